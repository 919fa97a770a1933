package warehouse

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"time"

	sqlfs "rasoat/sql"
)

// Step tells that one relation has been built.
type Step struct {
	Folder, Relation string
	Took             time.Duration
}

// Layers of rasoat/sql that callers name.
const (
	ThroughIdentity = "15" // staging and identity: enough for a prefilled template
	ThroughReviews  = "45" // everything that makes findings
	ThroughMarts    = "50" // everything that analysts query
	ThroughReports  = "60" // and everything that is printed
	ThroughLineage  = "65" // and the views that lead from a figure to its households
)

// AllocationReports is the layer that Transform leaves to Build: what the sheets
// of an allocation print, over plan_allocation.
const AllocationReports = "70"

// Build runs the selects of one layer over relations that stand already.
func (db *DB) Build(ctx context.Context, layer string) error {
	all, err := scripts(sqlfs.Files())
	if err != nil {
		return err
	}
	for _, s := range all {
		if s.folder[:2] != layer {
			continue
		}
		if _, err := db.build(ctx, s); err != nil {
			return err
		}
	}
	return db.writeComments(ctx)
}

// holdOut is the first layer that reads the findings of the checks.
const holdOut = "30"

// Transform runs the selects through the layer whose number is given. The
// table findings is made from the checks before the layers that leave faulty
// households out, and again when the last check has run.
func (db *DB) Transform(ctx context.Context, through string, step func(Step)) error {
	many, err := db.hasMoreRows(ctx, "raw_households", manyRows)
	if err != nil {
		return err
	}
	db.bounds = nil
	if db.many = many; many { // a transaction would keep what it writes in memory and spill until its end
		return db.transform(ctx, through, step)
	}
	return db.inTransaction(ctx, func() error { return db.transform(ctx, through, step) })
}

// inTransaction does all of do or nothing. The log is written once for
// hundreds of statements instead of after each: a fifth of the time.
func (db *DB) inTransaction(ctx context.Context, do func() error) error {
	if err := db.exec(ctx, "begin transaction"); err != nil {
		return err
	}
	if err := do(); err != nil {
		return errors.Join(err, db.exec(context.WithoutCancel(ctx), "rollback"))
	}
	return db.exec(ctx, "commit")
}

func (db *DB) transform(ctx context.Context, through string, step func(Step)) error {
	all, err := scripts(sqlfs.Files())
	if err != nil {
		return err
	}
	if through >= ThroughReports {
		if err := db.collectChecks(ctx, all); err != nil {
			return err
		}
	}
	var found []script // the checks that have rows
	collected := -1    // how many of them are in the table findings
	for _, s := range all {
		if s.folder[:2] > through {
			break
		}
		if s.folder[:2] >= holdOut && collected != len(found) && !isCheck(s) {
			if err := db.collectFindings(ctx, found); err != nil {
				return err
			}
			collected = len(found)
		}
		start := time.Now()
		rows, err := db.build(ctx, s)
		if err != nil {
			return err
		}
		if isCheck(s) && rows > 0 {
			found = append(found, s)
		}
		step(Step{Folder: s.folder, Relation: s.relation, Took: time.Since(start)})
	}
	if collected != len(found) {
		if err := db.collectFindings(ctx, found); err != nil {
			return err
		}
	}
	if through < ThroughReports {
		return nil
	}
	return db.describe(ctx)
}

func isCheck(s script) bool { return strings.HasPrefix(s.relation, "chk_") }

// kind is what a script makes. A check is temporary: its rows stay as findings.
func (s script) kind(many bool) string {
	switch {
	case isCheck(s):
		return "temp table"
	case s.header["view"] == "yes", s.header["view"] == "many" && many:
		return "view"
	}
	return "table"
}

var withClause = regexp.MustCompile(`(?m)((?:^|with\s+|\),\s*)([a-z][a-z0-9_]*)(?: \([a-z0-9_, ]+\))? as )\($`)

var sourceOf = regexp.MustCompile(`\b(?:from|join)\s+([a-z][a-z0-9_]*)`)

// computedOnce has DuckDB keep the rows of a WITH clause that is read more than
// once; by itself it plans and computes such a clause again at each place. One
// that is read once is not kept, as its rows need not all be there at a time.
// The files say nothing of it, as Spark has no word for it.
func computedOnce(body string) string {
	read := map[string]int{}
	for _, source := range sourceOf.FindAllStringSubmatch(body, -1) {
		read[source[1]]++
	}
	return withClause.ReplaceAllStringFunc(body, func(head string) string {
		clause := withClause.FindStringSubmatch(head)
		if read[clause[2]] < 2 {
			return head
		}
		return clause[1] + "materialized ("
	})
}

// build makes the relation of a script; rows are those of a table.
func (db *DB) build(ctx context.Context, s script) (rows int64, err error) {
	kind := s.kind(db.many)
	if rows, err = db.make(ctx, s, kind); err != nil {
		return 0, fmt.Errorf("sql/%s/%s.sql: %w", s.folder, s.relation, err)
	}
	if !isCheck(s) {
		db.comment(kind, s.relation, s.header["title"]+" — "+s.header["grain"], s.columns)
	}
	return rows, nil
}

func (db *DB) make(ctx context.Context, s script, kind string) (rows int64, err error) {
	body := computedOnce(s.body)
	switch column := s.header["slices"]; {
	case column != "" && column != sliceColumn:
		return 0, fmt.Errorf("slices are cut by %s, not by %s", sliceColumn, column)
	case column != "" && db.many && kind != "view":
		return db.inSlices(ctx, kind, s.relation, body)
	}
	made, err := db.run(ctx, fmt.Sprintf("create or replace %s %s as\n%s", kind, name(s.relation), body))
	if err != nil {
		return 0, err
	}
	return made.RowsAffected()
}
