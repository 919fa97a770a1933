# Reads the first sheet of a workbook and prints the number of cells: read.R PATH
table <- suppressMessages(readxl::read_excel(commandArgs(trailingOnly = TRUE)[1], col_names = FALSE, col_types = "text"))
cat(nrow(table) * ncol(table), "\n")
