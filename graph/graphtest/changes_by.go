package graphtest

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/allymap/allymap/graph"
)

var changesByClaims = []claim{
	{"what somebody did is theirs, as far as it is seen", changesByAuthor},
	{"what touched an actor is its history in that area, and no other", changesOfActor},
	{"an author, an actor and a time choose together", changesByAll},
	{"a time begins with its first moment and ends before its last, and runs by the clock", changesInTime},
	{"each list is there once in pages both ways, and counted", changesByPages},
	{"a cursor belongs to the list with its filter", changesByCursors},
	{"what is hidden of an author or an actor leaves no place in the list", changesByUnseen},
	{"a time that ends before it begins is refused, and so is no id", changesByRefused},
}

// changesBy is what the changes of a filter did, in short, oldest first.
func (p *place) changesBy(scope graph.Scope, q graph.ChangesQuery) string {
	p.Helper()
	page := must[*graph.Page[*graph.Change]](p)(p.m.Changes(p.ctx, scope, q, graph.PageArgs{First: ptr(100)}))
	area := scope.Area(q.Area)
	p.want("the total", must[map[string]int](p)(p.m.Total(p.ctx, scope, page.Filter))[area.ID], len(page.Items))
	var out []string
	for _, c := range page.Items {
		out = append(out, touched(c))
	}
	return strings.Join(out, " | ")
}

// deeds are a few changes by lena, mo and cora: of Amina and Bo in Dock, Farid in Mill, and a tie between Amina and Farid.
func (p *place) deeds() {
	p.Helper()
	p.aloneTown()
	p.do(p.lena, graph.AddActor{ID: ptr(actor("bo")), Kind: graph.KindAlly, Area: "dock", Name: "Bo"})
	p.do(p.mo, graph.AddLink{ID: ptr(link("Tie")), Type: graph.Knows, From: actor("farid"), To: actor("amina"), Visibility: graph.Project})
	p.do(p.cora, graph.ChangeActor{ID: actor("amina"), ExpectedVersion: 1, JobTitle: graph.To(ptr("Cook"))})
	p.do(p.cora, graph.ChangeActor{ID: actor("bo"), ExpectedVersion: 1, JobTitle: graph.To(ptr("Baker"))})
	p.do(p.lena, graph.ChangeActor{ID: actor("amina"), ExpectedVersion: 2, JobTitle: graph.To(ptr("Head cook"))})
	p.do(p.mo, graph.ChangeActor{ID: actor("farid"), ExpectedVersion: 1, JobTitle: graph.To(ptr("Driver"))})
}

func by(scope graph.Scope) *string { return &scope.Account().ID }

func changesByAuthor(p *place) {
	p.deeds()
	for _, c := range []struct {
		area string
		who  graph.Scope
		want string
	}{
		{"dock", p.lena, "ADDED amina | ADDED rent | ADDED bo | CHANGED amina"},
		{"dock", p.mo, "ADDED Tie"},
		{"dock", p.cora, "CHANGED amina | CHANGED bo"},
		{"mill", p.mo, "ADDED farid | ADDED Tie | CHANGED farid"},
		{"mill", p.lena, ""},
		{"dock", p.ada, ""},
	} {
		p.want(c.area, p.changesBy(p.cora, graph.ChangesQuery{Area: c.area, By: by(c.who)}), c.want)
	}
	p.want("nobody", p.changesBy(p.cora, graph.ChangesQuery{Area: "dock", By: ptr("acc_nobody")}), "")
}

func changesOfActor(p *place) {
	p.deeds()
	p.want("Amina in Dock", p.changesBy(p.lena, graph.ChangesQuery{Area: "dock", Actor: ptr(actor("amina"))}), "ADDED amina | ADDED Tie | CHANGED amina | CHANGED amina")
	p.want("Amina in Mill", p.changesBy(p.lena, graph.ChangesQuery{Area: "mill", Actor: ptr(actor("amina"))}), "ADDED Tie")
	p.want("Farid in Mill", p.changesBy(p.mo, graph.ChangesQuery{Area: "mill", Actor: ptr(actor("farid"))}), "ADDED farid | ADDED Tie | CHANGED farid")
	p.want("Farid in Dock", p.changesBy(p.mo, graph.ChangesQuery{Area: "dock", Actor: ptr(actor("farid"))}), "ADDED Tie")
	p.do(p.lena, graph.RemoveActor{ID: actor("amina"), ExpectedVersion: 3})
	p.want("Amina, who is gone", p.changesBy(p.mo, graph.ChangesQuery{Area: "dock", Actor: ptr(actor("amina"))}),
		"ADDED amina | ADDED Tie | CHANGED amina | CHANGED amina | REMOVED amina, REMOVED Tie")
	p.want("nobody", p.changesBy(p.mo, graph.ChangesQuery{Area: "dock", Actor: ptr(actor("never"))}), "")
}

