package exchange

import (
	"slices"

	"github.com/allymap/allymap/graph"
)

// step is what one record of a file does to the map: nothing, one edit, or a few.
type step struct {
	at   Origin
	noun noun
	// edits are made anew for each run, since an id may be given anew in between. untouched asks to leave alone what a person
	// changed.
	edits   func(untouched bool) []graph.Edit
	version int // of the record that is changed; 0: it is added

	actor *actorRecord // the record itself, if it is an actor
	issue *issueRecord // or an issue
	ends  []end        // what it hangs on
	on    *issueRecord

	done    outcome
	refusal []Refusal
}

type outcome int

const (
	pending outcome = iota
	created
	changed
	unchanged
	refused
)

// plan compares the contents with the map.
type plan struct {
	c         *contents
	w         *mapped
	area      *graph.Area
	overwrite bool

	byFile map[string]*actorRecord
	issues map[string]*issueRecord
	steps  []*step

	waiting   []Refusal // links to far ends in areas that are not on this map
	unchanged map[noun]int
	keptAs    int // ids of our form that are somebody else's, kept as identifiers
}

func newPlan(c *contents, w *mapped, area *graph.Area, overwrite bool) *plan {
	return &plan{c: c, w: w, area: area, overwrite: overwrite, byFile: map[string]*actorRecord{}, issues: map[string]*issueRecord{}, unchanged: map[noun]int{}}
}

// make lays out the steps but those of assessments: actors and issues first, then links and meetings.
func (p *plan) make() {
	for _, r := range p.c.actors {
		p.planActor(r)
	}
	for _, r := range p.c.issues {
		p.planIssue(r)
	}
	for _, r := range p.c.links {
		p.planLink(r)
	}
	for _, r := range p.c.meetings {
		p.planMeeting(r)
	}
}

// makeAssessments lays out the assessments, when those of their actors are known.
func (p *plan) makeAssessments() {
	for _, r := range p.c.assessments {
		p.planAssessment(r)
	}
}

func (p *plan) planActor(r *actorRecord) {
	if first := p.byFile[r.file]; first != nil {
		p.c.refuse(r.at, "id", "id.twice", "Line %d of %s has this id already. Give each actor an id of its own.", first.at.Line, first.at.File)
		return
	}
	p.byFile[r.file] = r
	there := p.w.actors[r.ref]
	if there == nil {
		holders := p.w.holders(r)
		if len(holders) > 1 {
			r.refused = true
			p.c.refuse(r.at, "id", "id.ambiguous", "%d actors of the area hold the identifier %s %s. Take it from all but one of them.", len(holders), r.scheme, r.ref)
			return
		}
		if len(holders) == 1 {
			there = holders[0]
		}
	}
	if there == nil {
		p.addActor(r)
		return
	}
	r.id = there.ID
	if r.kindAssumed && there.Kind.Person() || r.fields.Kind == "" {
		r.fields.Kind = there.Kind
	}
	if r.fields.Kind != there.Kind && (!p.overwrite || !r.fields.Kind.Person() || !there.Kind.Person()) {
		p.c.refuse(r.at, "kind", "kind.differs", "On the map this is of kind %s, not %s. Change it on the map, where its links can be looked at, or mend the file.", there.Kind, r.fields.Kind)
		return
	}
	p.steps = append(p.steps, &step{at: r.at, noun: nounActors, actor: r, version: there.Version, edits: func(untouched bool) []graph.Edit {
		return changeActor(r, there, untouched)
	}})
}

func (p *plan) addActor(r *actorRecord) {
	switch {
	case graph.IsID(graph.ActorPrefix, r.ref) && p.w.others[r.ref] == nil:
		r.id = r.ref
	default:
		r.keepRef()
		if graph.IsID(graph.ActorPrefix, r.ref) {
			p.keptAs++
		}
	}
	p.steps = append(p.steps, &step{at: r.at, noun: nounActors, actor: r, edits: func(bool) []graph.Edit {
		add := r.fields
		add.ID, add.Area = &r.id, p.area.Slug
		return []graph.Edit{add}
	}})
}

