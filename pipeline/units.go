package pipeline

import (
	"encoding/csv"
	"errors"
	"io"
	"io/fs"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"rasoat/rules/strict"
)

// unit is one row of units.csv: a commune as it was between two days.
type unit struct {
	Code, Name, Kind, Zone string
	From, Until            *time.Time // half-open; nil is open
	Aliases                string     // other spellings, separated by |
	Successor              string     // code of the unit that takes its place at Until
}

// FullName is kind and name: Thị trấn Phủ Thông, Xã Vi Hương.
func (u unit) FullName() string {
	first, size := utf8.DecodeRuneInString(u.Kind)
	return string(unicode.ToUpper(first)) + u.Kind[size:] + " " + u.Name
}

// validOn tells whether the unit existed on a day.
func (u unit) validOn(day time.Time) bool {
	return (u.From == nil || !day.Before(*u.From)) && (u.Until == nil || day.Before(*u.Until))
}

var (
	unitColumns   = []string{"code", "name", "kind", "zone", "valid_from", "valid_until", "aliases", "successor"}
	unitKinds     = []string{"xã", "phường", "thị trấn"}
	communeDigits = 5
)

// A unitLevel is what a list of units is of: how long their codes are and which
// kinds there are.
type unitLevel struct {
	unit   Text // how a unit is called
	digits int
	kinds  []string
}

var communeLevel = unitLevel{Text{"xã", "commune"}, communeDigits, unitKinds}

// anyLevel is that of a list whose first code says which.
var anyLevel = unitLevel{unit: Text{"đơn vị", "unit"}}

// unitLevels are the levels that a roll-up may expect, from the length of a code.
var unitLevels = []unitLevel{
	communeLevel,
	{Text{"huyện", "district"}, 3, []string{"huyện", "quận", "thị xã", "thành phố"}},
	{Text{"tỉnh", "province"}, 2, []string{"tỉnh", "thành phố"}},
}

// unitReader reads units.csv row by row and gathers its faults with their place.
type unitReader struct {
	name   string
	level  unitLevel
	lines  []string
	csv    *csv.Reader
	column map[string]int
	faults []Text
	// successors are the places of the cells of that column, row by row.
	successors []place
}

// place is a cell as editors count: lines and characters from 1.
type place struct{ line, character int }

// readUnits reads the district's communes in the order of the file.
func readUnits(name string) ([]unit, error) { return readUnitsOf(name, communeLevel) }

// readUnitsOf reads the units of a level.
func readUnitsOf(name string, level unitLevel) ([]unit, error) {
	content, err := readSettled(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, refuse("%[1]s: không có tệp này; hãy lập danh sách %[3]s với các cột %[2]s", "%[1]s: there is no such file; list the %[4]ss with the columns %[2]s", name, strings.Join(unitColumns, ","), level.unit.VI, level.unit.EN)
	}
	if err != nil {
		return nil, fault(err, "không đọc được %s", "cannot read %s", name)
	}
	written := strings.TrimPrefix(string(content), "\ufeff")
	r := &unitReader{name: name, level: level, lines: strings.Split(written, "\n"), csv: csv.NewReader(strings.NewReader(written))}
	if err := r.header(); err != nil {
		return nil, err
	}
	var units []unit
	for {
		row, err := r.csv.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, refuse("%s: dòng không đọc được: %v", "%s: a row cannot be read: %v", name, err)
		}
		units = append(units, r.unit(row))
	}
	r.overlaps(units)
	r.followers(units)
	if err := (Refusal{r.faults}).orNil(); err != nil {
		return nil, err
	}
	if len(units) == 0 {
		return nil, refuse("%[1]s: chưa có %[2]s nào; mỗi %[2]s một dòng", "%[1]s: no %[3]s is listed; write one a row", name, level.unit.VI, level.unit.EN)
	}
	return units, nil
}

func (r *unitReader) header() error {
	row, err := r.csv.Read()
	if err != nil {
		return refuse("%s: thiếu dòng tiêu đề %s", "%s: the header row %s is missing", r.name, strings.Join(unitColumns, ","))
	}
	r.column = map[string]int{}
	for i, title := range row {
		title = strings.TrimSpace(title)
		if !slices.Contains(unitColumns, title) {
			r.fail(i, "không có cột %q; cột gần nhất là %q", "there is no column %q; the nearest is %q", title, strict.Nearest(title, unitColumns))
		}
		r.column[title] = i
	}
	for _, title := range []string{"code", "name", "kind"} {
		if _, found := r.column[title]; !found {
			r.fail(0, "thiếu cột %q", "the column %q is missing", title)
		}
	}
	return Refusal{r.faults}.orNil()
}

