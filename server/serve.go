package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"strconv"
	"time"

	"github.com/allymap/allymap/graph"
)

// Bounds of a connection. A question is answered within the API's own deadline, which is shorter than writeTimeout.
const (
	headerTimeout = 5 * time.Second
	readTimeout   = 15 * time.Second
	writeTimeout  = 30 * time.Second
	idleTimeout   = 2 * time.Minute
	maxHeader     = 16 << 10
	drainTimeout  = 10 * time.Second
)

const defaultListen = "127.0.0.1:8080"

var serveCommand = command{
	name: "serve", summary: "answer the API until told to stop", run: serve,
	help: `
Serves the map: the client at /, the API at /graphql, /healthz (this process lives), /readyz (the map answers) and, with
-dev, GraphiQL at /graphiql. It listens on this host alone unless told otherwise; put a proxy with TLS in front for everybody else, and say
with -public what address people open: over https, cookies never travel another way. It logs
one JSON line an event on standard error, without names or texts. SIGTERM or SIGINT end it: it takes no new requests,
finishes those under way within 10 seconds, and closes the map.

NEO4J_USERNAME and NEO4J_PASSWORD say who it is to a Neo4j.`,
}

func serve(ctx context.Context, p *process, c *call) error {
	store := c.storeFlag()
	listen := c.text("listen", "ALLYMAP_LISTEN", defaultListen, "the `HOST:PORT` to listen on")
	public := c.publicFlag()
	dev := c.yes("dev", "ALLYMAP_DEV", "serve GraphiQL and answer introspection: for development")
	get := c.yes("get", "ALLYMAP_GET", "answer queries by GET too, whose texts end up in logs of proxies")
	webDir := c.text("web-dir", "", "", "a checkout's `web folder`, bundled anew when a page is loaded and something in it has changed: to work on the client")
	if err := c.parse(0); err != nil {
		return err
	}
	at := c.placeOf(*store)
	c.checkListen(*listen)
	address := c.publicOf(*public, *listen)
	if err := c.wrong(); err != nil {
		return err
	}
	log := slog.New(slog.NewJSONHandler(p.stderr, nil))
	if exposed(*listen) && address.Scheme != "https" {
		log.Warn("what is asked and answered, keys and sessions too, can be read on the way: put a proxy with TLS in front, and say its address with -public https://HOST", "listen", *listen)
	}
	return at.with(ctx, func(store graph.Store) error {
		handler, err := newHandler(store, httpOptions{dev: *dev, get: *get, webDir: *webDir, public: address, log: log})
		if err != nil {
			return err
		}
		return listenAndServe(ctx, *listen, handler, log)
	})
}

func (c *call) checkListen(address string) {
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		c.fault("-listen %q is no address; write HOST:PORT, such as %s.", address, defaultListen)
		return
	}
	if _, err := strconv.ParseUint(port, 10, 16); err != nil {
		c.fault("-listen %q has no port from 0 to 65535 after the colon.", address)
	}
	if host == "" {
		c.fault("-listen %q names no host; write 127.0.0.1 for this host alone, or 0.0.0.0 for every network it is in.", address)
	}
}

// listenAndServe serves until ctx is done, and then drains.
func listenAndServe(ctx context.Context, address string, handler http.Handler, log *slog.Logger) error {
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", address)
	if err != nil {
		return fmt.Errorf("listening on %s: %w", address, err)
	}
	server := &http.Server{
		Handler: handler, ReadHeaderTimeout: headerTimeout, ReadTimeout: readTimeout, WriteTimeout: writeTimeout, IdleTimeout: idleTimeout,
		MaxHeaderBytes: maxHeader, ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}
	served := make(chan error, 1)
	go func() { served <- server.Serve(listener) }()
	log.Info("listening", "address", listener.Addr().String(), "version", versionText())
	select {
	case err := <-served:
		return fmt.Errorf("serving: %w", err)
	case <-ctx.Done():
	}
	log.Info("draining")
	draining, cancel := context.WithTimeout(context.WithoutCancel(ctx), drainTimeout)
	defer cancel()
	if err := server.Shutdown(draining); err != nil {
		log.Warn("requests were cut off", "after", drainTimeout.String())
		return errors.Join(server.Close(), errSaid)
	}
	log.Info("drained")
	return nil
}
