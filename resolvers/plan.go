package resolvers

import (
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

// writer appends one value to the answer.
type writer[T any] func(e *encoder, value T)

// plan makes the writer of a selection; nil where something in it is not known.
type plan[T any] func(p *planner, selection ast.SelectionSet) writer[T]

// field makes the writer of a field as it was asked for, with its arguments and its selection; nil where it cannot.
type field[T any] func(p *planner, asked graphql.CollectedField) writer[T]

// fields are what is known of a type, by the schema's names.
type fields[T any] map[string]field[T]

// planner makes plans for one operation: fragments and variables are its own.
type planner struct{ operation *graphql.OperationContext }

// object plans an object of the type that is named first; the interfaces that it implements come after it. Fields are
// collected by the executor's own function, so that fragments, @skip, @include and what is asked for twice come out as
// they do there, in the same order.
func object[T any](p *planner, selection ast.SelectionSet, known fields[T], names ...string) writer[T] {
	type step struct {
		key   string
		write writer[T]
	}
	var steps []step
	taken := map[string]bool{}
	for _, f := range graphql.CollectFields(p.operation, selection, names) {
		if taken[f.Alias] {
			continue
		}
		taken[f.Alias] = true
		var write writer[T]
		if f.Name == "__typename" {
			write = func(e *encoder, _ T) { e.text(names[0]) }
		} else if known[f.Name] != nil {
			write = known[f.Name](p, f)
		}
		if write == nil {
			return nil
		}
		key := string(appendText(nil, f.Alias)) + ":"
		if len(steps) > 0 {
			key = "," + key
		}
		steps = append(steps, step{key, write})
	}
	return func(e *encoder, value T) {
		e.b = append(e.b, '{')
		for i := range steps {
			e.b = append(e.b, steps[i].key...)
			steps[i].write(e, value)
		}
		e.b = append(e.b, '}')
	}
}

// objects plans objects of one type that are always there. Where one is not, the executor knows what is empty then.
func objects[T any](known fields[*T], names ...string) plan[*T] {
	return func(p *planner, selection ast.SelectionSet) writer[*T] {
		write := object(p, selection, known, names...)
		if write == nil {
			return nil
		}
		return func(e *encoder, v *T) {
			if v == nil {
				e.fail(errMissing)
				return
			}
			write(e, v)
		}
	}
}

// turned makes a plan out of another.
func turned[T, U any](of plan[T], more func(writer[T]) writer[U]) plan[U] {
	return func(p *planner, selection ast.SelectionSet) writer[U] {
		if write := of(p, selection); write != nil {
			return more(write)
		}
		return nil
	}
}

// maybe plans what may be absent.
func maybe[T any](of plan[*T]) plan[*T] {
	return turned(of, func(write writer[*T]) writer[*T] {
		return func(e *encoder, v *T) {
			if v == nil {
				e.null()
				return
			}
			write(e, v)
		}
	})
}

// listOf plans a list that is always there.
func listOf[T any](of plan[T]) plan[[]T] {
	return turned(of, func(write writer[T]) writer[[]T] {
		return func(e *encoder, list []T) { writeList(e, list, write) }
	})
}

// maybeList plans a list that may be absent as a whole.
func maybeList[T any](of plan[T]) plan[[]T] {
	return turned(listOf(of), func(write writer[[]T]) writer[[]T] {
		return func(e *encoder, list []T) {
			if list == nil {
				e.null()
				return
			}
			write(e, list)
		}
	})
}

// count plans a number that has to be fetched.
func count(*planner, ast.SelectionSet) writer[int] { return (*encoder).number }

// within is a field that gives something out of the record.
func within[T, V any](get func(T) V, of plan[V]) field[T] {
	return func(p *planner, asked graphql.CollectedField) writer[T] {
		write := of(p, asked.Selections)
		if write == nil {
			return nil
		}
		return func(e *encoder, v T) { write(e, get(v)) }
	}
}

// apart is a field that is fetched apart, for the whole family of records when the first is written. If that fails the
// executor asks again, is given the same fault, and puts it where it belongs.
func apart[T, V any](get func(e *encoder, v T) (V, error), of plan[V]) field[T] {
	return func(p *planner, asked graphql.CollectedField) writer[T] {
		write := of(p, asked.Selections)
		if write == nil {
			return nil
		}
		return func(e *encoder, v T) {
			got, err := get(e, v)
			if err != nil {
				e.fail(err)
				return
			}
			write(e, got)
		}
	}
}

// What follows makes fields of values that lie in the record. They cannot fail.

func leaf[T any](write writer[T]) field[T] {
	return func(*planner, graphql.CollectedField) writer[T] { return write }
}

// leafOrNull is a leaf that may be absent.
func leafOrNull[T, V any](get func(T) *V, write func(*encoder, V)) field[T] {
	return leaf(func(e *encoder, v T) {
		if got := get(v); got != nil {
			write(e, *got)
		} else {
			e.null()
		}
	})
}

func text[T any, S ~string](get func(T) S) field[T] {
	return leaf(func(e *encoder, v T) { e.text(string(get(v))) })
}

func maybeText[T any, S ~string](get func(T) *S) field[T] {
	return leafOrNull(get, func(e *encoder, s S) { e.text(string(s)) })
}

func texts[T any](get func(T) []string) field[T] {
	return leaf(func(e *encoder, v T) { writeList(e, get(v), (*encoder).text) })
}

func number[T any](get func(T) int) field[T] {
	return leaf(func(e *encoder, v T) { e.number(get(v)) })
}

func fraction[T any](get func(T) float64) field[T] {
	return leaf(func(e *encoder, v T) { e.fraction(get(v)) })
}

func maybeNumber[T any](get func(T) *int) field[T] { return leafOrNull(get, (*encoder).number) }

func truth[T any](get func(T) bool) field[T] {
	return leaf(func(e *encoder, v T) { e.truth(get(v)) })
}

func maybeTruth[T any](get func(T) *bool) field[T] { return leafOrNull(get, (*encoder).truth) }

func moment[T any](get func(T) time.Time) field[T] {
	return leaf(func(e *encoder, v T) { e.moment(get(v)) })
}
