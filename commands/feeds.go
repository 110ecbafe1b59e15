package commands

import (
	"context"

	"strings"
	"time"

	"marquee/bot"
	"marquee/bot/settings"
)

// Feeds keeps which news is posted where.
type Feeds interface {
	// Check fetches a feed once and reads a match; it returns the feed's
	// title, or a *bot.Problem that says what is wrong.
	Check(ctx context.Context, url, match string) (title string, err error)
	Subscribe(ctx context.Context, by settings.By, sub settings.Subscription) (settings.Subscription, error)
	Subscriptions(ctx context.Context, server string) ([]settings.Subscription, error)
	Unsubscribe(ctx context.Context, by settings.By, id string) (settings.Change, error)
	Pause(ctx context.Context, by settings.By, id, why string) (settings.Change, error)
	Resume(ctx context.Context, by settings.By, id string) (settings.Change, error)
	Feed(ctx context.Context, url string) (settings.Feed, bool, error)
	Server(ctx context.Context, id string) (settings.Server, error)
	// Waiting says by channel why posts of a server wait, and what was given
	// up lately.
	Waiting(ctx context.Context, server string) (map[string]bot.Phrase, error)
	// Reason takes apart why a feed cannot be read, to say it in any language.
	Reason(english string) bot.Phrase
	// Preview says what a subscription would have posted of what its feed
	// has, the newest first.
	Preview(ctx context.Context, sub settings.Subscription) ([]Previewed, error)
}

// Previewed is an article and whether it would have been posted.
type Previewed struct {
	Title, URL string
	Published  time.Time
	Posted     bool       // it would have been
	Why        bot.Phrase // why, or why not; empty where every story is posted
}

func feeds(f Feeds) bot.Command {
	c := feedDesk{f}
	which := []bot.Option{{Name: "feed", Description: "Which of this server's feeds", Required: true, Suggest: true, Max: 100}}
	one := func(name, does string, run bot.Handler) bot.Command {
		return bot.Command{Name: name, Description: does, Options: which, Run: run, Suggest: c.suggest}
	}
	var modes []bot.Choice
	for _, m := range settings.Modes {
		modes = append(modes, bot.Choice{Name: string(m), Value: string(m)})
	}
	return bot.Command{
		Name: "feeds", Description: "Which news is posted where", AdminOnly: true,
		Subcommands: []bot.Command{
			{Name: "add", Description: "Post the news of a feed in a channel", Run: c.add,
				Options: []bot.Option{
					{Name: "url", Description: "Address of an RSS, Atom or JSON feed", Required: true, Max: 500},
					{Name: "channel", Description: "Where the news goes; empty: here", Kind: bot.Channel},
					{Name: "match", Description: "Only stories with: words, film:\"…\", person:\"…\", outlet:…, score:70, not …, commas for or", Max: 500},
					{Name: "role", Description: "A role to ping", Kind: bot.Role},
					{Name: "when", Description: "At once, or as a digest", Choices: modes},
				},
				Examples: []string{`/feeds add url: https://example.com/feed.xml channel: #news match: film:"The Odyssey", sequel not trailer`}},
			one("remove", "Stop the news of a feed", c.change(f.Unsubscribe, "Removed: %s")),
			{Name: "list", Description: "Show the feeds of this server and how they are", Run: c.list},
			one("pause", "Stop posting for a while", c.change(func(ctx context.Context, by settings.By, id string) (settings.Change, error) {
				return f.Pause(ctx, by, id, "")
			}, "Paused: %s")),
			one("resume", "Go on posting", c.change(f.Resume, "Going on: %s")),
			{Name: "preview", Description: "Show what would have been posted, and why the rest not", Run: c.preview, Suggest: c.suggest,
				Options: []bot.Option{{Name: "feed", Description: "Which of this server's feeds; empty: the first", Suggest: true, Max: 100}}},
		},
	}
}

type feedDesk struct{ feeds Feeds }

