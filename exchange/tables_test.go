package exchange_test

import (
	"encoding/csv"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"github.com/allymap/allymap/exchange"
	"github.com/allymap/allymap/graph"
)

const people = `id,kind,name,tags
p1,LEADER,Amina,choir|school
p2,ALLY,Father Piotr,
p3,ORGANISATION,Church,
`

const ties = `type,from,to,strength,since,basis
KNOWS,p1,p2,5,2019,FACT
LEADS,p2,p3,,,
`

const matters = `id,title,status
i1,Free classes,CHOSEN
`

const stands = `actor,issue,on,support,influence,roles
p2,i1,2025-03,ACTIVE_ALLY,4,SUPPORTER|SECONDARY_TARGET
p3,Free classes,2025,UNKNOWN,,
`

func (o *office) four() []string {
	return []string{o.file("actors.csv", people), o.file("links.csv", ties), o.file("issues.csv", matters), o.file("assessments.csv", stands)}
}

func TestTheSameFilesTwiceChangeNothing(t *testing.T) {
	o := newOffice(t)
	r := o.load(exchange.Options{}, o.four()...)
	o.wants(r, 0, "actors 3/0/0", "issues 1/0/0", "links 2/0/0", "assessments 2/0/0")
	if !r.AreaMade {
		t.Error("the area was not made")
	}
	r = o.load(exchange.Options{}, o.four()...)
	o.wants(r, 0, "actors 0/0/3", "issues 0/0/1", "links 0/0/2", "assessments 0/0/2")
	if v := o.named("boston", "Amina").Version; v != 1 {
		t.Errorf("Amina is at version %d", v)
	}
}

func TestAnAssessmentWithoutADateIsOfTheDayItWasFirstLoaded(t *testing.T) {
	o := newOffice(t)
	o.load(exchange.Options{}, o.four()...)
	undated := o.file("assessments.csv", "actor,issue,support\np1,i1,NEUTRAL\np2,Free classes,ACTIVE_ALLY\n")
	// Father Piotr was said to be an ally in March already, and the issue is known by its title alone here.
	r := o.load(exchange.Options{}, undated)
	o.refusals(r, "assessments.csv:2 issue issue.unknown")
	undated = o.file("assessments.csv", "actor,issue,support\np1,Free classes,NEUTRAL\np2,Free classes,ACTIVE_ALLY\n")
	o.wants(o.load(exchange.Options{}, undated), 0, "assessments 1/0/1")
	o.wants(o.load(exchange.Options{}, undated), 0, "assessments 0/0/2")
}

func TestAFileSaysWhoIsNoIntermediaryWithYesOrNo(t *testing.T) {
	o := newOffice(t)
	o.load(exchange.Options{}, o.four()...)
	for _, c := range []struct {
		cell string
		want bool
	}{{"yes", true}, {"", true}, {"no", false}, {"", false}} {
		o.load(exchange.Options{}, o.file("actors.csv", "id,kind,name,noIntermediary\np1,,,"+c.cell+"\n"))
		if got := o.named("boston", "Amina").NoIntermediary; got != c.want {
			t.Errorf("after %q it is %v", c.cell, got)
		}
	}
	r := o.load(exchange.Options{}, o.file("actors.csv", "id,kind,name,noIntermediary\np1,,,perhaps\np3,,,yes\n"))
	o.refusals(r, "actors.csv:2 noIntermediary boolean.invalid", "actors.csv:3 noIntermediary field.kind")
}

func TestADryRunWritesNothingNotEvenTheArea(t *testing.T) {
	o := newOffice(t)
	r := o.load(exchange.Options{DryRun: true}, o.four()...)
	o.wants(r, 0, "actors 3/0/0", "issues 1/0/0", "links 2/0/0", "assessments 2/0/0")
	if areas := o.scope().Areas(); len(areas) != 0 {
		t.Errorf("there are areas: %v", areas)
	}
}

