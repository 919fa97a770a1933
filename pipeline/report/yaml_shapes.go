package report

import (
	"reflect"

	"rasoat/rules/strict"
)

// LayoutShapes are the kinds of YAML files of layouts/: a sheet, the letter, and the
// public list. They are part of the program; a campaign has none of its own.
func LayoutShapes() []strict.Shape {
	return []strict.Shape{
		{Name: "report-sheet", File: "pipeline/report/layouts/<workbook>/<sheet>.yaml", Type: reflect.TypeFor[layout](), Choices: map[string][]string{
			"layout.lines": {linesInColumn, linesBelow}, "column.format": knownFormats(),
		}},
		{Name: "report-letter", File: "pipeline/report/" + letterFile, Type: reflect.TypeFor[letterLayout](), Choices: map[string][]string{"column.format": knownFormats()}},
		{Name: "report-posting", File: "pipeline/report/" + postingFile, Type: reflect.TypeFor[postingLayout](), Choices: map[string][]string{"postingColumn.format": knownFormats()}},
	}
}
