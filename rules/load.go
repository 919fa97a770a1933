package rules

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"sort"
	"time"

	"rasoat/rules/strict"
)

// Load reads every <set>/set.yaml of files, strictly, ordered by the day from
// which it is in force. A fault names file, line and column; all faults of all
// sets are joined.
func Load(files fs.FS) ([]Set, error) {
	paths, err := fs.Glob(files, "*/set.yaml")
	if err != nil {
		return nil, err
	}
	if len(paths) == 0 {
		return nil, errors.New("rules: no <set>/set.yaml found; keep one folder per rule set")
	}
	var sets []Set
	var faults []error
	for _, name := range paths {
		set, err := loadSet(files, name)
		if err != nil {
			faults = append(faults, err)
			continue
		}
		sets = append(sets, set)
	}
	sort.Slice(sets, func(i, j int) bool { return sets[i].InForce.From.Before(sets[j].InForce.From.Time) })
	if len(faults) == 0 {
		faults = append(faults, checkPeriods(sets)...)
	}
	return sets, errors.Join(faults...)
}

// At returns the one set that is in force on the day of the review.
func At(sets []Set, day time.Time) (Set, error) {
	for _, set := range sets {
		if set.InForce.Contains(day) {
			return set, nil
		}
	}
	return Set{}, fmt.Errorf("no rule set is in force on %s; correct review_date in rasoat.yaml or add the set of that period under rules/", day.Format(time.DateOnly))
}

func loadSet(files fs.FS, name string) (Set, error) {
	content, err := fs.ReadFile(files, name)
	if err != nil {
		return Set{}, err
	}
	var set Set
	doc, err := strict.Decode(name, content, &set)
	if err != nil {
		return Set{}, err
	}
	sum := sha256.Sum256(content)
	set.Content, set.doc = hex.EncodeToString(sum[:]), doc
	if dir := path.Dir(name); set.ID != dir {
		doc.Fail("$.id", "id là %q nhưng thư mục là %q; hãy để giống nhau", "id is %q but the folder is %q; make them the same", set.ID, dir)
	}
	return set, validate(doc, set)
}
