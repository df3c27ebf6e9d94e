package sqlite

import (
	"context"

	"github.com/allymap/allymap/graph"
)

const issuesSQL = `
SELECT i.id, i.area, i.title, i.description, i.status, i.visibility, i.version, i.created_at, i.updated_at, i.created_by
FROM issue i
WHERE i.area = ?2 AND i.title_key > ?3 AND i.title_key < ?4 AND substr(?1, i.audience, 1) = x'01'
  AND (?5 IS NULL OR i.status IN (SELECT value FROM json_each(?5)))
ORDER BY i.title_key
LIMIT ?6 + 0`

const issuesDownSQL = `
SELECT i.id, i.area, i.title, i.description, i.status, i.visibility, i.version, i.created_at, i.updated_at, i.created_by
FROM issue i
WHERE i.area = ?2 AND i.title_key > ?3 AND i.title_key < ?4 AND substr(?1, i.audience, 1) = x'01'
  AND (?5 IS NULL OR i.status IN (SELECT value FROM json_each(?5)))
ORDER BY i.title_key DESC
LIMIT ?6 + 0`

// Issues reads them in the order of their index.
func (s *Store) Issues(ctx context.Context, scope graph.Scope, f graph.IssueFilter, r graph.Range) ([]*graph.Issue, error) {
	statement := issuesSQL
	if r.Descending {
		statement = issuesDownSQL
	}
	above, below := ends(r)
	return ask(ctx, s, scope, statement, issues, f.AreaID, above, below, array(f.Statuses), int64(r.Limit))
}

// issues takes the columns of an issue, from id to created_by.
func issues() row[*graph.Issue] {
	var i graph.Issue
	var description, createdBy maybe
	var version, created, updated number
	return row[*graph.Issue]{
		[]any{&i.ID, &i.AreaID, &i.Title, &description, (*string)(&i.Status), (*string)(&i.Visibility), &version, &created, &updated, &createdBy},
		func() (*graph.Issue, error) {
			out := i
			out.Description, out.CreatedBy = description.value, createdBy.value
			out.Version, out.CreatedAt, out.UpdatedAt = int(version), created.time(), updated.time()
			return &out, nil
		},
	}
}
