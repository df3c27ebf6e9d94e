// Package browser drives the client as people use it: the real server, Debian's Chromium, and playwright-core. The claims
// are in the .test.mjs files beside this one; each is a test of its own here.
package browser

import (
	"bufio"
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/allymap/allymap/web/webtest"
)

// outcome is what the reporter tells of one claim.
type outcome struct {
	Claim   string
	Passed  bool
	Skipped bool
	Output  string
}

func TestClient(t *testing.T) {
	webtest.Install(t)
	binary, chromium := webtest.Server(t), webtest.Chromium(t)
	files, err := filepath.Glob("*.test.mjs")
	if err != nil || len(files) == 0 {
		t.Fatalf("There are no claims to test: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(file, ".test.mjs"), func(t *testing.T) {
			t.Parallel() // each has a browser of its own; -parallel says how many at once
			told := claims(t, file, "ALLYMAP="+binary, "CHROMIUM="+chromium)
			if len(told) == 0 {
				t.Error("No claim was tested.")
			}
			for _, o := range told {
				t.Run(o.Claim, func(t *testing.T) {
					if !o.Passed || o.Skipped {
						t.Error(o.Output)
					}
				})
			}
		})
	}
}

// claims runs the claims of a file and gives what came of each.
func claims(t *testing.T, file string, env ...string) []outcome {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "node", "--test", "--test-concurrency=1", "--test-reporter=./reporter.mjs", file)
	cmd.Env = append(os.Environ(), env...)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	err := cmd.Run()
	if stderr.Len() > 0 {
		t.Log(stderr.String()) // what was measured on the way
	}
	var out []outcome
	failed := false
	lines := bufio.NewScanner(&stdout)
	lines.Buffer(nil, 16<<20)
	for lines.Scan() {
		var o outcome
		if json.Unmarshal(lines.Bytes(), &o) != nil {
			continue
		}
		failed = failed || !o.Passed
		out = append(out, o)
	}
	if err != nil && !failed {
		t.Errorf("node ended with %v before it told why:\n%s", err, stderr.String())
	}
	return out
}
