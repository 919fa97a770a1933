package pipeline

import (
	"context"
	"strconv"
	"strings"
	"time"

	"rasoat/pipeline/names"
	"rasoat/pipeline/warehouse"
	"rasoat/rules/strict"
)

// alone checks workbooks that belong to no campaign: the units, the year
// and the review date are what their sheets Thông tin say.
func (k checking) alone(ctx context.Context, books []book) (CheckResult, error) {
	landing, done, err := landingFolder("")
	if err != nil {
		return CheckResult{}, err
	}
	defer done()
	w := &work{campaign: campaign{books: books, out: k.Out}, events: k.events, landing: landing}
	defer w.close()
	if err := w.land(ctx); err != nil {
		return CheckResult{}, err
	}
	if err := w.stage(StageLoad, len(books), func() error { return w.loadAndInfer(ctx) }); err != nil {
		return CheckResult{}, err
	}
	if err := w.transform(ctx, warehouse.ThroughReviews); err != nil {
		return CheckResult{}, err
	}
	result, err := k.finish(ctx, w, nil)
	result.Inferred = true
	return result, err
}

func (w *work) loadAndInfer(ctx context.Context) error {
	if err := w.create(ctx, ""); err != nil {
		return err
	}
	if err := w.loadLandings(ctx); err != nil {
		return err
	}
	info, err := w.information(ctx)
	if err != nil {
		return err
	}
	if w.campaign, err = inferCampaign(w.campaign, info); err != nil {
		return err
	}
	return w.loadReferences(ctx)
}

// information reads the sheets Thông tin of the loaded workbooks: one map from
// key to value for each, in the order of the workbooks.
func (w *work) information(ctx context.Context) ([]map[string]string, error) {
	_, rows, err := w.db.Select(ctx, `
select i.source_file, i.key, case when i.key = 'review_date'
  then coalesce(cast(as_date(i.value) as varchar), '') else trim(i.value) end
from raw_info i
where i.value is not null and i.key is not null
order by i.source_file, i.source_row`)
	if err != nil {
		return nil, fault(err, "không đọc được sheet Thông tin", "cannot read the sheet Thông tin")
	}
	byFile := map[string]map[string]string{}
	for _, row := range rows {
		file := row[0].(string)
		if byFile[file] == nil {
			byFile[file] = map[string]string{}
		}
		byFile[file][row[1].(string)], _ = row[2].(string)
	}
	var all []map[string]string
	for _, b := range w.campaign.books {
		if info := byFile[b.name]; info != nil {
			all = append(all, info)
		}
	}
	return all, nil
}

// inferCampaign makes the smallest campaign in which the workbooks can be
// checked. A workbook without a usable date is reviewed on the last day of its
// year, and without a year, today.
func inferCampaign(c campaign, info []map[string]string) (campaign, error) {
	c.assume = assumeNothing
	first := map[string]string{}
	if len(info) > 0 {
		first = info[0]
	}
	c.config.Unit.Province = unitRef{strict.Code(first["province_code"]), ""}
	c.config.Unit.District = unitRef{strict.Code(first["district_code"]), ""}
	c.config.reviewDay = reviewDay(first)
	c.config.ReviewDate = c.config.reviewDay.Format(time.DateOnly)
	c.config.Year = c.config.reviewDay.Year()
	c.config.fillDefaults()
	seen := map[string]bool{}
	for _, i := range info {
		if code := i["commune_code"]; code != "" && !seen[code] {
			seen[code] = true
			kind, name := splitKind(i["commune_name"])
			c.units = append(c.units, unit{Code: code, Name: name, Kind: kind})
		}
	}
	var err error
	if c.sets, err = rulesFor(c.config); err != nil {
		return c, placed(c.books[0].name, err)
	}
	return c, nil
}

func reviewDay(info map[string]string) time.Time {
	if day, err := time.Parse(time.DateOnly, info["review_date"]); err == nil {
		return day
	}
	if year, err := strconv.Atoi(info["review_year"]); err == nil {
		return time.Date(year, time.December, 31, 0, 0, 0, 0, time.UTC)
	}
	return time.Now().UTC().Truncate(24 * time.Hour)
}

// splitKind takes "Thị trấn Phủ Thông" apart; a name without its kind is taken
// as that of a xã.
func splitKind(full string) (kind, name string) {
	words := strings.Fields(full)
	for _, kind := range unitKinds {
		n := len(strings.Fields(kind))
		if len(words) > n && names.Fold(strings.Join(words[:n], " ")) == names.Fold(kind) {
			return kind, strings.Join(words[n:], " ")
		}
	}
	return unitKinds[0], strings.Join(words, " ")
}
