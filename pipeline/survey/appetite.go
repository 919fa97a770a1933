package survey

import (
	"archive/zip"
	"os"
)

// Appetite estimates the bytes of memory that landing a workbook takes: the
// file itself, and two for each inflated byte (1,7 were measured on workbooks
// of 10.000 to 3.000.000 cells). What a workbook says of its size counts only
// here; the reader counts for itself. It is never more than limits allow, and 0
// for what cannot be opened, which is refused soon enough.
func Appetite(path string, limits Limits) int64 {
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() {
		return 0
	}
	most := limits.MaxFileBytes + 2*limits.MaxUnzippedBytes
	archive, err := zip.OpenReader(path)
	if err != nil {
		return min(3*info.Size(), most) // a csv, or what is refused
	}
	defer archive.Close()
	inflated := uint64(0)
	for _, part := range archive.File {
		inflated += min(part.UncompressedSize64, uint64(limits.MaxUnzippedBytes))
	}
	return min(info.Size()+2*int64(min(inflated, uint64(limits.MaxUnzippedBytes))), most)
}
