package synth

// district is the layout that the communes are built to: what each of them
// has, and what the plan would have it lose.
type district struct {
	communes []outline
}

// outline is one commune's share of the district, in households.
type outline struct {
	unit Unit
	// households are resident at the review.
	households             int
	poor, nearPoor         int   // opening lists
	poorLoss, nearPoorLoss int   // opening less closing
	ethnicWeights          []int // of Kinh, Tày … as in ethnicities
}

// A town has a third of the poverty of a commune.
const townPovertyDivisor = 3

// lay divides the district's totals over its communes: exactly, but unevenly.
func lay(o Options, list []Unit) district {
	d := newDraw(o.Seed, 0)
	size := make([]int, len(list))
	poverty := make([]int, len(list))
	for i, unit := range list {
		size[i] = d.between(700, 1400)
		poverty[i] = d.between(500, 1500)
		if unit.Kind == kindTown {
			size[i] = d.between(1200, 1700)
			poverty[i] /= townPovertyDivisor
		}
	}
	households := apportion(o.Households-len(list)*minHouseholds, size)
	weights := make([]int, len(list))
	for i := range households {
		households[i] += minHouseholds
		weights[i] = households[i] * poverty[i]
	}
	poor := capped(apportion(o.PoorOpening, weights), households, poorMostCommune)
	near := capped(apportion(o.NearPoorOpening, weights), households, nearPoorMostCommune)
	poorLoss := losses(d, o.PoorReduction, poor)
	nearLoss := losses(d, o.NearPoorReduction, near)

	out := district{communes: make([]outline, len(list))}
	for i, unit := range list {
		out.communes[i] = outline{
			unit: unit, households: households[i], poor: poor[i], nearPoor: near[i],
			poorLoss: poorLoss[i], nearPoorLoss: nearLoss[i],
			ethnicWeights: ethnicMix(d, unit.Kind == kindTown),
		}
	}
	return out
}

// The most poor and near-poor of a district, and of one commune, in permille of
// its households. A commune's room is wider, so a district within its own
// bounds always fits.
const (
	poorMost            = 400
	poorMostCommune     = 480
	nearPoorMost        = 200
	nearPoorMostCommune = 240
)

// capped moves what exceeds a commune's room to those that have room left, in
// their order.
func capped(parts, households []int, permille int) []int {
	over := 0
	for i := range parts {
		if most := households[i] * permille / 1000; parts[i] > most {
			over += parts[i] - most
			parts[i] = most
		}
	}
	for i := range parts {
		room := min(over, households[i]*permille/1000-parts[i])
		parts[i] += room
		over -= room
	}
	return parts
}

// losses divides a reduction near the planned one over the communes by their
// lists, some above and some below their share.
func losses(d draw, planned int, lists []int) []int {
	total := planned + d.between(-planned/50, planned/50)
	weights := make([]int, len(lists))
	for i, list := range lists {
		weights[i] = list * d.between(80, 120)
	}
	parts := apportion(total, weights)
	for i := range parts {
		parts[i] = min(parts[i], lists[i])
	}
	return parts
}
