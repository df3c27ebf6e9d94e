package neo4jtest

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// helperVariable makes this test binary a second process that holds a lock: the
// path is its value.
const helperVariable = "ALLYMAP_NEO4JTEST_HELPER"

func TestMain(m *testing.M) {
	if path := os.Getenv(helperVariable); path != "" {
		holdUntilStdinCloses(path)
		return
	}
	Main(m)
}

func holdUntilStdinCloses(path string) {
	lock, err := tryLock(path)
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	fmt.Println("held")
	_, _ = os.Stdin.Read(make([]byte, 1))
	runtime.KeepAlive(lock)
}

func driverTo(t *testing.T, server Server) neo4j.DriverWithContext {
	t.Helper()
	driver, err := connect(server, server.Password)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = driver.Close(context.Background()) })
	return driver
}

func runCypher(t *testing.T, driver neo4j.DriverWithContext, cypher string) [][]any {
	t.Helper()
	session := driver.NewSession(t.Context(), neo4j.SessionConfig{DatabaseName: Database})
	defer func() { _ = session.Close(t.Context()) }()
	rows, err := rowsOf(t.Context(), session, cypher)
	if err != nil {
		t.Fatalf("%s: %v", cypher, err)
	}
	return rows
}

func count(t *testing.T, driver neo4j.DriverWithContext, cypher string) int64 {
	t.Helper()
	return runCypher(t, driver, cypher)[0][0].(int64)
}

const (
	countForeign = `MATCH (n) WHERE NOT n:AllymapTest RETURN count(n)`
	countMarkers = `MATCH (n:AllymapTest) RETURN count(n)`
)

// furnish leaves what a store would: data, links, a constraint, an index, a
// full-text index over relationships.
func furnish(t *testing.T, driver neo4j.DriverWithContext) {
	t.Helper()
	for _, cypher := range []string{
		"CREATE CONSTRAINT `odd``name` IF NOT EXISTS FOR (n:Thing) REQUIRE n.id IS UNIQUE",
		"CREATE CONSTRAINT tie IF NOT EXISTS FOR ()-[r:TIE]-() REQUIRE r.id IS UNIQUE",
		"CREATE INDEX plain IF NOT EXISTS FOR (n:Thing) ON (n.name)",
		"CREATE FULLTEXT INDEX words IF NOT EXISTS FOR ()-[r:TIE]-() ON EACH [r.id]",
		"CALL db.awaitIndexes(60)",
		"CREATE (a:Thing {id: 1, name: 'a'})-[:TIE {id: 1}]->(b:Thing {id: 2, name: 'b'})",
	} {
		runCypher(t, driver, cypher)
	}
}

func schemaSize(t *testing.T, driver neo4j.DriverWithContext) int {
	t.Helper()
	session := driver.NewSession(t.Context(), neo4j.SessionConfig{DatabaseName: Database})
	defer func() { _ = session.Close(t.Context()) }()
	s, err := schemaOf(t.Context(), session)
	if err != nil {
		t.Fatal(err)
	}
	return len(s.constraints) + len(s.indexes)
}

func TestFreshLeavesNothingButTheMarker(t *testing.T) {
	driver := driverTo(t, Fresh(t))
	furnish(t, driver)
	began := time.Now()
	Fresh(t)
	t.Logf("Fresh of a few records and four kinds of schema: %s", time.Since(began))
	if n, m, s := count(t, driver, countForeign), count(t, driver, countMarkers), schemaSize(t, driver); n != 0 || m != 1 || s != 0 {
		t.Errorf("after Fresh: %d records, %d markers, %d constraints and indexes; want 0, 1, 0", n, m, s)
	}
	began = time.Now()
	Fresh(t)
	t.Logf("Fresh of nothing: %s", time.Since(began))
}

