package graph

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// edits is how many letters apart two words are: changed, left out, put in, or two neighbours swapped.
func edits(a, b []rune) int {
	d := make([][]int, len(a)+1)
	for i := range d {
		d[i] = make([]int, len(b)+1)
		d[i][0] = i
	}
	for j := range d[0] {
		d[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			d[i][j] = min(d[i-1][j]+1, d[i][j-1]+1, d[i-1][j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d[i][j] = min(d[i][j], d[i-2][j-2]+1)
			}
		}
	}
	return d[len(a)][len(b)]
}

// beginsWithin says whether some beginning of the word is at most so many edits from what was typed.
func beginsWithin(typed, word string, most int) bool {
	w := []rune(word)
	for n := range len(w) + 1 {
		if edits([]rune(typed), w[:n]) <= most {
			return true
		}
	}
	return false
}

var fewLetters = rapid.StringOfN(rapid.RuneFrom([]rune("abcλ𞤢")), 1, 7, -1)

func TestATypoIsOneEditFromABeginning(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		typed, word := fewLetters.Draw(r, "typed"), fewLetters.Draw(r, "word")
		got := strings.HasPrefix(word, typed) || slices.ContainsFunc(Typos(typed), func(t Typo) bool { return t.Begins(word) })
		most := 1
		if len([]rune(typed)) < typoLetters {
			most = 0
		}
		if want := beginsWithin(typed, word, most); got != want {
			r.Fatalf("%q for %q: %v, not %v", typed, word, got, want)
		}
	})
}

func TestAMatchIsTheBestClassOfAnyName(t *testing.T) {
	texts := rapid.Custom(func(r *rapid.T) string {
		return strings.Join(rapid.SliceOfN(fewLetters, 1, 3).Draw(r, "words"), " ")
	})
	class := func(typed, name string) int {
		words, typo := strings.Fields(name), false
		for _, w := range strings.Fields(typed) {
			most := 0
			if len([]rune(w)) >= typoLetters {
				most = 1
			}
			switch {
			case slices.ContainsFunc(words, func(n string) bool { return strings.HasPrefix(n, w) }):
			case slices.ContainsFunc(words, func(n string) bool { return beginsWithin(w, n, most) }):
				typo = true
			default:
				return 4
			}
		}
		switch {
		case name == typed:
			return 0
		case strings.HasPrefix(name, typed):
			return 1
		case typo:
			return 3
		}
		return 2
	}
	rapid.Check(t, func(r *rapid.T) {
		typed, a := texts.Draw(r, "typed"), &Actor{Name: texts.Draw(r, "name")}
		if other := texts.Draw(r, "other name"); other != a.Name {
			a.OtherNames = []OtherName{{Name: other}}
		}
		best, named := 4, ""
		for _, n := range a.Names() {
			if c := class(typed, n); c < best {
				best, named = c, n
			}
		}
		name, match, ok := NewSearchQuery(typed).Match(a)
		if ok != (best < 4) || ok && (matchRank[best] != match || name != named) {
			r.Fatalf("%q for %q: %q %s %v, not %q and class %d", typed, a.Names(), name, match, ok, named, best)
		}
	})
}

func TestNoTypoIsForgivenInAShortWord(t *testing.T) {
	for word, want := range map[string]bool{"": false, "abc": false, "𞤢𞤢𞤢": false, "abcd": true, "𞤢𞤢𞤢𞤢": true} {
		if got := len(Typos(word)) > 0; got != want {
			t.Errorf("typos of %q: %v", word, got)
		}
	}
}
