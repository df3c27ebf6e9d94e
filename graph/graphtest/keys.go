package graphtest

import (
	"fmt"
	"strings"
	"sync"

	"github.com/allymap/allymap/graph"
)

var keyClaims = []claim{
	{"a key sent again with the same input has one effect and the same ids", sameKey},
	{"a repeated answer shows the records as they are by now", repeatedNow},
	{"a repeated refusal is the same refusal", repeatedRefusal},
	{"a repeated removal and a repeated undo tell what they told", repeatedRemoval},
	{"a key with other input is refused, and does nothing", otherInput},
	{"two accounts may use one key, each for its own", othersKey},
	{"a key is needed, of at most 200 characters", badKeys},
	{"a repeated answer shows nothing that the caller no longer sees", repeatedHidden},
	{"20 callers with one key have one effect and one answer", manyOfOneKey},
	{"a repeated area is found even by whoever asked before it was there", func(p *place) {
		first := must[graph.Outcome](p)(p.m.Do(p.ctx, p.ada, "k", graph.AddArea{Slug: "quay", Name: "Quay"}))
		again := must[graph.Outcome](p)(p.m.Do(p.ctx, p.ada, "k", graph.AddArea{Slug: "quay", Name: "Quay"}))
		if again.Area == nil || again.Area.ID != first.Area.ID {
			p.Errorf("again: %+v", again)
		}
	}},
}

// ids are the ids and refusals of an answer, which stay the same.
func answerOf(out graph.Outcome) string {
	var b strings.Builder
	for _, n := range []graph.Node{out.Area, out.Actor, out.Link, out.Issue, out.Assessment, out.Meeting, out.Change} {
		switch n := n.(type) {
		case *graph.Area:
			if n != nil {
				b.WriteString(n.ID + " ")
			}
		case *graph.Actor:
			if n != nil {
				b.WriteString(n.ID + " ")
			}
		case *graph.Link:
			if n != nil {
				b.WriteString(n.ID + " ")
			}
		case *graph.Issue:
			if n != nil {
				b.WriteString(n.ID + " ")
			}
		case *graph.Assessment:
			if n != nil {
				b.WriteString(n.ID + " ")
			}
		case *graph.Meeting:
			if n != nil {
				b.WriteString(n.ID + " ")
			}
		case *graph.Change:
			if n != nil {
				b.WriteString(n.ID + " ")
			}
		}
	}
	fmt.Fprint(&b, out.RemovedID, out.UndoneID, out.RemovedLinks)
	for _, e := range out.Refused {
		fmt.Fprintf(&b, " %+v", *e)
	}
	return b.String()
}

func (p *place) keyed(scope graph.Scope, key string, e graph.Edit) graph.Outcome {
	p.Helper()
	return must[graph.Outcome](p)(p.m.Do(p.ctx, scope, key, e))
}

func sameKey(p *place) {
	p.town()
	for i, e := range []graph.Edit{
		graph.AddActor{Kind: graph.KindAlly, Area: "dock", Name: "Ines", Link: &graph.FirstLink{Type: graph.Knows, To: ptr(actor("bo"))}},
		graph.ChangeActor{ID: actor("bo"), ExpectedVersion: 1, Name: graph.To("Boris")},
		graph.ChangeActorKind{ID: actor("bo"), ExpectedVersion: 2, Kind: graph.KindLeader},
		graph.AddLink{Type: graph.FamilyOf, From: actor("amina"), To: actor("bo")},
		graph.ChangeLink{ID: link("AminaBo"), ExpectedVersion: 1, Strength: graph.To(ptr(1))},
		graph.AddIssue{Area: "dock", Title: "Food"},
		graph.ChangeIssue{ID: issue("rent"), ExpectedVersion: 1, Title: graph.To("Rents")},
		graph.Assess{Actor: actor("bo"), Issue: issue("rent"), Support: "NEUTRAL"},
		graph.AddMeeting{ID: ptr(meeting("New")), Kind: "RECRUITMENT", Leaders: []string{actor("amina")}, With: []string{actor("mosque")}},
		graph.ChangeMeeting{ID: meeting("New"), ExpectedVersion: 1, Agreed: graph.To(ptr("x"))},
		graph.RemoveMeeting{ID: meeting("New"), ExpectedVersion: 2},
	} {
		key := fmt.Sprint("key ", i)
		first := p.keyed(p.lena, key, e)
		if len(first.Refused) > 0 || first.Change == nil {
			p.Fatalf("%T: %s", e, told(first.Refused))
		}
		before := p.changeIDs(p.lena, "dock")
		for _, k := range []string{key, " " + key + " "} {
			again := p.keyed(p.lena, k, e)
			p.want(fmt.Sprintf("%T again", e), answerOf(again), answerOf(first))
		}
		p.want("the log", p.changeIDs(p.lena, "dock"), before)
	}
	again := p.keyed(p.lena, "key 0", graph.AddActor{Kind: graph.KindAlly, Area: "dock", Name: "Ines", Link: &graph.FirstLink{Type: graph.Knows, To: ptr(actor("bo"))}})
	p.want("with its ends", again.Link.From.Name+" "+again.Link.To.Name, "Ines Boris")
}

