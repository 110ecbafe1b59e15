package commands

import (
	"context"
	"errors"
	"log/slog"
	"slices"
	"strings"
	"testing"
	"time"

	"marquee/bot"
	"marquee/bot/settings"
	"marquee/knowledge"
)

// clerk keeps feeds, follows and what was forgotten, in memory.
type clerk struct {
	subs      []settings.Subscription
	follows   []settings.Follow
	forgotten []string
}

func (c *clerk) Check(_ context.Context, url, _ string) (string, error) {
	if strings.Contains(url, "broken") {
		return "", &bot.Problem{Message: "That feed cannot be read: no such host."}
	}
	return "The Daily Reel", nil
}

func (c *clerk) Subscribe(_ context.Context, by settings.By, s settings.Subscription) (settings.Subscription, error) {
	s.ID, s.Server, s.Who = "id"+s.Channel, by.Server, by.User
	if s.Mode == "" {
		s.Mode = settings.Instant
	}
	c.subs = append(c.subs, s)
	return s, nil
}

func (c *clerk) Subscriptions(_ context.Context, server string) ([]settings.Subscription, error) {
	return slices.DeleteFunc(slices.Clone(c.subs), func(s settings.Subscription) bool { return s.Server != server }), nil
}

func (c *clerk) change(id string, do func(*settings.Subscription)) (settings.Change, error) {
	for i := range c.subs {
		if c.subs[i].ID == id {
			do(&c.subs[i])
		}
	}
	return settings.Change{}, nil
}

func (c *clerk) Unsubscribe(_ context.Context, _ settings.By, id string) (settings.Change, error) {
	c.subs = slices.DeleteFunc(c.subs, func(s settings.Subscription) bool { return s.ID == id })
	return settings.Change{}, nil
}

func (c *clerk) Pause(_ context.Context, _ settings.By, id, _ string) (settings.Change, error) {
	return c.change(id, func(s *settings.Subscription) { s.Paused = true })
}

func (c *clerk) Resume(_ context.Context, _ settings.By, id string) (settings.Change, error) {
	return c.change(id, func(s *settings.Subscription) { s.Paused = false })
}

func (c *clerk) Feed(context.Context, string) (settings.Feed, bool, error) {
	return settings.Feed{Error: "the server answers 500", Failures: 4, Good: time.Unix(1e9, 0)}, true, nil
}

func (c *clerk) Reason(english string) bot.Phrase { return bot.Phrase{Text: english} }

func (c *clerk) Waiting(context.Context, string) (map[string]bot.Phrase, error) {
	return map[string]bot.Phrase{"55": bot.Phrased("Posts wait: %s", "the permission “Send Messages” is missing")}, nil
}

func (c *clerk) Server(context.Context, string) (settings.Server, error) {
	return settings.Default(), nil
}

func (c *clerk) Preview(context.Context, settings.Subscription) ([]Previewed, error) {
	return []Previewed{{Title: "One", Posted: true}, {Title: "Two", Why: bot.Phrased("it does not have “%s”", "sequel")}}, nil
}

func (c *clerk) Follow(_ context.Context, f settings.Follow) (bool, error) {
	c.follows = append(c.follows, f)
	return true, nil
}

func (c *clerk) Following(context.Context, string) ([]settings.Follow, error) { return c.follows, nil }

func (c *clerk) Unfollow(_ context.Context, _, _, key string) (bool, error) {
	c.follows = slices.DeleteFunc(c.follows, func(f settings.Follow) bool { return f.Key == key })
	return true, nil
}

func (c *clerk) Forget(_ context.Context, server string) error {
	c.forgotten = append(c.forgotten, "server "+server)
	return nil
}

func (c *clerk) ForgetPerson(_ context.Context, user string) error {
	c.forgotten = append(c.forgotten, "person "+user)
	return nil
}

// said is all words of a reply.
func said(r bot.Reply) string {
	var b strings.Builder
	rich := func(text bot.Rich) {
		for _, run := range text {
			b.WriteString(run.Text)
		}
		b.WriteString("\n")
	}
	rich(r.Text)
	for _, c := range r.Cards {
		b.WriteString(c.Title + "\n")
		rich(c.Body)
		for _, s := range c.Sections {
			for _, l := range s.Lines {
				rich(l)
			}
		}
		b.WriteString(c.Footer)
	}
	return b.String()
}

