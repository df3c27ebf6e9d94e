package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/allymap/allymap/graph"
)

var accountAddCommand = command{
	name: "account add", summary: "add an account and print its key, once", run: accountAdd,
	help: `
Adds somebody who may sign in, and prints the key alone on the last line of standard output. It is shown this once: only its
hash is kept. A LEADER works in the areas given, a COORDINATOR in the areas given or in all, an ADMIN in all. It works beside
a running server, which knows the account at the next question.`,
}

func accountAdd(ctx context.Context, p *process, c *call) error {
	store := c.storeFlag()
	role := c.text("role", "", "", "LEADER, COORDINATOR or ADMIN")
	name := c.text("name", "", "", "whose account it is")
	slugs := c.list("area", "the `SLUG` of an area where the role holds; may be said several times")
	leader := c.text("leader", "", "", "the `ID` of this person on the map, a leader's")
	if err := c.parse(0); err != nil {
		return err
	}
	at := c.placeOf(*store)
	if *role == "" {
		c.fault("-role is missing: LEADER, COORDINATOR or ADMIN.")
	}
	if strings.TrimSpace(*name) == "" {
		c.fault("-name is missing: whose account it is.")
	}
	if *leader != "" && !graph.IsID(graph.ActorPrefix, *leader) {
		c.fault("-leader %q is no id of an actor.", *leader)
	}
	if err := c.wrong(); err != nil {
		return err
	}
	return at.with(ctx, func(store graph.Store) error {
		areas, err := areasOf(ctx, store, *slugs)
		if err != nil {
			return err
		}
		leaderID, err := leaderOf(ctx, store, *leader)
		if err != nil {
			return err
		}
		a, key, err := graph.NewAccount(*name, graph.Role(strings.ToUpper(*role)), areas, leaderID)
		if err != nil {
			return err
		}
		if err := store.SaveAccount(ctx, a); err != nil {
			return err
		}
		p.say("Added %s, %s (%s). This is the key, shown once; it is sent as “Authorization: Bearer KEY”:", a.Name, a.Role, a.ID)
		p.print("%s", key)
		return nil
	})
}

// areasOf finds the areas of the slugs, each once, and says of all that there are none of.
func areasOf(ctx context.Context, store graph.Store, slugs []string) ([]*graph.Area, error) {
	areas, err := store.Areas(ctx)
	if err != nil {
		return nil, err
	}
	var out []*graph.Area
	var unknown []string
	for _, slug := range slugs {
		i := slices.IndexFunc(areas, func(a *graph.Area) bool { return a.Slug == slug })
		switch {
		case i < 0:
			unknown = append(unknown, slug)
		case !slices.Contains(out, areas[i]):
			out = append(out, areas[i])
		}
	}
	if len(unknown) > 0 {
		known := make([]string, len(areas))
		for i, a := range areas {
			known[i] = a.Slug
		}
		return nil, fmt.Errorf("there is no area %s; those on the map: %s", strings.Join(unknown, ", "), strings.Join(known, ", "))
	}
	return out, nil
}

func leaderOf(ctx context.Context, store graph.Store, id string) (*string, error) {
	if id == "" {
		return nil, nil //nolint:nilnil // nobody was named
	}
	m := graph.NewMap(store)
	scope, err := m.Operator(ctx)
	if err != nil {
		return nil, err
	}
	found, err := m.Nodes(ctx, scope, []string{id})
	if err != nil {
		return nil, err
	}
	if _, ok := found[0].(*graph.Leader); !ok {
		return nil, fmt.Errorf("there is no leader %s on the map", id)
	}
	return &id, nil
}

var accountListCommand = command{
	name: "account list", summary: "list the accounts, without their keys", run: accountList,
	help: "Lists every account: its name, role and areas, when it was added and when it was revoked. Keys are kept nowhere.",
}

func accountList(ctx context.Context, p *process, c *call) error {
	store := c.storeFlag()
	if err := c.parse(0); err != nil {
		return err
	}
	at := c.placeOf(*store)
	if err := c.wrong(); err != nil {
		return err
	}
	return at.withExisting(ctx, func(store graph.Store) error {
		accounts, slugs, err := accountsOf(ctx, store)
		if err != nil {
			return err
		}
		w := tabwriter.NewWriter(p.stdout, 0, 0, 2, ' ', 0)
		_, _ = fmt.Fprintln(w, "ID\tROLE\tNAME\tAREAS\tADDED\tREVOKED") // a terminal that is gone is nobody's loss
		for _, a := range accounts {
			areas, revoked := "all", ""
			if len(a.AreaIDs) > 0 {
				areas = ""
				for _, id := range a.AreaIDs {
					areas += "," + slugs[id]
				}
			}
			if a.RevokedAt != nil {
				revoked = a.RevokedAt.UTC().Format(time.DateTime)
			}
			_, _ = fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%s\n", a.ID, a.Role, a.Name, strings.TrimPrefix(areas, ","), a.CreatedAt.UTC().Format(time.DateTime), revoked)
		}
		return w.Flush()
	})
}

