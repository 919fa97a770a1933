package pipeline

import (
	"path"
	"regexp"
	"slices"
	"time"
)

// Comparison is how the findings of a check differ from those of an earlier
// one.
type Comparison struct {
	// Since is when the earlier check was made; zero when it does not say.
	Since time.Time
	// From is the file with the findings of the earlier check, "" for those
	// kept in the folder of results.
	From                  string
	Mended, Fresh, Remain []Finding
}

// sameness are the ways in which two findings are one, the surest first: the
// household, the cell and what stands in it; the household and the column with
// the same value, when rows were put in or taken out; the household and the
// cell; the household and the column; the cell and what stands in it, when the
// household's number was mended. The name of the file is none of them: a
// corrected workbook may come back under another.
var sameness = []func(Finding) string{
	func(f Finding) string { return identity(f, f.Village, f.Household, f.Cell, f.Value) },
	func(f Finding) string { return ofHousehold(f, columnOf(f.Cell), f.Value) },
	func(f Finding) string { return identity(f, f.Village, f.Household, f.Cell) },
	func(f Finding) string { return ofHousehold(f, columnOf(f.Cell)) },
	func(f Finding) string {
		if f.Value == "" {
			return ""
		}
		return identity(f, f.Cell, f.Value)
	},
}

var letters = regexp.MustCompile(`^[A-Z]+`)

func columnOf(cell string) string { return letters.FindString(cell) }

// ofHousehold is the identity of a finding of a household, "" of others.
func ofHousehold(f Finding, more ...string) string {
	if f.Household == "" {
		return ""
	}
	return identity(f, append(more, f.Village, f.Household)...)
}

// identity begins with the code, the commune and the sheet. A workbook of no
// known commune is told by its name.
func identity(f Finding, more ...string) string {
	commune := f.Commune
	if commune == "" {
		commune = path.Base(f.File)
	}
	key := f.Code + "\x00" + commune + "\x00" + f.Sheet
	for _, part := range more {
		key += "\x00" + part
	}
	return key
}

// compare tells which findings of before are gone, which of now are new, and
// which remain. A finding of one list is matched with at most one of the other.
func compare(before, now []Finding) Comparison {
	matchedBefore, matchedNow := make([]bool, len(before)), make([]bool, len(now))
	for _, key := range sameness {
		waiting := map[string][]int{}
		for i, f := range before {
			if k := key(f); !matchedBefore[i] && k != "" {
				waiting[k] = append(waiting[k], i)
			}
		}
		for i, f := range now {
			k := key(f)
			if at := waiting[k]; !matchedNow[i] && len(at) > 0 {
				matchedBefore[at[0]], matchedNow[i] = true, true
				waiting[k] = at[1:]
			}
		}
	}
	var c Comparison
	for i, f := range before {
		if !matchedBefore[i] {
			c.Mended = append(c.Mended, f)
		}
	}
	for i, f := range now {
		if matchedNow[i] {
			c.Remain = append(c.Remain, f)
		} else {
			c.Fresh = append(c.Fresh, f)
		}
	}
	return c
}

// earlier are the findings of an earlier check.
type earlier struct {
	checked  time.Time
	from     string
	findings []Finding
}

// earlier gives what the check before the findings of now has found: the last
// one, or when the whole campaign was checked and that found the same, the one
// before it. nil without a record.
func (r *record) earlier(now []Finding, whole bool) *earlier {
	if r == nil || r.Unlisted {
		return nil
	}
	before := recordOfEarlier{r.Checked, r.Findings}
	if n := r.next(now, nil, time.Time{}); whole && n.Before != nil {
		before = *n.Before
	}
	e := &earlier{checked: before.Checked}
	for _, f := range before.Findings {
		e.findings = append(e.findings, f.finding())
	}
	return e
}

// compared holds findings against those of an earlier check. With communes or
// files, only the earlier findings of those count: no others were checked now.
func (e *earlier) compared(now []Finding, only, communes []string) *Comparison {
	if e == nil {
		return nil
	}
	before := e.findings
	if only != nil {
		before = slices.DeleteFunc(slices.Clone(before), func(f Finding) bool {
			checked := slices.ContainsFunc(only, func(name string) bool { return path.Base(name) == path.Base(f.File) })
			return !checked && (f.Commune == "" || !slices.Contains(communes, f.Commune))
		})
	}
	c := compare(before, now)
	c.Since, c.From = e.checked, e.from
	return &c
}
