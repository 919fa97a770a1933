package survey

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// Landing is one workbook turned into Arrow IPC files in Dir.
type Landing struct {
	File   string // the name findings show, for example survey/01969.xlsx
	Dir    string
	SHA256 string // of the workbook
	Role   Role
	Reused bool // the files were there from an earlier run
	// FellBack: this run read the workbook by encoding/xml, because the fast
	// reader did not recognise its form with certainty. The rows are the same.
	FellBack bool
	Refused  bool // nothing of the workbook may be used; findings.arrow says why
	Sheets   int  // worksheets in the workbook
	Rows     int  // data rows landed
	Cells    int  // cells with content in the workbook
	Took     time.Duration
}

// Land reads the workbook at path and writes what it holds under root, in a
// directory named by the workbook's content, the layout and the role. A
// directory that is already there is used again without reading the workbook.
// Landings of several workbooks, and of one workbook twice, may run at once.
//
// What is wrong with the workbook is never an error: it is a row of
// findings.arrow, and Refused is set when nothing of the workbook may be
// used. An error is a fault of the machine, a role that does not exist, or
// the end of ctx. layouts are tried, in their order, on a workbook that does not
// follow the format; none is those of the program.
func Land(ctx context.Context, path, name string, role Role, root string, limits Limits, layouts ...Layout) (Landing, error) {
	return landUnless(ctx, path, name, role, root, limits, layouts, reuse)
}

// LandAnew is Land that reads the workbook whatever is there already, and
// replaces it.
func LandAnew(ctx context.Context, path, name string, role Role, root string, limits Limits, layouts ...Layout) (Landing, error) {
	return landUnless(ctx, path, name, role, root, limits, layouts, func(landing *Landing) bool {
		os.RemoveAll(landing.Dir)
		return false
	})
}

// landUnless reads the workbook unless there says that its files are there.
func landUnless(ctx context.Context, path, name string, role Role, root string, limits Limits, layouts []Layout, there func(*Landing) bool) (landing Landing, err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("landing %s: %w", name, err)
		}
	}()
	if !slices.Contains(roles, role) {
		return Landing{}, fmt.Errorf("role %q: want one of %q", role, roles)
	}
	if len(layouts) == 0 {
		layouts = Layouts()
	}
	start := time.Now()
	file, err := readFile(path, limits)
	if err != nil {
		return Landing{}, err
	}
	landing = Landing{File: name, SHA256: file.sha256, Role: role}
	landing.Dir = filepath.Join(root, file.key+"-"+layoutVersion(limits, layouts)+"-"+string(role))
	if !there(&landing) {
		if err := landNew(ctx, &landing, file, limits, layouts); err != nil {
			return Landing{}, err
		}
	}
	landing.Took = time.Since(start)
	return landing, nil
}

// landNew reads the workbook and publishes its files in one step.
func landNew(ctx context.Context, landing *Landing, file workbookFile, limits Limits, layouts []Layout) error {
	c, err := file.read(ctx, landing.Role, limits, layouts)
	if err != nil {
		return err
	}
	root := filepath.Dir(landing.Dir)
	if err := os.MkdirAll(root, 0o700); err != nil {
		return err
	}
	temp, err := os.MkdirTemp(root, ".landing-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(temp)
	landing.FellBack = c.fellBack
	landing.Refused, landing.Sheets, landing.Rows, landing.Cells = c.refused, len(c.sheets), c.rows(), c.cells
	if err := writeLanding(temp, *landing, layoutVersion(limits, layouts), c); err != nil {
		return err
	}
	return publish(temp, landing.Dir)
}

// publish gives a finished directory its name. When another run was faster
// its files are the same, and stay. A directory that is not whole is replaced.
func publish(temp, dir string) error {
	err := os.Rename(temp, dir)
	if err == nil || whole(dir) {
		return nil
	}
	if err := os.RemoveAll(dir); err != nil {
		return err
	}
	if err := os.Rename(temp, dir); err != nil && !whole(dir) {
		return err
	}
	return nil
}
