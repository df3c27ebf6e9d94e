package graph

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode"
)

// Criterion is one reason to think that two actors are the same.
type Criterion string

// The criteria. Names alone, however alike and however many, are not enough.
const (
	SameName        Criterion = "SAME_NAME"
	SimilarName     Criterion = "SIMILAR_NAME"
	OtherNameShared Criterion = "OTHER_NAME"
	SameContact     Criterion = "CONTACT"
	SameIdentifier  Criterion = "IDENTIFIER"
	SharedTies      Criterion = "SHARED_TIES"
)

// weights is how much each criterion says, alone: the chance that two actors are not two. SharedTies is multiplied by
// the share that the common ones have in all that either is tied to.
var weights = map[Criterion]float64{
	SameName: 0.4, SimilarName: 0.3, OtherNameShared: 0.35, SameContact: 0.45, SameIdentifier: 0.9, SharedTies: 0.5,
}

const (
	// enoughAlike is the score that a pair must pass: more than a telephone that a family shares, less than that with a name.
	enoughAlike = 0.5
	// contactDigits is how many last digits make a telephone number: with its country's code or without, it is the same.
	contactDigits = 8
	// maxCompared is how many actors a map may have for all of its names to be compared.
	maxCompared = 25_000
	// maxBlock is how many actors may share a name before they are no longer compared with each other for that.
	maxBlock = 60
)

// LikelyDuplicate is two actors who may be the same.
type LikelyDuplicate struct {
	Actors   []Kinded // two, by id
	Score    float64  // above enoughAlike, below 1
	Criteria []Criterion
}

// LikelyDuplicates are the pairs of an area who may be the same: the likeliest first, then by ids.
type LikelyDuplicates struct {
	Pairs []*LikelyDuplicate
	Total int
	Seen  *Seen
}

// twin is a pair by its places in the view.
type twin struct {
	a, b     int32
	score    float64
	criteria []Criterion
}

// LikelyDuplicates compares names, contact details, identifiers and ties, as record linkage does (Fellegi and Sunter
// 1969, with weights set by hand), among those who share a name, a contact detail or an identifier. Two who are tied to
// each other are two, and so are two who share no number of a register that both have. Contact details count where the
// asker may read them.
func (m *Map) LikelyDuplicates(ctx context.Context, scope Scope, slug string, first int) (*LikelyDuplicates, error) {
	if err := firstOf(first, maxRanked); err != nil {
		return nil, err
	}
	v, err := m.View(ctx, scope, slug)
	if err != nil {
		return nil, err
	}
	if len(v.actors) > maxCompared {
		return nil, refuse(TooLarge, "map.large", "area", "This map has %d actors; up to %d can be compared with each other. Split the area, or search for one name at a time.", len(v.actors), maxCompared)
	}
	twins, err := v.twins.get(ctx, func() ([]twin, error) {
		actors, _, err := m.store.Whole(ctx, scope, v.Area.ID)
		if err != nil {
			return nil, err
		}
		n, err := v.net(ctx, false)
		if err != nil {
			return nil, err
		}
		return v.compare(ctx, scope, n, actors)
	})
	if err != nil {
		return nil, err
	}
	out := &LikelyDuplicates{Pairs: []*LikelyDuplicate{}, Total: len(twins), Seen: v.seen()}
	twins = twins[:min(first, len(twins))]
	var places []int32
	for _, t := range twins {
		places = append(places, t.a, t.b)
	}
	actors, err := m.actorsAt(ctx, scope, v, places)
	if err != nil {
		return nil, err
	}
	for i, t := range twins {
		if pair := actors[2*i : 2*i+2]; pair[0] != nil && pair[1] != nil {
			out.Pairs = append(out.Pairs, &LikelyDuplicate{pair, t.score, t.criteria})
		}
	}
	return out, nil
}

// likeness is what of an actor is compared.
type likeness struct {
	person      bool
	name        string   // folded
	others      []string // folded
	contacts    []string
	identifiers map[string][]string // by scheme, of which a body may have several
}

