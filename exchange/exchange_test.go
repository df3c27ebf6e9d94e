package exchange_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/allymap/allymap/exchange"
	"github.com/allymap/allymap/graph"
	"github.com/allymap/allymap/graph/sqlite/sqlitetest"
)

// office is a store, a directory for files, and the area where all happens.
type office struct {
	*testing.T
	store graph.Store
	m     *graph.Map
	dir   string
}

func newOffice(t *testing.T) *office {
	t.Helper()
	store := sqlitetest.Open(t)
	return &office{T: t, store: store, m: graph.NewMap(store), dir: t.TempDir()}
}

// file writes a file and gives its path.
func (o *office) file(name, text string) string {
	o.Helper()
	path := filepath.Join(o.dir, name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		o.Fatal(err)
	}
	return path
}

func (o *office) load(options exchange.Options, paths ...string) *exchange.Report {
	o.Helper()
	if options.Area == "" {
		options.Area = "boston"
	}
	r, err := exchange.Load(o.Context(), o.store, paths, options)
	if err != nil {
		o.Fatal(err)
	}
	return r
}

// wants checks the tallies, written “actors 2/0/1”: created, changed, unchanged; and how many refusals there are.
func (o *office) wants(r *exchange.Report, refused int, tallies ...string) {
	o.Helper()
	var got []string
	for _, n := range []string{"actors", "issues", "links", "assessments", "meetings"} {
		if t := r.Tally[n]; t != (exchange.Tally{}) {
			got = append(got, fmt.Sprintf("%s %d/%d/%d", n, t.Created, t.Changed, t.Unchanged))
		}
	}
	if strings.Join(got, ", ") != strings.Join(tallies, ", ") || len(r.Refused) != refused {
		o.Errorf("got %s and %d refused, want %s and %d refused", strings.Join(got, ", "), len(r.Refused), strings.Join(tallies, ", "), refused)
		for _, x := range r.Refused {
			o.Logf("%s [%s]", x, x.Reason)
		}
	}
}

// refusals checks each refusal, written “file:line column reason”.
func (o *office) refusals(r *exchange.Report, want ...string) {
	o.Helper()
	var got []string
	for _, x := range r.Refused {
		got = append(got, fmt.Sprintf("%s:%d %s %s", filepath.Base(x.File), x.Line, x.Column, x.Reason))
	}
	if g, w := strings.Join(got, "\n"), strings.Join(want, "\n"); g != w {
		o.Errorf("refused\n%s\nwant\n%s", g, w)
		for _, x := range r.Refused {
			o.Log(x)
		}
	}
}

func (o *office) scope() graph.Scope {
	o.Helper()
	s, err := o.m.Operator(o.Context())
	if err != nil {
		o.Fatal(err)
	}
	return s
}

// named is the only actor of a name in an area.
func (o *office) named(area, name string) *graph.Actor {
	o.Helper()
	whole, err := o.m.Whole(o.Context(), o.scope(), area)
	if err != nil {
		o.Fatal(err)
	}
	var found *graph.Actor
	for _, a := range whole.Actors {
		if a.Name != name {
			continue
		}
		if found != nil {
			o.Fatalf("there are two of the name %s", name)
		}
		found = a
	}
	if found == nil {
		o.Fatalf("there is nobody of the name %s", name)
	}
	return found
}

// person is the scope of somebody signed in who may write in every area.
func (o *office) person() graph.Scope {
	o.Helper()
	a, _, err := graph.NewAccount("Somebody", graph.RoleAdmin, nil, nil)
	if err == nil {
		err = o.store.SaveAccount(o.Context(), a)
	}
	if err != nil {
		o.Fatal(err)
	}
	return graph.ScopeOf(a, o.scope().Areas())
}

func (o *office) do(scope graph.Scope, edit graph.Edit) graph.Outcome {
	o.Helper()
	out, err := o.m.Do(context.WithoutCancel(o.Context()), scope, graph.NewID("key_"), edit)
	if err != nil {
		o.Fatal(err)
	}
	if len(out.Refused) > 0 {
		o.Fatal(out.Refused)
	}
	return out
}
