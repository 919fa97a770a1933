package synth

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"sync"

	"golang.org/x/sync/errgroup"

	"rasoat/pipeline/survey"
)

// Write writes the campaign folder dir, which must be new or empty: workbooks
// of another campaign left in it would be read with these. progress is told
// after every workbook and may be nil; it is never called twice at a time.
func (c Campaign) Write(ctx context.Context, dir string, progress func(done, total int)) (err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("synth: write %s: %w", dir, err)
		}
	}()
	if err := mustBeEmpty(dir); err != nil {
		return err
	}
	truth, err := c.Truth().text()
	if err != nil {
		return err
	}
	if err := c.writeFrame(ctx, dir, map[string][]byte{"truth.json": truth}); err != nil {
		return err
	}
	return c.writeWorkbooks(ctx, dir, progress)
}

// writeFrame writes what a campaign is beside its survey, and more files.
func (c Campaign) writeFrame(ctx context.Context, dir string, more map[string][]byte) error {
	for _, sub := range []string{"survey", "previous", "progress"} {
		if err := os.MkdirAll(filepath.Join(dir, sub), 0o700); err != nil {
			return err
		}
	}
	files := map[string][]byte{"rasoat.yaml": []byte(c.campaignText()), "units.csv": []byte(c.unitsText()), "targets.yaml": []byte(c.targetsText())}
	maps.Copy(files, more)
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), text, 0o600); err != nil {
			return err
		}
	}
	return c.writeReports(ctx, filepath.Join(dir, "progress"))
}

// writeReports writes the progress reports of the offices.
func (c Campaign) writeReports(ctx context.Context, dir string) error {
	reports, err := c.reports()
	if err != nil {
		return err
	}
	office, last := 0, ""
	for _, r := range reports {
		if err := ctx.Err(); err != nil {
			return err
		}
		if r.OfficeID != last {
			office, last = office+1, r.OfficeID
		}
		if err := writeBook(filepath.Join(dir, reportName(office, r)), r.Workbook()); err != nil {
			return err
		}
	}
	return nil
}

func mustBeEmpty(dir string) error {
	entries, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case len(entries) > 0:
		return fmt.Errorf("the folder is not empty (%s …): name a new one", entries[0].Name())
	}
	return nil
}

// writeWorkbooks writes the two workbooks of every commune, several communes
// at a time.
func (c Campaign) writeWorkbooks(ctx context.Context, dir string, progress func(done, total int)) error {
	var lock sync.Mutex
	done := 0
	tell := func() {
		lock.Lock()
		defer lock.Unlock()
		done++
		if progress != nil {
			progress(done, 2*len(c.Communes))
		}
	}
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	for _, commune := range c.Communes {
		group.Go(func() error {
			for sub, book := range c.books(commune) {
				if err := ctx.Err(); err != nil {
					return err
				}
				if err := writeBook(filepath.Join(dir, sub, commune.Unit.Code+".xlsx"), book); err != nil {
					return err
				}
				tell()
			}
			return nil
		})
	}
	return group.Wait()
}

// books are a commune's workbooks by the folder that they lie in.
func (c Campaign) books(commune Commune) map[string]survey.Workbook {
	p := c.pagesOf(commune)
	return map[string]survey.Workbook{
		"survey":   {Info: p.info, Households: p.households, Members: p.members, Synthetic: true},
		"previous": {Info: p.openingInfo, Previous: p.previous, Synthetic: true},
	}
}

func writeBook(path string, book survey.Workbook) error {
	var out bytes.Buffer
	if err := survey.Write(&out, book); err != nil {
		return fmt.Errorf("%s: %w", filepath.Base(path), err)
	}
	return os.WriteFile(path, out.Bytes(), 0o600)
}
