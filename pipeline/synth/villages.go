package synth

import (
	"fmt"
	"slices"
)

// village is one thôn with the number of its resident households and the
// surveyor who walks it.
type village struct {
	name      string
	residents int
	surveyor  string
}

// Parts of invented village names in the manner of the region: Nà field, Bản
// village, Khuổi stream, Pác mouth of a stream, Cốc tree, Lủng valley.
var (
	villageFirst = []string{"Nà", "Bản", "Khuổi", "Pác", "Cốc", "Lủng", "Phiêng", "Thôm"}
	villageLast  = []string{"Khoang", "Lẹng", "Mạ", "Pjạ", "Slao", "Váng", "Chom", "Đán", "Cà", "Rào", "Xỏm", "Lùng", "Phầy", "Tềnh", "Nghè", "Choong", "Loỏng", "Mèo", "Pục", "Sẳm", "Quang", "Kén", "Tiệc", "Ngoà", "Khiếu", "Lìn", "Bjóoc", "Mòn", "Phung", "Dài"}
)

// Households of a village, as communes of the region have them.
const (
	villageSize = 68
	villagesMin = 2
	villagesMax = 16

	// a village is as large as the mean, give or take the spread
	meanWeight   = 100
	weightSpread = 40
)

// villages invents the villages of the commune and divides the residents over
// them; each has room for the surveyed households.
func (b *builder) villages(households []*Household) []village {
	n := clamp(b.outline.households/villageSize, villagesMin, villagesMax)
	weights := make([]int, n)
	for i := range weights {
		weights[i] = meanWeight + b.draw.between(-weightSpread, weightSpread)
	}
	list := make([]village, n)
	taken := map[string]bool{}
	for i, residents := range apportion(b.outline.households+len(households), weights) {
		name := ""
		for name == "" || taken[name] {
			name = pick(b.draw, villageFirst) + " " + pick(b.draw, villageLast)
		}
		taken[name] = true
		prefix := "Thôn "
		if b.outline.unit.Kind == kindTown && i < n/2 {
			prefix = "Tổ dân phố "
		}
		list[i] = village{name: prefix + name, residents: residents, surveyor: b.officer()}
	}
	return list
}

// settle puts every household into a village.
func (b *builder) settle(households []*Household, villages []village) {
	weights := make([]int, len(villages))
	for i, v := range villages {
		weights[i] = v.residents
	}
	for _, h := range households {
		v := villages[b.draw.weighted(weights)]
		h.Village, h.Surveyor = v.name, v.surveyor
	}
}

// number gives each household its number: within its village, as the national
// software does, so a number alone names many households of a commune. New
// households come after the old ones.
func (b *builder) number(households []*Household, villages []village) {
	for _, v := range villages {
		var old, fresh []*Household
		for _, h := range households {
			switch {
			case h.Village != v.name:
			case h.Reason == Split || h.Reason == MovedIn:
				fresh = append(fresh, h)
			default:
				old = append(old, h)
			}
		}
		last := max(v.residents, len(old))
		numbers := b.draw.Perm(last)[:len(old)]
		slices.Sort(numbers)
		for i, h := range old {
			h.Number = fmt.Sprintf("%03d", numbers[i]+1)
		}
		for i, h := range fresh {
			h.Number = fmt.Sprintf("%03d", last+i+1)
		}
	}
	for _, h := range households {
		if h.origin != nil {
			h.Origin, h.origin = h.origin.Number, nil
		}
	}
}