func repeatedNow(p *place) {
	e := p.addAlly("Ines")
	first := p.keyed(p.lena, "k", e)
	p.do(p.lena, graph.ChangeActor{ID: first.Actor.ID, ExpectedVersion: 1, Name: graph.To("Inês")})
	again := p.keyed(p.lena, "k", e)
	p.want("as it is by now", []any{again.Actor.ID, again.Actor.Name, again.Actor.Version}, []any{first.Actor.ID, "Inês", 2})
	p.do(p.lena, graph.RemoveActor{ID: first.Actor.ID, ExpectedVersion: 2})
	again = p.keyed(p.lena, "k", e)
	p.want("gone by now, with its change", []any{again.Actor == nil, again.Change.ID}, []any{true, first.Change.ID})
	p.want("and not there", p.present(p.lena, first.Actor.ID), "")
}

func repeatedRefusal(p *place) {
	p.town()
	stale := graph.ChangeActor{ID: actor("bo"), ExpectedVersion: 5, Name: graph.To("X")}
	first := p.keyed(p.lena, "stale", stale)
	p.do(p.lena, graph.ChangeActor{ID: actor("bo"), ExpectedVersion: 1, Name: graph.To("Boris")})
	again := p.keyed(p.lena, "stale", stale)
	p.want("a conflict", told(again.Refused), "CONFLICT version.stale expectedVersion")
	p.want("in the same words", again.Refused, first.Refused)
	p.want("with the record as it is by now", again.Actor.Name, "Boris")
	late := graph.AddLink{Type: graph.Knows, From: actor("amina"), To: actor("dora")}
	first = p.keyed(p.lena, "late", late)
	e := p.addAlly("Dora")
	e.ID = ptr(actor("dora"))
	p.do(p.lena, e)
	again = p.keyed(p.lena, "late", late)
	p.want("what could be done by now", answerOf(again), answerOf(first))
	p.want("is done under another key", told(p.keyed(p.lena, "late 2", late).Refused), "")
}

func repeatedRemoval(p *place) {
	p.town()
	gone := graph.RemoveActor{ID: actor("bo"), ExpectedVersion: 1}
	first := p.keyed(p.lena, "gone", gone)
	p.want("again", answerOf(p.keyed(p.lena, "gone", gone)), answerOf(first))
	back := p.keyed(p.lena, "back", graph.Undo{Change: first.Change.ID})
	p.want("undone", []any{back.UndoneID, told(back.Refused)}, []any{first.Change.ID, ""})
	p.want("again", answerOf(p.keyed(p.lena, "back", graph.Undo{Change: first.Change.ID})), answerOf(back))
	p.want("and the removal again does nothing", answerOf(p.keyed(p.lena, "gone", gone)), answerOf(first))
	p.want("he is back", p.present(p.lena, actor("bo")), "bo")
}

func otherInput(p *place) {
	p.town()
	p.keyed(p.lena, "k", p.addAlly("Ines"))
	before := p.changeIDs(p.lena, "dock")
	for _, e := range []graph.Edit{
		p.addAlly("Ivo"),
		graph.AddIssue{Area: "dock", Title: "Ines"},
		graph.RemoveActor{ID: actor("bo"), ExpectedVersion: 1},
		graph.RemoveLink{ID: actor("bo"), ExpectedVersion: 1},
	} {
		out := p.keyed(p.lena, "k", e)
		p.want("other input", told(out.Refused), "KEY_REUSED key.reused key")
		p.want("nothing comes with it", out.Actor == nil && out.Change == nil, true)
	}
	p.want("the log", p.changeIDs(p.lena, "dock"), before)
	p.want("the first again", p.keyed(p.lena, "k", p.addAlly("Ines")).Actor.Name, "Ines")
	p.keyed(p.lena, "refused", p.addAlly(""))
	p.want("after a refusal too", told(p.keyed(p.lena, "refused", p.addAlly("Ivo")).Refused), "KEY_REUSED key.reused key")
}

