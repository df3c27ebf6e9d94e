package main

import (
	"context"
	"errors"
	"slices"

	"github.com/allymap/allymap/graph"
)

// question is one thing that is measured: through the map, and through HTTP and GraphQL. Each run asks about another
// actor, so that nothing is answered from the run before.
type question struct {
	name     string
	ask      func(ctx context.Context, m *graph.Map, s graph.Scope, i int) error
	document string
	vars     func(i int) map[string]any
	write    bool
	// reads says that the whole statement load can be repeated through the bare driver.
	reads bool
	// view is the area over whose view the question is worked out: at hand when it is asked of the map; through HTTP it was
	// asked before.
	view string
	// cypher is how a person would ask Neo4j for the same, of its parameters vars and audiences: what it can do at best.
	cypher string
}

func ptr[T any](v T) *T { return &v }

const fullActor = `id kind name nameLanguage otherNames{name language} summary source languages tags visibility version createdAt updatedAt`

const fullLink = `id type strength mutual role since until basis source note visibility version createdAt`

// asker puts the questions about one town.
type asker struct {
	store graph.Store
	t     *town
	c     *campaign
	past  *past
	area  string // whose list is paged
	deep  string // a cursor in the middle of that list
}

func questions(a asker) []question {
	a.area = a.t.areas[0].Slug
	if len(a.t.actors) <= wholeArea {
		a.area = a.t.areas[1].Slug
	}
	return slices.Concat(a.lists(), a.walks(), a.people(), a.changes(), a.views())
}

// at is another actor at every run.
func (a asker) at(i int) *graph.Actor { return a.t.actors[(i*7919)%len(a.t.actors)] }

func (a asker) page(after *string) func(context.Context, *graph.Map, graph.Scope, int) error {
	return func(ctx context.Context, m *graph.Map, s graph.Scope, _ int) error {
		p, err := m.Actors(ctx, s, graph.ActorsQuery{Area: a.area}, graph.PageArgs{First: ptr(50), After: after})
		if err != nil {
			return err
		}
		return full(len(p.Items) == 50)
	}
}

const pageDocument = `query($area:String!,$after:String){actors(area:$area,first:50,after:$after){nodes{` + fullActor + `} pageInfo{hasNextPage endCursor}}}`

// lists are the questions that a page or a record answers.
func (a asker) lists() []question {
	area, deep, at := a.area, a.deep, a.at
	links := graph.PageArgs{First: ptr(20)}
	return []question{
		{name: "page of 50, first", ask: a.page(nil), document: pageDocument, vars: func(int) map[string]any { return map[string]any{"area": area} }, reads: true},
		{name: "page of 50, deep", ask: a.page(&deep), document: pageDocument, vars: func(int) map[string]any { return map[string]any{"area": area, "after": deep} }, reads: true},
		{
			name: "one actor with links and ends",
			ask: func(ctx context.Context, m *graph.Map, s graph.Scope, i int) error {
				if _, err := m.Nodes(ctx, s, []string{at(i).ID}); err != nil {
					return err
				}
				_, err := m.Links(ctx, s, graph.LinksQuery{Of: []string{at(i).ID}}, links)
				return err
			},
			document: `query($id:ID!){node(id:$id){...on Actor{` + fullActor + ` links(first:20){edges{label direction other{id kind name} node{` + fullLink + `}}}}}}`,
			vars:     func(i int) map[string]any { return map[string]any{"id": at(i).ID} }, reads: true,
		},
		{
			name: "50 actors with links and ends",
			ask: func(ctx context.Context, m *graph.Map, s graph.Scope, _ int) error {
				p, err := m.Actors(ctx, s, graph.ActorsQuery{Area: area}, graph.PageArgs{First: ptr(50), After: &deep})
				if err != nil {
					return err
				}
				var ids []string
				for _, a := range p.Items {
					ids = append(ids, a.ID)
				}
				_, err = m.Links(ctx, s, graph.LinksQuery{Of: ids}, links)
				return err
			},
			document: `query($area:String!,$after:String){actors(area:$area,first:50,after:$after){nodes{` + fullActor + ` links(first:20){edges{label direction other{id kind name} node{` + fullLink + `}}}}}}`,
			vars:     func(int) map[string]any { return map[string]any{"area": area, "after": deep} }, reads: true,
		},
		{
			name: "whole map of an area",
			ask: func(ctx context.Context, m *graph.Map, s graph.Scope, _ int) error {
				_, err := m.Whole(ctx, s, "whole")
				return err
			},
			document: `{map(area:"whole"){actors{id kind name} links{id type strength from{id} to{id}}}}`,
			vars:     func(int) map[string]any { return nil }, reads: true,
		},
	}
}

