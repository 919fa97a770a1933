package audit

import (
	"reflect"

	"rasoat/rules/strict"
)

// Shape is the kind of YAML file that describes a form to audit.
func Shape() strict.Shape {
	return strict.Shape{Name: "form", File: "<form>.yaml", Type: reflect.TypeFor[description](), Choices: map[string][]string{
		"describedColumn.format": {formatCount, formatRate},
	}}
}
