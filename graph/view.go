package graph

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"
)

// ActorOutline is of an actor what the questions about a whole map need.
type ActorOutline struct {
	ID             string
	Kind           ActorKind
	Name           string
	NameKey        string // Actor.NameKey
	AreaID         string
	Classification Classification // organisations
	Sourced        bool           // somebody noted where the actor is known from
	Assessed       bool           // on an issue, as far as the scope sees
	Created        int32          // DayOf
}

// LinkOutline is of a link what the questions about a whole map need.
type LinkOutline struct {
	FromID    string
	ToID      string
	Type      LinkType
	Strength  int8        // 0: nobody asked
	Until     PartialDate // empty: it goes on, or nobody asked
	UpdatedAt time.Time
	CreatedAt time.Time
}

// Seen is how much of the map an answer was worked out on.
type Seen struct {
	Actors int
	Links  int
}

// View is what one scope sees of an area, whole and in memory: its actors, every link with an end in the area, and the
// far ends. It never changes. What is worked out on it is kept with it.
type View struct {
	Area   *Area
	actors []ActorOutline // by id
	links  []viewLink     // by the ends' places, type, strength, times and end
	areas  []*Area        // all there are

	whole      findings // over everybody
	leaderless findings // without leaders and their links
	twins      kept[[]twin]
}

// viewLink is a link between two places in View.actors.
type viewLink struct {
	from, to int32
	kind     LinkType
	strength int8
	until    PartialDate
	created  int32 // DayOf
	updated  int64 // milliseconds since 1970
}

// tie says whether the link binds its ends together.
func (l viewLink) tie() bool { return l.kind != Opposes && l.kind != CompetesWith }

// findings is what was worked out on the ties of a View: places are those of its net.
type findings struct {
	net    kept[*viewNet]
	ranked kept[*ranking]
	groups kept[*grouping]
}

// viewNet is the ties among some actors of a view.
type viewNet struct {
	*net
	places []int32 // of View.actors, by place in the net
	links  int     // ties, parallel ones counted
}

// newView puts a view together. Links that lack an end are left out.
func newView(area *Area, areas []*Area, actors []ActorOutline, links []LinkOutline) *View {
	v := &View{Area: area, areas: areas, actors: make([]ActorOutline, len(actors)), links: make([]viewLink, 0, len(links))}
	slices.SortFunc(actors, func(a, b ActorOutline) int { return strings.Compare(a.ID, b.ID) })
	place := make(map[string]int32, len(actors))
	for i, a := range actors {
		// What a store hands over may be a part of one long text, which would be kept alive whole.
		a.ID, a.Name, a.NameKey, a.AreaID = strings.Clone(a.ID), strings.Clone(a.Name), strings.Clone(a.NameKey), strings.Clone(a.AreaID)
		a.Kind, a.Classification = ActorKind(strings.Clone(string(a.Kind))), Classification(strings.Clone(string(a.Classification)))
		v.actors[i] = a
		place[a.ID] = int32(i)
	}
	for _, l := range links {
		from, here := place[l.FromID]
		to, there := place[l.ToID]
		if here && there {
			v.links = append(v.links, viewLink{from, to, l.Type.Describe().Type, l.Strength, PartialDate(strings.Clone(string(l.Until))), int32(DayOf(l.CreatedAt)), l.UpdatedAt.UnixMilli()})
		}
	}
	slices.SortFunc(v.links, viewLink.compare)
	v.twins = newKept[[]twin]()
	v.whole, v.leaderless = newFindings(), newFindings()
	return v
}

func (l viewLink) compare(o viewLink) int {
	if d := (int(l.from) - int(o.from)); d != 0 {
		return d
	}
	if d := (int(l.to) - int(o.to)); d != 0 {
		return d
	}
	if d := strings.Compare(string(l.kind), string(o.kind)); d != 0 {
		return d
	}
	if d := int(l.strength) - int(o.strength); d != 0 {
		return d
	}
	if d := int(l.updated - o.updated); d != 0 {
		return d
	}
	if d := int(l.created - o.created); d != 0 {
		return d
	}
	return strings.Compare(string(l.until), string(o.until))
}

func newFindings() findings {
	return findings{newKept[*viewNet](), newKept[*ranking](), newKept[*grouping]()}
}

// findings chooses between everybody and everybody but the leaders.
func (v *View) findings(excludeLeaders bool) *findings {
	if excludeLeaders {
		return &v.leaderless
	}
	return &v.whole
}

