package graph

import (
	"context"
	"fmt"
	"slices"
	"testing"
)

// unasked are what a question about one issue reads besides.
type unasked = Store

// muchSaid is a map in memory with one issue, on which so much was said, as far as such a question goes.
type muchSaid struct {
	unasked
	assessments int
}

func (m muchSaid) Nodes(_ context.Context, _ Scope, ids []string) (Records, error) {
	if ids[0] == "the issue" {
		return Records{Issues: []*Issue{{ID: "the issue"}}}, nil
	}
	return Records{Actors: []*Actor{{ID: "ann", Name: "ann"}}}, nil
}

func (m muchSaid) Assessments(_ context.Context, _ Scope, f AssessmentFilter, r Range) (map[string][]*Assessment, error) {
	var out []*Assessment
	for i := range min(r.Limit, m.assessments) {
		out = append(out, said("ann", fmt.Sprint(i), "2017", "NEUTRAL", 1))
	}
	return map[string][]*Assessment{f.OfIssue: out}, nil
}

func (m muchSaid) Count(context.Context, Scope, Filter) (map[string]int, error) {
	return map[string]int{}, nil
}

func TestAnIssueOnWhichTooMuchWasSaidIsRefused(t *testing.T) {
	if _, err := NewMap(muchSaid{assessments: maxStanding}).Spectrum(t.Context(), Scope{}, "the issue", nil); err != nil {
		t.Errorf("%d assessments: %v", maxStanding, err)
	}
	_, err := NewMap(muchSaid{assessments: maxStanding + 1}).Spectrum(t.Context(), Scope{}, "the issue", nil)
	if refused := Refusals(err); len(refused) != 1 || refused[0].Code != TooLarge || refused[0].Reason != "standing.tooMany" {
		t.Errorf("one more: %v", err)
	}
}

// crowded is a map in memory with one area of so many allies, as far as a question about the whole of it goes.
type crowded struct {
	unasked
	allies int
	issues int
}

func (c crowded) Outline(context.Context, Scope, string) ([]ActorOutline, []LinkOutline, error) {
	out := make([]ActorOutline, c.allies)
	for i := range out {
		out[i] = ActorOutline{ID: fmt.Sprintf("act_%06d", i), Kind: KindAlly, AreaID: "here"}
	}
	return out, nil, nil
}

func (c crowded) Whole(context.Context, Scope, string) ([]*Actor, []*Link, error) {
	return nil, nil, nil
}

func (c crowded) Meetings(context.Context, Scope, MeetingFilter, Range) (map[string][]*Meeting, error) {
	return map[string][]*Meeting{}, nil
}

func (c crowded) Issues(_ context.Context, _ Scope, _ IssueFilter, r Range) ([]*Issue, error) {
	return slices.Repeat([]*Issue{{ID: "iss"}}, min(c.issues, r.Limit)), nil
}

func (c crowded) Assessments(_ context.Context, _ Scope, f AssessmentFilter, r Range) (map[string][]*Assessment, error) {
	return map[string][]*Assessment{f.OfIssue: slices.Repeat([]*Assessment{{CreatedAt: noon}}, min(maxGrowthSaid/2, r.Limit))}, nil
}

// here is the scope of a leader of the one area.
var here = ScopeOf(&Account{ID: "acc", Role: RoleLeader, AreaIDs: []string{"here"}}, []*Area{{ID: "here", Slug: "here"}})

func TestAMapTooLargeForAQuestionIsRefused(t *testing.T) {
	compare := func(m *Map) error { _, err := m.LikelyDuplicates(t.Context(), here, "here", 1); return err }
	if err := compare(NewMap(crowded{allies: maxCompared})); err != nil {
		t.Errorf("as many as can be compared: %v", err)
	}
	unmet := func(m *Map) error { _, err := m.Unmet(t.Context(), here, "here", 1, 1); return err }
	for name, err := range map[string]error{
		"to be compared": compare(NewMap(crowded{allies: maxCompared + 1})),
		"to be met":      unmet(NewMap(crowded{allies: maxAllies + 1})),
	} {
		if refused := Refusals(err); len(refused) != 1 || refused[0].Code != TooLarge || refused[0].Reason != "map.large" || !slices.Equal(refused[0].Field, []string{"area"}) {
			t.Errorf("one more than are %s: %v", name, err)
		}
	}
}

