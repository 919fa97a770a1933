-- code: TD-011
-- severity: error
-- message: Tổng ghi {value} nhưng trung ương cộng địa phương là {detail}; dòng này chưa được dùng.
-- message_en: The total is {value} but central and local together are {detail}; the line is left out.
-- remedy: Sửa một trong ba số để tổng bằng hai phần.
-- remedy_en: Correct one of the three so that the total is the two parts.
-- protects: Báo cáo tiến độ theo quý, biểu theo dõi chỉ tiêu
-- protects_en: Progress report by quarter, table of targets
-- grain: one row per total that is not the sum of its parts
select t.source_file, t.source_sheet, t.source_row, t.column_key, amount_text(t.amount) as value,
  amount_text(cast(c.amount + l.amount as decimal(18, 6))) as detail, cast(null as string) as household_key, cast(null as string) as commune_code, cast(null as string) as village, cast(null as string) as household_no
from stg_amounts t
join stg_amounts c on c.source_file = t.source_file and c.source_sheet = t.source_sheet and c.source_row = t.source_row and c.stage = t.stage and c.part = 'central'
join stg_amounts l on l.source_file = t.source_file and l.source_sheet = t.source_sheet and l.source_row = t.source_row and l.stage = t.stage and l.part = 'local'
where t.part = 'total' and t.amount <> c.amount + l.amount
