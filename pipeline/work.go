package pipeline

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"rasoat/pipeline/survey"
	"rasoat/pipeline/warehouse"
)

// work is one campaign on its way through the stages. Run takes all of them,
// Check and Template stop earlier.
type work struct {
	campaign campaign
	events   Events
	// landing is the folder that keeps the landing files between runs.
	landing  string
	landings []survey.Landing
	db       *warehouse.DB
	redact   bool
	noCache  bool // workbooks are read whatever an earlier run has landed
	stages   []StageTime
	unlisted *Unlisted // nil when households are listed one by one
}

// StageTime is how long one stage took.
type StageTime struct {
	Stage Stage
	Took  time.Duration
}

// stage runs one stage between its events and keeps its time.
func (w *work) stage(stage Stage, steps int, do func() error) error {
	return w.measured(stage, Extent{Steps: steps}, do)
}

// measured is stage with its extent.
func (w *work) measured(stage Stage, extent Extent, do func() error) error {
	start := time.Now()
	w.events.Begin(stage, extent)
	err := do()
	took := time.Since(start)
	w.stages = append(w.stages, StageTime{stage, took})
	w.events.End(stage, took)
	return err
}

// land reads the workbooks side by side, as many at once as there are cores and
// as fit into the memory for reading. What is wrong with a workbook becomes a
// finding; an error is a machine fault.
func (w *work) land(ctx context.Context) error {
	books := w.campaign.books
	extent := Extent{Steps: len(books)}
	sizes := make([]int64, len(books))
	for i, book := range books {
		sizes[i] = fileSize(book.path)
		extent.Bytes += sizes[i]
	}
	return w.measured(StageLand, extent, func() error {
		if err := os.MkdirAll(w.landing, 0o700); err != nil {
			return fault(err, "không tạo được %s", "cannot make %s", w.landing)
		}
		w.landings = make([]survey.Landing, len(books))
		memory := newMemory(w.campaign.config.Limits.reading())
		return sideBySide(ctx, len(books), func(ctx context.Context, i int) (err error) {
			w.landings[i], err = w.landOne(ctx, books[i], memory)
			step := Step{Name: books[i].name, Bytes: sizes[i]}
			if landed := w.landings[i]; !landed.Reused {
				step.Rows, step.Cells = landed.Rows, landed.Cells
			}
			w.events.Step(StageLand, step)
			return err
		})
	})
}

// landOne reads one workbook when there is memory for it.
func (w *work) landOne(ctx context.Context, book book, memory *memory) (survey.Landing, error) {
	limits := w.campaign.config.Limits.survey()
	land := survey.Land
	if w.noCache {
		land = survey.LandAnew
	}
	free, err := memory.take(ctx, survey.Appetite(book.path, limits))
	if err != nil {
		return survey.Landing{}, err
	}
	defer free()
	landing, err := land(ctx, book.path, book.name, book.role, w.landing, limits, w.campaign.layouts...)
	return landing, fault(err, "không đọc được %s", "cannot read %s", book.path)
}

// fileSize is 0 for what cannot be opened.
func fileSize(path string) int64 {
	info, err := os.Stat(path)
	if err != nil {
		return 0
	}
	return info.Size()
}

// load creates the warehouse at path ("" in memory) and brings in what was
// landed and what the campaign says.
func (w *work) load(ctx context.Context, path string) error {
	return w.stage(StageLoad, len(warehouse.LandingParts()), func() error {
		if err := w.create(ctx, path); err != nil {
			return err
		}
		if err := w.loadLandings(ctx); err != nil {
			return err
		}
		if err := w.loadParts(ctx); err != nil {
			return err
		}
		return w.loadReferences(ctx)
	})
}

func (w *work) loadLandings(ctx context.Context) error {
	if len(w.landings) == 0 {
		return fault(w.db.LoadNoLanding(ctx, survey.EmptyLanding()), "không tạo được kho dữ liệu", "cannot create the warehouse")
	}
	landed := make([]warehouse.Landed, len(w.landings))
	for i, landing := range w.landings {
		landed[i] = warehouse.Landed{File: landing.File, Dir: landing.Dir}
	}
	for _, part := range warehouse.LandingParts() {
		if err := w.db.LoadLandings(ctx, part, landed); err != nil {
			return fault(err, "không nạp được %s vào kho dữ liệu", "cannot load %s into the warehouse", part)
		}
		w.events.Step(StageLoad, Step{Name: part})
	}
	return nil
}

