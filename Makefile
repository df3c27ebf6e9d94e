# Everything that a newcomer or CI needs: `make run` and `make test`.
.PHONY: run test lint generate vendor neo4j bench bench-web build release pictures clean

GO ?= go
# One version, here, so that everybody lints alike.
LINT = github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0
NEO4J = $(GO) run ./graph/neo4j/neo4jtest/neo4jrun

# The main job: build, fill ./demo.db if it is new, print a link that opens the client and how to ask the first question, and
# serve it. Needs Go alone.
run: build
	./allymap demo -store sqlite:demo.db
	./allymap serve -store sqlite:demo.db -dev

build:
	CGO_ENABLED=0 $(GO) build -trimpath -o allymap ./server

# The same for others to run: one static file that carries the client ready-made, and no bundler.
release:
	$(GO) run ./web/webbuild
	CGO_ENABLED=0 $(GO) build -trimpath -tags webdist -ldflags="-s -w" -o allymap ./server

# Every test, race detector on, against SQLite and against a real Neo4j that is started here (or NEO4J_URI, where set).
test:
	$(NEO4J) -- $(GO) run ./testrun

lint:
	$(GO) run $(LINT) run ./...

# The server's half of the API, from schema.graphqls and gqlgen.yml, and the types of the client's questions. Committed, never edited.
generate:
	$(GO) tool gqlgen generate
	cd web && npm ci --no-audit --no-fund --loglevel=error && npx graphql-codegen --config codegen.ts

# The client's libraries, copied from npm into web/vendor. Committed, never edited.
vendor:
	cd web && npm ci --no-audit --no-fund --loglevel=error
	$(GO) run ./web/webvendor

# A Neo4j to develop against, until Ctrl-C: it prints the environment to use.
neo4j:
	$(NEO4J) -dev

# Writes BENCHMARKS.md.
bench:
	$(NEO4J) -peak -- $(GO) run ./benchrun

# Prints what the drawn map costs a browser, and fails where that is more than was promised: node and Debian's chromium (or
# CHROMIUM), this machine, now.
bench-web: build
	cd web && npm ci --no-audit --no-fund --loglevel=error
	cd web/browser && ALLYMAP=$(CURDIR)/allymap CHROMIUM=$${CHROMIUM:-$$(command -v chromium)} node --test --test-reporter=spec bench.mjs

# The pictures of README.md, of the demo in a browser. Look at them before they are committed.
pictures: build
	cd web && npm ci --no-audit --no-fund --loglevel=error
	mkdir -p docs
	cd web/browser && ALLYMAP=$(CURDIR)/allymap CHROMIUM=$${CHROMIUM:-$$(command -v chromium)} node --test pictures.mjs

clean:
	rm -rf allymap demo.db demo.db-wal demo.db-shm web/dist
