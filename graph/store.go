package graph

import (
	"context"
	"errors"
	"time"
)

// Store is what a database must do to hold a map. Both stores pass graphtest whole; nothing here is optional.
//
// Each method that takes a Scope answers as if all that the scope does not see did not exist: a record counts only if
// its audience is one of scope.Audiences(), a link only if both its ends do too, an assessment only if its actor and
// its issue do too, a meeting only if everybody who was there does too. The statements themselves ask for it; nobody filters afterwards.
//
// Where nothing matches, the answer is empty and never an error. Errors are an *Error with TIMEOUT (the deadline of
// the context passed) or UNAVAILABLE (the database cannot be reached, is full or is shutting down; asking again may
// help), ErrAgain from Write, or a fault that no person may read. A store never panics, never logs, and never lets a
// driver's type out. It is safe for concurrent use and keeps nothing between calls that a second server would have to
// know. A cancelled context gives back its error within moments.
type Store interface {
	Accounts
	Passes
	Lists
	Logs
	Ties
	Wholes
	Writes

	// Ready says whether the database answers and is of this version: what /readyz asks.
	Ready(ctx context.Context) error
	// Close ends every connection. It is called once, after the last call has come back.
	Close() error
}

// Accounts are who may sign in, and the areas, which are no secret to them.
type Accounts interface {
	// Caller finds the account whose key has this hash, and every area by name: all that a Scope is made of, in one
	// statement. NOT_FOUND for an unknown hash and for a revoked account.
	Caller(ctx context.Context, keyHash string) (*Account, []*Area, error)
	// Areas are all areas, by name then id.
	Areas(ctx context.Context) ([]*Area, error)
	// AccountsByID are those of the accounts that exist, revoked ones too, in no particular order; of all accounts where
	// ids is nil.
	AccountsByID(ctx context.Context, ids []string) ([]*Account, error)
	// SaveAccount adds the account or replaces it, by id, and sets CreatedAt where it is zero.
	SaveAccount(ctx context.Context, account *Account) error
}

// Passes are what lets browsers in for a while, by the clock of the store. They have no part in the map's changes.
type Passes interface {
	// Pass finds the pass of this kind and hash. NOT_FOUND (UnknownPass) for an unknown one, a used one and one that has
	// ended, all alike.
	Pass(ctx context.Context, kind PassKind, hash string) (*Pass, error)
	// SavePass adds the pass or replaces it, by kind and hash. A few of those that have ended go at the same time, more
	// than one call adds.
	SavePass(ctx context.Context, pass *Pass) error
	// DropPasses takes these passes away and tells how many there were that had not ended. Of several who drop the same
	// pass at once, one is told so: this is how a link is used once.
	DropPasses(ctx context.Context, f PassFilter) (int, error)
}

// Lists are the pages of records, each by a keyset over one sort key.
type Lists interface {
	// Nodes finds records of any kind but areas and accounts by id: actors, links with both ends attached, issues,
	// assessments, meetings and changes, each once, in no particular order.
	Nodes(ctx context.Context, scope Scope, ids []string) (Records, error)
	// Actors is a page of an area's actors, by Actor.NameKey or Actor.UpdatedKey.
	Actors(ctx context.Context, scope Scope, f ActorFilter, r Range) ([]*Actor, error)
	// Issues is a page of an area's issues, by Issue.TitleKey.
	Issues(ctx context.Context, scope Scope, f IssueFilter, r Range) ([]*Issue, error)
	// Count is how many records the list of this filter has in all, by the actor's id, or by the area's id.
	Count(ctx context.Context, scope Scope, f Filter) (map[string]int, error)
}

// Logs are what was changed.
type Logs interface {
	// Changes is a page of what was changed in an area, in the order of the commits there; the keys of its Range are ids
	// of changes. Each change holds those of its records that the scope sees: a record that exists by its audience now,
	// a removed one by its last, a link by its ends' too, an assessment by its actor's and its issue's too, a meeting by
	// those of all who were there. A change is in an area's list only if one of the records that the scope sees is in that
	// area or, a link, an assessment or a meeting, has an actor there: what is hidden must not put it there. Records come in the order in
	// which they were written. Of an author's changes, and of those of a time, the order is that of their times, and of
	// commits only where these are equal.
	Changes(ctx context.Context, scope Scope, f ChangeFilter, r Range) ([]*Change, error)
	// History is, for each of the actors, a page of the changes that touched it, a link, an assessment or a meeting of it (one
	// that the scope sees: a hidden one must not put a change there), in the order of the commits; otherwise as Changes, with
	// every record of each change that the scope sees. A link, an assessment or a meeting may be asked about too: what touched
	// itself.
	History(ctx context.Context, scope Scope, ids []string, r Range) (map[string][]*Change, error)
	// Past is the newest changes of the history of one of these, at most limit, the newest first, each with those of its
	// records that put it there, and their areas, and no others: of an actor itself, its links, its assessments and its
	// meetings. What it costs does not grow with the rest of those changes.
	Past(ctx context.Context, scope Scope, id string, limit int) ([]*Change, error)
}

