package graph

import (
	"context"
	"errors"
	"runtime"
	"sync/atomic"
	"testing"
)

// measures are all that a context can stop.
var measures = map[string]func(ctx context.Context, n *net) error{
	"cuts": func(ctx context.Context, n *net) error { _, err := n.cuts(ctx); return err },
	"betweenness": func(ctx context.Context, n *net) error {
		_, err := n.exactBetweenness(ctx)
		return err
	},
	"sampled betweenness": func(ctx context.Context, n *net) error {
		_, err := n.sampledBetweenness(ctx, 1, 0.05)
		return err
	},
	"communities": func(ctx context.Context, n *net) error { _, _, err := n.communities(ctx, 1); return err },
}

// patience ends when it has been asked so many times.
type patience struct {
	context.Context
	asked, left atomic.Int64
}

func (p *patience) Err() error {
	p.asked.Add(1)
	if p.left.Add(-1) < 0 {
		return context.Canceled
	}
	return nil
}

func TestAMeasureStopsWithItsContext(t *testing.T) {
	n := powerLaw(800, 5)
	workers := int64(runtime.GOMAXPROCS(0))
	for name, measure := range measures {
		t.Run(name, func(t *testing.T) {
			whole := &patience{Context: t.Context()}
			whole.left.Store(1 << 60)
			if err := measure(whole, n); err != nil {
				t.Fatal(err)
			}
			all := whole.asked.Load()
			if all < 3 {
				t.Fatalf("asks %d times", all)
			}
			for _, k := range []int64{0, 1, all / 2} {
				p := &patience{Context: t.Context()}
				p.left.Store(k)
				if err := measure(p, n); !errors.Is(err, context.Canceled) {
					t.Errorf("ended at question %d of %d: %v", k, all, err)
				}
				if late := p.asked.Load() - k; late > workers {
					t.Errorf("went on for %d questions", late)
				}
			}
			over, end := context.WithCancel(t.Context())
			end()
			if err := measure(over, n); !errors.Is(err, context.Canceled) {
				t.Errorf("begins although its context has ended: %v", err)
			}
		})
	}
}
