package resolvers_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/allymap/allymap/graph"
	"github.com/allymap/allymap/graph/sqlite/sqlitetest"
	"github.com/allymap/allymap/resolvers"
)

var update = flag.Bool("update", false, "write the golden answers anew")

// api is the real handler over SQLite, with who may ask.
type api struct {
	t     *testing.T
	url   string
	store graph.Store
	keys  map[string]string // by the account's name
}

func newAPI(t *testing.T, wrap func(graph.Store) graph.Store) *api {
	t.Helper()
	store := sqlitetest.Open(t)
	a := &api{t: t, store: store, keys: map[string]string{}}
	over := graph.Store(store)
	if wrap != nil {
		over = wrap(store)
	}
	server := httptest.NewServer(resolvers.New(graph.NewMap(over), resolvers.Options{Dev: true, Logger: slog.New(slog.NewTextHandler(io.Discard, nil))}))
	t.Cleanup(server.Close)
	a.url = server.URL
	a.account("Ada", graph.RoleAdmin)
	return a
}

func (a *api) account(name string, role graph.Role, slugs ...string) {
	a.t.Helper()
	all, err := a.store.Areas(a.t.Context())
	if err != nil {
		a.t.Fatal(err)
	}
	var areas []*graph.Area
	for _, area := range all {
		for _, slug := range slugs {
			if area.Slug == slug {
				areas = append(areas, area)
			}
		}
	}
	account, key, err := graph.NewAccount(name, role, areas, nil)
	if err != nil {
		a.t.Fatal(err)
	}
	if err := a.store.SaveAccount(a.t.Context(), account); err != nil {
		a.t.Fatal(err)
	}
	a.keys[name] = key
}

