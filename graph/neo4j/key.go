package neo4j

import (
	"strings"

	"github.com/allymap/allymap/graph"
)

// gap parts a folded text from the id in a sort key (graph.SortKey).
const gap = "\x01"

// ordered writes a sort key so that Neo4j puts it where its bytes put it. An index of Neo4j compares strings by code
// point, as bytes of UTF-8 do; but a string in a statement is compared by UTF-16 unit, which puts the letters beyond
// U+FFFF before those from U+E000 on. Each of the latter gets a U+E000 before it, each of the former a U+E001: then
// both ways of comparing agree with the bytes. Nearly every name is written as it is.
func ordered(key string) string {
	if !strings.ContainsFunc(key, func(r rune) bool { return r >= '\uE000' }) {
		return key // no such letter, and so valid: a faulty byte reads as U+FFFD
	}
	var b strings.Builder
	for _, r := range key {
		switch {
		case r > '\uFFFF':
			b.WriteRune('\uE001')
		case r >= '\uE000':
			b.WriteRune('\uE000')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// beyond is above every sort key: a statement has one form whether or not there is an upper bound. A name has at most
// 200 characters.
var beyond = strings.Repeat("\uE001\U0010FFFF", 201)

// bounds are the parameters of a page.
func bounds(r graph.Range, params map[string]any) map[string]any {
	params["above"] = ordered(r.Above)
	params["below"] = beyond
	if r.Below != "" {
		params["below"] = ordered(r.Below)
	}
	params["limit"] = r.Limit
	return params
}

// plain is the sort key that ordered was given.
func plain(written string) string {
	if !strings.ContainsFunc(written, func(r rune) bool { return r >= '\uE000' }) {
		return written
	}
	var b strings.Builder
	marked := false
	for _, r := range written {
		if !marked && (r == '\uE000' || r == '\uE001') {
			marked = true
			continue
		}
		marked = false
		b.WriteRune(r)
	}
	return b.String()
}