// What a person would write in Cypher for the same: the nearest 200 with the links among them; five ways that are the
// shortest, as Cypher cannot rank them by warmth.
const neighbourhoodCypher = `
MATCH (c:Record {id: $vars.of})
WHERE c.audience IN $audiences
CALL (c) {
  MATCH p = ANY SHORTEST (c) ((x)-[r]-(y:Actor) WHERE r.audience IN $audiences AND y.audience IN $audiences){1,3} (a:Actor)
  RETURN a, length(p) AS steps
  ORDER BY steps, a.sort
  LIMIT 200
}
WITH c, [c] + collect(a) AS around
CALL (around) {
  UNWIND around AS x
  RETURN [x.id, x.kind, x.name, x.nameLanguage, x.otherNames, x.identifiers, x.summary, x.source, x.languages, x.tags, x.area,
    x.visibility, x.jobTitle, x.contactDetails, x.classification, x.website, x.noIntermediary, x.version, x.createdAt.epochMillis,
    x.updatedAt.epochMillis, x.createdBy] AS row
  UNION ALL
  UNWIND around AS x
  MATCH (x)-[r]->(y:Actor)
  WHERE r.audience IN $audiences AND y IN around
  RETURN [r.id, type(r), startNode(r).id, endNode(r).id, r.area, r.strength, r.mutual, r.role, r.since, r.until, r.basis, r.source, r.note, r.visibility,
    r.version, r.createdAt.epochMillis, r.updatedAt.epochMillis, r.createdBy] AS row
}
RETURN row`

const introductionsCypher = `
MATCH (a:Record {id: $vars.from})
WHERE a.audience IN $audiences
MATCH (b:Record {id: $vars.to})
WHERE b.audience IN $audiences
MATCH p = SHORTEST 5 (a) ((x)-[r:!OPPOSES]-(y:Actor) WHERE r.audience IN $audiences AND y.audience IN $audiences){1,4} (b)
RETURN length(p), [n IN nodes(p) | [n.id, n.kind, n.name, n.nameLanguage, n.otherNames, n.identifiers, n.summary, n.source, n.languages, n.tags, n.area,
  n.visibility, n.jobTitle, n.contactDetails, n.classification, n.website, n.noIntermediary, n.version, n.createdAt.epochMillis,
  n.updatedAt.epochMillis, n.createdBy]],
  [r IN relationships(p) | [r.id, type(r), startNode(r).id, endNode(r).id, r.area, r.strength, r.mutual, r.role, r.since, r.until, r.basis, r.source, r.note, r.visibility,
  r.version, r.createdAt.epochMillis, r.updatedAt.epochMillis, r.createdBy]]`

// walks are the questions that look further, and the addition.
func (a asker) walks() []question {
	at := a.at
	return []question{
		{
			name: "search, as one types",
			ask: func(ctx context.Context, m *graph.Map, s graph.Scope, i int) error {
				_, err := m.Search(ctx, s, at(i).Name[:4], nil, nil, 10)
				return err
			},
			document: `query($text:String!){search(text:$text,first:10){match matched actor{id kind name}}}`,
			vars:     func(i int) map[string]any { return map[string]any{"text": at(i).Name[:4]} }, reads: true,
		},
		{
			name: "search, with a typo",
			ask: func(ctx context.Context, m *graph.Map, s graph.Scope, i int) error {
				_, err := m.Search(ctx, s, mistype(at(i).Name), nil, nil, 10)
				return err
			},
			document: `query($text:String!){search(text:$text,first:10){match matched actor{id kind name}}}`,
			vars:     func(i int) map[string]any { return map[string]any{"text": mistype(at(i).Name)} }, reads: true,
		},
		{
			name: "neighbourhood of 3",
			ask: func(ctx context.Context, m *graph.Map, s graph.Scope, i int) error {
				_, err := m.Neighbourhood(ctx, s, at(i).ID, 3, nil, 200)
				return err
			},
			document: `query($of:ID!){neighbourhood(of:$of,depth:3,limit:200){truncated actors{id kind name} links{id type from{id} to{id}}}}`,
			vars:     func(i int) map[string]any { return map[string]any{"of": at(i).ID} }, reads: true, cypher: neighbourhoodCypher,
		},
		{
			name: "introductions of 4",
			ask: func(ctx context.Context, m *graph.Map, s graph.Scope, i int) error {
				_, err := m.Introductions(ctx, s, graph.IntroductionsQuery{To: at(i).ID, From: &at(i + 1).ID, MaxHops: 4, First: 5})
				return err
			},
			document: `query($to:ID!,$from:ID){introductions(to:$to,from:$from,maxHops:4){paths{warmth hops sentence actors{id name}}}}`,
			vars:     func(i int) map[string]any { return map[string]any{"to": at(i).ID, "from": at(i + 1).ID} }, reads: true, cypher: introductionsCypher,
		},
		{
			name: "an addition with its first link",
			ask: func(ctx context.Context, m *graph.Map, s graph.Scope, i int) error {
				out, err := m.Do(ctx, s, graph.NewID("key_"), graph.AddActor{
					Kind: graph.KindAlly, Area: "whole", Name: "Bench Person", Link: &graph.FirstLink{Type: graph.AlliedWith, To: &at(i).ID},
				})
				if err != nil {
					return err
				}
				return full(len(out.Refused) == 0)
			},
			document: `mutation($key:String!,$to:ID!){addAlly(input:{key:$key,area:"whole",name:"Bench Person",link:{type:ALLIED_WITH,to:$to}}){ally{id version} link{id} userErrors{message}}}`,
			vars:     func(i int) map[string]any { return map[string]any{"key": graph.NewID("key_"), "to": at(i).ID} }, write: true,
		},
	}
}

func full(ok bool) error {
	if !ok {
		return errors.New("the answer is not what was asked for")
	}
	return nil
}

// mistype swaps two letters of a name.
func mistype(name string) string {
	b := []byte(name)
	b[1], b[2] = b[2], b[1]
	return string(b)
}
