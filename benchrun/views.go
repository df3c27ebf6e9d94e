package main

import (
	"context"
	"slices"
	"strings"

	"github.com/allymap/allymap/graph"
)

// views are the questions about a whole area: the area of up to 5,000 actors, and the large one where there is one.
func (a asker) views() []question {
	out := a.about("whole", "")
	if len(a.t.actors) > wholeArea {
		large := a.about("large", ", the large area")
		out = append(out, slices.DeleteFunc(large, func(q question) bool {
			return len(a.t.actors) > 2*wholeArea && strings.HasPrefix(q.name, "likely duplicates") // it is refused there
		})...)
	}
	return out
}

// about are the questions about one area.
func (a asker) about(area, where string) []question {
	vars := func(int) map[string]any { return map[string]any{"area": area} }
	over := func(name, document string, ask func(ctx context.Context, m *graph.Map, s graph.Scope) error) question {
		return question{
			name: name + where, view: area, vars: vars, document: `query($area:String!){` + document + `}`,
			ask: func(ctx context.Context, m *graph.Map, s graph.Scope, _ int) error { return ask(ctx, m, s) },
		}
	}
	return []question{
		{
			name: "a view is loaded" + where,
			ask: func(ctx context.Context, m *graph.Map, s graph.Scope, _ int) error {
				_, err := graph.NewMap(a.store).View(ctx, s, area)
				return err
			},
		},
		over("bridges", `bridges(area:$area){exact error bridges{actor{name} betweenness componentsLeft actorsCutOff}}`, func(ctx context.Context, m *graph.Map, s graph.Scope) error {
			_, err := m.Bridges(ctx, s, area, false, 20)
			return err
		}),
		over("groups", `groups(area:$area){components modularity total groups{name size} ties{between links}}`, func(ctx context.Context, m *graph.Map, s graph.Scope) error {
			_, err := m.Groups(ctx, s, area, false, 50)
			return err
		}),
		over("strangers", `strangers(area:$area){total pairs{groups{name size}}}`, func(ctx context.Context, m *graph.Map, s graph.Scope) error {
			_, err := m.Strangers(ctx, s, area, false, 20)
			return err
		}),
		over("one step away", `oneStepAway(area:$area){total actors{actor{name} leaders knownBy{name}}}`, func(ctx context.Context, m *graph.Map, s graph.Scope) error {
			_, err := m.OneStepAway(ctx, s, area, 20)
			return err
		}),
		over("support tree", `supportTree(area:$area){total supporters{leader{name} below depth} unsupported{name}}`, func(ctx context.Context, m *graph.Map, s graph.Scope) error {
			_, err := m.SupportTree(ctx, s, area, 50)
			return err
		}),
		over("likely duplicates", `likelyDuplicates(area:$area){total pairs{score criteria actors{name}}}`, func(ctx context.Context, m *graph.Map, s graph.Scope) error {
			_, err := m.LikelyDuplicates(ctx, s, area, 20)
			return err
		}),
		over("gaps", `gaps(area:$area){unlinked{count actors{name}} unassessed{count actors{name}} missingClasses oldLinks{count links{type}}}`, func(ctx context.Context, m *graph.Map, s graph.Scope) error {
			_, err := m.Gaps(ctx, s, area, 12, 20)
			return err
		}),
		over("growth", `growth(area:$area){periods{from added{actors links assessments}} truncated}`, func(ctx context.Context, m *graph.Map, s graph.Scope) error {
			_, err := m.Growth(ctx, s, area, graph.Month, 12)
			return err
		}),
	}
}
