package resolvers

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"reflect"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"

	"github.com/allymap/allymap/graph"
)

// logged gives a logger and what it wrote.
func logged() (*slog.Logger, *bytes.Buffer) {
	var b bytes.Buffer
	return slog.New(slog.NewTextHandler(&b, nil)), &b
}

func TestAnErrorOfAResolverIsToldByItsKind(t *testing.T) {
	driver := errors.New("neo4j://10.0.0.7: MATCH (a {name: 'Amina'})")
	for name, c := range map[string]struct {
		err          error
		code, reason string
		message      string
		log          string // part of the line that the log must have; empty: nothing but the operation's line
	}{
		"a refusal":                     {&graph.Error{Code: graph.Invalid, Reason: "page.size", Message: "Ask for 1 to 100."}, "INVALID", "page.size", "Ask for 1 to 100.", ""},
		"a refusal that is wrapped":     {fmt.Errorf("page: %w", &graph.Error{Code: graph.Forbidden, Reason: "area.foreign", Message: "Not yours."}), "FORBIDDEN", "area.foreign", "Not yours.", ""},
		"a record that is not there":    {&graph.Error{Code: graph.NotFound, Reason: "area.unknown", Message: "No such area."}, "NOT_FOUND", "area.unknown", "No such area.", ""},
		"a conflict out of its place":   {&graph.Error{Code: graph.Conflict, Reason: "version.stale", Message: "Changed since."}, "INVALID", "version.stale", "Changed since.", ""},
		"a key used again, likewise":    {&graph.Error{Code: graph.KeyReused, Reason: "key.reused", Message: "Used."}, "INVALID", "key.reused", "Used.", ""},
		"a store that is away":          {(&graph.Error{Code: graph.Unavailable, Reason: "store.away", Message: "Try again."}).Because(driver), "UNAVAILABLE", "store.away", "Try again.", "10.0.0.7"},
		"a code that nobody knows":      {&graph.Error{Code: "ODD", Reason: "odd", Message: "odd"}, "INTERNAL", "internal", "internal error", "odd"},
		"a deadline":                    {fmt.Errorf("read: %w", context.DeadlineExceeded), "TIMEOUT", "operation.deadline", timedOut().message, ""},
		"a request that was cancelled":  {fmt.Errorf("read: %w", context.Canceled), "TIMEOUT", "request.cancelled", cancelled().message, ""},
		"a driver's error":              {driver, "INTERNAL", "internal", "internal error", "10.0.0.7"},
		"a driver's error, wrapped":     {fmt.Errorf("actors: %w", driver), "INTERNAL", "internal", "internal error", "10.0.0.7"},
		"a fault that a resolver tells": {errors.New("must not be null"), "INTERNAL", "internal", "internal error", "Query.fail"},
	} {
		t.Run(name, func(t *testing.T) {
			es := newTown()
			es.answers["fail"] = func(context.Context, map[string]any) (any, error) { return nil, c.err }
			log, lines := logged()
			a := ask(t, handlerOf(es, Options{Logger: log}), question(`{other: fail(how:"x")}`, nil))
			if a.status != http.StatusOK || a.code() != c.code || a.reason() != c.reason || a.Errors[0].Message != c.message {
				t.Errorf("got %d %s", a.status, a.body)
			}
			if got := fmt.Sprint(a.Errors[0].Path); got != "[other]" || string(a.Data) != `{"other":null}` {
				t.Errorf("path %s, data %s", got, a.Data)
			}
			if strings.Contains(a.body, "Amina") || strings.Contains(a.body, "10.0.0.7") {
				t.Errorf("the cause got out: %s", a.body)
			}
			causes := strings.Count(lines.String(), "level=ERROR")
			if c.log == "" && causes != 0 || c.log != "" && (causes != 1 || !strings.Contains(lines.String(), c.log)) {
				t.Errorf("the log, which should tell of %q: %s", c.log, lines)
			}
			if id := a.extension("requestId"); c.log != "" && (id == "" || strings.Count(lines.String(), "request="+id) != 2) {
				t.Errorf("the answer's id %q is not in both lines: %s", id, lines)
			}
		})
	}
}

