package main

import (
	"net/http"
	"strings"
	"testing"
)

func TestEveryFaultOfACallIsToldAtOnce(t *testing.T) {
	for name, c := range map[string]struct {
		args []string
		env  map[string]string
		want []string
	}{
		"nothing":                   {nil, nil, []string{"say what to do"}},
		"an unknown command":        {[]string{"sing"}, nil, []string{`no command "sing"`}},
		"account alone":             {[]string{"account"}, nil, []string{"add, link, list or revoke"}},
		"serve, all wrong":          {[]string{"serve", "-bla", "-store", "mysql:x", "-listen", "here", "more"}, map[string]string{"ALLYMAP_DEV": "perhaps"}, []string{"-bla", `"mysql:x"`, `"here"`, `"more"`, "ALLYMAP_DEV"}},
		"a port that is none":       {[]string{"serve", "-listen", "127.0.0.1:99999"}, nil, []string{"no port"}},
		"a host that is none":       {[]string{"serve", "-listen", ":8080"}, nil, []string{"names no host"}},
		"Neo4j without credentials": {[]string{"serve", "-store", "neo4j://db"}, nil, []string{"NEO4J_USERNAME", "NEO4J_PASSWORD"}},
		"Neo4j without a host":      {[]string{"serve", "-store", "neo4j://"}, nil, []string{"no host", "NEO4J_USERNAME"}},
		"a password in the address": {[]string{"serve", "-store", "bolt://me:secret@db"}, nil, []string{"could read"}},
		"a file without a name":     {[]string{"demo", "-store", "sqlite:"}, nil, []string{"names no file"}},
		"from the environment":      {[]string{"serve"}, map[string]string{"ALLYMAP_STORE": "what:x", "ALLYMAP_LISTEN": "x"}, []string{`"what:x"`, "-listen"}},
		"an account without all":    {[]string{"account", "add"}, nil, []string{"-role", "-name"}},
		"revoke without a name":     {[]string{"account", "revoke"}, nil, []string{"-id and -name"}},
		"a link for nobody":         {[]string{"account", "link", "-public", "map.example.org"}, nil, []string{"-for is missing", "-public"}},
		"no address of a server":    {[]string{"serve", "-public", "https://map.example.org/allymap"}, nil, []string{"-public"}},
		"an import of nothing":      {[]string{"import"}, nil, []string{"-area", "at least one file"}},
		"an export to nowhere":      {[]string{"export"}, nil, []string{"-area", "directory"}},
		"a backup of Neo4j":         {[]string{"backup", "-store", "neo4j://db", "x"}, map[string]string{"NEO4J_USERNAME": "a", "NEO4J_PASSWORD": "b"}, []string{"README"}},
	} {
		t.Run(name, func(t *testing.T) {
			w := &world{T: t, env: c.env}
			code, stdout, stderr := w.call(c.args...)
			if code != misled || stdout != "" {
				t.Errorf("exit status %d, printed %q", code, stdout)
			}
			for _, want := range c.want {
				if !strings.Contains(stderr, want) {
					t.Errorf("%q is not in\n%s", want, stderr)
				}
			}
			if strings.Contains(stderr, "secret") {
				t.Errorf("the password is repeated:\n%s", stderr)
			}
		})
	}
}

func TestEveryCommandExplainsItself(t *testing.T) {
	w := &world{T: t}
	overview := w.must("help")
	for _, c := range commands() {
		if !strings.Contains(overview, c.name) || !strings.Contains(overview, c.summary) {
			t.Errorf("help does not mention %s", c.name)
		}
		if c.name == "help" {
			continue
		}
		for _, args := range [][]string{append([]string{"help"}, strings.Fields(c.name)...), append(strings.Fields(c.name), "-h")} {
			if out := w.must(args...); !strings.Contains(out, "allymap "+c.name) || c.name != "version" && !strings.Contains(out, "-") {
				t.Errorf("%v says %q", args, out)
			}
		}
	}
	if out := w.must("version"); !strings.HasPrefix(out, "allymap ") {
		t.Errorf("version says %q", out)
	}
}

func TestFlagsMayFollowArguments(t *testing.T) {
	w := inSQLite(t)
	w.must("import", w.file("actors.csv", "id,kind,name\na,ALLY,Ana\n"), "-area", "boston", "-store", "STORE")
}

func TestTheServerSaysWhereThingsAre(t *testing.T) {
	eachStore(t, func(w *world) {
		s := w.serve("-dev")
		for path, want := range map[string]struct {
			status int
			text   string
		}{
			"/": {http.StatusOK, "<title>allymap"}, "/healthz": {http.StatusOK, "alive"}, "/readyz": {http.StatusOK, "ready"},
			"/elsewhere": {http.StatusNotFound, "/graphql"}, "/graphiql": {http.StatusOK, "<html"},
		} {
			if status, text := s.get(path); status != want.status || !strings.Contains(strings.ToLower(text), want.text) {
				w.Errorf("%s: %d %.200s", path, status, text)
			}
		}
		if code, out, _ := w.call("health", "-listen", s.address); code != done || out != "ready\n" {
			w.Errorf("health: %d %q", code, out)
		}
		if code := s.stop(); code != done {
			w.Errorf("it ended with %d", code)
		}
		if code, _, _ := w.call("health", "-listen", s.address); code != failed {
			w.Errorf("health of a server that is gone: %d", code)
		}
	})
}

func TestWithoutDevThereIsNoGraphiQLAndNoIntrospection(t *testing.T) {
	w := inSQLite(t)
	s := w.serve()
	if status, _ := s.get("/graphiql"); status != http.StatusNotFound {
		t.Errorf("/graphiql: %d", status)
	}
	key := w.key("-role", "ADMIN", "-name", "Ada")
	if status, text, err := s.post(key, "{ __schema { queryType { name } } }", nil); err != nil || strings.Contains(text, "queryType") {
		t.Errorf("introspection: %d %s %v", status, text, err)
	}
	if status, text, err := s.post("", "{ areas { slug } }", nil); err != nil || status != http.StatusUnauthorized {
		t.Errorf("without a key: %d %s %v", status, text, err)
	}
}

func TestAnAddressThatIsTakenIsAFailureAndNoUsage(t *testing.T) {
	w := inSQLite(t)
	s := w.serve()
	code, _, stderr := w.call("serve", "-store", "STORE", "-listen", s.address)
	if code != failed || !strings.Contains(stderr, "listening on") {
		t.Errorf("%d %s", code, stderr)
	}
}
