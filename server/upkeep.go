package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"runtime"
	"runtime/debug"
	"time"

	"github.com/allymap/allymap/demo"
	"github.com/allymap/allymap/graph"
	"github.com/allymap/allymap/graph/sqlite"
)

var demoCommand = command{
	name: "demo", summary: "fill an empty map with an invented community", run: demoFill,
	help: `
Fills an empty map with four areas and an invented community, plainly marked as such, and prints one key a role, and a link
that opens the client once a server runs. On a map that has it already it leaves the map as it is, and prints new keys in
place of the former ones. A map with anything else in it is refused.`,
}

func demoFill(ctx context.Context, p *process, c *call) error {
	address := c.storeFlag()
	public := c.publicFlag()
	if err := c.parse(0); err != nil {
		return err
	}
	at := c.placeOf(*address)
	server := c.publicOf(*public, c.listening())
	if err := c.wrong(); err != nil {
		return err
	}
	return at.with(ctx, func(store graph.Store) error {
		out, err := demo.Fill(ctx, store)
		if err != nil {
			return err
		}
		if out.Filled {
			p.say("Filled the map: %d actors, %d links, %d issues, %d assessments, %d meetings. All of it is invented.", out.Actors, out.Links, out.Issues, out.Assessments, out.Meetings)
		} else {
			p.say("The demo is there already and stays as it is. Its former keys have ended.")
		}
		for _, k := range out.Keys {
			where := "in all areas"
			if k.Area != nil {
				where = "in " + k.Area.Name
			}
			p.print("%-11s %s: %s", k.Account.Role, where, k.Key)
		}
		p.print("")
		p.print("Serve it:  allymap serve -store %s -dev", *address)
		p.print("Ask:       %s/graphiql, with one of the keys; or, who can introduce us to the leader of Boston's council:", server)
		p.print("%s", demo.Curl(server.String()+"/graphql", out.Keys[0].Key))
		// The leader sees most at once: a whole area, what they keep to themselves, what they promised, whom to meet.
		leader := out.Keys[0].Account
		link, err := newLink(ctx, store, leader.ID, server)
		if err != nil {
			return err
		}
		p.print("")
		p.print("Another link, when this one was used or its %d minutes are over:  allymap account link -store %s -for %q", int(linkLifetime.Minutes()), *address, leader.Name)
		p.print("The map, signed in as %s:", leader.Name)
		p.print("%s", link)
		return nil
	})
}

var backupCommand = command{
	name: "backup", args: "FILE", summary: "write a whole copy of a map in SQLite, while it is in use", run: backup,
	help: `
Writes the map as it is at this moment into a new file, while the server goes on. Copying the map's own file is no backup: it
may be in the middle of a write. A Neo4j is backed up with its own tools: see “Run it in earnest” in README.md.`,
}

func backup(ctx context.Context, p *process, c *call) error {
	store := c.storeFlag()
	if err := c.parse(1); err != nil {
		return err
	}
	at := c.placeOf(*store)
	if len(c.rest) == 0 {
		c.fault("name the file to write.")
	}
	if len(c.faults) == 0 && at.path == "" {
		c.fault("backup writes copies of maps in SQLite. A Neo4j is backed up with its own tools: see “Run it in earnest” in README.md.")
	}
	if err := c.wrong(); err != nil {
		return err
	}
	return at.withExisting(ctx, func(store graph.Store) error {
		file, ok := store.(*sqlite.Store)
		if !ok {
			return errors.New("this store writes no backups")
		}
		if err := file.Backup(ctx, c.rest[0]); err != nil {
			return err
		}
		p.say("Written to %s.", c.rest[0])
		return nil
	})
}

var healthCommand = command{
	name: "health", summary: "ask a running server whether its map answers", run: health,
	help: "Asks the server at -listen whether it is ready: exit status 0 if so. For containers, which have no other way to ask.",
}

func health(ctx context.Context, p *process, c *call) error {
	listen := c.text("listen", "ALLYMAP_LISTEN", defaultListen, "the `HOST:PORT` that the server listens on")
	if err := c.parse(0); err != nil {
		return err
	}
	c.checkListen(*listen)
	if err := c.wrong(); err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, 2*readyTimeout)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+reachable(*listen)+"/readyz", nil)
	if err != nil {
		return err
	}
	client := &http.Client{Transport: &http.Transport{Proxy: nil}, Timeout: time.Minute}
	answer, err := client.Do(request)
	if err != nil {
		return fmt.Errorf("the server does not answer: %w", err)
	}
	text, err := io.ReadAll(io.LimitReader(answer.Body, 1<<10))
	if err = errors.Join(err, answer.Body.Close()); err != nil {
		return fmt.Errorf("the server does not answer: %w", err)
	}
	if answer.StatusCode != http.StatusOK {
		return fmt.Errorf("the server answers %s: %s", answer.Status, text)
	}
	p.print("ready")
	return nil
}

var versionCommand = command{
	name: "version", summary: "say which version this is", run: sayVersion,
	help: "Says which version this is, and which Go made it.",
}

func sayVersion(_ context.Context, p *process, c *call) error {
	if err := c.parse(0); err != nil {
		return err
	}
	if err := c.wrong(); err != nil {
		return err
	}
	p.print("allymap %s (%s %s/%s)", versionText(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return nil
}

// version is set by a release's build.
var version = ""

// versionText is the version, or the commit that this was built of.
func versionText() string {
	if version != "" {
		return version
	}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" {
			return s.Value
		}
	}
	return info.Main.Version
}
