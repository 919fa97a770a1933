package pipeline

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"rasoat/pipeline/mpi"
	"rasoat/pipeline/warehouse"
	"rasoat/rules"
	"rasoat/rules/strict"
)

// MeasureOptions say what to measure.
type MeasureOptions struct {
	// Targets are campaigns (folder, folder of results or .duckdb file), of
	// several years or districts together, or one csv, Parquet or xlsx file.
	Targets []string
	Spec    string // file; "" is the spec of the twelve indicators, for campaigns alone
}

// Measures are the multidimensional measures of one target.
type Measures struct {
	Result   mpi.Result
	Targets  []string
	Campaign bool // the rows are households of campaigns
}

// Measure estimates the measures of Alkire and Foster over the results of
// campaigns or over a file of microdata.
func Measure(ctx context.Context, options MeasureOptions) (Measures, error) {
	campaigns := 0
	for _, target := range options.Targets {
		info, err := os.Stat(target)
		if err != nil {
			return Measures{}, refuse("%s: không có tệp hay thư mục này; hãy kiểm tra lại đường dẫn", "%s: there is no such file or folder; check the path", target)
		}
		if info.IsDir() || strings.EqualFold(filepath.Ext(target), ".duckdb") {
			campaigns++
		}
	}
	if len(options.Targets) == 0 || len(options.Targets) > 1 && campaigns < len(options.Targets) {
		return Measures{}, refuse("chỉ đo được một tệp vi dữ liệu, hoặc một hay nhiều đợt rà soát", "only one file of microdata, or one or more campaigns, can be measured")
	}
	spec, err := readMeasureSpec(options, campaigns > 0)
	if err != nil {
		return Measures{}, err
	}
	var result mpi.Result
	if campaigns > 0 {
		result, err = measureCampaigns(ctx, options.Targets, spec)
	} else {
		result, err = measureFile(ctx, options.Targets[0], spec)
	}
	return Measures{Result: result, Targets: options.Targets, Campaign: campaigns > 0}, err
}

func readMeasureSpec(options MeasureOptions, campaign bool) (mpi.Spec, error) {
	if options.Spec == "" && !campaign {
		return mpi.Spec{}, refuse("%s: vi dữ liệu cần --spec TỆP.yaml; xem `rasoat help mpi`", "%s: microdata need --spec FILE.yaml; see `rasoat help mpi`", options.Targets[0])
	}
	name, content := rules.MeasureSpecFile, rules.MeasureSpec()
	if options.Spec != "" {
		var err error
		name = options.Spec
		if content, err = readSettled(name); errors.Is(err, fs.ErrNotExist) {
			return mpi.Spec{}, refuse("%s: không có tệp này; hãy kiểm tra lại đường dẫn", "%s: there is no such file; check the path", name)
		} else if err != nil {
			return mpi.Spec{}, fault(err, "không đọc được %s", "cannot read %s", name)
		}
	}
	spec, err := mpi.ReadSpec(name, content)
	return spec, refusal(err)
}

// measureCampaigns counts the households that have a class: one that is gone
// has none. The rows of several campaigns are put under each other; their
// review years tell them apart.
func measureCampaigns(ctx context.Context, targets []string, spec mpi.Spec) (mpi.Result, error) {
	db, err := warehouse.Scratch(ctx, warehouse.Options{})
	if err != nil {
		return mpi.Result{}, err
	}
	defer db.Close()
	var parts, paths []string
	for i, target := range targets {
		path, err := findHouseholds(target)
		if err != nil {
			return mpi.Result{}, err
		}
		if path, err = filepath.Abs(path); err != nil {
			return mpi.Result{}, err
		}
		if slices.Contains(paths, path) {
			return mpi.Result{}, refuse("%s: đợt rà soát này ghi hai lần", "%s: this campaign stands twice", target)
		}
		paths = append(paths, path)
		as := fmt.Sprint("campaign", i)
		if err := db.Attach(ctx, path, as); err != nil {
			return mpi.Result{}, refuse("%s: không mở được kho dữ liệu (%s); hãy chạy lại `rasoat run`", "%s: the warehouse cannot be opened (%s); run `rasoat run` again", path, sentence(err))
		}
		parts = append(parts, "select * from "+as+".mart_households where class is not null")
	}
	return estimated(ctx, db, mpi.Data{Name: "mart_households", Relation: "(" + strings.Join(parts, " union all by name ") + ")"}, spec)
}

func measureFile(ctx context.Context, path string, spec mpi.Spec) (result mpi.Result, err error) {
	work, err := os.MkdirTemp("", "rasoat-mpi-")
	if err != nil {
		return result, fault(err, "không tạo được thư mục tạm", "cannot make a temporary folder")
	}
	defer os.RemoveAll(work)
	data, err := microdata(ctx, path, spec, work)
	if err != nil {
		return result, refusal(err)
	}
	db, err := warehouse.Scratch(ctx, warehouse.Options{TempDir: work})
	if err != nil {
		return result, err
	}
	defer db.Close()
	return estimated(ctx, db, data, spec)
}

