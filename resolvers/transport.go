package resolvers

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strconv"
	"unicode/utf8"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// overHTTP speaks GraphQL over HTTP: POST with application/json, and GET for queries where it is switched on. It takes
// every request that comes to it, so transports for upgrades and streams stand before it.
//
// A request error is 200 under application/json and 400 under application/graphql-response+json, without a data entry;
// a request that is not GraphQL over HTTP has its own status under both, and so do 401 for callers who are not known, 413,
// 500, 503 and 504. Nothing that was sent is repeated in an answer.
type overHTTP struct {
	maxBody int64 // bytes of a body, and of a query string
	get     bool  // a URL with a name in it ends up in logs
	faults  presenter
}

var errNoAnswer = errors.New("the schema gave no answer")

// answer is a response before it is written.
type answer struct {
	media    string
	status   int
	resp     *graphql.Response
	executed bool // the operation began: there is a data entry, null if all failed
}

// Supports takes every request.
func (overHTTP) Supports(*http.Request) bool { return true }

// Do answers one request.
func (t overHTTP) Do(w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor) {
	a := t.answer(w, r, exec)
	requestOf(r.Context()).ended(a.status, a.resp)
	a.write(w)
}

// answer finds what to say. A panic outside of a resolver ends here.
func (t overHTTP) answer(w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor) (a answer) {
	media, acceptable := negotiate(r.Header["Accept"])
	defer func() {
		if v := recover(); v != nil {
			err := t.faults.present(r.Context(), t.faults.recovered(r.Context(), v))
			a = answer{media: media, status: http.StatusInternalServerError, resp: &graphql.Response{Errors: gqlerror.List{err}}}
		}
	}()
	if !acceptable {
		media = mediaJSON
		return refused(media, unacceptable())
	}
	if no := refusalOf(r.Context()); no != nil {
		return refused(media, no)
	}
	params, no := t.read(w, r)
	if no != nil {
		return refused(media, no)
	}
	ctx := r.Context()
	oc, errs := exec.CreateOperationContext(ctx, params)
	if len(errs) > 0 {
		return requestError(media, exec.DispatchError(graphql.WithOperationContext(ctx, oc), errs))
	}
	switch {
	case oc.Operation.Operation == ast.Subscription:
		return refused(media, badRequest(http.StatusBadRequest, "operation.subscription", "Subscriptions are not answered over plain HTTP."))
	case r.Method == http.MethodGet && oc.Operation.Operation != ast.Query:
		w.Header().Set("Allow", http.MethodPost)
		return refused(media, badRequest(http.StatusMethodNotAllowed, "request.method", "GET answers queries only. Send this with POST."))
	}
	next, ctx := exec.DispatchOperation(ctx, oc)
	resp := next(ctx)
	if resp == nil { // the context ended before anything was executed
		err := t.faults.present(ctx, cmp.Or(ctx.Err(), errNoAnswer))
		return requestError(media, &graphql.Response{Errors: gqlerror.List{err}})
	}
	return answer{media: media, status: http.StatusOK, resp: resp, executed: true}
}

// refusal is a fault with the status of a request that is not GraphQL over HTTP.
type refusal struct {
	fault
	status int
}

func badRequest(status int, reason, message string) *refusal {
	return &refusal{fault: fault{code: BadRequest, reason: reason, message: message}, status: status}
}

func unacceptable() *refusal {
	return badRequest(http.StatusNotAcceptable, "request.accept", "The answer is "+mediaGraphQL+" or "+mediaJSON+", in UTF-8. Accept one of them.")
}

func refused(media string, no *refusal) answer {
	return answer{media: media, status: no.status, resp: &graphql.Response{Errors: gqlerror.List{no.gql()}}}
}

// requestError gives a request error its status.
func requestError(media string, resp *graphql.Response) answer {
	a := answer{media: media, status: http.StatusOK, resp: resp}
	if media == mediaGraphQL {
		a.status = http.StatusBadRequest
	}
	for _, e := range resp.Errors {
		switch e.Extensions["code"] {
		case string(Unauthenticated):
			a.status = http.StatusUnauthorized
		case string(Internal):
			a.status = http.StatusInternalServerError
		case string(Unavailable):
			a.status = http.StatusServiceUnavailable
		case string(Timeout):
			a.status = http.StatusGatewayTimeout
		}
	}
	return a
}

// read takes the operation out of the request.
func (t overHTTP) read(w http.ResponseWriter, r *http.Request) (*graphql.RawParams, *refusal) {
	var fields map[string]json.RawMessage
	var no *refusal
	switch {
	case r.Method == http.MethodPost:
		fields, no = t.readBody(w, r)
	case r.Method == http.MethodGet && t.get:
		fields, no = t.readURL(r)
	default:
		allow := http.MethodPost
		if t.get {
			allow = "GET, POST"
		}
		w.Header().Set("Allow", allow)
		no = badRequest(http.StatusMethodNotAllowed, "request.method", "Send the operation with POST.")
	}
	if no != nil {
		return nil, no
	}
	params, no := operation(fields)
	if no != nil {
		return nil, no
	}
	params.Headers = r.Header
	return params, nil
}

