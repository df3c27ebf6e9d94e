package main

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"strings"
	"time"

	"github.com/allymap/allymap/graph"
	"github.com/allymap/allymap/graph/neo4j"
	"github.com/allymap/allymap/graph/sqlite"
)

// openTimeout bounds the opening of a store: migrations of a large file, or a Neo4j that is starting.
const openTimeout = 2 * time.Minute

const defaultStore = "sqlite:allymap.db"

// storeFlag is the flag by which every command is told where the map is.
func (c *call) storeFlag() *string {
	return c.text("store", "ALLYMAP_STORE", defaultStore, "where the map is: sqlite:`PATH`, neo4j://HOST or bolt://HOST (neo4j+s, bolt+s with TLS)")
}

// place is where a map is kept.
type place struct {
	path  string       // of a file of SQLite
	neo4j neo4j.Config // otherwise
}

// placeOf reads an address and notes all that is wrong with it. Neo4j's user and password come from the environment
// alone: a flag is seen by everybody on the host.
func (c *call) placeOf(address string) place {
	scheme, rest, _ := strings.Cut(address, ":")
	switch scheme {
	case "sqlite":
		if rest == "" {
			c.fault("-store %q names no file; write sqlite:PATH.", address)
		}
		return place{path: rest}
	case "neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc":
		return c.neo4jOf(address)
	}
	c.fault("-store %q is of no kind that is known; write sqlite:PATH, neo4j://HOST or bolt://HOST.", address)
	return place{}
}

func (c *call) neo4jOf(address string) place {
	config := neo4j.Config{URI: address, Username: c.process.getenv("NEO4J_USERNAME"), Password: c.process.getenv("NEO4J_PASSWORD")}
	u, err := url.Parse(address)
	switch {
	case err != nil || u.Host == "" || strings.Trim(u.Path, "/") != "":
		c.fault("-store names no host of a Neo4j; write neo4j://HOST or neo4j://HOST:PORT.")
	case u.User != nil:
		c.fault("-store holds a user or a password, which everybody on this host could read; set NEO4J_USERNAME and NEO4J_PASSWORD instead.")
	}
	if config.Username == "" {
		c.fault("NEO4J_USERNAME is not set.")
	}
	if config.Password == "" {
		c.fault("NEO4J_PASSWORD is not set.")
	}
	return place{neo4j: config}
}

// open opens the store.
func (p place) open(ctx context.Context) (graph.Store, error) {
	ctx, cancel := context.WithTimeout(ctx, openTimeout)
	defer cancel()
	if p.path != "" {
		store, err := sqlite.Open(ctx, p.path)
		if err != nil {
			return nil, fmt.Errorf("the map in %s cannot be opened: %w", p.path, err)
		}
		return store, nil
	}
	store, err := neo4j.Open(ctx, p.neo4j)
	if err != nil {
		return nil, fmt.Errorf("the map in %s cannot be opened: %w", p.neo4j.URI, err)
	}
	return store, nil
}

// with opens the store for one command and closes it afterwards.
func (p place) with(ctx context.Context, f func(graph.Store) error) error {
	store, err := p.open(ctx)
	if err != nil {
		return err
	}
	err = f(store)
	if closing := store.Close(); err == nil {
		err = closing
	}
	return err
}

// withExisting is with for commands that make no map: a mistyped path is told, not filled with an empty one.
func (p place) withExisting(ctx context.Context, f func(graph.Store) error) error {
	if p.path != "" {
		if _, err := os.Stat(p.path); err != nil {
			return fmt.Errorf("there is no map in %s", p.path)
		}
	}
	return p.with(ctx, f)
}
