package graph

import (
	"slices"
	"strings"
)

// Visibility is who may see a record, as people choose it.
type Visibility string

// PRIVATE is for its creator alone, AREA for the team of its area, PROJECT for everybody signed in.
const (
	Private Visibility = "PRIVATE"
	InArea  Visibility = "AREA"
	Project Visibility = "PROJECT"
)

// Role is what an account may do.
type Role string

// A leader sees and writes in the areas given; a coordinator the same, in all areas if none is given; an
// administrator in all areas, and manages areas and accounts besides.
const (
	RoleLeader      Role = "LEADER"
	RoleCoordinator Role = "COORDINATOR"
	RoleAdmin       Role = "ADMIN"
)

// audiences of the records that are not one account's or one area's own.
const (
	audienceProject = "PROJECT"
	audienceArea    = "AREA:"
	audiencePrivate = "PRIVATE:"
)

// AudienceOf is the key that says who sees a record: PROJECT, AREA:<area id> or PRIVATE:<account id>. This function
// and Scope are the one place that says who sees what; databases only test membership.
func AudienceOf(v Visibility, areaID string, creator *string) string {
	switch v {
	case Project:
		return audienceProject
	case Private:
		if creator == nil {
			return audiencePrivate
		}
		return audiencePrivate + *creator
	case InArea:
	}
	return audienceArea + areaID
}

// Scope is who asks: the audiences that a caller is in, and the areas where the caller may write. It is made only
// where a caller is authenticated. The zero Scope sees nothing and writes nowhere.
type Scope struct {
	account   *Account
	role      Role
	areas     []*Area // every area that exists, by name
	writes    map[string]bool
	audiences []string
}

// ScopeOf is the scope of a signed-in account; areas is every area there is.
func ScopeOf(account *Account, areas []*Area) Scope {
	s := Scope{account: account, role: account.Role, areas: areas, writes: map[string]bool{}}
	all := account.Role == RoleAdmin || account.Role == RoleCoordinator && len(account.AreaIDs) == 0
	for _, a := range areas {
		if all || slices.Contains(account.AreaIDs, a.ID) {
			s.writes[a.ID] = true
		}
	}
	s.audiences = append(s.audiences, audiencePrivate+account.ID)
	s.fill()
	return s
}

// ScopeOfOperator is the scope of who runs the service's commands on its own host (import, export, demo): all areas,
// no account, and so nobody's PRIVATE records.
func ScopeOfOperator(areas []*Area) Scope {
	s := Scope{role: RoleAdmin, areas: areas, writes: map[string]bool{}}
	for _, a := range areas {
		s.writes[a.ID] = true
	}
	s.fill()
	return s
}

// Within is the same sight with the right to write in one area only: an import of an area writes nowhere else, and a link
// to a far end belongs to that area.
func (s Scope) Within(areaID string) Scope {
	s.role, s.writes = RoleCoordinator, map[string]bool{areaID: s.writes[areaID]}
	return s
}

// ScopeOfCensus sees every record there is, the PRIVATE ones of all these accounts too, and writes nowhere. It is there to
// count what an export leaves out; nothing of what it reads may be shown to anybody.
func ScopeOfCensus(areas []*Area, accounts []*Account) Scope {
	s := ScopeOfOperator(areas)
	for _, a := range accounts {
		s.audiences = append(s.audiences, audiencePrivate+a.ID)
	}
	slices.Sort(s.audiences)
	s.role, s.writes = "", nil
	return s
}

func (s *Scope) fill() {
	for id := range s.writes {
		s.audiences = append(s.audiences, audienceArea+id)
	}
	s.audiences = append(s.audiences, audienceProject)
	slices.Sort(s.audiences)
}

// With is the scope after an area was added or changed: the same caller, who sees that area too where the role sees all.
func (s Scope) With(area *Area) Scope {
	areas := slices.Clone(s.areas)
	if i := slices.IndexFunc(areas, func(a *Area) bool { return a.ID == area.ID }); i >= 0 {
		areas[i] = area
	} else {
		areas = append(areas, area)
	}
	sortAreas(areas)
	if s.account == nil {
		return ScopeOfOperator(areas)
	}
	return ScopeOf(s.account, areas)
}

// Audiences are the keys of what the caller may see, sorted; empty for the zero Scope. Callers must not change it.
func (s Scope) Audiences() []string { return s.audiences }

// Sees says whether a record of this audience is the caller's to see.
func (s Scope) Sees(audience string) bool {
	_, ok := slices.BinarySearch(s.audiences, audience)
	return ok
}

// MayWrite says whether the caller may write in the area.
func (s Scope) MayWrite(areaID string) bool { return s.writes[areaID] }

// WritableAreas are the ids of the areas where the caller may write, sorted: the caller's own areas.
func (s Scope) WritableAreas() []string {
	out := make([]string, 0, len(s.writes))
	for id := range s.writes {
		out = append(out, id)
	}
	slices.Sort(out)
	return out
}

// Account is who is signed in; nil for an operator's command and for the zero Scope.
func (s Scope) Account() *Account { return s.account }

// Role is what the caller may do; empty for the zero Scope.
func (s Scope) Role() Role { return s.role }

// Areas is every area there is, by name then id. Areas are no secret to anybody signed in.
func (s Scope) Areas() []*Area { return s.areas }

// Area finds an area by its slug, nil if there is none.
func (s Scope) Area(slug string) *Area {
	for _, a := range s.areas {
		if a.Slug == slug {
			return a
		}
	}
	return nil
}

// AreaByID finds an area by its id, nil if there is none.
func (s Scope) AreaByID(id string) *Area {
	for _, a := range s.areas {
		if a.ID == id {
			return a
		}
	}
	return nil
}

func (s Scope) areaOf(slug, field string) (*Area, *Error) {
	if a := s.Area(slug); a != nil {
		return a, nil
	}
	if blank(slug) {
		return nil, refuse(NotFound, "area.unknown", field, "No area is named here. Name one by its slug, as the list of areas spells it.")
	}
	return nil, refuse(NotFound, "area.unknown", field, "There is no area with the slug %s. Ask for the list of areas to see how it is spelled.", clip(slug))
}

func (s Scope) creator() *string {
	if s.account == nil {
		return nil
	}
	return &s.account.ID
}

func (s Scope) isCreator(creator *string) bool {
	return s.account != nil && creator != nil && *creator == s.account.ID
}

func sortAreas(areas []*Area) {
	slices.SortFunc(areas, func(a, b *Area) int {
		return strings.Compare(SortKey(a.Name, a.ID), SortKey(b.Name, b.ID))
	})
}