// fail notes a fault at a cell of the row read last.
func (r *unitReader) fail(column int, vi, en string, args ...any) {
	r.failAt(r.place(column), vi, en, args...)
}

func (r *unitReader) failAt(at place, vi, en string, args ...any) {
	args = append([]any{r.name, at.line, at.character}, args...)
	r.faults = append(r.faults, say("%s:%d:%d: "+vi, "%s:%d:%d: "+en, args...))
}

// place finds a cell of the row read last.
func (r *unitReader) place(column int) place {
	line, bytes := r.csv.FieldPos(column)
	return place{line, utf8.RuneCountInString(r.lines[line-1][:bytes-1]) + 1}
}

func (r *unitReader) unit(row []string) unit {
	cell := func(title string) string {
		i, found := r.column[title]
		if !found {
			return ""
		}
		return norm.NFC.String(strings.TrimSpace(row[i]))
	}
	u := unit{
		Code: cell("code"), Name: cell("name"), Kind: strings.ToLower(cell("kind")), Zone: cell("zone"), Aliases: cell("aliases"), Successor: cell("successor"),
		From: r.day("valid_from", cell("valid_from")), Until: r.day("valid_until", cell("valid_until")),
	}
	r.successors = append(r.successors, r.place(r.column["successor"]))
	if r.level.digits == 0 {
		r.level = levelOf(u.Code)
	}
	if !digitsOnly(u.Code, r.level.digits) {
		r.fail(r.column["code"], "mã "+r.level.unit.VI+" %q phải gồm đúng %d chữ số; Excel có thể đã bỏ số 0 ở đầu", "the "+r.level.unit.EN+" code %q must be %d digits; Excel may have dropped its leading zero", u.Code, r.level.digits)
	}
	if u.Name == "" {
		r.fail(r.column["name"], "thiếu tên "+r.level.unit.VI, "the name of the "+r.level.unit.EN+" is missing")
	}
	if !slices.Contains(r.level.kinds, u.Kind) {
		r.fail(r.column["kind"], "loại %q không có; chọn %s", "there is no kind %q; choose %s", u.Kind, strings.Join(r.level.kinds, ", "))
	}
	if !slices.Contains([]string{"", "I", "II", "III"}, u.Zone) {
		r.fail(r.column["zone"], "khu vực %q không có; ghi I, II, III hoặc để trống", "there is no zone %q; write I, II, III or leave it empty", u.Zone)
	}
	if u.From != nil && u.Until != nil && !u.From.Before(*u.Until) {
		r.fail(r.column["valid_until"], "ngày hết hiệu lực phải sau ngày bắt đầu", "valid_until must be after valid_from")
	}
	return u
}

// levelOf is the level of a code, that of communes where none fits.
func levelOf(code string) unitLevel {
	at := slices.IndexFunc(unitLevels, func(l unitLevel) bool { return len(code) == l.digits })
	return unitLevels[max(at, 0)]
}

func (r *unitReader) day(title, written string) *time.Time {
	if written == "" {
		return nil
	}
	day, err := time.Parse(time.DateOnly, written)
	if err != nil {
		r.fail(r.column[title], "%q không phải ngày; viết như 2020-02-01", "%q is not a date; write it as 2020-02-01", written)
	}
	return &day
}

// overlaps finds a code that means two units on one day.
func (r *unitReader) overlaps(units []unit) {
	before := map[string][]unit{}
	for _, a := range units {
		for _, b := range before[a.Code] {
			if starts(a, b) && starts(b, a) {
				r.faults = append(r.faults, say("%s: mã %s vừa là %q vừa là %q trong cùng thời gian; hãy ghi valid_from, valid_until cho khác nhau",
					"%s: the code %s is both %q and %q at one time; set them apart by valid_from and valid_until", r.name, a.Code, b.Name, a.Name))
			}
		}
		before[a.Code] = append(before[a.Code], a)
	}
}

// starts tells whether a begins before b has ended.
func starts(a, b unit) bool {
	return a.From == nil || b.Until == nil || a.From.Before(*b.Until)
}