func likenessOf(a *Actor, scope Scope) *likeness {
	l := &likeness{person: a.Kind.Person(), name: a.Folded(), identifiers: map[string][]string{}}
	for _, o := range a.OtherNames {
		l.others = append(l.others, Fold(o.Name))
	}
	if scope.MayWrite(a.AreaID) {
		for _, c := range a.ContactDetails {
			l.contact(c.Value)
		}
	}
	if a.Website != nil {
		l.contact(*a.Website)
	}
	for _, i := range a.Identifiers {
		l.identifiers[i.Scheme] = append(l.identifiers[i.Scheme], i.Value)
	}
	return l
}

func (l *likeness) contact(value string) {
	if key := contactKey(value); key != "" {
		l.contacts = append(l.contacts, key)
	}
}

// contactKey is an address or number without what people write differently; empty for marks alone.
func contactKey(value string) string {
	value = strings.ToLower(value)
	for _, prefix := range []string{"https://", "http://", "www."} {
		value = strings.TrimPrefix(value, prefix)
	}
	number := true
	key := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '@' {
			number = number && r >= '0' && r <= '9'
			return r
		}
		return -1
	}, value)
	if number {
		key = key[max(0, len(key)-contactDigits):]
	}
	return key
}

// compare finds the pairs. Each actor is put into a block for each name, contact and identifier that it has; only those
// who meet in a block are compared. Its cost grows with the sizes of blocks, which are bounded.
func (v *View) compare(ctx context.Context, scope Scope, n *viewNet, actors []*Actor) ([]twin, error) {
	like := make([]*likeness, len(v.actors))
	blocks := map[string][]int32{}
	for _, a := range actors {
		place, found := slices.BinarySearchFunc(v.actors, a.ID, func(o ActorOutline, id string) int { return cmp.Compare(o.ID, id) })
		if !found {
			continue // came after the view was made
		}
		like[place] = likenessOf(a, scope)
		for _, key := range like[place].blocks() {
			blocks[key] = append(blocks[key], int32(place))
		}
	}
	met, out := map[[2]int32]bool{}, []twin{}
	for _, block := range blocks {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if len(block) > maxBlock {
			continue
		}
		for i, a := range block {
			for _, b := range block[i+1:] {
				pair := pairOf(a, b)
				if a == b || met[pair] || v.actors[a].AreaID != v.Area.ID && v.actors[b].AreaID != v.Area.ID {
					continue
				}
				met[pair] = true
				if t := alike(pair, like, n); t.score > enoughAlike {
					out = append(out, t)
				}
			}
		}
	}
	slices.SortFunc(out, func(a, b twin) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.a, b.a), cmp.Compare(a.b, b.b))
	})
	return out, nil
}

// blocks are the keys under which somebody like this is looked for: whole names, each word of a name with the initials of
// the others, contacts and identifiers.
func (l *likeness) blocks() []string {
	keys := map[string]bool{}
	for _, name := range append([]string{l.name}, l.others...) {
		keys["n "+name] = true
		words := strings.Fields(name)
		for i, w := range words {
			var initials []string
			for j, o := range words {
				if j != i {
					initials = append(initials, string([]rune(o)[:1]))
				}
			}
			slices.Sort(initials)
			keys["w "+w+" "+strings.Join(initials, "")] = true
		}
	}
	for _, c := range l.contacts {
		keys["c "+c] = true
	}
	for scheme, values := range l.identifiers {
		for _, value := range values {
			keys["i "+scheme+" "+value] = true
		}
	}
	out := make([]string, 0, len(keys))
	for k := range keys {
		out = append(out, k)
	}
	return out
}

