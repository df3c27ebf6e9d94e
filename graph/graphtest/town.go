package graphtest

import (
	"errors"
	"time"

	"github.com/allymap/allymap/graph"
)

// The town. UPPER CASE is seen by everybody (PROJECT), lower case by the area's team (AREA), a star by its creator alone
// (PRIVATE). A link is seen as its line says: ═ by everybody, ─ by the area's team, · by its creator alone.
//
//	           DOCK, lena's                                 ┃            MILL, mo's
//	                                                        ┃
//	               (leader)                                 ┃   (leader)
//	carla*·knows 5·AMINA══════════allied with══════════════╋════FARID──knows 2, hearsay──┐
//	(ally)          │  ╚═member of═▶MOSQUE◀═══member of════╋══════╝                      │
//	              knows 4             (FAITH)               ┃                             │
//	                │                                       ┃                             │
//	               bo─────────────knows 3──────────────────╋───────────────────────────gita
//	             (ally)                                     ┃                           (ally)
//	                └─works for 3─▶clinic                   ┃                             │
//	                               (HEALTH)                 ┃         COUNCIL◀──holds office in
//	                                                        ┃        (COUNCIL)◀·opposes·hugo*
//	                                                        ┃                           (ally)
//	issues: RENT, heating*                                  ┃ buses
//	on RENT: COUNCIL, NEUTRAL in 2017, by lena, seen by everybody; bo, UNKNOWN in 2017-05, by lena, seen by the team
//
// lena tells what is in Dock and the tie between AMINA and FARID, mo what is in Mill, cora the tie between bo and gita,
// which is Dock's: only those see it who see both ends, which is cora and ada.
func (p *place) town() {
	p.Helper()
	p.all(p.lena,
		graph.AddActor{ID: ptr(actor("amina")), Kind: graph.KindLeader, Area: "dock", Name: "Amina", Visibility: graph.Project, Tags: []string{"choir"}},
		graph.AddActor{ID: ptr(actor("bo")), Kind: graph.KindAlly, Area: "dock", Name: "Bo", Tags: []string{"choir", "chess"}},
		graph.AddActor{ID: ptr(actor("carla")), Kind: graph.KindAlly, Area: "dock", Name: "Carla", Visibility: graph.Private},
		graph.AddActor{ID: ptr(actor("mosque")), Kind: graph.KindOrganisation, Area: "dock", Name: "Mosque", Visibility: graph.Project, Classification: "FAITH"},
		graph.AddActor{ID: ptr(actor("clinic")), Kind: graph.KindOrganisation, Area: "dock", Name: "Clinic", Classification: "HEALTH"},
		graph.AddLink{ID: ptr(link("AminaBo")), Type: graph.Knows, From: actor("amina"), To: actor("bo"), Strength: ptr(4)},
		graph.AddLink{ID: ptr(link("BoClinic")), Type: graph.WorksFor, From: actor("bo"), To: actor("clinic"), Strength: ptr(3)},
		graph.AddLink{ID: ptr(link("AminaMosque")), Type: graph.MemberOf, From: actor("amina"), To: actor("mosque"), Visibility: graph.Project},
		graph.AddLink{ID: ptr(link("CarlaAmina")), Type: graph.Knows, From: actor("carla"), To: actor("amina"), Strength: ptr(5), Visibility: graph.Private},
		graph.AddIssue{ID: ptr(issue("rent")), Area: "dock", Title: "Rent", Visibility: graph.Project},
		graph.AddIssue{ID: ptr(issue("heating")), Area: "dock", Title: "Heating", Visibility: graph.Private},
	)
	p.all(p.mo,
		graph.AddActor{ID: ptr(actor("farid")), Kind: graph.KindLeader, Area: "mill", Name: "Farid", Visibility: graph.Project},
		graph.AddActor{ID: ptr(actor("gita")), Kind: graph.KindAlly, Area: "mill", Name: "Gita"},
		graph.AddActor{ID: ptr(actor("hugo")), Kind: graph.KindAlly, Area: "mill", Name: "Hugo", Visibility: graph.Private},
		graph.AddActor{ID: ptr(actor("council")), Kind: graph.KindOrganisation, Area: "mill", Name: "Council", Visibility: graph.Project, Classification: "COUNCIL"},
		graph.AddLink{ID: ptr(link("FaridGita")), Type: graph.Knows, From: actor("farid"), To: actor("gita"), Strength: ptr(2), Basis: ptr(graph.Hearsay)},
		graph.AddLink{ID: ptr(link("GitaCouncil")), Type: graph.HoldsOfficeIn, From: actor("gita"), To: actor("council")},
		graph.AddLink{ID: ptr(link("HugoCouncil")), Type: graph.Opposes, From: actor("hugo"), To: actor("council"), Visibility: graph.Private},
		graph.AddLink{ID: ptr(link("FaridMosque")), Type: graph.MemberOf, From: actor("farid"), To: actor("mosque"), Visibility: graph.Project},
		graph.AddIssue{ID: ptr(issue("buses")), Area: "mill", Title: "Buses"},
	)
	p.all(p.cora,
		graph.AddLink{ID: ptr(link("BoGita")), Type: graph.Knows, From: actor("bo"), To: actor("gita"), Strength: ptr(3)},
	)
	p.all(p.lena,
		graph.AddLink{ID: ptr(link("AminaFarid")), Type: graph.AlliedWith, From: actor("amina"), To: actor("farid"), Visibility: graph.Project},
		graph.Assess{ID: ptr(id(graph.AssessmentPrefix, "council")), Actor: actor("council"), Issue: issue("rent"), On: ptr(graph.PartialDate("2017")), Support: "NEUTRAL", Influence: ptr(5), Visibility: graph.Project},
		graph.Assess{ID: ptr(id(graph.AssessmentPrefix, "bo")), Actor: actor("bo"), Issue: issue("rent"), On: ptr(graph.PartialDate("2017-05")), Support: graph.SupportUnknown},
	)
}

// ally adds an ally to Dock that everybody sees, and gives its id.
func (p *place) ally(name string) string {
	p.Helper()
	return p.add(p.lena, graph.AddActor{Kind: graph.KindAlly, Area: "dock", Name: name, Visibility: graph.Project})
}

func (p *place) add(scope graph.Scope, e graph.AddActor) string {
	p.Helper()
	return p.do(scope, e).Actor.ID
}

// tie adds a link that everybody sees between two actors of Dock.
func (p *place) tie(from string, t graph.LinkType, to string, strength int) string {
	p.Helper()
	e := graph.AddLink{Type: t, From: from, To: to, Visibility: graph.Project}
	if strength > 0 {
		e.Strength = &strength
	}
	return p.do(p.lena, e).Link.ID
}

// now is the clock of the store.
func (p *place) now() (now time.Time) {
	p.Helper()
	looked := errors.New("looked at the clock")
	err := p.store.Write(p.ctx, func(tx graph.Tx) error {
		now = tx.Now()
		return looked
	})
	if !errors.Is(err, looked) {
		p.Fatal(err)
	}
	return now
}
