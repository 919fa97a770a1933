package synth

// Household is one row of sheet Hộ with its persons and its truth.
type Household struct {
	Village, Number string
	// Members are present at the review. For a household that is gone they are
	// the persons of the opening and stand on no sheet.
	Members []Person

	Listed   Class // at the opening: Poor, NearPoor or NotPoor
	Class    Class // at the closing; "" when gone
	Movement Movement
	Reason   Reason
	Origin   string // number of the household split from or merged into
	Screened bool   // Phiếu A ended the review: no scores

	// LastListed is the class of an earlier listing, LastYear its year; "" and
	// 0 when there is none.
	LastListed Class
	LastYear   int

	// Opening is the number of persons when the opening list was approved; the
	// four after it lead from there to the members of now.
	Opening, Births, Deaths, Left, Joined int

	B1, B2     int
	Deprived   [indicators]bool
	Income     int64 // đồng a person and month; 0 when not asked
	Farming    bool
	NoLabour   bool
	Merit      bool
	Exit       bool // registered to leave the list
	Causes     []string
	Needs      []string
	Housing    Housing
	SurveyedOn string // yyyy-mm-dd
	Surveyor   string

	origin *Household // until it has its number
}

// indicators is the number of columns deprived_01 … of the workbook.
const indicators = 12

// Housing is what the household form says of the dwelling.
type Housing struct {
	AreaTenths        int  // of a m²
	Wall, Frame, Roof bool // durable
	Water, Toilet     string
	Internet          bool
	Devices           []string
}

// Head is the first member.
func (h Household) Head() Person { return h.Members[0] }

// Gone tells whether the household is no longer there at the review.
func (h Household) Gone() bool { return h.Reason.gone() }

// Persons are those present at the review.
func (h Household) Persons() int {
	if h.Gone() {
		return 0
	}
	return len(h.Members)
}

// Minority tells whether the head belongs to an ethnic minority.
func (h Household) Minority() bool { return h.Head().Ethnicity != codeKinh }

// Lacks is the number of deprived indicators.
func (h Household) Lacks() int {
	n := 0
	for _, lacks := range h.Deprived {
		if lacks {
			n++
		}
	}
	return n
}
