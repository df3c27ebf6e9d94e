package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/allymap/allymap/graph/neo4j/neo4jtest"
)

func TestMain(m *testing.M) {
	neo4jtest.Main(m)
	if built.dir != "" {
		_ = os.RemoveAll(built.dir)
	}
}

// place of a test: a store, and an environment by which it is reached.
type world struct {
	*testing.T
	store string
	env   map[string]string
	// quick runs commands in the real binary: where much is moved, the race detector would take most of the time.
	quick bool
}

func inSQLite(t *testing.T) *world {
	return &world{T: t, store: "sqlite:" + filepath.Join(t.TempDir(), "map.db"), env: map[string]string{}}
}

func inNeo4j(t *testing.T) *world {
	t.Helper()
	s := neo4jtest.Emptied(t)
	return &world{T: t, store: s.URI, env: map[string]string{"NEO4J_USERNAME": s.Username, "NEO4J_PASSWORD": s.Password}}
}

// stores are both, for tests that hold for each.
var stores = []struct {
	name string
	open func(*testing.T) *world
}{{"sqlite", inSQLite}, {"neo4j", inNeo4j}}

func eachStore(t *testing.T, f func(w *world)) {
	t.Helper()
	for _, s := range stores {
		t.Run(s.name, func(t *testing.T) { f(s.open(t)) })
	}
}

func (w *world) getenv(name string) string { return w.env[name] }

// call runs a command on the store.
func (w *world) call(args ...string) (code int, stdout, stderr string) {
	w.Helper()
	var out, errs bytes.Buffer
	for i, a := range args {
		if a == "STORE" {
			args[i] = w.store
		}
	}
	if !w.quick {
		code = run(w.Context(), args, w.getenv, &out, &errs)
		return code, out.String(), errs.String()
	}
	command := exec.CommandContext(w.Context(), binary(w.T), args...)
	command.Stdout, command.Stderr, command.Env = &out, &errs, os.Environ()
	for name, value := range w.env {
		command.Env = append(command.Env, name+"="+value)
	}
	var exit *exec.ExitError
	if err := command.Run(); err != nil && !errors.As(err, &exit) {
		w.Fatal(err)
	}
	return command.ProcessState.ExitCode(), out.String(), errs.String()
}

// must runs a command that is to succeed, and gives what it prints.
func (w *world) must(args ...string) string {
	w.Helper()
	code, stdout, stderr := w.call(args...)
	if code != done {
		w.Fatalf("%s: exit status %d\n%s%s", strings.Join(args, " "), code, stdout, stderr)
	}
	return stdout
}

// file writes a file and gives its path.
func (w *world) file(name, text string) string {
	w.Helper()
	path := filepath.Join(w.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		w.Fatal(err)
	}
	return path
}

// key adds an account and gives its key.
func (w *world) key(args ...string) string {
	w.Helper()
	out := w.must(append([]string{"account", "add", "-store", "STORE"}, args...)...)
	lines := strings.Split(strings.TrimSpace(out), "\n")
	return lines[len(lines)-1]
}

// served is a server that answers.
type served struct {
	*testing.T
	address string
	stop    func() int
	log     func() string // all that it logged so far
}

// record keeps what is written to it.
type record struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (r *record) Write(p []byte) (int, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.text.Write(p)
}

func (r *record) String() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.text.String()
}

// serve runs the server in this process until the test ends or it is stopped.
func (w *world) serve(args ...string) *served {
	w.Helper()
	ctx, cancel := context.WithCancel(context.WithoutCancel(w.Context()))
	reader, writer := io.Pipe()
	log := &record{}
	ended := make(chan int, 1)
	go func() {
		args := append([]string{"serve", "-store", w.store, "-listen", "127.0.0.1:0"}, args...)
		ended <- run(ctx, args, w.getenv, io.Discard, io.MultiWriter(log, writer))
		_ = writer.Close()
	}()
	var once sync.Once
	code := 0
	s := &served{T: w.T, log: log.String, stop: func() int {
		once.Do(func() {
			cancel()
			code = <-ended
		})
		return code
	}}
	w.Cleanup(func() { s.stop() })
	s.address = listening(w.T, reader)
	return s
}

