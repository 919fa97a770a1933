package pipeline

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"rasoat/pipeline/survey"
	"rasoat/pipeline/warehouse"
)

// ConfirmFile is the workbook in which a person confirms pairs of households:
// a run writes it to the results; filled in and put into the campaign folder,
// the next run reads it.
const ConfirmFile = "xac-nhan.xlsx"

// readConfirmations reads the filled-in workbook of the campaign folder, if
// there is one.
func (c campaign) readConfirmations(ctx context.Context) ([]survey.Confirmation, error) {
	name := c.path(ConfirmFile)
	content, err := readSettled(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fault(err, "không đọc được %s", "cannot read %s", name)
	}
	all, err := survey.ReadConfirmations(ctx, content, c.config.Limits.survey())
	var unfit survey.Unfit
	if errors.As(err, &unfit) {
		return nil, Refusal{Sentences: []Text{{name + ": " + unfit.VI + "; hãy lấy lại tệp của lần chạy mới nhất và chỉ điền cột xác nhận",
			name + ": " + unfit.EN + "; take the file of the latest run and fill in its column of verdicts only"}}}
	}
	return all, fault(err, "không đọc được %s", "cannot read %s", name)
}

// loadConfirmations brings them in as ref_confirmations.
func (w *work) loadConfirmations(ctx context.Context) error {
	confirmations, err := w.campaign.readConfirmations(ctx)
	if err != nil {
		return err
	}
	table := warehouse.Table{
		Name: "ref_confirmations", Comment: "Cặp hộ mà người đã xác nhận là một hay hai | Pairs of households that a person took for one or two — one row per confirmed pair",
		Columns: []warehouse.Column{
			text("source_file", "Tệp | File"), text("source_sheet", "Sheet | Sheet"), typed("source_row", "integer", "Dòng | Row"),
			text("household_key", "Khoá hộ năm nay | Key of this year"), text("opening_key", "Khoá hộ trong danh sách năm trước | Key on last year's list"),
			text("verdict", "same một hộ, other hai hộ | same, or other"),
		},
	}
	for _, c := range confirmations {
		table.Rows = append(table.Rows, []any{ConfirmFile, c.Sheet, int64(c.Row), c.HouseholdKey, c.OpeningKey, string(c.Verdict)})
	}
	return fault(w.db.LoadTable(ctx, table), "không nạp được bảng %s", "cannot load the table %s", table.Name)
}

// writePairs writes the pairs that wait for a person, or that one has
// confirmed, into the folder next; "" when there are none. unanswered are
// those without a verdict.
func (w *work) writePairs(ctx context.Context, next string) (name string, unanswered int64, err error) {
	_, rows, err := w.db.Select(ctx, `
select p.household_key, p.opening_key, p.commune_name, p.step, p.score, p.village, p.household_no, p.head_name, p.head_birth_year,
  p.opening_village, p.opening_no, p.opening_head_name, p.opening_birth_year, p.verdict, p.moved
from mart_confirmations p
join stg_units u on u.commune_code = p.commune_code
order by p.verdict nulls first, u.position, p.household_key, p.score desc, p.opening_key`)
	if err != nil || len(rows) == 0 {
		return "", 0, fault(err, "không đọc được các cặp hộ cần xác nhận", "cannot read the pairs to confirm")
	}
	var pairs []survey.Pair
	for _, row := range rows {
		pair := survey.Pair{
			HouseholdKey: str(row[0]), OpeningKey: str(row[1]), Commune: str(row[2]), How: matchedBy[str(row[3])].VI, Score: number(row[4]),
			Now:     survey.Side{Village: str(row[5]), HouseholdNo: str(row[6]), HeadName: str(row[7]), BirthYear: str(row[8])},
			Before:  survey.Side{Village: str(row[9]), HouseholdNo: str(row[10]), HeadName: str(row[11]), BirthYear: str(row[12])},
			Verdict: survey.Verdict(str(row[13])),
		}
		if moved, _ := row[14].(bool); moved {
			pair.How = movedCommune.VI
		}
		if pair.Verdict == "" {
			unanswered++
		}
		pairs = append(pairs, pair)
	}
	var content bytes.Buffer
	err = survey.WritePairs(&content, pairs)
	if err == nil {
		err = os.WriteFile(filepath.Join(next, ConfirmFile), content.Bytes(), 0o600)
	}
	return ConfirmFile, unanswered, fault(err, "không ghi được %s", "cannot write %s", ConfirmFile)
}

// movedCommune is a pair in two communes: no answer matches them, since each
// commune counts its own flows.
var movedCommune = Text{"có thể đã chuyển xã: nếu đúng, xã cũ thêm dòng \"Chuyển đi\"", "may have moved: if so, the old commune adds a row \"Chuyển đi\""}

// matchedBy names the steps of int_matches; "" is a pair that is only proposed.
var matchedBy = map[string]Text{
	"":  {"chưa nối, chỉ đề xuất", "not matched, proposed only"},
	"0": {"theo người xác nhận (xac-nhan.xlsx)", "by a person's confirmation (xac-nhan.xlsx)"},
	"1": {"theo mã xã, thôn và mã hộ", "by commune, village and household number"},
	"2": {"theo số CCCD của chủ hộ", "by the head's national id"},
	"3": {"theo họ tên, năm sinh và giới tính của chủ hộ (cần người xác nhận)", "by the head's name, birth year and sex (for a person to confirm)"},
}
