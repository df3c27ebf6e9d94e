package sqlite

import (
	"context"
	"strings"

	"github.com/allymap/allymap/graph"
)

const actorsByIDSQL = `
WITH seen (no) AS MATERIALIZED (
  SELECT u.no FROM json_each(?1) s CROSS JOIN audience u ON u.key = s.value
)
SELECT a.id, a.kind, a.name, a.name_language, a.other_names, a.identifiers, a.summary, a.source, a.languages, a.tags,
  a.area, a.visibility, a.job_title, a.contact_details, a.classification, a.website, a.version, a.created_at,
  a.updated_at, a.created_by, a.name_key
FROM json_each(?2) o
CROSS JOIN actor a ON a.id = o.value AND a.audience IN seen`

const linksByIDSQL = `
WITH seen (no) AS MATERIALIZED (
  SELECT u.no FROM json_each(?1) s CROSS JOIN audience u ON u.key = s.value
)
SELECT l.id, l.type, l.from_id, l.to_id, l.area, l.strength, l.mutual, l.role, l.since, l.until, l.basis, l.source, l.note, l.visibility,
  l.version, l.created_at, l.updated_at, l.created_by,
  a.id, a.kind, a.name, a.name_language, a.other_names, a.identifiers, a.summary, a.source, a.languages, a.tags,
  a.area, a.visibility, a.job_title, a.contact_details, a.classification, a.website, a.version, a.created_at,
  a.updated_at, a.created_by, a.name_key,
  b.id, b.kind, b.name, b.name_language, b.other_names, b.identifiers, b.summary, b.source, b.languages, b.tags,
  b.area, b.visibility, b.job_title, b.contact_details, b.classification, b.website, b.version, b.created_at,
  b.updated_at, b.created_by, b.name_key
FROM json_each(?2) o
CROSS JOIN trace t ON t.id = o.value
CROSS JOIN link l ON l.no = t.no
CROSS JOIN actor a ON a.no = l.from_no
CROSS JOIN actor b ON b.no = l.to_no
WHERE l.audience IN seen AND l.from_audience IN seen AND l.to_audience IN seen`

const issuesByIDSQL = `
WITH seen (no) AS MATERIALIZED (
  SELECT u.no FROM json_each(?1) s CROSS JOIN audience u ON u.key = s.value
)
SELECT i.id, i.area, i.title, i.description, i.status, i.visibility, i.version, i.created_at, i.updated_at, i.created_by
FROM json_each(?2) o
CROSS JOIN trace t ON t.id = o.value
CROSS JOIN issue i ON i.no = t.no
WHERE i.audience IN seen`

const assessmentsByIDSQL = `
WITH seen (no) AS MATERIALIZED (
  SELECT u.no FROM json_each(?1) s CROSS JOIN audience u ON u.key = s.value
)
SELECT s.id, s.actor_id, s.issue_id, s.area, s.speaks_of, s.support, s.influence, s.roles, s.note, s.visibility, s.version, s.created_at,
  s.created_by, s.date_key
FROM json_each(?2) o
CROSS JOIN trace t ON t.id = o.value
CROSS JOIN assessment s ON s.no = t.no
CROSS JOIN trace a ON a.no = s.actor
WHERE s.audience IN seen AND s.issue_audience IN seen AND a.audience IN seen`

// Nodes asks for each kind of record that an id is of, and only for those.
func (s *Store) Nodes(ctx context.Context, scope graph.Scope, ids []string) (graph.Records, error) {
	out := graph.Records{Actors: []*graph.Actor{}, Links: []*graph.Link{}, Issues: []*graph.Issue{}, Assessments: []*graph.Assessment{}, Changes: []*graph.Change{}}
	if nothing(scope) {
		return out, nil
	}
	seen, kinds := seenBy(scope), sortOut(ids)
	var err error
	if of := kinds[graph.ActorPrefix]; of != nil {
		if out.Actors, err = list(ctx, s.reader, actorsByIDSQL, actors, seen, array(of)); err != nil {
			return graph.Records{}, err
		}
	}
	if of := kinds[graph.LinkPrefix]; of != nil {
		if out.Links, err = list(ctx, s.reader, linksByIDSQL, linksWithEnds, seen, array(of)); err != nil {
			return graph.Records{}, err
		}
	}
	if of := kinds[graph.IssuePrefix]; of != nil {
		if out.Issues, err = list(ctx, s.reader, issuesByIDSQL, issues, seen, array(of)); err != nil {
			return graph.Records{}, err
		}
	}
	if of := kinds[graph.AssessmentPrefix]; of != nil {
		if out.Assessments, err = list(ctx, s.reader, assessmentsByIDSQL, assessments, seen, array(of)); err != nil {
			return graph.Records{}, err
		}
	}
	if of := kinds[graph.ChangePrefix]; of != nil {
		if out.Changes, err = s.changesByID(ctx, seen, of); err != nil {
			return graph.Records{}, err
		}
	}
	return out, nil
}

// sortOut puts ids under their prefixes, each once.
func sortOut(ids []string) map[string][]string {
	out := make(map[string][]string, 1)
	known := make(map[string]bool, len(ids))
	for _, id := range ids {
		if prefix, _, ok := strings.Cut(id, "_"); ok && !known[id] {
			known[id] = true
			out[prefix+"_"] = append(out[prefix+"_"], id)
		}
	}
	return out
}

// linksWithEnds takes the columns of a link and of both its ends.
func linksWithEnds() row[*graph.Link] {
	link, from, to := links(), actors(), actors()
	columns := append(append(link.columns, from.columns...), to.columns...)
	return row[*graph.Link]{columns, func() (*graph.Link, error) {
		l, err := link.take()
		if err != nil {
			return nil, err
		}
		if l.From, err = from.take(); err != nil {
			return nil, err
		}
		l.To, err = to.take()
		return l, err
	}}
}