func changesByAll(p *place) {
	p.deeds()
	long, soon := ptr(time.Now().Add(-time.Hour)), ptr(time.Now().Add(time.Hour))
	q := graph.ChangesQuery{Area: "dock", Actor: ptr(actor("amina")), By: by(p.lena)}
	p.want("lena's of Amina", p.changesBy(p.cora, q), "ADDED amina | CHANGED amina")
	q.Since, q.Until = long, soon
	p.want("of this hour", p.changesBy(p.cora, q), "ADDED amina | CHANGED amina")
	q.Since, q.Until = soon, nil
	p.want("of the next", p.changesBy(p.cora, q), "")
	q = graph.ChangesQuery{Area: "dock", By: by(p.cora), Since: long}
	p.want("cora's of this hour", p.changesBy(p.cora, q), "CHANGED amina | CHANGED bo")
	q.Until, q.Since = long, nil
	p.want("cora's of before", p.changesBy(p.cora, q), "")
	q = graph.ChangesQuery{Area: "mill", Actor: ptr(actor("farid")), Since: long, Until: soon}
	p.want("anybody's", p.changesBy(p.mo, q), "ADDED farid | ADDED Tie | CHANGED farid")
}

// clock writes a change of Amina's name for each of the times, in this order, as if made then: by lena and cora in turn.
func (p *place) clock(at ...time.Time) {
	p.Helper()
	for i, t := range at {
		now := p.actorOf(p.cora, actor("amina"))
		was := *now
		before, err := json.Marshal(&was)
		if err != nil {
			p.Fatal(err)
		}
		now.Name = fmt.Sprintf("Amina %d", i)
		after, err := json.Marshal(now)
		if err != nil {
			p.Fatal(err)
		}
		change := &graph.Change{ID: graph.NewID(graph.ChangePrefix), At: t, ByID: by([]graph.Scope{p.lena, p.cora}[i%2]), AreaIDs: []string{p.dock}, Records: []*graph.RecordChange{{
			RecordID: now.ID, Kind: graph.Changed, Before: before, After: after, AreaID: p.dock, Audience: now.Audience(),
		}}}
		err = p.store.Write(p.ctx, func(tx graph.Tx) error {
			if _, err := tx.Lock(p.ctx, change.AreaIDs); err != nil {
				return err
			}
			return tx.Apply(p.ctx, graph.Batch{Put: graph.Records{Actors: []*graph.Actor{now}}, Change: change})
		})
		if err != nil {
			p.Fatal(err)
		}
	}
}

// named is the name that each change gave.
func named(c *graph.Change) string {
	var to struct{ Name string }
	_ = json.Unmarshal(c.Records[0].After, &to) // a change that gave none shows none
	return strings.TrimPrefix(to.Name, "Amina ")
}

func (p *place) namedBy(q graph.ChangesQuery) string {
	p.Helper()
	page := must[*graph.Page[*graph.Change]](p)(p.m.Changes(p.ctx, p.cora, q, graph.PageArgs{First: ptr(100)}))
	p.want("the total", must[map[string]int](p)(p.m.Total(p.ctx, p.cora, page.Filter))[p.dock], len(page.Items))
	var out []string
	for _, c := range page.Items {
		out = append(out, named(c))
	}
	return strings.Join(out, " ")
}

var spring = time.Date(2024, 5, 1, 12, 0, 0, 0, time.UTC)

