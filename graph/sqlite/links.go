package sqlite

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/allymap/allymap/graph"
)

const linksSQL = `
SELECT group_concat(concat_ws(char(31), o.value, l.card, b.card), char(30))
FROM json_each(?2) o
CROSS JOIN actor a ON a.id = o.value AND substr(?1, a.audience, 1) = x'01'
CROSS JOIN link l ON l.no IN (
  SELECT t.link
  FROM tie t
  WHERE t.actor = a.no AND t.key > ?3 AND t.key < ?4 AND substr(?1, t.audience, 1) = x'01' AND substr(?1, t.other_audience, 1) = x'01'
    AND (?5 IS NULL OR t.type IN (SELECT value FROM json_each(?5)))
    AND (?6 = 'BOTH' OR t.way IN (?6, 'BOTH'))
  ORDER BY t.key
  LIMIT ?7 + 0
)
CROSS JOIN actor b ON b.no = iif(l.from_no = a.no, l.to_no, l.from_no)`

const linksDownSQL = `
SELECT group_concat(concat_ws(char(31), o.value, l.card, b.card), char(30))
FROM json_each(?2) o
CROSS JOIN actor a ON a.id = o.value AND substr(?1, a.audience, 1) = x'01'
CROSS JOIN link l ON l.no IN (
  SELECT t.link
  FROM tie t
  WHERE t.actor = a.no AND t.key > ?3 AND t.key < ?4 AND substr(?1, t.audience, 1) = x'01' AND substr(?1, t.other_audience, 1) = x'01'
    AND (?5 IS NULL OR t.type IN (SELECT value FROM json_each(?5)))
    AND (?6 = 'BOTH' OR t.way IN (?6, 'BOTH'))
  ORDER BY t.key DESC
  LIMIT ?7 + 0
)
CROSS JOIN actor b ON b.no = iif(l.from_no = a.no, l.to_no, l.from_no)`

// Links takes a page of each actor's own ties.
func (s *Store) Links(ctx context.Context, scope graph.Scope, f graph.LinkFilter, r graph.Range) (map[string][]*graph.Link, error) {
	statement := linksSQL
	if r.Descending {
		statement = linksDownSQL
	}
	above, below := ends(r)
	found, err := askCards(ctx, s, scope, statement, linkToOther,
		array(f.Of), above, below, array(f.Types), string(f.Direction), int64(r.Limit))
	for _, g := range found {
		other := g.record.To
		if g.record.ToID == g.parent {
			g.record.From, g.record.To = other, nil
		}
	}
	return byParent(found, r), err
}

// gap stands between the folded name and the id in a sort key (graph.SortKey).
const gap = "\x01"

// foldedOf is the folded name in a sort key.
func foldedOf(key string) string { return key[:max(strings.LastIndex(key, gap), 0)] }

// linkToOther reads whose link it is, its card and that of the other end, which it attaches as To.
func linkToOther(c *card) grouped[*graph.Link] {
	parent, l, other := c.text(), link(c), keyedActor(c)
	l.To = other.record
	return grouped[*graph.Link]{parent: parent, key: foldedOf(other.key) + gap + l.ID, record: l}
}

const amongSQL = `
WITH among (no) AS MATERIALIZED (
  SELECT a.no FROM json_each(?2) o CROSS JOIN actor a ON a.id = o.value AND substr(?1, a.audience, 1) = x'01'
)
SELECT group_concat(l.card, char(30))
FROM among f
CROSS JOIN link l ON l.from_no = f.no
WHERE +l.to_no IN among AND substr(?1, l.audience, 1) = x'01'
  AND (?3 IS NULL OR l.type IN (SELECT value FROM json_each(?3)))`

// Among looks at what runs out of each of the actors, and takes what ends at another of them.
func (s *Store) Among(ctx context.Context, scope graph.Scope, actorIDs []string, types []graph.LinkType) ([]*graph.Link, error) {
	found, err := askCards(ctx, s, scope, amongSQL, link, array(actorIDs), array(types))
	return byID(found), err
}

// byID sorts records, each once.
func byID[T graph.Node](found []T) []T {
	slices.SortFunc(found, func(a, b T) int { return cmp.Compare(a.NodeID(), b.NodeID()) })
	return slices.CompactFunc(found, func(a, b T) bool { return a.NodeID() == b.NodeID() })
}

// link reads a link's card.
func link(c *card) *graph.Link {
	return &graph.Link{
		ID: c.text(), Type: graph.LinkType(c.text()), FromID: c.text(), ToID: c.text(), AreaID: c.text(), Strength: c.maybeNumber(),
		Mutual: c.maybeTruth(), Role: c.maybe(), Since: (*graph.PartialDate)(c.maybe()), Until: (*graph.PartialDate)(c.maybe()),
		Basis: (*graph.Basis)(c.maybe()), Source: c.maybe(), Note: c.maybe(), Visibility: graph.Visibility(c.text()),
		Version: c.number(), CreatedAt: c.time(), UpdatedAt: c.time(), CreatedBy: c.maybe(),
	}
}
