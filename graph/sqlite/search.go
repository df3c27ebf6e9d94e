package sqlite

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/allymap/allymap/graph"
)

const exactNamesSQL = `
SELECT e.name_key, e.actor FROM (
  SELECT n.name_key, n.actor
  FROM name n
  WHERE n.main = 1 AND n.folded = ?4 AND substr(?1, n.audience, 1) = x'01'
    AND (?2 = '' OR n.area = (SELECT r.no FROM area r WHERE r.id = ?2))
    AND (?3 IS NULL OR n.kind IN (SELECT value FROM json_each(?3)))
  ORDER BY n.name_key
  LIMIT ?5 + 0
) e
UNION ALL
SELECT e.name_key, e.actor FROM (
  SELECT n.name_key, n.actor
  FROM name n
  WHERE n.main = 0 AND n.folded = ?4 AND substr(?1, n.audience, 1) = x'01'
    AND (?2 = '' OR n.area = (SELECT r.no FROM area r WHERE r.id = ?2))
    AND (?3 IS NULL OR n.kind IN (SELECT value FROM json_each(?3)))
  ORDER BY n.name_key
  LIMIT ?5 + 0
) e`

const prefixNamesSQL = `
SELECT e.name_key, e.actor FROM (
  SELECT n.name_key, n.actor
  FROM name n
  WHERE n.main = 1 AND n.folded > ?4 AND n.folded < ?5 AND substr(?1, n.audience, 1) = x'01'
    AND (?2 = '' OR n.area = (SELECT r.no FROM area r WHERE r.id = ?2))
    AND (?3 IS NULL OR n.kind IN (SELECT value FROM json_each(?3)))
  ORDER BY n.folded, n.name_key
  LIMIT ?6 + 0
) e
UNION ALL
SELECT e.name_key, e.actor FROM (
  SELECT n.name_key, n.actor
  FROM name n
  WHERE n.main = 0 AND n.folded > ?4 AND n.folded < ?5 AND substr(?1, n.audience, 1) = x'01'
    AND (?2 = '' OR n.area = (SELECT r.no FROM area r WHERE r.id = ?2))
    AND (?3 IS NULL OR n.kind IN (SELECT value FROM json_each(?3)))
  GROUP BY n.name_key
  ORDER BY n.name_key
  LIMIT ?6 + 0
) e`

const wordNamesSQL = `
SELECT DISTINCT a.name_key, a.no
FROM word w
CROSS JOIN actor a ON a.no IN (
  SELECT i.actor
  FROM posting i
  WHERE i.word = w.no AND substr(?1, i.audience, 1) = x'01'
    AND (?2 = '' OR i.area = (SELECT r.no FROM area r WHERE r.id = ?2))
    AND (?3 IS NULL OR i.kind IN (SELECT value FROM json_each(?3)))
    AND (?6 = '' OR instr(' ' || i.folded, ' ' || ?6) > 0)
    AND (?7 IS NULL OR NOT EXISTS (SELECT 1 FROM json_each(?7) o WHERE instr(' ' || i.folded, ' ' || o.value) = 0))
  GROUP BY i.name_key
  ORDER BY i.name_key
  LIMIT ?8 + 0
)
WHERE w.word >= ?4 AND w.word < ?5
ORDER BY a.name_key
LIMIT ?8 + 0`

// found is an actor that a tier of the search came upon.
type found struct {
	key    string
	no     int64
	folded string // the name, where the tier has yet to be sure of it
}

func foundRow() row[found] {
	var key string
	var no number
	return row[found]{[]any{&key, &no}, func() (found, error) { return found{key: key, no: int64(no)}, nil }}
}

// seeker is one search under way.
type seeker struct {
	store *Store
	f     graph.SearchFilter
	scope graph.Scope
	args  []any // area and kinds, which every tier tests
	got   []found
	known map[int64]bool
}

