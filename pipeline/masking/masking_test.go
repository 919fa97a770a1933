package masking

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// letters shows what is hidden of a list of cells: S small, G guard, W within a
// hidden group, a dot what is shown.
func letters(s *Sheet, cells ...Cell) string {
	var out strings.Builder
	for _, cell := range cells {
		out.WriteByte(".SGW"[s.Reason(cell)])
	}
	return out.String()
}

func TestAListHidesSmallCountsAndWhatItsTotalWouldGiveAway(t *testing.T) {
	for _, c := range []struct {
		parts []int64
		want  string // the parts, then the total
		why   string
	}{
		{[]int64{40, 0, 5}, "... .", "nothing is small; a zero counts nobody"},
		{[]int64{40, 3, 9, 20}, ".SG. .", "one small count would be total less the others: the least other goes with it"},
		{[]int64{40, 3, 4}, ".SS .", "two small counts of 7 can be 1 to 6 each"},
		{[]int64{40, 1, 1}, "GSS .", "two of 2 could only be 1 and 1"},
		{[]int64{40, 4, 4}, "GSS .", "told that both are small, 8 could only be 4 and 4"},
		{[]int64{2, 2}, "SS S", "the total is small itself"},
		{[]int64{4, 2}, "SS .", "of 6 each can be 1 to 5"},
		{[]int64{4, 1}, "SS G", "of 5 each can be 1 to 4, one value too few"},
		{[]int64{1, 5}, "S. G", "told that one is small and the other not, 6 could only be 1 and 5: the total goes, not the part"},
	} {
		s := &Sheet{}
		var total int64
		for _, part := range c.parts {
			total += part
		}
		list := s.List(c.parts, total)
		if err := s.Hide(t.Context(), 5); err != nil {
			t.Fatal(err)
		}
		if got := letters(s, list.Parts...) + " " + letters(s, list.Total); got != c.want {
			t.Errorf("%v hides %s, want %s: %s", c.parts, got, c.want, c.why)
		}
		withstands(t, s, 5)
	}
}

func TestAGridHidesARectangle(t *testing.T) {
	s := &Sheet{}
	g := s.Grid([][]int64{{3, 20, 30}, {12, 40, 50}, {14, 60, 70}})
	if err := s.Hide(t.Context(), 5); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, row := range g.Cells {
		got = append(got, letters(s, row...))
	}
	if want := "SG. GG. ..."; strings.Join(got, " ") != want {
		t.Errorf("hides %s, want %s", strings.Join(got, " "), want)
	}
}

func TestWhatCountsWithinAHiddenGroupIsHiddenEvenAZero(t *testing.T) {
	s := &Sheet{}
	list := s.List([]int64{0, 30, 40}, 70)
	s.Within(list.Parts[0])
	if err := s.Hide(t.Context(), 5); err != nil {
		t.Fatal(err)
	}
	if got := letters(s, list.Parts...); got != "WG." {
		t.Errorf("hides %s, want WG.: with the others and the total shown, the first would be 0", got)
	}
}

func TestAKnownUpperBoundIsPartOfTheAttack(t *testing.T) {
	s := &Sheet{}
	list := s.List([]int64{4, 6, 30, 40}, 80)
	s.AtMost(list.Parts[1], 6)
	if err := s.Hide(t.Context(), 5); err != nil {
		t.Fatal(err)
	}
	if got := letters(s, list.Parts...); got != "S.G." {
		t.Errorf("hides %s, want S.G.: a second that is at most 6 cannot take from the first, which is at most 4", got)
	}
	withstands(t, s, 5)
}

func TestACountOfAGroupUnderTheMinimumHasToBeWithin(t *testing.T) {
	s := &Sheet{}
	s.AtMost(s.Count(1, Outside, s.Sum()), 3)
	if err := s.Hide(t.Context(), 5); err == nil || !strings.Contains(err.Error(), "the count is Within") {
		t.Errorf("got %v", err)
	}
}

func TestASheetWhoseHidingWasStoppedShowsNothing(t *testing.T) {
	stopped, stop := context.WithCancel(t.Context())
	stop()
	s := &Sheet{}
	list := s.List([]int64{120, 3, 17, 64}, 204)
	if err := s.Hide(stopped, 5); !errors.Is(err, context.Canceled) || letters(s, append(list.Parts, list.Total)...) != "WWWWW" {
		t.Errorf("hides %s (%v)", letters(s, append(list.Parts, list.Total)...), err)
	}
}

func TestACountInNoSumNeedsNoGuard(t *testing.T) {
	s := &Sheet{}
	small, other := s.Alone(3), s.Alone(30)
	if err := s.Hide(t.Context(), 5); err != nil {
		t.Fatal(err)
	}
	if got := letters(s, small, other); got != "S." {
		t.Errorf("hides %s, want S.", got)
	}
	withstands(t, s, 5)
}

