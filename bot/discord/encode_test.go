package discord

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"marquee/bot"
)

func testEncoder() encoder {
	w := testWriter()
	w.say = func(s string, args ...any) string {
		if len(args) == 0 {
			return s
		}
		return fmt.Sprintf(s, args...)
	}
	return encoder{writer: w, log: slog.New(slog.DiscardHandler)}
}

// faults encodes a reply and returns what Discord would refuse of it.
func faults(t *testing.T, r bot.Reply, was kind) []Fault {
	t.Helper()
	var pictures []picture
	for _, p := range r.Pictures {
		pictures = append(pictures, picture{Picture: p, data: []byte("x")})
	}
	m := testEncoder().message(r, pictures, was)
	raw, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(raw), `"allowed_mentions":{"parse":[]`) {
		t.Errorf("%s could ping", raw)
	}
	var names []string
	for _, f := range m.Files {
		names = append(names, f.Name)
	}
	return CheckMessage(raw, names)
}

// odd makes texts and numbers of any size.
type odd struct{ *rand.Rand }

var oddPieces = []string{"word ", "A sentence ends. ", "*bold* ", "🎬", "e\u0301", "\u202e", "\x00", "\n\n\n", "[x](http://y) ", "@everyone ", "ﷺ", "longwordwithoutanyspaceatall", "日本語。", "`", "||", "https://example.org/a_b "}

func (o odd) text(most int) string {
	var b strings.Builder
	for range o.IntN(most + 1) {
		b.WriteString(oddPieces[o.IntN(len(oddPieces))])
	}
	return b.String()
}

func (o odd) rich(most int) bot.Rich {
	var rich bot.Rich
	for range o.IntN(5) {
		run := bot.Run{Text: o.text(most), Style: bot.Style(o.IntN(32))}
		if o.IntN(3) == 0 {
			run.Link = "https://example.org/" + o.text(3)
		}
		if o.IntN(6) == 0 {
			run.Time = time.Unix(int64(o.IntN(1<<31)), 0)
		}
		rich = append(rich, run)
	}
	return rich
}

func (o odd) reply() bot.Reply {
	r := bot.Reply{Private: o.IntN(2) == 0, Text: o.rich(o.IntN(200)), Mentions: []string{"1", "x"}}
	for range o.IntN(12) {
		c := bot.Card{Title: o.text(40), URL: "https://example.org/", Body: o.rich(o.IntN(300)), Footer: o.text(90)}
		for range o.IntN(5) {
			s := bot.Section{Title: o.text(20)}
			for range o.IntN(40) {
				s.Lines = append(s.Lines, o.rich(o.IntN(30)))
			}
			for range o.IntN(10) {
				s.Bars = append(s.Bars, bot.Bar{Label: o.text(12), Value: o.text(3), Note: o.text(10)})
			}
			c.Sections = append(c.Sections, s)
		}
		r.Cards = append(r.Cards, c)
	}
	for i := range o.IntN(30) {
		r.Buttons = append(r.Buttons, bot.Button{Label: o.text(10), Look: bot.Look(o.IntN(4)), URL: "https://example.org/", Action: bot.Action{Command: "film", Name: "page", Args: []string{fmt.Sprint(i / 2)}}})
	}
	if o.IntN(3) == 0 {
		r.Menu = &bot.Menu{Placeholder: o.text(30), Action: bot.Action{Command: "film", Name: "choose"}}
		for i := range o.IntN(30) {
			r.Menu.Entries = append(r.Menu.Entries, bot.Entry{Label: o.text(20), Description: o.text(20), Value: fmt.Sprint(i / 2)})
		}
	}
	for i := range o.IntN(3) {
		r.Pictures = append(r.Pictures, bot.Picture{Name: fmt.Sprintf("p %d.png", i), Alt: o.text(200)})
	}
	if o.IntN(5) == 0 {
		r.File = &bot.File{Name: o.text(5), Data: []byte("x")}
	}
	return r
}

func TestNothingIsEverRefused(t *testing.T) {
	for seed := range uint64(60) {
		r := odd{rand.New(rand.NewPCG(seed, 1))}.reply()
		for _, was := range []kind{plainKind, v2Kind} {
			if fs := faults(t, r, was); len(fs) > 0 {
				t.Fatalf("seed %d: %v", seed, fs)
			}
		}
	}
}

func TestEmptyReplies(t *testing.T) {
	for _, r := range []bot.Reply{{}, {Text: bot.Plain("\u200b")}, {Cards: []bot.Card{{}}}, {Cards: []bot.Card{{Title: "\u200b", Sections: []bot.Section{{Title: "x"}}}}}, {Menu: &bot.Menu{}}} {
		for _, was := range []kind{plainKind, v2Kind} {
			if fs := faults(t, r, was); len(fs) > 0 {
				t.Errorf("%+v: %v", r, fs)
			}
		}
	}
}

func TestCutCardsSaySo(t *testing.T) {
	c := bot.Card{Title: "T", Body: bot.Plain(strings.Repeat("A fact is told here. ", 300))}
	long := bot.Section{Title: "In the news"}
	for i := range 60 {
		long.Lines = append(long.Lines, bot.Plain(fmt.Sprintf("Headline %d of a long list of many headlines about one film", i)))
	}
	c.Sections = []bot.Section{long, {Title: "Where", Lines: []bot.Rich{bot.Plain("On a screen.")}}}
	m := testEncoder().message(bot.Reply{Cards: []bot.Card{c}}, nil, plainKind)
	text := m.Components[0].Components[0].Content
	if bot.Length(text) > maxV2Text {
		t.Errorf("%d characters", bot.Length(text))
	}
	for _, want := range []string{"told here. …", "… and ", " more\n### Where\nOn a screen."} {
		if !strings.Contains(text, want) {
			t.Errorf("%q lacks %q", text, want)
		}
	}
}

func TestPictureStandsWithItsScores(t *testing.T) {
	r := bot.Reply{Cards: []bot.Card{{Title: "T", Footer: "f", Sections: []bot.Section{
		{Title: "Scores", Bars: []bot.Bar{{Label: "critics", Value: "68%"}}}, {Title: "People", Lines: []bot.Rich{bot.Plain("x")}}}}}}
	m := testEncoder().message(r, []picture{{Picture: bot.Picture{Name: "s.png", Alt: "68%"}}}, plainKind)
	var types []int
	for _, c := range m.Components[0].Components {
		types = append(types, c.Type)
	}
	if want := []int{compText, compGallery, compText, compText}; !slices.Equal(types, want) {
		t.Errorf("components %v, want %v", types, want)
	}
}

func TestUpdateOfPlainWords(t *testing.T) {
	m := testEncoder().message(bot.Reply{Cards: []bot.Card{{Title: "T"}}}, nil, plainKind)
	m.WasPlain = true
	raw, err := json.Marshal(m)
	if err != nil || !strings.Contains(string(raw), `"content":null`) {
		t.Errorf("%s, %v", raw, err)
	}
}

func BenchmarkEncodeCard(b *testing.B) {
	r := odd{rand.New(rand.NewPCG(7, 1))}.reply()
	e := testEncoder()
	for b.Loop() {
		e.message(r, nil, plainKind)
	}
}
