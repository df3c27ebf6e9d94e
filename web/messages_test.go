package web_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/allymap/allymap/graph"
	"github.com/allymap/allymap/web/webtest"
)

// languages are the catalogues, English first, with the plural forms that a language has.
var languages = []struct {
	name    string
	plurals []string
}{
	{"en", []string{"one", "other"}},
	{"ar", []string{"zero", "one", "two", "few", "many", "other"}},
}

// message is what messages.mjs tells of one.
type message struct {
	Values  []string
	Plurals [][]string
	Fault   string
}

func catalogues(t *testing.T) []map[string]message {
	t.Helper()
	webtest.Install(t)
	args := []string{filepath.Join(webtest.Dir(), "messages.mjs")}
	for _, l := range languages {
		args = append(args, filepath.Join(webtest.Dir(), "messages", l.name+".json"))
	}
	for _, file := range args {
		if _, err := os.Stat(file); err != nil { // so that a kept result of this test is given up when one changes
			t.Fatal(err)
		}
	}
	told, err := exec.CommandContext(t.Context(), "node", args...).Output()
	if err != nil {
		t.Fatalf("messages.mjs: %v", err)
	}
	var all []map[string]message
	for line := range bytes.Lines(told) {
		var one map[string]message
		if err := json.Unmarshal(line, &one); err != nil {
			t.Fatal(err)
		}
		all = append(all, one)
	}
	if len(all) != len(languages) {
		t.Fatalf("%d catalogues were read, not %d", len(all), len(languages))
	}
	return all
}

func TestEveryMessageIsWholeInEachLanguage(t *testing.T) {
	all := catalogues(t)
	for i, l := range languages {
		for key, first := range all[0] {
			m, there := all[i][key]
			switch {
			case !there:
				t.Errorf("%s lacks %s", l.name, key)
			case m.Fault != "":
				t.Errorf("%s, %s: %s", l.name, key, m.Fault)
			case !slices.Equal(m.Values, first.Values):
				t.Errorf("%s takes %v in %s and %v in %s", key, m.Values, l.name, first.Values, languages[0].name)
			}
			for _, forms := range m.Plurals {
				for _, form := range l.plurals {
					if !slices.Contains(forms, form) {
						t.Errorf("%s, %s: the form for %s is missing among %v", l.name, key, form, forms)
					}
				}
			}
			if len(m.Plurals) < len(first.Plurals) {
				t.Errorf("%s, %s counts %d things, in %s %d", l.name, key, len(m.Plurals), languages[0].name, len(first.Plurals))
			}
		}
		for key := range all[i] {
			if _, there := all[0][key]; !there {
				t.Errorf("%s alone has %s", l.name, key)
			}
		}
	}
}

// Every refusal that a person can do something about is said in the reader's language by its own message, which uses no
// value that the server does not always send with it.
func TestEveryRefusalHasItsWords(t *testing.T) {
	all := catalogues(t)
	reasons := refusals(t)
	if len(reasons) < 80 {
		t.Fatalf("only %d reasons were found in the source; this test reads it wrongly", len(reasons))
	}
	for _, reason := range slices.Sorted(maps.Keys(reasons)) {
		for i, l := range languages {
			m, there := all[i]["reason."+reason]
			if !there {
				t.Errorf("%s has no message reason.%s, which the server sends", l.name, reason)
			}
			for _, v := range m.Values {
				if n, err := strconv.Atoi(v); err != nil || n >= reasons[reason] {
					t.Errorf("%s, reason.%s uses the value {%s}; %d are always sent", l.name, reason, v, reasons[reason])
				}
			}
		}
	}
	for key := range all[0] {
		if reason, is := strings.CutPrefix(key, "reason."); is {
			if _, sent := reasons[reason]; !sent {
				t.Errorf("the server never sends %s, which the catalogues word", reason)
			}
		}
	}
}

// wordedByCode are the codes of what no person can mend by typing something else: the client words these by their code.
var wordedByCode = regexp.MustCompile(`^(graph\.)?(BadRequest|ParseFailed|ValidationFailed|Timeout|Unavailable|Internal|Unauthenticated)$`)

// reading gathers the reasons in the server's source, each with how many values are sent with it at least.
type reading struct {
	t       *testing.T
	reasons map[string]int
}

func refusals(t *testing.T) map[string]int {
	t.Helper()
	r := reading{t, map[string]int{}}
	root := filepath.Dir(webtest.Dir())
	for _, folder := range []string{"graph", "graph/sqlite", "graph/neo4j", "resolvers"} {
		files, err := filepath.Glob(filepath.Join(root, folder, "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			if strings.HasSuffix(file, "_test.go") {
				continue
			}
			f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
			if err != nil {
				t.Fatal(err)
			}
			ast.Inspect(f, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.CallExpr:
					r.call(n)
				case *ast.CompositeLit:
					r.literal(n)
				}
				return true
			})
		}
	}
	return r.reasons
}

func (r reading) found(reason string, values int) {
	if least, there := r.reasons[reason]; !there || values < least {
		r.reasons[reason] = values
	}
}

// call reads a call of one of the functions that make refusals.
func (r reading) call(c *ast.CallExpr) {
	name := lastName(c.Fun)
	part := func(i int) string { return text(c.Args[i]) }
	switch name {
	case "invalid":
		if reason := part(0); reason != "" {
			r.found(reason, len(c.Args)-3)
		}
	case "refuse":
		if reason := part(1); reason != "" {
			r.found(reason, len(c.Args)-4)
		}
	case "absent":
		r.found(part(0)+".unknown", 1)
	case "oneOf":
		r.found(part(1)+".unknown", 2)
	case "tooMany":
		r.found("operation."+part(0), 2)
	case "large":
		r.found(part(1), 1)
	}
}

// literal reads a refusal that is written out, unless its code is one that the client words by the code.
func (r reading) literal(c *ast.CompositeLit) {
	var reason, code string
	values := 0
	for _, e := range c.Elts {
		kv, ok := e.(*ast.KeyValueExpr)
		if !ok {
			return
		}
		switch strings.ToLower(fmt.Sprint(kv.Key)) {
		case "reason":
			reason = text(kv.Value)
		case "code":
			code = lastName(kv.Value)
		case "values":
			if list, ok := kv.Value.(*ast.CompositeLit); ok {
				values = len(list.Elts)
			}
		}
	}
	if reason != "" && code != "" && !wordedByCode.MatchString(code) {
		r.found(reason, values)
	}
}

func lastName(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		return e.Sel.Name
	case *ast.IndexExpr:
		return lastName(e.X)
	}
	return ""
}

// text is the value of a string that is written out, empty for anything else.
func text(e ast.Expr) string {
	lit, ok := e.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return ""
	}
	s, _ := strconv.Unquote(lit.Value)
	return s
}

// The history names each field that a change touched: those of all records, but for what no reader is told.
func TestEveryFieldOfTheHistoryHasItsWord(t *testing.T) {
	all := catalogues(t)
	for _, record := range []any{graph.Actor{}, graph.Link{}, graph.Issue{}, graph.Assessment{}, graph.Meeting{}} {
		for _, field := range reflect.VisibleFields(reflect.TypeOf(record)) {
			name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
			if slices.Contains([]string{"", "-", "id", "version", "createdAt", "updatedAt", "createdBy", "area"}, name) {
				continue
			}
			for i, l := range languages {
				if _, there := all[i]["field."+name]; !there {
					t.Errorf("%s has no message field.%s, for a field of %T", l.name, name, record)
				}
			}
		}
	}
}