func TestAnEmptyCellNeverBlanksAField(t *testing.T) {
	o := newOffice(t)
	o.load(exchange.Options{}, o.four()...)
	r := o.load(exchange.Options{}, o.file("actors.csv", "id,kind,name,tags,summary\np1,,,,Sings\n"), o.file("links.csv", "type,from,to,strength,role\nKNOWS,p2,p1,,Choir\n"))
	o.wants(r, 0, "actors 0/1/0", "links 0/1/0")
	a := o.named("boston", "Amina")
	if *a.Summary != "Sings" || strings.Join(a.Tags, " ") != "choir school" || a.Kind != graph.KindLeader {
		t.Errorf("Amina is %+v", a)
	}
}

func TestEveryFormOfATableIsRead(t *testing.T) {
	const rows = "ID;Kind;NAME;other names;;\r\np1;leader;Łucja Żak;Lucja@en;;\r\n;;;;;\r\n"
	with := func(e interface{ String(string) (string, error) }, s string) string {
		out, err := e.String(s)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	for name, text := range map[string]string{
		"semicolons, blank columns, a blank row": rows,
		"commas":                                 strings.ReplaceAll(rows, ";", ","),
		"tabs":                                   strings.ReplaceAll(rows, ";", "\t"),
		"what Excel says first":                  "sep=;\r\n" + rows,
		"a mark":                                 "\ufeff" + rows,
		"UTF-16 with a mark":                     with(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder(), rows),
		"UTF-16 the other way":                   with(unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder(), rows),
		"UTF-16 without a mark":                  with(unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewEncoder(), rows),
		"Windows-1250":                           with(charmap.Windows1250.NewEncoder(), rows),
	} {
		t.Run(name, func(t *testing.T) {
			o := newOffice(t)
			r := o.load(exchange.Options{}, o.file("actors.csv", text))
			o.wants(r, 0, "actors 1/0/0")
			a := o.named("boston", "Łucja Żak")
			if a.Kind != graph.KindLeader || len(a.OtherNames) != 1 || a.OtherNames[0].Name != "Lucja" || *a.OtherNames[0].Language != "en" {
				t.Errorf("read as %+v", a)
			}
		})
	}
}

func TestWhatIsRefusedIsToldByFileLineAndColumnAndTheRestIsNotLost(t *testing.T) {
	o := newOffice(t)
	actors := o.file("actors.csv", "id,kind,name,website,shoe size\n"+
		"a,LEADER,Amina,,39\n"+
		"b,WIZARD,Bo,,\n"+
		"c,ALLY,"+strings.Repeat("x", 10_000)+",,\n"+
		"d,ALLY,\"two\nlines\",,\n"+
		"a,ALLY,Again,,\n"+
		",ALLY,Nobody,,\n"+
		"e,ALLY,Łucja "+"\xff"+",,\n"+
		"f,ORGANISATION,Church,no address,\n"+
		"g,ALLY,Gita,,,,,beyond\n"+
		"h,ORGANISATION,College,https://college.example,\n")
	links := o.file("links.csv", "type,from,to,strength,since,until\n"+
		"MEMBER_OF,a,h,3,,\n"+
		"KNOWS,a,h,,,\n"+
		"KNOWS,a,a,,,\n"+
		"MEMBER_OF,a,h,6,2018,\n"+
		"MEMBER_OF,a,h,many,2019,\n"+
		"MEMBER_OF,a,h,,2017-13,\n"+
		"MEMBER_OF,a,h,,2021,2020\n"+
		"MEMBER_OF,b,h,,,\n"+
		"MEMBER_OF,nobody,h,,,\n"+
		"MEMBER_OF,a,h,2,,\n")
	r := o.load(exchange.Options{}, actors, links)
	o.wants(r, 17, "actors 2/0/0", "links 1/0/0")
	o.refusals(r,
		"actors.csv:3 kind kind.unknown", "actors.csv:4 name text.tooLong", "actors.csv:5 name text.control", "actors.csv:7 id id.twice",
		"actors.csv:8 id id.empty", "actors.csv:9 name text.utf8", "actors.csv:10 website website.invalid", "actors.csv:11  row.long",
		"links.csv:3 type link.ends", "links.csv:4 to link.self", "links.csv:5 strength strength.range", "links.csv:6 strength strength.range",
		"links.csv:7 since date.invalid", "links.csv:8 until date.order", "links.csv:9 from actor.unknown", "links.csv:10 from actor.unknown",
		"links.csv:11 type link.duplicate")
	if len(r.NotTaken) != 1 || r.NotTaken[0].N != 1 || !strings.Contains(r.NotTaken[0].What, "shoe size") {
		t.Errorf("not taken: %v", r.NotTaken)
	}
}

func TestAFileThatCannotBeReadStopsAllOfThem(t *testing.T) {
	for name, text := range map[string]string{
		"a stray quotation mark": "id,kind,name\np1,ALLY,Jo\"e\n", "no header": "", "a column that is needed": "kind,name\nALLY,Joe\n",
		"a column twice": "id,name,Name\np1,Joe,Joe\n",
	} {
		t.Run(name, func(t *testing.T) {
			o := newOffice(t)
			_, err := exchange.Load(t.Context(), o.store, []string{o.file("links.csv", ties), o.file("actors.csv", text)}, exchange.Options{Area: "boston"})
			var fault *exchange.FileError
			if !errors.As(err, &fault) || filepath.Base(fault.File) != "actors.csv" {
				t.Errorf("got %v", err)
			}
			if len(o.scope().Areas()) != 0 {
				t.Error("something was written")
			}
		})
	}
}

func TestWhatAPersonChangedIsReportedAndLeft(t *testing.T) {
	o := newOffice(t)
	o.load(exchange.Options{}, o.four()...)
	amina := o.named("boston", "Amina")
	o.do(o.person(), graph.ChangeActor{ID: amina.ID, ExpectedVersion: 1, Summary: graph.To(some("Sings alto"))})

	// The file says nothing about what was changed, so there is nothing to leave.
	o.wants(o.load(exchange.Options{}, o.four()...), 0, "actors 0/0/3", "issues 0/0/1", "links 0/0/2", "assessments 0/0/2")

	sings := o.file("actors.csv", "id,summary,name\np1,Sings bass,Amina\np2,Preaches,Father Piotr\n")
	r := o.load(exchange.Options{}, sings)
	o.wants(r, 1, "actors 0/1/0")
	o.refusals(r, "actors.csv:2  record.edited")
	if a := o.named("boston", "Amina"); *a.Summary != "Sings alto" {
		t.Errorf("it was overwritten: %s", *a.Summary)
	}
	o.wants(o.load(exchange.Options{Overwrite: true}, sings), 0, "actors 0/1/1")
	if a := o.named("boston", "Amina"); *a.Summary != "Sings bass" {
		t.Errorf("it was not overwritten: %s", *a.Summary)
	}
}

func TestAnAllyWhoJoinedTheTeamStaysALeader(t *testing.T) {
	o := newOffice(t)
	o.load(exchange.Options{}, o.four()...)
	piotr := o.named("boston", "Father Piotr")
	o.do(o.person(), graph.ChangeActorKind{ID: piotr.ID, ExpectedVersion: 1, Kind: graph.KindLeader})
	r := o.load(exchange.Options{}, o.four()...)
	o.refusals(r, "actors.csv:3 kind kind.differs")
	o.wants(o.load(exchange.Options{Overwrite: true}, o.four()...), 0, "actors 0/1/2", "issues 0/0/1", "links 0/0/2", "assessments 0/0/2")
	if a := o.named("boston", "Father Piotr"); a.Kind != graph.KindAlly {
		t.Errorf("Piotr is a %s", a.Kind)
	}
}

func TestAnIdOfOurFormStaysWhereItIsFree(t *testing.T) {
	o := newOffice(t)
	id := graph.NewID(graph.ActorPrefix)
	file := o.file("actors.csv", "id,kind,name\n"+id+",ALLY,Ana\n")
	o.wants(o.load(exchange.Options{}, file), 0, "actors 1/0/0")
	if a := o.named("boston", "Ana"); a.ID != id || len(a.Identifiers) != 0 {
		t.Errorf("Ana is %s, %v", a.ID, a.Identifiers)
	}
	o.wants(o.load(exchange.Options{}, file), 0, "actors 0/0/1")

	// In another area it is not free: there it is kept as an identifier, and found by it.
	o.wants(o.load(exchange.Options{Area: "oldham"}, file), 0, "actors 1/0/0")
	a := o.named("oldham", "Ana")
	if a.ID == id || len(a.Identifiers) != 1 || a.Identifiers[0] != (graph.ExternalIdentifier{Scheme: "csv", Value: id}) {
		t.Errorf("the other Ana is %s, %v", a.ID, a.Identifiers)
	}
	o.wants(o.load(exchange.Options{Area: "oldham"}, file), 0, "actors 0/0/1")
}

func TestWhomAPersonRemovedDoesNotComeBackUnlessAsked(t *testing.T) {
	o := newOffice(t)
	id := graph.NewID(graph.ActorPrefix)
	files := []string{o.file("actors.csv", "id,kind,name\n"+id+",ALLY,Ana\nb,ALLY,Bea\n"), o.file("links.csv", "type,from,to\nKNOWS,"+id+",b\n")}
	o.load(exchange.Options{}, files...)
	o.do(o.person(), graph.RemoveActor{ID: id, ExpectedVersion: 1})
	r := o.load(exchange.Options{}, files...)
	o.refusals(r, "actors.csv:2 id id.taken", "links.csv:2 from actor.unknown")
	o.wants(o.load(exchange.Options{Overwrite: true}, files...), 0, "actors 1/0/1", "links 1/0/0")
	if a := o.named("boston", "Ana"); a.ID == id || a.Identifiers[0].Value != id {
		t.Errorf("Ana came back as %s, %v", a.ID, a.Identifiers)
	}
	o.wants(o.load(exchange.Options{}, files...), 0, "actors 0/0/2", "links 0/0/1")
}

func TestAnotherSchemeKeepsIdsApart(t *testing.T) {
	o := newOffice(t)
	o.load(exchange.Options{}, o.four()...)
	o.wants(o.load(exchange.Options{Scheme: "crm"}, o.file("actors.csv", people)), 0, "actors 3/0/0")
}

func TestALinkMayNameActorsThatAreOnTheMapAlready(t *testing.T) {
	o := newOffice(t)
	o.load(exchange.Options{}, o.four()...)
	amina := o.named("boston", "Amina")
	o.wants(o.load(exchange.Options{}, o.file("links.csv", "type,from,to\nMEMBER_OF,"+amina.ID+",p3\n")), 0, "links 1/0/0")
}

func TestLongImportsAreSeveralChangesAndSayHowFarTheyAre(t *testing.T) {
	o := newOffice(t)
	var b strings.Builder
	w := csv.NewWriter(&b)
	_ = w.Write([]string{"id", "kind", "name"})
	for i := range 1201 {
		_ = w.Write([]string{strings.Repeat("x", i%7) + string(rune('a'+i%26)) + strings.Repeat("y", i/26), "ALLY", "Somebody"})
	}
	w.Flush()
	var told []int
	o.load(exchange.Options{Progress: func(done, total int) { told = append(told, done, total) }}, o.file("actors.csv", b.String()))
	if len(told) != 6 || told[4] != told[5] || told[5] != o.count() {
		t.Errorf("told %v, %d actors", told, o.count())
	}
	changes, err := o.m.Changes(t.Context(), o.scope(), graph.ChangesQuery{Area: "boston"}, graph.PageArgs{})
	if err != nil || len(changes.Items) != 4 { // the area itself, and three batches
		t.Errorf("%d changes, %v", len(changes.Items), err)
	}
}

func (o *office) count() int {
	o.Helper()
	whole, err := o.m.Whole(o.Context(), o.scope(), "boston")
	if err != nil {
		o.Fatal(err)
	}
	return len(whole.Actors)
}

func TestAnExportIsNotWrittenOverFilesThatAreThere(t *testing.T) {
	o := newOffice(t)
	o.load(exchange.Options{}, o.four()...)
	kept := o.file("issues.csv", "mine")
	if _, err := exchange.Export(t.Context(), o.store, o.dir, exchange.ExportOptions{Area: "boston"}); err == nil {
		t.Fatal("it was")
	}
	if got, _ := os.ReadFile(kept); string(got) != "mine" {
		t.Error("the file is gone")
	}
	if _, err := exchange.Export(t.Context(), o.store, o.dir, exchange.ExportOptions{Area: "boston", Force: true}); err != nil {
		t.Error(err)
	}
	info, err := os.Stat(kept)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("others may read it: %v, %v", info, err)
	}
}

func some[T any](v T) *T { return &v }
