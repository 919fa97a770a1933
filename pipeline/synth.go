package pipeline

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"time"

	"rasoat/pipeline/survey"
	"rasoat/pipeline/synth"
	"rasoat/pipeline/warehouse"
	"rasoat/rules"
)

// SynthOptions say which synthetic campaign Synth makes; a zero size takes the
// size of the district of the plan.
type SynthOptions struct {
	Dir        string
	Seed       uint64
	Communes   int
	Households int
	Year       int
	Defects    bool // plants known errors and lists them in truth.json
	// Parquet writes the survey and last year's lists as Parquet files without
	// spreadsheets (PartsFolder), and the truth as truth.parquet: for campaigns of
	// any size, with no more than some 50.000 households in memory.
	Parquet bool
	Slips   int // households of each kind and commune that are hard to know again, listed in truth.json
	// Force replaces a synthetic campaign that is already in Dir. Nothing else
	// is ever replaced.
	Force bool
}

// SynthResult tells what Synth made.
type SynthResult struct {
	Dir                           string
	Communes, Households, Defects int // households surveyed
}

// StageSynth is the one stage of Synth.
const StageSynth Stage = "synth"

// synthetic lists what Synth writes into a campaign folder.
var synthetic = []string{ConfigFile, "units.csv", "targets.yaml", "truth.json", truthFolder, PartsFolder, "survey", "previous", "progress"}

// truthFolder holds the truth of a campaign without spreadsheets.
const truthFolder = "truth"

// Synth writes a whole synthetic campaign with the truth of every household.
// The same options give the same bytes.
func Synth(ctx context.Context, options SynthOptions, events Events) (SynthResult, error) {
	if err := replaceableCampaign(options.Dir, options.Force); err != nil {
		return SynthResult{}, err
	}
	generate := synth.Options{
		Seed: options.Seed, Communes: options.Communes, Households: options.Households, Year: options.Year, Defects: options.Defects, Slips: options.Slips,
	}.Defaults()
	sets, err := rules.Load(rules.Embedded())
	if err != nil {
		return SynthResult{}, fault(err, "không đọc được bộ quy định", "cannot read the rules")
	}
	set, err := rules.At(sets, generate.ReviewDate())
	if err != nil {
		return SynthResult{}, refuse("--year %d: chưa có bộ quy định cho năm này; hãy chọn năm khác (xem `rasoat rules list`)", "--year %d: there is no rule set for this year; choose another (see `rasoat rules list`)", generate.Year)
	}
	generate.Law = synthLaw(set)
	if options.Parquet {
		return synthParts(ctx, generate, options.Dir, events)
	}
	campaign, err := synth.Generate(ctx, generate)
	if err != nil {
		return SynthResult{}, refuseSynth(err)
	}
	start := time.Now()
	events.Begin(StageSynth, Extent{Steps: 2 * len(campaign.Communes)})
	if err := writeCampaign(ctx, campaign, options.Dir, events); err != nil {
		return SynthResult{}, err
	}
	events.End(StageSynth, time.Since(start))
	truth := campaign.Truth()
	return SynthResult{options.Dir, len(campaign.Communes), len(truth.Households), len(truth.Defects)}, nil
}

// refuseSynth is why no campaign can be made, in both languages.
func refuseSynth(err error) error {
	var unmet synth.Unmet
	if !errors.As(err, &unmet) {
		return fault(err, "không tạo được đợt rà soát", "cannot make the campaign")
	}
	return Refusal{[]Text{{
		VI: fmt.Sprintf("không tạo được đợt rà soát: %s; hãy đổi --communes, --households hoặc --year", unmet.VI),
		EN: fmt.Sprintf("no campaign can be made: %s; change --communes, --households or --year", unmet.EN),
	}}}
}

