package sqlite

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/allymap/allymap/graph"
)

func (m *model) compare(t *testing.T, s *Store, r *rand.Rand, scope graph.Scope, at string) {
	m.compareLog(t, s, r, scope, at, m.compareRecords(t, s, r, scope, at))
}

// compareRecords compares all but the log, and gives the ids of the actors.
func (m *model) compareRecords(t *testing.T, s *Store, r *rand.Rand, scope graph.Scope, at string) []string {
	ctx := t.Context()
	every := func(*graph.Actor) bool { return true }
	ids := slices.Sorted(maps.Keys(m.last))
	var actorIDs []string
	for _, id := range ids {
		if _, ok := m.last[id].(*graph.Actor); ok {
			actorIDs = append(actorIDs, id)
		}
	}
	rs, err := s.Nodes(ctx, scope, ids)
	if err != nil {
		t.Fatal(err)
	}
	slices.SortFunc(rs.Actors, func(a, b *graph.Actor) int { return cmp.Compare(a.ID, b.ID) })
	same(t, at+" nodes", rs.Actors, seenOf(m, scope, every, id))
	same(t, at+" links", m.bare(byID(rs.Links)), seenOf(m, scope, func(*graph.Link) bool { return true }, id))
	m.comparePages(t, s, r, scope, at)
	m.compareTies(t, s, r, scope, at, actorIDs)
	for _, q := range []string{"maria", "mar", "ma kow", "smiht", "kowalsak mari", "ali", "alli", "dordz", "oneil", "m k", "محد", "lukas", "x", "k anne mar", "kowalski anne mraie", "smyth ann mari zz"} {
		f := graph.SearchFilter{SearchQuery: graph.NewSearchQuery(q), Limit: 1 + r.IntN(12)}
		if r.IntN(2) == 0 {
			f.AreaID = pick1(r, m.areas).ID
		}
		if r.IntN(2) == 0 {
			f.Kinds = []graph.ActorKind{graph.KindAlly, graph.KindOrganisation}
		}
		got, err := s.Search(ctx, scope, f)
		if err != nil {
			t.Fatal(err)
		}
		want := seenOf(m, scope, func(a *graph.Actor) bool {
			_, _, ok := f.Match(a)
			return ok && (f.AreaID == "" || a.AreaID == f.AreaID) && (f.Kinds == nil || slices.Contains(f.Kinds, a.Kind))
		}, func(a *graph.Actor) string {
			_, class, _ := f.Match(a)
			return fmt.Sprint(slices.Index([]graph.Match{graph.MatchExact, graph.MatchPrefix, graph.MatchWord, graph.MatchTypo}, class)) + a.NameKey()
		})
		same(t, at+" search "+q, got, want[:min(len(want), f.Limit)])
	}
	return actorIDs
}

func (m *model) bare(links []*graph.Link) []*graph.Link {
	out := []*graph.Link{}
	for _, l := range links {
		c := *l
		c.From, c.To = nil, nil
		out = append(out, &c)
	}
	return out
}

func (m *model) comparePages(t *testing.T, s *Store, r *rand.Rand, scope graph.Scope, at string) {
	ctx := t.Context()
	for range 8 {
		f := graph.ActorFilter{AreaID: pick1(r, m.areas).ID, ByUpdate: r.IntN(2) == 0}
		f.Kinds = pick1(r, [][]graph.ActorKind{nil, {graph.KindAlly}, {graph.KindAlly, graph.KindLeader}, {}})
		f.Tags = pick1(r, [][]string{nil, nil, {"a"}, {"a", "b"}})
		f.Classifications = pick1(r, [][]graph.Classification{nil, nil, {graph.ClassOther}})
		key := (*graph.Actor).NameKey
		if f.ByUpdate {
			key = (*graph.Actor).UpdatedKey
		}
		all := seenOf(m, scope, func(a *graph.Actor) bool {
			return a.AreaID == f.AreaID && (f.Kinds == nil || slices.Contains(f.Kinds, a.Kind)) &&
				(f.Classifications == nil || slices.Contains(f.Classifications, a.Classification)) &&
				(f.Tags == nil || slices.ContainsFunc(f.Tags, func(g string) bool { return slices.Contains(a.Tags, g) }))
		}, key)
		rg := someRange(r, all, key)
		got, err := s.Actors(ctx, scope, f, rg)
		if err != nil {
			t.Fatal(err)
		}
		same(t, at+fmt.Sprintf(" actors %+v %+v", f, rg), got, cut(all, key, rg))
		n, err := s.Count(ctx, scope, f)
		if err != nil || n[f.AreaID] != len(all) {
			t.Fatalf("%s count %+v: %d, want %d (%v)", at, f, n[f.AreaID], len(all), err)
		}
		issues := seenOf(m, scope, func(i *graph.Issue) bool { return i.AreaID == f.AreaID }, (*graph.Issue).TitleKey)
		ri := someRange(r, issues, (*graph.Issue).TitleKey)
		gotI, err := s.Issues(ctx, scope, graph.IssueFilter{AreaID: f.AreaID}, ri)
		if err != nil {
			t.Fatal(err)
		}
		same(t, at+" issues", gotI, cut(issues, (*graph.Issue).TitleKey, ri))
		m.compareWhole(t, s, scope, at, f.AreaID)
	}
}

