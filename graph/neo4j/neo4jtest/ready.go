package neo4jtest

import (
	"context"
	"errors"
	"fmt"
	"net"
	"strconv"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/config"
)

const changePasswordCypher = `ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $password`

// connect opens a driver that fails rather than waits: who polls wants to know.
func connect(server Server, password string) (neo4j.DriverWithContext, error) {
	driver, err := neo4j.NewDriverWithContext(server.URI, neo4j.BasicAuth(server.Username, password, ""), func(c *config.Config) {
		c.SocketConnectTimeout = 5 * time.Second
		c.ConnectionAcquisitionTimeout = 20 * time.Second
		c.MaxTransactionRetryTime = 10 * time.Second
		c.TelemetryDisabled = true
	})
	if err != nil {
		return nil, fmt.Errorf("reaching Neo4j at %s: %w", server.URI, err)
	}
	return driver, nil
}

// waitUntilReady returns when the database answers under the directory's
// password. A new directory's user still has the password neo4j: it is changed.
func (i *Instance) waitUntilReady(ctx context.Context) error {
	var last error
	err := poll(ctx, 100*time.Millisecond, func() (bool, error) {
		select {
		case <-i.process.exited:
			return false, fmt.Errorf("it ended by itself: %w", i.process.err)
		default:
		}
		if conn, err := net.DialTimeout("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(i.options.Port)), time.Second); err != nil {
			return false, nil
		} else if err := conn.Close(); err != nil {
			return false, err
		}
		last = ask(ctx, i.server, i.server.Password, Database, "RETURN 1", nil)
		if !isUnauthorized(last) {
			return last == nil, nil
		}
		err := ask(ctx, i.server, "neo4j", "system", changePasswordCypher, map[string]any{"password": i.server.Password})
		if isUnauthorized(err) {
			return false, fmt.Errorf("the password in %s is not the one of its data: %w", i.options.Dir, err)
		}
		return false, nil
	})
	if err != nil {
		return errors.Join(err, last)
	}
	return nil
}

// ask runs one statement on a connection of its own.
func ask(ctx context.Context, server Server, password, database, cypher string, parameters map[string]any) (err error) {
	ctx, cancel := context.WithTimeout(ctx, 20*time.Second)
	defer cancel()
	driver, err := connect(server, password)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, driver.Close(ctx)) }()
	session := driver.NewSession(ctx, neo4j.SessionConfig{DatabaseName: database})
	defer func() { err = errors.Join(err, session.Close(ctx)) }()
	result, err := session.Run(ctx, cypher, parameters)
	if err != nil {
		return err
	}
	_, err = result.Consume(ctx)
	return err
}

func isUnauthorized(err error) bool {
	var fault *neo4j.Neo4jError
	return errors.As(err, &fault) && fault.Code == "Neo.ClientError.Security.Unauthorized"
}
