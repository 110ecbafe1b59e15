package discord_test

import (
	"fmt"
	"strings"
	"testing"

	"marquee/bot/discord"
)

func TestRefusedMessages(t *testing.T) {
	long := func(n int) string { return strings.Repeat("x", n) }
	button := func(fields string) string {
		return `{"components":[{"type":1,"components":[{"type":2,` + fields + `}]}]}`
	}
	menu := func(fields string) string {
		return `{"components":[{"type":1,"components":[{"type":3,"custom_id":"a",` + fields + `}]}]}`
	}
	row := `{"type":1,"components":[{"type":2,"style":1,"label":"x","custom_id":"%d"}]}`
	var rows []string
	for i := range 6 {
		rows = append(rows, fmt.Sprintf(row, i))
	}
	texts := strings.TrimSuffix(strings.Repeat(`{"type":10,"content":"x"},`, 41), ",")
	tests := []struct {
		name, json string
		ok         bool
	}{
		{"content", `{"content":"hello"}`, true},
		{"no message", `{}`, false},
		{"no JSON", `{`, false},
		{"long content", `{"content":"` + long(2001) + `"}`, false},
		{"emoji count twice", `{"content":"` + strings.Repeat("🎬", 1001) + `"}`, false},
		{"embed title", `{"embeds":[{"title":"` + long(257) + `"}]}`, false},
		{"embed sum", `{"embeds":[{"description":"` + long(4000) + `"},{"description":"` + long(2001) + `"}]}`, false},
		{"embed field without name", `{"embeds":[{"fields":[{"name":"","value":"x"}]}]}`, false},
		{"embed url", `{"embeds":[{"title":"x","url":"javascript:alert(1)"}]}`, false},
		{"button", button(`"style":1,"label":"x","custom_id":"a"`), true},
		{"button without id", button(`"style":1,"label":"x"`), false},
		{"button without label", button(`"style":1,"custom_id":"a"`), false},
		{"long id", button(`"style":1,"label":"x","custom_id":"` + long(101) + `"`), false},
		{"long label", button(`"style":1,"label":"` + long(81) + `","custom_id":"a"`), false},
		{"link with id", button(`"style":5,"label":"x","url":"https://x.example","custom_id":"a"`), false},
		{"link", button(`"style":5,"label":"x","url":"https://x.example"`), true},
		{"script link", button(`"style":5,"label":"x","url":"javascript:alert(1)"`), false},
		{"style 9", button(`"style":9,"label":"x","custom_id":"a"`), false},
		{"same id twice", `{"components":[` + rows[0] + `,` + rows[0] + `]}`, false},
		{"six rows", `{"components":[` + strings.Join(rows, ",") + `]}`, false},
		{"empty row", `{"components":[{"type":1,"components":[]}]}`, false},
		{"button outside a row", `{"components":[{"type":2,"style":1,"label":"x","custom_id":"a"}]}`, false},
		{"menu", menu(`"options":[{"label":"x","value":"1"}]`), true},
		{"menu without entries", menu(`"options":[]`), false},
		{"menu value twice", menu(`"options":[{"label":"x","value":"1"},{"label":"y","value":"1"}]`), false},
		{"menu of 26", menu(`"options":[` + strings.TrimSuffix(strings.Repeat(`{"label":"x","value":"1"},`, 26), ",") + `]`), false},
		{"menu wants more than it has", menu(`"max_values":2,"options":[{"label":"x","value":"1"}]`), false},
		{"menu beside a button", `{"components":[{"type":1,"components":[{"type":3,"custom_id":"a","options":[{"label":"x","value":"1"}]},{"type":2,"style":1,"label":"x","custom_id":"b"}]}]}`, false},
		{"text without the flag", `{"components":[{"type":10,"content":"x"}]}`, false},
		{"text", `{"flags":32768,"components":[{"type":10,"content":"x"}]}`, true},
		{"content with the flag", `{"flags":32768,"content":"x","components":[{"type":10,"content":"x"}]}`, false},
		{"41 components", `{"flags":32768,"components":[` + texts + `]}`, false},
		{"empty text", `{"flags":32768,"components":[{"type":10,"content":""}]}`, false},
		{"text of 4001", `{"flags":32768,"components":[{"type":10,"content":"` + long(4001) + `"}]}`, false},
		{"texts of 4001", `{"flags":32768,"components":[{"type":10,"content":"` + long(4000) + `"},{"type":10,"content":"x"}]}`, false},
		{"container in a container", `{"flags":32768,"components":[{"type":17,"components":[{"type":17,"components":[{"type":10,"content":"x"}]}]}]}`, false},
		{"empty container", `{"flags":32768,"components":[{"type":17,"components":[]}]}`, false},
		{"picture that was not sent", `{"flags":32768,"components":[{"type":12,"items":[{"media":{"url":"attachment://a.png"}}]}]}`, false},
		{"empty gallery", `{"flags":32768,"components":[{"type":12,"items":[]}]}`, false},
		{"attachment that was not sent", `{"content":"x","attachments":[{"id":"0"}]}`, false},
		{"component of no kind", `{"flags":32768,"components":[{"type":99}]}`, false},
		{"section without accessory", `{"flags":32768,"components":[{"type":9,"components":[{"type":10,"content":"x"}]}]}`, false},
	}
	for _, tt := range tests {
		if fs := discord.CheckMessage([]byte(tt.json), nil); (len(fs) == 0) != tt.ok {
			t.Errorf("%s: %v, taken should be %v", tt.name, fs, tt.ok)
		}
	}
}

