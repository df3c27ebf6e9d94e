package graph

import (
	"net/url"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"
)

// Bounds of what a record may hold, in characters or items. They keep a page of records small and an index key legal.
const (
	maxName     = 200
	maxLine     = 500
	maxText     = 4000
	maxKey      = 200
	maxItems    = 200 // a well-known party is known by 111 names
	maxShort    = 80
	maxStrength = 5
)

// checker gathers every fault of one input, so that a person can mend them all at once.
type checker struct {
	faults Errors
	under  []string // the field that holds what is checked
}

func (c *checker) add(e *Error) {
	if e != nil {
		if len(c.under) > 0 {
			e.Field = append(slices.Clone(c.under), e.Field...)
		}
		c.faults = append(c.faults, e)
	}
}

func (c *checker) err() error {
	if len(c.faults) == 0 {
		return nil
	}
	return c.faults
}

// bidi controls change how a whole line reads and have no place in a name; a text's direction comes from its letters.
func isBidiControl(r rune) bool {
	return r == '\u061C' || r >= '\u200E' && r <= '\u200F' || r >= '\u202A' && r <= '\u202E' || r >= '\u2066' && r <= '\u2069'
}

// text normalises one text (NFC, trimmed, no bidi controls) and notes what is wrong with it. Lines may be broken only
// where lines is true.
func (c *checker) text(field, s string, most int, lines bool) string {
	if !utf8.ValidString(s) {
		c.add(invalid("text.utf8", field, "This text is not valid UTF-8. Save it as UTF-8 and send it again."))
		return ""
	}
	s = strings.TrimSpace(norm.NFC.String(strings.Map(func(r rune) rune {
		if isBidiControl(r) {
			return -1
		}
		return r
	}, strings.ReplaceAll(s, "\r\n", "\n"))))
	for _, r := range s {
		breaks := r == '\n' || r == '\t'
		if unicode.IsControl(r) && (!lines || !breaks) || r == '\u2028' || r == '\u2029' {
			c.add(invalid("text.control", field, "This text holds a control character (a line break, a tab or an invisible one). Remove it."))
			return ""
		}
	}
	if n := utf8.RuneCountInString(s); n > most {
		c.add(invalid("text.tooLong", field, "This text has %d characters; at most %d fit. Shorten it.", n, most))
		return ""
	}
	return s
}

// name checks a required name or title.
func (c *checker) name(field, s string) string {
	faults := len(c.faults)
	s = c.text(field, s, maxName, false)
	invisible := func(r rune) bool { return unicode.Is(unicode.Cf, r) || unicode.IsSpace(r) }
	if strings.TrimFunc(s, invisible) == "" && len(c.faults) == faults {
		c.add(invalid("name.empty", field, "A name is needed here. One word is enough."))
	}
	return s
}

// optional checks a text that may be absent; an empty one is absent.
func (c *checker) optional(field string, s *string, most int, lines bool) *string {
	if s == nil {
		return nil
	}
	out := c.text(field, *s, most, lines)
	if out == "" {
		return nil
	}
	return &out
}

func (c *checker) count(field string, n int) bool {
	if n > maxItems {
		c.add(invalid("list.tooLong", field, "There are %d items here; at most %d fit. Leave some out.", n, maxItems))
	}
	return n <= maxItems
}

func (c *checker) words(field string, in []string) []string {
	out := []string{}
	if !c.count(field, len(in)) {
		return out
	}
	seen := map[string]bool{}
	for _, s := range in {
		if s = c.text(field, s, maxShort, false); s != "" && !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	return out
}

func (c *checker) languageTag(field string, s *string) *string {
	if s == nil || strings.TrimSpace(*s) == "" {
		return nil
	}
	tag, err := language.Parse(strings.TrimSpace(*s))
	if err != nil {
		c.add(invalid("language.unknown", field, "%s is no language tag. Use one of BCP 47, such as en, so or ar.", clip(*s)))
		return nil
	}
	out := tag.String()
	return &out
}

func (c *checker) languages(field string, in []string) []string {
	out := []string{}
	for _, s := range c.words(field, in) {
		if tag := c.languageTag(field, &s); tag != nil && !slices.Contains(out, *tag) { // en and EN are one
			out = append(out, *tag)
		}
	}
	return out
}

func (c *checker) website(field string, s *string) *string {
	out := c.optional(field, s, maxLine, false)
	if out == nil {
		return nil
	}
	u, err := url.Parse(*out)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		c.add(invalid("website.invalid", field, "%s is no web address. Begin it with https:// or http://.", clip(*out)))
		return nil
	}
	return out
}

