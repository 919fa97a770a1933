package synth

import (
	"strconv"
	"strings"
	"testing"

	"rasoat/pipeline/names"
	"rasoat/pipeline/survey"
)

func TestEveryWordWrittenInACodedColumnIsInItsList(t *testing.T) {
	known := map[string]bool{}
	for _, code := range survey.Codes() {
		known[code.List+"\x00"+code.Word] = true
	}
	spellings := map[string]bool{}
	eachPages(generate(t, Options{Seed: sampleSeed}), func(_ Commune, p pages) {
		for table, rows := range map[string][]row{"households": p.households, "members": p.members, "previous": p.previous} {
			for _, field := range survey.SheetOf(table).Fields {
				if field.List == "" {
					continue
				}
				for i, r := range rows {
					for _, word := range spellingsIn(field, r[field.Key]) {
						spellings[field.List+" "+word] = true
						if !known[field.List+"\x00"+names.Fold(word)] {
							t.Errorf("%s row %d, %s: %q is not in list %s", table, i, field.Key, word, field.List)
						}
					}
				}
			}
		}
	})
	for _, want := range []string{"yes_no x", "yes_no X", "yes_no Có", "yes_no 1", "yes_no 0", "yes_no -", "ethnicity 2", "ethnicity Tày", "ethnicity H'Mông", "water_source 4", "water_source Giếng khoan"} {
		if !spellings[want] {
			t.Errorf("no commune writes %q", want)
		}
	}
}

// spellingsIn splits a cell of codes; an empty cell has no words.
func spellingsIn(field survey.Field, text string) []string {
	switch {
	case text == "":
		return nil
	case field.Type == survey.Several:
		return strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ';' })
	}
	return []string{text}
}

func TestRequiredCellsAreFilledWhereTheFormatAsksForThem(t *testing.T) {
	eachPages(generate(t, Options{Seed: sampleSeed}), func(c Commune, p pages) {
		for table, keys := range map[string][]string{
			"households": {"household_no", "village", "head_name", "head_sex", "head_birth", "head_ethnicity", "member_count", "listed_as", "surveyed_on"},
			"members":    {"village", "household_no", "member_no", "full_name", "relation", "sex", "birth", "health_insurance"},
			"previous":   {"commune_code", "village", "household_no", "head_name", "member_count", "class"},
		} {
			for i, r := range *p.table(table) {
				for _, key := range keys {
					if r[key] == "" {
						t.Errorf("%s %s row %d: %s is empty", c.Unit.Name, table, i, key)
					}
				}
			}
		}
	})
}

func TestRowsOfHouseholdsThatAreGoneCarryNoScoresAndNoMembers(t *testing.T) {
	gone := 0
	eachPages(generate(t, Options{Seed: sampleSeed}), func(c Commune, p pages) {
		members := map[string]int{}
		for _, r := range p.members {
			members[r["village"]+r["household_no"]]++
		}
		for i, h := range c.Households {
			r := p.households[i]
			want := strconv.Itoa(len(h.Members))
			if h.Gone() {
				gone++
				want = "0"
				for _, key := range []string{"b1_score", "b2_score", "deprived_01", "deprived_12", "reported_class", "causes", "water_source"} {
					if r[key] != "" {
						t.Errorf("%s %s is gone and has %s %q", h.Village, h.Number, key, r[key])
					}
				}
			}
			if got := strconv.Itoa(members[h.Village+h.Number]); got != want {
				t.Errorf("%s %s has %s rows on Thành viên, want %s", h.Village, h.Number, got, want)
			}
			if !h.Gone() && r["member_count"] != want {
				t.Errorf("%s %s writes %s members, has %s", h.Village, h.Number, r["member_count"], want)
			}
		}
	})
	if gone == 0 {
		t.Error("no household is gone")
	}
}

func TestScreenedOutHouseholdsHaveNoScoresAndWereOnNoList(t *testing.T) {
	screened := 0
	eachPages(generate(t, Options{Seed: sampleSeed}), func(c Commune, p pages) {
		for i, h := range c.Households {
			r := p.households[i]
			if r["screening_a"] != "không đạt" {
				continue
			}
			screened++
			if r["b1_score"]+r["b2_score"]+r["deprived_01"] != "" || h.Listed != NotPoor || h.Class.onList() {
				t.Errorf("%s %s is screened out with B1 %q, listed %s, class %s", h.Village, h.Number, r["b1_score"], h.Listed, h.Class)
			}
		}
	})
	if screened == 0 {
		t.Error("Phiếu A screens nobody out")
	}
}

func TestThePreviousListIsTheOpeningOfTheSurvey(t *testing.T) {
	eachPages(generate(t, Options{Seed: sampleSeed}), func(c Commune, p pages) {
		previous := map[string]row{}
		for _, r := range p.previous {
			previous[r["village"]+r["household_no"]] = r
		}
		listed := 0
		for i, h := range c.Households {
			r, was := previous[h.Village+h.Number], p.households[i]["listed_as"]
			if was == "Không" {
				continue
			}
			listed++
			if r["class"] != was || r["head_name"] != p.households[i]["head_name"] || r["head_national_id"] != p.households[i]["head_national_id"] || r["member_count"] != strconv.Itoa(h.Opening) {
				t.Errorf("%s %s: previous list has %v, survey says %s", h.Village, h.Number, r, was)
			}
		}
		if listed != len(p.previous) {
			t.Errorf("%s: %d households were listed, previous list has %d", c.Unit.Name, listed, len(p.previous))
		}
		if p.openingInfo["review_year"] != "2022" || p.info["review_year"] != "2023" || p.info["total_households"] != strconv.Itoa(c.Now.Households) {
			t.Errorf("%s: Thông tin is %v and %v", c.Unit.Name, p.info, p.openingInfo)
		}
	})
}

func TestReportedClassAndCausesAgreeWithTheTruth(t *testing.T) {
	eachPages(generate(t, Options{Seed: sampleSeed}), func(c Commune, p pages) {
		for i, h := range c.Households {
			r := p.households[i]
			if r["reported_class"] != h.Class.label() {
				t.Errorf("%s %s: reported %q, truth %q", h.Village, h.Number, r["reported_class"], h.Class.label())
			}
			if h.Class.onList() != (r["causes"] != "") {
				t.Errorf("%s %s: class %s with causes %q", h.Village, h.Number, h.Class, r["causes"])
			}
			if strings.Contains(r["causes"], "8") != (r["cause_other"] != "") {
				t.Errorf("%s %s: causes %q with %q", h.Village, h.Number, r["causes"], r["cause_other"])
			}
		}
	})
}

func eachPages(c Campaign, do func(Commune, pages)) {
	for _, commune := range c.Communes {
		do(commune, c.pagesOf(commune))
	}
}
