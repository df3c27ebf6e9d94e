package graphtest

import (
	"fmt"
	"strings"

	"github.com/allymap/allymap/graph"
)

var standingClaims = []claim{
	{"the spectrum holds each actor in the band of the latest assessment, as far as it is seen", spectrumAsSeen},
	{"a date shows what was known by its end, and a year counts from its first day", spectrumAtADate},
	{"a move is told with who saw it and why, and what was learned apart from it", movesTold},
	{"the power grid has the most influential first, and those apart of whom too little is known", gridTold},
	{"who can be moved comes by influence, then reach, then name", movableRanked},
	{"a door-opener is the introduction that would be told first", doorsAreIntroductions},
	{"who decides is told with who sways them in one step or two, each once", decidersTold},
	{"one assessor's latest word makes a target, another's does not unmake it", targetsOfAny},
	{"who is removed stands nowhere, and stands again when that is undone", standingUndone},
	{"a hidden issue answers as one that never was, and so does one that was removed", hiddenIssue},
	{"an issue on which nothing was said is all unassessed", nothingSaid},
	{"what is asked out of bounds is refused with how to mend it", standingBounds},
	{"at most as many assessments come as were asked for", standingLimited},
}

// The street, in Dock but for what stands right of the line. Everybody sees UPPER CASE, the area's team lower case, ned* lena
// alone; the links are everybody's but for ned's own.
//
//	AMINA ──knows 4── HEAD ──works for 4─▶ LANDLORD             ┃  FARID
//	 │ │  (leader)                            │                  ┃ (leader)
//	 │ └───────────────────knows 3───────────│──────────────────╋────┘
//	 │                                      funds                ┃
//	knows 2         SHOP                      ▼                  ┃  gita
//	 │               │                      PAPER     bo         ┃
//	 │           influences                   │                  ┃
//	 │               ▼                    influences             ┃
//	 └────────────BISHOP ──influences 3─▶ COUNCILLOR ◀─influences 5·ned*
//
// What was said on SCHOOL, which everybody sees; by lena, if nothing else is said, and to be seen by everybody:
//
//	HEAD        2017     NEUTRAL           3                       2017-09     PASSIVE_ALLY 4, "came to the class"
//	BISHOP      2017-05  ACTIVE_ALLY       3                       2017-05-20  NEUTRAL 3, by cora
//	COUNCILLOR  2017-03  UNKNOWN           5, PRIMARY_TARGET       2017-06     NEUTRAL 5, PRIMARY_TARGET
//	LANDLORD    2017-04  PASSIVE_OPPONENT  4, SECONDARY_TARGET     2017-10-01  ACTIVE_OPPONENT 4, by cora, seen by her alone
//	PAPER       2017-05  NEUTRAL
//	bo          2017-02  ACTIVE_OPPONENT   2, seen by the team
//	gita        2017-07  PASSIVE_ALLY      3, by cora
//	ned*        2018     NEUTRAL           5
func (p *place) street() {
	p.Helper()
	add := func(scope graph.Scope, area string, kind graph.ActorKind, v graph.Visibility, names ...string) {
		p.Helper()
		for _, n := range names {
			p.do(scope, graph.AddActor{ID: ptr(actor(n)), Kind: kind, Area: area, Name: n, Visibility: v})
		}
	}
	add(p.lena, "dock", graph.KindLeader, graph.Project, "Amina")
	add(p.lena, "dock", graph.KindAlly, graph.Project, "Head", "Bishop", "Councillor")
	add(p.lena, "dock", graph.KindOrganisation, graph.Project, "Landlord", "Paper", "Shop")
	add(p.lena, "dock", graph.KindAlly, graph.InArea, "bo")
	add(p.lena, "dock", graph.KindAlly, graph.Private, "ned")
	add(p.mo, "mill", graph.KindLeader, graph.Project, "Farid")
	add(p.mo, "mill", graph.KindAlly, graph.InArea, "gita")
	p.tie(actor("Amina"), graph.Knows, actor("Head"), 4)
	p.tie(actor("Amina"), graph.Knows, actor("Bishop"), 2)
	p.tie(actor("Amina"), graph.Knows, actor("Farid"), 3)
	p.tie(actor("Head"), graph.WorksFor, actor("Landlord"), 4)
	p.tie(actor("Landlord"), graph.Funds, actor("Paper"), 0)
	p.tie(actor("Shop"), graph.Influences, actor("Bishop"), 0)
	p.tie(actor("Bishop"), graph.Influences, actor("Councillor"), 3)
	p.tie(actor("Paper"), graph.Influences, actor("Councillor"), 0)
	p.do(p.lena, graph.AddLink{Type: graph.Influences, From: actor("ned"), To: actor("Councillor"), Strength: ptr(5), Visibility: graph.Private})
	p.do(p.lena, graph.AddIssue{ID: ptr(issue("school")), Area: "dock", Title: "School", Visibility: graph.Project})
	p.say(p.lena, "Head", "2017", "NEUTRAL", 3)
	p.do(p.lena, graph.Assess{Actor: actor("Head"), Issue: issue("school"), On: ptr(graph.PartialDate("2017-09")), Support: "PASSIVE_ALLY", Influence: ptr(4), Note: ptr("came to the class"), Visibility: graph.Project})
	p.say(p.lena, "Bishop", "2017-05", "ACTIVE_ALLY", 3)
	p.say(p.cora, "Bishop", "2017-05-20", "NEUTRAL", 3)
	p.say(p.lena, "Councillor", "2017-03", graph.SupportUnknown, 5, "PRIMARY_TARGET")
	p.say(p.lena, "Councillor", "2017-06", "NEUTRAL", 5, "PRIMARY_TARGET")
	p.say(p.lena, "Landlord", "2017-04", "PASSIVE_OPPONENT", 4, "SECONDARY_TARGET")
	p.do(p.cora, graph.Assess{Actor: actor("Landlord"), Issue: issue("school"), On: ptr(graph.PartialDate("2017-10-01")), Support: "ACTIVE_OPPONENT", Influence: ptr(4), Visibility: graph.Private})
	p.say(p.lena, "Paper", "2017-05", "NEUTRAL", -1)
	p.do(p.lena, graph.Assess{Actor: actor("bo"), Issue: issue("school"), On: ptr(graph.PartialDate("2017-02")), Support: "ACTIVE_OPPONENT", Influence: ptr(2)})
	p.say(p.cora, "gita", "2017-07", "PASSIVE_ALLY", 3)
	p.say(p.lena, "ned", "2018", "NEUTRAL", 5)
}

