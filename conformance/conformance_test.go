package conformance

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// lint runs the linter over a schema and gives its status and what it said.
func lint(t *testing.T, schema []byte) (string, error) {
	t.Helper()
	Install(t)
	dir := t.TempDir()
	file := filepath.Join(dir, "schema.graphqls")
	write(t, file, schema)
	// The linter passes over files outside its folder with no more than a warning, so it is started where the schema is.
	cmd := exec.CommandContext(t.Context(), filepath.Join(Dir(), "node_modules", ".bin", "eslint"),
		"--config", filepath.Join(Dir(), "eslint.config.mjs"), "--max-warnings", "0", "schema.graphqls")
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "SCHEMA="+file)
	out, err := cmd.CombinedOutput()
	return string(out), err
}

func write(t *testing.T, file string, content []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, content, 0o600); err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, file string) []byte {
	t.Helper()
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func schema(t *testing.T) []byte {
	t.Helper()
	return read(t, filepath.Join(Dir(), "..", "schema.graphqls"))
}

func TestTheLinterFindsNothingInTheSchema(t *testing.T) {
	if out, err := lint(t, schema(t)); err != nil {
		t.Errorf("eslint: %v\n%s", err, out)
	}
}

// A linter that is set up wrongly is silent too, so it is shown a schema with a fault of each sort.
func TestTheLinterWouldFindWhatIsWrong(t *testing.T) {
	broken := schema(t)
	for fault, instead := range map[string]string{
		"    \"\"\"The name, or its beginning.\"\"\"\n": "", // of an argument
		"  \"\"\"Somebody heard that it is so.\"\"\"\n": "", // of a value
		"type Seen {":            "type Sight { links: Int! }\ntype Seen {", // one without an id, which nothing holds
		"type ActorConnection {": "interface ActorConnection {",
		"orderBy: ActorOrder\n":  "order_by: ActorOrder\n",
	} {
		next := bytes.Replace(broken, []byte(fault), []byte(instead), 1)
		if bytes.Equal(next, broken) {
			t.Fatalf("The schema no longer holds %q: choose another fault.", fault)
		}
		broken = next
	}
	out, err := lint(t, broken)
	if err == nil {
		t.Fatal("eslint let it pass")
	}
	for _, want := range []string{"input value \"text\"", "enum value \"HEARSAY\"", "strict-id-in-types", "naming-convention", "relay-connection-types"} {
		if !strings.Contains(out, want) {
			t.Errorf("eslint says nothing of %s:\n%s", want, out)
		}
	}
}

func TestRelayCompilesDocumentsOverTheSchema(t *testing.T) {
	Install(t)
	dir := t.TempDir()
	documents, err := filepath.Glob(filepath.Join(Dir(), "relay", "*.ts"))
	if err != nil || len(documents) == 0 {
		t.Fatalf("There are no documents to compile: %v", err)
	}
	for _, d := range documents {
		write(t, filepath.Join(dir, "relay", filepath.Base(d)), read(t, d))
	}
	write(t, filepath.Join(dir, "relay.config.json"), read(t, filepath.Join(Dir(), "relay.config.json")))
	write(t, filepath.Join(dir, "schema.graphql"), schema(t)) // a schema named .graphqls is passed over in silence
	artifacts := filepath.Join(dir, "__generated__")
	if err := os.Mkdir(artifacts, 0o700); err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), filepath.Join(Dir(), "node_modules", ".bin", "relay-compiler"), "relay.config.json", "--noWatchman")
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("relay-compiler: %v\n%s", err, out)
	}
	for _, name := range []string{"AreaListsQuery", "ActorListsLinksQuery", "RecordsAccountQuery", "RecordsChangeQuery", "ActionsRemoveActorMutation"} {
		if _, err := os.Stat(filepath.Join(artifacts, name+".graphql.ts")); err != nil {
			t.Errorf("relay-compiler ended well without compiling %s.", name)
		}
	}
}
