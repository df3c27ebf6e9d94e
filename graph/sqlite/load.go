package sqlite

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/allymap/allymap/graph"
)

const loadTracesSQL = `
SELECT t.id, t.present, c.id
FROM json_each(?1) o
CROSS JOIN trace t ON t.id = o.value
LEFT JOIN change c ON c.no = t.last_change`

const loadActorsSQL = `
SELECT group_concat(a.card, char(30))
FROM json_each(?1) o
CROSS JOIN actor a ON a.id = o.value`

const loadLinksSQL = `
SELECT group_concat(l.card, char(30))
FROM json_each(?1) o
CROSS JOIN trace t ON t.id = o.value
CROSS JOIN link l ON l.no = t.no`

const loadIssuesSQL = `
SELECT i.id, i.area, i.title, i.description, i.status, i.visibility, i.version, i.created_at, i.updated_at, i.created_by
FROM json_each(?1) o
CROSS JOIN trace t ON t.id = o.value
CROSS JOIN issue i ON i.no = t.no`

const loadAssessmentsSQL = `
SELECT s.id, s.actor_id, s.issue_id, s.area, s.speaks_of, s.support, s.influence, s.roles, s.note, s.visibility, s.version, s.created_at,
  s.created_by, s.date_key
FROM json_each(?1) o
CROSS JOIN trace t ON t.id = o.value
CROSS JOIN assessment s ON s.no = t.no`

const loadMeetingsSQL = `
SELECT group_concat(m.card, char(30))
FROM json_each(?1) o
CROSS JOIN trace t ON t.id = o.value
CROSS JOIN meeting m ON m.no = t.no`

const loadChangesSQL = `
SELECT c.no, n.no, c.id, c.at, c.by, c.undoes, t.id, n.kind, n.before, n.after, r.id, r1.id, r2.id, (
  SELECT group_concat(r3.id)
  FROM trace_end x CROSS JOIN trace e ON e.no = x.other CROSS JOIN area r3 ON r3.no = e.area
  WHERE x.record = t.no
)
FROM json_each(?1) o
CROSS JOIN change c ON c.id = o.value
CROSS JOIN entry n ON n.no BETWEEN c.first_entry AND c.last_entry
CROSS JOIN trace t ON t.no = n.record
LEFT JOIN trace t1 ON t1.no = t.end1
LEFT JOIN trace t2 ON t2.no = t.end2
LEFT JOIN area r ON r.no = t.area
LEFT JOIN area r1 ON r1.no = t1.area
LEFT JOIN area r2 ON r2.no = t2.area`

type trace struct {
	id   string
	left graph.Trace
}

func traces() row[trace] {
	var id string
	var present number
	var last maybe
	return row[trace]{[]any{&id, &present, &last}, func() (trace, error) {
		t := trace{id, graph.Trace{Exists: present > 0}}
		if last.value != nil {
			t.left.LastChange = *last.value
		}
		return t, nil
	}}
}

// Load asks for each kind of record that an id is of, and for the traces of all.
func (t *tx) Load(ctx context.Context, ids []string) (graph.Records, error) {
	out := graph.Records{Traces: map[string]graph.Trace{}}
	if len(ids) == 0 {
		return out, nil
	}
	left, err := list(ctx, t, loadTracesSQL, traces, array(ids))
	if err != nil {
		return graph.Records{}, err
	}
	for _, l := range left {
		out.Traces[l.id] = l.left
	}
	kinds := sortOut(ids)
	if of := kinds[graph.ActorPrefix]; of != nil {
		if out.Actors, err = cards(ctx, t, loadActorsSQL, actor, array(of)); err != nil {
			return graph.Records{}, err
		}
	}
	if of := kinds[graph.LinkPrefix]; of != nil {
		if out.Links, err = cards(ctx, t, loadLinksSQL, link, array(of)); err != nil {
			return graph.Records{}, err
		}
	}
	if of := kinds[graph.IssuePrefix]; of != nil {
		if out.Issues, err = list(ctx, t, loadIssuesSQL, issues, array(of)); err != nil {
			return graph.Records{}, err
		}
	}
	if of := kinds[graph.AssessmentPrefix]; of != nil {
		if out.Assessments, err = list(ctx, t, loadAssessmentsSQL, assessments, array(of)); err != nil {
			return graph.Records{}, err
		}
	}
	if of := kinds[graph.MeetingPrefix]; of != nil {
		if out.Meetings, err = cards(ctx, t, loadMeetingsSQL, meeting, array(of)); err != nil {
			return graph.Records{}, err
		}
	}
	if of := kinds[graph.ChangePrefix]; of != nil {
		entries, err := list(ctx, t, loadChangesSQL, loggedEntries, array(of))
		if err != nil {
			return graph.Records{}, err
		}
		for _, c := range assemble(entries) {
			out.Changes = append(out.Changes, c)
		}
	}
	return out, nil
}

