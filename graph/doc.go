// Package graph is the map itself: leaders, organisations and allies, the links between them, the issues they work
// on and where everybody stands. It holds the nouns, their rules, who may see what, the one door for writes, the
// walks over the map, and the contract that a store keeps.
//
// It knows no database, no network and no GraphQL. Whatever two databases would decide differently is decided here,
// once:
//
//   - ids are a prefix and 128 random bits, made here or by a client (text.go);
//   - times are UTC with millisecond precision, taken from the clock of the store inside the transaction;
//   - text is compared by its folded form (text.go), and every order is one sort key that ends in an id, compared
//     byte by byte; so no list depends on a collation, and no key is ever absent;
//   - an absent value is nil or empty, never a zero that could be mistaken for one;
//   - who sees a record is its audience, one key set at every write (scope.go).
//
// Two stores may differ in speed and in nothing else: graphtest holds the suite that both pass.
package graph
