package neo4j

import (
	"context"
	"errors"
	"fmt"
	"io"
	"testing"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/allymap/allymap/graph"
)

func TestFaultsGetAMeaningByTheirCode(t *testing.T) {
	of := func(code string) error { return &driver.Neo4jError{Code: code, Msg: "timeout unavailable"} }
	lost := &driver.ConnectivityError{Inner: io.EOF}
	for _, c := range []struct {
		name string
		err  error
		want graph.Code // empty: no person may read it
	}{
		{"our deadline", context.DeadlineExceeded, graph.Timeout},
		{"a wrapped deadline", fmt.Errorf("while reading: %w", context.DeadlineExceeded), graph.Timeout},
		{"the transaction's deadline", of("Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration"), graph.Timeout},
		{"a lock's deadline", of("Neo.TransientError.Transaction.LockAcquisitionTimeout"), graph.Timeout},
		{"a lost connection", lost, graph.Unavailable},
		{"attempts without end", &driver.TransactionExecutionLimit{Errors: []error{lost}}, graph.Unavailable},
		{"attempts that ended in a deadline", &driver.TransactionExecutionLimit{Errors: []error{lost, context.DeadlineExceeded}}, graph.Timeout},
		{"no attempt", &driver.TransactionExecutionLimit{}, graph.Unavailable},
		{"no memory", of("Neo.TransientError.General.MemoryPoolOutOfMemoryError"), graph.Unavailable},
		{"no disk", of("Neo.DatabaseError.Transaction.TransactionLogError"), graph.Unavailable},
		{"a database that starts", of("Neo.TransientError.General.DatabaseUnavailable"), graph.Unavailable},
		{"a syntax error", of("Neo.ClientError.Statement.SyntaxError"), ""},
		{"anything else", errors.New("context deadline exceeded"), ""},
	} {
		err := translate(c.err)
		var e *graph.Error
		var theirs *driver.Neo4jError
		switch {
		case c.want == "":
			if err == nil || errors.As(err, &e) || errors.As(err, &theirs) {
				t.Errorf("%s: %v", c.name, err)
			}
		case !errors.As(err, &e) || e.Code != c.want || e.Reason == "" || e.Message == "":
			t.Errorf("%s: %#v", c.name, err)
		case errors.Unwrap(e) == nil:
			t.Errorf("%s: the log will not know why", c.name)
		}
	}
	if err := translate(fmt.Errorf("while reading: %w", context.Canceled)); !errors.Is(err, context.Canceled) || len(graph.Refusals(err)) > 0 {
		t.Errorf("cancelled: %v", err)
	}
	if translate(nil) != nil {
		t.Error("no fault became one")
	}
}

func TestOnlyACommitThatMayHaveHappenedIsRunAgain(t *testing.T) {
	lost := &driver.ConnectivityError{Inner: io.EOF}
	own := refusal{errors.New("refused")}
	for _, c := range []struct {
		name       string
		err        error
		committing bool
		again      bool
	}{
		{"lost in the commit", lost, true, true},
		{"our deadline in the commit", context.DeadlineExceeded, true, true},
		{"lost before the commit", lost, false, false},
		{"another writer's id", &driver.Neo4jError{Code: violated}, false, true},
		{"another writer's id, seen in the commit", &driver.Neo4jError{Code: violated}, true, true},
		{"a commit that was refused", &driver.Neo4jError{Code: "Neo.TransientError.Transaction.DeadlockDetected"}, true, false},
		{"what the write itself said", own, false, false},
		{"attempts without end", &driver.TransactionExecutionLimit{Errors: []error{lost}}, true, false},
	} {
		if got := errors.Is(outcome(c.err, c.committing), graph.ErrAgain); got != c.again {
			t.Errorf("%s: again is %v", c.name, got)
		}
	}
	if outcome(nil, true) != nil {
		t.Error("a commit became a fault")
	}
}
