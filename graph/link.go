package graph

import (
	"slices"
	"time"
)

// LinkType is the kind of a link.
type LinkType string

// The types of links. LinkTypes says between whom each may run and how it reads from either end.
const (
	Knows          LinkType = "KNOWS"
	FamilyOf       LinkType = "FAMILY_OF"
	WorksWith      LinkType = "WORKS_WITH"
	AlliedWith     LinkType = "ALLIED_WITH"
	Opposes        LinkType = "OPPOSES"
	CompetesWith   LinkType = "COMPETES_WITH"
	Influences     LinkType = "INFLUENCES"
	MemberOf       LinkType = "MEMBER_OF"
	Leads          LinkType = "LEADS"
	BoardOf        LinkType = "BOARD_OF"
	WorksFor       LinkType = "WORKS_FOR"
	VolunteersFor  LinkType = "VOLUNTEERS_FOR"
	HoldsOfficeIn  LinkType = "HOLDS_OFFICE_IN"
	PartOf         LinkType = "PART_OF"
	Funds          LinkType = "FUNDS"
	SupportsLeader LinkType = "SUPPORTS_LEADER"
	Introduced     LinkType = "INTRODUCED"
)

// Direction is how a link runs, seen from one of its ends; a symmetric one runs BOTH ways.
type Direction string

// OUT from the actor asked about, IN to it.
const (
	Out  Direction = "OUT"
	In   Direction = "IN"
	Both Direction = "BOTH"
)

// Basis is how we know.
type Basis string

// Ways of knowing.
const (
	Fact       Basis = "FACT"
	Assumption Basis = "ASSUMPTION"
	Hearsay    Basis = "HEARSAY"
)

// LinkTypeEnds is one pair of kinds that a type of link may run between.
type LinkTypeEnds struct {
	From ActorKind
	To   ActorKind
}

// LinkTypeDescription says how a type of link reads and between whom it may run.
type LinkTypeDescription struct {
	Type         LinkType
	Label        string // seen from the end it starts at
	InverseLabel string // seen from the other end; the same for a symmetric type
	Symmetric    bool
	Ends         []LinkTypeEnds
}

var (
	personKinds = []ActorKind{KindLeader, KindAlly}
	bodyKinds   = []ActorKind{KindOrganisation}
	leaderKinds = []ActorKind{KindLeader}
	allKinds    = []ActorKind{KindLeader, KindOrganisation, KindAlly}
)

func between(from, to []ActorKind) []LinkTypeEnds {
	var out []LinkTypeEnds
	for _, f := range from {
		for _, t := range to {
			out = append(out, LinkTypeEnds{From: f, To: t})
		}
	}
	return out
}

// LinkTypes describes every type, in the order in which people are offered them.
var LinkTypes = []LinkTypeDescription{
	{Knows, "knows", "knows", true, between(personKinds, personKinds)},
	{FamilyOf, "family of", "family of", true, between(personKinds, personKinds)},
	{WorksWith, "works with", "works with", true, append(between(personKinds, personKinds), between(bodyKinds, bodyKinds)...)},
	{AlliedWith, "allied with", "allied with", true, between(allKinds, allKinds)},
	{Opposes, "opposes", "opposed by", false, between(allKinds, allKinds)},
	{CompetesWith, "competes with", "competes with", true, between(bodyKinds, bodyKinds)},
	{Influences, "influences", "influenced by", false, between(allKinds, allKinds)},
	{MemberOf, "member of", "has member", false, between(allKinds, bodyKinds)},
	{Leads, "leads", "led by", false, between(personKinds, bodyKinds)},
	{BoardOf, "on the board of", "has trustee", false, between(personKinds, bodyKinds)},
	{WorksFor, "works for", "employs", false, between(personKinds, bodyKinds)},
	{VolunteersFor, "volunteers for", "has volunteer", false, between(personKinds, bodyKinds)},
	{HoldsOfficeIn, "holds office in", "office held by", false, between(personKinds, bodyKinds)},
	{PartOf, "part of", "has part", false, between(bodyKinds, bodyKinds)},
	{Funds, "funds", "funded by", false, between(allKinds, bodyKinds)},
	{SupportsLeader, "supports", "supported by", false, between(leaderKinds, personKinds)},
	{Introduced, "introduced", "introduced by", false, between(personKinds, personKinds)},
}

var linkTypeIndex = func() map[LinkType]LinkTypeDescription {
	out := map[LinkType]LinkTypeDescription{}
	for _, d := range LinkTypes {
		out[d.Type] = d
	}
	return out
}()

// Describe gives the description of a type; the zero description where there is no such type.
func (t LinkType) Describe() LinkTypeDescription { return linkTypeIndex[t] }

// Symmetric says whether the type reads the same from both ends.
func (t LinkType) Symmetric() bool { return linkTypeIndex[t].Symmetric }

