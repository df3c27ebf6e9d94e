package main

import (
	"context"
	"errors"
	"sync"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/allymap/allymap/graph/neo4j"
)

// statement is what the store sent to Neo4j.
type statement struct {
	text   string
	params map[string]any
}

// statements notes what the store sends between begin and end.
type statements struct {
	mu   sync.Mutex
	sent []statement
}

func (s *statements) note(text string, params map[string]any) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.sent = append(s.sent, statement{text, params})
}

func (s *statements) begin() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.sent = nil
}

func (s *statements) end() []statement {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.sent
}

// bareDriver is the driver with nothing of ours above it.
type bareDriver struct {
	driver   driver.DriverWithContext
	database string
}

func openBare(ctx context.Context, c neo4j.Config) (*bareDriver, error) {
	d, err := driver.NewDriverWithContext(c.URI, driver.BasicAuth(c.Username, c.Password, ""))
	if err != nil {
		return nil, err
	}
	return &bareDriver{driver: d, database: "neo4j"}, d.VerifyConnectivity(ctx)
}

func (b *bareDriver) close(ctx context.Context) error { return b.driver.Close(ctx) }

// run puts the statements one after the other and takes every row.
func (b *bareDriver) run(ctx context.Context, replay []statement) error {
	if len(replay) == 0 {
		return errors.New("the store was not seen to ask anything")
	}
	for _, st := range replay {
		session := b.driver.NewSession(ctx, driver.SessionConfig{DatabaseName: b.database, AccessMode: driver.AccessModeRead, FetchSize: driver.FetchAll})
		res, err := session.Run(ctx, st.text, st.params)
		if err == nil {
			for res.Next(ctx) {
				_ = res.Record()
			}
			err = res.Err()
		}
		if cerr := session.Close(ctx); err == nil {
			err = cerr
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// empty makes room: what an earlier run of this command left, and nothing else, may be in the database.
func (b *bareDriver) empty(ctx context.Context) error {
	session := b.driver.NewSession(ctx, driver.SessionConfig{DatabaseName: b.database})
	res, err := session.Run(ctx, `MATCH (n) WHERE NOT n:Schema AND NOT n:AllymapTest WITH count(n) AS n RETURN n > 0 AS full, exists { (:Area {slug: 'whole'}) } AS ours`, nil)
	if err == nil {
		var rec *driver.Record
		if rec, err = res.Single(ctx); err == nil {
			if rec.Values[0] == true && rec.Values[1] != true {
				err = errors.New("this Neo4j holds something that this command did not write; give it an empty one")
			} else {
				_, err = session.Run(ctx, `MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS`, nil)
			}
		}
	}
	return errors.Join(err, session.Close(ctx))
}
