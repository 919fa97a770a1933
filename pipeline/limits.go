package pipeline

import (
	"rasoat/pipeline/survey"
	"rasoat/rules/strict"
)

// limits are what one workbook may cost before it is refused; a key that is
// left out keeps the limit of the program (survey.DefaultLimits).
type limits struct {
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
		{"file_mb", l.FileMegabytes}, {"unzipped_mb", l.UnzippedMegabytes}, {"parts", l.Parts}, {"ratio", l.Ratio},
		{"rows", l.Rows}, {"columns", l.Columns}, {"cells", l.Cells}, {"merges", l.Merges}, {"text_bytes", l.TextBytes},
	}
}

func (l limits) validate(doc *strict.Document) {
	for _, limit := range l.keys() {
		if limit.value != nil && *limit.value < 1 {
			doc.Fail("$.limits."+limit.key, "giới hạn %s phải từ 1 trở lên; bỏ dòng này để dùng giới hạn của chương trình",
				"the limit %s is at least 1; leave the line out for the limit of the program", limit.key)
		}
	}
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
