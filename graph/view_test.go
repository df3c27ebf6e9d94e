package graph

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"
)

func TestAViewHasNoLinkThatLacksAnEnd(t *testing.T) {
	v := newView(&Area{ID: "a"}, nil, []ActorOutline{{ID: "b"}, {ID: "a"}}, []LinkOutline{
		{FromID: "b", ToID: "a", Type: Knows}, {FromID: "a", ToID: "gone", Type: Knows}, {FromID: "gone", ToID: "b", Type: Knows},
	})
	if got := fmt.Sprint(len(v.links), v.actors[0].ID, v.links[0].from, v.links[0].to); got != "1a1 0" {
		t.Errorf("links, the first actor and the link's ends are %s, not 1a1 0", got)
	}
}

func TestAViewIsTheSameInWhateverOrderAStoreGivesIt(t *testing.T) {
	at := time.Unix(7, 0)
	actors := []ActorOutline{{ID: "a"}, {ID: "b"}, {ID: "c"}}
	links := []LinkOutline{
		{FromID: "a", ToID: "b", Type: Knows, Strength: 2, UpdatedAt: at},
		{FromID: "a", ToID: "b", Type: Knows, Strength: 1, UpdatedAt: at},
		{FromID: "a", ToID: "b", Type: FamilyOf, UpdatedAt: at},
		{FromID: "c", ToID: "b", Type: Knows},
		{FromID: "a", ToID: "b", Type: Knows, Strength: 2},
	}
	want := fmt.Sprint(newView(&Area{}, nil, []ActorOutline{actors[0], actors[1], actors[2]}, links).links)
	back := []LinkOutline{links[4], links[3], links[2], links[1], links[0]}
	if got := fmt.Sprint(newView(&Area{}, nil, []ActorOutline{actors[2], actors[0], actors[1]}, back).links); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestWhatCouldNotBeMadeIsMadeByTheNext(t *testing.T) {
	k := newKept[int]()
	broken := errors.New("broken")
	if _, err := k.get(t.Context(), func() (int, error) { return 0, broken }); !errors.Is(err, broken) {
		t.Fatal(err)
	}
	for range 2 { // the second time it is at hand
		if v, err := k.get(t.Context(), func() (int, error) { return 7, nil }); v != 7 || err != nil {
			t.Fatal(v, err)
		}
	}
	if v, _ := k.get(t.Context(), func() (int, error) { return 8, nil }); v != 7 {
		t.Errorf("what was made was made again: %d", v)
	}
}

func TestWhoWaitsForAViewWaitsNoLongerThanTheirContext(t *testing.T) {
	k := newKept[int]()
	_, _ = k.get(t.Context(), func() (int, error) {
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if _, err := k.get(ctx, func() (int, error) { return 1, nil }); !errors.Is(err, context.Canceled) {
			t.Errorf("while another was making it: %v", err)
		}
		return 2, nil
	})
}

func TestViewsThatWereNotAskedForLongestMakeRoom(t *testing.T) {
	vs := views{slots: map[string]*slot{}}
	for _, name := range []string{"a", "b", "a", "c"} {
		vs.weigh(vs.slot(name, "1"), maxViewed/2)
	}
	if vs.slots["a"] == nil || vs.slots["b"] != nil || vs.slots["c"] == nil {
		t.Errorf("%v are kept, not a and c", vs.slots)
	}
	before := vs.slots["a"]
	if vs.slot("a", "1") != before || vs.slot("a", "2") == before {
		t.Error("a view is kept while its stamp stands, and no longer")
	}
	vs.weigh(vs.slot("huge", "1"), 2*maxViewed)
	if len(vs.slots) != 1 {
		t.Errorf("%d are kept beside one that is too much alone", len(vs.slots)-1)
	}
}