func (m *model) compareWhole(t *testing.T, s *Store, scope graph.Scope, at, area string) {
	links := seenOf(m, scope, func(l *graph.Link) bool {
		return m.now[l.FromID].(*graph.Actor).AreaID == area || m.now[l.ToID].(*graph.Actor).AreaID == area
	}, id)
	far := map[string]bool{}
	for _, l := range links {
		far[l.FromID], far[l.ToID] = true, true
	}
	actors := seenOf(m, scope, func(a *graph.Actor) bool { return a.AreaID == area || far[a.ID] }, (*graph.Actor).NameKey)
	gotA, gotL, err := s.Whole(t.Context(), scope, area)
	if err != nil {
		t.Fatal(err)
	}
	same(t, at+" whole", gotA, actors)
	same(t, at+" whole links", gotL, links)
}

// someRange is a page that begins or ends anywhere, at a record or between two.
func someRange[T any](r *rand.Rand, all []T, key func(T) string) graph.Range {
	rg := graph.Range{Descending: r.IntN(2) == 0, Limit: pick1(r, []int{1, 3, 101})}
	if len(all) > 0 && r.IntN(2) == 0 {
		rg.Above = key(pick1(r, all))
	}
	if len(all) > 0 && r.IntN(3) == 0 {
		rg.Below = key(pick1(r, all))
	}
	return rg
}

func (m *model) compareTies(t *testing.T, s *Store, r *rand.Rand, scope graph.Scope, at string, actorIDs []string) {
	ctx := t.Context()
	f := graph.LinkFilter{Of: actorIDs, Direction: pick1(r, []graph.Direction{graph.Out, graph.In, graph.Both}), Types: pick1(r, [][]graph.LinkType{nil, {graph.Knows}, {graph.Knows, graph.Opposes}})}
	rg := graph.Range{Descending: r.IntN(2) == 0, Limit: pick1(r, []int{1, 2, 50})}
	if r.IntN(2) == 0 {
		rg.Above = graph.Fold(modelName(r))
	}
	got, err := s.Links(ctx, scope, f, rg)
	if err != nil {
		t.Fatal(err)
	}
	counts, err := s.Count(ctx, scope, f)
	if err != nil {
		t.Fatal(err)
	}
	for _, of := range actorIDs {
		end := func(l *graph.Link) *graph.Actor { return m.now[l.OtherID(of)].(*graph.Actor) }
		key := func(l *graph.Link) string { return graph.LinkKey(end(l), l.ID) }
		all := seenOf(m, scope, func(l *graph.Link) bool {
			way, _ := l.SeenFrom(of)
			return (l.FromID == of || l.ToID == of) && (f.Types == nil || slices.Contains(f.Types, l.Type)) && (f.Direction == graph.Both || way == graph.Both || way == f.Direction)
		}, key)
		want := []*graph.Link{}
		for _, l := range cut(all, key, rg) {
			c := *l
			if other := end(l); l.FromID == of {
				c.To = other
			} else {
				c.From = other
			}
			want = append(want, &c)
		}
		same(t, at+" links of "+of, append([]*graph.Link{}, got[of]...), want)
		if counts[of] != len(all) {
			t.Fatalf("%s: %d links counted, want %d", at, counts[of], len(all))
		}
	}
	m.compareSteps(ctx, t, s, r, scope, at, actorIDs)
	m.compareAssessments(t, s, r, scope, at, actorIDs)
}

