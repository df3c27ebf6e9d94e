package graphtest

import (
	"fmt"
	"strings"

	"github.com/allymap/allymap/graph"
)

// standing are the questions about one issue, each one that ever was, and one that never was.
func (q *asking) standing() {
	for _, i := range append(q.d.few(q.d.issues), issue("never")) {
		tell(q, q.p.said(q.scope, i, 1000), nil, allShown[*graph.Assessment], "all that was said on %s", i) // they count towards the bound
		for _, on := range []*graph.PartialDate{nil, ptr(graph.PartialDate("2017")), ptr(graph.PartialDate("2017-04-30"))} {
			s, err := q.p.m.Spectrum(q.p.ctx, q.scope, i, on)
			tell(q, s, err, spectrumShown, "the spectrum of %s on %v", i, asJSON(on))
			g, err := q.p.m.PowerGrid(q.p.ctx, q.scope, i, on, 2)
			tell(q, g, err, func(g *graph.PowerGrid) string {
				return fmt.Sprint(positionsShown(g.Placed), g.PlacedCount, positionsShown(g.Unknown), g.UnknownCount, g.Unassessed, g.Seen)
			}, "the power grid of %s on %v", i, asJSON(on))
			ms, err := q.p.m.Moves(q.p.ctx, q.scope, i, "2017-02", on, 3)
			tell(q, ms, err, func(ms *graph.Movement) string {
				var out []string
				for _, m := range ms.Moves {
					out = append(out, shown(m.Actor), shown(m.Earlier), shown(m.Assessment))
				}
				return fmt.Sprint(ms.Towards, ms.Away, ms.Learned, ms.Doubted, ms.Seen, strings.Join(out, "\n    "))
			}, "moves on %s until %v", i, asJSON(on))
		}
		for _, first := range []int{1, 50} {
			r, err := q.p.m.Movable(q.p.ctx, q.scope, i, first)
			tell(q, r, err, func(r *graph.MovableRanking) string {
				var out []string
				for _, one := range r.Movable {
					out = append(out, fmt.Sprint(positionsShown([]*graph.Position{one.Position}), one.Reach, asJSON(one.DoorOpener)))
				}
				return fmt.Sprint(shown(r.Issue), r.Count, r.Truncated, r.Seen, strings.Join(out, "\n    "))
			}, "the first %d who can be moved on %s", first, i)
		}
		d, err := q.p.m.Deciders(q.p.ctx, q.scope, i)
		tell(q, d, err, func(d *graph.Decision) string {
			return fmt.Sprint(shown(d.Issue), asJSON(d.Deciders), positionsShown(d.SecondaryTargets), d.Truncated, d.Seen)
		}, "who decides %s", i)
	}
}

func spectrumShown(s *graph.Spectrum) string {
	out := []string{shown(s.Issue)}
	for _, b := range s.Bands {
		out = append(out, fmt.Sprint(b.Support, b.Count(), allShown(b.Actors)))
	}
	return fmt.Sprint(strings.Join(out, "\n    "), allShown(s.Disagreed), s.Unassessed, s.Seen)
}

func positionsShown(stand []*graph.Position) string {
	var out []string
	for _, p := range stand {
		out = append(out, fmt.Sprint(shown(p.Actor), p.Support(), p.Disagreed(), allShown(p.Assessments)))
	}
	return strings.Join(out, "\n    ")
}
