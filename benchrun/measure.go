package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"runtime"
	"slices"
	"syscall"
	"time"
)

// Bounds of one measurement: as many runs as fit, within both; three at least, and ten where they do not take all too long.
const (
	warmUps  = 5
	mostRuns = 300
	longest  = 4 * time.Second
	tooLong  = 4 * longest
)

// figure is what one measurement gave.
type figure struct {
	p50    time.Duration
	p95    time.Duration
	cpu    time.Duration // median of what this process took of the processors, a database beside it apart
	allocs uint64        // objects a run, client and server together where there is a client
	runs   int
}

// timed is what is measured, and what has to be ready before each run of it, which is not.
type timed struct {
	ready func(i int) error
	do    func(i int) error
}

func alone(do func(i int) error) timed {
	return timed{func(int) error { return nil }, do}
}

// measure times f alone. What is to be compared is timed by interleave, so that both see the same noise.
func measure(f timed) (figure, error) {
	fs, err := interleave(f)
	if err != nil {
		return figure{}, err
	}
	return fs[0], nil
}

// processors is how long this process has used them.
func processors() time.Duration {
	var u syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &u) // of oneself it cannot fail
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// interleave runs the functions in turn, a b a b, and gives a figure for each.
func interleave(fs ...timed) ([]figure, error) {
	out := make([]figure, len(fs))
	times, used := make([][]time.Duration, len(fs)), make([][]time.Duration, len(fs))
	began := time.Now()
	within := func(limit time.Duration) bool { return time.Since(began) < limit*time.Duration(len(fs)) }
	for i := 0; i < warmUps && (i == 0 || within(longest)); i++ {
		for _, f := range fs {
			if err := errors.Join(f.ready(i), f.do(i)); err != nil {
				return nil, err
			}
		}
	}
	began = time.Now()
	for turn := 0; turn < mostRuns && (turn < 3 || within(longest) || turn < 10 && within(tooLong)); turn++ {
		i := warmUps + turn
		for k, f := range fs {
			if err := f.ready(i); err != nil {
				return nil, err
			}
			var before, after runtime.MemStats
			if turn%10 == 0 {
				runtime.ReadMemStats(&before)
			}
			start, usedBefore := time.Now(), processors()
			err := f.do(i)
			times[k], used[k] = append(times[k], time.Since(start)), append(used[k], processors()-usedBefore)
			if err != nil {
				return nil, err
			}
			if turn%10 == 0 {
				runtime.ReadMemStats(&after)
				out[k].allocs = after.Mallocs - before.Mallocs
			}
		}
	}
	for k := range fs {
		slices.Sort(times[k])
		slices.Sort(used[k])
		n := len(times[k])
		out[k].p50, out[k].p95, out[k].cpu, out[k].runs = times[k][n/2], times[k][n*95/100], used[k][n/2], n
	}
	return out, nil
}

// client puts questions to a server on loopback over one kept connection.
type client struct {
	url, key string
	http     *http.Client
}

func (c client) ask(ctx context.Context, document string, vars map[string]any) error {
	body, err := json.Marshal(map[string]any{"query": document, "variables": vars})
	if err != nil {
		return err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, c.url, bytes.NewReader(body))
	if err != nil {
		return err
	}
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("Authorization", "Bearer "+c.key)
	resp, err := c.http.Do(req)
	if err != nil {
		return err
	}
	raw, err := io.ReadAll(resp.Body)
	if cerr := resp.Body.Close(); err == nil {
		err = cerr
	}
	if err != nil {
		return err
	}
	if resp.StatusCode != http.StatusOK || bytes.Contains(raw, []byte(`"errors"`)) {
		return fmt.Errorf("status %d: %.300s", resp.StatusCode, raw)
	}
	return nil
}