func (m *model) compareSteps(ctx context.Context, t *testing.T, s *Store, r *rand.Rand, scope graph.Scope, at string, actorIDs []string) {
	some := actorIDs[:r.IntN(len(actorIDs)+1)]
	tf := graph.TieFilter{Of: some, Not: pick1(r, [][]graph.LinkType{nil, {graph.Opposes}}), Types: pick1(r, [][]graph.LinkType{nil, {graph.Knows, graph.Opposes}})}
	tf.To = pick1(r, [][]string{nil, actorIDs[:r.IntN(len(actorIDs)+1)]})
	got, err := s.Ties(ctx, scope, tf, 1000)
	if err != nil {
		t.Fatal(err)
	}
	want := []graph.Tie{}
	passes := func(l *graph.Link) bool {
		return (tf.Types == nil || slices.Contains(tf.Types, l.Type)) && !slices.Contains(tf.Not, l.Type)
	}
	for _, l := range seenOf(m, scope, passes, id) {
		for _, of := range []string{l.FromID, l.ToID} {
			if slices.Contains(some, of) && (tf.To == nil || slices.Contains(tf.To, l.OtherID(of))) {
				tie := graph.Tie{Ties: 1, LinkID: l.ID, At: of, Other: l.OtherID(of), OtherKey: m.now[l.OtherID(of)].(*graph.Actor).NameKey(), Type: l.Type, OneSided: l.Mutual != nil && !*l.Mutual, Written: graph.DayOf(l.UpdatedAt), NoIntermediary: m.now[l.OtherID(of)].(*graph.Actor).NoIntermediary}
				if l.Strength != nil {
					tie.Strength = *l.Strength
				}
				if l.Basis != nil {
					tie.Basis = *l.Basis
				}
				if l.Until != nil {
					tie.Until = *l.Until
				}
				want = append(want, tie)
			}
		}
	}
	order := func(a, b graph.Tie) int { return cmp.Compare(a.LinkID+a.At, b.LinkID+b.At) }
	slices.SortFunc(got, order)
	slices.SortFunc(want, order)
	same(t, at+" ties", got, want)
	actors, among, err := s.Among(ctx, scope, some, tf.Types)
	if err != nil {
		t.Fatal(err)
	}
	same(t, at+" the actors themselves", actors, seenOf(m, scope, func(a *graph.Actor) bool { return slices.Contains(some, a.ID) }, id))
	same(t, at+" among", among, seenOf(m, scope, func(l *graph.Link) bool {
		return slices.Contains(some, l.FromID) && slices.Contains(some, l.ToID) && (tf.Types == nil || slices.Contains(tf.Types, l.Type))
	}, id))
}

func (m *model) compareAssessments(t *testing.T, s *Store, r *rand.Rand, scope graph.Scope, at string, actorIDs []string) {
	f := graph.AssessmentFilter{Of: actorIDs}
	for _, id := range slices.Sorted(maps.Keys(m.now)) {
		if i, ok := m.now[id].(*graph.Issue); ok && r.IntN(4) == 0 {
			f.IssueID = i.ID
			break
		}
	}
	rg := graph.Range{Descending: r.IntN(2) == 0, Limit: 1 + r.IntN(3)}
	got, err := s.Assessments(t.Context(), scope, f, rg)
	if err != nil {
		t.Fatal(err)
	}
	counts, err := s.Count(t.Context(), scope, f)
	if err != nil {
		t.Fatal(err)
	}
	for _, of := range actorIDs {
		all := seenOf(m, scope, func(a *graph.Assessment) bool { return a.ActorID == of && (f.IssueID == "" || a.IssueID == f.IssueID) }, (*graph.Assessment).DateKey)
		same(t, at+" assessments", append([]*graph.Assessment{}, got[of]...), cut(all, (*graph.Assessment).DateKey, rg))
		if counts[of] != len(all) {
			t.Fatalf("%s: %d assessments counted, want %d", at, counts[of], len(all))
		}
	}
}

