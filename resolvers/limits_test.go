package resolvers

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"
)

func repeat(n int, part func(i int) string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(part(i))
	}
	return b.String()
}

// fragments that each spread the next one twice: a kilobyte that stands for 2^28 fields.
func doubling() string {
	return "{...f0}" + repeat(28, func(i int) string {
		return fmt.Sprintf("fragment f%d on Query{...f%d ...f%d}", i, i+1, i+1)
	}) + "fragment f28 on Query{__typename}"
}

func TestHonestQuestionsPassTheLimits(t *testing.T) {
	h := handlerOf(newTown(), Options{})
	for name, query := range map[string]string{
		"100 actors with 20 links each and both ends' names": `{actors(first:100){nodes{id name links(first:20){totalCount nodes{id type from{name} to{name}}}}}}`,
		"50 actors with their links, pages left at 50":       `{actors{nodes{name links{nodes{id to{name}}}}}}`,
		"twelve levels, as a Relay client nests them":        `{actors{edges{node{links(first:5){edges{node{to{links(first:5){edges{node{to{name}}}}}}}}}}}}`,
		"the whole map":         `{map{actors{id name tags} links{id type from{id} to{id}}}}`,
		"a wide neighbourhood":  `{neighbourhood{centre{name} actors{id name otherNames{name}} links{id type from{id} to{id}}}}`,
		"thirty aliases":        "{map{actors{" + repeat(30, func(i int) string { return fmt.Sprintf("a%d:name ", i) }) + "}}}",
		"twenty questions":      "{" + repeat(20, func(int) string { return "map{actors{id}}" }) + "}",
		"fifty directives":      "{map{actors{id " + repeat(50, func(int) string { return "@mark" }) + "}}}",
		"a fragment everywhere": `{actors(first:10){nodes{...a links(first:10){nodes{from{...a} to{...a}}}}}} fragment a on Actor{id name otherNames{name}}`,
	} {
		t.Run(name, func(t *testing.T) {
			if a := ask(t, h, question(query, nil)); a.code() != "" {
				t.Errorf("refused: %s", a.body)
			}
		})
	}
}

