package sqlite

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"github.com/allymap/allymap/graph"
)

// model is the map in plain Go maps, filtered by loops: slow, and too simple to be wrong.
type model struct {
	areas   []*graph.Area
	now     map[string]graph.Node // what stands
	last    map[string]graph.Node // what stands or last stood
	changes []*graph.Change
}

func (m *model) audience(n graph.Node) (audience, area string, ends []string) {
	switch r := n.(type) {
	case *graph.Area:
		return graph.AudienceOf(graph.Project, "", nil), r.ID, nil
	case *graph.Actor:
		return r.Audience(), r.AreaID, nil
	case *graph.Issue:
		return r.Audience(), r.AreaID, nil
	case *graph.Link:
		return r.Audience(), r.AreaID, []string{r.FromID, r.ToID}
	case *graph.Assessment:
		return r.Audience(), r.AreaID, []string{r.ActorID, r.IssueID}
	}
	return "", "", nil
}

func (m *model) sees(scope graph.Scope, id string) bool {
	audience, _, ends := m.audience(m.last[id])
	return scope.Sees(audience) && !slices.ContainsFunc(ends, func(e string) bool { return !m.sees(scope, e) })
}

func seenOf[T graph.Node](m *model, scope graph.Scope, keep func(T) bool, key func(T) string) []T {
	out := []T{}
	for id, n := range m.now {
		if r, ok := n.(T); ok && m.sees(scope, id) && keep(r) {
			out = append(out, r)
		}
	}
	slices.SortFunc(out, func(a, b T) int { return cmp.Compare(key(a), key(b)) })
	return out
}

func id[T graph.Node](n T) string { return n.NodeID() }

// cut is a range over a sorted list, in Go.
func cut[T any](all []T, key func(T) string, r graph.Range) []T {
	out := []T{}
	for _, v := range all {
		if k := key(v); k > r.Above && (r.Below == "" || k < r.Below) {
			out = append(out, v)
		}
	}
	if r.Descending {
		slices.Reverse(out)
	}
	return out[:min(len(out), r.Limit)]
}

func same(t *testing.T, what string, got, want any) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		g, _ := json.MarshalIndent(got, "", " ")
		w, _ := json.MarshalIndent(want, "", " ")
		t.Fatalf("%s\ngot  %s\nwant %s", what, g, w)
	}
}

func pick1[T any](r *rand.Rand, of []T) T { return of[r.IntN(len(of))] }

