-- title: Xã có danh sách được phê duyệt của năm trước
-- grain: one row per commune with an approved list, also an empty one
select distinct commune_code from stg_workbooks where role = 'previous' and accepted
