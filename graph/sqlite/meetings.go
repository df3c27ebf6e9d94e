package sqlite

import (
	"context"

	"github.com/allymap/allymap/graph"
)

const meetingsSQL = `
SELECT group_concat(concat_ws(char(31), o.value, m.card), char(30))
FROM json_each(?2) o
CROSS JOIN trace w ON w.id = o.value
CROSS JOIN meeting m ON m.no IN (
  SELECT d.meeting
  FROM diary d
  WHERE d.owner = w.no AND d.list = ?3 AND d.key > ?4 AND d.key < ?5 AND substr(?1, d.audience, 1) = x'01'
    AND NOT EXISTS (SELECT 1 FROM attendance x WHERE x.meeting = d.meeting AND substr(?1, x.audience, 1) <> x'01')
  ORDER BY d.key
  LIMIT ?6 + 0
)`

const meetingsDownSQL = `
SELECT group_concat(concat_ws(char(31), o.value, m.card), char(30))
FROM json_each(?2) o
CROSS JOIN trace w ON w.id = o.value
CROSS JOIN meeting m ON m.no IN (
  SELECT d.meeting
  FROM diary d
  WHERE d.owner = w.no AND d.list = ?3 AND d.key > ?4 AND d.key < ?5 AND substr(?1, d.audience, 1) = x'01'
    AND NOT EXISTS (SELECT 1 FROM attendance x WHERE x.meeting = d.meeting AND substr(?1, x.audience, 1) <> x'01')
  ORDER BY d.key DESC
  LIMIT ?6 + 0
)`

// Meetings takes a page of each owner's diary. Nobody asks whether the owner is seen: a meeting is seen with all its
// actors, and areas are no secret.
func (s *Store) Meetings(ctx context.Context, scope graph.Scope, f graph.MeetingFilter, r graph.Range) (map[string][]*graph.Meeting, error) {
	statement := meetingsSQL
	if r.Descending {
		statement = meetingsDownSQL
	}
	above, below := ends(r)
	found, err := askCards(ctx, s, scope, statement, func(c *card) grouped[*graph.Meeting] {
		owner, m := c.text(), meeting(c)
		return grouped[*graph.Meeting]{parent: owner, key: f.Key(m), record: m}
	}, array(f.Of), diaryOf(f), above, below, int64(r.Limit))
	return byParent(found, r), err
}

// The lists of a diary.
const (
	heldList = "held"
	openList = "open"
)

func diaryOf(f graph.MeetingFilter) string {
	if f.Open {
		return openList
	}
	return heldList
}

// meeting reads a meeting's card.
func meeting(c *card) *graph.Meeting {
	return &graph.Meeting{
		ID: c.text(), Kind: graph.MeetingKind(c.text()), LeaderIDs: unlistCard[string](c), WithIDs: unlistCard[string](c), AreaID: c.text(),
		On: graph.PartialDate(c.text()), Agreed: c.maybe(), NextStep: c.maybe(), NextStepBy: c.maybe(), Due: (*graph.PartialDate)(c.maybe()),
		DoneOn: (*graph.PartialDate)(c.maybe()), Note: c.maybe(), Visibility: graph.Visibility(c.text()),
		Version: c.number(), CreatedAt: c.time(), UpdatedAt: c.time(), CreatedBy: c.maybe(),
	}
}
