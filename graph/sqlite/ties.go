package sqlite

import (
	"context"

	"github.com/allymap/allymap/graph"
)

const tiesSQL = `
SELECT group_concat(e.told, char(30))
FROM (
  SELECT t.told
  FROM json_each(?2) o
  CROSS JOIN actor a ON a.id = o.value AND substr(?1, a.audience, 1) = x'01'
  CROSS JOIN tie t ON t.actor = a.no
  WHERE (t.audience = ?6 OR substr(?1, t.audience, 1) = x'01') AND (t.other_audience = ?6 OR substr(?1, t.other_audience, 1) = x'01')
    AND (?3 IS NULL OR t.type IN (SELECT value FROM json_each(?3)))
    AND (?4 IS NULL OR t.type NOT IN (SELECT value FROM json_each(?4)))
    AND (?7 IS NULL OR t.other IN (SELECT b.no FROM json_each(?7) CROSS JOIN actor b ON b.id = json_each.value))
  LIMIT ?5 + 0
) e`

// Ties reads the neighbouring rows of each actor, and nothing else. To tell the ends alone would cost it no less.
func (s *Store) Ties(ctx context.Context, scope graph.Scope, f graph.TieFilter, limit int) ([]graph.Tie, error) {
	return askCards(ctx, s, scope, tiesSQL, unpackTie, array(f.Of), array(f.Types), array(f.Not), int64(limit), s.everybodys(scope), array(f.To))
}

// packTie is a link as one of its ends has it: its key there (graph.LinkKey), what else a walk asks of the link, and
// whether the other end asked not to introduce anybody.
func packTie(l *graph.Link, at, other *end) (string, error) {
	var d draft
	d.text(other.folded+gap+l.ID, at.id, other.id, string(l.Type))
	d.maybeNumber(l.Strength)
	d.maybe((*string)(l.Basis))
	d.maybeTruth(l.Mutual)
	d.maybe((*string)(l.Until))
	d.number(graph.DayOf(l.UpdatedAt))
	d.number(int(flag(other.aside)))
	return d.card()
}

// unpackTie reads what packTie wrote.
func unpackTie(c *card) graph.Tie {
	key := c.text()
	folded := foldedOf(key)
	t := graph.Tie{
		LinkID: key[len(folded)+len(gap):], At: c.text(), Other: c.text(), Type: graph.LinkType(c.text()), Strength: c.number(),
		Basis: graph.Basis(c.text()), OneSided: c.text() == "0", Until: graph.PartialDate(c.text()), Written: c.number(), NoIntermediary: c.number() > 0, Ties: 1,
	}
	t.OtherKey = folded + gap + t.Other
	return t
}
