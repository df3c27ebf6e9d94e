// Package webtest brings what the tests of the client stand on: its npm packages, the built server and a browser. Tests
// alone use it; nothing of it is in the server.
package webtest

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/allymap/allymap/conformance"
)

// Dir is the client's folder.
func Dir() string {
	_, file, _, _ := runtime.Caller(0)
	return filepath.Dir(filepath.Dir(file))
}

// Install brings the client's npm packages to their locked versions, if they are not there yet.
func Install(t *testing.T) {
	t.Helper()
	conformance.InstallIn(t, Dir())
}

// Server builds the server as it is released, but for the client, which it bundles at start.
func Server(t *testing.T) string {
	t.Helper()
	binary := filepath.Join(t.TempDir(), "allymap")
	build := exec.CommandContext(t.Context(), "go", "build", "-o", binary, "./server")
	build.Dir = filepath.Dir(Dir())
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("go build ./server: %v\n%s", err, out)
	}
	return binary
}

// Chromium finds the browser, $CHROMIUM or chromium on the PATH, and installs Debian's package where there is none and
// that may be done.
func Chromium(t *testing.T) string {
	t.Helper()
	if named := os.Getenv("CHROMIUM"); named != "" {
		return named
	}
	if found, err := exec.LookPath("chromium"); err == nil {
		return found
	}
	const by = "The client is tested in Chromium, which is not on the PATH. Install Debian's packages chromium and fonts-noto-core, or name one in CHROMIUM."
	apt, err := exec.LookPath("apt-get")
	if err != nil || os.Geteuid() != 0 {
		t.Fatal(by)
	}
	for _, args := range [][]string{{"-qq", "update"}, {"-qq", "install", "-y", "--no-install-recommends", "chromium", "fonts-noto-core"}} {
		cmd := exec.CommandContext(t.Context(), apt, args...)
		cmd.Env = append(os.Environ(), "DEBIAN_FRONTEND=noninteractive")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%s apt-get %v: %v\n%s", by, args, err, out)
		}
	}
	found, err := exec.LookPath("chromium")
	if err != nil {
		t.Fatal(by)
	}
	return found
}
