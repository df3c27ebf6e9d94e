package neo4jtest

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

// Version is the Neo4j Community that is started.
const Version = "5.26.28"

// resolveTimeout bounds the first download: about 120 MB, 20 s on a quick line.
const resolveTimeout = 15 * time.Minute

// pom names the two artifacts that make a server. Both are needed: the first
// alone brings Bolt and the server, but no Cypher.
const pom = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>allymap</groupId><artifactId>neo4jtest</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>org.neo4j.app</groupId><artifactId>neo4j-server</artifactId><version>` + Version + `</version></dependency>
    <dependency><groupId>org.neo4j</groupId><artifactId>neo4j</artifactId><version>` + Version + `</version></dependency>
  </dependencies>
</project>
`

// CacheDir is where the jars and the data directories are kept: ALLYMAP_NEO4J_CACHE,
// or .cache/neo4j in the repository that the working directory lies in.
func CacheDir() (string, error) {
	if dir := os.Getenv("ALLYMAP_NEO4J_CACHE"); dir != "" {
		return filepath.Abs(dir)
	}
	wd, err := os.Getwd()
	if err != nil {
		return "", fmt.Errorf("where to keep Neo4j: %w", err)
	}
	for dir := wd; ; dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return filepath.Join(dir, ".cache", "neo4j"), nil
		}
		if dir == filepath.Dir(dir) {
			return "", fmt.Errorf("where to keep Neo4j: no go.mod above %s; set ALLYMAP_NEO4J_CACHE to a directory", wd)
		}
	}
}

// findJava prefers JAVA_HOME, as Maven does.
func findJava() (string, error) {
	name := "java"
	if home := os.Getenv("JAVA_HOME"); home != "" {
		name = filepath.Join(home, "bin", "java")
	}
	java, err := exec.LookPath(name)
	if err != nil {
		return "", fmt.Errorf("no Java found; Neo4j needs 17 or 21: install one (Debian: apt-get install openjdk-17-jre-headless), "+
			"or set NEO4J_URI to a Neo4j that these tests may empty: %w", err)
	}
	return java, nil
}

// jars resolves Neo4j once and returns the directory of its jars. The directory
// appears by a rename, so that a broken download never looks whole, and under a
// lock, so that of two processes one downloads and the other waits for it.
func jars(ctx context.Context, java string) (string, error) {
	cache, err := CacheDir()
	if err != nil {
		return "", err
	}
	whole := filepath.Join(cache, Version)
	lib := filepath.Join(whole, "lib")
	if _, err := os.Stat(lib); err == nil {
		return lib, nil
	}
	mvn, err := exec.LookPath("mvn")
	if err != nil {
		return "", fmt.Errorf("no Maven found, which resolves Neo4j: install it (Debian: apt-get install maven), "+
			"or set NEO4J_URI to a Neo4j that these tests may empty: %w", err)
	}
	if err := os.MkdirAll(cache, 0o755); err != nil {
		return "", fmt.Errorf("making Neo4j's cache: %w", err)
	}
	ctx, cancel := context.WithTimeout(ctx, resolveTimeout)
	defer cancel()
	lock, err := waitForLock(ctx, filepath.Join(cache, "resolve.lock"))
	if err != nil {
		return "", fmt.Errorf("waiting for another process to resolve Neo4j: %w", err)
	}
	defer func() { _ = lock.Close() }()
	if _, err := os.Stat(lib); err == nil {
		return lib, nil
	}
	if err := resolve(ctx, mvn, cache, whole); err != nil {
		return "", err
	}
	_ = train(ctx, java, lib)
	return lib, nil
}

// resolve fills the directory whole. The caller holds the lock, so what earlier,
// broken attempts left can go.
func resolve(ctx context.Context, mvn, cache, whole string) error {
	left, err := filepath.Glob(filepath.Join(cache, "resolving-*"))
	if err != nil {
		return fmt.Errorf("looking for broken downloads of Neo4j: %w", err)
	}
	for _, dir := range left {
		if err := os.RemoveAll(dir); err != nil {
			return fmt.Errorf("removing a broken download of Neo4j: %w", err)
		}
	}
	dir, err := os.MkdirTemp(cache, "resolving-*")
	if err != nil {
		return fmt.Errorf("resolving Neo4j: %w", err)
	}
	defer func() { _ = os.RemoveAll(dir) }()
	file := filepath.Join(dir, "pom.xml")
	if err := os.WriteFile(file, []byte(pom), 0o644); err != nil {
		return fmt.Errorf("resolving Neo4j: %w", err)
	}
	fmt.Fprintf(os.Stderr, "resolving Neo4j %s with Maven: 120 MB and about a minute, the first time only\n", Version)
	cmd := exec.CommandContext(ctx, mvn, "-q", "-B", "-f", file, "dependency:copy-dependencies",
		"-DincludeScope=runtime", "-DoutputDirectory="+filepath.Join(dir, "lib"))
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("resolving Neo4j %s with Maven (it needs a Maven repository at the first run): %w\n%s", Version, err, tail(out))
	}
	if _, err := os.Stat(filepath.Join(dir, "lib", "neo4j-server-"+Version+".jar")); err != nil {
		return fmt.Errorf("resolving Neo4j: Maven ended well but brought no server: %w", err)
	}
	if err := os.Chmod(dir, 0o755); err != nil {
		return fmt.Errorf("resolving Neo4j: %w", err)
	}
	if err := os.Rename(dir, whole); err != nil {
		return fmt.Errorf("resolving Neo4j: %w", err)
	}
	return nil
}