// estimated tells what the user can mend, in the rows or in the spec, from
// what DuckDB cannot read.
func estimated(ctx context.Context, db *warehouse.DB, data mpi.Data, spec mpi.Spec) (mpi.Result, error) {
	result, err := mpi.Estimate(ctx, db, data, spec)
	var faults strict.Faults
	switch {
	case err == nil:
		return result, nil
	case errors.As(err, &faults):
		return result, refusal(err)
	case ctx.Err() != nil:
		return result, ctx.Err()
	}
	said, _, _ := strings.Cut(sentence(err), " Possible ") // what follows is options of DuckDB
	return result, refuse("%s: không đọc được các dòng: %s", "%s: the rows cannot be read: %s", data.Name, said)
}

// Columns are the columns of the long table.
func (m Measures) Columns() []string { return mpi.Columns() }

// Rows are the rows of the long table.
func (m Measures) Rows() [][]any {
	rows := make([][]any, len(m.Result.Rows))
	for i, row := range m.Result.Rows {
		rows[i] = row.Values()
	}
	return rows
}

// Notes say what was counted, with which weights, and what the values are.
func (m Measures) Notes() []Text {
	spec, counts := m.Result.Spec, m.Result.Counts
	var notes []Text
	if spec.Title != "" {
		notes = append(notes, Text{spec.Title, spec.Title})
	}
	notes = append(notes, say("Đọc %d dòng của %s, tính %d dòng.", "Read %d rows of %s, counted %d.", counts.Read, m.sources(), counts.Counted))
	if m.Campaign {
		notes = append(notes, say("Mẫu số là hộ được rà soát và đã xếp loại, không phải toàn bộ dân số của xã.", "The denominator is the households surveyed and classified, not the whole population of the communes."))
	}
	if counts.Incomplete > 0 {
		way := map[mpi.Missing]Text{
			mpi.MissingDrop: {"bỏ ra", "left out"}, mpi.MissingDeprived: {"tính là thiếu hụt", "counted as deprived"}, mpi.MissingNotDeprived: {"tính là không thiếu hụt", "counted as not deprived"},
		}[spec.Missing]
		notes = append(notes, say("%[1]d dòng có chỉ số trống, %[2]s (missing: %[4]s).", "%[1]d rows with a missing indicator, %[3]s (missing: %[4]s).", counts.Incomplete, way.VI, way.EN, spec.Missing))
	}
	if counts.NoWeight > 0 {
		notes = append(notes, say("Bỏ ra %d dòng không có quyền số.", "Left out %d rows without a weight.", counts.NoWeight))
	}
	if counts.NoTime > 0 {
		notes = append(notes, say("Bỏ ra %d dòng không có thời điểm.", "Left out %d rows without a time.", counts.NoTime))
	}
	weight := say("Mỗi dòng tính là một.", "Each row counts as one.")
	if spec.Weight != "" {
		weight = say("Quyền số: cột %s.", "Weighted by the column %s.", spec.Weight)
	}
	notes = append(notes, weight, weightsNote(spec), say("Nghèo: tổng trọng số thiếu hụt từ k trở lên, k = %s; so bằng phân số, không làm tròn.", "Poor: a deprivation score of k or more, k = %s; compared as fractions, without rounding.", cutoffTexts(spec)))
	if len(m.Result.Times) > 1 && !m.Result.Annualised {
		notes = append(notes, say("Không có số bình quân năm: chưa biết năm của các thời điểm; hãy ghi year: CỘT trong spec.", "Nothing is annualised: the years of the times are not known; give year: COLUMN in the spec."))
	}
	return append(notes,
		say("Giá trị là phần của 1, làm tròn %d số lẻ; .rel là phần trăm; n là số dòng. Không tính sai số chuẩn: rà soát là tổng điều tra.", "Values are shares of 1 rounded to %d decimals; .rel are per cent; n is rows. Standard errors are left out on purpose: a review is a census.", mpi.Decimals))
}

func (m Measures) sources() string {
	var names []string
	for _, target := range m.Targets {
		names = append(names, filepath.Base(target))
	}
	return strings.Join(names, ", ")
}

func weightsNote(spec mpi.Spec) Text {
	var parts []string
	for _, indicator := range spec.Indicators {
		parts = append(parts, fmt.Sprintf("%s %s", indicator.Column, indicator.Weight.RatString()))
	}
	list := strings.Join(parts, ", ")
	return say("Trọng số: %s.", "Weights: %s.", list)
}

func cutoffTexts(spec mpi.Spec) string {
	var texts []string
	for _, cutoff := range spec.Cutoffs {
		texts = append(texts, cutoff.Text)
	}
	return strings.Join(texts, ", ")
}