func (t overHTTP) readBody(w http.ResponseWriter, r *http.Request) (map[string]json.RawMessage, *refusal) {
	media, params, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || media != mediaJSON || !isUTF8(params["charset"]) {
		return nil, badRequest(http.StatusUnsupportedMediaType, "request.contentType", "Send the operation as "+mediaJSON+" in UTF-8.")
	}
	if enc := r.Header.Get("Content-Encoding"); enc != "" && enc != "identity" {
		return nil, badRequest(http.StatusUnsupportedMediaType, "request.contentEncoding", "Send the operation without compression.")
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, t.maxBody))
	if err != nil {
		var large *http.MaxBytesError
		if errors.As(err, &large) {
			return nil, t.large(http.StatusRequestEntityTooLarge, "request.body")
		}
		return nil, badRequest(http.StatusBadRequest, "request.read", "The request ended before its body was whole.")
	}
	if !utf8.Valid(body) {
		return nil, notUTF8()
	}
	var fields map[string]json.RawMessage // whole input: what follows the object is an error
	if err := json.Unmarshal(body, &fields); err != nil || fields == nil {
		return nil, badRequest(http.StatusBadRequest, "request.json", "The body is not one JSON object. Send {\"query\": …, \"variables\": {…}}, one operation a request.")
	}
	return fields, nil
}

func (t overHTTP) readURL(r *http.Request) (map[string]json.RawMessage, *refusal) {
	if int64(len(r.URL.RawQuery)) > t.maxBody {
		return nil, t.large(http.StatusRequestURITooLong, "request.url")
	}
	values, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return nil, badRequest(http.StatusBadRequest, "request.url", "The query string of the URL is not well encoded.")
	}
	fields := map[string]json.RawMessage{}
	for _, name := range []string{"query", "operationName", "variables", "extensions"} {
		value := values.Get(name)
		switch {
		case !utf8.ValidString(value):
			return nil, notUTF8()
		case value == "":
		case name == "query", name == "operationName":
			fields[name], _ = json.Marshal(value) // a string always can be
		default:
			fields[name] = json.RawMessage(value)
		}
	}
	return fields, nil
}

func (t overHTTP) large(status int, reason string) *refusal {
	limit := strconv.FormatInt(t.maxBody, 10)
	return &refusal{status: status, fault: fault{
		code: TooLarge, reason: reason, values: []string{limit}, more: map[string]any{"limit": t.maxBody},
		message: "The request is larger than " + limit + " bytes. Send less at a time; a whole file goes through the import.",
	}}
}

func notUTF8() *refusal {
	return badRequest(http.StatusBadRequest, "text.utf8", "The request holds bytes that are not UTF-8. Send its text as UTF-8.")
}

// operation checks the four parts of a request. Names are taken as they are written; further ones are ignored.
func operation(fields map[string]json.RawMessage) (*graphql.RawParams, *refusal) {
	p := &graphql.RawParams{}
	for _, part := range []struct {
		name, kind string
		to         any
	}{
		{"query", "a string", &p.Query},
		{"operationName", "a string", &p.OperationName},
		{"variables", "a JSON object", &p.Variables},
		{"extensions", "a JSON object", &p.Extensions},
	} {
		raw := fields[part.name]
		if len(raw) == 0 {
			continue
		}
		dec := json.NewDecoder(bytes.NewReader(raw))
		dec.UseNumber() // an Int stays exact until it is coerced
		if err := dec.Decode(part.to); err != nil || dec.More() {
			return nil, badRequest(http.StatusBadRequest, part.name+".type", fmt.Sprintf("%s must be %s.", part.name, part.kind))
		}
	}
	if p.Query == "" {
		return nil, badRequest(http.StatusBadRequest, "query.missing", "The request holds no query.")
	}
	return p, nil
}

// write sends the answer. The data is passed on as the executor made it, without a second pass over its bytes.
func (a answer) write(w http.ResponseWriter) {
	var head bytes.Buffer
	head.WriteByte('{')
	entry := func(name string, value any) {
		b, err := json.Marshal(value)
		if err != nil {
			return // extensions alone can be at fault, and can be spared
		}
		if head.Len() > 1 {
			head.WriteByte(',')
		}
		head.WriteString(strconv.Quote(name) + ":")
		head.Write(b)
	}
	if len(a.resp.Errors) > 0 {
		entry("errors", a.resp.Errors)
	}
	if len(a.resp.Extensions) > 0 {
		entry("extensions", a.resp.Extensions)
	}
	var data []byte
	if a.executed {
		if data = a.resp.Data; len(data) == 0 {
			data = []byte("null")
		}
		if head.Len() > 1 {
			head.WriteByte(',')
		}
		head.WriteString(`"data":`)
	}
	h := w.Header()
	h.Set("Content-Type", a.media+"; charset=utf-8")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cache-Control", "no-store")
	h.Add("Vary", "Accept")
	if a.status == http.StatusUnauthorized {
		h.Set("WWW-Authenticate", "Bearer")
	}
	h.Set("Content-Length", strconv.Itoa(head.Len()+len(data)+1))
	w.WriteHeader(a.status)
	for _, b := range [][]byte{head.Bytes(), data, []byte("}")} {
		if _, err := w.Write(b); err != nil {
			return // nobody is there to be told
		}
	}
}
