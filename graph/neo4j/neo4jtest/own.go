package neo4jtest

import (
	"context"
	"fmt"
	"syscall"
	"testing"
)

// Own starts a Neo4j for this test alone, with an empty data directory, and stops
// it after the test. It needs neither [Main] nor a turn. It is for tests that
// kill the server; a start costs seconds.
func Own(tb testing.TB) *Instance {
	tb.Helper()
	i, err := Start(tb.Context(), Options{})
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() {
		if err := i.Stop(context.Background()); err != nil {
			tb.Error(err)
		}
	})
	return i
}

// Kill ends Neo4j as a power cut would, as far as a process can be told: SIGKILL.
// When it returns the process is gone.
func (i *Instance) Kill(tb testing.TB) {
	tb.Helper()
	if err := i.process.signal(syscall.SIGKILL); err != nil {
		tb.Fatal(fmt.Errorf("killing Neo4j: %w", err))
	}
	<-i.process.exited
}

// Restart starts Neo4j again on the same data, port and password after [Instance.Kill],
// and returns when it answers.
func (i *Instance) Restart(tb testing.TB) {
	tb.Helper()
	select {
	case <-i.process.exited:
	default:
		tb.Fatal("restarting a Neo4j that is running: kill it first")
	}
	if err := i.start(tb.Context()); err != nil {
		tb.Fatal(err)
	}
}
