package sqlite

import (
	"context"

	"github.com/allymap/allymap/graph"
)

const outlineActorsSQL = `
WITH here (no) AS MATERIALIZED (SELECT r.no FROM area r WHERE r.id = ?2)
SELECT group_concat(a.card || char(29) || EXISTS (
  SELECT 1 FROM assessment s
  WHERE s.actor = a.no AND s.date_key > '' AND substr(?1, s.audience, 1) = x'01' AND substr(?1, s.issue_audience, 1) = x'01'
), char(30))
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

// Outline reads the same cards as Whole, and keeps a third of each.
func (s *Store) Outline(ctx context.Context, scope graph.Scope, areaID string) ([]graph.ActorOutline, []graph.LinkOutline, error) {
	actors, err := askCards(ctx, s, scope, outlineActorsSQL, func(c *card) graph.ActorOutline {
		a := keyedActor(c)
		c.next()
		return graph.ActorOutline{
			ID: a.record.ID, Kind: a.record.Kind, Name: a.record.Name, NameKey: a.key, AreaID: a.record.AreaID,
			Classification: a.record.Classification, Sourced: a.record.Source != nil, Assessed: c.number() > 0,
			Created: int32(graph.DayOf(a.record.CreatedAt)),
		}
	}, areaID)
	if err != nil {
		return nil, nil, err
	}
	links, err := askCards(ctx, s, scope, wholeLinksSQL, func(c *card) graph.LinkOutline {
		l := link(c)
		o := graph.LinkOutline{FromID: l.FromID, ToID: l.ToID, Type: l.Type, UpdatedAt: l.UpdatedAt, CreatedAt: l.CreatedAt}
		if l.Until != nil {
			o.Until = *l.Until
		}
		if l.Strength != nil {
			o.Strength = int8(*l.Strength)
		}
		return o
	}, areaID)
	return actors, links, err
}
