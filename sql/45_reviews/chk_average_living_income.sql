-- code: HO-025
-- severity: warning
-- message: Xã xếp loại mức sống trung bình nhưng thiếu "{label}".
-- message_en: The commune reported average living standard but "{label}" is missing.
-- remedy: Ghi thu nhập bình quân đầu người/tháng và đánh dấu hộ làm nông, lâm, ngư, diêm nghiệp.
-- remedy_en: Enter the monthly income per person and mark the household as farming.
-- protects: hộ có mức sống trung bình (Điều 3 Nghị định 07/2021/NĐ-CP); Mẫu 7.1
-- protects_en: households of average living standard (Article 3, Decree 07/2021/NĐ-CP); form 7.1
-- grain: one row per household reported as average living without income
select h.source_file, h.source_sheet, h.source_row, 'income_per_capita' as column_key, cast(null as string) as value, cast(null as string) as detail, h.household_key, h.commune_code, h.village, h.household_no
from int_households h
-- a workbook without the column is TEP-106, once
join (select distinct source_file from raw_columns where key = 'income_per_capita') c on c.source_file = h.source_file
where h.reported_class = 'average_living' and h.income_per_capita is null
