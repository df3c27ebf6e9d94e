package graph

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
)

// maxAttempts bounds how often a write is run when its outcome is unknown or another writer was first.
const maxAttempts = 5

// Edit is one action on the map: AddArea, ChangeArea, AddActor, ChangeActor, ChangeActorKind, RemoveActor, AddLink,
// ChangeLink, RemoveLink, AddIssue, ChangeIssue, RemoveIssue, Assess, AddMeeting, ChangeMeeting, RemoveMeeting, PlaceActors or Undo. Its exported fields are its input: two
// edits of one kind with the same fields are the same input.
type Edit interface {
	// name is the action, as the receipt's fingerprint knows it.
	name() string
	// needs are the ids that the edit will look at first, so that a batch fetches them at once.
	needs() []string
	// apply checks the edit against the map as the caller sees it, and only then changes w. Refusals come back as *Error
	// or Errors; any other error ends the whole write.
	apply(ctx context.Context, w *writing) (Outcome, error)
}

// Outcome is what came of one edit. Records are as they stand after it; on a CONFLICT, the current one. A repeated edit
// (the same key and input) gives the same ids and refusals, with the records as they are by now, nil where they are gone
// or no longer seen.
type Outcome struct {
	Area       *Area
	Actor      *Actor
	Link       *Link // its ends attached
	Issue      *Issue
	Assessment *Assessment
	Meeting    *Meeting
	Change     *Change // what the edit wrote, as the caller sees it; nil where nothing changed
	RemovedID  string
	UndoneID   string // the change that was taken back
	// RemovedLinks are the ids of the links that went with a removed actor, as far as the caller saw them, sorted.
	RemovedLinks []string
	Refused      Errors
}

// result is an Outcome as a receipt keeps it: ids only.
type result struct {
	Area         string   `json:"area,omitempty"`
	Actor        string   `json:"actor,omitempty"`
	Link         string   `json:"link,omitempty"`
	Issue        string   `json:"issue,omitempty"`
	Assessment   string   `json:"assessment,omitempty"`
	Meeting      string   `json:"meeting,omitempty"`
	Change       string   `json:"change,omitempty"`
	RemovedID    string   `json:"removed,omitempty"`
	UndoneID     string   `json:"undone,omitempty"`
	RemovedLinks []string `json:"removedLinks,omitempty"`
	Refused      Errors   `json:"refused,omitempty"`
}

// Do carries out one edit under the caller's idempotency key, in one transaction: all of it, or nothing but the receipt
// of its refusal. Sent again with the same input it has no further effect and gives the same answer; with other input it
// is refused with KEY_REUSED. Refusals of the edit stand in Outcome.Refused; an error is a fault or UNAVAILABLE.
func (m *Map) Do(ctx context.Context, scope Scope, key string, edit Edit) (Outcome, error) {
	var c checker
	if key = c.text("key", key, maxKey, false); key == "" && len(c.faults) == 0 {
		c.add(invalid("key.empty", "key", "Every change needs a key of its own, made by the caller, so that it can safely be sent again."))
	}
	if len(c.faults) > 0 {
		return Outcome{Refused: c.faults}, nil
	}
	outs, err := m.do(ctx, scope, key, []Edit{edit})
	if err != nil {
		return Outcome{}, err
	}
	return outs[0], nil
}

// Rehearse checks a batch as DoAll would carry it out, and writes nothing.
func (m *Map) Rehearse(ctx context.Context, scope Scope, edits []Edit) ([]Outcome, error) {
	d := &door{scope: scope, key: NewID("batch_"), edits: edits, rehearsal: true}
	err := m.store.Write(ctx, func(tx Tx) error { return d.write(ctx, tx) })
	if err != nil && !errors.Is(err, errRehearsed) {
		return nil, err
	}
	return d.outcomes, nil
}

// errRehearsed ends the transaction of a rehearsal.
var errRehearsed = errors.New("graph: rehearsed, not written")

// DoAll carries out a batch of edits as one change, in one transaction: those that are refused are left out and say why,
// the others are all done. It is the door of imports. Later edits may name what earlier ones of the batch add.
func (m *Map) DoAll(ctx context.Context, scope Scope, edits []Edit) ([]Outcome, error) {
	if len(edits) == 0 {
		return nil, nil
	}
	return m.do(ctx, scope, NewID("batch_"), edits)
}

