package graph

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"gonum.org/v1/gonum/graph/simple"
	"pgregory.net/rapid"
)

type pairs [][2]int32

func (p pairs) net(n int) *net {
	return newNet(n, func(yield func(a, b int32) bool) {
		for _, e := range p {
			if !yield(e[0], e[1]) {
				return
			}
		}
	})
}

// path, star, cycle, complete and barbell are the shapes whose measures are known by heart.
func path(n int) *net {
	var p pairs
	for i := range max(n-1, 0) {
		p = append(p, [2]int32{int32(i), int32(i + 1)})
	}
	return p.net(n)
}

func star(n int) *net {
	var p pairs
	for i := 1; i < n; i++ {
		p = append(p, [2]int32{0, int32(i)})
	}
	return p.net(n)
}

func cycle(n int) *net {
	var p pairs
	for i := range n {
		p = append(p, [2]int32{int32(i), int32((i + 1) % n)})
	}
	return p.net(n)
}

func clique(first, n int) pairs {
	var p pairs
	for i := range n {
		for j := range i {
			p = append(p, [2]int32{int32(first + i), int32(first + j)})
		}
	}
	return p
}

// barbell is two cliques of n with one tie between 0 and n.
func barbell(n int) *net {
	return append(append(clique(0, n), clique(n, n)...), [2]int32{0, int32(n)}).net(2 * n)
}

// diamonds is a chain: 0, then 1 and 2 beside each other, then 3, which begins the next.
func diamonds(count int) *net {
	var p pairs
	for i := range int32(count) {
		p = append(p, [2]int32{3 * i, 3*i + 1}, [2]int32{3 * i, 3*i + 2}, [2]int32{3*i + 1, 3*i + 3}, [2]int32{3*i + 2, 3*i + 3})
	}
	return p.net(3*count + 1)
}

// powerLaw ties each actor to so many earlier ones, the more readily the more ties they have (Barabási and Albert 1999);
// numbers are dealt by lot, as ids are, so that those with many ties are anywhere.
func powerLaw(n, links int) *net {
	r := rand.New(rand.NewPCG(7, uint64(n)))
	number := r.Perm(n)
	var p pairs
	ends := []int{0}
	for v := 1; v < n; v++ {
		for range min(links, v) {
			u := ends[r.IntN(len(ends))]
			p = append(p, [2]int32{int32(number[v]), int32(number[u])})
			ends = append(ends, u, v)
		}
	}
	return p.net(n)
}

// scattered ties so many pairs by lot.
func scattered(n, ties int, seed uint64) *net {
	r := rand.New(rand.NewPCG(seed, 1))
	var p pairs
	for range ties {
		p = append(p, [2]int32{r.Int32N(int32(n)), r.Int32N(int32(n))})
	}
	return p.net(n)
}

// shapes are what every measure must be right about.
func shapes() map[string]*net {
	out := map[string]*net{
		"no actors": pairs{}.net(0), "one actor": pairs{}.net(1), "two actors": path(2), "strangers": pairs{}.net(5),
		"path": path(9), "star": star(8), "cycle": cycle(9), "complete": clique(0, 6).net(6), "barbell": barbell(5),
		"diamonds": diamonds(4), "power law": powerLaw(60, 3), "pair and stranger": pairs{{2, 0}}.net(3),
	}
	for i, ties := range []int{10, 30, 60, 120} {
		out[fmt.Sprint("scattered ", ties)] = scattered(40, ties, uint64(i))
	}
	return out
}

func eachShape(t *testing.T, claim func(t *testing.T, n *net)) {
	for name, n := range shapes() {
		t.Run(name, func(t *testing.T) { claim(t, n) })
	}
}

// anyPairs draws a net as somebody might hand it over: with loops, parallels and both ways round.
func anyPairs(r *rapid.T) (pairs, int) {
	n := rapid.IntRange(1, 24).Draw(r, "actors")
	one := rapid.Int32Range(0, int32(n-1))
	return rapid.SliceOfN(rapid.Custom(func(r *rapid.T) [2]int32 {
		return [2]int32{one.Draw(r, "a"), one.Draw(r, "b")}
	}), 0, 60).Draw(r, "ties"), n
}

