package graph

import (
	"context"
	"time"
)

// ChangesQuery asks for what was changed in an area. Area is a slug; nil lets all pass.
type ChangesQuery struct {
	Area  string
	Actor *string    // in this actor's history
	By    *string    // by this account
	Since *time.Time // from then on
	Until *time.Time // before then
}

// Within is q between two moments as they were written; INVALID where one is none.
func (q ChangesQuery) Within(since, until *Moment) (ChangesQuery, error) {
	var c checker
	q.Since, q.Until = c.moment("since", since), c.moment("until", until)
	return q, c.err()
}

// Changes is a page of what was changed in an area, oldest first. An actor or an account that the scope does not see
// leaves nothing.
func (m *Map) Changes(ctx context.Context, scope Scope, q ChangesQuery, args PageArgs) (*Page[*Change], error) {
	area, refused := scope.areaOf(q.Area, "area")
	if refused != nil {
		return nil, refused
	}
	if q.Since != nil && q.Until != nil && !q.Since.Before(*q.Until) {
		return nil, invalid("time.order", "until", "This time ends (%s) before it begins (%s). Swap or mend its ends.", q.Until.Format(time.RFC3339), q.Since.Format(time.RFC3339))
	}
	var c checker
	for _, id := range []struct {
		field, prefix string
		value         *string
	}{{"actor", ActorPrefix, q.Actor}, {"by", AccountPrefix, q.By}} {
		if id.value != nil && *id.value == "" {
			c.add(invalid("id.invalid", id.field, "This is no id. Leave %s out to let all pass.", id.field))
		}
		c.add(otherNoun(id.field, id.prefix, deref(id.value)))
	}
	if err := c.err(); err != nil {
		return nil, err
	}
	f := ChangeFilter{AreaID: area.ID, ActorID: deref(q.Actor), AuthorID: deref(q.By), Since: wholeMillis(q.Since), Until: wholeMillis(q.Until)}
	l, refused := args.plan(f.list(), false)
	if refused != nil {
		return nil, refused
	}
	items, err := m.store.Changes(ctx, scope, f, l.Range)
	if err != nil {
		return nil, err
	}
	return page(l, items, (*Change).NodeID, f), nil
}

// list names the list for its cursors.
func (f ChangeFilter) list() string {
	if !f.Filters() {
		return listName("changes", f.AreaID)
	}
	return listName("changes", f.AreaID, f.ActorID, f.AuthorID, f.Since, f.Until)
}

// wholeMillis is the first whole millisecond, which is what changes are told in, that is not before t; zero for nil.
func wholeMillis(t *time.Time) time.Time {
	if t == nil {
		return time.Time{}
	}
	return t.UTC().Add(time.Millisecond - time.Nanosecond).Truncate(time.Millisecond)
}

// ChangesFrom is the cursor from which Changes tells all that the scope will see happen in the area after now.
func (m *Map) ChangesFrom(ctx context.Context, scope Scope, slug string) (string, error) {
	one := 1
	p, err := m.Changes(ctx, scope, ChangesQuery{Area: slug}, PageArgs{Last: &one})
	if err != nil {
		return "", err
	}
	if len(p.Cursors) > 0 {
		return p.Cursors[0], nil
	}
	area, _ := scope.areaOf(slug, "area") // found above
	l, refused := PageArgs{}.plan(ChangeFilter{AreaID: area.ID}.list(), false)
	if refused != nil {
		return "", refused
	}
	return l.cursor(""), nil
}
