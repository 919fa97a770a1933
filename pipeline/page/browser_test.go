package page

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/fetch"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/performance"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// A browser has one page open and notes what goes wrong in it.
type browser struct {
	ctx   context.Context
	t     *testing.T
	mutex sync.Mutex
	wrong []string
	file  string
}

var started struct {
	sync.Once
	ctx context.Context
}

// chromium is one headless Chromium for all tests of the package.
func chromium() context.Context {
	started.Do(func() {
		options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.NoSandbox, chromedp.DisableGPU, chromedp.Flag("disable-dev-shm-usage", true))
		allocator, _ := chromedp.NewExecAllocator(context.Background(), options...)
		started.ctx, _ = chromedp.NewContext(allocator)
	})
	return started.ctx
}

func TestMain(m *testing.M) {
	status := m.Run()
	if started.ctx != nil {
		chromedp.Cancel(started.ctx)
	}
	os.Exit(status)
}

// open opens a page in a window of a width and waits until it is ready.
func open(t *testing.T, content string, width int64, dark bool) *browser {
	t.Helper()
	if err := chromedp.Run(chromium()); err != nil {
		t.Fatalf("chromium (Debian package chromium) does not start: %v", err)
	}
	tab, closeTab := chromedp.NewContext(chromium())
	t.Cleanup(closeTab)
	ctx, stop := context.WithTimeout(tab, time.Minute)
	t.Cleanup(stop)
	b := &browser{ctx: ctx, t: t, file: filepath.Join(t.TempDir(), "bao-cao.html")}
	if err := os.WriteFile(b.file, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	chromedp.ListenTarget(ctx, b.note)
	scheme := "light"
	if dark {
		scheme = "dark"
	}
	b.run(network.Enable(), runtime.Enable(),
		fetch.Enable().WithPatterns([]*fetch.RequestPattern{{URLPattern: "http*"}, {URLPattern: "ws*"}}),
		emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}),
		chromedp.EmulateViewport(width, 900),
		chromedp.Navigate("file://"+b.file),
		chromedp.WaitReady("html[data-drawn=yes]", chromedp.ByQuery))
	return b
}

// note keeps errors of the console and requests for anything but the page.
func (b *browser) note(event any) {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	switch e := event.(type) {
	case *runtime.EventConsoleAPICalled:
		for _, argument := range e.Args {
			b.wrong = append(b.wrong, "console: "+string(argument.Value))
		}
	case *runtime.EventExceptionThrown:
		b.wrong = append(b.wrong, "exception: "+e.ExceptionDetails.Error())
	case *network.EventRequestWillBeSent:
		if url := e.Request.URL; url != "file://"+b.file && !strings.HasPrefix(url, "data:") {
			b.wrong = append(b.wrong, "request: "+url)
		}
	case *fetch.EventRequestPaused:
		b.wrong = append(b.wrong, "request to the net: "+e.Request.URL)
	}
}

func (b *browser) run(actions ...chromedp.Action) {
	b.t.Helper()
	if err := chromedp.Run(b.ctx, actions...); err != nil {
		b.t.Fatal(err)
	}
}

// ask evaluates an expression in the page.
func ask[T any](b *browser, expression string) T {
	b.t.Helper()
	var answer T
	b.run(chromedp.Evaluate(expression, &answer))
	return answer
}

func (b *browser) quiet() {
	b.t.Helper()
	b.mutex.Lock()
	defer b.mutex.Unlock()
	for _, wrong := range b.wrong {
		b.t.Error(wrong)
	}
}

var chartIDs = []string{"map", "plan", "heat", "flows", "causes", "ethnicities", "quality"}

