package discord_test

import (
	"context"
	"log/slog"
	"net/http"
	"testing"

	"marquee/bot/bottest"
	"marquee/bot/discord"
	"marquee/bot/words"
)

func TestRegister(t *testing.T) {
	d := bottest.New(t)
	api, err := discord.API(d.URL)
	if err != nil {
		t.Fatal(err)
	}
	w, err := words.Load()
	if err != nil {
		t.Fatal(err)
	}
	c := &discord.Client{HTTP: &http.Client{}, API: api, Token: bottest.Token, Log: slog.New(slog.DiscardHandler)}
	defs := discord.Definitions(menu(), w, false)
	steps := []struct {
		name    string
		server  string
		defs    []discord.Definition
		written bool
	}{
		{"first", "", defs, true},
		{"again", "", defs, false},
		{"one fewer", "", defs[1:], true},
		{"one server", bottest.Guild, discord.Definitions(menu(), w, true), true},
		{"one server again", bottest.Guild, discord.Definitions(menu(), w, true), false},
	}
	for _, s := range steps {
		written, err := c.Register(context.Background(), bottest.Application, s.server, s.defs)
		if err != nil || written != s.written {
			t.Errorf("%s: written %v, %v; want %v", s.name, written, err, s.written)
		}
	}
	if got := len(d.Commands(bottest.Guild)); got != len(defs) {
		t.Errorf("%d commands registered, want %d", got, len(defs))
	}
	changed := discord.Definitions(menu(), w, false)[1:]
	changed[0].Descriptions = map[string]string{"de": "anders"}
	if written, err := c.Register(context.Background(), bottest.Application, "", changed); err != nil || !written {
		t.Errorf("a changed translation is not written: %v", err)
	}
	changed[0].Name = "Not A Name"
	if _, err := c.Register(context.Background(), bottest.Application, "", changed); err == nil {
		t.Error("a bad name is registered")
	}
	c.Token = "wrong"
	if _, err := c.Register(context.Background(), bottest.Application, "", defs); err == nil {
		t.Error("a wrong token registers")
	}
}

func TestDefinitionsAreTranslated(t *testing.T) {
	w, err := words.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range discord.Definitions(menu(), w, false) {
		if d.Name == "film" && (d.Names["ja"] != "映画" || d.Options[0].Names["de"] != "titel") {
			t.Errorf("film is %v, its title %v", d.Names, d.Options[0].Names)
		}
		if d.Name == "feeds" && (d.Permissions == nil || *d.Permissions != "32") {
			t.Error("an admin command is offered to everyone")
		}
	}
}
