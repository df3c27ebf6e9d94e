package neo4jtest

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

const (
	temporaryPrefix = "run-"
	aliveFile       = "alive"
)

// claimDir makes a lasting data directory where there is none, and keeps a
// second Neo4j out of it.
func claimDir(dir string) (*os.File, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("making Neo4j's directory: %w", err)
	}
	alive, err := tryLock(filepath.Join(dir, aliveFile))
	if errors.Is(err, errHeld) {
		return nil, fmt.Errorf("a Neo4j is already running on %s", dir)
	}
	return alive, err
}

// temporaryDir makes a data directory for one run. What killed runs left is
// removed on the way: such a directory's lock is free. The directories lie in
// the cache rather than in the system's temporary directory, which may be in
// memory, where an fsync costs nothing and proves nothing.
func temporaryDir(ctx context.Context) (string, *os.File, error) {
	cache, err := CacheDir()
	if err != nil {
		return "", nil, err
	}
	if err := os.MkdirAll(cache, 0o755); err != nil {
		return "", nil, fmt.Errorf("making Neo4j's cache: %w", err)
	}
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	// Between the making of a directory and its lock nobody may sweep.
	making, err := waitForLock(ctx, filepath.Join(cache, "run.lock"))
	if err != nil {
		return "", nil, err
	}
	defer func() { _ = making.Close() }()
	if err := sweep(cache); err != nil {
		return "", nil, err
	}
	dir, err := os.MkdirTemp(cache, temporaryPrefix+"*")
	if err != nil {
		return "", nil, fmt.Errorf("making Neo4j's directory: %w", err)
	}
	alive, err := tryLock(filepath.Join(dir, aliveFile))
	if err != nil {
		return "", nil, err
	}
	return dir, alive, nil
}

func sweep(cache string) error {
	left, err := filepath.Glob(filepath.Join(cache, temporaryPrefix+"*"))
	if err != nil {
		return fmt.Errorf("looking for what killed runs left: %w", err)
	}
	for _, dir := range left {
		if info, err := os.Stat(dir); err != nil || !info.IsDir() {
			continue
		}
		alive, err := tryLock(filepath.Join(dir, aliveFile))
		if errors.Is(err, errHeld) || errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return err
		}
		err = errors.Join(os.RemoveAll(dir), alive.Close())
		if err != nil {
			return fmt.Errorf("removing what a killed run left: %w", err)
		}
	}
	return nil
}
