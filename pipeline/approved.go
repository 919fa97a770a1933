package pipeline

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"rasoat/pipeline/names"
	"rasoat/pipeline/warehouse"
)

// approvedFolder is the folder of results, in out, that holds the approved
// result of each year: approved/2023.parquet. A later campaign reads it.
const approvedFolder = "approved"

func approvedName(year int) string { return path.Join(approvedFolder, strconv.Itoa(year)+".parquet") }

// isApproved tells whether a result is the approved one of a year. Such a file
// is history: a run replaces that of its own year and removes none.
func isApproved(file string) bool { return path.Dir(filepath.ToSlash(file)) == approvedFolder }

// approvedFile is an approved result of an earlier year.
type approvedFile struct {
	path string
	name string // as findings show it: approved/2022.parquet
	year int    // of its name, 0 where rasoat.yaml names the file
}

// findApproved lists the results of earlier years in out, then those that
// rasoat.yaml names, each file once.
func (c *campaign) findApproved() error {
	c.approved = nil
	entries, err := os.ReadDir(filepath.Join(c.out, approvedFolder))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fault(err, "không đọc được thư mục %s", "cannot read the folder %s", filepath.Join(c.out, approvedFolder))
	}
	for _, entry := range entries {
		year, err := strconv.Atoi(strings.TrimSuffix(entry.Name(), ".parquet"))
		if err == nil && year < c.config.Year && !entry.IsDir() && approvedName(year) == path.Join(approvedFolder, entry.Name()) {
			file := approvedFile{filepath.Join(c.out, approvedFolder, entry.Name()), approvedName(year), year}
			if err := regular(file.path); err != nil {
				return err
			}
			c.approved = append(c.approved, file)
		}
	}
	for _, named := range c.config.Paths.Approved {
		file := approvedFile{path: c.path(named), name: filepath.ToSlash(named)}
		if info, err := os.Stat(file.path); err != nil || info.IsDir() {
			return refuse("%s: không có tệp kết quả được phê duyệt này; hãy sửa paths.approved trong %s hoặc bỏ tệp đó",
				"%s: there is no such approved result; correct paths.approved in %s or leave the file out", file.path, ConfigFile)
		}
		if err := regular(file.path); err != nil {
			return err
		}
		if slices.ContainsFunc(c.approved, func(other approvedFile) bool { return sameFile(other.path, file.path) }) {
			continue
		}
		if slices.ContainsFunc(c.approved, func(other approvedFile) bool { return other.name == file.name }) {
			file.name = "./" + file.name
		}
		c.approved = append(c.approved, file)
	}
	return nil
}

// loadApproved brings the results of earlier years into raw_approved.
func (w *work) loadApproved(ctx context.Context) error {
	for _, file := range w.campaign.approved {
		err := w.db.LoadApproved(ctx, file.name, file.path, names.Fold)
		var unfit warehouse.UnfitApproved
		if errors.As(err, &unfit) {
			return refuseApproved(file, unfit)
		}
		if err != nil {
			return fault(err, "không nạp được %s", "cannot load %s", file.path)
		}
		if err := w.refuseYears(ctx, file); err != nil {
			return err
		}
	}
	if err := w.refuseTwice(ctx); err != nil {
		return err
	}
	return w.refuseRepeated(ctx)
}

// refuseApproved says what is wrong with a file and where a good one comes from.
func refuseApproved(file approvedFile, unfit warehouse.UnfitApproved) error {
	const vi, en = "%s: không phải kết quả được phê duyệt do `rasoat run` ghi (%s); hãy chép lại tệp out/approved/<năm>.parquet của năm đó",
		"%s: this is no approved result written by `rasoat run` (%s); copy out/approved/<year>.parquet of that year again"
	var reasons []Text
	reason := func(viReason, enReason string, columns []string) {
		if len(columns) > 0 {
			reasons = append(reasons, say(viReason, enReason, strings.Join(columns, ", ")))
		}
	}
	reason("thiếu cột %s", "missing columns: %s", unfit.Missing)
	reason("thừa cột %s", "unknown columns: %s", unfit.Unknown)
	reason("có ô trống ở cột %s", "empty cells in the columns: %s", unfit.Empty)
	if unfit.Cause != nil {
		reasons = append(reasons, Text{"không đọc được như tệp Parquet của rasoat", "it cannot be read as Parquet of rasoat"})
	}
	var both Text
	for i, r := range reasons {
		if i > 0 {
			both.VI, both.EN = both.VI+"; ", both.EN+"; "
		}
		both.VI, both.EN = both.VI+r.VI, both.EN+r.EN
	}
	return Refusal{[]Text{{fmt.Sprintf(vi, file.path, both.VI), fmt.Sprintf(en, file.path, both.EN)}}}
}

