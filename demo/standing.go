package demo

import (
	"fmt"

	"github.com/allymap/allymap/graph"
)

// rounds are the dates at which the team looked at where everybody stands.
var rounds = []graph.PartialDate{"2025-03-12", "2025-06", "2025-09-30"}

// standing is what an assessor says of an area's actors at each round, on the issues that were taken up. assessor 0 is the
// area's leader, who says most; 1 the coordinator, who sees some of it otherwise.
func (c *community) standing(assessor int) []graph.Assess {
	var out []graph.Assess
	for _, i := range c.t.issues {
		if i["status"] == "RAISED" {
			continue
		}
		for round, on := range rounds {
			for n, key := range append(append([]string{}, c.allies...), c.bodies...) {
				if !c.looksAt(assessor, round, n, key) {
					continue
				}
				out = append(out, c.assessment(i["key"], key, on, fmt.Sprint(assessor, round)))
			}
		}
	}
	return out
}

// looksAt spreads the work: not everybody is assessed, a third of them more than once, deciders at each round.
func (c *community) looksAt(assessor, round, n int, key string) bool {
	if deciders[key] {
		return assessor == 0 || round == len(rounds)-1
	}
	return (n+round*5)%(4+assessor*5) == 0
}

func (c *community) assessment(issue, key string, on graph.PartialDate, which string) graph.Assess {
	a := graph.Assess{
		ID: some(idOf(graph.AssessmentPrefix, c.slug, issue, key, which)), Actor: c.actor(key), Issue: c.issue(issue), On: &on,
		Support: pick(c.random, graph.Supports), Visibility: graph.InArea,
	}
	if a.Support != graph.SupportUnknown && c.random.IntN(4) > 0 {
		a.Influence = some(c.random.IntN(6))
	}
	switch {
	case key == "council.1":
		a.Roles, a.Influence = []graph.CampaignRole{"PRIMARY_TARGET"}, some(5)
	case key == "council.2" || key == "parliament.1":
		a.Roles = []graph.CampaignRole{"SECONDARY_TARGET"}
	case key == "tenants" || key == "women":
		a.Roles = []graph.CampaignRole{"CONSTITUENCY"}
	case a.Support == "ACTIVE_ALLY":
		a.Roles = []graph.CampaignRole{"SUPPORTER"}
	case a.Support == "ACTIVE_OPPONENT":
		a.Roles = []graph.CampaignRole{"OPPOSITION"}
	}
	if a.Support == graph.SupportUnknown {
		a.Note = some("Nobody knows yet: ask.")
	}
	return a
}
