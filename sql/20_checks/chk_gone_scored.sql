-- code: HO-013
-- severity: warning
-- message: Hộ ghi là đã đi ("{value}") nhưng vẫn có điểm hoặc kết quả Phiếu A; hộ không được xếp loại.
-- message_en: The household is marked as gone ("{value}") but has scores or an answer of Phiếu A; it is not classified.
-- remedy: Nếu hộ còn ở xã thì xoá biến động; nếu đã đi thì xoá điểm và Phiếu A.
-- remedy_en: If the household is still there, clear the movement; if it left, clear the scores and Phiếu A.
-- protects: diễn biến hộ nghèo, hộ cận nghèo; Mẫu 7.2, 7.3
-- protects_en: the movements of poor and near-poor households; forms 7.2, 7.3
-- grain: one row per gone household with scores or a screening
select h.source_file, h.source_sheet, h.source_row, 'movement' as column_key, r.movement as value, cast(null as string) as detail, h.household_key, h.commune_code, h.village, h.household_no
from int_surveyed h
join raw_households r on r.source_file = h.source_file and r.source_sheet = h.source_sheet and r.source_row = h.source_row
where h.gone and (not h.unscored or h.screening_a in ('passed', 'failed'))
