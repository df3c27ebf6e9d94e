package neo4j

import (
	"context"

	"github.com/allymap/allymap/graph"
)

const assessmentsCypher = `
MATCH (a:Record)
WHERE a.id IN $of AND a.audience IN $audiences
CALL (a) {
  MATCH (s:Assessment)
  WHERE s.actor = a.id AND s.date > $above AND s.date < $below AND s.audience IN $audiences
    AND CASE WHEN $issue = '' THEN true ELSE s.issue = $issue END
    AND EXISTS { MATCH (s)-[:ON]->(i:Issue) WHERE i.audience IN $audiences }
  RETURN s
  ORDER BY s.actor, s.date
  LIMIT $limit
}
RETURN a.id, s.date, s.id, s.actor, s.issue, s.area, s.on, s.support, s.influence, s.roles, s.note, s.visibility, s.version,
  s.createdAt.epochMillis, s.createdBy`

const assessmentsDownCypher = `
MATCH (a:Record)
WHERE a.id IN $of AND a.audience IN $audiences
CALL (a) {
  MATCH (s:Assessment)
  WHERE s.actor = a.id AND s.date > $above AND s.date < $below AND s.audience IN $audiences
    AND CASE WHEN $issue = '' THEN true ELSE s.issue = $issue END
    AND EXISTS { MATCH (s)-[:ON]->(i:Issue) WHERE i.audience IN $audiences }
  RETURN s
  ORDER BY s.actor DESC, s.date DESC
  LIMIT $limit
}
RETURN a.id, s.date, s.id, s.actor, s.issue, s.area, s.on, s.support, s.influence, s.roles, s.note, s.visibility, s.version,
  s.createdAt.epochMillis, s.createdBy`

// Assessments reads a page for each actor from the index over actor and date.
func (s *Store) Assessments(ctx context.Context, scope graph.Scope, f graph.AssessmentFilter, r graph.Range) (map[string][]*graph.Assessment, error) {
	if f.OfIssue != "" {
		return s.standing(ctx, scope, f.OfIssue, r.Limit)
	}
	statement := assessmentsCypher
	if r.Descending {
		statement = assessmentsDownCypher
	}
	params := bounds(r, assessmentFilter(scope, f))
	return lists(ctx, s, question{statement, params, len(f.Of) * r.Limit}, r.Descending, func(r *row) belonging[*graph.Assessment] {
		return belonging[*graph.Assessment]{to: r.text(), key: r.text(), record: assessment(r)}
	})
}

func assessmentFilter(scope graph.Scope, f graph.AssessmentFilter) map[string]any {
	return map[string]any{"audiences": audiences(scope), "of": asStrings(f.Of), "issue": f.IssueID}
}

// assessment reads the columns id, actor, issue, area, on, support, influence, roles, note, visibility, version,
// createdAt and createdBy.
func assessment(r *row) *graph.Assessment {
	return &graph.Assessment{
		ID: r.text(), ActorID: r.text(), IssueID: r.text(), AreaID: r.text(), On: graph.PartialDate(r.text()), Support: graph.Support(r.text()),
		Influence: r.maybeNumber(), Roles: words[graph.CampaignRole](r), Note: maybe[string](r), Visibility: graph.Visibility(r.text()),
		Version: r.number(), CreatedAt: r.instant(), CreatedBy: maybe[string](r),
	}
}

// keptAssessment is the assessment as its node holds it; that it is ABOUT its actor and ON its issue is said by
// relationships as well, for people and for what hangs on an issue.
func keptAssessment(a *graph.Assessment) map[string]any {
	return map[string]any{"id": a.ID, "actor": a.ActorID, "issue": a.IssueID, "kept": map[string]any{
		"id": a.ID, "actor": a.ActorID, "issue": a.IssueID, "area": a.AreaID, "on": string(a.On), "support": string(a.Support),
		"influence": orNull(a.Influence), "roles": listOrNull(a.Roles), "note": orNull(a.Note), "visibility": string(a.Visibility),
		"version": a.Version, "createdAt": instant(a.CreatedAt), "createdBy": orNull(a.CreatedBy), "audience": a.Audience(), "date": ordered(a.DateKey()),
	}}
}
