// Package schema writes a JSON schema for each kind of YAML file that the
// program reads strictly, from the Go types that the file is decoded into, so
// that editors complete and check it.
//
// A schema knows keys, kinds of values and choices. What a value means beside
// others (sums that foot, an office that is listed, a period without a gap) is
// said by the program when it reads the file. In one thing a schema asks for
// more than the program: a text that looks like a number is to be quoted.
package schema

import (
	"embed"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/invopop/jsonschema"

	"rasoat/rules/strict"
)

// keyFiles say what each key is: a line "type.key vi | en", "type.key!" where a
// file without the key is refused. "*.key" speaks for all types that have no
// line of their own.
//
//go:embed keys/*.txt
var keyFiles embed.FS

// draft07 is the newest draft that the YAML language server knows whole.
const draft07 = "http://json-schema.org/draft-07/schema#"

// Write returns the schema of a shape, its descriptions in Vietnamese, or in
// English where english is true.
func Write(shape strict.Shape, english bool) ([]byte, error) {
	lines, err := readKeys(shape.Name)
	if err != nil {
		return nil, err
	}
	reflector := jsonschema.Reflector{FieldNameTag: "yaml", Anonymous: true, ExpandedStruct: shape.Type.Kind() == reflect.Struct, RequiredFromJSONSchemaTags: true, Mapper: scalars}
	root := reflector.ReflectFromType(shape.Type)
	w := writer{shape: shape, keys: lines, english: english, used: map[string]bool{}}
	root.Version = draft07
	root.Title = shape.File
	w.name(root, typeName(shape.Type))
	for name, definition := range root.Definitions {
		w.name(definition, name)
	}
	if w.missing != nil {
		return nil, fmt.Errorf("keys/%s.txt says nothing of %s", shape.Name, strings.Join(w.missing, ", "))
	}
	for path := range lines {
		if !w.used[path] {
			return nil, fmt.Errorf("keys/%s.txt speaks of %s, which is no key", shape.Name, path)
		}
	}
	written, err := json.MarshalIndent(root, "", "  ")
	return append(written, '\n'), err
}

func typeName(t reflect.Type) string {
	for t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	return t.Name()
}

// scalars are the types that are written as one value.
func scalars(t reflect.Type) *jsonschema.Schema {
	switch {
	case t == reflect.TypeFor[strict.Code]():
		return &jsonschema.Schema{Type: "string"}
	case t == reflect.TypeFor[strict.Exact]():
		return kinds("string", "number", "null")
	case t.Kind() == reflect.Struct && t.NumField() == 1 && t.Field(0).Type.String() == "time.Time":
		return &jsonschema.Schema{Type: "string", Pattern: `^[0-9]{4}-[0-9]{2}-[0-9]{2}$`}
	}
	return nil
}

func kinds(names ...string) *jsonschema.Schema {
	return &jsonschema.Schema{Extras: map[string]any{"type": names}}
}

// writer describes the properties of one schema.
type writer struct {
	shape   strict.Shape
	keys    map[string]key
	english bool
	used    map[string]bool
	missing []string
}

// name describes what a schema's type holds. A value that is not required may
// be left blank, as the program allows.
func (w *writer) name(s *jsonschema.Schema, of string) {
	if s.Items != nil {
		w.name(s.Items, of)
	}
	if s.Properties == nil {
		return
	}
	for pair := s.Properties.Oldest(); pair != nil; pair = pair.Next() {
		full := of + "." + pair.Key
		path := full
		if _, own := w.keys[path]; !own {
			path = "*." + pair.Key
		}
		k, known := w.keys[path]
		w.used[path] = true
		if !known {
			w.missing = append(w.missing, full)
		}
		if k.required {
			s.Required = append(s.Required, pair.Key)
		}
		w.name(pair.Value, full)
		pair.Value = chosen(pair.Value, w.shape.Choices[full], !k.required)
		if !k.required {
			pair.Value = blankable(pair.Value)
		}
		pair.Value.Description = k.vi
		if w.english {
			pair.Value.Description = k.en
		}
		s.Properties.Set(pair.Key, pair.Value)
	}
}

// chosen gives a value its choices.
func chosen(s *jsonschema.Schema, choices []string, blank bool) *jsonschema.Schema {
	switch {
	case s.Items != nil:
		s.Items.Enum = anyOf(choices)
	case choices != nil && blank:
		return &jsonschema.Schema{Enum: append(anyOf(choices), "", nil)}
	case choices != nil:
		return &jsonschema.Schema{Enum: anyOf(choices)}
	}
	return s
}

// blankable lets a value be blank.
func blankable(s *jsonschema.Schema) *jsonschema.Schema {
	switch {
	case s.Ref != "":
		return &jsonschema.Schema{AnyOf: []*jsonschema.Schema{s, {Type: "null"}}}
	case s.Type != "" && s.Pattern == "":
		s.Extras = map[string]any{"type": []string{s.Type, "null"}}
		s.Type = ""
	}
	return s
}

func anyOf(choices []string) []any {
	var all []any
	for _, choice := range choices {
		all = append(all, choice)
	}
	return all
}

// key is what a line of a key file says.
type key struct {
	vi, en   string
	required bool
}

func readKeys(name string) (map[string]key, error) {
	content, err := keyFiles.ReadFile("keys/" + name + ".txt")
	if err != nil {
		return nil, err
	}
	keys := map[string]key{}
	for line := range strings.Lines(string(content)) {
		path, text, _ := strings.Cut(strings.TrimSpace(line), " ")
		vi, en, both := strings.Cut(text, " | ")
		if path == "" {
			continue
		}
		if !both {
			return nil, fmt.Errorf("keys/%s.txt: %q is not \"type.key vi | en\"", name, line)
		}
		bare, required := strings.CutSuffix(path, "!")
		keys[bare] = key{vi, en, required}
	}
	return keys, nil
}

// Names are the names of shapes, sorted.
func Names(shapes []strict.Shape) []string {
	var names []string
	for _, shape := range shapes {
		names = append(names, shape.Name)
	}
	slices.Sort(names)
	return names
}

// About says what a key of a shape is: its type and name as in the key files.
func About(shape, path string, english bool) (string, error) {
	lines, err := readKeys(shape)
	if err != nil {
		return "", err
	}
	k, known := lines[path]
	switch {
	case !known:
		return "", fmt.Errorf("keys/%s.txt says nothing of %s", shape, path)
	case english:
		return k.en, nil
	}
	return k.vi, nil
}
