package survey

import (
	"archive/zip"
	"context"
	"errors"
	"hash/crc32"
	"io"
	"slices"
	"strings"

	"github.com/klauspost/compress/flate"
)

// errNotRecognised ends the fast reader: the workbook is good or bad, but it
// is not written in the plain way that the fast reader knows for certain.
var errNotRecognised = errors.New("not in the plain form that the fast reader knows")

// readWorkbook reads every worksheet of a workbook, or refuses all of it. The
// fast reader either gives exactly what readWorkbookByXML gives or gives up;
// it never refuses, so that one reader alone decides what a refusal says.
func readWorkbook(ctx context.Context, data []byte, limits Limits) (*workbook, error) {
	w, err := readWorkbookFast(ctx, data, limits)
	if err == nil {
		return w, nil
	}
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	w, err = readWorkbookByXML(ctx, data, limits)
	if err == nil {
		w.fellBack = true
	}
	return w, err
}

// readWorkbookFast reads a workbook with a scanner of bytes for the rows and
// the shared strings, and encoding/xml for the small parts. Each of the large
// parts is inflated once: its checksum and bounds are seen at its end, and
// nothing is given out before the last part has passed.
func readWorkbookFast(ctx context.Context, data []byte, limits Limits) (*workbook, error) {
	f, err := openFast(ctx, data, limits)
	if err != nil {
		return nil, err
	}
	b, err := readBook(ctx, f.container)
	if err != nil {
		return nil, err
	}
	dates, err := readStyles(ctx, f.container, b.styles)
	if err != nil {
		return nil, err
	}
	texts, err := f.strings(b.strings)
	if err != nil {
		return nil, err
	}
	w := &workbook{book: *b}
	left := budget{cells: limits.MaxCells, bytes: limits.MaxUnzippedBytes}
	for _, sheet := range b.sheets {
		g := &grid{bookSheet: sheet, days: calendar{b.date1904, slices.Contains(dates, true)}}
		if err := f.grid(g, texts, dates, &left); err != nil {
			return nil, err
		}
		w.grids = append(w.grids, g)
	}
	return w, f.verifyRest()
}

// fastFile is a workbook file whose large parts wait for their one reading.
type fastFile struct {
	ctx       context.Context
	limits    Limits
	container *container
	large     map[string]*zip.File // by name; those not yet read
	budget    int64                // inflated bytes that may still come
}

// openFast opens a file as openContainer does, but leaves the large parts out
// of the container until they are read.
func openFast(ctx context.Context, data []byte, limits Limits) (*fastFile, error) {
	reader, err := openZip(data, limits)
	if err != nil {
		return nil, err
	}
	reader.RegisterDecompressor(zip.Deflate, flate.NewReader)
	f := &fastFile{ctx: ctx, limits: limits, budget: limits.MaxUnzippedBytes, large: map[string]*zip.File{}}
	f.container = &container{parts: make(map[string]*zip.File, len(reader.File))}
	for _, part := range reader.File {
		if err := f.container.add(part); err != nil {
			return nil, err
		}
	}
	for name, part := range f.container.parts {
		if isLarge(name) {
			f.large[name] = part
			delete(f.container.parts, name)
		} else if err := f.verify(part); err != nil {
			return nil, err
		}
	}
	return f, nil
}

// isLarge says whether a part holds cells or texts by its usual name; a part
// of another name is inflated twice, no more.
func isLarge(name string) bool {
	return strings.HasPrefix(name, "xl/worksheets/") && strings.HasSuffix(name, ".xml") || name == "xl/sharedstrings.xml"
}

func (f *fastFile) verify(part *zip.File) error {
	size, err := verify(f.ctx, part, f.budget, f.limits)
	f.budget -= size
	return err
}

// verifyRest checks the large parts that no sheet has named.
func (f *fastFile) verifyRest() error {
	for _, part := range f.large {
		if err := f.verify(part); err != nil {
			return err
		}
	}
	return nil
}

// scan reads a large part once, from its first byte to its last, and sees its
// size and checksum.
func (f *fastFile) scan(name string, read func(*window) error) error {
	part, waiting := f.large[partName(name)]
	if !waiting {
		part = f.container.parts[partName(name)]
	}
	if part == nil {
		return errNotRecognised
	}
	delete(f.large, partName(name))
	r, err := part.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	sum := crc32.NewIEEE()
	m := &meter{ctx: f.ctx, from: r, budget: f.budget, packed: int64(part.CompressedSize64), ratio: f.limits.MaxRatio}
	w := newWindow(io.TeeReader(m, sum))
	if err := read(w); err != nil {
		return err
	}
	if w.more(); !w.ended() || sum.Sum32() != part.CRC32 {
		return errNotRecognised
	}
	if waiting {
		f.budget -= m.seen
	}
	return nil
}

// grid reads one worksheet.
func (f *fastFile) grid(g *grid, texts []string, dates []bool, left *budget) error {
	return f.scan(g.part, func(w *window) error {
		rest := newXMLRows(nil, g.name, texts, dates, g.days.date1904, f.limits)
		return g.fill(&fastRows{ctx: f.ctx, window: w, rest: rest, part: g.part}, f.limits, left)
	})
}
