package resolvers

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"pgregory.net/rapid"

	"github.com/allymap/allymap/resolvers/generated"
)

// A field that lies in the record and has no line among the fields of its type makes every list in which it is asked for
// as slow as the executor.
func TestEveryPlainFieldOfTheSchemaIsKnown(t *testing.T) {
	schema, known := generated.NewExecutableSchema(generated.Config{}).Schema(), KnownFields()
	written := map[string]bool{}
	for name, fields := range known {
		def := schema.Types[name]
		for _, f := range def.Fields {
			written[f.Name] = true
			if schema.Types[f.Type.Name()].IsLeafType() && !slices.Contains(fields, f.Name) {
				t.Errorf("%s.%s has no line in known.go", name, f.Name)
			}
		}
	}
	for name, fields := range known {
		for _, f := range fields {
			if !written[f] {
				t.Errorf("known.go knows %s of %s, and the schema does not", f, name)
			}
		}
	}
}

func TestTextsAreQuotedAsByTheExecutor(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		s := rapid.OneOf(
			rapid.StringOf(rapid.RuneFrom([]rune("\x00\x1f\t\n\r\"\\</&'\x7f\u0080\u2028\ufeff\ufffdłé\u0301ل👩\u200d🌾"))),
			rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) string { return string(b) }), // no UTF-8, mostly
			rapid.String(),
		).Draw(r, "text")
		var want bytes.Buffer
		graphql.MarshalString(s).MarshalGQL(&want)
		e := &encoder{b: []byte("x")}
		if e.text(s); string(e.b) != "x"+want.String() {
			r.Errorf("%q became %s, want %s", s, e.b, want.String())
		}
	})
}

func TestTimesAndNumbersAreThoseOfTheExecutor(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		at := time.UnixMilli(rapid.Int64Range(-1e14, 1e14).Draw(r, "time")).UTC()
		n, f := rapid.Int().Draw(r, "number"), rapid.Float64().Draw(r, "fraction")
		var want bytes.Buffer
		graphql.Array{graphql.MarshalTime(at), graphql.MarshalInt(n), graphql.MarshalFloat(f), graphql.MarshalBoolean(n > 0), graphql.Null}.MarshalGQL(&want)
		e := &encoder{}
		e.moment(at)
		e.number(n)
		e.fraction(f)
		e.truth(n > 0)
		e.null()
		if got := string(e.b); got != string(bytes.ReplaceAll(bytes.Trim(want.Bytes(), "[]"), []byte(","), nil)) {
			r.Errorf("got %s, want %s", got, want.String())
		}
	})
}

func TestALongListStopsAtItsDeadline(t *testing.T) {
	ctx, cancel := context.WithCancel(graphql.WithOperationContext(t.Context(), &graphql.OperationContext{}))
	ctx = graphql.WithFieldContext(ctx, &graphql.FieldContext{})
	written := 0
	plan := func(*planner, ast.SelectionSet) writer[int] {
		return func(_ *encoder, n int) {
			if written++; n == 100 {
				cancel()
			}
		}
	}
	list := make([]int, 10_000)
	for i := range list {
		list[i] = i
	}
	got, err := inOnePass(ctx, encoding{}, list, plan)
	if got != nil || !errors.Is(err, context.Canceled) {
		t.Errorf("got %v and %v", got, err)
	}
	if written >= 100+2*deadlineEvery {
		t.Errorf("%d records were written after all", written)
	}
}

func TestALongListComesOutWhole(t *testing.T) {
	for _, n := range []int{0, 1, sample, sample + 1, 1000} {
		e := &encoder{ctx: t.Context()}
		list := make([]int, n)
		for i := range list {
			list[i] = i
		}
		writeList(e, list, (*encoder).number)
		want := bytes.ReplaceAll(fmt.Append(nil, list), []byte(" "), []byte(","))
		if e.err != nil || string(e.b) != string(want) {
			t.Errorf("%d numbers came out as %.60s, %v", n, e.b, e.err)
		}
	}
}
