package demo

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/allymap/allymap/graph"
)

// Key is one account that the demo made, and the key that signs it in.
type Key struct {
	Account *graph.Account
	Area    *graph.Area // nil: all
	Key     string
}

// Result is what the demo did.
type Result struct {
	Filled                             bool // false: the community was there already, and was left as it is
	Actors, Links, Issues, Assessments int
	Meetings                           int
	Keys                               []Key // of a leader in Boston, the coordinator and the administrator
}

// ErrNotEmpty is why a map is not filled: it holds something else.
var ErrNotEmpty = errors.New("this map holds something else")

// Fill fills an empty map, and gives new keys to the demo's accounts in place of the former ones. Where the demo's
// community is there already, whatever became of it, it is left as it is. A fill that was broken off goes on.
func Fill(ctx context.Context, store graph.Store) (*Result, error) {
	t, err := readTables()
	if err != nil {
		return nil, err
	}
	f := &filling{store: store, m: graph.NewMap(store), t: t, result: &Result{}}
	for i, area := range t.areas {
		f.communities = append(f.communities, newCommunity(t, area, i))
	}
	there, err := store.AccountsByID(ctx, []string{administrator})
	if err != nil {
		return nil, err
	}
	if len(there) == 0 {
		if err := f.fill(ctx); err != nil {
			return nil, err
		}
	}
	return f.result, f.renewKeys(ctx)
}

// The administrator is saved when all else is there: by that account a whole demo is known.
var (
	administrator = idOf(graph.AccountPrefix, "administrator")
	coordinator   = idOf(graph.AccountPrefix, "coordinator")
)

func leaderOf(slug string) string { return idOf(graph.AccountPrefix, "leader", slug) }

type filling struct {
	store       graph.Store
	m           *graph.Map
	t           *tables
	communities []*community
	result      *Result
}

func (f *filling) fill(ctx context.Context) error {
	areas, err := f.store.Areas(ctx)
	if err != nil {
		return err
	}
	if err := f.mustBeOurs(ctx, areas); err != nil {
		return err
	}
	if areas, err = f.addAreas(ctx, areas); err != nil {
		return err
	}
	if err := f.addAccounts(ctx, areas); err != nil {
		return err
	}
	for _, c := range f.communities {
		if err := f.addCommunity(ctx, c, areas); err != nil {
			return err
		}
	}
	var links []graph.Edit
	for _, l := range across(f.communities) {
		links = append(links, l)
	}
	if err := f.as(ctx, coordinator, areas, links); err != nil {
		return err
	}
	f.result.Filled = true
	return f.save(ctx, &graph.Account{ID: administrator, Name: "Demo administrator", Role: graph.RoleAdmin})
}

// mustBeOurs refuses a map that holds anything but a part of this community.
func (f *filling) mustBeOurs(ctx context.Context, areas []*graph.Area) error {
	scope := graph.ScopeOfOperator(areas)
	ours := map[string]bool{}
	for _, c := range f.communities {
		for _, a := range c.actors {
			ours[*a.ID] = true
		}
		for _, i := range c.issues {
			ours[*i.ID] = true
		}
	}
	for _, area := range areas {
		if !slices.ContainsFunc(f.communities, func(c *community) bool { return c.slug == area.Slug }) {
			return fmt.Errorf("%w: the area %s is none of the demo's. Fill another, empty one", ErrNotEmpty, area.Slug)
		}
		whole, err := f.m.Whole(ctx, scope, area.Slug)
		if err != nil {
			return err
		}
		for _, a := range whole.Actors {
			if !ours[a.ID] {
				return fmt.Errorf("%w: the area %s has actors of its own. Fill another, empty one", ErrNotEmpty, area.Slug)
			}
		}
		issues, err := f.m.Issues(ctx, scope, area.Slug, nil, graph.PageArgs{})
		if err != nil {
			return err
		}
		for _, i := range issues.Items {
			if !ours[i.ID] {
				return fmt.Errorf("%w: the area %s has issues of its own. Fill another, empty one", ErrNotEmpty, area.Slug)
			}
		}
	}
	return nil
}

func (f *filling) addAreas(ctx context.Context, areas []*graph.Area) ([]*graph.Area, error) {
	var edits []graph.Edit
	for _, c := range f.communities {
		if !slices.ContainsFunc(areas, func(a *graph.Area) bool { return a.Slug == c.slug }) {
			edits = append(edits, graph.AddArea{Slug: c.slug, Name: c.area["name"]})
		}
	}
	outs, err := f.m.DoAll(ctx, graph.ScopeOfOperator(areas), edits)
	if err != nil {
		return nil, err
	}
	if err := refusals(outs); err != nil {
		return nil, err
	}
	return f.store.Areas(ctx)
}

