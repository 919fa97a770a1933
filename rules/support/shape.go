package support

import (
	"reflect"

	"rasoat/rules/strict"
)

// Shape is the kind of YAML file that says what a plan has for whom.
func Shape() strict.Shape {
	return strict.Shape{Name: "support", File: "<support>.yaml", Type: reflect.TypeFor[Plan](), Choices: map[string][]string{
		"Policy.classes": classes, "Policy.zones": {"I", "II", "III"}, "Policy.farming": {"yes", "no"}, "Policy.traits": traits, "Unmatched.kind": kinds,
	}}
}
