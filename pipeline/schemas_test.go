package pipeline

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"iter"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/goccy/go-yaml"
	"github.com/rogpeppe/go-internal/txtar"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"rasoat/pipeline/audit"
	"rasoat/pipeline/mpi"
	"rasoat/pipeline/survey"
	"rasoat/rules"
	"rasoat/rules/strict"
	"rasoat/rules/support"
)

// shipped are the files of the repository by the name of their schema.
var shipped = map[string]string{
	"rasoat": "testdata/*/rasoat.yaml", "targets": "testdata/*/targets.yaml", "layout": "pipeline/survey/layouts/*.yaml",
	"support": "rules/support/*.yaml", "mpi": "rules/mpi-*.yaml", "rules": "rules/*/set.yaml", "cases": "rules/*/cases.yaml",
	"points": "testdata/points/*.yaml", "form": "pipeline/audit/forms/*.yaml", "report-letter": "pipeline/report/layouts/letter/*.yaml",
	"report-posting": "pipeline/report/layouts/posting/*.yaml", "report-sheet": "pipeline/report/layouts/[^lp]*/*.yaml pipeline/report/layouts/progress/*.yaml",
}

func allShapes() []strict.Shape { return append(Shapes(), audit.Shape()) }

func TestEveryShippedYAMLFollowsItsSchemaAndNoneWithAKeyMisspelt(t *testing.T) {
	for _, shape := range allShapes() {
		schema := compiled(t, shape)
		var files []string
		for _, pattern := range strings.Fields(shipped[shape.Name]) {
			found, err := filepath.Glob(filepath.Join("..", pattern))
			must(t, err)
			files = append(files, found...)
		}
		if len(files) == 0 {
			t.Errorf("%s: no shipped file", shape.Name)
		}
		for _, file := range files {
			content, err := os.ReadFile(file)
			must(t, err)
			value := decoded(t, content)
			if err := schema.Validate(value); err != nil {
				t.Errorf("%s does not follow the schema %s: %v", file, shape.Name, err)
			}
			for undo := range misspellings(value) {
				if schema.Validate(value) == nil {
					t.Errorf("%s: the schema %s accepts a key of %s misspelt", file, shape.Name, undo.where)
				}
				undo.do()
			}
		}
	}
}

// misspelling is one key too many; do takes it back out.
type misspelling struct {
	where string
	do    func()
}

// free are maps whose keys are the user's.
var free = []string{"codes", "constants", "weights", "derived"}

