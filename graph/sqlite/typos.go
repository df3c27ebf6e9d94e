package sqlite

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/allymap/allymap/graph"
)

const likeWordsSQL = `
SELECT group_concat(e.word || char(31) || e.no, char(30))
FROM (
  SELECT w.no, w.word FROM json_each(?1) o CROSS JOIN word w ON w.word >= o.value AND w.word < o.value || char(1114111)
  UNION ALL
  SELECT w.no, w.word FROM json_each(?2) o CROSS JOIN word w ON w.without_first >= o.value AND w.without_first < o.value || char(1114111)
  UNION ALL
  SELECT w.no, w.word FROM json_each(?3) o CROSS JOIN word w ON w.without_second >= o.value AND w.without_second < o.value || char(1114111)
  UNION ALL
  SELECT w.no, w.word FROM json_each(?4) o CROSS JOIN word w ON w.without_third >= o.value AND w.without_third < o.value || char(1114111)
) e`

// likeWords are, for each of the words, those that somebody has in a name and that begin with it, or would before one
// typo. Each way of mistyping is a seek: a letter that may be any is left out of the words, too, where it is one of the
// first three; where it comes later, the words that begin with the same three letters are few.
func (k *seeker) likeWords(ctx context.Context, like []typos) ([][]int, error) {
	var begins []string
	var without [3][]string
	for _, l := range like {
		begins = append(begins, string([]rune(l.word)[:3]))
		for _, t := range l.ways {
			at := len([]rune(t.Head))
			switch {
			case !t.Any:
				begins = append(begins, t.Head+t.Tail)
			case at < len(without):
				without[at] = append(without[at], t.Head+t.Tail)
			}
		}
	}
	candidates, err := cards(ctx, k.store.reader, likeWordsSQL, func(c *card) candidate {
		return candidate{text: c.text(), no: c.number()}
	}, array(begins), array(without[0]), array(without[1]), array(without[2]))
	if err != nil {
		return nil, err
	}
	slices.SortFunc(candidates, func(a, b candidate) int { return cmp.Compare(a.no, b.no) })
	candidates = slices.CompactFunc(candidates, func(a, b candidate) bool { return a.no == b.no })
	sets := make([][]int, len(like))
	for i, l := range like {
		sets[i] = []int{}
		for _, c := range candidates {
			if l.begins(c.text) {
				sets[i] = append(sets[i], c.no)
			}
		}
	}
	return sets, nil
}

// candidate is a word by its number, or a name by its key, that is like what is looked for.
type candidate struct {
	text string
	no   int
	key  string
}

// typos is a word with every way in which it may have been mistyped.
type typos struct {
	word string
	ways []graph.Typo
}

func (t typos) begins(word string) bool {
	return strings.HasPrefix(word, t.word) || slices.ContainsFunc(t.ways, func(w graph.Typo) bool { return w.Begins(word) })
}

const typoNamesSQL = `
SELECT group_concat((
  SELECT group_concat(e.name_key, char(30))
  FROM (
    SELECT DISTINCT i.name_key
    FROM posting i
    WHERE i.word = w.value AND (i.audience = ?6 OR substr(?1, i.audience, 1) = x'01')
      AND (?2 = '' OR i.area = (SELECT r.no FROM area r WHERE r.id = ?2))
      AND (?3 IS NULL OR i.kind IN (SELECT value FROM json_each(?3)))
    ORDER BY i.name_key
    LIMIT ?5 + 0
  ) e
), char(30))
FROM json_each(?4) w`

const typoCandidatesSQL = `
SELECT group_concat(i.name_key || char(31) || i.folded, char(30))
FROM json_each(?4) w
CROSS JOIN posting i ON i.word = w.value
WHERE substr(?1, i.audience, 1) = x'01'
  AND (?2 = '' OR i.area = (SELECT r.no FROM area r WHERE r.id = ?2))
  AND (?3 IS NULL OR i.kind IN (SELECT value FROM json_each(?3)))`

const rarestSetSQL = `
SELECT (
  SELECT count(*)
  FROM (
    SELECT 1
    FROM json_each(o.value) w CROSS JOIN posting i ON i.word = w.value
    LIMIT 2000
  )
)
FROM json_each(?1) o
ORDER BY o.key`

// typos forgives one typo in each word of four letters or more. Of several such words the rarest finds the names, and
// the others are tried on them here, for no index knows all ways to mistype a word.
func (k *seeker) typos(ctx context.Context) error {
	var like []typos
	for _, w := range k.f.Words {
		if ways := graph.Typos(w); ways != nil {
			like = append(like, typos{w, ways})
		}
	}
	if len(like) == 0 {
		return nil
	}
	sets, err := k.likeWords(ctx, like)
	if err != nil || slices.ContainsFunc(sets, func(set []int) bool { return len(set) == 0 }) {
		return err // a word that no name has in any way
	}
	at := 0
	if len(sets) > 1 {
		if at, err = k.rarest(ctx, rarestSetSQL, sets); err != nil {
			return err
		}
	}
	raw, err := json.Marshal(sets[at])
	if err != nil {
		return fmt.Errorf("sqlite: %w", err)
	}
	if len(k.f.Words) == 1 {
		return k.wordTier(ctx, typoNamesSQL, string(raw), int64(k.f.Limit), k.store.everybodys(k.scope))
	}
	return k.tryTypos(ctx, string(raw))
}

// tryTypos takes those of the names with one of the words in which every word of the text is found.
func (k *seeker) tryTypos(ctx context.Context, words string) error {
	candidates, err := askCards(ctx, k.store, k.scope, typoCandidatesSQL, func(c *card) candidate {
		return candidate{key: c.text(), text: c.text()}
	}, slices.Concat(k.args, []any{words})...)
	if err != nil {
		return err
	}
	all := make([]typos, len(k.f.Words))
	for i, w := range k.f.Words {
		all[i] = typos{w, graph.Typos(w)}
	}
	names := []string{}
	for _, c := range candidates {
		words := strings.Fields(c.text)
		if !slices.ContainsFunc(all, func(t typos) bool { return !slices.ContainsFunc(words, t.begins) }) {
			names = append(names, c.key)
		}
	}
	k.add(names)
	return nil
}