// alike weighs one pair: the chances of each criterion that they are two, multiplied.
func alike(pair [2]int32, like []*likeness, n *viewNet) twin {
	a, b := like[pair[0]], like[pair[1]]
	t := twin{a: pair[0], b: pair[1]}
	if a.person != b.person {
		return t
	}
	two := 1.0
	matched := func(c Criterion, share float64) {
		t.criteria = append(t.criteria, c)
		two *= 1 - weights[c]*share
	}
	switch {
	case sameWords(a.name, b.name):
		matched(SameName, 1)
	case similarNames(a.name, b.name):
		matched(SimilarName, 1)
	}
	if shareName(a, b) {
		matched(OtherNameShared, 1)
	}
	names := len(t.criteria)
	if meet(a.contacts, b.contacts) {
		matched(SameContact, 1)
	}
	same := false
	for scheme, values := range a.identifiers {
		switch others, has := b.identifiers[scheme]; {
		case has && meet(values, others):
			same = true
		case has && register(scheme):
			return twin{}
		}
	}
	if same {
		matched(SameIdentifier, 1)
	}
	shared, all, linked := n.common(pair[0], pair[1])
	if linked {
		return twin{}
	}
	if shared > 1 {
		matched(SharedTies, float64(shared)/float64(all))
	}
	if len(t.criteria) > names {
		t.score = 1 - two
	}
	return t
}

func meet(a, b []string) bool {
	return slices.ContainsFunc(a, func(one string) bool { return slices.Contains(b, one) })
}

// common is how many two actors are both tied to, how many either is, and whether they are tied to each other. In the
// net of everybody an actor's place is that in the view.
func (n *viewNet) common(a, b int32) (shared, all int, linked bool) {
	of, other := n.ties(a), n.ties(b)
	for len(of) > 0 && len(other) > 0 {
		switch {
		case of[0] == other[0]:
			shared++
			of, other = of[1:], other[1:]
		case of[0] < other[0]:
			of = of[1:]
		default:
			other = other[1:]
		}
	}
	_, linked = slices.BinarySearch(n.ties(a), b)
	return shared, len(n.ties(a)) + len(n.ties(b)) - shared, linked
}

// register says whether whoever keeps the scheme gives one body one value: the registers of org-id, which are named after
// their country, and Wikidata. A file that was imported may well have one person twice.
func register(scheme string) bool {
	country, _, named := strings.Cut(scheme, "-")
	return named && len(country) == 2 && strings.ToUpper(country) == country || scheme == "wikidata"
}

// sameWords says whether two names are the same words, in whatever order.
func sameWords(a, b string) bool {
	if a == b {
		return true
	}
	one, other := strings.Fields(a), strings.Fields(b)
	slices.Sort(one)
	slices.Sort(other)
	return slices.Equal(one, other)
}

// similarNames says whether two names are word for word the same or one slip apart, or one is the other with fewer words,
// of two at least.
func similarNames(a, b string) bool {
	one, other := strings.Fields(a), strings.Fields(b)
	if len(one) == len(other) {
		for i := range one {
			if !oneSlip(one[i], other[i]) {
				return false
			}
		}
		return true
	}
	if len(one) > len(other) {
		one, other = other, one
	}
	return len(one) > 1 && !slices.ContainsFunc(one, func(w string) bool { return !slices.Contains(other, w) })
}

// oneSlip says whether two words are the same but for one letter changed, left out, put in or swapped with its neighbour,
// which is forgiven in words of four letters or more.
func oneSlip(a, b string) bool {
	if a == b {
		return true
	}
	x, y := []rune(a), []rune(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x) < typoLetters || len(y)-len(x) > 1 {
		return false
	}
	i := 0
	for i < len(x) && x[i] == y[i] {
		i++
	}
	if len(x) < len(y) {
		return slices.Equal(x[i:], y[i+1:])
	}
	return slices.Equal(x[i+1:], y[i+1:]) || i+1 < len(x) && x[i] == y[i+1] && x[i+1] == y[i] && slices.Equal(x[i+2:], y[i+2:])
}

// shareName says whether another name of one is a name of the other.
func shareName(a, b *likeness) bool {
	has := func(names []string, of *likeness) bool {
		return slices.ContainsFunc(names, func(n string) bool { return n == of.name || slices.Contains(of.others, n) })
	}
	return has(a.others, b) || has(b.others, a)
}