// misspellings puts an unknown key into each map of value in turn.
func misspellings(value any) iter.Seq[misspelling] {
	return func(yield func(misspelling) bool) {
		var walk func(v any, where string) bool
		walk = func(v any, where string) bool {
			switch v := v.(type) {
			case []any:
				return !slices.ContainsFunc(v, func(item any) bool { return !walk(item, where) })
			case map[string]any:
				for key, inner := range v {
					if !slices.Contains(free, key) && !walk(inner, where+"."+key) {
						return false
					}
				}
				v["mispelt"] = "x"
				return yield(misspelling{where, func() { delete(v, "mispelt") }})
			}
			return true
		}
		walk(value, "$")
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// What an editor can see of the faults in testdata/rules/bad, it shows.
func TestTheSchemasRefuseTheBadRuleSetsWhoseFaultIsAKeyOrAKind(t *testing.T) {
	schemas := map[string]*jsonschema.Schema{}
	for _, shape := range allShapes() {
		schemas[shape.Name] = compiled(t, shape)
	}
	fixtures, err := filepath.Glob("../testdata/rules/bad/*.txtar")
	must(t, err)
	refused := 0
	for _, name := range fixtures {
		archive, err := txtar.ParseFile(name)
		must(t, err)
		part := map[string]string{"file": "set.yaml"}
		for _, f := range archive.Files {
			part[f.Name] = strings.TrimSuffix(string(f.Data), "\n")
		}
		visible := strings.Contains(part["error"], "there is no key") || strings.Contains(part["error"], "is not a whole number") || strings.Contains(part["error"], "is not a date; write")
		octal := strings.Contains(part["error"], "without a leading zero") && strings.Contains(part["new"], ": 0")
		if !visible || octal { // to an editor 0140 is a number
			continue
		}
		content, err := fs.ReadFile(os.DirFS("../rules"), part["set"]+"/"+part["file"])
		must(t, err)
		spoilt := strings.Replace(string(content), part["old"], part["new"], 1)
		which := map[string]string{"set.yaml": "rules", "cases.yaml": "cases"}[part["file"]]
		refused++
		if schemas[which].Validate(decoded(t, []byte(spoilt))) == nil {
			t.Errorf("%s: the schema %s accepts what the program refuses: %s", filepath.Base(name), which, part["error"])
		}
	}
	if refused < 4 {
		t.Errorf("only %d fixtures have a fault that a schema can see", refused)
	}
}

func TestASchemaHasExactlyTheKeysThatTheReaderKnows(t *testing.T) {
	for _, shape := range allShapes() {
		want := strict.Keys(shape.Type)
		got := schemaKeys(parsed(t, shape))
		if !slices.Equal(got, want) {
			t.Errorf("%s: the schema has the keys\n%v\nand the reader knows\n%v", shape.Name, got, want)
		}
	}
}

// schemaKeys lists the properties of a schema as strict.Keys does.
func schemaKeys(root map[string]any) []string {
	definitions, _ := root["$defs"].(map[string]any)
	var keys []string
	var walk func(s map[string]any, path string, inside []string)
	walk = func(s map[string]any, path string, inside []string) {
		if ref, is := s["$ref"].(string); is {
			name := strings.TrimPrefix(ref, "#/$defs/")
			if slices.Contains(inside, name) {
				return
			}
			walk(definitions[name].(map[string]any), path, append(slices.Clone(inside), name))
		}
		if items, is := s["items"].(map[string]any); is {
			walk(items, path, inside)
		}
		if either, is := s["anyOf"].([]any); is {
			walk(either[0].(map[string]any), path, inside)
		}
		properties, _ := s["properties"].(map[string]any)
		for name, property := range properties {
			keys = append(keys, path+name)
			walk(property.(map[string]any), path+name+".", inside)
		}
	}
	walk(root, "", nil)
	slices.Sort(keys)
	return keys
}

// What a schema asks for, the program does: without a key that is required the
// file is refused.
func TestAFileWithoutARequiredKeyIsRefusedByTheProgramToo(t *testing.T) {
	asked := 0
	for _, read := range readers(t) {
		shape, err := FindShape(allShapes(), read.shape)
		must(t, err)
		schema := compiled(t, shape)
		content, err := os.ReadFile(filepath.Join("..", read.file))
		must(t, err)
		if err := read.by(content); err != nil {
			t.Fatalf("%s: %v", read.file, err)
		}
		value := decoded(t, content)
		whole, err := json.Marshal(value)
		must(t, err)
		if err := read.by(whole); err != nil {
			t.Fatalf("%s, written anew: %v", read.file, err)
		}
		seen := map[string]bool{}
		for without := range withoutOne(value) {
			if !seen[without.where] && schema.Validate(value) != nil {
				seen[without.where] = true
				spoilt, err := json.Marshal(value)
				must(t, err)
				asked++
				if read.by(spoilt) == nil {
					t.Errorf("%s: the schema %s requires %s, the program does not", read.file, read.shape, without.where)
				}
			}
			without.do()
		}
	}
	if asked < 60 {
		t.Errorf("only %d keys were taken out", asked)
	}
}

// reader reads a file of a shape as the program does.
type reader struct {
	shape, file string
	by          func(content []byte) error
}

func readers(t *testing.T) []reader {
	dir := t.TempDir()
	must(t, os.CopyFS(dir, os.DirFS("../testdata/bach-thong-2023")))
	inCampaign := func(name string) func([]byte) error {
		good := mustRead(t, filepath.Join(dir, name))
		return func(content []byte) error {
			must(t, os.WriteFile(filepath.Join(dir, name), content, 0o600))
			_, err := openCampaign(dir, "")
			must(t, os.WriteFile(filepath.Join(dir, name), good, 0o600))
			return err
		}
	}
	return []reader{
		{"rasoat", "testdata/bach-thong-2023/rasoat.yaml", inCampaign("rasoat.yaml")},
		{"targets", "testdata/bach-thong-2023/targets.yaml", inCampaign("targets.yaml")},
		{"layout", "pipeline/survey/layouts/review-list.yaml", func(c []byte) error { _, err := survey.ParseLayout("x", c); return err }},
		{"support", "rules/support/bach-thong-2023.yaml", func(c []byte) error { _, err := support.Load("x", c); return err }},
		{"mpi", "rules/mpi-viet-nam.yaml", func(c []byte) error { _, err := mpi.ReadSpec("x", c); return err }},
		{"points", "testdata/points/vi-du.yaml", func(c []byte) error { _, err := rules.LoadPoints("x", c); return err }},
		{"rules", "rules/nd-07-2021/set.yaml", func(c []byte) error {
			_, err := rules.Load(fstest.MapFS{"nd-07-2021/set.yaml": {Data: quotedDay.ReplaceAll(c, []byte("$1"))}})
			return err
		}},
	}
}

// quotedDay is how JSON writes the days of a rule set, which stand there bare.
var quotedDay = regexp.MustCompile(`"([0-9]{4}-[0-9]{2}-[0-9]{2})"`)

// withoutOne takes one key at a time out of the maps of value, then leaves it
// blank.
func withoutOne(value any) iter.Seq[misspelling] {
	return func(yield func(misspelling) bool) {
		var walk func(v any, where string) bool
		walk = func(v any, where string) bool {
			switch v := v.(type) {
			case []any:
				return !slices.ContainsFunc(v, func(item any) bool { return !walk(item, where) })
			case map[string]any:
				for key, inner := range maps.Clone(v) {
					if !slices.Contains(free, key) && !walk(inner, where+"."+key) {
						return false
					}
					undo := func() { v[key] = inner }
					delete(v, key)
					if !yield(misspelling{where + "." + key, undo}) {
						return false
					}
					v[key] = nil
					if !yield(misspelling{where + "." + key + " blank", undo}) {
						return false
					}
				}
			}
			return true
		}
		walk(value, "$")
	}
}

func TestEachSchemaSpeaksBothLanguages(t *testing.T) {
	shape, err := FindShape(Shapes(), "rasoat")
	must(t, err)
	for lang, want := range map[Lang]string{Vietnamese: `"description": "năm rà soát"`, English: `"description": "year of the review"`} {
		written, err := Schema(shape, lang)
		must(t, err)
		if !bytes.Contains(written, []byte(want)) {
			t.Errorf("the schema in %s lacks %s", lang, want)
		}
	}
	if _, err := FindShape(Shapes(), "rasot"); err == nil || !strings.Contains(err.Error(), `the nearest is "rasoat"`) {
		t.Errorf("got %v", err)
	}
}

func compiled(t *testing.T, shape strict.Shape) *jsonschema.Schema {
	t.Helper()
	compiler := jsonschema.NewCompiler()
	must(t, compiler.AddResource(shape.Name, parsed(t, shape)))
	schema, err := compiler.Compile(shape.Name)
	must(t, err)
	return schema
}

func parsed(t *testing.T, shape strict.Shape) map[string]any {
	t.Helper()
	written, err := Schema(shape, Vietnamese)
	must(t, err)
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(written))
	must(t, err)
	return value.(map[string]any)
}

// decoded is a YAML file as an editor sees it.
func decoded(t *testing.T, content []byte) any {
	t.Helper()
	asJSON, err := yaml.YAMLToJSON(content)
	must(t, err)
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(asJSON))
	must(t, err)
	return value
}