// Ties are what hangs on actors.
type Ties interface {
	// Links is, for each of the actors, a page of its links by the other end's folded name, then the link's id (LinkKey).
	// The other end is attached, the asking one is not.
	Links(ctx context.Context, scope Scope, f LinkFilter, r Range) (map[string][]*Link, error)
	// Assessments is, for each of the actors, a page of its assessments by Assessment.DateKey; or, of the issue OfIssue, all
	// that was ever said of where anybody stands on it, in that order under its id: at most r.Limit, and where that cuts,
	// any of them.
	Assessments(ctx context.Context, scope Scope, f AssessmentFilter, r Range) (map[string][]*Assessment, error)
	// Meetings is, for each of the actors, a page of the meetings at which it was, and for each of the areas of those that
	// belong to it, by MeetingFilter.Key. Open chooses those with a next step that is still to do: by the actor itself,
	// where it is one.
	Meetings(ctx context.Context, scope Scope, f MeetingFilter, r Range) (map[string][]*Meeting, error)
	// Ties is one step of a walk: the links of the actors, each as seen from the end that was asked about (twice where
	// both were), in no particular order, of the types given (nil: all) and none of the types left out. At most limit
	// ties are looked at; where that cuts, any of them are.
	Ties(ctx context.Context, scope Scope, f TieFilter, limit int) ([]Tie, error)
	// Among is the actors, and every link of the types (nil: all) that has both ends among them, without ends attached; both
	// by id, each once.
	Among(ctx context.Context, scope Scope, actorIDs []string, types []LinkType) ([]*Actor, []*Link, error)
	// Leaders are the ids of the actors of kind LEADER in the areas, sorted.
	Leaders(ctx context.Context, scope Scope, areaIDs []string) ([]string, error)
}

// Wholes are the reads that look at more than a page.
type Wholes interface {
	// Whole is every actor of the area and every link with an end in it, with the far ends among the actors: actors by
	// NameKey, links by id, without ends attached. Two statements.
	Whole(ctx context.Context, scope Scope, areaID string) ([]*Actor, []*Link, error)
	// Outline is the same actors and links with only what the questions about a whole map need, in no particular order: what
	// a View is made of. A link may come without an end that went away between the two statements.
	Outline(ctx context.Context, scope Scope, areaID string) ([]ActorOutline, []LinkOutline, error)
	// Positions are those on the drawn maps of these areas, by the area's id, sorted by the actor's id, the actors attached:
	// of those actors that Whole would give, so that a position tells of no link that is hidden.
	Positions(ctx context.Context, scope Scope, areaIDs []string) (map[string][]*MapPosition, error)
	// Search is the best f.Limit actors for the query: by class of match (SearchQuery.Match), then by NameKey.
	Search(ctx context.Context, scope Scope, f SearchFilter) ([]*Actor, error)
}

// Writes is the transaction that every change of the map is.
type Writes interface {
	// Write runs f in one transaction and commits what it applied if f returns nil; otherwise nothing has happened and
	// f's error comes back as it is. f may run more than once, so it must touch nothing but its Tx and what it makes.
	// Every acknowledged write survives the end of the process and of the machine. ErrAgain: nobody knows whether the
	// commit happened, or another writer took an id, a slug or a key in the same moment: run it again, the receipt tells.
	Write(ctx context.Context, f func(tx Tx) error) error
}

// Tx is what a write sees and does. It takes no Scope: the rules of who may do what are Map's, above it.
type Tx interface {
	// Now is the clock of the store: UTC, in whole milliseconds.
	Now() time.Time
	// Receipt finds what a key of the account was used for before.
	Receipt(ctx context.Context, accountID, key string) (Receipt, bool, error)
	// Lock takes the counters of the areas, in the order of their ids, until the transaction ends, so that writes of one
	// area come one after the other. It gives every area there is, as it stands after that, by name.
	Lock(ctx context.Context, areaIDs []string) ([]*Area, error)
	// Load finds records by id whoever may see them: actors, links, issues, assessments, meetings, changes with all their
	// records, and the traces of all but changes that exist or once did.
	Load(ctx context.Context, ids []string) (Records, error)
	// Attached finds the links, assessments and meetings of the actors and the assessments of the issues.
	Attached(ctx context.Context, ids []string) (Records, error)
	// Twins finds the links that are the SameTie as one of these.
	Twins(ctx context.Context, links []*Link) ([]*Link, error)
	// Apply writes the batch. It is called at most once, and nothing is read after it.
	Apply(ctx context.Context, b Batch) error
}

// ErrAgain is what Write returns when it must be run again. Map does; nobody else sees it.
var ErrAgain = errors.New("graph: run the write again")

// Records are records of several kinds.
type Records struct {
	Actors      []*Actor
	Links       []*Link
	Issues      []*Issue
	Assessments []*Assessment
	Meetings    []*Meeting
	Changes     []*Change
	Traces      map[string]Trace // by id; only Tx.Load fills it
}

