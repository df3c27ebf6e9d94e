package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/allymap/allymap/exchange"
	"github.com/allymap/allymap/graph"
)

var importCommand = command{
	name: "import", args: "FILE...", summary: "take files into an area's map", run: importFiles,
	help: `
Reads actors.csv, links.csv, issues.csv, assessments.csv, meetings.csv and Popolo JSON into an area, which is made if it is missing. All
files of one import are read together, so that links find their actors. Everything is checked before anything is written;
what is refused is told with file, line and reason, and the rest is not lost. The same files again change nothing.

An id in our own form (act_ and 22 letters or digits) stays the id where it is free. Any other id is kept as an identifier
under -scheme, by which a second load finds its actor again. An empty cell never blanks a field. A record that a person
changed since it was last imported is told and left as it is, unless -overwrite.

The columns, and how a cell holds several values, are in the README. Exit status 1: something was refused.`,
}

func importFiles(ctx context.Context, p *process, c *call) error {
	store := c.storeFlag()
	o := exchange.Options{}
	area := c.text("area", "", "", "the `SLUG` of the area; made if there is none")
	areaName := c.text("area-name", "", "", "the name of a new area; otherwise made of its slug")
	scheme := c.text("scheme", "", "csv", "the scheme under which ids that are not ours are kept")
	encoding := c.text("encoding", "", "", "what the files are in, where it is not told right: "+strings.Join(exchange.Encodings(), ", "))
	overwrite := c.yes("overwrite", "", "write over what people changed since the last import")
	dryRun := c.yes("dry-run", "", "only say what it would do")
	leaveOut := c.list("leave-out", "the `ID`s of organisations of a Popolo file that are none, such as its “Independent”")
	if err := c.parse(1 << 16); err != nil {
		return err
	}
	at := c.placeOf(*store)
	if *area == "" {
		c.fault("-area is missing: the slug of the area.")
	}
	if len(c.rest) == 0 {
		c.fault("name at least one file.")
	}
	if err := c.wrong(); err != nil {
		return err
	}
	o.Area, o.AreaName, o.Scheme, o.Encoding, o.LeaveOut = *area, *areaName, *scheme, *encoding, *leaveOut
	o.Overwrite, o.DryRun = *overwrite, *dryRun
	o.Progress = func(done, total int) {
		if total > done || done > longFile {
			p.say("%d of %d records written", done, total)
		}
	}
	return at.with(ctx, func(store graph.Store) error {
		report, err := exchange.Load(ctx, store, c.rest, o)
		var fault *exchange.FileError
		if errors.As(err, &fault) {
			return fmt.Errorf("%s. Nothing was written", strings.TrimRight(err.Error(), "."))
		}
		if err != nil {
			return err
		}
		p.tell(report)
		if len(report.Refused) > 0 {
			return errSaid
		}
		return nil
	})
}

// longFile is from how many records on an import tells how far it is.
const longFile = 500

// tell prints what an import did.
func (p *process) tell(r *exchange.Report) {
	switch {
	case r.AreaMade && r.DryRun:
		p.print("A dry run: nothing was written. The area %s would be made.", r.Area)
	case r.DryRun:
		p.print("A dry run: nothing was written to %s.", r.Area)
	case r.AreaMade:
		p.print("The area %s was made.", r.Area)
	}
	w := tabwriter.NewWriter(p.stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	_, _ = fmt.Fprintln(w, "\tcreated\tchanged\tunchanged\t") // a terminal that is gone is nobody's loss
	for _, n := range []string{"actors", "issues", "links", "assessments", "meetings"} {
		t := r.Tally[n]
		_, _ = fmt.Fprintf(w, "%s\t%d\t%d\t%d\t\n", n, t.Created, t.Changed, t.Unchanged)
	}
	_ = w.Flush()
	p.list("refused:", len(r.Refused), func(i int) string { return r.Refused[i].String() })
	p.list("left for later:", len(r.Waiting), func(i int) string { return r.Waiting[i].String() })
	p.list("not taken (the map has no place for it, or must not hold it):", len(r.NotTaken), func(i int) string {
		return fmt.Sprintf("%6d  %s", r.NotTaken[i].N, r.NotTaken[i].What)
	})
	for _, note := range r.Notes {
		p.print("Note: %s", note)
	}
	p.print("%d refused.", len(r.Refused))
}

func (p *process) list(title string, n int, line func(int) string) {
	if n == 0 {
		return
	}
	p.print("%s", title)
	for i := range n {
		p.print("  %s", line(i))
	}
}

var exportCommand = command{
	name: "export", args: "DIR", summary: "write an area's map into files", run: exportFiles,
	help: `
Writes actors.csv, links.csv, issues.csv, assessments.csv and meetings.csv of an area into a directory, as import reads them: every record
but the PRIVATE ones, which it counts. Links that belong to other areas are in the exports of those. The files hold personal
data: only their owner can read them.`,
}

func exportFiles(ctx context.Context, p *process, c *call) error {
	store := c.storeFlag()
	area := c.text("area", "", "", "the `SLUG` of the area")
	force := c.yes("force", "", "write over files that are there")
	if err := c.parse(1); err != nil {
		return err
	}
	at := c.placeOf(*store)
	if *area == "" {
		c.fault("-area is missing: the slug of the area.")
	}
	if len(c.rest) == 0 {
		c.fault("name the directory to write into.")
	}
	if err := c.wrong(); err != nil {
		return err
	}
	return at.withExisting(ctx, func(store graph.Store) error {
		out, err := exchange.Export(ctx, store, c.rest[0], exchange.ExportOptions{Area: *area, Force: *force})
		if err != nil {
			return err
		}
		for _, n := range []string{"actors", "issues", "links", "assessments", "meetings"} {
			p.print("%6d %s", out.Written[n], n)
		}
		p.print("%d PRIVATE records were left out.", out.Private)
		if out.FarEnds > 0 {
			p.print("%d of the links, assessments and meetings name an actor of another area: import that area as well.", out.FarEnds)
		}
		if out.Elsewhere > 0 {
			p.print("%d links that end here belong to other areas, and are in their exports.", out.Elsewhere)
		}
		return nil
	})
}