// ask puts a question as somebody and gives the whole answer.
func (a *api) ask(who, document string, vars map[string]any) (int, []byte) {
	a.t.Helper()
	body, err := json.Marshal(map[string]any{"query": document, "variables": vars})
	if err != nil {
		a.t.Fatal(err)
	}
	req, err := http.NewRequestWithContext(a.t.Context(), http.MethodPost, a.url, bytes.NewReader(body))
	if err != nil {
		a.t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/json")
	if key := a.keys[who]; key != "" {
		req.Header.Set("Authorization", "Bearer "+key)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		a.t.Fatal(err)
	}
	raw, err := io.ReadAll(resp.Body)
	if err := errors.Join(err, resp.Body.Close()); err != nil {
		a.t.Fatal(err)
	}
	return resp.StatusCode, raw
}

// must puts a question that has to be answered without an error, and gives its data.
func (a *api) must(who, document string, vars map[string]any) map[string]any {
	a.t.Helper()
	status, raw := a.ask(who, document, vars)
	var answer struct {
		Data   map[string]any
		Errors []any
	}
	if err := json.Unmarshal(raw, &answer); err != nil || status != http.StatusOK || len(answer.Errors) > 0 {
		a.t.Fatalf("status %d: %s", status, raw)
	}
	if strings.Contains(string(raw), `"userErrors":[{`) {
		a.t.Fatalf("refused: %s", raw)
	}
	return answer.Data
}

// id makes an id whose end tells which it is.
func id(prefix, name string) string {
	return prefix + strings.Repeat("0", 22-len(name)) + name
}

// town draws a small map through the API itself.
//
//	Lena (leader) --KNOWS 4-- Tom (ally) --WORKS_FOR-- Council
//	   |                                                 |
//	   +-----KNOWS, hearsay-- Rita (ally) --LEADS--------+
//
//	Issue: “A class on Saturdays”; Rita stands PASSIVE_ALLY on it, then ACTIVE_ALLY.
//	Lena met Rita and the Council in 2017-05, and is to send the papers by 2017-06; and Tom on 2017-09-01.
func (a *api) town() {
	a.t.Helper()
	a.must("Ada", `mutation{addArea(input:{key:"a",slug:"boston",name:"Boston"}){area{id} userErrors{message}}}`, nil)
	a.account("Lena", graph.RoleLeader, "boston")
	a.must("Lena", `mutation($lena:ID!,$tom:ID!,$rita:ID!,$council:ID!,$issue:ID!){
		l:addLeader(input:{key:"1",id:$lena,area:"boston",name:"Lena Novák"}){leader{id} userErrors{message}}
		t:addAlly(input:{key:"2",id:$tom,area:"boston",name:"Tom Reed",tags:["esol"]}){ally{id} userErrors{message}}
		c:addOrganisation(input:{key:"3",id:$council,area:"boston",name:"Boston Council",classification:COUNCIL}){organisation{id} userErrors{message}}
		r:addAlly(input:{key:"4",id:$rita,area:"boston",name:"Rita Øst",otherNames:[{name:"Ρίτα",language:"el"}],visibility:PROJECT,contactDetails:[{type:"phone",value:"01205 000000"}]}){ally{id} userErrors{message}}
		k1:addLink(input:{key:"5",id:"lnk_0000000000000000000001",type:KNOWS,from:$lena,to:$tom,strength:4,basis:FACT}){link{id} userErrors{message}}
		k2:addLink(input:{key:"9",id:"lnk_0000000000000000000002",type:WORKS_FOR,from:$tom,to:$council}){link{id} userErrors{message}}
		k3:addLink(input:{key:"10",id:"lnk_0000000000000000000003",type:LEADS,from:$rita,to:$council}){link{id} userErrors{message}}
		k4:addLink(input:{key:"11",id:"lnk_0000000000000000000004",type:KNOWS,from:$lena,to:$rita,basis:HEARSAY,strength:5}){link{id} userErrors{message}}
		i:addIssue(input:{key:"6",id:$issue,area:"boston",title:"A class on Saturdays"}){issue{id} userErrors{message}}
		a1:assess(input:{key:"7",actor:$rita,issue:$issue,on:"2017-05",support:PASSIVE_ALLY,influence:4,roles:[PRIMARY_TARGET]}){assessment{id} userErrors{message}}
		a2:assess(input:{key:"8",actor:$rita,issue:$issue,on:"2017-09-01",support:ACTIVE_ALLY,influence:4}){assessment{id} userErrors{message}}
		m1:addMeeting(input:{key:"12",id:"met_0000000000000000000001",kind:ESCALATION,leaders:[$lena],with:[$rita,$council],on:"2017-05",agreed:"A room on Saturdays",nextStep:"Send the papers",nextStepBy:$lena,due:"2017-06"}){meeting{id} userErrors{message}}
		m2:addMeeting(input:{key:"13",id:"met_0000000000000000000002",kind:RECRUITMENT,leaders:[$lena],with:[$tom],on:"2017-09-01"}){meeting{id} userErrors{message}}
	}`, a.names())
}

func (a *api) names() map[string]any {
	return map[string]any{
		"lena": id("act_", "Lena"), "tom": id("act_", "Tom"), "rita": id("act_", "Rita"), "council": id("act_", "Council"), "issue": id("iss_", "Class"),
	}
}

func TestGoldenQuestionsAreAnsweredThroughHTTP(t *testing.T) {
	a := newAPI(t, nil)
	a.town()
	a.golden(t, "testdata/*.graphql")
}

// golden puts the questions of the files as Lena and compares the answers with those beside them.
func (a *api) golden(t *testing.T, pattern string) {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		t.Fatalf("no questions in testdata: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".graphql"), func(t *testing.T) {
			document, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			vars := map[string]any{}
			for name, v := range a.names() {
				if strings.Contains(string(document), "$"+name+":") {
					vars[name] = v
				}
			}
			_, raw := a.ask("Lena", string(document), vars)
			var got bytes.Buffer
			if err := json.Indent(&got, raw, "", "  "); err != nil {
				t.Fatalf("%v: %s", err, raw)
			}
			golden := strings.TrimSuffix(file, ".graphql") + ".json"
			if *update {
				if err := os.WriteFile(golden, append(got.Bytes(), '\n'), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if strings.TrimSpace(string(want)) != got.String() {
				t.Errorf("got %s\nwant %s", got.String(), want)
			}
		})
	}
}
