// Package neo4jtest gives tests a real Neo4j: it starts Neo4j Community without
// Docker, from the jars that Maven resolves and the Java at hand, and hands out
// its one database, emptied, to one test at a time.
//
// A package that uses it hands its tests over to [Main]:
//
//	func TestMain(m *testing.M) { neo4jtest.Main(m) }
//
// and each case asks [Fresh] or [Emptied] for the database. Where NEO4J_URI is
// set, that server is used, and only if it holds nothing but what these tests
// left there; otherwise the test process starts one for itself. The command
// neo4jrun starts one for a whole run of `go test ./...`; packages that share a
// server take turns by a file lock, a whole package at a time.
//
// What is missing (Java, Maven, the network at the first run) fails the tests
// with a sentence that says what to install; nothing is skipped.
//
// The package knows nothing of the map: it imports neither graph nor its stores,
// so that a fault in those cannot hide here.
package neo4jtest