func (c feedDesk) add(ctx context.Context, req *bot.Request) (bot.Reply, error) {
	o := req.Options
	sub := settings.Subscription{URL: strings.TrimSpace(o["url"]), Channel: o["channel"], Match: strings.TrimSpace(o["match"]),
		Role: o["role"], Mode: settings.Mode(o["when"])}
	if sub.Channel == "" {
		sub.Channel = req.Channel
	}
	title, err := c.feeds.Check(ctx, sub.URL, sub.Match)
	if err != nil {
		return bot.Reply{}, err
	}
	if sub, err = c.feeds.Subscribe(ctx, settings.ByRequest(req), sub); err != nil {
		return bot.Reply{}, err
	}
	if title == "" {
		title = sub.URL
	}
	text := bot.Rich{{Text: req.Say("Stories of %s go to", title) + " "}, way(sub.Channel), {Text: ". "}}
	switch {
	case sub.Mode == settings.Instant:
		text = append(text, bot.Run{Text: req.Say("The newest one comes at once, to show that it works; then what is new from now on.")})
	default:
		text = append(text, bot.Run{Text: req.Say("They come as a %s digest, at the hour that /settings set name: digest sets.", req.Say(string(sub.Mode)))})
	}
	return bot.Reply{Private: true, Text: text}, nil
}

// change makes a handler that changes one of the server's feeds.
func (c feedDesk) change(do func(context.Context, settings.By, string) (settings.Change, error), says string) bot.Handler {
	return func(ctx context.Context, req *bot.Request) (bot.Reply, error) {
		sub, err := c.named(ctx, req)
		if err != nil {
			return bot.Reply{}, err
		}
		if _, err := do(ctx, settings.ByRequest(req), sub.ID); err != nil {
			return bot.Reply{}, err
		}
		return bot.Reply{Private: true, Text: bot.Plain(req.Say(says, sub.URL))}, nil
	}
}

// named finds the feed that an option names by id or address.
func (c feedDesk) named(ctx context.Context, req *bot.Request) (settings.Subscription, error) {
	subs, err := c.feeds.Subscriptions(ctx, req.Server)
	if err != nil {
		return settings.Subscription{}, err
	}
	wanted := strings.TrimSpace(req.Options["feed"])
	var found []settings.Subscription
	for _, s := range subs {
		if s.ID == wanted || wanted == "" {
			return s, nil
		}
		if s.URL == wanted {
			found = append(found, s)
		}
	}
	switch {
	case len(found) == 1:
		return found[0], nil
	case len(found) > 1:
		return settings.Subscription{}, &bot.Problem{Message: req.Say("Several channels have that feed. Please choose one from the list as you type.")}
	case len(subs) == 0:
		return settings.Subscription{}, &bot.Problem{Message: req.Say("This server has no feeds. /feeds add adds one.")}
	}
	return settings.Subscription{}, &bot.Problem{Message: req.Say("This server has no feed %s. /feeds list shows those it has.", wanted)}
}

func (c feedDesk) suggest(ctx context.Context, req *bot.Request) ([]bot.Choice, error) {
	subs, err := c.feeds.Subscriptions(ctx, req.Server)
	var out []bot.Choice
	typed := strings.ToLower(req.Options["feed"])
	for _, s := range subs {
		name := strings.TrimPrefix(strings.TrimPrefix(s.URL, "https://"), "http://")
		if s.Match != "" {
			name += " · " + s.Match
		}
		if r := []rune(name); len(r) > 45 {
			name = string(r[:44]) + "…"
		}
		if strings.Contains(strings.ToLower(s.URL+s.Match), typed) && len(out) < bot.MaxChoices {
			out = append(out, bot.Choice{Name: name, Value: s.ID})
		}
	}
	return out, err
}

// feedsShown bounds what one list shows.
const feedsShown = 20

func (c feedDesk) list(ctx context.Context, req *bot.Request) (bot.Reply, error) {
	subs, err := c.feeds.Subscriptions(ctx, req.Server)
	if err != nil {
		return bot.Reply{}, err
	}
	if len(subs) == 0 {
		return bot.Reply{Private: true, Text: bot.Plain(req.Say("This server has no feeds. /feeds add adds one."))}, nil
	}
	server, err := c.feeds.Server(ctx, req.Server)
	if err != nil {
		return bot.Reply{}, err
	}
	waiting, err := c.feeds.Waiting(ctx, req.Server)
	if err != nil {
		return bot.Reply{}, err
	}
	card := bot.Card{Title: req.Say("Feeds of this server: %d", len(subs))}
	for i, s := range subs {
		if i == feedsShown {
			card.Footer = req.Say("And %d more.", len(subs)-feedsShown)
			break
		}
		section, err := c.section(ctx, req, s, server.Zone, waiting[s.Channel])
		if err != nil {
			return bot.Reply{}, err
		}
		card.Sections = append(card.Sections, section)
	}
	return bot.Reply{Private: true, Cards: []bot.Card{card}}, nil
}

