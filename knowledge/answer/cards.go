package answer

import (
	"container/list"
	"context"
	"fmt"
	"runtime/debug"
	"strconv"
	"sync"
	"time"

	"golang.org/x/sync/singleflight"

	"marquee/knowledge"
)

// Bounds of what Cards keeps: a card has some 20 KB.
const (
	keptCards  = 512
	longestAsk = 200 // bytes of a title; a longer one is not kept
)

// Cards gives the Desk's cards, each made once for all who ask for it
// meanwhile, and kept until the corpus grows. A card that it gave is shared:
// read only. It is safe for concurrent use.
type Cards struct {
	Desk *Desk // required
	// Version is another number whenever the corpus has changed. Required.
	Version func() int64

	flight singleflight.Group

	mu      sync.Mutex
	version int64
	order   list.List // of keptCard, the latest asked for in front
	kept    map[string]*list.Element
}

type keptCard struct {
	key  string
	card knowledge.Card
}

// Film is Desk.Film.
func (c *Cards) Film(ctx context.Context, title string) (knowledge.Card, error) {
	return c.get(ctx, "title "+title, func(ctx context.Context) (knowledge.Card, error) { return c.Desk.Film(ctx, title) })
}

// ByRef is Desk.ByRef.
func (c *Cards) ByRef(ctx context.Context, ref string) (knowledge.Card, error) {
	return c.get(ctx, "ref "+ref, func(ctx context.Context) (knowledge.Card, error) { return c.Desk.ByRef(ctx, ref) })
}

// get returns a card that is kept, or has it made. Who waits may leave; the
// others still get it.
func (c *Cards) get(ctx context.Context, key string, make func(context.Context) (knowledge.Card, error)) (knowledge.Card, error) {
	version := c.Version()
	if card, ok := c.find(key, version); ok {
		return card, nil
	}
	made := c.flight.DoChan(strconv.FormatInt(version, 10)+" "+key, func() (any, error) {
		card, err := alone(ctx, make)
		if err == nil && card.Found && len(key) <= longestAsk {
			c.keep(key, version, card)
		}
		return card, err
	})
	select {
	case result := <-made:
		card, _ := result.Val.(knowledge.Card)
		return card, result.Err
	case <-ctx.Done():
		return knowledge.Card{}, ctx.Err()
	}
}

// makeWithin bounds the making of a card that several may wait for.
const makeWithin = time.Minute

// alone makes a card whoever leaves. A panic is an error: here it would end
// the program.
func alone(ctx context.Context, make func(context.Context) (knowledge.Card, error)) (card knowledge.Card, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("making a card: panic: %v\n%s", p, debug.Stack())
		}
	}()
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), makeWithin)
	defer cancel()
	return make(ctx)
}

// find returns what is kept of a version; an older one is forgotten.
func (c *Cards) find(key string, version int64) (knowledge.Card, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.kept == nil || c.version != version {
		c.version, c.kept = version, map[string]*list.Element{}
		c.order.Init()
	}
	e, ok := c.kept[key]
	if !ok {
		return knowledge.Card{}, false
	}
	c.order.MoveToFront(e)
	kept, ok := e.Value.(keptCard)
	return kept.card, ok
}

func (c *Cards) keep(key string, version int64, card knowledge.Card) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.version != version || c.kept[key] != nil {
		return
	}
	c.kept[key] = c.order.PushFront(keptCard{key, card})
	if c.order.Len() > keptCards {
		if kept, ok := c.order.Remove(c.order.Back()).(keptCard); ok {
			delete(c.kept, kept.key)
		}
	}
}
