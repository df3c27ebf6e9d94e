package graph

import "time"

// IssueStatus is how far an issue has come.
type IssueStatus string

// IssueStatuses is every status, in the order in which an issue passes them.
var IssueStatuses = []IssueStatus{StatusRaised, "GROUPED", "SHORTLISTED", "CHOSEN", "WON", "PART_WON", "PARKED"}

// StatusRaised is the status that an issue begins with.
const StatusRaised IssueStatus = "RAISED"

// Issue is a problem that a community feels, later a demand that can be won.
type Issue struct {
	ID          string      `json:"id"`
	AreaID      string      `json:"area"`
	Title       string      `json:"title"`
	Description *string     `json:"description,omitempty"`
	Status      IssueStatus `json:"status"`
	Visibility  Visibility  `json:"visibility"`
	Version     int         `json:"version"`
	CreatedAt   time.Time   `json:"createdAt"`
	UpdatedAt   time.Time   `json:"updatedAt"`
	CreatedBy   *string     `json:"createdBy,omitempty"`
}

// NodeID is the issue's id.
func (i *Issue) NodeID() string { return i.ID }

// Audience says who sees the issue.
func (i *Issue) Audience() string { return AudienceOf(i.Visibility, i.AreaID, i.CreatedBy) }

// TitleKey is the issue's place in the order of titles.
func (i *Issue) TitleKey() string { return SortKey(i.Title, i.ID) }

func (i *Issue) check(c *checker) {
	i.Title = c.name("title", i.Title)
	i.Description = c.optional("description", i.Description, maxText, true)
	oneOf(c, "status", i.Status, IssueStatuses)
	c.visibility(i.Visibility)
}
