package pipeline

import (
	"context"
	"io"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"rasoat/pipeline/report"
	"rasoat/pipeline/survey"
	"rasoat/pipeline/warehouse"
	"rasoat/rules/strict"
	sqlfs "rasoat/sql"
)

// wholeCountry is the unit of a roll-up of provinces.
const wholeCountry = "cả nước"

// add computes the marts and what is printed of the level above.
func (r *rollUp) add(ctx context.Context) error {
	return r.stage(StageTransform, 0, func() error {
		if err := r.describe(ctx); err != nil {
			return err
		}
		for _, table := range []warehouse.Table{r.campaign.campaignTable(), r.campaign.ethnicityTable()} {
			if err := r.db.LoadTable(ctx, table); err != nil {
				return fault(err, "không nạp được bảng %s", "cannot load the table %s", table.Name)
			}
		}
		if err := r.db.LoadRules(ctx, r.campaign.sets); err != nil {
			return fault(err, "không nạp được bộ quy định", "cannot load the rules")
		}
		err := r.db.RollUp(ctx, r.units, func(step warehouse.Step) { r.events.Step(StageTransform, Step{Name: step.Relation}) })
		return fault(err, "không cộng được các kết quả", "cannot add the results up")
	})
}

// describe finds the unit of the level above: the district of communes, the
// province of districts, the country of provinces.
func (r *rollUp) describe(ctx context.Context) error {
	_, rows, err := r.db.Select(ctx, `select min(province_code), min(province_name), min(district_code), min(district_name), max(review_date), max(label),
count(distinct province_code), count(distinct concat(province_code, '-', district_code)) from published_mart_units`)
	if err != nil {
		return fault(err, "không đọc được các kết quả", "cannot read the results")
	}
	row := rows[0]
	k := config{Year: r.parts[0].Content.Year, Label: str(row[5])}
	k.reviewDay, _ = row[4].(time.Time)
	provinces, districts := r.expected(2), r.expected(3)
	switch {
	case max(number(row[6]), provinces) > 1:
		r.level = levelNation
		k.Unit.Province = unitRef{Name: wholeCountry}
	case max(number(row[7]), districts) > 1:
		r.level = levelProvince
		k.Unit.Province = unitRef{Code: strict.Code(str(row[0])), Name: str(row[1])}
	default:
		r.level = levelDistrict
		k.Unit.Province = unitRef{Code: strict.Code(str(row[0])), Name: str(row[1])}
		k.Unit.District = unitRef{Code: strict.Code(str(row[2])), Name: str(row[3])}
	}
	k.Report.Office, k.Report.Place, k.Report.Ethnicities = r.options.Office, r.options.Place, r.options.Ethnicities
	settings := r.parts[0].settings()
	k.Deprivations, k.RelapseLookbackYears = settings.Deprivations, settings.RelapseLookbackYears
	r.campaign = campaign{out: r.options.Out, config: k, assume: assumeNothing}
	r.campaign.sets = append(r.campaign.sets, r.set)
	return nil
}

// expected counts the units of the list whose codes have so many digits.
func (r *rollUp) expected(digits int) int64 {
	n := int64(0)
	for _, u := range r.units {
		if len(u.Code) == digits {
			n++
		}
	}
	return n
}

// rollUpKinds are the reports of a roll-up.
func rollUpKinds() []reportKind {
	return []reportKind{
		{"forms", FormsFile, oneFile(FormsFile, rolledUp(report.Forms))},
		{"detail", DetailFile, oneFile(DetailFile, rolledUp(report.Detail))},
	}
}

type bookWriter func(context.Context, io.Writer, report.Source, report.Options) error

// rolledUp is a workbook that says that its figures are sums of results.
func rolledUp(write bookWriter) bookWriter {
	return func(ctx context.Context, w io.Writer, src report.Source, options report.Options) error {
		options.RolledUp = true
		return write(ctx, w, src, options)
	}
}

// writeParquet writes the marts into the folder next. A province is 06-all and
// the country is all: no reader takes that for a number.
func (r *rollUp) writeParquet(ctx context.Context, next string) ([]string, error) {
	unit := "all"
	switch k := r.campaign.config; r.level {
	case levelProvince:
		unit = string(k.Unit.Province.Code) + "-all"
	case levelDistrict:
		unit = string(k.Unit.Province.Code) + "-" + string(k.Unit.District.Code)
	}
	files, err := r.db.PublishMarts(ctx, filepath.Join(next, ParquetFolder), warehouse.Partition{Year: r.campaign.config.Year, Unit: unit})
	for i, file := range files {
		files[i] = path.Join(ParquetFolder, file)
	}
	return files, fault(err, "không ghi được %s", "cannot write %s", ParquetFolder)
}

// publish writes the manifest and puts the results in their place.
func (r *rollUp) publish(ctx context.Context, next string, outputs []string, started time.Time) ([]Output, error) {
	var published []Output
	err := r.stage(StagePublish, len(outputs), func() error {
		m, err := r.newManifest(ctx, next, outputs, started)
		if err != nil {
			return err
		}
		if err := m.write(next); err != nil {
			return err
		}
		if err := publish(r.options.Out, append(slices.Clone(outputs), ManifestFile), formerResults(r.options.Out)); err != nil {
			return err
		}
		for _, file := range slices.Concat(m.warehouses(), m.Content.Outputs) {
			published = append(published, Output{filepath.Join(r.options.Out, file.File), file.Bytes, file.SHA256})
			r.events.Step(StagePublish, Step{Name: file.File})
		}
		return nil
	})
	return published, err
}

