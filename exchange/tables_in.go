package exchange

import (
	"strconv"
	"strings"

	"github.com/allymap/allymap/graph"
)

// take turns the rows of a table into records.
func (c *contents) take(t *table, scheme string) {
	for _, r := range t.rows {
		switch t.noun {
		case nounActors:
			c.takeActor(r, scheme)
		case nounLinks:
			c.takeLink(r)
		case nounIssues:
			c.takeIssue(r)
		case nounAssessments:
			c.takeAssessment(r)
		case nounMeetings:
			c.takeMeeting(r)
		}
	}
}

func (c *contents) takeActor(r row, scheme string) {
	id := strings.TrimSpace(r.cells["id"])
	if id == "" {
		c.refuse(r.at, "id", "id.empty", "An actor in a file needs an id: any text that stays the same, so that a second load finds it again.")
		return
	}
	noIntermediary, ok := c.yesNo(r, "noIntermediary")
	if !ok {
		return
	}
	c.actors = append(c.actors, &actorRecord{at: r.at, ref: id, scheme: scheme, file: id, saysIntermediary: noIntermediary != nil, fields: graph.AddActor{
		Kind:           enum[graph.ActorKind](r.cells["kind"]),
		Name:           r.cells["name"],
		NameLanguage:   r.text("nameLanguage"),
		OtherNames:     namesOf(r.cells["otherNames"]),
		Identifiers:    identifiersOf(r.cells["identifiers"]),
		Summary:        r.text("summary"),
		Source:         r.text("source"),
		Languages:      wordsOf(r.cells["languages"]),
		Tags:           wordsOf(r.cells["tags"]),
		Visibility:     enum[graph.Visibility](r.cells["visibility"]),
		JobTitle:       r.text("jobTitle"),
		ContactDetails: contactsOf(r.cells["contactDetails"]),
		Classification: enum[graph.Classification](r.cells["classification"]),
		Website:        r.text("website"),
		NoIntermediary: noIntermediary != nil && *noIntermediary,
	}})
}

func (c *contents) takeLink(r row) {
	if r.at.Record == "" {
		r.at.Record = strings.TrimSpace(r.cells["type"] + " " + r.cells["from"] + " " + r.cells["to"])
	}
	l := &linkRecord{at: r.at, ref: strings.TrimSpace(r.cells["id"]), from: r.end("from", "fromArea"), to: r.end("to", "toArea")}
	strength, ok := c.number(r, "strength", "strength.range", "A strength is a whole number from 1 (barely) to 5 (very well). Leave the cell empty if nobody asked.")
	mutual, ok2 := c.yesNo(r, "mutual")
	if !ok || !ok2 {
		return
	}
	l.fields = graph.AddLink{
		Type: enum[graph.LinkType](r.cells["type"]), Strength: strength, Mutual: mutual, Role: r.text("role"),
		Since: r.date("since"), Until: r.date("until"), Source: r.text("source"), Note: r.text("note"),
		Visibility: enum[graph.Visibility](r.cells["visibility"]),
	}
	if b := enum[graph.Basis](r.cells["basis"]); b != "" {
		l.fields.Basis = &b
	}
	c.links = append(c.links, l)
}

func (r row) end(column, area string) end {
	ref := strings.TrimSpace(r.cells[column])
	return end{column: column, ref: ref, file: ref, area: strings.TrimSpace(r.cells[area])}
}

func (c *contents) takeIssue(r row) {
	c.issues = append(c.issues, &issueRecord{at: r.at, ref: strings.TrimSpace(r.cells["id"]), fields: graph.AddIssue{
		Title: r.cells["title"], Description: r.text("description"),
		Status: enum[graph.IssueStatus](r.cells["status"]), Visibility: enum[graph.Visibility](r.cells["visibility"]),
	}})
}

func (c *contents) takeAssessment(r row) {
	if r.at.Record == "" {
		r.at.Record = strings.TrimSpace(r.cells["actor"] + " " + r.cells["issue"])
	}
	a := &assessmentRecord{at: r.at, ref: strings.TrimSpace(r.cells["id"]), actor: r.end("actor", "actorArea"), issue: strings.TrimSpace(r.cells["issue"])}
	influence, ok := c.number(r, "influence", "influence.range", "Influence is a whole number from 0 (none) to 5 (decides). Leave the cell empty if nobody asked.")
	if !ok {
		return
	}
	a.fields = graph.Assess{
		On: r.date("on"), Support: enum[graph.Support](r.cells["support"]), Influence: influence, Note: r.text("note"),
		Visibility: enum[graph.Visibility](r.cells["visibility"]),
	}
	for _, role := range wordsOf(r.cells["roles"]) {
		a.fields.Roles = append(a.fields.Roles, enum[graph.CampaignRole](role))
	}
	c.assessments = append(c.assessments, a)
}

// number reads a whole number, nil for an empty cell; not ok for anything else, which it refuses.
func (c *contents) number(r row, column, reason, message string) (*int, bool) {
	cell := strings.TrimSpace(r.cells[column])
	if cell == "" {
		return nil, true
	}
	n, err := strconv.Atoi(cell)
	if err != nil {
		c.refuse(r.at, column, reason, "%s", message)
		return nil, false
	}
	return &n, true
}

func (c *contents) yesNo(r row, column string) (*bool, bool) {
	cell := strings.ToLower(strings.TrimSpace(r.cells[column]))
	var v bool
	switch cell {
	case "":
		return nil, true
	case "true", "yes", "1":
		v = true
	case "false", "no", "0":
	default:
		c.refuse(r.at, column, "boolean.invalid", "Write yes or no here, or leave the cell empty if nobody asked.")
		return nil, false
	}
	return &v, true
}
