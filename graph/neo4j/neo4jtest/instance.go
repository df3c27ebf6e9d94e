package neo4jtest

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"syscall"
	"time"
)

// Database is the one database of Neo4j Community. Sessions should name it.
const Database = "neo4j"

const (
	startTimeout = 3 * time.Minute  // 5-8 s on two idle cores
	stopTimeout  = 30 * time.Second // 2 s
)

// Server says how to reach a Neo4j.
type Server struct {
	URI      string // bolt://127.0.0.1:PORT
	Username string
	Password string
}

// Env is the environment that tells a command of the server, as NAME=value.
func (s Server) Env() []string {
	return []string{"NEO4J_URI=" + s.URI, "NEO4J_USERNAME=" + s.Username, "NEO4J_PASSWORD=" + s.Password}
}

// Options say where an instance keeps its data and how it is run.
type Options struct {
	// Dir keeps the data from one start to the next, and the password of its
	// user neo4j. Empty: a new directory in the cache, removed by Stop.
	Dir string
	// Port is Bolt's, on the loopback address. 0: one that is free.
	Port int
	// Peak lets the JVM optimise fully, for measurements and long use. Tests are
	// quicker without: the compiler would take its time from them.
	Peak bool

	archiveAtExit string
}

// Instance is a Neo4j Community that this process started.
type Instance struct {
	options   Options
	temporary bool // the directory goes with the instance
	lib       string
	java      string
	server    Server
	alive     *os.File // locked as long as this process or Neo4j uses the directory
	process   *process // nil before the first start
}

// Start starts a Neo4j and returns when it answers. The first call of all
// resolves it with Maven. An error says what is missing, or shows the end of
// Neo4j's log.
func Start(ctx context.Context, options Options) (*Instance, error) {
	java, err := findJava()
	if err != nil {
		return nil, err
	}
	lib, err := jars(ctx, java)
	if err != nil {
		return nil, err
	}
	i := &Instance{options: options, java: java, lib: lib, temporary: options.Dir == ""}
	if i.temporary {
		i.options.Dir, i.alive, err = temporaryDir(ctx)
	} else {
		i.alive, err = claimDir(options.Dir)
	}
	if err != nil {
		return nil, err
	}
	if err = i.prepare(); err == nil {
		err = i.start(ctx)
	}
	if err != nil {
		return nil, errors.Join(err, i.Stop(ctx))
	}
	return i, nil
}

// Server says how to reach the instance.
func (i *Instance) Server() Server { return i.server }

// Exited is closed when Neo4j has ended, by Stop or by itself.
func (i *Instance) Exited() <-chan struct{} { return i.process.exited }

// Stop ends Neo4j: in good order, or after 30 s by a kill. A directory that
// Start made is removed. It does its work also when ctx has ended, and a second
// time it does nothing.
func (i *Instance) Stop(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopTimeout)
	defer cancel()
	var faults []error
	if i.process != nil {
		faults = append(faults, i.process.stop(ctx))
	}
	if i.alive != nil {
		if i.temporary {
			faults = append(faults, os.RemoveAll(i.options.Dir))
		}
		faults = append(faults, i.alive.Close())
		i.alive = nil
	}
	return errors.Join(faults...)
}

// prepare chooses the password and the port and writes the configuration.
func (i *Instance) prepare() error {
	password, err := passwordOf(i.options.Dir)
	if err != nil {
		return err
	}
	if i.options.Port == 0 {
		if i.options.Port, err = freePort(); err != nil {
			return err
		}
	} else if !portFree(i.options.Port) {
		return fmt.Errorf("starting Neo4j: port %d of 127.0.0.1 is taken", i.options.Port)
	}
	i.server = Server{URI: "bolt://127.0.0.1:" + strconv.Itoa(i.options.Port), Username: "neo4j", Password: password}
	conf := filepath.Join(i.options.Dir, "conf")
	if err := os.MkdirAll(conf, 0o755); err != nil {
		return fmt.Errorf("configuring Neo4j: %w", err)
	}
	if err := os.WriteFile(filepath.Join(conf, "neo4j.conf"), []byte(configuration(i.options.Port)), 0o644); err != nil {
		return fmt.Errorf("configuring Neo4j: %w", err)
	}
	return nil
}

