package main

import (
	"cmp"
	"context"
	"errors"
	"log/slog"
	"net/http"
	"slices"
	"sync"
	"time"

	"marquee/bot"
	"marquee/bot/discord"
	"marquee/bot/newsroom"
)

// discordPoster posts news in Discord's channels.
type discordPoster struct {
	client  *discord.Client
	compose func(ctx context.Context, locale string, reply bot.Reply) discord.Message
	log     *slog.Logger
	settles time.Duration // of forums; 0: threadSettles

	mu       sync.Mutex
	channels map[string]channelKind
	self     string // the bot's own id
}

// channelKind is what a channel is, as far as it is remembered.
type channelKind struct {
	kind  int
	guild string
	tag   string // that a post needs
	until time.Time
}

// threads says that every post in the channel is a thread.
func (k channelKind) threads() bool { return k.kind == forum || k.kind == media }

// Discord's kinds of channels that take posts in their own way.
const (
	announcements = 5
	forum         = 15
	media         = 16
)

const (
	kindFor      = 10 * time.Minute
	mostChannels = 50_000
	lookBack     = 50 // newest messages among which a lost one is looked for
)

func (p *discordPoster) Send(ctx context.Context, l newsroom.Letter) (string, error) {
	kind, err := p.kind(ctx, l.Channel)
	if err != nil {
		return "", fault(err)
	}
	m := p.compose(ctx, l.Locale, l.Reply)
	if kind.threads() {
		thread, err := p.client.Forum(ctx, l.Channel, l.Title, kind.tag, m)
		return thread, faultOrNil(err)
	}
	m.Nonce = l.Nonce
	id, err := p.client.Send(ctx, l.Channel, m)
	if err != nil {
		return "", fault(err)
	}
	return id, p.publish(ctx, kind, l.Channel, id)
}

func (p *discordPoster) Change(ctx context.Context, message string, l newsroom.Letter) error {
	kind, err := p.kind(ctx, l.Channel)
	if err != nil {
		return fault(err)
	}
	channel := l.Channel
	if kind.threads() {
		channel = message // a thread has the id of its first message
	}
	if err := p.client.Change(ctx, channel, message, p.compose(ctx, l.Locale, l.Reply)); err != nil {
		return fault(err)
	}
	return p.publish(ctx, kind, channel, message)
}

// Remove deletes a message: of a forum its whole post, as far as the bot may.
func (p *discordPoster) Remove(ctx context.Context, channel, message string) error {
	kind, err := p.kind(ctx, channel)
	if err != nil {
		return fault(err)
	}
	if !kind.threads() {
		return faultOrNil(p.client.DeletePost(ctx, channel, message))
	}
	err = p.client.DeleteChannel(ctx, message)
	if errors.Is(err, discord.ErrForbidden) { // without Manage Threads at least its words go
		err = p.client.DeletePost(ctx, message, message)
	}
	return faultOrNil(err)
}

// publish makes a post in an announcement channel appear in the servers that
// follow it. That may be asked for any number of times.
func (p *discordPoster) publish(ctx context.Context, kind channelKind, channel, message string) error {
	if kind.kind != announcements {
		return nil
	}
	err := p.client.Publish(ctx, channel, message)
	status, ok := errors.AsType[*discord.StatusError](err)
	switch {
	case err == nil, ok && status.Code == published:
		return nil
	case ok && status.Status < http.StatusInternalServerError && status.Status != http.StatusTooManyRequests:
		p.log.Warn("a post is not published to following servers", slog.String("channel", channel), slog.Any("error", err))
		return nil
	}
	return &newsroom.Fault{Kind: newsroom.Unpublished, Reason: notPublished, Message: message, Err: err}
}

