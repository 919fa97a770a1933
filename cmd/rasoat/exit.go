package main

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"

	"rasoat/pipeline"
)

// The exit statuses (survey-format.md).
const (
	statusDone     = 0
	statusFault    = 1
	statusWrongUse = 2
	statusFindings = 3
)

// errFindings ends a command that did its work and found errors in the survey.
var errFindings = errors.New("the survey has findings of severity error")

// refusal is wrong use found in the arguments.
func refusal(vi, en string, args ...any) error {
	return pipeline.Refusal{Sentences: []pipeline.Text{{VI: fmt.Sprintf(vi, args...), EN: fmt.Sprintf(en, args...)}}}
}

// report turns the end of a command into an exit status and, where there is
// something to say, either sentences or a bug report on stderr.
func (c *console) report(err error) int {
	var crash pipeline.Crash
	var refused pipeline.Refusal
	var fault pipeline.Fault
	switch {
	case err == nil:
		return statusDone
	case errors.Is(err, errFindings):
		return statusFindings
	case errors.As(err, &crash):
		return c.reportCrash(crash)
	case errors.Is(err, context.Canceled):
		c.complain(c.say("đã dừng theo yêu cầu; kết quả cũ còn nguyên", "stopped as asked; the earlier results are unchanged"))
		return statusFault
	case errors.As(err, &refused):
		c.complain(refused.In(c.lang))
		return statusWrongUse
	case errors.As(err, &fault):
		c.complain(fmt.Sprintf("%s: %v", fault.Doing.In(c.lang), fault.Cause))
		return statusFault
	}
	c.complain(fmt.Sprintf("%s: %v", c.say("lỗi của máy hoặc của chương trình", "fault of the machine or of the program"), err))
	return statusFault
}

// complain prints sentences, one a line. They may repeat names of files and,
// from a query, texts of the data.
func (c *console) complain(sentences string) {
	lines := strings.Split(sentences, "\n")
	for i, line := range lines {
		lines[i] = harmless(line)
	}
	fmt.Fprintf(c.stderr, "rasoat: %s\n", strings.Join(lines, "\n"))
}

func newCrash(value any) pipeline.Crash { return pipeline.Crash{Value: value, Stack: debug.Stack()} }

// reportCrash prints a bug report: what a developer needs, and where to send
// it. It holds no name of a file or of a person.
func (c *console) reportCrash(crash pipeline.Crash) int {
	fmt.Fprintf(c.stderr, "%s\n\nrasoat %s, %s, %s/%s\npanic: %v\n\n%s\n",
		c.say("RASOAT GẶP LỖI BÊN TRONG. Kết quả cũ còn nguyên. Hãy gửi toàn bộ phần dưới đây cho người phát triển.",
			"RASOAT HAS FAILED INSIDE. The earlier results are unchanged. Please send everything below to the developers."),
		pipeline.Version, runtime.Version(), runtime.GOOS, runtime.GOARCH, crash.Value, crash.Stack)
	return statusFault
}
