package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"time"

	"github.com/allymap/allymap/graph"
)

// asker puts a question: the readers' handle, or a transaction.
type asker interface {
	query(ctx context.Context, statement string, args ...any) (*sql.Rows, error)
}

// row is where the columns of a row go, and what is made of them. One row serves all rows of an answer.
type row[T any] struct {
	columns []any
	take    func() (T, error)
}

// list puts a question and takes every row. It is never nil without an error.
func list[T any](ctx context.Context, from asker, statement string, newRow func() row[T], args ...any) (_ []T, err error) {
	rows, err := from.query(ctx, statement, args...)
	if err != nil {
		return nil, translate(ctx, err)
	}
	defer func() {
		if e := rows.Close(); e != nil && err == nil {
			err = translate(ctx, e)
		}
	}()
	r, out := newRow(), []T{}
	for rows.Next() {
		if err := rows.Scan(r.columns...); err != nil {
			return nil, translate(ctx, err)
		}
		v, err := r.take()
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	if err := rows.Err(); err != nil {
		return nil, translate(ctx, err)
	}
	return out, nil
}

// one puts a question that has exactly one row for an answer.
func one[T any](ctx context.Context, from asker, statement string, newRow func() row[T], args ...any) (T, error) {
	all, err := list(ctx, from, statement, newRow, args...)
	if err != nil || len(all) != 1 {
		var none T
		if err == nil {
			err = fmt.Errorf("sqlite: %d rows where there is always one", len(all))
		}
		return none, err
	}
	return all[0], nil
}

// numbers is a row of one number.
func numbers() row[int64] {
	var n number
	return row[int64]{[]any{&n}, func() (int64, error) { return int64(n), nil }}
}

// The kinds of columns. database/sql reads into these without the detour over reflection and text that it takes for
// plain numbers and pointers.
type (
	number     int64
	maybe      struct{ value *string }
	maybeCount struct{ value *int }
	bytes      []byte
)

// Scan takes an integer; NULL is 0.
func (n *number) Scan(src any) error {
	switch v := src.(type) {
	case int64:
		*n = number(v)
	case nil:
		*n = 0
	default:
		return fmt.Errorf("sqlite: %T where a number stands", src)
	}
	return nil
}

func (n number) time() time.Time { return time.UnixMilli(int64(n)).UTC() }

// Scan takes a text or NULL.
func (m *maybe) Scan(src any) error {
	switch v := src.(type) {
	case string:
		m.value = &v
	case nil:
		m.value = nil
	default:
		return fmt.Errorf("sqlite: %T where a text stands", src)
	}
	return nil
}

// Scan takes an integer or NULL.
func (m *maybeCount) Scan(src any) error {
	switch v := src.(type) {
	case int64:
		n := int(v)
		m.value = &n
	case nil:
		m.value = nil
	default:
		return fmt.Errorf("sqlite: %T where a number stands", src)
	}
	return nil
}

// Scan takes a text, a blob or NULL.
func (b *bytes) Scan(src any) error {
	switch v := src.(type) {
	case string:
		*b = bytes(v)
	case []byte:
		*b = append(bytes(nil), v...)
	case nil:
		*b = nil
	default:
		return fmt.Errorf("sqlite: %T where bytes stand", src)
	}
	return nil
}

// unlist reads a list that is kept as JSON; NULL is an empty one. A list is never nil.
func unlist[T any](m maybe) ([]T, error) {
	if m.value == nil {
		return []T{}, nil
	}
	out := []T{}
	if err := json.Unmarshal([]byte(*m.value), &out); err != nil {
		return nil, fmt.Errorf("sqlite: a list that is no JSON: %w", err)
	}
	return out, nil
}

// enlist is unlist's opposite.
func enlist[T any](list []T) (any, error) {
	if len(list) == 0 {
		return nil, nil //nolint:nilnil // NULL is how an empty list is kept
	}
	raw, err := json.Marshal(list)
	if err != nil {
		return nil, fmt.Errorf("sqlite: %w", err)
	}
	return string(raw), nil
}

// array is a parameter that holds several texts; NULL where the list is nil.
func array[T ~string](list []T) any {
	if list == nil {
		return nil
	}
	raw, _ := json.Marshal(list) // texts are always JSON
	return string(raw)
}

// afterAll stands where a range has no upper end: no text of ours is above it.
const afterAll = "\xff"

// ends are a range's two ends, both always there, so that either is a seek.
func ends(r graph.Range) (above, below string) {
	if r.Below == "" {
		return r.Above, afterAll
	}
	return r.Above, r.Below
}

func text[T ~string](v *T) any {
	if v == nil {
		return nil
	}
	return string(*v)
}

func count(v *int) any {
	if v == nil {
		return nil
	}
	return int64(*v)
}

func flag(v bool) int64 {
	if v {
		return 1
	}
	return 0
}

// grouped puts rows under the parent that each belongs to.
type grouped[T any] struct {
	parent string
	key    string
	record T
}