// Each is refused before it is executed, with its own reason, by little work: allocations stand for it, since no time is
// the same twice. The document of 1,990 equal fields took two million before repeats were counted.
func TestHostileDocumentsAreRefusedCheaply(t *testing.T) {
	h := handlerOf(newTown(), Options{})
	for name, c := range map[string]struct{ query, reason string }{
		"three lists of a hundred inside each other": {`{actors(first:100){nodes{links(first:100){nodes{to{links(first:100){nodes{id}}}}}}}}`, "operation.cost"},
		"a first far over the bound, inside a list":  {`{actors(first:100){nodes{links(first:99999){nodes{to{links(first:99999){nodes{id}}}}}}}}`, "operation.cost"},
		"a search for everything":                    {`{search(text:"a",first:2000000000){actor{links{nodes{to{links{nodes{id}}}}}}}}`, "operation.cost"},
		"lists of every actor on the map":            {`{map{actors{links{nodes{id}}}}}`, "operation.cost"},
		"thirteen levels":                            {`{actors{nodes{links{nodes{to{links{nodes{to{links{nodes{to{links{totalCount}}}}}}}}}}}}}`, "operation.depth"},
		"brackets that never close":                  {strings.Repeat("{a", 30_000), "operation.depth"},
		"nesting to the parser's own bound":          {strings.Repeat("{a", 900) + strings.Repeat("}", 900), "operation.tokens"},
		"a fragment bomb at the root":                {doubling(), "operation.rootFields"},
		"a fragment bomb of lists": {"{actors{nodes{...f0}}}" + repeat(3, func(i int) string {
			return fmt.Sprintf("fragment f%d on Actor{a:links{nodes{to{...f%d}}}b:links{nodes{to{...f%d}}}}", i, i+1, i+1)
		}) + "fragment f3 on Actor{id}", "operation.cost"},
		"21 questions":                 {"{" + repeat(21, func(int) string { return "map{actors{id}}" }) + "}", "operation.rootFields"},
		"31 aliases":                   {"{map{actors{" + repeat(31, func(i int) string { return fmt.Sprintf("a%d:name ", i) }) + "}}}", "operation.aliases"},
		"20,000 aliases cut to 64 KB":  {"{" + repeat(3_500, func(i int) string { return fmt.Sprintf("a%d:__typename ", i) }) + "}", "operation.tokens"},
		"51 directives":                {"{__typename " + repeat(51, func(int) string { return "@mark" }) + "}", "operation.directives"},
		"1,000 unknown directives":     {"{__typename " + repeat(990, func(int) string { return "@a" }) + "}", "operation.directives"},
		"20,000 directives":            {"{__typename " + repeat(20_000, func(int) string { return "@a" }) + "}", "operation.tokens"},
		"1,990 equal fields":           {"{" + repeat(1_990, func(int) string { return "__typename " }) + "}", "operation.repeats"},
		"5,000 equal fields":           {"{" + repeat(5_000, func(int) string { return "__typename " }) + "}", "operation.tokens"},
		"equal lists merged":           {"{" + repeat(150, func(i int) string { return fmt.Sprintf("actors(first:%d){nodes{id}}", i) }) + "}", "operation.repeats"},
		"101 fragments":                {"{...f0}" + repeat(101, func(i int) string { return fmt.Sprintf("fragment f%d on Query{...f%d}", i, i+1) }), "operation.fragments"},
		"1,900 unknown fields":         {"{" + repeat(1_900, func(i int) string { return fmt.Sprintf("x%d ", i) }) + "}", "document.fieldsOnCorrectType"},
		"an answer in pieces":          {`{... @defer {__typename}}`, "operation.defer"},
		"a number that no int can be":  {`{actors(first:99999999999999999999){totalCount}}`, "document.valuesOfCorrectType"},
		"introspection":                {`{__schema{types{name}}}`, "operation.introspection"},
		"introspection by a fragment":  {`{...f} fragment f on Query{...{__type(name:"Actor"){name}}}`, "operation.introspection"},
		"directives on the operation":  {"query " + repeat(51, func(int) string { return "@mark" }) + "{__typename}", "operation.directives"},
		"directives within a fragment": {"{...f} fragment f on Query{__typename " + repeat(51, func(int) string { return "@mark" }) + "}", "operation.directives"},
	} {
		t.Run(name, func(t *testing.T) {
			r := question(c.query, nil)
			a := ask(t, h, r)
			if a.reason() != c.reason || a.Data != nil || a.status != http.StatusOK {
				t.Errorf("got %d %s, want %s and no data: %.300s", a.status, a.reason(), c.reason, a.body)
			}
			if strings.HasPrefix(c.reason, "operation.") && len(a.body) > 2_000 {
				t.Errorf("an answer of %d bytes", len(a.body))
			}
			if n := testing.AllocsPerRun(1, func() { ask(t, h, question(c.query, nil)) }); n > 80_000 {
				t.Errorf("%.0f allocations", n)
			}
		})
	}
}

func TestALimitSaysWhatItIsAndWhatToNarrow(t *testing.T) {
	h := handlerOf(newTown(), Options{Limits: Limits{Cost: 100, Depth: 3, Aliases: 1, RootFields: 2, Directives: 1, Repeats: 4, Fragments: 1, Tokens: 60}})
	for reason, c := range map[string]struct{ query, says, values string }{
		"operation.cost":       {`{search(text:"a",first:60){matched}}`, "smaller pages", "[121 100]"},
		"operation.depth":      {`{map{actors{otherNames{name}}}}`, "second request", "[4 3]"},
		"operation.aliases":    {`{a:__typename b:__typename}`, "nodes(ids:)", "[2 1]"},
		"operation.rootFields": {`{map{actors{id}} failAll __typename}`, "several requests", "[3 2]"},
		"operation.directives": {`{__typename @mark @mark}`, "directives", "[2 1]"},
		"operation.repeats":    {`{__typename __typename __typename __typename __typename}`, "once", "[5 4]"},
		"operation.fragments":  {`{...a} fragment a on Query{...b} fragment b on Query{__typename}`, "fragments", "[2 1]"},
		"operation.tokens":     {"{" + strings.Repeat("__typename ", 70) + "}", "tokens", "[60]"},
	} {
		t.Run(reason, func(t *testing.T) {
			a := ask(t, h, question(c.query, nil))
			if a.code() != "TOO_COMPLEX" || a.reason() != reason || !strings.Contains(a.Errors[0].Message, c.says) {
				t.Fatalf("got %s", a.body)
			}
			if got := fmt.Sprint(a.Errors[0].Extensions["values"]); got != c.values {
				t.Errorf("values %s, want %s", got, c.values)
			}
		})
	}
}

