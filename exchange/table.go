package exchange

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/allymap/allymap/graph"
)

// noun is which of our four tables a file is.
type noun string

const (
	nounActors      noun = "actors"
	nounLinks       noun = "links"
	nounIssues      noun = "issues"
	nounAssessments noun = "assessments"
	nounMeetings    noun = "meetings"
)

var nouns = []noun{nounActors, nounIssues, nounLinks, nounAssessments, nounMeetings}

// columns of each table, in the order in which they are written.
var columns = map[noun][]string{
	nounActors: {
		"id", "kind", "name", "nameLanguage", "otherNames", "identifiers", "summary", "source", "languages", "tags", "visibility",
		"jobTitle", "contactDetails", "noIntermediary", "classification", "website",
	},
	nounLinks: {
		"id", "type", "from", "to", "strength", "mutual", "role", "since", "until", "basis", "source", "note", "visibility",
		"fromArea", "toArea",
	},
	nounIssues:      {"id", "title", "description", "status", "visibility"},
	nounAssessments: {"id", "actor", "issue", "on", "support", "influence", "roles", "note", "visibility", "actorArea"},
	nounMeetings: {
		"id", "kind", "on", "leaders", "with", "agreed", "nextStep", "nextStepBy", "due", "doneOn", "note", "visibility",
	},
}

// needed are the columns without which a table says nothing.
var needed = map[noun][]string{
	nounActors: {"id", "name"}, nounLinks: {"type", "from", "to"}, nounIssues: {"title"}, nounAssessments: {"actor", "issue", "support"},
	nounMeetings: {"kind", "on", "leaders", "with"},
}

// row is one record of a table: the cells that are not empty, by column.
type row struct {
	at    Origin
	cells map[string]string
}

// table is a file of ours, read.
type table struct {
	noun noun
	rows []row
}

// columnKey is a header cell as it is compared: "Job title" and job_title are jobTitle.
func columnKey(s string) string {
	return strings.ToLower(strings.NewReplacer(" ", "", "_", "", "-", "", "\u00A0", "").Replace(strings.TrimSpace(s)))
}

// readTable reads a table out of text.
func readTable(file string, text []byte, c *contents) (*table, error) {
	text = bytes.TrimLeft(text, "\r\n")
	separator, skip := separatorOf(text)
	r := csv.NewReader(bytes.NewReader(text))
	r.Comma, r.FieldsPerRecord = separator, -1
	if skip {
		if _, err := r.Read(); err != nil {
			return nil, csvFault(file, err)
		}
	}
	header, err := r.Read()
	if errors.Is(err, io.EOF) {
		return nil, &FileError{File: file, Message: "the file is empty. Its first row names the columns."}
	}
	if err != nil {
		return nil, csvFault(file, err)
	}
	t := &table{noun: nounOf(file, header)}
	if t.noun == "" {
		return nil, &FileError{File: file, Line: 1, Message: "this is none of the tables that are read here. Name it actors.csv, links.csv, issues.csv, assessments.csv or meetings.csv, and its columns in the first row."}
	}
	names, err := t.names(file, header)
	if err != nil {
		return nil, err
	}
	for {
		cells, err := r.Read()
		if errors.Is(err, io.EOF) {
			return t, nil
		}
		if err != nil {
			return nil, csvFault(file, err)
		}
		line, _ := r.FieldPos(0)
		t.add(file, line, header, names, cells, c)
	}
}

func csvFault(file string, err error) error {
	var e *csv.ParseError
	if errors.As(err, &e) {
		return &FileError{File: file, Line: e.Line, Column: e.Column, Message: e.Err.Error() + ". A cell that holds a quotation mark is written in quotation marks, with the mark doubled."}
	}
	return &FileError{File: file, Message: err.Error()}
}

// separatorOf takes the separator that stands most often in the first row, or that Excel's own first row names (skip).
func separatorOf(text []byte) (separator rune, skip bool) {
	first, _, _ := bytes.Cut(text, []byte("\n"))
	if s, ok := bytes.CutPrefix(bytes.TrimSpace(first), []byte("sep=")); ok && len(s) == 1 {
		return rune(s[0]), true
	}
	best, most := ',', 0
	for _, s := range []rune{',', ';', '\t'} {
		if n := bytes.Count(first, []byte(string(s))); n > most {
			best, most = s, n
		}
	}
	return best, false
}

// nounOf tells a table by the file's name, else by the columns that no other table has.
func nounOf(file string, header []string) noun {
	base := strings.ToLower(file[strings.LastIndexAny(file, `/\`)+1:])
	for _, n := range []noun{nounAssessments, nounMeetings, nounActors, nounLinks, nounIssues} {
		if strings.HasSuffix(strings.TrimSuffix(base, ".csv"), string(n)) {
			return n
		}
	}
	has := func(names ...string) bool {
		return !slices.ContainsFunc(names, func(name string) bool {
			return !slices.ContainsFunc(header, func(h string) bool { return columnKey(h) == columnKey(name) })
		})
	}
	for _, n := range []noun{nounAssessments, nounMeetings, nounLinks, nounActors, nounIssues} {
		if has(needed[n]...) {
			return n
		}
	}
	return ""
}

// names gives for each column its name here, empty where there is none.
func (t *table) names(file string, header []string) ([]string, error) {
	out := make([]string, len(header))
	for i, h := range header {
		j := slices.IndexFunc(columns[t.noun], func(name string) bool { return columnKey(name) == columnKey(h) })
		if j < 0 {
			continue
		}
		if slices.Contains(out, columns[t.noun][j]) {
			return nil, &FileError{File: file, Line: 1, Message: fmt.Sprintf("there are two columns %s. Take one out or name it otherwise.", columns[t.noun][j])}
		}
		out[i] = columns[t.noun][j]
	}
	var missing []string
	for _, name := range needed[t.noun] {
		if !slices.Contains(out, name) {
			missing = append(missing, name)
		}
	}
	if len(missing) > 0 {
		return nil, &FileError{File: file, Line: 1, Message: fmt.Sprintf("the first row does not name the column %s, which %s.csv needs.", strings.Join(missing, ", "), t.noun)}
	}
	return out, nil
}

// add takes one row in. A row without any cell is none; cells of unknown columns are counted.
func (t *table) add(file string, line int, header, names, cells []string, c *contents) {
	r := row{at: Origin{File: file, Line: line}, cells: map[string]string{}}
	beyond := false
	for i, cell := range cells {
		if strings.TrimSpace(cell) == "" {
			continue
		}
		switch {
		case i >= len(names):
			beyond = true
		case names[i] == "":
			c.notTaken[fmt.Sprintf("%s: column %q", file, strings.TrimSpace(header[i]))]++
		default:
			r.cells[names[i]] = arm(cell)
		}
	}
	if len(r.cells) == 0 && !beyond {
		return
	}
	r.at.Record = strings.TrimSpace(r.cells["id"] + " " + r.cells["name"] + r.cells["title"])
	if beyond {
		c.refuse(r.at, "", "row.long", "This row has more cells than the first row has columns. A cell that holds the separator is written in quotation marks.")
		return
	}
	t.rows = append(t.rows, r)
}

// enum reads a value of a closed set as people write it.
func enum[T ~string](cell string) T {
	return T(strings.ToUpper(strings.NewReplacer(" ", "_", "-", "_").Replace(strings.TrimSpace(cell))))
}

func (r row) text(column string) *string { return optional(strings.TrimSpace(r.cells[column])) }

func (r row) date(column string) *graph.PartialDate {
	s := r.text(column)
	if s == nil {
		return nil
	}
	d := graph.PartialDate(*s)
	return &d
}
