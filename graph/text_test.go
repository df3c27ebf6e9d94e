package graph

import (
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestFoldMakesOneOfWhatPeopleTypeOneForTheOther(t *testing.T) {
	for _, same := range [][]string{
		{"lukasz", "Łukasz", "ŁUKASZ", "łukasz"},
		{"soren", "Søren", "SØREN"},
		{"isil", "Işıl", "IŞIL", "İşil"},
		{"weiss", "Weiß", "WEISS", "WEIẞ"},
		{"aether oeuvre", "Æther Œuvre"},
		{"oneill", "O'Neill", "O’Neill", "OʼNEILL", "O`Neill"},
		{"jean pierre", "Jean-Pierre", "jean  pierre", "Jean – Pierre!"},
		{"jose", "José", "Jose\u0301"},
		{"علي", "على", "عَلِيّ", "علی"},
		{"فاطمه", "فاطمة"},
		{"σασ", "ΣΑΣ", "σας", "ϲΑς"},
		{"елка", "Ёлка", "ЁЛКА"},
		{"wide 1", "Ｗｉｄｅ １", "wide ①"},
		{"bo", "\u200eB\u200do\u202c", "bo\u00ad"},
		{"fi", "ﬁ", "FI"},
	} {
		for _, text := range same {
			if got := Fold(text); got != same[0] {
				t.Errorf("Fold(%q) is %q, not %q", text, got, same[0])
			}
		}
	}
}

func TestFoldKeepsApartWhatIsAnotherLetter(t *testing.T) {
	for _, texts := range [][2]string{{"bo", "b o"}, {"li", "ly"}, {"и", "i"}, {"一", "二"}, {"ा", "ी"}} {
		if Fold(texts[0]) == Fold(texts[1]) {
			t.Errorf("%q and %q are one", texts[0], texts[1])
		}
	}
}

func TestATextWithoutALetterFoldsToItself(t *testing.T) {
	for text, want := range map[string]string{"😀": "😀", "!!!": "!!!", " ♥  ♥ ": "♥ ♥", "'": "'", "": "", "  ": ""} {
		if got := Fold(text); got != want {
			t.Errorf("Fold(%q) is %q, not %q", text, got, want)
		}
	}
}

func TestWhatIsFoldedStaysAsItIs(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		text := rapid.String().Draw(r, "text")
		once := Fold(text)
		if twice := Fold(once); twice != once {
			r.Fatalf("%q folds to %q, and that to %q", text, once, twice)
		}
		if !utf8.ValidString(once) || strings.TrimSpace(once) != once || strings.Contains(once, "  ") {
			r.Fatalf("%q folds to %q", text, once)
		}
	})
}

func TestEveryLetterFoldsToItsFoldedForm(t *testing.T) {
	for c := rune(1); c <= utf8.MaxRune; c++ {
		if !utf8.ValidRune(c) {
			continue
		}
		once := Fold("a" + string(c) + "a")
		if twice := Fold(once); twice != once {
			t.Errorf("%U folds to %q, and that to %q", c, once, twice)
		}
	}
}

func TestAnIDHasItsPrefixAnd22Digits(t *testing.T) {
	seen := map[string]bool{}
	for range 1000 {
		id := NewID(ActorPrefix)
		if !IsID(ActorPrefix, id) || IsID(LinkPrefix, id) || len(id) != 26 || seen[id] {
			t.Fatalf("an id %q", id)
		}
		seen[id] = true
	}
	digits := strings.Repeat("z", 22)
	for _, id := range []string{"", "act_", "act_" + digits[1:], "act_" + digits + "z", "ACT_" + digits, digits, "act_" + digits[1:] + "-", "act_" + digits[2:] + "é", "act_" + digits[1:] + "\xff"} {
		if IsID(ActorPrefix, id) {
			t.Errorf("%q passes for an id", id)
		}
	}
}

func TestSortKeysOrderByNameThenID(t *testing.T) {
	type named struct{ name, id string }
	want := []named{{"", "act_9"}, {"Ana", "act_1"}, {"ána", "act_2"}, {"Ana", "act_a"}, {"Ana Maria", "act_1"}, {"anab", "act_1"}, {"\uFA0E", "act_1"}, {"𞤀", "act_1"}, {"😀", "act_1"}}
	keys := make([]string, len(want))
	for i, n := range want {
		keys[i] = SortKey(n.name, n.id)
	}
	if !slices.IsSorted(keys) {
		t.Errorf("keys are out of order: %q", keys)
	}
}

func TestInstantsOrderByTime(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		a := time.UnixMilli(rapid.Int64Range(0, 4e12).Draw(r, "a"))
		b := time.UnixMilli(rapid.Int64Range(0, 4e12).Draw(r, "b")).In(time.FixedZone("", 7200))
		if ka, kb := timeKey(a, "z"), timeKey(b, "a"); a.Before(b) != (ka < kb) && !a.Equal(b) {
			r.Fatalf("%v and %v have the keys %q and %q", a, b, ka, kb)
		}
	})
}

func TestPartialDates(t *testing.T) {
	for _, d := range []PartialDate{"2017", "2017-05", "2017-05-09", "2016-02-29", "0001"} {
		if !d.Valid() {
			t.Errorf("%s is no date", d)
		}
	}
	for _, d := range []PartialDate{"", "17", "2017-13", "2017-00", "2017-5", "2017-02-29", "2017-05-32", "2017-05-9", "2017/05", "05-2017", "2017-05-09T00:00:00Z", "２０１７", "20 7", "-017"} {
		if d.Valid() {
			t.Errorf("%q passes for a date", d)
		}
	}
	for _, c := range []struct {
		a, b   PartialDate
		before bool
	}{
		{"2016", "2017", true},
		{"2016", "2017-05", true},
		{"2017", "2017-05", false},
		{"2017-05", "2017", false},
		{"2017-04", "2017-05-09", true},
		{"2017-05", "2017-05-09", false},
		{"2017-05-08", "2017-05-09", true},
		{"2018", "2017-05", false},
	} {
		if c.a.before(c.b) != c.before {
			t.Errorf("%s before %s is %v", c.a, c.b, !c.before)
		}
	}
}

func TestWhatAMessageRepeatsIsShortAndPlain(t *testing.T) {
	for text, want := range map[string]string{
		"a\x00b\u202ec\n": "abc", strings.Repeat("é", 60): strings.Repeat("é", 60), strings.Repeat("é", 61): strings.Repeat("é", 60) + "…", "a\xffb": "a\uFFFDb",
	} {
		if got := clip(text); got != want {
			t.Errorf("clip(%q) is %q", text, got)
		}
	}
}

func TestAPartialDateMayMeanItsLastDay(t *testing.T) {
	for given, want := range map[PartialDate]PartialDate{
		"2017": "2017-12-31", "2017-05": "2017-05-31", "2017-02": "2017-02-28", "2016-02": "2016-02-29", "2017-12": "2017-12-31",
		"2017-05-09": "2017-05-09", "soon": "soon", "": "",
	} {
		if got := given.LastDay(); got != want {
			t.Errorf("%q may mean %q at the latest, not %q", given, want, got)
		}
	}
}
