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

const metSQL = `
SELECT group_concat(concat_ws(char(31), a.id, a.name_key, a.created_at, ifnull((
  SELECT max(p.met)
  FROM attendance p CROSS JOIN meeting m ON m.no = p.meeting
  WHERE p.actor = a.no AND substr(?1, m.audience, 1) = x'01'
    AND NOT EXISTS (SELECT 1 FROM attendance x WHERE x.meeting = m.no AND substr(?1, x.audience, 1) <> x'01')
), '')), char(30))
FROM (
  SELECT p.actor AS no
  FROM place p
  WHERE p.area = (SELECT r.no FROM area r WHERE r.id = ?2) AND p.list = ?3 AND substr(?1, p.audience, 1) = x'01'
  UNION ALL
  SELECT b.no
  FROM json_each(?4) o CROSS JOIN actor b ON b.id = o.value AND substr(?1, b.audience, 1) = x'01'
  WHERE b.kind = 'ALLY'
) e
CROSS JOIN actor a ON a.no = e.no`

// Met looks at the meetings of each ally, of which few have many.
func (s *Store) Met(ctx context.Context, scope graph.Scope, f graph.MetFilter) ([]graph.Met, error) {
	return askCards(ctx, s, scope, metSQL, func(c *card) graph.Met {
		return graph.Met{ActorID: c.text(), NameKey: c.text(), CreatedAt: c.time(), Last: c.text()}
	}, f.AreaID, byName+ofKind+string(graph.KindAlly), array(f.Of))
}