func TestThePageDrawsEveryChartAndAsksTheNetForNothing(t *testing.T) {
	for _, at := range []struct {
		width int64
		dark  bool
	}{{360, false}, {1440, false}, {360, true}, {1440, true}} {
		b := open(t, written(t, invented(14), plain), at.width, at.dark)
		for _, id := range chartIDs {
			if n := ask[int](b, `document.querySelectorAll("#chart-`+id+` svg path").length`); n < 3 {
				t.Errorf("%d px: chart %s has %d shapes", at.width, id, n)
			}
		}
		if wide := ask[int64](b, "document.documentElement.scrollWidth"); wide > at.width {
			t.Errorf("the page is %d px wide in a window of %d", wide, at.width)
		}
		if out := ask[string](b, `[...document.querySelectorAll("main *")].filter(e => !e.closest(".scroll, svg, nav") && e.getBoundingClientRect().right > innerWidth + 1).map(e => e.tagName + "#" + e.id + "." + e.className).join(" ")`); out != "" {
			t.Errorf("%d px: cut off at the right: %s", at.width, out)
		}
		want := map[bool]string{false: "rgb(246, 247, 249)", true: "rgb(18, 23, 29)"}
		if got := ask[string](b, "getComputedStyle(document.body).backgroundColor"); got != want[at.dark] {
			t.Errorf("dark %v: the ground is %s", at.dark, got)
		}
		b.quiet()
	}
}

func TestAColumnSortsByMouseAndByKey(t *testing.T) {
	b := open(t, written(t, invented(14), plain), 1440, false)
	const column = `[...document.querySelectorAll("#communes tbody tr")].map(r => r.cells[4].dataset.v).filter(v => v !== "").map(Number)`
	head := `document.querySelectorAll("#communes thead tr")[1].cells[2]`
	ask[any](b, head+`.querySelector("button").click()`)
	if rising := ask[bool](b, column+`.every((v, i, all) => i === 0 || all[i - 1] <= v)`); !rising {
		t.Errorf("after a click the column is %v", ask[[]float64](b, column))
	}
	if sort := ask[string](b, head+`.getAttribute("aria-sort")`); sort != "ascending" {
		t.Errorf("aria-sort is %q, want ascending", sort)
	}
	ask[any](b, head+`.querySelector("button").focus()`)
	b.run(chromedp.KeyEvent(kb.Enter))
	if falling := ask[bool](b, column+`.every((v, i, all) => i === 0 || all[i - 1] >= v)`); !falling {
		t.Errorf("after Enter the column is %v", ask[[]float64](b, column))
	}
	if sort := ask[string](b, head+`.getAttribute("aria-sort")`); sort != "descending" {
		t.Errorf("aria-sort is %q, want descending", sort)
	}
	if last := ask[string](b, `document.querySelector("#communes tbody tr:last-child").cells[4].textContent`); last != hiddenText {
		t.Errorf("the last is %q, want the hidden one", last)
	}
	b.quiet()
}

func TestTheFilterFindsNamesWithoutMarks(t *testing.T) {
	b := open(t, written(t, invented(14), plain), 1440, false)
	b.run(chromedp.SendKeys("#filter-name", "bia dat 01", chromedp.ByQuery))
	if got := ask[string](b, `document.getElementById("filter-count").textContent`); got != "Hiện 5 trên 14 đơn vị" {
		t.Errorf("the filter says %q; 010 to 014 have the name", got)
	}
	if left := ask[int](b, `[...document.querySelectorAll("#communes tbody tr")].filter(r => r.offsetHeight > 0).length`); left != 5 {
		t.Errorf("%d rows are left, want 5", left)
	}
	ask[any](b, `(() => { const s = document.getElementById("filter-result"); s.value = "Chưa đạt"; s.dispatchEvent(new Event("input")) })()`)
	if got := ask[string](b, `document.getElementById("filter-count").textContent`); got != "Hiện 0 trên 14 đơn vị" {
		t.Errorf("the filter says %q", got)
	}
}

