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

// card is a row that came as one text, its columns one after the other; an empty one is NULL. It is read from left to
// right, and says at the end what could not be read.
type card struct {
	left  string
	ended bool
	wrong error
}

// What stands between the columns of a card, and between two cards.
const (
	cardGap  = "\x1f" // char(31), the separator of units
	cardsGap = "\x1e" // char(30), the separator of records
)

// cards puts a question whose rows come back as one text, card after card: handing rows through database/sql, each
// column under its own lock, takes several times as long as finding them.
func cards[T any](ctx context.Context, from asker, statement string, read func(*card) T, args ...any) ([]T, error) {
	all, err := one(ctx, from, statement, maybeTexts, args...)
	if err != nil || all == nil {
		return []T{}, err
	}
	out := make([]T, 0, strings.Count(*all, cardsGap)+1)
	for text := range strings.SplitSeq(*all, cardsGap) {
		c := card{left: text}
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

func (c *card) text() string {
	i := strings.IndexByte(c.left, cardGap[0])
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
	return &t
}

func (c *card) number() int {
	n := c.maybeNumber()
	if n == nil {
		return 0
	}
	return *n
}

func (c *card) maybeNumber() *int {
	t := c.text()
	if t == "" {
		return nil
	}
	n, err := strconv.Atoi(t)
	if err != nil {
		c.wrong = fmt.Errorf("sqlite: %w", err)
	}
	return &n
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

// err says what could not be read, or that there is more than was asked for.
func (c *card) err() error {
	if c.wrong == nil && !c.ended {
		return errors.New("sqlite: a card with too many columns")
	}
	return c.wrong
}

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
