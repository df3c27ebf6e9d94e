package neo4j

import (
	"context"
	"errors"
	"fmt"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/allymap/allymap/graph"
)

// current is the form of the database that this program writes and reads.
var current = len(migrations)

// migrations bring a database from one form to the next. Each statement has its own transaction (Neo4j keeps changes of
// the schema apart from those of data) and does nothing the second time, so that two servers may run them at once and a
// third may finish what a killed one began.
var migrations = [][]string{{
	"CREATE CONSTRAINT schema_id IF NOT EXISTS FOR (n:Schema) REQUIRE n.id IS UNIQUE",
	"CREATE CONSTRAINT record_id IF NOT EXISTS FOR (n:Record) REQUIRE n.id IS UNIQUE",
	"CREATE CONSTRAINT area_id IF NOT EXISTS FOR (n:Area) REQUIRE n.id IS UNIQUE",
	"CREATE CONSTRAINT area_slug IF NOT EXISTS FOR (n:Area) REQUIRE n.slug IS UNIQUE",
	"CREATE CONSTRAINT account_id IF NOT EXISTS FOR (n:Account) REQUIRE n.id IS UNIQUE",
	"CREATE CONSTRAINT account_key IF NOT EXISTS FOR (n:Account) REQUIRE n.keyHash IS UNIQUE",
	"CREATE CONSTRAINT change_id IF NOT EXISTS FOR (n:Change) REQUIRE n.id IS UNIQUE",
	"CREATE CONSTRAINT trace_id IF NOT EXISTS FOR (n:Trace) REQUIRE n.id IS UNIQUE",
	"CREATE CONSTRAINT receipt_key IF NOT EXISTS FOR (n:Receipt) REQUIRE (n.account, n.key) IS UNIQUE",
	"CREATE INDEX area_sort IF NOT EXISTS FOR (n:Area) ON (n.sort)",
	"CREATE INDEX actor_sort IF NOT EXISTS FOR (n:Actor) ON (n.area, n.sort)",
	"CREATE INDEX actor_updated IF NOT EXISTS FOR (n:Actor) ON (n.area, n.updated)",
	"CREATE INDEX leader_area IF NOT EXISTS FOR (n:Leader) ON (n.area)",
	"CREATE INDEX issue_sort IF NOT EXISTS FOR (n:Issue) ON (n.area, n.sort)",
	"CREATE INDEX assessment_date IF NOT EXISTS FOR (n:Assessment) ON (n.actor, n.date)",
	"CREATE INDEX receipt_at IF NOT EXISTS FOR (n:Receipt) ON (n.at)",
	"CREATE INDEX logged_seq IF NOT EXISTS FOR ()-[r:LOGGED]-() ON (r.area, r.seq)",
	"CREATE INDEX past_seq IF NOT EXISTS FOR ()-[r:PAST]-() ON (r.actor, r.seq)",
	// Neo4j plans a statement anew when a name in it comes to be known, and warns of it until then.
	`UNWIND ['id', 'kind', 'name', 'nameLanguage', 'otherNames', 'identifiers', 'summary', 'source', 'languages', 'tags', 'area', 'visibility',
		'jobTitle', 'contactDetails', 'classification', 'website', 'version', 'createdAt', 'updatedAt', 'createdBy', 'audience', 'sort', 'updated',
		'fold', 'names', 'strength', 'mutual', 'role', 'since', 'until', 'basis', 'note', 'title', 'description', 'status', 'actor', 'issue', 'on',
		'support', 'influence', 'roles', 'date', 'slug', 'seq', 'lock', 'areas', 'leader', 'keyHash', 'demo', 'revokedAt', 'at', 'by', 'undoes', 'n', 'before',
		'after', 'exists', 'lastChange', 'records', 'account', 'key', 'fingerprint', 'result'] AS name
	CALL db.createProperty(name)`,
	`UNWIND ['Actor', 'Organisation', 'Ally', 'Leader'] AS name
	CALL db.createLabel(name)`,
	`UNWIND ['ABOUT', 'ON', 'TOUCHED', 'END', 'LOGGED', 'PAST'] AS name
	CALL db.createRelationshipType(name)`,
	`CREATE FULLTEXT INDEX actor_names IF NOT EXISTS FOR (n:Actor) ON EACH [n.names]
		OPTIONS {indexConfig: {` + "`fulltext.analyzer`: 'whitespace'" + `}}`,
	`CREATE FULLTEXT INDEX link_id IF NOT EXISTS FOR ()-[r:KNOWS|FAMILY_OF|WORKS_WITH|ALLIED_WITH|OPPOSES|COMPETES_WITH|INFLUENCES
		|MEMBER_OF|LEADS|BOARD_OF|WORKS_FOR|VOLUNTEERS_FOR|HOLDS_OFFICE_IN|PART_OF|FUNDS|SUPPORTS_LEADER|INTRODUCED]-() ON EACH [r.id]
		OPTIONS {indexConfig: {` + "`fulltext.analyzer`: 'keyword'" + `}}`,
}, {
	`UNWIND ['leaders', 'with', 'agreed', 'nextStep', 'nextStepBy', 'due', 'doneOn', 'of', 'held'] AS name
	CALL db.createProperty(name)`,
	"CALL db.createLabel('Meeting')",
	"CALL db.createRelationshipType('HAD')",
	"CREATE INDEX had_held IF NOT EXISTS FOR ()-[r:HAD]-() ON (r.of, r.held)",
	"CREATE INDEX had_due IF NOT EXISTS FOR ()-[r:HAD]-() ON (r.of, r.due)",
}, {
	`CALL db.createProperty('noIntermediary')`,
}, {
	`UNWIND ['list', 'moment'] AS name
	CALL db.createProperty(name)`,
	`CALL db.createRelationshipType('LISTED')`,
	"CREATE INDEX listed_moment IF NOT EXISTS FOR ()-[r:LISTED]-() ON (r.list, r.moment)",
	`MATCH (c:Change)-[l:LOGGED]->(a:Area)
	UNWIND CASE WHEN c.by IS NULL THEN [''] ELSE ['', c.by] END AS author
	MERGE (c)-[r:LISTED {list: l.area + ' ' + author}]->(a)
	SET r.moment = right('00000000000000' + toString(c.at.epochMillis), 15) + right('00000000000' + toString(l.seq), 12)`,
}, {
	`MATCH (c:Change)-[:TOUCHED]->(t:Trace)
	WHERE t.id STARTS WITH 'lnk_' OR t.id STARTS WITH 'asm_' OR t.id STARTS WITH 'met_'
	MATCH (c)-[l:LOGGED]->(:Area)
	WHERE l.area = t.area
	MERGE (t)-[p:PAST {actor: t.id, seq: l.seq}]->(c)
	SET p.records = [t.id]`,
}, {
	"CREATE CONSTRAINT pass_hash IF NOT EXISTS FOR (n:Pass) REQUIRE (n.kind, n.hash) IS UNIQUE",
	"CREATE INDEX pass_account IF NOT EXISTS FOR (n:Pass) ON (n.kind, n.account)",
	"CREATE INDEX pass_end IF NOT EXISTS FOR (n:Pass) ON (n.endsAt)",
	`UNWIND ['hash', 'data', 'endsAt'] AS name
	CALL db.createProperty(name)`,
}, {
	`UNWIND ['x', 'y'] AS name
	CALL db.createProperty(name)`,
	"CALL db.createRelationshipType('PLACED')",
}}

