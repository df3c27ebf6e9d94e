package graph

import (
	"errors"
	"fmt"
	"strings"
)

// Code is the kind of a refusal, from a closed list that clients rely on.
type Code string

// The codes. A hidden record is always NotFound: it answers as one that does not exist.
const (
	NotFound    Code = "NOT_FOUND"
	Invalid     Code = "INVALID"
	Conflict    Code = "CONFLICT"
	Forbidden   Code = "FORBIDDEN"
	KeyReused   Code = "KEY_REUSED"
	TooLarge    Code = "TOO_LARGE"
	Timeout     Code = "TIMEOUT"
	Unavailable Code = "UNAVAILABLE"
)

// Error is the only error whose text a person may read: it says what is wrong, where, and how to mend it.
type Error struct {
	Code    Code     `json:"code"`
	Reason  string   `json:"reason"`           // a stable key of the rule, for clients that word it themselves
	Field   []string `json:"field,omitempty"`  // the path within the input, empty where no one field is at fault
	Message string   `json:"message"`          // one or two plain sentences
	Values  []string `json:"values,omitempty"` // what the message is about, in the order it mentions them

	cause error
}

// Error says the message with its field, for logs of the command line.
func (e *Error) Error() string {
	if len(e.Field) == 0 {
		return e.Message
	}
	return strings.Join(e.Field, ".") + ": " + e.Message
}

// Unwrap gives what the store met, never shown to a person.
func (e *Error) Unwrap() error { return e.cause }

// Because returns a copy of e that remembers the cause for the log.
func (e *Error) Because(cause error) *Error {
	c := *e
	c.cause = cause
	return &c
}

// Errors is every refusal of one input at once, in the order of its fields.
type Errors []*Error

// Error says them all.
func (es Errors) Error() string {
	parts := make([]string, len(es))
	for i, e := range es {
		parts[i] = e.Error()
	}
	return strings.Join(parts, "; ")
}

// Unwrap lets errors.As find the single ones.
func (es Errors) Unwrap() []error {
	out := make([]error, len(es))
	for i, e := range es {
		out[i] = e
	}
	return out
}

// Refusals returns the refusals in err, nil if it holds none: then err is nil or a fault that no person may read.
func Refusals(err error) Errors {
	var es Errors
	if errors.As(err, &es) {
		return es
	}
	var e *Error
	if errors.As(err, &e) {
		return Errors{e}
	}
	return nil
}

func refuse(code Code, reason, field, format string, values ...any) *Error {
	e := &Error{Code: code, Reason: reason, Message: fmt.Sprintf(format, values...)}
	if field != "" {
		e.Field = strings.Split(field, ".")
	}
	for _, v := range values {
		e.Values = append(e.Values, fmt.Sprint(v))
	}
	return e
}

func invalid(reason, field, format string, values ...any) *Error {
	return refuse(Invalid, reason, field, format, values...)
}

// otherNoun refuses an id whose prefix is that of another noun. It says nothing of what is on the map: an id with the right
// prefix that is not there is absent, and one in no form of ours, too.
func otherNoun(field, prefix, id string) *Error {
	var got, want string
	for _, n := range nouns {
		switch {
		case n.prefix == prefix:
			want = n.name
		case IsID(n.prefix, id):
			got = n.name
		}
	}
	if got == "" {
		return nil
	}
	return invalid("id.kind", field, "%s is the id of %s. Give that of %s.", id, got, want)
}

// absent is the one answer for a record that does not exist and for one that the asker may not see.
func absent(noun, field, id string) *Error {
	if blank(id) {
		return refuse(NotFound, noun+".unknown", field, "Nothing is named here. Look up what is meant, and give its id.")
	}
	return refuse(NotFound, noun+".unknown", field, "There is no such "+noun+" on the map as you see it: %s. Look it up again; it may have been removed.", clip(id))
}
