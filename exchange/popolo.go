package exchange

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/allymap/allymap/graph"
)

// popoloScheme is the scheme under which a Popolo id is kept, so that a second load finds its record.
const popoloScheme = "popolo"

// The shapes of Popolo that the map has a place for.
type (
	popoloName struct {
		Name string `json:"name"`
		Lang string `json:"lang"`
	}
	popoloIdentifier struct {
		Scheme     string `json:"scheme"`
		Identifier string `json:"identifier"`
	}
	popoloContact struct {
		Type  string `json:"type"`
		Value string `json:"value"`
		Label string `json:"label"`
	}
	popoloURL struct {
		URL  string `json:"url"`
		Note string `json:"note"`
	}
	popoloParty struct { // what persons and organisations have in common
		ID          string             `json:"id"`
		Name        string             `json:"name"`
		OtherNames  []popoloName       `json:"other_names"`
		Identifiers []popoloIdentifier `json:"identifiers"`
		Contacts    []popoloContact    `json:"contact_details"`
		Sources     []popoloURL        `json:"sources"`
		Summary     string             `json:"summary"`

		Email string `json:"email"` // persons

		Links          []popoloURL `json:"links"` // organisations
		Classification string      `json:"classification"`
		ParentID       string      `json:"parent_id"`
	}
)

// What is read of each Popolo object, and of the objects within it; all else is counted.
var (
	popoloTaken = map[string][]string{
		"persons":       {"id", "name", "other_names", "identifiers", "contact_details", "sources", "summary", "email"},
		"organizations": {"id", "name", "other_names", "identifiers", "sources", "summary", "classification", "parent_id", "links"},
		"memberships":   {"person_id", "organization_id", "on_behalf_of_id", "legislative_period_id", "post_id", "role", "start_date", "end_date", "sources"},
		"posts":         {"id", "organization_id", "role", "label"},
		"events":        {"id", "classification", "organization_id", "start_date", "end_date", "name"},
	}
	popoloWithin = map[string][]string{
		"other_names": {"name", "lang"}, "identifiers": {"scheme", "identifier"}, "contact_details": {"type", "value", "label"},
		"sources": {"url", "note"}, "links": {"url", "note"},
	}
)

// popoloItem is one object of a file and the line where it begins.
type popoloItem struct {
	line int
	raw  json.RawMessage
}

// popolo is one file being read.
type popolo struct {
	file     string
	c        *contents
	leaveOut map[string]bool
	items    map[string][]popoloItem // by the name of the list

	names  map[string]string // of persons, by id
	blanks map[string]bool   // ids of the organisations that are none
	bodies map[string]bool   // ids of the others
}

// readPopolo reads a Popolo JSON file. leaveOut are ids of organisations that are none.
func readPopolo(file string, text []byte, leaveOut []string, c *contents) error {
	p := &popolo{file: file, c: c, leaveOut: map[string]bool{}, items: map[string][]popoloItem{}, names: map[string]string{}, blanks: map[string]bool{}, bodies: map[string]bool{}}
	for _, id := range leaveOut {
		p.leaveOut[id] = true
	}
	if err := p.scan(text); err != nil {
		return err
	}
	if len(p.items["persons"])+len(p.items["organizations"]) == 0 {
		return &FileError{File: file, Message: "this JSON has neither persons nor organizations, so it is no Popolo file."}
	}
	for name, items := range p.items {
		if popoloTaken[name] == nil {
			p.count("%s", len(items), name)
		}
	}
	p.organizations()
	p.persons()
	p.memberships()
	return nil
}

func (p *popolo) count(what string, n int, values ...any) {
	if n > 0 {
		p.c.notTaken[p.file+": "+fmt.Sprintf(what, values...)] += n
	}
}

