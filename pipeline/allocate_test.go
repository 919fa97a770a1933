package pipeline

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

func allocateIn(t *testing.T, options AllocateOptions) Allocation {
	t.Helper()
	a, err := Allocate(context.Background(), options, Silent{})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func whole(n int64) *int64 { return &n }

// barePlan is a targets.yaml without any target.
const barePlan = "year: 2023   # năm\nplan: \"K\"\n"

// fiveCommunes is a campaign of five communes before its survey: only the lists
// of the year before are there. rules follow year and plan in targets.yaml.
func fiveCommunes(t *testing.T, rules string) string {
	dir := syntheticCampaign(t, SynthOptions{Seed: 361, Communes: 5, Households: 300})
	if err := os.RemoveAll(filepath.Join(dir, "survey")); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "targets.yaml"), barePlan+rules)
	return dir
}

func reductions(a Allocation, list string) (all []int64, total int64) {
	for _, c := range a.Communes {
		n := c.Part(list).Reduction
		all, total = append(all, n), total+n
	}
	return all, total
}

func TestTheNumbersSumAndNoCommuneGetsMoreThanItHas(t *testing.T) {
	dir := fiveCommunes(t, "")
	a := allocateIn(t, AllocateOptions{Dir: dir, Poor: whole(41), NearPoor: whole(19)})
	for _, l := range a.Lists {
		parts, total := reductions(a, l.List)
		if total != l.Total || len(parts) != 5 {
			t.Errorf("%s: %v sum to %d, want %d", l.List, parts, total, l.Total)
		}
		for _, c := range a.Communes {
			if p := c.Part(l.List); p.Reduction > p.Opening || p.Why.VI == "" || p.Why.EN == "" {
				t.Errorf("%s has %d and gets %d: %q", c.Name, p.Opening, p.Reduction, p.Why.EN)
			}
		}
	}
	if again := allocateIn(t, AllocateOptions{Dir: dir, Poor: whole(41), NearPoor: whole(19)}); again.YAML != a.YAML {
		t.Errorf("another run gives\n%s\nand not\n%s", again.YAML, a.YAML)
	}
}

func TestANegotiatedNumberStaysAndTheOthersShareTheRest(t *testing.T) {
	dir := fiveCommunes(t, "")
	free := allocateIn(t, AllocateOptions{Dir: dir, Poor: whole(41), NearPoor: whole(19)})
	name := free.Communes[1].Name
	fixed := allocateIn(t, AllocateOptions{Dir: dir, Poor: whole(41), NearPoor: whole(19), Fix: []Agreed{{Commune: name, List: listPoor, Households: 2}}})
	parts, total := reductions(fixed, listPoor)
	if parts[1] != 2 || total != 41 {
		t.Errorf("with 2 for %s: %v, sum %d", name, parts, total)
	}
	before, _ := reductions(free, listPoor)
	for i := range parts {
		if i != 1 && parts[i] < before[i] {
			t.Errorf("%s has %d without and %d with the agreement", fixed.Communes[i].Name, before[i], parts[i])
		}
	}
	nearPoorFree, _ := reductions(free, listNearPoor)
	if got, _ := reductions(fixed, listNearPoor); !slices.Equal(got, nearPoorFree) {
		t.Errorf("an agreement on poor households changes near-poor ones: %v, %v", nearPoorFree, got)
	}
}

func TestANegotiatedNumberOfThePlanIsKeptUntilFixSaysAnother(t *testing.T) {
	dir := fiveCommunes(t, "allocation: {agreed: [{code: \"01975\", poor: 2}]}\n")
	for n, fix := range map[int64][]Agreed{2: nil, 3: {{"Vi Hương", listPoor, 3}}} {
		a := allocateIn(t, AllocateOptions{Dir: dir, Poor: whole(41), NearPoor: whole(19), Fix: fix})
		if parts, total := reductions(a, listPoor); parts[1] != n || total != 41 || !strings.Contains(a.Communes[1].Poor.Why.EN, "negotiated") {
			t.Errorf("%v: %v, sum %d, %q; want %d", fix, parts, total, a.Communes[1].Poor.Why.EN, n)
		}
	}
	if _, err := Allocate(context.Background(), AllocateOptions{Dir: fiveCommunes(t, "allocation: {agreed: [{code: \"01975\", poor: 999}]}\n"), Poor: whole(41)}, Silent{}); err == nil {
		t.Error("an agreement above the list passed")
	}
}

