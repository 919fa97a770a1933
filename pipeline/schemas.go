package pipeline

import (
	"reflect"
	"slices"
	"strings"

	"rasoat/pipeline/mpi"
	"rasoat/pipeline/report"
	"rasoat/pipeline/schema"
	"rasoat/pipeline/survey"
	"rasoat/pipeline/warehouse"
	"rasoat/rules"
	"rasoat/rules/strict"
	"rasoat/rules/support"
)

// Shapes are the kinds of YAML files that the stages read, those of a campaign
// folder first.
func Shapes() []strict.Shape {
	var measures []string
	for _, m := range warehouse.Measures() {
		measures = append(measures, m.Name)
	}
	own := []strict.Shape{
		{Name: "rasoat", File: ConfigFile, Type: reflect.TypeFor[config](), Choices: map[string][]string{
			"config.deprivations": {deprivationsReported, deprivationsDerived}, "config.support_lists": {supportNamed, supportCounted},
		}},
		{Name: "targets", File: "targets.yaml", Type: reflect.TypeFor[targets](), Choices: map[string][]string{
			"target.measure": measures, "budgetLine.measure": measures, "target.comparator": comparators, "budgetLine.comparator": comparators,
			"target.source":               {sourceSurvey, sourceProgress, sourceBoth},
			"allocationRules.floor_lists": {listPoor, listNearPoor}, "allocationRules.registered_exits": {exitsCap, exitsWhereEnough, exitsIgnored},
		}},
		survey.LayoutShape(), support.Shape(), mpi.Shape(),
	}
	return slices.Concat(own, rules.Shapes(), report.LayoutShapes())
}

// Schema is the JSON schema of a shape, its descriptions in a language.
func Schema(shape strict.Shape, lang Lang) ([]byte, error) {
	written, err := schema.Write(shape, lang == English)
	return written, fault(err, "không lập được lược đồ", "cannot write the schema")
}

// FindShape finds a shape by its name.
func FindShape(shapes []strict.Shape, name string) (strict.Shape, error) {
	names := schema.Names(shapes)
	i := slices.IndexFunc(shapes, func(s strict.Shape) bool { return s.Name == name })
	if i < 0 {
		return strict.Shape{}, refuse("không có lược đồ %q; gần nhất là %q, các lược đồ là %s", "there is no schema %q; the nearest is %q, the schemas are %s",
			name, strict.Nearest(name, names), strings.Join(names, ", "))
	}
	return shapes[i], nil
}
