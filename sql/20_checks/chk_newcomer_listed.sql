-- code: HO-014
-- severity: warning
-- message: Hộ mới đến hoặc mới tách mà ghi phân loại đầu năm "{value}"; hộ không tính vào danh sách đầu năm của xã.
-- message_en: A household that moved in or split off is marked "{value}" at the start of the year; it does not count in the opening list of the commune.
-- remedy: Ghi "Không" ở cột phân loại đầu năm.
-- remedy_en: Enter "Không" as the class at the start of the year.
-- protects: diễn biến hộ nghèo, hộ cận nghèo; Mẫu 7.2, 7.3
-- protects_en: the movements of poor and near-poor households; forms 7.2, 7.3
-- grain: one row per newcomer declared on the opening list
select h.source_file, h.source_sheet, h.source_row, 'listed_as' as column_key, r.listed_as as value, cast(null as string) as detail, h.household_key, h.commune_code, h.village, h.household_no
from int_surveyed h
join raw_households r on r.source_file = h.source_file and r.source_sheet = h.source_sheet and r.source_row = h.source_row
where h.newcomer and h.listed_as in ('poor', 'near_poor')
