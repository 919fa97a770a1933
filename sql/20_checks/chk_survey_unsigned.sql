-- code: HO-054
-- severity: note
-- message: Thiếu "{label}"; bảng này có {detail} hộ để trống.
-- message_en: "{label}" is missing; {detail} households of this workbook lack it.
-- remedy: Ghi theo phiếu giấy để biết ai rà soát, ngày nào; không rõ thì để trống.
-- remedy_en: Fill it in from the paper form, so that it is known who surveyed and when; leave it empty if that is not known.
-- protects: truy lại được người và ngày rà soát; dấu hiệu theo rà soát viên
-- protects_en: who surveyed and when can be traced; signals by surveyor
-- grain: one row per present household and one of date and surveyor that it lacks; one for the workbook, at its first household, where no household has it
with missing as (
  select h.source_file, h.source_sheet, h.source_row, c.key, h.household_key, h.commune_code, h.village, h.household_no,
    count(*) over (partition by h.source_file, c.key) as empty,
    row_number() over (partition by h.source_file, c.key order by h.source_row) as place
  from int_surveyed h
  join raw_households r on r.source_file = h.source_file and r.source_sheet = h.source_sheet and r.source_row = h.source_row
  join raw_columns c on c.source_file = h.source_file and c.source_sheet = h.source_sheet and c.key in ('surveyed_on', 'surveyor')
  where not h.gone and case c.key when 'surveyed_on' then r.surveyed_on else r.surveyor end is null
),
present as (
  select source_file, count(*) as households from int_surveyed where not gone group by source_file
)
select m.source_file, m.source_sheet, m.source_row, m.key as column_key, cast(null as string) as value, m.empty || '/' || p.households as detail,
  m.household_key, m.commune_code, m.village, m.household_no
from missing m
join present p on p.source_file = m.source_file
where m.empty < p.households or m.place = 1