func TestTheHeatTableTellsHouseholdsByClassAndIsOneStopOfTheTabKey(t *testing.T) {
	b := open(t, written(t, invented(14), plain), 1440, false)
	if stops := ask[int](b, `document.querySelectorAll("#heat-poor [tabindex='0']").length`); stops != 1 {
		t.Errorf("the table has %d stops, want 1", stops)
	}
	ask[any](b, `document.querySelector("#heat-poor [tabindex='0']").focus()`)
	b.run(chromedp.KeyEvent(kb.ArrowDown), chromedp.KeyEvent(kb.Enter))
	// the first commune has 3 poor households; the second guards them
	if got := ask[string](b, `document.getElementById("heat-detail").innerText.replace(/\n+/g, "|")`); got != "Xã Bịa Đặt 002: 1. Chỉ số thử 1|Hộ nghèo thiếu hụt: số nhỏ, không nêu|Hộ cận nghèo thiếu hụt: số nhỏ, không nêu" {
		t.Errorf("the panel says %q", got)
	}
	b.run(chromedp.KeyEvent(kb.ArrowDown), chromedp.KeyEvent(kb.ArrowRight), chromedp.KeyEvent(kb.Enter))
	// commune 3 has 474 households: 94 poor and 29 near-poor, 27 per cent of them in indicator 2
	if got := ask[string](b, `document.getElementById("heat-detail").innerText.replace(/\n+/g, "|")`); got != "Xã Bịa Đặt 003: 2. Chỉ số thử 2|Hộ nghèo thiếu hụt: 25 trong 94 hộ (26,59 %)|Hộ cận nghèo thiếu hụt: 7 trong 29 hộ (24,13 %)" {
		t.Errorf("the panel says %q", got)
	}
	b.quiet()
}

func TestTheSwitchTurnsThePageDarkAndDrawsAgain(t *testing.T) {
	b := open(t, written(t, invented(14), plain), 1440, false)
	fill := `document.querySelector("#chart-causes svg text").getAttribute("fill")`
	before := ask[string](b, fill)
	b.run(chromedp.Click("#theme", chromedp.ByQuery))
	if got := ask[string](b, "getComputedStyle(document.body).backgroundColor"); got != "rgb(18, 23, 29)" {
		t.Errorf("the ground is %s", got)
	}
	if after := ask[string](b, fill); after == before {
		t.Errorf("the text of a chart stays %s", after)
	}
	b.quiet()
}

// BenchmarkProvinceOpens measures, for a page of 110 communes, how long after the
// start of loading it answers, and the time that its thread works until then and
// until all is drawn, which other programs of the machine do not lengthen.
func BenchmarkProvinceOpens(b *testing.B) {
	file := filepath.Join(b.TempDir(), "bao-cao.html")
	if err := os.WriteFile(file, []byte(written(b, invented(110), plain)), 0o600); err != nil {
		b.Fatal(err)
	}
	tab, closeTab := chromedp.NewContext(chromium())
	defer closeTab()
	total, worked := 0.0, 0.0
	for b.Loop() {
		var took float64
		if err := chromedp.Run(tab, performance.Disable(), performance.Enable().WithTimeDomain(performance.EnableTimeDomainThreadTicks),
			chromedp.EmulateViewport(1440, 900), chromedp.Navigate("file://"+file),
			chromedp.Evaluate(`performance.getEntriesByType("navigation")[0].domContentLoadedEventEnd`, &took),
			chromedp.WaitReady("html[data-drawn=yes]", chromedp.ByQuery),
			chromedp.ActionFunc(func(ctx context.Context) error {
				metrics, err := performance.GetMetrics().Do(ctx)
				for _, m := range metrics {
					if m.Name == "TaskDuration" {
						worked += m.Value * 1000
					}
				}
				return err
			})); err != nil {
			b.Fatal(err)
		}
		total += took
	}
	b.ReportMetric(total/float64(b.N), "ms-interactive")
	b.ReportMetric(worked/float64(b.N), "ms-cpu-drawn")
}
