package main

import (
	"context"

	"marquee/bot"
	"marquee/bot/discord"
	"marquee/bot/newsroom"
	"marquee/bot/playground"
)

// pagePoster posts news in the playground's channels.
type pagePoster struct {
	page    *playground.Page
	compose func(ctx context.Context, locale string, reply bot.Reply) discord.Message
}

func (p pagePoster) Send(ctx context.Context, l newsroom.Letter) (string, error) {
	id, err := p.page.Say(l.Channel, "", p.compose(ctx, l.Locale, l.Reply))
	return id, refusedByPage(err)
}

func (p pagePoster) Change(ctx context.Context, message string, l newsroom.Letter) error {
	_, err := p.page.Say(l.Channel, message, p.compose(ctx, l.Locale, l.Reply))
	return refusedByPage(err)
}

func (p pagePoster) Remove(_ context.Context, channel, message string) error {
	p.page.Unpost(channel, message)
	return nil
}

func (p pagePoster) Find(context.Context, newsroom.Letter) (string, bool, error) {
	return "", false, nil
}

// Direct is one channel: there is one person.
func (p pagePoster) Direct(context.Context, string) (string, error) { return playground.Direct, nil }

func refusedByPage(err error) error {
	if err == nil {
		return nil
	}
	return &newsroom.Fault{Kind: newsroom.Refused, Reason: "the playground does not take it", Err: err}
}
