//go:build !webdist

package web

import (
	"regexp"
	"strings"
	"testing"
)

// budget is what a volunteer's phone fetches of scripts before the first view is there, compressed.
const budget = 100_000

var (
	needed = regexp.MustCompile(`(?:from|import)\s*"\./([^"]+\.js)"`)
	mayAsk = regexp.MustCompile(`import\("\./([^"]+\.js)"\)`)
)

func TestTheFirstViewIsSmall(t *testing.T) {
	release, err := Release()
	if err != nil {
		t.Fatal(err)
	}
	for _, view := range []struct {
		name string
		also []string
	}{{"nothing yet", nil}, {"the list", []string{"list"}}, {"the map", []string{"map", "layout.worker"}}} {
		for _, language := range []string{"en", "ar"} {
			fetched := map[string]int{}
			for _, name := range append([]string{"main", language}, view.also...) {
				fetch(t, release, script(t, release, name), fetched)
			}
			total := 0
			for _, size := range fetched {
				total += size
			}
			t.Logf("%s in %s: %d bytes in %d files", view.name, language, total, len(fetched))
			if total > budget {
				t.Errorf("%s in %s fetches %d bytes of scripts, more than %d: %v", view.name, language, total, budget, fetched)
			}
		}
	}
}

// script finds the file that a source became.
func script(t *testing.T, release map[string][]byte, name string) string {
	t.Helper()
	for file := range release {
		if base, ok := strings.CutPrefix(file, "assets/"+name+"-"); ok && strings.HasSuffix(base, ".js") && !strings.Contains(base, "-") {
			return strings.TrimPrefix(file, "assets/")
		}
	}
	t.Fatalf("nothing became %s", name)
	return ""
}

// fetch counts a script, as it is packed, and all that it cannot begin without.
func fetch(t *testing.T, release map[string][]byte, file string, fetched map[string]int) {
	t.Helper()
	if _, there := fetched[file]; there {
		return
	}
	source, there := release["assets/"+file]
	if !there {
		t.Fatalf("%s is asked for and not there", file)
	}
	fetched[file] = len(source)
	if small, there := release["assets/"+file+packed]; there {
		fetched[file] = len(small)
	}
	for _, found := range needed.FindAllSubmatch(source, -1) {
		fetch(t, release, string(found[1]), fetched)
	}
}

func TestViewsAreFetchedWhenTheyAreOpened(t *testing.T) {
	release, err := Release()
	if err != nil {
		t.Fatal(err)
	}
	first := map[string]int{}
	fetch(t, release, script(t, release, "main"), first)
	for _, view := range []string{"list", "map"} {
		file := script(t, release, view)
		if _, there := first[file]; there {
			t.Errorf("%s is fetched before anybody opens it", file)
		}
	}
	asked := 0
	for file := range first {
		asked += len(mayAsk.FindAll(release["assets/"+file], -1))
	}
	if asked == 0 {
		t.Error("no view is asked for later: the test reads the scripts wrongly")
	}
}