func TestEmptiedKeepsTheSchema(t *testing.T) {
	driver := driverTo(t, Fresh(t))
	furnish(t, driver)
	began := time.Now()
	Emptied(t)
	t.Logf("Emptied of a few records: %s", time.Since(began))
	if n, m, s := count(t, driver, countForeign), count(t, driver, countMarkers), schemaSize(t, driver); n != 0 || m != 1 || s != 4 {
		t.Errorf("after Emptied: %d records, %d markers, %d constraints and indexes; want 0, 1, 4", n, m, s)
	}
	began = time.Now()
	Emptied(t)
	t.Logf("Emptied of nothing: %s", time.Since(began))
}

func TestManyRecordsAreEmptiedInBatches(t *testing.T) {
	driver := driverTo(t, Fresh(t))
	runCypher(t, driver, `UNWIND range(1, 11000) AS i CALL (i) { CREATE (a:Thing {id: i})-[:TIE]->(:Thing), (a)-[:TIE]->(a) } IN TRANSACTIONS OF 10000 ROWS`)
	began := time.Now()
	Emptied(t)
	t.Logf("Emptied of 44,000 records: %s", time.Since(began))
	if n := count(t, driver, countForeign); n != 0 {
		t.Errorf("%d records are left", n)
	}
}

func TestSharedLeavesTheDataOfThePackage(t *testing.T) {
	driver := driverTo(t, Fresh(t))
	runCypher(t, driver, `CREATE (:Thing)`)
	Shared(t)
	if n := count(t, driver, countForeign); n != 1 {
		t.Errorf("Shared left %d records of 1", n)
	}
}

// A server of its own, because it must be without a marker at first. One server
// serves both claims: a start is dear.
func TestOwnServer(t *testing.T) {
	own := Own(t)
	driver := driverTo(t, own.Server())
	furnish(t, driver)
	size := schemaSize(t, driver)

	t.Run("a kill -9 and a restart keep what was acknowledged", func(t *testing.T) {
		runCypher(t, driver, `CREATE (:Thing {id: 3, name: 'last'})`)
		own.Kill(t)
		began := time.Now()
		own.Restart(t)
		t.Logf("restart after a kill: %s", time.Since(began))
		driver := driverTo(t, own.Server()) // the other's connections died with the server
		if n := count(t, driver, `MATCH (n:Thing {name: 'last'}) RETURN count(n)`); n != 1 {
			t.Errorf("after the restart there are %d of 1 acknowledged record", n)
		}
	})

	t.Run("a database with foreign data is refused and untouched", func(t *testing.T) {
		driver := driverTo(t, own.Server())
		for _, schemaToo := range []bool{false, true} {
			err := empty(t.Context(), driver, schemaToo)
			if err == nil || !strings.Contains(err.Error(), "holds 3 nodes, 1 relationships, 2 constraints and 2 indexes") {
				t.Errorf("emptying it: %v", err)
			}
		}
		if err := claim(t.Context(), driver); err == nil {
			t.Error("it was claimed")
		}
		if n, m, s := count(t, driver, countForeign), count(t, driver, countMarkers), schemaSize(t, driver); n != 3 || m != 0 || s != size {
			t.Errorf("it now has %d records, %d markers, %d constraints and indexes", n, m, s)
		}
	})

	t.Run("a foreign schema without data is refused too", func(t *testing.T) {
		driver := driverTo(t, own.Server())
		runCypher(t, driver, `MATCH (n) DETACH DELETE n`)
		if err := empty(t.Context(), driver, true); err == nil || schemaSize(t, driver) != size {
			t.Errorf("emptying it: %v", err)
		}
	})
}

func TestTheLockIsExclusiveBetweenProcesses(t *testing.T) {
	path := filepath.Join(t.TempDir(), "lock")
	helper := exec.Command(os.Args[0])
	helper.Env = append(os.Environ(), helperVariable+"="+path)
	stdin, err := helper.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	stdout, err := helper.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := helper.Start(); err != nil {
		t.Fatal(err)
	}
	said := make([]byte, 5)
	if n, err := stdout.Read(said); err != nil || string(said[:n]) != "held\n" {
		t.Fatalf("the other process said %q (%v)", said[:n], err)
	}

	if _, err := tryLock(path); !errors.Is(err, errHeld) {
		t.Errorf("while another process holds the lock: %v", err)
	}
	short, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if _, err := waitForLock(short, path); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("waiting while another process holds the lock: %v", err)
	}
	if err := stdin.Close(); err != nil {
		t.Fatal(err)
	}
	lock, err := waitForLock(t.Context(), path)
	if err != nil {
		t.Fatalf("after the other process has ended: %v", err)
	}
	if err := errors.Join(lock.Close(), helper.Wait()); err != nil {
		t.Error(err)
	}
}