// net is the ties among everybody, or among everybody but leaders.
func (v *View) net(ctx context.Context, excludeLeaders bool) (*viewNet, error) {
	return v.findings(excludeLeaders).net.get(ctx, func() (*viewNet, error) {
		places := make([]int32, 0, len(v.actors))
		at := make([]int32, len(v.actors))
		for i, a := range v.actors {
			at[i] = -1
			if !excludeLeaders || a.Kind != KindLeader {
				at[i] = int32(len(places))
				places = append(places, int32(i))
			}
		}
		out := &viewNet{places: places}
		out.net = newNet(len(places), func(yield func(a, b int32) bool) {
			out.links = 0
			for _, l := range v.links {
				if a, b := at[l.from], at[l.to]; a >= 0 && b >= 0 && l.tie() {
					out.links++
					if !yield(a, b) {
						return
					}
				}
			}
		})
		return out, nil
	})
}

// seen is how much of the view a net has.
func (n *viewNet) seen() *Seen { return &Seen{Actors: len(n.places), Links: n.links} }

// seen is how much the view has.
func (v *View) seen() *Seen { return &Seen{Actors: len(v.actors), Links: len(v.links)} }

// weight is how much a view takes in memory, in actors and links.
func (v *View) weight() int { return len(v.actors) + len(v.links) }

// maxViewed is how many actors and links are kept in memory in all views together.
const maxViewed = 2_000_000

// views keeps a View for the scope that it was made for, as long as the counters of the areas stand still: those of all
// areas, as a record in another area may come into sight. The counters came with the look-up of the caller, so to go on
// with a kept view costs no statement, and a second server's write is seen at the next question. Nothing here is state:
// without it every answer would be the same.
type views struct {
	mu    sync.Mutex
	slots map[string]*slot
	turn  uint64
}

type slot struct {
	kept    kept[*View]
	stamp   string
	lastUse uint64
	weight  int
}

// View is what the scope sees of the area with this slug.
func (m *Map) View(ctx context.Context, scope Scope, slug string) (*View, error) {
	area, refused := scope.areaOf(slug, "area")
	if refused != nil {
		return nil, refused
	}
	if len(scope.audiences) == 0 {
		return newView(area, scope.areas, nil, nil), nil
	}
	s := m.views.slot(area.ID+"\n"+strings.Join(scope.audiences, "\n"), stampOf(scope.areas))
	v, err := s.kept.get(ctx, func() (*View, error) {
		actors, links, err := m.store.Outline(ctx, scope, area.ID)
		if err != nil {
			return nil, err
		}
		return newView(area, scope.areas, actors, links), nil
	})
	if err == nil {
		m.views.weigh(s, v.weight())
	}
	return v, err
}

// stampOf is what the counters of the areas say.
func stampOf(areas []*Area) string {
	var b strings.Builder
	for _, a := range areas {
		fmt.Fprintf(&b, "%s %d\n", a.ID, a.Counter)
	}
	return b.String()
}

// slot is where the view of this name is kept, emptied if it was made under another stamp.
func (vs *views) slot(name, stamp string) *slot {
	vs.mu.Lock()
	defer vs.mu.Unlock()
	vs.turn++
	s := vs.slots[name]
	if s == nil || s.stamp != stamp {
		s = &slot{kept: newKept[*View](), stamp: stamp}
		vs.slots[name] = s
	}
	s.lastUse = vs.turn
	return s
}

// weigh notes what the slot holds, and empties those that were not asked for the longest while all are too much.
func (vs *views) weigh(s *slot, weight int) {
	vs.mu.Lock()
	defer vs.mu.Unlock()
	s.weight = weight
	for {
		all, oldest := weight, ""
		for name, o := range vs.slots {
			if o == s {
				continue
			}
			all += o.weight
			if oldest == "" || o.lastUse < vs.slots[oldest].lastUse {
				oldest = name
			}
		}
		if all <= maxViewed || oldest == "" {
			return
		}
		delete(vs.slots, oldest)
	}
}

// kept is a value that is made once, by whoever asks first; the others wait for it. Where the maker fails, the next one
// tries.
type kept[T any] struct {
	turn  chan struct{}
	value *T
}

func newKept[T any]() kept[T] { return kept[T]{turn: make(chan struct{}, 1)} }

func (k *kept[T]) get(ctx context.Context, make func() (T, error)) (T, error) {
	var none T
	select {
	case k.turn <- struct{}{}:
	case <-ctx.Done():
		return none, ctx.Err()
	}
	defer func() { <-k.turn }()
	if k.value != nil {
		return *k.value, nil
	}
	v, err := make()
	if err != nil {
		return none, err
	}
	k.value = &v
	return v, nil
}
