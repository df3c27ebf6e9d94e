package exchange

import (
	"cmp"
	"slices"
	"strings"

	"github.com/allymap/allymap/graph"
)

// open are the steps that have something to do, as far as is known by now.
func (p *plan) open() []*step {
	var out []*step
	for _, s := range p.steps {
		if s.done != refused && s.done != unchanged {
			out = append(out, s)
		}
	}
	return out
}

// run has the edits of the steps carried out, or rehearsed, and notes what came of each step.
func (p *plan) run(steps []*step, untouched bool, do func([]graph.Edit) ([]graph.Outcome, error)) error {
	var edits []graph.Edit
	var ran []*step
	var ends []int // where the edits of each step end
	for _, s := range steps {
		if s.hangsOnRefused() {
			continue
		}
		edits = append(edits, s.edits(untouched)...)
		ran, ends = append(ran, s), append(ends, len(edits))
	}
	if len(edits) == 0 {
		return nil
	}
	outs, err := do(edits)
	if err != nil {
		return err
	}
	begin := 0
	for i, s := range ran {
		s.settle(outs[begin:ends[i]])
		begin = ends[i]
	}
	return nil
}

// hangsOnRefused refuses a step whose actor or issue was refused, in words that name it as the file does.
func (s *step) hangsOnRefused() bool {
	for _, e := range s.ends {
		if e.record != nil && e.record.refused {
			s.refuse(Refusal{Column: e.column, Reason: "actor.unknown", Message: "The actor " + clip(e.ref) + " was refused (" + e.record.at.place() + ")."})
			return true
		}
	}
	if s.on != nil && s.on.refused {
		s.refuse(Refusal{Column: "issue", Reason: "issue.unknown", Message: "The issue was refused (" + s.on.at.place() + ")."})
		return true
	}
	return false
}

func (s *step) refuse(r Refusal) {
	r.Origin = s.at
	s.done, s.refusal = refused, append(s.refusal, r)
	if s.actor != nil {
		s.actor.refused = true
	}
	if s.issue != nil {
		s.issue.refused = true
	}
}

// settle notes what came of a step's edits.
func (s *step) settle(outs []graph.Outcome) {
	for _, o := range outs {
		for _, e := range o.Refused {
			s.refuse(Refusal{Column: strings.Join(e.Field, "."), Reason: e.Reason, Message: e.Message})
		}
	}
	switch last := outs[len(outs)-1]; {
	case s.done == refused:
		// An actor that is there stays there, whatever is refused of it: what hangs on it goes on.
		if s.actor != nil && s.version > 0 {
			s.actor.refused = false
		}
		if s.issue != nil && s.version > 0 {
			s.issue.refused = false
		}
		s.hangsOnRefusedInstead()
		// A field that was refused counts as absent, and without it a link may look like another one.
		if len(s.refusal) > 1 {
			s.refusal = slices.DeleteFunc(s.refusal, func(r Refusal) bool { return r.Reason == "link.duplicate" })
		}
	case s.version == 0:
		s.done = created
	case versionOf(last) == s.version:
		s.done = unchanged
	default:
		s.done = changed
	}
}

// hangsOnRefusedInstead words the refusal anew where the cause is that an end was refused in the same run: the map only
// knows that there is no such id, and the id was made here.
func (s *step) hangsOnRefusedInstead() {
	was := s.refusal
	s.refusal = nil
	if !s.hangsOnRefused() {
		s.refusal = was
	}
}

func versionOf(o graph.Outcome) int {
	switch {
	case o.Actor != nil:
		return o.Actor.Version
	case o.Link != nil:
		return o.Link.Version
	case o.Issue != nil:
		return o.Issue.Version
	case o.Meeting != nil:
		return o.Meeting.Version
	}
	return 0
}

// takenReason is the rule that an id is given once.
const takenReason = "id.taken"

// nameAnew gives those actors an id of their own whose id in the file was somebody's once, and says whether there are any.
// It is asked only where the caller wants to overwrite what people did, taking a record off the map included.
func (p *plan) nameAnew() bool {
	some := false
	for _, s := range p.steps {
		if s.actor == nil || !s.idTaken() {
			continue
		}
		s.actor.keepRef()
		p.keptAs++
		s.done, s.refusal, s.actor.refused, some = pending, nil, false, true
	}
	if !some {
		return false
	}
	for _, s := range p.steps {
		if len(s.ends) > 0 && s.done == refused {
			s.done, s.refusal = pending, nil
		}
	}
	return true
}

func (s *step) idTaken() bool {
	return s.done == refused && len(s.refusal) == 1 && s.refusal[0].Reason == takenReason
}

// report gathers what came of everything.
func (l *load) report() *Report {
	p := l.plan
	r := &Report{Area: l.area.Slug, AreaMade: l.made, DryRun: l.o.DryRun, Tally: map[string]Tally{}, Waiting: p.waiting, NotTaken: l.c.counts(), Notes: l.c.notes}
	tallies := map[noun]*Tally{}
	for _, n := range nouns {
		tallies[n] = &Tally{Unchanged: p.unchanged[n]}
	}
	for _, s := range p.steps {
		t := tallies[s.noun]
		switch s.done {
		case created:
			t.Created++
		case changed:
			t.Changed++
		case unchanged:
			t.Unchanged++
		case refused, pending:
			r.Refused = append(r.Refused, s.worded()...)
		}
	}
	r.Refused = append(r.Refused, l.c.refused...)
	slices.SortStableFunc(r.Refused, func(a, b Refusal) int {
		return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
	for _, n := range nouns {
		r.Tally[string(n)] = *tallies[n]
	}
	if p.keptAs > 0 {
		r.Notes = append(r.Notes, "Some ids of our own form are another record's: those actors have new ids, and keep the file's as an identifier.")
	}
	return r
}

// worded are the refusals of the step in words that fit a file.
func (s *step) worded() []Refusal {
	for i := range s.refusal {
		if s.refusal[i].Reason == takenReason {
			s.refusal[i].Message = "This id was another record's: one that was removed from the map, or one that this command does not see. With -overwrite an actor comes back under a new id."
		}
	}
	return s.refusal
}
