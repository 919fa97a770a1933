-- code: TV-007
-- severity: warning
-- message: Số CCCD "{value}" của thành viên còn đứng ở {detail}.
-- message_en: The member's national id "{value}" also stands at {detail}.
-- remedy: Một người chỉ ở một hộ: xoá dòng trùng hoặc sửa số CCCD.
-- remedy_en: One person, one household: delete the copied row or correct the id.
-- protects: mỗi hộ, mỗi người tính một lần qua các xã, các năm; Mẫu 7.2, 7.3
-- protects_en: each household and person counted once across communes and years; forms 7.2, 7.3
-- personal: yes
-- grain: one row per member whose national id is not unique in the district; the members of a household that stands in several rows are HO-005
with repeated as (
  select national_id
  from stg_members
  where national_id is not null
  group by national_id
  having count(*) > 1
),
numbered as (
  select m.national_id, min(m.household_key) = max(m.household_key) as of_one,
    min(m.source_file || ', dòng ' || cast(m.source_row as string)) as first_place,
    max(m.source_file || ', dòng ' || cast(m.source_row as string)) as last_place
  from stg_members m
  join repeated r on r.national_id = m.national_id
  group by m.national_id
)
select h.source_file, h.source_sheet, h.source_row, 'national_id' as column_key, h.national_id as value,
  case when n.first_place = h.source_file || ', dòng ' || cast(h.source_row as string) then n.last_place else n.first_place end as detail, h.household_key, h.commune_code, h.village, h.household_no
from numbered n
join stg_members h on h.national_id = n.national_id
left join (select distinct household_key from int_copies) r on r.household_key = h.household_key
where not (n.of_one and r.household_key is not null)
