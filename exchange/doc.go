// Package exchange reads and writes the files that people keep a map in: our own five tables (actors.csv, links.csv,
// issues.csv, assessments.csv, meetings.csv) and Popolo JSON. An import is read whole, matched with the map, rehearsed over the map and
// only then written, through the same door as every other change.
//
// It knows formats, encodings and how a row finds its record. It knows no rule of the map: what a name may hold or between
// whom a link may run is graph's to say, and its words are passed on with file, line and column.
//
// # Tables
//
// The first row names the columns, in any order and case; a column that is not known is told by count. Cells are separated
// by comma, semicolon or tab; text is UTF-8, UTF-16, or a Windows code page (detected, and said). An empty cell never blanks
// a field. The columns:
//
//	actors.csv       id, kind, name, nameLanguage, otherNames, identifiers, summary, source, languages, tags, visibility,
//	                 jobTitle, contactDetails, noIntermediary, classification, website
//	links.csv        id, type, from, to, strength, mutual, role, since, until, basis, source, note, visibility, fromArea, toArea
//	issues.csv       id, title, description, status, visibility
//	assessments.csv  id, actor, issue, on, support, influence, roles, note, visibility, actorArea
//	meetings.csv     id, kind, on, leaders, with, agreed, nextStep, nextStepBy, due, doneOn, note, visibility
//
// A cell of several values separates them by a pipe: ally|school. Within one value, otherNames are name@language,
// identifiers scheme:value, contactDetails type:value or type:value;label. A backslash takes the meaning from the character
// after it (\| is a pipe, \\ a backslash). fromArea, toArea and actorArea name the area of a far end that is in another one; leaders
// and with name such an actor as id@area.
//
// A cell that a spreadsheet would take for a formula (it begins with = + - @, a tab or a carriage return) is written with an
// apostrophe before it, which reading takes off again.
//
// # What matches
//
// An id in our own form stays the id where it is free, and matches the record of the area that has it. Any other id of an
// actor is kept as one of its identifiers, under the scheme that was given, and matches the actor of the area that holds it.
// A link matches by its id, else by type, ends and since; an issue by its id, else by its title; an assessment by its id,
// else by all that it says; a meeting by its id, else by who was there and when. What matches is changed in the fields that the file fills, or is unchanged.
package exchange
