-- code: TD-010
-- severity: error
-- message: Giải ngân {value} vượt số được giao {detail}; dòng này chưa được dùng.
-- message_en: Disbursed {value} is above allocated {detail}; the line is left out.
-- remedy: Sửa số giải ngân, hoặc ghi số đã được giao bổ sung.
-- remedy_en: Correct what was disbursed, or enter what was allocated in addition.
-- protects: Báo cáo tiến độ theo quý, biểu theo dõi chỉ tiêu
-- protects_en: Progress report by quarter, table of targets
-- grain: one row per source of money of which more was disbursed than allocated
select d.source_file, d.source_sheet, d.source_row, d.column_key, amount_text(d.amount) as value,
  amount_text(a.amount) as detail, cast(null as string) as household_key, cast(null as string) as commune_code, cast(null as string) as village, cast(null as string) as household_no
from stg_amounts d
join stg_amounts a on a.source_file = d.source_file and a.source_sheet = d.source_sheet and a.source_row = d.source_row and a.stage = 'allocated' and a.part = d.part
where d.stage = 'disbursed' and d.amount > a.amount
