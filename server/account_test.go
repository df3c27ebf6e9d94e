package main

import (
	"net/http"
	"os"
	"regexp"
	"strings"
	"testing"
)

func TestAccountsWorkBesideARunningServer(t *testing.T) {
	eachStore(t, func(w *world) {
		s := w.serve()
		w.must("import", "-store", "STORE", "-area", "boston", w.file("actors.csv", "id,kind,name\na,ALLY,Ana\n"))
		w.must("import", "-store", "STORE", "-area", "oldham", w.file("actors.csv", "id,kind,name\na,ALLY,Olga\n"))
		key := w.key("-role", "leader", "-name", "Lena", "-area", "boston")
		const actors = `{ viewer { name role areas { slug } } boston: actors(area: "boston") { nodes { name } } oldham: actors(area: "oldham") { nodes { name } } }`
		if got := s.ask(key, actors, nil); !strings.Contains(got, "Ana") || strings.Contains(got, "Olga") || !strings.Contains(got, `"LEADER"`) {
			w.Errorf("Lena sees %s", got)
		}
		if got := s.ask(w.key("-role", "COORDINATOR", "-name", "Coco"), actors, nil); !strings.Contains(got, "Ana") || !strings.Contains(got, "Olga") {
			w.Errorf("Coco sees %s", got)
		}
		list := w.must("account", "list", "-store", "STORE")
		if !strings.Contains(list, "Lena") || !strings.Contains(list, "boston") || strings.Contains(list, key) {
			w.Errorf("the list is\n%s", list)
		}
		w.must("account", "revoke", "-store", "STORE", "-name", "Lena")
		if status, text, err := s.post(key, actors, nil); err != nil || status != http.StatusUnauthorized {
			w.Errorf("a revoked key: %d %s %v", status, text, err)
		}
		id := regexp.MustCompile(`acc_\w{22}`).FindString(regexp.MustCompile(`.*Coco.*`).FindString(list + w.must("account", "list", "-store", "STORE")))
		w.must("account", "revoke", "-store", "STORE", "-id", id)
		w.must("account", "revoke", "-store", "STORE", "-id", id) // again: no harm
	})
}

func TestAnAccountIsRefusedInWords(t *testing.T) {
	w := inSQLite(t)
	w.must("import", "-store", "STORE", "-area", "boston", w.file("actors.csv", "id,kind,name\na,ALLY,Ana\n"))
	for want, args := range map[string][]string{
		"no area atlantis, mu; those on the map: boston": {"-role", "LEADER", "-name", "x", "-area", "atlantis", "-area", "mu", "-area", "boston"},
		"at least one area":  {"-role", "LEADER", "-name", "x"},
		"is no role":         {"-role", "KING", "-name", "x"},
		"works in all areas": {"-role", "ADMIN", "-name", "x", "-area", "boston"},
		"no leader":          {"-role", "ADMIN", "-name", "x", "-leader", "act_0000000000000000000000"},
	} {
		code, stdout, stderr := w.call(append([]string{"account", "add", "-store", "STORE"}, args...)...)
		if code != failed || stdout != "" || !strings.Contains(stderr, want) {
			t.Errorf("%v: %d %q\n%s", args, code, stdout, stderr)
		}
	}
	if list := w.must("account", "list", "-store", "STORE"); strings.Count(list, "\n") != 1 {
		t.Errorf("somebody was added:\n%s", list)
	}
	w.key("-role", "ADMIN", "-name", "Two")
	w.key("-role", "ADMIN", "-name", "Two")
	if code, _, stderr := w.call("account", "revoke", "-store", "STORE", "-name", "Two"); code != failed || !strings.Contains(stderr, "by its id") {
		t.Errorf("two of one name: %d %s", code, stderr)
	}
}

func TestACommandThatMakesNoMapTellsAMistypedPath(t *testing.T) {
	for _, args := range [][]string{{"account", "list"}, {"account", "revoke", "-name", "x"}, {"export", "-area", "x", "dir"}, {"backup", "file"}} {
		w := inSQLite(t)
		code, _, stderr := w.call(append(args, "-store", "STORE")...)
		if code != failed || !strings.Contains(stderr, "there is no map") {
			t.Errorf("%v: %d %s", args, code, stderr)
		}
		if _, err := os.Stat(strings.TrimPrefix(w.store, "sqlite:")); err == nil {
			t.Errorf("%v made a map", args)
		}
	}
}

