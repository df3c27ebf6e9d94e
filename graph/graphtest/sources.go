package graphtest

import (
	"fmt"
	"slices"
	"strings"

	"github.com/allymap/allymap/graph"
)

var sourceClaims = []claim{
	{"of a link: who said it first, how they know, and what was said of it since", sourcesOfLink},
	{"of an actor: itself, its links and its assessments, what was said last first", sourcesOfActor},
	{"a meeting is among what was said of whoever was there", sourcesOfMeeting},
	{"what was removed is said no more, and what came back was said again", sourcesOfRemoved},
	{"nobody learns of what is hidden", sourcesUnseen},
	{"so many are told as were asked for, and it is said that there are more", sourcesBound},
	{"where many changes were made, the last are looked through", sourcesOfMany},
	{"it is said how many changes were looked through, as far as they are seen", sourcesSeen},
	{"only what somebody said has a source", sourcesRefused},
}

// sourced is who said what, in short: the record, by whom, how they know, and each revision with its fields.
func sourced(s *graph.Sources) string {
	who := func(id *string) string {
		if id == nil {
			return "-"
		}
		return short(*id)
	}
	var out []string
	for _, a := range s.Assertions {
		basis, source := graph.Basis("-"), "-"
		if a.Basis != nil {
			basis = *a.Basis
		}
		if a.Source != nil {
			source = *a.Source
		}
		text := fmt.Sprintf("%s %s %s %s", short(a.Record.NodeID()), who(a.ByID), basis, source)
		for _, r := range a.Revisions {
			var fields []string
			for _, f := range r.FieldChanges(false) {
				fields = append(fields, f.Field)
			}
			text += fmt.Sprintf(" [%s %s %s]", r.Kind, who(r.ByID), strings.Join(fields, " "))
		}
		out = append(out, text)
	}
	told := strings.Join(out, "; ")
	if s.Truncated {
		told += " ..."
	}
	return told
}

func (p *place) sourced(scope graph.Scope, of string, first int) string {
	p.Helper()
	return sourced(must[*graph.Sources](p)(p.m.Sources(p.ctx, scope, of, first)))
}

// hearsay is Amina and Farid, whose tie lena heard of from the caretaker and cora made a fact; where Amina stands, as lena
// saw it; and a tie between the two that cora alone sees.
func (p *place) hearsay() {
	p.Helper()
	p.aloneTown()
	p.do(p.lena, graph.AddLink{ID: ptr(link("Tie")), Type: graph.Knows, From: actor("amina"), To: actor("farid"), Basis: ptr(graph.Hearsay), Source: ptr("caretaker"), Visibility: graph.Project})
	p.do(p.lena, graph.Assess{ID: ptr(id(graph.AssessmentPrefix, "Stand")), Actor: actor("amina"), Issue: issue("rent"), Support: "NEUTRAL", Visibility: graph.Project})
	p.do(p.cora, graph.ChangeLink{ID: link("Tie"), ExpectedVersion: 1, Basis: graph.To(ptr(graph.Fact)), Strength: graph.To(ptr(3))})
	p.do(p.cora, graph.AddLink{ID: ptr(link("Secret")), Type: graph.Influences, From: actor("amina"), To: actor("farid"), Visibility: graph.Private})
	p.do(p.mo, graph.ChangeActor{ID: actor("farid"), ExpectedVersion: 1, Source: graph.To(ptr("his sister"))})
}

