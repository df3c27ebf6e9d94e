package neo4jtest

import (
	"context"
	"errors"
	"fmt"
	"os"
	"syscall"
	"time"
)

// errHeld says that another process holds a lock.
var errHeld = errors.New("held by another process")

// tryLock takes an exclusive lock on the file at path. It is held until the file,
// and every copy of it that a child inherited, is closed: also by a kill -9.
// The file itself stays; its being there means nothing.
func tryLock(path string) (*os.File, error) {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, fmt.Errorf("opening a lock: %w", err)
	}
	for {
		err = syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
		if !errors.Is(err, syscall.EINTR) {
			break
		}
	}
	if err == nil {
		return file, nil
	}
	_ = file.Close()
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return nil, fmt.Errorf("lock %s: %w", path, errHeld)
	}
	return nil, fmt.Errorf("lock %s: %w", path, err)
}

// waitForLock polls until the lock is free or ctx ends. A blocking flock would
// outlive ctx.
func waitForLock(ctx context.Context, path string) (*os.File, error) {
	var lock *os.File
	err := poll(ctx, 20*time.Millisecond, func() (bool, error) {
		file, err := tryLock(path)
		if errors.Is(err, errHeld) {
			return false, nil
		}
		lock = file
		return true, err
	})
	return lock, err
}

// poll asks at once and then each interval, until the answer is true, an error
// comes, or ctx ends.
func poll(ctx context.Context, interval time.Duration, ask func() (bool, error)) error {
	ticker := time.NewTicker(interval)
	defer ticker.Stop()
	for {
		if done, err := ask(); done || err != nil {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-ticker.C:
		}
	}
}
