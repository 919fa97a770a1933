package survey

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
)

// errTooLarge ends the inflation of a part that passes its bounds.
var errTooLarge = errors.New("part inflates past its bounds")

// verify inflates a part to its end, counts, and returns its size. The sum is
// compared here as well: archive/zip lets a part pass whose recorded checksum
// is zero.
func verify(ctx context.Context, part *zip.File, budget int64, limits Limits) (int64, error) {
	r, err := part.Open()
	if err != nil {
		return 0, refuse(codeDamagedPart, "part", shorten(part.Name))
	}
	defer r.Close()
	sum := crc32.NewIEEE()
	m := &meter{ctx: ctx, from: r, budget: budget, packed: int64(part.CompressedSize64), ratio: limits.MaxRatio}
	size, err := io.Copy(sum, m)
	switch {
	case errors.Is(err, errTooLarge):
		return 0, refuse(codeTooLargeFile, m.words(limits)...)
	case ctx.Err() != nil:
		return 0, ctx.Err()
	case err != nil, sum.Sum32() != part.CRC32:
		return 0, refuse(codeDamagedPart, "part", shorten(part.Name))
	}
	return size, nil
}

// meter counts inflated bytes while they come, so that a bomb costs no more
// than its bounds.
type meter struct {
	ctx                   context.Context
	from                  io.Reader
	seen                  int64
	budget, packed, ratio int64
}

// Read reads on and counts what it gave.
func (m *meter) Read(p []byte) (int, error) {
	if err := m.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := m.from.Read(p)
	m.seen += int64(n)
	if m.seen > m.budget || m.bomb() {
		return n, errTooLarge
	}
	return n, err
}

// bomb says whether the part inflates to more than any sheet would.
func (m *meter) bomb() bool {
	return m.seen > ratioFloor && m.seen/m.ratio > m.packed
}

func (m *meter) words(limits Limits) []string {
	if m.bomb() {
		return []string{"what", "tỷ lệ nén của một phần", "what_en", "the packing ratio of one part", "limit", fmt.Sprintf("%d:1", limits.MaxRatio)}
	}
	return []string{"what", "dung lượng sau khi giải nén", "what_en", "the unpacked size", "limit", megabytes(limits.MaxUnzippedBytes)}
}

func megabytes(n int64) string {
	if n < 1<<20 {
		return fmt.Sprintf("%d byte", n)
	}
	return fmt.Sprintf("%d MB", n>>20)
}
