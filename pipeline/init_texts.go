package pipeline

import (
	"bytes"
	"embed"
	"strconv"
	"text/template"

	"rasoat/pipeline/schema"
)

//go:embed initial/*.tmpl
var initialFiles embed.FS

// texts are the files of a new campaign that are written, by name.
func (n *initial) texts(approved []string) (map[string][]byte, error) {
	texts := map[string][]byte{"units.csv": n.units}
	for _, shape := range Shapes() {
		if shape.Name != "rasoat" && shape.Name != "targets" {
			continue
		}
		written, err := schema.Write(shape, n.options.Lang == English)
		if err != nil {
			return nil, err
		}
		texts[shape.Name+".schema.json"] = written
		if texts[shape.File], err = n.fill(shape.Name, shape.File, approved); err != nil {
			return nil, err
		}
	}
	return texts, nil
}

// fill writes one YAML file with its comments, which are those of the schema.
// What last year's campaign decided is kept.
func (n *initial) fill(shape, file string, approved []string) ([]byte, error) {
	english := n.options.Lang == English
	t, err := template.New(file+".tmpl").Funcs(template.FuncMap{
		"about": func(path string) (string, error) { return schema.About(shape, path, english) },
		"say":   func(vi, en string) string { return Text{vi, en}.In(n.options.Lang) },
		"quote": strconv.Quote,
	}).ParseFS(initialFiles, "initial/"+file+".tmpl")
	if err != nil {
		return nil, err
	}
	values := struct {
		InitOptions
		Approved                           []string
		Deprivations, RelapseLookbackYears string
		Place, Office, Label               string
		Ethnicities                        []string
	}{InitOptions: n.options, Approved: approved, Deprivations: deprivationsReported, Place: trimKind(n.options.District)}
	if n.last != nil {
		k := n.last.config
		values.Deprivations, values.Place, values.Office, values.Label = k.Deprivations, k.Report.Place, k.Report.Office, k.Label
		values.Ethnicities = k.Report.Ethnicities
		if k.RelapseLookbackYears != nil {
			values.RelapseLookbackYears = strconv.Itoa(*k.RelapseLookbackYears)
		}
	}
	var out bytes.Buffer
	err = t.Execute(&out, values)
	return out.Bytes(), err
}
