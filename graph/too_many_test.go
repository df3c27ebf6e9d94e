package graph

import (
	"context"
	"fmt"
	"testing"
)

// unasked are what a question about one issue reads besides.
type unasked = Store

// muchSaid is a map in memory with one issue, on which so much was said, as far as such a question goes.
type muchSaid struct {
	unasked
	assessments int
}

func (m muchSaid) Nodes(_ context.Context, _ Scope, ids []string) (Records, error) {
	if ids[0] == "the issue" {
		return Records{Issues: []*Issue{{ID: "the issue"}}}, nil
	}
	return Records{Actors: []*Actor{{ID: "ann", Name: "ann"}}}, nil
}

func (m muchSaid) Assessments(_ context.Context, _ Scope, f AssessmentFilter, r Range) (map[string][]*Assessment, error) {
	var out []*Assessment
	for i := range min(r.Limit, m.assessments) {
		out = append(out, said("ann", fmt.Sprint(i), "2017", "NEUTRAL", 1))
	}
	return map[string][]*Assessment{f.OfIssue: out}, nil
}

func (m muchSaid) Count(context.Context, Scope, Filter) (map[string]int, error) {
	return map[string]int{}, nil
}

func TestAnIssueOnWhichTooMuchWasSaidIsRefused(t *testing.T) {
	if _, err := NewMap(muchSaid{assessments: maxStanding}).Spectrum(t.Context(), Scope{}, "the issue", nil); err != nil {
		t.Errorf("%d assessments: %v", maxStanding, err)
	}
	_, err := NewMap(muchSaid{assessments: maxStanding + 1}).Spectrum(t.Context(), Scope{}, "the issue", nil)
	if refused := Refusals(err); len(refused) != 1 || refused[0].Code != TooLarge || refused[0].Reason != "standing.tooMany" {
		t.Errorf("one more: %v", err)
	}
}