// Trace is what is left of every record that was ever written: whether it still exists, and what touched it last.
type Trace struct {
	Exists     bool
	LastChange string // id of the change
}

// Batch is all that one write does.
type Batch struct {
	Areas     []*Area        // to add, or to replace by id
	Put       Records        // to add, or to replace by id: actors, links, issues, assessments and meetings
	Removed   []string       // ids of the same; what hangs on them is among them, but for the positions of actors, which go with them
	Positions []*MapPosition // to add, or to replace by area and actor, after all that is put; one without its actor is none
	Change    *Change        // what the log says of it: raises the counter of each of its areas, and leaves a trace of each of its records (RecordChange.Audience, EndIDs); areas are among them; nil where nothing changed
	Receipt   Receipt
}

// Receipt is what a key was used for, kept in the same transaction as its effect, for at least 72 hours.
type Receipt struct {
	AccountID   string // empty for an operator's command
	Key         string
	Fingerprint string // of the input
	Result      []byte // what Map needs to answer the same again
}

// Range is the part of a list to give: the records with Above < key (and key < Below unless that is empty), from the
// low end or, if Descending, from the high end, at most Limit of them, in that direction.
type Range struct {
	Above      string
	Below      string
	Descending bool
	Limit      int
}

// Filter is one of ActorFilter, IssueFilter, LinkFilter, AssessmentFilter, MeetingFilter, ChangeFilter and HistoryFilter.
type Filter interface{ filter() }

// ActorFilter chooses actors of an area. A nil list lets all pass; an actor passes Tags if it has one of them.
type ActorFilter struct {
	AreaID          string
	Kinds           []ActorKind
	Classifications []Classification
	Tags            []string
	ByUpdate        bool // the order: by UpdatedKey rather than NameKey
}

// IssueFilter chooses issues of an area.
type IssueFilter struct {
	AreaID   string
	Statuses []IssueStatus
}

// LinkFilter chooses links of actors. Direction is OUT, IN or BOTH; links of symmetric types pass whichever it is.
type LinkFilter struct {
	Of        []string
	Types     []LinkType
	Direction Direction
}

// AssessmentFilter chooses assessments of actors, on one issue if IssueID is not empty; or those of the issue OfIssue,
// which are not counted.
type AssessmentFilter struct {
	Of      []string
	IssueID string
	OfIssue string
}

// MeetingFilter chooses meetings of actors, or of areas.
type MeetingFilter struct {
	Of   []string // ids of actors or areas
	Open bool     // only those with a next step to do: for an actor, one that it is to do
}

// Key is the place of a meeting in the order of the list: Meeting.DateKey, of open ones Meeting.DueKey.
func (f MeetingFilter) Key(m *Meeting) string {
	if f.Open {
		return m.DueKey()
	}
	return m.DateKey()
}

// ChangeFilter chooses changes of an area. One passes ActorID if it is in that actor's history as the scope sees it.
type ChangeFilter struct {
	AreaID   string
	ActorID  string    // empty: any
	AuthorID string    // account; empty: anybody, operators' commands too
	Since    time.Time // zero: from the beginning; in whole milliseconds
	Until    time.Time // before this; zero: to the end
}

// Filters says whether it chooses among the area's changes at all.
func (f ChangeFilter) Filters() bool {
	return f.ActorID != "" || f.AuthorID != "" || !f.Since.IsZero() || !f.Until.IsZero()
}

// HistoryFilter counts the changes of actors.
type HistoryFilter struct{ Of []string }

func (ActorFilter) filter()      {}
func (IssueFilter) filter()      {}
func (LinkFilter) filter()       {}
func (AssessmentFilter) filter() {}
func (MeetingFilter) filter()    {}
func (ChangeFilter) filter()     {}
func (HistoryFilter) filter()    {}

// TieFilter chooses the ties of a step.
type TieFilter struct {
	Of    []string
	To    []string   // only those whose other end is one of these; nil: whoever it is
	Types []LinkType // nil: all
	Not   []LinkType // left out
	// Ends asks for the other ends alone: nothing but Other, OtherKey and Ties need be told, and those that lead to one
	// other end may come as one.
	Ends bool
}

// Tie is a link as a walk needs it, seen from the end that was asked about.
type Tie struct {
	LinkID   string
	At       string // the end asked about
	Other    string // the other end
	OtherKey string // Actor.NameKey of the other end
	Type     LinkType
	Strength int         // 0: nobody asked
	Basis    Basis       // empty: nobody asked
	OneSided bool        // a symmetric link that one end denies
	Until    PartialDate // empty: it goes on, or nobody asked
	Written  int         // the day on which somebody last wrote the link (DayOf)

	NoIntermediary bool // of the other end

	Ties int // how many came as this one; 1 unless TieFilter.Ends
}

// LinkKey is a link's place among the links of an actor: by the other end's name, then its own id.
func LinkKey(other *Actor, linkID string) string { return SortKey(other.Name, linkID) }
