package pipeline

import (
	"rasoat/pipeline/survey"
	"rasoat/rules/strict"
)

// limits are what one workbook may cost before it is refused, and what memory
// all of them and the warehouse may take; a key that is left out keeps the limit
// of the program (survey.DefaultLimits, readingMemory).
type limits struct {
	MemoryMegabytes   *int `yaml:"memory_mb"`
	ListedHouseholds  *int `yaml:"listed_households"`
	FileMegabytes     *int `yaml:"file_mb"`
	UnzippedMegabytes *int `yaml:"unzipped_mb"`
	Parts             *int `yaml:"parts"`
	Ratio             *int `yaml:"ratio"`
	Rows              *int `yaml:"rows"`
	Columns           *int `yaml:"columns"`
	Cells             *int `yaml:"cells"`
	Merges            *int `yaml:"merges"`
	TextBytes         *int `yaml:"text_bytes"`
}

// keys lists the limits by their key in rasoat.yaml.
func (l limits) keys() []struct {
	key   string
	value *int
} {
	return []struct {
		key   string
		value *int
	}{
		{"memory_mb", l.MemoryMegabytes}, {"listed_households", l.ListedHouseholds}, {"file_mb", l.FileMegabytes}, {"unzipped_mb", l.UnzippedMegabytes}, {"parts", l.Parts}, {"ratio", l.Ratio},
		{"rows", l.Rows}, {"columns", l.Columns}, {"cells", l.Cells}, {"merges", l.Merges}, {"text_bytes", l.TextBytes},
	}
}

// leastMemory is the least that a warehouse is made with, in MB.
const leastMemory = 256

func (l limits) validate(doc *strict.Document) {
	if l.MemoryMegabytes != nil && *l.MemoryMegabytes < leastMemory {
		doc.Fail("$.limits.memory_mb", "giới hạn memory_mb phải từ %d trở lên; bỏ dòng này để chương trình tự chọn",
			"the limit memory_mb is at least %d; leave the line out to let the program choose", leastMemory)
		return
	}
	for _, limit := range l.keys() {
		if limit.value != nil && *limit.value < 1 {
			doc.Fail("$.limits."+limit.key, "giới hạn %s phải từ 1 trở lên; bỏ dòng này để dùng giới hạn của chương trình",
				"the limit %s is at least 1; leave the line out for the limit of the program", limit.key)
		}
	}
}

// readingMemory is how many bytes of memory workbooks that are read side by
// side may take together, unless limits.memory_mb says otherwise.
const readingMemory = 1 << 30

// reading gives the bytes of memory for reading workbooks side by side.
func (l limits) reading() int64 {
	if l.MemoryMegabytes == nil {
		return readingMemory
	}
	return int64(*l.MemoryMegabytes) << 20
}

// warehouse gives the memory of DuckDB in MB, 0 for its own choice. What does
// not fit is written beside the results while the run lasts.
func (l limits) warehouse() int {
	if l.MemoryMegabytes == nil {
		return 0
	}
	return *l.MemoryMegabytes
}

// listedHouseholds is up to how many surveyed households a run lists them one by
// one for people, unless limits.listed_households says otherwise: more than any
// province has.
const listedHouseholds = 1_000_000

// listed gives up to how many households lists are written.
func (l limits) listed() int64 {
	if l.ListedHouseholds == nil {
		return listedHouseholds
	}
	return int64(*l.ListedHouseholds)
}

// survey gives the limits as the reader takes them.
func (l limits) survey() survey.Limits {
	s := survey.DefaultLimits()
	set := func(limit *int, value *int) {
		if value != nil {
			*limit = *value
		}
	}
	if l.FileMegabytes != nil {
		s.MaxFileBytes = int64(*l.FileMegabytes) << 20
	}
	if l.UnzippedMegabytes != nil {
		s.MaxUnzippedBytes = int64(*l.UnzippedMegabytes) << 20
	}
	if l.Ratio != nil {
		s.MaxRatio = int64(*l.Ratio)
	}
	set(&s.MaxParts, l.Parts)
	set(&s.MaxRows, l.Rows)
	set(&s.MaxColumns, l.Columns)
	set(&s.MaxCells, l.Cells)
	set(&s.MaxMerges, l.Merges)
	set(&s.MaxText, l.TextBytes)
	return s
}
