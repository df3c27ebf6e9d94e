package neo4j

import (
	"context"
	"errors"
	"strings"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/allymap/allymap/graph"
)

var (
	tookTooLong = &graph.Error{Code: graph.Timeout, Reason: "timeout", Message: "This took longer than it may. Ask for less at once, or try again in a moment."}
	notReached  = &graph.Error{Code: graph.Unavailable, Reason: "store.unavailable", Message: "The database cannot be reached just now. Nothing is lost; try again in a moment."}
	shutDown    = &graph.Error{Code: graph.Unavailable, Reason: "store.closed", Message: "The service is shutting down. Nothing was changed; try again in a moment."}
	exhausted   = &graph.Error{Code: graph.Unavailable, Reason: "store.exhausted", Message: "The database has run out of memory or disk space. Nothing was changed; try again later, or ask whoever runs it to look."}
)

// violated is the code of a uniqueness constraint that would have been broken.
const violated = "Neo.ClientError.Schema.ConstraintValidationFailed"

// translate gives a driver's error a meaning, by its type and code alone. A cancelled context stays as it is.
func translate(err error) error {
	var known *graph.Error
	var server *driver.Neo4jError
	var limit *driver.TransactionExecutionLimit
	var unreached *driver.ConnectivityError
	switch {
	case err == nil, errors.As(err, &known), errors.Is(err, graph.ErrAgain):
		return err
	case errors.Is(err, context.Canceled):
		return context.Canceled
	case errors.Is(err, context.DeadlineExceeded):
		return tookTooLong.Because(err)
	case errors.As(err, &limit):
		// The last attempt says why none succeeded.
		if n := len(limit.Errors); n > 0 {
			if e := translate(limit.Errors[n-1]); errors.As(e, &known) {
				return known.Because(err)
			}
		}
		return notReached.Because(err)
	case errors.As(err, &unreached):
		return notReached.Because(err)
	case errors.As(err, &server):
		return ofCode(server)
	}
	return fault{err}
}

func ofCode(err *driver.Neo4jError) error {
	switch err.Code {
	case "Neo.ClientError.Transaction.TransactionTimedOut",
		"Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration",
		"Neo.ClientError.Transaction.LockClientStopped",
		"Neo.TransientError.Transaction.LockClientStopped",
		"Neo.TransientError.Transaction.LockAcquisitionTimeout":
		return tookTooLong.Because(err)
	case "Neo.TransientError.General.OutOfMemoryError",
		"Neo.TransientError.General.StackOverFlowError",
		"Neo.TransientError.General.MemoryPoolOutOfMemoryError",
		"Neo.TransientError.General.TransactionOutOfMemoryError",
		"Neo.TransientError.General.TransactionMemoryLimit",
		"Neo.DatabaseError.Transaction.TransactionLogError",
		"Neo.DatabaseError.Transaction.TransactionCommitFailed":
		return exhausted.Because(err)
	case "Neo.ClientError.Cluster.NotALeader",
		"Neo.ClientError.General.ForbiddenOnReadOnlyDatabase",
		"Neo.ClientError.Database.DatabaseNotFound",
		"Neo.ClientError.Transaction.Terminated",
		"Neo.DatabaseError.Database.DatabaseLimitReached",
		"Neo.DatabaseError.Transaction.TransactionStartFailed":
		return notReached.Because(err)
	}
	if strings.HasPrefix(err.Code, "Neo.TransientError.") {
		return notReached.Because(err)
	}
	return fault{err}
}

// fault is an error that no person may read, without the driver's types for a caller to lean on.
type fault struct{ cause error }

func (f fault) Error() string { return "neo4j: " + f.cause.Error() }
