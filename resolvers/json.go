package resolvers

import (
	"fmt"
	"strconv"
	"time"
)

// escaped are the bytes that a text does not hold as they are.
var escaped = func() (out [256]bool) {
	for c := range ' ' {
		out[c] = true
	}
	out['"'], out['\\'] = true, true
	return out
}()

// appendText quotes a text as gqlgen does: control characters, quotes and backslashes escaped, all else as it is.
func appendText(b []byte, s string) []byte {
	const hex = "0123456789ABCDEF"
	b = append(b, '"')
	start := 0
	for i := range len(s) {
		c := s[i]
		if !escaped[c] {
			continue
		}
		b = append(b, s[start:i]...)
		start = i + 1
		switch c {
		case '"', '\\':
			b = append(b, '\\', c)
		case '\t':
			b = append(b, '\\', 't')
		case '\r':
			b = append(b, '\\', 'r')
		case '\n':
			b = append(b, '\\', 'n')
		default:
			b = append(b, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
		}
	}
	b = append(b, s[start:]...)
	return append(b, '"')
}

// text appends a text. Nearly every one stands in the answer as it is.
func (e *encoder) text(s string) {
	for i := range len(s) {
		if escaped[s[i]] {
			e.b = appendText(e.b, s)
			return
		}
	}
	e.b = append(e.b, '"')
	e.b = append(e.b, s...)
	e.b = append(e.b, '"')
}

func (e *encoder) null()              { e.b = append(e.b, "null"...) }
func (e *encoder) number(n int)       { e.b = strconv.AppendInt(e.b, int64(n), 10) }
func (e *encoder) fraction(f float64) { e.b = fmt.Appendf(e.b, "%g", f) } // as the executor writes it
func (e *encoder) truth(yes bool)     { e.b = strconv.AppendBool(e.b, yes) }

// moment gives a time that was written down; one that was not has no place in the answer.
func (e *encoder) moment(t time.Time) {
	if t.IsZero() {
		e.fail(errMissing)
		return
	}
	e.b = append(e.b, '"')
	e.b = t.AppendFormat(e.b, time.RFC3339Nano)
	e.b = append(e.b, '"')
}
