package sqlite

import (
	"context"
	"strconv"
	"strings"

	"github.com/allymap/allymap/graph"
)

const tiesSQL = `
SELECT group_concat(concat_ws(char(31), e.asked, e.key, e.other_aside, e.told), char(30))
FROM (
  SELECT o.key AS asked, t.key, t.other_aside, t.told
  FROM json_each(?2) o
  CROSS JOIN actor a ON a.id = o.value AND substr(?1, a.audience, 1) = x'01'
  CROSS JOIN tie t ON t.actor = a.no
  WHERE substr(?1, t.audience, 1) = x'01' AND substr(?1, t.other_audience, 1) = x'01'
    AND (?3 IS NULL OR t.type IN (SELECT value FROM json_each(?3)))
    AND (?4 IS NULL OR t.type NOT IN (SELECT value FROM json_each(?4)))
  LIMIT ?5 + 0
) e`

// Ties reads the neighbouring rows of each actor, and nothing else.
func (s *Store) Ties(ctx context.Context, scope graph.Scope, f graph.TieFilter, limit int) ([]graph.Tie, error) {
	return askCards(ctx, s, scope, tiesSQL, func(c *card) graph.Tie {
		at, key, aside, other := c.text(), c.text(), c.number() > 0, c.text()
		folded := foldedOf(key)
		t := graph.Tie{
			LinkID: key[len(folded)+len(gap):], Other: other, OtherKey: folded + gap + other, Type: graph.LinkType(c.text()),
			Strength: c.number(), Basis: graph.Basis(c.text()), OneSided: c.number() > 0, Until: graph.PartialDate(c.text()),
			Written: c.number(), NoIntermediary: aside,
		}
		if i, err := strconv.Atoi(at); err == nil && i < len(f.Of) {
			t.At = f.Of[i]
		}
		return t
	}, array(f.Of), array(f.Types), array(f.Not), int64(limit))
}

// packTie is what a tie tells besides its key: the other end, the type, strength, basis, whether it is one-sided, until
// when, and the day on which it was last written.
func packTie(l *graph.Link, other string) string {
	strength, basis, oneSided, until := "", "", "", ""
	if l.Strength != nil {
		strength = strconv.Itoa(*l.Strength)
	}
	if l.Basis != nil {
		basis = string(*l.Basis)
	}
	if l.Mutual != nil && !*l.Mutual {
		oneSided = "1"
	}
	if l.Until != nil {
		until = string(*l.Until)
	}
	return strings.Join([]string{other, string(l.Type), strength, basis, oneSided, until, strconv.Itoa(graph.DayOf(l.UpdatedAt))}, cardGap)
}
