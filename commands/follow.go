package commands

import (
	"context"
	"strings"

	"marquee/bot"
	"marquee/bot/settings"
	"marquee/knowledge"
)

// Follows keeps what members want to be told of.
type Follows interface {
	Follow(ctx context.Context, f settings.Follow) (added bool, err error)
	Following(ctx context.Context, person string) ([]settings.Follow, error)
	Unfollow(ctx context.Context, person, kind, key string) (bool, error)
}

// followDesk answers /follow, /following and /unfollow. Name folds a person's
// name to its key.
type followDesk struct {
	store  Follows
	titles interface {
		Complete(prefix string, n int) []knowledge.Film
	}
	name func(string) string
}

const followOption = "film-or-person"

func (c followDesk) follow() bot.Command {
	return bot.Command{
		Name: "follow", Description: "Get a direct message when there is news of a film or a person", Private: true,
		Options:  []bot.Option{{Name: followOption, Description: "A film's title or a person's name", Required: true, Suggest: true, Min: 2, Max: 100}},
		Examples: []string{"/follow film-or-person: The Odyssey"},
		Run:      c.run,
		Suggest: func(_ context.Context, req *bot.Request) ([]bot.Choice, error) {
			var out []bot.Choice
			for _, f := range c.titles.Complete(req.Options[followOption], bot.MaxChoices-1) {
				if name := f.Name(); bot.Length(name) <= bot.MaxChoice {
					out = append(out, bot.Choice{Name: name, Value: filmMark + f.Ref()})
				}
			}
			return out, nil
		},
	}
}

// filmMark begins the value of a completed film.
const filmMark = "film:"

func (c followDesk) run(ctx context.Context, req *bot.Request) (bot.Reply, error) {
	f := c.wanted(strings.TrimSpace(req.Options[followOption]))
	f.Person, f.Locale = req.User, req.Locale
	added, err := c.store.Follow(ctx, f)
	if err != nil {
		return bot.Reply{}, err
	}
	words := req.Say("I will tell you in a direct message when there is news of %s, at most once an hour.", f.Name)
	if !added {
		words = req.Say("You follow %s already.", f.Name)
	}
	return bot.Reply{Private: true, Text: bot.Plain(words)}, nil
}

// wanted reads what was chosen or typed: a completed film, the exact title of
// a known film, else a person.
func (c followDesk) wanted(typed string) settings.Follow {
	if ref, ok := strings.CutPrefix(typed, filmMark); ok {
		if key, _, ok := knowledge.ParseRef(ref); ok {
			name := key
			for _, f := range c.titles.Complete(key, bot.MaxChoices) {
				if f.Ref() == ref {
					name = f.Title
					break
				}
			}
			return settings.Follow{Kind: settings.FollowFilm, Key: key, Name: name}
		}
	}
	for _, f := range c.titles.Complete(typed, bot.MaxChoices) {
		if strings.EqualFold(f.Title, typed) || strings.EqualFold(f.Name(), typed) {
			return settings.Follow{Kind: settings.FollowFilm, Key: f.Key, Name: f.Title}
		}
	}
	return settings.Follow{Kind: settings.FollowPerson, Key: c.name(typed), Name: typed}
}

func (c followDesk) following() bot.Command {
	return bot.Command{
		Name: "following", Description: "What you follow", Private: true,
		Run: func(ctx context.Context, req *bot.Request) (bot.Reply, error) {
			list, err := c.store.Following(ctx, req.User)
			if err != nil {
				return bot.Reply{}, err
			}
			if len(list) == 0 {
				return bot.Reply{Private: true, Text: bot.Plain(req.Say("You follow nothing yet. /follow starts."))}, nil
			}
			var lines []bot.Rich
			for _, f := range list {
				lines = append(lines, bot.Rich{{Text: f.Name, Style: bot.Bold}, {Text: " " + req.Say(f.Kind), Style: bot.Small}})
			}
			return bot.Reply{Private: true, Cards: []bot.Card{{Title: req.Say("You follow"), Sections: []bot.Section{{Lines: lines}}}}}, nil
		},
	}
}

func (c followDesk) unfollow() bot.Command {
	return bot.Command{
		Name: "unfollow", Description: "Stop following a film or a person", Private: true,
		Options: []bot.Option{{Name: followOption, Description: "One of what you follow", Required: true, Suggest: true, Max: 100}},
		Run: func(ctx context.Context, req *bot.Request) (bot.Reply, error) {
			f, err := c.followed(ctx, req.User, req.Options[followOption])
			if err != nil {
				return bot.Reply{}, err
			}
			if _, err := c.store.Unfollow(ctx, req.User, f.Kind, f.Key); err != nil {
				return bot.Reply{}, err
			}
			return bot.Reply{Private: true, Text: bot.Plain(req.Say("You no longer follow %s.", f.Name))}, nil
		},
		Suggest: func(ctx context.Context, req *bot.Request) ([]bot.Choice, error) {
			list, err := c.store.Following(ctx, req.User)
			var out []bot.Choice
			for _, f := range list {
				if strings.Contains(strings.ToLower(f.Name), strings.ToLower(req.Options[followOption])) && len(out) < bot.MaxChoices && bot.Length(f.Name) <= bot.MaxChoice {
					out = append(out, bot.Choice{Name: f.Name, Value: f.Name})
				}
			}
			return out, err
		},
	}
}

// followed finds what a person follows under a name.
func (c followDesk) followed(ctx context.Context, person, name string) (settings.Follow, error) {
	list, err := c.store.Following(ctx, person)
	if err != nil {
		return settings.Follow{}, err
	}
	for _, f := range list {
		if strings.EqualFold(f.Name, strings.TrimSpace(name)) || f.Key == c.name(name) {
			return f, nil
		}
	}
	return settings.Follow{}, bot.Refuse("You do not follow that. /following shows what you follow.")
}