func sourcesOfLink(p *place) {
	p.hearsay()
	for _, scope := range []graph.Scope{p.lena, p.mo, p.cora} {
		p.want("the tie", p.sourced(scope, link("Tie"), 50), "Tie lena FACT caretaker [CHANGED cora basis strength]")
		p.want("the assessment", p.sourced(scope, id(graph.AssessmentPrefix, "Stand"), 50), "Stand lena - -")
	}
	all := must[*graph.Sources](p)(p.m.Sources(p.ctx, p.mo, link("Tie"), 1))
	r := all.Assertions[0].Revisions[0]
	basis := r.FieldChanges(true)[0]
	p.want("what was said", []string{basis.Field, *basis.Before, *basis.After}, []string{"basis", `"HEARSAY"`, `"FACT"`})
	change, ok := must[[]graph.Node](p)(p.m.Nodes(p.ctx, p.mo, []string{r.Change}))[0].(*graph.Change)
	p.want("by which change", []any{ok, change.At.Equal(r.At)}, []any{true, true})
	tie, ok := all.Assertions[0].Record.(*graph.Link)
	p.want("the record, with its ends", []any{ok, tie.From.Name, tie.To.Name, tie.CreatedAt.Equal(all.Assertions[0].At)}, []any{true, "Amina", "Farid", true})
}

func sourcesOfActor(p *place) {
	p.hearsay()
	tie, stand := "Tie lena FACT caretaker [CHANGED cora basis strength]", "Stand lena - -"
	p.want("Amina's", p.sourced(p.lena, actor("amina"), 50), tie+"; "+stand+"; amina lena - -")
	p.want("Farid's", p.sourced(p.lena, actor("farid"), 50), "farid mo - his sister [CHANGED mo source]; "+tie)
	p.want("Amina's, as cora sees them", p.sourced(p.cora, actor("amina"), 50), "Secret cora - -; "+tie+"; "+stand+"; amina lena - -")
}

func sourcesOfMeeting(p *place) {
	p.hearsay()
	met := meeting("Met")
	p.do(p.lena, graph.AddMeeting{ID: &met, Kind: "MAINTENANCE", Leaders: []string{actor("amina")}, With: []string{actor("farid")}, Visibility: graph.Project})
	p.do(p.cora, graph.ChangeMeeting{ID: met, ExpectedVersion: 1, Agreed: graph.To(ptr("to meet again"))})
	told := "Met lena - - [CHANGED cora agreed]"
	for _, scope := range []graph.Scope{p.lena, p.mo} {
		p.want("the meeting", p.sourced(scope, met, 50), told)
		p.want("the last of Farid's", p.sourced(scope, actor("farid"), 1), told+" ...")
	}
	p.do(p.lena, graph.ChangeActor{ID: actor("amina"), ExpectedVersion: 1, Visibility: graph.To(graph.InArea)})
	_, err := p.m.Sources(p.ctx, p.mo, met, 50)
	p.fails(err, "NOT_FOUND record.unknown of")
}

func sourcesOfRemoved(p *place) {
	p.hearsay()
	gone := p.do(p.lena, graph.RemoveLink{ID: link("Tie"), ExpectedVersion: 2})
	p.want("Farid's", p.sourced(p.mo, actor("farid"), 50), "farid mo - his sister [CHANGED mo source]")
	_, err := p.m.Sources(p.ctx, p.mo, link("Tie"), 50)
	p.fails(err, "NOT_FOUND record.unknown of")
	p.do(p.cora, graph.Undo{Change: gone.Change.ID})
	fields := "basis from source strength to type visibility"
	p.want("Farid's again", p.sourced(p.mo, actor("farid"), 50), "Tie lena FACT caretaker [CHANGED cora basis strength] [REMOVED lena "+fields+"] [ADDED cora "+fields+"]; farid mo - his sister [CHANGED mo source]")
}

func sourcesUnseen(p *place) {
	p.hearsay()
	p.want("Farid's, as mo sees them", p.sourced(p.mo, actor("farid"), 50), "farid mo - his sister [CHANGED mo source]; Tie lena FACT caretaker [CHANGED cora basis strength]")
	p.do(p.lena, graph.ChangeActor{ID: actor("amina"), ExpectedVersion: 1, Visibility: graph.To(graph.InArea)})
	p.want("Farid's, as mo sees them then", p.sourced(p.mo, actor("farid"), 50), "farid mo - his sister [CHANGED mo source]")
	for _, of := range []string{actor("amina"), link("Tie"), id(graph.AssessmentPrefix, "Stand"), link("Secret"), actor("never"), "x"} {
		_, err := p.m.Sources(p.ctx, p.mo, of, 50)
		p.fails(err, "NOT_FOUND record.unknown of")
	}
}