// say assesses somebody on SCHOOL for everybody to see; an influence below 0 was not asked about.
func (p *place) say(scope graph.Scope, of string, on graph.PartialDate, support graph.Support, influence int, roles ...graph.CampaignRole) {
	p.Helper()
	e := graph.Assess{Actor: actor(of), Issue: issue("school"), On: &on, Support: support, Roles: roles, Visibility: graph.Project}
	if influence >= 0 {
		e.Influence = &influence
	}
	p.do(scope, e)
}

// spectrumOf is the spectrum of SCHOOL in short; on may be empty.
func (p *place) spectrumOf(scope graph.Scope, on graph.PartialDate) string {
	p.Helper()
	var date *graph.PartialDate
	if on != "" {
		date = &on
	}
	s := must[*graph.Spectrum](p)(p.m.Spectrum(p.ctx, scope, issue("school"), date))
	var out []string
	for i, b := range s.Bands {
		p.want("the bands' order", b.Support, graph.Supports[i])
		out = append(out, names(b.Actors))
	}
	return fmt.Sprintf("%s; %s disagreed, %d unassessed of %d", strings.Join(out, " | "), names(s.Disagreed), s.Unassessed, s.Seen.Actors)
}

func spectrumAsSeen(p *place) {
	p.street()
	p.want("to lena", p.spectrumOf(p.lena, ""), " | Head | Bishop, Councillor, ned, Paper | Landlord | bo | ; Bishop disagreed, 2 unassessed of 9")
	p.want("to mo", p.spectrumOf(p.mo, ""), " | gita, Head | Bishop, Councillor, Paper | Landlord |  | ; Bishop disagreed, 2 unassessed of 8")
	p.want("to cora", p.spectrumOf(p.cora, ""), " | gita, Head | Bishop, Councillor, Paper |  | bo, Landlord | ; Bishop, Landlord disagreed, 2 unassessed of 9")
	_, err := p.m.Spectrum(p.ctx, graph.Scope{}, issue("school"), nil)
	p.fails(err, "NOT_FOUND issue.unknown issue")
}

