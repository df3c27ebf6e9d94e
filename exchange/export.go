package exchange

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/allymap/allymap/graph"
)

// ExportOptions of an export.
type ExportOptions struct {
	Area  string // slug
	Force bool   // write over files that are there
}

// Exported is what an export wrote.
type Exported struct {
	Written map[string]int // records by actors, links, issues, assessments, meetings
	Files   []string
	// Private is how many records were left out: the PRIVATE ones, and what hangs on them.
	Private int
	// Elsewhere is how many links have an end here and belong to another area: its export has them.
	Elsewhere int
	// FarEnds is how many of the links, assessments and meetings written name an actor of another area.
	FarEnds int
}

// Export writes the area's five tables into a directory, as Load reads them: every record of the area but the PRIVATE ones.
// A link belongs to one area, so that the exports of all areas hold each link once.
func Export(ctx context.Context, store graph.Store, dir string, o ExportOptions) (*Exported, error) {
	m := graph.NewMap(store)
	scope, err := m.Operator(ctx)
	if err != nil {
		return nil, err
	}
	paths := map[noun]string{}
	for _, n := range nouns {
		paths[n] = filepath.Join(dir, string(n)+".csv")
		if _, err := os.Lstat(paths[n]); !o.Force && !errors.Is(err, fs.ErrNotExist) {
			return nil, &FileError{File: paths[n], Message: "there is such a file already. Choose another directory, or write over it with -force."}
		}
	}
	h, err := collect(ctx, m, scope, o.Area)
	if err != nil {
		return nil, err
	}
	out := &Exported{Written: map[string]int{}, Elsewhere: h.elsewhere, FarEnds: h.farEnds}
	if out.Private, err = h.leftOut(ctx, m, scope.Areas()); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("the directory cannot be made: %w", err)
	}
	for _, n := range nouns {
		rows := h.rows(n)
		if err := writeTable(paths[n], columns[n], rows); err != nil {
			return nil, &FileError{File: paths[n], Message: "it cannot be written: " + causeOf(err)}
		}
		out.Written[string(n)], out.Files = len(rows), append(out.Files, paths[n])
	}
	return out, nil
}

// holding is all that a scope sees of an area's own records.
type holding struct {
	area        *graph.Area
	slugs       map[string]string // of areas, by id
	actors      []*graph.Actor
	links       []*graph.Link
	issues      []*graph.Issue
	assessments []*graph.Assessment
	meetings    []*graph.Meeting
	areaOf      map[string]string // of each actor that was met: its area
	elsewhere   int
	farEnds     int
}

func collect(ctx context.Context, m *graph.Map, scope graph.Scope, slug string) (*holding, error) {
	whole, err := m.Whole(ctx, scope, slug)
	if err != nil {
		return nil, err
	}
	h := &holding{area: whole.Area, slugs: map[string]string{}, areaOf: map[string]string{}}
	for _, a := range scope.Areas() {
		h.slugs[a.ID] = a.Slug
	}
	for _, a := range whole.Actors {
		h.areaOf[a.ID] = a.AreaID
		if a.AreaID == h.area.ID {
			h.actors = append(h.actors, a)
		}
	}
	for _, l := range whole.Links {
		if l.AreaID != h.area.ID {
			h.elsewhere++
			continue
		}
		h.links = append(h.links, l)
		if l.From.AreaID != h.area.ID || l.To.AreaID != h.area.ID {
			h.farEnds++
		}
	}
	if err := eachIssue(ctx, m, scope, slug, func(i *graph.Issue) { h.issues = append(h.issues, i) }); err != nil {
		return nil, err
	}
	if err := h.collectAssessments(ctx, m, scope); err != nil {
		return nil, err
	}
	return h, h.collectMeetings(ctx, m, scope)
}

// collectAssessments looks at the actors of every area: an assessment belongs to its issue's area, wherever its actor is.
func (h *holding) collectAssessments(ctx context.Context, m *graph.Map, scope graph.Scope) error {
	if len(h.issues) == 0 {
		return nil
	}
	for _, area := range scope.Areas() {
		var ids []string
		err := eachPage(func(args graph.PageArgs) (*graph.Page[*graph.Actor], error) {
			return m.Actors(ctx, scope, graph.ActorsQuery{Area: area.Slug}, args)
		}, func(a *graph.Actor) { ids = append(ids, a.ID) })
		if err != nil {
			return err
		}
		err = eachAssessment(ctx, m, scope, ids, func(a *graph.Assessment) {
			if a.AreaID != h.area.ID {
				return
			}
			h.assessments = append(h.assessments, a)
			if h.areaOf[a.ActorID] = area.ID; area.ID != h.area.ID {
				h.farEnds++
			}
		})
		if err != nil {
			return err
		}
	}
	slices.SortFunc(h.assessments, func(a, b *graph.Assessment) int { return strings.Compare(a.ID, b.ID) })
	return nil
}

