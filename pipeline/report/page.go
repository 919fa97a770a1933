package report

// A4 landscape and the margins of Nghị định 30/2020/NĐ-CP, Phụ lục I, in
// millimetres: 20 above and below, 30 left, 15 right.
const (
	pageWidth    = 297
	pageHeight   = 210
	marginTop    = 20
	marginBottom = 20
	marginLeft   = 30
	marginRight  = 15
	marginHeader = 10
	paperA4      = 9 // number of the paper size in a workbook

	pointsPerMillimetre = 72 / 25.4
	inchesPerMillimetre = 1 / 25.4
)

// Limits of a page: the share of its height that is planned for, as another
// program's fonts may need more; how far a sheet may shrink to save a page of a
// few rows, in any case and as long as 13 points are still read with ease; the
// height of the rows that are never parted from the signatures.
const (
	safety        = 0.96
	shrinkAlways  = 0.9
	shrinkToOne   = 0.72
	smallestScale = 0.62
	keptWithTail  = 85
)

// A block is a run of rows that stays on one page.
type block struct {
	row    int // first row of the sheet
	height float64
}

// A plan says how a sheet is cut into pages.
type plan struct {
	onePage bool
	breaks  []int // rows that begin a page
}

// pageCapacity is how far a sheet of a width shrinks to fit the page, and the
// height in points at full size that a page then holds.
func pageCapacity(width float64) (scale, capacity float64) {
	scale = min(1, (pageWidth-marginLeft-marginRight)*pointsPerMillimetre/width)
	return scale, (pageHeight - marginTop - marginBottom) * pointsPerMillimetre * safety / scale
}

// capacity is the height in points that a page of the sheet holds.
func (s *sheet) capacity() float64 {
	_, capacity := pageCapacity(s.width(0, len(s.columns)))
	return capacity
}

// paginate cuts a sheet. Heights are in points at full size: top is all above
// the data, repeated the header rows printed again on each page, tail the notes
// and signatures, which stand on a page with the last blocks of the table.
func paginate(width, top, repeated float64, blocks []block, tail float64) plan {
	scale, capacity := pageCapacity(width)
	total := top + tail
	for _, b := range blocks {
		total += b.height
	}
	fit := capacity / total
	if fit >= shrinkAlways || fit >= shrinkToOne && scale*fit >= smallestScale {
		return plan{onePage: true}
	}
	var breaks []int
	used := top
	last, lastHeight := ending(blocks)
	for i, b := range blocks {
		need := b.height
		if i == last {
			need = lastHeight + tail
		}
		if used+need > capacity && i > 0 {
			breaks = append(breaks, b.row)
			used = repeated
		}
		used += b.height
	}
	return plan{breaks: breaks}
}

// ending returns the first of the last blocks that stay with the tail, and
// their height.
func ending(blocks []block) (first int, height float64) {
	first = len(blocks)
	for first > 0 && height < keptWithTail {
		first--
		height += blocks[first].height
	}
	return first, height
}
