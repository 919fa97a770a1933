package pipeline

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"time"

	"rasoat/pipeline/survey"
	"rasoat/pipeline/warehouse"
	sqlfs "rasoat/sql"
)

// Version is the version of the program; it stands in the manifest.
const Version = "0.1.0"

// The names of the results that every run writes.
const (
	WarehouseFile = "rasoat.duckdb"
	ManifestFile  = "manifest.json"
)

// manifest tells from what and how the results came. Content is the same for
// the same inputs, rules and version; Run is of this run alone.
type manifest struct {
	Content manifestContent `json:"content"`
	Run     manifestRun     `json:"run"`
}

type manifestContent struct {
	Version string `json:"version"`
	Format  string `json:"format"`
	Year    int    `json:"year"`
	Unit    string `json:"district_code"`
	// RollUp is the level of results that RollUp has added up, Province their
	// province; both are empty in those of a run.
	RollUp   string         `json:"rolled_up_to,omitempty"`
	Province string         `json:"province_code,omitempty"`
	Rules    []manifestRule `json:"rules"`
	// Settings are those of the campaign; manifests of older versions lack them.
	Settings *manifestSettings `json:"settings,omitempty"`
	// SQL is the hash of the statements that made the warehouse.
	SQL     string          `json:"sql_sha256"`
	Inputs  []manifestFile  `json:"inputs"`
	Outputs []manifestFile  `json:"outputs"`
	Tables  []manifestTable `json:"tables"`
	// Redacted is what RedactedFile holds, nil where there is none.
	Redacted []manifestTable `json:"redacted_tables,omitempty"`
}

// manifestSettings are what rasoat.yaml decides, beside the first of rules, of
// the class of a household or of its movement: two results of one year add up
// only where they agree. Earlier results (paths.approved) and review_date are of
// each campaign; all else is about files, comparisons and print.
type manifestSettings struct {
	Deprivations string `json:"deprivations"`
	// RelapseLookbackYears is null without a limit.
	RelapseLookbackYears *int `json:"relapse_lookback_years"`
}

func (c config) settings() *manifestSettings {
	return &manifestSettings{c.Deprivations, c.RelapseLookbackYears}
}

// lookback are the years looked back for a relapse.
func (s manifestSettings) lookback() Text {
	if s.RelapseLookbackYears == nil {
		return Text{"không giới hạn", "no limit"}
	}
	return say("%d", "%d", *s.RelapseLookbackYears)
}

type manifestRule struct {
	ID     string `json:"id"`
	SHA256 string `json:"sha256"`
}

// manifestTable is the content of one table, view or named function of a
// warehouse.
type manifestTable struct {
	Table  string `json:"table"`
	Rows   int64  `json:"rows"`
	SHA256 string `json:"sha256"`
}

type manifestFile struct {
	File   string `json:"file"`
	SHA256 string `json:"sha256"`
	Bytes  int64  `json:"bytes,omitempty"`
}

type manifestRun struct {
	Started time.Time `json:"started"`
	Seconds float64   `json:"seconds"`
	Go      string    `json:"go"`
	System  string    `json:"system"`
	Cores   int       `json:"cores"`
	// Warehouse is apart from Content: two DuckDB files of one content differ
	// in their bytes. What it holds is in Content.Tables.
	Warehouse manifestFile    `json:"warehouse"`
	Redacted  *manifestFile   `json:"redacted,omitempty"`
	Stages    []manifestStage `json:"stages"`
}

type manifestStage struct {
	Stage   Stage   `json:"stage"`
	Seconds float64 `json:"seconds"`
}

// newManifest hashes what went in, what lies in the folder next, and what the
// open warehouse holds.
func (w *work) newManifest(ctx context.Context, next string, outputs []string, started time.Time) (manifest, error) {
	m := manifest{
		Content: manifestContent{
			Version: Version, Format: survey.Format, Year: w.campaign.config.Year, Unit: string(w.campaign.config.Unit.District.Code),
			Rules: w.campaign.ruleHashes(), Settings: w.campaign.config.settings(),
		},
		Run: manifestRun{
			Started: started, Go: runtime.Version(),
			System: runtime.GOOS + "/" + runtime.GOARCH, Cores: runtime.GOMAXPROCS(0),
		},
	}
	for _, stage := range w.stages {
		m.Run.Stages = append(m.Run.Stages, manifestStage{stage.Stage, seconds(stage.Took)})
	}
	var err error
	if m.Content.SQL, err = sqlfs.Hash(); err != nil {
		return m, err
	}
	if m.Content.Inputs, err = w.campaign.settledInputs(); err != nil {
		return m, err
	}
	for _, landing := range w.landings {
		m.Content.Inputs = append(m.Content.Inputs, manifestFile{File: landing.File, SHA256: landing.SHA256})
	}
	if m.Content.Tables, err = tablesOf(ctx, w.db); err != nil {
		return m, err
	}
	if err := w.db.Checkpoint(ctx); err != nil {
		return m, fault(err, "không ghi được %s", "cannot write %s", WarehouseFile)
	}
	if err := w.close(); err != nil {
		return m, err
	}
	if slices.Contains(outputs, RedactedFile) {
		m.Content.Redacted, err = readTables(ctx, filepath.Join(next, filepath.FromSlash(RedactedFile)))
		if err != nil {
			return m, fault(err, "không đọc được %s", "cannot read %s", RedactedFile)
		}
	}
	return m, m.addOutputs(next, outputs)
}

