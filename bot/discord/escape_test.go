package discord

import (
	"strings"
	"testing"
	"time"

	"marquee/bot"
)

func testWriter() writer {
	return writer{day: func(r bot.Run) string { return r.Time.Format("2 January 2006") }}
}

func TestRuns(t *testing.T) {
	day := time.Date(2020, 5, 17, 0, 0, 0, 0, time.UTC)
	tests := []struct {
		name string
		rich bot.Rich
		want string
	}{
		{"markdown", bot.Plain("*a* _b_ ~~c~~ ||d|| `e`"), `\*a\* \_b\_ \~\~c\~\~ \|\|d\|\| \` + "`e\\`"},
		{"masked link", bot.Plain("[Win](https://evil.example/x)"), `\[Win\](https:\//evil.example/x)`},
		{"script", bot.Plain("](javascript:alert(1))"), `\](javascript:alert(1))`},
		{"mentions", bot.Plain("@everyone <@1> <@&2> <#3> <t:1:R> </film:1>"), "@\u200beveryone \\<@1> \\<@&2> \\<#3> \\<t:1:R> \\</film:1>"},
		{"invite", bot.Plain("join discord.gg/abc now"), `join discord.gg\/abc now`},
		{"line starts", bot.Plain("# big\n- item\n1. one\n> quoted"), "\\# big\n\\- item\n1\\. one\n\\> quoted"},
		{"bidi and zero width", bot.Plain("a\u202eb\u200bc\u2066d\ufeff"), "abcd"},
		{"emoji joiner stays", bot.Plain("👩\u200d🚀 a\u200db"), "👩\u200d🚀 ab"},
		{"piled marks", bot.Plain("a" + strings.Repeat("\u0301", 50)), "a" + strings.Repeat("\u0301", maxMarks)},
		{"null", bot.Plain("a\x00b\xffc"), "a b" + "c"},
		{"link", bot.Rich{{Text: "A_b", Link: "https://x.example/a_(b)?q=1&r=<2>"}}, `[A\_b](<https://x.example/a_%28b%29?q=1&r=%3C2%3E>)`},
		{"number link", bot.Rich{{Text: " [1]", Link: "https://x.example/"}}, ` [\[1\]](<https://x.example/>)`},
		{"odd bracket link", bot.Rich{{Text: "a] (b) [c", Link: "https://x.example/"}}, `[a］ (b) ［c](<https://x.example/>)`},
		{"no link", bot.Rich{{Text: "x", Link: "javascript:alert(1)"}, {Text: "y", Link: "https://a.example b"}, {Text: "z", Link: "https://u@a.example"}}, "xyz"},
		{"styles", bot.Rich{{Text: "b ", Style: bot.Bold}, {Text: "i", Style: bot.Italic}, {Text: " c`d ", Style: bot.Code}}, "**b** *i* `cˋd` "},
		{"quote", bot.Rich{{Text: "said\nso", Style: bot.Quote}}, "> said so"},
		{"quote within", bot.Rich{{Text: "He "}, {Text: "said", Style: bot.Quote}}, "He “said”"},
		{"small line", bot.Rich{{Text: "Empire", Style: bot.Small}, {Time: day, Style: bot.Small}}, "-# Empire17 May 2020"},
		{"spoiler", bot.Rich{{Text: "dies", Spoiler: true}}, "||dies||"},
		{"channel", bot.Rich{{Channel: "42", Text: "#news"}, {Channel: "x>", Text: "#news"}}, `<#42>\#news`},
		{"role", bot.Rich{{Role: "7", Text: "@critics"}}, "<@&7>"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := testWriter().line(tt.rich); got != tt.want {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
		})
	}
}

func TestClip(t *testing.T) {
	tests := []struct {
		text string
		n    int
		want string
	}{
		{"short", 10, "short"},
		{"One sentence. Another one that is long.", 30, "One sentence. Another one…"},
		{"A whole first sentence. Then more.", 28, "A whole first sentence. …"},
		{"words and words", 11, "words and…"},
		{"unbrokenlongword", 8, "unbroke…"},
		{"🎬🎬🎬🎬", 5, "🎬🎬…"},
		{"e\u0301e\u0301e\u0301e\u0301", 4, "e\u0301…"},
		{"x", 0, ""},
	}
	for _, tt := range tests {
		got := clip(tt.text, tt.n)
		if got != tt.want {
			t.Errorf("clip(%q, %d) = %q, want %q", tt.text, tt.n, got, tt.want)
		}
		if bot.Length(got) > tt.n {
			t.Errorf("clip(%q, %d) has %d characters", tt.text, tt.n, bot.Length(got))
		}
	}
}

func TestClippedRuns(t *testing.T) {
	rich := bot.Rich{{Text: strings.Repeat("A *short* sentence here. ", 10)}, {Text: "source", Link: "https://x.example/"}, {Text: strings.Repeat("z", 300)}}
	for n := 20; n < 700; n += 7 {
		got := testWriter().clipped(rich, n)
		if bot.Length(got) > n {
			t.Fatalf("%d: %d characters", n, bot.Length(got))
		}
		if whole := testWriter().line(rich); got != whole && !strings.HasSuffix(got, ellipsis) {
			t.Fatalf("%d: %q does not say that more is there", n, got)
		}
		if strings.Count(got, "](<") != strings.Count(got, ">)") {
			t.Fatalf("%d: %q has a cut link", n, got)
		}
	}
}

func FuzzEscape(f *testing.F) {
	for _, s := range []string{"@everyone", "[a](b)", "<@1>", "\\", "a\n# b", "https://x", "\u202e@here", "|\u200b|", "<\u200b@1>", "a" + strings.Repeat("\x16", 3000) + "b"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := testWriter().line(bot.Plain(s))
		for i := range len(got) {
			if strings.IndexByte("*_~|`<[", got[i]) >= 0 && (i == 0 || got[i-1] != '\\') {
				t.Errorf("%q became %q: bare %q", s, got, got[i])
			}
		}
		low := strings.ToLower(got)
		if strings.Contains(low, "@everyone") || strings.Contains(low, "@here") || strings.Contains(low, "://") {
			t.Errorf("%q became %q", s, got)
		}
		for _, r := range clip(s, 50) {
			_ = r
		}
		if n := bot.Length(testWriter().clipped(bot.Plain(s), 50)); n > 50 {
			t.Errorf("%q clipped to %d", s, n)
		}
	})
}