// replaceableCampaign refuses a folder in which something would be lost.
func replaceableCampaign(dir string, force bool) error {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) || (err == nil && len(entries) == 0) {
		return nil
	}
	if err != nil {
		return refuse("%s: không dùng được thư mục này (%v)", "%s: this folder cannot be used (%v)", dir, err)
	}
	if !force {
		return refuse("%s: thư mục không trống; hãy chọn thư mục mới, hoặc dùng --force để thay một đợt tổng hợp cũ", "%s: the folder is not empty; choose a new one, or replace an old synthetic campaign with --force", dir)
	}
	if c, err := readConfig(dir); err != nil || c.Label != synth.Label {
		return refuse("%s: đây không phải một đợt tổng hợp, --force không xóa số liệu thật; hãy chọn thư mục khác", "%s: this is no synthetic campaign and --force deletes no real data; choose another folder", dir)
	}
	return nil
}

// synthParts writes a campaign without spreadsheets.
func synthParts(ctx context.Context, generate synth.Options, dir string, events Events) (SynthResult, error) {
	start := time.Now()
	events.Begin(StageSynth, Extent{Steps: generate.Communes})
	result := SynthResult{Dir: dir, Communes: generate.Communes}
	db, err := warehouse.Scratch(ctx, warehouse.Options{})
	if err != nil {
		return SynthResult{}, fault(err, "không mở được DuckDB", "cannot open DuckDB")
	}
	defer db.Close()
	err = laidOut(dir, func(fresh string) error {
		_, err := synth.WriteParts(ctx, generate, fresh, func(number int, parts map[string]*survey.Part) error {
			for _, name := range slices.Sorted(maps.Keys(parts)) {
				part := parts[name]
				folder := filepath.Join(fresh, PartsFolder, name)
				if name == synth.TruthPart {
					folder = filepath.Join(fresh, truthFolder)
					result.Households += len(part.Rows)
				}
				if len(part.Rows) == 0 {
					continue
				}
				file := filepath.Join(folder, fmt.Sprintf("%04d.parquet", number))
				if err := errors.Join(os.MkdirAll(folder, 0o700), db.WriteRows(ctx, file, part.Columns, part.Rows), os.Chmod(file, 0o600)); err != nil {
					return err
				}
			}
			return nil
		}, func() { events.Step(StageSynth, Step{}) })
		return err
	})
	if err != nil {
		return SynthResult{}, refuseSynth(err)
	}
	events.End(StageSynth, time.Since(start))
	return result, nil
}

// writeCampaign writes beside dir and moves what is complete into it.
func writeCampaign(ctx context.Context, campaign synth.Campaign, dir string, events Events) error {
	return laidOut(dir, func(fresh string) error {
		err := campaign.Write(ctx, fresh, func(int, int) { events.Step(StageSynth, Step{}) })
		return fault(err, "không ghi được đợt rà soát", "cannot write the campaign")
	})
}

// laidOut has a campaign written beside dir and moves what is complete into it.
func laidOut(dir string, write func(fresh string) error) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return refuse("%s: không tạo được thư mục này (%v)", "%s: this folder cannot be made (%v)", dir, err)
	}
	fresh, err := os.MkdirTemp(dir, ".synth-")
	if err != nil {
		return refuse("%s: không ghi được vào thư mục này (%v)", "%s: this folder cannot be written (%v)", dir, err)
	}
	defer os.RemoveAll(fresh)
	if err := write(fresh); err != nil {
		return err
	}
	entries, err := os.ReadDir(fresh)
	if err != nil {
		return fault(err, "không đọc được %s", "cannot read %s", fresh)
	}
	for _, entry := range entries {
		if !slices.Contains(synthetic, entry.Name()) {
			continue
		}
		target := filepath.Join(dir, entry.Name())
		if err := errors.Join(os.RemoveAll(target), os.Rename(filepath.Join(fresh, entry.Name()), target)); err != nil {
			return fault(err, "không ghi được %s", "cannot write %s", target)
		}
	}
	return nil
}