// told is a change as a scope sees it; nil where it sees nothing of it.
func (m *model) told(scope graph.Scope, c *graph.Change) *graph.Change {
	out := &graph.Change{ID: c.ID, At: c.At, ByID: c.ByID}
	for _, r := range c.Records {
		if !m.sees(scope, r.RecordID) {
			continue
		}
		out.Records = append(out.Records, &graph.RecordChange{RecordID: r.RecordID, Kind: r.Kind, Before: r.Before, After: r.After, AreaID: r.AreaID})
		out.AreaIDs = append(out.AreaIDs, m.areasOf(r.RecordID)...)
	}
	if out.Records == nil {
		return nil
	}
	slices.Sort(out.AreaIDs)
	out.AreaIDs = slices.Compact(out.AreaIDs)
	return out
}

func (m *model) areasOf(id string) []string {
	_, area, ends := m.audience(m.last[id])
	out := []string{area}
	for _, e := range ends {
		_, area, _ := m.audience(m.last[e])
		out = append(out, area)
	}
	return out
}

func (m *model) compareLog(t *testing.T, s *Store, r *rand.Rand, scope graph.Scope, at string, actorIDs []string) {
	ctx := t.Context()
	place := map[string]string{"": ""}
	for i, c := range m.changes {
		place[c.ID] = fmt.Sprintf("%08d", i+1)
	}
	key := func(c *graph.Change) string { return place[c.ID] }
	ranges := func() (graph.Range, graph.Range) {
		rg := graph.Range{Descending: r.IntN(2) == 0, Limit: pick1(r, []int{1, 7, 100})}
		if r.IntN(2) == 0 {
			rg.Above = pick1(r, m.changes).ID
		}
		if r.IntN(3) == 0 {
			rg.Below = pick1(r, m.changes).ID
		}
		in := rg
		in.Above, in.Below = place[rg.Above], place[rg.Below]
		return rg, in
	}
	pages := func(keep func(id string) bool) []*graph.Change {
		out := []*graph.Change{}
		for _, c := range m.changes {
			if told := m.told(scope, c); told != nil && slices.ContainsFunc(told.Records, func(r *graph.RecordChange) bool { return keep(r.RecordID) }) {
				out = append(out, told)
			}
		}
		return out
	}
	for _, area := range m.areas {
		all := pages(func(id string) bool { return slices.Contains(m.areasOf(id), area.ID) })
		rg, in := ranges()
		got, err := s.Changes(ctx, scope, graph.ChangeFilter{AreaID: area.ID}, rg)
		if err != nil {
			t.Fatal(err)
		}
		same(t, at+" changes", got, cut(all, key, in))
		n, err := s.Count(ctx, scope, graph.ChangeFilter{AreaID: area.ID})
		if err != nil || n[area.ID] != len(all) {
			t.Fatalf("%s: %d changes counted, want %d (%v)", at, n[area.ID], len(all), err)
		}
	}
	rg, in := ranges()
	got, err := s.History(ctx, scope, actorIDs, rg)
	if err != nil {
		t.Fatal(err)
	}
	counts, err := s.Count(ctx, scope, graph.HistoryFilter{Of: actorIDs})
	if err != nil {
		t.Fatal(err)
	}
	for _, of := range actorIDs {
		about := func(id string) bool {
			_, _, ends := m.audience(m.last[id])
			return id == of || slices.Contains(ends, of)
		}
		all := pages(about)
		m.comparePast(t, s, scope, at, of, about)
		same(t, at+" history", append([]*graph.Change{}, got[of]...), cut(all, key, in))
		if counts[of] != len(all) {
			t.Fatalf("%s: history of %d counted, want %d", at, counts[of], len(all))
		}
	}
}

func (m *model) comparePast(t *testing.T, s *Store, scope graph.Scope, at, of string, about func(id string) bool) {
	const most = 3
	want := []*graph.Change{}
	for _, c := range slices.Backward(m.changes) {
		part := *c
		part.Records = slices.DeleteFunc(slices.Clone(c.Records), func(r *graph.RecordChange) bool { return !about(r.RecordID) })
		if told := m.told(scope, &part); told != nil && len(want) < most {
			want = append(want, told)
		}
	}
	got, err := s.Past(t.Context(), scope, of, most)
	if err != nil {
		t.Fatal(err)
	}
	same(t, at+" past", got, want)
}
