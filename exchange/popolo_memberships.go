package exchange

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/allymap/allymap/graph"
)

// A year of elections lies between two periods of a legislature at most; a longer gap (a coup, martial law) is a gap.
const longestRecess = 183 * 24 * time.Hour

type popoloMembership struct {
	PersonID       string      `json:"person_id"`
	OrganizationID string      `json:"organization_id"`
	OnBehalfOfID   string      `json:"on_behalf_of_id"`
	PeriodID       string      `json:"legislative_period_id"`
	PostID         string      `json:"post_id"`
	Role           string      `json:"role"`
	Start          string      `json:"start_date"`
	End            string      `json:"end_date"`
	Sources        []popoloURL `json:"sources"`
}

type popoloPost struct {
	ID             string `json:"id"`
	OrganizationID string `json:"organization_id"`
	Role           string `json:"role"`
	Label          string `json:"label"`
}

type popoloEvent struct {
	ID             string `json:"id"`
	Classification string `json:"classification"`
	OrganizationID string `json:"organization_id"`
	Start          string `json:"start_date"`
	End            string `json:"end_date"`
}

// stint is one time in which a person belonged to a body: a membership, or several that follow each other.
type stint struct {
	at           Origin
	person, body string
	role         string
	since, until string // partial dates; empty: not known, and until: perhaps not over
	source       *string

	// The legislative periods that since and until were taken from, empty where the membership has its own date.
	sinceOf, untilOf string
}

// memberships makes links: MEMBER_OF the organisation, and MEMBER_OF the party that the person sat for.
func (p *popolo) memberships() {
	posts, periods := p.posts(), p.periods()
	var of, onBehalf []*stint
	for _, item := range p.items["memberships"] {
		var m popoloMembership
		if !p.read("memberships", item, &m) {
			continue
		}
		if post, ok := posts[m.PostID]; ok {
			m.OrganizationID, m.Role = cmp.Or(m.OrganizationID, post.OrganizationID), cmp.Or(m.Role, post.Role, post.Label)
		}
		s := p.stint(item, m, periods)
		switch {
		case m.PersonID == "" || p.names[m.PersonID] == "":
			p.c.refuse(s.at, "person_id", "actor.unknown", "There is no person with this id in the file.")
			continue
		case m.OrganizationID == "" && m.OnBehalfOfID == "":
			p.c.refuse(s.at, "organization_id", "actor.unknown", "This membership names no organisation.")
			continue
		}
		if p.known(s, "organization_id", m.OrganizationID) {
			whole := *s
			whole.body = m.OrganizationID
			of = append(of, &whole)
		}
		if p.known(s, "on_behalf_of_id", m.OnBehalfOfID) {
			party := *s
			party.body, party.role = m.OnBehalfOfID, "" // the role is the one held in the organisation
			onBehalf = append(onBehalf, &party)
		}
	}
	for _, s := range oneOfEachBeginning(append(p.follow(of, periods), p.follow(onBehalf, periods)...)) {
		p.c.links = append(p.c.links, &linkRecord{
			at: s.at, from: p.end("from", "person", s.person), to: p.end("to", "organization", s.body),
			fields: graph.AddLink{Type: graph.MemberOf, Role: optional(s.role), Since: partial(s.since), Until: partial(s.until), Source: s.source},
		})
	}
}

// known says whether a body is one to link to: a blank is none, an unknown one is refused.
func (p *popolo) known(s *stint, column, id string) bool {
	switch {
	case id == "":
		return false
	case p.blanks[id]:
		p.count("memberships of an organisation that is none", 1)
		return false
	case !p.bodies[id]:
		p.c.refuse(s.at, column, "actor.unknown", "There is no organisation %q in the file.", id)
		return false
	}
	return true
}

func (p *popolo) stint(item popoloItem, m popoloMembership, periods map[string]period) *stint {
	s := &stint{
		at: Origin{File: p.file, Line: item.line, Record: "membership of " + cmp.Or(p.names[m.PersonID], m.PersonID)}, person: m.PersonID,
		role: m.Role, since: m.Start, until: m.End, source: p.source("memberships", m.Sources),
	}
	of := periods[m.PeriodID]
	if s.since == "" && of.since != "" {
		s.since, s.sinceOf = of.since, m.PeriodID
	}
	if s.until == "" && of.until != "" {
		s.until, s.untilOf = of.until, m.PeriodID
	}
	return s
}

