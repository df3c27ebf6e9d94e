package resolvers_test

import (
	"fmt"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/allymap/allymap/graph"
)

// stand adds to the town what its people say on the class on Saturdays, and who sways whom.
//
//	Rita   Lena: 2017-05 PASSIVE_ALLY 4, PRIMARY_TARGET; 2017-09-01 ACTIVE_ALLY 4 (the town has it so)
//	Tom    Lena: 2017 UNKNOWN; 2017-05 NEUTRAL 3, PRIMARY_TARGET, "says he must ask"     Ada: 2017-06 PASSIVE_OPPONENT 4
//	Council    Lena: 2017-05-09 PASSIVE_OPPONENT 5, SECONDARY_TARGET
//	Rita --INFLUENCES 4--> Tom; Council --INFLUENCES--> Rita; nobody assessed Lena
func (a *api) stand() {
	a.t.Helper()
	a.must("Lena", `mutation($tom:ID!,$rita:ID!,$council:ID!,$issue:ID!){
		i1:addLink(input:{key:"s1",id:"lnk_0000000000000000000005",type:INFLUENCES,from:$rita,to:$tom,strength:4}){link{id} userErrors{message}}
		i2:addLink(input:{key:"s2",id:"lnk_0000000000000000000006",type:INFLUENCES,from:$council,to:$rita}){link{id} userErrors{message}}
		a1:assess(input:{key:"s3",actor:$tom,issue:$issue,on:"2017",support:UNKNOWN}){assessment{id} userErrors{message}}
		a2:assess(input:{key:"s4",actor:$tom,issue:$issue,on:"2017-05",support:NEUTRAL,influence:3,roles:[PRIMARY_TARGET],note:"says he must ask"}){assessment{id} userErrors{message}}
		a3:assess(input:{key:"s5",actor:$council,issue:$issue,on:"2017-05-09",support:PASSIVE_OPPONENT,influence:5,roles:[SECONDARY_TARGET]}){assessment{id} userErrors{message}}
	}`, a.names())
	a.must("Ada", `mutation($tom:ID!,$issue:ID!){
		assess(input:{key:"s6",actor:$tom,issue:$issue,on:"2017-06",support:PASSIVE_OPPONENT,influence:4,note:"spoke against it"}){assessment{id} userErrors{message}}
	}`, map[string]any{"tom": a.names()["tom"], "issue": a.names()["issue"]})
}

func TestGoldenQuestionsOfStandingAreAnsweredThroughHTTP(t *testing.T) {
	a := newAPI(t, nil)
	a.town()
	a.stand()
	a.golden(t, "testdata/standing/*.graphql")
}

func TestStatementsDoNotGrowWithWhoStandsOnAnIssue(t *testing.T) {
	var n atomic.Int64
	a := newAPI(t, func(s graph.Store) graph.Store { return counted{s, &n} })
	a.crowd(100)
	a.must("Ada", `mutation($to:ID!){addLeader(input:{key:"l",area:"crowd",name:"Leader",link:{type:KNOWS,to:$to}}){leader{id} userErrors{message}}}`, map[string]any{"to": id("act_", "0")})
	for i := range 60 {
		a.must("Ada", `mutation($key:String!,$of:ID!,$issue:ID!,$on:PartialDate,$roles:[CampaignRole!]){assess(input:{key:$key,actor:$of,issue:$issue,on:$on,support:PASSIVE_ALLY,influence:4,roles:$roles}){assessment{id} userErrors{message}}}`,
			map[string]any{"key": fmt.Sprint("a", i), "of": id("act_", fmt.Sprint(i)), "issue": id("iss_", "I"), "on": nil, "roles": []string{"PRIMARY_TARGET"}})
	}
	for i := 1; i < 20; i++ {
		a.must("Ada", `mutation($key:String!,$from:ID!,$to:ID!){addLink(input:{key:$key,type:INFLUENCES,from:$from,to:$to}){link{id} userErrors{message}}}`,
			map[string]any{"key": fmt.Sprint("i", i), "from": id("act_", fmt.Sprint(i)), "to": id("act_", "0")})
	}
	position := `{actor{name degree} assessments{assessor{name} actor{name}}}`
	for _, c := range []struct {
		name, question string
		want           int64 // the caller's look-up included; the issue, its assessments and their actors are three
	}{
		{"a spectrum", `spectrum(issue:"ISSUE"){unassessed bands{count actors(first:N){name}}}`, 5},
		{"a spectrum with numbers of links", `spectrum(issue:"ISSUE"){bands{actors(first:N){name degree}}}`, 6},
		{"moves", `moves(issue:"ISSUE",since:"2017",first:N){moves{actor{name degree} assessment{assessor{name}} earlier{assessor{name}}}}`, 6},
		{"a power grid", `powerGrid(issue:"ISSUE",first:N){placed` + position + ` unknown` + position + `}`, 8},
		// And the numbers of links, the leaders, three steps, and the actors and links of the ways.
		{"who can be moved", `movable(issue:"ISSUE",first:N){movable{reach position` + position + ` doorOpener{sentence}}}`, 13},
		// And two steps.
		{"who decides", `deciders(issue:"ISSUE"){deciders{position` + position + ` influencers{actor{name degree} position` + position + `}}}`, 9},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, first := range []string{"3", "20", "50"} {
				n.Store(0)
				a.must("Ada", "{"+strings.NewReplacer("ISSUE", id("iss_", "I"), "N", first).Replace(c.question)+"}", nil)
				if got := n.Load(); got != c.want {
					t.Errorf("%d statements for %s, want %d", got, first, c.want)
				}
			}
		})
	}
}

func TestABandThatIsAskedForTooMuchIsRefusedByItsOwnArgument(t *testing.T) {
	a := newAPI(t, nil)
	a.town()
	for _, first := range []string{"0", "501"} {
		_, raw := a.ask("Lena", `query($issue:ID!){spectrum(issue:$issue){bands{actors(first:`+first+`){name}}}}`, map[string]any{"issue": a.names()["issue"]})
		if !strings.Contains(string(raw), `"page.range"`) || !strings.Contains(string(raw), `"spectrum":null`) {
			t.Errorf("the first %s of a band: %s", first, raw)
		}
	}
}