func TestGrowthSaysWhereItsCountsEnd(t *testing.T) {
	for _, c := range []struct {
		issues    int
		truncated bool
		counted   int
	}{{1, false, maxGrowthSaid / 2}, {2, false, maxGrowthSaid}, {3, true, maxGrowthSaid}, {maxGrowthIssues + 1, true, maxGrowthSaid}} {
		g, err := NewMap(crowded{issues: c.issues}).Growth(t.Context(), here, "here", Month, 1)
		if err != nil {
			t.Fatal(err)
		}
		if got := g.Earlier.Assessments; g.Truncated != c.truncated || got != c.counted {
			t.Errorf("%d issues: %d assessments, truncated: %t", c.issues, got, g.Truncated)
		}
	}
}

func TestOfManyWhoSwaySomebodyTheFirstAreFollowed(t *testing.T) {
	links := make([]*Link, maxInfluencers+1)
	for i := range links {
		id := fmt.Sprint("by", i)
		links[i] = &Link{ID: id, FromID: id, From: &Actor{ID: id}}
	}
	for _, many := range []int{maxInfluencers, maxInfluencers + 1} {
		w := &sway{in: map[string][]*Link{}, actors: map[string]*Actor{"ann": {ID: "ann"}}}
		w.take("ann", links[:many])
		if w.truncated != (many > maxInfluencers) || w.links != maxInfluencers || len(w.actors) != maxInfluencers+1 {
			t.Errorf("of %d: %d links, %d actors, truncated: %t", many, w.links, len(w.actors), w.truncated)
		}
	}
}

// crowd is a map in memory with one organisation that so many work for, of whom the first by name knows somebody.
type crowd struct {
	unasked
	people int
}

func (c crowd) Nodes(context.Context, Scope, []string) (Records, error) {
	return Records{Actors: []*Actor{{ID: "body", Kind: KindOrganisation}, {ID: "to", Kind: KindAlly}}}, nil
}

func (c crowd) Links(_ context.Context, _ Scope, f LinkFilter, r Range) (map[string][]*Link, error) {
	var out []*Link
	for i := range min(r.Limit, c.people) {
		id := fmt.Sprint("p", i)
		out = append(out, &Link{ID: id, Type: WorksFor, FromID: id, From: &Actor{ID: id, Kind: KindAlly}})
	}
	return map[string][]*Link{f.Of[0]: out}, nil
}

func (c crowd) Ties(ctx context.Context, scope Scope, f TieFilter, limit int) ([]Tie, error) {
	return tiesOf{all: []Tie{{LinkID: "knows", At: "p0", Other: "to", Type: Knows, Strength: 4}}}.Ties(ctx, scope, f, limit)
}

func (c crowd) Among(context.Context, Scope, []string, []LinkType) ([]*Actor, []*Link, error) {
	return []*Actor{{ID: "p0", Kind: KindAlly, Name: "Ann"}, {ID: "to", Kind: KindAlly, Name: "Tom"}}, []*Link{{ID: "knows", Type: Knows, FromID: "p0", ToID: "to"}}, nil
}

func TestOfAnOrganisationWithTooManyPeopleTheFirstAsk(t *testing.T) {
	body := "body"
	for people, want := range map[int]string{maxPeople: "1 false {1001 1}", maxPeople + 1: "1 true {1001 1}"} {
		found, err := NewMap(crowd{people: people}).Introductions(t.Context(), Scope{}, IntroductionsQuery{To: "to", FromOrganisation: &body, MaxHops: 3, First: 5})
		if err != nil {
			t.Fatal(err)
		}
		if got := fmt.Sprint(len(found.Paths), found.Truncated, found.Seen); got != want {
			t.Errorf("of %d people: %s, not %s", people, got, want)
		}
	}
}
