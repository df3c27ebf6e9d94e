package exchange

import (
	"regexp"
	"strings"

	"github.com/allymap/allymap/graph"
)

// Marks within a cell of several values.
const (
	between     = '|'
	forLanguage = '@'
	forScheme   = ':'
	forLabel    = ';'
	escape      = '\\'
)

var (
	looksLikeFormula = regexp.MustCompile(`^'*[=+\-@\t\r]`)
	neutralised      = regexp.MustCompile(`^'+[=+\-@\t\r]`)
	languageForm     = regexp.MustCompile(`^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$`)
)

// neutralise keeps a spreadsheet from taking a cell for a formula; arm takes that back, exactly.
func neutralise(cell string) string {
	if looksLikeFormula.MatchString(cell) {
		return "'" + cell
	}
	return cell
}

func arm(cell string) string {
	if neutralised.MatchString(cell) {
		return cell[1:]
	}
	return cell
}

// split cuts at a mark where no backslash stands before it, leaving the backslashes in place.
func split(s string, mark rune) []string {
	var out []string
	begin, escaped := 0, false
	for i, r := range s {
		switch {
		case escaped:
			escaped = false
		case r == escape:
			escaped = true
		case r == mark:
			out = append(out, s[begin:i])
			begin = i + 1
		}
	}
	return append(out, s[begin:])
}

// plain takes the backslashes away; one at the very end stands for itself.
func plain(s string) string {
	var b strings.Builder
	escaped := false
	for _, r := range s {
		if r == escape && !escaped {
			escaped = true
			continue
		}
		escaped = false
		b.WriteRune(r)
	}
	if escaped {
		b.WriteRune(escape)
	}
	return strings.TrimSpace(b.String())
}

// guarded puts a backslash before each of the marks, the pipe and the backslash itself.
func guarded(s string, marks ...rune) string {
	var b strings.Builder
	for _, r := range s {
		if r == escape || r == between || strings.ContainsRune(string(marks), r) {
			b.WriteRune(escape)
		}
		b.WriteRune(r)
	}
	return b.String()
}

// list reads a cell of several values; empty ones are none.
func list(cell string) []string {
	var out []string
	for _, item := range split(cell, between) {
		if strings.TrimSpace(item) != "" {
			out = append(out, item)
		}
	}
	return out
}

func wordsOf(cell string) []string {
	var out []string
	for _, item := range list(cell) {
		out = append(out, plain(item))
	}
	return out
}

// namesOf reads name@language; an @ that no language follows is part of the name.
func namesOf(cell string) []graph.OtherName {
	var out []graph.OtherName
	for _, item := range list(cell) {
		parts := split(item, forLanguage)
		last := strings.TrimSpace(parts[len(parts)-1])
		if len(parts) == 1 || !languageForm.MatchString(last) {
			out = append(out, graph.OtherName{Name: plain(item)})
			continue
		}
		out = append(out, graph.OtherName{Name: plain(strings.Join(parts[:len(parts)-1], string(forLanguage))), Language: &last})
	}
	return out
}

// identifiersOf reads scheme:value; the value may hold further colons.
func identifiersOf(cell string) []graph.ExternalIdentifier {
	var out []graph.ExternalIdentifier
	for _, item := range list(cell) {
		parts := split(item, forScheme)
		out = append(out, graph.ExternalIdentifier{Scheme: plain(parts[0]), Value: plain(strings.Join(parts[1:], string(forScheme)))})
	}
	return out
}

// contactsOf reads type:value or type:value;label; the value may hold further colons.
func contactsOf(cell string) []graph.ContactDetail {
	var out []graph.ContactDetail
	for _, item := range list(cell) {
		parts := split(item, forScheme)
		rest := split(strings.Join(parts[1:], string(forScheme)), forLabel)
		d := graph.ContactDetail{Type: plain(parts[0]), Value: plain(rest[0])}
		if len(rest) > 1 {
			label := plain(strings.Join(rest[1:], string(forLabel)))
			d.Label = &label
		}
		out = append(out, d)
	}
	return out
}

func joined[T any](items []T, write func(T) string) string {
	parts := make([]string, len(items))
	for i, item := range items {
		parts[i] = write(item)
	}
	return strings.Join(parts, string(between))
}

func writeWord[T ~string](s T) string { return guarded(string(s)) }

func writeName(n graph.OtherName) string {
	if n.Language == nil {
		return guarded(n.Name, forLanguage)
	}
	return guarded(n.Name, forLanguage) + string(forLanguage) + *n.Language
}

func writeIdentifier(i graph.ExternalIdentifier) string {
	return guarded(i.Scheme, forScheme) + string(forScheme) + guarded(i.Value)
}

func writeContact(d graph.ContactDetail) string {
	out := guarded(d.Type, forScheme) + string(forScheme) + guarded(d.Value, forLabel)
	if d.Label != nil {
		out += string(forLabel) + guarded(*d.Label)
	}
	return out
}
