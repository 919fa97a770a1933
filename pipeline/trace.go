package pipeline

import (
	"context"
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"rasoat/pipeline/report"
	"rasoat/pipeline/warehouse"
)

// TraceOptions say what Trace gives of each household.
type TraceOptions struct {
	// Names adds the head's name: personal data.
	Names bool
}

// Lineage leads from one printed cell to what was counted in it.
type Lineage struct {
	File, Sheet, Cell string
	// Label is the column with its groups, Row the unit (or target) and what
	// the row counts; Printed is the figure as the form shows it.
	Label, Row, Definition, Printed string
	// Says is why there is nothing to count, or why a figure is blank; empty
	// for a figure.
	Says Text
	// Formula says how the parts make the figure.
	Formula Text
	Parts   []LineagePart
	Counted []CountedHousehold
	Given   []GivenTotal
	// Households and Persons are the distinct households led to and the
	// persons of them that count.
	Households, Persons int64
	// Agrees is false where the parts do not add up to the printed figure,
	// which is a fault of the program; true for rates, which are not added.
	Agrees bool
}

// LineagePart is one sum of a figure: all of a count, a numerator, a base.
type LineagePart struct {
	Part                string
	Label               Text
	Sum                 decimal.Decimal
	Households, Persons int64
}

// CountedHousehold is a household that counts in a figure. Village and keys are
// as in the survey; HeadName is empty unless asked for.
type CountedHousehold struct {
	Part, HouseholdKey, Commune, Village, HeadName string
	// Weight is what it adds to the part, negative where it is taken off.
	Weight decimal.Decimal
	// Persons of it that count.
	Persons int64
	// Place is its cell in the survey, ListPlace in the opening list, each
	// file!sheet!cell, or the file alone for the result of an earlier year.
	Place, ListPlace string
}

// GivenTotal is a part that is no count of households: a total of sheet Thông
// tin, a figure of the plan or of the rule set.
type GivenTotal struct {
	Part, Commune, Place, Article string
	Value                         decimal.Decimal
}

// Trace leads from a cell of the forms or of the detailed table to the
// households counted in it. target is what Query takes; cell is SHEET!CELL,
// where a sheet is its name, the form's number or a unique beginning, and may
// have the workbook before it (bieu-mau.xlsx!7.2!E12).
func Trace(ctx context.Context, target, cell string, options TraceOptions) (Lineage, error) {
	path, err := findHouseholds(target)
	if err != nil {
		return Lineage{}, err
	}
	db, err := openResults(ctx, path)
	if err != nil {
		return Lineage{}, err
	}
	defer db.Close()
	t := tracer{db: db, options: options}
	if err := t.ready(ctx, path); err != nil {
		return Lineage{}, err
	}
	place, err := t.locate(ctx, cell)
	if err != nil {
		return Lineage{}, err
	}
	err = t.follow(ctx, place)
	return t.lineage, fault(err, "%s: không truy vết được", "%s: cannot be traced", path)
}

type tracer struct {
	db      *warehouse.DB
	options TraceOptions
	lineage Lineage
}

// ready refuses a warehouse that has no lineage.
func (t *tracer) ready(ctx context.Context, path string) error {
	_, rows, err := t.db.Select(ctx, "select 1 from duckdb_views() where view_name = 'lin_cells'")
	if err != nil || len(rows) > 0 {
		return err
	}
	return refuse("%s: kho dữ liệu này không dẫn được từ con số đến hộ (bản đã che danh tính, hoặc do phiên bản khác lập); hãy chỉ thư mục đợt rà soát và chạy lại `rasoat run`",
		"%s: this warehouse does not lead from figures to households (redacted, or made by another version); name the campaign folder and run `rasoat run` again", path)
}

// follow fills the lineage of a place.
func (t *tracer) follow(ctx context.Context, place report.Place) error {
	l := &t.lineage
	l.Label, l.Row, l.Definition, l.Printed, l.Agrees = place.Label, place.Row, place.Definition, place.Text, true
	switch place.Kind {
	case report.PlaceHeader:
		l.Says = say("Tiêu đề cột, không phải con số; hãy chọn một ô số bên dưới.", "A header, not a figure; choose a figure below it.")
		return nil
	case report.PlaceText:
		l.Says = say("Ô chữ (tên, kết quả kiểm tra) hoặc ô trống, không phải con số.", "Text (a name, a verdict) or an empty cell, not a figure.")
		return nil
	}
	// what is asked three times is worked out once
	if _, _, err := t.db.Select(ctx, "create or replace temp table traced as select * from lin_cells where relation = ? and row_no = ? and column_key = ?", place.Relation, place.RowNo, place.Key); err != nil {
		return err
	}
	if err := t.parts(ctx, place); err != nil {
		return err
	}
	if err := t.counted(ctx); err != nil {
		return err
	}
	if err := t.given(ctx); err != nil {
		return err
	}
	if place.Kind == report.PlaceBlank {
		return t.blank(ctx, place)
	}
	return nil
}

