package graph

import (
	"context"
	"math/rand/v2"
)

// The second pass from what the first found mends much, a third next to nothing. In a large map a pass asks each actor
// twice on average and leaves the rest to the groups of groups and to the next pass, which gain more in the same time.
const (
	groupPasses = 2
	timesAsked  = 2
	asksAtLeast = 10_000
)

// communities finds groups with more ties inside than chance would give them (the modularity of Newman 2006), by the
// method of Louvain (Blondel et al. 2008): each actor joins the group among its neighbours' that it fits best, then groups
// are taken for actors, and so on until none moves. After Traag et al. (2019), only those are asked again whose neighbours
// moved, it is all done again from what was found, and a group that fell apart on the way is divided, so that each hangs
// together. Groups are numbered by their smallest member; an actor without ties is one. Reckoned in whole numbers, which
// every processor rounds alike. About O(m), with some 30 bytes a tie at hand.
func (n *net) communities(ctx context.Context, seed uint64) (label []int32, modularity float64, err error) {
	p := &pace{ctx: ctx}
	dice := rand.New(rand.NewPCG(seed, 0))
	actors := newClusters(n)
	label = alone(n.size())
	for range groupPasses {
		if label, err = actors.group(p, dice, label); err != nil {
			return nil, 0, err
		}
	}
	if label, err = n.divide(p, label); err != nil {
		return nil, 0, err
	}
	return label, n.modularity(label), nil
}

func alone(n int) []int32 {
	out := make([]int32, n)
	for i := range out {
		out[i] = int32(i)
	}
	return out
}

// divide makes each piece of a group that does not hang together one of its own, which never loses modularity.
func (n *net) divide(p *pace, of []int32) ([]int32, error) {
	pieces := make([]int32, len(of))
	for i := range pieces {
		pieces[i] = -1
	}
	count := int32(0)
	var queue []int32
	for i := range pieces {
		if pieces[i] >= 0 {
			continue
		}
		pieces[i] = count
		queue = append(queue[:0], int32(i))
		for at := 0; at < len(queue); at++ {
			ties := n.ties(queue[at])
			for _, u := range ties {
				if pieces[u] < 0 && of[u] == of[i] {
					pieces[u] = count
					queue = append(queue, u)
				}
			}
			if err := p.spend(1 + len(ties)); err != nil {
				return nil, err
			}
		}
		count++
	}
	return pieces, nil
}

// modularity of groups is the share of ties inside them less what chance would put there (Newman 2006): from -1/2 to 1,
// and 0 without ties. Labels are numbers below n. O(n + m).
func (n *net) modularity(label []int32) float64 {
	if len(n.to) == 0 {
		return 0
	}
	both := int64(len(n.to)) // every tie from both of its ends
	strength := make([]int64, n.size())
	var inside, chance int64
	for i, l := range label {
		ties := n.ties(int32(i))
		strength[l] += int64(len(ties))
		for _, u := range ties {
			if label[u] == l {
				inside++
			}
		}
	}
	for _, s := range strength {
		chance += s * s
	}
	return float64(both*inside-chance) / (float64(both) * float64(both))
}

// clusters is a net whose actors may be groups: weight is how many ties are between two of them, strength how many ends
// of ties each has, those inside included.
type clusters struct {
	at, to, weight []int32
	strength       []int32
	both           int64 // the sum of strength
}

func newClusters(n *net) *clusters {
	c := &clusters{at: n.at, to: n.to, weight: make([]int32, len(n.to)), strength: make([]int32, n.size()), both: int64(len(n.to))}
	for i := range c.weight {
		c.weight[i] = 1
	}
	for i := range c.strength {
		c.strength[i] = int32(len(n.ties(int32(i))))
	}
	return c
}

func (c *clusters) size() int { return len(c.strength) }

func (c *clusters) ties(i int32) []int32 { return c.to[c.at[i]:c.at[i+1]] }

// group makes one pass, from the groups that there are. Each level of it has fewer members than the one below.
func (c *clusters) group(p *pace, dice *rand.Rand, of []int32) ([]int32, error) {
	if err := c.settle(p, dice, of); err != nil {
		return nil, err
	}
	count := number(of)
	if count == c.size() {
		return of, nil
	}
	above, err := c.gather(p, of, count)
	if err != nil {
		return nil, err
	}
	groups, err := above.group(p, dice, alone(count))
	if err != nil {
		return nil, err
	}
	for i, g := range of {
		of[i] = groups[g]
	}
	return of, nil
}

