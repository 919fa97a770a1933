package pipeline_test

import (
	"path/filepath"
	"testing"
	"time"

	"rasoat/pipeline"
)

// BenchmarkStages runs the sample district cold, without landing files of an
// earlier run: one benchmark a stage, whose time is that of the stage alone, and
// one of the whole run (`-bench Stages/transform` takes one of them).
func BenchmarkStages(b *testing.B) {
	for _, stage := range []pipeline.Stage{pipeline.StageLand, pipeline.StageLoad, pipeline.StageTransform, pipeline.StageForms, pipeline.StageFindings, pipeline.StagePublish, "whole"} {
		b.Run(string(stage), func(b *testing.B) {
			var took time.Duration
			for b.Loop() {
				took += stageOf(coldRun(b), stage)
			}
			b.ReportMetric(float64(took.Nanoseconds())/float64(b.N), "ns/op")
		})
	}
}

func coldRun(b *testing.B) pipeline.Summary {
	sample := filepath.Join("..", "testdata", "bach-thong-2023")
	summary, err := pipeline.Run(b.Context(), pipeline.RunOptions{Dir: sample, Out: filepath.Join(b.TempDir(), "out")}, pipeline.Silent{})
	if err != nil {
		b.Fatal(err)
	}
	return summary
}

// stageOf is the time of one stage, or of the run where no stage is named so.
func stageOf(summary pipeline.Summary, stage pipeline.Stage) time.Duration {
	for _, s := range summary.Stages {
		if s.Stage == stage {
			return s.Took
		}
	}
	return summary.Took
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
