package sqlite

import (
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// card is a row that came as one text, its columns one after the other; an empty one is NULL. It is read from left to
// right, and says at the end what could not be read.
type card struct {
	left  string
	ended bool
	wrong error
}

// cardGap stands between the columns of a card.
const cardGap = '\x1f'

func (c *card) text() string {
	i := strings.IndexByte(c.left, cardGap)
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
