package sqlite

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"time"

	driver "modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"github.com/allymap/allymap/graph"
)

// The steps from one version of the file to the next, in order. Each ends by saying its number as the user_version. One
// that was released is never changed again.
//
//go:embed migrations/*.sql
var migrations embed.FS

// ours marks a file as a map ("Ally"), so that another program's file is left alone.
const ours = 0x416c6c79

const versionSQL = `
SELECT v.user_version, m.application_id, (SELECT count(*) FROM (SELECT 1 FROM sqlite_schema LIMIT 1))
FROM pragma_user_version v, pragma_application_id m`

const danglingSQL = `SELECT count(*) FROM pragma_foreign_key_check v`

// version is what a file says of itself.
type version struct {
	steps int64
	mark  int64
	used  bool
}

func versionRow() row[version] {
	var steps, mark, used number
	return row[version]{[]any{&steps, &mark, &used}, func() (version, error) {
		return version{int64(steps), int64(mark), used > 0}, nil
	}}
}

func steps() []string {
	names, _ := fs.Glob(migrations, "migrations/*.sql") // sorted; the pattern is well formed
	return names
}

// fits refuses a file that is not of this version.
func (v version) fits() error {
	switch known := int64(len(steps())); {
	case v.used && v.mark != ours:
		return foreign
	case v.steps > known:
		return &graph.Error{Code: graph.Unavailable, Reason: "store.newer", Message: fmt.Sprintf("This map was written by a newer version of the program (form %d; this one knows %d) and was left as it is. Start that version, or open a backup from before.", v.steps, known)}
	case v.steps < known:
		return &graph.Error{Code: graph.Unavailable, Reason: "store.older", Message: "This map has the form of an older version of the program. Start the program once so that it is brought up to date."}
	}
	return nil
}

// migrate brings the file up to this version. A second process that opens a new file in the same moment waits its turn;
// where SQLite refuses at once to let it wait (while the first one turns the log on), it tries again.
func (s *Store) migrate(ctx context.Context) error {
	until := time.Now().Add(lockPatience)
	for {
		err := s.step(ctx)
		var e *driver.Error
		if !errors.As(err, &e) || e.Code()&0xff != lib.SQLITE_BUSY || time.Now().After(until) {
			return translate(ctx, err)
		}
		pause := time.NewTimer(5 * time.Millisecond)
		select {
		case <-ctx.Done():
			pause.Stop()
			return translate(ctx, ctx.Err())
		case <-pause.C:
		}
	}
}

// step runs the missing steps in one transaction. Its errors are still the driver's. Within a transaction the foreign keys
// cannot be turned off, and with them a table that others refer to could not be made anew.
func (s *Store) step(ctx context.Context) (err error) {
	if _, err := s.writer.db.ExecContext(ctx, "PRAGMA foreign_keys = 0"); err != nil {
		return err
	}
	defer func() {
		_, e := s.writer.db.ExecContext(context.WithoutCancel(ctx), "PRAGMA foreign_keys = 1")
		err = errors.Join(err, e)
	}()
	tx, err := s.writer.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }() // after a commit it does nothing
	var v version
	if err := tx.QueryRowContext(ctx, versionSQL).Scan(&v.steps, &v.mark, &v.used); err != nil {
		return err
	}
	var mismatch *graph.Error
	if errors.As(v.fits(), &mismatch) && mismatch.Reason != "store.older" {
		return mismatch
	}
	names := steps()
	if v.steps == int64(len(names)) {
		return nil
	}
	for _, name := range names[v.steps:] {
		script, err := migrations.ReadFile(name)
		if err != nil {
			return fmt.Errorf("sqlite: %w", err)
		}
		if _, err := tx.ExecContext(ctx, string(script)); err != nil {
			return fmt.Errorf("sqlite: %s: %w", name, err)
		}
	}
	var dangling int64
	if err := tx.QueryRowContext(ctx, danglingSQL).Scan(&dangling); err != nil {
		return err
	}
	if dangling > 0 {
		return fmt.Errorf("sqlite: %d rows refer to rows that are not there", dangling)
	}
	return tx.Commit()
}
