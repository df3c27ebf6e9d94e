// Command allymap serves the map, and is what its operator works with: imports and exports, accounts, the demo, backups.
//
// It is the only package that knows that there are two stores. It knows how a process begins and ends, what is configured
// and what a person at a terminal reads; it knows no rule of the map.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Getenv, os.Stdout, os.Stderr))
}

// What the process says with its exit status.
const (
	done   = 0
	failed = 1
	misled = 2 // asked for wrongly: nothing was tried
)

// process is what a command has of the world.
type process struct {
	getenv func(string) string
	stdout io.Writer
	stderr io.Writer
}

// say writes a line for a person; where nobody can be told, nothing else can be done either.
func (p *process) say(format string, values ...any) {
	_, _ = fmt.Fprintf(p.stderr, format+"\n", values...)
}

func (p *process) print(format string, values ...any) {
	_, _ = fmt.Fprintf(p.stdout, format+"\n", values...)
}

// errSaid ends a command that has told already what went wrong.
var errSaid = errors.New("server: said")

// run is the whole program, so that tests call it too. It ends when the command is done or ctx is.
func run(ctx context.Context, args []string, getenv func(string) string, stdout, stderr io.Writer) int {
	p := &process{getenv: getenv, stdout: stdout, stderr: stderr}
	c, rest, err := find(args)
	if err == nil {
		err = c.run(ctx, p, &call{command: c, process: p, args: rest})
	}
	var faults usage
	switch {
	case err == nil, errors.Is(err, flag.ErrHelp):
		return done
	case errors.Is(err, errSaid):
		return failed
	case errors.As(err, &faults):
		for _, f := range faults {
			p.say("allymap: %s", f)
		}
		p.say("Ask “allymap help” or “allymap help COMMAND” for what can be said here.")
		return misled
	}
	p.say("allymap: %s", readable(err))
	return failed
}
