package resolvers

import (
	"context"
	"errors"
	"io"
	"slices"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/allymap/allymap/graph"
	"github.com/allymap/allymap/resolvers/generated"
)

// encoding is the extension that writes lists of actors and links in one pass. The executor makes some hundred objects for
// each record of a list, and a goroutine; the whole map of an area is 23,000 records. Here a list's selection is turned
// into a plan once, and the plan appends each record to the answer. The bytes are the executor's own: what a plan does not
// know, or what goes wrong while it is followed, leaves the whole list to the executor, which comes to the same fetches.
//
// Lists are told by their Go type, so every field that gives one is served, whatever it is called.
type encoding struct {
	known *knowledge
	watch func(inOnePass bool) // for tests: which way a list went
}

// ExtensionName names the extension for gqlgen.
func (encoding) ExtensionName() string { return "Encoding" }

// Validate accepts every schema.
func (encoding) Validate(graphql.ExecutableSchema) error { return nil }

// InterceptField comes after the field was resolved, and after the limits: it saves no fetch and allows none.
func (x encoding) InterceptField(ctx context.Context, next graphql.Resolver) (any, error) {
	found, err := next(ctx)
	if err != nil {
		return found, err
	}
	switch list := found.(type) {
	case []graph.Kinded:
		return inOnePass(ctx, x, list, x.known.kinded)
	case []*graph.Link:
		return inOnePass(ctx, x, list, x.known.link)
	case []*generated.ActorEdge:
		return inOnePass(ctx, x, list, x.known.actorEdge)
	case []*graph.MapPosition:
		return inOnePass(ctx, x, list, x.known.position)
	case []*generated.LinkEdge:
		return inOnePass(ctx, x, list, x.known.linkEdge)
	}
	return found, nil
}

// inOnePass gives the list encoded, or as it came.
func inOnePass[T any](ctx context.Context, x encoding, list []T, planOf func(*planner, ast.SelectionSet) writer[T]) (any, error) {
	if len(list) == 0 {
		return list, nil // nil or empty: the executor knows what the schema says to that
	}
	p := &planner{operation: graphql.GetOperationContext(ctx)}
	write := planOf(p, graphql.GetFieldContext(ctx).Field.Selections)
	e := &encoder{ctx: ctx}
	if write != nil {
		writeList(e, list, write)
	}
	inOnePass := write != nil && e.err == nil
	if x.watch != nil {
		x.watch(inOnePass)
	}
	switch {
	case inOnePass:
		return e, nil
	case e.err != nil && ctx.Err() != nil:
		return nil, ctx.Err()
	}
	return list, nil
}

// errMissing is for the executor, who knows how much of an answer is empty then.
var errMissing = errors.New("a record lacks what the schema says is always there")

// encoder is a list on its way to becoming JSON, and then the executor's value of the field.
type encoder struct {
	ctx context.Context // of the field, for what has to be fetched
	b   []byte
	err error // the first thing that went wrong; nothing that was written counts then
}

// MarshalGQL passes the list on.
func (e *encoder) MarshalGQL(w io.Writer) {
	if g, ok := w.(interface{ Grow(int) }); ok {
		g.Grow(len(e.b) + 64) // and what closes the objects around it, lest the whole be moved for that
	}
	_, _ = w.Write(e.b) // into memory
}

func (e *encoder) fail(err error) {
	if e.err == nil {
		e.err = err
	}
}

// How often a long list looks at its deadline, and after how many records it reckons how long it will be.
const (
	deadlineEvery = 64
	sample        = 16
)

func writeList[T any](e *encoder, list []T, write writer[T]) {
	start := len(e.b)
	e.b = append(e.b, '[')
	for i, one := range list {
		switch {
		case i == sample:
			e.b = slices.Grow(e.b, (len(e.b)-start)/sample*(len(list)-sample)*9/8)
		case i%deadlineEvery == 0 && e.err == nil && i > 0:
			e.err = e.ctx.Err()
		}
		if e.err != nil {
			return
		}
		if i > 0 {
			e.b = append(e.b, ',')
		}
		write(e, one)
	}
	e.b = append(e.b, ']')
}
