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
with numbered as (
  select source_file, source_sheet, source_row, household_key, national_id,
    count(*) over (partition by national_id) as copies,
    min(household_key) over (partition by national_id) = max(household_key) over (partition by national_id) as of_one,
    min(source_file || ', dòng ' || cast(source_row as string)) over (partition by national_id) as first_place,
    max(source_file || ', dòng ' || cast(source_row as string)) over (partition by national_id) as last_place
  from stg_members
  where national_id is not null
)
select h.source_file, h.source_sheet, h.source_row, 'national_id' as column_key, h.national_id as value,
  case when n.first_place = h.source_file || ', dòng ' || cast(h.source_row as string) then n.last_place else n.first_place end as detail, h.household_key, h.commune_code, h.village, h.household_no
from numbered n
join stg_members h on h.source_file = n.source_file and h.source_sheet = n.source_sheet and h.source_row = n.source_row
left join (select household_key from stg_households group by household_key having count(*) > 1) r on r.household_key = h.household_key
where n.copies > 1 and not (n.of_one and r.household_key is not null)
