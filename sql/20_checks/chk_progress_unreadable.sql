-- code: TD-008
-- severity: error
-- message: Cột "{label}" ghi "{value}", không phải số không âm đọc được chắc chắn; dòng này chưa được dùng.
-- message_en: Column "{label}" says "{value}", no number from zero that can be read for certain; the line is left out.
-- remedy: Ghi bằng chữ số, ví dụ 5465 hoặc 5465,5; không ghi chữ.
-- remedy_en: Write digits, such as 5465 or 5465,5, and no words.
-- protects: Báo cáo tiến độ theo quý, biểu theo dõi chỉ tiêu
-- protects_en: Progress report by quarter, table of targets
-- grain: one row per figure that is filled in and cannot be read
select source_file, source_sheet, source_row, column_key, typed as value,
  cast(null as string) as detail, cast(null as string) as household_key, cast(null as string) as commune_code, cast(null as string) as village, cast(null as string) as household_no
from stg_amounts
where amount is null
union all
select source_file, source_sheet, source_row, 'done', done_typed, cast(null as string), cast(null as string), cast(null as string), cast(null as string), cast(null as string)
from stg_outputs
where done_typed is not null and done is null
union all
select source_file, source_sheet, source_row, 'eligible', eligible_typed, cast(null as string), cast(null as string), cast(null as string), cast(null as string), cast(null as string)
from stg_outputs
where eligible_typed is not null and eligible is null
