package pipeline

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"rasoat/pipeline/names"
	"rasoat/pipeline/report"
)

// DossierOptions say of which household Dossier writes, and where.
type DossierOptions struct {
	Target    string // as Query takes it
	Household string // as Explain takes it
	File      string // "" for ho-so-<key>.docx in the working folder
	Force     bool   // replaces a file that exists
	Lang      Lang
}

// Dossier writes what Explain tells of a household, with its members, as a Word
// document for an appeal, and returns the file. It holds personal data, so only
// its owner may read it. A file that exists is refused without Force: a person
// may have written in it.
func Dossier(ctx context.Context, options DossierOptions) (string, error) {
	path, err := findHouseholds(options.Target)
	if err != nil {
		return "", err
	}
	db, err := openResults(ctx, path)
	if err != nil {
		return "", err
	}
	defer db.Close()
	x := explainer{db: db}
	key, err := x.find(ctx, options.Household)
	if err != nil {
		return "", err
	}
	e, err := x.explain(ctx, key)
	if err != nil {
		return "", olderWarehouse(filepath.Dir(path))
	}
	members, err := x.members(ctx, key, options.Lang)
	if err != nil {
		return "", olderWarehouse(filepath.Dir(path))
	}
	file := options.File
	if file == "" {
		file = dossierName(e)
	}
	if _, err := os.Stat(file); !options.Force && !errors.Is(err, fs.ErrNotExist) {
		return "", refuse("%s: tệp đã có, có thể đã được ghi thêm; hãy chọn tên khác hoặc dùng --force để ghi đè", "%s: this file exists and may have been written in; choose another name or overwrite it with --force", file)
	}
	var content bytes.Buffer
	if err := e.dossier(members, options.Lang).Write(ctx, &content, db, reportsOf(options.Target)); err != nil {
		return "", fault(err, "không lập được %s", "cannot make %s", file)
	}
	return file, fault(writeThrough(file, content.Bytes()), "không ghi được %s", "cannot write %s", file)
}

// reportsOf is what the campaign's rasoat.yaml says of reports; nothing where
// the target is no campaign folder.
func reportsOf(target string) report.Options {
	c, err := readConfig(target)
	if err != nil {
		return report.Options{}
	}
	return c.reportOptions()
}

// dossierName names the file by the household's key without marks.
func dossierName(e Explanation) string {
	letters := func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') }
	return "ho-so-" + strings.Join(strings.FieldsFunc(names.Plain(e.HouseholdKey), letters), "-") + ".docx"
}

// members lists the household's members as the survey has them.
func (x explainer) members(ctx context.Context, key string, lang Lang) ([][]string, error) {
	_, rows, err := x.db.Select(ctx, `
select m.full_name, coalesce(strftime(m.birth, '%d/%m/%Y'), cast(m.birth_year as varchar), ''), coalesce(s.label, ''), coalesce(r.label, ''),
  coalesce(g.label, ''), coalesce(d.label, ''), coalesce(w.label, ''), m.health_insurance
from stg_members m
left join (select distinct code, label from ref_codes where list = 'sex') s on s.code = m.sex
left join (select distinct code, label from ref_codes where list = 'relation') r on r.code = m.relation
left join (select distinct code, label from ref_codes where list = 'schooling') g on g.code = m.schooling
left join (select distinct code, label from ref_codes where list = 'education') d on d.code = m.education
left join (select distinct code, label from ref_codes where list = 'employment') w on w.code = m.employment
where m.household_key = ?
order by m.source_file, m.source_sheet, m.source_row`, key)
	if err != nil {
		return nil, err
	}
	var members [][]string
	for i, row := range rows {
		insured := Text{}
		if has, known := row[7].(bool); known {
			insured = map[bool]Text{true: {"có", "yes"}, false: {"không", "no"}}[has]
		}
		member := []string{strconv.Itoa(i + 1)}
		for _, value := range row[:7] {
			member = append(member, str(value))
		}
		members = append(members, append(member, insured.In(lang)))
	}
	return members, nil
}

