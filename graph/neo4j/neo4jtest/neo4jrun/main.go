// Command neo4jrun runs a command beside a Neo4j of its own:
//
//	neo4jrun [-peak] -- go test ./...
//
// starts a Neo4j on a new, empty data directory, runs the command with NEO4J_URI,
// NEO4J_USERNAME, NEO4J_PASSWORD and ALLYMAP_NEO4J_LOCK in its environment, stops
// Neo4j and ends with the command's status. Where NEO4J_URI is set already, it
// starts nothing and runs the command against that.
//
//	neo4jrun -dev [-port 7687] [-data DIR]
//
// starts one to develop against, keeps its data, and stops at Ctrl-C.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"

	"github.com/allymap/allymap/graph/neo4j/neo4jtest"
)

func main() {
	status, err := run(context.Background(), os.Args[1:], os.Getenv, os.Stdout, os.Stderr)
	if err != nil && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(os.Stderr, "neo4jrun:", err)
	}
	os.Exit(status)
}

// run returns the status to end with: the command's own, 1 for a fault of ours,
// 2 for a wrong call.
func run(ctx context.Context, args []string, getenv func(string) string, stdout, stderr io.Writer) (int, error) {
	flags := flag.NewFlagSet("neo4jrun", flag.ContinueOnError)
	flags.SetOutput(stderr)
	dev := flags.Bool("dev", false, "start one to develop against, and keep its data")
	port := flags.Int("port", 7687, "with -dev: Bolt's port")
	data := flags.String("data", "", "with -dev: the directory of its data (default dev in the cache)")
	peak := flags.Bool("peak", false, "let the JVM optimise fully, for measurements (-dev always does)")
	if err := flags.Parse(args); err != nil {
		return 2, err
	}
	command := flags.Args()
	switch {
	case *dev && len(command) == 0:
		if err := develop(ctx, *port, *data, stdout); err != nil {
			return 1, err
		}
		return 0, nil
	case *dev:
		return 2, errors.New("-dev runs no command")
	case len(command) == 0:
		return 2, errors.New("say which command to run: neo4jrun -- COMMAND ARGS, or neo4jrun -dev")
	case getenv("NEO4J_URI") != "":
		return child(ctx, command, nil, stdout, stderr)
	}
	return beside(ctx, command, neo4jtest.Options{Peak: *peak}, stdout, stderr)
}

// beside starts a Neo4j for the command and stops it after.
func beside(ctx context.Context, command []string, options neo4jtest.Options, stdout, stderr io.Writer) (status int, err error) {
	starting, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	instance, err := neo4jtest.Start(starting, options)
	if err != nil {
		return 1, err
	}
	defer func() {
		if fault := instance.Stop(ctx); fault != nil {
			status, err = max(status, 1), errors.Join(err, fault)
		}
	}()
	lock, err := os.CreateTemp("", "allymap-neo4j-*.lock")
	if err != nil {
		return 1, fmt.Errorf("making the lock that packages take turns by: %w", err)
	}
	defer func() { _ = os.Remove(lock.Name()) }()
	if err := lock.Close(); err != nil {
		return 1, fmt.Errorf("making the lock that packages take turns by: %w", err)
	}
	return child(ctx, command, append(instance.Server().Env(), "ALLYMAP_NEO4J_LOCK="+lock.Name()), stdout, stderr)
}

// child runs the command and passes signals on to its whole process group: go
// test dies of a SIGTERM without telling the test binaries. Having left the
// terminal's group, it gets a Ctrl-C once, and no standard input.
func child(ctx context.Context, command, env []string, stdout, stderr io.Writer) (int, error) {
	signals := make(chan os.Signal, 4)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	defer signal.Stop(signals)
	cmd := exec.CommandContext(ctx, command[0], command[1:]...)
	cmd.Stdout, cmd.Stderr = stdout, stderr
	cmd.Env = append(os.Environ(), env...)
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if err := cmd.Start(); err != nil {
		return 127, fmt.Errorf("running %s: %w", command[0], err)
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	for {
		select {
		case s := <-signals:
			_ = syscall.Kill(-cmd.Process.Pid, s.(syscall.Signal))
		case err := <-ended:
			return statusOf(cmd, err)
		}
	}
}

// statusOf tells a signal's death as shells do.
func statusOf(cmd *exec.Cmd, err error) (int, error) {
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		return 1, fmt.Errorf("running %s: %w", cmd.Path, err)
	}
	if wait, ok := cmd.ProcessState.Sys().(syscall.WaitStatus); ok && wait.Signaled() {
		return 128 + int(wait.Signal()), nil
	}
	return cmd.ProcessState.ExitCode(), nil
}

// develop keeps a Neo4j running until a signal comes.
func develop(ctx context.Context, port int, data string, stdout io.Writer) error {
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	cache, err := neo4jtest.CacheDir()
	if err != nil {
		return err
	}
	if data == "" {
		data = filepath.Join(cache, "dev")
	}
	if data, err = filepath.Abs(data); err != nil {
		return fmt.Errorf("where to keep the data: %w", err)
	}
	instance, err := neo4jtest.Start(ctx, neo4jtest.Options{Dir: data, Port: port, Peak: true})
	if err != nil {
		return err
	}
	if _, err := fmt.Fprintf(stdout, "export %s\n# Neo4j %s keeps its data in %s; Ctrl-C stops it.\n",
		strings.Join(instance.Server().Env(), "\nexport "), neo4jtest.Version, data); err != nil {
		return errors.Join(fmt.Errorf("telling the environment to use: %w", err), instance.Stop(ctx))
	}
	select {
	case <-ctx.Done():
		return instance.Stop(ctx)
	case <-instance.Exited():
		return errors.Join(fmt.Errorf("the Neo4j on %s ended by itself; its logs are there", data), instance.Stop(ctx))
	}
}