// scan finds every object of every list at the top, with its line.
func (p *popolo) scan(text []byte) error {
	var whole json.RawMessage
	var syntax *json.SyntaxError
	lines := lineCounter{text: text, line: 1}
	if err := json.Unmarshal(text, &whole); errors.As(err, &syntax) {
		return &FileError{File: p.file, Line: lines.at(int(syntax.Offset)), Message: "this is no JSON (" + syntax.Error() + "). Fetch the file again."}
	} else if err != nil {
		return &FileError{File: p.file, Message: err.Error()}
	}
	dec := json.NewDecoder(bytes.NewReader(text))
	if t, err := dec.Token(); err != nil || t != json.Delim('{') {
		return &FileError{File: p.file, Line: 1, Message: "a Popolo file is one JSON object with persons, organizations and memberships."}
	}
	for dec.More() { // well formed, as was seen above
		key, err := dec.Token()
		if err != nil {
			return &FileError{File: p.file, Message: err.Error()}
		}
		name, _ := key.(string)
		var raw json.RawMessage
		if err := dec.Decode(&raw); err != nil {
			return &FileError{File: p.file, Message: err.Error()}
		}
		p.items[name] = append(p.items[name], listItems(raw, int(dec.InputOffset())-len(raw), &lines)...)
	}
	return nil
}

// listItems are the members of a JSON list that begins at the offset; none of anything else. raw is well formed.
func listItems(raw json.RawMessage, offset int, lines *lineCounter) []popoloItem {
	var out []popoloItem
	dec := json.NewDecoder(bytes.NewReader(raw))
	if t, err := dec.Token(); err != nil || t != json.Delim('[') {
		return nil
	}
	for dec.More() {
		var item json.RawMessage
		if dec.Decode(&item) != nil {
			return out
		}
		out = append(out, popoloItem{line: lines.at(offset + int(dec.InputOffset()) - len(item)), raw: item})
	}
	return out
}

// lineCounter turns growing offsets into line numbers.
type lineCounter struct {
	text   []byte
	offset int
	line   int
}

func (l *lineCounter) at(offset int) int {
	offset = min(offset, len(l.text))
	if offset > l.offset {
		l.line += bytes.Count(l.text[l.offset:offset], []byte("\n"))
		l.offset = offset
	}
	return l.line
}

// read decodes one object and counts the fields of it that are not taken. ok is false where it cannot be read, which is
// refused.
func (p *popolo) read(list string, item popoloItem, into any) bool {
	at := Origin{File: p.file, Line: item.line, Record: list}
	if err := json.Unmarshal(item.raw, into); err != nil {
		p.c.refuse(at, "", "record.unreadable", "This is not what Popolo has here (%s). Mend it at its source.", strings.TrimPrefix(err.Error(), "json: "))
		return false
	}
	p.countFields(list, item.raw, popoloTaken[list])
	return true
}

func (p *popolo) countFields(path string, raw json.RawMessage, taken []string) {
	fields := map[string]json.RawMessage{}
	if json.Unmarshal(raw, &fields) != nil {
		return
	}
	for name, value := range fields {
		text := string(value)
		if text == "null" || text == `""` || text == "[]" || text == "{}" {
			continue
		}
		if !slices.Contains(taken, name) {
			p.count("%s.%s", 1, path, name)
			continue
		}
		within, nested := popoloWithin[name]
		if !nested {
			continue
		}
		var items []json.RawMessage
		if json.Unmarshal(value, &items) == nil {
			for _, item := range items {
				p.countFields(path+"."+name, item, within)
			}
		}
	}
}

func (p *popolo) organizations() {
	classes := map[string]graph.Classification{"party": "PARTY", "legislature": "PARLIAMENT"}
	for _, item := range p.items["organizations"] {
		var o popoloParty
		if !p.read("organizations", item, &o) {
			continue
		}
		if o.Name == "-" || p.leaveOut[o.ID] {
			p.blanks[o.ID] = true
			p.count("organizations that are none (named “-”, or left out as asked)", 1)
			continue
		}
		a := p.party("organization", item, o)
		if a == nil {
			continue
		}
		p.bodies[o.ID] = true
		a.fields.Kind = graph.KindOrganisation
		a.fields.Classification = classes[o.Classification]
		if a.fields.Classification == "" {
			a.fields.Classification = graph.ClassOther
			if o.Classification != "" {
				p.count("organizations.classification %q, kept as OTHER", 1, o.Classification)
			}
		}
		a.fields.Website = p.website(o.Links)
		if o.ParentID != "" && !p.blanks[o.ParentID] {
			p.c.links = append(p.c.links, &linkRecord{
				at: a.at, from: p.end("from", "organization", o.ID), to: p.end("to", "organization", o.ParentID),
				fields: graph.AddLink{Type: graph.PartOf, Source: a.fields.Source},
			})
		}
	}
	for id := range p.leaveOut {
		if !p.blanks[id] {
			p.c.notes = append(p.c.notes, fmt.Sprintf("%s: there is no organisation %q to leave out.", p.file, id))
		}
	}
}

