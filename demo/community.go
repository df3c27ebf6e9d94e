package demo

import (
	"crypto/sha256"
	"fmt"
	"math/big"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"

	"github.com/allymap/allymap/graph"
)

const (
	seed       = 2017 // the year in which the four areas began
	tag        = "demo"
	source     = "Invented for the demo"
	leadersPer = 8
)

// idOf is an id in our form that is the same at every run.
func idOf(prefix string, parts ...string) string {
	const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
	sum := sha256.Sum256([]byte("allymap demo " + prefix + strings.Join(parts, " ")))
	n, base, digit := new(big.Int).SetBytes(sum[:16]), big.NewInt(int64(len(digits))), new(big.Int)
	out := make([]byte, 22)
	for i := len(out) - 1; i >= 0; i-- {
		n.DivMod(n, base, digit)
		out[i] = digits[digit.Int64()]
	}
	return prefix + string(out)
}

func some[T any](v T) *T { return &v }

func optional(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// community is one area's part of the demo, as edits in the order in which they are carried out.
type community struct {
	t       *tables
	area    record
	slug    string
	place   int // among the areas
	random  *rand.Rand
	actors  []graph.AddActor
	links   []graph.AddLink
	issues  []graph.AddIssue
	said    map[string]graph.ActorKind // kinds of the actors, by key
	allies  []string                   // keys
	bodies  []string                   // keys
	ties    map[string]bool
	chosen  map[string]record // of people.csv, by key
	fitting map[string]bool   // full names that are taken
}

// newCommunity lays out one area. Its random numbers are its own, so that a change to one area leaves the others alone.
func newCommunity(t *tables, area record, place int) *community {
	c := &community{
		t: t, area: area, slug: area["slug"], place: place, random: rand.New(rand.NewPCG(seed, uint64(place))), // no secret: the same at every run
		said: map[string]graph.ActorKind{}, ties: map[string]bool{}, chosen: map[string]record{}, fitting: map[string]bool{},
	}
	for _, p := range t.people {
		if p["area"] == c.slug {
			c.chosen[p["key"]] = p
		}
	}
	c.leaders()
	c.organisations()
	c.tell()
	c.draw()
	for _, i := range t.issues {
		c.issues = append(c.issues, graph.AddIssue{
			ID: some(c.issue(i["key"])), Area: c.slug, Title: i["title"], Description: optional(i["description"]),
			Status: graph.IssueStatus(i["status"]), Visibility: graph.Visibility(i["visibility"]),
		})
	}
	return c
}

func (c *community) actor(key string) string { return idOf(graph.ActorPrefix, c.slug, key) }
func (c *community) issue(key string) string { return idOf(graph.IssuePrefix, c.slug, key) }

func pick[T any](r *rand.Rand, from []T) T { return from[r.IntN(len(from))] }

// person is somebody of one of the area's languages, or who people.csv says; the same name twice only by its wish.
func (c *community) person(key string, kind graph.ActorKind, job string) {
	a := graph.AddActor{ID: some(c.actor(key)), Kind: kind, Area: c.slug, Tags: []string{tag}, Source: some(source), JobTitle: optional(job), Visibility: graph.InArea}
	c.said[key] = kind
	for a.Name == "" || c.fitting[a.Name] {
		language := pick(c.random, parts(c.area["languages"]))
		names := c.t.names[slices.IndexFunc(c.t.names, func(n record) bool { return n["language"] == language })]
		given, own := spelled(pick(c.random, parts(names["given"])))
		family, ownFamily := spelled(pick(c.random, parts(names["family"])))
		a.Name, a.NameLanguage, a.OtherNames = given+" "+family, some(language), nil
		a.Languages = []string{language}
		if own != given {
			a.OtherNames = []graph.OtherName{{Name: own + " " + ownFamily, Language: some(language)}}
		}
	}
	if p, ok := c.chosen[key]; ok {
		a.Name, a.NameLanguage, a.OtherNames, a.Languages = p["name"], some(p["language"]), nil, []string{p["language"]}
		if p["otherName"] != "" {
			a.OtherNames = []graph.OtherName{{Name: p["otherName"], Language: some(p["otherLanguage"])}}
		}
	}
	c.fitting[a.Name] = true
	if a.Languages[0] != "en" && c.random.IntN(3) > 0 {
		a.Languages = append(a.Languages, "en")
	}
	c.actors = append(c.actors, a)
}

// spelled reads “own=latin”: as it is written at home, and as it is written here.
func spelled(s string) (latin, own string) {
	own, latin, two := strings.Cut(s, "=")
	if !two {
		return own, own
	}
	return latin, own
}

func (c *community) leaders() {
	for i := range leadersPer {
		key := fmt.Sprintf("leader.%d", i+1)
		c.person(key, graph.KindLeader, "")
		a := &c.actors[len(c.actors)-1]
		a.Summary = some("Volunteer of the team in " + c.area["name"] + ". An invented person.")
		if i < 2 {
			a.Visibility = graph.Project
		}
	}
}

func (c *community) organisations() {
	fill := strings.NewReplacer("{area}", c.area["name"], "{word}", c.area["word"], "{second}", c.area["second"])
	for _, o := range c.t.organisations {
		key := o["key"]
		c.said[key] = graph.KindOrganisation
		c.bodies = append(c.bodies, key)
		a := graph.AddActor{
			ID: some(c.actor(key)), Kind: graph.KindOrganisation, Area: c.slug, Name: fill.Replace(o["name"]), Tags: []string{tag}, Source: some(source),
			Classification: graph.Classification(o["class"]), Visibility: graph.Visibility(o["visibility"]),
			Summary: some("An invented organisation."), Website: some("https://" + key + "." + c.slug + ".example"),
			Identifiers: []graph.ExternalIdentifier{{Scheme: "demo", Value: c.slug + "/" + key}},
		}
		c.actors = append(c.actors, a)
		for i, p := range parts(o["people"]) {
			job, kind, _ := strings.Cut(p, ":")
			c.staff(fmt.Sprintf("%s.%d", key, i+1), key, job, graph.LinkType(kind))
		}
	}
}

// staff is somebody who belongs to an organisation.
func (c *community) staff(key, body, job string, kind graph.LinkType) {
	c.person(key, graph.KindAlly, job)
	c.allies = append(c.allies, key)
	if c.random.IntN(4) == 0 {
		a := &c.actors[len(c.actors)-1]
		a.ContactDetails = []graph.ContactDetail{{Type: "email", Value: strings.ReplaceAll(key, ".", "") + "@" + c.slug + ".example", Label: some("work")}}
	}
	since := graph.PartialDate(strconv.Itoa(2012 + c.random.IntN(12)))
	c.link(graph.AddLink{Type: kind, Role: some(job), Since: &since, Basis: some(graph.Fact), Source: some(source)}, key, body)
}

// link adds a link unless there is one of its type between its ends already.
func (c *community) link(l graph.AddLink, from, to string) {
	ends := []string{from, to}
	if l.Type.Symmetric() {
		slices.Sort(ends)
	}
	tie := strings.Join(append(ends, string(l.Type)), " ")
	if from == to || c.ties[tie] || !l.Type.Fits(c.said[from], c.said[to]) {
		return
	}
	c.ties[tie] = true
	l.ID, l.From, l.To = some(idOf(graph.LinkPrefix, c.slug, tie)), c.actor(from), c.actor(to)
	if l.Source == nil {
		l.Source = some(source)
	}
	if l.Visibility == "" {
		l.Visibility = graph.InArea
	}
	c.links = append(c.links, l)
}
