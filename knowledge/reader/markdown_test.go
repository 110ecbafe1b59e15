package reader

import (
	"slices"
	"strings"
	"testing"
)

func TestMarkdown(t *testing.T) {
	tests := []struct {
		name, in, title, day, url, outlet, author, text string
		emphasis                                        []string
		bad                                             string
	}{
		{"front matter", "---\ntitle: \"Vale: the *return*\"\ndate: 2024-03-01\nurl: https://reel.example/vale\noutlet: Daily Reel\nauthor: [Ann Poe, Bob Roe]\ntags: {a: b}\n---\n\nThe film *Ridley Vale* opens.\n\nIt is **very** good.\n",
			"Vale: the *return*", "2024-03-01", "https://reel.example/vale", "Daily Reel", "Ann Poe, Bob Roe", "The film Ridley Vale opens.\n\nIt is very good.", []string{"Ridley Vale"}, ""},
		{"windows lines and a time", "---\r\ntitle: T\r\ndate: 2024-03-01T10:00:00+02:00\r\n---\r\nText.\r\n", "T", "2024-03-01", "", "", "", "Text.", nil, ""},
		{"heading for a title", "# Vale _returns_ #\n\nText\nin lines.", "Vale returns", "", "", "", "", "Text in lines.", nil, ""},
		{"links and pictures", "![poster](p.png)\nSee [the trailer](https://x.example/a_(b)) or <https://y.example/>[^1], [here][ref].\n\n[ref]: https://z.example", "", "", "", "", "", "See the trailer or https://y.example/, here.", nil, ""},
		{"lists and quotes", "Cast:\n\n- Ann Poe\n- Bob Roe\n  as the *Boatman*\n1. first\n\n> Said he.\n> And left.", "", "", "", "", "",
			"Cast:\n\nAnn Poe\nBob Roe as the Boatman\nfirst\n\nSaid he. And left.", []string{"Boatman"}, ""},
		{"code and tables", "Before.\n\n```\na * b * c\n```\n\n| Film | Score |\n|---|---|\n| Vale | 68% |\n", "", "", "", "", "", "Before.\n\na * b * c\n\nFilm Score\nVale 68%", nil, ""},
		{"what only looks like markup", "5 * 3 * 2 is 30, snake_case_name, 3 < 5 & 7 > 6. AT&T.", "", "", "", "", "", "5 * 3 * 2 is 30, snake_case_name, 3 < 5 & 7 > 6. AT&T.", nil, ""},
		{"escapes and HTML", "\\*not italic\\* &amp; <em>Night Ferry</em><br>next\\_line", "", "", "", "", "", "*not italic* & Night Ferry\nnext_line", []string{"Night Ferry"}, ""},
		{"stars do not reach over paragraphs", "One * two *three.\n\nFour* five.", "", "", "", "", "", "One * two *three.\n\nFour* five.", nil, ""},
		{"bold italics", "***Night Ferry*** and **_The Quay_** sail.", "", "", "", "", "", "Night Ferry and The Quay sail.", []string{"Night Ferry", "The Quay"}, ""},
		{"italics set in a hurry", "What the _Night Ferry _series lacked, all goes to_The Quay_, and _Low Tide 2 has snake_case_name.", "", "", "", "", "",
			"What the Night Ferry series lacked, all goes to The Quay, and Low Tide 2 has snake_case_name.", []string{"Night Ferry", "The Quay"}, ""},
		{"shortcodes", "One.\n\n{{< figure src=\"https://x.example/a_b_c.jpg\" caption=\"\" >}}\n\nTwo {{% tweet 12 %}} three.", "", "", "", "", "", "One.\n\nTwo three.", nil, ""},
		{"headlines", "Intro\n-----\n\n## Part *two* ##\nText.\n* * *\nEnd.", "", "", "", "", "", "Intro\n\nPart two\n\nText.\n\nEnd.", []string{"two"}, ""},
		{"broken front matter", "---\ntitle: [\n---\nText.", "", "", "", "", "", "", nil, "front matter"},
		{"wrong date", "---\ndate: 2024-13-41\n---\nText.", "", "", "", "", "", "", nil, `"2024-13-41"`},
		{"front matter without text", "---\ntitle: T\n---\n", "", "", "", "", "", "", nil, "no text"},
		{"front matter without end", "---\nJust a rule above.", "", "", "", "", "", "Just a rule above.", nil, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if tt.bad != "" {
				as, bad, fatal := readAll(t, "a.md", tt.in, Limits{})
				if len(as) != 0 || len(bad) != 1 || fatal != nil || !strings.Contains(bad[0].Error(), tt.bad) {
					t.Fatalf("articles %v, bad %v, error %v; want one bad record saying %q", as, bad, fatal, tt.bad)
				}
				return
			}
			a := one(t, "a.md", tt.in)
			got := []string{a.Title, day(a), a.URL, a.Outlet, a.Author, a.Text}
			want := []string{tt.title, tt.day, tt.url, tt.outlet, tt.author, tt.text}
			if !slices.Equal(got, want) {
				t.Errorf("got  %q\nwant %q", got, want)
			}
			if !slices.Equal(a.Emphasis, tt.emphasis) {
				t.Errorf("emphasis %q, want %q", a.Emphasis, tt.emphasis)
			}
		})
	}
}