// website is the link that says it is one, else the first that says nothing.
func (p *popolo) website(links []popoloURL) *string {
	best := -1
	for i, l := range links {
		note := strings.ToLower(l.Note)
		if strings.Contains(note, "website") || strings.Contains(note, "homepage") || strings.Contains(note, "official") {
			best = i
			break
		}
		if note == "" && best < 0 {
			best = i
		}
	}
	if best < 0 {
		p.count("organizations.links", len(links))
		return nil
	}
	p.count("organizations.links", len(links)-1)
	return optional(links[best].URL)
}

func (p *popolo) persons() {
	for _, item := range p.items["persons"] {
		var o popoloParty
		if !p.read("persons", item, &o) {
			continue
		}
		a := p.party("person", item, o)
		if a == nil {
			continue
		}
		p.names[o.ID] = o.Name
		a.fields.Kind = graph.KindAlly
		for _, d := range o.Contacts {
			if d.Type == "" || d.Value == "" {
				p.count("persons.contact_details without a type or a value", 1)
				continue
			}
			a.fields.ContactDetails = append(a.fields.ContactDetails, graph.ContactDetail{Type: d.Type, Value: d.Value, Label: optional(d.Label)})
		}
		if o.Email != "" {
			a.fields.ContactDetails = append(a.fields.ContactDetails, graph.ContactDetail{Type: "email", Value: o.Email})
		}
	}
}

// party makes a record of what persons and organisations have in common; nil where it has no id.
func (p *popolo) party(class string, item popoloItem, o popoloParty) *actorRecord {
	at := Origin{File: p.file, Line: item.line, Record: strings.TrimSpace(o.ID + " " + o.Name)}
	if o.ID == "" {
		p.c.refuse(at, "id", "id.empty", "A Popolo %s needs an id, so that a second load finds it again.", class)
		return nil
	}
	a := &actorRecord{at: at, ref: o.ID, scheme: popoloScheme, file: p.key(class, o.ID), kindAssumed: true}
	a.fields.Name, a.fields.Summary = o.Name, optional(o.Summary)
	a.fields.OtherNames = p.otherNames(class, o.OtherNames)
	for _, i := range o.Identifiers {
		if i.Scheme == "" || i.Identifier == "" {
			p.count("%ss.identifiers without a scheme or a value", 1, class)
			continue
		}
		a.fields.Identifiers = append(a.fields.Identifiers, graph.ExternalIdentifier{Scheme: i.Scheme, Value: i.Identifier})
	}
	a.fields.Source = p.source(class+"s", o.Sources)
	p.c.actors = append(p.c.actors, a)
	return a
}

// source is the address of the first source; further ones are counted.
func (p *popolo) source(list string, sources []popoloURL) *string {
	if len(sources) == 0 {
		return nil
	}
	p.count("%s.sources after the first", len(sources)-1, list)
	return optional(sources[0].URL)
}

// otherNames takes each name once in each language. A language that is none costs the name nothing but its tag.
func (p *popolo) otherNames(class string, in []popoloName) []graph.OtherName {
	var out []graph.OtherName
	seen := map[popoloName]bool{}
	for _, n := range in {
		switch {
		case strings.TrimSpace(n.Name) == "":
			p.count("%ss.other_names without a name", 1, class)
			continue
		case seen[n]:
			p.count("%ss.other_names told twice", 1, class)
			continue
		}
		seen[n] = true
		lang := optional(n.Lang)
		if lang != nil {
			if _, err := language.Parse(*lang); err != nil {
				p.count("%ss.other_names: language %q is no language tag", 1, class, *lang)
				lang = nil
			}
		}
		out = append(out, graph.OtherName{Name: n.Name, Language: lang})
	}
	return out
}

func (p *popolo) key(class, id string) string { return p.file + "\x00" + class + "\x00" + id }

func (p *popolo) end(column, class, id string) end {
	return end{column: column, ref: id, file: p.key(class, id)}
}
