package neo4jtest

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

const (
	emptyTimeout = 5 * time.Minute
	// atOnce is how many records one transaction deletes before batches are kinder
	// to the heap.
	atOnce = 5000
)

// Fresh hands out the server with a database in which there is nothing: no data,
// no constraint, no index (but Neo4j's own, of labels and types). A store's Open
// makes them all again: [Emptied] is quicker where that is not the point.
//
// The marker stays, one node (:AllymapTest {id: 'marker'}) by which these tests
// know a database that they may empty. In one that holds anything and has no
// marker nothing is touched, and the test fails.
func Fresh(tb testing.TB) Server {
	tb.Helper()
	return handOut(tb, true)
}

// Emptied is [Fresh], but constraints and indexes stay as earlier tests made them, and with them the one node by which a
// store knows that they are there, so that opening it is quick.
func Emptied(tb testing.TB) Server {
	tb.Helper()
	return handOut(tb, false)
}

func handOut(tb testing.TB, schemaToo bool) Server {
	tb.Helper()
	shared.Lock()
	defer shared.Unlock()
	open(tb)
	hold(tb)
	ctx, cancel := context.WithTimeout(tb.Context(), emptyTimeout)
	defer cancel()
	if err := empty(ctx, shared.driver, schemaToo); err != nil {
		tb.Fatal(err)
	}
	return shared.server
}

const holdingsCypher = `
	RETURN EXISTS { (:AllymapTest {id: 'marker'}) } AS marked,
	       COUNT { () } AS nodes,
	       COUNT { ()-[]->() } AS links`

const markCypher = `CREATE (:AllymapTest {id: 'marker'})`

// claim marks an empty database as these tests' own, and refuses one that holds
// anything and is not marked.
func claim(ctx context.Context, driver neo4j.DriverWithContext) error {
	session := driver.NewSession(ctx, neo4j.SessionConfig{DatabaseName: Database})
	defer func() { _ = session.Close(ctx) }()
	_, err := holdings(ctx, session)
	return err
}

// holdings counts what is to be deleted, in a database that is ours.
func holdings(ctx context.Context, session neo4j.SessionWithContext) (records int64, err error) {
	rows, err := rowsOf(ctx, session, holdingsCypher)
	if err != nil {
		return 0, fmt.Errorf("looking into the tests' Neo4j: %w", err)
	}
	marked, nodes, links := rows[0][0].(bool), rows[0][1].(int64), rows[0][2].(int64)
	if marked {
		return nodes - 1 + links, nil
	}
	schema, err := schemaOf(ctx, session)
	if err != nil {
		return 0, err
	}
	if nodes > 0 || len(schema.constraints)+len(schema.indexes) > 0 {
		return 0, fmt.Errorf("the Neo4j of %s is not these tests' own and was left alone: it holds %d nodes, %d relationships, %d constraints and %d indexes, "+
			"and no (:AllymapTest {id: 'marker'}); name a Neo4j that may be emptied, or unset %[1]s to have one started",
			uriVariable, nodes, links, len(schema.constraints), len(schema.indexes))
	}
	if _, err := rowsOf(ctx, session, markCypher); err != nil {
		return 0, fmt.Errorf("marking the tests' Neo4j: %w", err)
	}
	return 0, nil
}

// The marker has no relationships, nor has what says of which form the schema is, so these spare them.
const (
	deleteAllCypher = `MATCH (n) WHERE NOT n:AllymapTest AND NOT n:Schema DETACH DELETE n`

	deleteLinksCypher = `MATCH ()-[r]->() CALL (r) { DELETE r } IN TRANSACTIONS OF 20000 ROWS`
	deleteNodesCypher = `MATCH (n) WHERE NOT n:AllymapTest AND NOT n:Schema CALL (n) { DELETE n } IN TRANSACTIONS OF 20000 ROWS`
)

// empty leaves the marker, and the schema unless schemaToo.
func empty(ctx context.Context, driver neo4j.DriverWithContext, schemaToo bool) error {
	session := driver.NewSession(ctx, neo4j.SessionConfig{DatabaseName: Database})
	defer func() { _ = session.Close(ctx) }()
	records, err := holdings(ctx, session)
	if err != nil {
		return err
	}
	var statements []string
	switch {
	case records > atOnce:
		statements = []string{deleteLinksCypher, deleteNodesCypher}
	case records > 0:
		statements = []string{deleteAllCypher}
	}
	for _, cypher := range statements {
		// Run by itself: batches make their own transactions.
		if _, err := rowsOf(ctx, session, cypher); err != nil {
			return fmt.Errorf("emptying the tests' Neo4j: %w", err)
		}
	}
	if !schemaToo {
		return nil
	}
	return dropSchema(ctx, session)
}

type schema struct{ constraints, indexes []string }

const (
	constraintsCypher = `SHOW CONSTRAINTS YIELD name`
	// A constraint's own index goes with it.
	indexesCypher = `SHOW INDEXES YIELD name, type, owningConstraint WHERE type <> 'LOOKUP' AND owningConstraint IS NULL RETURN name`

	deleteFormCypher     = `MATCH (n:Schema) DELETE n`
	dropConstraintCypher = `DROP CONSTRAINT $name`
	dropIndexCypher      = `DROP INDEX $name`
)

func schemaOf(ctx context.Context, session neo4j.SessionWithContext) (schema, error) {
	var s schema
	for cypher, names := range map[string]*[]string{constraintsCypher: &s.constraints, indexesCypher: &s.indexes} {
		rows, err := rowsOf(ctx, session, cypher)
		if err != nil {
			return s, fmt.Errorf("reading the schema of the tests' Neo4j: %w", err)
		}
		for _, row := range rows {
			*names = append(*names, row[0].(string))
		}
	}
	return s, nil
}

// dropSchema drops everything in one transaction, a commit being what costs, after what says that it is there.
func dropSchema(ctx context.Context, session neo4j.SessionWithContext) error {
	if _, err := rowsOf(ctx, session, deleteFormCypher); err != nil {
		return fmt.Errorf("emptying the tests' Neo4j: %w", err)
	}
	s, err := schemaOf(ctx, session)
	if err != nil {
		return err
	}
	if len(s.constraints)+len(s.indexes) == 0 {
		return nil
	}
	_, err = session.ExecuteWrite(ctx, func(tx neo4j.ManagedTransaction) (any, error) {
		for cypher, names := range map[string][]string{dropConstraintCypher: s.constraints, dropIndexCypher: s.indexes} {
			for _, name := range names {
				result, err := tx.Run(ctx, cypher, map[string]any{"name": name})
				if err != nil {
					return nil, err
				}
				if _, err := result.Consume(ctx); err != nil {
					return nil, err
				}
			}
		}
		return len(s.constraints) + len(s.indexes), nil
	})
	if err != nil {
		return fmt.Errorf("dropping the schema of the tests' Neo4j: %w", err)
	}
	return nil
}

func rowsOf(ctx context.Context, session neo4j.SessionWithContext, cypher string) ([][]any, error) {
	result, err := session.Run(ctx, cypher, nil)
	if err != nil {
		return nil, err
	}
	records, err := result.Collect(ctx)
	rows := make([][]any, 0, len(records))
	for _, record := range records {
		rows = append(rows, record.Values)
	}
	return rows, err
}
