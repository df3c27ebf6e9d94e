// Command testrun runs every test of the module with the race detector and sums them up: what failed with all that it
// printed, then one line that names the stores that were really tested and counts the tests. `make test` calls it.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
)

// stores are the packages whose TestStore runs the suite against a real database.
var stores = []struct{ name, pkg string }{
	{"sqlite", "github.com/allymap/allymap/graph/sqlite"},
	{"neo4j", "github.com/allymap/allymap/graph/neo4j"},
}

func main() {
	args := os.Args[1:]
	if len(args) == 0 {
		args = []string{"./..."}
	}
	if err := run(os.Stdout, args); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// event is a line of `go test -json`.
type event struct {
	Action  string
	Package string
	Test    string
	Output  string
	Elapsed float64
}

// summary is what came of the tests so far.
type summary struct {
	passed, failed, skipped int
	broken                  []string // packages that failed beside their tests: they did not build, or ended early
	ran                     map[string]bool
	output                  map[string][]string
	out                     io.Writer
}

func run(out io.Writer, args []string) error {
	// Packages that share the one Neo4j take turns: more of them at once than cores, so that waiting keeps no core idle.
	cmd := exec.Command("go", append([]string{"test", "-race", "-p", "5", "-timeout", "30m", "-json"}, args...)...)
	cmd.Stderr = os.Stderr
	lines, err := cmd.StdoutPipe()
	if err != nil {
		return err
	}
	if err := cmd.Start(); err != nil {
		return err
	}
	s := &summary{ran: map[string]bool{}, output: map[string][]string{}, out: out}
	if err := s.read(lines); err != nil {
		return errors.Join(err, cmd.Wait())
	}
	ended := cmd.Wait()
	if s.close() && ended == nil {
		return nil
	}
	return errors.New("the tests did not all pass")
}

func (s *summary) read(lines io.Reader) error {
	scan := bufio.NewScanner(lines)
	scan.Buffer(nil, 16<<20)
	for scan.Scan() {
		var e event
		if json.Unmarshal(scan.Bytes(), &e) != nil {
			fmt.Fprintln(s.out, scan.Text())
			continue
		}
		s.add(e)
	}
	return scan.Err()
}

func (s *summary) add(e event) {
	key := e.Package + " " + e.Test
	switch e.Action {
	case "output", "build-output":
		s.output[key] = append(s.output[key], e.Output)
	case "pass", "fail", "skip":
		s.end(e, key)
		delete(s.output, key)
	}
}

func (s *summary) end(e event, key string) {
	if e.Action == "fail" {
		fmt.Fprintf(s.out, "--- FAIL %s\n%s", key, strings.Join(s.output[key], ""))
	}
	switch {
	case e.Test == "" && e.Action == "fail":
		s.broken = append(s.broken, e.Package)
	case e.Test == "" && e.Action == "pass":
		fmt.Fprintf(s.out, "ok   %-60s %.1fs\n", e.Package, e.Elapsed)
	case e.Test == "":
	case e.Action == "pass":
		s.passed++
		if e.Test == "TestStore" {
			s.ran[e.Package] = true
		}
	case e.Action == "fail":
		s.failed++
	default:
		s.skipped++
		fmt.Fprintf(s.out, "--- SKIP %s\n%s", key, strings.Join(s.output[key], ""))
	}
}

// close prints the last lines and says whether all is well: nothing failed, nothing was skipped.
func (s *summary) close() bool {
	for _, pkg := range s.broken {
		fmt.Fprintf(s.out, "FAIL %s\n", pkg)
	}
	var names []string
	for _, st := range stores {
		if s.ran[st.pkg] {
			names = append(names, st.name)
		}
	}
	if len(names) == 0 {
		names = []string{"no-store"}
	}
	fmt.Fprintf(s.out, "%s: %d passed, %d failed, %d skipped\n", strings.Join(names, "+"), s.passed, s.failed, s.skipped)
	return len(s.broken) == 0 && s.failed == 0 && s.skipped == 0
}
