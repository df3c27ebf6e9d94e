package graph

import (
	"cmp"
	"slices"
)

// Position is where an actor stands on one issue. The latest of its assessments says it; Assessments are the latest by
// each assessor (what was imported counts as one assessor's), the latest first, so that who disagrees is shown too.
type Position struct {
	Actor       *Actor
	Assessments []*Assessment
}

// Support is what the latest assessment says.
func (p *Position) Support() Support { return p.Assessments[0].Support }

// Influence is what the latest assessment says; nil where its assessor was not asked, whatever others said.
func (p *Position) Influence() *int { return p.Assessments[0].Influence }

// Roles are those of the latest assessment.
func (p *Position) Roles() []CampaignRole { return p.Assessments[0].Roles }

// Disagreed says whether the assessors' latest differ in support. UNKNOWN differs from everything else.
func (p *Position) Disagreed() bool {
	return slices.ContainsFunc(p.Assessments, func(a *Assessment) bool { return a.Support != p.Support() })
}

// plays says whether any assessor's latest gives the actor this role.
func (p *Position) plays(role CampaignRole) bool {
	return slices.ContainsFunc(p.Assessments, func(a *Assessment) bool { return slices.Contains(a.Roles, role) })
}

// known says whether the actor has a place on the power grid.
func (p *Position) known() bool { return p.Support() != SupportUnknown && p.Influence() != nil }

// influenced is the influence as a rank: unknown below none.
func (p *Position) influenced() int {
	if p.Influence() == nil {
		return -1
	}
	return *p.Influence()
}

// band is the place on the scale, from +2 to -2; false for UNKNOWN, which has none.
func (s Support) band() (int, bool) {
	i := slices.Index(Supports, s)
	return 2 - i, s != SupportUnknown && i >= 0
}

// begins says whether a record of this date counts by the end of e: 2017 does from the first of January 2017 on, and e is
// over when its last day is. No date is the end of time.
func (d PartialDate) begins(e *PartialDate) bool { return e == nil || !e.before(d) }

// firstDay is the first day that the date may mean.
func (d PartialDate) firstDay() string { return string(d) + "-01-01"[len(d)-len("2017"):] }

func assessorOf(a *Assessment) string {
	if a.CreatedBy == nil {
		return ""
	}
	return *a.CreatedBy
}

// positions are where the actors stood at a date (nil: now), in the order of actors, without those of whom nothing was
// said by then. assessments come by DateKey; those of anybody else are passed over.
func positions(assessments []*Assessment, actors []*Actor, on *PartialDate) []*Position {
	latest := map[string]map[string]*Assessment{}
	for _, a := range assessments {
		if !a.On.begins(on) {
			continue
		}
		if latest[a.ActorID] == nil {
			latest[a.ActorID] = map[string]*Assessment{}
		}
		latest[a.ActorID][assessorOf(a)] = a
	}
	out := []*Position{}
	for _, actor := range actors {
		if len(latest[actor.ID]) == 0 {
			continue
		}
		p := &Position{Actor: actor}
		for _, a := range latest[actor.ID] {
			p.Assessments = append(p.Assessments, a)
		}
		slices.SortFunc(p.Assessments, func(a, b *Assessment) int { return cmp.Compare(b.DateKey(), a.DateKey()) })
		out = append(out, p)
	}
	return out
}

// Spectrum is where everybody stands on an issue: six bands in the order of Supports, each actor in one.
type Spectrum struct {
	Issue      *Issue
	Bands      []*SpectrumBand
	Disagreed  []*Actor // by name
	Unassessed int      // actors of the issue's area
	Seen       Seen
}

// SpectrumBand is everybody in one band, by name.
type SpectrumBand struct {
	Support Support
	Actors  []*Actor
}

// Count is how many actors are in the band.
func (b *SpectrumBand) Count() int { return len(b.Actors) }

// First is the first so many of the band.
func (b *SpectrumBand) First(n int) ([]*Actor, error) {
	if err := firstOf(n, maxStandings); err != nil {
		return nil, err
	}
	return b.Actors[:min(n, len(b.Actors))], nil
}

func spectrum(issue *Issue, stand []*Position, unassessed int) *Spectrum {
	s := &Spectrum{Issue: issue, Disagreed: []*Actor{}, Unassessed: unassessed, Seen: Seen{Actors: len(stand) + unassessed}}
	for _, support := range Supports {
		b := &SpectrumBand{Support: support, Actors: []*Actor{}}
		for _, p := range stand {
			if p.Support() == support {
				b.Actors = append(b.Actors, p.Actor)
			}
		}
		s.Bands = append(s.Bands, b)
	}
	for _, p := range stand {
		if p.Disagreed() {
			s.Disagreed = append(s.Disagreed, p.Actor)
		}
	}
	return s
}

// PowerGrid is everybody's support and influence on an issue. Placed are those of whom both are known: the most
// influential first, then from most for to most against, then by name. Unknown are the others: by influence, unknown last,
// then by name. Both are cut at what was asked for; the counts are not.
type PowerGrid struct {
	Issue        *Issue
	Placed       []*Position
	PlacedCount  int
	Unknown      []*Position
	UnknownCount int
	Unassessed   int
	Seen         Seen
}

func powerGrid(issue *Issue, stand []*Position, unassessed, first int) *PowerGrid {
	g := &PowerGrid{Issue: issue, Placed: []*Position{}, Unknown: []*Position{}, Unassessed: unassessed, Seen: Seen{Actors: len(stand) + unassessed}}
	for _, p := range stand {
		if p.known() {
			g.Placed = append(g.Placed, p)
		} else {
			g.Unknown = append(g.Unknown, p)
		}
	}
	byInfluence := func(a, b *Position) int { return cmp.Compare(b.influenced(), a.influenced()) }
	slices.SortStableFunc(g.Placed, func(a, b *Position) int {
		return cmp.Or(byInfluence(a, b), cmp.Compare(slices.Index(Supports, a.Support()), slices.Index(Supports, b.Support())))
	})
	slices.SortStableFunc(g.Unknown, byInfluence)
	g.PlacedCount, g.UnknownCount = len(g.Placed), len(g.Unknown)
	g.Placed, g.Unknown = g.Placed[:min(first, g.PlacedCount)], g.Unknown[:min(first, g.UnknownCount)]
	return g
}