func spectrumAtADate(p *place) {
	p.street()
	p.want("by 2016", p.spectrumOf(p.lena, "2016"), " |  |  |  |  | ;  disagreed, 9 unassessed of 9")
	p.want("by New Year's day", p.spectrumOf(p.lena, "2017-01-01"), " |  | Head |  |  | ;  disagreed, 8 unassessed of 9")
	p.want("by the 10th of May", p.spectrumOf(p.lena, "2017-05-10"), "Bishop |  | Head, Paper | Landlord | bo | Councillor;  disagreed, 3 unassessed of 9")
	p.want("by the end of May", p.spectrumOf(p.lena, "2017-05"), " |  | Bishop, Head, Paper | Landlord | bo | Councillor; Bishop disagreed, 3 unassessed of 9")
	p.want("by the end of 2017", p.spectrumOf(p.lena, "2017"), " | Head | Bishop, Councillor, Paper | Landlord | bo | ; Bishop disagreed, 3 unassessed of 9")
}

func (p *place) movesOf(scope graph.Scope, since graph.PartialDate, until *graph.PartialDate) string {
	p.Helper()
	ms := must[*graph.Movement](p)(p.m.Moves(p.ctx, scope, issue("school"), since, until, 50))
	var out []string
	for _, m := range ms.Moves {
		bands, note := "", ""
		if n := m.Bands(); n != nil {
			bands = fmt.Sprintf(" %d", *n)
		}
		if m.Assessment.Note != nil {
			note = " because " + *m.Assessment.Note
		}
		out = append(out, fmt.Sprintf("%s %s %s->%s %s%s by %s after %s%s", m.Assessment.On, m.Actor.Name, m.From(), m.To(), m.Kind(), bands, short(*m.Assessment.CreatedBy), short(*m.Earlier.CreatedBy), note))
	}
	return strings.Join(append(out, fmt.Sprintf("%d towards, %d away, %d learned, %d doubted of %d", ms.Towards, ms.Away, ms.Learned, ms.Doubted, ms.Seen.Actors)), "\n       ")
}

func movesTold(p *place) {
	p.street()
	const (
		bishop     = "2017-05-20 Bishop ACTIVE_ALLY->NEUTRAL AWAY 2 by cora after lena\n       "
		councillor = "2017-06 Councillor UNKNOWN->NEUTRAL LEARNED by lena after lena\n       "
		head       = "2017-09 Head NEUTRAL->PASSIVE_ALLY TOWARDS 1 by lena after lena because came to the class\n       "
		landlord   = "2017-10-01 Landlord PASSIVE_OPPONENT->ACTIVE_OPPONENT AWAY 1 by cora after lena\n       "
	)
	p.want("to lena", p.movesOf(p.lena, "2017", nil), bishop+councillor+head+"1 towards, 1 away, 1 learned, 0 doubted of 7")
	p.want("to cora", p.movesOf(p.cora, "2017", nil), bishop+councillor+head+landlord+"1 towards, 2 away, 1 learned, 0 doubted of 7")
	p.want("from May to June", p.movesOf(p.lena, "2017-05", ptr(graph.PartialDate("2017-06"))), bishop+councillor+"0 towards, 1 away, 1 learned, 0 doubted of 6")
	p.want("from the 21st of May", p.movesOf(p.lena, "2017-05-21", ptr(graph.PartialDate("2017-08-31"))), councillor+"0 towards, 0 away, 1 learned, 0 doubted of 6")
	p.want("later", p.movesOf(p.cora, "2018", nil), "0 towards, 0 away, 0 learned, 0 doubted of 7")
	p.say(p.lena, "Head", "2018-02", graph.SupportUnknown, 4)
	p.want("into doubt", p.movesOf(p.mo, "2018", nil), "2018-02 Head PASSIVE_ALLY->UNKNOWN DOUBTED by lena after lena\n       0 towards, 0 away, 0 learned, 1 doubted of 6")
}

