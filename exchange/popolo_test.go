package exchange_test

import (
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/allymap/allymap/exchange"
	"github.com/allymap/allymap/graph"
)

// council draws one body, its periods and a few members:
//
//	t1 2005 - 2010-06-30 | t2 2010-09-01 - 2015 | (a gap of years) | t3 2019 -
const council = `{
 "persons": [
  {"id": "ana", "name": "Ana", "gender": "female", "birth_date": "1970", "national_identity": "x", "email": "ana@council.example",
   "other_names": [{"name": "Аня", "lang": "ru"}, {"name": "Аня", "lang": "ru"}, {"name": "Annie", "lang": "no-such-language-at-all"}],
   "contact_details": [{"type": "phone", "value": "1"}], "sources": [{"url": "https://council.example/ana"}, {"url": "https://more.example"}],
   "identifiers": [{"scheme": "wikidata", "identifier": "Q1"}]},
  {"id": "bo", "name": "Bo"}, {"id": "cy", "name": "Cy"}, {"id": "di", "name": "Di"},
  {"id": 7, "name": "Seven"}
 ],
 "organizations": [
  {"id": "c", "name": "Council", "classification": "legislature", "links": [{"url": "https://council.example", "note": "website"}]},
  {"id": "red", "name": "Reds", "classification": "party"}, {"id": "cttee", "name": "Committee", "classification": "committee", "parent_id": "c"},
  {"id": "x", "name": "-", "classification": "party"}, {"id": "ind", "name": "Independent", "classification": "party"}
 ],
 "events": [
  {"id": "t2", "classification": "legislative period", "organization_id": "c", "start_date": "2010-09-01", "end_date": "2015"},
  {"id": "t1", "classification": "legislative period", "organization_id": "c", "start_date": "2005", "end_date": "2010-06-30"},
  {"id": "t3", "classification": "legislative period", "organization_id": "c", "start_date": "2019"},
  {"id": "e", "classification": "general election", "start_date": "2005"}
 ],
 "memberships": [
  {"person_id": "ana", "organization_id": "c", "role": "member", "legislative_period_id": "t2", "on_behalf_of_id": "red"},
  {"person_id": "ana", "organization_id": "c", "role": "member", "legislative_period_id": "t1", "on_behalf_of_id": "x"},
  {"person_id": "ana", "organization_id": "c", "role": "member", "legislative_period_id": "t3", "on_behalf_of_id": "red"},
  {"person_id": "bo", "organization_id": "c", "role": "member", "legislative_period_id": "t1", "start_date": "2006-03-01", "end_date": "2007-01-31", "on_behalf_of_id": "ind"},
  {"person_id": "bo", "organization_id": "c", "role": "member", "legislative_period_id": "t1", "start_date": "2007-02-01"},
  {"person_id": "cy", "organization_id": "c", "role": "member", "legislative_period_id": "t1", "end_date": "2006"},
  {"person_id": "cy", "organization_id": "c", "role": "member", "legislative_period_id": "t1", "start_date": "2008"},
  {"person_id": "di", "organization_id": "c", "role": "member", "start_date": "2005"},
  {"person_id": "di", "organization_id": "c", "role": "chair", "start_date": "2005", "end_date": "2006"},
  {"person_id": "nobody", "organization_id": "c"},
  {"person_id": "di", "organization_id": "nowhere"}
 ]
}`

