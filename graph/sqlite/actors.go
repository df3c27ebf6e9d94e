package sqlite

import (
	"cmp"
	"context"
	"slices"

	"github.com/allymap/allymap/graph"
)

const actorsSQL = `
WITH seen (no) AS MATERIALIZED (
  SELECT u.no FROM json_each(?1) s CROSS JOIN audience u ON u.key = s.value
)
SELECT a.id, a.kind, a.name, a.name_language, a.other_names, a.identifiers, a.summary, a.source, a.languages, a.tags,
  a.area, a.visibility, a.job_title, a.contact_details, a.classification, a.website, a.version, a.created_at,
  a.updated_at, a.created_by, a.name_key
FROM json_each(?3) l
CROSS JOIN actor a ON a.no IN (
  SELECT p.actor
  FROM place p
  WHERE p.area = (SELECT r.no FROM area r WHERE r.id = ?2) AND p.list = l.value AND p.key > ?4 AND p.key < ?5
    AND p.audience IN seen
    AND (?6 IS NULL OR p.kind IN (SELECT value FROM json_each(?6)))
    AND (?7 IS NULL OR p.classification IN (SELECT value FROM json_each(?7)))
  ORDER BY p.key
  LIMIT ?8
)`

const actorsDownSQL = `
WITH seen (no) AS MATERIALIZED (
  SELECT u.no FROM json_each(?1) s CROSS JOIN audience u ON u.key = s.value
)
SELECT a.id, a.kind, a.name, a.name_language, a.other_names, a.identifiers, a.summary, a.source, a.languages, a.tags,
  a.area, a.visibility, a.job_title, a.contact_details, a.classification, a.website, a.version, a.created_at,
  a.updated_at, a.created_by, a.name_key
FROM json_each(?3) l
CROSS JOIN actor a ON a.no IN (
  SELECT p.actor
  FROM place p
  WHERE p.area = (SELECT r.no FROM area r WHERE r.id = ?2) AND p.list = l.value AND p.key > ?4 AND p.key < ?5
    AND p.audience IN seen
    AND (?6 IS NULL OR p.kind IN (SELECT value FROM json_each(?6)))
    AND (?7 IS NULL OR p.classification IN (SELECT value FROM json_each(?7)))
  ORDER BY p.key DESC
  LIMIT ?8
)`

// Actors takes a page of each list that the filter names, at most as many rows as the page has, and puts them together.
func (s *Store) Actors(ctx context.Context, scope graph.Scope, f graph.ActorFilter, r graph.Range) ([]*graph.Actor, error) {
	if nothing(scope) {
		return []*graph.Actor{}, nil
	}
	statement := actorsSQL
	if r.Descending {
		statement = actorsDownSQL
	}
	above, below := ends(r)
	found, err := list(ctx, s.reader, statement, keyedActors, seenBy(scope), f.AreaID, array(listsOf(f)), above, below, array(f.Kinds), array(f.Classifications), int64(r.Limit))
	if err != nil {
		return nil, err
	}
	if f.ByUpdate {
		for i := range found {
			found[i].key = found[i].record.UpdatedKey()
		}
	}
	return records(inOrder(found, r)), nil
}

// listsOf names the lists whose places a filter asks for: those of the rarest of its choices.
func listsOf(f graph.ActorFilter) []string {
	order := byName
	if f.ByUpdate {
		order = byUpdate
	}
	lists := []string{}
	switch {
	case f.Tags != nil:
		for _, t := range f.Tags {
			lists = append(lists, order+ofTag+t)
		}
	case f.Classifications != nil:
		for _, c := range f.Classifications {
			lists = append(lists, order+ofClass+string(c))
		}
	case f.Kinds != nil:
		for _, k := range f.Kinds {
			lists = append(lists, order+ofKind+string(k))
		}
	default:
		lists = append(lists, order)
	}
	return lists
}

// How the lists of actors are called.
const (
	byName   = "name"
	byUpdate = "update"
	ofKind   = ":kind:"
	ofClass  = ":class:"
	ofTag    = ":tag:"
)

// inOrder sorts what a range gave by key, each key once, and cuts it at the range's limit.
func inOrder[T any](found []grouped[T], r graph.Range) []grouped[T] {
	slices.SortFunc(found, func(a, b grouped[T]) int {
		if r.Descending {
			a, b = b, a
		}
		return cmp.Compare(a.key, b.key)
	})
	found = slices.CompactFunc(found, func(a, b grouped[T]) bool { return a.key == b.key })
	return found[:min(len(found), max(r.Limit, 0))]
}

func records[T any](found []grouped[T]) []T {
	out := make([]T, len(found))
	for i, g := range found {
		out[i] = g.record
	}
	return out
}

const leadersSQL = `
WITH seen (no) AS MATERIALIZED (
  SELECT u.no FROM json_each(?1) s CROSS JOIN audience u ON u.key = s.value
)
SELECT a.id
FROM json_each(?2) o
CROSS JOIN area r ON r.id = o.value
CROSS JOIN place p ON p.area = r.no AND p.list = 'name:kind:LEADER'
CROSS JOIN actor a ON a.no = p.actor
WHERE p.audience IN seen`

// Leaders reads the list of leaders of each area.
func (s *Store) Leaders(ctx context.Context, scope graph.Scope, areaIDs []string) ([]string, error) {
	if nothing(scope) {
		return []string{}, nil
	}
	ids, err := list(ctx, s.reader, leadersSQL, texts, seenBy(scope), array(append([]string{}, areaIDs...)))
	slices.Sort(ids)
	return slices.Compact(ids), err
}

// texts is a row of one text.
func texts() row[string] {
	var t string
	return row[string]{[]any{&t}, func() (string, error) { return t, nil }}
}

// actors takes the columns of an actor, from id to name_key.
func actors() row[*graph.Actor] {
	keyed := keyedActors()
	return row[*graph.Actor]{keyed.columns, func() (*graph.Actor, error) {
		g, err := keyed.take()
		return g.record, err
	}}
}

// keyedActors takes the columns of an actor, with the key of its name.
func keyedActors() row[grouped[*graph.Actor]] {
	var a graph.Actor
	var key string
	var language, otherNames, identifiers, summary, source, languages, tags, jobTitle, contacts, website, createdBy maybe
	var version, created, updated number
	return row[grouped[*graph.Actor]]{
		[]any{
			&a.ID, (*string)(&a.Kind), &a.Name, &language, &otherNames, &identifiers, &summary, &source, &languages, &tags,
			&a.AreaID, (*string)(&a.Visibility), &jobTitle, &contacts, (*string)(&a.Classification), &website, &version, &created,
			&updated, &createdBy, &key,
		},
		func() (g grouped[*graph.Actor], err error) {
			out := a
			out.NameLanguage, out.Summary, out.Source, out.JobTitle = language.value, summary.value, source.value, jobTitle.value
			out.Website, out.CreatedBy = website.value, createdBy.value
			out.Version, out.CreatedAt, out.UpdatedAt = int(version), created.time(), updated.time()
			if out.OtherNames, err = unlist[graph.OtherName](otherNames); err != nil {
				return g, err
			}
			if out.Identifiers, err = unlist[graph.ExternalIdentifier](identifiers); err != nil {
				return g, err
			}
			if out.Languages, err = unlist[string](languages); err != nil {
				return g, err
			}
			if out.Tags, err = unlist[string](tags); err != nil {
				return g, err
			}
			out.ContactDetails, err = unlist[graph.ContactDetail](contacts)
			return grouped[*graph.Actor]{key: key, record: &out}, err
		},
	}
}