func placesOf(stand []*graph.Position) string {
	var out []string
	for _, pos := range stand {
		influence := "?"
		if n := pos.Influence(); n != nil {
			influence = fmt.Sprint(*n)
		}
		said := ""
		if pos.Disagreed() {
			for _, a := range pos.Assessments {
				said += fmt.Sprintf(" [%s %s]", short(*a.CreatedBy), a.Support)
			}
		}
		out = append(out, fmt.Sprintf("%s %s %s%s", pos.Actor.Name, pos.Support(), influence, said))
	}
	return strings.Join(out, ", ")
}

func gridTold(p *place) {
	p.street()
	g := must[*graph.PowerGrid](p)(p.m.PowerGrid(p.ctx, p.lena, issue("school"), nil, 50))
	p.want("placed", placesOf(g.Placed), "Councillor NEUTRAL 5, ned NEUTRAL 5, Head PASSIVE_ALLY 4, Landlord PASSIVE_OPPONENT 4, Bishop NEUTRAL 3 [cora NEUTRAL] [lena ACTIVE_ALLY], bo ACTIVE_OPPONENT 2")
	p.want("unknown", placesOf(g.Unknown), "Paper NEUTRAL ?")
	p.want("counts", line(g.PlacedCount, g.UnknownCount, g.Unassessed, g.Seen), line(6, 1, 2, graph.Seen{Actors: 9}))
	g = must[*graph.PowerGrid](p)(p.m.PowerGrid(p.ctx, p.cora, issue("school"), nil, 2))
	p.want("the first two, as cora sees them", placesOf(g.Placed), "Councillor NEUTRAL 5, Head PASSIVE_ALLY 4")
	p.want("counts, as cora sees them", line(g.PlacedCount, g.UnknownCount, g.Unassessed), line(6, 1, 2))
	g = must[*graph.PowerGrid](p)(p.m.PowerGrid(p.ctx, p.mo, issue("school"), ptr(graph.PartialDate("2017-05-10")), 50))
	p.want("placed by the 10th of May, as mo sees it", placesOf(g.Placed), "Landlord PASSIVE_OPPONENT 4, Bishop ACTIVE_ALLY 3, Head NEUTRAL 3")
	p.want("unknown then", placesOf(g.Unknown), "Councillor UNKNOWN 5, Paper NEUTRAL ?")
}

func movableTold(r *graph.MovableRanking) string {
	var out []string
	for _, m := range r.Movable {
		way := "no way"
		if m.DoorOpener != nil {
			way = names(m.DoorOpener.Actors)
		}
		out = append(out, fmt.Sprintf("%s %d %d by %s", m.Position.Actor.Name, *m.Position.Influence(), m.Reach, way))
	}
	return strings.Join(out, "; ")
}

func movableRanked(p *place) {
	p.street()
	r := must[*graph.MovableRanking](p)(p.m.Movable(p.ctx, p.lena, issue("school"), 20))
	p.want("to lena", movableTold(r), "Councillor 5 3 by Amina, Bishop, Councillor; ned 5 1 by Amina, Bishop, Councillor, ned; "+
		"Head 4 2 by Amina, Head; Landlord 4 2 by Amina, Head, Landlord; Bishop 3 3 by Amina, Bishop")
	// All nine of Dock, bo assessed though untied, and Farid; all nine links.
	p.want("counts", line(r.Count, r.Truncated, r.Seen), line(5, false, graph.Seen{Actors: 10, Links: 9}))
	r = must[*graph.MovableRanking](p)(p.m.Movable(p.ctx, p.mo, issue("school"), 3))
	p.want("the first three, as mo sees them", movableTold(r), "Councillor 5 2 by Farid, Amina, Bishop, Councillor; Head 4 2 by Farid, Amina, Head; Landlord 4 2 by Farid, Amina, Head, Landlord")
	p.want("how many there are to mo", r.Count, 5)
	r = must[*graph.MovableRanking](p)(p.m.Movable(p.ctx, p.mo, issue("school"), 5))
	p.want("nobody leads to Gita", movableTold(r)[len(movableTold(r))-len("; gita 3 0 by no way"):], "; gita 3 0 by no way")
	p.tie(actor("Amina"), graph.FamilyOf, actor("Head"), 1)
	p.do(p.lena, graph.AddActor{Kind: graph.KindLeader, Area: "dock", Name: "Newly"})
	r = must[*graph.MovableRanking](p)(p.m.Movable(p.ctx, p.lena, issue("school"), 20))
	p.want("with a second tie, and a leader without any", r.Seen, graph.Seen{Actors: 11, Links: 10})
}