// listening reads a server's log until it says where it listens, and goes on reading so that the log never stands still.
// What it logs as an error is shown if the test fails.
func listening(t *testing.T, log io.Reader) string {
	t.Helper()
	var faults record
	t.Cleanup(func() {
		if t.Failed() && faults.String() != "" {
			t.Logf("the server logged\n%s", &faults)
		}
	})
	lines := bufio.NewScanner(log)
	for lines.Scan() {
		var line struct{ Msg, Address string }
		if json.Unmarshal(lines.Bytes(), &line) == nil && line.Msg == "listening" {
			go func() {
				for lines.Scan() {
					if strings.Contains(lines.Text(), `"level":"ERROR"`) {
						_, _ = io.WriteString(&faults, lines.Text()+"\n") // into memory
					}
				}
			}()
			return line.Address
		}
		t.Log(lines.Text())
	}
	t.Fatal("the server ended before it listened")
	return ""
}

// post asks the API and gives the status and the answer as text.
func (s *served) post(key, query string, variables map[string]any) (int, string, error) {
	body, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	if err != nil {
		return 0, "", err
	}
	request, err := http.NewRequestWithContext(s.Context(), http.MethodPost, "http://"+s.address+"/graphql", bytes.NewReader(body))
	if err != nil {
		return 0, "", err
	}
	request.Header.Set("Content-Type", "application/json")
	if key != "" {
		request.Header.Set("Authorization", "Bearer "+key)
	}
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		return 0, "", err
	}
	text, err := io.ReadAll(answer.Body)
	if closing := answer.Body.Close(); err == nil {
		err = closing
	}
	return answer.StatusCode, string(text), err
}

// ask asks a question that is to be answered without errors.
func (s *served) ask(key, query string, variables map[string]any) string {
	s.Helper()
	status, text, err := s.post(key, query, variables)
	if err != nil || status != http.StatusOK || strings.Contains(text, `"errors"`) {
		s.Fatalf("%s\n%d %s %v", query, status, text, err)
	}
	return text
}

// get fetches a path.
func (s *served) get(path string) (int, string) {
	s.Helper()
	request, err := http.NewRequestWithContext(s.Context(), http.MethodGet, "http://"+s.address+path, nil)
	if err != nil {
		s.Fatal(err)
	}
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		s.Fatal(err)
	}
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		s.Fatal(err)
	}
	if err := answer.Body.Close(); err != nil {
		s.Fatal(err)
	}
	return answer.StatusCode, string(text)
}

// built is the real binary, made once.
var built struct {
	sync.Once
	dir string
	err error
}

// binary is the program as it is shipped: one static file.
func binary(t *testing.T) string {
	t.Helper()
	built.Do(func() {
		if built.dir, built.err = os.MkdirTemp("", "allymap-test-*"); built.err != nil { //nolint:usetesting // it outlives the test
			return
		}
		build := exec.Command("go", "build", "-o", filepath.Join(built.dir, "allymap"), ".")
		build.Env = append(os.Environ(), "CGO_ENABLED=0")
		if out, err := build.CombinedOutput(); err != nil {
			built.err = fmt.Errorf("building the server: %w\n%s", err, out)
		}
	})
	if built.err != nil {
		t.Fatal(built.err)
	}
	return filepath.Join(built.dir, "allymap")
}

// start runs the real binary as a server and gives its process too.
func (w *world) start(args ...string) (*served, *exec.Cmd) {
	w.Helper()
	command := exec.CommandContext(w.Context(), binary(w.T), append([]string{"serve", "-store", w.store, "-listen", "127.0.0.1:0"}, args...)...)
	log, err := command.StderrPipe()
	if err != nil {
		w.Fatal(err)
	}
	if err := command.Start(); err != nil {
		w.Fatal(err)
	}
	return &served{T: w.T, address: listening(w.T, log)}, command
}
