package graph

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"
)

// Match is how well a name answers a search.
type Match string

// The classes of a match, best first, all on folded text: the whole name is the text; it begins with it; each word of
// the text begins a word of the name; the same with one typo in words of four letters or more.
const (
	MatchExact  Match = "EXACT"
	MatchPrefix Match = "PREFIX"
	MatchWord   Match = "WORD"
	MatchTypo   Match = "TYPO"
)

var matchRank = []Match{MatchExact, MatchPrefix, MatchWord, MatchTypo}

// typoLetters is how long a word must be before a typo in it is forgiven.
const typoLetters = 4

// maxSearch bounds the answer of a search, and maxSearchText what it may ask for, in characters.
const (
	maxSearch     = 100
	maxSearchText = maxName
)

// SearchQuery is a text as names are compared with it.
type SearchQuery struct {
	Text  string   // folded
	Words []string // of Text

	typos [][]Typo // of each word
}

// NewSearchQuery folds a text.
func NewSearchQuery(text string) SearchQuery {
	folded := Fold(text)
	q := SearchQuery{Text: folded, Words: strings.Fields(folded)}
	for _, w := range q.Words {
		q.typos = append(q.typos, Typos(w))
	}
	return q
}

// SearchFilter chooses what to search.
type SearchFilter struct {
	SearchQuery
	AreaID string      // empty: everywhere
	Kinds  []ActorKind // nil: all
	Limit  int
}

// SearchResult is an actor found, the name that answered, and how well.
type SearchResult struct {
	Actor   *Actor
	Matched string
	Match   Match
}

// Match says how well the best of an actor's names answers the query, and which name that is (the first of equals).
// ok is false where none does.
func (q SearchQuery) Match(a *Actor) (name string, match Match, ok bool) {
	best := len(matchRank)
	for _, n := range a.Names() {
		if rank := q.rank(Fold(n)); rank < best {
			best, name = rank, n
		}
	}
	if best == len(matchRank) {
		return "", "", false
	}
	return name, matchRank[best], true
}

// rank is the index in matchRank of how well a folded name answers, len(matchRank) where it does not.
func (q SearchQuery) rank(folded string) int {
	switch {
	case q.Text == "":
		return len(matchRank)
	case folded == q.Text:
		return 0
	case strings.HasPrefix(folded, q.Text):
		return 1
	}
	words := strings.Fields(folded)
	typo := false
	for i, w := range q.Words {
		switch {
		case slices.ContainsFunc(words, func(n string) bool { return strings.HasPrefix(n, w) }):
		case slices.ContainsFunc(q.typos[i], func(t Typo) bool { return slices.ContainsFunc(words, t.Begins) }):
			typo = true
		default:
			return len(matchRank)
		}
	}
	if typo {
		return 3
	}
	return 2
}

// Typo is one way in which a word may have been mistyped: what was meant begins with Head, then any one letter if Any,
// then Tail.
type Typo struct {
	Head string
	Any  bool
	Tail string
}

// Begins says whether the folded word begins as the typo says.
func (t Typo) Begins(word string) bool {
	rest, ok := strings.CutPrefix(word, t.Head)
	if !ok {
		return false
	}
	if t.Any {
		_, size := utf8.DecodeRuneInString(rest)
		if size == 0 {
			return false
		}
		rest = rest[size:]
	}
	return strings.HasPrefix(rest, t.Tail)
}

// Typos are all ways in which a folded word may be one edit away (a letter changed, left out, put in, or two
// neighbours swapped; Damerau's four) from the beginning of what was meant. None for words under four letters.
func Typos(word string) []Typo {
	r := []rune(word)
	if len(r) < typoLetters {
		return nil
	}
	var out []Typo
	for i := range r {
		head, tail := string(r[:i]), string(r[i+1:])
		out = append(out,
			Typo{Head: head, Any: true, Tail: tail},          // changed
			Typo{Head: head, Any: true, Tail: string(r[i:])}, // left out
			Typo{Head: head, Tail: tail})                     // put in
		if i+1 < len(r) && r[i] != r[i+1] {
			out = append(out, Typo{Head: head, Tail: string(r[i+1]) + string(r[i]) + string(r[i+2:])}) // swapped
		}
	}
	return out
}

// Search finds actors by any of their names, best match first, then by name, then by id. area is a slug, nil for
// everywhere. A text without a letter or digit finds nothing.
func (m *Map) Search(ctx context.Context, scope Scope, text string, area *string, kinds []ActorKind, first int) ([]*SearchResult, error) {
	var c checker
	text = c.text("text", text, maxSearchText, false)
	c.add(length("first", first, maxSearch))
	f := SearchFilter{SearchQuery: NewSearchQuery(text), Kinds: kinds, Limit: first}
	if area != nil {
		a, err := scope.areaOf(*area, "area")
		if err != nil {
			return nil, err
		}
		f.AreaID = a.ID
	}
	if err := c.err(); err != nil {
		return nil, err
	}
	out := []*SearchResult{}
	if f.Text == "" || kinds != nil && len(kinds) == 0 {
		return out, nil
	}
	actors, err := m.store.Search(ctx, scope, f)
	if err != nil {
		return nil, err
	}
	for _, a := range actors {
		if name, match, ok := f.Match(a); ok {
			out = append(out, &SearchResult{Actor: a, Matched: name, Match: match})
		}
	}
	slices.SortFunc(out, func(a, b *SearchResult) int {
		if d := slices.Index(matchRank, a.Match) - slices.Index(matchRank, b.Match); d != 0 {
			return d
		}
		return strings.Compare(a.Actor.NameKey(), b.Actor.NameKey())
	})
	return out[:min(len(out), first)], nil
}