func changesInTime(p *place) {
	p.aloneTown()
	ms := func(n int) time.Time { return spring.Add(time.Duration(n) * time.Millisecond) }
	p.clock(ms(0), ms(1), ms(1), ms(5), ms(3), ms(9)) // the fifth by a clock that was behind
	for _, c := range []struct {
		since, until *time.Time
		want         string
	}{
		{ptr(ms(0)), ptr(ms(10)), "0 1 2 4 3 5"},
		{ptr(ms(1)), ptr(ms(9)), "1 2 4 3"},
		{ptr(ms(1)), ptr(ms(1).Add(time.Microsecond)), "1 2"},
		{ptr(ms(1).Add(time.Microsecond)), ptr(ms(5)), "4"},
		{ptr(ms(6)), ptr(ms(9)), ""},
		{nil, ptr(ms(1)), "0"},
		{ptr(ms(-5)), ptr(ms(0)), ""},
		{nil, ptr(time.Date(1960, 1, 1, 0, 0, 0, 0, time.UTC)), ""},
		{ptr(time.Date(1, 1, 2, 0, 0, 0, 0, time.UTC)), ptr(ms(1)), "0"},
		{ptr(time.Date(9999, 12, 31, 23, 59, 59, 0, time.UTC)), nil, ""},
		{ptr(ms(0)), ptr(time.Date(9999, 12, 31, 23, 59, 59, 0, time.UTC)), "0 1 2 4 3 5"},
	} {
		q := graph.ChangesQuery{Area: "dock", Since: c.since, Until: c.until}
		if c.until == nil || c.until.Year() == 9999 {
			q.By = by(p.cora) // without those that set up the place, which are of today
			p.want(fmt.Sprintf("cora's from %v to %v", c.since, c.until), p.namedBy(q), odd(c.want))
			continue
		}
		p.want(fmt.Sprintf("from %v to %v", c.since, c.until), p.namedBy(q), c.want)
		q.By = by(p.cora)
		p.want(fmt.Sprintf("cora's from %v to %v", c.since, c.until), p.namedBy(q), odd(c.want))
	}
	p.want("Amina's, in the order of the commits", p.namedBy(graph.ChangesQuery{Area: "dock", Actor: ptr(actor("amina")), Since: ptr(ms(1)), Until: ptr(ms(9))}), "1 2 3 4")
}

// odd keeps the odd numbers of a list, which are cora's.
func odd(list string) string {
	return strings.Join(slices.DeleteFunc(strings.Fields(list), func(n string) bool { return (n[0]-'0')%2 == 0 }), " ")
}

func changesByPages(p *place) {
	p.aloneTown()
	var at []time.Time
	var all, hers []string
	for i := range 9 {
		at = append(at, spring.Add(time.Duration(i/2)*time.Second))
		all = append(all, fmt.Sprint(i))
		if i%2 == 1 {
			hers = append(hers, fmt.Sprint(i))
		}
	}
	p.clock(at...)
	end := spring.Add(time.Minute)
	for _, c := range []struct {
		what string
		q    graph.ChangesQuery
		want []string
	}{
		{"of a time", graph.ChangesQuery{Until: &end}, all},
		{"cora's", graph.ChangesQuery{By: by(p.cora)}, hers},
		{"Amina's of a time", graph.ChangesQuery{Actor: ptr(actor("amina")), Until: &end}, all},
		{"Amina's by cora", graph.ChangesQuery{Actor: ptr(actor("amina")), By: by(p.cora)}, hers},
	} {
		c.q.Area = "dock"
		everyWay(p, c.what, c.want, named, func(args graph.PageArgs) (*graph.Page[*graph.Change], error) {
			return p.m.Changes(p.ctx, p.cora, c.q, args)
		}, 1, 2, 5, 100)
	}
}

func changesByCursors(p *place) {
	p.deeds()
	one := graph.PageArgs{First: ptr(1)}
	lists := []graph.ChangesQuery{
		{}, {By: by(p.lena)}, {By: by(p.cora)}, {Actor: ptr(actor("amina"))}, {Since: &spring}, {Since: &spring, By: by(p.lena)}, {Actor: ptr(actor("amina")), Since: &spring},
	}
	for i := range lists {
		lists[i].Area = "dock"
	}
	for i, of := range lists {
		page := must[*graph.Page[*graph.Change]](p)(p.m.Changes(p.ctx, p.cora, of, one))
		for j, other := range lists {
			_, err := p.m.Changes(p.ctx, p.cora, other, graph.PageArgs{After: &page.Cursors[0]})
			if i == j {
				if err != nil {
					p.Errorf("the cursor of list %d: %v", i, err)
				}
				continue
			}
			p.fails(err, "INVALID cursor.other after")
		}
	}
	for _, f := range []graph.ChangeFilter{{AreaID: p.dock, AuthorID: p.lena.Account().ID}, {AreaID: p.dock, ActorID: actor("amina")}} {
		for _, r := range []graph.Range{{Above: id(graph.ChangePrefix, "never"), Limit: 9}, {Below: id(graph.ChangePrefix, "never"), Limit: 9, Descending: true}} {
			p.want("beyond a change that never was", len(must[[]*graph.Change](p)(p.store.Changes(p.ctx, p.cora, f, r))), 0)
		}
	}
}

