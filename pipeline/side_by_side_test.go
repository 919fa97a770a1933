package pipeline

import (
	"context"
	"errors"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// raise makes a number the greatest that was seen.
func raise(most *atomic.Int64, now int64) {
	for old := most.Load(); now > old && !most.CompareAndSwap(old, now); old = most.Load() {
	}
}

func TestThoseWhoReadSideBySideNeverTakeMoreMemoryThanThereIs(t *testing.T) {
	m := newMemory(100)
	var taken, most atomic.Int64
	var rest sync.WaitGroup
	for i := range 200 {
		rest.Go(func() {
			bytes := int64(10 + i%60)
			free, err := m.take(context.Background(), bytes)
			if err != nil {
				t.Error(err)
				return
			}
			now := taken.Add(bytes)
			raise(&most, now)
			taken.Add(-bytes)
			free()
		})
	}
	rest.Wait()
	if most.Load() > 100 {
		t.Errorf("%d of 100 bytes were taken at once", most.Load())
	}
	free, err := m.take(context.Background(), 1000)
	if err != nil {
		t.Fatal(err)
	}
	stopped, stop := context.WithCancel(context.Background())
	stop()
	if _, err := m.take(stopped, 1); err == nil {
		t.Error("beside one who needs more than all the memory, another got some")
	}
	free()
}

func TestAsManyWorkSideBySideAsThereAreCores(t *testing.T) {
	cores := int64(runtime.GOMAXPROCS(0))
	ctx, stop := context.WithTimeout(t.Context(), time.Minute)
	defer stop()
	var working, most, begun atomic.Int64
	all := make(chan struct{}) // closed when as many work as there are cores
	err := sideBySide(ctx, int(10*cores), func(ctx context.Context, _ int) error {
		now := working.Add(1)
		defer working.Add(-1)
		raise(&most, now)
		if begun.Add(1) == cores {
			for range 10_000 { // one more that may begin, begins now
				runtime.Gosched()
			}
			close(all)
		}
		select {
		case <-all:
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	})
	if err != nil || most.Load() != cores || begun.Load() != 10*cores {
		t.Errorf("%d things begun, %d at once, want %d of %d (%v)", begun.Load(), most.Load(), cores, 10*cores, err)
	}
}

func TestTheFirstErrorAmongThoseWhoWorkSideBySideEndsTheOthers(t *testing.T) {
	wrong := errors.New("wrong")
	for _, test := range []struct {
		name string
		fail func() error
		want func(error) bool
	}{
		{"an error", func() error { return wrong }, func(err error) bool { return err == wrong }},
		{"a panic", func() error { panic("no such household") }, func(err error) bool {
			var crash Crash
			return errors.As(err, &crash) && crash.Value == "no such household" && len(crash.Stack) > 0
		}},
	} {
		err := sideBySide(t.Context(), 2, func(ctx context.Context, i int) error {
			if i == 0 {
				return test.fail()
			}
			<-ctx.Done() // comes only of the failure
			return ctx.Err()
		})
		if !test.want(err) {
			t.Errorf("%s of one: %v", test.name, err)
		}
	}
}