const awaitIndexesCypher = `CALL db.awaitIndexes(300)`

const versionCypher = `
OPTIONAL MATCH (s:Schema {id: 'allymap'})
RETURN coalesce(s.version, 0)`

// version is the form that the database has; 0: it is new.
func (s *Store) version(ctx context.Context) (int, error) {
	all, err := list(ctx, s, question{statement: versionCypher, rows: 1}, (*row).number)
	if err != nil {
		return 0, err
	}
	return all[0], nil
}

func fits(version int) error {
	if version > current {
		return &graph.Error{Code: graph.Unavailable, Reason: "store.newer", Message: fmt.Sprintf(
			"The database was written by a newer version of Allymap (its form is %d, this program knows %d). Run that version or a later one.", version, current)}
	}
	if version < current {
		return &graph.Error{Code: graph.Unavailable, Reason: "store.older", Message: fmt.Sprintf(
			"The database has an older form (%d) than this program (%d). Restart the program: it brings the database up to date.", version, current)}
	}
	return nil
}

const setVersionCypher = `
MERGE (s:Schema {id: 'allymap'})
SET s.version = CASE WHEN coalesce(s.version, 0) < $version THEN $version ELSE s.version END`

// migrate brings the database up to the current form and waits until its indexes answer.
func (s *Store) migrate(ctx context.Context) error {
	// A database that never saw Allymap has no Schema to look for, and Neo4j would say so each time.
	if err := s.alone(ctx, migrations[0][0], nil); err != nil {
		return err
	}
	version, err := s.version(ctx)
	if err != nil {
		return err
	}
	if version > current {
		return fits(version)
	}
	for _, statements := range migrations[version:] {
		for _, statement := range statements {
			if err := s.alone(ctx, statement, nil); err != nil {
				return err
			}
		}
	}
	if err := s.alone(ctx, awaitIndexesCypher, nil); err != nil {
		return err
	}
	if version == current {
		return nil
	}
	return s.alone(ctx, setVersionCypher, map[string]any{"version": current})
}

