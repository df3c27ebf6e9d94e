package sqlite

import (
	"context"

	"github.com/allymap/allymap/graph"
)

const assessmentsSQL = `
SELECT o.value, s.id, s.actor_id, s.issue_id, s.area, s.speaks_of, s.support, s.influence, s.roles, s.note, s.visibility, s.version, s.created_at,
  s.created_by, s.date_key
FROM json_each(?2) o
CROSS JOIN actor a ON a.id = o.value AND substr(?1, a.audience, 1) = x'01'
CROSS JOIN assessment s ON s.no IN (
  SELECT p.no
  FROM assessment p
  WHERE p.actor = a.no AND p.date_key > ?3 AND p.date_key < ?4 AND substr(?1, p.audience, 1) = x'01' AND substr(?1, p.issue_audience, 1) = x'01'
    AND (?5 = '' OR p.issue = (SELECT t.no FROM trace t WHERE t.id = ?5))
  ORDER BY p.date_key
  LIMIT ?6 + 0
)`

const assessmentsDownSQL = `
SELECT o.value, s.id, s.actor_id, s.issue_id, s.area, s.speaks_of, s.support, s.influence, s.roles, s.note, s.visibility, s.version, s.created_at,
  s.created_by, s.date_key
FROM json_each(?2) o
CROSS JOIN actor a ON a.id = o.value AND substr(?1, a.audience, 1) = x'01'
CROSS JOIN assessment s ON s.no IN (
  SELECT p.no
  FROM assessment p
  WHERE p.actor = a.no AND p.date_key > ?3 AND p.date_key < ?4 AND substr(?1, p.audience, 1) = x'01' AND substr(?1, p.issue_audience, 1) = x'01'
    AND (?5 = '' OR p.issue = (SELECT t.no FROM trace t WHERE t.id = ?5))
  ORDER BY p.date_key DESC
  LIMIT ?6 + 0
)`

// Assessments takes a page of each actor's own, or all of an issue.
func (s *Store) Assessments(ctx context.Context, scope graph.Scope, f graph.AssessmentFilter, r graph.Range) (map[string][]*graph.Assessment, error) {
	if f.OfIssue != "" {
		return s.standing(ctx, scope, f.OfIssue, r.Limit)
	}
	statement := assessmentsSQL
	if r.Descending {
		statement = assessmentsDownSQL
	}
	above, below := ends(r)
	found, err := ask(ctx, s, scope, statement, func() row[grouped[*graph.Assessment]] { return parented(keyedAssessments()) },
		array(f.Of), above, below, f.IssueID, int64(r.Limit))
	return byParent(found, r), err
}

// parented puts the parent's id before the columns of a record.
func parented[T any](inner row[grouped[T]]) row[grouped[T]] {
	var parent string
	return row[grouped[T]]{append([]any{&parent}, inner.columns...), func() (grouped[T], error) {
		g, err := inner.take()
		g.parent = parent
		return g, err
	}}
}

// byParent puts what a range gave under its parents, in order.
func byParent[T any](found []grouped[T], r graph.Range) map[string][]T {
	parts := map[string][]grouped[T]{}
	for _, g := range found {
		parts[g.parent] = append(parts[g.parent], g)
	}
	out := make(map[string][]T, len(parts))
	for parent, part := range parts {
		out[parent] = records(inOrder(part, r))
	}
	return out
}

// assessments takes the columns of an assessment, from id to date_key.
func assessments() row[*graph.Assessment] {
	keyed := keyedAssessments()
	return row[*graph.Assessment]{keyed.columns, func() (*graph.Assessment, error) {
		g, err := keyed.take()
		return g.record, err
	}}
}

// keyedAssessments takes the columns of an assessment, with its key.
func keyedAssessments() row[grouped[*graph.Assessment]] {
	var a graph.Assessment
	var key string
	var influence maybeCount
	var roles, note, createdBy maybe
	var version, created number
	return row[grouped[*graph.Assessment]]{
		[]any{
			&a.ID, &a.ActorID, &a.IssueID, &a.AreaID, (*string)(&a.On), (*string)(&a.Support), &influence, &roles, &note,
			(*string)(&a.Visibility), &version, &created, &createdBy, &key,
		},
		func() (grouped[*graph.Assessment], error) {
			out := a
			out.Influence, out.Note, out.CreatedBy = influence.value, note.value, createdBy.value
			out.Version, out.CreatedAt = int(version), created.time()
			var err error
			out.Roles, err = unlist[graph.CampaignRole](roles)
			return grouped[*graph.Assessment]{key: key, record: &out}, err
		},
	}
}
