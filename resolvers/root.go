package resolvers

import (
	"net/http"
	"slices"

	"github.com/allymap/allymap/graph"
	"github.com/allymap/allymap/resolvers/generated"
)

// root answers the schema over a map.
type root struct{ m *graph.Map }

// New is the whole API over a map: GraphQL over HTTP for callers who send their key as `Authorization: Bearer KEY`,
// and for those whom a session signs in.
func New(m *graph.Map, o Options) http.Handler {
	o = o.orDefault()
	o.Authenticated = signedIn
	if !o.fieldByField {
		o.Extensions = append(slices.Clone(o.Extensions), encoding{known: newKnowledge(m), watch: o.watchLists})
	}
	schema := generated.NewExecutableSchema(generated.Config{Resolvers: root{m}})
	return signIn(m, o, NewHandler(schema, o))
}

func (r root) Query() generated.QueryResolver       { return query(r) }
func (r root) Mutation() generated.MutationResolver { return mutation(r) }

func (r root) Leader() generated.LeaderResolver {
	return person[*graph.Leader]{actor[*graph.Leader](r)}
}
func (r root) Ally() generated.AllyResolver { return person[*graph.Ally]{actor[*graph.Ally](r)} }
func (r root) Organisation() generated.OrganisationResolver {
	return actor[*graph.Organisation](r)
}

func (r root) Area() generated.AreaResolver                 { return areaDrawn(r) }
func (r root) Account() generated.AccountResolver           { return holder(r) }
func (r root) Link() generated.LinkResolver                 { return link(r) }
func (r root) Issue() generated.IssueResolver               { return issue(r) }
func (r root) Assessment() generated.AssessmentResolver     { return assessment(r) }
func (r root) Meeting() generated.MeetingResolver           { return meeting(r) }
func (r root) Change() generated.ChangeResolver             { return change(r) }
func (r root) RecordChange() generated.RecordChangeResolver { return recordChange(r) }
func (r root) Assertion() generated.AssertionResolver       { return assertion(r) }
func (r root) Revision() generated.RevisionResolver         { return revision(r) }

func (r root) AreaMap() generated.AreaMapResolver                   { return areaMap(r) }
func (r root) Group() generated.GroupResolver                       { return group(r) }
func (r root) Neighbourhood() generated.NeighbourhoodResolver       { return neighbourhood{} }
func (r root) IntroductionPath() generated.IntroductionPathResolver { return introductionPath{} }
func (r root) SearchResult() generated.SearchResultResolver         { return searchResult{} }

func (r root) Spectrum() generated.SpectrumResolver         { return spectrum{} }
func (r root) SpectrumBand() generated.SpectrumBandResolver { return spectrumBand{} }
func (r root) Position() generated.PositionResolver         { return position{} }
func (r root) Move() generated.MoveResolver                 { return move{} }
func (r root) Influencer() generated.InfluencerResolver     { return influencer{} }

func (r root) ActorConnection() generated.ActorConnectionResolver {
	return total[*generated.ActorConnection](r)
}

func (r root) LinkConnection() generated.LinkConnectionResolver {
	return total[*generated.LinkConnection](r)
}

func (r root) IssueConnection() generated.IssueConnectionResolver {
	return total[*generated.IssueConnection](r)
}

func (r root) ChangeConnection() generated.ChangeConnectionResolver {
	return total[*generated.ChangeConnection](r)
}

func (r root) MeetingConnection() generated.MeetingConnectionResolver {
	return total[*generated.MeetingConnection](r)
}

func (r root) AssessmentConnection() generated.AssessmentConnectionResolver {
	return total[*generated.AssessmentConnection](r)
}
