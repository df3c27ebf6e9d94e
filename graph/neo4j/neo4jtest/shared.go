package neo4jtest

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// The address of a server that is there already, and the lock that the processes
// which share it take turns by.
const (
	uriVariable  = "NEO4J_URI"
	lockVariable = "ALLYMAP_NEO4J_LOCK"
)

// lockTimeout bounds the wait for other packages where the test has no deadline.
const lockTimeout = 30 * time.Minute

// shared is what the tests of one process have in common: a test binary has one
// Neo4j, as it has one standard output.
var shared struct {
	sync.Mutex
	main     bool // Main will give all of this back
	tried    bool
	err      error // of the only try; 150 cases need not each wait for a failure
	server   Server
	instance *Instance // nil where the environment named a server
	driver   neo4j.DriverWithContext
	lock     *os.File
	holder   string // the test that the database was handed to last, while it runs
}

// Main runs a package's tests and then stops the Neo4j that they started, and
// lets the next package have the one that they share. TestMain calls it.
func Main(m *testing.M) {
	shared.Lock()
	shared.main = true
	shared.Unlock()
	m.Run()
	if err := release(context.Background()); err != nil {
		fmt.Fprintln(os.Stderr, "neo4jtest:", err)
	}
}

func release(ctx context.Context) error {
	shared.Lock()
	defer shared.Unlock()
	var faults []error
	if shared.driver != nil {
		faults = append(faults, shared.driver.Close(ctx))
	}
	if shared.instance != nil {
		faults = append(faults, shared.instance.Stop(ctx))
	}
	if shared.lock != nil {
		faults = append(faults, shared.lock.Close())
	}
	return errors.Join(faults...)
}

// Shared hands out the package's server with whatever earlier tests left in it.
// It fails the test if the database holds anything of other people's.
//
// The first call waits until no other test process uses the server, and keeps
// them away until this process ends.
func Shared(tb testing.TB) Server {
	tb.Helper()
	shared.Lock()
	defer shared.Unlock()
	open(tb)
	if err := claim(tb.Context(), shared.driver); err != nil {
		tb.Fatal(err)
	}
	return shared.server
}

// lock takes this process's turn with a server that others use too, and keeps it
// until the process ends. Its caller has locked shared.
func lock(tb testing.TB) {
	tb.Helper()
	path := lockPath()
	if shared.lock != nil || path == "" {
		return
	}
	ctx, cancel := context.WithTimeout(tb.Context(), lockTimeout)
	defer cancel()
	if t, ok := tb.(interface{ Deadline() (time.Time, bool) }); ok {
		if deadline, ok := t.Deadline(); ok {
			ctx, cancel = context.WithDeadline(ctx, deadline.Add(-time.Second))
			defer cancel()
		}
	}
	began := time.Now()
	file, err := waitForLock(ctx, path)
	if err != nil {
		tb.Fatalf("another package's tests kept Neo4j for %s: %v", time.Since(began).Round(time.Second), err)
	}
	shared.lock = file
	if waited := time.Since(began); waited > time.Second {
		tb.Logf("waited %s for another package's turn with Neo4j", waited.Round(time.Second))
	}
}

// lockPath is one for all processes that use one server, and empty where this
// process has its own.
func lockPath() string {
	if path := os.Getenv(lockVariable); path != "" {
		return path
	}
	uri := os.Getenv(uriVariable)
	if uri == "" {
		return ""
	}
	return filepath.Join(os.TempDir(), fmt.Sprintf("allymap-neo4j-%.8x.lock", sha256.Sum256([]byte(uri))))
}

// open makes the server and its driver ready, once.
func open(tb testing.TB) {
	tb.Helper()
	if !shared.main {
		tb.Fatal("this package lacks: func TestMain(m *testing.M) { neo4jtest.Main(m) }")
	}
	if !shared.tried {
		lock(tb)
		shared.tried = true
		shared.err = openOnce(context.WithoutCancel(tb.Context()))
	}
	if shared.err != nil {
		tb.Fatal(shared.err)
	}
}

func openOnce(ctx context.Context) error {
	server := Server{URI: os.Getenv(uriVariable), Username: os.Getenv("NEO4J_USERNAME"), Password: os.Getenv("NEO4J_PASSWORD")}
	if server.URI == "" {
		instance, err := Start(ctx, Options{})
		if err != nil {
			return err
		}
		shared.instance, server = instance, instance.Server()
	}
	driver, err := connect(server, server.Password)
	if err != nil {
		return err
	}
	shared.driver, shared.server = driver, server
	ctx, cancel := context.WithTimeout(ctx, 20*time.Second)
	defer cancel()
	if err := driver.VerifyConnectivity(ctx); err != nil {
		return fmt.Errorf("reaching the Neo4j that the tests use, at %s: %w", server.URI, err)
	}
	return nil
}

// hold notes whose turn it is within the process. One database cannot serve two
// tests at once; a test's own subtests may ask again, in their turn.
func hold(tb testing.TB) {
	tb.Helper()
	name := tb.Name()
	former := shared.holder
	if former != "" && former != name && !strings.HasPrefix(name, former+"/") {
		tb.Fatalf("%s still has the one database of Neo4j: tests that use it cannot be parallel", former)
	}
	if former == name {
		return
	}
	shared.holder = name
	tb.Cleanup(func() {
		shared.Lock()
		defer shared.Unlock()
		if shared.holder == name {
			shared.holder = former
		}
	})
}
