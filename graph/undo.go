package graph

import (
	"context"
	"slices"
	"strings"
)

// Undo takes a change back, by a new change: what was added goes, what was changed is as it was, what was removed is
// back, with whatever went with it. It is refused if one of the records that the caller sees moved since.
type Undo struct {
	Change string
}

func (e Undo) name() string { return "undo" }

func (e Undo) needs() []string { return []string{e.Change} }

func (e Undo) apply(ctx context.Context, w *writing) (Outcome, error) {
	change, ok := w.record(e.Change).(*Change)
	if !ok {
		return Outcome{}, absent("change", "change", e.Change)
	}
	u := &undoing{w: w, change: change, past: map[string]Node{}}
	if err := u.look(ctx); err != nil {
		return Outcome{}, err
	}
	seen := u.seen()
	if len(seen) == 0 {
		return Outcome{}, absent("change", "change", e.Change)
	}
	if err := u.refused(ctx, seen); err != nil {
		return Outcome{}, err
	}
	w.undoes = &change.ID
	return Outcome{UndoneID: change.ID}, u.takeBack(ctx)
}

// undoing is one change about to be taken back.
type undoing struct {
	w      *writing
	change *Change
	past   map[string]Node // each record that the change speaks of, as it was last on the map
}

// look loads the records of the change, what they refer to, and what hangs on those that were added.
func (u *undoing) look(ctx context.Context) error {
	var ids []string
	for _, r := range u.change.Records {
		ids = append(ids, r.RecordID)
		for _, raw := range [][]byte{r.Before, r.After} {
			if n := decode(r.RecordID, raw); n != nil {
				u.past[r.RecordID] = n
				ids = append(ids, tracedOf(n).endIDs...)
			}
		}
	}
	if err := u.w.load(ctx, ids...); err != nil {
		return err
	}
	return u.remember(ctx, sorted(ids))
}

// remember finds the records that went by a later change as they were last: who sees them is asked of that, and not of
// what they were when this change was made.
func (u *undoing) remember(ctx context.Context, ids []string) error {
	var gone, changes []string
	for _, id := range ids {
		if t, was := u.w.traces[id]; was && u.w.record(id) == nil && t.LastChange != u.change.ID {
			gone, changes = append(gone, id), append(changes, t.LastChange)
		}
	}
	if err := u.w.load(ctx, changes...); err != nil {
		return err
	}
	for i, id := range gone {
		last, ok := u.w.record(changes[i]).(*Change)
		if !ok {
			continue
		}
		for _, r := range last.Records {
			if n := decode(id, r.Before); r.RecordID == id && n != nil {
				u.past[id] = n
			}
		}
	}
	return nil
}

// latest is a record as it stands, or as it was last.
func (u *undoing) latest(id string) Node {
	if n := u.w.record(id); n != nil {
		return n
	}
	if n, ok := u.past[id]; ok {
		return n
	}
	return nil
}

// seen is those records of the change that the caller sees.
func (u *undoing) seen() []*RecordChange {
	sees := func(id string) bool {
		n := u.latest(id)
		return n != nil && u.w.scope.Sees(tracedOf(n).audience)
	}
	var out []*RecordChange
	for _, r := range u.change.Records {
		ok := sees(r.RecordID)
		if n := u.latest(r.RecordID); ok {
			for _, end := range tracedOf(n).endIDs {
				ok = ok && sees(end)
			}
		}
		if ok {
			out = append(out, r)
		}
	}
	return out
}

// refused says why the caller may not take the change back: no right to write there, or something moved since. What
// came or went with its actor or its issue needs no right of its own: it took none when it came or went.
func (u *undoing) refused(ctx context.Context, seen []*RecordChange) error {
	var c checker
	for _, r := range seen {
		n := u.latest(r.RecordID)
		if _, area := n.(*Area); area {
			if err := u.w.mayManage(); err != nil {
				return err
			}
			if r.Kind == Added {
				return invalid("undo.area", "change", "An area that was added cannot be taken back; change its name instead.")
			}
		}
		if err := u.w.mayWrite(tracedOf(n).areaID, "change"); err != nil && !u.follows(r) {
			return err
		}
		if u.w.traces[r.RecordID].LastChange != u.change.ID {
			c.add(refuse(Conflict, "undo.moved", "change", "%s was changed again since. Undo the later change first, or change it by hand.", r.RecordID))
			continue
		}
		if err := u.gained(ctx, r, &c); err != nil {
			return err
		}
		if err := u.fitsBack(ctx, r, &c); err != nil {
			return err
		}
	}
	for _, e := range c.faults {
		e.Field = []string{"change"} // all that there is in the input
	}
	return c.err()
}

// follows says whether a record came or went with one that it hangs on.
func (u *undoing) follows(r *RecordChange) bool {
	return slices.ContainsFunc(tracedOf(u.latest(r.RecordID)).endIDs, func(end string) bool {
		return r.Kind != Changed && u.did(r.Kind, end)
	})
}

// did says whether the change did this to a record, which nothing has touched since.
func (u *undoing) did(kind ChangeKind, id string) bool {
	return u.w.traces[id].LastChange == u.change.ID && slices.ContainsFunc(u.change.Records, func(r *RecordChange) bool {
		return r.RecordID == id && r.Kind == kind
	})
}