// alone runs a statement that changes something and does nothing the second time, in a transaction of its own, again
// where its outcome is unknown or another server does the same just now.
func (s *Store) alone(ctx context.Context, statement string, params map[string]any) error {
	_, err := s.aloneCounting(ctx, statement, params)
	return err
}

// aloneCounting is alone for a statement of which it matters what the attempt that was committed has done.
func (s *Store) aloneCounting(ctx context.Context, statement string, params map[string]any) (did driver.Counters, err error) {
	for range 5 {
		session := s.driver.NewSession(ctx, driver.SessionConfig{DatabaseName: s.database, BookmarkManager: s.bookmarks})
		_, err = session.ExecuteWrite(ctx, func(tx driver.ManagedTransaction) (any, error) {
			result, err := tx.Run(ctx, s.text(statement), params)
			if err != nil {
				return nil, err
			}
			summary, err := result.Consume(ctx)
			if err != nil {
				return nil, err
			}
			if s.profile != nil {
				s.profile(statement, summary)
			}
			did = summary.Counters()
			return did, nil
		})
		if e := session.Close(ctx); err == nil {
			err = e
		}
		var unreached *driver.ConnectivityError
		var server *driver.Neo4jError
		switch {
		case err == nil:
			return did, nil
		case errors.As(err, &unreached):
		case errors.As(err, &server) && (takenMeanwhile[server.Code] || existsAlready[server.Code]):
		default:
			return nil, translate(err)
		}
		select {
		case <-ctx.Done():
			return nil, translate(ctx.Err())
		case <-time.After(50 * time.Millisecond):
		}
	}
	return nil, translate(err)
}

// existsAlready are the codes that IF NOT EXISTS gives back where another server was quicker by a moment.
var existsAlready = map[string]bool{
	"Neo.ClientError.Schema.EquivalentSchemaRuleAlreadyExists": true,
	"Neo.ClientError.Schema.ConstraintAlreadyExists":           true,
	"Neo.ClientError.Schema.IndexAlreadyExists":                true,
	"Neo.ClientError.Schema.IndexWithNameAlreadyExists":        true,
	"Neo.ClientError.Schema.ConstraintWithNameAlreadyExists":   true,
}
