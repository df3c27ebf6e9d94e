package graph

import (
	"cmp"
	"context"
	"slices"
	"time"
)

// Bounds of the question whom nobody has met.
const (
	maxUnmetDays = 3650
	maxAllies    = 100_000
)

// Unmet are the allies of an area whom nobody has met for a while: those never met first, then those met longest ago, then
// by name.
type Unmet struct {
	Allies []*UnmetAlly
	Total  int   // how many there are in all
	Seen   *Seen // the allies of the area, and the ties between those given and leaders in the asker's own areas
}

// UnmetAlly is one whom nobody has met for a while.
type UnmetAlly struct {
	Ally    *Ally
	Last    *Meeting // nil: never met
	Nearest *Leader  // in the asker's own areas, with the warmest tie to the ally; nil: none has one
}

// LastMet is the date of the last meeting; nil: never met.
func (u *UnmetAlly) LastMet() *PartialDate { return u.Last.day() }

// Unmet finds the allies of an area without a meeting in the last so many days, today included. A date that is only a
// month or a year counts as its last day; one that is still to come counts as a meeting, for it is arranged. Over a view
// that is at hand it takes four statements.
func (m *Map) Unmet(ctx context.Context, scope Scope, slug string, days, first int) (*Unmet, error) {
	var c checker
	if days < 1 || days > maxUnmetDays {
		c.add(invalid("days.range", "days", "Somebody is unmet after 1 to %d days without a meeting, not %d. Ask for another “days”.", maxUnmetDays, days))
	}
	c.add(length("first", first, maxRanked))
	if err := c.err(); err != nil {
		return nil, err
	}
	v, err := m.View(ctx, scope, slug)
	if err != nil {
		return nil, err
	}
	allies := v.allies()
	if len(allies) > maxAllies {
		return nil, refuse(TooLarge, "map.large", "area", "This area has %d allies; whom nobody has met is worked out for up to %d. Ask for the meetings of single ones, or split the area.", len(allies), maxAllies)
	}
	ids := make([]string, len(allies))
	for i, place := range allies {
		ids[i] = v.actors[place].ID
	}
	last, err := m.lastMeetings(ctx, scope, ids)
	if err != nil {
		return nil, err
	}
	ids = unmet(ids, last, daysBefore(m.now(), days))
	out := &Unmet{Total: len(ids), Seen: &Seen{Actors: len(allies)}}
	ids = ids[:min(first, len(ids))]
	nearest, ties, err := m.nearestLeaders(ctx, scope, ids)
	if err != nil {
		return nil, err
	}
	out.Seen.Links = ties
	out.Allies, err = m.unmetAllies(ctx, scope, ids, last, nearest)
	return out, err
}

// allies are the places of the area's own allies, by name.
func (v *View) allies() []int32 {
	var out []int32
	for i, a := range v.actors {
		if a.Kind == KindAlly && a.AreaID == v.Area.ID {
			out = append(out, int32(i))
		}
	}
	slices.SortFunc(out, v.byName)
	return out
}

// daysBefore is the day so many days before that of an instant, UTC.
func daysBefore(t time.Time, days int) PartialDate { return dayOf(t.UTC().AddDate(0, 0, -days)) }

// lastMeetings are the last meeting of each of the actors, by id, as far as they have one.
func (m *Map) lastMeetings(ctx context.Context, scope Scope, ids []string) (map[string]*Meeting, error) {
	found, err := m.store.Meetings(ctx, scope, MeetingFilter{Of: sorted(ids)}, Range{Descending: true, Limit: 1})
	if err != nil {
		return nil, err
	}
	last := map[string]*Meeting{}
	for id, meetings := range found {
		if len(meetings) > 0 {
			last[id] = meetings[0]
		}
	}
	return last, nil
}

// unmet are those of the actors, given by name, who were last met on the day or before it, or never.
func unmet(ids []string, last map[string]*Meeting, day PartialDate) []string {
	out := []string{}
	for _, id := range ids {
		if !last[id].after(day) {
			out = append(out, id)
		}
	}
	slices.SortStableFunc(out, func(a, b string) int { return cmp.Compare(last[a].lastDay(), last[b].lastDay()) })
	return out
}

// after says whether there was a meeting that may have been after the day.
func (m *Meeting) after(day PartialDate) bool { return m.lastDay() > day }

// lastDay is the last day on which the meeting may have been; before all days where there was none.
func (m *Meeting) lastDay() PartialDate {
	if m == nil {
		return ""
	}
	return m.On.LastDay()
}

// day is the meeting's date; nil where there was none.
func (m *Meeting) day() *PartialDate {
	if m == nil {
		return nil
	}
	return &m.On
}

// coldTypes are no ties by which one person reaches another.
var coldTypes = []LinkType{Opposes, CompetesWith}

// nearestLeaders are, for each of the actors, the leader in the asker's own areas with the warmest tie to it, of equals the
// first by name, by the actor's id; and how many ties to such leaders the actors have in all.
func (m *Map) nearestLeaders(ctx context.Context, scope Scope, ids []string) (map[string]string, int, error) {
	nearest := map[string]string{}
	if len(ids) == 0 {
		return nearest, 0, nil
	}
	leaders, err := m.store.Leaders(ctx, scope, scope.WritableAreas())
	if err != nil || len(leaders) == 0 {
		return nearest, 0, err
	}
	ties, err := m.store.Ties(ctx, scope, TieFilter{Of: sorted(ids), Not: coldTypes}, firstStep)
	if err != nil {
		return nil, 0, err
	}
	on, best, links := calendarAt(m.now()), map[string]Tie{}, 0
	for _, t := range ties {
		if _, ours := slices.BinarySearch(leaders, t.Other); !ours {
			continue
		}
		links++
		if old, ok := best[t.At]; !ok || on.compare(t, old) < 0 {
			best[t.At], nearest[t.At] = t, t.Other
		}
	}
	return nearest, links, nil
}

// compare puts the warmer tie first, of equals that to the first by name.
func (c calendar) compare(t, o Tie) int {
	return cmp.Or(cmp.Compare(c.warmth(o), c.warmth(t)), cmp.Compare(t.OtherKey, o.OtherKey))
}

// unmetAllies loads the allies and their leaders, and leaves out who is gone by now.
func (m *Map) unmetAllies(ctx context.Context, scope Scope, ids []string, last map[string]*Meeting, nearest map[string]string) ([]*UnmetAlly, error) {
	all := slices.Clone(ids)
	for _, id := range nearest {
		all = append(all, id)
	}
	nodes, err := m.NodesByID(ctx, scope, all)
	if err != nil {
		return nil, err
	}
	out := []*UnmetAlly{}
	for _, id := range ids {
		if ally, ok := nodes[id].(*Ally); ok {
			u := &UnmetAlly{Ally: ally, Last: last[id]}
			u.Nearest, _ = nodes[nearest[id]].(*Leader)
			out = append(out, u)
		}
	}
	return out, nil
}
