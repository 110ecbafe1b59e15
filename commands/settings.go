package commands

import (
	"context"
	"strconv"
	"strings"

	"marquee/bot"
	"marquee/bot/settings"
)

// Settings keeps what a server's managers configured.
type Settings interface {
	Server(ctx context.Context, id string) (settings.Server, error)
	Set(ctx context.Context, by settings.By, name, value string) (settings.Change, error)
	Export(ctx context.Context, server string) ([]byte, error)
	Import(ctx context.Context, by settings.By, file []byte) ([]settings.Change, error)
	Audit(ctx context.Context, server string, limit int) ([]settings.Change, error)
}

var _ Settings = (*settings.Store)(nil)

// shownChanges is how many of the last changes /settings show tells.
const shownChanges = 5

func settingsCommand(s Settings) bot.Command {
	var names []bot.Choice
	for _, f := range settings.Fields {
		names = append(names, bot.Choice{Name: f.Name, Value: f.Name})
	}
	return bot.Command{
		Name: "settings", Description: "How I answer in this server", AdminOnly: true,
		Subcommands: []bot.Command{
			{Name: "show", Description: "Show all settings and the last changes", AdminOnly: true,
				Run: func(ctx context.Context, req *bot.Request) (bot.Reply, error) { return showSettings(ctx, req, s) }},
			{Name: "set", Description: "Change one setting", AdminOnly: true,
				Options: []bot.Option{
					{Name: "name", Description: "Which setting", Required: true, Choices: names},
					{Name: "value", Description: "Its new value; default goes back", Required: true, Suggest: true, Max: 100},
				},
				Run:     func(ctx context.Context, req *bot.Request) (bot.Reply, error) { return setSetting(ctx, req, s) },
				Suggest: suggestValue},
			{Name: "export", Description: "Get all settings as a file", AdminOnly: true,
				Run: func(ctx context.Context, req *bot.Request) (bot.Reply, error) {
					file, err := s.Export(ctx, req.Server)
					return bot.Reply{Private: true, Text: bot.Plain(req.Say("These are the settings of this server.")),
						File: &bot.File{Name: "marquee-settings.json", Data: file}}, err
				}},
			{Name: "import", Description: "Replace all settings by those of a file", AdminOnly: true,
				Options: []bot.Option{{Name: "file", Description: "A file from /settings export", Kind: bot.Attachment, Required: true}},
				Run: func(ctx context.Context, req *bot.Request) (bot.Reply, error) {
					changes, err := s.Import(ctx, settings.ByRequest(req), req.Files["file"])
					return bot.Reply{Private: true, Text: bot.Plain(req.Say("Imported; %d settings changed.", len(changes)))}, err
				}},
		},
	}
}

func showSettings(ctx context.Context, req *bot.Request, s Settings) (bot.Reply, error) {
	server, err := s.Server(ctx, req.Server)
	if err != nil {
		return bot.Reply{}, err
	}
	changes, err := s.Audit(ctx, req.Server, shownChanges)
	if err != nil {
		return bot.Reply{}, err
	}
	card := bot.Card{Title: req.Say("Settings of this server")}
	for _, f := range settings.Fields {
		value := bot.Run{Text: server.Values[f.Name], Style: bot.Bold}
		if f.Name == "notices" && server.Notices != "" {
			value = way(server.Notices)
		}
		line := bot.Rich{value, {Text: " · " + req.Say(f.Description), Style: bot.Small}}
		card.Sections = append(card.Sections, bot.Section{Title: f.Name, Lines: []bot.Rich{line}})
	}
	var last []bot.Rich
	for _, c := range changes {
		line := bot.Rich{{Time: c.At.In(server.Zone)}, {Text: " "}}
		if c.Who != "" {
			line = append(line, bot.Run{User: c.Who, Text: "@" + c.Who}, bot.Run{Text: " "})
		}
		last = append(last, append(line, describeChange(c)...))
	}
	if len(last) > 0 {
		card.Sections = append(card.Sections, bot.Section{Title: req.Say("Last changes"), Lines: last})
	}
	return bot.Reply{Private: true, Cards: []bot.Card{card}}, nil
}

// describeChange tells a change in one line: what was and is, or what came or
// went.
func describeChange(c settings.Change) bot.Rich {
	text := bot.Rich{{Text: c.What + ": "}}
	text = append(text, named(c.Before)...)
	if c.Before != "" && c.After != "" {
		text = append(text, bot.Run{Text: " → "})
	}
	return append(text, named(c.After)...)
}

// named shows the ids of channels and roles in a value by their names.
func named(value string) (text bot.Rich) {
	role := false
	for i, word := range strings.Fields(value) {
		if i > 0 {
			text = append(text, bot.Run{Text: " "})
		}
		id := strings.TrimRight(word, ",")
		switch n, err := strconv.ParseUint(id, 10, 64); {
		case err != nil || n < leastID:
			text = append(text, bot.Run{Text: word})
		case role:
			text = append(text, bot.Run{Role: id, Text: "@" + id}, bot.Run{Text: word[len(id):]})
		default:
			text = append(text, way(id), bot.Run{Text: word[len(id):]})
		}
		role = word == "role"
	}
	return text
}

// leastID is smaller than any id that Discord gives to what is new since its
// second year.
const leastID = 100_000_000_000_000_000

func setSetting(ctx context.Context, req *bot.Request, s Settings) (bot.Reply, error) {
	c, err := s.Set(ctx, settings.ByRequest(req), req.Options["name"], req.Options["value"])
	if err != nil {
		return bot.Reply{}, err
	}
	text := req.Say("“%s” is %s already.", c.What, c.After)
	if c.Changed() {
		text = req.Say("“%s” is now %s; it was %s.", c.What, c.After, c.Before)
	}
	return bot.Reply{Private: true, Text: bot.Plain(text)}, nil
}

// suggestValue offers the values of the setting that was chosen.
func suggestValue(_ context.Context, req *bot.Request) ([]bot.Choice, error) {
	field, ok := settings.FieldNamed(req.Options["name"])
	if !ok {
		return nil, nil
	}
	values := field.Choices
	if values == nil {
		values = []string{field.Default}
	}
	var out []bot.Choice
	for _, v := range values {
		if strings.HasPrefix(v, strings.ToLower(req.Options["value"])) {
			out = append(out, bot.Choice{Name: v, Value: v})
		}
	}
	return out, nil
}
