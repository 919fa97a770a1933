package main

import (
	"fmt"
	"sync"
	"time"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"

	"rasoat/pipeline"
)

// progress shows the stages on stderr: a moving bar on a terminal, a line at
// the end of each stage otherwise.
type progress struct {
	console *console
	bars    *mpb.Progress // nil without a terminal
	stage   *stageProgress
}

// stageProgress is how far one stage is. Workers step it side by side.
type stageProgress struct {
	bar    *mpb.Bar
	extent pipeline.Extent
	begun  time.Time

	lock  sync.Mutex
	done  int
	bytes int64
	rows  int
	cells int
	last  string        // the step that ended last
	took  time.Duration // set when the stage has ended
}

func (c *console) newProgress() *progress {
	p := &progress{console: c}
	if c.bar {
		p.bars = mpb.New(mpb.WithOutput(c.stderr), mpb.WithWidth(30))
	}
	return p
}

// Begin opens the stage's bar.
func (p *progress) Begin(stage pipeline.Stage, extent pipeline.Extent) {
	p.stage = &stageProgress{extent: extent, begun: time.Now()}
	if p.bars == nil {
		return
	}
	shape := mpb.BarFillerBuilder(mpb.BarStyle().Lbound(" ").Filler("█").Tip("█").Padding("░").Rbound(" "))
	if extent.Steps == 0 {
		shape = mpb.SpinnerStyle().PositionLeft()
	}
	current := p.stage
	current.bar = p.bars.New(int64(extent.Steps), shape,
		mpb.PrependDecorators(decor.Name(stage.Label().In(p.console.lang), decor.WC{W: 32, C: decor.DindentRight})),
		mpb.AppendDecorators(decor.Any(func(decor.Statistics) string { return p.console.counter(current) })),
	)
}

// counter tells how far a stage is: 3/28, 1.240 dòng, 40.112 ô, còn khoảng 8 s,
// survey/01981.xlsx; at its end, how long it took.
func (c *console) counter(s *stageProgress) string {
	s.lock.Lock()
	defer s.lock.Unlock()
	if s.took > 0 {
		return fmt.Sprintf(" %d%s, %s", s.done, c.read(s), c.elapsed(s.took))
	}
	if s.extent.Steps == 0 {
		return fmt.Sprintf(" %d %s", s.done, s.last)
	}
	said := fmt.Sprintf(" %d/%d%s", s.done, s.extent.Steps, c.read(s))
	if left, known := s.remaining(time.Since(s.begun)); known {
		said += fmt.Sprintf(c.say(", còn khoảng %s", ", about %s left"), c.wait(left))
	}
	return said + " " + s.last
}

// read tells the rows and cells that the stage has read, "" for none.
func (c *console) read(s *stageProgress) string {
	if s.cells == 0 {
		return ""
	}
	return fmt.Sprintf(c.say(", %s dòng, %s ô", ", %s rows, %s cells"), c.count(int64(s.rows)), c.count(int64(s.cells)))
}

// soon is how long a stage runs before it tells how long it will go on.
const soon = 2 * time.Second

// remaining estimates the rest of a stage that reads files, as long as each
// byte takes as long as those before.
func (s *stageProgress) remaining(since time.Duration) (time.Duration, bool) {
	if since < soon || s.bytes == 0 || s.extent.Bytes < s.bytes {
		return 0, false
	}
	left := float64(since) * float64(s.extent.Bytes-s.bytes) / float64(s.bytes)
	return time.Duration(left), true
}

// Step moves the bar.
func (p *progress) Step(_ pipeline.Stage, step pipeline.Step) {
	s := p.stage
	s.lock.Lock()
	s.done++
	s.bytes += step.Bytes
	s.rows += step.Rows
	s.cells += step.Cells
	s.last = harmless(step.Name)
	s.lock.Unlock()
	if s.bar != nil {
		s.bar.Increment()
	}
}

// End completes the bar, or prints the stage's line.
func (p *progress) End(stage pipeline.Stage, took time.Duration) {
	s := p.stage
	s.lock.Lock()
	s.took = took
	s.lock.Unlock()
	if s.bar != nil {
		s.bar.SetTotal(-1, true)
		return
	}
	fmt.Fprintf(p.console.stderr, "%s: %d %s%s, %s\n", stage.Label().In(p.console.lang), s.done, stage.Unit().In(p.console.lang), p.console.read(s), p.console.elapsed(took))
}

// close ends what is still moving, so that nothing is drawn over what follows.
func (p *progress) close() {
	if p.bars == nil {
		return
	}
	if p.stage != nil {
		p.stage.bar.Abort(false)
	}
	p.bars.Wait()
}
