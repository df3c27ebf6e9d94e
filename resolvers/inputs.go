package resolvers

import (
	"github.com/99designs/gqlgen/graphql"

	"github.com/allymap/allymap/graph"
	"github.com/allymap/allymap/resolvers/generated"
)

// The inputs of the schema as edits of the map. An absent field leaves, null clears; of an addition both mean nothing.

func addPerson(kind graph.ActorKind, in generated.AddAllyInput) graph.AddActor {
	return graph.AddActor{
		Kind: kind, ID: in.ID.Value(), Area: in.Area, Name: in.Name, NameLanguage: in.NameLanguage.Value(),
		OtherNames: values(in.OtherNames.Value()), Identifiers: values(in.Identifiers.Value()), Summary: in.Summary.Value(),
		Source: in.Source.Value(), Languages: in.Languages.Value(), Tags: in.Tags.Value(), Visibility: plain(in.Visibility),
		JobTitle: in.JobTitle.Value(), ContactDetails: values(in.ContactDetails.Value()), NoIntermediary: plain(in.NoIntermediary), Link: in.Link.Value(),
	}
}

func addOrganisation(in generated.AddOrganisationInput) graph.AddActor {
	return graph.AddActor{
		Kind: graph.KindOrganisation, ID: in.ID.Value(), Area: in.Area, Name: in.Name, NameLanguage: in.NameLanguage.Value(),
		OtherNames: values(in.OtherNames.Value()), Identifiers: values(in.Identifiers.Value()), Summary: in.Summary.Value(),
		Source: in.Source.Value(), Languages: in.Languages.Value(), Tags: in.Tags.Value(), Visibility: plain(in.Visibility),
		Classification: plain(in.Classification), Website: in.Website.Value(), Link: in.Link.Value(),
	}
}

func changePerson(kind graph.ActorKind, in generated.ChangeAllyInput) graph.ChangeActor {
	return graph.ChangeActor{
		Kind: &kind, ID: in.ID, ExpectedVersion: in.ExpectedVersion, Name: required(in.Name), NameLanguage: patch(in.NameLanguage),
		OtherNames: patchList(in.OtherNames), Identifiers: patchList(in.Identifiers), Summary: patch(in.Summary), Source: patch(in.Source),
		Languages: patch(in.Languages), Tags: patch(in.Tags), Visibility: required(in.Visibility),
		JobTitle: patch(in.JobTitle), ContactDetails: patchList(in.ContactDetails), NoIntermediary: required(in.NoIntermediary),
	}
}

func changeOrganisation(in generated.ChangeOrganisationInput) graph.ChangeActor {
	kind := graph.KindOrganisation
	return graph.ChangeActor{
		Kind: &kind, ID: in.ID, ExpectedVersion: in.ExpectedVersion, Name: required(in.Name), NameLanguage: patch(in.NameLanguage),
		OtherNames: patchList(in.OtherNames), Identifiers: patchList(in.Identifiers), Summary: patch(in.Summary), Source: patch(in.Source),
		Languages: patch(in.Languages), Tags: patch(in.Tags), Visibility: required(in.Visibility),
		Classification: required(in.Classification), Website: patch(in.Website),
	}
}

func addLink(in generated.AddLinkInput) graph.AddLink {
	return graph.AddLink{
		ID: in.ID.Value(), Type: in.Type, From: in.From, To: in.To, Strength: in.Strength.Value(), Mutual: in.Mutual.Value(),
		Role: in.Role.Value(), Since: in.Since.Value(), Until: in.Until.Value(), Basis: in.Basis.Value(),
		Source: in.Source.Value(), Note: in.Note.Value(), Visibility: plain(in.Visibility),
	}
}

func changeLink(in generated.ChangeLinkInput) graph.ChangeLink {
	return graph.ChangeLink{
		ID: in.ID, ExpectedVersion: in.ExpectedVersion, Strength: patch(in.Strength), Mutual: patch(in.Mutual), Role: patch(in.Role),
		Since: patch(in.Since), Until: patch(in.Until), Basis: patch(in.Basis), Source: patch(in.Source), Note: patch(in.Note),
		Visibility: required(in.Visibility),
	}
}

func addIssue(in generated.AddIssueInput) graph.AddIssue {
	return graph.AddIssue{
		ID: in.ID.Value(), Area: in.Area, Title: in.Title, Description: in.Description.Value(), Visibility: plain(in.Visibility),
	}
}

func changeIssue(in generated.ChangeIssueInput) graph.ChangeIssue {
	return graph.ChangeIssue{
		ID: in.ID, ExpectedVersion: in.ExpectedVersion, Title: required(in.Title), Description: patch(in.Description),
		Status: required(in.Status), Visibility: required(in.Visibility),
	}
}

func assess(in generated.AssessInput) graph.Assess {
	return graph.Assess{
		Actor: in.Actor, Issue: in.Issue, On: in.On.Value(), Support: in.Support, Influence: in.Influence.Value(),
		Roles: in.Roles.Value(), Note: in.Note.Value(), Visibility: plain(in.Visibility),
	}
}

func addMeeting(in generated.AddMeetingInput) graph.AddMeeting {
	return graph.AddMeeting{
		ID: in.ID.Value(), Kind: in.Kind, Leaders: in.Leaders, With: in.With, On: in.On.Value(), Agreed: in.Agreed.Value(),
		NextStep: in.NextStep.Value(), NextStepBy: in.NextStepBy.Value(), Due: in.Due.Value(), DoneOn: in.DoneOn.Value(),
		Note: in.Note.Value(), Visibility: plain(in.Visibility),
	}
}

func changeMeeting(in generated.ChangeMeetingInput) graph.ChangeMeeting {
	return graph.ChangeMeeting{
		ID: in.ID, ExpectedVersion: in.ExpectedVersion, Kind: required(in.Kind), On: required(in.On), Agreed: patch(in.Agreed),
		NextStep: patch(in.NextStep), NextStepBy: patch(in.NextStepBy), Due: patch(in.Due), DoneOn: patch(in.DoneOn),
		Note: patch(in.Note), Visibility: required(in.Visibility),
	}
}

func patch[T any](o graphql.Omittable[T]) graph.Patch[T] {
	v, set := o.ValueOK()
	return graph.Patch[T]{Set: set, Value: v}
}

func patchList[T any](o graphql.Omittable[[]*T]) graph.Patch[[]T] {
	v, set := o.ValueOK()
	return graph.Patch[[]T]{Set: set, Value: values(v)}
}

// required is a patch of a field that cannot be absent: null gives its zero value, which the map refuses or defaults.
func required[T any](o graphql.Omittable[*T]) graph.Patch[T] {
	v, set := o.ValueOK()
	p := graph.Patch[T]{Set: set}
	if v != nil {
		p.Value = *v
	}
	return p
}

// plain is a value that may be absent, its zero value where it is.
func plain[T any](o graphql.Omittable[*T]) T {
	var zero T
	if v := o.Value(); v != nil {
		return *v
	}
	return zero
}

func values[T any](in []*T) []T {
	if in == nil {
		return nil
	}
	out := make([]T, len(in))
	for i, v := range in {
		out[i] = *v
	}
	return out
}
