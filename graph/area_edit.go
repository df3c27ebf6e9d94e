package graph

import (
	"context"
	"slices"
)

// AddArea adds an area. Only administrators do.
type AddArea struct {
	Slug string
	Name string
}

func (e AddArea) name() string { return "addArea" }

func (e AddArea) needs() []string { return nil }

func (e AddArea) apply(_ context.Context, w *writing) (Outcome, error) {
	if err := w.mayManage(); err != nil {
		return Outcome{}, err
	}
	var c checker
	a := &Area{ID: NewID(AreaPrefix), Slug: e.Slug, Name: c.name("name", e.Name), Version: 1, CreatedAt: w.now}
	c.slug("slug", a.Slug)
	c.add(w.slugFree(a))
	if err := c.err(); err != nil {
		return Outcome{}, err
	}
	w.put(a)
	w.scope = w.scope.With(a) // so that later edits of a batch see what they add there
	return Outcome{Area: a}, nil
}

// ChangeArea changes the slug or the name of an area. Only administrators do.
type ChangeArea struct {
	ID              string
	ExpectedVersion int
	Slug            Patch[string]
	Name            Patch[string]
}

func (e ChangeArea) name() string { return "changeArea" }

func (e ChangeArea) needs() []string { return []string{e.ID} }

func (e ChangeArea) apply(ctx context.Context, w *writing) (Outcome, error) {
	if err := w.mayManage(); err != nil {
		return Outcome{}, err
	}
	old := visible[*Area](w, e.ID)
	if old == nil {
		return Outcome{}, absent("area", "id", e.ID)
	}
	if err := w.mayChange(ctx, old.ID, old.ID, old.Version, e.ExpectedVersion, false); err != nil {
		return Outcome{Area: old}, err
	}
	var c checker
	a := *old
	patch(&a.Slug, e.Slug)
	patch(&a.Name, e.Name)
	a.Name = c.name("name", a.Name)
	c.slug("slug", a.Slug)
	c.add(w.slugFree(&a))
	if err := c.err(); err != nil {
		return Outcome{}, err
	}
	if slices.Equal(snapshot(old), snapshot(&a)) {
		return Outcome{Area: old}, nil
	}
	a.Version++
	w.put(&a)
	return Outcome{Area: &a}, nil
}

func (w *writing) mayManage() error {
	if w.scope.Role() == RoleAdmin {
		return nil
	}
	return refuse(Forbidden, "role.admin", "", "Only an administrator adds and changes areas. Ask one.")
}

func (w *writing) slugFree(a *Area) *Error {
	for _, id := range w.areaIDs() {
		if o, ok := w.record(id).(*Area); ok && o.Slug == a.Slug && o.ID != a.ID {
			return invalid("slug.taken", "slug", "There is an area with the slug %s already. Choose another.", clip(a.Slug))
		}
	}
	return nil
}
