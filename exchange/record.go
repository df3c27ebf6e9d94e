package exchange

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/allymap/allymap/graph"
)

// Origin is where in the files something stands.
type Origin struct {
	File   string
	Line   int
	Record string // how the file names it: its id there, and its name where it has one
}

// Refusal is a record, or a part of one, that is not taken, and why.
type Refusal struct {
	Origin
	Column  string // empty: no one column is at fault
	Reason  string // the stable key of the rule
	Message string
}

// place is file:line.
func (o Origin) place() string {
	if o.Line == 0 {
		return o.File
	}
	return fmt.Sprintf("%s:%d", o.File, o.Line)
}

// String says it in one line: file:line: record: column: message.
func (r Refusal) String() string {
	out := r.place()
	for _, part := range []string{clip(r.Record), r.Column, r.Message} {
		if part != "" {
			out += ": " + part
		}
	}
	return out
}

// clip makes what a file says fit for a line on a terminal: short, and without what would move the cursor.
func clip(s string) string {
	const most = 60
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return string([]rune(s)[:most]) + "…"
}

// FileError is a file that cannot be read as what it is taken for: nothing of any file is written then.
type FileError struct {
	File    string
	Line    int // 0: the file as a whole
	Column  int
	Message string
}

// Error says file, line and column.
func (e *FileError) Error() string {
	switch {
	case e.Line == 0:
		return e.File + ": " + e.Message
	case e.Column == 0:
		return fmt.Sprintf("%s:%d: %s", e.File, e.Line, e.Message)
	}
	return fmt.Sprintf("%s:%d:%d: %s", e.File, e.Line, e.Column, e.Message)
}

// actorRecord is an actor as a file tells it: what is empty in fields, the file does not say.
type actorRecord struct {
	at     Origin
	ref    string // its id in the file
	scheme string // under which the map keeps ref, if ref is not in our form
	file   string // the key by which links of the same file set find it
	fields graph.AddActor
	// kindAssumed: the format has no kinds, so the map's own stands where the actor is there already.
	kindAssumed bool
	// saysIntermediary: the file says whether they may be used to introduce people, yes or no.
	saysIntermediary bool

	id      string // on the map, from the matching on
	refused bool
}

// end is an actor as a link, an assessment or a meeting names it.
type end struct {
	column string
	ref    string // as the cell says
	file   string // key of the actorRecord, if the files hold one
	area   string // slug of the far end's area, where the file says it

	record *actorRecord
	id     string
}

type linkRecord struct {
	at       Origin
	ref      string
	from, to end
	fields   graph.AddLink
}

type issueRecord struct {
	at     Origin
	ref    string
	fields graph.AddIssue

	id      string
	refused bool
}

type assessmentRecord struct {
	at     Origin
	ref    string
	actor  end
	issue  string // an id of the issues file, one of ours, or a title
	fields graph.Assess
}

// Count is how often something was met that the map has no place for, or must not hold.
type Count struct {
	What string
	N    int
}

// contents is all that a set of files tells, before it is compared with the map.
type contents struct {
	scheme      string // under which the ids of actors.csv are kept
	actors      []*actorRecord
	links       []*linkRecord
	issues      []*issueRecord
	assessments []*assessmentRecord
	meetings    []*meetingRecord

	notTaken map[string]int
	notes    []string
	refused  []Refusal
}

func newContents(scheme string) *contents {
	return &contents{scheme: scheme, notTaken: map[string]int{}}
}

func (c *contents) refuse(at Origin, column, reason, format string, values ...any) {
	c.refused = append(c.refused, Refusal{Origin: at, Column: column, Reason: reason, Message: fmt.Sprintf(format, values...)})
}

func (c *contents) counts() []Count {
	out := []Count{}
	for what, n := range c.notTaken {
		out = append(out, Count{What: what, N: n})
	}
	slices.SortFunc(out, func(a, b Count) int { return strings.Compare(a.What, b.What) })
	return out
}

// optional is nil for an empty text.
func optional(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
