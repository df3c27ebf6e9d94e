package sqlite

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/allymap/allymap/graph"
)

// card is a row that is kept, and comes, as one text: its columns one after the other, an empty one where there is none.
// So it costs one column to hand over, whose many would take ten times as long. It is read from left to right, and says
// at the end what could not be read.
type card struct {
	left  string
	rest  string // cards that come with it in one row, and are read after it
	ended bool
	wrong error
}

// What stands between the columns of a card, between two rows, and between the cards of a row that has several.
const (
	columnGap = "\x1f" // char(31)
	rowGap    = "\x1e" // char(30)
	cardGap   = "\x1d" // char(29)
)

// cards puts a question whose rows come back as one text, card after card: handing rows through database/sql, each
// column under its own lock, takes several times as long as finding them.
func cards[T any](ctx context.Context, from asker, statement string, read func(*card) T, args ...any) ([]T, error) {
	found, err := list(ctx, from, statement, maybeTexts, args...)
	if err != nil || len(found) == 0 || found[0] == nil {
		return []T{}, err
	}
	all := *found[0]
	out := make([]T, 0, strings.Count(all, rowGap)+1)
	var c card
	for text := range strings.SplitSeq(all, rowGap) {
		c = card{rest: text, ended: true}
		c.next()
		out = append(out, read(&c))
		if err := c.err(); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// askCards is cards for a scope; args are the parameters from the second on.
func askCards[T any](ctx context.Context, s *Store, scope graph.Scope, statement string, read func(*card) T, args ...any) ([]T, error) {
	if len(scope.Audiences()) == 0 {
		return []T{}, nil
	}
	seen, err := s.seen(ctx, scope)
	if err != nil {
		return nil, err
	}
	return cards(ctx, s.reader, statement, read, append([]any{seen}, args...)...)
}

// maybeTexts is a row of one text or NULL.
func maybeTexts() row[*string] {
	var t maybe
	return row[*string]{[]any{&t}, func() (*string, error) { return t.value, nil }}
}

// next goes on to the next card of the row; false where there is none.
func (c *card) next() bool {
	if !c.ended {
		c.wrong = errTooMany
	}
	more := c.rest != ""
	c.left, c.rest, _ = strings.Cut(c.rest, cardGap)
	c.ended = !more
	return more
}

func (c *card) text() string {
	i := strings.IndexByte(c.left, columnGap[0])
	if i < 0 {
		if c.ended {
			c.wrong = errors.New("sqlite: a card with too few columns")
		}
		c.ended = true
		i = len(c.left)
	}
	out := c.left[:i]
	c.left = c.left[min(i+1, len(c.left)):]
	return out
}

func (c *card) maybe() *string {
	t := c.text()
	if t == "" {
		return nil
	}
	there := t // so that only what is there goes to the heap
	return &there
}

// number is 0 where there is none.
func (c *card) number() int { return c.parsed(c.text()) }

func (c *card) maybeNumber() *int {
	t := c.text()
	if t == "" {
		return nil
	}
	n := c.parsed(t)
	return &n
}

func (c *card) parsed(t string) int {
	if t == "" {
		return 0
	}
	n, err := strconv.Atoi(t)
	if err != nil {
		c.wrong = fmt.Errorf("sqlite: %w", err)
	}
	return n
}

func (c *card) maybeTruth() *bool {
	n := c.maybeNumber()
	if n == nil {
		return nil
	}
	yes := *n > 0
	return &yes
}

func (c *card) time() time.Time { return time.UnixMilli(int64(c.number())).UTC() }

var errTooMany = errors.New("sqlite: a card with too many columns")

// err says what could not be read, or that there is more than was asked for.
func (c *card) err() error {
	if c.wrong == nil && !c.ended {
		return errTooMany
	}
	return c.wrong
}

// draft is a card in the making: what card reads, in the same order.
type draft struct {
	columns []string
	wrong   error
}

func (d *draft) text(texts ...string) {
	for _, t := range texts {
		if strings.ContainsAny(t, columnGap+rowGap+cardGap) {
			d.wrong = errors.New("sqlite: a text with a character in it that separates texts")
		}
	}
	d.columns = append(d.columns, texts...)
}

func (d *draft) maybe(texts ...*string) {
	for _, t := range texts {
		if t == nil {
			d.columns = append(d.columns, "")
		} else {
			d.text(*t)
		}
	}
}

func (d *draft) number(n int) { d.columns = append(d.columns, strconv.Itoa(n)) }

func (d *draft) maybeNumber(n *int) {
	if n == nil {
		d.columns = append(d.columns, "")
	} else {
		d.number(*n)
	}
}

func (d *draft) maybeTruth(t *bool) {
	if t == nil {
		d.columns = append(d.columns, "")
	} else {
		d.number(int(flag(*t)))
	}
}

func (d *draft) time(times ...time.Time) {
	for _, t := range times {
		d.columns = append(d.columns, strconv.FormatInt(t.UnixMilli(), 10))
	}
}

// enlistCard writes what unlistCard reads: JSON, nothing where the list is empty.
func enlistCard[T any](d *draft, list []T) {
	if len(list) == 0 {
		d.columns = append(d.columns, "")
		return
	}
	raw, err := json.Marshal(list)
	if err != nil {
		d.wrong = fmt.Errorf("sqlite: %w", err)
	}
	d.text(string(raw))
}

func (d *draft) card() (string, error) { return strings.Join(d.columns, columnGap), d.wrong }

// unlistCard reads a list of a card. It is never nil.
func unlistCard[T any](c *card) []T {
	out := []T{}
	if t := c.text(); t != "" {
		if err := json.Unmarshal([]byte(t), &out); err != nil {
			c.wrong = fmt.Errorf("sqlite: %w", err)
		}
	}
	return out
}