func TestTwoServersOnOneMapSeeEachOther(t *testing.T) {
	eachStore(t, func(w *world) {
		w.must("import", "-store", "STORE", "-area", "boston", w.file("actors.csv", "id,kind,name\na,ALLY,Ana\n"))
		key := w.key("-role", "ADMIN", "-name", "Ada")
		one, other := w.serve(), w.serve()
		const who = `{ actors(area: "boston") { nodes { id name version } } }`
		id := regexp.MustCompile(`act_\w{22}`).FindString(one.ask(key, who, nil))
		const change = `mutation Change($input: ChangeAllyInput!) { changeAlly(input: $input) { ally { name version } userErrors { code } } }`
		input := func(name string) map[string]any {
			return map[string]any{"input": map[string]any{"key": name, "id": id, "expectedVersion": 1, "name": name}}
		}
		if got := one.ask(key, change, input("Anna")); !strings.Contains(got, `"version":2`) {
			w.Errorf("the change: %s", got)
		}
		if got := other.ask(key, who, nil); !strings.Contains(got, `"Anna"`) {
			w.Errorf("the other server sees %s", got)
		}
		// Of two writers on one version one is told, with the record as it is.
		if got := other.ask(key, change, input("Hanna")); !strings.Contains(got, "CONFLICT") || !strings.Contains(got, `"Anna"`) {
			w.Errorf("the later writer: %s", got)
		}
		if got := one.ask(key, change, input("Anna")); !strings.Contains(got, `"version":2`) {
			w.Errorf("the change sent again: %s", got)
		}
	})
}

func TestNothingThatAPersonWroteIsLogged(t *testing.T) {
	w := inSQLite(t)
	w.must("import", "-store", "STORE", "-area", "boston", w.file("actors.csv", "id,kind,name\na,ALLY,Marker\n"))
	key := w.key("-role", "ADMIN", "-name", "Marker")
	s := w.serve("-get")
	for _, query := range []string{
		`{ viewer { name } actors(area: "boston") { nodes { name } } }`, `{ search(text: "Marker") { matched } }`, `{ area(slug: "Marker") { id } }`, `{ Marker }`, `{ "Marker`,
		`{ node(id: "Marker") { id } }`, `mutation { addAlly(input: {key: "Marker", area: "Marker", name: "Marker", summary: "Marker"}) { userErrors { message } } }`,
		`mutation { addAlly(input: {key: "m", area: "boston", name: "Marker", source: "Marker\u0000"}) { userErrors { message } } }`,
	} {
		for _, k := range []string{key, "Marker", ""} {
			if _, _, err := s.post(k, query, map[string]any{"Marker": "Marker"}); err != nil {
				t.Fatal(err)
			}
		}
	}
	s.get("/Marker?Marker=Marker")
	s.get("/graphql?query=%7BMarker%7D")
	s.stop()
	text := s.log()
	if !strings.Contains(text, "drained") {
		t.Errorf("the log ends early:\n%s", text)
	}
	if strings.Contains(text, "Marker") || strings.Contains(text, key) {
		t.Errorf("the log holds what a person wrote:\n%s", text)
	}
}

func TestALinkIsMadeForOneWhoCanUseIt(t *testing.T) {
	w := inSQLite(t)
	for _, name := range []string{"Ada", "Two", "Two", "Rex"} {
		w.key("-role", "ADMIN", "-name", name)
	}
	list := w.must("account", "list", "-store", "STORE")
	idOf := func(name string) string {
		return regexp.MustCompile(`(acc_\w{22}) .*` + name).FindStringSubmatch(list)[1]
	}
	w.must("account", "revoke", "-store", "STORE", "-name", "Rex")
	for want, who := range map[string]string{"no such account": "Nobody", "2 accounts have this name": "Two", "not revoked yet": "Rex", "is revoked": idOf("Rex")} {
		if code, stdout, stderr := w.call("account", "link", "-store", "STORE", "-for", who); code != failed || stdout != "" || !strings.Contains(stderr, want) {
			t.Errorf("for %s: %d %q %s", who, code, stdout, stderr)
		}
	}
	w.env["ALLYMAP_LISTEN"] = "0.0.0.0:9000"
	for _, who := range []string{"Ada", idOf("Two")} {
		if out := w.must("account", "link", "-store", "STORE", "-for", who); !regexp.MustCompile(`^http://127\.0\.0\.1:9000/enter#[A-Z2-7]{26}\n$`).MatchString(out) {
			t.Errorf("for %s: %q", who, out)
		}
	}
	w.env["ALLYMAP_PUBLIC"] = "https://map.example.org/"
	if out := w.must("account", "link", "-store", "STORE", "-for", "Ada"); !strings.HasPrefix(out, "https://map.example.org/enter#") {
		t.Errorf("got %q", out)
	}
}

func TestTheDemoEndsWithALinkThatOpensIt(t *testing.T) {
	w := inSQLite(t)
	w.quick = true
	lines := strings.Split(strings.TrimSpace(w.must("demo", "-store", "STORE")), "\n")
	_, secret, found := strings.Cut(lines[len(lines)-1], "http://"+defaultListen+"/enter#")
	if !found {
		t.Fatalf("the last line is %q", lines[len(lines)-1])
	}
	b := w.serve().browser()
	if got := b.signIn("link", secret); got.status != http.StatusNoContent {
		t.Errorf("%d %s", got.status, got.text)
	}
	if got := b.send(http.MethodPost, "/graphql", `{"query":"{ viewer { role } agenda { suggestions { sentence } } }"}`); !strings.Contains(got.text, `"LEADER"`) || !strings.Contains(got.text, `"sentence"`) {
		t.Errorf("it shows %s", got.text)
	}
	if !strings.Contains(strings.Join(lines, "\n"), `account link -store `+w.store+` -for "Demo leader in Boston"`) {
		t.Errorf("how to get another is not said:\n%s", strings.Join(lines, "\n"))
	}
}
