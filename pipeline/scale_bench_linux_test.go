package pipeline_test

import (
	"cmp"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"rasoat/pipeline"
)

// scaleSizes are the surveyed households of BenchmarkScale and the communes and
// residents that synth makes them of.
var scaleSizes = []struct{ households, communes, residents int }{
	{100_000, 40, 246_000}, {1_000_000, 393, 2_460_000}, {3_000_000, 1_178, 7_380_000}, {27_000_000, 10_600, 66_400_000},
}

// BenchmarkScale makes a campaign of each size without spreadsheets and runs it
// whole with 1 GB for DuckDB. `-bench Scale/27000000 -benchtime 1x -timeout 0`
// takes the nation: hours, and tens of GB of disk in TMPDIR. It prints the stages
// with wall and CPU seconds, the peak of the process's memory and of the spill,
// and the relations that took longest. With SCALE_DIR the campaigns stay there
// and are used again; SCALE_MB is another limit; with SCALE_LOG every step is
// told as it ends.
func BenchmarkScale(b *testing.B) {
	for _, size := range scaleSizes {
		b.Run(strconv.Itoa(size.households), func(b *testing.B) {
			dir := filepath.Join(cmp.Or(os.Getenv("SCALE_DIR"), b.TempDir()), strconv.Itoa(size.households))
			for b.Loop() {
				meter := newMeter(filepath.Join(dir, "out"))
				if _, err := os.Stat(dir); err != nil {
					options := pipeline.SynthOptions{Dir: dir, Seed: 1, Communes: size.communes, Households: size.residents, Parquet: true}
					if _, err := pipeline.Synth(b.Context(), options, meter); err != nil {
						b.Fatal(err)
					}
					limitMemory(b, dir, cmp.Or(os.Getenv("SCALE_MB"), "1024"))
				}
				summary, err := pipeline.Run(b.Context(), pipeline.RunOptions{Dir: dir}, meter)
				meter.stop()
				fmt.Fprintln(os.Stderr, meter.table()) // b.Log cuts it off
				if err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(summary.Took.Seconds(), "s/run")
				b.ReportMetric(float64(meter.peak>>20), "MB-peak")
				b.ReportMetric(float64(meter.spill>>20), "MB-spill")
			}
		})
	}
}

func limitMemory(b *testing.B, dir, megabytes string) {
	config, err := os.OpenFile(filepath.Join(dir, pipeline.ConfigFile), os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		b.Fatal(err)
	}
	defer config.Close()
	fmt.Fprintf(config, "\nlimits: {memory_mb: %s}\n", megabytes)
}

// meter is the progress of a run that measures it.
type meter struct {
	out         string
	mutex       sync.Mutex
	rows        []measuredStep
	last        time.Time
	lastCPU     time.Duration
	begun       time.Time
	begunCPU    time.Duration
	peak, spill int64 // of the whole run
	stageSpill  int64
	ended       chan struct{}
}

// measuredStep is a stage, or a relation of the stage transform.
type measuredStep struct {
	name        string
	stage       bool
	took, cpu   time.Duration
	peak, spill int64
}

func newMeter(out string) *meter {
	m := &meter{out: out, ended: make(chan struct{})}
	go func() {
		for tick := time.Tick(500 * time.Millisecond); ; {
			select {
			case <-m.ended:
				return
			case <-tick:
				m.mutex.Lock()
				m.stageSpill = max(m.stageSpill, sizeOf(filepath.Join(m.out, ".next", "spill")))
				m.spill = max(m.spill, m.stageSpill)
				m.mutex.Unlock()
			}
		}
	}()
	return m
}

func (m *meter) stop() { close(m.ended) }

// Begin opens a stage.
func (m *meter) Begin(pipeline.Stage, pipeline.Extent) {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	m.begun, m.begunCPU = time.Now(), cpuTime()
	m.last, m.lastCPU, m.stageSpill = m.begun, m.begunCPU, 0
	os.WriteFile("/proc/self/clear_refs", []byte("5"), 0) // the peak of memory begins anew
}

// Step ends a relation.
func (m *meter) Step(stage pipeline.Stage, step pipeline.Step) {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	now, cpu := time.Now(), cpuTime()
	if stage != pipeline.StageSynth {
		m.rows = append(m.rows, measuredStep{name: string(stage) + " " + step.Name, took: now.Sub(m.last), cpu: cpu - m.lastCPU})
		if os.Getenv("SCALE_LOG") != "" {
			fmt.Fprintf(os.Stderr, "%s %s %s %.1f s, CPU %.1f s, peak %d MB, spill %d MB\n", now.Format(time.TimeOnly), stage, step.Name, now.Sub(m.last).Seconds(), (cpu - m.lastCPU).Seconds(), peakMemory()>>20, m.stageSpill>>20)
		}
	}
	m.last, m.lastCPU = now, cpu
}

// End closes the stage.
func (m *meter) End(stage pipeline.Stage, took time.Duration) {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	peak := peakMemory()
	if stage != pipeline.StageSynth {
		m.peak = max(m.peak, peak)
	}
	m.rows = append(m.rows, measuredStep{string(stage), true, took, cpuTime() - m.begunCPU, peak, m.stageSpill})
}

// table lists the stages, and the thirty relations that took longest.
func (m *meter) table() string {
	var said strings.Builder
	fmt.Fprintf(&said, "\n%-44s %9s %9s %9s %9s\n", "stage", "wall s", "CPU s", "peak MB", "spill MB")
	var steps []measuredStep
	for _, row := range m.rows {
		if !row.stage {
			steps = append(steps, row)
			continue
		}
		fmt.Fprintf(&said, "%-44s %9.1f %9.1f %9d %9d\n", row.name, row.took.Seconds(), row.cpu.Seconds(), row.peak>>20, row.spill>>20)
	}
	slices.SortStableFunc(steps, func(a, b measuredStep) int { return cmp.Compare(b.took, a.took) })
	for _, row := range steps[:min(30, len(steps))] {
		fmt.Fprintf(&said, "%-44s %9.1f %9.1f\n", row.name, row.took.Seconds(), row.cpu.Seconds())
	}
	return said.String()
}

func cpuTime() time.Duration {
	var usage syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &usage)
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

// peakMemory is the most that was resident since the peak began anew.
func peakMemory() int64 {
	status, _ := os.ReadFile("/proc/self/status")
	for line := range strings.Lines(string(status)) {
		if fields := strings.Fields(line); len(fields) > 1 && fields[0] == "VmHWM:" {
			kilobytes, _ := strconv.ParseInt(fields[1], 10, 64)
			return kilobytes << 10
		}
	}
	return 0
}

func sizeOf(dir string) (bytes int64) {
	filepath.WalkDir(dir, func(_ string, entry fs.DirEntry, err error) error {
		if err != nil {
			return nil
		}
		if info, err := entry.Info(); err == nil && !entry.IsDir() {
			bytes += info.Size()
		}
		return nil
	})
	return bytes
}