func (p *popolo) posts() map[string]popoloPost {
	out := map[string]popoloPost{}
	for _, item := range p.items["posts"] {
		var post popoloPost
		if p.read("posts", item, &post) {
			out[post.ID] = post
		}
	}
	delete(out, "")
	return out
}

// period is one legislative period; next is the id of the one that comes after it in the same organisation.
type period struct{ since, until, next string }

func (p *popolo) periods() map[string]period {
	of := map[string][]popoloEvent{}
	for _, item := range p.items["events"] {
		var e popoloEvent
		if !p.read("events", item, &e) {
			continue
		}
		if e.Classification != "legislative period" {
			p.count("events of class %q", 1, e.Classification)
			continue
		}
		of[e.OrganizationID] = append(of[e.OrganizationID], e)
	}
	out := map[string]period{}
	for _, events := range of {
		slices.SortStableFunc(events, func(a, b popoloEvent) int { return strings.Compare(a.Start, b.Start) })
		for i, e := range events {
			next := ""
			if i+1 < len(events) {
				next = events[i+1].ID
			}
			out[e.ID] = period{since: e.Start, until: e.End, next: next}
		}
	}
	return out
}

// follow makes one stint of those of one person in one body and role that follow each other: the next begins before, on,
// or the day after the former's last day; or both took those dates from legislative periods that come one after the other
// with no more than half a year between them.
func (p *popolo) follow(in []*stint, periods map[string]period) []*stint {
	slices.SortStableFunc(in, func(a, b *stint) int {
		return cmp.Or(strings.Compare(a.person, b.person), strings.Compare(a.body, b.body), strings.Compare(a.role, b.role), strings.Compare(a.since, b.since))
	})
	var out []*stint
	for _, s := range in {
		if len(out) > 0 {
			last := out[len(out)-1]
			if last.person == s.person && last.body == s.body && last.role == s.role && follows(last, s, periods) {
				last.extend(s)
				p.count("memberships that follow another of the same person, told as one link with it", 1)
				continue
			}
		}
		out = append(out, s)
	}
	return out
}

func follows(a, b *stint, periods map[string]period) bool {
	if a.since == b.since || a.until == "" {
		return a.since != "" || b.since == ""
	}
	last, ok := lastDay(a.until)
	if !ok || b.since == "" {
		return false
	}
	next := last.AddDate(0, 0, 1).Format(time.DateOnly)
	if b.since <= next[:min(len(next), len(b.since))] {
		return true
	}
	first, ok := firstDay(b.since)
	return ok && a.untilOf != "" && b.sinceOf != "" && periods[a.untilOf].next == b.sinceOf && first.Sub(last) <= longestRecess
}

// extend takes the later end of the two; an open one is the latest.
func (s *stint) extend(o *stint) {
	if s.until == "" {
		return
	}
	a, okA := lastDay(s.until)
	b, okB := lastDay(o.until)
	if o.until == "" || okA && okB && b.After(a) {
		s.until, s.untilOf = o.until, o.untilOf
	}
}

// oneOfEachBeginning joins stints that begin together in one body: the map knows one link of a type, ends and beginning, so
// two roles held from one day are one link that names both.
func oneOfEachBeginning(in []*stint) []*stint {
	type tie struct{ person, body, since string }
	first := map[tie]*stint{}
	var out []*stint
	for _, s := range in {
		k := tie{s.person, s.body, s.since}
		f := first[k]
		if f == nil {
			first[k] = s
			out = append(out, s)
			continue
		}
		if s.role != "" && !slices.Contains(strings.Split(f.role, ", "), s.role) {
			f.role = strings.TrimPrefix(f.role+", "+s.role, ", ")
		}
		f.extend(s)
	}
	return out
}

func partial(s string) *graph.PartialDate {
	if s == "" {
		return nil
	}
	d := graph.PartialDate(s)
	return &d
}

// lastDay and firstDay are the last and first day that a partial date may mean.
func lastDay(s string) (time.Time, bool) {
	first, ok := firstDay(s)
	switch len(s) {
	case 4:
		return first.AddDate(1, 0, -1), ok
	case 7:
		return first.AddDate(0, 1, -1), ok
	}
	return first, ok
}

func firstDay(s string) (time.Time, bool) {
	if !graph.PartialDate(s).Valid() {
		return time.Time{}, false
	}
	t, err := time.Parse(time.DateOnly, s+"-01-01"[:len(time.DateOnly)-len(s)])
	return t, err == nil
}
