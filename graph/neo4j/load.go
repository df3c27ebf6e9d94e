package neo4j

import (
	"context"

	"github.com/allymap/allymap/graph"
)

const loadActorsCypher = `
MATCH (a:Record)
WHERE a.id IN $ids
RETURN a.id, a.kind, a.name, a.nameLanguage, a.otherNames, a.identifiers, a.summary, a.source, a.languages, a.tags, a.area,
  a.visibility, a.jobTitle, a.contactDetails, a.classification, a.website, a.noIntermediary, a.version, a.createdAt.epochMillis,
  a.updatedAt.epochMillis, a.createdBy`

const loadLinksCypher = `
UNWIND $queries AS query
CALL db.index.fulltext.queryRelationships('link_id', query) YIELD relationship AS r
RETURN r.id, type(r), startNode(r).id, endNode(r).id, r.area, r.strength, r.mutual, r.role, r.since, r.until, r.basis, r.source, r.note, r.visibility,
  r.version, r.createdAt.epochMillis, r.updatedAt.epochMillis, r.createdBy`

const loadIssuesCypher = `
MATCH (i:Record)
WHERE i.id IN $ids
RETURN i.id, i.area, i.title, i.description, i.status, i.visibility, i.version, i.createdAt.epochMillis, i.updatedAt.epochMillis, i.createdBy`

const loadAssessmentsCypher = `
MATCH (s:Record)
WHERE s.id IN $ids
RETURN s.id, s.actor, s.issue, s.area, s.on, s.support, s.influence, s.roles, s.note, s.visibility, s.version,
  s.createdAt.epochMillis, s.createdBy`

const loadMeetingsCypher = `
MATCH (m:Record)
WHERE m.id IN $ids
RETURN m.id, m.kind, m.leaders, m.with, m.area, m.on, m.agreed, m.nextStep, m.nextStepBy, m.due, m.doneOn, m.note, m.visibility, m.version,
  m.createdAt.epochMillis, m.updatedAt.epochMillis, m.createdBy`

const loadChangesCypher = `
MATCH (c:Change)
WHERE c.id IN $ids
CALL (c) {
  MATCH (c)-[r:TOUCHED]->(t:Trace)
  RETURN collect([r.n, t.id, r.kind, r.before, r.after, t.area, t.areas]) AS records
}
RETURN c.id, c.at.epochMillis, c.by, c.undoes, records`

const tracesCypher = `
MATCH (t:Trace)
WHERE t.id IN $ids
RETURN t.id, t.exists, t.lastChange`

type tracing struct {
	id    string
	trace graph.Trace
}

// Load runs a statement for each kind of record that the ids name, and one for the traces of all.
func (t *transaction) Load(ctx context.Context, ids []string) (out graph.Records, err error) {
	by := byPrefix(ids)
	ask := func(prefix string) (map[string]any, bool) {
		return map[string]any{"ids": by[prefix]}, by[prefix] != nil
	}
	if of, some := ask(graph.ActorPrefix); some {
		if out.Actors, err = collect(ctx, t, loadActorsCypher, of, actor); err != nil {
			return out, err
		}
	}
	if of := by[graph.LinkPrefix]; of != nil {
		if out.Links, err = collect(ctx, t, loadLinksCypher, map[string]any{"queries": linkQueries(of)}, link); err != nil {
			return out, err
		}
	}
	if of, some := ask(graph.IssuePrefix); some {
		if out.Issues, err = collect(ctx, t, loadIssuesCypher, of, issue); err != nil {
			return out, err
		}
	}
	if of, some := ask(graph.AssessmentPrefix); some {
		if out.Assessments, err = collect(ctx, t, loadAssessmentsCypher, of, assessment); err != nil {
			return out, err
		}
	}
	if of, some := ask(graph.MeetingPrefix); some {
		if out.Meetings, err = collect(ctx, t, loadMeetingsCypher, of, meeting); err != nil {
			return out, err
		}
	}
	if of, some := ask(graph.ChangePrefix); some {
		if out.Changes, err = collect(ctx, t, loadChangesCypher, of, change); err != nil {
			return out, err
		}
	}
	out.Traces = map[string]graph.Trace{}
	traces, err := collect(ctx, t, tracesCypher, map[string]any{"ids": asStrings(ids)}, func(r *row) tracing {
		return tracing{r.text(), graph.Trace{Exists: r.truth(), LastChange: r.text()}}
	})
	for _, tr := range traces {
		out.Traces[tr.id] = tr.trace
	}
	return out, err
}

const attachedLinksCypher = `
MATCH (a:Record)
WHERE a.id IN $ids
MATCH (a)-[r]-(:Actor)
WHERE r.audience IS NOT NULL
RETURN DISTINCT r.id, type(r), startNode(r).id, endNode(r).id, r.area, r.strength, r.mutual, r.role, r.since, r.until, r.basis, r.source, r.note, r.visibility,
  r.version, r.createdAt.epochMillis, r.updatedAt.epochMillis, r.createdBy`

const attachedAssessmentsCypher = `
MATCH (n:Record)
WHERE n.id IN $ids
MATCH (n)<-[:ABOUT|ON]-(s:Assessment)
RETURN DISTINCT s.id, s.actor, s.issue, s.area, s.on, s.support, s.influence, s.roles, s.note, s.visibility, s.version,
  s.createdAt.epochMillis, s.createdBy`

const attachedMeetingsCypher = `
MATCH (n:Record)
WHERE n.id IN $ids
MATCH (n)-[:HAD]->(m:Meeting)
RETURN DISTINCT m.id, m.kind, m.leaders, m.with, m.area, m.on, m.agreed, m.nextStep, m.nextStepBy, m.due, m.doneOn, m.note, m.visibility, m.version,
  m.createdAt.epochMillis, m.updatedAt.epochMillis, m.createdBy`

// Attached leaves out the relationships that are no links: only links have an audience.
func (t *transaction) Attached(ctx context.Context, ids []string) (out graph.Records, err error) {
	of := map[string]any{"ids": asStrings(ids)}
	if out.Links, err = collect(ctx, t, attachedLinksCypher, of, link); err != nil {
		return out, err
	}
	if out.Assessments, err = collect(ctx, t, attachedAssessmentsCypher, of, assessment); err != nil {
		return out, err
	}
	out.Meetings, err = collect(ctx, t, attachedMeetingsCypher, of, meeting)
	return out, err
}

const twinsCypher = `
UNWIND $ties AS tie
MATCH (a:Record {id: tie.from})
MATCH (b:Record {id: tie.to})
MATCH (a)-[r]-(b)
WHERE type(r) = tie.type AND coalesce(r.since, '') = tie.since AND (tie.symmetric OR startNode(r) = a)
RETURN DISTINCT r.id, type(r), startNode(r).id, endNode(r).id, r.area, r.strength, r.mutual, r.role, r.since, r.until, r.basis, r.source, r.note, r.visibility,
  r.version, r.createdAt.epochMillis, r.updatedAt.epochMillis, r.createdBy`

// Twins expands from whichever end has fewer links.
func (t *transaction) Twins(ctx context.Context, links []*graph.Link) ([]*graph.Link, error) {
	ties := make([]map[string]any, len(links))
	for i, l := range links {
		since := ""
		if l.Since != nil {
			since = string(*l.Since)
		}
		ties[i] = map[string]any{"type": string(l.Type), "from": l.FromID, "to": l.ToID, "since": since, "symmetric": l.Type.Symmetric()}
	}
	return collect(ctx, t, twinsCypher, map[string]any{"ties": ties}, link)
}
