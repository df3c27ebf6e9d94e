package neo4j

import (
	"testing"
	"time"

	"github.com/allymap/allymap/graph"
)

// asker is whom the questions are about: the same on either map.
type asker struct {
	keyHash, account, area, key, change, issue, session string
	actors, others                                      []string
}

// changes are the lists of changes that there are: all, those of a time, which an author's are like, and an actor's.
func (at asker) changes() []graph.ChangeFilter {
	of := graph.ChangeFilter{AreaID: at.area}
	timed, one := of, of
	timed.Since = time.UnixMilli(1)
	one.ActorID = at.actors[0]
	return []graph.ChangeFilter{of, timed, one}
}

// about chooses whom to ask about: three actors with their links and assessments, and a place deep in the list.
func about(t *testing.T, s *Store, scope graph.Scope, account *graph.Account) asker {
	t.Helper()
	ctx := t.Context()
	at := asker{keyHash: account.KeyHash, account: account.ID, area: scope.Area("here").ID, session: "1-1"}
	actors, err := s.Actors(ctx, scope, graph.ActorFilter{AreaID: at.area}, graph.Range{Limit: 200})
	if err != nil {
		t.Fatal(err)
	}
	at.key = actors[199].NameKey()
	for _, a := range actors[100:103] {
		at.actors = append(at.actors, a.ID)
	}
	links, err := s.Links(ctx, scope, graph.LinkFilter{Of: at.actors}, graph.Range{Limit: 1})
	if err != nil {
		t.Fatal(err)
	}
	assessments, err := s.Assessments(ctx, scope, graph.AssessmentFilter{Of: at.actors}, graph.Range{Limit: 1})
	if err != nil {
		t.Fatal(err)
	}
	at.others = meetingsOf(t, s, scope, at.actors)
	for _, id := range at.actors {
		at.others = append(at.others, links[id][0].ID)
		for _, a := range assessments[id] {
			at.others = append(at.others, a.ID, a.IssueID)
			at.issue = a.IssueID
		}
	}
	changes, err := s.Changes(ctx, scope, graph.ChangeFilter{AreaID: at.area}, graph.Range{Limit: 5})
	if err != nil {
		t.Fatal(err)
	}
	at.change = changes[0].ID
	return at
}
