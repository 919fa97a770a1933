package pipeline

import (
	"context"
	"fmt"
	"runtime"
	"runtime/debug"

	"golang.org/x/sync/errgroup"
	"golang.org/x/sync/semaphore"
)

// sideBySide does n things, as many at once as there are cores. The first error
// ends the context of the others; a panic comes back as a Crash.
func sideBySide(ctx context.Context, n int, do func(ctx context.Context, i int) error) error {
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i := range n {
		group.Go(func() (err error) {
			defer recovered(&err)
			return do(ctx, i)
		})
	}
	return group.Wait()
}

// memory is how many bytes those who work side by side may take together.
type memory struct {
	bytes int64
	free  *semaphore.Weighted
}

func newMemory(bytes int64) *memory { return &memory{bytes, semaphore.NewWeighted(bytes)} }

// take waits until so many bytes are free. One who needs more than all of them
// works alone.
func (m *memory) take(ctx context.Context, bytes int64) (free func(), err error) {
	bytes = min(bytes, m.bytes)
	return func() { m.free.Release(bytes) }, m.free.Acquire(ctx, bytes)
}

// Crash is a panic of a goroutine, brought to the goroutine that can report it.
type Crash struct {
	Value any
	Stack []byte
}

// Error names the panic's value.
func (c Crash) Error() string { return fmt.Sprint("panic: ", c.Value) }

func recovered(err *error) {
	if value := recover(); value != nil {
		*err = Crash{value, debug.Stack()}
	}
}
