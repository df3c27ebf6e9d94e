package graph

import (
	"bytes"
	"encoding/json"
	"slices"
	"time"
)

// ChangeKind is what a change did to one record.
type ChangeKind string

// What a change did.
const (
	Added   ChangeKind = "ADDED"
	Changed ChangeKind = "CHANGED"
	Removed ChangeKind = "REMOVED"
)

// Change is one mutation, or one batch of an import: every record that it touched.
type Change struct {
	ID      string
	At      time.Time
	ByID    *string // account; nil: an operator's command
	Undoes  *string // the change that this one undoes
	Records []*RecordChange

	// AreaIDs are the areas of the records and of their ends (a link's actors, an assessment's actor), sorted: where the
	// change is counted and listed. A read gives those of the records that the asker sees, a write those of all.
	AreaIDs []string
}

// NodeID is the change's id.
func (c *Change) NodeID() string { return c.ID }

// RecordCount is how many records it touched, as far as they are seen.
func (c *Change) RecordCount() int { return len(c.Records) }

// RecordsOf are the records of each of the changes, by the change's id and in their order: those that concern one record
// (itself and, of an actor, its links, assessments and meetings), or all; the first so many of them, at most 100, or all.
func RecordsOf(changes []*Change, about *string, first *int) (map[string][]*RecordChange, error) {
	if first != nil {
		if err := firstOf(*first, maxPage); err != nil {
			return nil, err
		}
	}
	out := make(map[string][]*RecordChange, len(changes))
	for _, c := range changes {
		records := c.Records
		if about != nil {
			records = slices.DeleteFunc(slices.Clone(records), func(r *RecordChange) bool { return !r.concerns(*about) })
		}
		if first != nil {
			records = records[:min(*first, len(records))]
		}
		out[c.ID] = records
	}
	return out, nil
}

func (r *RecordChange) concerns(id string) bool {
	if r.RecordID == id {
		return true
	}
	raw := r.After
	if r.Kind == Removed {
		raw = r.Before
	}
	return bytes.Contains(raw, []byte(id)) && slices.Contains(tracedOf(decode(r.RecordID, raw)).actorIDs, id)
}

// RecordChange is what a change did to one record. Before and After are the record as JSON, empty where there was none.
type RecordChange struct {
	RecordID string
	Kind     ChangeKind
	Before   []byte
	After    []byte
	AreaID   string // of the record

	// New says, to a write, that nothing of this id was ever on the map: another that writes it at the same moment must
	// end with ErrAgain.
	New bool

	// The trace that the write leaves: a record's audience, by which this and every earlier change of it is seen from now
	// on, and the records that must be seen as well: a link's two actors; an assessment's actor and issue. An area's
	// audience is PROJECT. A read leaves these two empty.
	Audience string
	EndIDs   []string
}

// FieldChange is one field that a change touched; Before and After are JSON, nil where the field was absent.
type FieldChange struct {
	Field  string
	Before *string
	After  *string
}

// fields that a person does not read as a change of the record.
var bookkeeping = []string{"id", "version", "createdAt", "updatedAt", "createdBy", "area"}

// Fields are the fields that the change touched, by name. contacts says whether the asker may read contact details.
func (r *RecordChange) Fields(contacts bool) []*FieldChange {
	before, after := fieldsOf(r.Before), fieldsOf(r.After)
	names := []string{}
	for name := range before {
		names = append(names, name)
	}
	for name := range after {
		if _, both := before[name]; !both {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	out := []*FieldChange{}
	for _, name := range names {
		b, a := before[name], after[name]
		if bytes.Equal(b, a) || slices.Contains(bookkeeping, name) || name == "contactDetails" && !contacts {
			continue
		}
		out = append(out, &FieldChange{Field: name, Before: text(b), After: text(a)})
	}
	return out
}

func fieldsOf(raw []byte) map[string]json.RawMessage {
	out := map[string]json.RawMessage{}
	if len(raw) > 0 {
		_ = json.Unmarshal(raw, &out) // written by snapshot; an unreadable one shows no fields
	}
	return out
}

func text(raw json.RawMessage) *string {
	if raw == nil {
		return nil
	}
	s := string(raw)
	return &s
}

// snapshot is a record as the change log keeps it. Nouns are plain structs, so encoding one cannot fail.
func snapshot(record Node) []byte {
	raw, _ := json.Marshal(record)
	return raw
}
