package pipeline

import (
	"context"

	"rasoat/pipeline/warehouse"
)

// AllocateOptions say which district's numbers are shared out, and what has
// been agreed with communes.
type AllocateOptions struct {
	Dir string // campaign folder
	Out string // folder of results, "" for paths.out of rasoat.yaml
	// Poor and NearPoor are the households to reduce; nil takes the number of
	// the target in targets.yaml.
	Poor, NearPoor *int64
	Fix            []Agreed
	// Write puts the numbers into targets.yaml.
	Write bool
}

// Agreed is a commune's number that stays as negotiated.
type Agreed struct {
	Commune string // code or name
	// List is poor or near_poor.
	List       string
	Households int64
}

// Allocation is the district's numbers shared out over its communes.
type Allocation struct {
	Label    string
	Year     int
	Plan     string
	Lists    []AllocatedList
	Communes []AllocatedCommune
	// Notices are what a reader must know before signing.
	Notices []Text
	// YAML is the part communes: of targets.yaml; Sheet the workbook written;
	// Targets the file changed, "" when none was.
	YAML, Sheet, Targets string
}

// AllocatedList is one list and the district's number.
type AllocatedList struct {
	List  string // poor or near_poor
	Label Text
	Total int64
}

// AllocatedCommune is one commune's part of each list; nil where the list is
// not shared out.
type AllocatedCommune struct {
	Code, Name string
	// Households are all households at the start of the year, nil when no list
	// gives them.
	Households *int64
	// Listed are the poor and near-poor households at the start of the year.
	Listed         int64
	Poor, NearPoor *AllocatedPart
}

// AllocatedPart is a commune's part of one list, in households.
type AllocatedPart struct {
	Opening, WithoutLabour, Base int64
	// Unanswered are households counted as able although nothing says so.
	Unanswered int64
	// Registered are registered exits that can work, nil when nobody was asked.
	Registered *int64
	Floor, Cap int64
	// Share is the exact part before it was made whole, two decimals.
	Share     string
	Reduction int64
	Why       Text
}

// Part returns the commune's part of a list.
func (c AllocatedCommune) Part(list string) *AllocatedPart {
	if list == listPoor {
		return c.Poor
	}
	return c.NearPoor
}

// Allocate shares the district's reduction of poor and near-poor households
// out over its communes in proportion to the opening list (package apportion),
// writes the table of commune targets to the folder of results and, when asked,
// the part communes: of targets.yaml. The opening list is that of a run: the
// lists in previous/, else the approved result of the year before, else what
// the survey declares.
func Allocate(ctx context.Context, options AllocateOptions, events Events) (Allocation, error) {
	c, err := openCampaign(options.Dir, options.Out)
	if err != nil {
		return Allocation{}, err
	}
	if err := c.findOpeningBooks(); err != nil {
		return Allocation{}, err
	}
	a := allocator{campaign: c, options: options}
	if err := a.read(); err != nil {
		return Allocation{}, err
	}
	err = c.inMemory(ctx, events, warehouse.ThroughIdentity, func(w *work) error {
		if err := a.bases(ctx, w.db); err != nil {
			return err
		}
		if err := a.share(); err != nil {
			return err
		}
		a.result.YAML = a.communesPart()
		if err := a.writeSheet(ctx, w); err != nil || !options.Write {
			return err
		}
		return a.writeTargets()
	})
	return a.result, err
}

// findOpeningBooks lists what an opening list can come from: the lists of the
// year before, and the survey where it has begun.
func (c *campaign) findOpeningBooks() error {
	previous, err := c.previousBooks()
	if err != nil {
		return err
	}
	surveyed, err := c.booksIn(c.config.Paths.Survey, "survey")
	if err != nil && !isMissing(err) {
		return err
	}
	c.books = append(surveyed, previous...)
	if err := c.findApproved(); err != nil {
		return err
	}
	if len(c.books)+len(c.approved) == 0 {
		return refuse("%s: chưa có danh sách hộ nghèo, hộ cận nghèo đầu năm; hãy đặt danh sách được phê duyệt năm trước vào đây hoặc ghi paths.approved trong %s",
			"%s: there is no list of the start of the year; put the approved lists of the year before there or name the result under paths.approved in %s", c.path(c.config.Paths.Previous), ConfigFile)
	}
	return nil
}
