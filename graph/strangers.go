package graph

import (
	"cmp"
	"context"
	"iter"
	"math/bits"
	"slices"
)

// Strangers are pairs of groups that share nobody: no tie between them, and nobody tied to both.
type Strangers struct {
	Pairs []*StrangerPair
	Total int
	Seen  *Seen
}

// StrangerPair is two groups that share nobody.
type StrangerPair struct{ Groups []*Group }

// smallestStranger is how many members a group has at least to be told as a stranger: of two or less no organiser would
// say that they are a group apart.
const smallestStranger = 3

// Strangers tells which of an area's groups of three or more share nobody, the largest pairs first.
func (m *Map) Strangers(ctx context.Context, scope Scope, slug string, excludeLeaders bool, first int) (*Strangers, error) {
	if err := firstOf(first, maxRanked); err != nil {
		return nil, err
	}
	g, n, err := m.grouped(ctx, scope, slug, excludeLeaders)
	if err != nil {
		return nil, err
	}
	found, err := g.strangers.get(ctx, func() (*strangers, error) {
		sizes := make([]int, len(g.groups))
		for i, group := range g.groups {
			sizes[i] = group.Size
		}
		return n.strangers(ctx, g.label, sizes)
	})
	if err != nil {
		return nil, err
	}
	out := &Strangers{Pairs: []*StrangerPair{}, Total: found.total, Seen: n.seen()}
	for _, p := range found.first[:min(first, len(found.first))] {
		out.Pairs = append(out.Pairs, &StrangerPair{[]*Group{g.groups[p[0]], g.groups[p[1]]}})
	}
	return out, nil
}

// strangers is how many pairs of groups share nobody, and the first maxRanked of them.
type strangers struct {
	total int
	first [][2]int32
}

// strangers finds the pairs of groups of at least smallestStranger members that share nobody: the largest pairs first, then
// by the numbers of their groups, which stand from the largest. An actor makes its own group and those of all that it is tied
// to share it, each with each. Group by group, with those that it shares somebody with as a set of bits: O(n + m) and, for k
// groups, O(k²/64) and at most as much again for each actor that brings many together. No pair is kept but the first.
func (n *net) strangers(ctx context.Context, label []int32, sizes []int) (*strangers, error) {
	large := 0
	for large < len(sizes) && sizes[large] >= smallestStranger {
		large++
	}
	w := &strangerWalk{net: n, pace: pace{ctx: ctx}, label: label, sizes: sizes[:large], seen: make([]int32, n.size()), near: newGroupSet(large)}
	if err := w.bring(); err != nil {
		return nil, err
	}
	members := make([][]int32, large)
	for p, l := range label {
		if int(l) < large {
			members[l] = append(members[l], int32(p))
		}
	}
	for a := range members {
		if err := w.meet(int32(a), members[a]); err != nil {
			return nil, err
		}
		if err := w.tell(int32(a)); err != nil {
			return nil, err
		}
	}
	w.cut()
	return &w.out, nil
}

// strangerWalk goes from group to group.
type strangerWalk struct {
	*net
	pace  pace
	label []int32
	sizes []int // of the groups that are large enough

	few   [][]int32          // by place: the large groups that it is tied to, ascending; nil where they are many
	many  map[int32]groupSet // the same of those that are tied to more groups than a set has words
	seen  []int32            // by place: the last group that looked at it, counted from 1
	near  groupSet           // those that the group at hand shares somebody with
	out   strangers
	worst int // members of the last of the first pairs, once there are enough
}

// bring notes to whose groups each actor is tied.
func (w *strangerWalk) bring() error {
	w.few, w.many = make([][]int32, w.size()), map[int32]groupSet{}
	var groups []int32
	for p := range int32(w.size()) {
		groups = groups[:0]
		for _, o := range w.ties(p) {
			if l := w.label[o]; int(l) < len(w.sizes) {
				groups = append(groups, l)
			}
		}
		slices.Sort(groups)
		groups = slices.Compact(groups)
		if len(groups) <= len(w.near) {
			w.few[p] = slices.Clone(groups)
		} else {
			w.many[p] = newGroupSet(len(w.sizes))
			w.many[p].add(groups)
		}
		if err := w.pace.spend(1 + len(w.ties(p))); err != nil {
			return err
		}
	}
	return nil
}

// meet finds those that the group shares somebody with.
func (w *strangerWalk) meet(group int32, members []int32) error {
	clear(w.near)
	for _, p := range members {
		w.look(group, p)
		for _, o := range w.ties(p) {
			w.look(group, o)
		}
		if err := w.pace.spend(1 + len(w.ties(p))*(1+len(w.near)/8)); err != nil {
			return err
		}
	}
	return nil
}

func (w *strangerWalk) look(group, p int32) {
	if w.seen[p] == group+1 {
		return
	}
	w.seen[p] = group + 1
	if set := w.many[p]; set != nil {
		w.near.join(set)
	} else {
		w.near.add(w.few[p])
	}
}

// tell counts the strangers of the group among those after it, and keeps which may be among the first.
func (w *strangerWalk) tell(group int32) error {
	after := len(w.sizes) - 1 - int(group)
	w.out.total += after - w.near.after(group)
	for b := range w.near.lacking(group+1, int32(after)) {
		pair := [2]int32{group, b}
		if w.worst > 0 && w.members(pair) <= w.worst {
			break // the others are no larger
		}
		if w.out.first = append(w.out.first, pair); len(w.out.first) == 2*maxRanked {
			w.cut()
		}
	}
	return w.pace.spend(1 + len(w.near))
}

// cut leaves the first maxRanked pairs. They were found in the order of their groups, which a stable sort keeps.
func (w *strangerWalk) cut() {
	slices.SortStableFunc(w.out.first, func(a, b [2]int32) int { return cmp.Compare(w.members(b), w.members(a)) })
	if len(w.out.first) >= maxRanked {
		w.out.first = w.out.first[:maxRanked]
		w.worst = w.members(w.out.first[maxRanked-1])
	}
}

func (w *strangerWalk) members(pair [2]int32) int { return w.sizes[pair[0]] + w.sizes[pair[1]] }

// groupSet is a set of groups, a bit each.
type groupSet []uint64

func newGroupSet(groups int) groupSet { return make(groupSet, (groups+63)/64) }

func (s groupSet) add(groups []int32) {
	for _, g := range groups {
		s[g/64] |= 1 << (g % 64)
	}
}

func (s groupSet) join(o groupSet) {
	for i, word := range o {
		s[i] |= word
	}
}

// after is how many with a higher number than the group are in it.
func (s groupSet) after(group int32) int {
	count := bits.OnesCount64(s[group/64] >> (group % 64) >> 1)
	for _, word := range s[group/64+1:] {
		count += bits.OnesCount64(word)
	}
	return count
}

// lacking are those of so many groups from the first on that are not in it, ascending.
func (s groupSet) lacking(first, count int32) iter.Seq[int32] {
	return func(yield func(int32) bool) {
		end := first + count
		for g := first; g < end; g++ {
			rest := ^s[g/64] >> (g % 64)
			if rest == 0 {
				g |= 63
				continue
			}
			if g += int32(bits.TrailingZeros64(rest)); g >= end || !yield(g) {
				return
			}
		}
	}
}