func TestACountThatTiesASumToItselfIsRefused(t *testing.T) {
	s := &Sheet{}
	sum := s.Sum()
	s.Count(3, sum, sum)
	if err := s.Hide(t.Context(), 5); err == nil {
		t.Error("a count from a sum to itself is taken")
	}
}

// TestNoAttackNarrowsAHiddenCount holds the promise of the package on tables of
// every shape that a page publishes, small enough to try all others that agree.
func TestNoAttackNarrowsAHiddenCount(t *testing.T) {
	random := rand.New(rand.NewPCG(6, 2023))
	value := func() int64 { return []int64{0, 1, 2, 3, 3, 4, 5, 6, 7, 9}[random.IntN(10)] }
	values := func(n int) (all []int64, total int64) {
		for range n {
			v := value()
			all, total = append(all, v), total+v
		}
		return all, total
	}
	hidden := 0
	for trial := range 900 {
		s := &Sheet{}
		switch trial % 3 {
		case 0:
			parts, total := values(2 + random.IntN(3))
			list := s.List(parts, total)
			if random.IntN(2) == 0 {
				s.AtMost(list.Parts[0], max(5, parts[0])+int64(random.IntN(2)))
			}
		case 1:
			first, _ := values(2)
			second, _ := values(2)
			s.Grid([][]int64{first, second})
		case 2: // flows: two sums whose own size is shown, and what crosses them
			a, b := s.Sum(), s.Sum()
			for _, way := range [][2]Sum{{a, b}, {b, a}, {Outside, a}, {a, Outside}, {Outside, b}, {b, Outside}} {
				s.Count(value(), way[0], way[1])
			}
		}
		minimum := int64(3 + random.IntN(3))
		if err := s.Hide(t.Context(), minimum); err != nil {
			t.Fatal(err)
		}
		for i := range s.counts {
			if s.Hidden(Cell(i)) {
				hidden++
			}
		}
		if withstands(t, s, minimum); t.Failed() {
			t.Fatalf("trial %d", trial)
		}
	}
	if hidden < 600 {
		t.Errorf("only %d counts were hidden: the tables prove little", hidden)
	}
}

func ExampleSheet_Hide() {
	s := &Sheet{}
	list := s.List([]int64{120, 3, 17, 64}, 204)
	if err := s.Hide(context.Background(), 5); err != nil {
		fmt.Println(err)
	}
	for _, cell := range list.Parts {
		fmt.Print(s.Hidden(cell), " ")
	}
	// Output: false true true false
}

// Whether a count has values enough is asked along any ways; which counts guard
// it, along the nearest.
func TestHowFarACountMovesDoesNotDependOnTheWays(t *testing.T) {
	random := rand.New(rand.NewPCG(8, 2026))
	moved := 0
	for trial := range 400 {
		s := &Sheet{}
		grid := make([][]int64, 2+random.IntN(6))
		for i := range grid {
			for range 2 + trial%4 {
				grid[i] = append(grid[i], int64(random.IntN(8)))
			}
		}
		s.Grid(grid)
		for i := range s.counts {
			if random.IntN(2) == 0 && s.counts[i].value > 0 {
				s.counts[i].reason = []Reason{Guard, Small}[min(1, max(0, 5-s.counts[i].value))]
			}
		}
		for _, r := range []reader{{minimum: 5, told: true}, {minimum: 5}} {
			n := s.graph().network(r)
			for i, c := range s.counts {
				for _, rise := range []bool{true, false} {
					own := step{Cell(i), rise}
					if c.reason == Shown {
						continue
					}
					some := n.shift(own, 50, n.anyWay)
					n.back()
					nearest := n.shift(own, 50, n.nearestWay)
					n.back()
					if some != nearest {
						t.Fatalf("%v: count %d moves by %d on some ways, by %d on the nearest", grid, i, some, nearest)
					}
					if some > 0 {
						moved++
					}
				}
			}
		}
	}
	if moved < 1000 {
		t.Errorf("only %d counts moved", moved)
	}
}

// BenchmarkHide hides a table of many communes, most of whose counts are small.
func BenchmarkHide(b *testing.B) {
	random := rand.New(rand.NewPCG(8, 2026))
	grid := make([][]int64, 2000)
	for i := range grid {
		for column := range 30 {
			grid[i] = append(grid[i], random.Int64N(40)*random.Int64N(2)/int64(1+column/3))
		}
	}
	for b.Loop() {
		s := &Sheet{}
		s.Grid(grid)
		if err := s.Hide(b.Context(), 5); err != nil {
			b.Fatal(err)
		}
	}
}
