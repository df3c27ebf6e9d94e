package sqlite

import (
	"context"
	"fmt"

	"github.com/allymap/allymap/graph"
)

// end is an actor as its links and meetings tell of it.
type end struct {
	no       int64
	id       string
	folded   string
	audience int64
	area     int64
	aside    bool // asked not to be used to introduce people
}

const endSQL = `
SELECT a.no, a.name_key, a.audience, a.area, r.no, a.no_intermediary
FROM actor a CROSS JOIN area r ON r.id = a.area
WHERE a.id = ?1`

func (a *applying) end(ctx context.Context, id string) (*end, error) {
	if e := a.actors[id]; e != nil {
		return e, nil
	}
	found, err := list(ctx, a, endSQL, func() row[*end] {
		var no, audience, area, aside number
		var key, areaID string
		return row[*end]{[]any{&no, &key, &audience, &areaID, &area, &aside}, func() (*end, error) {
			a.areas[areaID] = int64(area)
			return &end{no: int64(no), id: id, folded: foldedOf(key), audience: int64(audience), area: int64(area), aside: aside > 0}, nil
		}}
	}, id)
	if err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, fmt.Errorf("sqlite: something hangs on %s, which is not there", id)
	}
	a.actors[id], a.traces[id] = found[0], found[0].no
	return found[0], nil
}

func (a *applying) putLinks(ctx context.Context, b graph.Batch) error {
	for _, l := range b.Put.Links {
		if err := a.putLink(ctx, l); err != nil {
			return err
		}
	}
	return nil
}

// putLink writes the row and the tie that each end has of it.
func (a *applying) putLink(ctx context.Context, l *graph.Link) error {
	from, err := a.end(ctx, l.FromID)
	if err != nil {
		return err
	}
	to, err := a.end(ctx, l.ToID)
	if err != nil {
		return err
	}
	area, err := a.area(ctx, l.AreaID)
	if err != nil {
		return err
	}
	no, audience, err := a.putTrace(ctx, l.ID, l.Audience(), area, from.no, to.no)
	if err != nil {
		return err
	}
	if !a.added[l.ID] {
		if err := a.dropTies(ctx, no); err != nil {
			return err
		}
	}
	if err := a.putLinkRow(ctx, no, audience, from, to, l); err != nil {
		return err
	}
	way, back := graph.Out, graph.In
	if l.Type.Symmetric() {
		way, back = graph.Both, graph.Both
	}
	if err := a.putTie(ctx, no, audience, from, to, way, l); err != nil {
		return err
	}
	return a.putTie(ctx, no, audience, to, from, back, l)
}

const putLinkSQL = `
INSERT INTO link (no, id, audience, type, since, from_no, to_no, from_audience, to_audience, from_area, to_area, card)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
ON CONFLICT (no) DO UPDATE SET audience = ?3, type = ?4, since = ?5, from_no = ?6, to_no = ?7, from_audience = ?8,
  to_audience = ?9, from_area = ?10, to_area = ?11, card = ?12`

func (a *applying) putLinkRow(ctx context.Context, no, audience int64, from, to *end, l *graph.Link) error {
	card, err := writeLink(l)
	if err != nil {
		return err
	}
	return a.exec(ctx, putLinkSQL, no, l.ID, audience, string(l.Type), text(l.Since), from.no, to.no, from.audience, to.audience,
		from.area, to.area, card)
}

const putTieSQL = `
INSERT INTO tie (actor, told, audience, other_audience, type, way, link, other)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)`

func (a *applying) putTie(ctx context.Context, no, audience int64, at, other *end, way graph.Direction, l *graph.Link) error {
	told, err := packTie(l, at, other)
	if err != nil {
		return err
	}
	return a.exec(ctx, putTieSQL, at.no, told, audience, other.audience, string(l.Type), string(way), no, other.no)
}

const dropTieFromSQL = `
DELETE FROM tie
WHERE (actor, told) IN (
  SELECT t.actor, t.told
  FROM link l
  CROSS JOIN actor b ON b.no = l.to_no
  CROSS JOIN tie t ON t.actor = l.from_no
    AND t.told > substr(b.name_key, 1, length(b.name_key) - length(b.id)) || l.id || char(31)
    AND t.told < substr(b.name_key, 1, length(b.name_key) - length(b.id)) || l.id || char(32)
  WHERE l.no = ?1
)`

const dropTieToSQL = `
DELETE FROM tie
WHERE (actor, told) IN (
  SELECT t.actor, t.told
  FROM link l
  CROSS JOIN actor b ON b.no = l.from_no
  CROSS JOIN tie t ON t.actor = l.to_no
    AND t.told > substr(b.name_key, 1, length(b.name_key) - length(b.id)) || l.id || char(31)
    AND t.told < substr(b.name_key, 1, length(b.name_key) - length(b.id)) || l.id || char(32)
  WHERE l.no = ?1
)`

// dropTies takes away what both ends have of a link that is still there: at each a text that begins with the other end's
// name and the link's id.
func (a *applying) dropTies(ctx context.Context, no int64) error {
	if err := a.exec(ctx, dropTieFromSQL, no); err != nil {
		return err
	}
	return a.exec(ctx, dropTieToSQL, no)
}

const dropLinkSQL = `DELETE FROM link WHERE no = ?1`

func (a *applying) removeLink(ctx context.Context, no int64) error {
	if err := a.dropTies(ctx, no); err != nil {
		return err
	}
	return a.exec(ctx, dropLinkSQL, no)
}

// The ties that others have of an actor begin with its name and end in its wish to introduce nobody; they are found
// through the actor's own.
const moveTiesSQL = `
UPDATE tie SET told = ?3 || substr(told, length(?2) + 1, length(told) - length(?2) - 1) || ?5, other_audience = ?4
WHERE (actor, told) IN (
  SELECT o.actor, o.told
  FROM tie t
  CROSS JOIN link l ON l.no = t.link
  CROSS JOIN tie o ON o.actor = t.other AND o.told > ?2 || char(1) || l.id || char(31) AND o.told < ?2 || char(1) || l.id || char(32)
  WHERE t.actor = ?1
)`

const moveStartsSQL = `UPDATE link SET from_audience = ?2, from_area = ?3 WHERE from_no = ?1`

const moveEndsSQL = `UPDATE link SET to_audience = ?2, to_area = ?3 WHERE to_no = ?1`

// moveTies tells an actor's links what became of its name, its audience, its area and its wish to introduce nobody.
func (a *applying) moveTies(ctx context.Context, old, young *shadow) error {
	if old == nil || old.folded == young.folded && old.audience == young.audience && old.area == young.area && old.aside == young.aside {
		return nil
	}
	if err := a.exec(ctx, moveTiesSQL, young.no, old.folded, young.folded, young.audience, flag(young.aside)); err != nil {
		return err
	}
	if old.audience == young.audience && old.area == young.area {
		return nil
	}
	if err := a.exec(ctx, moveStartsSQL, young.no, young.audience, young.area); err != nil {
		return err
	}
	return a.exec(ctx, moveEndsSQL, young.no, young.audience, young.area)
}