// byLot is everybody in an order by lot. A large map is dealt in runs of neighbours in memory, which are read in two thirds
// of the time.
func byLot(size int, dice *rand.Rand) []int32 {
	order, run := alone(size), max(1, min(64, size/1024))
	dice.Shuffle(size/run, func(i, j int) {
		for k := range run {
			a, b := i*run+k, j*run+k
			order[a], order[b] = order[b], order[a]
		}
	})
	return order
}

// settle asks everybody in an order by lot, and those again whose neighbours moved. Moving gains modularity where
// both·(ties to the group) - strength·(the group's strength) grows.
func (c *clusters) settle(p *pace, dice *rand.Rand, of []int32) error {
	size := c.size()
	queue, waiting := byLot(size, dice), make([]bool, size)
	groups := make([]int32, size) // the strength of each
	for i, g := range of {
		groups[g] += c.strength[i]
		waiting[i] = true
	}
	near := &nearby{tied: make([]int32, size), groups: make([]int32, size)}
	head, left := 0, size
	for asks := timesAsked*size + asksAtLeast; left > 0 && asks > 0; asks-- {
		v := queue[head]
		if head++; head == size {
			head = 0
		}
		left--
		waiting[v] = false
		ties, own := c.ties(v), of[v]
		groups[own] -= c.strength[v]
		best := c.best(v, of, groups, near)
		groups[best] += c.strength[v]
		if best != own {
			of[v] = best
			for _, u := range ties {
				if of[u] != best && !waiting[u] {
					waiting[u] = true
					queue[(head+left)%size] = u
					left++
				}
			}
		}
		if err := p.spend(1 + len(ties)); err != nil {
			return err
		}
	}
	return nil
}

// nearby is room to count the ties of whoever is asked.
type nearby struct {
	tied   []int32 // by group; all 0 between two questions
	groups []int32
}

// best is the group that v, who is in none now, fits best: where it was, unless another is better.
func (c *clusters) best(v int32, of, groups []int32, near *nearby) int32 {
	tied, count := near.tied, 0
	weights := c.weight[c.at[v]:c.at[v+1]]
	for i, u := range c.ties(v) {
		g := of[u]
		near.groups[count] = g
		if tied[g] == 0 {
			count++
		}
		tied[g] += weights[i]
	}
	strength := int64(c.strength[v])
	best := of[v]
	most := c.both*int64(tied[best]) - strength*int64(groups[best])
	for _, g := range near.groups[:count] {
		if gain := c.both*int64(tied[g]) - strength*int64(groups[g]); gain > most {
			best, most = g, gain
		}
		tied[g] = 0
	}
	return best
}

// number numbers groups by their smallest member.
func number(of []int32) (count int) {
	numbers := make([]int32, len(of)) // by group, one more than its number
	for i, g := range of {
		if numbers[g] == 0 {
			count++
			numbers[g] = int32(count)
		}
		of[i] = numbers[g] - 1
	}
	return count
}

// gather makes one actor of each group.
func (c *clusters) gather(p *pace, of []int32, count int) (*clusters, error) {
	begin := make([]int32, count+1)
	for _, g := range of {
		begin[g+1]++
	}
	for g := range count {
		begin[g+1] += begin[g]
	}
	members, fill := make([]int32, len(of)), append([]int32(nil), begin...)
	for v, g := range of {
		members[fill[g]] = int32(v)
		fill[g]++
	}
	out := &clusters{at: make([]int32, 1, count+1), strength: make([]int32, count), both: c.both}
	tied := make([]int32, count)
	for g := range int32(count) {
		for _, v := range members[begin[g]:begin[g+1]] {
			out.strength[g] += c.strength[v]
			for i, u := range c.ties(v) {
				h := of[u]
				if h == g {
					continue
				}
				if tied[h] == 0 {
					out.to = append(out.to, h)
				}
				tied[h] += c.weight[int(c.at[v])+i]
			}
			if err := p.spend(1 + len(c.ties(v))); err != nil {
				return nil, err
			}
		}
		for _, h := range out.to[out.at[g]:] {
			out.weight = append(out.weight, tied[h])
			tied[h] = 0
		}
		out.at = append(out.at, int32(len(out.to)))
	}
	return out, nil
}
