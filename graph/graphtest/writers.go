package graphtest

import (
	"errors"
	"fmt"
	"sync/atomic"

	"github.com/allymap/allymap/graph"
)

var writerClaims = []claim{
	{"of two writers on one version one is done and one meets a conflict", twoWriters},
	{"what f gives back is what Write gives back, and nothing is written", func(p *place) {
		own := errors.New("own")
		err := p.store.Write(p.ctx, func(graph.Tx) error { return own })
		p.want("the error", err, own)
	}},
	{"8 writers in one area: every change once, in one order, and the counts are right", eightInOneArea},
	{"8 writers across two areas: every change once in each, in one order, and none waits forever", eightAcross},
	{"of many who add one tie at once, one does", manyOneTie},
	{"of many who add one area at once, one does", manyOneArea},
	{"of many who take one id at once, one does", manyOneID},
	{"a link is never left without an end", endRemovedMeanwhile},
	{"the clock of the store goes by whole milliseconds, in UTC", func(p *place) {
		now := p.now()
		p.want("in UTC, whole", []any{now.Location(), now.Nanosecond() % 1e6}, []any{"UTC", 0})
	}},
}

func twoWriters(p *place) {
	p.town()
	for round := range 5 {
		var done, conflicts atomic.Int32
		together(2, func(i int) {
			out, err := p.m.Do(p.ctx, p.lena, graph.NewID("key_"), graph.ChangeActor{ID: actor("bo"), ExpectedVersion: round + 1, Summary: graph.To(ptr(fmt.Sprint(round, i)))})
			switch {
			case err != nil:
				p.Error(err)
			case len(out.Refused) == 0:
				done.Add(1)
			case told(out.Refused) == "CONFLICT version.stale expectedVersion" && out.Actor.Version == round+2:
				conflicts.Add(1)
			default:
				p.Error(told(out.Refused))
			}
		})
		p.want("done and in conflict", []int32{done.Load(), conflicts.Load()}, []int32{1, 1})
	}
}

const writers, writes = 8, 5

// write has 8 writers do 5 edits each, and gives the changes in the order in which each writer had them.
func (p *place) write(scope graph.Scope, edit func(writer, i int) graph.Edit) [writers][]string {
	p.Helper()
	var out [writers][]string
	together(writers, func(w int) {
		for i := range writes {
			o, err := p.m.Do(p.ctx, scope, graph.NewID("key_"), edit(w, i))
			if err != nil || len(o.Refused) > 0 {
				p.Errorf("writer %d: %v %s", w, err, told(o.Refused))
				return
			}
			out[w] = append(out[w], o.Change.ID)
		}
	})
	return out
}

// inOrder checks that the list has each change once, each writer's in its own order, and nothing else after the first skip.
func (p *place) inOrder(list []string, skip int, done [writers][]string) {
	p.Helper()
	p.want("how many changes", len(list)-skip, writers*writes)
	place := map[string]int{}
	for i, id := range list {
		if _, twice := place[id]; twice {
			p.Errorf("%s is there twice", id)
		}
		place[id] = i
	}
	for w, own := range done {
		last := skip - 1
		for _, id := range own {
			at, ok := place[id]
			if !ok || at <= last {
				p.Errorf("writer %d's change is at %d (%v) after %d", w, at, ok, last)
			}
			last = at
		}
	}
}

func eightInOneArea(p *place) {
	done := p.write(p.lena, func(w, i int) graph.Edit { return p.addAlly(fmt.Sprintf("%d %d", w, i)) })
	p.inOrder(p.changeIDs(p.lena, "dock"), 1, done)
	p.want("how many actors", must[map[string]int](p)(p.m.Total(p.ctx, p.lena, graph.ActorFilter{AreaID: p.dock}))[p.dock], writers*writes)
}

