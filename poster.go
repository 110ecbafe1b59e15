package main

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"

	"marquee/bot"
	"marquee/bot/discord"
	"marquee/bot/newsroom"
	"marquee/bot/playground"
)

// discordPoster posts news in Discord's channels.
type discordPoster struct {
	client  *discord.Client
	compose func(ctx context.Context, locale string, reply bot.Reply) discord.Message
	log     *slog.Logger

	mu       sync.Mutex
	channels map[string]channelKind
	self     string // the bot's own id
}

// channelKind is what a channel is, as far as it is remembered.
type channelKind struct {
	kind  int
	until time.Time
}

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
	channel := l.Channel
	kind, err := p.kind(ctx, channel)
	if err != nil {
		return "", fault(err)
	}
	m := p.compose(ctx, l.Locale, l.Reply)
	if kind == forum || kind == media {
		if l.Again {
			return "", blind
		}
		thread, err := p.client.Forum(ctx, channel, l.Title, m)
		if f := fault(err); f != nil && f.Kind == newsroom.Uncertain {
			return "", blind
		}
		return thread, faultOrNil(err)
	}
	m.Nonce = l.Nonce
	id, err := p.client.Send(ctx, channel, m)
	if err != nil {
		return "", fault(err)
	}
	if kind == announcements {
		if err := p.client.Publish(ctx, channel, id); err != nil {
			p.log.Warn("a post was not published to following servers", slog.String("channel", channel), slog.Any("error", err))
		}
	}
	return id, nil
}

// blind is what is left to say of a post in a forum whose answer was lost:
// there is no nonce for those.
var blind = &newsroom.Fault{Kind: newsroom.Blind, Reason: "Discord gave no answer; the post may or may not be in the forum"}

func (p *discordPoster) Change(ctx context.Context, message string, l newsroom.Letter) error {
	channel := l.Channel
	kind, err := p.kind(ctx, channel)
	if err != nil {
		return fault(err)
	}
	if kind == forum || kind == media {
		channel = message // a thread has the id of its first message
	}
	return faultOrNil(p.client.Change(ctx, channel, message, p.compose(ctx, l.Locale, l.Reply)))
}

func (p *discordPoster) Find(ctx context.Context, l newsroom.Letter) (string, bool, error) {
	kind, err := p.kind(ctx, l.Channel)
	if err != nil {
		return "", false, fault(err)
	}
	if kind == forum || kind == media {
		return "", false, blind
	}
	self, err := p.me(ctx)
	if err != nil {
		return "", false, fault(err)
	}
	posts, err := p.client.Recent(ctx, l.Channel, lookBack)
	if err != nil {
		return "", false, fault(err)
	}
	for _, m := range posts {
		if m.Author.ID == self && (m.Nonce == l.Nonce || m.Shows(sign(l))) {
			return m.ID, true, nil
		}
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
func (p *discordPoster) kind(ctx context.Context, channel string) (int, error) {
	p.mu.Lock()
	known, ok := p.channels[channel]
	p.mu.Unlock()
	if ok && time.Now().Before(known.until) {
		return known.kind, nil
	}
	info, err := p.client.Channel(ctx, channel)
	if err != nil {
		return 0, err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.channels == nil || len(p.channels) >= mostChannels {
		p.channels = map[string]channelKind{}
	}
	p.channels[channel] = channelKind{info.Type, time.Now().Add(kindFor)}
	return info.Type, nil
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

// Discord's codes that an admin or nobody can do something about.
const (
	unknownChannel = 10003
	unknownMessage = 10008
	noAccess       = 50001
	noDirect       = 50007
	noPermission   = 50013
)

// fault says what can be done about an answer of Discord's; nil for none.
func fault(err error) *newsroom.Fault {
	if err == nil {
		return nil
	}
	if f, ok := errors.AsType[*newsroom.Fault](err); ok {
		return f
	}
	f := &newsroom.Fault{Reason: "no answer from Discord", Err: err}
	status, ok := errors.AsType[*discord.StatusError](err)
	if !ok {
		return f
	}
	switch {
	case status.Status == http.StatusTooManyRequests:
		f.Kind, f.Reason, f.After = newsroom.Slow, "Discord asks to be slower", 2*time.Second
	case status.Status == http.StatusUnauthorized:
		f.Kind, f.Reason, f.After = newsroom.Slow, "the bot's token is not valid", time.Minute
	case status.Status >= http.StatusInternalServerError:
		f.Reason = "Discord answers with status " + strconv.Itoa(status.Status)
	case status.Code == noDirect:
		f.Kind, f.Reason = newsroom.Closed, "direct messages from the bot are closed"
	case status.Code == noAccess:
		f.Kind, f.Reason = newsroom.Denied, "the permission “View Channel” is missing"
	case status.Code == noPermission:
		f.Kind, f.Reason = newsroom.Denied, "the permission “Send Messages” (in a forum “Create Posts”) or “Embed Links” is missing"
	case status.Code == unknownMessage:
		f.Kind, f.Reason = newsroom.Vanished, "the message was deleted"
	case status.Code == unknownChannel:
		f.Kind, f.Reason = newsroom.Lost, "the channel was deleted"
	case status.Status == http.StatusForbidden:
		f.Kind, f.Reason = newsroom.Denied, "Discord does not allow it: "+status.Message
	default:
		f.Kind, f.Reason = newsroom.Refused, "Discord does not take it: "+status.Message
	}
	return f
}

func faultOrNil(err error) error {
	if err == nil {
		return nil
	}
	return fault(err)
}

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

func (p pagePoster) Find(context.Context, newsroom.Letter) (string, bool, error) {
	return "", false, nil
}

// Direct gives every person a channel of their own.
func (p pagePoster) Direct(_ context.Context, person string) (string, error) {
	return "@" + strings.TrimPrefix(person, "@"), nil
}

func refusedByPage(err error) error {
	if err == nil {
		return nil
	}
	return &newsroom.Fault{Kind: newsroom.Refused, Reason: "the playground does not take it", Err: err}
}
