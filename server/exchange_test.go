package main

import (
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/allymap/allymap/demo"
	"github.com/allymap/allymap/graph"
)

var demoAreas = []string{"boston", "oldham", "wolverhampton", "barking-and-dagenham"}

// exports writes an export of each area and gives the directories.
func (w *world) exports(areas ...string) map[string]string {
	w.Helper()
	out := map[string]string{}
	for _, area := range areas {
		out[area] = filepath.Join(w.TempDir(), area)
		w.must("export", "-store", "STORE", "-area", area, out[area])
	}
	return out
}

func tables(dir string) []string {
	var out []string
	for _, n := range []string{"actors", "links", "issues", "assessments", "meetings"} {
		out = append(out, filepath.Join(dir, n+".csv"))
	}
	return out
}

// same compares two sets of exports byte by byte.
func same(t *testing.T, a, b map[string]string) {
	t.Helper()
	for area := range a {
		for i, file := range tables(a[area]) {
			x, errX := os.ReadFile(file)
			y, errY := os.ReadFile(tables(b[area])[i])
			if errX != nil || errY != nil || string(x) != string(y) {
				t.Errorf("%s of %s differs: %d bytes and %d; %v %v", filepath.Base(file), area, len(x), len(y), errX, errY)
			}
		}
	}
}

func TestTheDemoIsTheSameAtEveryRun(t *testing.T) {
	a, b := inSQLite(t), inSQLite(t)
	a.quick, b.quick = true, true
	first := a.must("demo", "-store", "STORE")
	b.must("demo", "-store", "STORE")
	before := a.exports(demoAreas...)
	same(t, before, b.exports(demoAreas...))

	// Again: new keys, and nothing else.
	second := a.must("demo", "-store", "STORE")
	same(t, before, a.exports(demoAreas...))
	s := a.serve()
	keys := regexp.MustCompile(`allymap_[\w-]{43}`)
	former, now := keys.FindAllString(first, 3), keys.FindAllString(second, 3)
	for i := range 3 {
		if status, _, err := s.post(former[i], "{ viewer { name } }", nil); err != nil || status != 401 {
			t.Errorf("the former key %d: %d, %v", i, status, err)
		}
		s.ask(now[i], "{ viewer { name role } }", nil)
	}
	var answer struct {
		Data struct {
			Introductions struct{ Paths []struct{ Sentence string } }
		}
	}
	if err := json.Unmarshal([]byte(s.ask(now[0], demo.Question(), nil)), &answer); err != nil {
		t.Fatal(err)
	}
	paths := answer.Data.Introductions.Paths
	if len(paths) != 3 || !strings.HasPrefix(paths[0].Sentence, "Rasa Žvirblytė knows Father Piotr Źrebiec (strength 5 of 5), who knows Councillor Winifred Thistlewood") {
		t.Errorf("the first question is answered %v", paths)
	}
}

func TestTheDemoRefusesAMapThatHoldsSomethingElse(t *testing.T) {
	for _, area := range []string{"boston", "atlantis"} {
		w := inSQLite(t)
		w.must("import", "-store", "STORE", "-area", area, w.file("actors.csv", "id,kind,name\na,ALLY,Ana\n"))
		code, stdout, stderr := w.call("demo", "-store", "STORE")
		if code != failed || stdout != "" || !strings.Contains(stderr, area) {
			t.Errorf("%d %s %s", code, stdout, stderr)
		}
		if out := w.must("account", "list", "-store", "STORE"); strings.Contains(out, "Demo") {
			t.Errorf("there are accounts:\n%s", out)
		}
	}
}

// questions are answered alike by two maps of one content, whatever store they are in.
var questions = []string{
	demo.Question(),
	`{ map(area: "boston") { actors { id name kind otherNames { name language } degree } links { id type strength since until from { id } to { id } } } }`,
	`{ actors(area: "oldham", first: 20, tags: ["demo"]) { totalCount nodes { name source visibility languages identifiers { scheme value } links(first: 5) { totalCount edges { label other { name } } } assessments(first: 3) { nodes { on support influence roles } } } } }`,
	`{ meetings(area: "oldham", last: 100) { totalCount nodes { id kind on due doneOn nextStep leaders { id } with { id } } } }`,
	`{ issues(area: "wolverhampton") { nodes { id title description status } } }`,
	`{ search(text: "al-nakhil", first: 20) { matched match actor { id } } }`,
	fmt.Sprintf(`{ neighbourhood(of: %q, depth: 2, limit: 100) { actors { id } links { id } truncated } }`, demo.CouncilLeader()),
}

