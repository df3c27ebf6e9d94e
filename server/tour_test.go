package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"
)

// stop is what the tour of README.md says of one of its answers, and how the answer says it.
type stop struct {
	says  string         // in README.md
	holds []string       // the answer's text
	lists map[string]int // how many its lists hold
	times map[string]int // how often it says so
}

var told = []stop{
	{
		says: "Without Rasa Žvirblytė it falls into 5 pieces and 4 people lose touch; without the Packers' and Menders' Union into 4, and 3.",
		holds: []string{
			`{"actor":{"name":"Rasa Žvirblytė"},"componentsLeft":5,"actorsCutOff":4}`,
			`{"actor":{"name":"Packers' and Menders' Union Boston"},"componentsLeft":4,"actorsCutOff":3}`,
		},
	},
	{
		says: "9 active and 8 passive allies, 12 neutral, 9 passive and 3 active opponents, 4 of whom we do not know; 17 nobody has assessed yet, " +
			"and on ten our own assessors disagree.",
		holds: []string{
			`{"support":"ACTIVE_ALLY","count":9},{"support":"PASSIVE_ALLY","count":8},{"support":"NEUTRAL","count":12},` +
				`{"support":"PASSIVE_OPPONENT","count":9},{"support":"ACTIVE_OPPONENT","count":3},{"support":"UNKNOWN","count":4}`,
			`"unassessed":17`,
		},
		lists: map[string]int{"spectrum.disagreed": 10},
	},
	{
		says:  "Councillor Winifred Thistlewood, a passive ally, who listens to Beatrice Gooseberry.",
		holds: []string{`{"actor":{"name":"Councillor Winifred Thistlewood"},"support":"PASSIVE_ALLY"},"influencers":[{"actor":{"name":"Beatrice Gooseberry"}}]`},
		lists: map[string]int{"deciders.deciders": 1},
	},
	{
		says:  "Desislava Izvor: “Piotr Dąbrówek knows Desislava Izvor (strength 5 of 5, hearsay).”",
		holds: []string{`{"actor":{"name":"Desislava Izvor"}},"doorOpener":{"sentence":"Piotr Dąbrówek knows Desislava Izvor (strength 5 of 5, hearsay)."}`},
	},
	{
		says:  "“Write the first half page together” is overdue, “Ring round” is due this week, and ten people are waiting for a first meeting.",
		holds: []string{`"overdue":[{"nextStep":"Write the first half page together"`, `"due":[{"nextStep":"Ring round"`},
		lists: map[string]int{"agenda.overdue": 1, "agenda.due": 1, "agenda.suggestions": 10},
		times: map[string]int{"nobody has met them yet": 10},
	},
}

// The demo's dates go by today's, so that it is always the same week.
func TestTheFirstQuestionAndTheTourOfTheReadmeAreAnsweredAsItSays(t *testing.T) {
	readme, err := os.ReadFile(filepath.Join("..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	w := inSQLite(t)
	w.quick = true
	key := regexp.MustCompile(`allymap_[\w-]{43}`).FindString(w.must("demo", "-store", "STORE")) // the leader's comes first
	s := w.serve()

	first := regexp.MustCompile("(?s)-d '(.*?)'\n```.*?```json\n(.*?)```").FindSubmatch(readme)
	if first == nil {
		t.Fatal("README.md has no first question with its answer")
	}
	question, _ := value(t, string(first[1]))["query"].(string)
	if answer := s.ask(key, question, nil); !reflect.DeepEqual(value(t, answer), value(t, string(first[2]))) {
		t.Errorf("README.md prints\n%s\nand the answer is\n%s", first[2], answer)
	}

	_, tour, _ := strings.Cut(string(readme), "\n## A tour")
	tour, _, _ = strings.Cut(tour, "\n## ")
	questions := regexp.MustCompile("(?m)^   `(\\{.*\\})`$").FindAllStringSubmatch(tour, -1)
	if len(questions) != len(told) {
		t.Fatalf("The tour has %d questions: %v", len(questions), questions)
	}
	words := strings.Join(strings.Fields(tour), " ")
	for i, question := range questions {
		if want := question[1] + "` " + told[i].says; !strings.Contains(words, want) {
			t.Errorf("the tour does not say %s", want)
		}
		told[i].judge(t, question[1], s.ask(key, question[1], nil))
	}
}

// judge fails where the answer is not what the tour says.
func (o stop) judge(t *testing.T, question, answer string) {
	t.Helper()
	for _, want := range o.holds {
		if !strings.Contains(answer, want) {
			t.Errorf("%s\n%s\nis not told %s", question, answer, want)
		}
	}
	for path, want := range o.lists {
		field, list, _ := strings.Cut(path, ".")
		data, _ := value(t, answer)["data"].(map[string]any)
		of, _ := data[field].(map[string]any)
		if got, _ := of[list].([]any); len(got) != want {
			t.Errorf("%s\n%s\nholds %d in %s, not %d", question, answer, len(got), path, want)
		}
	}
	for words, want := range o.times {
		if got := strings.Count(answer, words); got != want {
			t.Errorf("%s\n%s\nsays %d times %q, not %d", question, answer, got, words, want)
		}
	}
}

// value is what a text of JSON holds.
func value(t *testing.T, text string) map[string]any {
	t.Helper()
	var v map[string]any
	if err := json.Unmarshal([]byte(text), &v); err != nil {
		t.Fatalf("%v: %s", err, text)
	}
	return v
}
