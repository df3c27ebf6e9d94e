package resolvers_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"pgregory.net/rapid"
)

func wholeSchema(t *testing.T) *ast.Schema {
	t.Helper()
	text, err := os.ReadFile("../schema.graphqls")
	if err != nil {
		t.Fatal(err)
	}
	return gqlparser.MustLoadSchema(&ast.Source{Name: "schema.graphqls", Input: string(text)})
}

// document is an operation in the making: selections of the schema's own types, with aliases, fragments, fields that are
// asked for twice, @skip and @include.
type document struct {
	r         *rapid.T
	schema    *ast.Schema
	known     map[string][]string // where not nil, nothing is drawn of these types that no plan knows
	fragments []string
	budget    int // how many fields more
}

// draw draws an operation that asks for lists of actors and links.
func (d *document) draw() string {
	roots := []func() string{
		func() string {
			return `map(area:"boston"){cursor actors` + d.selection("Actor", 4) + ` links` + d.selection("Link", 4) + `}`
		},
		func() string { return `map(area:"boston")` + d.selection("AreaMap", 4) },
		func() string {
			return `actors(area:"boston",first:4){nodes` + d.selection("Actor", 4) + ` edges` + d.selection("ActorEdge", 4) + `}`
		},
		func() string { return `neighbourhood(of:$one,depth:2)` + d.selection("Neighbourhood", 4) },
		func() string {
			return `node(id:$one){...on Actor{links(first:3)` + d.selection("LinkConnection", 4) + `}}`
		},
		func() string { return `area(slug:"boston"){positions` + d.selection("MapPosition", 4) + `}` },
		func() string { return `introductions(to:$one){paths` + d.selection("IntroductionPath", 3) + `}` },
	}
	asked := rapid.SampledFrom(roots).Draw(d.r, "root")()
	return `query($one:ID!,$yes:Boolean!,$no:Boolean!,$n:Int){` + asked + `
		a:node(id:$one){id @include(if:$yes) ...on Actor@skip(if:$no){links(first:$n){nodes{id}}}}}` + strings.Join(d.fragments, "")
}

// selection draws a selection of a type; deep is how many levels it may have.
func (d *document) selection(of string, deep int) string {
	def := d.schema.Types[of]
	var out []string
	for range rapid.IntRange(1, 6).Draw(d.r, "fields") {
		what := rapid.IntRange(0, 11).Draw(d.r, "what")
		if d.budget--; d.budget < 0 || deep < 0 {
			what = 0
		}
		switch what {
		case 0:
			out = append(out, "__typename")
		case 1:
			on := rapid.SampledFrom(d.within(def)).Draw(d.r, "on")
			out = append(out, "..."+strings.TrimSuffix("on "+on, "on ")+d.condition()+d.selection(orElse(on, of), deep-1))
		case 2:
			on := rapid.SampledFrom(d.within(def)).Draw(d.r, "on")
			name := fmt.Sprintf("F%d", len(d.fragments))
			d.fragments = append(d.fragments, name) // its place: it may hold further ones
			body := d.selection(orElse(on, of), deep-1)
			d.fragments[slices.Index(d.fragments, name)] = fmt.Sprintf(" fragment %s on %s%s", name, orElse(on, of), body)
			out = append(out, "..."+name+d.condition(), "..."+name)
		default:
			if f := d.field(def, deep); f != "" {
				out = append(out, f)
			}
		}
	}
	if len(out) == 0 {
		return "{__typename}"
	}
	return "{" + strings.Join(out, " ") + "}"
}

func orElse(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}

// within are the types that a fragment may be on within a type; empty: no type condition.
func (d *document) within(def *ast.Definition) []string {
	out := []string{"", def.Name}
	out = append(out, def.Interfaces...)
	for _, t := range d.schema.PossibleTypes[def.Name] {
		if t.Name == "Link" || slices.Contains(t.Interfaces, "Actor") { // of others, fields of one name may differ
			out = append(out, t.Name)
		}
	}
	return out
}

func (d *document) condition() string {
	return rapid.SampledFrom([]string{"", "", "", "", "", "", " @skip(if:$no)", " @skip(if:$yes)", " @include(if:$yes)", " @include(if:false)", " @skip(if:$no) @include(if:$no)"}).Draw(d.r, "condition")
}

func (d *document) field(def *ast.Definition, deep int) string {
	f := rapid.SampledFrom(def.Fields).Draw(d.r, "field")
	inner := d.schema.Types[f.Type.Name()]
	known, some := d.known[def.Name]
	if strings.HasPrefix(f.Name, "__") || some && !slices.Contains(known, f.Name) || inner.IsCompositeType() && deep < 0 {
		return ""
	}
	alias, args := "", ""
	if f.Name == "links" && f.Arguments != nil {
		args = rapid.SampledFrom([]string{"", "(first:2)", "(last:1)", "(first:$n,direction:OUT)", "(types:[KNOWS,WORKS_FOR],first:3)", "(types:ALLIED_WITH)", "(direction:null,after:null)", "(types:[],first:2)"}).Draw(d.r, "args")
		if d.known == nil && rapid.IntRange(0, 5).Draw(d.r, "refused") == 0 {
			args = rapid.SampledFrom([]string{"(first:0)", "(first:101)", "(first:1,last:1)", `(after:"x")`, `(before:"")`}).Draw(d.r, "refused args")
		}
	} else if f.Arguments != nil {
		args = "(first:2)"
	}
	if args != "" || rapid.IntRange(0, 4).Draw(d.r, "alias") == 0 {
		// One alias, one field with one set of arguments: so fields that are asked for twice agree.
		alias = strings.Map(func(c rune) rune {
			if strings.ContainsRune(`()[]:,$" `, c) {
				return '_'
			}
			return c
		}, "x_"+f.Name+args) + ":"
	} else if args != "" {
		return ""
	}
	out := alias + f.Name + args + d.condition()
	if inner.IsCompositeType() {
		out += d.selection(inner.Name, deep-1)
	}
	return out
}
