package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// told is what the tour of README.md says of each of its answers, as the API says it.
var told = [][]string{
	{
		`{"actor":{"name":"Rasa Žvirblytė"},"componentsLeft":5,"actorsCutOff":4}`,
		`{"actor":{"name":"Packers' and Menders' Union Boston"},"componentsLeft":4,"actorsCutOff":3}`,
	},
	{
		`{"support":"ACTIVE_ALLY","count":9},{"support":"PASSIVE_ALLY","count":8},{"support":"NEUTRAL","count":12},` +
			`{"support":"PASSIVE_OPPONENT","count":9},{"support":"ACTIVE_OPPONENT","count":3},{"support":"UNKNOWN","count":4}`,
		`"unassessed":17`,
	},
	{`{"actor":{"name":"Councillor Winifred Thistlewood"},"support":"PASSIVE_ALLY"},"influencers":[{"actor":{"name":"Beatrice Gooseberry"}}]`},
	{`{"actor":{"name":"Desislava Izvor"}},"doorOpener":{"sentence":"Piotr Dąbrówek knows Desislava Izvor (strength 5 of 5, hearsay)."}`},
	{`"overdue":[{"nextStep":"Write the first half page together"`, `"due":[{"nextStep":"Ring round"`, `"suggestions":[{"sentence":`},
}

// The demo's dates go by today's, so that it is always the same week.
func TestTheTourOfTheReadmeIsAnsweredAsItSays(t *testing.T) {
	readme, err := os.ReadFile(filepath.Join("..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, tour, _ := strings.Cut(string(readme), "\n## A tour")
	tour, _, _ = strings.Cut(tour, "\n## ")
	questions := regexp.MustCompile("(?m)^   `(\\{.*\\})`$").FindAllStringSubmatch(tour, -1)
	if len(questions) != len(told) {
		t.Fatalf("The tour has %d questions: %v", len(questions), questions)
	}
	w := inSQLite(t)
	w.quick = true
	key := regexp.MustCompile(`allymap_[\w-]{43}`).FindString(w.must("demo", "-store", "STORE")) // the leader's comes first
	s := w.serve()
	for i, question := range questions {
		answer := s.ask(key, question[1], nil)
		for _, want := range told[i] {
			if !strings.Contains(answer, want) {
				t.Errorf("%s\n%s\nis not told %s", question[1], answer, want)
			}
		}
	}
}
