package resolvers

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/parser"
	"github.com/vektah/gqlparser/v2/validator/rules"
)

// gate is the extension that looks at a document before it meets the schema. A caller without a key may ask {__typename}
// and nothing else: neither a valid nor an invalid document tells them anything about the schema. From others it keeps
// away documents that would cost the validation rules dear. A document that passed before is in the cache.
type gate struct {
	Limits
	authenticated func(context.Context) bool
	passed        graphql.Cache[*ast.QueryDocument]
}

// ExtensionName names the extension for gqlgen.
func (gate) ExtensionName() string { return "Gate" }

// Validate accepts every schema.
func (gate) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationParameters refuses a document by its caller and its shape.
func (g gate) MutateOperationParameters(ctx context.Context, params *graphql.RawParams) *gqlerror.Error {
	known := g.authenticated != nil && g.authenticated(ctx)
	if known {
		if _, ok := g.passed.Get(ctx, params.Query); ok {
			return nil
		}
	}
	doc, err := parser.ParseQueryWithTokenLimit(&ast.Source{Input: params.Query}, g.Tokens)
	if err != nil {
		return nil // the executor comes to the same error, and says what is wrong
	}
	if !known && !g.harmless(doc) {
		return (&fault{
			code: Unauthenticated, reason: "caller.unknown",
			message: "This needs a key that is known here. Send it as Authorization: Bearer KEY; who keeps the map gives you one, or a new one if yours was revoked.",
		}).gql()
	}
	if f := g.judge(shapeOf(doc)); f != nil {
		return f.gql()
	}
	return nil
}

func (g gate) harmless(doc *ast.QueryDocument) bool {
	if len(doc.Operations) != 1 || len(doc.Fragments) > 0 {
		return false
	}
	op := doc.Operations[0]
	if op.Operation != ast.Query || len(op.VariableDefinitions)+len(op.Directives) > 0 || len(op.SelectionSet) > g.RootFields {
		return false
	}
	for _, s := range op.SelectionSet {
		f, ok := s.(*ast.Field)
		if !ok || f.Name != "__typename" || len(f.Arguments)+len(f.Directives)+len(f.SelectionSet) > 0 {
			return false
		}
	}
	return true
}

func (g gate) judge(s *shape) *fault {
	switch repeats := s.mostRepeated(); {
	case s.defers:
		return &fault{code: ValidationFailed, reason: "operation.defer", message: "An answer comes in one piece here: leave @defer out."}
	case s.aliases > g.Aliases:
		return tooMany("aliases", s.aliases, g.Aliases, "It gives %d fields another name; the limit is %d. Ask in several requests, or use nodes(ids:) for several records.")
	case s.directives > g.Directives:
		return tooMany("directives", s.directives, g.Directives, "It carries %d directives; the limit is %d. Leave out what is not needed, rather than skip it.")
	case s.fragments > g.Fragments:
		return tooMany("fragments", s.fragments, g.Fragments, "It defines %d fragments; the limit is %d. Send only those that this operation needs.")
	case repeats > g.Repeats:
		return tooMany("repeats", repeats, g.Repeats, "It names the same field %d times; the limit is %d. Name each field once, in a fragment where several places need it.")
	}
	return nil
}

// shape counts what can be counted without a schema, over the whole document.
type shape struct {
	aliases    int
	directives int
	fragments  int
	defers     bool
	names      map[string]int // of the answer
}

func shapeOf(doc *ast.QueryDocument) *shape {
	s := &shape{names: map[string]int{}, fragments: len(doc.Fragments)}
	for _, op := range doc.Operations {
		s.note(op.Directives)
		for _, v := range op.VariableDefinitions {
			s.note(v.Directives)
		}
		s.selection(op.SelectionSet)
	}
	for _, f := range doc.Fragments {
		s.note(f.Directives)
		s.selection(f.SelectionSet)
	}
	return s
}

func (s *shape) selection(set ast.SelectionSet) {
	for _, sel := range set {
		switch sel := sel.(type) {
		case *ast.Field:
			s.note(sel.Directives)
			s.names[sel.Alias]++
			if sel.Alias != sel.Name {
				s.aliases++
			}
			s.selection(sel.SelectionSet)
		case *ast.InlineFragment:
			s.note(sel.Directives)
			s.selection(sel.SelectionSet)
		case *ast.FragmentSpread:
			s.note(sel.Directives)
		}
	}
}

func (s *shape) note(list ast.DirectiveList) {
	s.directives += len(list)
	for _, d := range list {
		s.defers = s.defers || d.Name == "defer"
	}
}

func (s *shape) mostRepeated() int {
	n := 0
	for _, times := range s.names {
		n = max(n, times)
	}
	return n
}

// validationRules are the standard ones, without those suggestions of names that the executor's own switch leaves in.
func validationRules() *rules.Rules {
	r := rules.NewDefaultRules()
	r.ReplaceRule("KnownArgumentNames", rules.KnownArgumentNamesRuleWithoutSuggestions.RuleFunc)
	r.ReplaceRule("KnownTypeNames", rules.KnownTypeNamesRuleWithoutSuggestions.RuleFunc)
	r.ReplaceRule("ValuesOfCorrectType", rules.ValuesOfCorrectTypeRuleWithoutSuggestions.RuleFunc)
	return r
}

const (
	cachedDocuments = 256
	cachedBytes     = 16 << 10
	cachedFields    = 500
)

// documents keeps the parsed form of the documents that clients send again and again. A large one is parsed each time, so
// that nobody fills the memory with them.
type documents struct {
	graphql.Cache[*ast.QueryDocument]
}

// Add keeps doc, unless it is large.
func (c documents) Add(ctx context.Context, query string, doc *ast.QueryDocument) {
	fields := 0
	for _, op := range doc.Operations {
		fields += selections(op.SelectionSet)
	}
	for _, f := range doc.Fragments {
		fields += selections(f.SelectionSet)
	}
	if len(query) <= cachedBytes && fields <= cachedFields {
		c.Cache.Add(ctx, query, doc)
	}
}

func selections(set ast.SelectionSet) int {
	n := len(set)
	for _, s := range set {
		switch s := s.(type) {
		case *ast.Field:
			n += selections(s.SelectionSet)
		case *ast.InlineFragment:
			n += selections(s.SelectionSet)
		}
	}
	return n
}
