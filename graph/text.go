package graph

import (
	"crypto/rand"
	"math/big"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// Prefixes of the ids of each noun.
const (
	AreaPrefix       = "area_"
	ActorPrefix      = "act_"
	LinkPrefix       = "lnk_"
	IssuePrefix      = "iss_"
	AssessmentPrefix = "asm_"
	MeetingPrefix    = "met_"
	ChangePrefix     = "chg_"
	AccountPrefix    = "acc_"
)

// nouns are what the prefixes stand for.
var nouns = []struct{ prefix, name string }{
	{AreaPrefix, "an area"},
	{ActorPrefix, "an actor"},
	{LinkPrefix, "a link"},
	{IssuePrefix, "an issue"},
	{AssessmentPrefix, "an assessment"},
	{MeetingPrefix, "a meeting"},
	{ChangePrefix, "a change"},
	{AccountPrefix, "an account"},
}

const (
	idDigits   = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
	idLength   = 22 // digits of base 62 that hold 128 bits
	sortingGap = "\x01"
)

// NewID makes an id: the prefix and 128 random bits in base 62.
func NewID(prefix string) string {
	var raw [16]byte
	_, _ = rand.Read(raw[:]) // never fails: crypto/rand ends the program instead
	n := new(big.Int).SetBytes(raw[:])
	base, digit := big.NewInt(int64(len(idDigits))), new(big.Int)
	out := make([]byte, idLength)
	for i := idLength - 1; i >= 0; i-- {
		n.DivMod(n, base, digit)
		out[i] = idDigits[digit.Int64()]
	}
	return prefix + string(out)
}

// IsID says whether id has our form with this prefix. It says nothing of whether the record exists.
func IsID(prefix, id string) bool {
	digits, ok := strings.CutPrefix(id, prefix)
	if !ok || len(digits) != idLength {
		return false
	}
	for i := range len(digits) {
		if strings.IndexByte(idDigits, digits[i]) < 0 {
			return false
		}
	}
	return true
}

// letters that decomposition leaves whole, and those that people type one for the other.
var foldedLetters = map[rune]string{
	'ł': "l", 'ø': "o", 'đ': "d", 'ð': "d", 'ħ': "h", 'ŧ': "t", 'ı': "i", 'ß': "ss", 'œ': "oe", 'æ': "ae", 'þ': "th",
	'ى': "ي", 'ی': "ي", 'ک': "ك", 'ة': "ه", 'ـ': "",
}

const apostrophes = "'’‘ʼʻʹ`´′"

// Fold is the form in which names are compared and searched: compatibility decomposed, without marks, in lower case,
// with the letters that decomposition leaves whole replaced (ł ø đ ı ß œ æ ...), apostrophes dropped, and whatever is
// neither letter nor digit turned into single spaces. A text that holds neither stays as it is, but in lower case, so
// that it can still be found.
func Fold(text string) string {
	var b strings.Builder
	b.Grow(len(text))
	gap := false
	for _, r := range norm.NFKD.String(cases.Fold().String(norm.NFKD.String(text))) { // folding may bring marks of its own
		switch {
		case unicode.Is(unicode.Mn, r), unicode.Is(unicode.Cf, r), strings.ContainsRune(apostrophes, r):
			continue
		case !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.Mc, r):
			gap = b.Len() > 0
			continue
		}
		if gap {
			b.WriteByte(' ')
			gap = false
		}
		if s, ok := foldedLetters[r]; ok {
			b.WriteString(s)
		} else {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	if b.Len() == 0 {
		return strings.Join(strings.Fields(strings.ToLower(strings.ToValidUTF8(text, ""))), " ")
	}
	return b.String()
}

// SortKey is the one key by which a record stands in an order: the folded text, then the id. Keys are compared byte by
// byte and never equal.
func SortKey(text, id string) string { return Fold(text) + sortingGap + id }

// timeKey is a sort key for an instant: fixed width, so that byte order is time order.
func timeKey(t time.Time, id string) string {
	return t.UTC().Format("2006-01-02T15:04:05.000") + sortingGap + id
}

// PartialDate is a date that stays as partial as it was given: 2017, 2017-05 or 2017-05-09.
type PartialDate string

// Valid says whether d is a year, a month or a day that exists.
func (d PartialDate) Valid() bool {
	layouts := map[int]string{4: "2006", 7: "2006-01", 10: dayLayout}
	layout, ok := layouts[len(d)]
	if !ok {
		return false
	}
	_, err := time.Parse(layout, string(d))
	return err == nil
}

// before says whether d certainly ended before e began to be possible: 2016 is before 2017-05, 2017 is not.
func (d PartialDate) before(e PartialDate) bool {
	n := min(len(d), len(e))
	return d[:n] < e[:n]
}

// LastDay is the last day that d may mean: of 2017 the last of the year. A date that is none stays as it is.
func (d PartialDate) LastDay() PartialDate {
	switch {
	case !d.Valid() || len(d) == len(dayLayout):
		return d
	case len(d) == len("2006"):
		return d + "-12-31"
	}
	first, _ := time.Parse(dayLayout, string(d)+"-01") // valid
	return dayOf(first.AddDate(0, 1, -1))
}

// Moment is an instant as somebody wrote it: RFC 3339, such as 2017-05-09T14:30:00Z.
type Moment string

// earliest completes a date to the first moment of it.
const earliest = "0000-01-01T00:00:00Z"

// example is a moment well written: the first of m where m is a date alone.
func (m Moment) example() string {
	if d := PartialDate(m); d.Valid() {
		return string(d) + earliest[len(d):]
	}
	return "2017-05-09T00:00:00Z"
}

const dayLayout = "2006-01-02"

// dayOf is the day of an instant, UTC.
func dayOf(t time.Time) PartialDate { return PartialDate(t.UTC().Format(dayLayout)) }

// blank says whether nobody could read anything in what a caller sent.
func blank(s string) bool { return strings.TrimSpace(clip(s)) == "" }

// clip shortens what a caller sent, before a message repeats it.
func clip(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
	const most = 60
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return string([]rune(s)[:most]) + "…"
}
