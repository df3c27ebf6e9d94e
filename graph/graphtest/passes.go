package graphtest

import (
	"sync/atomic"
	"time"

	"github.com/allymap/allymap/graph"
)

var passClaims = []claim{
	{"a pass is kept as it was saved, and found until it ends", passKept},
	{"a pass is replaced by its kind and hash", passReplaced},
	{"a pass that has ended, one that was used and one that never was are answered alike", passesUnknown},
	{"a link is used once, however many use it at once", linkUsedOnce},
	{"signing out everywhere ends the account's sessions, and nobody else's", signedOutEverywhere},
	{"passes of no account are dropped by their hash alone", passesOfNobody},
	{"many who save passes at once all keep theirs", passesAtOnce},
	{"a session ends with the key of its account, and with the account", sessionsEnd},
}

// later is an end that no test lives to see.
func later() time.Time { return time.Now().Add(time.Hour).UTC().Truncate(time.Millisecond) }

// pass saves a session or a link whose secret is its name.
func (p *place) pass(kind graph.PassKind, name, account string, ends time.Time) {
	p.Helper()
	err := p.store.SavePass(p.ctx, &graph.Pass{Hash: graph.HashKey(name), Kind: kind, AccountID: account, EndsAt: ends})
	if err != nil {
		p.Fatal(err)
	}
}

// knows says of each pass whether it is known.
func (p *place) knows(kind graph.PassKind, names ...string) []bool {
	p.Helper()
	out := make([]bool, len(names))
	for i, name := range names {
		_, err := p.store.Pass(p.ctx, kind, graph.HashKey(name))
		if out[i] = err == nil; !out[i] {
			p.fails(err, "NOT_FOUND pass.unknown")
		}
	}
	return out
}

func (p *place) dropped(f graph.PassFilter) int {
	p.Helper()
	return must[int](p)(p.store.DropPasses(p.ctx, f))
}

func passKept(p *place) {
	session := &graph.Pass{
		Hash: graph.HashKey("a"), Kind: graph.PassSession, AccountID: p.lena.Account().ID, Data: []byte{0, 1, 255, 'x', 0}, EndsAt: later(),
	}
	link := &graph.Pass{Hash: graph.HashKey("b"), Kind: graph.PassLink, AccountID: p.mo.Account().ID, EndsAt: later()}
	for _, pass := range []*graph.Pass{session, link} {
		if err := p.store.SavePass(p.ctx, pass); err != nil {
			p.Fatal(err)
		}
		got := must[*graph.Pass](p)(p.store.Pass(p.ctx, pass.Kind, pass.Hash))
		p.want("the pass", *got, *pass)
		p.want("in UTC", got.EndsAt.Location(), time.UTC)
	}
	p.want("a link is no session, nor a session a link", []any{p.knows(graph.PassSession, "b"), p.knows(graph.PassLink, "a")}, []any{[]bool{false}, []bool{false}})
	fine := later().Add(123_456 * time.Nanosecond)
	p.pass(graph.PassLink, "c", "", fine)
	p.want("its end goes by whole milliseconds", must[*graph.Pass](p)(p.store.Pass(p.ctx, graph.PassLink, graph.HashKey("c"))).EndsAt, fine.Truncate(time.Millisecond))
}

func passReplaced(p *place) {
	p.pass(graph.PassLink, "a", p.mo.Account().ID, later())
	saved := &graph.Pass{Hash: graph.HashKey("a"), Kind: graph.PassSession, Data: []byte("before"), EndsAt: later()}
	for _, change := range []func(){
		func() {},
		func() { saved.AccountID, saved.Data = p.lena.Account().ID, []byte("after") },
		func() { saved.Data, saved.EndsAt = nil, later().Add(time.Hour) },
	} {
		change()
		if err := p.store.SavePass(p.ctx, saved); err != nil {
			p.Fatal(err)
		}
		p.want("the session", *must[*graph.Pass](p)(p.store.Pass(p.ctx, graph.PassSession, saved.Hash)), *saved)
	}
	p.want("the link of the same hash", must[*graph.Pass](p)(p.store.Pass(p.ctx, graph.PassLink, saved.Hash)).AccountID, p.mo.Account().ID)
	p.want("there is one of it", p.dropped(graph.PassFilter{Kind: graph.PassSession, Hash: saved.Hash}), 1)
	p.pass(graph.PassLink, "a", p.mo.Account().ID, time.Now())
	p.want("replaced by one that has ended", p.knows(graph.PassLink, "a"), []bool{false})
}