func sourcesBound(p *place) {
	p.hearsay()
	p.want("two of Amina's", p.sourced(p.lena, actor("amina"), 2), "Tie lena FACT caretaker [CHANGED cora basis strength]; Stand lena - - ...")
	p.want("as many as there are", strings.HasSuffix(p.sourced(p.lena, actor("amina"), 3), "..."), false)
}

func sourcesOfMany(p *place) {
	p.aloneTown()
	p.do(p.lena, graph.AddLink{ID: ptr(link("Tie")), Type: graph.Knows, From: actor("amina"), To: actor("farid"), Visibility: graph.Project})
	for i := range 99 {
		p.do(p.lena, graph.ChangeActor{ID: actor("amina"), ExpectedVersion: i + 1, Tags: graph.To([]string{fmt.Sprint("t", i)})})
	}
	told := p.sourced(p.mo, actor("amina"), 50)
	p.want("the tie is the hundredth", []any{strings.HasPrefix(told, "amina lena - - [CHANGED lena tags]"), strings.HasSuffix(told, "; Tie lena - - ...")}, []any{true, true})
	p.do(p.lena, graph.ChangeActor{ID: actor("amina"), ExpectedVersion: 100, Tags: graph.To([]string{"t"})})
	p.want("and is left out", strings.Contains(p.sourced(p.mo, actor("amina"), 50), "Tie"), false)
	p.want("but not of itself", p.sourced(p.mo, link("Tie"), 50), "Tie lena - -")
	p.want("a hundred were looked through", must[*graph.Sources](p)(p.m.Sources(p.ctx, p.mo, actor("amina"), 50)).ChangesSeen, 100)
}

func sourcesSeen(p *place) {
	p.hearsay()
	seen := func(scope graph.Scope, of string) int {
		p.Helper()
		return must[*graph.Sources](p)(p.m.Sources(p.ctx, scope, of, 1)).ChangesSeen
	}
	p.want("she came, the tie did, where she stands, and the tie again", seen(p.lena, actor("amina")), 4)
	p.want("and cora's own tie", seen(p.cora, actor("amina")), 5)
	p.want("he came, the tie did and again, and he was changed", seen(p.mo, actor("farid")), 4)
	p.want("of the tie alone", seen(p.mo, link("Tie")), 2)
	p.do(p.lena, graph.RemoveLink{ID: link("Tie"), ExpectedVersion: 2})
	p.want("that it was removed is a change too", seen(p.mo, actor("farid")), 5)
	p.do(p.lena, graph.ChangeActor{ID: actor("amina"), ExpectedVersion: 1, Visibility: graph.To(graph.InArea)})
	p.want("his own, where she is hidden", seen(p.mo, actor("farid")), 2)
}

func sourcesRefused(p *place) {
	p.aloneTown()
	for _, of := range []string{issue("rent"), p.dock, p.lena.Account().ID, id(graph.ChangePrefix, "x")} {
		_, err := p.m.Sources(p.ctx, p.lena, of, 50)
		p.fails(err, "INVALID sources.kind of")
	}
	for _, first := range []int{0, 101} {
		_, err := p.m.Sources(p.ctx, p.lena, actor("amina"), first)
		p.fails(err, "INVALID page.range first")
	}
}

// sources asks of everything where it comes from.
func (q *asking) sources() {
	for _, of := range slices.Concat(q.d.actors, q.d.few(q.d.links), q.d.few(q.d.assessments), q.d.few(q.d.meetings)) {
		for _, first := range []int{2, 100} {
			s, err := q.p.m.Sources(q.p.ctx, q.scope, of, first)
			tell(q, s, err, func(s *graph.Sources) string { return fmt.Sprint(sourced(s), " of ", s.ChangesSeen) }, "sources of %s, %d", of, first)
		}
	}
}
