-- code: HO-042
-- severity: error
-- message: Thu nhập bình quân {value} đồng/người/tháng, dưới {detail} đồng: có thể đã ghi theo nghìn đồng.
-- message_en: Income of {value} đồng per person and month, under {detail}: perhaps in thousands.
-- remedy: Ghi thu nhập bằng đồng; không có thu nhập thì ghi 0.
-- remedy_en: Enter the income in đồng; 0 when there is none.
-- protects: hộ có mức sống trung bình (Điều 3 Nghị định 07/2021/NĐ-CP); Mẫu 7.1
-- protects_en: households of average living standard (Article 3, Decree 07/2021/NĐ-CP); form 7.1
-- grain: one row per household whose income is above zero and implausibly low
select h.source_file, h.source_sheet, h.source_row, 'income_per_capita' as column_key, cast(h.income_per_capita as string) as value, cast(l.value as string) as detail, h.household_key, h.commune_code, h.village, h.household_no
from stg_households h
cross join ref_campaign c
join ref_bounds l on l.name = 'lowest_income'
where h.income_per_capita > 0 and h.income_per_capita < l.value