func TestWhatIsMissingIsNamed(t *testing.T) {
	for missing, want := range map[string]string{"java": "openjdk-17-jre-headless", "mvn": "apt-get install maven"} {
		t.Run(missing, func(t *testing.T) {
			bin := t.TempDir()
			for _, name := range []string{"java", "mvn"} {
				if name != missing {
					if err := os.WriteFile(filepath.Join(bin, name), []byte("#!/bin/sh\n"), 0o755); err != nil {
						t.Fatal(err)
					}
				}
			}
			t.Setenv("PATH", bin)
			t.Setenv("JAVA_HOME", "")
			t.Setenv("ALLYMAP_NEO4J_CACHE", t.TempDir())
			if _, err := Start(t.Context(), Options{}); err == nil || !strings.Contains(err.Error(), want) {
				t.Errorf("without %s: %v", missing, err)
			}
		})
	}
}

func TestAFailedStartShowsWhatNeo4jSaid(t *testing.T) {
	bin, cache := t.TempDir(), t.TempDir()
	if err := os.WriteFile(filepath.Join(bin, "java"), []byte("#!/bin/sh\necho the disk is full; exit 3\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Join(cache, Version, "lib"), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", bin+":"+os.Getenv("PATH"))
	t.Setenv("JAVA_HOME", "")
	t.Setenv("ALLYMAP_NEO4J_CACHE", cache)
	if _, err := Start(t.Context(), Options{}); err == nil || !strings.Contains(err.Error(), "the disk is full") {
		t.Errorf("the failure: %v", err)
	}
	if left, _ := filepath.Glob(filepath.Join(cache, temporaryPrefix+"*")); len(left) > 0 {
		t.Errorf("it left %v", left)
	}
}

func TestWhatAKilledRunLeftIsRemoved(t *testing.T) {
	cache := t.TempDir()
	t.Setenv("ALLYMAP_NEO4J_CACHE", cache)
	left := filepath.Join(cache, temporaryPrefix+"1")
	if err := os.MkdirAll(filepath.Join(left, "data"), 0o755); err != nil {
		t.Fatal(err)
	}
	running, alive, err := temporaryDir(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = alive.Close() }()
	_, second, err := temporaryDir(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = second.Close() }()
	if _, err := os.Stat(left); err == nil {
		t.Error("the directory of a killed run is still there")
	}
	if _, err := os.Stat(running); err != nil {
		t.Errorf("the directory of a living run: %v", err)
	}
}

func TestAPasswordIsMadeOnceADirectory(t *testing.T) {
	dir := t.TempDir()
	first, err := passwordOf(dir)
	if err != nil {
		t.Fatal(err)
	}
	second, err := passwordOf(dir)
	if err != nil || second != first || len(first) < 20 {
		t.Errorf("the passwords: %q, then %q (%v)", first, second, err)
	}
	other, err := passwordOf(t.TempDir())
	if err != nil || other == first {
		t.Errorf("another directory's password: %q (%v)", other, err)
	}
	info, err := os.Stat(filepath.Join(dir, "password"))
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the password's file: %v, %v; want mode 0600", info, err)
	}
}

func TestADirectoryServesOneNeo4j(t *testing.T) {
	dir := t.TempDir()
	alive, err := claimDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = alive.Close() }()
	if _, err := claimDir(dir); err == nil || !strings.Contains(err.Error(), "already running") {
		t.Errorf("a second claim: %v", err)
	}
}
