package sqlite

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/allymap/allymap/graph"
)

// statements are all constants of the package whose names end in SQL.
func statements(t testing.TB) map[string]string {
	t.Helper()
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, name := range files {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			spec, ok := n.(*ast.ValueSpec)
			if !ok {
				return true
			}
			for i, id := range spec.Names {
				if !strings.HasSuffix(id.Name, "SQL") {
					continue
				}
				lit, ok := spec.Values[i].(*ast.BasicLit)
				if !ok {
					t.Fatalf("%s is no plain text: nobody can read or paste it", id.Name)
				}
				text, err := strconv.Unquote(lit.Value)
				if err != nil {
					t.Fatal(err)
				}
				out[id.Name] = text
			}
			return true
		})
	}
	return out
}

// bounded are the tables and sets that a scan may go through: what the asker handed over or what was found just before,
// and the handful of areas.
var bounded = regexp.MustCompile(`^SCAN (o|l|s|w|json_each|u|e|f|h|seen|among|here|v|m|\(subquery-\d+\)|CONSTANT ROW|sqlite_schema)( |$)`)

// sorts are the statements that may sort more than a page, and why.
var sorts = map[string]string{
	"prefixNamesSQL": "other names that begin with the text are candidates of a search, put in the order of main names",
	"rarestWordSQL":  "one row for each word of the text",
	"rarestSetSQL":   "one row for each word of the text",
	"countActorsSQL": "an actor with two of the tags counts once",
}

// A statement whose cost grows with the map rather than with its answer is found here, before it is felt.
func TestEveryStatementSeeks(t *testing.T) {
	s := open(t)
	areas := []*graph.Area{newArea("north"), newArea("south")}
	d := newDeed()
	for _, a := range areas {
		d.area(a)
	}
	d.write(t, s)
	crowd(t, s, 1, areas, 2000, 2000)
	all := statements(t)
	if len(all) < 40 {
		t.Fatalf("only %d statements found", len(all))
	}
	for name, statement := range all {
		if name == "backupSQL" || name == "versionSQL" {
			continue // a copy of everything; one row of the schema
		}
		plan := planOf(t, s, name, statement)
		for _, step := range plan {
			step = strings.TrimSpace(step)
			if strings.HasPrefix(step, "SCAN ") && !bounded.MatchString(step) {
				t.Errorf("%s scans: %s\n%s", name, step, strings.Join(plan, "\n"))
			}
			if strings.Contains(step, "USE TEMP B-TREE") && sorts[name] == "" {
				t.Errorf("%s sorts: %s\n%s", name, step, strings.Join(plan, "\n"))
			}
			if strings.Contains(step, "AUTOMATIC") {
				t.Errorf("%s lacks an index: %s\n%s", name, step, strings.Join(plan, "\n"))
			}
		}
		if testing.Verbose() {
			t.Logf("%s\n%s", name, strings.Join(plan, "\n"))
		}
	}
}

func planOf(t *testing.T, s *Store, name, statement string) []string {
	t.Helper()
	rows, err := s.writer.db.QueryContext(t.Context(), "EXPLAIN QUERY PLAN "+statement, slices.Repeat([]any{nil}, 30)...)
	if err != nil {
		t.Errorf("%s: %v", name, err)
		return nil
	}
	defer func() { _ = rows.Close() }()
	var out []string
	depth := map[int]int{}
	for rows.Next() {
		var id, parent, unused int
		var detail string
		if err := rows.Scan(&id, &parent, &unused, &detail); err != nil {
			t.Fatal(err)
		}
		depth[id] = depth[parent] + 1
		out = append(out, strings.Repeat("  ", depth[id])+detail)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}
