package graph

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
)

// namedAfter is how many of its members a group is named after.
const namedAfter = 2

// Group is some actors with more ties among them than to others. Members stand by how many they are tied to, then by id.
type Group struct {
	Name    string // after its best known members
	Size    int
	members []string // ids
}

// MemberIDs are the ids of the first so many members.
func (g *Group) MemberIDs(first int) []string { return g.members[:min(first, len(g.members))] }

// GroupTie is how many links there are between two groups.
type GroupTie struct {
	Between []int // two places in Groups
	Links   int
}

// GroupSummary is which groups hang together. Groups stand from the largest, then by the least id in them; ties by the
// places of their groups.
type GroupSummary struct {
	Components int      // pieces that no tie binds to each other; an actor without ties is one
	Modularity *float64 // nil where there is no tie
	Total      int      // how many groups there are
	Groups     []*Group
	Ties       []*GroupTie
	Seen       *Seen
}

// grouping is what Groups worked out on a net.
type grouping struct {
	components int
	modularity *float64
	groups     []*Group
	label      []int32          // the group of each place
	links      map[[2]int32]int // between two groups, the lower first
	strangers  kept[*strangers]
}

// Groups tells which actors of an area hang together, over every tie but OPPOSES and COMPETES_WITH.
func (m *Map) Groups(ctx context.Context, scope Scope, slug string, excludeLeaders bool, first int) (*GroupSummary, error) {
	if err := firstOf(first, maxRanked); err != nil {
		return nil, err
	}
	g, n, err := m.grouped(ctx, scope, slug, excludeLeaders)
	if err != nil {
		return nil, err
	}
	out := &GroupSummary{Components: g.components, Modularity: g.modularity, Total: len(g.groups), Groups: g.groups[:min(first, len(g.groups))], Ties: []*GroupTie{}, Seen: n.seen()}
	for pair, links := range g.links {
		if int(pair[1]) < len(out.Groups) {
			out.Ties = append(out.Ties, &GroupTie{[]int{int(pair[0]), int(pair[1])}, links})
		}
	}
	slices.SortFunc(out.Ties, func(a, b *GroupTie) int { return slices.Compare(a.Between, b.Between) })
	return out, nil
}

// Members finds the first so many members of each of the groups, by id.
func (m *Map) Members(ctx context.Context, scope Scope, groups []*Group, first int) (map[string]Kinded, error) {
	if err := firstOf(first, maxRanked); err != nil {
		return nil, err
	}
	var ids []string
	for _, g := range groups {
		ids = append(ids, g.MemberIDs(first)...)
	}
	found, err := m.NodesByID(ctx, scope, ids)
	if err != nil {
		return nil, err
	}
	out := map[string]Kinded{}
	for id, n := range found {
		if k, ok := n.(Kinded); ok {
			out[id] = k
		}
	}
	return out, nil
}

func (m *Map) grouped(ctx context.Context, scope Scope, slug string, excludeLeaders bool) (*grouping, *viewNet, error) {
	v, err := m.View(ctx, scope, slug)
	if err != nil {
		return nil, nil, err
	}
	n, err := v.net(ctx, excludeLeaders)
	if err != nil {
		return nil, nil, err
	}
	g, err := v.findings(excludeLeaders).groups.get(ctx, func() (*grouping, error) { return v.group(ctx, n) })
	return g, n, err
}

// group names and orders the communities of a net and counts what is between them.
func (v *View) group(ctx context.Context, n *viewNet) (*grouping, error) {
	label, modularity, err := n.communities(ctx, n.seed())
	if err != nil {
		return nil, err
	}
	g := &grouping{label: label, links: map[[2]int32]int{}, strangers: newKept[*strangers]()}
	_, g.components = n.components()
	if len(n.to) > 0 {
		g.modularity = &modularity
	}
	var members [][]int32
	for p, l := range label {
		for int(l) >= len(members) {
			members = append(members, nil)
		}
		members[l] = append(members[l], int32(p))
	}
	// Labels are numbered by their least member, so a stable sort leaves those of one size in the order of ids.
	slices.SortStableFunc(members, func(a, b []int32) int { return cmp.Compare(len(b), len(a)) })
	for i, ms := range members {
		slices.SortFunc(ms, func(a, b int32) int { return cmp.Or(cmp.Compare(len(n.ties(b)), len(n.ties(a))), cmp.Compare(a, b)) })
		group := &Group{Size: len(ms), members: make([]string, len(ms))}
		var best []string
		for j, p := range ms {
			a := v.actors[n.places[p]]
			group.members[j] = a.ID
			if j < namedAfter {
				best = append(best, a.Name)
			}
			label[p] = int32(i)
		}
		group.Name = groupName(best, len(ms))
		g.groups = append(g.groups, group)
	}
	v.count(n, g)
	return g, nil
}

// count counts the links between groups.
func (v *View) count(n *viewNet, g *grouping) {
	at := make([]int32, len(v.actors))
	for i := range at {
		at[i] = -1
	}
	for p, i := range n.places {
		at[i] = int32(p)
	}
	for _, l := range v.links {
		if a, b := at[l.from], at[l.to]; a >= 0 && b >= 0 && l.tie() && g.label[a] != g.label[b] {
			g.links[pairOf(g.label[a], g.label[b])]++
		}
	}
}

func pairOf(a, b int32) [2]int32 { return [2]int32{min(a, b), max(a, b)} }

// groupName says who a group is, by its best known members.
func groupName(best []string, size int) string {
	switch others := size - len(best); {
	case others == 1:
		return fmt.Sprintf("%s and 1 other", strings.Join(best, ", "))
	case others > 1:
		return fmt.Sprintf("%s and %d others", strings.Join(best, ", "), others)
	}
	return strings.Join(best, " and ")
}
