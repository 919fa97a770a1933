package survey

// Limits bound what one workbook may cost before it is refused. They are
// counted while the workbook is read, never taken from what it says of itself.
type Limits struct {
	MaxFileBytes     int64 // size of the workbook on disk
	MaxUnzippedBytes int64 // inflated bytes of all parts together, and again of all cell texts together
	MaxParts         int   // entries of the zip
	MaxRatio         int64 // inflated to packed bytes of one part; small parts are exempt
	MaxRows          int   // rows with content, per sheet
	MaxColumns       int   // the rightmost column with content
	MaxCells         int   // cells with content, all sheets together
	MaxMerges        int   // merged ranges, per sheet
	MaxText          int   // bytes of text in one cell
}

// DefaultLimits allow a workbook some fifty times as large as that of the
// largest commune and keep a hostile one under about a gigabyte of memory.
func DefaultLimits() Limits {
	return Limits{
		MaxFileBytes:     64 << 20,
		MaxUnzippedBytes: 256 << 20,
		MaxParts:         2000,
		MaxRatio:         250,
		MaxRows:          200_000,
		MaxColumns:       1000,
		MaxCells:         3_000_000,
		MaxMerges:        10_000,
		MaxText:          4 * 32_767, // Excel's longest text, at four bytes a character
	}
}

// ratioFloor is the inflated size from which MaxRatio counts: small parts of
// repeated text pack far better than any sheet.
const ratioFloor = 8 << 20