func TestARefusalKeepsItsFieldAndValues(t *testing.T) {
	es := newTown()
	es.answers["fail"] = func(context.Context, map[string]any) (any, error) {
		return nil, graph.Errors{
			{Code: graph.Invalid, Reason: "strength.range", Field: []string{"input", "strength"}, Message: "1 to 5.", Values: []string{"6"}},
			{Code: graph.Invalid, Reason: "date.invalid", Field: []string{"input", "since"}, Message: "No such month.", Values: []string{"2017-13"}},
		}
	}
	a := ask(t, handlerOf(es, Options{}), question(`{fail(how:"x")}`, nil))
	want := map[string]any{
		"code": "INVALID", "reason": "strength.range", "field": []any{"input", "strength"}, "values": []any{"6"},
		"also": []any{map[string]any{
			"code": "INVALID", "reason": "date.invalid", "field": []any{"input", "since"}, "values": []any{"2017-13"}, "message": "No such month.",
		}},
	}
	if got := a.Errors[0].Extensions; !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestAPanicIsAnInternalErrorAndNotTheEnd(t *testing.T) {
	es := newTown()
	es.answers["fail"] = func(context.Context, map[string]any) (any, error) {
		var none *family
		return none.members, nil
	}
	log, lines := logged()
	h := handlerOf(es, Options{Logger: log})
	a := ask(t, h, question(`{fail(how:"Amina") echo(text:"still here")}`, nil))
	if a.code() != "INTERNAL" || a.Errors[0].Message != "internal error" || string(a.Data) != `{"fail":null,"echo":"still here"}` {
		t.Errorf("got %s", a.body)
	}
	text := lines.String()
	if strings.Count(text, "msg=panic") != 1 || strings.Contains(text, "cause of an error") || !strings.Contains(text, "nil pointer") || strings.Contains(text, "Amina") {
		t.Errorf("log: %s", text)
	}
}

type panicky struct{}

func (panicky) ExtensionName() string                   { return "Panicky" }
func (panicky) Validate(graphql.ExecutableSchema) error { return nil }
func (panicky) InterceptOperation(context.Context, graphql.OperationHandler) graphql.ResponseHandler {
	panic("outside of a resolver")
}

func TestAPanicOutsideOfAResolverIs500(t *testing.T) {
	log, lines := logged()
	h := handlerOf(newTown(), Options{Logger: log, Extensions: []graphql.HandlerExtension{panicky{}}})
	a := ask(t, h, question(`{__typename}`, nil))
	if a.status != http.StatusInternalServerError || a.code() != "INTERNAL" || a.Data != nil || a.extension("requestId") == "" {
		t.Errorf("got %d %s", a.status, a.body)
	}
	if !strings.Contains(lines.String(), "outside of a resolver") {
		t.Errorf("log: %s", lines)
	}
}

func TestAListThatFailsIsTwentyErrorsAndOneCause(t *testing.T) {
	es := newTown()
	es.answers["failAll"] = func(ctx context.Context, _ map[string]any) (any, error) {
		for range 100 {
			graphql.AddError(ctx, errors.New("disk full"))
		}
		return false, nil
	}
	log, lines := logged()
	a := ask(t, handlerOf(es, Options{Logger: log}), question(`{failAll}`, nil))
	if len(a.Errors) != maxErrors || strings.Count(lines.String(), "disk full") != 1 {
		t.Errorf("%d errors; log: %s", len(a.Errors), lines)
	}
}

func TestACancelledRequestIsNoFault(t *testing.T) {
	log, lines := logged()
	ctx, cancel := context.WithCancel(context.Background())
	es := newTown()
	es.answers["failAll"] = func(context.Context, map[string]any) (any, error) {
		cancel()
		return nil, errors.New("interrupted") // the driver does not say why
	}
	a := ask(t, handlerOf(es, Options{Logger: log}), question(`{failAll}`, nil).WithContext(ctx))
	if a.code() != "TIMEOUT" || a.reason() != "request.cancelled" || strings.Contains(lines.String(), "level=ERROR") {
		t.Errorf("got %s; log: %s", a.body, lines)
	}
}

func TestVariablesThatDoNotFitAreBadRequests(t *testing.T) {
	const wish = `query($w:Wish!){echo(wish:$w)}`
	h := handlerOf(newTown(), Options{})
	for name, c := range map[string]struct {
		query     string
		variables map[string]any
		reason    string
		field     string
	}{
		"one that is missing":                 {wish, nil, "variable.missing", "[w]"},
		"one that is null":                    {wish, map[string]any{"w": nil}, "variable.null", "[w]"},
		"a part that is missing":              {wish, map[string]any{"w": map[string]any{}}, "variable.missing", "[w text]"},
		"a part that nobody knows":            {wish, map[string]any{"w": map[string]any{"text": "a", "more": 1}}, "variable.unknownField", "[w more]"},
		"a part whose name is a person's":     {wish, map[string]any{"w": map[string]any{"text": "a", "Amina Haddad": 1}}, "variable.unknownField", "[w ?]"},
		"a text where a number belongs":       {wish, map[string]any{"w": map[string]any{"text": "a", "strength": "Amina"}}, "variable.type", "[w strength]"},
		"a fraction where a number belongs":   {wish, map[string]any{"w": map[string]any{"text": "a", "strength": 1.5}}, "variable.type", "[w strength]"},
		"a truth where a text belongs":        {wish, map[string]any{"w": map[string]any{"text": true}}, "variable.type", "[w text]"},
		"a value that the enum does not have": {wish, map[string]any{"w": map[string]any{"text": "a", "kind": "Amina"}}, "variable.enum", "[w kind]"},
		"a list where an object belongs":      {wish, map[string]any{"w": []any{"Amina"}}, "variable.type", "[w]"},
		"a number that is too large":          {`query($n:Int){echo(strength:$n)}`, map[string]any{"n": 1e30}, "variable.type", "[n]"},
	} {
		t.Run(name, func(t *testing.T) {
			a := ask(t, h, question(c.query, c.variables))
			if a.code() != "BAD_REQUEST" || a.reason() != c.reason || a.Errors[0].Path != nil || strings.Contains(a.body, "Amina") {
				t.Fatalf("got %s", a.body)
			}
			if got := fmt.Sprint(a.Errors[0].Extensions["field"]); got != c.field {
				t.Errorf("field %s, want %s", got, c.field)
			}
		})
	}
}

// What gqlgen's generated code does with an argument that its scalar does not take.
func TestAnArgumentThatDoesNotFitIsTheCallersFault(t *testing.T) {
	refusal := &graph.Error{Code: graph.Invalid, Reason: "date.invalid", Message: "No such month."}
	for name, c := range map[string]struct {
		err          error
		code, reason string
	}{
		"by gqlgen's own scalars": {errors.New("Amina is not a valid Kind"), "BAD_REQUEST", "argument.type"},
		"by a scalar of ours":     {refusal, "INVALID", "date.invalid"},
	} {
		t.Run(name, func(t *testing.T) {
			es := newTown()
			es.answers["echo"] = func(ctx context.Context, _ map[string]any) (any, error) {
				at := graphql.WithPathContext(ctx, graphql.NewPathWithField("wish"))
				at = graphql.WithPathContext(at, graphql.NewPathWithField("kind"))
				return nil, graphql.ErrorOnPath(at, c.err)
			}
			log, lines := logged()
			a := ask(t, handlerOf(es, Options{Logger: log}), question(`{e: echo}`, nil))
			if a.code() != c.code || a.reason() != c.reason || strings.Contains(a.body+lines.String(), "Amina") {
				t.Errorf("got %s; log: %s", a.body, lines)
			}
			if path, field := fmt.Sprint(a.Errors[0].Path), fmt.Sprint(a.Errors[0].Extensions["field"]); path != "[e]" || field != "[wish kind]" {
				t.Errorf("path %s, field %s", path, field)
			}
		})
	}
}

// A marker stands for a person's name, in every place where a caller can put one.
func TestNothingThatACallerWroteComesBackOrIntoTheLog(t *testing.T) {
	const m = "AminaHaddad"
	es := newTown()
	es.answers["fail"] = func(context.Context, map[string]any) (any, error) { return nil, errors.New("the cause") }
	log, lines := logged()
	h := handlerOf(es, Options{Logger: log})
	many := map[string]*http.Request{
		"bad JSON":              post(`{"query":"` + m),
		"an array":              post(`[{"query":"{__typename}","variables":{"` + m + `":1}}]`),
		"variables of its kind": post(`{"query":"{__typename}","variables":"` + m + `"}`),
		"a content type":        func() *http.Request { r := post(`{}`); r.Header.Set("Content-Type", "text/"+m); return r }(),
		"a header":              func() *http.Request { r := post(`{}`); r.Header.Set("Authorization", "Bearer "+m); return r }(),
		"an operation's name":   post(`{"query":"query a{__typename}","operationName":"` + m + `"}`),
		"a variable":            question(`query($w:Wish!){echo(wish:$w)}`, map[string]any{"w": map[string]any{"text": "a", "kind": m}}),
		"a variable's part":     question(`query($w:Wish!){echo(wish:$w)}`, map[string]any{"w": map[string]any{m + " " + m: 1}}),
		"a failing resolver":    question(`query($t:String!){fail(how:$t)}`, map[string]any{"t": m}),
		"a name for a field":    question(`{`+m+`: __typename }`, nil),
		"an unterminated text":  question(`{echo(text:"`+m+`)}`, nil),
		"a bad escape":          question(`{echo(text:"\`+m+`")}`, nil),
		"a bad unicode escape":  question(`{echo(text:"\u`+m+`")}`, nil),
		"a text out of place":   question(`{echo "`+m+`"}`, nil),
		"a block text likewise": question(`{echo """`+m+`"""}`, nil),
		"a word out of place":   question(`{echo(text: "a") } `+m, nil),
		"a comment":             question("{echo(#"+m+"\n}", nil),
		"a text for a number":   question(`{echo(strength:"`+m+`")}`, nil),
		"a word for a text":     question(`{echo(text:`+m+`)}`, nil),
		"a word for a number":   question(`{echo(strength:`+m+`)}`, nil),
		"a word for an enum":    question(`{echo(kind:`+m+`)}`, nil),
		"a text for an enum":    question(`{echo(kind:"`+m+`")}`, nil),
		"a text for an object":  question(`{echo(wish:"`+m+`")}`, nil),
		"an object for a text":  question(`{echo(text:{a:"`+m+`"})}`, nil),
		"a list for a text":     question(`{echo(text:["`+m+`"])}`, nil),
		"a default of its kind": question(`query($n:Int="`+m+`"){echo(strength:$n)}`, nil),
		"arguments that differ": question(`{echo(text:"`+m+`") echo(text:"b")}`, nil),
		"a directive's value":   question(`{__typename @mark(a:"`+m+`")}`, nil),
		"too much of it":        question(`{echo(text:"`+strings.Repeat(m, 7_000)+`")}`, nil),
	}
	for name, r := range many {
		t.Run(name, func(t *testing.T) {
			a := ask(t, h, r)
			if name != "a name for a field" && (a.code() == "" || strings.Contains(a.body, m)) {
				t.Errorf("got %s", a.body)
			}
			if strings.Contains(lines.String(), m) {
				t.Errorf("log: %s", lines)
			}
			lines.Reset()
		})
	}
}

func TestASyntaxErrorSaysWhereAndWhatWasExpected(t *testing.T) {
	for query, want := range map[string]string{
		"{echo(text:}":     "The document is not GraphQL at line 1, column 12: unexpected }.",
		"{\n  echo(:\n":    "The document is not GraphQL at line 2, column 8: expected Name, found :.",
		"{a} Amina":        "The document is not GraphQL at line 1, column 5: unexpected Name.",
		"{":                "The document is not GraphQL at line 1, column 2: expected Name, found the end.",
		`{echo(text:"abc`:  "The document is not GraphQL at line 1, column 16.",
		"fragment on on A": "The document is not GraphQL at line 1, column 10: unexpected Name.",
	} {
		t.Run(query, func(t *testing.T) {
			a := ask(t, handlerOf(newTown(), Options{}), question(query, nil))
			if a.code() != "GRAPHQL_PARSE_FAILED" || a.Errors[0].Message != want {
				t.Errorf("got  %s\nwant %s", a.body, want)
			}
		})
	}
}

func TestOneLineTellsOfEachOperation(t *testing.T) {
	log, lines := logged()
	h := handlerOf(newTown(), Options{Logger: log})
	for name, c := range map[string]struct {
		r    *http.Request
		want []string
	}{
		"a question":      {question(`{__typename}`, nil), []string{"kind=query", "status=200", "code=OK", "errors=0", "hash=ecf4edb46db4", "took="}},
		"a mutation":      {question(`mutation{echo(text:"a")}`, nil), []string{"kind=mutation", "code=OK"}},
		"too much":        {question(`{`+strings.Repeat("__typename ", 30)+`}`, nil), []string{"kind=query", "status=200", "code=TOO_COMPLEX", "errors=1"}},
		"what is no JSON": {post(`x`), []string{"status=400", "code=BAD_REQUEST"}},
	} {
		t.Run(name, func(t *testing.T) {
			lines.Reset()
			ask(t, h, c.r)
			text := lines.String()
			if strings.Count(text, "\n") != 1 {
				t.Errorf("log: %s", text)
			}
			for _, w := range c.want {
				if !strings.Contains(text, w) {
					t.Errorf("no %s in: %s", w, text)
				}
			}
		})
	}
}
