package exchange_test

import (
	"testing"

	"github.com/allymap/allymap/exchange"
	"github.com/allymap/allymap/graph"
)

const talks = `kind,on,leaders,with,nextStep,nextStepBy,due
recruitment,2025-03-02,p1,p2|p3,Ring again,p1,2025-04
MAINTENANCE,2025-03-09,p1,p2,,,
`

func TestMeetingsAreKnownByWhoWasThereAndWhen(t *testing.T) {
	o := newOffice(t)
	o.wants(o.load(exchange.Options{}, append(o.four(), o.file("meetings.csv", talks))...), 0,
		"actors 3/0/0", "issues 1/0/0", "links 2/0/0", "assessments 2/0/0", "meetings 2/0/0")
	o.wants(o.load(exchange.Options{}, append(o.four(), o.file("meetings.csv", talks))...), 0,
		"actors 0/0/3", "issues 0/0/1", "links 0/0/2", "assessments 0/0/2", "meetings 0/0/2")
	done := o.file("meetings.csv", "kind,on,leaders,with,doneOn\nESCALATION,2025-03-02,p1,p3|p2,2025-03-20\nRECRUITMENT,2025-03-02,p1,p3,\n")
	o.wants(o.load(exchange.Options{}, append(o.four(), done)...), 0, "actors 0/0/3", "issues 0/0/1", "links 0/0/2", "assessments 0/0/2", "meetings 1/1/0")
	page, err := graph.NewMap(o.store).AreaMeetings(t.Context(), o.scope(), graph.AreaMeetingsQuery{Area: "boston"}, graph.PageArgs{})
	if err != nil || len(page.Items) != 3 {
		t.Fatalf("%d meetings: %v", len(page.Items), err)
	}
	for _, m := range page.Items {
		if len(m.WithIDs) == 2 && (m.Kind != "ESCALATION" || m.Open() || *m.NextStep != "Ring again" || m.Version != 2) {
			t.Errorf("an empty cell blanked, or a full one was not taken: %+v", m)
		}
	}
}

func TestAMeetingThatIsNoneIsToldByLineAndColumn(t *testing.T) {
	o := newOffice(t)
	o.load(exchange.Options{}, o.four()...)
	r := o.load(exchange.Options{}, o.four()[0], o.file("meetings.csv", `kind,on,leaders,with,nextStep,nextStepBy
RECRUITMENT,,p1,p2,,
RECRUITMENT,2025,p1,p9,,
RECRUITMENT,2025,p3,p2,,
RECRUITMENT,2025,p1,p2,Call,p3
TEA,2025,p1,p2,,
RECRUITMENT,2025,,p2,,
`))
	o.refusals(r, "meetings.csv:2 on date.invalid", "meetings.csv:3 with actor.unknown", "meetings.csv:4 leaders meeting.leader",
		"meetings.csv:5 nextStepBy step.by", "meetings.csv:6 kind kind.unknown", "meetings.csv:7 leaders area.other")
}
