package synth

// fate is what happens to one surveyed household: the truth it is built to.
type fate struct {
	listed   Class // at the opening: poor, near_poor or not_poor
	class    Class // at the closing; "" when gone
	movement Movement
	reason   Reason
	screened bool // Phiếu A shows at once that the household is not poor
}

// flows collects the fates of one commune.
type flows struct {
	draw draw
	list []fate
	// asked counts households on no list that asked and fell onto one.
	asked int
}

// add puts n households of one fate on the list and returns n.
func (f *flows) add(n int, one fate) int {
	for range n {
		f.list = append(f.list, one)
	}
	return n
}

// addAbove adds n households above the B1 line, some of them farming
// households of average living, and returns n.
func (f *flows) addAbove(n int, one fate) int {
	average := f.draw.near(n, averagePermille)
	f.add(n-average, one)
	one.class = AverageLiving
	return f.add(average, one) + n - average
}

// fates lists every surveyed household of a commune: the opening lists, who
// fell onto a list, who came, and who asked and was found not poor. The
// closing lists are the opening ones less the commune's losses.
func fates(d draw, c outline) []fate {
	f := &flows{draw: d}
	fromNear := d.near(c.nearPoor, 30)
	toNear := f.poor(c, fromNear)
	f.nearPoor(c, fromNear, toNear)
	f.unlisted(c)
	return f.list
}

// Shares in permille.
const (
	askedPermille   = 100 // of households on no list ask to be reviewed
	averagePermille = 90  // of households above the line have average living
	screenedShare   = 300 // of those that ask in vain Phiếu A settles
)

// poor makes the poor list: who comes, who goes for other reasons, and so how
// many must rise above it for the commune's loss. It returns how many of them
// are near-poor.
func (f *flows) poor(c outline, fromNear int) (toNear int) {
	d := f.draw
	f.asked += f.add(d.near(c.poor, 10), fate{NotPoor, Poor, RelapsePoor, "", false})
	f.asked += f.add(d.near(c.poor, 25), fate{NotPoor, Poor, NewPoor, "", false})
	in := fromNear + f.asked
	in += f.add(d.near(c.poor, 5), fate{NotPoor, Poor, OtherInPoor, MovedIn, false})
	in += f.add(d.near(c.poor, 10), fate{NotPoor, Poor, OtherInPoor, Split, false})
	left := c.poor
	left -= f.add(min(left, d.near(c.poor, 7)), fate{Poor, "", OtherOutPoor, MovedAway, false})
	left -= f.add(min(left, d.near(c.poor, 10)), fate{Poor, "", OtherOutPoor, Died, false})
	left -= f.add(min(left, d.near(c.poor, 5)), fate{Poor, "", OtherOutPoor, Merged, false})
	rise := clamp(c.poorLoss+in-(c.poor-left), 0, left)
	toNear = rise * 3 / 10
	left -= f.add(toNear, fate{Poor, NearPoor, PoorToNearPoor, "", false})
	left -= f.addAbove(rise-toNear, fate{Poor, NotPoor, PoorToNotPoor, "", false})
	f.add(left, fate{Poor, Poor, StaysPoor, "", false})
	return toNear
}

// nearPoor makes the near-poor list likewise.
func (f *flows) nearPoor(c outline, fromNear, toNear int) {
	d := f.draw
	fell := f.add(d.near(c.nearPoor, 15), fate{NotPoor, NearPoor, RelapseNearPoor, "", false})
	fell += f.add(d.near(c.nearPoor, 40), fate{NotPoor, NearPoor, NewNearPoor, "", false})
	f.asked += fell
	in := toNear + fell
	in += f.add(d.near(c.nearPoor, 6), fate{NotPoor, NearPoor, OtherInNearPoor, MovedIn, false})
	in += f.add(d.near(c.nearPoor, 8), fate{NotPoor, NearPoor, OtherInNearPoor, Split, false})
	left := c.nearPoor - f.add(fromNear, fate{NearPoor, Poor, NearPoorToPoor, "", false})
	left -= f.add(min(left, d.near(c.nearPoor, 7)), fate{NearPoor, "", OtherOutNearPoor, MovedAway, false})
	left -= f.add(min(left, d.near(c.nearPoor, 5)), fate{NearPoor, "", OtherOutNearPoor, Died, false})
	left -= f.add(min(left, d.near(c.nearPoor, 5)), fate{NearPoor, "", OtherOutNearPoor, Merged, false})
	rise := clamp(c.nearPoorLoss+in-(c.nearPoor-left), 0, left)
	left -= f.addAbove(rise, fate{NearPoor, NotPoor, NearPoorToNotPoor, "", false})
	f.add(left, fate{NearPoor, NearPoor, StaysNearPoor, "", false})
}

// unlisted makes those that came or asked and are on no list, then or now.
func (f *flows) unlisted(c outline) {
	none := fate{NotPoor, NotPoor, NotListed, "", false}
	in, split, screened := none, none, none
	in.reason, split.reason, screened.screened = MovedIn, Split, true
	f.add(f.draw.near(c.poor, 4), in)
	f.add(f.draw.near(c.poor, 4), split)
	others := max(0, f.draw.near(c.households-c.poor-c.nearPoor, askedPermille)-f.asked)
	settled := f.draw.near(others, screenedShare)
	f.addAbove(settled, screened)
	f.addAbove(others-settled, none)
}

func clamp(n, low, high int) int { return max(low, min(n, high)) }
