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
	bar   *mpb.Bar
	total int // 0 when not known

	lock sync.Mutex
	done int
	last string        // the step that ended last
	took time.Duration // set when the stage has ended
}

func (c *console) newProgress() *progress {
	p := &progress{console: c}
	if c.bar {
		p.bars = mpb.New(mpb.WithOutput(c.stderr), mpb.WithWidth(30))
	}
	return p
}

// Begin opens the stage's bar.
func (p *progress) Begin(stage pipeline.Stage, steps int) {
	p.stage = &stageProgress{total: steps}
	if p.bars == nil {
		return
	}
	shape := mpb.BarFillerBuilder(mpb.BarStyle().Lbound(" ").Filler("█").Tip("█").Padding("░").Rbound(" "))
	if steps == 0 {
		shape = mpb.SpinnerStyle().PositionLeft()
	}
	current := p.stage
	current.bar = p.bars.New(int64(steps), shape,
		mpb.PrependDecorators(decor.Name(stage.Label().In(p.console.lang), decor.WC{W: 32, C: decor.DindentRight})),
		mpb.AppendDecorators(decor.Any(func(decor.Statistics) string { return p.console.counter(current) })),
	)
}

// counter tells how far a stage is: 3/28 survey/01981.xlsx; at its end, how
// long it took.
func (c *console) counter(s *stageProgress) string {
	s.lock.Lock()
	defer s.lock.Unlock()
	switch {
	case s.took > 0:
		return fmt.Sprintf(" %d, %s", s.done, c.elapsed(s.took))
	case s.total > 0:
		return fmt.Sprintf(" %d/%d %s", s.done, s.total, s.last)
	}
	return fmt.Sprintf(" %d %s", s.done, s.last)
}

// Step moves the bar.
func (p *progress) Step(_ pipeline.Stage, name string) {
	s := p.stage
	s.lock.Lock()
	s.done++
	s.last = harmless(name)
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
	fmt.Fprintf(p.console.stderr, "%s: %d %s, %s\n", stage.Label().In(p.console.lang), s.done, stage.Unit().In(p.console.lang), p.console.elapsed(took))
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
