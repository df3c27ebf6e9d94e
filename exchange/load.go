package exchange

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/allymap/allymap/graph"
)

// batchSize is how many edits are one change, in one transaction: enough that an import of thousands is not thousands of
// commits, few enough that others get their turn in between.
const batchSize = 500

// Options of an import.
type Options struct {
	Area      string // slug; made if missing
	AreaName  string // of a new area; empty: made of the slug
	Scheme    string // under which the ids of actors.csv are kept; empty: csv
	Encoding  string // empty: found out
	LeaveOut  []string
	Overwrite bool
	DryRun    bool
	// Progress is told how many records are written, of how many; nil: nobody asked.
	Progress func(done, total int)
}

// Tally is what came of the records of one sort, those refused apart.
type Tally struct{ Created, Changed, Unchanged int }

// Report is what an import did, or on a dry run would do.
type Report struct {
	Area     string
	AreaMade bool
	DryRun   bool
	Tally    map[string]Tally // by actors, issues, links, assessments, meetings
	Refused  []Refusal        // by file and line
	Waiting  []Refusal        // links, assessments and meetings whose far end is in an area that is not on this map yet
	NotTaken []Count          // what the map has no place for or must not hold
	Notes    []string
}

// Load reads the files, compares them with the map, rehearses all that they say in one transaction that is taken back, and
// then writes it in batches, leaving out what is refused. A FileError means that a file could not be read and nothing was
// written; any other error is of the store, and what was written by then stays: the same import again goes on from there.
func Load(ctx context.Context, store graph.Store, paths []string, o Options) (*Report, error) {
	if o.Scheme == "" {
		o.Scheme = "csv"
	}
	c, err := readFiles(paths, o)
	if err != nil {
		return nil, err
	}
	l := &load{store: store, o: o, c: c}
	if err := l.open(ctx); err != nil {
		return nil, err
	}
	if err := l.layOut(ctx); err != nil {
		return nil, err
	}
	if err := l.rehearse(ctx); err != nil {
		return nil, err
	}
	if !o.DryRun {
		if err := l.write(ctx); err != nil {
			return nil, err
		}
	}
	return l.report(), nil
}

// readFiles reads every file whole.
func readFiles(paths []string, o Options) (*contents, error) {
	c := newContents(o.Scheme)
	for _, path := range paths {
		raw, err := os.ReadFile(path)
		if err != nil {
			return nil, &FileError{File: path, Message: "it cannot be read: " + causeOf(err)}
		}
		text, encoding, err := decode(raw, o.Encoding)
		if err != nil {
			return nil, &FileError{File: path, Message: err.Error()}
		}
		if encoding != utf8Name {
			c.notes = append(c.notes, fmt.Sprintf("%s was read as %s. If names look wrong, say what it is with -encoding.", path, encoding))
		}
		if strings.HasSuffix(strings.ToLower(path), ".json") {
			if err := readPopolo(path, text, o.LeaveOut, c); err != nil {
				return nil, err
			}
			continue
		}
		t, err := readTable(path, text, c)
		if err != nil {
			return nil, err
		}
		c.take(t, o.Scheme)
	}
	return c, nil
}

// causeOf is what the system says of a file, without the file's name, which is told already.
func causeOf(err error) string {
	var e *fs.PathError
	if errors.As(err, &e) {
		return e.Err.Error()
	}
	return err.Error()
}

// load is one import under way.
type load struct {
	store graph.Store
	o     Options
	c     *contents

	scope graph.Scope
	area  *graph.Area
	made  bool // the area is not on the map yet, or was not when this began
	plan  *plan
}

// open finds the area, or imagines it: nothing is written before everything was rehearsed.
func (l *load) open(ctx context.Context) error {
	areas, err := l.store.Areas(ctx)
	if err != nil {
		return err
	}
	scope := graph.ScopeOfOperator(areas)
	if l.area = scope.Area(l.o.Area); l.area == nil {
		l.made = true
		l.area = &graph.Area{ID: graph.NewID(graph.AreaPrefix), Slug: l.o.Area, Name: l.o.AreaName, Version: 1}
		if l.area.Name == "" {
			l.area.Name = nameOf(l.o.Area)
		}
		outs, err := graph.NewMap(l.store).Rehearse(ctx, scope, []graph.Edit{graph.AddArea{Slug: l.area.Slug, Name: l.area.Name}})
		if err != nil {
			return err
		}
		if len(outs[0].Refused) > 0 {
			return outs[0].Refused
		}
		scope = scope.With(l.area)
	}
	l.scope = scope.Within(l.area.ID)
	return nil
}