func TestAMapIsRebuiltFromItsExport(t *testing.T) {
	for _, c := range []struct {
		name     string
		from, to func(*testing.T) *world
	}{{"sqlite to sqlite", inSQLite, inSQLite}, {"sqlite to neo4j", inSQLite, inNeo4j}, {"neo4j to sqlite", inNeo4j, inSQLite}} {
		t.Run(c.name, func(t *testing.T) {
			from, to := c.from(t), c.to(t)
			from.quick, to.quick = true, true
			from.must("demo", "-store", "STORE")
			dirs := from.exports(demoAreas...)
			for range 2 { // the second time for links to areas that were not there yet
				for _, area := range demoAreas {
					to.must(append([]string{"import", "-store", "STORE", "-area", area}, tables(dirs[area])...)...)
				}
			}
			same(t, dirs, to.exports(demoAreas...))
			out := to.must(append([]string{"import", "-store", "STORE", "-area", "boston"}, tables(dirs["boston"])...)...)
			if n := regexp.MustCompile(`(actors|links|issues|assessments|meetings) +0 +0 `).FindAllString(out, -1); len(n) != 5 {
				t.Errorf("a further load changes something:\n%s", out)
			}
			a, b := from.serve(), to.serve()
			// The leaders of the demo keep records to themselves, so the question is put by somebody who sees none of those.
			keyA, keyB := from.key("-role", "ADMIN", "-name", "Ada"), to.key("-role", "ADMIN", "-name", "Ada")
			for _, q := range questions {
				if x, y := a.ask(keyA, q, nil), b.ask(keyB, q, nil); x != y {
					t.Errorf("%s is answered\n%.2000s\nand\n%.2000s", q, x, y)
				}
			}
		})
	}
}

// legislature is one of the real files that the importer is tested with, unpacked.
func legislature(t *testing.T, name string) string {
	t.Helper()
	packed, err := os.Open(filepath.Join("..", "exchange", "testdata", name+".popolo.json.gz"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = packed.Close() }()
	r, err := gzip.NewReader(packed)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), name+".popolo.json")
	text, err := io.ReadAll(r)
	if err == nil {
		err = os.WriteFile(path, text, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	return path
}

func TestRealLegislaturesAreFoundByEveryName(t *testing.T) {
	eachStore(t, func(w *world) {
		w.quick = true
		for _, name := range []string{"burundi", "pakistan"} {
			args := []string{"import", "-store", "STORE", "-area", name, "-leave-out", "ind", legislature(w.T, name)}
			w.must(args...)
			if out := w.must(args...); len(regexp.MustCompile(`(actors|links) +0 +0 +[1-9]`).FindAllString(out, -1)) != 2 {
				w.Errorf("a second load changes something:\n%s", out)
			}
			w.findsEverybody(name)
		}
	})
}

// findsEverybody searches for each name of each person in an area, and asks for an introduction within a party.
func (w *world) findsEverybody(area string) {
	w.Helper()
	ctx := w.Context()
	c := &call{process: &process{getenv: w.getenv}}
	store, err := c.placeOf(w.store).open(ctx)
	if err != nil {
		w.Fatal(err)
	}
	defer func() { _ = store.Close() }()
	m := graph.NewMap(store)
	scope, err := m.Operator(ctx)
	if err != nil {
		w.Fatal(err)
	}
	whole, err := m.Whole(ctx, scope, area)
	if err != nil {
		w.Fatal(err)
	}
	names := 0
	for _, a := range whole.Actors {
		spelled := a.Names() // often the same in several languages
		slices.Sort(spelled)
		for _, name := range slices.Compact(spelled) {
			if !a.Kind.Person() {
				continue
			}
			names++
			found, err := m.Search(ctx, scope, name, &area, nil, 100)
			if err != nil {
				w.Fatal(err)
			}
			hit := false
			for _, r := range found {
				hit = hit || r.Actor.ID == a.ID && r.Match == graph.MatchExact
			}
			if !hit {
				w.Errorf("%s is not found by %q", a.Name, name)
			}
		}
	}
	w.Logf("%d names of %s", names, area)
	w.introducesThroughAParty(m, scope, whole)
}

func (w *world) introducesThroughAParty(m *graph.Map, scope graph.Scope, whole *graph.AreaMap) {
	w.Helper()
	for _, party := range whole.Links {
		for _, other := range whole.Links {
			if party.To.Classification != "PARTY" || other.ToID != party.ToID || other.FromID == party.FromID {
				continue
			}
			found, err := m.Introductions(w.Context(), scope, graph.IntroductionsQuery{To: other.FromID, From: &party.FromID, MaxHops: 2, First: 5})
			if err != nil {
				w.Fatal(err)
			}
			for _, p := range found.Paths {
				if len(p.Actors) == 3 && p.Actors[1].ID == party.ToID {
					return
				}
			}
			w.Errorf("%s and %s do not meet in %s: %d paths", party.From.Name, other.From.Name, party.To.Name, len(found.Paths))
			return
		}
	}
	w.Error("there are no two members of one party")
}

func TestAnImportThatRefusesSomethingEndsWithStatusOneAndKeepsTheRest(t *testing.T) {
	eachStore(t, func(w *world) {
		code, stdout, _ := w.call("import", "-store", "STORE", "-area", "boston", w.file("actors.csv", "id,kind,name\na,ALLY,Ana\nb,WIZARD,Bo\n"))
		if code != failed || !strings.Contains(stdout, "actors.csv:3: b Bo: kind: ") || !strings.Contains(stdout, "1 refused") {
			w.Errorf("%d\n%s", code, stdout)
		}
		code, stdout, stderr := w.call("import", "-store", "STORE", "-area", "boston", w.file("links.csv", "type,from\nKNOWS,a\n"))
		if code != failed || stdout != "" || !strings.Contains(stderr, "links.csv:1: ") || !strings.Contains(stderr, "Nothing was written") {
			w.Errorf("%d\n%s\n%s", code, stdout, stderr)
		}
		if out := w.must("import", "-dry-run", "-store", "STORE", "-area", "boston", w.file("actors.csv", "id,kind,name\na,ALLY,Ana\n")); !strings.Contains(out, "dry run") {
			w.Errorf("a dry run says\n%s", out)
		}
	})
}
