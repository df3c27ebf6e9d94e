package graph

import (
	"cmp"
	"context"
	"slices"
)

// Bounds of the question who decides.
const (
	maxDeciders    = 20
	maxInfluencers = 30 // links that are followed from one actor, so that two steps stay within 20,000
	influenceSteps = 2
)

// influencing are the types of links by which somebody sways somebody else.
var influencing = []LinkType{Influences, Funds}

// Decision is who can decide an issue, in the eyes of any assessor's latest, and who has power over them; both by name,
// at most twenty. Truncated says that there were more, or that more influence somebody than were followed.
type Decision struct {
	Issue            *Issue
	Deciders         []*Decider
	SecondaryTargets []*Position
	Truncated        bool
	Seen             Seen
}

// Decider is one who can decide, and who influences them: nearest first, then by name, each once.
type Decider struct {
	Position    *Position
	Influencers []*Influencer
}

// Influencer is one who influences or funds a decider (Steps 1), or somebody who does (2). Link leads from the influencer
// to the one influenced, the strongest of several. Position is nil where nobody assessed the influencer.
type Influencer struct {
	Actor    *Actor
	Steps    int
	Link     *Link
	Position *Position
}

// Deciders finds who decides an issue and who influences them, over INFLUENCES and FUNDS that go on, read against their
// direction, one statement a step.
func (m *Map) Deciders(ctx context.Context, scope Scope, issueID string) (*Decision, error) {
	s, err := m.standing(ctx, scope, issueID)
	if err != nil {
		return nil, err
	}
	stand := positions(s.assessments, s.actors, nil)
	out := &Decision{Issue: s.issue, Deciders: []*Decider{}, SecondaryTargets: playing(stand, roleSecondaryTarget)}
	primary := playing(stand, rolePrimaryTarget)
	out.Truncated = len(primary) > maxDeciders || len(out.SecondaryTargets) > maxDeciders
	primary = primary[:min(maxDeciders, len(primary))]
	out.SecondaryTargets = out.SecondaryTargets[:min(maxDeciders, len(out.SecondaryTargets))]
	w := &sway{day: calendarAt(m.now()), in: map[string][]*Link{}, actors: map[string]*Actor{}}
	for _, p := range primary {
		w.actors[p.Actor.ID] = p.Actor
	}
	if err := w.collect(ctx, m.store, scope); err != nil {
		return nil, err
	}
	known := make(map[string]*Position, len(stand))
	for _, p := range stand {
		known[p.Actor.ID] = p
	}
	for _, p := range primary {
		out.Deciders = append(out.Deciders, &Decider{Position: p, Influencers: w.over(p.Actor, known)})
	}
	out.Truncated = out.Truncated || w.truncated
	for id := range known {
		w.actors[id] = nil
	}
	out.Seen = Seen{Actors: len(w.actors), Links: w.links}
	return out, nil
}

// playing are those whom an assessor's latest gives the role, in their order.
func playing(stand []*Position, role CampaignRole) []*Position {
	out := []*Position{}
	for _, p := range stand {
		if p.plays(role) {
			out = append(out, p)
		}
	}
	return out
}

// sway is who influences whom around the deciders: the links into each actor, the strongest first.
type sway struct {
	day       calendar
	in        map[string][]*Link
	actors    map[string]*Actor
	links     int
	truncated bool
}

// collect reads what leads into the actors at hand, then what leads into those whom it found.
func (w *sway) collect(ctx context.Context, store Ties, scope Scope) error {
	for range influenceSteps {
		of := []string{}
		for id := range w.actors {
			if _, done := w.in[id]; !done {
				of = append(of, id)
			}
		}
		if len(of) == 0 {
			return nil
		}
		slices.Sort(of)
		found, err := store.Links(ctx, scope, LinkFilter{Of: of, Types: influencing, Direction: In}, Range{Limit: maxInfluencers + 1})
		if err != nil {
			return err
		}
		for _, id := range of {
			w.take(id, found[id])
		}
	}
	return nil
}

func (w *sway) take(id string, links []*Link) {
	w.truncated = w.truncated || len(links) > maxInfluencers
	links = slices.DeleteFunc(links[:min(maxInfluencers, len(links))], w.day.former)
	for _, l := range links {
		l.To = w.actors[id]
		if w.actors[l.FromID] == nil {
			w.actors[l.FromID] = l.From
		}
		l.From = w.actors[l.FromID]
	}
	slices.SortFunc(links, func(a, b *Link) int {
		return cmp.Or(cmp.Compare(strengthOf(b), strengthOf(a)), cmp.Compare(a.ID, b.ID))
	})
	w.in[id] = links
	w.links += len(links)
}

func strengthOf(l *Link) int {
	if l.Strength == nil {
		return 0
	}
	return *l.Strength
}

// over is who influences the decider, nearest first, then by name.
func (w *sway) over(decider *Actor, known map[string]*Position) []*Influencer {
	out := []*Influencer{}
	there := map[string]bool{decider.ID: true}
	frontier := []*Actor{decider}
	for steps := 1; steps <= influenceSteps; steps++ {
		best := map[string]*Link{}
		for _, a := range frontier {
			for _, l := range w.in[a.ID] {
				was := best[l.FromID]
				if !there[l.FromID] && (was == nil || strengthOf(l) > strengthOf(was) || strengthOf(l) == strengthOf(was) && l.ID < was.ID) {
					best[l.FromID] = l
				}
			}
		}
		frontier = frontier[:0:0]
		for id := range best {
			there[id] = true
			frontier = append(frontier, w.actors[id])
		}
		for _, a := range byName(frontier) {
			out = append(out, &Influencer{Actor: a, Steps: steps, Link: best[a.ID], Position: known[a.ID]})
		}
	}
	return out
}
