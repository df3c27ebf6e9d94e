package sqlite

import (
	"context"
	"strings"

	"github.com/allymap/allymap/graph"
)

const actorsByIDSQL = `
SELECT group_concat(a.card, char(30))
FROM json_each(?2) o
CROSS JOIN actor a ON a.id = o.value AND substr(?1, a.audience, 1) = x'01'`

// One actor is what is asked for most: it needs no list to be read, a fifth of the time.
const actorByIDSQL = `
SELECT a.card
FROM actor a
WHERE a.id = ?2 AND substr(?1, a.audience, 1) = x'01'`

const linksByIDSQL = `
SELECT group_concat(l.card || char(31) || a.card || char(31) || b.card, char(30))
FROM json_each(?2) o
CROSS JOIN trace t ON t.id = o.value
CROSS JOIN link l ON l.no = t.no
CROSS JOIN actor a ON a.no = l.from_no
CROSS JOIN actor b ON b.no = l.to_no
WHERE substr(?1, l.audience, 1) = x'01' AND substr(?1, l.from_audience, 1) = x'01' AND substr(?1, l.to_audience, 1) = x'01'`

const issuesByIDSQL = `
SELECT i.id, i.area, i.title, i.description, i.status, i.visibility, i.version, i.created_at, i.updated_at, i.created_by
FROM json_each(?2) o
CROSS JOIN trace t ON t.id = o.value
CROSS JOIN issue i ON i.no = t.no
WHERE substr(?1, i.audience, 1) = x'01'`

const assessmentsByIDSQL = `
SELECT s.id, s.actor_id, s.issue_id, s.area, s.speaks_of, s.support, s.influence, s.roles, s.note, s.visibility, s.version, s.created_at,
  s.created_by, s.date_key
FROM json_each(?2) o
CROSS JOIN trace t ON t.id = o.value
CROSS JOIN assessment s ON s.no = t.no
CROSS JOIN trace a ON a.no = s.actor
WHERE substr(?1, s.audience, 1) = x'01' AND substr(?1, s.issue_audience, 1) = x'01' AND substr(?1, a.audience, 1) = x'01'`

const meetingsByIDSQL = `
SELECT group_concat(m.card, char(30))
FROM json_each(?2) o
CROSS JOIN trace t ON t.id = o.value
CROSS JOIN meeting m ON m.no = t.no
WHERE substr(?1, m.audience, 1) = x'01'
  AND NOT EXISTS (SELECT 1 FROM attendance x WHERE x.meeting = m.no AND substr(?1, x.audience, 1) <> x'01')`

// Nodes asks for each kind of record that an id is of, and only for those.
func (s *Store) Nodes(ctx context.Context, scope graph.Scope, ids []string) (graph.Records, error) {
	out := graph.Records{Actors: []*graph.Actor{}, Links: []*graph.Link{}, Issues: []*graph.Issue{}, Assessments: []*graph.Assessment{}, Changes: []*graph.Change{}}
	kinds := sortOut(ids)
	var err error
	if of := kinds[graph.ActorPrefix]; len(of) == 1 {
		if out.Actors, err = askCards(ctx, s, scope, actorByIDSQL, actor, of[0]); err != nil {
			return graph.Records{}, err
		}
	} else if of != nil {
		if out.Actors, err = askCards(ctx, s, scope, actorsByIDSQL, actor, array(of)); err != nil {
			return graph.Records{}, err
		}
	}
	if of := kinds[graph.LinkPrefix]; of != nil {
		if out.Links, err = askCards(ctx, s, scope, linksByIDSQL, linkWithEnds, array(of)); err != nil {
			return graph.Records{}, err
		}
	}
	if of := kinds[graph.IssuePrefix]; of != nil {
		if out.Issues, err = ask(ctx, s, scope, issuesByIDSQL, issues, array(of)); err != nil {
			return graph.Records{}, err
		}
	}
	if of := kinds[graph.AssessmentPrefix]; of != nil {
		if out.Assessments, err = ask(ctx, s, scope, assessmentsByIDSQL, assessments, array(of)); err != nil {
			return graph.Records{}, err
		}
	}
	if of := kinds[graph.MeetingPrefix]; of != nil {
		if out.Meetings, err = askCards(ctx, s, scope, meetingsByIDSQL, meeting, array(of)); err != nil {
			return graph.Records{}, err
		}
	}
	if of := kinds[graph.ChangePrefix]; of != nil {
		if out.Changes, err = s.changesByID(ctx, scope, of); err != nil {
			return graph.Records{}, err
		}
	}
	return out, nil
}

// sortOut puts ids under their prefixes, each once.
func sortOut(ids []string) map[string][]string {
	out := make(map[string][]string, 1)
	if len(ids) == 1 {
		if prefix, _, ok := strings.Cut(ids[0], "_"); ok {
			out[prefix+"_"] = ids
		}
		return out
	}
	known := make(map[string]bool, len(ids))
	for _, id := range ids {
		if prefix, _, ok := strings.Cut(id, "_"); ok && !known[id] {
			known[id] = true
			out[prefix+"_"] = append(out[prefix+"_"], id)
		}
	}
	return out
}

// linkWithEnds reads the cards of a link and of both its ends.
func linkWithEnds(c *card) *graph.Link {
	l := link(c)
	l.From, l.To = actor(c), actor(c)
	return l
}
