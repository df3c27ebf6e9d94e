package main

import (
	"bufio"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

func noEnvironment(string) string { return "" }

func TestTheStatusOfTheCommandIsPassedOn(t *testing.T) {
	given := func(name string) string { return map[string]string{"NEO4J_URI": "bolt://elsewhere"}[name] }
	for command, want := range map[string]int{"exit 0": 0, "exit 7": 7, "kill -TERM $$": 128 + 15} {
		status, err := run(t.Context(), []string{"--", "sh", "-c", command}, given, io.Discard, io.Discard)
		if err != nil || status != want {
			t.Errorf("%s: status %d, %v; want %d", command, status, err, want)
		}
	}
}

func TestAServerOfTheEnvironmentIsUsedAsItIs(t *testing.T) {
	t.Setenv("NEO4J_URI", "bolt://elsewhere")
	var out strings.Builder
	status, err := run(t.Context(), []string{"--", "sh", "-c", "echo $NEO4J_URI"}, os.Getenv, &out, io.Discard)
	if err != nil || status != 0 || out.String() != "bolt://elsewhere\n" {
		t.Errorf("the command saw %q (status %d, %v)", out.String(), status, err)
	}
}

func TestAWrongCallIsTold(t *testing.T) {
	for _, args := range [][]string{{}, {"-dev", "--", "true"}, {"-nonsense"}} {
		if status, err := run(t.Context(), args, noEnvironment, io.Discard, io.Discard); status != 2 || err == nil {
			t.Errorf("%q: status %d, %v; want 2", args, status, err)
		}
	}
}

// The command learns of a server that runs, and a signal ends it; with it go the
// server, its data and the lock.
func TestACommandHasItsOwnNeo4jWhileItRuns(t *testing.T) {
	t.Setenv("NEO4J_URI", "")
	out, in := io.Pipe()
	type end struct {
		status int
		err    error
	}
	ended := make(chan end, 1)
	go func() {
		script := `trap 'exit 9' INT; echo $NEO4J_URI $NEO4J_USERNAME $NEO4J_PASSWORD $ALLYMAP_NEO4J_LOCK; while :; do sleep 0.05; done`
		status, err := run(t.Context(), []string{"--", "sh", "-c", script}, noEnvironment, in, io.Discard)
		_ = in.Close()
		ended <- end{status, err}
	}()
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatalf("the command told nothing: %v; %v", err, <-ended)
	}
	told := strings.Fields(line)
	if len(told) != 4 || !strings.HasPrefix(told[0], "bolt://127.0.0.1:") || told[1] != "neo4j" {
		t.Fatalf("the command saw %q", told)
	}
	if _, err := os.Stat(told[3]); err != nil {
		t.Errorf("the lock: %v", err)
	}
	if err := syscall.Kill(os.Getpid(), syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	select {
	case e := <-ended:
		if e.status != 9 || e.err != nil {
			t.Errorf("status %d, %v; want 9, the command's own after the signal", e.status, e.err)
		}
	case <-time.After(time.Minute):
		t.Fatal("the signal did not end it")
	}
	if _, err := os.Stat(told[3]); err == nil {
		t.Error("the lock file is still there")
	}
}

// A password that is kept beside the data, even if Neo4j has not learnt it yet,
// is the one that is used and told.
func TestDevelopingKeepsThePassword(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "dev")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "password"), []byte("kept-from-before\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	want := "export NEO4J_URI=bolt://127.0.0.1:17687\nexport NEO4J_USERNAME=neo4j\nexport NEO4J_PASSWORD=kept-from-before\n"
	if said := developOnce(t, dir); said != want {
		t.Errorf("it said %q; want %q", said, want)
	}
	if _, err := os.Stat(filepath.Join(dir, "data")); err != nil {
		t.Errorf("the data did not stay: %v", err)
	}
}

// developOnce starts one, reads the three lines to export, and stops it.
func developOnce(t *testing.T, dir string) string {
	t.Helper()
	out, in := io.Pipe()
	ended := make(chan error, 1)
	go func() {
		_, err := run(t.Context(), []string{"-dev", "-port", "17687", "-data", dir}, noEnvironment, in, io.Discard)
		_ = in.CloseWithError(io.EOF)
		ended <- err
	}()
	var said strings.Builder
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if strings.HasPrefix(lines.Text(), "#") {
			if err := syscall.Kill(os.Getpid(), syscall.SIGTERM); err != nil {
				t.Fatal(err)
			}
			break
		}
		said.WriteString(lines.Text() + "\n")
	}
	if err := <-ended; err != nil {
		t.Fatal(err)
	}
	return said.String()
}