func doorsAreIntroductions(p *place) {
	p.street()
	p.say(p.lena, "Amina", "2018", "PASSIVE_ALLY", 3) // our own leader; another has to open the door
	p.say(p.lena, "Paper", "2018", "NEUTRAL", 3)
	p.say(p.lena, "Shop", "2018", "NEUTRAL", 3)
	for _, scope := range []graph.Scope{p.lena, p.mo, p.cora} {
		r := must[*graph.MovableRanking](p)(p.m.Movable(p.ctx, scope, issue("school"), 50))
		for _, one := range r.Movable {
			ways := must[*graph.Introductions](p)(p.m.Introductions(p.ctx, scope, graph.IntroductionsQuery{To: one.Position.Actor.ID, MaxHops: 3, First: 1}))
			var want *graph.IntroductionPath
			if len(ways.Paths) > 0 {
				want = ways.Paths[0]
			}
			p.want("the door to "+one.Position.Actor.Name, asJSON(one.DoorOpener), asJSON(want))
		}
	}
}

func decidersOf(d *graph.Decision) string {
	var out []string
	for _, one := range d.Deciders {
		said := one.Position.Actor.Name + ":"
		for _, i := range one.Influencers {
			stands := "?"
			if i.Position != nil {
				stands = string(i.Position.Support())
			}
			said += fmt.Sprintf(" %d %s (%s) %s %s;", i.Steps, i.Actor.Name, stands, i.Link.Type, i.Link.To.Name)
		}
		out = append(out, said)
	}
	return strings.Join(out, "\n       ") + " under " + placesOf(d.SecondaryTargets)
}

func decidersTold(p *place) {
	p.street()
	d := must[*graph.Decision](p)(p.m.Deciders(p.ctx, p.lena, issue("school")))
	p.want("to lena", decidersOf(d), "Councillor: 1 Bishop (NEUTRAL) INFLUENCES Councillor; 1 ned (NEUTRAL) INFLUENCES Councillor; 1 Paper (NEUTRAL) INFLUENCES Councillor; "+
		"2 Landlord (PASSIVE_OPPONENT) FUNDS Paper; 2 Shop (?) INFLUENCES Bishop; under Landlord PASSIVE_OPPONENT 4")
	p.want("of", line(d.Truncated, d.Seen), line(false, graph.Seen{Actors: 8, Links: 5}))
	d = must[*graph.Decision](p)(p.m.Deciders(p.ctx, p.mo, issue("school")))
	p.want("to mo", decidersOf(d), "Councillor: 1 Bishop (NEUTRAL) INFLUENCES Councillor; 1 Paper (NEUTRAL) INFLUENCES Councillor; "+
		"2 Landlord (PASSIVE_OPPONENT) FUNDS Paper; 2 Shop (?) INFLUENCES Bishop; under Landlord PASSIVE_OPPONENT 4")
	// A circle, a second and stronger way to one who is near already, and one who sways from one step and from two.
	p.tie(actor("Councillor"), graph.Influences, actor("Bishop"), 5)
	p.tie(actor("Paper"), graph.Influences, actor("Bishop"), 5)
	p.tie(actor("Landlord"), graph.Influences, actor("Bishop"), 1)
	p.do(p.lena, graph.AddLink{Type: graph.Influences, From: actor("Head"), To: actor("Councillor"), Strength: ptr(5), Visibility: graph.Project, Until: on("2018")}) // and does no more
	d = must[*graph.Decision](p)(p.m.Deciders(p.ctx, p.mo, issue("school")))
	p.want("each once", decidersOf(d), "Councillor: 1 Bishop (NEUTRAL) INFLUENCES Councillor; 1 Paper (NEUTRAL) INFLUENCES Councillor; "+
		"2 Landlord (PASSIVE_OPPONENT) INFLUENCES Bishop; 2 Shop (?) INFLUENCES Bishop; under Landlord PASSIVE_OPPONENT 4")
}

