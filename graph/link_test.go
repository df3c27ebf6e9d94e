package graph

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestEveryTypeReadsFromBothEnds(t *testing.T) {
	symmetric := []LinkType{Knows, FamilyOf, WorksWith, AlliedWith, CompetesWith}
	seen := map[LinkType]bool{}
	for _, d := range LinkTypes {
		if seen[d.Type] || d.Type.Describe().Type != d.Type {
			t.Errorf("%s is described twice, or not found", d.Type)
		}
		seen[d.Type] = true
		if d.Symmetric != slices.Contains(symmetric, d.Type) || d.Symmetric != d.Type.Symmetric() || d.Symmetric != (d.Label == d.InverseLabel) {
			t.Errorf("%s: symmetric %v, %q, %q", d.Type, d.Symmetric, d.Label, d.InverseLabel)
		}
		for _, e := range d.Ends {
			if !d.Type.Fits(e.From, e.To) || d.Symmetric && !d.Type.Fits(e.To, e.From) {
				t.Errorf("%s does not fit %s to %s, or not the other way round", d.Type, e.From, e.To)
			}
		}
		l := &Link{Type: d.Type, FromID: "a", ToID: "b"}
		out, label := l.SeenFrom("a")
		in, inverse := l.SeenFrom("b")
		if d.Symmetric && (out != Both || in != Both) || !d.Symmetric && (out != Out || in != In) || label != d.Label || inverse != d.InverseLabel {
			t.Errorf("%s is %s %q and %s %q", d.Type, out, label, in, inverse)
		}
	}
	if len(seen) != 17 {
		t.Errorf("there are %d types", len(seen))
	}
	if LinkType("LIKES").Fits(KindAlly, KindAlly) || LinkType("LIKES").Symmetric() {
		t.Error("an unknown type fits something")
	}
}

func TestTiesWithOneKeyAreTheSameTie(t *testing.T) {
	links := rapid.Custom(func(r *rapid.T) *Link {
		l := &Link{
			Type:   rapid.SampledFrom([]LinkType{Knows, Influences}).Draw(r, "type"),
			FromID: rapid.SampledFrom([]string{"a", "b", "c"}).Draw(r, "from"),
			ToID:   rapid.SampledFrom([]string{"a", "b", "c"}).Draw(r, "to"),
		}
		if since := rapid.SampledFrom([]PartialDate{"", "2017", "2017-05"}).Draw(r, "since"); since != "" {
			l.Since = &since
		}
		return l
	})
	rapid.Check(t, func(r *rapid.T) {
		a, b := links.Draw(r, "a"), links.Draw(r, "b")
		if same := a.SameTie(b); same != b.SameTie(a) || same != (tieKey(a) == tieKey(b)) {
			r.Fatalf("%+v and %+v: %v, keys %q and %q", a, b, same, tieKey(a), tieKey(b))
		}
	})
}
