package resolvers

import (
	"context"

	"github.com/allymap/allymap/graph"
	"github.com/allymap/allymap/resolvers/generated"
)

// mutation answers the actions of the schema: each maps its input to one edit of the map and the outcome to its payload.
type mutation struct{ m *graph.Map }

func (mu mutation) do(ctx context.Context, key string, edit graph.Edit) (graph.Outcome, []*graph.Error, error) {
	scope, err := scopeOf(ctx)
	if err != nil {
		return graph.Outcome{}, nil, err
	}
	out, err := mu.m.Do(ctx, scope, key, edit)
	if err != nil {
		return graph.Outcome{}, nil, err
	}
	if out.Link != nil {
		joinLinks(ctx, []*graph.Link{out.Link})
	}
	if out.Change != nil {
		joined(ctx, []*graph.Change{out.Change})
	}
	return out, saidOf(out.Refused), nil
}

// saidOf is refusals as a payload tells them.
func saidOf(refusals graph.Errors) []*graph.Error {
	refused := make([]*graph.Error, len(refusals))
	for i, e := range refusals {
		said := *e
		if said.Values == nil {
			said.Values = []string{}
		}
		refused[i] = &said
	}
	return refused
}

// as gives an actor as the type of a payload, nil where there is none.
func as[K graph.Kinded](a *graph.Actor) K {
	var none K
	if a == nil {
		return none
	}
	k, _ := a.Kinded().(K)
	return k
}

func (mu mutation) AddArea(ctx context.Context, in generated.AddAreaInput) (*generated.AddAreaPayload, error) {
	out, refused, err := mu.do(ctx, in.Key, graph.AddArea{Slug: in.Slug, Name: in.Name})
	return &generated.AddAreaPayload{Area: gainedArea(ctx, out.Area), Change: out.Change, UserErrors: refused}, err
}

func (mu mutation) ChangeArea(ctx context.Context, in generated.ChangeAreaInput) (*generated.ChangeAreaPayload, error) {
	out, refused, err := mu.do(ctx, in.Key, graph.ChangeArea{ID: in.ID, ExpectedVersion: in.ExpectedVersion, Slug: required(in.Slug), Name: required(in.Name)})
	return &generated.ChangeAreaPayload{Area: gainedArea(ctx, out.Area), Change: out.Change, UserErrors: refused}, err
}

func gainedArea(ctx context.Context, area *graph.Area) *graph.Area {
	if area != nil {
		callerOf(ctx).gained(area)
	}
	return area
}

func (mu mutation) AddLeader(ctx context.Context, in generated.AddLeaderInput) (*generated.AddLeaderPayload, error) {
	edit := addPerson(graph.KindLeader, generated.AddAllyInput(in))
	out, refused, err := mu.do(ctx, in.Key, edit)
	return &generated.AddLeaderPayload{Leader: as[*graph.Leader](out.Actor), Link: out.Link, Change: out.Change, UserErrors: refused}, err
}

func (mu mutation) AddAlly(ctx context.Context, in generated.AddAllyInput) (*generated.AddAllyPayload, error) {
	out, refused, err := mu.do(ctx, in.Key, addPerson(graph.KindAlly, in))
	return &generated.AddAllyPayload{Ally: as[*graph.Ally](out.Actor), Link: out.Link, Change: out.Change, UserErrors: refused}, err
}

func (mu mutation) AddOrganisation(ctx context.Context, in generated.AddOrganisationInput) (*generated.AddOrganisationPayload, error) {
	out, refused, err := mu.do(ctx, in.Key, addOrganisation(in))
	return &generated.AddOrganisationPayload{Organisation: as[*graph.Organisation](out.Actor), Link: out.Link, Change: out.Change, UserErrors: refused}, err
}

func (mu mutation) ChangeLeader(ctx context.Context, in generated.ChangeLeaderInput) (*generated.ChangeLeaderPayload, error) {
	out, refused, err := mu.do(ctx, in.Key, changePerson(graph.KindLeader, generated.ChangeAllyInput(in)))
	return &generated.ChangeLeaderPayload{Leader: as[*graph.Leader](out.Actor), Change: out.Change, UserErrors: refused}, err
}

func (mu mutation) ChangeAlly(ctx context.Context, in generated.ChangeAllyInput) (*generated.ChangeAllyPayload, error) {
	out, refused, err := mu.do(ctx, in.Key, changePerson(graph.KindAlly, in))
	return &generated.ChangeAllyPayload{Ally: as[*graph.Ally](out.Actor), Change: out.Change, UserErrors: refused}, err
}

func (mu mutation) ChangeOrganisation(ctx context.Context, in generated.ChangeOrganisationInput) (*generated.ChangeOrganisationPayload, error) {
	out, refused, err := mu.do(ctx, in.Key, changeOrganisation(in))
	return &generated.ChangeOrganisationPayload{Organisation: as[*graph.Organisation](out.Actor), Change: out.Change, UserErrors: refused}, err
}

func (mu mutation) ChangeActorKind(ctx context.Context, in generated.ChangeActorKindInput) (*generated.ChangeActorKindPayload, error) {
	out, refused, err := mu.do(ctx, in.Key, graph.ChangeActorKind{ID: in.ID, ExpectedVersion: in.ExpectedVersion, Kind: in.Kind})
	return &generated.ChangeActorKindPayload{Actor: as[graph.Kinded](out.Actor), Change: out.Change, UserErrors: refused}, err
}