func TestCostCountsWhatTheArgumentsAskFor(t *testing.T) {
	h := handlerOf(newTown(), Options{Limits: Limits{Cost: 1}})
	ids := repeat(40, func(i int) string { return fmt.Sprintf(`"a%d" `, i) })
	for name, c := range map[string]struct {
		query     string
		variables map[string]any
		cost      int
	}{
		"a page of five":                               {`{actors(first:5){nodes{id}}}`, nil, 2 + 5*2},
		"a page from the end":                          {`{actors(last:7){nodes{id}}}`, nil, 2 + 7*2},
		"neither first nor last is fifty":              {`{actors{nodes{id}}}`, nil, 2 + 50*2},
		"null is as good as absent":                    {`{actors(first:null){nodes{id}}}`, nil, 2 + 50*2},
		"both: the larger":                             {`{actors(first:5,last:9){nodes{id}}}`, nil, 2 + 9*2},
		"a negative page still costs its fields":       {`{actors(first:-5){nodes{id}}}`, nil, 2 + 1*2},
		"a page over the bound gives nothing more":     {`{actors(first:5000){nodes{id}}}`, nil, 2 + 100*2},
		"a count is no list":                           {`{actors(first:100){totalCount}}`, nil, 2},
		"edges and nodes are two lists":                {`{actors(first:10){nodes{id} edges{cursor node{id}}}}`, nil, 3 + 10*2 + 10*4},
		"lists inside lists multiply":                  {`{actors(first:10){nodes{links(first:20){nodes{id}}}}}`, nil, 2 + 10*(1+2+20*2)},
		"a plain list weighs ten":                      {`{actors(first:10){nodes{otherNames{name}}}}`, nil, 2 + 10*(1+1+10*2)},
		"a list of scalars is one field":               {`{actors(first:10){nodes{tags}}}`, nil, 2 + 10*2},
		"the schema's own default counts":              {`{search(text:"a"){matched}}`, nil, 1 + 10*2},
		"and gives way to what is asked":               {`{search(text:"a",first:3){matched}}`, nil, 1 + 3*2},
		"a limit reaches the lists inside":             {`{neighbourhood{actors{id} centre{id}}}`, nil, 2 + 200*2 + 2},
		"as many as there are ids":                     {`{nodes(ids:[` + ids + `]){id}}`, nil, 1 + 40*2},
		"as many as there are ids in a variable":       {`query($i:[ID!]!){nodes(ids:$i){id}}`, map[string]any{"i": []string{"a", "b", "c"}}, 1 + 3*2},
		"a variable":                                   {`query($n:Int){actors(first:$n){nodes{id}}}`, map[string]any{"n": 6}, 2 + 6*2},
		"a variable in quotes, as gqlgen takes it":     {`query($n:Int){actors(first:$n){nodes{id}}}`, map[string]any{"n": "6"}, 2 + 6*2},
		"a variable's own default":                     {`query($n:Int=8){actors(first:$n){nodes{id}}}`, nil, 2 + 8*2},
		"a variable that was not sent":                 {`query($n:Int){search(text:"a",first:$n){matched}}`, nil, 1 + 10*2},
		"a variable that is null":                      {`query($n:Int){actors(first:$n){nodes{id}}}`, map[string]any{"n": nil}, 2 + 50*2},
		"a fragment in two pages of two sizes":         {`{a:actors(first:3){...c} b:actors(first:4){...c}} fragment c on ActorConnection{nodes{id}}`, nil, 2 + 3*2 + 2 + 4*2},
		"the whole map weighs little, all at once":     {`{map{actors{id}}}`, nil, 2 + 200*2},
		"and much, with a page for each of its actors": {`{map{actors{links(first:1){totalCount}}}}`, nil, 2 + 200*3 + 4000*2},
	} {
		t.Run(name, func(t *testing.T) {
			a := ask(t, h, question(c.query, c.variables))
			if a.reason() != "operation.cost" {
				t.Fatalf("got %s", a.body)
			}
			if got := a.Errors[0].Extensions["cost"]; got != float64(c.cost) {
				t.Errorf("cost %v, want %d", got, c.cost)
			}
		})
	}
}

