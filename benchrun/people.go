package main

import (
	"context"
	"fmt"

	"github.com/allymap/allymap/graph"
)

// How much is said and done in the area that is asked for whole, or as much as it has actors for.
const (
	saidOf  = 1_000 // assessments on one issue, of as many actors
	metWith = 500   // meetings with as many allies
)

// campaign is an issue on which much was said, and meetings.
type campaign struct {
	issue   string
	leaders []string
	bodies  []string // the organisations with most links
}

// campaigns lets the caller say where a fifth of the area stands and whom its leaders met, through the door that everybody
// takes.
func campaigns(ctx context.Context, m *graph.Map, scope graph.Scope, t *town) (*campaign, error) {
	c := &campaign{issue: graph.NewID(graph.IssuePrefix)}
	edits := []graph.Edit{graph.AddIssue{ID: &c.issue, Area: "whole", Title: "A class on Saturdays"}}
	var people []*graph.Actor
	degree := map[string]int{}
	for _, l := range t.links {
		degree[l.FromID]++
		degree[l.ToID]++
	}
	for _, a := range t.actors[:min(wholeArea, len(t.actors))] {
		switch {
		case a.Kind == graph.KindLeader:
			c.leaders = append(c.leaders, a.ID)
		case a.Kind == graph.KindAlly:
			people = append(people, a)
		case degree[a.ID] > 15 && len(c.bodies) < 20:
			c.bodies = append(c.bodies, a.ID)
		}
	}
	for i, a := range people[:min(saidOf, len(people))] {
		e := graph.Assess{Actor: a.ID, Issue: c.issue, On: ptr(graph.PartialDate(fmt.Sprintf("2025-%02d", 1+i%12))), Support: graph.Supports[i%len(graph.Supports)], Influence: ptr(i % 6)}
		if i%100 == 0 {
			e.Roles = []graph.CampaignRole{"PRIMARY_TARGET"}
		}
		edits = append(edits, e)
	}
	for i, a := range people[:min(metWith, len(people))] {
		edits = append(edits, graph.AddMeeting{
			Kind: "RECRUITMENT", Leaders: []string{c.leaders[i%len(c.leaders)]}, With: []string{a.ID},
			On: ptr(graph.PartialDate(fmt.Sprintf("2025-%02d", 1+i%12))), NextStep: ptr("ring"), Due: ptr(graph.PartialDate("2025-12")),
		})
	}
	for i := 0; i < len(edits); i += 500 {
		outs, err := m.DoAll(ctx, scope, edits[i:min(i+500, len(edits))])
		if err != nil {
			return nil, err
		}
		for _, o := range outs {
			if len(o.Refused) > 0 {
				return nil, o.Refused
			}
		}
	}
	return c, nil
}

// people are the questions about an issue, about meetings, and about who said what.
func (a asker) people() []question {
	issue, leader := func(int) map[string]any { return map[string]any{"issue": a.c.issue} }, func(i int) string { return a.c.leaders[i%len(a.c.leaders)] }
	about := func(name, document string, ask func(ctx context.Context, m *graph.Map, s graph.Scope) error) question {
		return question{
			name: name, vars: issue, document: `query($issue:ID!){` + document + `}`, reads: true,
			ask: func(ctx context.Context, m *graph.Map, s graph.Scope, _ int) error { return ask(ctx, m, s) },
		}
	}
	return append([]question{
		about("spectrum", `spectrum(issue:$issue){bands{support count} disagreed{name} unassessed}`, func(ctx context.Context, m *graph.Map, s graph.Scope) error {
			_, err := m.Spectrum(ctx, s, a.c.issue, nil)
			return err
		}),
		about("power grid", `powerGrid(issue:$issue){placed{actor{name} support influence} unknownCount}`, func(ctx context.Context, m *graph.Map, s graph.Scope) error {
			_, err := m.PowerGrid(ctx, s, a.c.issue, nil, 100)
			return err
		}),
		about("moves", `moves(issue:$issue,since:"2025"){moves{actor{name}} seen{actors}}`, func(ctx context.Context, m *graph.Map, s graph.Scope) error {
			_, err := m.Moves(ctx, s, a.c.issue, "2025", nil, 50)
			return err
		}),
		about("movable", `movable(issue:$issue,first:20){movable{position{actor{name}} reach doorOpener{sentence}}}`, func(ctx context.Context, m *graph.Map, s graph.Scope) error {
			_, err := m.Movable(ctx, s, a.c.issue, 20)
			return err
		}),
		about("deciders", `deciders(issue:$issue){deciders{position{actor{name}} influencers{actor{name} steps}}}`, func(ctx context.Context, m *graph.Map, s graph.Scope) error {
			_, err := m.Deciders(ctx, s, a.c.issue)
			return err
		}),
	}, a.conversations(leader)...)
}

func (a asker) conversations(leader func(i int) string) []question {
	one := func(i int) string { return a.c.bodies[i%len(a.c.bodies)] }
	return []question{
		{
			name: "unmet", view: "whole", document: `{unmet(area:"whole",days:90,first:50){total allies{ally{name} lastMet nearestLeader{name}}}}`,
			vars: func(int) map[string]any { return nil },
			ask: func(ctx context.Context, m *graph.Map, s graph.Scope, _ int) error {
				_, err := m.Unmet(ctx, s, "whole", 90, 50)
				return err
			},
		},
		{
			name: "agenda", document: `query($of:ID){agenda(for:$of){overdue{nextStep} due{nextStep} suggestions{sentence}}}`, reads: true,
			vars: func(i int) map[string]any { return map[string]any{"of": leader(i)} },
			ask: func(ctx context.Context, m *graph.Map, s graph.Scope, i int) error {
				_, err := m.Agenda(ctx, s, ptr(leader(i)))
				return err
			},
		},
		{
			name: "acquaintances", document: `query($of:ID!){acquaintances(organisation:$of){known{leader{name}}}}`, reads: true,
			vars: func(i int) map[string]any { return map[string]any{"of": one(i)} },
			ask: func(ctx context.Context, m *graph.Map, s graph.Scope, i int) error {
				_, err := m.Acquaintances(ctx, s, one(i), 20)
				return err
			},
		},
		{
			name: "overlaps of 5", document: `query($of:[ID!]!){overlaps(organisations:$of){people{person{name} bodies}}}`, reads: true,
			vars: func(int) map[string]any { return map[string]any{"of": a.c.bodies[:5]} },
			ask: func(ctx context.Context, m *graph.Map, s graph.Scope, _ int) error {
				_, err := m.Overlaps(ctx, s, a.c.bodies[:5], 50)
				return err
			},
		},
		{
			name: "sources", document: `query($of:ID!){sources(of:$of){assertions{at basis source}}}`, reads: true,
			vars: func(i int) map[string]any { return map[string]any{"of": a.at(i).ID} },
			ask: func(ctx context.Context, m *graph.Map, s graph.Scope, i int) error {
				_, err := m.Sources(ctx, s, a.at(i).ID, 50)
				return err
			},
		},
	}
}
