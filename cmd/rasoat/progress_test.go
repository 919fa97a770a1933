package main

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"rasoat/pipeline"
)

func TestTheProgressOfReadingTellsRowsCellsAndTheTimeThatIsLeft(t *testing.T) {
	c := &console{stderr: &bytes.Buffer{}, lang: pipeline.Vietnamese}
	p := c.newProgress()
	p.Begin(pipeline.StageLand, pipeline.Extent{Steps: 110, Bytes: 1000})
	p.Step(pipeline.StageLand, pipeline.Step{Name: "survey/01969.xlsx", Bytes: 250, Rows: 1240, Cells: 40112})
	if said := c.counter(p.stage); said != " 1/110, 1.240 dòng, 40.112 ô survey/01969.xlsx" {
		t.Errorf("at the beginning the bar says %q", said)
	}
	p.stage.begun = time.Now().Add(-4 * time.Second)
	if said := c.counter(p.stage); said != " 1/110, 1.240 dòng, 40.112 ô, còn khoảng 12 s survey/01969.xlsx" {
		t.Errorf("a quarter read in four seconds, the bar says %q", said)
	}
	p.stage.begun = time.Now().Add(-2 * time.Minute)
	c.lang = pipeline.English
	if said := c.counter(p.stage); said != " 1/110, 1,240 rows, 40,112 cells, about 6 min left survey/01969.xlsx" {
		t.Errorf("a quarter read in two minutes, the bar says %q", said)
	}
	p.End(pipeline.StageLand, 5*time.Second)
	if said := c.stderr.(*bytes.Buffer).String(); !strings.Contains(said, "1 files, 1,240 rows, 40,112 cells, 5.00 s") {
		t.Errorf("without a terminal the line is %q", said)
	}
}
