package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/allymap/allymap/graph"
)

// usage is everything that is wrong with how a command was called, told at once.
type usage []string

// Error says it all.
func (u usage) Error() string { return strings.Join(u, "; ") }

// command is one thing that the program does.
type command struct {
	name    string
	args    string // after the flags
	summary string // one line
	help    string
	run     func(ctx context.Context, p *process, c *call) error
}

// commands, in the order of the help.
func commands() []command {
	return []command{
		serveCommand, importCommand, exportCommand, accountAddCommand, accountLinkCommand, accountListCommand, accountRevokeCommand,
		demoCommand, backupCommand, healthCommand, versionCommand, helpCommand,
	}
}

// find gives the command that args begin with, and the rest of args.
func find(args []string) (command, []string, error) {
	if len(args) == 0 {
		return command{}, nil, usage{"say what to do: serve, import, export, account, demo, backup, health, version or help."}
	}
	if slices.Contains([]string{"-h", "-help", "--help"}, args[0]) {
		return helpCommand, args[1:], nil
	}
	for _, c := range commands() {
		words := strings.Fields(c.name)
		if len(args) >= len(words) && slices.Equal(args[:len(words)], words) {
			return c, args[len(words):], nil
		}
	}
	if args[0] == "account" {
		return command{}, nil, usage{"account is followed by add, link, list or revoke."}
	}
	return command{}, nil, usage{fmt.Sprintf("there is no command %q.", args[0])}
}

// call is one call of a command: its flags, and whatever is wrong with them.
type call struct {
	command command
	process *process
	args    []string

	flags  *flag.FlagSet
	faults usage
	rest   []string // what is no flag
}

func (c *call) flagSet() *flag.FlagSet {
	if c.flags == nil {
		c.flags = flag.NewFlagSet(c.command.name, flag.ContinueOnError)
		c.flags.SetOutput(io.Discard)
		c.flags.Usage = func() {}
	}
	return c.flags
}

// text is a flag with a default that the environment may give.
func (c *call) text(name, variable, otherwise, about string) *string {
	if variable != "" {
		about += " (environment: " + variable + ")"
		if v := c.process.getenv(variable); v != "" {
			otherwise = v
		}
	}
	return c.flagSet().String(name, otherwise, about)
}

// yes is a switch with a default that the environment may give.
func (c *call) yes(name, variable, about string) *bool {
	on := false
	if variable != "" {
		about += " (environment: " + variable + ")"
		if v := c.process.getenv(variable); v != "" {
			var err error
			if on, err = strconv.ParseBool(v); err != nil {
				c.fault("%s is %q; it can be true or false.", variable, v)
			}
		}
	}
	return c.flagSet().Bool(name, on, about)
}

// list is a flag that may be said several times, or once with commas.
func (c *call) list(name, about string) *[]string {
	var out []string
	c.flagSet().Func(name, about, func(v string) error {
		for _, item := range strings.Split(v, ",") {
			if item = strings.TrimSpace(item); item != "" {
				out = append(out, item)
			}
		}
		return nil
	})
	return &out
}

func (c *call) fault(format string, values ...any) {
	c.faults = append(c.faults, fmt.Sprintf(format, values...))
}

// parse reads the flags, wherever among the other arguments they stand. most bounds those others.
func (c *call) parse(most int) error {
	args := c.args
	for {
		err := c.flagSet().Parse(args)
		if errors.Is(err, flag.ErrHelp) {
			_, _ = io.WriteString(c.process.stdout, c.helpText())
			return err
		}
		if err != nil {
			c.fault("%s.", err)
			args = c.flags.Args()
			continue
		}
		if c.flags.NArg() == 0 {
			break
		}
		c.rest = append(c.rest, c.flags.Arg(0))
		args = c.flags.Args()[1:]
	}
	if len(c.rest) > most {
		c.fault("nothing is known of the argument %q.", c.rest[most])
	}
	return nil
}

// wrong is what is wrong so far, nil if nothing is.
func (c *call) wrong() error {
	if len(c.faults) == 0 {
		return nil
	}
	return c.faults
}

func (c *call) helpText() string {
	var b strings.Builder
	fmt.Fprintf(&b, "allymap %s", c.command.name)
	some := false
	c.flagSet().VisitAll(func(*flag.Flag) { some = true })
	if some {
		b.WriteString(" [flags]")
	}
	if c.command.args != "" {
		b.WriteString(" " + c.command.args)
	}
	fmt.Fprintf(&b, "\n\n%s\n", strings.TrimSpace(c.command.help))
	if some {
		b.WriteString("\nFlags:\n")
		c.flags.SetOutput(&b)
		c.flags.PrintDefaults()
		c.flags.SetOutput(io.Discard)
	}
	return b.String()
}

var helpCommand = command{
	name: "help", args: "[COMMAND]", summary: "say what there is, or all about one command",
	help: "Without a command it lists them all.",
}

func init() {
	helpCommand.run = help // help lists the commands, of which it is one
}

func help(ctx context.Context, p *process, c *call) error {
	if len(c.args) > 0 {
		about, _, err := find(c.args)
		if err != nil {
			return err
		}
		if about.name != helpCommand.name {
			return about.run(ctx, p, &call{command: about, process: p, args: []string{"-h"}})
		}
	}
	p.print("Allymap keeps a community's map of leaders, organisations, allies and the links between them.\n")
	for _, about := range commands() {
		p.print("  %-15s %s", about.name, about.summary)
	}
	p.print("\nAsk “allymap help COMMAND” for its flags.")
	return nil
}

// readable is what of an error is for a person: the refusals of the map say it themselves.
func readable(err error) string {
	var one *graph.Error
	if errors.As(err, &one) && one.Code == graph.Unavailable {
		if cause := one.Unwrap(); cause != nil {
			return fmt.Sprintf("%s (%s)", err, cause)
		}
	}
	return err.Error()
}
