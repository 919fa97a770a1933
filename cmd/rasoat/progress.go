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
	bar     *mpb.Bar

	lock  sync.Mutex
	steps int
	last  string // the step that ended last
}

func (c *console) newProgress() *progress {
	p := &progress{console: c}
	if c.bar {
		p.bars = mpb.New(mpb.WithOutput(c.stderr), mpb.WithWidth(40))
	}
	return p
}

// Begin opens the stage's bar.
func (p *progress) Begin(stage pipeline.Stage, steps int) {
	p.lock.Lock()
	p.steps, p.last = 0, ""
	p.lock.Unlock()
	if p.bars == nil {
		return
	}
	label := stage.Label().In(p.console.lang)
	style := mpb.BarStyle().Lbound(" ").Filler("█").Tip("█").Padding("░").Rbound(" ").Build()
	if steps == 0 {
		style = mpb.SpinnerStyle().PositionLeft().Build()
	}
	p.bar = p.bars.New(int64(steps), unstyled(style),
		mpb.PrependDecorators(decor.Name(label, decor.WC{W: 32, C: decor.DindentRight})),
		mpb.AppendDecorators(decor.Any(func(decor.Statistics) string { return p.counter(steps) })),
	)
}

// unstyled makes a filler of the builder's result.
func unstyled(filler mpb.BarFiller) mpb.BarFillerBuilder { return built{filler} }

type built struct{ mpb.BarFiller }

// Build returns the filler.
func (b built) Build() mpb.BarFiller { return b.BarFiller }

// counter tells how far the stage is: 3/28 survey/01981.xlsx.
func (p *progress) counter(steps int) string {
	p.lock.Lock()
	defer p.lock.Unlock()
	of := ""
	if steps > 0 {
		of = fmt.Sprintf("/%d", steps)
	}
	return fmt.Sprintf(" %d%s %s", p.steps, of, p.last)
}

// Step moves the bar.
func (p *progress) Step(_ pipeline.Stage, name string) {
	p.lock.Lock()
	p.steps++
	p.last = harmless(name)
	p.lock.Unlock()
	if p.bar != nil {
		p.bar.Increment()
	}
}

// End completes the bar, or prints the stage's line.
func (p *progress) End(stage pipeline.Stage, took time.Duration) {
	if p.bar != nil {
		p.bar.SetTotal(-1, true)
		p.bar = nil
		return
	}
	p.lock.Lock()
	defer p.lock.Unlock()
	fmt.Fprintf(p.console.stderr, "%s: %d %s, %s\n", stage.Label().In(p.console.lang), p.steps, stage.Unit().In(p.console.lang), p.console.elapsed(took))
}

// close ends what is still moving, so that nothing is drawn over what follows.
func (p *progress) close() {
	if p.bars == nil {
		return
	}
	if p.bar != nil {
		p.bar.Abort(false)
	}
	p.bars.Wait()
}
