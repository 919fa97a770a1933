package report

import (
	"slices"
	"testing"
)

// equalBlocks are n blocks of the same height, their rows counted from 10.
func equalBlocks(n int, height float64) []block {
	var blocks []block
	for i := range n {
		blocks = append(blocks, block{row: 10 + i, height: height})
	}
	return blocks
}

func TestASheetIsCutBetweenBlocks(t *testing.T) {
	// A page at full size holds 462 points of rows; 85 points of rows stay with the signatures.
	for _, c := range []struct {
		name                       string
		width, top, repeated, tail float64
		blocks                     []block
		onePage                    bool
		breaks                     []int
	}{
		{"all fits", 700, 100, 60, 80, equalBlocks(14, 20), true, nil},
		{"a little too much shrinks to one page", 700, 100, 60, 120, equalBlocks(14, 20), true, nil},
		{"a long sheet breaks before the block that does not fit", 700, 100, 60, 80, equalBlocks(40, 20), false, []int{28, 45}},
		{"a sheet that is already small is not shrunk far", 1150, 200, 100, 150, equalBlocks(20, 26), false, []int{26}},
		{"the last five rows go with the signatures", 700, 100, 60, 120, equalBlocks(22, 20), false, []int{27}},
	} {
		got := paginate(c.width, c.top, c.repeated, c.blocks, c.tail)
		if got.onePage != c.onePage || !slices.Equal(got.breaks, c.breaks) {
			t.Errorf("%s: got %+v, want one page %v and breaks before %v", c.name, got, c.onePage, c.breaks)
		}
	}
}

func TestNoPageIsEmptyWhenOneBlockIsTallerThanIt(t *testing.T) {
	got := paginate(700, 100, 60, []block{{row: 10, height: 2000}, {row: 11, height: 20}}, 80)
	if slices.Contains(got.breaks, 10) {
		t.Errorf("breaks %v put the header on a page alone", got.breaks)
	}
}