const attachedLinksSQL = `
SELECT group_concat(l.card, char(30))
FROM json_each(?1) o
CROSS JOIN actor a ON a.id = o.value
CROSS JOIN tie e ON e.actor = a.no
CROSS JOIN link l ON l.no = e.link`

const attachedAssessmentsSQL = `
SELECT s.id, s.actor_id, s.issue_id, s.area, s.speaks_of, s.support, s.influence, s.roles, s.note, s.visibility, s.version, s.created_at,
  s.created_by, s.date_key
FROM json_each(?1) o
CROSS JOIN trace t ON t.id = o.value
CROSS JOIN assessment s ON s.no IN (
  SELECT p.no FROM assessment p WHERE p.actor = t.no
  UNION ALL
  SELECT p.no FROM assessment p WHERE p.issue = t.no
)`

const attachedMeetingsSQL = `
SELECT group_concat(m.card, char(30))
FROM json_each(?1) o
CROSS JOIN trace t ON t.id = o.value
CROSS JOIN attendance p ON p.actor = t.no
CROSS JOIN meeting m ON m.no = p.meeting`

// Attached reads each actor's ties and meetings, and the assessments from either side.
func (t *tx) Attached(ctx context.Context, ids []string) (graph.Records, error) {
	if len(ids) == 0 {
		return graph.Records{}, nil
	}
	hanging, err := cards(ctx, t, attachedLinksSQL, link, array(ids))
	if err != nil {
		return graph.Records{}, err
	}
	found, err := list(ctx, t, attachedAssessmentsSQL, keyedAssessments, array(ids))
	if err != nil {
		return graph.Records{}, err
	}
	found = slices.CompactFunc(inOrder(found, graph.Range{Limit: len(found)}), func(a, b grouped[*graph.Assessment]) bool { return a.record.ID == b.record.ID })
	meetings, err := cards(ctx, t, attachedMeetingsSQL, meeting, array(ids))
	if err != nil {
		return graph.Records{}, err
	}
	return graph.Records{Links: byID(hanging), Assessments: records(found), Meetings: byID(meetings)}, nil
}

const twinsSQL = `
SELECT group_concat(l.card, char(30))
FROM json_each(?1) o
CROSS JOIN trace f ON f.id = o.value ->> 'from'
CROSS JOIN trace t ON t.id = o.value ->> 'to'
CROSS JOIN link l ON l.from_no = f.no AND l.to_no = t.no AND l.type = o.value ->> 'type'
WHERE coalesce(l.since, '') = o.value ->> 'since'`

// twin is a tie as Twins looks for it, in one of its ways round.
type twin struct {
	Type  graph.LinkType `json:"type"`
	From  string         `json:"from"`
	To    string         `json:"to"`
	Since string         `json:"since"` // empty: none
}

// Twins looks for a link of a symmetric type both ways round.
func (t *tx) Twins(ctx context.Context, of []*graph.Link) ([]*graph.Link, error) {
	ties := make([]twin, 0, len(of))
	for _, l := range of {
		w := twin{Type: l.Type, From: l.FromID, To: l.ToID}
		if l.Since != nil {
			w.Since = string(*l.Since)
		}
		ties = append(ties, w)
		if l.Type.Symmetric() {
			w.From, w.To = w.To, w.From
			ties = append(ties, w)
		}
	}
	raw, err := json.Marshal(ties)
	if err != nil {
		return nil, fmt.Errorf("sqlite: %w", err)
	}
	found, err := cards(ctx, t, twinsSQL, link, string(raw))
	return byID(found), err
}
