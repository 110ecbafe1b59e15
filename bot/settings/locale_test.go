package settings_test

import (
	"context"
	"testing"

	"marquee/bot"
	"marquee/bot/settings"
	"marquee/internal/database/databasetest"
)

// A server's own language is kept once it has settings, follows Discord's word,
// and gives way to the one that was set.
func TestAServersOwnLanguage(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, place databasetest.Place) {
		s := open(t, place)
		speaks := func(want string) {
			t.Helper()
			server, err := s.Server(t.Context(), "300")
			if err != nil || server.Speaks() != want {
				t.Errorf("it speaks %q, want %q, error %v", server.Speaks(), want, err)
			}
		}
		heard := ""
		use := func(locale, servers string) {
			t.Helper()
			h := s.Apply()(func(_ context.Context, req *bot.Request) (bot.Reply, error) {
				heard = req.Locale
				return bot.Reply{}, nil
			})
			if _, err := h(t.Context(), &bot.Request{Server: "300", Place: bot.InServer, Locale: locale, ServerLocale: servers}); err != nil {
				t.Fatal(err)
			}
		}
		ok := func(err error) {
			t.Helper()
			if err != nil {
				t.Fatal(err)
			}
		}
		ok(s.Joined(t.Context(), "300", "de"))
		use("fr", "de")
		speaks("") // nothing is stored of a server without settings
		_, err := s.Set(t.Context(), settings.By{Server: "300", User: "1", Locale: "de"}, "cooldown", "5s")
		ok(err)
		speaks("de")
		use("fr", "ja")
		speaks("ja")
		if heard != "fr" {
			t.Errorf("a member is answered in %q", heard)
		}
		use("", "")
		if heard != "ja" {
			t.Errorf("who says no language is answered in %q", heard)
		}
		ok(s.Joined(t.Context(), "300", "pt-BR"))
		speaks("pt-BR")
		ok(s.Joined(t.Context(), "300", ""))
		speaks("pt-BR")
		_, err = s.Set(t.Context(), settings.By{Server: "300", User: "1"}, "language", "en")
		ok(err)
		speaks("en")
		use("fr", "pt-BR")
		if heard != "en" {
			t.Errorf("a member is answered in %q", heard)
		}
		ok(s.Left(t.Context(), "300"))
		use("fr", "pt-BR")
		if server, err := s.Server(t.Context(), "300"); err != nil || server.Left {
			t.Errorf("who uses the bot is %+v, error %v", server, err)
		}
	})
}
