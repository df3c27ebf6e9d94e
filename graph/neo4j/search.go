package neo4j

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/allymap/allymap/graph"
)

const searchWordsCypher = `
CALL db.index.fulltext.queryNodes('actor_names', $query) YIELD node AS a
WHERE a.audience IN $audiences
  AND CASE WHEN $area = '' THEN true ELSE a.area = $area END
  AND CASE WHEN $kinds IS NULL THEN true ELSE a.kind IN $kinds END
  AND any(name IN a.names WHERE all(word IN $words WHERE ' ' + name CONTAINS ' ' + word))
WITH a, CASE
    WHEN any(name IN a.names WHERE name = $text) THEN 0
    WHEN any(name IN a.names WHERE name STARTS WITH $text) THEN 1
    ELSE 2
  END AS class
RETURN a.id, a.kind, a.name, a.nameLanguage, a.otherNames, a.identifiers, a.summary, a.source, a.languages, a.tags, a.area,
  a.visibility, a.jobTitle, a.contactDetails, a.classification, a.website, a.noIntermediary, a.version, a.createdAt.epochMillis,
  a.updatedAt.epochMillis, a.createdBy
ORDER BY class, a.sort
LIMIT $limit`

const searchTyposCypher = `
CALL db.index.fulltext.queryNodes('actor_names', $query) YIELD node AS a
WHERE a.audience IN $audiences
  AND CASE WHEN $area = '' THEN true ELSE a.area = $area END
  AND CASE WHEN $kinds IS NULL THEN true ELSE a.kind IN $kinds END
  AND NOT a.id IN $found
RETURN a.id, a.kind, a.name, a.nameLanguage, a.otherNames, a.identifiers, a.summary, a.source, a.languages, a.tags, a.area,
  a.visibility, a.jobTitle, a.contactDetails, a.classification, a.website, a.noIntermediary, a.version, a.createdAt.epochMillis,
  a.updatedAt.epochMillis, a.createdBy
ORDER BY a.sort`

// Search lets the full-text index over folded names bring candidates, all of them: a bound before the test of the
// audience, or a score, would let hidden actors move what is found. Whether one name holds all words, and how well, is
// decided by the names themselves. Where words alone find too few, candidates with typos come in the order of names,
// and are read only until enough of them hold.
func (s *Store) Search(ctx context.Context, scope graph.Scope, f graph.SearchFilter) ([]*graph.Actor, error) {
	if len(f.Words) == 0 || f.Limit < 1 {
		return []*graph.Actor{}, nil
	}
	params := map[string]any{
		"audiences": audiences(scope), "area": f.AreaID, "kinds": allOr(f.Kinds), "query": wordsQuery(f.Words),
		"text": f.Text, "words": f.Words, "limit": f.Limit,
	}
	found, err := list(ctx, s, question{searchWordsCypher, params, f.Limit}, actor)
	if err != nil {
		return nil, err
	}
	query, some := typosQuery(f.Words)
	missing := f.Limit - len(found)
	if missing == 0 || !some {
		return found, nil
	}
	ids := make([]string, len(found))
	for i, a := range found {
		ids[i] = a.ID
	}
	params = map[string]any{"audiences": audiences(scope), "area": f.AreaID, "kinds": allOr(f.Kinds), "query": query, "found": ids}
	var near []*graph.Actor
	err = s.read(ctx, question{searchTyposCypher, params, missing}, func() func(*row) bool {
		near = nil
		return func(r *row) bool {
			a := actor(r)
			if _, _, ok := f.Match(a); ok {
				near = append(near, a)
			}
			return len(near) < missing
		}
	})
	if err != nil {
		return nil, err
	}
	return append(found, near...), nil
}

// longestWord bounds, in letters, what of a word is looked up; the rest is compared with the names that come. Lucene
// cuts terms at 255 and refuses queries that grow too large.
const longestWord = 24

func clipped(word string) string {
	if utf8.RuneCountInString(word) <= longestWord {
		return word
	}
	return string([]rune(word)[:longestWord])
}

// wordsQuery asks for names in which each of the words begins one.
func wordsQuery(words []string) string {
	parts := make([]string, len(words))
	for i, w := range words {
		parts[i] = "+" + luceneTerm(clipped(w)) + "*"
	}
	return strings.Join(once(parts), " ")
}

// typosQuery is the same for words with a typo each; some is false where no word is long enough for one.
func typosQuery(words []string) (query string, some bool) {
	parts := make([]string, len(words))
	for i, w := range words {
		w = clipped(w)
		begins := []string{luceneRegexp(w)}
		for _, t := range graph.Typos(w) {
			some = true
			letter := ""
			if t.Any {
				letter = "."
			}
			begins = append(begins, luceneRegexp(t.Head)+letter+luceneRegexp(t.Tail))
		}
		parts[i] = "+/(" + strings.Join(once(begins), "|") + ").*/"
	}
	return strings.Join(once(parts), " "), some
}

func once(in []string) []string {
	slices.Sort(in)
	return slices.Compact(in)
}

// luceneTerm writes a text as a term of Lucene's query language, in which each letter stands for itself.
func luceneTerm(text string) string { return escaped(text, "+-&|!(){}[]^\"~*?:\\/<>= \t") }

// luceneRegexp does the same for a regular expression between slashes.
func luceneRegexp(text string) string { return escaped(text, "+-&|!(){}[]^$\"~*?:\\/<>=#@.,") }

func escaped(text, special string) string {
	var b strings.Builder
	for _, r := range text {
		if strings.ContainsRune(special, r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