func targetsOfAny(p *place) {
	p.street()
	p.say(p.cora, "Head", "2017-02", "NEUTRAL", 5, "PRIMARY_TARGET")
	p.say(p.cora, "Councillor", "2018", "NEUTRAL", 5)
	d := must[*graph.Decision](p)(p.m.Deciders(p.ctx, p.mo, issue("school")))
	p.want("both", []any{d.Deciders[0].Position.Actor.Name, d.Deciders[1].Position.Actor.Name, len(d.Deciders)}, []any{"Councillor", "Head", 2})
	p.say(p.cora, "Head", "2017-03", "NEUTRAL", 5)
	p.say(p.lena, "Councillor", "2018", "NEUTRAL", 5)
	d = must[*graph.Decision](p)(p.m.Deciders(p.ctx, p.mo, issue("school")))
	p.want("neither", decidersOf(d), " under Landlord PASSIVE_OPPONENT 4")
}

func standingUndone(p *place) {
	p.street()
	before := p.spectrumOf(p.lena, "")
	gone := p.do(p.lena, graph.RemoveActor{ID: actor("Bishop"), ExpectedVersion: 1}).Change
	p.want("without the bishop", p.spectrumOf(p.lena, ""), " | Head | Councillor, ned, Paper | Landlord | bo | ;  disagreed, 2 unassessed of 8")
	r := must[*graph.MovableRanking](p)(p.m.Movable(p.ctx, p.lena, issue("school"), 2))
	p.want("nor a way through the bishop", movableTold(r), "Councillor 5 2 by no way; ned 5 1 by no way")
	d := must[*graph.Decision](p)(p.m.Deciders(p.ctx, p.mo, issue("school")))
	p.want("nor a word in anybody's ear", decidersOf(d), "Councillor: 1 Paper (NEUTRAL) INFLUENCES Councillor; 2 Landlord (PASSIVE_OPPONENT) FUNDS Paper; under Landlord PASSIVE_OPPONENT 4")
	p.do(p.lena, graph.Undo{Change: gone.ID})
	p.want("with the bishop again", p.spectrumOf(p.lena, ""), before)
	gone = p.do(p.lena, graph.RemoveIssue{ID: issue("school"), ExpectedVersion: 1}).Change
	_, err := p.m.Spectrum(p.ctx, p.lena, issue("school"), nil)
	p.fails(err, "NOT_FOUND issue.unknown issue")
	p.do(p.lena, graph.Undo{Change: gone.ID})
	p.want("with the issue again", p.spectrumOf(p.lena, ""), before)
}

func hiddenIssue(p *place) {
	p.street()
	p.do(p.lena, graph.ChangeIssue{ID: issue("school"), ExpectedVersion: 1, Visibility: graph.To(graph.Private)})
	for _, of := range []string{issue("school"), issue("none"), "x", "iss_\xff"} {
		for _, ask := range []func() (any, error){
			func() (any, error) { return p.m.Spectrum(p.ctx, p.cora, of, nil) },
			func() (any, error) { return p.m.Moves(p.ctx, p.cora, of, "2017", nil, 5) },
			func() (any, error) { return p.m.PowerGrid(p.ctx, p.cora, of, nil, 5) },
			func() (any, error) { return p.m.Movable(p.ctx, p.cora, of, 5) },
			func() (any, error) { return p.m.Deciders(p.ctx, p.cora, of) },
		} {
			_, err := ask()
			p.fails(err, "NOT_FOUND issue.unknown issue")
		}
		p.want("nothing said on it", len(p.said(p.cora, of, 50)), 0)
	}
	p.want("to lena", p.spectrumOf(p.lena, "")[:len(" | Head |")], " | Head |")
}

