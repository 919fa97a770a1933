package survey

import (
	"archive/zip"
	"bytes"
	"io"
	"slices"
	"strings"
)

// repack copies a package with its parts in one order; excelize writes its
// streamed sheets in the order of a map. The list of content types comes
// first, where programs that look at the first part only expect it.
func repack(w io.Writer, data []byte) error {
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return err
	}
	parts := slices.SortedFunc(slices.Values(in.File), func(a, b *zip.File) int { return strings.Compare(a.Name, b.Name) })
	out := zip.NewWriter(w)
	for _, part := range parts {
		if err := out.Copy(part); err != nil {
			return err
		}
	}
	return out.Close()
}
