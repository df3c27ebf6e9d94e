package browser

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/allymap/allymap/web/webtest"
)

// npx runs a program of the client's packages in the client's folder.
func npx(t *testing.T, program string, args ...string) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), filepath.Join(webtest.Dir(), "node_modules", ".bin", program), args...)
	cmd.Dir = webtest.Dir()
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%s: %v\n%s", program, err, out)
	}
}

func TestTheTypesOfTheClientFit(t *testing.T) {
	webtest.Install(t)
	npx(t, "tsc", "-p", ".")
}

func TestTheClientsQuestionsAreTypedFromTheSchemaAsItIs(t *testing.T) {
	webtest.Install(t)
	npx(t, "graphql-codegen", "--config", "codegen.ts", "--check")
}

func TestTheCopiesOfTheLibrariesAreThoseOfThePackages(t *testing.T) {
	webtest.Install(t)
	again := t.TempDir()
	cmd := exec.CommandContext(t.Context(), "go", "run", "./webvendor", "-from", ".", "-to", again)
	cmd.Dir = webtest.Dir()
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("webvendor: %v\n%s", err, out)
	}
	kept := filepath.Join(webtest.Dir(), "vendor")
	files, err := os.ReadDir(kept)
	if err != nil {
		t.Fatal(err)
	}
	made, err := os.ReadDir(again)
	if err != nil || len(made) != len(files) {
		t.Fatalf("There are %d files in web/vendor and %d of the packages (%v): run make vendor.", len(files), len(made), err)
	}
	for _, f := range files {
		want, err := os.ReadFile(filepath.Join(again, f.Name()))
		if err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile(filepath.Join(kept, f.Name()))
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != string(want) {
			t.Errorf("web/vendor/%s is not what the packages hold: run make vendor.", f.Name())
		}
	}
}
