package discord

import (
	"container/list"
	"context"
	"crypto/sha256"
	"fmt"
	"sync"

	"golang.org/x/sync/singleflight"

	"marquee/bot"
)

// Bounds of what Pictures keeps: at most 16 MB.
const (
	keptPictures = 128
	keptSize     = 128 << 10 // bytes; a larger picture is drawn anew
)

// Pictures draws pictures: when no answer waits to be made, the same one once
// for all who ask for it meanwhile, and the latest ones not again. It is safe
// for concurrent use.
type Pictures struct {
	turns  *bot.Turns
	flight singleflight.Group

	mu    sync.Mutex
	order *list.List // of *keptPicture, the latest in front
	kept  map[[32]byte]*list.Element
}

type keptPicture struct {
	key  [32]byte
	data []byte
}

// NewPictures returns Pictures that keep none yet and are drawn between turns;
// without turns, at once.
func NewPictures(turns *bot.Turns) *Pictures {
	return &Pictures{turns: turns, order: list.New(), kept: map[[32]byte]*list.Element{}}
}

// Draw returns the picture's bytes. One without a Key is always drawn. A nil
// Pictures draws at once.
func (p *Pictures) Draw(ctx context.Context, picture bot.Picture) ([]byte, error) {
	if p == nil {
		return drawOne(picture)
	}
	if picture.Key == "" {
		return p.draw(ctx, picture)
	}
	key := sha256.Sum256([]byte(picture.Key))
	if data, ok := p.find(key); ok {
		return data, nil
	}
	drawn, err, _ := p.flight.Do(string(key[:]), func() (any, error) {
		if data, ok := p.find(key); ok { // drawn since the look above
			return data, nil
		}
		// Others wait for it too: the one who came first may leave.
		data, err := p.draw(context.WithoutCancel(ctx), picture)
		if err == nil {
			p.keep(key, data)
		}
		return data, err
	})
	data, _ := drawn.([]byte)
	return data, err
}

// draw draws once there is time for it.
func (p *Pictures) draw(ctx context.Context, picture bot.Picture) ([]byte, error) {
	done, err := p.turns.Spare(ctx)
	if err != nil {
		return nil, err
	}
	defer done()
	return drawOne(picture)
}

func (p *Pictures) find(key [32]byte) ([]byte, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	e, ok := p.kept[key]
	if !ok {
		return nil, false
	}
	p.order.MoveToFront(e)
	kept, ok := e.Value.(*keptPicture)
	if !ok {
		return nil, false
	}
	return kept.data, true
}

func (p *Pictures) keep(key [32]byte, data []byte) {
	if len(data) > keptSize {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if _, ok := p.kept[key]; ok {
		return
	}
	p.kept[key] = p.order.PushFront(&keptPicture{key: key, data: data})
	for p.order.Len() > keptPictures {
		oldest := p.order.Back()
		if kept, ok := p.order.Remove(oldest).(*keptPicture); ok {
			delete(p.kept, kept.key)
		}
	}
}

// drawOne draws a picture; a panic is an error.
func drawOne(p bot.Picture) (data []byte, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("panic: %v", r)
		}
	}()
	return p.Draw()
}
