package graphtest

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/allymap/allymap/graph"
)

// The pier, all of it in Dock and seen by everybody, but dee and cal, whom the team alone sees. UPPER CASE are leaders.
//
//	LIV──5──bea──5──tess
//	MAX──5──┘        │
//	DEE──3──cal──4───┘
//	 └──2──gus──5──HALL (organisation): gus works for it, MAX is a member, ivy was until 2016
//	       ivy──5──tess
func (p *place) pier() {
	p.Helper()
	who := func(name string, kind graph.ActorKind, v graph.Visibility) graph.Edit {
		return graph.AddActor{ID: ptr(actor(name)), Kind: kind, Area: "dock", Name: name, Visibility: v}
	}
	ties := []struct {
		from     string
		t        graph.LinkType
		to       string
		strength int
		until    graph.PartialDate
	}{
		{"liv", graph.Knows, "bea", 5, ""},
		{"max", graph.Knows, "bea", 5, ""},
		{"bea", graph.Knows, "tess", 5, ""},
		{"dee", graph.Knows, "cal", 3, ""},
		{"cal", graph.Knows, "tess", 4, ""},
		{"dee", graph.Knows, "gus", 2, ""},
		{"gus", graph.WorksFor, "hall", 5, ""},
		{"max", graph.MemberOf, "hall", 0, ""},
		{"ivy", graph.MemberOf, "hall", 0, "2016"},
		{"ivy", graph.Knows, "tess", 5, ""},
	}
	edits := []graph.Edit{
		who("liv", graph.KindLeader, graph.Project), who("max", graph.KindLeader, graph.Project), who("dee", graph.KindLeader, graph.InArea),
		who("bea", graph.KindAlly, graph.Project), who("cal", graph.KindAlly, graph.InArea), who("tess", graph.KindAlly, graph.Project),
		who("gus", graph.KindAlly, graph.Project), who("ivy", graph.KindAlly, graph.Project), who("hall", graph.KindOrganisation, graph.Project),
	}
	for _, t := range ties {
		e := graph.AddLink{ID: ptr(link(t.from + t.to)), Type: t.t, From: actor(t.from), To: actor(t.to), Visibility: graph.Project}
		if t.strength > 0 {
			e.Strength = &t.strength
		}
		if t.until != "" {
			e.Until = &t.until
		}
		edits = append(edits, e)
	}
	p.all(p.lena, edits...)
}

// aged writes a link as if nobody had written it for so many years.
func (p *place) aged(linkID string, years int) *graph.Link {
	p.Helper()
	now, ok := must[[]graph.Node](p)(p.m.Nodes(p.ctx, p.lena, []string{linkID}))[0].(*graph.Link)
	if !ok {
		p.Fatalf("no link %s", linkID)
	}
	old := *now
	old.From, old.To = nil, nil
	old.UpdatedAt = time.Now().UTC().AddDate(-years, 0, -1).Truncate(time.Millisecond)
	after, err := json.Marshal(&old)
	if err != nil {
		p.Fatal(err)
	}
	change := &graph.Change{ID: graph.NewID(graph.ChangePrefix), At: old.UpdatedAt, AreaIDs: []string{old.AreaID}, Records: []*graph.RecordChange{{
		RecordID: old.ID, Kind: graph.Changed, Before: after, After: after, AreaID: old.AreaID, Audience: old.Audience(), EndIDs: []string{old.FromID, old.ToID},
	}}}
	err = p.store.Write(p.ctx, func(tx graph.Tx) error {
		if _, err := tx.Lock(p.ctx, change.AreaIDs); err != nil {
			return err
		}
		return tx.Apply(p.ctx, graph.Batch{Put: graph.Records{Links: []*graph.Link{&old}}, Change: change})
	})
	if err != nil {
		p.Fatal(err)
	}
	return &old
}

var alternativeClaims = []claim{
	{"the ways differ in their people, and come warmest first all the same", waysDiffer},
	{"who is hidden takes no place among the ways", waysDifferUnseen},
	{"who asked not to introduce people is passed by, as a middle only", noIntermediary},
	{"a wish to introduce nobody holds from the moment it is told until it is taken back", noIntermediaryAnyTime},
	{"who asked not to introduce people opens no door, but has one", noDoorOpener},
	{"what nobody wrote for years is colder, and so is what is over", olderIsColder},
	{"a sentence says what is over and what is old", sentencesOfAge},
	{"the people of an organisation ask: those who belong to it still", fromPeople},
	{"somebody asks or an organisation's people do, and only of an organisation there are people", fromRefused},
}

func (p *place) toTess(scope graph.Scope, first int) string {
	p.Helper()
	return p.ways(scope, graph.IntroductionsQuery{To: actor("tess"), First: first})
}

