package main

import (
	"debug/elf"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"

	"github.com/compose-spec/compose-go/v2/cli"
	"github.com/compose-spec/compose-go/v2/types"
)

func compose(t *testing.T, env ...string) (*types.Project, error) {
	t.Helper()
	o, err := cli.NewProjectOptions([]string{filepath.Join("..", "docker-compose.yml")}, cli.WithWorkingDirectory(".."), cli.WithEnv(env), cli.WithConsistency(true))
	if err != nil {
		t.Fatal(err)
	}
	return o.LoadProject(t.Context())
}

func TestTheComposeFileIsWhole(t *testing.T) {
	if _, err := compose(t); err == nil || !strings.Contains(err.Error(), "NEO4J_PASSWORD") {
		t.Errorf("without a password: %v", err)
	}
	p, err := compose(t, "NEO4J_PASSWORD=for this test")
	if err != nil {
		t.Fatal(err)
	}
	server, database := p.Services["server"], p.Services["neo4j"]
	if database.HealthCheck == nil || server.HealthCheck == nil || server.DependsOn["neo4j"].Condition != types.ServiceConditionHealthy {
		t.Error("a health check is missing, or nobody waits for it")
	}
	if len(database.Volumes) != 1 || database.Volumes[0].Type != types.VolumeTypeVolume || len(p.Volumes) != 1 {
		t.Errorf("the data is in %v of %v", database.Volumes, p.Volumes)
	}
	if len(database.Ports) != 0 || len(server.Ports) != 1 || server.Ports[0].HostIP != "127.0.0.1" {
		t.Errorf("ports: %v, %v", database.Ports, server.Ports)
	}
	// The server takes what it is told there.
	env := map[string]string{"ALLYMAP_LISTEN": "0.0.0.0:8080"}
	for name, value := range server.Environment {
		env[name] = *value
	}
	c := &call{process: &process{getenv: func(name string) string { return env[name] }}}
	if c.placeOf(*c.storeFlag()); len(c.faults) > 0 {
		t.Error(c.faults)
	}
}

func TestTheImageIsOneStaticFileForNobodyInParticular(t *testing.T) {
	raw, err := os.ReadFile(filepath.Join("..", "Dockerfile"))
	if err != nil {
		t.Fatal(err)
	}
	text := string(raw)
	for _, want := range []string{"CGO_ENABLED=0", "\nFROM scratch\n", "\nUSER 65532:65532\n", "\nHEALTHCHECK ", `CMD ["/allymap", "health"]`, `ENTRYPOINT ["/allymap"]`} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing", want)
		}
	}
	module, err := os.ReadFile(filepath.Join("..", "go.mod"))
	if err != nil {
		t.Fatal(err)
	}
	if version := regexp.MustCompile(`(?m)^go (\d+\.\d+)`).FindStringSubmatch(string(module)); version == nil || !strings.Contains(text, "FROM golang:"+version[1]+" ") {
		t.Errorf("the image is not built with the module's Go %v", version)
	}
	if runtime.GOOS != "linux" {
		return
	}
	file, err := elf.Open(binary(t))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	for _, p := range file.Progs {
		if p.Type == elf.PT_INTERP {
			t.Error("the binary needs a loader")
		}
	}
}
