package exchange_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/allymap/allymap/exchange"
	"github.com/allymap/allymap/graph"
)

func (o *office) export(area string) (*exchange.Exported, string) {
	o.Helper()
	dir := filepath.Join(o.TempDir(), area)
	out, err := exchange.Export(o.Context(), o.store, dir, exchange.ExportOptions{Area: area})
	if err != nil {
		o.Fatal(err)
	}
	return out, dir
}

// files are the five tables of an export.
func files(dir string) []string {
	var out []string
	for _, n := range []string{"actors", "links", "issues", "assessments", "meetings"} {
		out = append(out, filepath.Join(dir, n+".csv"))
	}
	return out
}

func read(t *testing.T, path string) string {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

// twoAreas is Boston with every field filled and with what means something in a file, Oldham, and links across.
func twoAreas(t *testing.T) *office {
	o := newOffice(t)
	o.do(o.scope(), graph.AddArea{Slug: "boston", Name: "Boston"})
	o.do(o.scope(), graph.AddArea{Slug: "oldham", Name: "Oldham"})
	me := o.person()
	ana := o.do(me, graph.AddActor{
		Kind: graph.KindLeader, Area: "boston", Name: "=cmd|' /C calc'!A0", NameLanguage: some("en"), OtherNames: []graph.OtherName{{Name: "-Ана@home", Language: some("ru")}, {Name: `a|b\c`}},
		Identifiers: []graph.ExternalIdentifier{{Scheme: "a:b", Value: "c:d|e"}}, Summary: some("'=not a formula\nsecond line, with \"quotes\""), Source: some("+44"),
		Languages: []string{"en", "ti"}, Tags: []string{"@home", "x|y"}, Visibility: graph.Project, JobTitle: some("-"), NoIntermediary: true,
		ContactDetails: []graph.ContactDetail{{Type: "phone", Value: "+44 1;2", Label: some("home;work")}, {Type: "web", Value: "https://a.example"}},
	}).Actor
	church := o.do(me, graph.AddActor{Kind: graph.KindOrganisation, Area: "boston", Name: "Church", Classification: "FAITH", Website: some("https://church.example")}).Actor
	far := o.do(me, graph.AddActor{Kind: graph.KindAlly, Area: "oldham", Name: "Far"}).Actor
	o.do(me, graph.AddLink{
		Type: graph.Knows, From: far.ID, To: ana.ID, Strength: some(3), Mutual: some(false), Role: some("r"), Since: some(graph.PartialDate("2017")),
		Until: some(graph.PartialDate("2018-02")), Basis: some(graph.Hearsay), Source: some("s"), Note: some("=n"), Visibility: graph.Project,
	})
	// An author of Boston alone: the link belongs to Boston, although it begins in Oldham.
	boston, _, err := graph.NewAccount("Local", graph.RoleLeader, []*graph.Area{o.scope().Area("boston")}, nil)
	if err == nil {
		err = o.store.SaveAccount(t.Context(), boston)
	}
	if err != nil {
		t.Fatal(err)
	}
	farSeen := o.do(me, graph.AddActor{Kind: graph.KindAlly, Area: "oldham", Name: "Far and seen", Visibility: graph.Project}).Actor
	local := graph.ScopeOf(boston, o.scope().Areas())
	o.do(local, graph.AddLink{Type: graph.Knows, From: farSeen.ID, To: ana.ID})
	issue := o.do(me, graph.AddIssue{Area: "boston", Title: "@classes", Description: some("d"), Status: "WON"}).Issue
	o.do(me, graph.Assess{Actor: farSeen.ID, Issue: issue.ID, On: some(graph.PartialDate("2025")), Support: "NEUTRAL", Influence: some(0), Roles: []graph.CampaignRole{"SIDELINE", "PRIMARY_TARGET"}, Note: some("n")})
	o.do(me, graph.Assess{Actor: church.ID, Issue: issue.ID, On: some(graph.PartialDate("2025-01-02")), Support: graph.SupportUnknown})

	o.do(me, graph.AddMeeting{
		Kind: "ESCALATION", Leaders: []string{ana.ID}, With: []string{farSeen.ID, church.ID}, On: some(graph.PartialDate("2025-03")), Agreed: some("=a\nb"),
		NextStep: some("+call"), NextStepBy: &ana.ID, Due: some(graph.PartialDate("2025")), DoneOn: some(graph.PartialDate("2025-04-01")), Note: some("@n"), Visibility: graph.Project,
	})
	o.do(me, graph.AddMeeting{Kind: "RECRUITMENT", Leaders: []string{ana.ID}, With: []string{church.ID}})

	hidden := o.do(local, graph.AddActor{Kind: graph.KindAlly, Area: "boston", Name: "Hidden", Visibility: graph.Private}).Actor
	o.do(local, graph.AddLink{Type: graph.Knows, From: ana.ID, To: hidden.ID})
	o.do(local, graph.Assess{Actor: hidden.ID, Issue: issue.ID, On: some(graph.PartialDate("2025")), Support: "NEUTRAL"})
	o.do(local, graph.AddMeeting{Kind: "RECRUITMENT", Leaders: []string{ana.ID}, With: []string{hidden.ID}, Visibility: graph.Project})
	return o
}

func TestAnExportIsReadBackExactly(t *testing.T) {
	o := twoAreas(t)
	out, boston := o.export("boston")
	if out.Private != 4 || out.FarEnds != 3 || out.Elsewhere != 1 {
		t.Errorf("left out %d PRIVATE, %d far ends, %d elsewhere", out.Private, out.FarEnds, out.Elsewhere)
	}
	for _, f := range files(boston) {
		for _, line := range strings.Split(read(t, f), "\n") {
			if strings.Contains(line, "Hidden") {
				t.Errorf("%s tells of who is hidden", f)
			}
			for _, cell := range strings.Split(line, ",") {
				if c := strings.TrimPrefix(cell, `"`); c != "" && strings.ContainsRune("=+-@", rune(c[0])) {
					t.Errorf("%s has a formula: %s", f, cell)
				}
			}
		}
	}
	_, oldham := o.export("oldham")

	fresh := newOffice(t)
	first := fresh.load(exchange.Options{Area: "boston"}, files(boston)...)
	fresh.wants(first, 0, "actors 2/0/0", "issues 1/0/0", "assessments 1/0/0", "meetings 1/0/0")
	if len(first.Waiting) != 3 || !strings.Contains(first.Waiting[0].Message, "oldham") {
		t.Errorf("waiting: %v", first.Waiting)
	}
	fresh.wants(fresh.load(exchange.Options{Area: "oldham"}, files(oldham)...), 0, "actors 2/0/0", "links 1/0/0")
	fresh.wants(fresh.load(exchange.Options{Area: "boston"}, files(boston)...), 0, "actors 0/0/2", "issues 0/0/1", "links 1/0/0", "assessments 1/0/1", "meetings 1/0/1")
	for area, dir := range map[string]string{"boston": boston, "oldham": oldham} {
		_, again := fresh.export(area)
		for i, f := range files(dir) {
			if a, b := read(t, f), read(t, files(again)[i]); a != b {
				t.Errorf("%s of %s came back as\n%s\nand was\n%s", filepath.Base(f), area, b, a)
			}
		}
	}
}