// configuration keeps Neo4j as it is in production, fsync and authentication
// included; only what would fill the disk or make a stop slow is smaller.
func configuration(port int) string {
	return `server.config.strict_validation.enabled=true
server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:` + strconv.Itoa(port) + `
server.http.enabled=false
dbms.usage_report.enabled=false
dbms.security.auth_enabled=true
server.memory.pagecache.size=512m
db.tx_log.preallocate=false
db.tx_log.rotation.size=32m
db.tx_log.rotation.retention_policy=keep_none
# Otherwise Bolt waits 5 s twice for threads that have nothing to do.
internal.server.bolt.thread_pool_shutdown_wait_time=1s
`
}

// passwordOf reads the directory's password, or makes one: it is written before
// Neo4j learns it, so that a start that broke off between can be taken up again.
func passwordOf(dir string) (string, error) {
	file := filepath.Join(dir, "password")
	text, err := os.ReadFile(file)
	if err == nil && len(bytes.TrimSpace(text)) > 0 {
		return string(bytes.TrimSpace(text)), nil
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", fmt.Errorf("reading Neo4j's password: %w", err)
	}
	password := rand.Text()
	if err := os.WriteFile(file, []byte(password+"\n"), 0o600); err != nil {
		return "", fmt.Errorf("keeping Neo4j's password: %w", err)
	}
	return password, nil
}

// freePort takes a port below those that the kernel gives to outgoing
// connections, so that none of these sits on it when the instance is restarted.
func freePort() (int, error) {
	for range 100 {
		var b [2]byte
		_, _ = rand.Read(b[:])
		if port := 20000 + (int(b[0])<<8|int(b[1]))%12000; portFree(port) {
			return port, nil
		}
	}
	return 0, errors.New("starting Neo4j: no free port of 127.0.0.1 found between 20000 and 32000")
}

func portFree(port int) bool {
	listener, err := net.Listen("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(port)))
	if err != nil {
		return false
	}
	return listener.Close() == nil
}

// start runs Neo4j on the prepared directory and waits until it answers. What
// does not answer is killed.
func (i *Instance) start(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, startTimeout)
	defer cancel()
	process, err := launch(i.java, arguments(i.lib, i.options), filepath.Join(i.options.Dir, outputFile), i.alive)
	if err != nil {
		return err
	}
	i.process = process
	if err := i.waitUntilReady(ctx); err != nil {
		_ = process.signal(syscall.SIGKILL)
		<-process.exited
		return fmt.Errorf("starting Neo4j %s (it needs Java 17 or 21 and about 1.5 GB of memory): %w\n%s", Version, err, logTail(i.options.Dir))
	}
	return nil
}

func arguments(lib string, options Options) []string {
	jvm := []string{"-Xms256m", "-Xmx1g", "-XX:+UseSerialGC"}
	if !options.Peak {
		jvm = append(jvm, "-XX:TieredStopAtLevel=1")
	}
	if options.archiveAtExit != "" {
		jvm = append(jvm, "-XX:ArchiveClassesAtExit="+options.archiveAtExit)
	} else if _, err := os.Stat(archiveOf(lib)); err == nil {
		jvm = append(jvm, "-XX:SharedArchiveFile="+archiveOf(lib))
	}
	for _, name := range []string{"java.nio", "java.io", "sun.nio.ch", "java.util.concurrent"} {
		jvm = append(jvm, "--add-opens=java.base/"+name+"=ALL-UNNAMED")
	}
	return append(jvm, "-cp", filepath.Join(lib, "*"), "org.neo4j.server.CommunityEntryPoint",
		"--home-dir="+options.Dir, "--config-dir="+filepath.Join(options.Dir, "conf"))
}
