package graph

import (
	"fmt"
	"strings"
)

// predicate is a label as it stands in a sentence: of what is so, and of what is over.
type predicate struct{ now, before string }

var predicates = map[string]predicate{
	"knows": {"knows", "used to know"}, "family of": {"is family of", "used to be family of"},
	"works with": {"works with", "used to work with"}, "allied with": {"is allied with", "used to be allied with"},
	"opposes": {"opposes", "used to oppose"}, "opposed by": {"is opposed by", "used to be opposed by"},
	"competes with": {"competes with", "used to compete with"}, "influences": {"influences", "used to influence"},
	"influenced by": {"is influenced by", "used to be influenced by"}, "member of": {"is a member of", "used to be a member of"},
	"has member": {"has as a member", "used to have as a member"}, "leads": {"leads", "used to lead"}, "led by": {"is led by", "used to be led by"},
	"on the board of": {"is on the board of", "used to be on the board of"}, "has trustee": {"has as a trustee", "used to have as a trustee"},
	"works for": {"works for", "used to work for"}, "employs": {"employs", "used to employ"},
	"volunteers for": {"volunteers for", "used to volunteer for"}, "has volunteer": {"has as a volunteer", "used to have as a volunteer"},
	"holds office in": {"holds office in", "used to hold office in"}, "office held by": {"has as an office holder", "used to have as an office holder"},
	"part of": {"is part of", "used to be part of"}, "has part": {"includes", "used to include"}, "funds": {"funds", "used to fund"},
	"funded by": {"is funded by", "used to be funded by"}, "supports": {"supports", "used to support"},
	"supported by": {"is supported by", "used to be supported by"}, "introduced": {"introduced", "introduced"},
	"introduced by": {"was introduced by", "was introduced by"},
}

// sentence says the path in plain English, from the asking end.
func (p *IntroductionPath) sentence(on calendar) string {
	var b strings.Builder
	b.WriteString(p.Actors[0].Name)
	for i, l := range p.Links {
		if i > 0 {
			b.WriteString(map[bool]string{true: ", who", false: ", which"}[p.Actors[i].Kind.Person()])
		}
		_, label := l.SeenFrom(p.Actors[i].ID)
		verb := predicates[label].now
		if on.former(l) {
			verb = predicates[label].before
		}
		fmt.Fprintf(&b, " %s %s", verb, p.Actors[i+1].Name)
		b.WriteString(on.howWell(l))
	}
	return b.String() + "."
}

// howWell is what the sentence says of a link's strength, of how we know and of how fresh that is; nothing where there is
// nothing to say.
func (c calendar) howWell(l *Link) string {
	var parts []string
	if l.Strength != nil {
		parts = append(parts, fmt.Sprintf("strength %d of %d", *l.Strength, maxStrength))
	}
	if l.Basis != nil && *l.Basis != Fact {
		parts = append(parts, strings.ToLower(string(*l.Basis)))
	}
	if age := c.age(l); age != "" {
		parts = append(parts, age)
	}
	if len(parts) == 0 {
		return ""
	}
	return " (" + strings.Join(parts, ", ") + ")"
}