// dossier puts the explanation into words.
func (e Explanation) dossier(members [][]string, lang Lang) report.Dossier {
	in := func(vi, en string, args ...any) string { return say(vi, en, args...).In(lang) }
	fact := func(vi, en, value string) report.Fact { return report.Fact{Label: Text{vi, en}.In(lang), Value: value} }
	d := report.Dossier{
		Title:   in("PHIẾU GIẢI TRÌNH KẾT QUẢ RÀ SOÁT", "DOSSIER OF A REVIEW RESULT"),
		Subject: in("Hộ %s, %s, %s, năm %d", "Household of %s, %s, %s, %d", e.HeadName, e.Village, e.Commune, e.Year),
		Notice:  in("Tài liệu có dữ liệu cá nhân: chỉ dùng để giải quyết đề nghị phúc tra của hộ này.", "Personal data: for the appeal of this household only."),
		Facts: []report.Fact{
			fact("Khóa hộ", "Household key", e.HouseholdKey), fact("Mã hộ", "Household number", e.HouseholdNo),
			fact("Số nhân khẩu", "Members", thousands(strconv.FormatInt(e.Members, 10)).In(lang)),
			fact("Kết quả", "Class", e.Outcome().In(lang)), fact("Đầu năm", "At the start", e.Opening().In(lang)),
			fact("Biến động ghi trên phiếu", "Change written on the form", e.Reason.In(lang)),
			fact("Quy định áp dụng", "Rules", fmt.Sprintf("%s (%s)", e.RuleSet.Title.In(lang), e.LegalBasis)),
			fact("Dòng nguồn", "Source row", e.Source), fact("Mã kết quả xếp loại", "Determination", e.DeterminationID), fact("Mã bộ quy định (sha256)", "Rule set (sha256)", e.RulesSHA256),
		},
		Tables:  []report.DossierTable{e.criteriaTable(lang), membersTable(members, lang)},
		Signers: [2]string{in("Người lập phiếu", "Drawn up by"), in("Thủ trưởng đơn vị", "Head of the office")},
	}
	if e.Movement != "" {
		d.Facts = append(d.Facts[:5], append([]report.Fact{fact("Diễn biến", "Movement", MovementLabel(e.Movement).In(lang))}, d.Facts[5:]...)...)
	}
	changes, findings := report.Section{Heading: in("Thay đổi nhỏ nhất làm đổi loại hộ", "Least changes that alter the class")}, report.Section{Heading: in("Phát hiện của hộ", "Findings of the household")}
	for _, change := range e.Changes {
		changes.Lines = append(changes.Lines, change.Sentence().In(lang)+".")
	}
	for _, f := range e.Findings {
		findings.Lines = append(findings.Lines, fmt.Sprintf("%s %s!%s!%s: %s", f.Code, f.File, f.Sheet, f.Cell, f.Message.In(lang)))
	}
	d.Sections = []report.Section{changes, findings, {
		Heading: in("Ý kiến của hộ và kết quả phúc tra", "The household's view and the outcome of the appeal"),
		Lines:   []string{"……………………………………………………", "……………………………………………………"},
	}}
	return d
}

func (e Explanation) criteriaTable(lang Lang) report.DossierTable {
	in := func(vi, en string) string { return Text{vi, en}.In(lang) }
	t := report.DossierTable{
		Caption: in("Từng tiêu chí xếp loại", "Each criterion of the class"),
		Header:  []string{in("Tiêu chí", "Criterion"), in("Giá trị", "Value"), in("Ngưỡng", "Threshold"), in("Đúng", "Holds"), in("Điều khoản", "Article"), in("Ô nguồn", "Cell")},
		Widths:  []float64{36, 21, 38, 14, 27, 24},
	}
	for _, k := range e.Criteria {
		t.Rows = append(t.Rows, []string{k.Label.In(lang), k.Seen().In(lang), k.Limit().In(lang), k.Holding().In(lang), k.Article, k.Where().In(lang)})
	}
	return t
}

func membersTable(members [][]string, lang Lang) report.DossierTable {
	in := func(vi, en string) string { return Text{vi, en}.In(lang) }
	return report.DossierTable{
		Caption: in("Thành viên theo phiếu rà soát", "Members in the survey"),
		Header: []string{in("TT", "No."), in("Họ và tên", "Name"), in("Ngày sinh", "Birth"), in("Giới", "Sex"), in("Quan hệ", "Relation"), in("Đang học", "Schooling"),
			in("Bằng cấp", "Education"), in("Việc làm", "Work"), in("BHYT", "Insured")},
		Widths: []float64{9, 29, 22, 12, 17, 19, 19, 19, 14},
		Rows:   members,
	}
}