func TestIntrospectionIsForDevelopersAndApartFromTheLimits(t *testing.T) {
	h := handlerOf(newTown(), Options{Dev: true})
	deep := `{__schema{types{fields{type{ofType{ofType{ofType{ofType{ofType{ofType{ofType{ofType{ofType{name}}}}}}}}}}}}}}`
	if a := ask(t, h, question(deep, nil)); a.code() != "" {
		t.Errorf("refused: %s", a.body)
	}
}

func TestNamesAreSuggestedToDevelopersOnly(t *testing.T) {
	for name, query := range map[string]string{
		"a field":     `{actor{nodes{id}}}`,
		"an argument": `{actors(frst:1){totalCount}}`,
		"a type":      `{...f} fragment f on Quer{__typename}`,
		"an enum":     `{echo(kind:LEADR)}`,
		"a leaf":      `{actors}`,
		"an input":    `{echo(wish:{text:"a",strenth:1})}`,
	} {
		t.Run(name, func(t *testing.T) {
			a := ask(t, handlerOf(newTown(), Options{}), question(query, nil))
			if a.code() != "GRAPHQL_VALIDATION_FAILED" || strings.Contains(a.body, "Did you mean") {
				t.Errorf("got %s", a.body)
			}
		})
	}
	if a := ask(t, handlerOf(newTown(), Options{Dev: true}), question(`{actor{nodes{id}}}`, nil)); !strings.Contains(a.body, "Did you mean") {
		t.Errorf("no suggestion under -dev: %s", a.body)
	}
}

func TestTheDeadlineReachesTheResolverAndAnswersTimeout(t *testing.T) {
	es := newTown()
	es.answers["failAll"] = func(ctx context.Context, _ map[string]any) (any, error) {
		if _, ok := ctx.Deadline(); !ok {
			t.Error("no deadline in the resolver's context")
		}
		<-ctx.Done()
		return nil, fmt.Errorf("the store was interrupted") // some drivers do not say why
	}
	a := ask(t, handlerOf(es, Options{Timeout: time.Millisecond}), question(`{failAll}`, nil))
	if a.code() != "TIMEOUT" || a.reason() != "operation.deadline" || a.status != http.StatusOK && a.status != http.StatusGatewayTimeout {
		t.Errorf("got %d %s", a.status, a.body)
	}
}

func TestADocumentIsKeptUnlessItIsLarge(t *testing.T) {
	for name, c := range map[string]struct {
		query string
		kept  bool
	}{
		"a usual one":                  {`{actors{nodes{id}}}`, true},
		"one of many fields":           {"{actors{nodes{" + repeat(99, func(int) string { return "id name tags otherNames{name} links{totalCount}" }) + "}}}", false},
		"one with a long text":         {`{echo(text:"` + strings.Repeat("x", 20_000) + `")}`, false},
		"one that the rules turn down": {`{nothing}`, false},
	} {
		t.Run(name, func(t *testing.T) {
			kept := map[string]bool{}
			h := handlerOf(newTown(), Options{Limits: Limits{Repeats: 1_000}, Extensions: []graphql.HandlerExtension{watch(kept)}})
			for range 2 {
				ask(t, h, question(c.query, nil))
			}
			if kept["same document twice"] != c.kept {
				t.Errorf("kept: %v", !c.kept)
			}
		})
	}
}

// watch notes whether the second request was given the first one's document.
func watch(kept map[string]bool) graphql.HandlerExtension {
	var before *graphql.OperationContext
	return graphqlMutator(func(oc *graphql.OperationContext) {
		kept["same document twice"] = before != nil && before.Doc == oc.Doc
		before = oc
	})
}

type graphqlMutator func(*graphql.OperationContext)

func (graphqlMutator) ExtensionName() string                   { return "Watch" }
func (graphqlMutator) Validate(graphql.ExecutableSchema) error { return nil }
func (m graphqlMutator) InterceptOperation(ctx context.Context, next graphql.OperationHandler) graphql.ResponseHandler {
	m(graphql.GetOperationContext(ctx))
	return next(ctx)
}

func BenchmarkMeasuringAnHonestQuestion(b *testing.B) {
	h := handlerOf(newTown(), Options{})
	body, err := json.Marshal(map[string]any{"query": `{actors(first:100){nodes{id name links(first:20){nodes{id type from{name} to{name}}}}}}`})
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		ask(b, h, post(string(body)))
	}
}