// grow makes one random batch and applies it to the model as well.
func (m *model) grow(t *testing.T, s *Store, r *rand.Rand, creators []string) {
	d := newDeed()
	creator := &creators[r.IntN(len(creators))]
	visibility := func() graph.Visibility {
		return pick1(r, []graph.Visibility{graph.Project, graph.InArea, graph.Private})
	}
	touched, changed := map[string]bool{}, false
	put := func(n graph.Node, kind graph.ChangeKind) {
		switch v := n.(type) {
		case *graph.Actor:
			d.actor(v, kind)
		case *graph.Issue:
			d.issue(v, kind)
		case *graph.Link:
			d.link(v, kind, m.last[v.FromID].(*graph.Actor).AreaID, m.last[v.ToID].(*graph.Actor).AreaID)
		case *graph.Assessment:
			d.assessment(v, kind, m.last[v.ActorID].(*graph.Actor).AreaID)
		}
		touched[n.NodeID()] = true // the door writes each record once
		changed = changed || kind != graph.Added
		if m.last[n.NodeID()] = n; kind == graph.Removed {
			delete(m.now, n.NodeID())
		} else {
			m.now[n.NodeID()] = n
		}
	}
	for range 1 + r.IntN(4) {
		var actors []*graph.Actor
		var others []graph.Node
		for _, id := range slices.Sorted(maps.Keys(m.now)) {
			if a, ok := m.now[id].(*graph.Actor); ok {
				actors = append(actors, a)
			} else {
				others = append(others, m.now[id])
			}
		}
		switch n := r.IntN(12); {
		case n < 3 || len(actors) < 4:
			a := newActor(pick1(r, m.areas).ID, modelName(r), pick1(r, []graph.ActorKind{graph.KindAlly, graph.KindLeader, graph.KindOrganisation}), visibility(), creator)
			for range r.IntN(3) {
				a.OtherNames = append(a.OtherNames, graph.OtherName{Name: modelName(r)})
			}
			a.Tags = slices.Sorted(slices.Values([]string{"a", "b", "c"}[:r.IntN(4)]))
			if a.Tags == nil {
				a.Tags = []string{}
			}
			put(a, graph.Added)
		case n < 6:
			l := newLink(pick1(r, actors), pick1(r, actors), pick1(r, []graph.LinkType{graph.Knows, graph.Influences, graph.Opposes}), visibility(), creator)
			if l.FromID == l.ToID {
				continue
			}
			if r.IntN(2) == 0 {
				two, yes := 1+r.IntN(5), r.IntN(2) == 0
				l.Strength, l.Mutual = &two, &yes
			}
			put(l, graph.Added)
		case n == 6:
			area := pick1(r, m.areas).ID
			put(&graph.Issue{ID: graph.NewID(graph.IssuePrefix), AreaID: area, Title: modelName(r), Status: pick1(r, graph.IssueStatuses), Visibility: visibility(), Version: 1, CreatedAt: now(), UpdatedAt: now(), CreatedBy: creator}, graph.Added)
		case n == 7:
			for _, o := range others {
				if i, ok := o.(*graph.Issue); ok {
					put(&graph.Assessment{ID: graph.NewID(graph.AssessmentPrefix), ActorID: pick1(r, actors).ID, IssueID: i.ID, AreaID: i.AreaID, On: graph.PartialDate(fmt.Sprint(2000 + r.IntN(20))), Support: "NEUTRAL", Roles: []graph.CampaignRole{}, Visibility: visibility(), Version: 1, CreatedAt: now(), CreatedBy: creator}, graph.Added)
					break
				}
			}
		case n < 10:
			a := *pick1(r, actors)
			if touched[a.ID] {
				continue
			}
			a.Name, a.Visibility, a.UpdatedAt, a.Version = modelName(r), visibility(), now(), a.Version+1
			a.NoIntermediary = r.IntN(2) == 0
			put(&a, graph.Changed)
		case n == 10 && len(others) > 0:
			switch o := pick1(r, others).(type) {
			case *graph.Link:
				c := *o
				c.Visibility, c.Version = visibility(), c.Version+1
				if !touched[c.ID] {
					put(&c, graph.Changed)
				}
			case *graph.Issue:
				c := *o
				c.Visibility, c.Version = visibility(), c.Version+1
				if !touched[c.ID] {
					put(&c, graph.Changed)
				}
			}
		case n == 11 && len(touched) == 0:
			a := pick1(r, actors)
			for _, o := range others {
				_, _, ends := m.audience(o)
				if slices.Contains(ends, a.ID) && m.now[o.NodeID()] != nil {
					put(o, graph.Removed)
				}
			}
			put(a, graph.Removed)
		}
		if changed {
			break
		}
	}
	if len(d.batch.Change.Records) == 0 {
		return
	}
	m.changes = append(m.changes, d.write(t, s))
}

func modelName(r *rand.Rand) string {
	n := pick1(r, []string{"Maria", "Mária", "Mariam", "Marian", "Ali", "Đorđe", "Anne-Marie", "Jo", "محمد", "Łukasz"})
	if r.IntN(3) > 0 {
		n += " " + pick1(r, []string{"Kowalska", "Kowalski", "O’Neill", "Smith", "Smyth", "Ali", "K"})
	}
	return n
}

// Every read equals the same read over plain maps, whoever asks, while actors, links and visibilities change.
func TestReadsEqualTheModel(t *testing.T) {
	for seed := range uint64(2) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) { modelRun(t, seed) })
	}
}

func modelRun(t *testing.T, seed uint64) {
	s := open(t)
	r := rand.New(rand.NewPCG(seed, 7))
	m := &model{areas: []*graph.Area{newArea("east"), newArea("west"), newArea("north")}, now: map[string]graph.Node{}, last: map[string]graph.Node{}}
	d := newDeed()
	for _, a := range m.areas {
		d.area(a)
		m.last[a.ID] = a
	}
	m.changes = append(m.changes, d.write(t, s))
	creators := []string{graph.NewID(graph.AccountPrefix), graph.NewID(graph.AccountPrefix)}
	scopes := []graph.Scope{
		{},
		graph.ScopeOfOperator(m.areas),
		graph.ScopeOf(&graph.Account{ID: creators[0], Role: graph.RoleLeader, AreaIDs: []string{m.areas[0].ID}}, m.areas),
		graph.ScopeOf(&graph.Account{ID: creators[1], Role: graph.RoleAdmin}, m.areas),
	}
	for step := range 60 {
		m.grow(t, s, r, creators)
		if step%15 != 14 {
			continue
		}
		for i, scope := range scopes {
			m.compare(t, s, r, scope, fmt.Sprintf("step %d scope %d", step, i))
		}
	}
}
