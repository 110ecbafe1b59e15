package commands

import (
	"context"
	"log/slog"
	"strings"
	"testing"

	"marquee/bot"
	"marquee/bot/settings"
	"marquee/internal/database/databasetest"
)

// TestServerSettings walks through what an admin does, over the real store.
func TestServerSettings(t *testing.T) {
	store := &settings.Store{DB: databasetest.Place{Dir: t.TempDir()}.Open(t)}
	here := bot.Command{Name: "where", Description: "Says something", Run: sayHere}
	router, err := bot.NewRouter(slog.New(slog.DiscardHandler), []bot.Command{channels(store), settingsCommand(store), here},
		store.Apply(), bot.Gated(store))
	if err != nil {
		t.Fatal(err)
	}
	var file []byte
	for i, tt := range []struct {
		command string
		options map[string]string
		channel string
		member  bool // without Manage Server
		says    string
		open    bool // the reply is seen by all
	}{
		{"where", nil, "1", true, "here", true},
		{"channels allow", map[string]string{"channel": "1"}, "9", true, "Manage Server", false},
		{"channels allow", map[string]string{"channel": "1"}, "9", false, "#1", false},
		{"where", nil, "1", true, "here", true},
		{"where", nil, "2", true, "Please try: #1", false},
		{"channels deny", map[string]string{"channel": "1"}, "2", false, "both lists", false},
		{"where", nil, "1", true, "don't answer", false},
		{"settings export", nil, "1", false, "settings of this server", false},
		{"channels list", nil, "1", false, "Denied", false},
		{"channels reset", nil, "1", false, "Everywhere.", false},
		{"settings set", map[string]string{"name": "cooldown", "value": "soon"}, "1", false, "“soon” is not", false},
		{"settings set", map[string]string{"name": "visibility", "value": "private"}, "1", true, "Manage Server", false},
		{"settings set", map[string]string{"name": "visibility", "value": "private"}, "1", false, "now private; it was public", false},
		{"where", nil, "1", true, "here", false},
		{"settings show", nil, "1", false, "visibility: public → private", false},
		{"settings import", nil, "1", false, "2 settings changed", false}, // visibility and channels
		{"where", nil, "2", true, "don't answer", false},
	} {
		req := &bot.Request{Command: tt.command, Options: tt.options, Server: "100", Channel: tt.channel, User: "7", Manager: !tt.member,
			Files: map[string][]byte{"file": file}}
		reply := router.Serve(t.Context(), req)
		if reply.File != nil {
			file = reply.File.Data
		}
		if got := spoken(reply); !strings.Contains(got, tt.says) || reply.Private == tt.open {
			t.Errorf("%d: %s %v: %q (private %v), want %q", i, tt.command, tt.options, got, reply.Private, tt.says)
		}
	}
}

func sayHere(context.Context, *bot.Request) (bot.Reply, error) {
	return bot.Reply{Text: bot.Plain("here")}, nil
}

// spoken is all text of a reply.
func spoken(r bot.Reply) string {
	var out strings.Builder
	add := func(rich bot.Rich) {
		for _, run := range rich {
			out.WriteString(run.Text)
		}
		out.WriteByte('\n')
	}
	add(r.Text)
	for _, c := range r.Cards {
		out.WriteString(c.Title + "\n")
		add(c.Body)
		for _, s := range c.Sections {
			out.WriteString(s.Title + "\n")
			for _, l := range s.Lines {
				add(l)
			}
		}
		out.WriteString(c.Footer)
	}
	return out.String()
}

// A change is told with its channels and roles by name, and without an arrow
// where something came or went.
func TestChangesAreDescribed(t *testing.T) {
	const channel, role = "300000000000000011", "500000000000000022"
	for _, tt := range []struct {
		change settings.Change
		want   string
	}{
		{settings.Change{What: "cooldown", Before: "2s", After: "5s"}, "cooldown: 2s → 5s"},
		{settings.Change{What: "channels allow", After: "allow " + channel}, "channels allow: allow #300000000000000011"},
		{settings.Change{What: "feeds remove", Before: "https://a.example/1 to " + channel + ", match x, role " + role},
			"feeds remove: https://a.example/1 to #300000000000000011, match x, role @500000000000000022"},
		{settings.Change{What: "digest", Before: "9", After: "18"}, "digest: 9 → 18"},
	} {
		var got strings.Builder
		channels, roles := 0, 0
		for _, run := range describeChange(tt.change) {
			got.WriteString(run.Text)
			if run.Channel != "" {
				channels++
			}
			if run.Role != "" {
				roles++
			}
		}
		if got.String() != tt.want || channels != strings.Count(tt.want, "#") || roles != strings.Count(tt.want, "@") {
			t.Errorf("%q with %d channels and %d roles, want %q", got.String(), channels, roles, tt.want)
		}
	}
}
