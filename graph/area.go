package graph

import (
	"regexp"
	"time"
)

// Area is a place with its own map, team and permissions.
type Area struct {
	ID        string    `json:"id"`
	Slug      string    `json:"slug"` // its name in addresses and commands; unique
	Name      string    `json:"name"`
	Version   int       `json:"version"`
	CreatedAt time.Time `json:"createdAt"`

	// Counter is one more at every change in the area, hidden ones too: it vouches for what is kept in memory and is
	// told to nobody.
	Counter int64 `json:"-"`
}

// NodeID is the area's id.
func (a *Area) NodeID() string { return a.ID }

// Node is whatever has an id of its own.
type Node interface{ NodeID() string }

var slugForm = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

func (c *checker) slug(field, s string) {
	if len(s) > maxShort || !slugForm.MatchString(s) {
		c.add(invalid("slug.invalid", field, "%s is no slug. Use lower-case letters, digits and single hyphens, such as barking-and-dagenham; at most 80.", clip(s)))
	}
}
