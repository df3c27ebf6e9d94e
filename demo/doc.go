// Package demo fills an empty map with an invented community, so that a newcomer has something to ask about: four areas of
// about sixty actors, the links between them, issues, and where everybody stands on them. It is the same at every run,
// times and keys apart, and every record of it is marked: the tag “demo” and the source “Invented for the demo”.
//
// The tables in data say who and what there is; this package draws from them with a fixed seed. Nobody in them is real:
// the councils are made of paper, and the consulate is Ruritania's.
package demo