func othersKey(p *place) {
	e := p.addAlly("Ines")
	one, two := p.keyed(p.lena, "k", e), p.keyed(p.cora, "k", e)
	p.want("two people", one.Actor.ID == two.Actor.ID, false)
	three := p.keyed(p.op, "k", e)
	p.want("three", []bool{three.Actor.ID == one.Actor.ID, three.Actor.ID == two.Actor.ID}, []bool{false, false})
	p.want("each has its own", answerOf(p.keyed(p.cora, "k", e)), answerOf(two))
	p.want("in the list", p.seenIn(p.lena, "dock"), "Ines, Ines, Ines")
}

func badKeys(p *place) {
	for key, want := range map[string]string{
		"": "INVALID key.empty key", " ": "INVALID key.empty key", strings.Repeat("k", 201): "INVALID text.tooLong key",
		"a\x00": "INVALID text.control key", "a\xff": "INVALID text.utf8 key",
	} {
		p.want("the key "+key, told(p.keyed(p.lena, key, p.addAlly("Ines")).Refused), want)
	}
	p.want("nobody was added", p.seenIn(p.lena, "dock"), "")
	p.want("a long one", told(p.keyed(p.lena, strings.Repeat("é", 200), p.addAlly("Ines")).Refused), "")
	p.want("a strange one", told(p.keyed(p.lena, `' OR 1=1 --`, p.addAlly("Ivo")).Refused), "")
	p.want("its case counts", told(p.keyed(p.lena, `' or 1=1 --`, p.addAlly("Ida")).Refused), "")
}

func repeatedHidden(p *place) {
	p.town()
	e := graph.ChangeActor{ID: actor("bo"), ExpectedVersion: 1, Summary: graph.To(ptr("x"))}
	first := p.keyed(p.cora, "k", e)
	p.do(p.lena, graph.ChangeActor{ID: actor("bo"), ExpectedVersion: 2, Visibility: graph.To(graph.Private)})
	again := p.keyed(p.cora, "k", e)
	p.want("cora's again", []any{first.Actor.Name, again.Actor == nil, again.Change == nil, told(again.Refused)}, []any{"Bo", true, true, ""})
}

// together runs f in as many goroutines, which begin at once, and waits for them.
func together(many int, f func(i int)) {
	var all sync.WaitGroup
	begin := make(chan struct{})
	for i := range many {
		all.Go(func() {
			<-begin
			f(i)
		})
	}
	close(begin)
	all.Wait()
}

func manyOfOneKey(p *place) {
	p.town()
	for _, e := range []graph.Edit{
		graph.AddActor{Kind: graph.KindAlly, Area: "dock", Name: "Ines", Link: &graph.FirstLink{Type: graph.Knows, To: ptr(actor("bo"))}},
		graph.AddLink{Type: graph.FamilyOf, From: actor("bo"), To: actor("gita")},
		graph.ChangeActor{ID: actor("bo"), ExpectedVersion: 1, Name: graph.To("Boris")},
		graph.RemoveActor{ID: actor("bo"), ExpectedVersion: 2},
	} {
		before := len(p.changes(p.cora, "dock"))
		answers := make([]string, 20)
		together(len(answers), func(i int) {
			out, err := p.m.Do(p.ctx, p.cora, fmt.Sprintf("%T", e), e)
			answers[i] = fmt.Sprint(answerOf(out), err)
		})
		for _, a := range answers {
			p.want(fmt.Sprintf("%T", e), a, answers[0])
		}
		if strings.Contains(answers[0], "INVALID") || !strings.Contains(answers[0], graph.ChangePrefix) {
			p.Errorf("%T: %s", e, answers[0])
		}
		p.want("one effect", len(p.changes(p.cora, "dock")), before+1)
	}
}