// accountsOf is every account, by name then id, and the slugs of areas by id.
func accountsOf(ctx context.Context, store graph.Store) ([]*graph.Account, map[string]string, error) {
	accounts, err := store.AccountsByID(ctx, nil)
	if err != nil {
		return nil, nil, err
	}
	areas, err := store.Areas(ctx)
	if err != nil {
		return nil, nil, err
	}
	slugs := map[string]string{}
	for _, a := range areas {
		slugs[a.ID] = a.Slug
	}
	slices.SortFunc(accounts, func(a, b *graph.Account) int {
		return strings.Compare(graph.SortKey(a.Name, a.ID), graph.SortKey(b.Name, b.ID))
	})
	return accounts, slugs, nil
}

var accountRevokeCommand = command{
	name: "account revoke", summary: "end an account", run: accountRevoke,
	help: `
Ends an account from its next question on. It stays as the author of what it wrote. Name it by its id, or by its name where
only one account has that name.`,
}

func accountRevoke(ctx context.Context, p *process, c *call) error {
	store := c.storeFlag()
	id := c.text("id", "", "", "the `ID` of the account")
	name := c.text("name", "", "", "its name")
	if err := c.parse(0); err != nil {
		return err
	}
	at := c.placeOf(*store)
	if (*id == "") == (*name == "") {
		c.fault("say whose account, by one of -id and -name.")
	}
	if err := c.wrong(); err != nil {
		return err
	}
	return at.withExisting(ctx, func(store graph.Store) error {
		a, err := accountOf(ctx, store, *id, *name)
		if err != nil {
			return err
		}
		if a.RevokedAt == nil {
			now := time.Now().UTC().Truncate(time.Millisecond)
			a.RevokedAt = &now
			if err := store.SaveAccount(ctx, a); err != nil {
				return err
			}
		}
		p.say("%s (%s) is revoked.", a.Name, a.ID)
		return nil
	})
}

// accountOf is the one account with the id, or the one that is not revoked with the name.
func accountOf(ctx context.Context, store graph.Store, id, name string) (*graph.Account, error) {
	accounts, _, err := accountsOf(ctx, store)
	if err != nil {
		return nil, err
	}
	var meant []*graph.Account
	for _, a := range accounts {
		if a.ID == id || name != "" && a.Name == name && a.RevokedAt == nil {
			meant = append(meant, a)
		}
	}
	switch {
	case len(meant) == 0:
		return nil, errors.New("there is no such account that is not revoked yet; “allymap account list” shows them all")
	case len(meant) > 1:
		return nil, fmt.Errorf("%d accounts have this name; say which one by its id: “allymap account list” shows them all", len(meant))
	}
	return meant[0], nil
}

var accountLinkCommand = command{
	name: "account link", summary: "print a link that signs somebody in, once", run: accountLink,
	help: `
Prints a link that opens the map signed in as this account, alone on the last line of standard output. It works once, within
15 minutes, in whatever browser opens it first: send it to nobody else. Looking at the link does not use it up; the page that
it opens does. The account keeps its key.`,
}

func accountLink(ctx context.Context, p *process, c *call) error {
	store := c.storeFlag()
	public := c.publicFlag()
	who := c.text("for", "", "", "whose link it is: the `NAME` of the account or, where several have it, its id")
	if err := c.parse(0); err != nil {
		return err
	}
	at := c.placeOf(*store)
	address := c.publicOf(*public, c.listening())
	if strings.TrimSpace(*who) == "" {
		c.fault("-for is missing: whose link it is.")
	}
	if err := c.wrong(); err != nil {
		return err
	}
	id, name := "", *who
	if graph.IsID(graph.AccountPrefix, *who) {
		id, name = *who, ""
	}
	return at.withExisting(ctx, func(store graph.Store) error {
		a, err := accountOf(ctx, store, id, name)
		if err != nil {
			return err
		}
		if a.RevokedAt != nil {
			return fmt.Errorf("the account of %s (%s) is revoked, and opens nothing any more", a.Name, a.ID)
		}
		link, err := newLink(ctx, store, a.ID, address)
		if err != nil {
			return err
		}
		p.say("This signs in %s, %s (%s), once, within %d minutes:", a.Name, a.Role, a.ID, int(linkLifetime.Minutes()))
		p.print("%s", link)
		return nil
	})
}
