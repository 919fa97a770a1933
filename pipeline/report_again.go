package pipeline

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// ReportOptions say which reports Report makes again.
type ReportOptions struct {
	Dir  string   // campaign folder
	Out  string   // folder of results, "" for paths.out of rasoat.yaml
	Only []string // names of ReportNames, none for all that a run writes
}

// Report makes the reports again from the warehouse of the last run, without
// reading the survey, and puts them in their place as a run does: all or none,
// with their hashes in manifest.json. What rasoat.yaml says of the reports may
// have changed since; otherwise they are the same bytes. Without a result it is
// a Refusal.
func Report(ctx context.Context, options ReportOptions, events Events) ([]Output, error) {
	kinds, err := chosenReports(options.Only)
	if err != nil {
		return nil, err
	}
	if err := printable(options); err != nil {
		return nil, err
	}
	c := campaign{dir: options.Dir}
	if c.config, err = readConfig(options.Dir); err != nil {
		return nil, err
	}
	if c.out = options.Out; c.out == "" {
		c.out = c.path(c.config.Paths.Out)
	}
	if err := c.keepOutApart(); err != nil {
		return nil, err
	}
	if err := haveResult(c.out); err != nil {
		return nil, err
	}
	if c.units, err = readUnits(c.path(c.config.Paths.Units)); err != nil {
		return nil, err
	}
	if err := c.readPlaces(); err != nil {
		return nil, err
	}
	release, err := lockOut(c.out)
	if err != nil {
		return nil, err
	}
	defer release()
	next, err := prepareNext(c.out)
	if err != nil {
		return nil, err
	}
	outputs, err := (&work{campaign: c, events: events}).again(ctx, next, kinds, len(options.Only) > 0)
	if err != nil {
		discard(next)
	}
	return outputs, err
}

// printable refuses the folder of a roll-up, which is no campaign.
func printable(options ReportOptions) error {
	again := Text{"; biểu của cấp trên do `rasoat rollup` lập", "; `rasoat rollup` makes the forms of the level above"}
	if options.Out != "" {
		return notRolledUp(options.Out, again)
	}
	return notRolledUp(options.Dir, again)
}

// haveResult refuses a folder that holds no warehouse, nor one on its way.
func haveResult(out string) error {
	for _, file := range []string{filepath.Join(out, WarehouseFile), filepath.Join(out, nextFolder, journalFile)} {
		if _, err := os.Stat(file); err == nil {
			return nil
		}
	}
	return refuse("%s: chưa có kết quả; hãy chạy `rasoat run` trước", "%s: there are no results yet; run `rasoat run` first", filepath.Join(out, WarehouseFile))
}

// again writes the reports and publishes them with the manifest. Kinds that were
// not named are those of a run: without lists of very many households.
func (w *work) again(ctx context.Context, next string, kinds []reportKind, named bool) ([]Output, error) {
	out := w.campaign.out
	m, err := readManifest(out)
	if err != nil {
		return nil, refuse("%s: thiếu hoặc hỏng tệp này, không biết kết quả của lần chạy nào; hãy chạy lại `rasoat run`",
			"%s: this file is missing or damaged, so the run of these results is not known; run `rasoat run` again", filepath.Join(out, ManifestFile))
	}
	if w.db, err = openResults(ctx, filepath.Join(out, WarehouseFile)); err != nil {
		return nil, err
	}
	if err := w.sameCampaign(ctx); err != nil {
		w.close()
		return nil, err
	}
	err = w.findUnlisted(ctx)
	if !named {
		kinds = w.unlisted.reports()
	}
	var files []string
	if err == nil {
		files, err = w.reports(ctx, next, kinds)
	}
	if closed := w.close(); err == nil {
		err = closed
	}
	if err != nil {
		return nil, err
	}
	former := m.outputs(kinds)
	if err := m.replace(next, files, kinds); err != nil {
		return nil, err
	}
	if err := m.write(next); err != nil {
		return nil, err
	}
	var published []Output
	err = w.stage(StagePublish, len(files), func() error {
		if err := publish(out, append(slices.Clone(files), ManifestFile), former); err != nil {
			return err
		}
		for _, file := range m.Content.Outputs {
			if slices.Contains(files, file.File) {
				published = append(published, Output{filepath.Join(out, filepath.FromSlash(file.File)), file.Bytes, file.SHA256})
			}
		}
		return nil
	})
	return published, err
}

// sameCampaign refuses a warehouse of another review than rasoat.yaml is of, or
// one that an older version of the program wrote.
func (w *work) sameCampaign(ctx context.Context) error {
	_, rows, err := w.db.Select(ctx, "select year, district_code, review_date from ref_campaign")
	if err != nil || len(rows) != 1 {
		return olderWarehouse(w.campaign.out)
	}
	if _, _, err := w.db.Select(ctx, "select 1 from rpt_901_letter"); err != nil {
		return olderWarehouse(w.campaign.out)
	}
	k := w.campaign.config
	day, _ := rows[0][2].(time.Time)
	if number(rows[0][0]) != int64(k.Year) || str(rows[0][1]) != string(k.Unit.District.Code) || !day.Equal(k.reviewDay) {
		return refuse("%s: kết quả này của đợt rà soát khác với %s (năm, huyện hoặc ngày rà soát đã đổi); hãy chạy `rasoat run`",
			"%s: these results are of another review than %s says (year, district or review date has changed); run `rasoat run`", w.campaign.out, ConfigFile)
	}
	return nil
}

func olderWarehouse(out string) error {
	return refuse("%s: kho dữ liệu do phiên bản cũ của chương trình ghi, thiếu bảng của báo cáo; hãy chạy lại `rasoat run`",
		"%s: an older version of the program wrote the warehouse, tables of the reports are missing; run `rasoat run` again", filepath.Join(out, WarehouseFile))
}

// outputs are the files of the manifest that some kinds own.
func (m manifest) outputs(kinds []reportKind) []string {
	var files []string
	for _, output := range m.Content.Outputs {
		if slices.ContainsFunc(kinds, func(k reportKind) bool { return k.owns(output.File) }) {
			files = append(files, output.File)
		}
	}
	return files
}

// replace puts the hashes of files in next in the place of those of their
// kinds; the order is that of a run.
func (m *manifest) replace(next string, files []string, kinds []reportKind) error {
	var outputs []manifestFile
	for _, kind := range reportKinds() {
		fresh := slices.ContainsFunc(kinds, func(k reportKind) bool { return k.name == kind.name })
		for _, file := range files {
			if !kind.owns(file) {
				continue
			}
			output, err := hashFile(next, file)
			if err != nil {
				return fault(err, "không đọc được %s", "cannot read %s", file)
			}
			outputs = append(outputs, output)
		}
		for _, output := range m.Content.Outputs {
			if !fresh && kind.owns(output.File) {
				outputs = append(outputs, output)
			}
		}
	}
	for _, output := range m.Content.Outputs {
		if !slices.ContainsFunc(reportKinds(), func(k reportKind) bool { return k.owns(output.File) }) {
			outputs = append(outputs, output)
		}
	}
	m.Content.Outputs = outputs
	return nil
}
