package graph

import (
	"context"
	"slices"
	"time"
)

// Map is what callers hold: reads for a Scope, and the one door for writes, over any store. It keeps nothing between
// calls but views of whole areas, for which counters in the store vouch, and is safe for concurrent use. Errors are those of Store, and *Error or Errors for what was asked wrongly.
type Map struct {
	store Store
	views views
	now   func() time.Time // of questions whose answer depends on the day
}

// NewMap is the map that the store holds.
func NewMap(store Store) *Map {
	return &Map{store: store, views: views{slots: map[string]*slot{}}, now: time.Now}
}

// MaxNodes is how many records Nodes gives at once.
const MaxNodes = 100

// nodesAtOnce is how many records one statement fetches.
const nodesAtOnce = 1_000

// ActorsQuery asks for an area's actors. Area is a slug; a nil list lets all pass.
type ActorsQuery struct {
	Area            string
	Kinds           []ActorKind
	Classifications []Classification
	Tags            []string // at least one of them
	ByUpdate        bool     // ordered by the latest change rather than by name
	Descending      bool
}

// SignIn finds out who holds the key: what they may see and do. NOT_FOUND for an unknown and for a revoked key.
func (m *Map) SignIn(ctx context.Context, key string) (Scope, error) {
	return m.SignInAs(ctx, HashKey(key))
}

// SignInAs is SignIn for who holds no key but remembers its hash, as a session does: it ends with the key, and with the
// account.
func (m *Map) SignInAs(ctx context.Context, keyHash string) (Scope, error) {
	account, areas, err := m.store.Caller(ctx, keyHash)
	if err != nil {
		return Scope{}, err
	}
	return ScopeOf(account, areas), nil
}

// Operator is the scope of who runs a command on the service's own host.
func (m *Map) Operator(ctx context.Context) (Scope, error) {
	areas, err := m.store.Areas(ctx)
	if err != nil {
		return Scope{}, err
	}
	return ScopeOfOperator(areas), nil
}

// Ready says whether the store answers.
func (m *Map) Ready(ctx context.Context) error { return m.store.Ready(ctx) }

// Nodes finds the records of these ids, in the order of the ids, nil where there is none that the scope sees.
func (m *Map) Nodes(ctx context.Context, scope Scope, ids []string) ([]Node, error) {
	if len(ids) > MaxNodes {
		return nil, invalid("page.range", "ids", "At most %d records can be asked for at once, not %d. Ask in several questions.", MaxNodes, len(ids))
	}
	found, err := m.NodesByID(ctx, scope, ids)
	if err != nil {
		return nil, err
	}
	out := make([]Node, len(ids))
	for i, id := range ids {
		if n, ok := found[id]; ok {
			out[i] = n
		}
	}
	return out, nil
}

// NodesByID finds the records of any number of ids, by id; those that the scope does not see are missing.
func (m *Map) NodesByID(ctx context.Context, scope Scope, ids []string) (map[string]Node, error) {
	found := map[string]Node{}
	var accounts, records []string
	for _, id := range ids {
		switch {
		case IsID(AreaPrefix, id):
			if a := scope.AreaByID(id); a != nil {
				found[id] = a
			}
		case IsID(AccountPrefix, id):
			accounts = append(accounts, id)
		case isRecordID(id):
			records = append(records, id)
		}
	}
	if err := m.accountNodes(ctx, scope, accounts, found); err != nil {
		return nil, err
	}
	for chunk := range slices.Chunk(sorted(records), nodesAtOnce) {
		rs, err := m.store.Nodes(ctx, scope, chunk)
		if err != nil {
			return nil, err
		}
		rs.each(func(n Node) { found[n.NodeID()] = n })
	}
	return found, nil
}

func (m *Map) accountNodes(ctx context.Context, scope Scope, ids []string, found map[string]Node) error {
	if len(ids) == 0 || len(scope.Audiences()) == 0 {
		return nil
	}
	accounts, err := m.Accounts(ctx, ids)
	if err != nil {
		return err
	}
	for id, a := range accounts {
		found[id] = a
	}
	return nil
}

func isRecordID(id string) bool {
	for _, prefix := range []string{ActorPrefix, LinkPrefix, IssuePrefix, AssessmentPrefix, MeetingPrefix, ChangePrefix} {
		if IsID(prefix, id) {
			return true
		}
	}
	return false
}

// each calls f for every record, actors by their own kind.
func (rs Records) each(f func(Node)) {
	for _, r := range rs.Actors {
		f(r.Kinded())
	}
	for _, r := range rs.Links {
		f(r)
	}
	for _, r := range rs.Issues {
		f(r)
	}
	for _, r := range rs.Assessments {
		f(r)
	}
	for _, r := range rs.Meetings {
		f(r)
	}
	for _, r := range rs.Changes {
		f(r)
	}
}

// Accounts finds accounts by id; those that do not exist are missing from the answer.
func (m *Map) Accounts(ctx context.Context, ids []string) (map[string]*Account, error) {
	list, err := m.store.AccountsByID(ctx, sorted(ids))
	if err != nil {
		return nil, err
	}
	out := map[string]*Account{}
	for _, a := range list {
		out[a.ID] = a
	}
	return out, nil
}