func (p *discordPoster) Find(ctx context.Context, l newsroom.Letter) (string, bool, error) {
	kind, err := p.kind(ctx, l.Channel)
	if err != nil {
		return "", false, fault(err)
	}
	self, err := p.me(ctx)
	if err != nil {
		return "", false, fault(err)
	}
	if kind.threads() {
		return p.findThread(ctx, kind, self, l)
	}
	posts, err := p.client.Recent(ctx, l.Channel, lookBack)
	if err != nil {
		return "", false, fault(err)
	}
	if len(posts) == 0 {
		return "", false, p.hidden(ctx, l)
	}
	for _, m := range posts {
		if m.Author.ID == self && !l.Others(m.ID) && (m.Nonce == l.Nonce || m.Shows(sign(l))) {
			return m.ID, true, p.publish(ctx, kind, l.Channel, m.ID)
		}
	}
	return "", false, nil
}

// hidden tells an empty channel from one whose messages the bot may not read:
// Discord shows none of them then.
func (p *discordPoster) hidden(ctx context.Context, l newsroom.Letter) error {
	info, err := p.client.Channel(ctx, l.Channel)
	if err != nil {
		return fault(err)
	}
	if info.LastMessage == "" {
		return nil
	}
	return &newsroom.Fault{Kind: newsroom.Denied, Reason: needsHistory}
}

// threadSettles is how long after a try is over a forum's list of posts is
// sure to show what it left: posts in forums have no nonce.
const threadSettles = 20 * time.Second

// threadsRead bounds how many unknown posts of a forum are read.
const threadsRead = 25

// findThread looks for a post in a forum, among those that are active and
// those that were archived lately.
func (p *discordPoster) findThread(ctx context.Context, kind channelKind, self string, l newsroom.Letter) (string, bool, error) {
	threads, err := p.client.Posts(ctx, kind.guild, l.Channel)
	if err != nil {
		f := fault(err)
		if f.Kind == newsroom.Denied {
			f = &newsroom.Fault{Kind: newsroom.Blind, Reason: perhapsThere, Err: err}
		}
		return "", false, f
	}
	threads = slices.DeleteFunc(threads, func(t discord.ChannelInfo) bool { return t.OwnerID != self || l.Others(t.ID) })
	for _, t := range threads[:min(len(threads), threadsRead)] {
		if t.Name == discord.PostName(l.Title) {
			return t.ID, true, nil
		}
		// The title may have changed since.
		posts, err := p.client.Recent(ctx, t.ID, lookBack)
		if err != nil && !errors.Is(err, discord.ErrGone) {
			return "", false, fault(err)
		}
		if slices.ContainsFunc(posts, func(m discord.Posted) bool { return m.ID == t.ID && l.URL != "" && m.Shows(l.URL) }) {
			return t.ID, true, nil
		}
	}
	if settles := cmp.Or(p.settles, threadSettles); l.Over < settles {
		return "", false, &newsroom.Fault{Reason: notThereYet, After: settles - l.Over}
	}
	return "", false, nil
}

func (p *discordPoster) Direct(ctx context.Context, person string) (string, error) {
	channel, err := p.client.Direct(ctx, person)
	return channel, faultOrNil(err)
}

// sign is what tells a letter from others in its channel.
func sign(l newsroom.Letter) string {
	if l.URL == "" {
		return l.Title
	}
	return l.URL
}

// kind says what a channel is.
func (p *discordPoster) kind(ctx context.Context, channel string) (channelKind, error) {
	p.mu.Lock()
	known, ok := p.channels[channel]
	p.mu.Unlock()
	if ok && time.Now().Before(known.until) {
		return known, nil
	}
	info, err := p.client.Channel(ctx, channel)
	if err != nil {
		return channelKind{}, err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.channels == nil || len(p.channels) >= mostChannels {
		p.channels = map[string]channelKind{}
	}
	found := channelKind{info.Type, info.GuildID, info.Tag(), time.Now().Add(kindFor)}
	p.channels[channel] = found
	return found, nil
}

// me returns the bot's own id.
func (p *discordPoster) me(ctx context.Context) (string, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.self != "" {
		return p.self, nil
	}
	user, err := p.client.Me(ctx)
	p.self = user
	return user, err
}
