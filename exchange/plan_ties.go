package exchange

import (
	"slices"

	"github.com/allymap/allymap/graph"
)

// find gives an end its actor: one of the files, else one of the map by our id, else one of the area by its identifier.
// It says why where there is none; waiting is whether the file says that the end is in another area.
func (p *plan) find(e *end, scheme string) (refusal *Refusal, waiting bool) {
	if e.ref == "" {
		return &Refusal{Column: e.column, Reason: "actor.unknown", Message: "This cell is empty. It names an actor, by its id."}, false
	}
	if r := p.byFile[e.file]; r != nil {
		e.record, e.id = r, r.id
		return nil, false
	}
	if a := p.w.actor(e.ref); a != nil {
		e.id = a.ID
		return nil, false
	}
	held := p.w.byIdentifier[graph.ExternalIdentifier{Scheme: normal(scheme), Value: normal(e.ref)}]
	if len(held) == 1 {
		e.id = held[0].ID
		return nil, false
	}
	waiting = e.area != "" && e.area != p.area.Slug && graph.IsID(graph.ActorPrefix, e.ref)
	return &Refusal{Column: e.column, Reason: "actor.unknown", Message: "No actor has the id " + clip(e.ref) + ": neither in these files nor on the map."}, waiting
}

// findEnds finds all ends of a record; where one is missing, it says so and gives false.
func (p *plan) findEnds(at Origin, scheme string, ends ...*end) bool {
	for _, e := range ends {
		refusal, waiting := p.find(e, scheme)
		if refusal == nil {
			continue
		}
		refusal.Origin = at
		if waiting {
			refusal.Message = "Its other end is in the area " + clip(e.area) + ", and not on this map yet. Import that area, then this file again."
			p.waiting = append(p.waiting, *refusal)
		} else {
			p.c.refused = append(p.c.refused, *refusal)
		}
		return false
	}
	return true
}

func (p *plan) planLink(r *linkRecord) {
	if !p.findEnds(r.at, p.c.scheme, &r.from, &r.to) {
		return
	}
	if !p.inArea(r.from) && !p.inArea(r.to) {
		p.c.refuse(r.at, "from", "area.other", "Neither end of this link is in %s. Import it with an area of one of its ends.", p.area.Name)
		return
	}
	there := p.w.link(r)
	if there == nil {
		id := r.ref
		if !graph.IsID(graph.LinkPrefix, id) || p.w.others[id] != nil {
			id = graph.NewID(graph.LinkPrefix)
		}
		p.steps = append(p.steps, &step{at: r.at, noun: nounLinks, ends: []end{r.from, r.to}, edits: func(bool) []graph.Edit {
			add := r.fields
			add.ID, add.From, add.To = &id, r.from.now(), r.to.now()
			return []graph.Edit{add}
		}})
		return
	}
	if tieOf(there.Type, there.FromID, there.ToID) != tieOf(r.fields.Type, r.from.id, r.to.id) {
		p.c.refuse(r.at, "id", "link.fixed", "On the map this link is another one: its type and ends stay as they are. Remove it there and give this one no id.")
		return
	}
	p.steps = append(p.steps, &step{at: r.at, noun: nounLinks, version: there.Version, ends: []end{r.from, r.to}, edits: func(untouched bool) []graph.Edit {
		f := r.fields
		return []graph.Edit{graph.ChangeLink{
			ID: there.ID, ExpectedVersion: there.Version, Untouched: untouched, Strength: given(f.Strength), Mutual: given(f.Mutual),
			Role: given(f.Role), Since: given(f.Since), Until: given(f.Until), Basis: given(f.Basis), Source: given(f.Source),
			Note: given(f.Note), Visibility: given(f.Visibility),
		}}
	}})
}

// now is the end's id as it is by now.
func (e end) now() string {
	if e.record != nil {
		return e.record.id
	}
	return e.id
}

// inArea says whether the end is in the area that is imported.
func (p *plan) inArea(e end) bool { return e.record != nil || p.w.actors[e.id] != nil }

func (p *plan) planAssessment(r *assessmentRecord) {
	if !p.findEnds(r.at, p.c.scheme, &r.actor) {
		return
	}
	s := &step{at: r.at, noun: nounAssessments, ends: []end{r.actor}}
	issueID := ""
	if i := p.issues[r.issue]; i != nil {
		s.on, issueID = i, i.id
	} else if i := p.issues[normal(r.issue)]; i != nil {
		s.on, issueID = i, i.id
	} else if i := p.w.issue(r.issue, r.issue); i != nil {
		issueID = i.ID
	}
	if issueID == "" {
		p.c.refuse(r.at, "issue", "issue.unknown", "There is no issue %q of this area, neither in these files nor on the map. Name it by its id or by its title.", clip(r.issue))
		return
	}
	if there, ok := p.w.others[r.ref].(*graph.Assessment); ok {
		if there.ActorID == r.actor.id && there.IssueID == issueID && r.says(there) {
			p.unchanged[nounAssessments]++
			return
		}
		p.c.refuse(r.at, "id", "assessment.fixed", "This assessment is on the map already, with other content. Assessments are only ever added: give the new one no id.")
		return
	}
	ours := graph.IsID(graph.AssessmentPrefix, r.ref)
	if !ours && slices.ContainsFunc(p.w.assessments[r.actor.id], func(a *graph.Assessment) bool { return a.IssueID == issueID && r.says(a) }) {
		p.unchanged[nounAssessments]++
		return
	}
	id := r.ref
	if !ours || p.w.others[id] != nil {
		id = graph.NewID(graph.AssessmentPrefix)
	}
	s.edits = func(bool) []graph.Edit {
		add := r.fields
		add.ID, add.Actor, add.Issue = &id, r.actor.now(), issueID
		return []graph.Edit{add}
	}
	p.steps = append(p.steps, s)
}

// says tells whether an assessment on the map says all that the row says. A row without a date means the day on which it is
// first loaded: on a later day it says the same, not something new.
func (r *assessmentRecord) says(a *graph.Assessment) bool {
	f := r.fields
	roles := slices.Clone(f.Roles)
	slices.Sort(roles)
	return (f.On == nil || *f.On == a.On) && f.Support == a.Support &&
		(f.Influence == nil || a.Influence != nil && *f.Influence == *a.Influence) &&
		(len(roles) == 0 || slices.Equal(slices.Compact(roles), a.Roles)) &&
		(f.Note == nil || a.Note != nil && normalLines(*f.Note) == *a.Note) &&
		(f.Visibility == "" || f.Visibility == a.Visibility)
}
