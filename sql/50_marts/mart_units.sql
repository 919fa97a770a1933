-- title: Đơn vị của kết quả, và đợt rà soát mà số liệu của từng đơn vị thuộc về | Units of the results, and the review that the figures of each come from
-- grain: one row per unit of mart_communes
-- columns:
--   commune_code: Mã xã | Commune code
--   district_code: Mã huyện | District code
--   district_name: Tên huyện | District name
--   province_code: Mã tỉnh | Province code
--   province_name: Tên tỉnh | Province name
--   review_year: Năm rà soát | Review year
--   review_date: Ngày rà soát | Review date
--   rule_set: Bộ quy định | Rule set
--   label: Lời báo dữ liệu tổng hợp; trống khi là số liệu thật | Notice of synthetic data; empty for real figures
select u.commune_code, c.district_code, c.district_name, c.province_code, c.province_name, c.year as review_year, c.review_date, c.rule_set, c.label
from stg_units u
cross join ref_campaign c
order by u.position, u.commune_code
