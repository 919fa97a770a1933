package warehouse

import (
	"context"
	"fmt"
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
	ThroughReports  = "60" // all
)

// holdOut is the first layer that reads the findings of the checks.
const holdOut = "30"

// Transform runs the selects through the layer whose number is given. The
// table findings is made from the checks before the layers that leave faulty
// households out, and again when the last check has run.
func (db *DB) Transform(ctx context.Context, through string, step func(Step)) error {
	all, err := scripts(sqlfs.Files())
	if err != nil {
		return err
	}
	var checks []script
	collected := -1
	for _, s := range all {
		if s.folder[:2] > through {
			break
		}
		if s.folder[:2] >= holdOut && collected != len(checks) && !isCheck(s) {
			if err := db.collectFindings(ctx, checks); err != nil {
				return err
			}
			collected = len(checks)
		}
		start := time.Now()
		if err := db.build(ctx, s); err != nil {
			return err
		}
		if isCheck(s) {
			checks = append(checks, s)
		}
		step(Step{Folder: s.folder, Relation: s.relation, Took: time.Since(start)})
	}
	if collected != len(checks) {
		return db.collectFindings(ctx, checks)
	}
	return nil
}

func isCheck(s script) bool { return strings.HasPrefix(s.relation, "chk_") }

func (db *DB) build(ctx context.Context, s script) error {
	kind := "table"
	if s.header["view"] == "yes" {
		kind = "view"
	}
	statement := fmt.Sprintf("create or replace %s %s as\n%s", kind, name(s.relation), s.body)
	if _, err := db.conn.ExecContext(ctx, statement); err != nil {
		return fmt.Errorf("sql/%s/%s.sql: %w", s.folder, s.relation, err)
	}
	title := s.header["title"]
	if title == "" {
		title = s.header["message"]
	}
	if grain := s.header["grain"]; grain != "" {
		title = strings.TrimSpace(title + " — " + grain)
	}
	return db.comment(ctx, kind, s.relation, title, s.columns)
}
