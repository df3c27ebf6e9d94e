// Package graphtest is the suite that a store passes whole. It knows what the map promises, as claims with the answers
// written by hand; it refuses to know any database: no case asks which store it runs on, and none can be skipped.
//
// Run has the claims, each on a fresh store. RunNonInterference draws random maps and compares every answer with the
// answer on a copy from which all that is hidden was left out.
package graphtest

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/allymap/allymap/graph"
)

// claim is one case: what is claimed, and what shows it.
type claim struct {
	name string
	show func(p *place)
}

// Run shows every claim, each on a store of its own. open hands out a store with nothing in it; it is called again only
// after the store before was closed, which is Run's to do.
func Run(t *testing.T, open func(t testing.TB) graph.Store) {
	themes := []struct {
		name   string
		claims []claim
	}{
		{"accounts", accountClaims},
		{"passes", passClaims},
		{"areas", areaClaims},
		{"pages", pageClaims},
		{"links", linkClaims},
		{"assessments", assessmentClaims},
		{"meetings", meetingClaims},
		{"meeting edits", meetingEditClaims},
		{"unmet", unmetClaims},
		{"agenda", agendaClaims},
		{"issues", issueClaims},
		{"standing", standingClaims},
		{"changes", changeClaims},
		{"history", historyClaims},
		{"changes by", changesByClaims},
		{"sources", sourceClaims},
		{"input", inputClaims},
		{"said", saidClaims},
		{"additions", additionClaims},
		{"edits", editClaims},
		{"hidden", hiddenClaims},
		{"twins", twinClaims},
		{"keys", keyClaims},
		{"writers", writerClaims},
		{"undo", undoClaims},
		{"batches", batchClaims},
		{"search", searchClaims},
		{"neighbourhood", neighbourhoodClaims},
		{"introductions", introductionClaims},
		{"alternatives", alternativeClaims},
		{"people", peopleClaims},
		{"wholes", wholeClaims},
		{"positions", positionClaims},
		{"views", viewClaims},
		{"bridges", bridgeClaims},
		{"groups", groupClaims},
		{"team", teamClaims},
		{"gaps", gapClaims},
		{"duplicates", duplicateClaims},
		{"contexts", contextClaims},
	}
	for _, theme := range themes {
		t.Run(theme.name, func(t *testing.T) {
			for _, c := range theme.claims {
				t.Run(c.name, func(t *testing.T) {
					p := settle(t, open(t))
					defer p.leave()
					c.show(p)
				})
			}
		})
	}
}

// place is a store with two areas, four people who sign in, and nothing on the map yet.
type place struct {
	*testing.T
	store graph.Store
	m     *graph.Map
	ctx   context.Context

	lena graph.Scope // a leader in Dock
	mo   graph.Scope // a leader in Mill
	cora graph.Scope // a coordinator of all areas
	ada  graph.Scope // an administrator
	op   graph.Scope // an operator's command, nobody's account

	dock string            // id of the area
	mill string            // id of the area
	keys map[string]string // by name
}

// id is an id that can be read in a failure: the prefix, the name, and as many zeros as it takes.
func id(prefix, name string) string {
	return prefix + name + strings.Repeat("0", 22-len(name))
}

func actor(name string) string { return id(graph.ActorPrefix, name) }
func link(name string) string  { return id(graph.LinkPrefix, name) }
func issue(name string) string { return id(graph.IssuePrefix, name) }

// bare is a place without areas or accounts.
func bare(t *testing.T, store graph.Store) *place {
	t.Helper()
	return &place{T: t, store: store, m: graph.NewMap(store), ctx: t.Context(), keys: map[string]string{}}
}

func settle(t *testing.T, store graph.Store) *place {
	t.Helper()
	p := bare(t, store)
	p.settleAreas()
	for _, a := range []struct {
		name  string
		role  graph.Role
		areas []string
		scope *graph.Scope
	}{
		{"lena", graph.RoleLeader, []string{p.dock}, &p.lena},
		{"mo", graph.RoleLeader, []string{p.mill}, &p.mo},
		{"cora", graph.RoleCoordinator, nil, &p.cora},
		{"ada", graph.RoleAdmin, nil, &p.ada},
	} {
		*a.scope = p.account(a.name, a.role, a.areas...)
	}
	return p
}

// settleAreas makes the two areas, in one change.
func (p *place) settleAreas() {
	p.Helper()
	p.op = must[graph.Scope](p)(p.m.Operator(p.ctx))
	outs := p.all(p.op, graph.AddArea{Slug: "dock", Name: "Dock"}, graph.AddArea{Slug: "mill", Name: "Mill"})
	p.dock, p.mill = outs[0].Area.ID, outs[1].Area.ID
	p.op = must[graph.Scope](p)(p.m.Operator(p.ctx))
}

