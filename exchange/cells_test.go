package exchange

import (
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/allymap/allymap/graph"
)

// word draws texts that are full of what means something in a cell.
func word() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		s := rapid.StringOfN(rapid.RuneFrom([]rune(`ab|\@:;'=+-,"éش`)), 1, 8, -1).Draw(t, "word")
		return "x" + strings.TrimSpace(s)
	})
}

func TestWhatIsWrittenIntoACellIsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(word(), 0, 4).Draw(t, "words")
		if got := wordsOf(joined(words, writeWord)); len(words) > 0 && !reflect.DeepEqual(got, words) {
			t.Fatalf("words %q came back as %q", words, got)
		}
		var names []graph.OtherName
		for _, w := range words {
			n := graph.OtherName{Name: w}
			if rapid.Bool().Draw(t, "tagged") {
				lang := rapid.SampledFrom([]string{"en", "zh-Hant", "pnb"}).Draw(t, "language")
				n.Language = &lang
			}
			names = append(names, n)
		}
		if got := namesOf(joined(names, writeName)); !reflect.DeepEqual(got, names) {
			t.Fatalf("names %v came back as %v", names, got)
		}
		ids := []graph.ExternalIdentifier{{Scheme: word().Draw(t, "scheme"), Value: word().Draw(t, "value")}}
		if got := identifiersOf(joined(ids, writeIdentifier)); !reflect.DeepEqual(got, ids) {
			t.Fatalf("identifiers %v came back as %v", ids, got)
		}
		contact := graph.ContactDetail{Type: word().Draw(t, "type"), Value: word().Draw(t, "value")}
		if rapid.Bool().Draw(t, "labelled") {
			label := word().Draw(t, "label")
			contact.Label = &label
		}
		if got := contactsOf(writeContact(contact)); !reflect.DeepEqual(got, []graph.ContactDetail{contact}) {
			t.Fatalf("contact %v came back as %v", contact, got)
		}
	})
}

func TestACellIsNeutralisedAndArmedExactly(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOfN(rapid.RuneFrom([]rune("'=+-@\t\ra")), 0, 5, -1).Draw(t, "cell")
		safe := neutralise(s)
		if safe != "" && strings.ContainsRune("=+-@\t\r", rune(safe[0])) {
			t.Fatalf("%q is still a formula", safe)
		}
		if got := arm(safe); got != s {
			t.Fatalf("%q came back as %q", s, got)
		}
	})
}

func TestPeopleMayWriteCellsWithoutBackslashes(t *testing.T) {
	en := "en"
	if got, want := namesOf("Ana @home|Joe@en"), []graph.OtherName{{Name: "Ana", Language: some("home")}, {Name: "Joe", Language: &en}}; !reflect.DeepEqual(got, want) {
		t.Errorf("names: %v", got)
	}
	if got := namesOf("me@work 2"); !reflect.DeepEqual(got, []graph.OtherName{{Name: "me@work 2"}}) {
		t.Errorf("an @ that no language follows: %v", got)
	}
	if got := contactsOf("web:https://a.example:8080/x"); got[0].Value != "https://a.example:8080/x" {
		t.Errorf("colons in a value: %v", got)
	}
	if got := identifiersOf("GB-CHC:123:4"); got[0] != (graph.ExternalIdentifier{Scheme: "GB-CHC", Value: "123:4"}) {
		t.Errorf("colons in an identifier: %v", got)
	}
}

func some[T any](v T) *T { return &v }