func (c *checker) otherNames(field string, in []OtherName) []OtherName {
	out := []OtherName{}
	if !c.count(field, len(in)) {
		return out
	}
	for _, o := range in {
		out = append(out, OtherName{Name: c.name(field, o.Name), Language: c.languageTag(field, o.Language)})
	}
	return out
}

func (c *checker) identifiers(field string, in []ExternalIdentifier) []ExternalIdentifier {
	out := []ExternalIdentifier{}
	if !c.count(field, len(in)) {
		return out
	}
	seen := map[ExternalIdentifier]bool{}
	for _, i := range in {
		i = ExternalIdentifier{Scheme: c.text(field, i.Scheme, maxShort, false), Value: c.text(field, i.Value, maxName, false)}
		if i.Scheme == "" || i.Value == "" {
			c.add(invalid("identifier.empty", field, "An identifier needs a scheme (such as GB-CHC) and a value."))
			return out
		}
		if !seen[i] {
			seen[i] = true
			out = append(out, i)
		}
	}
	return out
}

func (c *checker) contacts(field string, in []ContactDetail) []ContactDetail {
	out := []ContactDetail{}
	if !c.count(field, len(in)) {
		return out
	}
	for _, d := range in {
		d = ContactDetail{Type: c.text(field, d.Type, maxShort, false), Value: c.text(field, d.Value, maxLine, false), Label: c.optional(field, d.Label, maxShort, false)}
		if d.Type == "" || d.Value == "" {
			c.add(invalid("contact.empty", field, "A contact detail needs a type (such as phone or email) and a value."))
			return out
		}
		out = append(out, d)
	}
	return out
}

func (c *checker) date(field string, d *PartialDate) *PartialDate {
	if d == nil || *d == "" {
		return nil
	}
	if !d.Valid() {
		c.add(invalid("date.invalid", field, "%s is no date. Write a year, a month or a day: 2017, 2017-05 or 2017-05-09.", clip(string(*d))))
		return nil
	}
	return d
}

// asked is a date that a question was given: a text that is empty asks for none.
func (c *checker) asked(field string, d *PartialDate) *PartialDate {
	if d != nil && *d == "" {
		c.add(invalid("date.invalid", field, "An empty text is no date. Leave “%s” out, or write a year, a month or a day: 2017, 2017-05 or 2017-05-09.", field))
		return nil
	}
	return c.date(field, d)
}

// eastmost is how far the day is ahead of UTC where it comes first.
const eastmost = 14 * time.Hour

// come refuses a day that has not come anywhere: a slip of the pen would outlive whatever is said before that day.
func (c *checker) come(field string, d *PartialDate, now time.Time) {
	if d != nil && d.Valid() && dayOf(now.Add(eastmost)).before(*d) {
		c.add(invalid("date.future", field, "%s has not come yet. Write today, or a day before.", *d))
	}
}

// moment reads an instant; nil for nil, and where it is none.
func (c *checker) moment(field string, m *Moment) *time.Time {
	if m == nil {
		return nil
	}
	t, err := time.Parse(time.RFC3339, string(*m))
	if err == nil {
		return &t
	}
	if blank(string(*m)) {
		c.add(invalid("time.invalid", field, "This is no moment. Write one such as %s.", m.example()))
	} else {
		c.add(invalid("time.invalid", field, "%s is no moment. Write one such as %s.", clip(string(*m)), m.example()))
	}
	return nil
}

func (c *checker) period(since, until *PartialDate) {
	if since != nil && until != nil && until.before(*since) {
		c.add(invalid("date.order", "until", "This ends (%s) before it begins (%s). Swap or mend the dates.", *until, *since))
	}
}

func (c *checker) strength(field string, s *int) {
	if s != nil && (*s < 1 || *s > maxStrength) {
		c.add(invalid("strength.range", field, "A strength is a whole number from 1 (barely) to 5 (very well), not %d. Leave it out if nobody asked.", *s))
	}
}

func (c *checker) influence(field string, s *int) {
	if s != nil && (*s < 0 || *s > maxStrength) {
		c.add(invalid("influence.range", field, "Influence on an issue is a whole number from 0 (none) to 5 (decides), not %d. Leave it out if nobody asked.", *s))
	}
}

func (c *checker) visibility(v Visibility) {
	oneOf(c, "visibility", v, []Visibility{Private, InArea, Project})
}

// oneOf checks a value of a closed set: the API has checked it by then, a file has not.
func oneOf[T ~string](c *checker, field string, v T, all []T) {
	if !slices.Contains(all, v) {
		said := clip(string(v))
		if v == "" {
			said = "What is left empty"
		}
		c.add(invalid(field+".unknown", field, "%s is none of the values known here. Choose one of %v.", said, all))
	}
}
