package rules

import (
	"reflect"
	"slices"

	"rasoat/rules/strict"
)

// Shapes are the kinds of YAML files of this package: a rule set, its worked
// cases, and a table of B1 points.
func Shapes() []strict.Shape {
	areas := bothAreas
	return []strict.Shape{
		{Name: "rules", File: "rules/<set>/set.yaml", Type: reflect.TypeFor[Set](), Choices: map[string][]string{
			"Set.method": {string(ScoreAndCount), string(IncomeAndCount)}, "Area.area": areas, "ScoreLine.area": areas, "IncomeLine.area": areas,
			"IncomeLine.line": {LinePoverty, LineNearPoverty, LineAverageLiving}, "Class.class": classNames,
		}},
		{Name: "cases", File: "rules/<set>/cases.yaml", Type: reflect.TypeFor[[]Case](), Choices: map[string][]string{
			"Case.area": areas, "Case.class": append(slices.Clone(classNames), Undetermined),
		}},
		{Name: "points", File: "<points>.yaml", Type: reflect.TypeFor[PointsTable](), Choices: map[string][]string{
			"PointsTable.status": {"official", "example"}, "PointsTable.region": regions, "PointsOption.area": areas,
		}},
	}
}
