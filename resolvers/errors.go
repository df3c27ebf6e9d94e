package resolvers

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/allymap/allymap/graph"
)

// Code is extensions.code of an error at the top of an answer. The list is closed: a client may switch on it.
type Code string

// The codes. What a person did wrong within a mutation is in userErrors instead, with a code of the graph package.
const (
	BadRequest       Code = "BAD_REQUEST"
	Unauthenticated  Code = "UNAUTHENTICATED"
	Forbidden        Code = "FORBIDDEN"
	NotFound         Code = "NOT_FOUND"
	Invalid          Code = "INVALID"
	TooComplex       Code = "TOO_COMPLEX"
	TooLarge         Code = "TOO_LARGE"
	Timeout          Code = "TIMEOUT"
	Unavailable      Code = "UNAVAILABLE"
	Internal         Code = "INTERNAL"
	ParseFailed      Code = "GRAPHQL_PARSE_FAILED"
	ValidationFailed Code = "GRAPHQL_VALIDATION_FAILED"
)

const (
	maxErrors = 20  // in an answer, and causes logged for one request
	maxCause  = 500 // bytes of a cause in the log
)

// fault is an error of this package's own: what it says was written for the caller, and holds nothing that the caller sent
// but names of the schema and numbers.
type fault struct {
	code    Code
	reason  string
	message string
	field   []string
	values  []string
	more    map[string]any // further extensions
}

func (f *fault) Error() string { return f.reason + ": " + f.message }

// gql gives the fault the form in which the executor carries it; the presenter finds the fault again.
func (f *fault) gql() *gqlerror.Error {
	return &gqlerror.Error{Err: f, Message: f.message, Extensions: f.extensions()}
}

func (f *fault) extensions() map[string]any {
	ext := map[string]any{"code": string(f.code), "reason": f.reason}
	if len(f.field) > 0 {
		ext["field"] = f.field
	}
	if len(f.values) > 0 {
		ext["values"] = f.values
	}
	for k, v := range f.more {
		ext[k] = v
	}
	return ext
}

func timedOut() *fault {
	return &fault{code: Timeout, reason: "operation.deadline", message: "The answer took too long and was given up. Ask for less at a time, or again in a moment."}
}

func cancelled() *fault {
	return &fault{code: Timeout, reason: "request.cancelled", message: "The request was cancelled before its answer was ready."}
}

// presenter is the one place that turns an error into what a caller reads: refusals pass, everything else becomes
// INTERNAL with the request's id, and its cause goes to the log.
type presenter struct {
	log    *slog.Logger
	schema *ast.Schema
}

func (p presenter) present(ctx context.Context, err error) *gqlerror.Error {
	if err == nil {
		return nil
	}
	out := &gqlerror.Error{Err: err}
	var given *gqlerror.Error
	if errors.As(err, &given) {
		out.Path, out.Locations = given.Path, given.Locations
	} else {
		out.Path = graphql.GetPath(ctx)
	}
	if arg := argumentPath(ctx, out.Path); arg != nil {
		out.Path = out.Path[:len(out.Path)-len(arg)] // an error's path is that of a field of the answer
		if len(out.Locations) == 0 {
			out.Locations = argumentPlace(ctx, arg)
		}
	}
	var f *fault
	if !errors.As(err, &f) {
		f = p.classify(ctx, err, given)
	}
	if graphql.GetFieldContext(ctx) == nil {
		out.Path = nil // what the parser says of a variable is no path in the answer; extensions.field has it
	}
	out.Message, out.Extensions = f.message, f.extensions()
	return out
}

func (p presenter) classify(ctx context.Context, err error, given *gqlerror.Error) *fault {
	if refusals := graph.Refusals(err); len(refusals) > 0 {
		return p.refusal(ctx, refusals, given)
	}
	switch {
	case errors.Is(ctx.Err(), context.DeadlineExceeded): // before the error: a store may call any of its steps cancelled
		return timedOut()
	case errors.Is(ctx.Err(), context.Canceled), errors.Is(err, context.Canceled):
		return cancelled()
	case errors.Is(err, context.DeadlineExceeded):
		return timedOut()
	}
	if given != nil {
		switch given.Extensions["code"] {
		case string(ParseFailed):
			return explainSyntax(given)
		case string(ValidationFailed):
			return explainDocument(given)
		}
		if arg := argumentPath(ctx, given.Path); arg != nil {
			return &fault{code: BadRequest, reason: "argument.type", field: arg, message: p.misfit(ctx, arg)}
		}
	}
	return p.internal(ctx, err)
}

// refusal passes what the graph package refused. Several at once are told by the first, with the others under `also`.
func (p presenter) refusal(ctx context.Context, refusals graph.Errors, given *gqlerror.Error) *fault {
	first := refusals[0]
	code, known := topLevel(first.Code)
	if !known {
		return p.internal(ctx, first)
	}
	f := &fault{code: code, reason: first.Reason, message: first.Message, field: first.Field, values: first.Values}
	if len(f.field) == 0 && given != nil {
		f.field = argumentPath(ctx, given.Path)
	}
	if cause := first.Unwrap(); cause != nil && (code == Unavailable || code == Timeout) {
		f.more = map[string]any{"requestId": p.logCause(ctx, cause)}
	}
	var also []map[string]any
	for _, e := range refusals[1:min(len(refusals), maxErrors)] {
		if code, known := topLevel(e.Code); known {
			other := (&fault{code: code, reason: e.Reason, field: e.Field, values: e.Values}).extensions()
			other["message"] = e.Message
			also = append(also, other)
		}
	}
	if len(also) > 0 {
		if f.more == nil {
			f.more = map[string]any{}
		}
		f.more["also"] = also
	}
	return f
}

