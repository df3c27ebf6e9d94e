package resolvers

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// Limits bound what one operation may ask for. A zero field takes DefaultLimits' value. Each is refused as TOO_COMPLEX
// before anything is executed, with a reason of its own and a sentence that says what to narrow.
type Limits struct {
	// Cost is how many fields an answer may hold, reckoned from the document: a list counts as often as its first or last
	// says, lists inside lists multiply. operation.cost
	Cost int
	// Depth is how deep fields may nest, the innermost scalar counted; introspection apart. operation.depth
	Depth int
	// RootFields is how many questions may be asked at once, fragments spread out. operation.rootFields
	RootFields int
	// Aliases and Directives are counted over the whole document. operation.aliases, operation.directives
	Aliases, Directives int
	// Repeats is how often one name may stand in the answer, over the whole document: the rule that fields of one name
	// must agree compares each with each (2,000 tokens of the same field take it half a second). operation.repeats
	Repeats int
	// Fragments is how many a document may define; they too are compared each with each. operation.fragments
	Fragments int
	// Tokens bounds the document while it is parsed. operation.tokens
	Tokens int

	// PageSize is what a connection weighs that gets neither first nor last, as it then gives a page of that size.
	PageSize int
	// MaxPage is what a connection weighs at most: one that asks for more is INVALID, and gives nothing.
	MaxPage int
	// ListWeight is what any other list of objects weighs: other names, links on a path, errors of an input. Most are
	// shorter. A list inside a field that takes first, last or limit weighs as much as that says instead, and
	// a list chosen by `ids` as many as there are ids.
	ListWeight int
	// Weights names lists that are known to be long, as Type.field, and says what they weigh: less than they are long,
	// since they come in one piece; pages inside them weigh twenty times that.
	Weights map[string]int
}

// DefaultLimits lets pass a page of 100 actors with 20 links each and both ends' names (about 15,000 fields), and refuses
// three lists of 100 inside each other. 50,000 fields take some 60 ms of one core.
func DefaultLimits() Limits {
	return Limits{
		Cost: 50_000, Depth: 12, Aliases: 30, RootFields: 20, Directives: 50, Repeats: 100, Fragments: 100, Tokens: 2_000,
		PageSize: 50, MaxPage: 100, ListWeight: 10,
		// The whole map is one answer by design; a list for each of its actors is not. Nor is one for each of those on whom
		// we disagree, or who sway somebody, or for each step of an agenda: these lists take no first.
		Weights: map[string]int{
			"AreaMap.actors": 200, "AreaMap.links": 200, "Area.positions": 1_000, "Spectrum.disagreed": 50, "Decider.influencers": 50, "Agenda.overdue": 50, "Agenda.due": 50, "Agenda.undated": 50,
		},
	}
}

func (l Limits) orDefault() Limits {
	d := DefaultLimits()
	for _, f := range []struct{ own, def *int }{
		{&l.Cost, &d.Cost},
		{&l.Depth, &d.Depth},
		{&l.Aliases, &d.Aliases},
		{&l.RootFields, &d.RootFields},
		{&l.Directives, &d.Directives},
		{&l.Repeats, &d.Repeats},
		{&l.Fragments, &d.Fragments},
		{&l.Tokens, &d.Tokens},
		{&l.PageSize, &d.PageSize},
		{&l.MaxPage, &d.MaxPage},
		{&l.ListWeight, &d.ListWeight},
	} {
		if *f.own == 0 {
			*f.own = *f.def
		}
	}
	if l.Weights == nil {
		l.Weights = d.Weights
	}
	return l
}

// limiter is the extension that holds the limits, decides on introspection and sets the operation's deadline.
type limiter struct {
	Limits
	introspection bool
	timeout       time.Duration
}

// ExtensionName names the extension for gqlgen.
func (limiter) ExtensionName() string { return "Limits" }

// Validate accepts every schema.
func (limiter) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationContext measures the operation, valid and with its variables coerced, before it is executed.
func (l limiter) MutateOperationContext(ctx context.Context, oc *graphql.OperationContext) *gqlerror.Error {
	requestOf(ctx).began(oc)
	oc.DisableIntrospection = !l.introspection
	m := measure{limits: l.Limits, variables: oc.Variables, fragments: map[string]weight{}}
	if f := l.judge(m.selection(oc.Operation.SelectionSet)); f != nil {
		return f.gql()
	}
	return nil
}

func (l limiter) judge(total weight) *fault {
	switch cost := total.cost(l.ListWeight); {
	case total.introspects && !l.introspection:
		return &fault{
			code: Forbidden, reason: "operation.introspection",
			message: "This server does not describe its schema. Its documentation does, and so does a server started with -dev.",
		}
	case total.fields > l.RootFields:
		return tooMany("rootFields", total.fields, l.RootFields, "It asks %d questions at once; the limit is %d. Send them in several requests.")
	case total.depth > l.Depth:
		return tooMany("depth", total.depth, l.Depth, "It nests %d levels deep; the limit is %d. Start again from the ids that you found, in a second request, or ask for a neighbourhood.")
	case cost > l.Cost:
		f := tooMany("cost", cost, l.Cost, "Its answer could hold about %d fields; the limit is %d. Ask for smaller pages with first, above all in the inner lists, or for fewer lists inside lists.")
		f.more = map[string]any{"cost": cost, "limit": l.Cost}
		return f
	}
	return nil
}

func tooMany(what string, count, limit int, sentence string) *fault {
	return &fault{
		code: TooComplex, reason: "operation." + what, values: []string{strconv.Itoa(count), strconv.Itoa(limit)},
		message: "The operation asks for too much. " + fmt.Sprintf(sentence, count, limit),
		more:    map[string]any{"count": count, "limit": limit},
	}
}

// InterceptOperation sets the deadline that resolvers and stores see in their context. A subscription has none.
func (l limiter) InterceptOperation(ctx context.Context, next graphql.OperationHandler) graphql.ResponseHandler {
	if graphql.GetOperationContext(ctx).Operation.Operation == ast.Subscription {
		return next(ctx)
	}
	ctx, cancel := context.WithTimeout(ctx, l.timeout)
	answer := next(ctx)
	return func(ctx context.Context) *graphql.Response {
		defer cancel()
		return answer(ctx)
	}
}
