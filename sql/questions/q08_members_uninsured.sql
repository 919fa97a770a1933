-- question: Hộ nghèo, hộ cận nghèo nào còn người từ đủ 6 tuổi chưa có bảo hiểm y tế?
-- question_en: Which poor or near-poor households have a member of six or older without health insurance?
select h.commune_name, h.village, h.household_no, h.member_count
from mart_households h
where h.class in ('poor', 'near_poor') and h.deprived_04
order by h.commune_code, h.village, h.household_no