func passesUnknown(p *place) {
	lena := p.lena.Account().ID
	p.pass(graph.PassLink, "ended", lena, time.Now().Add(-time.Minute))
	p.pass(graph.PassLink, "just ended", lena, p.now())
	p.pass(graph.PassLink, "used", lena, later())
	p.want("used", p.dropped(graph.PassFilter{Kind: graph.PassLink, Hash: graph.HashKey("used")}), 1)
	p.want("known", p.knows(graph.PassLink, "ended", "just ended", "used", "never was"), []bool{false, false, false, false})
	var said []string
	for _, name := range []string{"ended", "used", "never was"} {
		_, err := p.store.Pass(p.ctx, graph.PassLink, graph.HashKey(name))
		said = append(said, err.Error())
		p.want("dropped", p.dropped(graph.PassFilter{Kind: graph.PassLink, Hash: graph.HashKey(name)}), 0)
	}
	p.want("in the same words", []string{said[1], said[2]}, []string{said[0], said[0]})
	p.want("of the account", p.dropped(graph.PassFilter{Kind: graph.PassLink, AccountID: lena}), 0)
}

func linkUsedOnce(p *place) {
	for _, name := range []string{"a", "b", "c", "d", "e"} {
		p.pass(graph.PassLink, name, p.lena.Account().ID, later())
		var got atomic.Int64
		together(6, func(int) {
			n, err := p.store.DropPasses(p.ctx, graph.PassFilter{Kind: graph.PassLink, Hash: graph.HashKey(name)})
			if err != nil {
				p.Error(err)
			}
			got.Add(int64(n))
		})
		p.want("let in", got.Load(), 1)
		p.want("known after that", p.knows(graph.PassLink, name), []bool{false})
	}
}

func signedOutEverywhere(p *place) {
	lena, mo := p.lena.Account().ID, p.mo.Account().ID
	for _, name := range []string{"phone", "laptop", "wall"} {
		p.pass(graph.PassSession, name, lena, later())
	}
	p.pass(graph.PassSession, "mo's", mo, later())
	p.pass(graph.PassLink, "lena's link", lena, later())
	p.want("hers", p.dropped(graph.PassFilter{Kind: graph.PassSession, AccountID: lena}), 3)
	p.want("sessions known after that", p.knows(graph.PassSession, "phone", "laptop", "wall", "mo's"), []bool{false, false, false, true})
	p.want("links", p.knows(graph.PassLink, "lena's link"), []bool{true})
	p.want("again", p.dropped(graph.PassFilter{Kind: graph.PassSession, AccountID: lena}), 0)
}

func passesOfNobody(p *place) {
	p.pass(graph.PassSession, "nobody's", "", later())
	p.want("by nothing", p.dropped(graph.PassFilter{Kind: graph.PassSession}), 0)
	p.want("known", p.knows(graph.PassSession, "nobody's"), []bool{true})
	p.want("by its hash", p.dropped(graph.PassFilter{Kind: graph.PassSession, Hash: graph.HashKey("nobody's")}), 1)
}

func passesAtOnce(p *place) {
	for _, name := range []string{"1", "2", "3", "4", "5", "6", "7", "8"} {
		p.pass(graph.PassSession, name, p.mo.Account().ID, time.Now().Add(-time.Hour))
	}
	all := []string{"a", "b", "c", "d", "e", "f", "one", "one"}
	together(len(all), func(i int) {
		err := p.store.SavePass(p.ctx, &graph.Pass{Hash: graph.HashKey(all[i]), Kind: graph.PassSession, AccountID: p.mo.Account().ID, EndsAt: later()})
		if err != nil {
			p.Error(err)
		}
	})
	p.want("known", p.knows(graph.PassSession, all...), []bool{true, true, true, true, true, true, true, true})
	p.want("as many", p.dropped(graph.PassFilter{Kind: graph.PassSession, AccountID: p.mo.Account().ID}), 7)
}

func sessionsEnd(p *place) {
	a := *p.lena.Account()
	remembered := a.KeyHash
	p.want("she is", must[graph.Scope](p)(p.m.SignInAs(p.ctx, remembered)).Account().ID, a.ID)
	a.KeyHash = graph.HashKey("another key")
	if err := p.store.SaveAccount(p.ctx, &a); err != nil {
		p.Fatal(err)
	}
	_, err := p.m.SignInAs(p.ctx, remembered)
	p.fails(err, "NOT_FOUND account.unknown")
	a.RevokedAt = ptr(time.Now().UTC())
	if err := p.store.SaveAccount(p.ctx, &a); err != nil {
		p.Fatal(err)
	}
	_, err = p.m.SignInAs(p.ctx, a.KeyHash)
	p.fails(err, "NOT_FOUND account.unknown")
}
