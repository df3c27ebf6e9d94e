package sqlite

import (
	"context"
	"errors"
	"strconv"
	"strings"

	"github.com/allymap/allymap/graph"
)

const tiesSQL = `
SELECT group_concat(concat_ws(char(1), e.asked, e.key, e.told), char(2))
FROM (
  SELECT o.key AS asked, t.key, t.told
  FROM json_each(?2) o
  CROSS JOIN actor a ON a.id = o.value AND substr(?1, a.audience, 1) = x'01'
  CROSS JOIN tie t ON t.actor = a.no
  WHERE substr(?1, t.audience, 1) = x'01' AND substr(?1, t.other_audience, 1) = x'01'
    AND (?3 IS NULL OR t.type IN (SELECT value FROM json_each(?3)))
    AND (?4 IS NULL OR t.type NOT IN (SELECT value FROM json_each(?4)))
  LIMIT ?5 + 0
) e`

// Ties reads the neighbouring rows of each actor, and nothing else. They come back as one text: handing thousands of
// rows through database/sql takes several times as long as finding them. No name holds a control character.
func (s *Store) Ties(ctx context.Context, scope graph.Scope, f graph.TieFilter, limit int) ([]graph.Tie, error) {
	found, err := ask(ctx, s, scope, tiesSQL, maybeText, array(f.Of), array(f.Types), array(f.Not), int64(limit))
	if err != nil || len(found) == 0 || found[0] == "" {
		return []graph.Tie{}, err
	}
	all := found[0]
	out := make([]graph.Tie, 0, strings.Count(all, "\x02")+1)
	for one := range strings.SplitSeq(all, "\x02") {
		t, ok := unpackTie(f.Of, one)
		if !ok {
			return nil, errors.New("sqlite: a tie that cannot be read")
		}
		out = append(out, t)
	}
	return out, nil
}

// packTie is what a tie tells besides its key: the other end, the type, strength, basis and whether it is one-sided.
func packTie(l *graph.Link, other string) string {
	strength, basis, oneSided := "0", "", "0"
	if l.Strength != nil {
		strength = strconv.Itoa(*l.Strength)
	}
	if l.Basis != nil {
		basis = string(*l.Basis)
	}
	if l.Mutual != nil && !*l.Mutual {
		oneSided = "1"
	}
	return strings.Join([]string{other, string(l.Type), strength, basis, oneSided}, gap)
}

// unpackTie reads asked, folded name, link, other end, type, strength, basis and whether it is one-sided.
func unpackTie(of []string, packed string) (t graph.Tie, ok bool) {
	var parts [8]string
	for i := range parts {
		parts[i], packed, ok = strings.Cut(packed, gap)
		if ok != (i < len(parts)-1) {
			return t, false
		}
	}
	asked, err := strconv.Atoi(parts[0])
	if err != nil || asked >= len(of) {
		return t, false
	}
	t = graph.Tie{
		LinkID: parts[2], At: of[asked], Other: parts[3], OtherKey: parts[1] + gap + parts[3], Type: graph.LinkType(parts[4]),
		Basis: graph.Basis(parts[6]), OneSided: parts[7] == "1",
	}
	t.Strength, err = strconv.Atoi(parts[5])
	return t, err == nil
}

// maybeText is a row of one text; empty where it is NULL.
func maybeText() row[string] {
	var t maybe
	return row[string]{[]any{&t}, func() (string, error) {
		if t.value == nil {
			return "", nil
		}
		return *t.value, nil
	}}
}
