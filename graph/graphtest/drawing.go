package graphtest

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"github.com/allymap/allymap/graph"
)

// drawing is a random map about to be built, and who asks about it.
type drawing struct {
	r        *rapid.T
	accounts []*graph.Account
	asker    string   // a name of an account, or "operator"
	story    []string // what was done, for a failure
	changes  []string // ids of all that was changed, in that order
	areas    []string // ids
	leaders  []string // ids of the actors that began as leaders

	actors, links, issues, assessments, meetings []string        // ids, of all that ever were
	told                                         []graph.AddLink // as they were told first
	trials                                       []trial
	placed                                       []given
}

// given are positions that were given, and how many changes there were by then.
type given struct {
	edit    graph.PlaceActors
	changes int
}

// who may be drawn: two leaders, and a coordinator of all areas.
func newDrawing(r *rapid.T, t *testing.T) *drawing {
	t.Helper()
	return &drawing{r: r, accounts: []*graph.Account{
		{ID: id(graph.AccountPrefix, "lena"), Name: "lena", Role: graph.RoleLeader, KeyHash: graph.HashKey("lena")},
		{ID: id(graph.AccountPrefix, "mo"), Name: "mo", Role: graph.RoleLeader, KeyHash: graph.HashKey("mo")},
		{ID: id(graph.AccountPrefix, "cora"), Name: "cora", Role: graph.RoleCoordinator, KeyHash: graph.HashKey("cora")},
	}, asker: rapid.SampledFrom([]string{"lena", "mo", "cora", "operator"}).Draw(r, "who asks")}
}

// scopeOf is the scope of somebody: lena leads in Dock, mo in Mill.
func (d *drawing) scopeOf(p *place, who string) graph.Scope {
	p.Helper()
	areas := must[[]*graph.Area](p)(p.store.Areas(p.ctx))
	for i, a := range d.accounts {
		if a.Name == who {
			own := *a
			if a.Role == graph.RoleLeader {
				own.AreaIDs = []string{d.areas[i]}
			}
			return graph.ScopeOf(&own, areas)
		}
	}
	return graph.ScopeOfOperator(areas)
}

func (d *drawing) scope(p *place) graph.Scope {
	p.Helper()
	return d.scopeOf(p, d.asker)
}

// build makes the two areas, a batch of records by each of four, then single edits by anybody,
// and thinks of what the asker will try.
func (d *drawing) build(p *place) {
	p.Helper()
	op := must[graph.Scope](p)(p.m.Operator(p.ctx))
	for _, out := range d.carryOut(p, "operator", op, graph.AddArea{Slug: "dock", Name: "Dock"}, graph.AddArea{Slug: "mill", Name: "Mill"}) {
		d.areas = append(d.areas, out.Area.ID)
	}
	for range 2 {
		for _, who := range []string{"lena", "mo", "cora", "operator"} {
			var edits []graph.Edit
			for range d.number("edits", 3, 9) {
				edits = append(edits, d.addition(who))
			}
			d.carryOut(p, who, d.scopeOf(p, who), edits...)
		}
	}
	for range d.number("single edits", 8, 40) {
		who := rapid.SampledFrom([]string{"lena", "mo", "cora", "operator"}).Draw(d.r, "who")
		scope := d.scopeOf(p, who)
		d.carryOut(p, who, scope, d.edit(p, scope, who))
	}
	for range d.number("trials", 4, 14) {
		d.trials = append(d.trials, d.trial())
	}
}

// carryOut does the edits in one change and remembers it; what is refused is no harm.
func (d *drawing) carryOut(p *place, who string, scope graph.Scope, edits ...graph.Edit) []graph.Outcome {
	p.Helper()
	outs := must[[]graph.Outcome](p)(p.m.DoAll(p.ctx, scope, edits))
	change := ""
	for i, out := range outs {
		d.story = append(d.story, fmt.Sprintf("%s: %T%s %s", who, edits[i], inShort(edits[i]), told(out.Refused)))
		if out.Change != nil && out.Change.ID != change {
			change = out.Change.ID
			d.changes = append(d.changes, change)
		}
	}
	for i, e := range edits {
		if placing, ok := e.(graph.PlaceActors); ok && len(outs[i].Refused) == 0 {
			d.placed = append(d.placed, given{placing, len(d.changes)})
		}
	}
	return outs
}