func (h *holding) size() int {
	return len(h.actors) + len(h.links) + len(h.issues) + len(h.assessments) + len(h.meetings)
}

// leftOut counts the records of the area that are there and that h lacks.
func (h *holding) leftOut(ctx context.Context, m *graph.Map, areas []*graph.Area) (int, error) {
	byID, err := m.Accounts(ctx, nil)
	if err != nil {
		return 0, err
	}
	accounts := make([]*graph.Account, 0, len(byID))
	for _, a := range byID {
		accounts = append(accounts, a)
	}
	all, err := collect(ctx, m, graph.ScopeOfCensus(areas, accounts), h.area.Slug)
	if err != nil {
		return 0, err
	}
	return all.size() - h.size(), nil
}

// far is the slug of an actor's area where that is another one.
func (h *holding) far(actorID string) string {
	if h.areaOf[actorID] == h.area.ID {
		return ""
	}
	return h.slugs[h.areaOf[actorID]]
}

func (h *holding) rows(n noun) [][]string {
	var out [][]string
	switch n {
	case nounActors:
		for _, a := range h.actors {
			out = append(out, []string{
				a.ID, string(a.Kind), a.Name, textOf(a.NameLanguage), joined(a.OtherNames, writeName), joined(a.Identifiers, writeIdentifier),
				textOf(a.Summary), textOf(a.Source), joined(a.Languages, writeWord), joined(a.Tags, writeWord), string(a.Visibility),
				textOf(a.JobTitle), joined(a.ContactDetails, writeContact), personal(a), string(a.Classification), textOf(a.Website),
			})
		}
	case nounLinks:
		for _, l := range h.links {
			out = append(out, []string{
				l.ID, string(l.Type), l.FromID, l.ToID, numberOf(l.Strength), yesNoOf(l.Mutual), textOf(l.Role), textOf(l.Since), textOf(l.Until),
				textOf(l.Basis), textOf(l.Source), textOf(l.Note), string(l.Visibility), h.far(l.FromID), h.far(l.ToID),
			})
		}
	case nounIssues:
		for _, i := range h.issues {
			out = append(out, []string{i.ID, i.Title, textOf(i.Description), string(i.Status), string(i.Visibility)})
		}
	case nounAssessments:
		for _, a := range h.assessments {
			out = append(out, []string{
				a.ID, a.ActorID, a.IssueID, string(a.On), string(a.Support), numberOf(a.Influence), joined(a.Roles, writeWord), textOf(a.Note),
				string(a.Visibility), h.far(a.ActorID),
			})
		}
	case nounMeetings:
		out = h.meetingRows()
	}
	return out
}

func textOf[T ~string](v *T) string {
	if v == nil {
		return ""
	}
	return string(*v)
}

func numberOf(v *int) string {
	if v == nil {
		return ""
	}
	return strconv.Itoa(*v)
}

// personal is yes or no of a person, nothing of an organisation: a load is to take a no for what it says.
func personal(a *graph.Actor) string {
	if !a.Kind.Person() {
		return ""
	}
	return yesNoOf(&a.NoIntermediary)
}

func yesNoOf(v *bool) string {
	switch {
	case v == nil:
		return ""
	case *v:
		return "yes"
	}
	return "no"
}

// writeTable writes a file whole or not at all, readable by its owner alone: it holds personal data.
func writeTable(path string, header []string, rows [][]string) error {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	if err := w.Write(header); err != nil {
		return err
	}
	for _, row := range rows {
		cells := make([]string, len(row))
		for i, cell := range row {
			cells[i] = neutralise(cell)
		}
		if err := w.Write(cells); err != nil {
			return err
		}
	}
	if w.Flush(); w.Error() != nil {
		return w.Error()
	}
	file, err := os.CreateTemp(filepath.Dir(path), ".allymap-*")
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(file.Name()) }() // gone already where all went well
	_, err = file.Write(b.Bytes())
	if err = errors.Join(err, file.Sync(), file.Close()); err != nil {
		return err
	}
	return os.Rename(file.Name(), path)
}