// addAccounts makes the authors: their keys are thrown away until renewKeys.
func (f *filling) addAccounts(ctx context.Context, areas []*graph.Area) error {
	for _, c := range f.communities {
		area := areas[slices.IndexFunc(areas, func(a *graph.Area) bool { return a.Slug == c.slug })]
		err := f.save(ctx, &graph.Account{
			ID: leaderOf(c.slug), Name: "Demo leader in " + area.Name, Role: graph.RoleLeader,
			AreaIDs: []string{area.ID}, LeaderID: some(c.actor("leader.1")),
		})
		if err != nil {
			return err
		}
	}
	return f.save(ctx, &graph.Account{ID: coordinator, Name: "Demo coordinator", Role: graph.RoleCoordinator})
}

func (f *filling) save(ctx context.Context, a *graph.Account) error {
	a.Demo, a.KeyHash = true, graph.HashKey(graph.NewKey())
	return f.store.SaveAccount(ctx, a)
}

// addCommunity adds an area's part: what its leader told, then what the coordinator saw.
func (f *filling) addCommunity(ctx context.Context, c *community, areas []*graph.Area) error {
	var told, seen []graph.Edit
	for _, a := range c.actors {
		told = append(told, a)
	}
	for _, l := range c.links {
		told = append(told, l)
	}
	for _, i := range c.issues {
		told = append(told, i)
	}
	for _, a := range c.standing(0) {
		told = append(told, a)
	}
	talks := c.talks(mondayOf(time.Now()))
	for _, a := range c.standing(1) {
		seen = append(seen, a)
	}
	f.result.Actors, f.result.Links, f.result.Issues = f.result.Actors+len(c.actors), f.result.Links+len(c.links), f.result.Issues+len(c.issues)
	f.result.Assessments += len(told) + len(seen) - len(c.actors) - len(c.links) - len(c.issues)
	f.result.Meetings += len(talks)
	for _, m := range talks {
		told = append(told, m)
	}
	if err := f.as(ctx, leaderOf(c.slug), areas, append(told, c.private()...)); err != nil {
		return err
	}
	return f.as(ctx, coordinator, areas, seen)
}

// private is what the leader keeps to themselves: nobody else sees it, and no export has it.
func (c *community) private() []graph.Edit {
	id := c.actor("private")
	return []graph.Edit{
		graph.AddActor{
			ID: &id, Kind: graph.KindAlly, Area: c.slug, Name: "Somebody who asked not to be named", Tags: []string{tag}, Source: some(source),
			Visibility: graph.Private, Summary: some("Works nights. An invented person."),
		},
		graph.AddLink{ID: some(idOf(graph.LinkPrefix, c.slug, "private")), Type: graph.Knows, From: c.actor("leader.1"), To: id, Strength: some(4), Visibility: graph.Private},
	}
}

// as carries out edits as one of the demo's accounts, in one transaction: a broken-off fill has all of them or none.
func (f *filling) as(ctx context.Context, accountID string, areas []*graph.Area, edits []graph.Edit) error {
	accounts, err := f.store.AccountsByID(ctx, []string{accountID})
	if err != nil {
		return err
	}
	if len(accounts) != 1 {
		return fmt.Errorf("demo: the account %s is gone; run it again", accountID)
	}
	outs, err := f.m.DoAll(ctx, graph.ScopeOf(accounts[0], areas), edits)
	if err != nil {
		return err
	}
	return refusals(outs)
}

// refusals is the first refusal that is not of a record that a broken-off fill left behind.
func refusals(outs []graph.Outcome) error {
	for _, o := range outs {
		for _, e := range o.Refused {
			if e.Reason != "id.taken" && e.Reason != "link.duplicate" {
				return fmt.Errorf("demo: %w", e)
			}
		}
	}
	return nil
}

// renewKeys gives the demo's accounts new keys: the former ones end with that.
func (f *filling) renewKeys(ctx context.Context) error {
	areas, err := f.store.Areas(ctx)
	if err != nil {
		return err
	}
	for _, id := range []string{leaderOf(f.communities[0].slug), coordinator, administrator} {
		accounts, err := f.store.AccountsByID(ctx, []string{id})
		if err != nil {
			return err
		}
		if len(accounts) != 1 {
			continue
		}
		a, key := accounts[0], graph.NewKey()
		a.KeyHash, a.RevokedAt = graph.HashKey(key), nil
		if err := f.store.SaveAccount(ctx, a); err != nil {
			return err
		}
		k := Key{Account: a, Key: key}
		for _, area := range areas {
			if slices.Contains(a.AreaIDs, area.ID) {
				k.Area = area
			}
		}
		f.result.Keys = append(f.result.Keys, k)
	}
	return nil
}