// keepRef gives the actor an id of its own and keeps the file's as an identifier.
func (r *actorRecord) keepRef() {
	r.id = graph.NewID(graph.ActorPrefix)
	kept := graph.ExternalIdentifier{Scheme: r.scheme, Value: r.ref}
	if !slices.Contains(r.fields.Identifiers, kept) {
		r.fields.Identifiers = append([]graph.ExternalIdentifier{kept}, r.fields.Identifiers...)
	}
}

func given[T comparable](v T) graph.Patch[T] {
	var none T
	return graph.Patch[T]{Set: v != none, Value: v}
}

func givenList[T any](v []T) graph.Patch[[]T] { return graph.Patch[[]T]{Set: len(v) > 0, Value: v} }

// changeActor changes what the file fills. Identifiers are added to those that the map has; other lists take their place.
func changeActor(r *actorRecord, there *graph.Actor, untouched bool) []graph.Edit {
	f := r.fields
	e := graph.ChangeActor{
		ID: there.ID, ExpectedVersion: there.Version, Untouched: untouched, Name: given(f.Name), NameLanguage: given(f.NameLanguage),
		OtherNames: givenList(f.OtherNames), Summary: given(f.Summary), Source: given(f.Source), Languages: givenList(f.Languages),
		Tags: givenList(f.Tags), Visibility: given(f.Visibility), JobTitle: given(f.JobTitle), ContactDetails: givenList(f.ContactDetails),
		NoIntermediary: graph.Patch[bool]{Set: r.saysIntermediary, Value: f.NoIntermediary}, Classification: given(f.Classification), Website: given(f.Website),
	}
	all := slices.Clone(there.Identifiers)
	for _, i := range f.Identifiers {
		i = graph.ExternalIdentifier{Scheme: normal(i.Scheme), Value: normal(i.Value)}
		if !slices.Contains(all, i) {
			all = append(all, i)
		}
	}
	e.Identifiers = graph.Patch[[]graph.ExternalIdentifier]{Set: len(all) > len(there.Identifiers), Value: all}
	if f.Kind == there.Kind {
		return []graph.Edit{e}
	}
	e.ExpectedVersion++
	return []graph.Edit{graph.ChangeActorKind{ID: there.ID, ExpectedVersion: there.Version, Kind: f.Kind}, e}
}

func (p *plan) planIssue(r *issueRecord) {
	keys := []string{r.ref, normal(r.fields.Title)}
	for _, key := range keys {
		if first := p.issues[key]; first != nil && key != "" && (key == r.ref || !graph.IsID(graph.IssuePrefix, r.ref)) {
			p.c.refuse(r.at, "id", "id.twice", "Line %d of %s has this issue already. Give each issue a title or an id of its own.", first.at.Line, first.at.File)
			return
		}
	}
	for _, key := range keys {
		if key != "" && p.issues[key] == nil {
			p.issues[key] = r
		}
	}
	ours := graph.IsID(graph.IssuePrefix, r.ref)
	there := p.w.issues[r.ref]
	if there == nil && !ours {
		there = p.w.issue("", r.fields.Title)
	}
	if there != nil {
		r.id = there.ID
		p.steps = append(p.steps, &step{at: r.at, noun: nounIssues, issue: r, version: there.Version, edits: func(untouched bool) []graph.Edit {
			f := r.fields
			return []graph.Edit{graph.ChangeIssue{
				ID: there.ID, ExpectedVersion: there.Version, Untouched: untouched, Title: given(f.Title), Description: given(f.Description),
				Status: given(f.Status), Visibility: given(f.Visibility),
			}}
		}})
		return
	}
	r.id = r.ref
	if !ours || p.w.others[r.ref] != nil {
		r.id = graph.NewID(graph.IssuePrefix)
	}
	p.steps = append(p.steps, &step{at: r.at, noun: nounIssues, issue: r, edits: func(bool) []graph.Edit {
		add := r.fields
		add.ID, add.Area = &r.id, p.area.Slug
		return []graph.Edit{add}
	}})
}