func changesByUnseen(p *place) {
	p.deeds()
	p.do(p.lena, graph.AddActor{ID: ptr(actor("carla")), Kind: graph.KindAlly, Area: "dock", Name: "Carla", Visibility: graph.Private, Link: &graph.FirstLink{Type: graph.Knows, To: ptr(actor("amina"))}})
	p.want("lena's, as mo sees them", p.changesBy(p.mo, graph.ChangesQuery{Area: "dock", By: by(p.lena)}), "ADDED amina | ADDED rent | CHANGED amina")
	p.want("Amina's, as cora sees them", p.changesBy(p.cora, graph.ChangesQuery{Area: "dock", Actor: ptr(actor("amina"))}), "ADDED amina | ADDED Tie | CHANGED amina | CHANGED amina")
	p.want("Carla's, as cora sees them", p.changesBy(p.cora, graph.ChangesQuery{Area: "dock", Actor: ptr(actor("carla"))}), "")
	p.want("Bo's, as mo sees them", p.changesBy(p.mo, graph.ChangesQuery{Area: "dock", Actor: ptr(actor("bo"))}), "")
	p.do(p.mo, graph.ChangeLink{ID: link("Tie"), ExpectedVersion: 1, Visibility: graph.To(graph.InArea)})
	p.want("mo's, now that the tie is for his team", p.changesBy(p.lena, graph.ChangesQuery{Area: "dock", By: by(p.mo)}), "")
}

func changesByRefused(p *place) {
	p.aloneTown()
	for _, c := range []struct {
		q    graph.ChangesQuery
		want string
	}{
		{graph.ChangesQuery{Area: "dock", Since: &spring, Until: &spring}, "INVALID time.order until"},
		{graph.ChangesQuery{Area: "dock", Since: ptr(spring.Add(1)), Until: &spring}, "INVALID time.order until"},
		{graph.ChangesQuery{Area: "dock", By: ptr("")}, "INVALID id.invalid by"},
		{graph.ChangesQuery{Area: "dock", Actor: ptr("")}, "INVALID id.invalid actor"},
		{graph.ChangesQuery{Area: "quay", By: by(p.lena)}, "NOT_FOUND area.unknown area"},
	} {
		_, err := p.m.Changes(p.ctx, p.lena, c.q, graph.PageArgs{})
		p.fails(err, c.want)
	}
}

// logBy asks the areas' logs by author, by actor and by time.
func (q *asking) logBy() {
	for i, slug := range []string{"dock", "mill"} {
		var asked []graph.ChangesQuery
		for _, a := range q.d.accounts {
			asked = append(asked, graph.ChangesQuery{By: &a.ID})
		}
		for _, of := range q.d.few(q.d.actors) {
			asked = append(asked, graph.ChangesQuery{Actor: &of}, graph.ChangesQuery{Actor: &of, By: &q.d.accounts[i].ID})
		}
		seen, err := q.p.m.Changes(q.p.ctx, q.scope, graph.ChangesQuery{Area: slug}, graph.PageArgs{First: ptr(100)})
		if err == nil && len(seen.Items) > 2 {
			first, last := seen.Items[len(seen.Items)/3].At, seen.Items[len(seen.Items)*2/3].At.Add(time.Millisecond)
			asked = append(asked, graph.ChangesQuery{Since: &first, Until: &last}, graph.ChangesQuery{Since: &first, By: &q.d.accounts[2].ID})
		}
		for _, of := range asked {
			of.Area = slug
			through(q, "changes "+asJSON(of), pageSizes[1:2], func(args graph.PageArgs) (*graph.Page[*graph.Change], error) {
				return q.p.m.Changes(q.p.ctx, q.scope, of, args)
			})
			page, err := q.p.m.Changes(q.p.ctx, q.scope, of, graph.PageArgs{First: ptr(1)})
			if err == nil {
				q.total(page.Filter, q.d.areas[i])
			}
		}
	}
}
