package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"rasoat/pipeline"
)

func TestEveryKindOfEndHasItsStatusAndItsSentence(t *testing.T) {
	refused := pipeline.Refusal{Sentences: []pipeline.Text{{VI: "sai", EN: "wrong"}}}
	failed := pipeline.Fault{Doing: pipeline.Text{VI: "không ghi được", EN: "cannot write"}, Cause: fs.ErrPermission}
	for _, c := range []struct {
		name   string
		err    error
		status int
		stderr string
	}{
		{"done", nil, 0, ""},
		{"findings", errFindings, 3, ""},
		{"wrong use", refused, 2, "rasoat: sai\n"},
		{"wrong use among other errors", errors.Join(errors.New("closing"), refused), 2, "rasoat: sai\n"},
		{"a fault of the machine", failed, 1, "rasoat: không ghi được: permission denied\n"},
		{"any other error", errors.New("odd"), 1, "rasoat: lỗi của máy hoặc của chương trình: odd\n"},
		{"stopped", fmt.Errorf("run: %w", context.Canceled), 1, "rasoat: đã dừng theo yêu cầu; kết quả cũ còn nguyên\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var stdout, stderr bytes.Buffer
			status := newConsole(pipeline.Vietnamese, &stdout, &stderr).report(c.err)
			if status != c.status || stderr.String() != c.stderr || stdout.Len() > 0 {
				t.Errorf("status %d, stderr %q, stdout %q", status, stderr.String(), stdout.String())
			}
		})
	}
}

func TestAPanicIsABugReportWithItsStackAndNoSentence(t *testing.T) {
	var stdout, stderr bytes.Buffer
	c := newConsole(pipeline.English, &stdout, &stderr)
	status := func() (status int) {
		defer func() { status = c.reportCrash(newCrash(recover())) }()
		panic("broken inside")
	}()
	report := stderr.String()
	for _, want := range []string{"RASOAT HAS FAILED INSIDE", "rasoat " + pipeline.Version, "panic: broken inside", "exit_test.go:"} {
		if !strings.Contains(report, want) {
			t.Errorf("the bug report lacks %q:\n%s", want, report)
		}
	}
	if status != statusFault || strings.Contains(report, "rasoat: ") || stdout.Len() > 0 {
		t.Errorf("status %d, stdout %q, report:\n%s", status, stdout.String(), report)
	}
}

func TestAPanicInAWorkerIsTheSameBugReport(t *testing.T) {
	var stderr bytes.Buffer
	err := fmt.Errorf("land: %w", pipeline.Crash{Value: "in a worker", Stack: []byte("goroutine 9")})
	status := newConsole(pipeline.Vietnamese, &bytes.Buffer{}, &stderr).report(err)
	if status != statusFault || !strings.Contains(stderr.String(), "RASOAT GẶP LỖI BÊN TRONG") || !strings.Contains(stderr.String(), "goroutine 9") {
		t.Errorf("status %d, report:\n%s", status, stderr.String())
	}
}
