package neo4j

import (
	"context"

	"github.com/allymap/allymap/graph"
)

// A meeting is a node, which each actor who was there and the area that it belongs to HAD: under its date, and under the
// day that the next step is due, for the area and for whoever is to do it.

const meetingsCypher = `
UNWIND $of AS of
CALL (of) {
  MATCH ()-[h:HAD]->(m:Meeting)
  USING INDEX h:HAD(of, held)
  WHERE h.of = of AND h.held > $above AND h.held < $below AND m.audience IN $audiences
    AND NOT EXISTS { MATCH (m)<-[:HAD]-(a:Actor) WHERE NOT a.audience IN $audiences }
  RETURN m
  ORDER BY h.of, h.held
  LIMIT $limit
}
RETURN of, m.id, m.kind, m.leaders, m.with, m.area, m.on, m.agreed, m.nextStep, m.nextStepBy, m.due, m.doneOn, m.note, m.visibility, m.version,
  m.createdAt.epochMillis, m.updatedAt.epochMillis, m.createdBy`

const meetingsDownCypher = `
UNWIND $of AS of
CALL (of) {
  MATCH ()-[h:HAD]->(m:Meeting)
  USING INDEX h:HAD(of, held)
  WHERE h.of = of AND h.held > $above AND h.held < $below AND m.audience IN $audiences
    AND NOT EXISTS { MATCH (m)<-[:HAD]-(a:Actor) WHERE NOT a.audience IN $audiences }
  RETURN m
  ORDER BY h.of DESC, h.held DESC
  LIMIT $limit
}
RETURN of, m.id, m.kind, m.leaders, m.with, m.area, m.on, m.agreed, m.nextStep, m.nextStepBy, m.due, m.doneOn, m.note, m.visibility, m.version,
  m.createdAt.epochMillis, m.updatedAt.epochMillis, m.createdBy`

const openMeetingsCypher = `
UNWIND $of AS of
CALL (of) {
  MATCH ()-[h:HAD]->(m:Meeting)
  USING INDEX h:HAD(of, due)
  WHERE h.of = of AND h.due > $above AND h.due < $below AND m.audience IN $audiences
    AND NOT EXISTS { MATCH (m)<-[:HAD]-(a:Actor) WHERE NOT a.audience IN $audiences }
  RETURN m
  ORDER BY h.of, h.due
  LIMIT $limit
}
RETURN of, m.id, m.kind, m.leaders, m.with, m.area, m.on, m.agreed, m.nextStep, m.nextStepBy, m.due, m.doneOn, m.note, m.visibility, m.version,
  m.createdAt.epochMillis, m.updatedAt.epochMillis, m.createdBy`

const openMeetingsDownCypher = `
UNWIND $of AS of
CALL (of) {
  MATCH ()-[h:HAD]->(m:Meeting)
  USING INDEX h:HAD(of, due)
  WHERE h.of = of AND h.due > $above AND h.due < $below AND m.audience IN $audiences
    AND NOT EXISTS { MATCH (m)<-[:HAD]-(a:Actor) WHERE NOT a.audience IN $audiences }
  RETURN m
  ORDER BY h.of DESC, h.due DESC
  LIMIT $limit
}
RETURN of, m.id, m.kind, m.leaders, m.with, m.area, m.on, m.agreed, m.nextStep, m.nextStepBy, m.due, m.doneOn, m.note, m.visibility, m.version,
  m.createdAt.epochMillis, m.updatedAt.epochMillis, m.createdBy`

// Meetings reads a page for each owner from an index over what it had. Nobody asks whether the owner is seen: a meeting is
// seen with all its actors, and areas are no secret.
func (s *Store) Meetings(ctx context.Context, scope graph.Scope, f graph.MeetingFilter, r graph.Range) (map[string][]*graph.Meeting, error) {
	statement := meetingsCypher
	switch {
	case f.Open && r.Descending:
		statement = openMeetingsDownCypher
	case f.Open:
		statement = openMeetingsCypher
	case r.Descending:
		statement = meetingsDownCypher
	}
	params := bounds(r, meetingFilter(scope, f))
	return lists(ctx, s, question{statement, params, len(f.Of) * r.Limit}, r.Descending, func(r *row) belonging[*graph.Meeting] {
		b := belonging[*graph.Meeting]{to: r.text(), record: meeting(r)}
		b.key = f.Key(b.record)
		return b
	})
}

func meetingFilter(scope graph.Scope, f graph.MeetingFilter) map[string]any {
	return map[string]any{"audiences": audiences(scope), "of": asStrings(f.Of)}
}

// meeting reads the columns id, kind, leaders, with, area, on, agreed, nextStep, nextStepBy, due, doneOn, note, visibility,
// version, createdAt, updatedAt and createdBy.
func meeting(r *row) *graph.Meeting {
	return &graph.Meeting{
		ID: r.text(), Kind: graph.MeetingKind(r.text()), LeaderIDs: words[string](r), WithIDs: words[string](r), AreaID: r.text(),
		On: graph.PartialDate(r.text()), Agreed: maybe[string](r), NextStep: maybe[string](r), NextStepBy: maybe[string](r),
		Due: maybe[graph.PartialDate](r), DoneOn: maybe[graph.PartialDate](r), Note: maybe[string](r),
		Visibility: graph.Visibility(r.text()), Version: r.number(), CreatedAt: r.instant(), UpdatedAt: r.instant(), CreatedBy: maybe[string](r),
	}
}

// keptMeeting is the meeting as its node holds it, and what its area and each of its actors hold of it.
func keptMeeting(m *graph.Meeting) map[string]any {
	had := func(of string, open bool) map[string]any {
		h := map[string]any{"of": of, "held": m.DateKey()}
		if open {
			h["due"] = m.DueKey()
		}
		return h
	}
	doers := map[string]bool{}
	for _, id := range m.DoerIDs() {
		doers[id] = true
	}
	actors := []map[string]any{}
	for _, id := range m.ActorIDs() {
		actors = append(actors, had(id, doers[id]))
	}
	return map[string]any{"id": m.ID, "area": m.AreaID, "held": had(m.AreaID, m.Open()), "actors": actors, "kept": map[string]any{
		"id": m.ID, "kind": string(m.Kind), "leaders": m.LeaderIDs, "with": m.WithIDs, "area": m.AreaID, "on": string(m.On),
		"agreed": orNull(m.Agreed), "nextStep": orNull(m.NextStep), "nextStepBy": orNull(m.NextStepBy), "due": stringOrNull(m.Due),
		"doneOn": stringOrNull(m.DoneOn), "note": orNull(m.Note), "visibility": string(m.Visibility), "version": m.Version,
		"createdAt": instant(m.CreatedAt), "updatedAt": instant(m.UpdatedAt), "createdBy": orNull(m.CreatedBy), "audience": m.Audience(),
	}}
}