// do carries out edits under a key; without one it leaves no receipt, and sent again they are done again.
func (m *Map) do(ctx context.Context, scope Scope, key string, edits []Edit) (_ []Outcome, err error) {
	print := ""
	if key != "" {
		if print, err = fingerprint(edits); err != nil {
			return nil, err
		}
	}
	for range maxAttempts {
		d := &door{scope: scope, key: key, print: print, edits: edits}
		switch err = m.store.Write(ctx, func(tx Tx) error { return d.write(ctx, tx) }); {
		case errors.Is(err, ErrAgain):
			continue
		case err != nil:
			return nil, err
		case d.repeated != nil:
			return m.repeat(ctx, scope, d.repeated)
		}
		return d.outcomes, nil
	}
	return nil, (&Error{Code: Unavailable, Reason: "store.busy", Message: "Other changes kept getting in the way. Nothing is lost; send this one again with the same key."}).Because(err)
}

// fingerprint is the same for the same input, and with all likelihood for no other.
func fingerprint(edits []Edit) (string, error) {
	h := sha256.New()
	for _, e := range edits {
		raw, err := json.Marshal(e)
		if err != nil {
			return "", fmt.Errorf("graph: an edit that is no JSON: %w", err)
		}
		_, _ = h.Write(append(append([]byte(e.name()), raw...), 0)) // a hash never fails
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// door is one run of a write. Write may run it several times; each run begins from nothing.
type door struct {
	scope Scope
	key   string
	print string
	edits []Edit

	rehearsal bool
	outcomes  []Outcome
	repeated  []byte // the receipt's results, where the key was used before with the same input
}

// write locks what the edits are likely to touch, and carries them out; if they turn out to touch more, it locks that
// as well and begins again within the transaction, so that everything is read after it was locked.
func (d *door) write(ctx context.Context, tx Tx) error {
	d.outcomes, d.repeated = nil, nil
	locked := map[string]bool{}
	wanted := d.guess()
	for {
		for _, id := range wanted {
			locked[id] = true
		}
		areas, err := tx.Lock(ctx, sorted(wanted))
		if err != nil {
			return err
		}
		if done, err := d.before(ctx, tx); err != nil || done {
			return err
		}
		w := newWriting(d.scope, tx, areas)
		if err := d.run(ctx, w); err != nil {
			return err
		}
		if wanted = w.unlocked(locked); len(wanted) == 0 {
			return d.finish(ctx, w)
		}
	}
}

// guess is the areas that the edits name, and where they name none, the caller's own if there is but one.
func (d *door) guess() []string {
	var out []string
	for _, e := range d.edits {
		if in, ok := e.(interface{ area() string }); ok {
			if a := d.scope.Area(in.area()); a != nil {
				out = append(out, a.ID)
			}
		}
	}
	if own := d.scope.WritableAreas(); len(out) == 0 && len(own) == 1 {
		out = own
	}
	return out
}

// before looks the key up: a repeated edit is answered from its receipt.
func (d *door) before(ctx context.Context, tx Tx) (bool, error) {
	if d.key == "" {
		return false, nil
	}
	receipt, used, err := tx.Receipt(ctx, d.account(), d.key)
	if err != nil || !used {
		return false, err
	}
	if receipt.Fingerprint != d.print {
		d.outcomes = make([]Outcome, len(d.edits))
		for i := range d.outcomes {
			d.outcomes[i].Refused = Errors{refuse(KeyReused, "key.reused", "key", "This key was used for another change. Make a new key for a new change; keep the old one only to send the same change again.")}
		}
		return true, nil
	}
	d.repeated = receipt.Result
	return true, nil
}

func (d *door) account() string {
	if a := d.scope.Account(); a != nil {
		return a.ID
	}
	return ""
}

func (d *door) run(ctx context.Context, w *writing) error {
	var ids []string
	var ties []*Link
	for _, e := range d.edits {
		ids = append(ids, e.needs()...)
		if link, ok := e.(interface{ tie() *Link }); ok {
			ties = append(ties, link.tie())
		}
	}
	if err := w.load(ctx, ids...); err != nil {
		return err
	}
	if err := w.loadTwins(ctx, ties); err != nil {
		return err
	}
	d.outcomes = make([]Outcome, len(d.edits))
	for i, e := range d.edits {
		out, err := e.apply(ctx, w)
		if refusals := Refusals(err); refusals != nil {
			out.Refused, err = refusals, nil
		}
		if err != nil {
			return err
		}
		d.outcomes[i] = out
	}
	return nil
}

func (d *door) finish(ctx context.Context, w *writing) error {
	if d.rehearsal {
		return errRehearsed
	}
	b := w.batch()
	var seen *Change
	if b.Change != nil {
		seen = w.seen(b.Change)
	}
	results := make([]result, len(d.outcomes))
	for i := range d.outcomes {
		o := &d.outcomes[i]
		if len(o.Refused) == 0 {
			o.Change = seen
		}
		results[i] = o.result()
	}
	raw, err := json.Marshal(results)
	if err != nil {
		return fmt.Errorf("graph: a receipt that is no JSON: %w", err)
	}
	b.Receipt = Receipt{AccountID: d.account(), Key: d.key, Fingerprint: d.print, Result: raw}
	return w.tx.Apply(ctx, b)
}

func (o *Outcome) result() result {
	r := result{RemovedID: o.RemovedID, UndoneID: o.UndoneID, RemovedLinks: o.RemovedLinks, Refused: o.Refused}
	if o.Area != nil {
		r.Area = o.Area.ID
	}
	if o.Actor != nil {
		r.Actor = o.Actor.ID
	}
	if o.Link != nil {
		r.Link = o.Link.ID
	}
	if o.Issue != nil {
		r.Issue = o.Issue.ID
	}
	if o.Assessment != nil {
		r.Assessment = o.Assessment.ID
	}
	if o.Meeting != nil {
		r.Meeting = o.Meeting.ID
	}
	if o.Change != nil {
		r.Change = o.Change.ID
	}
	return r
}

// repeat answers an edit that was done before: the same ids, the records as the caller sees them by now.
func (m *Map) repeat(ctx context.Context, scope Scope, raw []byte) ([]Outcome, error) {
	var results []result
	if err := json.Unmarshal(raw, &results); err != nil {
		return nil, fmt.Errorf("graph: a receipt that is no JSON: %w", err)
	}
	var ids []string
	for _, r := range results {
		for _, id := range []string{r.Actor, r.Link, r.Issue, r.Assessment, r.Meeting, r.Change} {
			if id != "" {
				ids = append(ids, id)
			}
		}
	}
	rs, err := m.store.Nodes(ctx, scope, sorted(ids))
	if err != nil {
		return nil, err
	}
	byID := map[string]Node{}
	rs.each(func(n Node) { byID[n.NodeID()] = n })
	areas, err := m.areasNow(ctx, results)
	if err != nil {
		return nil, err
	}
	outs := make([]Outcome, len(results))
	for i, r := range results {
		o := Outcome{Area: areas[r.Area], RemovedID: r.RemovedID, UndoneID: r.UndoneID, RemovedLinks: r.RemovedLinks, Refused: r.Refused}
		if k, ok := byID[r.Actor].(Kinded); ok {
			o.Actor = k.Self()
		}
		o.Link, _ = byID[r.Link].(*Link)
		o.Issue, _ = byID[r.Issue].(*Issue)
		o.Assessment, _ = byID[r.Assessment].(*Assessment)
		o.Meeting, _ = byID[r.Meeting].(*Meeting)
		o.Change, _ = byID[r.Change].(*Change)
		outs[i] = o
	}
	return outs, nil
}

// areasNow are all areas by id, those too that came after the caller's scope was made, if the results speak of one.
func (m *Map) areasNow(ctx context.Context, results []result) (map[string]*Area, error) {
	areas := map[string]*Area{}
	if !slices.ContainsFunc(results, func(r result) bool { return r.Area != "" }) {
		return areas, nil
	}
	all, err := m.store.Areas(ctx)
	if err != nil {
		return nil, err
	}
	for _, a := range all {
		areas[a.ID] = a
	}
	return areas, nil
}
