package graph

// Map is what callers hold: reads for a Scope, and the one door for writes, over any store. It keeps nothing between
// calls and is safe for concurrent use.
type Map struct{ store Store }

// NewMap is the map that the store holds.
func NewMap(store Store) *Map { return &Map{store: store} }
