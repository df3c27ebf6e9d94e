package neo4j

import (
	"encoding/json"
	"time"

	"github.com/allymap/allymap/graph"
)

// row reads the columns of one row from left to right. Columns are read by their place: a map for each row would cost
// more than the row.
type row struct {
	values []any
	next   int
}

func (r *row) value() any {
	v := r.values[r.next]
	r.next++
	return v
}

// text is a string, empty where it is null.
func (r *row) text() string {
	s, _ := r.value().(string)
	return s
}

// maybe is a string of its own type, nil where it is null.
func maybe[T ~string](r *row) *T {
	s, ok := r.value().(string)
	if !ok {
		return nil
	}
	t := T(s)
	return &t
}

func (r *row) number() int {
	n, _ := r.value().(int64)
	return int(n)
}

func (r *row) maybeNumber() *int {
	n, ok := r.value().(int64)
	if !ok {
		return nil
	}
	i := int(n)
	return &i
}

func (r *row) real() float64 {
	f, _ := r.value().(float64)
	return f
}

func (r *row) truth() bool {
	b, _ := r.value().(bool)
	return b
}

func (r *row) maybeTruth() *bool {
	b, ok := r.value().(bool)
	if !ok {
		return nil
	}
	return &b
}

// instant is a time that the statement gives in milliseconds, which cost a tenth of a temporal value to decode.
func (r *row) instant() time.Time {
	ms, ok := r.value().(int64)
	if !ok {
		return time.Time{}
	}
	return time.UnixMilli(ms).UTC()
}

func (r *row) maybeInstant() *time.Time {
	ms, ok := r.value().(int64)
	if !ok {
		return nil
	}
	t := time.UnixMilli(ms).UTC()
	return &t
}

// words is a list of strings, empty where it is null.
func words[T ~string](r *row) []T {
	in, _ := r.value().([]any)
	out := make([]T, len(in))
	for i, v := range in {
		s, _ := v.(string)
		out[i] = T(s)
	}
	return out
}

// structs is a list that is kept as JSON, empty where it is null.
func structs[T any](r *row) []T {
	out := []T{}
	if s, ok := r.value().(string); ok {
		_ = json.Unmarshal([]byte(s), &out) // written by asJSON
	}
	return out
}

// rows is a list of lists.
func (r *row) rows() []row {
	in, _ := r.value().([]any)
	out := make([]row, len(in))
	for i, v := range in {
		out[i].values, _ = v.([]any)
	}
	return out
}

// decoded decodes each of the rows.
func decoded[T any](rows []row, decode func(*row) T) []T {
	out := make([]T, len(rows))
	for i := range rows {
		out[i] = decode(&rows[i])
	}
	return out
}

// What follows writes values as statements take them. A null leaves no property, which is how an absent value and an
// empty list are kept.

func orNull[T any](p *T) any {
	if p == nil {
		return nil
	}
	return *p
}

func stringOrNull[T ~string](p *T) any {
	if p == nil {
		return nil
	}
	return string(*p)
}

func notEmpty[T ~string](s T) any {
	if s == "" {
		return nil
	}
	return string(s)
}

// onlyTrue leaves no property where there is nothing to say.
func onlyTrue(v bool) any {
	if !v {
		return nil
	}
	return true
}

func asStrings[T ~string](in []T) []string {
	out := make([]string, len(in))
	for i, s := range in {
		out[i] = string(s)
	}
	return out
}

// allOr is a filter's list, null where it lets all pass.
func allOr[T ~string](in []T) any {
	if in == nil {
		return nil
	}
	return asStrings(in)
}

func listOrNull[T ~string](in []T) any {
	if len(in) == 0 {
		return nil
	}
	return asStrings(in)
}

func asJSON[T any](in []T) any {
	if len(in) == 0 {
		return nil
	}
	raw, _ := json.Marshal(in) // plain structs always encode
	return string(raw)
}

// utc is an offset of zero, which Neo4j shows as Z; time.UTC it would keep as a named zone.
var utc = time.FixedZone("Offset", 0)

func instant(t time.Time) any { return t.In(utc) }

func audiences(scope graph.Scope) []string {
	if a := scope.Audiences(); a != nil {
		return a
	}
	return []string{}
}

// raw is JSON, nil where it is null.
func (r *row) raw() []byte {
	s, ok := r.value().(string)
	if !ok {
		return nil
	}
	return []byte(s)
}
