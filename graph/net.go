package graph

import (
	"context"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
)

// net is the ties of a map as the measures read them: an undirected simple graph of actors numbered from 0, where the
// neighbours of i are to[at[i]:at[i+1]], ascending, i itself never among them, parallel ties once. 4 bytes an actor and
// 8 a tie. It is never changed once made, so any number may read it at once. In the comments on costs, n are the actors
// and m the ties.
type net struct {
	at, to []int32
}

// newNet makes a net of n actors from the two ends of each tie, in any order and any number of times. Sorted by
// counting: O(n + m), with 16 bytes a tie at hand while it lasts.
func newNet(n int, ends func(yield func(a, b int32) bool)) *net {
	var pairs [][2]int32
	at := make([]int32, n+1)
	for a, b := range ends {
		if a != b {
			pairs = append(pairs, [2]int32{a, b})
			at[a+1]++
			at[b+1]++
		}
	}
	for i := range n {
		at[i+1] += at[i]
	}
	loose, sorted := make([]int32, 2*len(pairs)), make([]int32, 2*len(pairs))
	fill := slices.Clone(at[:n])
	for _, p := range pairs {
		loose[fill[p[0]]], loose[fill[p[1]]] = p[1], p[0]
		fill[p[0]]++
		fill[p[1]]++
	}
	// Each actor in turn is handed to its neighbours: so every list comes out ascending, parallel ties side by side.
	copy(fill, at)
	for v := range int32(n) {
		for _, u := range loose[at[v]:at[v+1]] {
			if f := fill[u]; f == at[u] || sorted[f-1] != v {
				sorted[f] = v
				fill[u]++
			}
		}
	}
	to := sorted[:0]
	for v, end := range fill {
		start := at[v]
		at[v] = int32(len(to))
		to = append(to, sorted[start:end]...)
	}
	at[n] = int32(len(to))
	return &net{at: at, to: to}
}

func (n *net) size() int { return len(n.at) - 1 }

func (n *net) ties(i int32) []int32 { return n.to[n.at[i]:n.at[i+1]] }

// components labels each actor with the piece of the map that it hangs in, pieces numbered by their smallest member.
// Breadth first, O(n + m).
func (n *net) components() (label []int32, count int) {
	label = make([]int32, n.size())
	for i := range label {
		label[i] = -1
	}
	var queue []int32
	for i := range label {
		if label[i] >= 0 {
			continue
		}
		label[i] = int32(count)
		queue = append(queue[:0], int32(i))
		for at := 0; at < len(queue); at++ {
			for _, u := range n.ties(queue[at]) {
				if label[u] < 0 {
					label[u] = int32(count)
					queue = append(queue, u)
				}
			}
		}
		count++
	}
	return label, count
}

// seed is drawn from the net and nothing else, so that whoever sees the same gets the same answer from the measures that
// roll dice, and nobody can tell from an answer what they do not see. FNV-1a (Fowler, Noll and Vo), a word at a time.
func (n *net) seed() uint64 {
	h := uint64(14695981039346656037)
	for _, words := range [][]int32{n.at, n.to} {
		for _, w := range words {
			h = (h ^ uint64(uint32(w))) * 1099511628211
		}
	}
	return h
}

// paceSteps is how many ties are looked at between two questions to the context: a tenth of a millisecond or so.
const paceSteps = 1 << 13

// pace stops a measure soon after its context has ended. Each worker has its own.
type pace struct {
	ctx  context.Context
	left int
}

func (p *pace) spend(steps int) error {
	if p.left -= steps; p.left > 0 {
		return nil
	}
	p.left = paceSteps
	return p.ctx.Err()
}

// share has the parts from 0 to parts-1 done by as many workers as there are processors. hire makes each of them, with
// whatever it alone writes to, before any begins. Who does which part is chance: what comes of one may depend on its
// number alone.
func share(parts int, hire func() (work func(part int) error)) error {
	var next atomic.Int64
	var workers sync.WaitGroup
	errs := make([]error, min(parts, runtime.GOMAXPROCS(0)))
	for i := range errs {
		work := hire()
		workers.Go(func() {
			for errs[i] == nil {
				part := int(next.Add(1)) - 1
				if part >= parts {
					return
				}
				errs[i] = work(part)
			}
		})
	}
	workers.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
