package resolvers_test

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/allymap/allymap/graph"
)

func TestWithoutAKnownKeyNothingIsAnswered(t *testing.T) {
	a := newAPI(t, nil)
	a.keys["Mallory"] = graph.NewKey()
	var first string
	for _, who := range []string{"nobody", "Mallory"} {
		for _, document := range []string{`{areas{slug}}`, `{nonsense}`, `mutation{addArea(input:{key:"k",slug:"s",name:"S"}){area{id}}}`} {
			status, raw := a.ask(who, document, nil)
			if status != http.StatusUnauthorized || !strings.Contains(string(raw), `"UNAUTHENTICATED"`) {
				t.Errorf("%s asking %s: %d %s", who, document, status, raw)
			}
			if first == "" {
				first = string(raw)
			}
			if string(raw) != first {
				t.Errorf("the answer to %s tells something: %s, not %s", document, raw, first)
			}
		}
		if status, raw := a.ask(who, `{__typename}`, nil); status != http.StatusOK {
			t.Errorf("%s: %d %s", who, status, raw)
		}
	}
}

func TestARevokedKeyEndsAtTheNextQuestion(t *testing.T) {
	a := newAPI(t, nil)
	a.town()
	a.must("Lena", `{viewer{name}}`, nil)
	accounts, err := a.store.AccountsByID(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, account := range accounts {
		if account.Name == "Lena" {
			now := account.CreatedAt
			account.RevokedAt = &now
			if err := a.store.SaveAccount(t.Context(), account); err != nil {
				t.Fatal(err)
			}
		}
	}
	if status, _ := a.ask("Lena", `{viewer{name}}`, nil); status != http.StatusUnauthorized {
		t.Errorf("a revoked key is answered with %d", status)
	}
}

// away is a store that cannot tell who asks.
type away struct{ graph.Store }

func (away) Caller(context.Context, string) (*graph.Account, []*graph.Area, error) {
	return nil, nil, (&graph.Error{Code: graph.Unavailable, Reason: "store.away", Message: "The map cannot be reached."}).Because(fmt.Errorf("secret host"))
}

func TestAStoreThatIsAwayIsNotAnUnknownKey(t *testing.T) {
	a := newAPI(t, func(s graph.Store) graph.Store { return away{s} })
	status, raw := a.ask("Ada", `{areas{slug}}`, nil)
	if status == http.StatusUnauthorized || !strings.Contains(string(raw), `"UNAVAILABLE"`) || strings.Contains(string(raw), "secret") {
		t.Errorf("%d %s", status, raw)
	}
}

func TestAnAreaThatWasAddedIsThereForTheRestOfTheRequest(t *testing.T) {
	a := newAPI(t, nil)
	data := a.must("Ada", `mutation{
		addArea(input:{key:"1",slug:"hull",name:"Hull"}){area{slug} userErrors{message}}
		addIssue(input:{key:"2",area:"hull",title:"Buses"}){issue{title area{name}} userErrors{message}}
	}`, nil)
	if !strings.Contains(fmt.Sprint(data), "name:Hull") {
		t.Errorf("got %v", data)
	}
}

func TestContactDetailsAreForThoseWhoMayWriteInTheArea(t *testing.T) {
	a := newAPI(t, nil)
	a.town()
	a.must("Ada", `mutation{addArea(input:{key:"b",slug:"oldham",name:"Oldham"}){area{id} userErrors{message}}}`, nil)
	a.account("Olu", graph.RoleLeader, "oldham")
	const document = `query($id:ID!){node(id:$id){...on Ally{name contactDetails{value} history{nodes{records{fields{field after}}}}}}}`
	vars := map[string]any{"id": id("act_", "Rita")}
	if data := fmt.Sprint(a.must("Lena", document, vars)); !strings.Contains(data, "01205") {
		t.Errorf("their own team does not see them: %s", data)
	}
	if data := fmt.Sprint(a.must("Olu", document, vars)); strings.Contains(data, "01205") || !strings.Contains(data, "contactDetails:<nil>") || !strings.Contains(data, "Rita") {
		t.Errorf("another team sees them: %s", data)
	}
}