// newManifest hashes what was read, what lies in the folder next, and what the
// warehouse holds. An input is named from the folder of the results, so that
// both may be moved together.
func (r *rollUp) newManifest(ctx context.Context, next string, outputs []string, started time.Time) (manifest, error) {
	unit := r.campaign.config.Unit
	m := manifest{
		Content: manifestContent{
			Version: Version, Format: survey.Format, Year: r.campaign.config.Year, RollUp: r.level,
			Province: string(unit.Province.Code), Unit: string(unit.District.Code), Rules: r.campaign.ruleHashes(), Settings: r.campaign.config.settings(),
		},
		Run: manifestRun{Started: started, Go: runtime.Version(), System: runtime.GOOS + "/" + runtime.GOARCH, Cores: runtime.GOMAXPROCS(0)},
	}
	var err error
	if m.Content.SQL, err = sqlfs.Hash(); err != nil {
		return m, err
	}
	if m.Content.Inputs, err = r.inputs(); err != nil {
		return m, err
	}
	if m.Content.Tables, err = tablesOf(ctx, r.db); err != nil {
		return m, err
	}
	if err := r.db.Checkpoint(ctx); err != nil {
		return m, fault(err, "không ghi được %s", "cannot write %s", WarehouseFile)
	}
	if err := r.close(); err != nil {
		return m, err
	}
	for _, stage := range r.stages {
		m.Run.Stages = append(m.Run.Stages, manifestStage{stage.Stage, seconds(stage.Took)})
	}
	m.Run.Seconds = seconds(time.Since(started))
	return m, m.addOutputs(next, outputs)
}

// inputs are the published marts that were read, and the list of units.
func (r *rollUp) inputs() ([]manifestFile, error) {
	var inputs []manifestFile
	for _, p := range r.parts {
		for _, input := range p.inputs {
			input.File = fromFolder(r.options.Out, input.File)
			inputs = append(inputs, input)
		}
	}
	if r.listed != "" {
		list, err := hashFile("", r.listed)
		if err != nil {
			return nil, fault(err, "không đọc được %s", "cannot read %s", r.listed)
		}
		list.File = fromFolder(r.options.Out, r.listed)
		inputs = append(inputs, list)
	}
	slices.SortFunc(inputs, func(a, b manifestFile) int { return strings.Compare(a.File, b.File) })
	return inputs, nil
}

// fromFolder names a file from a folder, whole where there is no way.
func fromFolder(folder, file string) string {
	from, err := filepath.Abs(folder)
	to, err2 := filepath.Abs(file)
	if err != nil || err2 != nil {
		return filepath.ToSlash(file)
	}
	way, err := filepath.Rel(from, to)
	if err != nil {
		return filepath.ToSlash(to)
	}
	return filepath.ToSlash(way)
}

// summarise reads what is told of the roll-up.
func (r *rollUp) summarise(ctx context.Context) (RolledUp, error) {
	k := r.campaign.config
	said := RolledUp{
		Year: k.Year, Unit: k.Unit.District.Name, Level: r.level, RuleSet: r.set.ID, RulesTitle: Text{r.set.Title, r.set.TitleEN},
		Label: k.Label, Results: len(r.parts), Listed: r.listed != "",
	}
	if said.Unit == "" {
		said.Unit = k.Unit.Province.Name
	}
	_, rows, err := r.db.Select(ctx, `select count(*), count(case when has_workbook then 1 end), cast(sum(held_out_households) as bigint) from mart_communes`)
	if err != nil {
		return said, fault(err, "không đọc được kho dữ liệu", "cannot read the warehouse")
	}
	said.Units, said.Reviewed, said.HeldOut = number(rows[0][0]), number(rows[0][1]), number(rows[0][2])
	if said.Findings, err = readFindings(ctx, r.db); err != nil {
		return said, err
	}
	hash, err := sqlfs.Hash()
	if err != nil {
		return said, err
	}
	for _, p := range r.parts {
		if p.Content.SQL != hash {
			said.Notes = append(said.Notes, say("%s: kết quả do phiên bản khác của chương trình tính; nên chạy lại bằng cùng một phiên bản", "%s: another version of the program computed the result; better run it again with this one", p.dir))
		}
	}
	said.Flows, err = r.flows(ctx)
	return said, err
}

// flows reads the totals of forms 7.2 and 7.3 in households.
func (r *rollUp) flows(ctx context.Context) ([]Flow, error) {
	_, rows, err := r.db.Select(ctx, `select list, c1, c2, c3, c4, c5, c6, c7, c8, c9 from mart_flow_lines where row_kind = 'total' and counted = 'households' order by list desc`)
	if err != nil {
		return nil, fault(err, "không đọc được kho dữ liệu", "cannot read the warehouse")
	}
	flows := make([]Flow, len(rows))
	for i, row := range rows {
		flows[i].List = str(row[0])
		for c := range flows[i].Columns {
			flows[i].Columns[c] = number(row[1+c])
		}
	}
	return flows, nil
}