// threads are those of the warehouse. DuckDB shares a table among threads by
// row groups, so that more than one only wait for each other where no table has
// two.
func (w *work) threads() int {
	rows := 0
	for _, landing := range w.landings {
		rows += landing.Rows
	}
	if rows <= warehouse.RowGroup && w.campaign.parts == nil {
		return 1
	}
	return runtime.GOMAXPROCS(0)
}

func (w *work) create(ctx context.Context, path string) error {
	options := warehouse.Options{Threads: w.threads(), MemoryMegabytes: w.campaign.config.Limits.warehouse(), Large: w.campaign.parts != nil}
	if path != "" {
		options.TempDir = filepath.Join(filepath.Dir(path), "spill")
	}
	db, err := warehouse.Create(ctx, path, options)
	w.db = db
	return fault(err, "không tạo được kho dữ liệu", "cannot create the warehouse")
}

func (w *work) loadReferences(ctx context.Context) error {
	for _, table := range w.campaign.referenceTables() {
		if err := w.db.LoadTable(ctx, table); err != nil {
			return fault(err, "không nạp được bảng %s", "cannot load the table %s", table.Name)
		}
	}
	if err := w.loadApproved(ctx); err != nil {
		return err
	}
	if err := w.loadConfirmations(ctx); err != nil {
		return err
	}
	err := errors.Join(w.db.LoadRules(ctx, w.campaign.sets), w.db.LoadPoints(ctx, w.campaign.points), w.db.LoadSupport(ctx, w.campaign.support))
	return fault(err, "không nạp được bộ quy định", "cannot load the rules")
}

// transform runs the selects through a layer of sql/.
func (w *work) transform(ctx context.Context, through string) error {
	return w.stage(StageTransform, 0, func() error {
		err := w.db.Transform(ctx, through, func(step warehouse.Step) { w.events.Step(StageTransform, Step{Name: step.Relation}) })
		return fault(err, "không tính được kho dữ liệu", "cannot compute the warehouse")
	})
}

// inMemory takes a campaign whose files have been listed through a layer of sql/ in a warehouse that is not
// kept, and hands it to read. Nothing is written but landing files.
func (c campaign) inMemory(ctx context.Context, events Events, through string, read func(*work) error) error {
	landing, done, err := landingFolder(c.out)
	if err != nil {
		return err
	}
	defer done()
	w := &work{campaign: c, events: events, landing: landing}
	defer w.close()
	if err := w.land(ctx); err != nil {
		return err
	}
	if err := w.load(ctx, ""); err != nil {
		return err
	}
	if err := w.transform(ctx, through); err != nil {
		return err
	}
	return read(w)
}

// close closes the warehouse; what it holds is on the disk afterwards.
func (w *work) close() error {
	if w.db == nil {
		return nil
	}
	db := w.db
	w.db = nil
	return fault(db.Close(), "không đóng được kho dữ liệu", "cannot close the warehouse")
}

// landingKept is how long landing files of workbooks that are no longer in the
// campaign stay: a check of such a workbook may be reading them.
const landingKept = time.Hour

// forgetLandings removes the landing files that this run has not used. What
// cannot be removed stays; it does no harm.
func (w *work) forgetLandings() {
	used := map[string]bool{}
	for _, landing := range w.landings {
		used[filepath.Base(landing.Dir)] = true
	}
	entries, _ := os.ReadDir(w.landing)
	for _, entry := range entries {
		info, err := entry.Info()
		if err == nil && !used[entry.Name()] && time.Since(info.ModTime()) > landingKept {
			os.RemoveAll(filepath.Join(w.landing, entry.Name()))
		}
	}
}

// landingFolder is where landing files are kept for a campaign's next run, or
// a temporary folder when out may not be written. The function returned ends
// the use of it.
func landingFolder(out string) (string, func(), error) {
	kept := filepath.Join(out, ".landing")
	if out != "" && os.MkdirAll(kept, 0o700) == nil {
		return kept, func() {}, nil
	}
	temporary, err := os.MkdirTemp("", "rasoat-landing-")
	if err != nil {
		return "", nil, fault(err, "không tạo được thư mục tạm", "cannot create a temporary folder")
	}
	return temporary, func() { os.RemoveAll(temporary) }, nil
}
