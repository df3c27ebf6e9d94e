package resolvers

import (
	"context"
	"encoding/json"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"testing/iotest"
)

type formCase struct {
	r            *http.Request
	status       int
	code, reason string
	media        string
	data         string
}

func get(query string) *http.Request {
	return httptest.NewRequest(http.MethodGet, "/graphql?"+query, nil)
}

func with(r *http.Request, name, value string) *http.Request {
	r.Header.Set(name, value)
	return r
}

func modern(r *http.Request) *http.Request { return with(r, "Accept", mediaGraphQL) }

const typeJSON, typeGraphQL = mediaJSON + "; charset=utf-8", mediaGraphQL + "; charset=utf-8"

const ping = `{"query":"{__typename}"}`

func bodies() map[string]formCase {
	return map[string]formCase{
		"a question":                          {post(ping), 200, "", "", typeJSON, `{"__typename":"Query"}`},
		"a question, in the newer media type": {modern(post(ping)), 200, "", "", typeGraphQL, `{"__typename":"Query"}`},
		"a charset that is ours":              {with(post(ping), "Content-Type", "application/json; charset=UTF-8"), 200, "", "", typeJSON, `{"__typename":"Query"}`},
		"a charset that is not":               {with(post(ping), "Content-Type", "application/json; charset=latin1"), 415, "BAD_REQUEST", "request.contentType", typeJSON, ""},
		"a form":                              {with(post(`query={__typename}`), "Content-Type", "application/x-www-form-urlencoded"), 415, "BAD_REQUEST", "request.contentType", typeJSON, ""},
		"no content type":                     {with(post(ping), "Content-Type", ""), 415, "BAD_REQUEST", "request.contentType", typeJSON, ""},
		"a compressed body":                   {with(post(ping), "Content-Encoding", "gzip"), 415, "BAD_REQUEST", "request.contentEncoding", typeJSON, ""},
		"a media type that nobody makes":      {with(post(ping), "Accept", "text/html"), 406, "BAD_REQUEST", "request.accept", typeJSON, ""},
		"null":                                {post(`null`), 400, "BAD_REQUEST", "request.json", typeJSON, ""},
		"nothing":                             {post(``), 400, "BAD_REQUEST", "request.json", typeJSON, ""},
		"two objects":                         {post(ping + ping), 400, "BAD_REQUEST", "request.json", typeJSON, ""},
		"half an object":                      {post(`{"query":"{__type`), 400, "BAD_REQUEST", "request.json", typeJSON, ""},
		"JSON to depth 60,000":                {post(`{"variables":` + strings.Repeat("[", 60_000)), 400, "BAD_REQUEST", "request.json", typeJSON, ""},
		"bytes that are not UTF-8":            {post("{\"query\":\"{echo(text:\\\"\xff\\\")}\"}"), 400, "BAD_REQUEST", "text.utf8", typeJSON, ""},
		"a body over the limit":               {post(`{"query":"` + strings.Repeat(" ", 64<<10) + `"}`), 413, "TOO_LARGE", "request.body", typeJSON, ""},
		"a body that breaks off":              {with(httptest.NewRequest(http.MethodPost, "/graphql", iotest.ErrReader(context.Canceled)), "Content-Type", "application/json"), 400, "BAD_REQUEST", "request.read", typeJSON, ""},
	}
}

func operations() map[string]formCase {
	return map[string]formCase{
		"a bare document":                           {with(post(`{__typename}`), "Content-Type", "application/graphql"), 415, "BAD_REQUEST", "request.contentType", typeJSON, ""},
		"an array of operations":                    {post(`[` + ping + `]`), 400, "BAD_REQUEST", "request.json", typeJSON, ""},
		"a long array of operations":                {post(`[` + strings.Repeat(ping+",", 2_000) + ping + `]`), 400, "BAD_REQUEST", "request.json", typeJSON, ""},
		"no query":                                  {post(`{"variables":{}}`), 400, "BAD_REQUEST", "query.missing", typeJSON, ""},
		"a query in capitals is another name":       {post(`{"QUERY":"{__typename}"}`), 400, "BAD_REQUEST", "query.missing", typeJSON, ""},
		"a persisted query":                         {post(`{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"x"}}}`), 400, "BAD_REQUEST", "query.missing", typeJSON, ""},
		"a query that is a number":                  {post(`{"query":7}`), 400, "BAD_REQUEST", "query.type", typeJSON, ""},
		"an operation's name that is an object":     {post(`{"query":"{__typename}","operationName":{}}`), 400, "BAD_REQUEST", "operationName.type", typeJSON, ""},
		"variables that are a list":                 {post(`{"query":"{__typename}","variables":[1]}`), 400, "BAD_REQUEST", "variables.type", typeJSON, ""},
		"extensions that are a text":                {post(`{"query":"{__typename}","extensions":"x"}`), 400, "BAD_REQUEST", "extensions.type", typeJSON, ""},
		"all four null but the query":               {post(`{"query":"{__typename}","operationName":null,"variables":null,"extensions":null}`), 200, "", "", typeJSON, `{"__typename":"Query"}`},
		"a syntax error":                            {post(`{"query":"{"}`), 200, "GRAPHQL_PARSE_FAILED", "syntax", typeJSON, ""},
		"a syntax error, in the newer media type":   {modern(post(`{"query":"{"}`)), 400, "GRAPHQL_PARSE_FAILED", "syntax", typeGraphQL, ""},
		"an unknown field, in the newer media type": {modern(post(`{"query":"{nothing}"}`)), 400, "GRAPHQL_VALIDATION_FAILED", "document.fieldsOnCorrectType", typeGraphQL, ""},
		"a document without an operation":           {post(`{"query":"fragment f on Query{__typename}"}`), 200, "GRAPHQL_VALIDATION_FAILED", "operation.missing", typeJSON, ""},
		"an operation that is not there":            {post(`{"query":"query a{__typename}","operationName":"b"}`), 200, "GRAPHQL_VALIDATION_FAILED", "operation.unknown", typeJSON, ""},
		"too complex, in the newer media type":      {modern(question("{"+strings.Repeat("__typename ", 30)+"}", nil)), 400, "TOO_COMPLEX", "operation.rootFields", typeGraphQL, ""},
		"a subscription":                            {post(`{"query":"subscription{echo}"}`), 400, "BAD_REQUEST", "operation.subscription", typeJSON, ""},
		"a mutation":                                {post(`{"query":"mutation{echo(text:\"a\")}"}`), 200, "", "", typeJSON, `{"echo":"a"}`},
	}
}