// judge is the same net for gonum.
func judge(n *net) *simple.UndirectedGraph {
	g := simple.NewUndirectedGraph()
	for i := range n.size() {
		g.AddNode(simple.Node(i))
	}
	for i := range int32(n.size()) {
		for _, u := range n.ties(i) {
			if u > i {
				g.SetEdge(g.NewEdge(simple.Node(i), simple.Node(u)))
			}
		}
	}
	return g
}

// members are the actors of each label.
func members(label []int32) [][]int32 {
	var out [][]int32
	for i, l := range label {
		for int(l) >= len(out) {
			out = append(out, nil)
		}
		out[l] = append(out[l], int32(i))
	}
	return out
}

func numberedBySmallest(label []int32) bool {
	next := int32(0)
	for _, l := range label {
		if l > next {
			return false
		}
		if l == next {
			next++
		}
	}
	return true
}

// The marriages of fifteen Florentine families of the 15th century (Padgett and Ansell 1993, as in Wasserman and Faust
// 1994); the Pucci married into none of them.
var florentine = []string{
	"Acciaiuoli Medici", "Castellani Peruzzi", "Castellani Strozzi", "Castellani Barbadori", "Medici Barbadori",
	"Medici Ridolfi", "Medici Tornabuoni", "Medici Albizzi", "Medici Salviati", "Salviati Pazzi", "Peruzzi Strozzi",
	"Peruzzi Bischeri", "Strozzi Ridolfi", "Strozzi Bischeri", "Ridolfi Tornabuoni", "Tornabuoni Guadagni", "Albizzi Ginori",
	"Albizzi Guadagni", "Bischeri Guadagni", "Guadagni Lamberteschi",
}

// Ten colleagues, drawn as a kite with a tail, in whom degree, closeness and betweenness disagree (Krackhardt 1990).
var kite = []string{
	"Andre Beverly", "Andre Carol", "Andre Diane", "Andre Fernando", "Beverly Diane", "Beverly Ed", "Beverly Garth",
	"Carol Diane", "Carol Fernando", "Diane Ed", "Diane Fernando", "Diane Garth", "Ed Garth", "Fernando Garth",
	"Fernando Heather", "Garth Heather", "Heather Ike", "Ike Jane",
}

func named(ties []string) (*net, []string) {
	var names []string
	var p pairs
	for _, tie := range ties {
		var ends [2]string
		if _, err := fmt.Sscan(tie, &ends[0], &ends[1]); err != nil {
			panic(err)
		}
		var e [2]int32
		for i, name := range ends {
			at := slices.Index(names, name)
			if at < 0 {
				at = len(names)
				names = append(names, name)
			}
			e[i] = int32(at)
		}
		p = append(p, e)
	}
	return p.net(len(names)), names
}

// The friends of a karate club before it split (Zachary 1977): the neighbours of each member with a smaller number, from
// the second on.
var karate = [][]int32{
	{1},
	{1, 2},
	{1, 2, 3},
	{1},
	{1},
	{1, 5, 6},
	{1, 2, 3, 4},
	{1, 3},
	{3},
	{1, 5, 6},
	{1},
	{1, 4},
	{1, 2, 3, 4},
	{},
	{},
	{6, 7},
	{1, 2},
	{},
	{1, 2},
	{},
	{1, 2},
	{},
	{},
	{},
	{24, 25},
	{},
	{3, 24, 25},
	{3},
	{24, 27},
	{2, 9},
	{1, 25, 26, 29},
	{3, 9, 15, 16, 19, 21, 23, 24, 30, 31, 32},
	{9, 10, 14, 15, 16, 19, 20, 21, 23, 24, 27, 28, 29, 30, 31, 32, 33},
}

// zachary is the karate club; its member 1 is the net's 0.
func zachary() *net {
	var p pairs
	for i, friends := range karate {
		for _, f := range friends {
			p = append(p, [2]int32{int32(i + 1), f - 1})
		}
	}
	return p.net(len(karate) + 1)
}

// directed is the same net for those of gonum's functions that want every tie both ways round.
func directed(n *net) *simple.DirectedGraph {
	g := simple.NewDirectedGraph()
	for i := range n.size() {
		g.AddNode(simple.Node(i))
	}
	for i := range int32(n.size()) {
		for _, u := range n.ties(i) {
			g.SetEdge(g.NewEdge(simple.Node(i), simple.Node(u)))
		}
	}
	return g
}