func TestPopoloPeriodsThatFollowEachOtherAreOneLink(t *testing.T) {
	o := newOffice(t)
	r := o.load(exchange.Options{LeaveOut: []string{"ind", "unheard of"}}, o.file("council.json", council))
	o.refusals(r, "council.json:8  record.unreadable", "council.json:31 person_id actor.unknown", "council.json:32 organization_id actor.unknown")
	whole, err := o.m.Whole(t.Context(), o.scope(), "boston")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, l := range whole.Links {
		got = append(got, fmt.Sprintf("%s %s %s %s %s-%s", l.From.Name, l.Type, l.To.Name, text(l.Role), text(l.Since), text(l.Until)))
	}
	slices.Sort(got)
	want := []string{
		"Ana MEMBER_OF Council member 2005-2015", // t1 and t2 follow each other, with a summer between them
		"Ana MEMBER_OF Council member 2019-",     // years later
		"Ana MEMBER_OF Reds  2010-09-01-2015",
		"Ana MEMBER_OF Reds  2019-",
		"Bo MEMBER_OF Council member 2006-03-01-2010-06-30", // the day after
		"Committee PART_OF Council  -",
		"Cy MEMBER_OF Council member 2005-2006",
		"Cy MEMBER_OF Council member 2008-2010-06-30",
		"Di MEMBER_OF Council chair, member 2005-", // one day, two roles: one link
	}
	if !slices.Equal(got, want) {
		t.Errorf("links:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	again := o.load(exchange.Options{LeaveOut: []string{"ind"}}, o.file("council.json", council))
	o.wants(again, 3, "actors 0/0/7", "links 0/0/9")
}

func TestPopoloKeepsWhatTheMapHasAPlaceForAndCountsTheRest(t *testing.T) {
	o := newOffice(t)
	r := o.load(exchange.Options{LeaveOut: []string{"ind", "unheard of"}}, o.file("council.json", council))
	ana := o.named("boston", "Ana")
	if ana.Kind != graph.KindAlly || text(ana.Source) != "https://council.example/ana" || len(ana.ContactDetails) != 2 ||
		!slices.Contains(ana.Identifiers, graph.ExternalIdentifier{Scheme: "popolo", Value: "ana"}) ||
		!slices.Contains(ana.Identifiers, graph.ExternalIdentifier{Scheme: "wikidata", Value: "Q1"}) || len(ana.OtherNames) != 2 || ana.OtherNames[1].Language != nil {
		t.Errorf("Ana is %+v", ana)
	}
	for name, class := range map[string]graph.Classification{"Council": "PARLIAMENT", "Reds": "PARTY", "Committee": "OTHER"} {
		if a := o.named("boston", name); a.Classification != class {
			t.Errorf("%s is of class %s", name, a.Classification)
		}
	}
	if a := o.named("boston", "Council"); text(a.Website) != "https://council.example" {
		t.Errorf("the website is %s", text(a.Website))
	}
	counts := map[string]int{}
	for _, c := range r.NotTaken {
		_, what, _ := strings.Cut(c.What, ": ")
		counts[what] = c.N
	}
	for what, n := range map[string]int{
		"persons.gender": 1, "persons.birth_date": 1, "persons.national_identity": 1, "persons.sources after the first": 1,
		"persons.other_names told twice": 1, `events of class "general election"`: 1,
		"organizations that are none (named “-”, or left out as asked)": 2, "memberships of an organisation that is none": 2,
	} {
		if counts[what] != n {
			t.Errorf("%s: counted %d, want %d", what, counts[what], n)
		}
	}
	if len(r.Notes) != 1 || !strings.Contains(r.Notes[0], "unheard of") {
		t.Errorf("notes: %v", r.Notes)
	}
}

func TestAPersonAndABodyOfOnePopoloIdAreTwo(t *testing.T) {
	o := newOffice(t)
	file := o.file("p.json", `{"persons":[{"id":"1","name":"Ana"}],"organizations":[{"id":"1","name":"Board"}],"memberships":[{"person_id":"1","organization_id":"1"}]}`)
	o.wants(o.load(exchange.Options{}, file), 0, "actors 2/0/0", "links 1/0/0")
	o.wants(o.load(exchange.Options{}, file), 0, "actors 0/0/2", "links 0/0/1")
}

func TestBrokenJSONIsToldByLine(t *testing.T) {
	o := newOffice(t)
	for text, line := range map[string]int{"{\n \"persons\": [\n  {\"id\": }\n": 3, "{\n\"persons\": [": 2, "[]": 1, `{"areas": []}`: 0} {
		_, err := exchange.Load(t.Context(), o.store, []string{o.file("p.json", text)}, exchange.Options{Area: "boston"})
		var fault *exchange.FileError
		if !errors.As(err, &fault) || fault.Line != line {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestRealLegislaturesLoadWholeAndOnce(t *testing.T) {
	for name, want := range map[string]struct {
		actors, links, names int
		leaveOut             []string
	}{
		"burundi":  {actors: 227 + 8, links: 449},
		"pakistan": {actors: 349 + 19, links: 349 + 349 - 9, names: 1106, leaveOut: []string{"ind"}},
	} {
		t.Run(name, func(t *testing.T) {
			o := newOffice(t)
			file := o.file(name+".popolo.json", unzipped(t, name))
			options := exchange.Options{LeaveOut: want.leaveOut}
			o.wants(o.load(options, file), 0, fmt.Sprintf("actors %d/0/0", want.actors), fmt.Sprintf("links %d/0/0", want.links))
			o.wants(o.load(options, file), 0, fmt.Sprintf("actors 0/0/%d", want.actors), fmt.Sprintf("links 0/0/%d", want.links))
			whole, err := o.m.Whole(t.Context(), o.scope(), "boston")
			if err != nil {
				t.Fatal(err)
			}
			names := 0
			for _, a := range whole.Actors {
				if a.Kind == graph.KindAlly {
					names += len(a.OtherNames)
				}
			}
			if names != want.names {
				t.Errorf("%d other names, want %d", names, want.names)
			}
		})
	}
}

func unzipped(t *testing.T, name string) string {
	t.Helper()
	file, err := os.Open(filepath.Join("testdata", name+".popolo.json.gz"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	r, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func text[T ~string](s *T) string {
	if s == nil {
		return ""
	}
	return string(*s)
}