// A floor is a part of the whole opening list, rounded up: here 30 % for the one
// commune on the new-countryside list, where proportion gives less.
func TestACommuneOnTheNewCountrysideListGetsItsLeast(t *testing.T) {
	dir := fiveCommunes(t, "focus: {new_countryside: [\"01978\"]}\nallocation: {floor_percent: 30}\n")
	a := allocateIn(t, AllocateOptions{Dir: dir, Poor: whole(20)})
	for _, c := range a.Communes {
		least := int64(0)
		if c.Code == "01978" {
			least = (c.Poor.Opening*30 + 99) / 100
		}
		if c.Poor.Floor != least || c.Poor.Reduction < least {
			t.Errorf("%s of %d: least %d, gets %d, want at least %d", c.Name, c.Poor.Opening, c.Poor.Floor, c.Poor.Reduction, least)
		}
		if c.Code == "01978" && (c.Poor.Reduction != least || !strings.Contains(c.Poor.Why.VI, "xã về đích nông thôn mới")) {
			t.Errorf("%s gets %d, %q; want its least of %d", c.Name, c.Poor.Reduction, c.Poor.Why.VI, least)
		}
	}
}

// 400 of 1000 households poor or near-poor are not above 40 %, 401 are; the
// least is 10 % of the poor ones, rounded up.
func TestARateAboveTheLineHasALeastAndOneOnTheLineHasNone(t *testing.T) {
	given, err := readGoodTargets(t, barePlan+"focus: {rate_above: 40}\nallocation: {floor_percent: 10}\n")
	if err != nil {
		t.Fatal(err)
	}
	a, thousand := allocator{campaign: campaign{targets: given}}, int64(1000)
	for listed, want := range map[int64]int64{400: 0, 401: 31} {
		c := AllocatedCommune{Code: "01978", Households: &thousand, Listed: listed, Poor: &AllocatedPart{Opening: 301}}
		if got := a.floor(c, listPoor); got != want {
			t.Errorf("%d of 1000 households listed: least %d, want %d", listed, got, want)
		}
	}
}

// Registrations that the communes gave cap where they are enough, are only
// shown where they are not, and are an error where they must cap.
func TestRegisteredExitsCapWhereTheyAreEnough(t *testing.T) {
	const given = "  registered: [{code: \"01969\", poor: 1}, {code: \"01975\", poor: 9}, {code: \"01978\", poor: 9}, {code: \"01981\", poor: 9}, {code: \"01984\", poor: 9}]\n"
	dir := fiveCommunes(t, "allocation:\n"+given)
	a := allocateIn(t, AllocateOptions{Dir: dir, Poor: whole(30), NearPoor: whole(5)})
	if p := a.Communes[0].Poor; p.Cap != 1 || p.Reduction != 1 {
		t.Errorf("one registered household: cap %d, gets %d", p.Cap, p.Reduction)
	}
	a = allocateIn(t, AllocateOptions{Dir: dir, Poor: whole(38), NearPoor: whole(5)})
	if p := a.Communes[0].Poor; p.Cap != p.Base || p.Reduction <= 1 || !strings.Contains(p.Why.EN, "more than the 1 registered exits") {
		t.Errorf("37 registrations cannot cap 38 households: cap %d, gets %d, %q", p.Cap, p.Reduction, p.Why.EN)
	}
	write(t, filepath.Join(dir, "targets.yaml"), barePlan+"allocation:\n  registered_exits: cap\n"+given)
	_, err := Allocate(context.Background(), AllocateOptions{Dir: dir, Poor: whole(38)}, Silent{})
	wantSentence(t, err, "38 households are more than the caps of the communes together, 37 (registered exits that can work): Thị trấn Phủ Thông 1, ")
}

func TestABadAllocationIsRefusedWithTheCommune(t *testing.T) {
	dir := fiveCommunes(t, "focus: {new_countryside: [\"01978\"]}\nallocation: {floor_percent: 50}\n")
	for _, c := range []struct {
		name    string
		options AllocateOptions
		want    string
	}{
		{"more than there are", AllocateOptions{Poor: whole(9999)}, "9999 households are more than the caps of the communes together"},
		{"fewer than the floor", AllocateOptions{Poor: whole(1)}, "1 households are fewer than the floors and negotiated numbers together"},
		{"a negotiated number above the list", AllocateOptions{Poor: whole(30), Fix: []Agreed{{"01975", listPoor, 9999}}}, "--fix Xã Vi Hương:poor: 9999 is not between 0 and"},
		{"a negotiated number under the floor", AllocateOptions{Poor: whole(30), Fix: []Agreed{{"sĩ  bình", listPoor, 0}}}, "--fix Xã Sĩ Bình:poor: 0 is under the least reduction of"},
		{"an unknown commune", AllocateOptions{Poor: whole(30), Fix: []Agreed{{"Cao Sơn", listPoor, 1}}}, "--fix Cao Sơn: there is no such commune; the communes are: 01969 Phủ Thông,"},
		{"two numbers for one", AllocateOptions{Poor: whole(30), Fix: []Agreed{{"01975", listPoor, 1}, {"Vi Hương", listPoor, 2}}}, "has two different numbers (1 and 2)"},
		{"less than nothing", AllocateOptions{Poor: whole(-1)}, "--poor -1: the households to reduce are not negative"},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.options.Dir = dir
			_, err := Allocate(context.Background(), c.options, Silent{})
			wantSentence(t, err, c.want)
		})
	}
	if _, err := os.Stat(filepath.Join(dir, "out", AllocationFile)); err == nil {
		t.Error("a refused allocation wrote its sheet")
	}
}

