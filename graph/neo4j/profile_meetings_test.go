package neo4j

import (
	"context"
	"testing"

	"github.com/allymap/allymap/graph"
)

// encounters are meetings of every actor that is none of the leaders, each with the leader before it, every third with
// something to do.
func encounters(actors []string) []graph.Edit {
	var edits []graph.Edit
	for i := range actors {
		if i%20 == 0 {
			continue
		}
		e := graph.AddMeeting{Kind: "MAINTENANCE", Leaders: []string{actors[i/20*20]}, With: []string{actors[i]}}
		if i%3 == 0 {
			e.NextStep = new(string)
			*e.NextStep = "Call"
		}
		edits = append(edits, e)
	}
	return edits
}

// askedOfMeetings runs every statement that reads meetings.
func askedOfMeetings(ctx context.Context, s *Store, scope graph.Scope, at asker, did func(any, error)) {
	owners := append([]string{at.area}, at.actors...)
	for _, open := range []bool{false, true} {
		f := graph.MeetingFilter{Of: owners, Open: open}
		for _, r := range []graph.Range{{Limit: pageOfTest}, {Limit: pageOfTest, Descending: true}} {
			did(s.Meetings(ctx, scope, f, r))
		}
		did(s.Count(ctx, scope, f))
	}
}

// meetingsOf are the ids of a meeting of each of the actors.
func meetingsOf(t *testing.T, s *Store, scope graph.Scope, actors []string) []string {
	t.Helper()
	meetings, err := s.Meetings(t.Context(), scope, graph.MeetingFilter{Of: actors}, graph.Range{Limit: 1})
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, id := range actors {
		for _, m := range meetings[id] {
			ids = append(ids, m.ID)
		}
	}
	return ids
}

// writtenOfMeetings runs what writes them.
func writtenOfMeetings(t *testing.T, do func(graph.Edit) graph.Outcome, ally string) {
	t.Helper()
	leader := do(graph.AddActor{Area: "here", Kind: graph.KindLeader, Name: "One of us"}).Actor
	m := do(graph.AddMeeting{Kind: "RECRUITMENT", Leaders: []string{leader.ID}, With: []string{ally}}).Meeting
	do(graph.ChangeMeeting{ID: m.ID, ExpectedVersion: 1, Kind: graph.To[graph.MeetingKind]("ESCALATION")})
}
