package neo4jtest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"syscall"
)

// outputFile is what Neo4j's process prints, in its directory; its logs proper
// are in logs/ beside it.
const outputFile = "neo4j.out"

// process is a running child.
type process struct {
	cmd    *exec.Cmd
	exited chan struct{}
	err    error // of the end; read it after exited is closed
}

// launch starts the command, which inherits alive and so keeps its lock.
//
// Linux sends the parent-death signal when the thread that forked ends, not when
// the process does. So one goroutine keeps its thread from the start of the
// child to its end.
func launch(java string, args []string, output string, alive *os.File) (*process, error) {
	out, err := os.OpenFile(output, os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o644)
	if err != nil {
		return nil, fmt.Errorf("starting Neo4j: %w", err)
	}
	cmd := exec.Command(java, args...)
	cmd.Stdout, cmd.Stderr = out, out
	cmd.ExtraFiles = []*os.File{alive}
	cmd.SysProcAttr = childOfOurs()
	p := &process{cmd: cmd, exited: make(chan struct{})}
	started := make(chan error)
	go func() {
		runtime.LockOSThread()
		defer func() { _ = out.Close() }()
		err := cmd.Start()
		started <- err
		if err != nil {
			return
		}
		p.err = cmd.Wait()
		close(p.exited)
	}()
	if err := <-started; err != nil {
		return nil, fmt.Errorf("starting Neo4j: %w", err)
	}
	return p, nil
}

// signal reaches the process while it lives; after that it does nothing.
func (p *process) signal(s os.Signal) error {
	err := p.cmd.Process.Signal(s)
	if errors.Is(err, os.ErrProcessDone) {
		return nil
	}
	return err
}

// stop asks the process to end, and kills it when ctx ends first.
func (p *process) stop(ctx context.Context) error {
	if err := p.signal(syscall.SIGTERM); err != nil {
		return fmt.Errorf("stopping Neo4j: %w", err)
	}
	select {
	case <-p.exited:
		return nil
	case <-ctx.Done():
	}
	if err := p.signal(syscall.SIGKILL); err != nil {
		return fmt.Errorf("killing Neo4j: %w", err)
	}
	<-p.exited
	return nil
}

// logTail is the end of all that Neo4j told in the directory.
func logTail(dir string) string {
	var told bytes.Buffer
	for _, name := range []string{outputFile, filepath.Join("logs", "neo4j.log")} {
		text, err := os.ReadFile(filepath.Join(dir, name))
		if err == nil && len(text) > 0 {
			fmt.Fprintf(&told, "-- the end of %s:\n%s\n", name, tail(text))
		}
	}
	if told.Len() == 0 {
		return "It told nothing."
	}
	return told.String()
}

// tail is the last 30 lines.
func tail(text []byte) []byte {
	lines := bytes.Split(bytes.TrimSpace(text), []byte("\n"))
	return bytes.Join(lines[max(0, len(lines)-30):], []byte("\n"))
}