func waysDiffer(p *place) {
	p.pier()
	// liv's and max's ways are 0.95 x 0.95; dee's 0.6 x 0.8. Half of max's, which runs through bea again, is less than dee's.
	p.want("one", p.toTess(p.lena, 1), "liv bea tess 0.9025")
	p.want("two", p.toTess(p.lena, 2), "liv bea tess 0.9025; dee cal tess 0.48")
	p.want("three", p.toTess(p.lena, 3), "liv bea tess 0.9025; max bea tess 0.9025; dee cal tess 0.48")
	// The last runs through what ivy was: 0.5 x 0.5 x 0.7 x 0.95.
	p.want("all there are", p.toTess(p.lena, 20), "liv bea tess 0.9025; max bea tess 0.9025; dee cal tess 0.48; max hall ivy tess 0.16625")
}

func waysDifferUnseen(p *place) {
	p.pier()
	liv := graph.IntroductionsQuery{To: actor("tess"), From: ptr(actor("hall")), MaxHops: 3, First: 2}
	// From the hall: max and then bea, 0.5 x 0.95 x 0.95; gus, dee, cal is a step too long; ivy is a member no more.
	p.want("as lena sees it", p.ways(p.lena, liv), "hall max bea tess 0.45125; hall ivy tess 0.3325")
	p.do(p.lena, graph.ChangeActor{ID: actor("ivy"), ExpectedVersion: 1, Visibility: graph.To(graph.Private)})
	p.want("as mo sees it", p.ways(p.mo, liv), "hall max bea tess 0.45125")
	p.want("as lena sees it still", p.ways(p.lena, liv), "hall max bea tess 0.45125; hall ivy tess 0.3325")
}

func noIntermediary(p *place) {
	p.pier()
	for _, who := range []string{"bea", "liv", "tess"} {
		p.do(p.lena, graph.ChangeActor{ID: actor(who), ExpectedVersion: 1, NoIntermediary: graph.To(true)})
	}
	p.want("past bea", p.toTess(p.lena, 5), "dee cal tess 0.48; max hall ivy tess 0.16625")
	p.want("to bea", p.ways(p.lena, graph.IntroductionsQuery{To: actor("bea")}), "liv bea 0.95; max bea 0.95")
	p.want("from bea", p.ways(p.lena, graph.IntroductionsQuery{To: actor("tess"), From: ptr(actor("bea"))}), "bea tess 0.95")
	p.want("from liv past bea", p.ways(p.lena, graph.IntroductionsQuery{To: actor("tess"), From: ptr(actor("liv")), MaxHops: 4}), "")
	// Without bea and her three ties: tess, cal, ivy and the hall, and the three leaders, of whom nothing leads to liv.
	p.want("what was looked at", p.waysSeenOf(p.lena, graph.IntroductionsQuery{To: actor("tess")}), "7 5")
}

func noIntermediaryAnyTime(p *place) {
	p.pier()
	told := p.do(p.lena, graph.ChangeActor{ID: actor("cal"), ExpectedVersion: 1, NoIntermediary: graph.To(true)})
	p.want("told", p.toTess(p.lena, 5), "liv bea tess 0.9025; max bea tess 0.9025; max hall ivy tess 0.16625")
	p.do(p.lena, graph.AddLink{Type: graph.Knows, From: actor("liv"), To: actor("cal"), Strength: ptr(5)})
	p.want("of a link that came later too", p.toTess(p.lena, 5), "liv bea tess 0.9025; max bea tess 0.9025; max hall ivy tess 0.16625")
	p.do(p.lena, graph.Undo{Change: told.Change.ID})
	p.want("taken back", p.toTess(p.lena, 5), "liv bea tess 0.9025; max bea tess 0.9025; liv cal tess 0.76; dee cal tess 0.48; max hall ivy tess 0.16625")
	cal := p.add(p.lena, graph.AddActor{Kind: graph.KindAlly, Area: "dock", Name: "Cy", NoIntermediary: true, Link: &graph.FirstLink{Type: graph.Knows, To: ptr(actor("tess")), Strength: ptr(5)}})
	p.do(p.lena, graph.AddLink{Type: graph.Knows, From: actor("liv"), To: cal, Strength: ptr(5)})
	p.want("told at first", p.toTess(p.lena, 1), "liv bea tess 0.9025")
	p.want("how many ways", len(p.introductions(p.lena, graph.IntroductionsQuery{To: actor("tess")}).Paths), 5)
}

func noDoorOpener(p *place) {
	p.pier()
	p.do(p.lena, graph.ChangeActor{ID: actor("bea"), ExpectedVersion: 1, NoIntermediary: graph.To(true)})
	p.do(p.lena, graph.AddIssue{ID: ptr(issue("rent")), Area: "dock", Title: "Rent"})
	for _, who := range []string{"bea", "tess"} {
		p.do(p.lena, graph.Assess{Actor: actor(who), Issue: issue("rent"), Support: "NEUTRAL", Influence: ptr(4)})
	}
	found := must[*graph.MovableRanking](p)(p.m.Movable(p.ctx, p.lena, issue("rent"), 10))
	var doors []string
	for _, one := range found.Movable {
		doors = append(doors, names(one.DoorOpener.Actors))
	}
	p.want("the doors", strings.Join(doors, "; "), "liv, bea; dee, cal, tess")
}