func (mu mutation) RemoveActor(ctx context.Context, in generated.RemoveActorInput) (*generated.RemoveActorPayload, error) {
	out, refused, err := mu.do(ctx, in.Key, graph.RemoveActor{ID: in.ID, ExpectedVersion: in.ExpectedVersion})
	return &generated.RemoveActorPayload{RemovedID: optional(out.RemovedID), RemovedLinkIds: append([]string{}, out.RemovedLinks...), Change: out.Change, UserErrors: refused}, err
}

func (mu mutation) AddLink(ctx context.Context, in generated.AddLinkInput) (*generated.AddLinkPayload, error) {
	out, refused, err := mu.do(ctx, in.Key, addLink(in))
	payload := &generated.AddLinkPayload{Link: out.Link, Change: out.Change, UserErrors: refused}
	if l := out.Link; l != nil && l.From != nil && l.To != nil {
		payload.FromEdge, payload.ToEdge = linkEdge(l, l.FromID, graph.LinkCursor(l, l.FromID)), linkEdge(l, l.ToID, graph.LinkCursor(l, l.ToID))
	}
	return payload, err
}

func (mu mutation) ChangeLink(ctx context.Context, in generated.ChangeLinkInput) (*generated.ChangeLinkPayload, error) {
	out, refused, err := mu.do(ctx, in.Key, changeLink(in))
	return &generated.ChangeLinkPayload{Link: out.Link, Change: out.Change, UserErrors: refused}, err
}

func (mu mutation) RemoveLink(ctx context.Context, in generated.RemoveLinkInput) (*generated.RemoveLinkPayload, error) {
	out, refused, err := mu.do(ctx, in.Key, graph.RemoveLink{ID: in.ID, ExpectedVersion: in.ExpectedVersion})
	return &generated.RemoveLinkPayload{RemovedID: optional(out.RemovedID), Change: out.Change, UserErrors: refused}, err
}

func (mu mutation) AddIssue(ctx context.Context, in generated.AddIssueInput) (*generated.AddIssuePayload, error) {
	out, refused, err := mu.do(ctx, in.Key, addIssue(in))
	return &generated.AddIssuePayload{Issue: out.Issue, Change: out.Change, UserErrors: refused}, err
}

func (mu mutation) ChangeIssue(ctx context.Context, in generated.ChangeIssueInput) (*generated.ChangeIssuePayload, error) {
	out, refused, err := mu.do(ctx, in.Key, changeIssue(in))
	return &generated.ChangeIssuePayload{Issue: out.Issue, Change: out.Change, UserErrors: refused}, err
}

func (mu mutation) RemoveIssue(ctx context.Context, in generated.RemoveIssueInput) (*generated.RemoveIssuePayload, error) {
	out, refused, err := mu.do(ctx, in.Key, graph.RemoveIssue{ID: in.ID, ExpectedVersion: in.ExpectedVersion})
	return &generated.RemoveIssuePayload{RemovedID: optional(out.RemovedID), Change: out.Change, UserErrors: refused}, err
}

func (mu mutation) Assess(ctx context.Context, in generated.AssessInput) (*generated.AssessPayload, error) {
	out, refused, err := mu.do(ctx, in.Key, assess(in))
	return &generated.AssessPayload{Assessment: out.Assessment, Change: out.Change, UserErrors: refused}, err
}

func (mu mutation) AddMeeting(ctx context.Context, in generated.AddMeetingInput) (*generated.AddMeetingPayload, error) {
	out, refused, err := mu.do(ctx, in.Key, addMeeting(in))
	return &generated.AddMeetingPayload{Meeting: out.Meeting, Change: out.Change, UserErrors: refused}, err
}

func (mu mutation) ChangeMeeting(ctx context.Context, in generated.ChangeMeetingInput) (*generated.ChangeMeetingPayload, error) {
	out, refused, err := mu.do(ctx, in.Key, changeMeeting(in))
	return &generated.ChangeMeetingPayload{Meeting: out.Meeting, Change: out.Change, UserErrors: refused}, err
}

func (mu mutation) RemoveMeeting(ctx context.Context, in generated.RemoveMeetingInput) (*generated.RemoveMeetingPayload, error) {
	out, refused, err := mu.do(ctx, in.Key, graph.RemoveMeeting{ID: in.ID, ExpectedVersion: in.ExpectedVersion})
	return &generated.RemoveMeetingPayload{RemovedID: optional(out.RemovedID), Change: out.Change, UserErrors: refused}, err
}

func (mu mutation) PlaceActors(ctx context.Context, in generated.PlaceActorsInput) (*generated.PlaceActorsPayload, error) {
	scope, err := scopeOf(ctx)
	if err != nil {
		return nil, err
	}
	out, err := mu.m.Place(ctx, scope, graph.PlaceActors{Area: in.Area, Positions: values(in.Positions)})
	return &generated.PlaceActorsPayload{Area: out.Area, UserErrors: saidOf(out.Refused)}, err
}

func (mu mutation) Undo(ctx context.Context, in generated.UndoInput) (*generated.UndoPayload, error) {
	out, refused, err := mu.do(ctx, in.Key, graph.Undo{Change: in.Change})
	return &generated.UndoPayload{Change: out.Change, UserErrors: refused}, err
}

func optional(id string) *string {
	if id == "" {
		return nil
	}
	return &id
}
