package graph

import "time"

// ActorKind is which of the three an actor is.
type ActorKind string

// A leader is a volunteer of the team; an organisation is any body, an informal group too; an ally is a person outside
// the team: the word says what we hope, an assessment says where they stand.
const (
	KindLeader       ActorKind = "LEADER"
	KindOrganisation ActorKind = "ORGANISATION"
	KindAlly         ActorKind = "ALLY"
)

// Person says whether the kind is of human beings.
func (k ActorKind) Person() bool { return k == KindLeader || k == KindAlly }

// Classification is the class of an organisation.
type Classification string

// Classifications is every class there is, in the order in which people are offered them.
var Classifications = []Classification{
	"FAITH", "SCHOOL", "COLLEGE", "ADVICE", "HEALTH", "POLICE", "COUNCIL", "PARLIAMENT", "EMPLOYER", "AGENCY", "UNION", "CHARITY",
	"COMMUNITY_GROUP", "INFORMAL_GROUP", "SPORT_CULTURE", "MEDIA", "LANDLORD", "CONSULATE", "FUNDER", "PARTY", ClassOther,
}

// ClassOther is the class of an organisation of which nothing more is known.
const ClassOther Classification = "OTHER"

// OtherName is a further name: a transliteration, a maiden name, a short form.
type OtherName struct {
	Name     string  `json:"name"`
	Language *string `json:"language,omitempty"` // BCP 47
}

// ExternalIdentifier is what something is called elsewhere: an org-id scheme, wikidata, the file that it came from.
type ExternalIdentifier struct {
	Scheme string `json:"scheme"`
	Value  string `json:"value"`
}

// ContactDetail is a way to reach a person, shown only to those who may write in the person's area.
type ContactDetail struct {
	Type  string  `json:"type"`
	Value string  `json:"value"`
	Label *string `json:"label,omitempty"`
}

// Actor is whoever stands on the map. Two people of one name are two actors: nothing is ever merged on a name.
// Lists are never nil. Fields of another kind (Classification of a person) are empty.
type Actor struct {
	ID             string               `json:"id"`
	Kind           ActorKind            `json:"kind"`
	Name           string               `json:"name"`
	NameLanguage   *string              `json:"nameLanguage,omitempty"`
	OtherNames     []OtherName          `json:"otherNames,omitempty"`
	Identifiers    []ExternalIdentifier `json:"identifiers,omitempty"`
	Summary        *string              `json:"summary,omitempty"`
	Source         *string              `json:"source,omitempty"`
	Languages      []string             `json:"languages,omitempty"`
	Tags           []string             `json:"tags,omitempty"`
	AreaID         string               `json:"area"`
	Visibility     Visibility           `json:"visibility"`
	JobTitle       *string              `json:"jobTitle,omitempty"`       // persons
	ContactDetails []ContactDetail      `json:"contactDetails,omitempty"` // persons
	NoIntermediary bool                 `json:"noIntermediary,omitempty"` // persons: asked not to be used to introduce people
	Classification Classification       `json:"classification,omitempty"` // organisations
	Website        *string              `json:"website,omitempty"`        // organisations
	Version        int                  `json:"version"`                  // 1 at first, then one more at every change
	CreatedAt      time.Time            `json:"createdAt"`
	UpdatedAt      time.Time            `json:"updatedAt"`
	CreatedBy      *string              `json:"createdBy,omitempty"` // account; nil: imported
}

// NodeID is the actor's id.
func (a *Actor) NodeID() string { return a.ID }

// Audience says who sees the actor.
func (a *Actor) Audience() string { return AudienceOf(a.Visibility, a.AreaID, a.CreatedBy) }

// Folded is the name as it is compared.
func (a *Actor) Folded() string { return Fold(a.Name) }

// NameKey is the actor's place in the order of names.
func (a *Actor) NameKey() string { return SortKey(a.Name, a.ID) }

// UpdatedKey is the actor's place in the order of latest changes.
func (a *Actor) UpdatedKey() string { return timeKey(a.UpdatedAt, a.ID) }

// Names is the name and then every other name.
func (a *Actor) Names() []string {
	out := make([]string, 0, 1+len(a.OtherNames))
	out = append(out, a.Name)
	for _, o := range a.OtherNames {
		out = append(out, o.Name)
	}
	return out
}

// Leader is an actor as a leader.
type Leader struct{ *Actor }

// Organisation is an actor as an organisation.
type Organisation struct{ *Actor }

// Ally is an actor as an ally.
type Ally struct{ *Actor }

// Kinded is an actor by its own kind: a *Leader, an *Organisation or an *Ally.
type Kinded interface {
	Node
	Self() *Actor
}

// Self is the actor whatever its kind.
func (a *Actor) Self() *Actor { return a }

// Kinded gives the actor by its own kind.
func (a *Actor) Kinded() Kinded {
	switch a.Kind {
	case KindLeader:
		return &Leader{a}
	case KindOrganisation:
		return &Organisation{a}
	case KindAlly:
	}
	return &Ally{a}
}

func (a *Actor) orNone() Kinded {
	if a == nil {
		return nil
	}
	return a.Kinded()
}

// check normalises the actor and gathers what is wrong with it.
func (a *Actor) check(c *checker) {
	a.Name = c.name("name", a.Name)
	a.NameLanguage = c.languageTag("nameLanguage", a.NameLanguage)
	a.OtherNames = c.otherNames("otherNames", a.OtherNames)
	a.Identifiers = c.identifiers("identifiers", a.Identifiers)
	a.Summary = c.optional("summary", a.Summary, maxText, true)
	a.Source = c.optional("source", a.Source, maxLine, false)
	a.Languages = c.languages("languages", a.Languages)
	a.Tags = c.words("tags", a.Tags)
	a.JobTitle = c.optional("jobTitle", a.JobTitle, maxName, false)
	a.ContactDetails = c.contacts("contactDetails", a.ContactDetails)
	a.Website = c.website("website", a.Website)
	c.visibility(a.Visibility)
	a.checkKind(c)
}

// checkKind looks at what only one kind of actor has.
func (a *Actor) checkKind(c *checker) {
	oneOf(c, "kind", a.Kind, allKinds)
	given := map[string]bool{"jobTitle": a.JobTitle != nil, "contactDetails": len(a.ContactDetails) > 0, "noIntermediary": a.NoIntermediary}
	if a.Kind.Person() {
		given = map[string]bool{"classification": a.Classification != "", "website": a.Website != nil}
	} else {
		if a.Classification == "" {
			a.Classification = ClassOther
		}
		oneOf(c, "classification", a.Classification, Classifications)
	}
	for _, field := range []string{"jobTitle", "contactDetails", "noIntermediary", "classification", "website"} {
		if given[field] {
			c.add(invalid("field.kind", field, "%s is not for an actor of kind %s. Leave it out.", field, a.Kind))
		}
	}
}
