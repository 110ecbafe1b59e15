package bottest_test

import (
	"context"
	"flag"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"marquee/bot"
	"marquee/bot/bottest"
)

var update = flag.Bool("update", false, "rewrite the scripts with what is replied now")

// cinema is a small bot to play scripts with.
func cinema() []bot.Command {
	heat := func(req *bot.Request) bot.Reply {
		return bot.Reply{Cards: []bot.Card{{Title: "Heat (1995)", Body: bot.Plain("Two men * one city."), Sections: []bot.Section{
			{Title: "Scores", Bars: []bot.Bar{{Label: "critics", Value: "88%", Percent: 88, Note: req.Say("Scores")}}}}}},
			Pictures: []bot.Picture{{Name: "scores.png", Alt: "Critics 88%", Draw: func() ([]byte, error) { return []byte("png"), nil }}},
			Buttons:  []bot.Button{{Label: "Sources", Action: bot.Action{Command: "film", Name: "sources"}}, {Label: "Site", Look: bot.LinkButton, URL: "https://example.org"}, {Label: "Next", Disabled: true, Action: bot.Action{Command: "film", Name: "next"}}},
			Menu: &bot.Menu{Placeholder: "Another?", Action: bot.Action{Command: "film", Name: "choose"},
				Entries: []bot.Entry{{Label: "Heat (1986)", Value: "heat|1986"}}}}
	}
	return []bot.Command{{Name: "film", Description: "d", Options: []bot.Option{{Name: "title", Description: "d", Required: true, Suggest: true}},
		Run: func(_ context.Context, req *bot.Request) (bot.Reply, error) {
			if !strings.EqualFold(req.Options["title"], "heat") {
				return bot.Reply{}, &bot.Problem{Message: "No film is called " + req.Options["title"] + "."}
			}
			return heat(req), nil
		},
		Suggest: func(context.Context, *bot.Request) ([]bot.Choice, error) {
			return []bot.Choice{{Name: "Heat (1995)", Value: "heat|1995"}, {Name: "Heat (1986)", Value: "heat|1986"}}, nil
		},
		Press: func(_ context.Context, req *bot.Request) (bot.Reply, error) {
			if len(req.Action.Values) > 0 {
				return bot.Reply{Update: true, Text: bot.Plain("You chose " + req.Action.Values[0])}, nil
			}
			return bot.Reply{Private: true, Text: bot.Plain("Pressed " + req.Action.Name)}, nil
		}},
		{Name: "channels", Description: "d", AdminOnly: true, Subcommands: []bot.Command{{Name: "list", Description: "d",
			Run: func(context.Context, *bot.Request) (bot.Reply, error) {
				return bot.Reply{Text: bot.Plain("Everywhere.")}, nil
			}}}},
	}
}

type isoDates struct{}

func (isoDates) Day(_ string, t time.Time) string { return t.Format("2006-01-02") }

func router(t *testing.T) *bot.Router {
	t.Helper()
	r, err := bot.NewRouter(slog.New(slog.DiscardHandler), cinema())
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestScripts(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no scripts: %v", err)
	}
	for _, f := range files {
		bottest.Script(t, router(t), isoDates{}, f, *update)
	}
}

func TestScriptIsRewritten(t *testing.T) {
	file := filepath.Join(t.TempDir(), "s.txt")
	if err := os.WriteFile(file, []byte("# A remark\n> /film title: heat\nsomething old\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	bottest.Script(t, router(t), isoDates{}, file, true)
	raw, err := os.ReadFile(file)
	if err != nil || strings.Contains(string(raw), "old") || !strings.Contains(string(raw), "Two men * one city.") || !strings.HasPrefix(string(raw), "# A remark\n> /film title: heat\n") {
		t.Errorf("rewritten as %q, %v", raw, err)
	}
	bottest.Script(t, router(t), isoDates{}, file, false)
}