// nameOf makes a name of a slug: barking-and-dagenham is Barking and Dagenham.
func nameOf(slug string) string {
	small := []string{"and", "of", "the", "on", "in", "upon", "under", "le", "la", "de", "by"}
	words := strings.Split(slug, "-")
	for i, w := range words {
		if w != "" && (i == 0 || !slices.Contains(small, w)) {
			words[i] = strings.ToUpper(w[:1]) + w[1:]
		}
	}
	return strings.Join(words, " ")
}

func (l *load) layOut(ctx context.Context) error {
	m := graph.NewMap(l.store)
	w, err := readMap(ctx, m, l.scope, l.area, l.made, l.c)
	if err != nil {
		return err
	}
	l.plan = newPlan(l.c, w, l.area, l.o.Overwrite)
	l.plan.make()
	var assessed []string
	for _, a := range l.c.assessments {
		e := a.actor
		if refusal, _ := l.plan.find(&e, l.c.scheme); refusal == nil && w.actor(e.id) != nil {
			assessed = append(assessed, e.id)
		}
	}
	slices.Sort(assessed)
	if err := w.readAssessments(ctx, m, l.scope, slices.Compact(assessed)); err != nil {
		return err
	}
	l.plan.makeAssessments()
	return nil
}

// rehearse runs every step over the map and takes all of it back. First it learns what each would do; then, unless asked to
// overwrite, which of the changes would be over something that a person wrote since.
func (l *load) rehearse(ctx context.Context) error {
	m := graph.NewMap(l.store)
	if l.made {
		m = graph.NewMap(imagined{l.store, l.area})
	}
	try := func(edits []graph.Edit) ([]graph.Outcome, error) { return m.Rehearse(ctx, l.scope, edits) }
	if err := l.plan.run(l.plan.open(), false, try); err != nil {
		return err
	}
	if l.o.Overwrite && l.plan.nameAnew() {
		if err := l.plan.run(l.plan.open(), false, try); err != nil {
			return err
		}
	}
	if l.o.Overwrite || !slices.ContainsFunc(l.plan.steps, func(s *step) bool { return s.done == changed }) {
		return nil
	}
	return l.plan.run(l.plan.open(), true, try)
}

// write carries out what the rehearsal let pass.
func (l *load) write(ctx context.Context) error {
	m := graph.NewMap(l.store)
	todo := l.plan.open()
	if l.made && (len(todo) > 0 || len(l.c.refused) == 0) {
		if err := l.addArea(ctx, m); err != nil {
			return err
		}
	}
	total, done := len(todo), 0
	for part := range slices.Chunk(todo, batchSize) {
		err := l.plan.run(part, !l.o.Overwrite, func(edits []graph.Edit) ([]graph.Outcome, error) { return m.DoAll(ctx, l.scope, edits) })
		if err != nil {
			return fmt.Errorf("after %d of %d records: %w", done, total, err)
		}
		done += len(part)
		if l.o.Progress != nil {
			l.o.Progress(done, total)
		}
	}
	return nil
}

func (l *load) addArea(ctx context.Context, m *graph.Map) error {
	areas, err := l.store.Areas(ctx)
	if err != nil {
		return err
	}
	scope := graph.ScopeOfOperator(areas)
	outs, err := m.DoAll(ctx, scope, []graph.Edit{graph.AddArea{Slug: l.area.Slug, Name: l.area.Name}})
	if err != nil {
		return err
	}
	if len(outs[0].Refused) > 0 {
		return outs[0].Refused
	}
	l.area = outs[0].Area
	l.scope = scope.With(l.area).Within(l.area.ID)
	return nil
}

// imagined is the store as if one more area were on it, for a rehearsal over a map that lacks the area yet.
type imagined struct {
	graph.Store
	area *graph.Area
}

// Write runs f with the area among the others.
func (s imagined) Write(ctx context.Context, f func(tx graph.Tx) error) error {
	return s.Store.Write(ctx, func(tx graph.Tx) error { return f(imaginedTx{tx, s.area}) })
}

type imaginedTx struct {
	graph.Tx
	area *graph.Area
}

// Lock takes the counters of the areas that are there.
func (t imaginedTx) Lock(ctx context.Context, ids []string) ([]*graph.Area, error) {
	areas, err := t.Tx.Lock(ctx, slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return id == t.area.ID }))
	return append(slices.Clone(areas), t.area), err
}
