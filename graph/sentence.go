package graph

import (
	"fmt"
	"strings"
)

// predicates are the labels that need a verb to stand in a sentence.
var predicates = map[string]string{
	"family of": "is family of", "allied with": "is allied with", "opposed by": "is opposed by", "influenced by": "is influenced by",
	"member of": "is a member of", "has member": "has as a member", "led by": "is led by", "on the board of": "is on the board of",
	"has trustee": "has as a trustee", "has volunteer": "has as a volunteer", "office held by": "has as an office holder",
	"part of": "is part of", "has part": "includes", "funded by": "is funded by", "supported by": "is supported by",
	"introduced by": "was introduced by",
}

// sentence says the path in plain English, from the asking end.
func (p *IntroductionPath) sentence() string {
	var b strings.Builder
	b.WriteString(p.Actors[0].Name)
	for i, l := range p.Links {
		if i > 0 {
			b.WriteString(map[bool]string{true: ", who", false: ", which"}[p.Actors[i].Kind.Person()])
		}
		_, label := l.SeenFrom(p.Actors[i].ID)
		if verb, ok := predicates[label]; ok {
			label = verb
		}
		fmt.Fprintf(&b, " %s %s", label, p.Actors[i+1].Name)
		b.WriteString(l.howWell())
	}
	return b.String() + "."
}

// howWell is what the sentence says of a link's strength and of how we know; nothing where nothing is known.
func (l *Link) howWell() string {
	var parts []string
	if l.Strength != nil {
		parts = append(parts, fmt.Sprintf("strength %d of %d", *l.Strength, maxStrength))
	}
	if l.Basis != nil && *l.Basis != Fact {
		parts = append(parts, strings.ToLower(string(*l.Basis)))
	}
	if len(parts) == 0 {
		return ""
	}
	return " (" + strings.Join(parts, ", ") + ")"
}
