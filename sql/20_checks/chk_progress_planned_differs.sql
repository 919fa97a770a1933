-- code: TD-012
-- severity: warning
-- message: Kế hoạch vốn ghi {value}, kế hoạch của huyện là {detail}.
-- message_en: The planned sum is {value}, the plan of the district says {detail}.
-- remedy: Giữ nguyên số chương trình điền sẵn; nếu kế hoạch đã điều chỉnh thì sửa budget trong targets.yaml.
-- remedy_en: Leave the sum that the program filled in; if the plan has been changed, correct budget in targets.yaml.
-- protects: Báo cáo tiến độ theo quý, biểu theo dõi chỉ tiêu
-- protects_en: Progress report by quarter, table of targets
-- grain: one row per planned sum that is not the one of the plan
select a.source_file, a.source_sheet, a.source_row, a.column_key, amount_text(a.amount) as value,
  amount_text(cast(case a.part when 'central' then p.central when 'local' then p.local else p.total end as decimal(18, 6))) as detail, cast(null as string) as household_key, cast(null as string) as commune_code, cast(null as string) as village, cast(null as string) as household_no
from stg_amounts a
join plan_budget p on p.id = a.line and p.office_id = a.office_id
where a.stage = 'planned' and a.amount <> case a.part when 'central' then p.central when 'local' then p.local else p.total end
