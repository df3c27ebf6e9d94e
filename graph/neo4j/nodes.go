package neo4j

import (
	"context"
	"strings"

	"github.com/allymap/allymap/graph"
)

const actorsByIDCypher = `
MATCH (a:Record)
WHERE a.id IN $ids AND a.audience IN $audiences
RETURN a.id, a.kind, a.name, a.nameLanguage, a.otherNames, a.identifiers, a.summary, a.source, a.languages, a.tags, a.area,
  a.visibility, a.jobTitle, a.contactDetails, a.classification, a.website, a.noIntermediary, a.version, a.createdAt.epochMillis,
  a.updatedAt.epochMillis, a.createdBy`

const linksByIDCypher = `
UNWIND $queries AS query
CALL db.index.fulltext.queryRelationships('link_id', query) YIELD relationship AS r
WITH r, startNode(r) AS a, endNode(r) AS b
WHERE r.audience IN $audiences AND a.audience IN $audiences AND b.audience IN $audiences
RETURN r.id, type(r), startNode(r).id, endNode(r).id, r.area, r.strength, r.mutual, r.role, r.since, r.until, r.basis, r.source, r.note, r.visibility,
  r.version, r.createdAt.epochMillis, r.updatedAt.epochMillis, r.createdBy,
  a.id, a.kind, a.name, a.nameLanguage, a.otherNames, a.identifiers, a.summary, a.source, a.languages, a.tags, a.area,
  a.visibility, a.jobTitle, a.contactDetails, a.classification, a.website, a.noIntermediary, a.version, a.createdAt.epochMillis,
  a.updatedAt.epochMillis, a.createdBy,
  b.id, b.kind, b.name, b.nameLanguage, b.otherNames, b.identifiers, b.summary, b.source, b.languages, b.tags, b.area,
  b.visibility, b.jobTitle, b.contactDetails, b.classification, b.website, b.noIntermediary, b.version, b.createdAt.epochMillis,
  b.updatedAt.epochMillis, b.createdBy`

const issuesByIDCypher = `
MATCH (i:Record)
WHERE i.id IN $ids AND i.audience IN $audiences
RETURN i.id, i.area, i.title, i.description, i.status, i.visibility, i.version, i.createdAt.epochMillis, i.updatedAt.epochMillis, i.createdBy`

const assessmentsByIDCypher = `
MATCH (s:Record)
WHERE s.id IN $ids AND s.audience IN $audiences
  AND EXISTS { MATCH (s)-[:ABOUT]->(a:Actor) WHERE a.audience IN $audiences }
  AND EXISTS { MATCH (s)-[:ON]->(i:Issue) WHERE i.audience IN $audiences }
RETURN s.id, s.actor, s.issue, s.area, s.on, s.support, s.influence, s.roles, s.note, s.visibility, s.version,
  s.createdAt.epochMillis, s.createdBy`

const meetingsByIDCypher = `
MATCH (m:Record)
WHERE m.id IN $ids AND m.audience IN $audiences
  AND NOT EXISTS { MATCH (m)<-[:HAD]-(a:Actor) WHERE NOT a.audience IN $audiences }
RETURN m.id, m.kind, m.leaders, m.with, m.area, m.on, m.agreed, m.nextStep, m.nextStepBy, m.due, m.doneOn, m.note, m.visibility, m.version,
  m.createdAt.epochMillis, m.updatedAt.epochMillis, m.createdBy`

// Nodes has a statement for each kind of record, and runs those of the kinds that the ids name: nearly always one.
func (s *Store) Nodes(ctx context.Context, scope graph.Scope, ids []string) (graph.Records, error) {
	var out graph.Records
	var err error
	by := byPrefix(ids)
	ask := func(statement string, ids []string) question {
		return question{statement, map[string]any{"audiences": audiences(scope), "ids": ids}, len(ids)}
	}
	if of := by[graph.ActorPrefix]; of != nil {
		if out.Actors, err = list(ctx, s, ask(actorsByIDCypher, of), actor); err != nil {
			return graph.Records{}, err
		}
	}
	if of := by[graph.LinkPrefix]; of != nil {
		q := question{linksByIDCypher, map[string]any{"audiences": audiences(scope), "queries": linkQueries(of)}, len(of)}
		if out.Links, err = list(ctx, s, q, linkWithEnds); err != nil {
			return graph.Records{}, err
		}
	}
	if of := by[graph.IssuePrefix]; of != nil {
		if out.Issues, err = list(ctx, s, ask(issuesByIDCypher, of), issue); err != nil {
			return graph.Records{}, err
		}
	}
	if of := by[graph.AssessmentPrefix]; of != nil {
		if out.Assessments, err = list(ctx, s, ask(assessmentsByIDCypher, of), assessment); err != nil {
			return graph.Records{}, err
		}
	}
	if of := by[graph.MeetingPrefix]; of != nil {
		if out.Meetings, err = list(ctx, s, ask(meetingsByIDCypher, of), meeting); err != nil {
			return graph.Records{}, err
		}
	}
	if of := by[graph.ChangePrefix]; of != nil {
		if out.Changes, err = list(ctx, s, ask(changesByIDCypher, of), change); err != nil {
			return graph.Records{}, err
		}
	}
	return out, nil
}

func linkWithEnds(r *row) *graph.Link {
	l := link(r)
	l.From, l.To = actor(r), actor(r)
	return l
}

// byPrefix sorts ids by the kind of record that they are of, each once.
func byPrefix(ids []string) map[string][]string {
	out := map[string][]string{}
	seen := make(map[string]bool, len(ids))
	for _, id := range ids {
		if n := strings.IndexByte(id, '_'); n > 0 && !seen[id] {
			seen[id] = true
			out[id[:n+1]] = append(out[id[:n+1]], id)
		}
	}
	return out
}

// linkQueries ask the full-text index over links for these ids: the one index that finds a relationship whatever its
// type. Lucene takes 1,024 terms a query.
func linkQueries(ids []string) []string {
	out := []string{}
	for len(ids) > 0 {
		n := min(len(ids), 1000)
		terms := make([]string, n)
		for i, id := range ids[:n] {
			terms[i] = luceneTerm(id)
		}
		out = append(out, strings.Join(terms, " OR "))
		ids = ids[n:]
	}
	return out
}
