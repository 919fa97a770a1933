package survey

import (
	"reflect"

	"rasoat/rules/strict"
)

// LayoutShape is the kind of YAML file that says how a foreign workbook is read.
func LayoutShape() strict.Shape {
	return strict.Shape{Name: "layout", File: "layouts/<layout>.yaml", Type: reflect.TypeFor[Layout](), Choices: map[string][]string{
		"Layout.roles": {string(RoleSurvey), string(RolePrevious)}, "LayoutSheet.table": {"households", "members", "previous"},
	}}
}
