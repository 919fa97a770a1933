package synth

// Class is the outcome of a review, in the words of survey's code list.
type Class string

// The classes. A household that is gone has class "".
const (
	Poor          Class = "poor"
	NearPoor      Class = "near_poor"
	NotPoor       Class = "not_poor"
	AverageLiving Class = "average_living"
)

// onList tells whether a household of the class is on a list.
func (c Class) onList() bool { return c == Poor || c == NearPoor }

// label is what a commune writes.
func (c Class) label() string {
	switch c {
	case Poor:
		return "Hộ nghèo"
	case NearPoor:
		return "Hộ cận nghèo"
	case NotPoor:
		return "Hộ không nghèo"
	case AverageLiving:
		return "Hộ mức sống trung bình"
	}
	return ""
}

// Reason is why a household came or went otherwise than by its class.
type Reason string

// The reasons; a household that only changed class or stayed has "".
const (
	MovedIn   Reason = "moved_in"
	MovedAway Reason = "moved_away"
	Split     Reason = "split"
	Merged    Reason = "merged"
	Died      Reason = "died"
)

// gone tells whether a household with this reason is no longer there.
func (r Reason) gone() bool { return r == MovedAway || r == Merged || r == Died }

// label is what a commune writes in column "Biến động hộ".
func (r Reason) label() string {
	return map[Reason]string{MovedIn: "chuyển đến", MovedAway: "chuyển đi", Split: "tách hộ", Merged: "nhập hộ", Died: "chết (hộ đơn thân)"}[r]
}

// Movement is the one flow of forms 7.2 and 7.3 that a household belongs to.
type Movement string

// The movements.
const (
	StaysPoor         Movement = "stays_poor"
	StaysNearPoor     Movement = "stays_near_poor"
	PoorToNearPoor    Movement = "poor_to_near_poor"
	PoorToNotPoor     Movement = "poor_to_not_poor"
	NearPoorToPoor    Movement = "near_poor_to_poor"
	NearPoorToNotPoor Movement = "near_poor_to_not_poor"
	RelapsePoor       Movement = "relapse_poor"
	NewPoor           Movement = "new_poor"
	RelapseNearPoor   Movement = "relapse_near_poor"
	NewNearPoor       Movement = "new_near_poor"
	OtherInPoor       Movement = "other_in_poor"
	OtherInNearPoor   Movement = "other_in_near_poor"
	OtherOutPoor      Movement = "other_out_poor"
	OtherOutNearPoor  Movement = "other_out_near_poor"
	NotListed         Movement = "not_listed"
)
