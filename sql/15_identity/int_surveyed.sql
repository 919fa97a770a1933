-- view: yes
-- title: Hộ trong phiếu và việc hộ còn hay đã đi | Households of the survey, and whether each is still there or gone
-- grain: one row per row of sheet Hộ; gone = moved away, died, or merged into the household that its row names
select h.*,
  coalesce(h.movement, '') in ('moved_away', 'died', 'merged') as gone,
  coalesce(h.movement, '') in ('moved_in', 'split') as newcomer
from stg_households h