// addOutputs hashes the results that lie in a folder.
func (m *manifest) addOutputs(dir string, outputs []string) error {
	for _, name := range outputs {
		output, err := hashFile(dir, name)
		if err != nil {
			return fault(err, "không đọc được %s", "cannot read %s", name)
		}
		switch name {
		case WarehouseFile:
			m.Run.Warehouse = output
			continue
		case RedactedFile:
			m.Run.Redacted = &output
			continue
		}
		m.Content.Outputs = append(m.Content.Outputs, output)
	}
	return nil
}

// warehouses are the DuckDB files of a run, the one of the results first.
func (m manifest) warehouses() []manifestFile {
	files := []manifestFile{m.Run.Warehouse}
	if m.Run.Redacted != nil {
		files = append(files, *m.Run.Redacted)
	}
	return files
}

// tablesOf hashes the tables of a warehouse.
func tablesOf(ctx context.Context, db *warehouse.DB) ([]manifestTable, error) {
	content, err := db.Content(ctx)
	if err != nil {
		return nil, fault(err, "không đọc được kho dữ liệu", "cannot read the warehouse")
	}
	tables := make([]manifestTable, len(content))
	for i, table := range content {
		tables[i] = manifestTable(table)
	}
	return tables, nil
}

func (c campaign) ruleHashes() []manifestRule {
	hashes := make([]manifestRule, len(c.sets))
	for i, set := range c.sets {
		hashes[i] = manifestRule{set.ID, set.Content}
	}
	return hashes
}

// settledInputs hashes the inputs that are no workbook: what the campaign
// folder says of itself, and the results of earlier years.
func (c campaign) settledInputs() ([]manifestFile, error) {
	var inputs []manifestFile
	settled := []string{ConfigFile, c.config.Paths.Units, c.config.Paths.Targets, c.config.Paths.B1Points, ConfirmFile}
	for _, name := range append(settled, c.partFiles()...) {
		if name == "" {
			continue
		}
		input, err := hashFile(c.dir, name)
		if os.IsNotExist(err) {
			continue
		}
		if err != nil {
			return nil, fault(err, "không đọc được %s", "cannot read %s", name)
		}
		inputs = append(inputs, input)
	}
	for _, approved := range c.approved {
		input, err := hashFile("", approved.path)
		if err != nil {
			return nil, fault(err, "không đọc được %s", "cannot read %s", approved.name)
		}
		input.File = approved.name
		inputs = append(inputs, input)
	}
	return inputs, nil
}

// seconds rounds to the millisecond.
func seconds(d time.Duration) float64 {
	return float64(d.Round(time.Millisecond)) / float64(time.Second)
}

func hashFile(dir, name string) (manifestFile, error) {
	path := name
	if !filepath.IsAbs(path) {
		path = filepath.Join(dir, filepath.FromSlash(name))
	}
	file, err := os.Open(path)
	if err != nil {
		return manifestFile{}, err
	}
	defer file.Close()
	hash := sha256.New()
	length, err := io.Copy(hash, file)
	return manifestFile{filepath.ToSlash(name), hex.EncodeToString(hash.Sum(nil)), length}, err
}

func (m manifest) write(next string) error {
	content, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return err
	}
	err = os.WriteFile(filepath.Join(next, ManifestFile), append(content, '\n'), 0o600)
	return fault(err, "không ghi được %s", "cannot write %s", ManifestFile)
}

// readManifest reads the manifest in out.
func readManifest(out string) (m manifest, err error) {
	content, err := os.ReadFile(filepath.Join(out, ManifestFile))
	if err != nil {
		return m, err
	}
	return m, json.Unmarshal(content, &m)
}

// formerResults lists the results that the manifest in out names; none when
// there is no manifest to read.
func formerResults(out string) []string {
	m, err := readManifest(out)
	if err != nil {
		return nil
	}
	var files []string
	for _, output := range m.Content.Outputs {
		files = append(files, output.File)
	}
	if m.Run.Redacted != nil {
		files = append(files, m.Run.Redacted.File)
	}
	return files
}
