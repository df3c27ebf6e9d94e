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
SELECT e.name_key FROM (
  SELECT n.name_key
  FROM name n
  WHERE n.main = 1 AND n.folded = ?4 AND substr(?1, n.audience, 1) = x'01'
    AND (?2 = '' OR n.area = (SELECT r.no FROM area r WHERE r.id = ?2))
    AND (?3 IS NULL OR n.kind IN (SELECT value FROM json_each(?3)))
  ORDER BY n.name_key
  LIMIT ?5 + 0
) e
UNION ALL
SELECT e.name_key FROM (
  SELECT n.name_key
  FROM name n
  WHERE n.main = 0 AND n.folded = ?4 AND substr(?1, n.audience, 1) = x'01'
    AND (?2 = '' OR n.area = (SELECT r.no FROM area r WHERE r.id = ?2))
    AND (?3 IS NULL OR n.kind IN (SELECT value FROM json_each(?3)))
  ORDER BY n.name_key
  LIMIT ?5 + 0
) e`

const prefixNamesSQL = `
SELECT e.name_key FROM (
  SELECT n.name_key
  FROM name n
  WHERE n.main = 1 AND n.folded > ?4 AND n.folded < ?5 AND substr(?1, n.audience, 1) = x'01'
    AND (?2 = '' OR n.area = (SELECT r.no FROM area r WHERE r.id = ?2))
    AND (?3 IS NULL OR n.kind IN (SELECT value FROM json_each(?3)))
  ORDER BY n.folded, n.name_key
  LIMIT ?6 + 0
) e
UNION ALL
SELECT e.name_key FROM (
  SELECT n.name_key
  FROM name n
  WHERE n.main = 0 AND n.folded > ?4 AND n.folded < ?5 AND substr(?1, n.audience, 1) = x'01'
    AND (?2 = '' OR n.area = (SELECT r.no FROM area r WHERE r.id = ?2))
    AND (?3 IS NULL OR n.kind IN (SELECT value FROM json_each(?3)))
  GROUP BY n.name_key
  ORDER BY n.name_key
  LIMIT ?6 + 0
) e`

const wordNamesSQL = `
SELECT group_concat((
  SELECT group_concat(e.name_key, char(30))
  FROM (
    SELECT DISTINCT i.name_key
    FROM posting i
    WHERE i.word = w.no AND (i.audience = ?9 OR substr(?1, i.audience, 1) = x'01')
      AND (?2 = '' OR i.area = (SELECT r.no FROM area r WHERE r.id = ?2))
      AND (?3 IS NULL OR i.kind IN (SELECT value FROM json_each(?3)))
      AND (?6 = '' OR instr(' ' || i.folded, ' ' || ?6) > 0)
      AND (?7 IS NULL OR NOT EXISTS (SELECT 1 FROM json_each(?7) o WHERE instr(' ' || i.folded, ' ' || o.value) = 0))
    ORDER BY i.name_key
    LIMIT ?8 + 0
  ) e
), char(30))
FROM word w
WHERE w.word >= ?4 AND w.word < ?5`

// seeker is one search under way.
type seeker struct {
	store *Store
	f     graph.SearchFilter
	scope graph.Scope
	args  []any    // area and kinds, which every tier tests
	got   []string // name keys, which end in the actor's id
	known map[string]bool
}

// Search goes through the classes of matches, best first, and stops where it has enough. A class begins with whoever
// the scope sees first by name, so that what is hidden takes nobody's place.
func (s *Store) Search(ctx context.Context, scope graph.Scope, f graph.SearchFilter) ([]*graph.Actor, error) {
	if f.Text == "" || f.Limit <= 0 {
		return []*graph.Actor{}, nil
	}
	k := &seeker{store: s, f: f, scope: scope, args: []any{f.AreaID, array(f.Kinds)}, known: map[string]bool{}}
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
	return k.wordTier(ctx, wordNamesSQL, rarest, rarest+afterAll, second, array(others), int64(k.f.Limit), k.store.everybodys(k.scope))
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
	names, err := ask(ctx, k.store, k.scope, statement, texts, slices.Concat(k.args, args)...)
	k.add(names)
	return err
}

// wordTier is tier for a statement that gives the first by name of each of many words, as cards.
func (k *seeker) wordTier(ctx context.Context, statement string, args ...any) error {
	names, err := askCards(ctx, k.store, k.scope, statement, (*card).text, slices.Concat(k.args, args)...)
	k.add(names)
	return err
}

// add takes in the first of a class, by name, as far as there is room.
func (k *seeker) add(names []string) {
	slices.Sort(names)
	for _, n := range names {
		if len(k.got) < k.f.Limit && !k.known[n] {
			k.known[n] = true
			k.got = append(k.got, n)
		}
	}
}

// actors reads who was found, in that order.
func (k *seeker) actors(ctx context.Context) ([]*graph.Actor, error) {
	if len(k.got) == 0 {
		return []*graph.Actor{}, nil
	}
	ids, place := make([]string, len(k.got)), make(map[string]int, len(k.got))
	for i, key := range k.got {
		ids[i] = key[len(foldedOf(key))+len(gap):]
		place[ids[i]] = i
	}
	found, err := askCards(ctx, k.store, k.scope, actorsByIDSQL, actor, array(ids))
	slices.SortFunc(found, func(a, b *graph.Actor) int { return cmp.Compare(place[a.ID], place[b.ID]) })
	return found, err
}