func TestRefusedResponses(t *testing.T) {
	choices := strings.TrimSuffix(strings.Repeat(`{"name":"x","value":"y"},`, 26), ",")
	tests := []struct {
		json string
		ok   bool
	}{
		{`{"type":1}`, true}, {`{"type":6}`, true}, {`{"type":5,"data":{"flags":64}}`, true}, {`{"type":5}`, true},
		{`{"type":5,"data":{"flags":32768}}`, false}, {`{"type":3}`, false}, {`{"type":4}`, false}, {`[]`, false},
		{`{"type":8,"data":{"choices":[]}}`, true}, {`{"type":8,"data":{"choices":[` + choices + `]}}`, false},
		{`{"type":8,"data":{"choices":[{"name":"x","value":"` + strings.Repeat("v", 101) + `"}]}}`, false},
	}
	for _, tt := range tests {
		if fs := discord.CheckResponse([]byte(tt.json), nil); (len(fs) == 0) != tt.ok {
			t.Errorf("%.60s: %v, taken should be %v", tt.json, fs, tt.ok)
		}
	}
}

func TestRefusedCommands(t *testing.T) {
	option := func(fields string) string {
		return `[{"name":"film","description":"d","options":[` + fields + `]}]`
	}
	tests := []struct {
		name, json string
		ok         bool
	}{
		{"good", option(`{"type":3,"name":"title","description":"d","required":true,"autocomplete":true}`), true},
		{"message command", `[{"type":3,"name":"Ask about this"}]`, true},
		{"capital", `[{"name":"Film","description":"d"}]`, false},
		{"no description", `[{"name":"film"}]`, false},
		{"twice", `[{"name":"film","description":"d"},{"name":"film","description":"d"}]`, false},
		{"unknown locale", `[{"name":"film","description":"d","name_localizations":{"xx":"film"}}]`, false},
		{"bad translated name", `[{"name":"film","description":"d","name_localizations":{"de":"Der Film"}}]`, false},
		{"permissions as a number", `[{"name":"film","description":"d","default_member_permissions":32}]`, false},
		{"required last", option(`{"type":3,"name":"a","description":"d"},{"type":3,"name":"b","description":"d","required":true}`), false},
		{"option twice", option(`{"type":3,"name":"a","description":"d"},{"type":3,"name":"a","description":"d"}`), false},
		{"completed with choices", option(`{"type":3,"name":"a","description":"d","autocomplete":true,"choices":[{"name":"x","value":"y"}]}`), false},
		{"number as a text's choice", option(`{"type":3,"name":"a","description":"d","choices":[{"name":"x","value":1}]}`), false},
		{"lengths", option(`{"type":3,"name":"a","description":"d","min_length":5,"max_length":2}`), false},
		{"message command described", `[{"type":3,"name":"Ask","description":"d"}]`, false},
		{"subcommand beside an option", option(`{"type":1,"name":"a","description":"d"},{"type":3,"name":"b","description":"d"}`), false},
		{"16 message commands", "[" + strings.TrimSuffix(strings.Repeat(`{"type":3,"name":"x"},`, 16), ",") + "]", false},
	}
	for _, tt := range tests {
		if fs := discord.CheckCommands([]byte(tt.json)); (len(fs) == 0) != tt.ok {
			t.Errorf("%s: %v, taken should be %v", tt.name, fs, tt.ok)
		}
	}
}
