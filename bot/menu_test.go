package bot

import (
	"strings"
	"testing"
)

func TestMenuFaults(t *testing.T) {
	run := says("x")
	opts := func(o ...Option) []Command {
		return []Command{{Name: "c", Description: "d", Run: run, Options: o}}
	}
	tests := []struct {
		name string
		cmds []Command
		want string // "" for a good menu
	}{
		{"good", testMenu(), ""},
		{"context", []Command{{Name: "Ask about this", Context: true, Run: run}}, ""},
		{"two of a name", []Command{{Name: "c", Description: "d", Run: run}, {Name: "c", Description: "d", Run: run}}, "defined twice"},
		{"capital", []Command{{Name: "Film", Description: "d", Run: run}}, "lower-case"},
		{"space", []Command{{Name: "two words", Description: "d", Run: run}}, "lower-case"},
		{"no description", []Command{{Name: "c", Run: run}}, "description has 0"},
		{"long description", []Command{{Name: "c", Description: strings.Repeat("é", 101), Run: run}}, "description has 101"},
		{"emoji count twice", []Command{{Name: "c", Description: strings.Repeat("🎬", 51), Run: run}}, "description has 102"},
		{"neither run nor subcommands", []Command{{Name: "c", Description: "d"}}, "either Run"},
		{"both", []Command{{Name: "c", Description: "d", Run: run, Subcommands: []Command{{Name: "s", Description: "d", Run: run}}}}, "either Run"},
		{"required last", opts(Option{Name: "a", Description: "d"}, Option{Name: "b", Description: "d", Required: true}), "required options"},
		{"options twice", opts(Option{Name: "a", Description: "d"}, Option{Name: "a", Description: "d"}), "defined twice"},
		{"no Suggest", opts(Option{Name: "a", Description: "d", Suggest: true}), "no Suggest"},
		{"choices of a channel", opts(Option{Name: "a", Description: "d", Kind: Channel, Choices: []Choice{{"x", "y"}}}), "only texts"},
		{"26 choices", opts(Option{Name: "a", Description: "d", Choices: make([]Choice, 26)}), "26 choices"},
		{"long choice", opts(Option{Name: "a", Description: "d", Choices: []Choice{{"x", strings.Repeat("y", 101)}}}), "at most 100"},
		{"range", opts(Option{Name: "a", Description: "d", Kind: Integer, Min: 3, Max: 2}), "impossible"},
		{"26 options", opts(make([]Option, 26)...), "26 options"},
		{"subcommand twice", []Command{{Name: "c", Description: "d", Subcommands: []Command{{Name: "s", Description: "d", Run: run}, {Name: "s", Description: "d", Run: run}}}}, "defined twice"},
		{"whole command", []Command{{Name: "c", Description: "d", Run: run, Options: many(25)}}, "characters in all"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := NewRouter(quiet(), tt.cmds)
			if tt.want == "" && err != nil {
				t.Fatal(err)
			}
			if tt.want != "" && (err == nil || !strings.Contains(err.Error(), tt.want)) {
				t.Fatalf("got %v, want %q", err, tt.want)
			}
		})
	}
}

// many returns n options that are good one by one and too much together.
func many(n int) []Option {
	opts := make([]Option, n)
	for i := range opts {
		opts[i] = Option{Name: "o" + string(rune('a'+i)), Description: strings.Repeat("d", 100)}
		for j := range 4 {
			opts[i].Choices = append(opts[i].Choices, Choice{Name: strings.Repeat("n", 50) + string(rune('a'+j)), Value: strings.Repeat("v", 20)})
		}
	}
	return opts
}
