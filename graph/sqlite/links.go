package sqlite

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/allymap/allymap/graph"
)

const linksSQL = `
WITH seen (no) AS MATERIALIZED (
  SELECT u.no FROM json_each(?1) s CROSS JOIN audience u ON u.key = s.value
)
SELECT o.value, l.id, l.type, l.from_id, l.to_id, l.area, l.strength, l.mutual, l.role, l.since, l.until, l.basis, l.source, l.note, l.visibility,
  l.version, l.created_at, l.updated_at, l.created_by,
  b.id, b.kind, b.name, b.name_language, b.other_names, b.identifiers, b.summary, b.source, b.languages, b.tags,
  b.area, b.visibility, b.job_title, b.contact_details, b.classification, b.website, b.version, b.created_at,
  b.updated_at, b.created_by, b.name_key
FROM json_each(?2) o
CROSS JOIN actor a ON a.id = o.value AND a.audience IN seen
CROSS JOIN link l ON l.no IN (
  SELECT t.link
  FROM tie t
  WHERE t.actor = a.no AND t.key > ?3 AND t.key < ?4 AND t.audience IN seen AND t.other_audience IN seen
    AND (?5 IS NULL OR t.type IN (SELECT value FROM json_each(?5)))
    AND (?6 = 'BOTH' OR t.way IN (?6, 'BOTH'))
  ORDER BY t.key
  LIMIT ?7
)
CROSS JOIN actor b ON b.no = iif(l.from_no = a.no, l.to_no, l.from_no)`

const linksDownSQL = `
WITH seen (no) AS MATERIALIZED (
  SELECT u.no FROM json_each(?1) s CROSS JOIN audience u ON u.key = s.value
)
SELECT o.value, l.id, l.type, l.from_id, l.to_id, l.area, l.strength, l.mutual, l.role, l.since, l.until, l.basis, l.source, l.note, l.visibility,
  l.version, l.created_at, l.updated_at, l.created_by,
  b.id, b.kind, b.name, b.name_language, b.other_names, b.identifiers, b.summary, b.source, b.languages, b.tags,
  b.area, b.visibility, b.job_title, b.contact_details, b.classification, b.website, b.version, b.created_at,
  b.updated_at, b.created_by, b.name_key
FROM json_each(?2) o
CROSS JOIN actor a ON a.id = o.value AND a.audience IN seen
CROSS JOIN link l ON l.no IN (
  SELECT t.link
  FROM tie t
  WHERE t.actor = a.no AND t.key > ?3 AND t.key < ?4 AND t.audience IN seen AND t.other_audience IN seen
    AND (?5 IS NULL OR t.type IN (SELECT value FROM json_each(?5)))
    AND (?6 = 'BOTH' OR t.way IN (?6, 'BOTH'))
  ORDER BY t.key DESC
  LIMIT ?7
)
CROSS JOIN actor b ON b.no = iif(l.from_no = a.no, l.to_no, l.from_no)`

// Links takes a page of each actor's own ties.
func (s *Store) Links(ctx context.Context, scope graph.Scope, f graph.LinkFilter, r graph.Range) (map[string][]*graph.Link, error) {
	if nothing(scope) || len(f.Of) == 0 {
		return map[string][]*graph.Link{}, nil
	}
	statement := linksSQL
	if r.Descending {
		statement = linksDownSQL
	}
	above, below := ends(r)
	found, err := list(ctx, s.reader, statement, func() row[grouped[*graph.Link]] { return parented(linksToOther()) },
		seenBy(scope), array(f.Of), above, below, array(f.Types), string(f.Direction), int64(r.Limit))
	for _, g := range found {
		other := g.record.To
		if g.record.ToID == g.parent {
			g.record.From, g.record.To = other, nil
		}
	}
	return byParent(found, r), err
}

// gap stands between the folded name and the id in a sort key (graph.SortKey).
const gap = "\x01"

// foldedOf is the folded name in a sort key.
func foldedOf(key string) string { return key[:max(strings.LastIndex(key, gap), 0)] }

// linksToOther takes the columns of a link and those of the other end, which it attaches as To.
func linksToOther() row[grouped[*graph.Link]] {
	link, other := links(), keyedActors()
	return row[grouped[*graph.Link]]{append(link.columns, other.columns...), func() (g grouped[*graph.Link], err error) {
		if g.record, err = link.take(); err != nil {
			return g, err
		}
		b, err := other.take()
		g.record.To, g.key = b.record, foldedOf(b.key)+gap+g.record.ID
		return g, err
	}}
}

const amongSQL = `
WITH seen (no) AS MATERIALIZED (
  SELECT u.no FROM json_each(?1) s CROSS JOIN audience u ON u.key = s.value
)
, among (no) AS MATERIALIZED (
  SELECT a.no FROM json_each(?2) o CROSS JOIN actor a ON a.id = o.value AND a.audience IN seen
)
SELECT l.id, l.type, l.from_id, l.to_id, l.area, l.strength, l.mutual, l.role, l.since, l.until, l.basis, l.source, l.note, l.visibility,
  l.version, l.created_at, l.updated_at, l.created_by
FROM among f
CROSS JOIN link l ON l.from_no = f.no
WHERE +l.to_no IN among AND l.audience IN seen
  AND (?3 IS NULL OR l.type IN (SELECT value FROM json_each(?3)))`

// Among looks at what runs out of each of the actors, and takes what ends at another of them.
func (s *Store) Among(ctx context.Context, scope graph.Scope, actorIDs []string, types []graph.LinkType) ([]*graph.Link, error) {
	if nothing(scope) || len(actorIDs) == 0 {
		return []*graph.Link{}, nil
	}
	found, err := list(ctx, s.reader, amongSQL, links, seenBy(scope), array(actorIDs), array(types))
	return byID(found), err
}

// byID sorts links, each once.
func byID(found []*graph.Link) []*graph.Link {
	slices.SortFunc(found, func(a, b *graph.Link) int { return cmp.Compare(a.ID, b.ID) })
	return slices.CompactFunc(found, func(a, b *graph.Link) bool { return a.ID == b.ID })
}

// links takes the columns of a link, from id to created_by.
func links() row[*graph.Link] {
	var l graph.Link
	var strength, mutual maybeCount
	var role, since, until, basis, source, note, createdBy maybe
	var version, created, updated number
	return row[*graph.Link]{
		[]any{
			&l.ID, (*string)(&l.Type), &l.FromID, &l.ToID, &l.AreaID, &strength, &mutual, &role, &since, &until, &basis, &source,
			&note, (*string)(&l.Visibility), &version, &created, &updated, &createdBy,
		},
		func() (*graph.Link, error) {
			out := l
			out.Strength, out.Role, out.Source, out.Note, out.CreatedBy = strength.value, role.value, source.value, note.value, createdBy.value
			out.Since, out.Until, out.Basis = named[graph.PartialDate](since), named[graph.PartialDate](until), named[graph.Basis](basis)
			if mutual.value != nil {
				both := *mutual.value > 0
				out.Mutual = &both
			}
			out.Version, out.CreatedAt, out.UpdatedAt = int(version), created.time(), updated.time()
			return &out, nil
		},
	}
}
