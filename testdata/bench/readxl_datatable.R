# The district job in data.table over readxl: readxl_datatable.R CAMPAIGN RULES
# Legal numbers come from the rules file alone.
suppressPackageStartupMessages({library(readxl); library(data.table); library(yaml)})
arguments <- commandArgs(trailingOnly = TRUE)
campaign <- arguments[1]
law <- read_yaml(arguments[2])

score <- setNames(sapply(law$score_lines, `[[`, "value"), sapply(law$score_lines, `[[`, "area"))
income <- setNames(sapply(law$income_lines, `[[`, "value"), sapply(law$income_lines, function(l) paste(l$line, l$area)))
least <- Filter(function(c) c$class == "poor", law$classes)[[1]]$min_deprived$value
areas <- setNames(sapply(law$areas, `[[`, "area"), sapply(law$areas, `[[`, "kind"))
units <- fread(file.path(campaign, "units.csv"), colClasses = "character", encoding = "UTF-8")
area_of <- setNames(areas[units$kind], units$code)

header <- 5 # rows above the row of keys, in the workbooks that synth writes
yes <- c("x", "X", "1", "có", "Có", "true")
classes <- c("Hộ nghèo" = "poor", "Hộ cận nghèo" = "near_poor")
gone <- c("chuyển đi", "chết (hộ đơn thân)", "nhập hộ")
new <- c("chuyển đến", "tách hộ")
flags <- sprintf("deprived_%02d", 1:12)

# A sheet of all workbooks in one table, with the commune's code.
read <- function(folder, sheet) {
  paths <- sort(Sys.glob(file.path(campaign, folder, "*.xlsx")))
  tables <- lapply(paths, function(path) {
    table <- as.data.table(read_excel(path, sheet = sheet, skip = header, col_types = "text", .name_repair = "minimal"))
    table[, commune_code := sub("\\.xlsx$", "", basename(path))]
  })
  rbindlist(tables, use.names = TRUE)
}

key <- c("commune_code", "village", "household_no")
h <- read("survey", "Hộ")
members <- read("survey", "Thành viên")
opening <- read("previous", "Danh sách")[, .(commune_code, village, household_no, opening = classes[class], opening_persons = as.numeric(member_count))]

h[, c("b1", "money", "persons") := .(as.numeric(b1_score), as.numeric(income_per_capita), as.numeric(member_count))]
h[, c("gone", "newcomer") := .(tolower(movement) %in% ..gone, tolower(movement) %in% new)]
h[, area := area_of[commune_code]]
h[, (flags) := lapply(.SD, function(v) v %in% yes), .SDcols = flags]
h[, entered := !is.na(b1) & b1 <= score[area]]
h[, lacking := rowSums(.SD), .SDcols = flags]
h[, average := farming_household %in% yes & !is.na(money) & money > income[paste("poverty", area)] & money <= income[paste("average_living", area)]]
h[, class := fcase(gone, NA_character_, entered & lacking >= least, "poor", entered, "near_poor", average, "average_living", default = "not_poor")]
h[opening, on = key, c("opening", "opening_persons") := .(i.opening, i.opening_persons)]
h[newcomer == TRUE | is.na(opening), c("opening", "opening_persons") := .("not_poor", 0)]
h[, closing_persons := fifelse(gone, 0, persons)]
h[, last := classes[last_listed_as]]

counts <- list(h[!is.na(class), .(figure = paste("class", commune_code, class, sep = "|"), count = .N), by = .(commune_code, class)][, .(figure, count)])
lacks <- h[class %in% c("poor", "near_poor"), lapply(.SD, sum), by = .(commune_code, class), .SDcols = flags]
counts <- c(counts, list(melt(lacks, id.vars = c("commune_code", "class"))[, .(figure = paste("deprived", commune_code, class, sub("deprived_", "", variable), sep = "|"), count = value)]))
for (listed in c("poor", "near_poor")) for (counted in c("households", "persons")) {
  other <- setdiff(c("poor", "near_poor"), listed)
  sums <- h[, {
    was <- opening == listed
    ends <- !is.na(class) & class == listed
    fresh <- ends & opening == "not_poor"
    stayed <- ends & opening != "not_poor"
    again <- !is.na(last) & (last == "poor" | listed == "near_poor")
    to_other <- was & !gone & class == other
    off <- was & !gone & class %in% c("not_poor", "average_living")
    start <- if (counted == "persons") opening_persons else rep(1, .N)
    end <- if (counted == "persons") closing_persons else rep(1, .N)
    .(c1 = sum(start[was]), c2 = sum(start[which(if (listed == "poor") to_other else off)]), c3 = sum(start[which(if (listed == "poor") off else to_other)]),
      c4 = sum(start[was & gone]) + sum(pmax(start - end, 0)[stayed]), c5 = sum(start[ends & opening == other]),
      c6 = sum(end[fresh & !newcomer & again]), c7 = sum(end[fresh & !newcomer & !again]),
      c8 = sum(end[fresh & newcomer]) + sum(pmax(end - start, 0)[stayed]), c9 = sum(end[ends]))
  }, by = commune_code]
  counts <- c(counts, list(melt(sums, id.vars = "commune_code")[, .(figure = paste("flow", commune_code, listed, counted, variable, sep = "|"), count = value)]))
}
uninsured <- h[!is.na(class)][members[!(health_insurance %in% yes)], on = key, nomatch = NULL]
counts <- c(counts, list(uninsured[, .(count = .N), by = .(commune_code, class)][, .(figure = paste("uninsured", commune_code, class, sep = "|"), count)]))
fwrite(rbindlist(counts)[count != 0][order(figure)], col.names = FALSE, scipen = 20)
