// Package conformance asks judges from outside what they think of the API: the schema linter of GraphQL, the compiler
// of Relay, and the audits of the GraphQL-over-HTTP specification. They are npm packages, pinned in package-lock.json
// and used by tests alone; nothing of them is in the server.
package conformance

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"sync"
	"testing"
	"time"
)

// Audit is the file for node that puts the audits to a server: its URL, then headers as "Name: value".
const Audit = "graphql-http-audit.mjs"

var installing sync.Mutex

// Dir is the folder of this package.
func Dir() string {
	_, file, _, _ := runtime.Caller(0)
	return filepath.Dir(file)
}

// Install brings this package's npm packages to their locked versions.
func Install(t *testing.T) {
	t.Helper()
	InstallIn(t, Dir())
}

// InstallIn brings the npm packages of a folder to their locked versions, if they are not there yet, and fails the test
// where that cannot be done. Two packages whose tests run at once take turns.
func InstallIn(t *testing.T, dir string) {
	t.Helper()
	for _, tool := range []string{"node", "npm"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Fatalf("The API and the client are judged by programs for Node.js, and %s is not on the PATH. Install Node.js 20 or newer with npm.", tool)
		}
	}
	installing.Lock()
	defer installing.Unlock()
	release := turn(t, dir)
	defer release()
	if installed(dir) {
		return
	}
	ci := exec.CommandContext(t.Context(), "npm", "ci", "--no-audit", "--no-fund", "--loglevel=error")
	ci.Dir = dir
	if out, err := ci.CombinedOutput(); err != nil {
		t.Fatalf("npm ci in %s: %v. It needs the npm registry once.\n%s", ci.Dir, err, out)
	}
	if !installed(dir) {
		t.Fatal("npm ci ended well, but left no packages of the locked versions.")
	}
}

// installed says whether npm has finished an installation since the lock file was written.
func installed(dir string) bool {
	lock, err := os.Stat(filepath.Join(dir, "package-lock.json"))
	if err != nil {
		return false
	}
	done, err := os.Stat(filepath.Join(dir, "node_modules", ".package-lock.json"))
	return err == nil && !done.ModTime().Before(lock.ModTime())
}

// turn waits until no other process installs. A folder is made by one process only; one left behind by a process that
// was killed is too old to be waited for.
func turn(t *testing.T, dir string) func() {
	t.Helper()
	const old = 10 * time.Minute
	lock := filepath.Join(dir, ".installing")
	for {
		err := os.Mkdir(lock, 0o700)
		if err == nil {
			return func() { _ = os.Remove(lock) }
		}
		if !os.IsExist(err) {
			t.Fatal(err)
		}
		if info, err := os.Stat(lock); err == nil && time.Since(info.ModTime()) > old {
			_ = os.Remove(lock)
			continue
		}
		select {
		case <-t.Context().Done():
			t.Fatal("The test ended while another process installed the npm packages.")
		case <-time.After(100 * time.Millisecond):
		}
	}
}