func TestFeedsFollowsAndPrivacy(t *testing.T) {
	c := &clerk{}
	film := knowledge.Film{Key: "lantern bay", Title: "Lantern Bay", Year: 2027}
	films := shelf{knowledge.Card{Found: true, Film: &film}}
	router, err := bot.NewRouter(slog.New(slog.DiscardHandler), All(Needs{Films: films, Feeds: c, Follows: c, Privacy: c, NameKey: strings.ToLower}))
	if err != nil {
		t.Fatal(err)
	}
	do := func(manager bool, command string, action *bot.Action, options ...string) string {
		req := &bot.Request{Command: command, Action: action, Options: map[string]string{}, User: "7", Server: "9", Channel: "55", Manager: manager}
		for i := 0; i+1 < len(options); i += 2 {
			req.Options[options[i]] = options[i+1]
		}
		r := router.Serve(t.Context(), req)
		if !r.Private {
			t.Errorf("%s answers for all to see", command)
		}
		return said(r)
	}
	press := func(name string) *bot.Action { return &bot.Action{Command: "privacy", Name: name} }
	for _, step := range []struct {
		name, got, want string
	}{
		{"a member adds", do(false, "feeds add", nil, "url", "https://example.com/feed"), "Manage Server"},
		{"a broken feed", do(true, "feeds add", nil, "url", "https://broken.example.com/"), "cannot be read"},
		{"no feeds", do(true, "feeds list", nil), "has no feeds"},
		{"nothing to preview", do(true, "feeds preview", nil), "has no feeds"},
		{"added", do(true, "feeds add", nil, "url", "https://example.com/feed", "match", "sequel"), "Stories of The Daily Reel go to"},
		{"listed", do(true, "feeds list", nil), "Broken: the server answers 500"},
		{"and waits", do(true, "feeds list", nil), "Posts wait: the permission “Send Messages” is missing"},
		{"previewed", do(true, "feeds preview", nil), "1 of 2 articles would be posted"},
		{"with the reason", do(true, "feeds preview", nil, "feed", "https://example.com/feed"), "it does not have “sequel”"},
		{"paused", do(true, "feeds pause", nil, "feed", "id55"), "Paused: https://example.com/feed"},
		{"seen so", do(true, "feeds list", nil), "Paused: by an admin"},
		{"another's", do(true, "feeds resume", nil, "feed", "idx"), "has no feed idx"},
		{"removed", do(true, "feeds remove", nil, "feed", "id55"), "Removed:"},
		{"a film is followed", do(false, "follow", nil, "film-or-person", filmMark+film.Ref()), "news of Lantern Bay"},
		{"a person is followed", do(false, "follow", nil, "film-or-person", "Ines Castellano"), "news of Ines Castellano"},
		{"both are told", do(false, "following", nil), "Lantern Bay film\nInes Castellano person"},
		{"one is left", do(false, "unfollow", nil, "film-or-person", "ines castellano"), "no longer follow Ines Castellano"},
		{"what is not followed", do(false, "unfollow", nil, "film-or-person", "Nobody"), "do not follow that"},
		{"a member asks", do(false, "privacy", nil), "30 days"},
		{"a member deletes the server", do(false, "privacy", press("sure")), "Only who may manage"},
		{"a manager is asked", do(true, "privacy", press("server")), "no way back"},
		{"a manager deletes the server", do(true, "privacy", press("sure")), "Nothing is stored of this server"},
		{"a member is forgotten", do(false, "privacy", press("me")), "Nothing is stored of you"},
	} {
		if !strings.Contains(step.got, step.want) {
			t.Errorf("%s: %q, want %q", step.name, step.got, step.want)
		}
	}
	if got := strings.Join(c.forgotten, ", "); got != "server 9, person 7" {
		t.Errorf("forgotten: %s", got)
	}
	if len(c.follows) != 1 || c.follows[0].Kind != settings.FollowFilm || c.follows[0].Key != "lantern bay" || c.follows[0].Name != "Lantern Bay" {
		t.Errorf("follows: %+v", c.follows)
	}
	var problem *bot.Problem
	if _, err := (followDesk{c, films, strings.ToLower}).followed(t.Context(), "7", "x"); !errors.As(err, &problem) {
		t.Errorf("an unknown follow: %v", err)
	}
}