// section tells one feed and how it is.
func (c feedDesk) section(ctx context.Context, req *bot.Request, s settings.Subscription, zone *time.Location, waits bot.Phrase) (bot.Section, error) {
	head := bot.Rich{{Text: s.URL, Link: s.URL, Style: bot.Bold}, {Text: " → "}, way(s.Channel)}
	if s.Mode != settings.Instant {
		head = append(head, bot.Run{Text: ", " + req.Say(string(s.Mode))})
	}
	if s.Match != "" {
		head = append(head, bot.Run{Text: " "}, bot.Run{Text: s.Match, Style: bot.Code})
	}
	health, err := c.health(ctx, req, s, zone)
	if err != nil {
		return bot.Section{}, err
	}
	lines := []bot.Rich{head, health}
	if !waits.Empty() {
		lines = append(lines, bot.Rich{{Text: req.Tell(waits), Style: bot.Bold}})
	}
	return bot.Section{Lines: lines}, nil
}

func (c feedDesk) health(ctx context.Context, req *bot.Request, s settings.Subscription, zone *time.Location) (bot.Rich, error) {
	if s.Paused {
		why := s.Why
		if why == "" {
			why = req.Say("by an admin")
		}
		return bot.Rich{{Text: req.Say("Paused: %s", why), Style: bot.Small}}, nil
	}
	f, known, err := c.feeds.Feed(ctx, s.URL)
	if err != nil {
		return nil, err
	}
	at := func(t time.Time) bot.Run {
		return bot.Run{Text: t.In(zone).Format("2006-01-02 15:04 MST"), Style: bot.Small}
	}
	small := func(words string) bot.Run { return bot.Run{Text: words, Style: bot.Small} }
	switch {
	case !known || f.Good.IsZero() && f.Error == "":
		return bot.Rich{small(req.Say("Not read yet."))}, nil
	case f.Error != "" && f.Good.IsZero():
		return bot.Rich{small(req.Tell(bot.Phrased("Never read: %s; next try", c.feeds.Reason(f.Error))) + " "), at(f.Next)}, nil
	case f.Error != "":
		return bot.Rich{small(req.Tell(bot.Phrased("Broken: %s; last good", c.feeds.Reason(f.Error))) + " "), at(f.Good), small(", " + req.Say("next try") + " "), at(f.Next)}, nil
	}
	return bot.Rich{small(req.Say("Good, last read") + " "), at(f.Good), small(", " + req.Say("next") + " "), at(f.Next)}, nil
}

// previewShown bounds a preview.
const previewShown = 15

func (c feedDesk) preview(ctx context.Context, req *bot.Request) (bot.Reply, error) {
	sub, err := c.named(ctx, req)
	if err != nil {
		return bot.Reply{}, err
	}
	list, err := c.feeds.Preview(ctx, sub)
	if err != nil {
		return bot.Reply{}, err
	}
	posted := 0
	var lines []bot.Rich
	for i, p := range list {
		if p.Posted {
			posted++
		}
		if i >= previewShown {
			continue
		}
		line := bot.Rich{{Text: "✗ "}}
		if p.Posted {
			line = bot.Rich{{Text: "✓ ", Style: bot.Bold}}
		}
		line = append(line, bot.Run{Text: p.Title, Link: p.URL})
		if !p.Why.Empty() {
			line = append(line, bot.Run{Text: ": " + req.Tell(p.Why), Style: bot.Small})
		}
		lines = append(lines, line)
	}
	card := bot.Card{Title: req.Say("Preview: %d of %d articles would be posted", posted, len(list)), URL: sub.URL}
	card.Body = bot.Rich{{Text: sub.URL + " → "}, way(sub.Channel)}
	if len(lines) > 0 {
		card.Sections = []bot.Section{{Lines: lines}}
	}
	return bot.Reply{Private: true, Cards: []bot.Card{card}}, nil
}

// way shows a channel as a way there.
func way(id string) bot.Run { return bot.Run{Channel: id, Text: "#" + id} }
