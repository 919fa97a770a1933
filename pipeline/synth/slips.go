package synth

import (
	"slices"
	"strconv"
)

// Slip is a household of last year's list that is hard to know again: its row
// was typed over, or it moved to another commune. What it is called this year
// and on the list is the truth that matching is held against.
type Slip struct {
	Kind            string `json:"kind"`
	CommuneCode     string `json:"commune_code"`
	Village         string `json:"village"`
	HouseholdNo     string `json:"household_no"`
	PreviousCommune string `json:"previous_commune"`
	PreviousVillage string `json:"previous_village"`
	PreviousNo      string `json:"previous_no"`
}

// The kinds of slips. All but the first bear another number than on the list.
const (
	SlipNameTyped     = "name_typed_over"      // the number is kept, the name has a slip
	SlipNumber        = "number_changed"       // the id is kept, the name has a slip
	SlipNumberNoID    = "number_without_id"    // name and birth are kept
	SlipNameNoID      = "name_without_id"      // the name has a slip
	SlipIDDigits      = "id_digits_swapped"    // two digits of the id, the name has a slip
	SlipBirthDigits   = "birth_digits_swapped" // the last two digits of the year, no id
	SlipMovedCommunes = "moved_commune"        // in another commune, without a row in its own
)

func slipKinds() []string {
	return []string{SlipNameTyped, SlipNumber, SlipNumberNoID, SlipNameNoID, SlipIDDigits, SlipBirthDigits, SlipMovedCommunes}
}

// slipStreams is where the streams of slips begin, beyond those of defects.
const slipStreams = 2 << 32

// firstSlipNumber is beyond the numbers that a commune gives.
const firstSlipNumber = 9001

// plantSlips plants so many slips of every kind in each commune, as far as it
// has households for them.
func (c *Campaign) plantSlips() {
	for i := range c.Communes {
		s := c.siteOf(i)
		s.draw = newDraw(c.Options.Seed, slipStreams+uint64(i))
		number := firstSlipNumber
		for range c.Options.Slips {
			for _, kind := range slipKinds() {
				if s.slip(kind, strconv.Itoa(number), (i+1)%len(c.Communes)) {
					number++
				}
			}
		}
	}
}

// slip plants one, and says whether a household was fit for it.
func (s *site) slip(kind, number string, other int) bool {
	at := s.household(func(h Household, r row) bool {
		p := h.Head()
		return scoredStayer(h, r) && h.Listed.onList() && p.NationalID != "" && (kind != SlipBirthDigits || swappedYear(p) != p.Birth.Year())
	})
	if at < 0 || kind == SlipMovedCommunes && s.campaign.Communes[other].Unit.Code == s.commune.Unit.Code {
		return false
	}
	s.taken[at] = true
	h := s.commune.Households[at]
	changed, head := row{}, row{}
	set := func(key, ofHead, value string) { changed[key], head[ofHead] = value, value }
	if kind != SlipNameTyped {
		changed["household_no"], head["household_no"] = number, number
	}
	switch kind {
	case SlipNumberNoID, SlipNameNoID, SlipBirthDigits:
		set("head_national_id", "national_id", "")
	case SlipIDDigits:
		set("head_national_id", "national_id", s.swapped(h.Head().NationalID))
	}
	if kind != SlipNumberNoID && kind != SlipBirthDigits && kind != SlipMovedCommunes {
		set("head_name", "full_name", s.mistyped(h.Head().Name))
	}
	if kind == SlipBirthDigits {
		set("head_birth", "birth", strconv.Itoa(swappedYear(h.Head())))
	}
	truth := Slip{kind, s.commune.Unit.Code, h.Village, h.Number, s.commune.Unit.Code, h.Village, h.Number}
	if kind != SlipNameTyped {
		truth.HouseholdNo = number
	}
	if kind == SlipMovedCommunes {
		truth.CommuneCode, truth.Village = s.move(at, changed, &s.campaign.Communes[other])
		truth.HouseholdNo += s.commune.Unit.Code // of no household there
	} else {
		s.retype(at, changed, head)
	}
	s.commune.Slips = append(s.commune.Slips, truth)
	return true
}

// retype changes the household's row and those of its members.
func (s *site) retype(at int, changed, head row) {
	s.commune.changes = append(s.commune.changes, change{table: "households", row: at, also: changed})
	for i := range s.commune.Households[at].Persons() {
		cells := row{}
		if no, there := head["household_no"]; there {
			cells["household_no"] = no
		}
		if i == 0 {
			cells = head
		}
		s.commune.changes = append(s.commune.changes, change{table: "members", row: s.members[at] + i, also: cells})
	}
}

// move takes the household's rows out of its commune and puts them into another
// as newly come, under a number and an id-less head as such rows often are.
func (s *site) move(at int, changed row, to *Commune) (commune, village string) {
	village = to.Households[0].Village
	arrived := clone(s.pages.households[at])
	arrived["household_no"], arrived["village"] = changed["household_no"]+s.commune.Unit.Code, village
	arrived["movement"], arrived["listed_as"], arrived["head_national_id"] = "Chuyển đến", "Không", ""
	arrived["reported_class"] = ""
	to.changes = append(to.changes, change{table: "households", add: arrived})
	s.commune.changes = append(s.commune.changes, change{table: "households", row: at, drop: true})
	for i := range s.commune.Households[at].Persons() {
		member := clone(s.pages.members[s.members[at]+i])
		member["household_no"], member["village"] = arrived["household_no"], village
		if i == 0 {
			member["national_id"] = ""
		}
		to.changes = append(to.changes, change{table: "members", add: member})
		s.commune.changes = append(s.commune.changes, change{table: "members", row: s.members[at] + i, drop: true})
	}
	return to.Unit.Code, village
}

func clone(r row) row {
	copied := row{}
	for key, value := range r {
		copied[key] = value
	}
	return copied
}

// swappedYear is the year of birth with its last two digits swapped.
func swappedYear(p Person) int {
	year := p.Birth.Year()
	return year - year%100 + year%10*10 + year/10%10
}

// swapped exchanges two neighbouring digits of the running part of an id.
func (s *site) swapped(id string) string {
	digits := []byte(id)
	for try := range len(digits) - idPrefixLength - 1 {
		at := idPrefixLength + (s.draw.IntN(len(digits)-idPrefixLength-1)+try)%(len(digits)-idPrefixLength-1)
		if digits[at] != digits[at+1] {
			digits[at], digits[at+1] = digits[at+1], digits[at]
			return string(digits)
		}
	}
	digits[len(digits)-1] = byte(nextDigit(rune(digits[len(digits)-1])))
	return string(digits)
}

// mistyped loses a letter of a name, or swaps two neighbours.
func (s *site) mistyped(name string) string {
	letters := []rune(name)
	at := 1 + s.draw.IntN(len(letters)-3)
	if letters[at] == ' ' || letters[at+1] == ' ' || letters[at] == letters[at+1] {
		at = len(letters) - 2
	}
	if s.draw.IntN(2) == 0 {
		return string(slices.Delete(letters, at, at+1))
	}
	letters[at], letters[at+1] = letters[at+1], letters[at]
	return string(letters)
}
