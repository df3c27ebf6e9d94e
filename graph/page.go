package graph

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"slices"
	"unicode/utf8"
)

const (
	defaultPage = 50
	maxPage     = 100
	listMark    = 8 // bytes of a cursor that say of which list it is
)

// PageArgs ask for a page: the first so many after a cursor, or the last so many before one. Neither: the first 50.
type PageArgs struct {
	First  *int
	After  *string
	Last   *int
	Before *string
}

// Page is a part of a list, always in the list's own order, with a cursor for each item.
type Page[T any] struct {
	Items       []T
	Cursors     []string
	HasNext     bool
	HasPrevious bool
	Filter      Filter // what Map.Total counts: the whole list
}

// listing is a page about to be read: which part of the keys, and how to put it together again.
type listing struct {
	list     [listMark]byte
	args     PageArgs
	size     int
	backward bool
	Range    Range
}

// plan turns a request for a page into a range of sort keys. list names the list with its filter and order, so that a
// cursor of another list is refused; descending is whether the list runs from high keys to low.
func (p PageArgs) plan(list string, descending bool) (*listing, *Error) {
	l := &listing{args: p, size: defaultPage}
	sum := sha256.Sum256([]byte(list))
	copy(l.list[:], sum[:])
	for _, n := range []struct {
		name  string
		value *int
	}{{"first", p.First}, {"last", p.Last}} {
		if n.value == nil {
			continue
		}
		if err := length(n.name, *n.value, maxPage); err != nil {
			if *n.value > maxPage {
				err.Message += " The next page comes by its cursor."
			}
			return nil, err
		}
		l.size = *n.value
	}
	if p.First != nil && p.Last != nil {
		return nil, invalid("page.both", "last", "Ask for the first or for the last records of a list, not for both at once.")
	}
	l.backward = p.Last != nil
	after, err := l.key("after", p.After)
	if err != nil {
		return nil, err
	}
	before, err := l.key("before", p.Before)
	if err != nil {
		return nil, err
	}
	l.Range = Range{Above: after, Below: before, Descending: descending != l.backward, Limit: l.size + 1}
	if descending {
		l.Range.Above, l.Range.Below = before, after
	}
	return l, nil
}

// length refuses how many of a list are asked for in a field, unless that is from 1 to most.
func length(field string, n, most int) *Error {
	if n >= 1 && n <= most {
		return nil
	}
	return invalid("page.range", field, "A list holds 1 to %d, not %d. Ask for another “"+field+"”.", most, n)
}

// firstOf is length of a question whose “first” is all that can be wrong with it.
func firstOf(n, most int) error {
	if err := length("first", n, most); err != nil {
		return err
	}
	return nil
}

func (l *listing) cursor(key string) string {
	return base64.RawURLEncoding.EncodeToString(append(l.list[:], key...))
}

func (l *listing) key(field string, cursor *string) (string, *Error) {
	if cursor == nil {
		return "", nil
	}
	raw, err := base64.RawURLEncoding.DecodeString(*cursor)
	if err != nil || len(raw) < listMark || !utf8.Valid(raw[listMark:]) {
		return "", invalid("cursor.invalid", field, "This is no cursor that was given out here. Take one from an edge or from pageInfo, or begin without one.")
	}
	if !slices.Equal(raw[:listMark], l.list[:]) {
		return "", invalid("cursor.other", field, "This cursor is of another list, or of this one in another order or with another filter. Begin this list without a cursor.")
	}
	return string(raw[listMark:]), nil
}

// page puts together what was read: items come in the direction of the range, one more than the page if there is more.
func page[T any](l *listing, items []T, key func(T) string, filter Filter) *Page[T] {
	more := len(items) > l.size
	items = items[:min(len(items), l.size)]
	if l.backward {
		slices.Reverse(items)
	}
	p := &Page[T]{Items: items, Cursors: make([]string, len(items)), Filter: filter}
	if items == nil {
		p.Items = []T{}
	}
	for i, item := range items {
		p.Cursors[i] = l.cursor(key(item))
	}
	if l.backward {
		p.HasPrevious, p.HasNext = more, l.args.Before != nil
	} else {
		p.HasNext, p.HasPrevious = more, l.args.After != nil
	}
	return p
}

// listName names a list for its cursors: what it is of, and all that chooses and orders it, with nothing between the
// parts that a part could hold. Lists of choices are sets.
func listName(kind string, parts ...any) string {
	raw, _ := json.Marshal(append([]any{kind}, parts...)) // of plain values it cannot fail
	return string(raw)
}

func sorted[T ~string](in []T) []T {
	if in == nil {
		return nil
	}
	out := slices.Clone(in)
	slices.Sort(out)
	return slices.Compact(out)
}

// listings are pages about to be read of one list for each of several actors.
type listings struct {
	Range Range
	of    map[string]*listing
}

func (p PageArgs) planEach(ids []string, list func(id string) string) (*listings, *Error) {
	ls := &listings{of: make(map[string]*listing, len(ids))}
	for _, id := range ids {
		l, err := p.plan(list(id), false)
		if err != nil {
			return nil, err
		}
		ls.of[id], ls.Range = l, l.Range
	}
	return ls, nil
}

func pages[T any](ls *listings, items map[string][]T, key func(id string) func(T) string, filter Filter) map[string]*Page[T] {
	out := make(map[string]*Page[T], len(ls.of))
	for id, l := range ls.of {
		out[id] = page(l, items[id], key(id), filter)
	}
	return out
}

// LinkCursor is the cursor of a link in the whole list of one of its ends; both ends must be attached.
func LinkCursor(l *Link, actorID string) string {
	ls, err := PageArgs{}.plan(linkList(actorID, nil, Both), false)
	if err != nil {
		return ""
	}
	return ls.cursor(LinkKey(l.other(actorID), l.ID))
}

func linkList(actorID string, types []LinkType, direction Direction) string {
	return listName("links", actorID, types, direction)
}