// topLevel maps a refusal's code to the closed list. Conflicts and keys used again belong in userErrors, where a caller
// gets the current object with them; at the top they are no more than invalid.
func topLevel(c graph.Code) (Code, bool) {
	switch c {
	case graph.NotFound:
		return NotFound, true
	case graph.Invalid, graph.Conflict, graph.KeyReused:
		return Invalid, true
	case graph.Forbidden:
		return Forbidden, true
	case graph.TooLarge:
		return TooLarge, true
	case graph.Timeout:
		return Timeout, true
	case graph.Unavailable:
		return Unavailable, true
	}
	return "", false
}

// argumentPath returns the part of a path that leads into an argument of the field that is being resolved, nil if the
// path ends at the field: so a value that did not fit its argument is told from a resolver that failed.
func argumentPath(ctx context.Context, path ast.Path) []string {
	fc := graphql.GetFieldContext(ctx)
	if fc == nil || fc.Field.Field == nil || fc.Field.Definition == nil {
		return nil
	}
	own := len(fc.Path())
	if len(path) <= own {
		return nil
	}
	name, ok := path[own].(ast.PathName)
	if !ok || fc.Field.Definition.Arguments.ForName(string(name)) == nil {
		return nil
	}
	return words(path[own:])
}

// argumentPlace is where in the document the argument stands.
func argumentPlace(ctx context.Context, arg []string) []gqlerror.Location {
	a := graphql.GetFieldContext(ctx).Field.Arguments.ForName(arg[0])
	if a == nil || a.Position == nil {
		return nil
	}
	return []gqlerror.Location{{Line: a.Position.Line, Column: a.Position.Column}}
}

// forms are how to write the scalars that are ours.
var forms = map[string]string{
	"DateTime":    "Write a moment such as 2017-05-09T00:00:00Z.",
	"PartialDate": "Write a year, a month or a day: 2017, 2017-05 or 2017-05-09.",
}

// misfit says what an argument, or a part of it, should have been.
func (p presenter) misfit(ctx context.Context, arg []string) string {
	t := graphql.GetFieldContext(ctx).Field.Definition.Arguments.ForName(arg[0]).Type
	for _, part := range arg[1:] { // what is no field is a place in a list
		if def := p.schema.Types[t.Name()]; def != nil && def.Fields.ForName(part) != nil {
			t = def.Fields.ForName(part).Type
		}
	}
	message := fmt.Sprintf("The value given for %s is no %s.", strings.Join(arg, "."), t.Name())
	if form, ours := forms[t.Name()]; ours {
		return message + " " + form
	}
	return message + " Look up in the schema what may stand there."
}

func (p presenter) internal(ctx context.Context, cause error) *fault {
	return internalFault(p.logCause(ctx, cause))
}

func internalFault(id string) *fault {
	return &fault{code: Internal, reason: "internal", message: "internal error", more: map[string]any{"requestId": id}}
}

// logCause writes a cause once for a request, with the request's id, which it returns. Never the document, variables,
// headers or aliases, all of which the caller chose: the place is told by the schema's own words.
func (p presenter) logCause(ctx context.Context, cause error) string {
	q := requestOf(ctx)
	var given *gqlerror.Error
	if errors.As(cause, &given) {
		if cause = given.Err; cause == nil {
			cause = errors.New(given.Message)
		}
	}
	text := clip(cause.Error(), maxCause)
	if q.firstTime(text) {
		p.log.LogAttrs(context.WithoutCancel(ctx), slog.LevelError, "cause of an error", slog.String("request", q.id),
			slog.String("field", place(ctx)), slog.String("type", fmt.Sprintf("%T", cause)), slog.String("cause", text))
	}
	return q.id
}

// recovered is what the executor calls for a panic in a resolver.
func (p presenter) recovered(ctx context.Context, v any) error {
	q := requestOf(ctx)
	text := clip(fmt.Sprint(v), maxCause)
	if q.firstTime("panic: " + text) {
		p.log.LogAttrs(context.WithoutCancel(ctx), slog.LevelError, "panic", slog.String("request", q.id),
			slog.String("field", place(ctx)), slog.String("cause", text), slog.String("stack", string(debug.Stack())))
	}
	return internalFault(q.id)
}

// place names the field that is being resolved in the schema's words, empty outside of one.
func place(ctx context.Context) string {
	fc := graphql.GetFieldContext(ctx)
	if fc == nil || fc.Field.Field == nil {
		return ""
	}
	return fc.Object + "." + fc.Field.Name
}

func clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	return strings.ToValidUTF8(s[:n], "") + "…"
}

// capErrors keeps an answer's errors within bounds: the first of equal ones that no field of the answer is at fault for,
// and twenty in all.
type capErrors struct{}

// ExtensionName names the extension for gqlgen.
func (capErrors) ExtensionName() string { return "CapErrors" }

// Validate accepts every schema.
func (capErrors) Validate(graphql.ExecutableSchema) error { return nil }

// InterceptResponse shortens the list of errors.
func (capErrors) InterceptResponse(ctx context.Context, next graphql.ResponseHandler) *graphql.Response {
	resp := next(ctx)
	if resp == nil || len(resp.Errors) < 2 {
		return resp
	}
	said := map[string]bool{}
	kept := make(gqlerror.List, 0, min(len(resp.Errors), maxErrors))
	for _, e := range resp.Errors {
		if len(e.Path) == 0 {
			if said[e.Message] {
				continue
			}
			said[e.Message] = true
		}
		if kept = append(kept, e); len(kept) == maxErrors {
			break
		}
	}
	resp.Errors = kept
	return resp
}
