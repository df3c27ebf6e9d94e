package sqlite

import (
	"context"
	"slices"
	"strings"

	"github.com/allymap/allymap/graph"
)

const putActorSQL = `
INSERT INTO actor (no, id, audience, area, name_key, no_intermediary, card)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
ON CONFLICT (no) DO UPDATE SET audience = ?3, area = ?4, name_key = ?5, no_intermediary = ?6, card = ?7`

func (a *applying) putActors(ctx context.Context, b graph.Batch) error {
	for _, actor := range b.Put.Actors {
		if err := a.putActor(ctx, actor); err != nil {
			return err
		}
	}
	return nil
}

// putActor writes the row, and then whatever else tells of the actor: only what became different, where it was there.
func (a *applying) putActor(ctx context.Context, actor *graph.Actor) error {
	area, err := a.area(ctx, actor.AreaID)
	if err != nil {
		return err
	}
	no, audience, err := a.putTrace(ctx, actor.ID, actor.Audience(), area)
	if err != nil {
		return err
	}
	var old *shadow
	if !a.added[actor.ID] {
		if old, err = a.shadowOf(ctx, no); err != nil {
			return err
		}
	}
	young := newShadow(actor, no, audience, area)
	card, err := writeActor(actor)
	if err == nil {
		err = a.exec(ctx, putActorSQL, no, actor.ID, audience, actor.AreaID, young.nameKey, flag(young.aside), card)
	}
	if err != nil {
		return err
	}
	if err := a.cast(ctx, old, young); err != nil {
		return err
	}
	a.actors[actor.ID] = &end{no: no, id: actor.ID, folded: young.folded, audience: audience, area: area, aside: young.aside}
	if err := a.moveAttendance(ctx, old, young); err != nil {
		return err
	}
	return a.moveTies(ctx, old, young)
}

// shadow is what the lists, the names and the ties tell of an actor.
type shadow struct {
	id             string
	no             int64
	audience       int64
	area           int64
	kind           string
	classification string
	folded         string
	nameKey        string
	aside          bool
	updatedKey     string
	tags           []string
	names          []string // folded, the main one first; the others once each
}

func newShadow(actor *graph.Actor, no, audience, area int64) *shadow {
	s := &shadow{
		id: actor.ID, no: no, audience: audience, area: area, kind: string(actor.Kind), classification: string(actor.Classification),
		nameKey: actor.NameKey(), updatedKey: actor.UpdatedKey(), tags: actor.Tags, aside: actor.NoIntermediary,
	}
	s.folded = foldedOf(s.nameKey)
	s.names = append(s.names, s.folded)
	for _, o := range actor.OtherNames {
		if folded := graph.Fold(o.Name); !slices.Contains(s.names[1:], folded) {
			s.names = append(s.names, folded)
		}
	}
	return s
}

const shadowSQL = `
SELECT group_concat(concat_ws(char(31), a.card, a.audience, r.no), char(30))
FROM actor a CROSS JOIN area r ON r.id = a.area
WHERE a.no = ?1`

// shadowOf is what is told of the actor so far; nil where it is not there.
func (a *applying) shadowOf(ctx context.Context, no int64) (*shadow, error) {
	found, err := cards(ctx, a, shadowSQL, func(c *card) *shadow {
		known := actor(c)
		audience, area := c.number(), c.number()
		return newShadow(known, no, int64(audience), int64(area))
	}, no)
	if err != nil || len(found) == 0 {
		return nil, err
	}
	return found[0], nil
}

// place is where an actor stands in a list.
type place struct{ list, key string }

func (s *shadow) places() []place {
	if s == nil {
		return nil
	}
	var out []place
	for _, order := range []place{{byName, s.nameKey}, {byUpdate, s.updatedKey}} {
		out = append(out, order, place{order.list + ofKind + s.kind, order.key})
		if s.classification != "" {
			out = append(out, place{order.list + ofClass + s.classification, order.key})
		}
		for _, tag := range s.tags {
			out = append(out, place{order.list + ofTag + tag, order.key})
		}
	}
	return out
}

// words are those of a folded name, each once.
func words(folded string) []string {
	w := strings.Fields(folded)
	slices.Sort(w)
	return slices.Compact(w)
}

