package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	driver "modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"github.com/allymap/allymap/graph"
)

var (
	tookTooLong = &graph.Error{Code: graph.Timeout, Reason: "timeout", Message: "This took longer than it may. Ask for less at once, or try again in a moment."}
	busy        = &graph.Error{Code: graph.Unavailable, Reason: "store.busy", Message: "Another program is writing to the map just now. Nothing was changed; try again in a moment."}
	full        = &graph.Error{Code: graph.Unavailable, Reason: "store.full", Message: "There is no room left for the map. Nothing was changed; ask whoever runs it to make room."}
	unreadable  = &graph.Error{Code: graph.Unavailable, Reason: "store.unreadable", Message: "The file of the map cannot be read or written just now. Nothing was changed; ask whoever runs it to look at its disk and at who may write there."}
	damaged     = &graph.Error{Code: graph.Unavailable, Reason: "store.damaged", Message: "The file of the map is damaged. Ask whoever runs it to bring back the latest backup."}
	foreign     = &graph.Error{Code: graph.Unavailable, Reason: "store.foreign", Message: "This file belongs to another program and was left as it is. Name another file for the map."}
	closed      = &graph.Error{Code: graph.Unavailable, Reason: "store.closed", Message: "The service is shutting down. Nothing was changed; try again in a moment."}
)

// translate gives what the driver met a meaning, by its type and code alone. What no person may read loses the driver's
// type but keeps its text for the log.
func translate(ctx context.Context, err error) error {
	var known *graph.Error
	switch {
	case err == nil, errors.As(err, &known), errors.Is(err, graph.ErrAgain):
		return err
	case ctx.Err() != nil && !errors.Is(err, ctx.Err()):
		// The end of the context shows as an interrupted statement or a transaction that is gone.
		return translate(ctx, fmt.Errorf("%w: %s", ctx.Err(), err.Error()))
	case errors.Is(err, context.Canceled):
		return context.Canceled
	case errors.Is(err, context.DeadlineExceeded):
		return tookTooLong.Because(err)
	case errors.Is(err, sql.ErrConnDone), errors.Is(err, sql.ErrTxDone):
		return closed.Because(fault{err.Error()})
	}
	var e *driver.Error
	if errors.As(err, &e) {
		return ofCode(e)
	}
	return fault{err.Error()}
}

// ofCode looks at the whole code first and then at its family.
func ofCode(e *driver.Error) error {
	switch e.Code() {
	case lib.SQLITE_CONSTRAINT_UNIQUE, lib.SQLITE_CONSTRAINT_PRIMARYKEY:
		return graph.ErrAgain
	}
	cause := fault{e.Error()}
	switch e.Code() & 0xff {
	case lib.SQLITE_INTERRUPT:
		return tookTooLong.Because(cause)
	case lib.SQLITE_BUSY, lib.SQLITE_LOCKED, lib.SQLITE_PROTOCOL:
		return busy.Because(cause)
	case lib.SQLITE_FULL:
		return full.Because(cause)
	case lib.SQLITE_IOERR, lib.SQLITE_READONLY, lib.SQLITE_CANTOPEN, lib.SQLITE_NOMEM, lib.SQLITE_PERM:
		return unreadable.Because(cause)
	case lib.SQLITE_CORRUPT:
		return damaged.Because(cause)
	case lib.SQLITE_NOTADB:
		return foreign.Because(cause)
	}
	return cause
}

// fault is what the database met and no person may read.
type fault struct{ said string }

// Error is for the log.
func (f fault) Error() string { return "sqlite: " + f.said }
