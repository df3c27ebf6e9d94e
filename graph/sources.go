package graph

import (
	"context"
	"slices"
	"time"
)

// Bounds of sources.
const (
	maxSources = 100
	sourcesLog = 100 // changes that are looked through for one answer
)

// Sources are who said something, when, and how they know: of an actor what was said of it, its links, its
// assessments and its meetings, what was said last first.
type Sources struct {
	Assertions  []*Assertion
	Truncated   bool // there is more, or there are more changes than are looked through
	ChangesSeen int  // how many were looked through
}

// Assertion is one record as somebody told it.
type Assertion struct {
	Record    Node
	ByID      *string // account; nil: imported
	At        time.Time
	Basis     *Basis // nil: nobody asked, or a record that has none
	Source    *string
	Revisions []*Revision // what was said of it since, oldest first
}

// Revision is one later change of a record.
type Revision struct {
	Change string // id
	At     time.Time
	ByID   *string // account; nil: an operator's command
	Kind   ChangeKind

	record *RecordChange
}

// AreaID is the area of the record: who may write there may read all fields.
func (r *Revision) AreaID() string { return r.record.AreaID }

// FieldChanges are the fields that it touched; contacts says whether the asker may read contact details.
func (r *Revision) FieldChanges(contacts bool) []*FieldChange { return r.record.Fields(contacts) }

// Sources says who told an actor, a link, an assessment or a meeting. What was removed since was said no more. NOT_FOUND where the
// scope does not see the record.
func (m *Map) Sources(ctx context.Context, scope Scope, of string, first int) (*Sources, error) {
	if err := firstOf(first, maxSources); err != nil {
		return nil, err
	}
	for _, prefix := range []string{AreaPrefix, AccountPrefix, IssuePrefix, ChangePrefix} {
		if IsID(prefix, of) {
			return nil, invalid("sources.kind", "of", "%s is no actor, link, assessment or meeting. Name one of these.", of)
		}
	}
	found, err := m.NodesByID(ctx, scope, []string{of})
	if err != nil {
		return nil, err
	}
	if found[of] == nil {
		return nil, absent("record", "of", of)
	}
	log, err := m.store.Past(ctx, scope, of, sourcesLog+1)
	if err != nil {
		return nil, err
	}
	out := &Sources{Assertions: []*Assertion{}, Truncated: len(log) > sourcesLog}
	log = log[:min(len(log), sourcesLog)]
	out.ChangesSeen = len(log)
	ids := saidOf(log)
	if len(ids) > first {
		ids, out.Truncated = ids[:first], true
	}
	nodes, err := m.NodesByID(ctx, scope, ids)
	if err != nil {
		return nil, err
	}
	for _, id := range ids {
		if a := assertionOf(nodes[id]); a != nil {
			a.Revisions = revisionsOf(log, id)
			out.Assertions = append(out.Assertions, a)
		}
	}
	return out, nil
}

// saidOf are the records of a log, the newest change first, without those that are gone: what was said last first.
func saidOf(log []*Change) []string {
	var out []string
	seen := map[string]bool{}
	for _, c := range log {
		for _, r := range slices.Backward(c.Records) {
			if !seen[r.RecordID] && r.Kind != Removed {
				out = append(out, r.RecordID)
			}
			seen[r.RecordID] = true
		}
	}
	return out
}

// assertionOf is what the record says of where it comes from; nil for none, which went away in the meantime.
func assertionOf(n Node) *Assertion {
	switch r := n.(type) {
	case Kinded:
		a := r.Self()
		return &Assertion{Record: n, ByID: a.CreatedBy, At: a.CreatedAt, Source: a.Source}
	case *Link:
		return &Assertion{Record: n, ByID: r.CreatedBy, At: r.CreatedAt, Basis: r.Basis, Source: r.Source}
	case *Assessment:
		return &Assertion{Record: n, ByID: r.CreatedBy, At: r.CreatedAt}
	case *Meeting:
		return &Assertion{Record: n, ByID: r.CreatedBy, At: r.CreatedAt}
	}
	return nil
}

// revisionsOf is what a log, the newest change first, says of a record after it was added.
func revisionsOf(log []*Change, id string) []*Revision {
	out := []*Revision{}
	for _, c := range slices.Backward(log) {
		for _, r := range c.Records {
			if r.RecordID == id && (r.Kind != Added || len(out) > 0) {
				out = append(out, &Revision{Change: c.ID, At: c.At, ByID: c.ByID, Kind: r.Kind, record: r})
			}
		}
	}
	return out
}