func nothingSaid(p *place) {
	p.street()
	other := p.do(p.lena, graph.AddIssue{Area: "dock", Title: "Other", Visibility: graph.Project}).Issue.ID
	s := must[*graph.Spectrum](p)(p.m.Spectrum(p.ctx, p.mo, other, nil))
	p.want("the spectrum", line(len(s.Bands), s.Disagreed, s.Unassessed, s.Seen), line(6, []*graph.Actor{}, 7, graph.Seen{Actors: 7}))
	for _, b := range s.Bands {
		p.want("a band", line(b.Count(), b.Actors), line(0, []*graph.Actor{}))
	}
	g := must[*graph.PowerGrid](p)(p.m.PowerGrid(p.ctx, p.mo, other, nil, 5))
	p.want("the grid", line(g.Placed == nil, g.Unknown == nil, g.PlacedCount, g.UnknownCount, g.Unassessed), "false false 0 0 7")
	ms := must[*graph.Movement](p)(p.m.Moves(p.ctx, p.mo, other, "2017", nil, 5))
	p.want("moves", line(ms.Moves == nil, len(ms.Moves), ms.Seen), line(false, 0, graph.Seen{}))
	r := must[*graph.MovableRanking](p)(p.m.Movable(p.ctx, p.mo, other, 5))
	p.want("movable", line(r.Movable == nil, r.Count, r.Truncated, r.Seen), line(false, 0, false, graph.Seen{}))
	d := must[*graph.Decision](p)(p.m.Deciders(p.ctx, p.mo, other))
	p.want("deciders", line(d.Deciders == nil, d.SecondaryTargets == nil, d.Truncated, d.Seen), line(false, false, false, graph.Seen{}))
}

func standingBounds(p *place) {
	p.street()
	school := issue("school")
	for _, on := range []graph.PartialDate{"2017-13", "17", "2017-02-30", "x"} {
		_, err := p.m.Spectrum(p.ctx, p.lena, school, &on)
		p.fails(err, "INVALID date.invalid on")
		_, err = p.m.PowerGrid(p.ctx, p.lena, school, &on, 5)
		p.fails(err, "INVALID date.invalid on")
		_, err = p.m.Moves(p.ctx, p.lena, school, on, &on, 5)
		p.fails(err, "INVALID date.invalid since", "INVALID date.invalid until")
	}
	_, err := p.m.Moves(p.ctx, p.lena, school, "", nil, 5)
	p.fails(err, "INVALID date.invalid since")
	_, err = p.m.Moves(p.ctx, p.lena, school, "2017-05", ptr(graph.PartialDate("2017-04-30")), 5)
	p.fails(err, "INVALID date.order until")
	for _, first := range []int{-1, 0, 501} {
		_, err = p.m.Moves(p.ctx, p.lena, school, "2017", nil, first)
		p.fails(err, "INVALID page.range first")
		_, err = p.m.PowerGrid(p.ctx, p.lena, school, nil, first)
		p.fails(err, "INVALID page.range first")
		_, err = must[*graph.Spectrum](p)(p.m.Spectrum(p.ctx, p.lena, school, nil)).Bands[0].First(first)
		p.fails(err, "INVALID page.range first")
		_, err = p.m.Movable(p.ctx, p.lena, school, min(first, 51))
		p.fails(err, "INVALID page.range first")
	}
}

func standingLimited(p *place) {
	p.street()
	all := p.said(p.lena, issue("school"), 50)
	p.want("all that lena sees", len(all), 10)
	for i := 1; i < len(all); i++ {
		if all[i-1].DateKey() >= all[i].DateKey() {
			p.Errorf("%s of %s comes before %s", all[i-1].ID, all[i-1].On, all[i].On)
		}
	}
	p.want("three", len(p.said(p.lena, issue("school"), 3)), 3)
}

// said is what the store tells of an issue.
func (p *place) said(scope graph.Scope, issueID string, most int) []*graph.Assessment {
	p.Helper()
	return must[map[string][]*graph.Assessment](p)(p.store.Assessments(p.ctx, scope, graph.AssessmentFilter{OfIssue: issueID}, graph.Range{Limit: most}))[issueID]
}
