-- title: Câu trả lời nhiều mã (nguyên nhân, phương tiện, nhu cầu) | Answers of several codes (causes, means, needs)
-- grain: one row per household row, question and code typed; code is null when it cannot be read
with typed as (
  select household_key, source_file, source_sheet, source_row, 'causes' as key, 'cause' as list, causes_typed as answer from stg_households
  union all
  select household_key, source_file, source_sheet, source_row, 'info_devices', 'info_device', info_devices_typed from stg_households
  union all
  select household_key, source_file, source_sheet, source_row, 'support_needs', 'support_need', support_needs_typed from stg_households
),
parts as (
  -- the same code again counts once: seen in its cell, not among all rows
  select household_key, source_file, source_sheet, source_row, key, list, answer,
    unnest(list_distinct(list_transform(string_split(replace(replace(answer, ';', ','), '+', ','), ','), typed_part -> trim(typed_part)))) as part
  from typed
  where answer is not null
)
select p.household_key, p.source_file, p.source_sheet, p.source_row, p.key, p.answer, p.part, c.code
from parts p
left join ref_codes c on c.list = p.list and c.word = fold_word(p.part)
where p.part <> ''
