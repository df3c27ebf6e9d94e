package demo

import (
	"embed"
	"encoding/csv"
	"fmt"
	"strings"
)

//go:embed data/*.csv
var files embed.FS

// record is one row of a table, by column.
type record map[string]string

// read gives the rows of a table in data. The tables are part of the program, so a broken one is a fault of the program.
func read(name string) ([]record, error) {
	file, err := files.Open("data/" + name + ".csv")
	if err != nil {
		return nil, fmt.Errorf("demo: %w", err)
	}
	defer func() { _ = file.Close() }() // of memory
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("demo: %s: %w", name, err)
	}
	var out []record
	for _, row := range rows[1:] {
		r := record{}
		for i, column := range rows[0] {
			r[column] = row[i]
		}
		out = append(out, r)
	}
	return out, nil
}

// tables are all that is told of the community.
type tables struct {
	areas, names, organisations, people, told, ties, issues, meetings []record
}

func readTables() (*tables, error) {
	t := &tables{}
	for name, into := range map[string]*[]record{
		"areas": &t.areas, "names": &t.names, "organisations": &t.organisations, "people": &t.people,
		"told": &t.told, "ties": &t.ties, "issues": &t.issues, "meetings": &t.meetings,
	} {
		rows, err := read(name)
		if err != nil {
			return nil, err
		}
		*into = rows
	}
	return t, nil
}

func parts(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, "|")
}