// partLabels name the parts in the order in which they are shown.
var partLabels = map[string]Text{
	"sum": {"Số đếm", "Count"}, "numerator": {"Tử số", "Numerator"}, "denominator": {"Mẫu số", "Denominator"},
	"opening": {"Đầu năm", "Opening"}, "opening_base": {"Tổng số hộ đầu năm", "All households, opening"},
	"closing": {"Cuối năm", "Closing"}, "closing_base": {"Tổng số hộ khi rà soát", "All households, at the review"}, "target": {"Trừ chỉ tiêu", "Less the target"},
}

// formulas say how the parts make a figure; a count needs no words.
var formulas = map[string]Text{
	"difference": {"đầu năm − cuối năm", "opening − closing"},
	"percent":    {"100 × tử số / mẫu số", "100 × numerator / denominator"},
	"ratio":      {"tử số / mẫu số", "numerator / denominator"},
	"share_off":  {"100 × (đầu năm − cuối năm) / đầu năm", "100 × (opening − closing) / opening"},
	"from_list":  {"100 × (đầu năm − cuối năm) × (1/tổng số hộ đầu năm + 1/tổng số hộ khi rà soát) / 2", "100 × (opening − closing) × (1/all households then + 1/all households at the review) / 2"},
	"from_total": {"mức giảm tỷ lệ, trừ phần do số hộ trong danh sách", "the reduction of the rate, less the part of the list"},
	"points":     {"100 × (đầu năm / tổng số hộ đầu năm − cuối năm / tổng số hộ khi rà soát)", "100 × (opening / all households then − closing / all households at the review)"},
}

// parts reads the sums; a part of which nothing counts is nought.
func (t *tracer) parts(ctx context.Context, place report.Place) error {
	_, rows, err := t.db.Select(ctx, `
with parts as (
  select distinct c.formula, c.part
  from lin_rows r
  join lin_columns c on c.relation = r.relation and c.line = r.line
  where r.relation = ?1 and r.row_no = ?2 and c.column_key = ?3
), households as (
  select part, coalesce(household_key, opening_key) as household, sum(weight) as weight, case when min(counted) = 'mentions' then max(persons) else sum(persons) end as persons
  from traced
  group by all
  having sum(weight) <> 0
)
select p.formula, p.part, cast(coalesce(sum(h.weight), 0) as decimal(18, 4)), count(distinct h.household), cast(coalesce(sum(h.persons) filter (where h.household is not null), 0) as bigint)
from parts p
left join households h on h.part = p.part
group by p.formula, p.part
order by list_position(['sum', 'numerator', 'denominator', 'opening', 'opening_base', 'closing', 'closing_base', 'target'], p.part)`, place.Relation, place.RowNo, place.Key)
	if err != nil {
		return err
	}
	l := &t.lineage
	for _, row := range rows {
		p := LineagePart{Part: str(row[1]), Label: partLabels[str(row[1])], Sum: row[2].(decimal.Decimal), Households: number(row[3]), Persons: number(row[4])}
		l.Formula = formulas[str(row[0])]
		if p.Part == "target" {
			l.Formula = Text{l.Formula.VI + " − chỉ tiêu", l.Formula.EN + " − target"}
		}
		l.Parts = append(l.Parts, p)
		if printed, counted := wholeFigure(place.Value); counted && str(row[0]) == "sum" {
			l.Agrees = printed.Equal(p.Sum)
		}
	}
	return nil
}

func wholeFigure(value any) (decimal.Decimal, bool) {
	switch v := value.(type) {
	case int64:
		return decimal.NewFromInt(v), true
	case decimal.Decimal:
		return v, true
	}
	return decimal.Decimal{}, false
}

