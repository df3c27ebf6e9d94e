package resolvers

import (
	"context"

	"github.com/allymap/allymap/graph"
)

func (q query) Spectrum(ctx context.Context, issue string, on *graph.PartialDate) (*graph.Spectrum, error) {
	scope, err := scopeOf(ctx)
	if err != nil {
		return nil, err
	}
	found, err := orNull(q.m.Spectrum(ctx, scope, issue, on))
	if found != nil {
		joined(ctx, found.Bands)
	}
	return found, err
}

func (q query) Moves(ctx context.Context, issue string, since graph.PartialDate, until *graph.PartialDate, first *int) (*graph.Movement, error) {
	scope, err := scopeOf(ctx)
	if err != nil {
		return nil, err
	}
	found, err := orNull(q.m.Moves(ctx, scope, issue, since, until, or(first, 50)))
	if found != nil {
		var actors []*graph.Actor
		var assessments []*graph.Assessment
		for _, m := range found.Moves {
			actors = append(actors, m.Actor)
			assessments = append(assessments, m.Earlier, m.Assessment)
		}
		joined(ctx, actors)
		joined(ctx, assessments)
	}
	return found, err
}

func (q query) PowerGrid(ctx context.Context, issue string, on *graph.PartialDate, first *int) (*graph.PowerGrid, error) {
	scope, err := scopeOf(ctx)
	if err != nil {
		return nil, err
	}
	found, err := orNull(q.m.PowerGrid(ctx, scope, issue, on, or(first, 50)))
	if found != nil {
		joinStanding(ctx, append(append([]*graph.Position{}, found.Placed...), found.Unknown...), nil)
	}
	return found, err
}

func (q query) Movable(ctx context.Context, issue string, first *int) (*graph.MovableRanking, error) {
	scope, err := scopeOf(ctx)
	if err != nil {
		return nil, err
	}
	found, err := orNull(q.m.Movable(ctx, scope, issue, or(first, 20)))
	if found != nil {
		var stand []*graph.Position
		var links []*graph.Link
		for _, one := range found.Movable {
			stand = append(stand, one.Position)
			if one.DoorOpener != nil {
				links = append(links, one.DoorOpener.Links...)
			}
		}
		joinStanding(ctx, stand, links)
	}
	return found, err
}

func (q query) Deciders(ctx context.Context, issue string) (*graph.Decision, error) {
	scope, err := scopeOf(ctx)
	if err != nil {
		return nil, err
	}
	found, err := orNull(q.m.Deciders(ctx, scope, issue))
	if found != nil {
		stand := append([]*graph.Position{}, found.SecondaryTargets...)
		var links []*graph.Link
		for _, d := range found.Deciders {
			stand = append(stand, d.Position)
			for _, i := range d.Influencers {
				links = append(links, i.Link)
				if i.Position != nil {
					stand = append(stand, i.Position)
				}
			}
		}
		joinStanding(ctx, stand, links)
	}
	return found, err
}

// joinStanding makes one family of everybody who stands somewhere or is at an end of a link, one of the assessments and
// one of the links.
func joinStanding(ctx context.Context, stand []*graph.Position, links []*graph.Link) {
	var actors []*graph.Actor
	var assessments []*graph.Assessment
	for _, p := range stand {
		actors = append(actors, p.Actor)
		assessments = append(assessments, p.Assessments...)
	}
	for _, l := range links {
		actors = append(actors, l.From, l.To)
	}
	joined(ctx, actors)
	joined(ctx, assessments)
	joined(ctx, links)
}

type spectrum struct{}

func (spectrum) Disagreed(ctx context.Context, obj *graph.Spectrum) ([]graph.Kinded, error) {
	joined(ctx, obj.Disagreed)
	return kinded(obj.Disagreed), nil
}

type spectrumBand struct{}

// Actors makes one family of all that the bands show: one of everybody in them would be fetched for in vain.
func (spectrumBand) Actors(ctx context.Context, obj *graph.SpectrumBand, first *int) ([]graph.Kinded, error) {
	n := or(first, 50)
	_, err := together(ctx, obj, argsKey("actors", n), func(bands []*graph.SpectrumBand) (any, error) {
		var shown []*graph.Actor
		for _, b := range bands {
			actors, err := b.First(n)
			if err != nil {
				return nil, err
			}
			shown = append(shown, actors...)
		}
		joined(ctx, shown)
		return nil, nil //nolint:nilnil // a family is all that comes of it
	})
	if err != nil {
		return nil, err
	}
	actors, err := obj.First(n)
	return kinded(actors), err
}

type position struct{}

func (position) Actor(_ context.Context, obj *graph.Position) (graph.Kinded, error) {
	return obj.Actor.Kinded(), nil
}

type move struct{}

func (move) Actor(_ context.Context, obj *graph.Move) (graph.Kinded, error) {
	return obj.Actor.Kinded(), nil
}

type influencer struct{}

func (influencer) Actor(_ context.Context, obj *graph.Influencer) (graph.Kinded, error) {
	return obj.Actor.Kinded(), nil
}
