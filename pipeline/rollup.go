package pipeline

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"rasoat/pipeline/warehouse"
	"rasoat/rules"
)

// RollUpOptions say which results RollUp adds up, and where to.
type RollUpOptions struct {
	Out  string   // folder of the results of the level above
	Dirs []string // campaign folders or folders of results of the level below
	// Units is a list of the units that must be there, "" for units.csv in Out
	// where it is.
	Units string
	// Office, Place and Ethnicities are what rasoat.yaml says in a campaign.
	Office, Place string
	Ethnicities   []string
}

// The levels of a roll-up.
const (
	levelDistrict = "district"
	levelProvince = "province"
	levelNation   = "nation"
)

// RolledUp is what a roll-up tells about itself.
type RolledUp struct {
	Year       int
	Unit       string // huyện Bạch Thông, tỉnh Bắc Kạn, cả nước
	Level      string // district, province, nation
	RuleSet    string
	RulesTitle Text
	Label      string // notice of synthetic data, "" otherwise
	Results    int
	// Units are the communes, and the units of which there is nothing at all;
	// Reviewed are those with figures.
	Units, Reviewed int64
	// HeldOut are the households that wait for a mending in the level below.
	HeldOut  int64
	Listed   bool // a list of the expected units was given
	Flows    []Flow
	Findings []Finding // a unit without figures
	Notes    []Text
	Outputs  []Output
	Took     time.Duration
}

// HasErrors tells whether a unit is missing.
func (r RolledUp) HasErrors() bool { return Count(r.Findings).Errors > 0 }

// rollUp is a roll-up on its way.
type rollUp struct {
	options RollUpOptions
	parts   []part
	// candidates are the units of the file listed, "" without one; units are
	// those of them that the review must have.
	candidates []unit
	listed     string
	units      []warehouse.ExpectedUnit
	set        rules.Set
	level      string
	work
}

// RollUp adds the published results of communes, districts or provinces up to
// those of the level above, all or nothing: forms, detailed table, warehouse,
// Parquet, manifest. No survey is read, counts are added, rates come from the
// sums. Results of two years or rule sets, a unit reviewed in two results or
// not on the list, and a result that was changed are a Refusal; a unit without
// figures is a finding.
func RollUp(ctx context.Context, options RollUpOptions, events Events) (RolledUp, error) {
	started := time.Now()
	r := &rollUp{options: options}
	r.events = events
	if err := r.prepare(); err != nil {
		return RolledUp{}, err
	}
	release, err := lockOut(options.Out)
	if err != nil {
		return RolledUp{}, err
	}
	defer release()
	next, err := prepareNext(options.Out)
	if err != nil {
		return RolledUp{}, err
	}
	said, err := r.run(ctx, next, started)
	if err != nil {
		err = errors.Join(err, r.close())
		discard(next)
	}
	said.Took = time.Since(started)
	return said, err
}

// prepare reads the manifests of the results and holds them against each other.
func (r *rollUp) prepare() error {
	if err := freeOut(r.options.Out); err != nil {
		return err
	}
	if err := r.ethnicities(); err != nil {
		return err
	}
	for _, dir := range r.options.Dirs {
		p, err := readPart(dir)
		if err != nil {
			return err
		}
		if err := apart(r.options.Out, p); err != nil {
			return err
		}
		if twice := slices.IndexFunc(r.parts, func(q part) bool { return sameFile(p.out, q.out) }); twice >= 0 {
			return refuse("%s: thư mục này ghi hai lần (cùng với %s); hãy bỏ một", "%s: this folder is named twice (%s is the same); leave one out", dir, r.parts[twice].dir)
		}
		r.parts = append(r.parts, p)
	}
	slices.SortFunc(r.parts, func(a, b part) int { return strings.Compare(a.key(), b.key()) })
	if err := sameReview(r.parts); err != nil {
		return err
	}
	if err := r.sameRules(); err != nil {
		return err
	}
	if err := sameSettings(r.parts); err != nil {
		return err
	}
	return r.readUnits()
}

// ethnicities fills in the usual columns of form 7.9 and refuses those that a
// campaign could not have, in the same words.
func (r *rollUp) ethnicities() error {
	if len(r.options.Ethnicities) == 0 {
		r.options.Ethnicities = usualEthnicities()
	}
	var refused Refusal
	for _, fault := range ethnicityFaults(r.options.Ethnicities) {
		refused.Sentences = append(refused.Sentences, Text{"--ethnicities: " + fault.VI, "--ethnicities: " + fault.EN})
	}
	return refused.orNil()
}

// readUnits reads the list of the units that must be there.
func (r *rollUp) readUnits() error {
	if r.listed = r.options.Units; r.listed == "" {
		if r.listed = filepath.Join(r.options.Out, usualUnits); !exists(r.listed) {
			r.listed = ""
			return nil
		}
	}
	units, err := readUnitsOf(r.listed, anyLevel)
	if err != nil {
		return err
	}
	r.candidates = units
	return nil
}