// Actors is a page of an area's actors.
func (m *Map) Actors(ctx context.Context, scope Scope, q ActorsQuery, args PageArgs) (*Page[*Actor], error) {
	area, refused := scope.areaOf(q.Area, "area")
	if refused != nil {
		return nil, refused
	}
	f := ActorFilter{AreaID: area.ID, Kinds: sorted(q.Kinds), Classifications: sorted(q.Classifications), Tags: sorted(q.Tags), ByUpdate: q.ByUpdate}
	l, refused := args.plan(listName("actors", f.AreaID, f.Kinds, f.Classifications, f.Tags, f.ByUpdate, q.Descending), q.Descending)
	if refused != nil {
		return nil, refused
	}
	items, err := m.store.Actors(ctx, scope, f, l.Range)
	if err != nil {
		return nil, err
	}
	key := (*Actor).NameKey
	if f.ByUpdate {
		key = (*Actor).UpdatedKey
	}
	return page(l, items, key, f), nil
}

// Issues is a page of an area's issues, by title.
func (m *Map) Issues(ctx context.Context, scope Scope, slug string, statuses []IssueStatus, args PageArgs) (*Page[*Issue], error) {
	area, refused := scope.areaOf(slug, "area")
	if refused != nil {
		return nil, refused
	}
	f := IssueFilter{AreaID: area.ID, Statuses: sorted(statuses)}
	l, refused := args.plan(listName("issues", f.AreaID, f.Statuses), false)
	if refused != nil {
		return nil, refused
	}
	items, err := m.store.Issues(ctx, scope, f, l.Range)
	if err != nil {
		return nil, err
	}
	return page(l, items, (*Issue).TitleKey, f), nil
}

// LinksQuery asks for the links of actors. A nil list lets all types pass; an empty direction is BOTH.
type LinksQuery struct {
	Of        []string
	Types     []LinkType
	Direction Direction
}

// Links is a page of links for each of the actors, by the other end's name, which is attached. A cursor belongs to one
// actor, so with one only that actor may be asked about.
func (m *Map) Links(ctx context.Context, scope Scope, q LinksQuery, args PageArgs) (map[string]*Page[*Link], error) {
	f := LinkFilter{Of: sorted(q.Of), Types: sorted(q.Types), Direction: q.Direction}
	if f.Direction == "" {
		f.Direction = Both
	}
	ls, refused := args.planEach(f.Of, func(id string) string { return linkList(id, f.Types, f.Direction) })
	if refused != nil {
		return nil, refused
	}
	items, err := m.store.Links(ctx, scope, f, ls.Range)
	if err != nil {
		return nil, err
	}
	return pages(ls, items, func(id string) func(*Link) string {
		return func(l *Link) string { return LinkKey(l.other(id), l.ID) }
	}, f), nil
}

// other is the attached end that is not actorID.
func (l *Link) other(actorID string) *Actor {
	if l.FromID == actorID {
		return l.To
	}
	return l.From
}

// Assessments is a page of assessments for each of the actors, oldest first, on one issue if issueID is not empty.
func (m *Map) Assessments(ctx context.Context, scope Scope, f AssessmentFilter, args PageArgs) (map[string]*Page[*Assessment], error) {
	if err := otherNoun("issue", IssuePrefix, f.IssueID); err != nil {
		return nil, err
	}
	f.Of = sorted(f.Of)
	ls, refused := args.planEach(f.Of, func(id string) string { return listName("assessments", id, f.IssueID) })
	if refused != nil {
		return nil, refused
	}
	items, err := m.store.Assessments(ctx, scope, f, ls.Range)
	if err != nil {
		return nil, err
	}
	return pages(ls, items, func(string) func(*Assessment) string { return (*Assessment).DateKey }, f), nil
}

// History is a page of the changes of each of the actors, oldest first.
func (m *Map) History(ctx context.Context, scope Scope, actorIDs []string, args PageArgs) (map[string]*Page[*Change], error) {
	f := HistoryFilter{Of: sorted(actorIDs)}
	ls, refused := args.planEach(f.Of, func(id string) string { return listName("history", id) })
	if refused != nil {
		return nil, refused
	}
	items, err := m.store.History(ctx, scope, f.Of, ls.Range)
	if err != nil {
		return nil, err
	}
	return pages(ls, items, func(string) func(*Change) string { return (*Change).NodeID }, f), nil
}

// Total is how many records there are in the list of each actor of the filter, or in the list of its area, by id.
func (m *Map) Total(ctx context.Context, scope Scope, f Filter) (map[string]int, error) {
	return m.store.Count(ctx, scope, f)
}

// Degrees are how many links each of the actors has.
func (m *Map) Degrees(ctx context.Context, scope Scope, actorIDs []string) (map[string]int, error) {
	return m.store.Count(ctx, scope, LinkFilter{Of: sorted(actorIDs), Direction: Both})
}

// AreaMap is an area's whole map: its actors by name, every link with an end in it by id, far ends among the actors.
type AreaMap struct {
	Area   *Area
	Actors []*Actor
	Links  []*Link
}

// Whole is the whole map of an area, the links' ends attached.
func (m *Map) Whole(ctx context.Context, scope Scope, slug string) (*AreaMap, error) {
	area, refused := scope.areaOf(slug, "area")
	if refused != nil {
		return nil, refused
	}
	actors, links, err := m.store.Whole(ctx, scope, area.ID)
	if err != nil {
		return nil, err
	}
	return &AreaMap{Area: area, Actors: actors, Links: attach(links, actors)}, nil
}

// attach gives each link its ends and leaves out links that lack one: a record may have gone between two statements.
func attach(links []*Link, actors []*Actor) []*Link {
	byID := make(map[string]*Actor, len(actors))
	for _, a := range actors {
		byID[a.ID] = a
	}
	out := links[:0]
	for _, l := range links {
		if l.From, l.To = byID[l.FromID], byID[l.ToID]; l.From != nil && l.To != nil {
			out = append(out, l)
		}
	}
	return out
}
