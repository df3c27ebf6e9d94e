package resolvers

import (
	"context"

	"github.com/allymap/allymap/graph"
)

type assertion struct{ m *graph.Map }

func (a assertion) By(ctx context.Context, obj *graph.Assertion) (*graph.Account, error) {
	return account(ctx, a.m, obj, "by", func(a *graph.Assertion) *string { return a.ByID })
}

type revision struct{ m *graph.Map }

func (r revision) By(ctx context.Context, obj *graph.Revision) (*graph.Account, error) {
	return account(ctx, r.m, obj, "by", func(r *graph.Revision) *string { return r.ByID })
}

func (r revision) Fields(ctx context.Context, obj *graph.Revision) ([]*graph.FieldChange, error) {
	scope, err := scopeOf(ctx)
	if err != nil {
		return nil, err
	}
	return obj.FieldChanges(scope.MayWrite(obj.AreaID())), nil
}

// joinSources makes one family of assertions, one of revisions, and those of the records.
func joinSources(ctx context.Context, s *graph.Sources) {
	records := map[string]graph.Node{}
	var revisions []*graph.Revision
	for _, a := range s.Assertions {
		records[a.Record.NodeID()] = a.Record
		revisions = append(revisions, a.Revisions...)
	}
	joined(ctx, s.Assertions)
	joined(ctx, revisions)
	joinNodes(ctx, records)
}
