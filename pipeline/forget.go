package pipeline

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"rasoat/pipeline/names"
	"rasoat/pipeline/warehouse"
)

// ForgottenFile, in the folder of results, records which households were
// removed from history: when, from which years, by their token; no name.
const ForgottenFile = "forgotten.jsonl"

// A Forgetting is what Forget removed.
type Forgetting struct {
	// Token is the salted hash of the household's key (SaltFile).
	Token string
	// Files are the approved results that held it, with the rows removed.
	Files []ForgottenRows
	// ThisYear tells that the result of the campaign's own year is among them:
	// the next run writes it anew from the workbooks.
	ThisYear bool
}

// ForgottenRows are the rows that one approved result lost.
type ForgottenRows struct {
	File string `json:"file"`
	Rows int64  `json:"rows"`
}

// Forget removes one household, given by its key (commune/village/number), from
// the approved results that the campaign keeps in out or names in rasoat.yaml:
// its rows, and the rows of other years that have its head's national id. It
// records that it did. What lies in the communes' workbooks is not its matter,
// and this year's results know of it until the next run. A household that no
// result holds is a Refusal.
func Forget(ctx context.Context, dir, household string, now time.Time) (Forgetting, error) {
	c, err := openCampaign(dir, "")
	if err != nil {
		return Forgetting{}, err
	}
	release, err := lockOut(c.out)
	if err != nil {
		return Forgetting{}, err
	}
	defer release()
	if err := finishPublication(c.out); err != nil {
		return Forgetting{}, err
	}
	if err := c.findAllApproved(); err != nil {
		return Forgetting{}, err
	}
	salt, err := c.salt()
	if err != nil {
		return Forgetting{}, err
	}
	sum := sha256.Sum256([]byte(salt + "/" + household))
	f := Forgetting{Token: hex.EncodeToString(sum[:])[:24]}
	if f.Files, err = c.forget(ctx, household); err != nil {
		return f, err
	}
	f.ThisYear = slices.ContainsFunc(f.Files, func(file ForgottenRows) bool { return file.File == approvedName(c.config.Year) })
	if len(f.Files) == 0 {
		return f, refuse("%s: không kết quả được phê duyệt nào có hộ này; ghi đúng khóa hộ (mã xã/thôn/mã hộ)",
			"%s: no approved result holds this household; give its key (commune/village/number)", household)
	}
	return f, c.recordForgotten(f, now)
}

// findAllApproved lists the approved results of every year, this one included.
func (c *campaign) findAllApproved() error {
	year := c.config.Year
	c.config.Year++
	err := c.findApproved()
	c.config.Year = year
	return err
}

// forget rewrites the results that hold the household.
func (c campaign) forget(ctx context.Context, household string) ([]ForgottenRows, error) {
	paths := make([]string, len(c.approved))
	for i, file := range c.approved {
		paths[i] = file.path
	}
	removed, err := warehouse.ForgetApproved(ctx, paths, household, names.Fold)
	if err != nil {
		return nil, fault(err, "không xóa được hộ khỏi kết quả các năm trước", "cannot remove the household from the results of earlier years")
	}
	var files []ForgottenRows
	for i, rows := range removed {
		if rows > 0 {
			files = append(files, ForgottenRows{c.approved[i].name, rows})
		}
	}
	return files, nil
}

// recordForgotten adds one line to ForgottenFile.
func (c campaign) recordForgotten(f Forgetting, now time.Time) error {
	name := filepath.Join(c.out, ForgottenFile)
	content, err := os.ReadFile(name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fault(err, "không đọc được %s", "cannot read %s", name)
	}
	line, err := json.Marshal(struct {
		When      string          `json:"when"`
		Household string          `json:"household_token"`
		Files     []ForgottenRows `json:"files"`
	}{now.Format(time.RFC3339), f.Token, f.Files})
	if err != nil {
		return err
	}
	content = append(bytes.TrimRight(content, "\n"), '\n')
	content = append(bytes.TrimLeft(content, "\n"), line...)
	return fault(writeThrough(name, append(content, '\n')), "không ghi được %s", "cannot write %s", name)
}