func (d *drawing) number(what string, least, most int) int {
	return rapid.IntRange(least, most).Draw(d.r, what)
}

func (d *drawing) one(of []string) string {
	if len(of) == 0 {
		return "none"
	}
	return rapid.SampledFrom(of).Draw(d.r, "one")
}

func (d *drawing) visibility(who string) graph.Visibility {
	all := []graph.Visibility{graph.InArea, graph.Project, graph.Private}
	if who == "operator" {
		all = all[:2]
	}
	return rapid.SampledFrom(all).Draw(d.r, "visibility")
}

var drawnNames = []string{"Amina", "Amina Yusuf", "Aminata", "Bo Larsen", "Bo", "bo", "Łukasz", "علي", "O'Neill", "Mohammed", "Mohamed Ali", "𞤀𞤣", "😀"}

func (d *drawing) name() string { return rapid.SampledFrom(drawnNames).Draw(d.r, "name") }

func (d *drawing) slug(who string) string {
	switch who {
	case "lena":
		return "dock"
	case "mo":
		return "mill"
	}
	return rapid.SampledFrom([]string{"dock", "mill"}).Draw(d.r, "area")
}

// next is an id that was not used, remembered among the others of its kind.
func next(of *[]string, prefix string) *string {
	made := id(prefix, fmt.Sprintf("r%dx", len(*of)+1))
	*of = append(*of, made)
	return &made
}

func (d *drawing) addition(who string) graph.Edit {
	switch n := d.number("addition", 0, 12); {
	case n < 3 || len(d.actors) < 4:
		return d.actor(who)
	case n < 8:
		return d.link(who)
	case n < 9 || len(d.issues) == 0:
		return graph.AddIssue{ID: next(&d.issues, graph.IssuePrefix), Area: d.slug(who), Title: d.name(), Visibility: d.visibility(who)}
	case n < 10:
		return d.assess(who)
	case n < 11:
		return d.placing(who)
	}
	return d.meeting(who)
}

func (d *drawing) assess(who string) graph.Assess {
	e := graph.Assess{
		ID: next(&d.assessments, graph.AssessmentPrefix), Actor: d.one(d.actors), Issue: d.one(d.issues), Visibility: d.visibility(who),
		On: ptr(rapid.SampledFrom([]graph.PartialDate{"2017", "2017-05", "2018-01-02"}).Draw(d.r, "on")), Support: rapid.SampledFrom(graph.Supports).Draw(d.r, "support"),
		Roles: rapid.SampledFrom([][]graph.CampaignRole{nil, {"PRIMARY_TARGET"}, {"SECONDARY_TARGET"}}).Draw(d.r, "roles"),
	}
	if n := d.number("influence", -1, 5); n >= 0 {
		e.Influence = &n
	}
	return e
}

// placing puts somebody in a place on the map of an area.
func (d *drawing) placing(who string) graph.PlaceActors {
	return placing(d.slug(who), graph.ActorPosition{Actor: d.one(d.actors), X: float64(d.number("x", -9, 9)) / 4, Y: float64(d.number("y", -9, 9)) / 3})
}

func (d *drawing) actor(who string) graph.AddActor {
	e := graph.AddActor{
		ID: next(&d.actors, graph.ActorPrefix), Area: d.slug(who), Name: d.name(), Visibility: d.visibility(who),
		Kind: rapid.SampledFrom([]graph.ActorKind{graph.KindLeader, graph.KindAlly, graph.KindAlly, graph.KindOrganisation}).Draw(d.r, "kind"),
	}
	if e.Kind == graph.KindLeader {
		d.leaders = append(d.leaders, *e.ID)
	}
	if rapid.Bool().Draw(d.r, "other name") {
		e.OtherNames = []graph.OtherName{{Name: d.name()}}
	}
	if e.Kind.Person() {
		e.NoIntermediary = d.number("no intermediary", 0, 3) == 0
	}
	if rapid.Bool().Draw(d.r, "tag") {
		e.Tags = []string{"choir"}
	}
	switch d.number("known elsewhere", 0, 3) {
	case 0:
		e.Identifiers = []graph.ExternalIdentifier{{Scheme: "csv", Value: rapid.SampledFrom([]string{"1", "2"}).Draw(d.r, "identifier")}}
	case 1:
		if e.Kind.Person() {
			e.ContactDetails = []graph.ContactDetail{{Type: "phone", Value: rapid.SampledFrom([]string{"1", "2"}).Draw(d.r, "telephone")}}
		}
	}
	return e
}

