package resolvers_test

import (
	"bytes"
	"io"
	"io/fs"
	"log/slog"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/allymap/allymap/conformance"
	"github.com/allymap/allymap/graph"
	"github.com/allymap/allymap/resolvers"
)

func TestEveryAuditOfGraphQLOverHTTPPasses(t *testing.T) {
	conformance.Install(t)
	a := newAPI(t, nil)
	server := httptest.NewServer(resolvers.New(graph.NewMap(a.store), resolvers.Options{
		Dev: true, GET: true, Logger: slog.New(slog.NewTextHandler(io.Discard, nil)),
	}))
	defer server.Close()
	cmd := exec.CommandContext(t.Context(), "node", conformance.Audit, server.URL, "Authorization: Bearer "+a.keys["Ada"])
	cmd.Dir = conformance.Dir()
	out, err := cmd.CombinedOutput()
	if err != nil || !strings.HasSuffix(strings.TrimSpace(string(out)), "61 passed, 0 failed") {
		t.Errorf("%v\n%s", err, out)
	}
}

// Generated code that is not what the schema gives would only show when somebody else generates it.
func TestTheGeneratedCodeIsCurrent(t *testing.T) {
	dir := t.TempDir()
	for _, file := range []string{"go.mod", "go.sum", "gqlgen.yml", "schema.graphqls"} {
		copyTo(t, filepath.Join("..", file), filepath.Join(dir, file))
	}
	nouns, err := filepath.Glob("../graph/*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range nouns {
		if !strings.HasSuffix(file, "_test.go") {
			copyTo(t, file, filepath.Join(dir, "graph", filepath.Base(file)))
		}
	}
	cmd := exec.CommandContext(t.Context(), "go", "tool", "gqlgen", "generate")
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("gqlgen: %v\n%s", err, out)
	}
	err = filepath.WalkDir("generated", func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		want, err := os.ReadFile(filepath.Join(dir, "resolvers", file))
		if err != nil {
			return err
		}
		got, err := os.ReadFile(file)
		if err == nil && !bytes.Equal(got, want) {
			t.Errorf("%s is not what the schema gives. Run make generate.", file)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func copyTo(t *testing.T, from, to string) {
	t.Helper()
	raw, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to, raw, 0o600); err != nil {
		t.Fatal(err)
	}
}
