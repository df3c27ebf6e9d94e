package neo4j

import (
	"context"

	"github.com/allymap/allymap/graph"
)

const issuesCypher = `
MATCH (i:Issue)
WHERE i.area = $area AND i.sort > $above AND i.sort < $below AND i.audience IN $audiences
  AND CASE WHEN $statuses IS NULL THEN true ELSE i.status IN $statuses END
RETURN i.id, i.area, i.title, i.description, i.status, i.visibility, i.version, i.createdAt.epochMillis, i.updatedAt.epochMillis, i.createdBy
ORDER BY i.area, i.sort
LIMIT $limit`

const issuesDownCypher = `
MATCH (i:Issue)
WHERE i.area = $area AND i.sort > $above AND i.sort < $below AND i.audience IN $audiences
  AND CASE WHEN $statuses IS NULL THEN true ELSE i.status IN $statuses END
RETURN i.id, i.area, i.title, i.description, i.status, i.visibility, i.version, i.createdAt.epochMillis, i.updatedAt.epochMillis, i.createdBy
ORDER BY i.area DESC, i.sort DESC
LIMIT $limit`

// Issues has a statement for each direction.
func (s *Store) Issues(ctx context.Context, scope graph.Scope, f graph.IssueFilter, r graph.Range) ([]*graph.Issue, error) {
	statement := issuesCypher
	if r.Descending {
		statement = issuesDownCypher
	}
	return list(ctx, s, question{statement, bounds(r, issueFilter(scope, f)), r.Limit}, issue)
}

func issueFilter(scope graph.Scope, f graph.IssueFilter) map[string]any {
	return map[string]any{"audiences": audiences(scope), "area": f.AreaID, "statuses": allOr(f.Statuses)}
}

// issue reads the columns id, area, title, description, status, visibility, version, createdAt, updatedAt and createdBy.
func issue(r *row) *graph.Issue {
	return &graph.Issue{
		ID: r.text(), AreaID: r.text(), Title: r.text(), Description: maybe[string](r), Status: graph.IssueStatus(r.text()),
		Visibility: graph.Visibility(r.text()), Version: r.number(), CreatedAt: r.instant(), UpdatedAt: r.instant(), CreatedBy: maybe[string](r),
	}
}

func keptIssue(i *graph.Issue) map[string]any {
	return map[string]any{"id": i.ID, "kept": map[string]any{
		"id": i.ID, "area": i.AreaID, "title": i.Title, "description": orNull(i.Description), "status": string(i.Status),
		"visibility": string(i.Visibility), "version": i.Version, "createdAt": instant(i.CreatedAt), "updatedAt": instant(i.UpdatedAt),
		"createdBy": orNull(i.CreatedBy), "audience": i.Audience(), "sort": ordered(i.TitleKey()),
	}}
}
