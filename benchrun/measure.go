package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"runtime"
	"slices"
	"time"
)

// Bounds of one measurement: as many runs as fit, within both.
const (
	warmUps  = 5
	mostRuns = 300
	longest  = 4 * time.Second
)

// figure is what one measurement gave.
type figure struct {
	p50    time.Duration
	allocs uint64 // objects a run, client and server together where there is a client
	runs   int
}

// measure times f alone. A pair is timed by measurePair, so that both see the same noise.
func measure(f func(i int) error) (figure, error) {
	fs, err := interleave(f)
	if err != nil {
		return figure{}, err
	}
	return fs[0], nil
}

// interleave runs the functions in turn, a b a b, and gives a figure for each.
func interleave(fs ...func(i int) error) ([]figure, error) {
	out := make([]figure, len(fs))
	times := make([][]time.Duration, len(fs))
	for i := range warmUps {
		for _, f := range fs {
			if err := f(i); err != nil {
				return nil, err
			}
		}
	}
	began := time.Now()
	for i := warmUps; i < warmUps+mostRuns && (i < warmUps+10 || time.Since(began) < longest*time.Duration(len(fs))); i++ {
		for k, f := range fs {
			var before, after runtime.MemStats
			if i%10 == 0 {
				runtime.ReadMemStats(&before)
			}
			start := time.Now()
			err := f(i)
			times[k] = append(times[k], time.Since(start))
			if err != nil {
				return nil, err
			}
			if i%10 == 0 {
				runtime.ReadMemStats(&after)
				out[k].allocs = after.Mallocs - before.Mallocs
			}
		}
	}
	for k := range fs {
		slices.Sort(times[k])
		out[k].p50, out[k].runs = times[k][len(times[k])/2], len(times[k])
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
