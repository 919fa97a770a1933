package pipeline_test

import (
	"path/filepath"
	"testing"

	"rasoat/pipeline"
)

// BenchmarkStages runs the sample district cold, without landing files of an
// earlier run, and reports each stage in milliseconds a run.
func BenchmarkStages(b *testing.B) {
	sample := filepath.Join("..", "testdata", "bach-thong-2023")
	took := map[pipeline.Stage]float64{}
	for b.Loop() {
		summary, err := pipeline.Run(b.Context(), pipeline.RunOptions{Dir: sample, Out: filepath.Join(b.TempDir(), "out")}, pipeline.Silent{})
		if err != nil {
			b.Fatal(err)
		}
		for _, stage := range summary.Stages {
			took[stage.Stage] += stage.Took.Seconds() * 1000
		}
	}
	for stage, total := range took {
		b.ReportMetric(total/float64(b.N), string(stage)+"-ms/op")
	}
}

// BenchmarkReports makes all reports of the sample district from its warehouse.
func BenchmarkReports(b *testing.B) {
	dir, out := filepath.Join("..", "testdata", "bach-thong-2023"), filepath.Join(b.TempDir(), "out")
	if _, err := pipeline.Run(b.Context(), pipeline.RunOptions{Dir: dir, Out: out}, pipeline.Silent{}); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := pipeline.Report(b.Context(), pipeline.ReportOptions{Dir: dir, Out: out}, pipeline.Silent{}); err != nil {
			b.Fatal(err)
		}
	}
}