// fitsBack refuses to bring back what no longer fits the map that the caller sees: what hangs on a record that is gone;
// what would be another's alone; a link that was told again since, or that cannot run between its ends as they are by
// now; a meeting led by who is no leader any more; a kind that the actor's links or meetings do not allow.
func (u *undoing) fitsBack(ctx context.Context, r *RecordChange, c *checker) error {
	before := decode(r.RecordID, r.Before)
	was := tracedOf(before)
	for _, end := range was.endIDs {
		if u.w.record(end) == nil && !u.did(Removed, end) {
			c.add(refuse(Conflict, "undo.ends", "change", "%s cannot come back: %s, on which it hangs, is not on the map any more. Bring that back first.", r.RecordID, end))
		}
	}
	if r.Kind == Changed && strings.HasPrefix(was.audience, audiencePrivate) && !u.w.scope.Sees(was.audience) {
		c.add(creatorsAlone())
	}
	switch n := before.(type) {
	case *Link:
		if err := u.w.loadTwins(ctx, []*Link{n}); err != nil {
			return err
		}
		c.add(u.w.noTwin(n))
		from, _ := u.latest(n.FromID).(*Actor)
		to, _ := u.latest(n.ToID).(*Actor)
		if from != nil && to != nil {
			n.fits(c, "change", from, to)
		}
	case *Meeting:
		n.fits(c, "change", u.actors(n.LeaderIDs), true)
	case *Actor:
		if r.Kind == Changed {
			return u.w.kindFits(ctx, n, c)
		}
	}
	return nil
}

// actors are those of these ids that are or were actors, as they were last.
func (u *undoing) actors(ids []string) []*Actor {
	var out []*Actor
	for _, id := range ids {
		if a, ok := u.latest(id).(*Actor); ok {
			out = append(out, a)
		}
	}
	return out
}

// gained refuses to take back an addition on which something hangs that came later and that the caller sees.
func (u *undoing) gained(ctx context.Context, r *RecordChange, c *checker) error {
	switch u.w.record(r.RecordID).(type) {
	case *Actor, *Issue:
	default:
		return nil
	}
	if r.Kind != Added {
		return nil
	}
	hanging, err := u.w.attached(ctx, r.RecordID)
	if err != nil {
		return err
	}
	var later []string
	hanging.each(func(n Node) {
		if u.past[n.NodeID()] == nil && u.w.sees(n) {
			later = append(later, n.NodeID())
		}
	})
	if len(later) > 0 {
		c.add(refuse(Conflict, "undo.moved", "change", "%s has gained links, assessments or meetings since, such as %s. Remove those first.", r.RecordID, later[0]))
	}
	return nil
}

// takeBack does the opposite of each record's change, the last first. What is hidden from the caller goes along where
// it still can.
func (u *undoing) takeBack(ctx context.Context) error {
	for i := len(u.change.Records) - 1; i >= 0; i-- {
		r := u.change.Records[i]
		if u.w.traces[r.RecordID].LastChange != u.change.ID {
			continue
		}
		switch r.Kind {
		case Added:
			if err := u.removeAdded(ctx, r.RecordID); err != nil {
				return err
			}
		case Changed:
			u.restore(r)
		case Removed:
		}
	}
	u.bringBack()
	return nil
}

func (u *undoing) removeAdded(ctx context.Context, id string) error {
	var err error
	switch u.w.record(id).(type) {
	case *Actor:
		_, err = u.w.removeActor(ctx, id)
	case *Issue:
		err = u.w.removeIssue(ctx, id)
	case *Link, *Assessment, *Meeting:
		u.w.remove(id)
	}
	return err
}

// bringBack puts removed records back: actors and issues before what hangs on them, which stays away where an end is no
// longer there.
func (u *undoing) bringBack() {
	var hanging []*RecordChange
	for _, r := range u.change.Records {
		if r.Kind != Removed || u.w.traces[r.RecordID].LastChange != u.change.ID {
			continue
		}
		if len(tracedOf(u.past[r.RecordID]).endIDs) > 0 {
			hanging = append(hanging, r)
			continue
		}
		u.restore(r)
	}
	for _, r := range hanging {
		whole := true
		for _, end := range tracedOf(u.past[r.RecordID]).endIDs {
			whole = whole && u.w.record(end) != nil
		}
		if whole {
			u.restore(r)
		}
	}
}

// restore puts a record back as it was before the change, as its next version.
func (u *undoing) restore(r *RecordChange) {
	switch n := decode(r.RecordID, r.Before).(type) {
	case *Area:
		n.Version++
		if now, ok := u.w.record(n.ID).(*Area); ok {
			n.Version = now.Version + 1
		}
		u.w.put(n)
	case *Actor:
		n.Version, n.UpdatedAt = u.next(n.ID, n.Version), u.w.now
		u.w.put(n)
	case *Link:
		n.Version, n.UpdatedAt = u.next(n.ID, n.Version), u.w.now
		u.w.put(n)
	case *Issue:
		n.Version, n.UpdatedAt = u.next(n.ID, n.Version), u.w.now
		u.w.put(n)
	case *Assessment:
		n.Version = u.next(n.ID, n.Version)
		u.w.put(n)
	case *Meeting:
		n.Version, n.UpdatedAt = u.next(n.ID, n.Version), u.w.now
		u.w.put(n)
	}
}

// next is the version after the one that stands, or after the one that was removed.
func (u *undoing) next(id string, before int) int {
	switch now := u.w.record(id).(type) {
	case *Actor:
		return now.Version + 1
	case *Link:
		return now.Version + 1
	case *Issue:
		return now.Version + 1
	case *Meeting:
		return now.Version + 1
	}
	return before + 1
}