// counted reads the households, in the order of parts and keys.
func (t *tracer) counted(ctx context.Context) error {
	_, rows, err := t.db.Select(ctx, `
with led as (
  select part, household_key, opening_key, commune_code, sum(weight) as weight, case when min(counted) = 'mentions' then max(persons) else sum(persons) end as persons,
    min(survey_file || '!' || survey_sheet) || '!' || string_agg(distinct survey_cell, ',' order by survey_cell) as place,
    coalesce(min(list_file || '!' || list_sheet) || '!' || string_agg(distinct list_cell, ',' order by list_cell), min(list_file)) as list_place
  from traced
  where household_key is not null or opening_key is not null
  group by part, household_key, opening_key, commune_code
  having sum(weight) <> 0
)
select k.part, coalesce(k.household_key, k.opening_key) as household, u.commune_name, coalesce(s.village, o.village), coalesce(s.head_name, o.head_name),
  cast(k.weight as decimal(18, 4)), cast(k.persons as bigint), k.place, k.list_place
from led k
left join stg_units u on u.commune_code = k.commune_code
left join (select household_key, min(village) as village, min(head_name) as head_name from int_surveyed group by household_key) s on s.household_key = k.household_key
left join int_opening o on o.opening_key = k.opening_key
order by list_position(['sum', 'numerator', 'denominator', 'opening', 'closing'], k.part), u.position, household, k.opening_key`)
	if err != nil {
		return err
	}
	l := &t.lineage
	seen := map[string]bool{}
	for _, row := range rows {
		h := CountedHousehold{Part: str(row[0]), HouseholdKey: str(row[1]), Commune: str(row[2]), Village: str(row[3]),
			Weight: row[5].(decimal.Decimal), Persons: number(row[6]), Place: str(row[7]), ListPlace: str(row[8])}
		if t.options.Names {
			h.HeadName = str(row[4])
		}
		l.Counted = append(l.Counted, h)
		if !seen[h.HouseholdKey] {
			seen[h.HouseholdKey] = true
			l.Households++
		}
	}
	if len(l.Parts) > 0 {
		l.Persons = l.Parts[0].Persons
	}
	return nil
}

// given reads the parts that are no count of households.
func (t *tracer) given(ctx context.Context) error {
	_, rows, err := t.db.Select(ctx, `
select k.part, u.commune_name, k.weight, coalesce(k.survey_file || '!' || k.survey_sheet || '!' || k.survey_cell, k.survey_file), k.article
from traced k
left join stg_units u on u.commune_code = k.commune_code
where k.household_key is null and k.opening_key is null
order by list_position(['sum', 'numerator', 'denominator', 'opening_base', 'closing_base', 'target'], k.part), u.position, 4, 5`)
	for _, row := range rows {
		t.lineage.Given = append(t.lineage.Given, GivenTotal{Part: str(row[0]), Commune: str(row[1]), Value: row[2].(decimal.Decimal), Place: str(row[3]), Article: str(row[4])})
	}
	return err
}

// blank says why the form leaves a figure out.
func (t *tracer) blank(ctx context.Context, place report.Place) error {
	_, rows, err := t.db.Select(ctx, `
select string_agg(u.commune_name, ', ' order by u.position) filter (where not u.has_workbook), cast(coalesce(sum(u.pending_households), 0) as bigint)
from lin_rows r
join mart_communes u on u.commune_code = r.unit_code
where r.relation = ? and r.row_no = ?`, place.Relation, place.RowNo)
	if err != nil {
		return err
	}
	var vi, en []string
	if missing := str(rows[0][0]); missing != "" {
		vi, en = append(vi, "chưa có bảng rà soát dùng được của "+missing), append(en, "no usable survey workbook of "+missing)
	}
	if pending := number(rows[0][1]); pending > 0 {
		vi, en = append(vi, fmt.Sprintf("còn %d hộ bị giữ lại chờ sửa lỗi", pending)), append(en, fmt.Sprintf("%d households are held out until their errors are mended", pending))
	}
	if len(vi) == 0 {
		vi, en = append(vi, "thiếu một tổng số hoặc một cột trong phiếu, chưa giao chỉ tiêu, hoặc mẫu số bằng 0 (xem ghi chú của biểu)"),
			append(en, "a total or a column of a workbook is missing, the plan has no target, or the denominator is 0 (see the notes of the form)")
	}
	t.lineage.Says = Text{"Ô số để trống: " + strings.Join(vi, "; ") + ".", "The figure is blank: " + strings.Join(en, "; ") + "."}
	return nil
}