// Fits says whether a link of this type may run between actors of these kinds.
func (t LinkType) Fits(from, to ActorKind) bool {
	return slices.Contains(linkTypeIndex[t].Ends, LinkTypeEnds{From: from, To: to})
}

// Link is a typed tie between two actors. Parallel links are normal: two kinds on one pair; employee, then trustee.
type Link struct {
	ID         string       `json:"id"`
	Type       LinkType     `json:"type"`
	FromID     string       `json:"from"`
	ToID       string       `json:"to"`
	AreaID     string       `json:"area"` // of the end that its author could write in, from before to
	Strength   *int         `json:"strength,omitempty"`
	Mutual     *bool        `json:"mutual,omitempty"` // of symmetric types: did both ends say so; nil: nobody asked
	Role       *string      `json:"role,omitempty"`
	Since      *PartialDate `json:"since,omitempty"`
	Until      *PartialDate `json:"until,omitempty"`
	Basis      *Basis       `json:"basis,omitempty"`
	Source     *string      `json:"source,omitempty"`
	Note       *string      `json:"note,omitempty"`
	Visibility Visibility   `json:"visibility"`
	Version    int          `json:"version"`
	CreatedAt  time.Time    `json:"createdAt"`
	UpdatedAt  time.Time    `json:"updatedAt"`
	CreatedBy  *string      `json:"createdBy,omitempty"`

	// The ends, where a read brought them along; otherwise nil.
	From *Actor `json:"-"`
	To   *Actor `json:"-"`
}

// NodeID is the link's id.
func (l *Link) NodeID() string { return l.ID }

// Audience says who sees the link, if they see both its ends as well.
func (l *Link) Audience() string { return AudienceOf(l.Visibility, l.AreaID, l.CreatedBy) }

// OtherID is the id of the end that is not actorID.
func (l *Link) OtherID(actorID string) string {
	if l.FromID == actorID {
		return l.ToID
	}
	return l.FromID
}

// Start is the end that the link runs from, by its own kind; nil where it is not attached.
func (l *Link) Start() Kinded { return l.From.orNone() }

// End is the end that the link runs to, by its own kind; nil where it is not attached.
func (l *Link) End() Kinded { return l.To.orNone() }

// SeenFrom is the direction and the label of the link as the actor at one end reads it.
func (l *Link) SeenFrom(actorID string) (Direction, string) {
	d := l.Type.Describe()
	switch {
	case d.Symmetric:
		return Both, d.Label
	case l.FromID == actorID:
		return Out, d.Label
	}
	return In, d.InverseLabel
}

// check normalises the link and gathers what is wrong with it, its ends' kinds apart.
func (l *Link) check(c *checker) {
	if l.Type.Describe().Type == "" {
		c.add(invalid("link.type", "type", "%s is no type of link. Ask for linkTypes to see them all.", clip(string(l.Type))))
	}
	if l.FromID == l.ToID {
		c.add(invalid("link.self", "to", "A link runs between two different actors; both ends are the same here. Choose another end."))
	}
	if l.Mutual != nil && !l.Type.Symmetric() {
		c.add(invalid("link.mutual", "mutual", "Only links that read the same from both ends can be mutual; %s is not one. Leave mutual out.", l.Type))
	}
	c.strength("strength", l.Strength)
	l.Role = c.optional("role", l.Role, maxName, false)
	l.Since = c.date("since", l.Since)
	l.Until = c.date("until", l.Until)
	c.period(l.Since, l.Until)
	if l.Basis != nil {
		oneOf(c, "basis", *l.Basis, []Basis{Fact, Assumption, Hearsay})
	}
	l.Source = c.optional("source", l.Source, maxLine, false)
	l.Note = c.optional("note", l.Note, maxText, true)
	c.visibility(l.Visibility)
}

// fits gathers what is wrong with the kinds of the link's ends.
func (l *Link) fits(c *checker, field string, from, to *Actor) {
	d := l.Type.Describe()
	if d.Type == "" || l.Type.Fits(from.Kind, to.Kind) {
		return
	}
	c.add(refuse(Invalid, "link.ends", field, "%s (“%s”) cannot run from %s to %s. Ask for linkTypes to see between whom it may run, or turn it round.",
		l.Type, d.Label, from.Kind, to.Kind))
}

// SameTie says whether two links are one tie told twice: the same type, the same ends (either way round where the type
// is symmetric) and the same since.
func (l *Link) SameTie(o *Link) bool {
	if l.Type != o.Type || (l.Since == nil) != (o.Since == nil) || l.Since != nil && *l.Since != *o.Since {
		return false
	}
	return l.FromID == o.FromID && l.ToID == o.ToID || l.Type.Symmetric() && l.FromID == o.ToID && l.ToID == o.FromID
}
