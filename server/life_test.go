package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
)

func TestSIGTERMFinishesWhatIsUnderWay(t *testing.T) {
	w := inSQLite(t)
	key := w.key("-role", "ADMIN", "-name", "Ada")
	command := exec.CommandContext(t.Context(), binary(t), "serve", "-store", w.store, "-listen", "127.0.0.1:0")
	log, err := command.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(log)
	waitFor := func(msg string) (address string) {
		for lines.Scan() {
			var line struct{ Msg, Address string }
			if json.Unmarshal(lines.Bytes(), &line) == nil && line.Msg == msg {
				return line.Address
			}
		}
		t.Fatalf("the log ended before it said %q", msg)
		return ""
	}
	address := waitFor("listening")

	// A request that has begun and is not whole yet.
	const body = `{"query":"{ viewer { name } }"}`
	conn, err := (&net.Dialer{}).DialContext(t.Context(), "tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = conn.Close() }()
	_, err = fmt.Fprintf(conn, "POST /graphql HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\nExpect: 100-continue\r\n\r\n", address, key, len(body))
	if err != nil {
		t.Fatal(err)
	}
	answers := bufio.NewReader(conn)
	// The server asks for the body: so it has the request in hand.
	if line, err := answers.ReadString('\n'); err != nil || !strings.Contains(line, "100") {
		t.Fatalf("%q %v", line, err)
	}
	if _, err := answers.ReadString('\n'); err != nil {
		t.Fatal(err)
	}
	if err := command.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	waitFor("draining")
	for { // the listener closes just after it says so
		probe, err := (&net.Dialer{}).DialContext(t.Context(), "tcp", address)
		if err != nil {
			break
		}
		_ = probe.Close()
	}
	if _, err := io.WriteString(conn, body); err != nil {
		t.Fatal(err)
	}
	answer, err := http.ReadResponse(answers, nil)
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode != http.StatusOK || !strings.Contains(string(text), "Ada") {
		t.Errorf("%s %s %v", answer.Status, text, err)
	}
	waitFor("drained")
	if err := command.Wait(); err != nil {
		t.Errorf("it ended with %v", err)
	}
}

// rounds of kill -9, writers at once in each, and acknowledgements after which a round ends.
const (
	killRounds = 20
	writers    = 8
	acksARound = 60
)

const addAlly = `mutation Add($input: AddAllyInput!) { addAlly(input: $input) { ally { id } userErrors { message } } }`

// ledger is what the writers sent and what was acknowledged. A key that was sent and not acknowledged is in doubt: it is
// sent again, as it was, until it is.
type ledger struct {
	sync.Mutex
	acked   map[string]string // name to id
	doubted []string
}

// write sends one name under its own key; it says whether it was acknowledged.
func (l *ledger) write(s *served, key, name string) (bool, error) {
	status, text, err := s.post(key, addAlly, map[string]any{"input": map[string]any{"key": "add " + name, "area": "boston", "name": name}})
	if err != nil {
		return false, nil // the server was killed: the outcome is not known
	}
	var answer struct {
		Data struct {
			AddAlly struct{ Ally *struct{ ID string } }
		}
	}
	if err := json.Unmarshal([]byte(text), &answer); err != nil || status != http.StatusOK || answer.Data.AddAlly.Ally == nil {
		return false, fmt.Errorf("%s: %d %s", name, status, text)
	}
	l.Lock()
	defer l.Unlock()
	if was, again := l.acked[name]; again && was != answer.Data.AddAlly.Ally.ID {
		return false, fmt.Errorf("%s was %s and is %s", name, was, answer.Data.AddAlly.Ally.ID)
	}
	l.acked[name] = answer.Data.AddAlly.Ally.ID
	return true, nil
}

func TestNothingAcknowledgedIsLostByKillingTheServer(t *testing.T) {
	w := inSQLite(t)
	w.must("import", "-store", "STORE", "-area", "boston", w.file("actors.csv", "id,kind,name\n"))
	key := w.key("-role", "LEADER", "-name", "Lena", "-area", "boston")
	l := &ledger{acked: map[string]string{}}
	for round := range killRounds {
		l.round(w, round, key)
	}
	s, command := w.start()
	for _, name := range l.doubted {
		if ok, err := l.write(s, key, name); !ok || err != nil {
			t.Errorf("%s was in doubt and is not taken: %v", name, err)
		}
	}
	seen := map[string]int{}
	for after := ""; ; {
		var answer struct {
			Data struct {
				Actors struct {
					Nodes    []struct{ ID, Name string }
					PageInfo struct {
						HasNextPage bool
						EndCursor   string
					}
				}
			}
		}
		variables := map[string]any{"after": nil}
		if after != "" {
			variables["after"] = after
		}
		text := s.ask(key, `query All($after: String) { actors(area: "boston", first: 100, after: $after) { nodes { id name } pageInfo { hasNextPage endCursor } } }`, variables)
		if err := json.Unmarshal([]byte(text), &answer); err != nil {
			t.Fatal(err)
		}
		for _, a := range answer.Data.Actors.Nodes {
			seen[a.Name]++
			if l.acked[a.Name] != a.ID {
				t.Errorf("%s is %s, and %q was acknowledged", a.Name, a.ID, l.acked[a.Name])
			}
		}
		if after = answer.Data.Actors.PageInfo.EndCursor; !answer.Data.Actors.PageInfo.HasNextPage {
			break
		}
	}
	for name := range l.acked {
		if seen[name] != 1 {
			t.Errorf("%s is there %d times", name, seen[name])
		}
	}
	t.Logf("%d acknowledged in %d rounds, %d of them in doubt in between", len(l.acked), killRounds, len(l.doubted))
	if len(l.acked) < killRounds*acksARound {
		t.Errorf("only %d were acknowledged", len(l.acked))
	}
	if err := command.Process.Kill(); err != nil {
		t.Error(err)
	}
	var killed *exec.ExitError
	if err := command.Wait(); !errors.As(err, &killed) {
		t.Error(err)
	}
}

// round starts the server, lets all writers write, and kills it in the middle of that.
func (l *ledger) round(w *world, round int, key string) {
	s, command := w.start()
	var acks atomic.Int64
	var group sync.WaitGroup
	enough := make(chan struct{})
	var once sync.Once
	for writer := range writers {
		group.Go(func() {
			for n := 0; ; n++ {
				name := fmt.Sprintf("Ally %d of writer %d in round %d", n, writer, round)
				ok, err := l.write(s, key, name)
				if err != nil {
					w.Error(err)
				}
				if !ok {
					l.Lock()
					l.doubted = append(l.doubted, name)
					l.Unlock()
					once.Do(func() { close(enough) }) // so that a fault ends the round too
					return
				}
				if acks.Add(1) >= acksARound {
					once.Do(func() { close(enough) })
				}
			}
		})
	}
	<-enough
	if err := command.Process.Signal(syscall.SIGKILL); err != nil {
		w.Error(err)
	}
	group.Wait()
	_ = command.Wait() // killed
}

func TestABackupIsAWholeMap(t *testing.T) {
	w := inSQLite(t)
	w.quick = true
	w.must("demo", "-store", "STORE")
	w.serve()
	file := filepath.Join(t.TempDir(), "copy.db")
	w.must("backup", "-store", "STORE", file)
	if code, _, stderr := w.call("backup", "-store", "STORE", file); code != failed || !strings.Contains(stderr, "already") {
		t.Errorf("over a file that is there: %d %s", code, stderr)
	}
	same(t, w.exports(demoAreas...), (&world{T: t, store: "sqlite:" + file, quick: true}).exports(demoAreas...))
}