func otherMethods() map[string]formCase {
	return map[string]formCase{
		"GET":                                {get("query={__typename}"), 200, "", "", typeJSON, `{"__typename":"Query"}`},
		"GET with variables":                 {get("query=" + url.QueryEscape("query($t:String){echo(text:$t)}") + "&variables=" + url.QueryEscape(`{"t":"é"}`)), 200, "", "", typeJSON, `{"echo":"é"}`},
		"GET for a mutation":                 {get("query=" + url.QueryEscape(`mutation{echo(text:"a")}`)), 405, "BAD_REQUEST", "request.method", typeJSON, ""},
		"GET with bad variables":             {get("query={__typename}&variables=x"), 400, "BAD_REQUEST", "variables.type", typeJSON, ""},
		"GET with bytes that are not UTF-8":  {get("query={__typename}&operationName=%ff"), 400, "BAD_REQUEST", "text.utf8", typeJSON, ""},
		"GET with a bad escape":              {get("query=%zz"), 400, "BAD_REQUEST", "request.url", typeJSON, ""},
		"GET with a long URL":                {get("query=" + strings.Repeat("x", 65<<10)), 414, "TOO_LARGE", "request.url", typeJSON, ""},
		"PUT":                                {httptest.NewRequest(http.MethodPut, "/graphql", nil), 405, "BAD_REQUEST", "request.method", typeJSON, ""},
		"TRACE":                              {httptest.NewRequest(http.MethodTrace, "/graphql", nil), 405, "BAD_REQUEST", "request.method", typeJSON, ""},
		"an upgrade that no transport takes": {with(with(httptest.NewRequest(http.MethodGet, "/graphql", nil), "Upgrade", "websocket"), "Connection", "Upgrade"), 400, "BAD_REQUEST", "query.missing", typeJSON, ""},
	}
}

func TestARequestIsAnsweredByItsForm(t *testing.T) {
	cases := bodies()
	maps.Copy(cases, operations())
	maps.Copy(cases, otherMethods())
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			a := ask(t, handlerOf(newTown(), Options{GET: true}), c.r)
			if a.status != c.status || a.code() != c.code || a.reason() != c.reason || string(a.Data) != c.data {
				t.Errorf("got %d %s %s data %s, want %d %s %s data %s: %.300s", a.status, a.code(), a.reason(), a.Data, c.status, c.code, c.reason, c.data, a.body)
			}
			if c.data == "" && strings.Contains(a.body, `"data"`) {
				t.Errorf("a data entry although nothing was executed: %s", a.body)
			}
			for name, want := range map[string]string{"Content-Type": c.media, "X-Content-Type-Options": "nosniff", "Cache-Control": "no-store", "Vary": "Accept"} {
				if got := a.header.Get(name); got != want {
					t.Errorf("%s: %s, want %s", name, got, want)
				}
			}
			if a.status == http.StatusMethodNotAllowed && a.header.Get("Allow") == "" {
				t.Error("405 without Allow")
			}
			if c.code != "" && len(a.body) > 1_000 {
				t.Errorf("an answer of %d bytes", len(a.body))
			}
		})
	}
}

func TestGETIsOffUnlessItIsAskedFor(t *testing.T) {
	r := httptest.NewRequest(http.MethodGet, "/graphql?query={__typename}", nil)
	a := ask(t, handlerOf(newTown(), Options{}), r)
	if a.status != http.StatusMethodNotAllowed || a.reason() != "request.method" || a.header.Get("Allow") != "POST" {
		t.Errorf("got %d %s, Allow %s", a.status, a.body, a.header.Get("Allow"))
	}
}