// expectUnits keeps the units of the list that are valid at the review.
func (r *rollUp) expectUnits(ctx context.Context) error {
	_, rows, err := r.db.Select(ctx, "select max(review_date) from published_mart_units")
	if err != nil {
		return fault(err, "không đọc được các kết quả", "cannot read the results")
	}
	day, _ := rows[0][0].(time.Time)
	for _, u := range r.candidates {
		if u.validOn(day) {
			r.units = append(r.units, warehouse.ExpectedUnit{Code: u.Code, Name: u.FullName(), Kind: u.Kind})
		}
	}
	return nil
}

// run takes the stages in their order.
func (r *rollUp) run(ctx context.Context, next string, started time.Time) (RolledUp, error) {
	if err := r.load(ctx, filepath.Join(next, WarehouseFile)); err != nil {
		return RolledUp{}, err
	}
	if err := r.add(ctx); err != nil {
		return RolledUp{}, err
	}
	reports, err := r.reports(ctx, next, rollUpKinds())
	if err != nil {
		return RolledUp{}, err
	}
	said, err := r.summarise(ctx)
	if err != nil {
		return said, err
	}
	published, err := r.writeParquet(ctx, next)
	if err != nil {
		return said, err
	}
	said.Outputs, err = r.publish(ctx, next, slices.Concat([]string{WarehouseFile}, reports, published), started)
	return said, err
}

// load lays the results over each other and refuses what does not add up.
func (r *rollUp) load(ctx context.Context, path string) error {
	return r.stage(StageLoad, len(r.parts), func() error {
		db, err := warehouse.Create(ctx, path, warehouse.Options{TempDir: filepath.Join(filepath.Dir(path), "spill")})
		if err != nil {
			return fault(err, "không tạo được kho dữ liệu", "cannot create the warehouse")
		}
		r.db = db
		published := make([]warehouse.Published, len(r.parts))
		for i, p := range r.parts {
			published[i] = p.files
		}
		if err := r.db.LoadPublished(ctx, published); err != nil {
			return r.unfit(err)
		}
		for _, p := range r.parts {
			r.events.Step(StageLoad, Step{Name: p.dir})
		}
		if err := r.expectUnits(ctx); err != nil {
			return err
		}
		if err := r.twice(ctx); err != nil {
			return err
		}
		return r.beyond(ctx)
	})
}

// unfit says whose published files cannot be read.
func (r *rollUp) unfit(err error) error {
	var unfit warehouse.UnfitPublished
	if !errors.As(err, &unfit) || unfit.Part < 0 {
		return fault(err, "không nạp được các kết quả", "cannot load the results")
	}
	what := fmt.Sprint(unfit.Cause)
	if len(unfit.Missing) > 0 {
		what = strings.Join(unfit.Missing, ", ")
		return refuse("%s: kết quả do phiên bản cũ của chương trình ghi, thiếu cột %s; hãy chạy lại `rasoat run`", "%s: an older version of the program wrote the result, columns %s are missing; run `rasoat run` again", unfit.File, what)
	}
	return refuse("%s: không đọc được tệp này (%s); hãy chạy lại `rasoat run`", "%s: this file cannot be read (%s); run `rasoat run` again", unfit.File, sentence(unfit.Cause))
}

// twice refuses units that two results have reviewed.
func (r *rollUp) twice(ctx context.Context) error {
	units, err := r.db.PublishedTwice(ctx)
	if err != nil {
		return fault(err, "không đọc được các kết quả", "cannot read the results")
	}
	var refused Refusal
	for _, u := range units {
		refused.Sentences = append(refused.Sentences, say("%s (%s) có số liệu ở cả %s và %s; hãy bỏ một kết quả, nếu không đơn vị này bị cộng hai lần",
			"%s (%s) has figures in %s and in %s; leave one of them out, or the unit would be counted twice", u.Name, u.Code, r.parts[u.First].dir, r.parts[u.Second].dir))
	}
	return refused.orNil()
}

// beyond refuses units that the list does not name.
func (r *rollUp) beyond(ctx context.Context) error {
	units, err := r.db.PublishedBeyond(ctx, r.units)
	if err != nil {
		return fault(err, "không đọc được các kết quả", "cannot read the results")
	}
	var refused Refusal
	for _, u := range units {
		refused.Sentences = append(refused.Sentences, say("%s (%s) của %s không thuộc danh sách %s; hãy bỏ kết quả này hoặc bổ sung danh sách",
			"%s (%s) of %s is not of the units in %s; leave the result out or complete the list", u.Name, u.Code, r.parts[u.Part].dir, r.listed))
	}
	return refused.orNil()
}
