package sqlite

import (
	"context"
	"slices"
	"strings"

	"github.com/allymap/allymap/graph"
)

const wholeActorsSQL = `
WITH here (no) AS MATERIALIZED (SELECT r.no FROM area r WHERE r.id = ?2)
SELECT group_concat(a.card, char(30))
FROM actor a
WHERE a.no IN (
  SELECT p.actor
  FROM here h CROSS JOIN place p ON p.area = h.no AND p.list = 'name'
  WHERE substr(?1, p.audience, 1) = x'01'
  UNION ALL
  SELECT l.to_no
  FROM here h CROSS JOIN link l ON l.from_area = h.no AND l.to_area < h.no
  WHERE substr(?1, l.audience, 1) = x'01' AND substr(?1, l.from_audience, 1) = x'01' AND substr(?1, l.to_audience, 1) = x'01'
  UNION ALL
  SELECT l.to_no
  FROM here h CROSS JOIN link l ON l.from_area = h.no AND l.to_area > h.no
  WHERE substr(?1, l.audience, 1) = x'01' AND substr(?1, l.from_audience, 1) = x'01' AND substr(?1, l.to_audience, 1) = x'01'
  UNION ALL
  SELECT l.from_no
  FROM here h CROSS JOIN link l ON l.to_area = h.no AND l.from_area <> l.to_area
  WHERE substr(?1, l.audience, 1) = x'01' AND substr(?1, l.from_audience, 1) = x'01' AND substr(?1, l.to_audience, 1) = x'01'
)`

const wholeLinksSQL = `
SELECT group_concat(e.card, char(30))
FROM (
  SELECT l.card
  FROM link l
  WHERE l.from_area = (SELECT r.no FROM area r WHERE r.id = ?2)
    AND substr(?1, l.audience, 1) = x'01' AND substr(?1, l.from_audience, 1) = x'01' AND substr(?1, l.to_audience, 1) = x'01'
  UNION ALL
  SELECT l.card
  FROM link l
  WHERE l.to_area = (SELECT r.no FROM area r WHERE r.id = ?2) AND l.from_area <> l.to_area
    AND substr(?1, l.audience, 1) = x'01' AND substr(?1, l.from_audience, 1) = x'01' AND substr(?1, l.to_audience, 1) = x'01'
) e`

// Whole sorts here: a sort in the database would carry every column with it.
func (s *Store) Whole(ctx context.Context, scope graph.Scope, areaID string) ([]*graph.Actor, []*graph.Link, error) {
	keyed, err := askCards(ctx, s, scope, wholeActorsSQL, keyedActor, areaID)
	if err != nil {
		return nil, nil, err
	}
	slices.SortFunc(keyed, func(a, b grouped[*graph.Actor]) int { return strings.Compare(a.key, b.key) })
	found, err := askCards(ctx, s, scope, wholeLinksSQL, link, areaID)
	if err != nil {
		return nil, nil, err
	}
	return records(keyed), byID(found), nil
}

const standingSQL = `
SELECT group_concat(e.card, char(30))
FROM (
  SELECT concat_ws(char(31), s.id, s.actor_id, s.issue_id, s.area, s.speaks_of, s.support, ifnull(s.influence, ''), ifnull(s.roles, ''),
    ifnull(s.note, ''), s.visibility, s.version, s.created_at, ifnull(s.created_by, ''), s.date_key) AS card
  FROM trace t
  CROSS JOIN assessment s ON s.issue = t.no
  CROSS JOIN trace a ON a.no = s.actor
  WHERE t.id = ?2 AND substr(?1, s.audience, 1) = x'01' AND substr(?1, s.issue_audience, 1) = x'01' AND substr(?1, a.audience, 1) = x'01'
  LIMIT ?3 + 0
) e`

// standing sorts here, as Whole does.
func (s *Store) standing(ctx context.Context, scope graph.Scope, issueID string, limit int) (map[string][]*graph.Assessment, error) {
	keyed, err := askCards(ctx, s, scope, standingSQL, keyedAssessment, issueID, int64(limit))
	if err != nil {
		return nil, err
	}
	slices.SortFunc(keyed, func(a, b grouped[*graph.Assessment]) int { return strings.Compare(a.key, b.key) })
	return map[string][]*graph.Assessment{issueID: records(keyed)}, nil
}

// keyedAssessment reads an assessment's card, with its key.
func keyedAssessment(c *card) grouped[*graph.Assessment] {
	a := &graph.Assessment{
		ID: c.text(), ActorID: c.text(), IssueID: c.text(), AreaID: c.text(), On: graph.PartialDate(c.text()), Support: graph.Support(c.text()),
		Influence: c.maybeNumber(), Roles: unlistCard[graph.CampaignRole](c), Note: c.maybe(), Visibility: graph.Visibility(c.text()),
		Version: c.number(), CreatedAt: c.time(), CreatedBy: c.maybe(),
	}
	return grouped[*graph.Assessment]{key: c.text(), record: a}
}
