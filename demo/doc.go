// Package demo fills an empty map with an invented community, so that a newcomer has something to ask about: four areas of
// about sixty actors, the links between them, issues, where everybody stands on them, and whom the leaders met. It is the
// same at every run, but for times, keys and the days of meetings, which are counted from the week in which it is filled;
// and every record of it is marked: the tag “demo”, the source or the note “Invented for the demo”.
//
// The tables in data say who and what there is; this package draws from them with a fixed seed. Nobody in them is real:
// the councils are made of paper, and the consulate is Ruritania's.
package demo
