-- title: Hộ trong phiếu và việc hộ còn hay đã đi
-- grain: one row per row of sheet Hộ; gone = moved away, died, or merged into another household without scores of its own
select h.*,
  coalesce(h.movement, '') in ('moved_away', 'died')
    or (coalesce(h.movement, '') = 'merged' and h.unscored and h.deprived_count = 0) as gone,
  coalesce(h.movement, '') in ('moved_in', 'split') as newcomer
from stg_households h
