package sqlite

import (
	"context"
	"slices"
	"strings"

	"github.com/allymap/allymap/graph"
)

const linksSQL = `
SELECT group_concat(o.value || char(29) || (
  SELECT group_concat(e.link || char(29) || e.other, char(29))
  FROM (
    SELECT l.card AS link, b.card AS other
    FROM tie t
    CROSS JOIN link l ON l.no = t.link
    CROSS JOIN actor b ON b.no = t.other
    WHERE t.actor = a.no AND t.told > ?3 AND t.told < ?4
      AND (t.audience = ?8 OR substr(?1, t.audience, 1) = x'01') AND (t.other_audience = ?8 OR substr(?1, t.other_audience, 1) = x'01')
      AND (?5 IS NULL OR t.type IN (SELECT value FROM json_each(?5)))
      AND (?6 = 'BOTH' OR t.way IN (?6, 'BOTH'))
    ORDER BY t.told
    LIMIT ?7 + 0
  ) e
), char(30))
FROM json_each(?2) o
CROSS JOIN actor a ON a.id = o.value AND substr(?1, a.audience, 1) = x'01'`

const linksDownSQL = `
SELECT group_concat(o.value || char(29) || (
  SELECT group_concat(e.link || char(29) || e.other, char(29))
  FROM (
    SELECT l.card AS link, b.card AS other
    FROM tie t
    CROSS JOIN link l ON l.no = t.link
    CROSS JOIN actor b ON b.no = t.other
    WHERE t.actor = a.no AND t.told > ?3 AND t.told < ?4
      AND (t.audience = ?8 OR substr(?1, t.audience, 1) = x'01') AND (t.other_audience = ?8 OR substr(?1, t.other_audience, 1) = x'01')
      AND (?5 IS NULL OR t.type IN (SELECT value FROM json_each(?5)))
      AND (?6 = 'BOTH' OR t.way IN (?6, 'BOTH'))
    ORDER BY t.told DESC
    LIMIT ?7 + 0
  ) e
), char(30))
FROM json_each(?2) o
CROSS JOIN actor a ON a.id = o.value AND substr(?1, a.audience, 1) = x'01'`

// Links takes a page of each actor's own ties.
func (s *Store) Links(ctx context.Context, scope graph.Scope, f graph.LinkFilter, r graph.Range) (map[string][]*graph.Link, error) {
	statement := linksSQL
	if r.Descending {
		statement = linksDownSQL
	}
	above, below := ends(r)
	if strings.Contains(above, gap) {
		above += pastKey // the whole of a tie's key: the text goes on with a separator
	}
	pages, err := askCards(ctx, s, scope, statement, pageOfLinks,
		array(f.Of), above, below, array(f.Types), string(f.Direction), int64(r.Limit), s.everybodys(scope))
	return byParent(slices.Concat(pages...), r), err
}

// pastKey is what comes next after any of the separators.
const pastKey = " "

// pageOfLinks reads whose links they are, and of each link its card and that of the other end, which it attaches.
func pageOfLinks(c *card) []grouped[*graph.Link] {
	parent := c.text()
	page := make([]grouped[*graph.Link], 0, strings.Count(c.rest, cardGap)/2+1)
	for c.next() {
		l := link(c)
		c.next()
		other := keyedActor(c)
		if l.ToID == parent {
			l.From = other.record
		} else {
			l.To = other.record
		}
		page = append(page, grouped[*graph.Link]{parent: parent, key: foldedOf(other.key) + gap + l.ID, record: l})
	}
	return page
}

// gap stands between the folded name and the id in a sort key (graph.SortKey).
const gap = "\x01"

// foldedOf is the folded name in a sort key.
func foldedOf(key string) string { return key[:max(strings.LastIndex(key, gap), 0)] }

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
func (s *Store) Among(ctx context.Context, scope graph.Scope, actorIDs []string, types []graph.LinkType) ([]*graph.Actor, []*graph.Link, error) {
	actors, err := askCards(ctx, s, scope, actorsByIDSQL, actor, array(actorIDs))
	if err != nil {
		return nil, nil, err
	}
	links, err := askCards(ctx, s, scope, amongSQL, link, array(actorIDs), array(types))
	return byID(actors), byID(links), err
}

// byID sorts records, each once.
func byID[T graph.Node](found []T) []T {
	slices.SortFunc(found, func(a, b T) int { return strings.Compare(a.NodeID(), b.NodeID()) })
	return slices.CompactFunc(found, func(a, b T) bool { return a.NodeID() == b.NodeID() })
}

// writeLink is a link's card, as link reads it.
func writeLink(l *graph.Link) (string, error) {
	var d draft
	d.text(l.ID, string(l.Type), l.FromID, l.ToID, l.AreaID)
	d.maybeNumber(l.Strength)
	d.maybeTruth(l.Mutual)
	d.maybe(l.Role, (*string)(l.Since), (*string)(l.Until), (*string)(l.Basis), l.Source, l.Note)
	d.text(string(l.Visibility))
	d.number(l.Version)
	d.time(l.CreatedAt, l.UpdatedAt)
	d.maybe(l.CreatedBy)
	return d.card()
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
