package rules

import _ "embed"

// MeasureSpecFile is the name of the spec of the multidimensional measures.
const MeasureSpecFile = "mpi-viet-nam.yaml"

//go:embed mpi-viet-nam.yaml
var measureSpec []byte

// MeasureSpec returns the spec of the multidimensional measures over the
// twelve Vietnamese indicators, as package mpi reads it.
func MeasureSpec() []byte { return measureSpec }