func TestTheMediaTypeIsTheCallersChoice(t *testing.T) {
	for accept, want := range map[string]string{
		"*/*":                               mediaJSON,
		"application/*":                     mediaJSON,
		"application/json":                  mediaJSON,
		"application/graphql-response+json": mediaGraphQL,
		"application/graphql-response+json, application/json;q=0.9": mediaGraphQL,
		"application/json;q=0.9, application/graphql-response+json": mediaGraphQL,
		"application/graphql-response+json;q=0.1, */*":              mediaJSON,
		"application/graphql-response+json, */*":                    mediaGraphQL,
		"application/graphql-response+json, application/json":       mediaGraphQL,
		"application/json, application/graphql-response+json":       mediaJSON,
		"application/json;q=0, */*":                                 mediaGraphQL,
		"*/*, application/json;q=0":                                 mediaGraphQL,
		"text/html, application/json;q=0.2":                         mediaJSON,
		"APPLICATION/JSON; charset=utf-8":                           mediaJSON,
		"application/json; charset=latin1":                          "",
		"application/json;q=0":                                      "",
		"application/json;q=2":                                      "",
		"text/event-stream":                                         "",
		";;,":                                                       "",
	} {
		t.Run(accept, func(t *testing.T) {
			got, ok := negotiate([]string{accept})
			if ok != (want != "") || ok && got != want {
				t.Errorf("got %q %v, want %q", got, ok, want)
			}
		})
	}
	if got, ok := negotiate(nil); got != mediaJSON || !ok {
		t.Errorf("without Accept: %q %v", got, ok)
	}
}

func TestACallerWithoutAKeyMayAskForTypenameOnly(t *testing.T) {
	hidden := "Cannot query"
	for name, c := range map[string]struct {
		query  string
		status int
		code   string
	}{
		"__typename":                    {`{__typename}`, 200, ""},
		"__typename by another name":    {`query ping{up:__typename __typename}`, 200, ""},
		"a field that exists":           {`{failAll}`, 401, "UNAUTHENTICATED"},
		"a field that does not":         {`{nothing}`, 401, "UNAUTHENTICATED"},
		"introspection":                 {`{__schema{types{name}}}`, 401, "UNAUTHENTICATED"},
		"a second operation beside it":  {`query a{__typename} query b{failAll}`, 401, "UNAUTHENTICATED"},
		"a fragment":                    {`{...f} fragment f on Query{__typename}`, 401, "UNAUTHENTICATED"},
		"an inline fragment":            {`{...on Query{__typename}}`, 401, "UNAUTHENTICATED"},
		"a directive":                   {`{__typename @include(if:true)}`, 401, "UNAUTHENTICATED"},
		"a variable":                    {`query($k:Kind){__typename}`, 401, "UNAUTHENTICATED"},
		"a mutation's type":             {`mutation{__typename}`, 401, "UNAUTHENTICATED"},
		"a flood of __typename":         {`{` + strings.Repeat("__typename ", 500) + `}`, 401, "UNAUTHENTICATED"},
		"arguments on it":               {`{__typename(a:1)}`, 401, "UNAUTHENTICATED"},
		"no operation at all":           {`fragment f on Query{__typename}`, 401, "UNAUTHENTICATED"},
		"what is not GraphQL":           {`{`, 200, "GRAPHQL_PARSE_FAILED"},
		"what is too long to be looked": {`{` + strings.Repeat("__typename ", 2_500) + `}`, 200, "TOO_COMPLEX"},
	} {
		t.Run(name, func(t *testing.T) {
			h := handlerOf(newTown(), Options{Dev: true})
			ask(t, h, question(c.query, nil)) // a document that somebody else asked before is no way in
			a := askAs(t, h, question(c.query, nil))
			if a.status != c.status || a.code() != c.code || strings.Contains(a.body, hidden) {
				t.Errorf("got %d %s, want %d %s", a.status, a.body, c.status, c.code)
			}
			if a.status == http.StatusUnauthorized && (a.header.Get("WWW-Authenticate") != "Bearer" || a.Data != nil) {
				t.Errorf("WWW-Authenticate %q, data %s", a.header.Get("WWW-Authenticate"), a.Data)
			}
		})
	}
}

func TestNobodyIsKnownToAHandlerThatCannotTell(t *testing.T) {
	h := NewHandler(newTown(), Options{Logger: quiet()})
	if a := ask(t, h, question(`{failAll}`, nil)); a.status != http.StatusUnauthorized {
		t.Errorf("got %d %s", a.status, a.body)
	}
}

func TestNumbersStayExactOnTheirWay(t *testing.T) {
	es := newTown()
	var got any
	es.answers["echo"] = func(_ context.Context, args map[string]any) (any, error) {
		got = args["strength"]
		return "", nil
	}
	ask(t, handlerOf(es, Options{}), question(`query($n:Int){echo(strength:$n)}`, map[string]any{"n": json.Number("2147483647")}))
	if got != int64(2147483647) {
		t.Errorf("got %v of %T", got, got)
	}
}