func eightAcross(p *place) {
	for w := range writers {
		p.do(p.cora, graph.AddActor{ID: ptr(actor(fmt.Sprint("d", w+1))), Kind: graph.KindAlly, Area: "dock", Name: "D"})
		p.do(p.cora, graph.AddActor{ID: ptr(actor(fmt.Sprint("m", w+1))), Kind: graph.KindAlly, Area: "mill", Name: "M"})
	}
	skip := len(p.changes(p.cora, "dock"))
	done := p.write(p.cora, func(w, i int) graph.Edit {
		from, to := actor(fmt.Sprint("d", w+1)), actor(fmt.Sprint("m", i+1))
		if (w+i)%2 == 0 {
			from, to = to, from // so that some begin in Mill
		}
		return graph.AddLink{Type: graph.Influences, From: from, To: to}
	})
	dock, mill := p.changeIDs(p.cora, "dock")[skip:], p.changeIDs(p.cora, "mill")[skip:]
	p.inOrder(dock, 0, done)
	p.want("Mill has them in the same order", mill, dock)
	counts := must[map[string]int](p)(p.m.Degrees(p.ctx, p.cora, []string{actor("d1"), actor("m1"), actor("m8")}))
	p.want("degrees", []int{counts[actor("d1")], counts[actor("m1")], counts[actor("m8")]}, []int{writes, writers, 0})
}

// oneOf has many do the same at once, one of whom must succeed and the others be refused with want.
func (p *place) oneOf(want string, edit func(i int) (graph.Scope, graph.Edit)) {
	p.Helper()
	var done atomic.Int32
	together(8, func(i int) {
		scope, e := edit(i)
		out, err := p.m.Do(p.ctx, scope, graph.NewID("key_"), e)
		switch got := told(out.Refused); {
		case err != nil:
			p.Error(err)
		case got == "":
			done.Add(1)
		case got != want:
			p.Errorf("refused with %s, not %s", got, want)
		}
	})
	p.want("how many did it", done.Load(), 1)
}

func manyOneTie(p *place) {
	p.town()
	p.oneOf("INVALID link.duplicate type", func(i int) (graph.Scope, graph.Edit) {
		ends := []string{actor("amina"), actor("farid")}
		// Each end's own leader, so that the link would be another area's.
		return []graph.Scope{p.lena, p.mo}[i%2], graph.AddLink{Type: graph.FamilyOf, From: ends[i%2], To: ends[1-i%2], Visibility: graph.Project}
	})
}

func manyOneArea(p *place) {
	p.oneOf("INVALID slug.taken slug", func(int) (graph.Scope, graph.Edit) { return p.ada, graph.AddArea{Slug: "quay", Name: "Quay"} })
	p.want("areas", len(must[[]*graph.Area](p)(p.store.Areas(p.ctx))), 3)
}

func manyOneID(p *place) {
	p.oneOf("INVALID id.taken id", func(i int) (graph.Scope, graph.Edit) {
		e := p.addAlly("Ines")
		e.ID = ptr(actor("ines"))
		if i%2 == 0 {
			return p.lena, e
		}
		e.Area = "mill" // another area's lock does not keep this one out
		return p.mo, e
	})
}

func endRemovedMeanwhile(p *place) {
	for round := range 5 {
		a, b := p.ally("A"), p.ally("B")
		var removed atomic.Bool
		together(2, func(i int) {
			var e graph.Edit = graph.AddLink{Type: graph.Knows, From: a, To: b}
			if i == 0 {
				e = graph.RemoveActor{ID: b, ExpectedVersion: 1}
			}
			out, err := p.m.Do(p.ctx, p.lena, graph.NewID("key_"), e)
			if err != nil {
				p.Error(err)
			}
			if got := told(out.Refused); got != "" && got != "NOT_FOUND actor.unknown to" {
				p.Error(got)
			}
			if i == 0 && out.RemovedID != "" {
				removed.Store(true)
			}
		})
		p.want(fmt.Sprint("removed in round ", round), removed.Load(), true)
		p.want("links", p.linksOf(p.lena, a, graph.Both), "")
	}
}
