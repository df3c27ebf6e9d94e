package graphtest

import (
	"flag"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/allymap/allymap/graph"
)

// RunNonInterference draws so many random maps and somebody who asks, and compares every answer, cursors and refusals
// included, with the answer on a copy in which what is hidden from them never was. open is as Run's: the map is built,
// asked and closed before its copy is opened.
func RunNonInterference(t *testing.T, open func(t testing.TB) graph.Store, draws int) {
	times(t, draws)
	rapid.Check(t, func(r *rapid.T) {
		d := newDrawing(r, t)
		var told []answer
		var seen []*visible
		var places []*graph.MapPosition
		apart(t, d, open(t), func(p *place) {
			d.build(p)
			told = d.ask(p, d.scope(p))
			seen = d.visibleTo(p, d.scope(p))
			places = d.placesOfVisible(p, d.scope(p), seen)
			told = append(told, d.writes(p, d.scope(p))...)
		})
		apart(t, d, open(t), func(p *place) {
			copied(p, seen)
			placed(p, places)
			again := d.ask(p, d.scope(p))
			again = append(again, d.writes(p, d.scope(p))...)
			compare(r, d, told, again)
		})
	})
}

// times sets how many maps rapid draws, which it takes from its flag alone.
func times(t *testing.T, draws int) {
	t.Helper()
	const name = "rapid.checks"
	before := flag.Lookup(name).Value.String()
	if err := flag.Set(name, strconv.Itoa(draws)); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := flag.Set(name, before); err != nil {
			t.Error(err)
		}
	})
}

// apart does something with a store that is closed afterwards, whatever happens.
func apart(t *testing.T, d *drawing, store graph.Store, do func(p *place)) {
	t.Helper()
	p := bare(t, store)
	defer p.leave()
	for _, a := range d.accounts {
		p.keep(a)
	}
	do(p)
}

// keep saves an account of the drawing.
func (p *place) keep(a *graph.Account) {
	p.Helper()
	own := *a
	if err := p.store.SaveAccount(p.ctx, &own); err != nil {
		p.Fatal(err)
	}
}

// answer is a question and what was told.
type answer struct{ question, told string }

func compare(r *rapid.T, d *drawing, told, again []answer) {
	if len(told) != len(again) {
		r.Fatalf("%d answers on the map, %d on its copy", len(told), len(again))
	}
	for i, a := range told {
		b := again[i]
		if a.question != b.question {
			r.Fatalf("the %d. question is %q on the map and %q on its copy", i, a.question, b.question)
		}
		if a.told != b.told {
			r.Fatalf("%s asks: %s\n  on the map  %s\n  on its copy %s\nthe map was made so:\n  %s", d.asker, a.question, a.told, b.told, strings.Join(d.story, "\n  "))
		}
	}
}

// ask puts every question and notes what is told.
func (d *drawing) ask(p *place, scope graph.Scope) []answer {
	p.Helper()
	q := &asking{p: p, d: d, scope: scope}
	for _, ask := range []func(){q.lists, q.hangers, q.meetings, q.agendas, q.log, q.logBy, q.sources, q.records, q.searches, q.walks, q.people, q.wholes, q.views, q.standing, q.errors} {
		ask()
	}
	return q.out
}

// asking is one who asks one map everything.
type asking struct {
	p     *place
	d     *drawing
	scope graph.Scope
	out   []answer
}

func (q *asking) note(told any, question string, args ...any) {
	q.out = append(q.out, answer{fmt.Sprintf(question, args...), fmt.Sprint(told)})
}

// tell notes an answer or the refusal in its place; any other error ends the test.
func tell[T any](q *asking, v T, err error, show func(T) string, question string, args ...any) {
	q.p.Helper()
	if err != nil {
		refused := graph.Refusals(err)
		if refused == nil {
			q.p.Fatalf("%s: %v", fmt.Sprintf(question, args...), err)
		}
		q.note("refused: "+refusalText(refused), question, args...)
		return
	}
	q.note(show(v), question, args...)
}

func refusalText(refused graph.Errors) string {
	var out []string
	for _, e := range refused {
		out = append(out, fmt.Sprintf("%+v", *e))
	}
	return strings.Join(out, "; ")
}
