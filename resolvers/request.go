package resolvers

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"log/slog"
	"sync"
	"time"

	"github.com/99designs/gqlgen/graphql"
)

// request is what the log may know of one request: an id that the answer repeats where something went wrong inside, the
// kind of operation, a hash of the document, how it ended. Nothing that a person wrote.
type request struct {
	id string

	mu     sync.Mutex
	causes map[string]bool
	kind   string
	hash   string
	status int
	code   string
	errors int
}

type requestKey struct{}

func withRequest(ctx context.Context) (context.Context, *request) {
	q := &request{id: requestID()}
	return context.WithValue(ctx, requestKey{}, q), q
}

// requestOf returns the request of ctx; outside of one, a fresh one.
func requestOf(ctx context.Context) *request {
	if q, ok := ctx.Value(requestKey{}).(*request); ok {
		return q
	}
	return &request{id: requestID()}
}

func requestID() string {
	return rand.Text()[:16]
}

// firstTime reports whether a cause was not logged for this request before: a list of hundred that fails is one line.
func (q *request) firstTime(cause string) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.causes[cause] || len(q.causes) >= maxErrors {
		return false
	}
	if q.causes == nil {
		q.causes = map[string]bool{}
	}
	q.causes[cause] = true
	return true
}

// began notes the operation, so that the log tells which of them is slow without its text.
func (q *request) began(oc *graphql.OperationContext) {
	sum := sha256.Sum256([]byte(oc.RawQuery))
	q.mu.Lock()
	defer q.mu.Unlock()
	q.hash = hex.EncodeToString(sum[:6])
	if oc.Operation != nil {
		q.kind = string(oc.Operation.Operation)
	}
}

// ended notes the answer.
func (q *request) ended(status int, resp *graphql.Response) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.status, q.code = status, "OK"
	if len(resp.Errors) > 0 {
		q.errors = len(resp.Errors)
		q.code, _ = resp.Errors[0].Extensions["code"].(string)
	}
}

// line writes the one line of an operation.
func (q *request) line(ctx context.Context, log *slog.Logger, took time.Duration) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.status == 0 {
		return // answered by a transport that logs for itself
	}
	log.LogAttrs(context.WithoutCancel(ctx), slog.LevelInfo, "operation", slog.String("request", q.id), slog.String("kind", q.kind),
		slog.String("hash", q.hash), slog.Int("status", q.status), slog.String("code", q.code), slog.Int("errors", q.errors), slog.Duration("took", took))
}
