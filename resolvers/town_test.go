package resolvers

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
)

// The schema of a small town, in the shapes of ours: what goes wrong in it is asked for by name.
const townSchema = `
interface Actor { id: ID! name: String! otherNames: [OtherName!]! tags: [String!]! links(first: Int, after: String, last: Int): LinkConnection! }
type Leader implements Actor { id: ID! name: String! otherNames: [OtherName!]! tags: [String!]! links(first: Int, after: String, last: Int): LinkConnection! }
type OtherName { name: String! }
type Link { id: ID! type: Kind! from: Actor! to: Actor! }
type LinkEdge { cursor: String! node: Link! other: Actor! }
type LinkConnection { edges: [LinkEdge!]! nodes: [Link!]! totalCount: Int! }
type ActorEdge { cursor: String! node: Actor! }
type ActorConnection { edges: [ActorEdge!]! nodes: [Actor!]! totalCount: Int! }
type SearchResult { actor: Actor! matched: String! }
type Neighbourhood { centre: Actor! actors: [Actor!]! links: [Link!]! }
type AreaMap { actors: [Actor!]! links: [Link!]! }
enum Kind { LEADER ALLY }
input Wish { text: String! strength: Int kind: Kind }
directive @mark(a: Int) repeatable on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT | FRAGMENT_DEFINITION | QUERY
type Query {
  actors(area: String, first: Int, after: String, last: Int): ActorConnection!
  search(text: String!, first: Int = 10): [SearchResult!]!
  neighbourhood(limit: Int = 200): Neighbourhood
  map: AreaMap
  nodes(ids: [ID!]!): [Actor]!
  echo(text: String, kind: Kind, strength: Int, wish: Wish): String
  fail(how: String!): String
  failAll: [String]
}
type Mutation { echo(text: String): String }
type Subscription { echo: String }
`

// town answers the root fields that a test asks for; gqlgen's generated code stands here in earnest.
type town struct {
	schema  *ast.Schema
	answers map[string]func(context.Context, map[string]any) (any, error)
}

func newTown() *town {
	return &town{
		schema:  gqlparser.MustLoadSchema(&ast.Source{Input: townSchema}),
		answers: map[string]func(context.Context, map[string]any) (any, error){"echo": func(_ context.Context, args map[string]any) (any, error) { return args["text"], nil }},
	}
}

func (s *town) Schema() *ast.Schema { return s.schema }

func (s *town) Complexity(context.Context, string, string, int, map[string]any) (int, bool) {
	return 0, false
}

func (s *town) Exec(ctx context.Context) graphql.ResponseHandler {
	oc := graphql.GetOperationContext(ctx)
	root := map[ast.Operation]string{ast.Query: "Query", ast.Mutation: "Mutation"}[oc.Operation.Operation]
	first := true
	return func(ctx context.Context) *graphql.Response {
		if !first {
			return nil
		}
		first = false
		var out bytes.Buffer
		for i, f := range graphql.CollectFields(oc, oc.Operation.SelectionSet, []string{root}) {
			if i > 0 {
				out.WriteByte(',')
			}
			b, err := json.Marshal(s.field(ctx, oc, root, f))
			if err != nil {
				panic(err)
			}
			out.WriteString(`"` + f.Alias + `":` + string(b))
		}
		return &graphql.Response{Data: []byte("{" + out.String() + "}")}
	}
}

func (s *town) field(ctx context.Context, oc *graphql.OperationContext, root string, f graphql.CollectedField) (value any) {
	if f.Name == "__typename" {
		return root
	}
	ctx = graphql.WithFieldContext(ctx, &graphql.FieldContext{Object: root, Field: f})
	defer func() {
		if v := recover(); v != nil {
			oc.Error(ctx, oc.Recover(ctx, v))
		}
	}()
	answer, ok := s.answers[f.Name]
	if !ok {
		return nil
	}
	value, err := answer(ctx, f.ArgumentMap(oc.Variables))
	if err != nil {
		oc.Error(ctx, graphql.AddFieldLocationToError(ctx, err))
		return nil
	}
	return value
}

type reply struct {
	status int
	header http.Header
	body   string
	Data   json.RawMessage
	Errors []struct {
		Message    string
		Path       []any
		Extensions map[string]any
	}
}

func (r reply) code() string   { return r.extension("code") }
func (r reply) reason() string { return r.extension("reason") }

func (r reply) extension(name string) string {
	if len(r.Errors) == 0 {
		return ""
	}
	s, _ := r.Errors[0].Extensions[name].(string)
	return s
}

type keyed struct{}

// withKey is the context of a caller with a key, for handlers made with callers.
func withKey(ctx context.Context) context.Context { return context.WithValue(ctx, keyed{}, true) }

func callers(ctx context.Context) bool { return ctx.Value(keyed{}) != nil }

func quiet() *slog.Logger { return slog.New(slog.NewTextHandler(io.Discard, nil)) }

func handlerOf(es graphql.ExecutableSchema, o Options) http.Handler {
	if o.Logger == nil {
		o.Logger = quiet()
	}
	if o.Authenticated == nil {
		o.Authenticated = callers
	}
	return NewHandler(es, o)
}

func post(body string) *http.Request {
	r := httptest.NewRequest(http.MethodPost, "/graphql", strings.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	return r
}

func question(query string, variables map[string]any) *http.Request {
	b, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	if err != nil {
		panic(err)
	}
	return post(string(b))
}

// ask sends r as a caller who is known.
func ask(t testing.TB, h http.Handler, r *http.Request) reply {
	t.Helper()
	return askAs(t, h, r.WithContext(withKey(r.Context())))
}

func askAs(t testing.TB, h http.Handler, r *http.Request) reply {
	t.Helper()
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	a := reply{status: w.Code, header: w.Header(), body: w.Body.String()}
	if err := json.Unmarshal(w.Body.Bytes(), &a); err != nil {
		t.Fatalf("the answer is not JSON: %v: %s", err, a.body)
	}
	for _, e := range a.Errors {
		if e.Extensions["code"] == nil || e.Extensions["reason"] == nil {
			t.Fatalf("an error without code or reason: %s", a.body)
		}
	}
	return a
}
