package graph

import "time"

// PassKind is what a pass is good for.
type PassKind string

// A SESSION is a browser that is signed in; a LINK signs one in, once.
const (
	PassSession PassKind = "SESSION"
	PassLink    PassKind = "LINK"
)

// Pass lets a browser in for a while. It is no part of the map: no history tells of it, and nobody but the sign-in reads it.
type Pass struct {
	Hash      string // of its secret (HashKey), which is kept nowhere
	Kind      PassKind
	AccountID string    // who it lets in; empty for a session in which nobody has signed in yet
	Data      []byte    // what a session holds, for whoever made it; empty for a link
	EndsAt    time.Time // from then on it is not known any more; whole milliseconds, UTC
}

// PassFilter chooses passes of a kind: the one with the Hash or, where that is empty, those of the account. It chooses
// none where both are empty, so that signing out nobody signs out nobody.
type PassFilter struct {
	Kind      PassKind
	Hash      string
	AccountID string
}

// UnknownPass is the one answer for a pass that never was, that was used and that has ended.
func UnknownPass() *Error {
	return &Error{Code: NotFound, Reason: "pass.unknown", Message: "This opens nothing any more: it was used already, or its time is over. Sign in with your key, or ask for a new link."}
}