// account saves an account whose id can be read, and gives its scope.
func (p *place) account(name string, role graph.Role, areas ...string) graph.Scope {
	p.Helper()
	key := "key of " + name
	a := &graph.Account{ID: id(graph.AccountPrefix, name), Name: name, Role: role, AreaIDs: areas, KeyHash: graph.HashKey(key)}
	if err := p.store.SaveAccount(p.ctx, a); err != nil {
		p.Fatal(err)
	}
	p.keys[name] = key
	return graph.ScopeOf(a, p.op.Areas())
}

func (p *place) leave() {
	p.Helper()
	if err := p.store.Close(); err != nil {
		p.Errorf("closing: %v", err)
	}
}

// do carries out an edit that must be done.
func (p *place) do(scope graph.Scope, e graph.Edit) graph.Outcome {
	p.Helper()
	out, err := p.m.Do(p.ctx, scope, graph.NewID("key_"), e)
	if err != nil || len(out.Refused) > 0 {
		p.Fatalf("%T: %v %s", e, err, told(out.Refused))
	}
	return out
}

// all carries out a batch of which every edit must be done.
func (p *place) all(scope graph.Scope, edits ...graph.Edit) []graph.Outcome {
	p.Helper()
	outs, err := p.m.DoAll(p.ctx, scope, edits)
	if err != nil {
		p.Fatal(err)
	}
	for i, out := range outs {
		if len(out.Refused) > 0 {
			p.Fatalf("%#v: %s", edits[i], told(out.Refused))
		}
	}
	return outs
}

// refused carries out an edit that must be refused, as "CODE reason field" each, and gives what came with it.
func (p *place) refused(scope graph.Scope, e graph.Edit, want ...string) graph.Outcome {
	p.Helper()
	out, err := p.m.Do(p.ctx, scope, graph.NewID("key_"), e)
	if err != nil {
		p.Fatalf("%T: %v", e, err)
	}
	if got := told(out.Refused); got != strings.Join(want, "; ") {
		p.Errorf("%T is refused with\n  %s, not with\n  %s", e, got, strings.Join(want, "; "))
	}
	if out.Change != nil {
		p.Errorf("%T was refused and wrote the change %s", e, out.Change.ID)
	}
	return out
}

// told is refusals in short: code, reason and field of each.
func told(refused graph.Errors) string {
	parts := make([]string, len(refused))
	for i, e := range refused {
		parts[i] = strings.TrimSpace(fmt.Sprintf("%s %s %s", e.Code, e.Reason, strings.Join(e.Field, ".")))
	}
	return strings.Join(parts, "; ")
}

// fails compares the refusals in an error, as "CODE reason field" each.
func (p *place) fails(err error, want ...string) {
	p.Helper()
	refused := graph.Refusals(err)
	if refused == nil {
		p.Errorf("got the error %v, not %s", err, strings.Join(want, "; "))
		return
	}
	if got := told(refused); got != strings.Join(want, "; ") {
		p.Errorf("got the error %s, not %s", got, strings.Join(want, "; "))
	}
}

// must gives what a read gave, which must not have failed.
func must[T any](p *place) func(T, error) T {
	return func(v T, err error) T {
		p.Helper()
		if err != nil {
			p.Fatal(err)
		}
		return v
	}
}

// want compares what was got with what was expected, as they print.
func (p *place) want(what string, got, want any) {
	p.Helper()
	if g, w := fmt.Sprint(got), fmt.Sprint(want); g != w {
		p.Errorf("%s:\n  got  %s\n  want %s", what, g, w)
	}
}

func ptr[T any](v T) *T { return &v }

// names are the names of actors, in their order.
func names(actors []*graph.Actor) string {
	out := make([]string, len(actors))
	for i, a := range actors {
		out[i] = a.Name
	}
	return strings.Join(out, ", ")
}

func linkIDs(links []*graph.Link) string {
	out := make([]string, len(links))
	for i, l := range links {
		out[i] = short(l.ID)
	}
	return strings.Join(out, ", ")
}

// short is an id as id made it of a name.
func short(id string) string {
	_, name, _ := strings.Cut(id, "_")
	return strings.TrimRight(name, "0")
}

func shorts(ids []string) string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = short(id)
	}
	slices.Sort(out)
	return strings.Join(out, ", ")
}

// line is values with a space between each.
func line(values ...any) string { return strings.TrimSuffix(fmt.Sprintln(values...), "\n") }