// Search goes through the classes of matches, best first, and stops where it has enough. A class begins with whoever
// the scope sees first by name, so that what is hidden takes nobody's place.
func (s *Store) Search(ctx context.Context, scope graph.Scope, f graph.SearchFilter) ([]*graph.Actor, error) {
	if f.Text == "" || f.Limit <= 0 {
		return []*graph.Actor{}, nil
	}
	k := &seeker{store: s, f: f, scope: scope, args: []any{f.AreaID, array(f.Kinds)}, known: map[int64]bool{}}
	for _, tier := range []func(context.Context) error{k.exact, k.prefix, k.words, k.typos} {
		if len(k.got) >= f.Limit {
			break
		}
		if err := tier(ctx); err != nil {
			return nil, err
		}
	}
	return k.actors(ctx)
}

func (k *seeker) exact(ctx context.Context) error {
	return k.tier(ctx, exactNamesSQL, k.f.Text, int64(k.f.Limit))
}

func (k *seeker) prefix(ctx context.Context) error {
	return k.tier(ctx, prefixNamesSQL, k.f.Text, k.f.Text+afterAll, int64(k.f.Limit))
}

// words looks for names by the rarest word of the text, and asks whether the others are in them.
func (k *seeker) words(ctx context.Context) error {
	at := 0
	if len(k.f.Words) > 1 {
		var err error
		if at, err = k.rarest(ctx, rarestWordSQL, k.f.Words); err != nil {
			return err
		}
	}
	rarest := k.f.Words[at]
	others := slices.Concat(k.f.Words[:at], k.f.Words[at+1:])
	second := ""
	if len(others) > 0 {
		second, others = others[0], others[1:]
	}
	if len(others) == 0 {
		others = nil // a list that is there has to be read for every name
	}
	return k.tier(ctx, wordNamesSQL, rarest, rarest+afterAll, second, array(others), int64(k.f.Limit))
}

const rarestWordSQL = `
SELECT (
  SELECT count(*)
  FROM (
    SELECT 1
    FROM word w CROSS JOIN posting i ON i.word = w.no
    WHERE w.word >= o.value AND w.word < o.value || char(1114111)
    LIMIT 2000
  )
)
FROM json_each(?1) o
ORDER BY o.key`

// rarest is the index of the word, or of the set of words, that the fewest names have, as far as counting them pays: of
// an answer it changes nothing but how soon it comes.
func (k *seeker) rarest(ctx context.Context, statement string, of any) (int, error) {
	raw, err := json.Marshal(of)
	if err != nil {
		return 0, fmt.Errorf("sqlite: %w", err)
	}
	counts, err := list(ctx, k.store.reader, statement, numbers, string(raw))
	if err != nil || len(counts) == 0 {
		return 0, err
	}
	return slices.Index(counts, slices.Min(counts)), nil
}

// tier asks for the first of a class by name. It may give some that are known from a better class: no more than were
// found before, so that there are enough new ones among them.
func (k *seeker) tier(ctx context.Context, statement string, args ...any) error {
	names, err := ask(ctx, k.store, k.scope, statement, foundRow, slices.Concat(k.args, args)...)
	k.add(names)
	return err
}

// add takes in the first of a class, by name, as far as there is room.
func (k *seeker) add(names []found) {
	slices.SortFunc(names, func(a, b found) int { return cmp.Compare(a.key, b.key) })
	for _, n := range names {
		if len(k.got) < k.f.Limit && !k.known[n.no] {
			k.known[n.no] = true
			k.got = append(k.got, n)
		}
	}
}

const actorsByNumberSQL = `
SELECT group_concat(a.card, char(30))
FROM json_each(?2) o
CROSS JOIN actor a ON a.no = o.value
WHERE substr(?1, a.audience, 1) = x'01'`

// actors reads who was found, in that order.
func (k *seeker) actors(ctx context.Context) ([]*graph.Actor, error) {
	if len(k.got) == 0 {
		return []*graph.Actor{}, nil
	}
	nos, place := make([]int64, len(k.got)), make(map[string]int, len(k.got))
	for i, n := range k.got {
		nos[i], place[n.key] = n.no, i
	}
	raw, err := json.Marshal(nos)
	if err != nil {
		return nil, fmt.Errorf("sqlite: %w", err)
	}
	keyed, err := askCards(ctx, k.store, k.scope, actorsByNumberSQL, keyedActor, string(raw))
	slices.SortFunc(keyed, func(a, b grouped[*graph.Actor]) int { return cmp.Compare(place[a.key], place[b.key]) })
	return records(keyed), err
}