// sameIn says whether the rows of two shadows say the same apart from their keys.
func (s *shadow) sameIn(o *shadow) bool {
	return s.audience == o.audience && s.area == o.area && s.kind == o.kind && s.classification == o.classification
}

// cast turns the rows that told of the old one into those that tell of the young one; either may be nil.
func (a *applying) cast(ctx context.Context, old, young *shadow) error {
	same := old != nil && young != nil && old.sameIn(young)
	was, will := old.places(), young.places()
	for _, p := range was {
		if !same || !slices.Contains(will, p) {
			if err := a.exec(ctx, dropPlaceSQL, old.area, p.list, p.key); err != nil {
				return err
			}
		}
	}
	for _, p := range will {
		if !same || !slices.Contains(was, p) {
			if err := a.exec(ctx, putPlaceSQL, young.area, p.list, p.key, young.no, young.audience, young.kind, young.classification); err != nil {
				return err
			}
		}
	}
	if same && old.nameKey == young.nameKey && slices.Equal(old.names, young.names) {
		return nil
	}
	if err := a.dropNames(ctx, old); err != nil {
		return err
	}
	return a.putNames(ctx, young)
}

const dropPlaceSQL = `DELETE FROM place WHERE area = ?1 AND list = ?2 AND key = ?3`

const putPlaceSQL = `
INSERT INTO place (area, list, key, actor, audience, kind, classification)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
ON CONFLICT DO NOTHING`

const putNameSQL = `
INSERT INTO name (main, folded, name_key, actor, audience, area, kind)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)`

const wordSQL = `SELECT w.no FROM word w WHERE w.word = ?1`

const addWordSQL = `INSERT INTO word (word) VALUES (?1) RETURNING no`

const putPostingSQL = `
INSERT INTO posting (word, name_key, folded, actor, audience, area, kind)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
ON CONFLICT DO NOTHING`

func (a *applying) putNames(ctx context.Context, s *shadow) error {
	if s == nil {
		return nil
	}
	for i, folded := range s.names {
		if err := a.exec(ctx, putNameSQL, flag(i == 0), folded, s.nameKey, s.no, s.audience, s.area, s.kind); err != nil {
			return err
		}
		for _, w := range words(folded) {
			no, err := a.number(ctx, a.words, w, wordSQL, addWordSQL)
			if err == nil {
				err = a.exec(ctx, putPostingSQL, no, s.nameKey, folded, s.no, s.audience, s.area, s.kind)
			}
			if err != nil {
				return err
			}
		}
	}
	return nil
}

const dropNameSQL = `DELETE FROM name WHERE main = ?1 AND folded = ?2 AND name_key = ?3`

const dropPostingSQL = `
DELETE FROM posting
WHERE word = (SELECT w.no FROM word w WHERE w.word = ?1) AND name_key = ?2 AND folded = ?3`

const dropWordSQL = `DELETE FROM word WHERE word = ?1 AND NOT EXISTS (SELECT 1 FROM posting p WHERE p.word = word.no)`

// dropNames leaves no word behind that nobody has in a name any more.
func (a *applying) dropNames(ctx context.Context, s *shadow) error {
	if s == nil {
		return nil
	}
	for i, folded := range s.names {
		if err := a.exec(ctx, dropNameSQL, flag(i == 0), folded, s.nameKey); err != nil {
			return err
		}
		for _, w := range words(folded) {
			if err := a.exec(ctx, dropPostingSQL, w, s.nameKey, folded); err != nil {
				return err
			}
			delete(a.words, w) // it may go with its last posting
			if err := a.exec(ctx, dropWordSQL, w); err != nil {
				return err
			}
		}
	}
	return nil
}

const dropActorSQL = `DELETE FROM actor WHERE no = ?1`

func (a *applying) removeActor(ctx context.Context, no int64) error {
	old, err := a.shadowOf(ctx, no)
	if err != nil || old == nil {
		return err
	}
	if err := a.cast(ctx, old, nil); err != nil {
		return err
	}
	delete(a.actors, old.id)
	if err := a.exec(ctx, dropPositionsSQL, no); err != nil {
		return err
	}
	return a.exec(ctx, dropActorSQL, no)
}
