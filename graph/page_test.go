package graph

import (
	"slices"
	"strconv"
	"testing"

	"pgregory.net/rapid"
)

// slicePage reads a page of a list of numbers in memory, as a store would.
func slicePage(keys []string, args PageArgs, list string, descending bool) (*Page[string], *Error) {
	l, err := args.plan(list, descending)
	if err != nil {
		return nil, err
	}
	var in []string
	for _, k := range keys {
		if k > l.Range.Above && (l.Range.Below == "" || k < l.Range.Below) {
			in = append(in, k)
		}
	}
	slices.Sort(in)
	if l.Range.Descending {
		slices.Reverse(in)
	}
	return page(l, in[:min(len(in), l.Range.Limit)], func(k string) string { return k }, nil), nil
}

func TestPagesOfAnySizePutTogetherAreTheList(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		keys := rapid.SliceOfDistinct(rapid.StringN(1, 5, -1), func(s string) string { return s }).Draw(r, "keys")
		descending, backward := rapid.Bool().Draw(r, "descending"), rapid.Bool().Draw(r, "backward")
		size := rapid.IntRange(1, 7).Draw(r, "size")
		want := slices.Clone(keys)
		slices.Sort(want)
		if descending {
			slices.Reverse(want)
		}
		args := PageArgs{First: &size}
		if backward {
			args = PageArgs{Last: &size}
		}
		var got []string
		for {
			p, err := slicePage(keys, args, "list", descending)
			if err != nil {
				r.Fatal(err)
			}
			if backward {
				got = append(slices.Clone(p.Items), got...)
				if !p.HasPrevious {
					break
				}
				args.Before = &p.Cursors[0]
			} else {
				got = append(got, p.Items...)
				if !p.HasNext {
					break
				}
				args.After = &p.Cursors[len(p.Cursors)-1]
			}
			if len(got) > len(want) {
				break
			}
		}
		if !slices.Equal(got, want) {
			r.Fatalf("pages of %d (down %v, back %v) make %q, not %q", size, descending, backward, got, want)
		}
	})
}

func TestACursorIsOfItsListAlone(t *testing.T) {
	names := []string{
		listName("actors", "a", []string{"x", "y"}, true), listName("actors", "a", []string{"x y"}, true), listName("actors", "a", []string{"x", "y"}, false),
		listName("actors", "a", []string{"x\",\"y"}, true), listName("actors", "a|[x y]|true"), listName("issues", "a", []string{"x", "y"}, true),
	}
	for i, of := range names {
		p, err := slicePage([]string{"k"}, PageArgs{}, of, false)
		if err != nil {
			t.Fatal(err)
		}
		for j, other := range names {
			_, err := slicePage(nil, PageArgs{After: &p.Cursors[0]}, other, false)
			if (err == nil) != (i == j) {
				t.Errorf("a cursor of %s for %s: %v", of, other, err)
			}
		}
	}
}

func TestNoCursorMakesAnythingFall(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		cursor := rapid.OneOf(rapid.String(), rapid.StringMatching(`[A-Za-z0-9_-]{0,40}`)).Draw(r, "cursor")
		_, err := slicePage(nil, PageArgs{After: &cursor}, "list", rapid.Bool().Draw(r, "descending"))
		if err == nil || err.Code != Invalid {
			r.Fatalf("%q is refused with %v", cursor, err)
		}
	})
}

func TestASizeIsFrom1To100(t *testing.T) {
	for _, n := range []int{-1, 0, 1, 100, 101} {
		ok := n == 1 || n == 100
		for name, args := range map[string]PageArgs{"first": {First: &n}, "last": {Last: &n}} {
			if _, err := args.plan("list", false); (err == nil) != ok {
				t.Errorf("%s: %s is refused with %v", name, strconv.Itoa(n), err)
			}
		}
	}
}
