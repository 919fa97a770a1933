-- code: TT-204
-- severity: note
-- message: Danh sách năm trước không có "{label}"; tỷ lệ đầu năm của xã tính trên tổng số năm nay.
-- message_en: Last year's list gives no "{label}"; the commune's opening rates use this year's total.
-- remedy: Ghi tổng số của năm trước vào sheet Thông tin của danh sách năm trước.
-- remedy_en: Enter last year's total on sheet Thông tin of last year's list.
-- grain: one row per list of the year before and total that it does not give
select b.source_file, 'Thông tin' as source_sheet, i.source_row, t.key as column_key, cast(null as string) as value,
  cast(null as string) as detail, cast(null as string) as household_key, b.commune_code, cast(null as string) as village, cast(null as string) as household_no
from stg_workbooks b
join (
  select source_file, 'total_households' as key, total_households_typed as typed from stg_workbooks
  union all select source_file, 'minority_households', minority_households_typed from stg_workbooks
) t on t.source_file = b.source_file and t.typed is null
left join raw_info i on i.source_file = b.source_file and i.key = t.key
where b.accepted and b.role = 'previous'