func (d *drawing) link(who string) graph.AddLink {
	e := d.tie(who)
	e.ID = next(&d.links, graph.LinkPrefix)
	d.told = append(d.told, e)
	return e
}

func (d *drawing) tie(who string) graph.AddLink {
	e := graph.AddLink{
		From: d.one(d.actors), To: d.one(d.actors), Visibility: d.visibility(who),
		Type: rapid.SampledFrom([]graph.LinkType{graph.AlliedWith, graph.Influences, graph.AlliedWith, graph.Knows, graph.Opposes, graph.MemberOf, graph.SupportsLeader}).Draw(d.r, "type"),
	}
	if s := d.number("strength", 0, 5); s > 0 {
		e.Strength = &s
	}
	if rapid.Bool().Draw(d.r, "hearsay") {
		e.Basis = ptr(graph.Hearsay)
	}
	if d.number("over", 0, 3) == 0 {
		e.Until = ptr(graph.PartialDate("2016"))
	}
	return e
}

// edit is any edit of what is there or was, by the version that its author sees.
func (d *drawing) edit(p *place, scope graph.Scope, who string) graph.Edit {
	p.Helper()
	switch d.number("edit", 0, 20) {
	case 0, 1:
		return d.addition(who)
	case 2, 3:
		of := d.one(d.actors)
		return graph.ChangeActor{ID: of, ExpectedVersion: p.versionOf(scope, of), Visibility: graph.To(d.visibility(who))}
	case 4:
		of := d.one(d.actors)
		return graph.ChangeActor{ID: of, ExpectedVersion: p.versionOf(scope, of), Name: graph.To(d.name()), OtherNames: graph.To([]graph.OtherName{{Name: d.name()}})}
	case 5:
		of := d.one(d.actors)
		return graph.ChangeActorKind{ID: of, ExpectedVersion: p.versionOf(scope, of), Kind: rapid.SampledFrom([]graph.ActorKind{graph.KindAlly, graph.KindLeader}).Draw(d.r, "kind")}
	case 6:
		of := d.one(d.links)
		return graph.ChangeLink{ID: of, ExpectedVersion: p.versionOf(scope, of), Visibility: graph.To(d.visibility(who)), Strength: graph.To(ptr(d.number("strength", 1, 5)))}
	case 7:
		of := d.one(d.issues)
		return graph.ChangeIssue{ID: of, ExpectedVersion: p.versionOf(scope, of), Visibility: graph.To(d.visibility(who)), Title: graph.To(d.name())}
	case 8, 9:
		of := d.one(d.actors)
		return graph.RemoveActor{ID: of, ExpectedVersion: p.versionOf(scope, of)}
	case 10:
		of := d.one(d.links)
		return graph.RemoveLink{ID: of, ExpectedVersion: p.versionOf(scope, of)}
	case 11:
		of := d.one(d.issues)
		return graph.RemoveIssue{ID: of, ExpectedVersion: p.versionOf(scope, of)}
	case 12, 13:
		return d.changeOfMeeting(p, scope, who)
	case 15, 16:
		return d.placing(who)
	case 14:
		of := d.one(d.actors)
		return graph.ChangeActor{ID: of, ExpectedVersion: p.versionOf(scope, of), NoIntermediary: graph.To(rapid.Bool().Draw(d.r, "no intermediary"))}
	}
	return graph.Undo{Change: d.one(d.changes)}
}

// versionOf is the version of a record as the scope sees it, 1 where it sees none.
func (p *place) versionOf(scope graph.Scope, id string) int {
	p.Helper()
	switch n := must[[]graph.Node](p)(p.m.Nodes(p.ctx, scope, []string{id}))[0].(type) {
	case graph.Kinded:
		return n.Self().Version
	case *graph.Link:
		return n.Version
	case *graph.Issue:
		return n.Version
	case *graph.Meeting:
		return n.Version
	}
	return 1
}
