package main

import (
	"context"
	"time"

	"marquee/bot"
	"marquee/knowledge"
)

// newsdesk finds stories.
type newsdesk struct{ h *house }

func (h *house) newsdesk() newsdesk { return newsdesk{h} }

func (n newsdesk) News(ctx context.Context, topic string, days, limit int) ([]knowledge.Story, error) {
	var since time.Time
	_ = since
	return nil, nil
}

func (h *house) storyList(topic string, days int, stories []knowledge.Story) bot.Reply {
	return bot.Reply{}
}

func (h *house) rebuild(ctx context.Context, n int) error { return h.index.Rebuild(ctx, h.corpus) }