func TestEveryMistakeInAllocationIsNamedWithItsPlace(t *testing.T) {
	for text, want := range map[string]string{
		"floor_percent: 101":                                           `targets.yaml:4:18: "101" is no percentage from 0 to 100`,
		"registered_exits: maybe":                                      `"maybe" cannot be used; choose one of: cap, where_enough, ignore`,
		`registered: [{code: 01969}]`:                                  "the code 01969 must be quoted",
		`registered: [{code: "99999"}]`:                                `the commune code "99999" is not in the list of units`,
		"floor_list: [poor]":                                           `there is no key "floor_list"; the nearest valid key is "floor_lists"`,
		`registered: [{code: "01969", poor: -1}]`:                      "a number of households is not negative",
		`agreed: [{code: "01975", poor: 2}, {code: "01975", poor: 3}]`: `the commune code "01975" stands twice`,
	} {
		_, err := readGoodTargets(t, barePlan+"allocation:\n  "+text+"\n")
		wantSentence(t, err, want)
	}
}

// What allocate counts is what a run counts: one opening list, one total.
func TestTheBasesAreTheOpeningCountsOfARun(t *testing.T) {
	dir := syntheticCampaign(t, SynthOptions{Seed: 361, Communes: 3, Households: 300})
	a := allocateIn(t, AllocateOptions{Dir: dir, Poor: whole(11), NearPoor: whole(7), Write: true})
	runCampaign(t, dir)
	for _, row := range selectRows(t, dir, `select commune_code, poor_opening, near_poor_opening, opening_households_total, planned_poor_reduction, planned_near_poor_reduction from mart_communes order by position`) {
		at := slices.IndexFunc(a.Communes, func(c AllocatedCommune) bool { return c.Code == row[0] })
		c := a.Communes[at]
		got := []any{c.Code, c.Poor.Opening, c.NearPoor.Opening, *c.Households, c.Poor.Reduction, c.NearPoor.Reduction}
		if !slices.Equal(got, row) {
			t.Errorf("allocate has %v, the run %v", got, row)
		}
	}
	if rows := selectRows(t, dir, "select c8, c10 from rpt_801_detail where row_kind = 'total'"); rows[0][0] != int64(11) || rows[0][1] != int64(7) {
		t.Errorf("the detailed table plans %v, want 11 and 7", rows[0])
	}
}

func TestTheSheetPrintsTheNumbersAndWhy(t *testing.T) {
	dir := fiveCommunes(t, "")
	a := allocateIn(t, AllocateOptions{Dir: dir, Poor: whole(41), NearPoor: whole(19)})
	book, err := excelize.OpenFile(a.Sheet)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	if got := book.GetSheetList(); !slices.Equal(got, []string{"Phân bổ chỉ tiêu", "Vì sao"}) {
		t.Fatalf("sheets %q", got)
	}
	rows, err := book.GetRows("Phân bổ chỉ tiêu")
	if err != nil {
		t.Fatal(err)
	}
	at := slices.IndexFunc(rows, func(row []string) bool { return len(row) > 1 && row[1] == "Tổng cộng (I + II)" })
	if at < 0 || rows[at][7] != "41" || rows[at][14] != "19" {
		t.Errorf("the total row is %q, want 41 and 19", rows[max(at, 0)])
	}
	reasons, err := book.GetRows("Vì sao")
	if err != nil || !slices.ContainsFunc(reasons, func(row []string) bool { return len(row) > 7 && row[7] == a.Communes[2].Poor.Why.VI }) {
		t.Errorf("no row says %q (%v)", a.Communes[2].Poor.Why.VI, err)
	}
	if info, err := os.Stat(a.Sheet); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the sheet is %v, %v", info.Mode(), err)
	}
}
