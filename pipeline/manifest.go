package pipeline

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"rasoat/pipeline/survey"
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
	Version string         `json:"version"`
	Format  string         `json:"format"`
	Year    int            `json:"year"`
	Unit    string         `json:"district_code"`
	Rules   []manifestRule `json:"rules"`
	Inputs  []manifestFile `json:"inputs"`
	Outputs []manifestFile `json:"outputs"`
}

type manifestRule struct {
	ID     string `json:"id"`
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
	// in their bytes.
	Warehouse manifestFile    `json:"warehouse"`
	Stages    []manifestStage `json:"stages"`
}

type manifestStage struct {
	Stage   Stage   `json:"stage"`
	Seconds float64 `json:"seconds"`
}

// newManifest hashes what went in and what lies in the folder next.
func (w *work) newManifest(next string, outputs []string, started time.Time) (manifest, error) {
	c := w.campaign
	m := manifest{
		Content: manifestContent{
			Version: Version, Format: survey.Format, Year: c.config.Year, Unit: string(c.config.Unit.District.Code),
		},
		Run: manifestRun{
			Started: started, Seconds: seconds(time.Since(started)), Go: runtime.Version(),
			System: runtime.GOOS + "/" + runtime.GOARCH, Cores: runtime.GOMAXPROCS(0),
		},
	}
	for _, set := range c.sets {
		m.Content.Rules = append(m.Content.Rules, manifestRule{set.ID, set.Content})
	}
	for _, stage := range w.stages {
		m.Run.Stages = append(m.Run.Stages, manifestStage{stage.Stage, seconds(stage.Took)})
	}
	for _, name := range []string{ConfigFile, c.config.Paths.Units, c.config.Paths.Targets, c.config.Paths.B1Points, ConfirmFile} {
		if name == "" {
			continue
		}
		input, err := hashFile(c.dir, name)
		if os.IsNotExist(err) {
			continue
		}
		if err != nil {
			return m, fault(err, "không đọc được %s", "cannot read %s", name)
		}
		m.Content.Inputs = append(m.Content.Inputs, input)
	}
	for _, approved := range c.approved {
		input, err := hashFile("", approved.path)
		if err != nil {
			return m, fault(err, "không đọc được %s", "cannot read %s", approved.name)
		}
		input.File = approved.name
		m.Content.Inputs = append(m.Content.Inputs, input)
	}
	for _, landing := range w.landings {
		m.Content.Inputs = append(m.Content.Inputs, manifestFile{File: landing.File, SHA256: landing.SHA256})
	}
	for _, name := range outputs {
		output, err := hashFile(next, name)
		if err != nil {
			return m, fault(err, "không đọc được %s", "cannot read %s", name)
		}
		if name == WarehouseFile {
			m.Run.Warehouse = output
			continue
		}
		m.Content.Outputs = append(m.Content.Outputs, output)
	}
	return m, nil
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

// formerResults lists the results that the manifest in out names; none when
// there is no manifest to read.
func formerResults(out string) []string {
	content, err := os.ReadFile(filepath.Join(out, ManifestFile))
	var m manifest
	if err != nil || json.Unmarshal(content, &m) != nil {
		return nil
	}
	var files []string
	for _, output := range m.Content.Outputs {
		files = append(files, output.File)
	}
	return files
}
