package pipeline

import (
	"fmt"
	"path/filepath"
	"testing"
)

// planFigures are the figures of the plan of 2023 as it prints them: section
// and item, what stands there, the comparator that its words mean ("giảm",
// "tối thiểu", "đạt" are at least; "trên", "dưới" are above, below), the unit
// and the office that answers for it.
var planFigures = []struct{ place, figure, comparator, unit, office, id string }{
	{"II.1", "8.56", ">=", "điểm %", "labour", "both-rates"},
	{"II.1", "4.15", ">=", "điểm %", "labour", "poor-rate"},
	{"II.1", "4.41", ">=", "điểm %", "labour", "near-poor-rate"},
	{"II.1", "10", ">=", "%", "labour", "focus-communes-low"},
	{"II.1", "20", ">=", "%", "labour", "focus-communes-high"},
	{"II.1", "3", ">", "điểm %", "labour", "minority-poor-rate"},
	{"II.2.a ý 1", "8", ">", "điểm %", "labour", "both-rates-least"},
	{"II.2.a ý 1", "361", ">=", "hộ", "labour", "poor-households"},
	{"II.2.a ý 1", "383", ">=", "hộ", "labour", "near-poor-households"},
	{"II.2.a ý 2", "", "", "công trình", "communes", "works"}, // "hoàn thành", no figure
	{"II.2.a ý 3", "80", ">=", "%", "agriculture", "production-support"},
	{"II.2.a ý 4", "100", ">=", "%", "labour", "lasting-work"}, // "mỗi hộ"
	{"II.2.a ý 5", "8", ">=", "mô hình", "agriculture", "models"},
	{"II.2.a ý 6", "100", ">=", "%", "labour", "officials-trained"},
	{"II.2.b ý 1", "100", ">=", "%", "labour", "job-advice"},
	{"II.2.b ý 1", "50", ">=", "người", "labour", "job-matches"},
	{"II.2.b ý 1", "100", ">=", "người", "labour", "job-training"},
	{"II.2.b ý 1", "50", ">=", "người", "labour", "work-abroad"},
	{"II.2.b ý 2", "100", ">=", "%", "health", "insurance"},
	{"II.2.b ý 2", "11", "<", "%", "health", "undernutrition"},
	{"II.2.b ý 3", "95", ">", "%", "education", "schooling"},
	{"II.2.b ý 3", "50", ">=", "%", "labour", "trained-labour"},
	{"II.2.b ý 3", "20", ">=", "%", "labour", "certified-labour"},
	{"II.2.b ý 3", "100", ">=", "%", "labour", "skills"},
	{"II.2.b ý 4", "20", ">=", "hộ", "front", "houses"},
	{"II.2.b ý 5", "90", ">=", "%", "agriculture", "clean-water"},
	{"II.2.b ý 5", "70", ">=", "%", "health", "toilets"},
	{"II.2.b ý 6", "80", ">=", "%", "culture", "telecom"},
	{"II.2.b ý 6", "90", ">=", "%", "culture", "information"},
	{"III.2.1", "8", ">=", "mô hình", "agriculture", "project-2-models"},
	{"III.2.4.1", "8", ">=", "xã", "culture", "information-points"},
}

// planMoney is the money of section III in million đồng: the sum, central and
// local budget, and the office that the section names.
var planMoney = []struct{ place, total, central, local, office string }{
	{"III.2.1", "5629", "5465", "164", "agriculture"},
	{"III.2.2.1", "1461", "1419", "42", "agriculture"},
	{"III.2.2.2", "566", "550", "16", "health"},
	{"III.2.3.1", "3099", "3009", "90", "labour"},
	{"III.2.3.2", "474", "460", "14", "labour"},
	{"III.2.4.1", "84", "82", "2", "culture"},
	{"III.2.4.2", "153", "149", "4", "labour"},
	{"III.2.5.1", "396", "385", "11", "labour"},
	{"III.2.5.2", "212", "206", "6", "labour"},
}

// planOffices are the offices of section VI in its order.
var planOffices = []string{"labour", "finance", "agriculture", "health", "education", "culture", "justice", "bank", "media", "front", "committee", "communes"}

func sampleTargets(t *testing.T) targets {
	t.Helper()
	got, err := readTargets(filepath.Join("..", "testdata", "bach-thong-2023", "targets.yaml"), 2023, nil)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func TestEveryFigureOfThePlanIsATargetWithItsComparatorUnitAndOffice(t *testing.T) {
	known := map[string]target{}
	numbers := 0
	for _, each := range sampleTargets(t).Targets {
		known[each.ID] = each
		if each.value != nil {
			numbers++
		}
	}
	figures := 0
	for _, want := range planFigures {
		got := known[want.id]
		value := ""
		if got.value != nil {
			value, figures = got.value.String(), figures+1
		}
		if got.Place != want.place || value != want.figure || got.Comparator != want.comparator || got.Unit != want.unit || got.Office != want.office {
			t.Errorf("%s, %s: targets.yaml has %q %s %q %s of %s, want %s %q %s of %s", want.place, want.id, got.Place, got.Comparator, value, got.Unit, got.Office, want.comparator, want.figure, want.unit, want.office)
		}
	}
	if figures != numbers {
		t.Errorf("targets.yaml has %d figures, the plan %d", numbers, figures)
	}
}

func TestEveryBudgetLineOfThePlanStandsWithItsParts(t *testing.T) {
	b := sampleTargets(t).Budget
	if len(b.Lines) != len(planMoney) {
		t.Fatalf("%d budget lines, want %d", len(b.Lines), len(planMoney))
	}
	for i, want := range planMoney {
		l := b.Lines[i]
		got := fmt.Sprintf("%s %s %s %s %s", l.Place, l.Sums.total, l.Sums.central, l.Sums.local, l.Office)
		if got != fmt.Sprintf("%s %s %s %s %s", want.place, want.total, want.central, want.local, want.office) || l.Comparator != ">=" {
			t.Errorf("line %d is %s %s, want %v", i+1, got, l.Comparator, want)
		}
	}
	if got := fmt.Sprintf("%s %s %s %s", b.Sums.total, b.Sums.central, b.Sums.local, b.Unit); got != "12074 11725 349 triệu đồng" {
		t.Errorf("the whole is %s", got)
	}
}

func TestEachOfTheTwelveOfficesHasItsDutiesAndLinesToReport(t *testing.T) {
	all := sampleTargets(t)
	if len(all.Offices) != len(planOffices) {
		t.Fatalf("%d offices, want twelve", len(all.Offices))
	}
	for i, id := range planOffices {
		o := all.Offices[i]
		if o.ID != id || o.Place != fmt.Sprintf("VI.%d", i+1) || len(o.Duties) == 0 {
			t.Errorf("office %d is %+v, want %s", i+1, o, id)
		}
		if len(all.outputLines(id))+len(all.moneyLines(id)) == 0 {
			t.Errorf("%s reports nothing", id)
		}
	}
}