// refuseYears refuses a result that is not of an earlier year, or not of the
// year that its name in out says.
func (w *work) refuseYears(ctx context.Context, file approvedFile) error {
	_, rows, err := w.db.Select(ctx, "select distinct review_year from raw_approved where source_file = ? order by 1", file.name)
	if err != nil {
		return fault(err, "không đọc được năm của %s", "cannot read the years of %s", file.path)
	}
	for _, row := range rows {
		year := row[0].(int64)
		if file.year != 0 && year != int64(file.year) {
			return refuse("%s: tệp chứa kết quả của năm %d; hãy đặt lại tên tệp theo năm hoặc chuyển tệp đi",
				"%s: the file holds the result of %d; name it after its year or move it away", file.path, year)
		}
		if year >= int64(w.campaign.config.Year) {
			return refuse("%s: kết quả của năm %d không phải của năm trước đợt rà soát %d; hãy bỏ tệp này khỏi paths.approved",
				"%s: the result of %d is not of a year before the campaign of %d; take the file out of paths.approved", file.path, year, w.campaign.config.Year)
		}
	}
	return nil
}

// refuseTwice refuses two results of one commune and year: which of them was
// approved cannot be told.
func (w *work) refuseTwice(ctx context.Context) error {
	_, rows, err := w.db.Select(ctx, `select commune_code, review_year, min(source_file), max(source_file) from raw_approved
group by commune_code, review_year having min(source_file) <> max(source_file) order by review_year, commune_code limit 1`)
	if err != nil {
		return fault(err, "không đọc được kết quả các năm trước", "cannot read the results of earlier years")
	}
	for _, row := range rows {
		return refuse("%s: kết quả năm %d của xã %s cũng có trong %s; hãy chỉ giữ một tệp",
			"%[1]s: the result of %[2]d of commune %[3]s is in %[4]s too; keep one of the files", row[3], row[1], row[0], row[2])
	}
	return nil
}

// refuseRepeated refuses a result that has a household in two rows of a year.
func (w *work) refuseRepeated(ctx context.Context) error {
	_, rows, err := w.db.Select(ctx, `select min(household_key), review_year, min(source_file) from raw_approved
group by commune_code, review_year, village_folded, number_key(household_no) having count(*) > 1 order by 2, 1 limit 1`)
	if err != nil {
		return fault(err, "không đọc được kết quả các năm trước", "cannot read the results of earlier years")
	}
	for _, row := range rows {
		return refuse("%[3]s: hộ %[1]s có hai dòng trong kết quả năm %[2]d; hãy chép lại tệp out/approved/<năm>.parquet của năm đó",
			"%[3]s: household %[1]s stands twice in the result of %[2]d; copy out/approved/<year>.parquet of that year again", row...)
	}
	return nil
}

// writeApproved writes the approved result of this year into the folder next
// and returns its name; "" and the number of households that wait when some are
// held out or without a class, since a later year would take them for never
// listed.
func (w *work) writeApproved(ctx context.Context, next string) (name string, waiting int64, err error) {
	_, rows, err := w.db.Select(ctx, `
select (select count(*) from int_held_out x join stg_households h on h.household_key = x.held_key where x.list = 'survey')
  + (select count(*) from int_held_out x left join int_matches m on m.opening_key = x.held_key where x.list = 'opening' and m.opening_key is null)
  + (select count(*) from int_households) - (select count(*) from mart_approved)`)
	if err != nil {
		return "", 0, fault(err, "không đọc được kết quả xếp loại", "cannot read the classes")
	}
	if waiting = number(rows[0][0]); waiting > 0 {
		return "", waiting, nil
	}
	name = approvedName(w.campaign.config.Year)
	file := filepath.Join(next, filepath.FromSlash(name))
	err = os.MkdirAll(filepath.Dir(file), 0o700)
	if err == nil {
		err = w.db.CopyApproved(ctx, file)
	}
	return name, 0, fault(err, "không ghi được %s", "cannot write %s", name)
}
