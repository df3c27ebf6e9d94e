package sqlite

import (
	"context"
	"slices"
	"strings"

	"github.com/allymap/allymap/graph"
)

const actorsSQL = `
SELECT group_concat((
  SELECT group_concat(e.card, char(30))
  FROM (
    SELECT a.card
    FROM place p
    CROSS JOIN actor a ON a.no = p.actor
    WHERE p.area = (SELECT r.no FROM area r WHERE r.id = ?2) AND p.list = l.value AND p.key > ?4 AND p.key < ?5
      AND substr(?1, p.audience, 1) = x'01'
      AND (?6 IS NULL OR p.kind IN (SELECT value FROM json_each(?6)))
      AND (?7 IS NULL OR p.classification IN (SELECT value FROM json_each(?7)))
    ORDER BY p.key
    LIMIT ?8 + 0
  ) e
), char(30))
FROM json_each(?3) l`

const actorsDownSQL = `
SELECT group_concat((
  SELECT group_concat(e.card, char(30))
  FROM (
    SELECT a.card
    FROM place p
    CROSS JOIN actor a ON a.no = p.actor
    WHERE p.area = (SELECT r.no FROM area r WHERE r.id = ?2) AND p.list = l.value AND p.key > ?4 AND p.key < ?5
      AND substr(?1, p.audience, 1) = x'01'
      AND (?6 IS NULL OR p.kind IN (SELECT value FROM json_each(?6)))
      AND (?7 IS NULL OR p.classification IN (SELECT value FROM json_each(?7)))
    ORDER BY p.key DESC
    LIMIT ?8 + 0
  ) e
), char(30))
FROM json_each(?3) l`

// Actors takes a page of each list that the filter names, at most as many rows as the page has, and puts them together.
func (s *Store) Actors(ctx context.Context, scope graph.Scope, f graph.ActorFilter, r graph.Range) ([]*graph.Actor, error) {
	statement := actorsSQL
	if r.Descending {
		statement = actorsDownSQL
	}
	above, below := ends(r)
	found, err := askCards(ctx, s, scope, statement, keyedActor, f.AreaID, array(listsOf(f)), above, below, array(f.Kinds), array(f.Classifications), int64(r.Limit))
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
		return strings.Compare(a.key, b.key)
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
SELECT a.id
FROM json_each(?2) o
CROSS JOIN area r ON r.id = o.value
CROSS JOIN place p ON p.area = r.no AND p.list = 'name:kind:LEADER'
CROSS JOIN actor a ON a.no = p.actor
WHERE substr(?1, p.audience, 1) = x'01'`

// Leaders reads the list of leaders of each area.
func (s *Store) Leaders(ctx context.Context, scope graph.Scope, areaIDs []string) ([]string, error) {
	ids, err := ask(ctx, s, scope, leadersSQL, texts, array(append([]string{}, areaIDs...)))
	slices.Sort(ids)
	return slices.Compact(ids), err
}

// texts is a row of one text.
func texts() row[string] {
	var t string
	return row[string]{[]any{&t}, func() (string, error) { return t, nil }}
}

// writeActor is an actor's card, as keyedActor reads it.
func writeActor(a *graph.Actor) (string, error) {
	var d draft
	d.text(a.ID, string(a.Kind), a.Name)
	d.maybe(a.NameLanguage)
	enlistCard(&d, a.OtherNames)
	enlistCard(&d, a.Identifiers)
	d.maybe(a.Summary, a.Source)
	enlistCard(&d, a.Languages)
	enlistCard(&d, a.Tags)
	d.text(a.AreaID, string(a.Visibility))
	d.maybe(a.JobTitle)
	enlistCard(&d, a.ContactDetails)
	d.text(string(a.Classification))
	d.maybe(a.Website)
	d.number(a.Version)
	d.time(a.CreatedAt, a.UpdatedAt)
	d.maybe(a.CreatedBy)
	d.number(int(flag(a.NoIntermediary)))
	d.text(a.NameKey())
	return d.card()
}

// actor reads an actor's card.
func actor(c *card) *graph.Actor { return keyedActor(c).record }

// keyedActor reads an actor's card, with the key of its name.
func keyedActor(c *card) grouped[*graph.Actor] {
	a := &graph.Actor{
		ID: c.text(), Kind: graph.ActorKind(c.text()), Name: c.text(), NameLanguage: c.maybe(), OtherNames: unlistCard[graph.OtherName](c),
		Identifiers: unlistCard[graph.ExternalIdentifier](c), Summary: c.maybe(), Source: c.maybe(), Languages: unlistCard[string](c),
		Tags: unlistCard[string](c), AreaID: c.text(), Visibility: graph.Visibility(c.text()), JobTitle: c.maybe(),
		ContactDetails: unlistCard[graph.ContactDetail](c), Classification: graph.Classification(c.text()), Website: c.maybe(),
		Version: c.number(), CreatedAt: c.time(), UpdatedAt: c.time(), CreatedBy: c.maybe(), NoIntermediary: c.number() > 0,
	}
	return grouped[*graph.Actor]{key: c.text(), record: a}
}
