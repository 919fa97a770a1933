package mpi

import (
	"reflect"

	"rasoat/rules/strict"
)

// Shape is the kind of YAML file that says what to measure.
func Shape() strict.Shape {
	return strict.Shape{Name: "mpi", File: "<spec>.yaml", Type: reflect.TypeFor[specFile](), Choices: map[string][]string{"specFile.missing": missingWays}}
}
