package pipeline

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"rasoat/pipeline/names"
	"rasoat/pipeline/survey"
	"rasoat/pipeline/warehouse"
)

// templateFolder is where Template writes, in the campaign folder, unless told
// otherwise.
const templateFolder = "template"

// TemplateOptions say for which campaign Template makes workbooks.
type TemplateOptions struct {
	Dir   string // campaign folder
	Out   string // where the workbooks go, "" for template/ in Dir
	Force bool   // overwrites workbooks that exist
}

// blankRows are the ruled rows left for households that ask to be reviewed.
const blankRows = 60

// Template writes one workbook for each commune of units.csv that is valid at
// the review, with its households of last year's approved list filled in, and
// returns the files.
func Template(ctx context.Context, options TemplateOptions, events Events) ([]string, error) {
	made, err := makeTemplates(ctx, options, events)
	return made.files, err
}

// templatesMade are the workbooks, with the number of households filled in and
// the communes that have none.
type templatesMade struct {
	files      []string
	households int
	without    []string
}

func makeTemplates(ctx context.Context, options TemplateOptions, events Events) (made templatesMade, err error) {
	c, err := openCampaign(options.Dir, "")
	if err != nil {
		return made, err
	}
	if c.books, err = c.previousBooks(); err != nil {
		return made, err
	}
	units := slices.DeleteFunc(slices.Clone(c.units), func(u unit) bool { return !u.validOn(c.config.reviewDay) })
	folder := options.Out
	if folder == "" {
		folder = filepath.Join(options.Dir, templateFolder)
	}
	var paths []string
	for _, u := range units {
		paths = append(paths, filepath.Join(folder, templateName(u)))
	}
	if err := writableTemplates(folder, paths, options.Force); err != nil {
		return made, err
	}
	opening, err := c.opening(ctx, events)
	if err != nil {
		return made, err
	}
	for i, u := range units {
		if err := writeTemplate(paths[i], c.template(u, opening[u.Code])); err != nil {
			return made, err
		}
		made.files = append(made.files, paths[i])
		made.households += len(opening[u.Code])
		if len(opening[u.Code]) == 0 {
			made.without = append(made.without, u.FullName())
		}
	}
	return made, nil
}

// templateName is the code and the name without marks: 01969-phu-thong.xlsx.
func templateName(u unit) string {
	letters := func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') }
	return u.Code + "-" + strings.Join(strings.FieldsFunc(names.Plain(u.Name), letters), "-") + ".xlsx"
}

func writableTemplates(folder string, paths []string, force bool) error {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return unwritable(folder, err)
	}
	for _, path := range paths {
		if _, err := os.Stat(path); err == nil && !force {
			return refuse("%s: tệp đã có, có thể đã được điền; hãy chuyển đi nơi khác hoặc dùng --force để ghi đè", "%s: this file exists and may be filled in; move it away or overwrite it with --force", path)
		}
	}
	return nil
}

// opening reads the households of the opening list by commune. Rows are in the
// order of village and name.
func (c campaign) opening(ctx context.Context, events Events) (map[string][]map[string]string, error) {
	if err := c.findApproved(); err != nil {
		return nil, err
	}
	if len(c.books)+len(c.approved) == 0 {
		return nil, nil
	}
	var opening map[string][]map[string]string
	err := c.inMemory(ctx, events, warehouse.ThroughIdentity, func(w *work) (err error) {
		opening, err = w.readOpening(ctx)
		return err
	})
	return opening, err
}

// The columns of int_opening that the template fills in, and the keys they
// have in the workbook. The number of members is asked anew.
var openingColumns = []struct{ column, key, list string }{
	{"village", "village", ""}, {"household_no", "household_no", ""}, {"head_name", "head_name", ""},
	{"head_national_id", "head_national_id", ""}, {"head_sex", "head_sex", "sex"},
	{"coalesce(cast(head_birth as varchar), cast(head_birth_year as varchar))", "head_birth", ""},
	{"head_ethnicity", "head_ethnicity", "ethnicity"}, {"opening_class", "listed_as", "listed_class"},
}

func (w *work) readOpening(ctx context.Context) (map[string][]map[string]string, error) {
	query := "select commune_code"
	for _, c := range openingColumns {
		query += ", " + c.column
	}
	_, rows, err := w.db.Select(ctx, query+" from int_opening")
	if err != nil {
		return nil, fault(err, "không đọc được danh sách năm trước", "cannot read the list of the year before")
	}
	labels := codeLabels()
	opening := map[string][]map[string]string{}
	for _, row := range rows {
		household := map[string]string{}
		for i, c := range openingColumns {
			value, _ := row[i+1].(string)
			if c.list != "" {
				value = labels[c.list][value]
			}
			household[c.key] = value
		}
		code, _ := row[0].(string)
		opening[code] = append(opening[code], household)
	}
	for _, households := range opening {
		slices.SortFunc(households, func(a, b map[string]string) int { return strings.Compare(listOrder(a), listOrder(b)) })
	}
	return opening, nil
}

// listOrder sorts by village, head's name and number.
func listOrder(household map[string]string) string {
	return names.SortKey(household["village"]) + " " + names.SortKey(household["head_name"]) + " " + household["household_no"]
}

// codeLabels maps list and code to the label that people read.
func codeLabels() map[string]map[string]string {
	labels := map[string]map[string]string{}
	for _, c := range survey.Codes() {
		if labels[c.List] == nil {
			labels[c.List] = map[string]string{}
		}
		labels[c.List][c.Code] = c.Label
	}
	return labels
}

// template is the workbook of one commune.
func (c campaign) template(u unit, households []map[string]string) survey.Workbook {
	k := c.config
	return survey.Workbook{
		Info: map[string]string{
			"format": survey.Format, "province_code": string(k.Unit.Province.Code), "district_code": string(k.Unit.District.Code),
			"commune_code": u.Code, "commune_name": u.FullName(), "review_year": k.reviewDay.Format("2006"),
			"review_date": k.reviewDay.Format(time.DateOnly),
		},
		Households: households, Blank: blankRows, Synthetic: k.Label != "",
	}
}

// writeTemplate writes beside the file and renames, so that a failure leaves
// no half workbook under its name.
func writeTemplate(path string, workbook survey.Workbook) error {
	file, err := os.CreateTemp(filepath.Dir(path), ".template-*")
	if err != nil {
		return unwritable(filepath.Dir(path), err)
	}
	err = errors.Join(survey.Write(file, workbook), file.Close())
	if err == nil {
		err = os.Rename(file.Name(), path)
	}
	if err != nil {
		os.Remove(file.Name())
	}
	return fault(err, "không ghi được %s", "cannot write %s", path)
}