func olderIsColder(p *place) {
	p.pier()
	from := func() string {
		return p.ways(p.lena, graph.IntroductionsQuery{To: actor("tess"), From: ptr(actor("dee")), MaxHops: 2})
	}
	p.want("fresh", from(), "dee cal tess 0.48")
	for years, want := range map[int]string{1: "dee cal tess 0.48", 2: "dee cal tess 0.432", 5: "dee cal tess 0.336"} {
		p.aged(link("caltess"), years)
		p.want(fmt.Sprintf("after %d years", years), from(), want)
	}
	p.do(p.lena, graph.ChangeLink{ID: link("caltess"), ExpectedVersion: 1, Strength: graph.To(ptr(5))})
	p.want("asked again", from(), "dee cal tess 0.57")
	p.do(p.lena, graph.ChangeLink{ID: link("caltess"), ExpectedVersion: 2, Until: graph.To(ptr(graph.PartialDate("2016-05")))})
	p.want("over", from(), "dee cal tess 0.399")
	today := graph.PartialDate(time.Now().UTC().AddDate(0, 0, 1).Format(time.DateOnly))
	p.do(p.lena, graph.ChangeLink{ID: link("caltess"), ExpectedVersion: 3, Until: graph.To(&today)})
	p.want("not over yet", from(), "dee cal tess 0.57")
}

func sentencesOfAge(p *place) {
	p.pier()
	old := p.aged(link("deecal"), 3)
	p.do(p.lena, graph.ChangeLink{ID: link("caltess"), ExpectedVersion: 1, Until: graph.To(ptr(graph.PartialDate("2016-05")))})
	found := p.introductions(p.lena, graph.IntroductionsQuery{To: actor("tess"), From: ptr(actor("dee")), MaxHops: 2})
	p.want("the way", found.Paths[0].Sentence,
		fmt.Sprintf("dee knows cal (strength 3 of 5, not confirmed since %d), who used to know tess (strength 4 of 5, until 2016-05).", old.UpdatedAt.Year()))
}

func fromPeople(p *place) {
	p.pier()
	people := graph.IntroductionsQuery{To: actor("tess"), FromOrganisation: ptr(actor("hall")), MaxHops: 3}
	p.want("of the hall", p.ways(p.lena, people), "max bea tess 0.9025; gus hall ivy tess 0.315875; gus dee cal tess 0.192; max hall ivy tess 0.16625")
	p.want("as mo sees it", p.ways(p.mo, people), "max bea tess 0.9025; gus hall ivy tess 0.315875; max hall ivy tess 0.16625")
	p.do(p.lena, graph.ChangeLink{ID: link("ivyhall"), ExpectedVersion: 1, Until: graph.To[*graph.PartialDate](nil)})
	p.want("ivy is back", p.ways(p.mo, people), "ivy tess 0.95; max bea tess 0.9025")
	p.do(p.lena, graph.ChangeLink{ID: link("ivyhall"), ExpectedVersion: 2, Visibility: graph.To(graph.Private)})
	p.want("and nobody may see it", p.ways(p.mo, people), "max bea tess 0.9025")
	people.To = actor("max")
	p.want("to one of them", p.ways(p.lena, people), "ivy tess bea max 0.857375; gus hall max 0.475; ivy hall max 0.25")
}

func fromRefused(p *place) {
	p.pier()
	for _, c := range []struct {
		q    graph.IntroductionsQuery
		want []string
	}{
		{graph.IntroductionsQuery{To: actor("tess"), From: ptr(actor("liv")), FromOrganisation: ptr(actor("hall"))}, []string{"INVALID introductions.from fromOrganisation"}},
		{graph.IntroductionsQuery{To: actor("hall"), FromOrganisation: ptr(actor("hall"))}, []string{"INVALID introductions.self fromOrganisation"}},
		{graph.IntroductionsQuery{To: actor("tess"), FromOrganisation: ptr(actor("liv"))}, []string{"INVALID organisation.kind fromOrganisation"}},
		{graph.IntroductionsQuery{To: actor("tess"), FromOrganisation: ptr(actor("nowhere"))}, []string{"NOT_FOUND actor.unknown fromOrganisation"}},
		{graph.IntroductionsQuery{To: actor("tess"), FromOrganisation: ptr("")}, []string{"NOT_FOUND actor.unknown fromOrganisation"}},
	} {
		c.q.MaxHops, c.q.First = 3, 5
		_, err := p.m.Introductions(p.ctx, p.lena, c.q)
		p.fails(err, c.want...)
	}
	p.do(p.lena, graph.ChangeActor{ID: actor("hall"), ExpectedVersion: 1, Visibility: graph.To(graph.Private)})
	_, err := p.m.Introductions(p.ctx, p.mo, graph.IntroductionsQuery{To: actor("tess"), FromOrganisation: ptr(actor("hall")), MaxHops: 3, First: 5})
	p.fails(err, "NOT_FOUND actor.unknown fromOrganisation")
}
