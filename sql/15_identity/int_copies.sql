-- title: Dòng của sheet Hộ lặp lại khoá của một dòng trước | Rows of sheet Hộ that repeat the key of an earlier row
-- grain: one row per row of sheet Hộ after the first with its household_key, by file, sheet and row
with repeated as (
  select household_key from int_surveyed group by household_key having count(*) > 1
),
numbered as (
  select h.household_key, h.source_file, h.source_sheet, h.source_row,
    row_number() over (partition by h.household_key order by h.source_file, h.source_sheet, h.source_row) as copy
  from int_surveyed h
  join repeated r on r.household_key = h.household_key
)
select household_key, source_file, source_sheet, source_row
from numbered
where copy > 1
