package demo

import (
	"fmt"
	"strconv"

	"github.com/allymap/allymap/graph"
)

// tell adds the links that the tables name one by one.
func (c *community) tell() {
	for _, r := range c.t.told {
		if r["area"] != c.slug {
			continue
		}
		l := graph.AddLink{
			Type: graph.LinkType(r["type"]), Role: optional(r["role"]), Source: optional(r["source"]), Visibility: graph.Visibility(r["visibility"]),
			Strength: number(r["strength"]), Since: date(r["since"]), Until: date(r["until"]),
		}
		if r["basis"] != "" {
			l.Basis = some(graph.Basis(r["basis"]))
		}
		if r["mutual"] != "" {
			l.Mutual = some(r["mutual"] == "yes")
		}
		c.link(l, r["from"], r["to"])
	}
	for _, r := range c.t.ties {
		c.link(graph.AddLink{Type: graph.LinkType(r["type"]), Role: optional(r["role"]), Since: c.year(), Basis: c.basis()}, r["from"], r["to"])
	}
}

func number(s string) *int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return nil
	}
	return &n
}

func date(s string) *graph.PartialDate {
	if s == "" {
		return nil
	}
	return some(graph.PartialDate(s))
}

// year is a partial date of these last years, or nobody asked.
func (c *community) year() *graph.PartialDate {
	switch c.random.IntN(3) {
	case 0:
		return nil
	case 1:
		return some(graph.PartialDate(strconv.Itoa(2015 + c.random.IntN(10))))
	}
	return some(graph.PartialDate(fmt.Sprintf("%d-%02d", 2019+c.random.IntN(6), 1+c.random.IntN(12))))
}

func (c *community) basis() *graph.Basis {
	return pick(c.random, []*graph.Basis{nil, some(graph.Fact), some(graph.Fact), some(graph.Assumption), some(graph.Hearsay)})
}

// strength is how well, or nobody asked.
func (c *community) strength() *int {
	return pick(c.random, []*int{nil, some(1), some(2), some(2), some(3), some(3), some(4), some(5)})
}

func (c *community) mutual() *bool {
	return pick(c.random, []*bool{nil, nil, some(true), some(true), some(false)})
}

// deciders are whom nobody of the team knows: to reach them is what the map is asked for.
var deciders = map[string]bool{"council.1": true, "parliament.1": true}

// reachable is somebody outside the team who is no decider.
func (c *community) reachable() string {
	for {
		if key := pick(c.random, c.allies); !deciders[key] {
			return key
		}
	}
}

// draw adds the links that make a team and a town of the rest.
func (c *community) draw() {
	ours := []string{"women", "church", "mosque", "college", "football", "tenants", "union", "charity"}
	for i := range leadersPer {
		leader := fmt.Sprintf("leader.%d", i+1)
		c.link(graph.AddLink{Type: graph.MemberOf, Since: c.year(), Strength: c.strength(), Basis: some(graph.Fact)}, leader, ours[i])
		c.link(graph.AddLink{Type: graph.VolunteersFor, Role: some("Interpreter"), Since: c.year(), Basis: c.basis()}, leader, pick(c.random, ours))
		for range 3 {
			c.link(graph.AddLink{Type: graph.Knows, Strength: c.strength(), Mutual: c.mutual(), Basis: c.basis(), Since: c.year()}, leader, c.reachable())
		}
		if i > 0 {
			// The snowflake: each supports two.
			c.link(graph.AddLink{Type: graph.SupportsLeader, Since: some(graph.PartialDate("2025")), Basis: some(graph.Fact)}, fmt.Sprintf("leader.%d", (i+1)/2), leader)
		}
	}
	for _, ally := range c.allies {
		if deciders[ally] {
			continue // whom they know is told by the tables
		}
		c.link(graph.AddLink{Type: graph.Knows, Strength: c.strength(), Mutual: c.mutual(), Basis: c.basis()}, ally, c.reachable())
		switch c.random.IntN(6) {
		case 0:
			c.link(graph.AddLink{Type: graph.FamilyOf, Basis: c.basis(), Strength: c.strength()}, ally, c.reachable())
		case 1:
			c.link(graph.AddLink{Type: graph.WorksWith, Basis: c.basis(), Strength: c.strength(), Since: c.year()}, ally, c.reachable())
		case 2:
			c.link(graph.AddLink{Type: graph.MemberOf, Basis: c.basis(), Since: c.year(), Until: some(graph.PartialDate("2025-06"))}, ally, pick(c.random, c.bodies))
		case 3:
			c.link(graph.AddLink{Type: graph.Introduced, Basis: some(graph.Fact), Since: some(graph.PartialDate("2025-03"))}, ally, c.reachable())
		}
	}
}

// across ties the areas to each other: what everybody in the project may see.
func across(of []*community) []graph.AddLink {
	var out []graph.AddLink
	add := func(l graph.AddLink, a *community, from string, b *community, to string) {
		l.ID = some(idOf(graph.LinkPrefix, "across", a.slug, from, b.slug, to))
		l.From, l.To, l.Source, l.Visibility = a.actor(from), b.actor(to), some(source), graph.Project
		out = append(out, l)
	}
	for i, a := range of {
		for _, b := range of[i+1:] {
			add(graph.AddLink{Type: graph.Knows, Strength: some(3), Mutual: some(true), Basis: some(graph.Fact), Since: some(graph.PartialDate("2024-11"))}, a, "leader.1", b, "leader.2")
			add(graph.AddLink{Type: graph.WorksWith, Basis: some(graph.Fact), Since: some(graph.PartialDate("2023"))}, a, "union", b, "union")
		}
	}
	return out
}
