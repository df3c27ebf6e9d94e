package graph

import (
	"slices"
	"time"
)

// Support is where somebody stands on an issue. UNKNOWN is a research task, not a zero.
type Support string

// Supports is every answer, from most for to most against, then unknown.
var Supports = []Support{"ACTIVE_ALLY", "PASSIVE_ALLY", "NEUTRAL", "PASSIVE_OPPONENT", "ACTIVE_OPPONENT", SupportUnknown}

// SupportUnknown says that nobody knows yet.
const SupportUnknown Support = "UNKNOWN"

// CampaignRole is what somebody is to an issue.
type CampaignRole string

// CampaignRoles is every role, in the order in which people are offered them.
var CampaignRoles = []CampaignRole{
	"CONSTITUENCY", "LEADERSHIP", "SUPPORTER", "COMPETITION", "OPPOSITION", "SIDELINE", rolePrimaryTarget, roleSecondaryTarget,
}

const (
	rolePrimaryTarget   CampaignRole = "PRIMARY_TARGET"
	roleSecondaryTarget CampaignRole = "SECONDARY_TARGET"
)

// Assessment is where an actor stood on an issue, on a date, as one assessor saw it. Assessments are only ever added,
// so that a move can be seen and two assessors can disagree. It belongs to its issue's area and is seen by those who
// see its actor and its issue as well.
type Assessment struct {
	ID         string         `json:"id"`
	ActorID    string         `json:"actor"`
	IssueID    string         `json:"issue"`
	AreaID     string         `json:"area"`
	On         PartialDate    `json:"on"`
	Support    Support        `json:"support"`
	Influence  *int           `json:"influence,omitempty"` // 0..5 on this issue; nil: nobody asked
	Roles      []CampaignRole `json:"roles,omitempty"`
	Note       *string        `json:"note,omitempty"`
	Visibility Visibility     `json:"visibility"`
	Version    int            `json:"version"`
	CreatedAt  time.Time      `json:"createdAt"`
	CreatedBy  *string        `json:"createdBy,omitempty"` // the assessor
}

// NodeID is the assessment's id.
func (a *Assessment) NodeID() string { return a.ID }

// Audience says who sees the assessment, if they see its actor and its issue as well.
func (a *Assessment) Audience() string { return AudienceOf(a.Visibility, a.AreaID, a.CreatedBy) }

// DateKey is the assessment's place in the order of dates: the date it speaks of, then when it was made.
func (a *Assessment) DateKey() string {
	return string(a.On) + sortingGap + timeKey(a.CreatedAt, a.ID)
}

func (a *Assessment) check(c *checker) {
	if on := c.date("on", &a.On); on == nil && a.On == "" {
		c.add(invalid("date.invalid", "on", "An assessment needs the date it speaks of: 2017, 2017-05 or 2017-05-09."))
	}
	oneOf(c, "support", a.Support, Supports)
	c.influence("influence", a.Influence)
	if c.count("roles", len(a.Roles)) {
		for _, r := range a.Roles {
			oneOf(c, "roles", r, CampaignRoles)
		}
	}
	slices.Sort(a.Roles)
	a.Roles = slices.Compact(a.Roles)
	a.Note = c.optional("note", a.Note, maxText, true)
	c.visibility(a.Visibility)
}

// fits gathers what is wrong with the roles for an actor of this kind.
func (a *Assessment) fits(c *checker, actor *Actor) {
	if slices.Contains(a.Roles, rolePrimaryTarget) && !actor.Kind.Person() {
		c.add(invalid("role.target", "roles", "A primary target is a person who can decide, never an institution. Name the person in %s who decides.", clip(actor.Name)))
	}
}
