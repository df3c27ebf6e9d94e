package main

import (
	"context"
	"fmt"
	"time"

	"github.com/allymap/allymap/graph"
)

// How much is corrected in the area that is asked for whole, each correction by itself, as people do it.
const (
	correctedActors = 15
	correctedTimes  = 25 // each of them: more than a page of its history
)

// past is who corrected what.
type past struct {
	author string
	since  time.Time // before the first correction: all of these, and nothing of what filled the map
	actors []string
}

// corrections lets the caller correct some people over and over, in turn.
func corrections(ctx context.Context, m *graph.Map, scope graph.Scope, t *town) (*past, error) {
	p := &past{author: scope.Account().ID, since: time.Now()}
	for _, a := range t.actors[:min(wholeArea, len(t.actors))] {
		if a.Kind == graph.KindAlly && len(p.actors) < correctedActors {
			p.actors = append(p.actors, a.ID)
		}
	}
	for round := range correctedTimes {
		for _, id := range p.actors {
			e := graph.ChangeActor{ID: id, ExpectedVersion: round + 1, Summary: graph.To(ptr(fmt.Sprintf("corrected %d times", round+1)))}
			out, err := m.Do(ctx, scope, graph.NewID("key_"), e)
			if err != nil {
				return nil, err
			}
			if len(out.Refused) > 0 {
				return nil, out.Refused
			}
		}
	}
	return p, nil
}

const changesDocument = `{nodes{at by{name} records{kind record{__typename} fields{field}}}}`

// changes are the questions about what was done.
func (a asker) changes() []question {
	actor := func(i int) string { return a.past.actors[i%len(a.past.actors)] }
	last := func(ctx context.Context, m *graph.Map, s graph.Scope, q graph.ChangesQuery) error {
		p, err := m.Changes(ctx, s, q, graph.PageArgs{Last: ptr(20)})
		if err != nil {
			return err
		}
		return full(len(p.Items) == 20)
	}
	return []question{
		{
			name: "last 20 changes by an author since", reads: true,
			document: `query($by:ID,$since:DateTime){changes(area:"whole",by:$by,since:$since,last:20)` + changesDocument + `}`,
			vars: func(int) map[string]any {
				return map[string]any{"by": a.past.author, "since": a.past.since.Format(time.RFC3339Nano)}
			},
			ask: func(ctx context.Context, m *graph.Map, s graph.Scope, _ int) error {
				return last(ctx, m, s, graph.ChangesQuery{Area: "whole", By: &a.past.author, Since: &a.past.since})
			},
		},
		{
			name: "last 20 changes of an actor", reads: true,
			document: `query($actor:ID){changes(area:"whole",actor:$actor,last:20)` + changesDocument + `}`,
			vars:     func(i int) map[string]any { return map[string]any{"actor": actor(i)} },
			ask: func(ctx context.Context, m *graph.Map, s graph.Scope, i int) error {
				return last(ctx, m, s, graph.ChangesQuery{Area: "whole", Actor: ptr(actor(i))})
			},
		},
	}
}
