package sqlite

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/allymap/allymap/graph"
)

const backupSQL = `VACUUM INTO ?1`

// Backup writes the map as it is at this moment into a new file, readable by its owner alone, while everything goes on.
// The file appears under its name only when it is whole; one that exists is refused.
func (s *Store) Backup(ctx context.Context, file string) error {
	if file == "" || strings.ContainsRune(file, 0) {
		return fmt.Errorf("sqlite: %q is no path of a file", file)
	}
	if _, err := os.Lstat(file); err == nil {
		return exists(file)
	}
	// Its own folder keeps the half-written file from everybody else's eyes: SQLite makes it readable to all.
	dir, err := os.MkdirTemp(filepath.Dir(file), ".backup-*")
	if err != nil {
		return fmt.Errorf("sqlite: the backup cannot be written: %w", err)
	}
	err = s.backup(ctx, filepath.Join(dir, "map.db"), file)
	return errors.Join(err, os.RemoveAll(dir))
}

func (s *Store) backup(ctx context.Context, whole, file string) error {
	name, err := filepath.Abs(whole)
	if err != nil {
		return fmt.Errorf("sqlite: %w", err)
	}
	// The writer's handle would keep writes waiting, and the readers' refuse to write at all.
	h, err := openHandle(s.reader.name, settings, 1)
	if err != nil {
		return err
	}
	_, err = h.db.ExecContext(ctx, backupSQL, "file:"+escape(name))
	if err = errors.Join(translate(ctx, err), h.db.Close()); err != nil {
		return err
	}
	if err := os.Chmod(whole, 0o600); err != nil {
		return fmt.Errorf("sqlite: the backup cannot be written: %w", err)
	}
	if err := settle(whole); err != nil {
		return err
	}
	// A link, unlike a renaming, never replaces a file that is there.
	if err := os.Link(whole, file); errors.Is(err, os.ErrExist) {
		return exists(file)
	} else if err != nil {
		return fmt.Errorf("sqlite: the backup cannot be written: %w", err)
	}
	return settle(filepath.Dir(file))
}

func exists(file string) error {
	return &graph.Error{Code: graph.Invalid, Reason: "backup.exists", Message: "There is a file of this name already, and it was left as it is. Name another one for the backup.", Values: []string{file}}
}

// settle makes a new file, or a name in a folder, outlive the machine.
func settle(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("sqlite: the backup cannot be written: %w", err)
	}
	if err := errors.Join(f.Sync(), f.Close()); err != nil {
		return fmt.Errorf("sqlite: the backup cannot be written: %w", err)
	}
	return nil
}
