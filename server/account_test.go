package main

import (
	"net/http"
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
	if code, _, stderr := w.call("account", "revoke", "-store", "STORE", "-name", "Two"); code != failed || !strings.Contains(stderr, "-id") {
		t.Errorf("two of one name: %d %s", code, stderr)
	}
}
