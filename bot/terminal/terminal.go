// Package terminal shows a bot.Reply as text: in colour and wrapped to the
// window on a terminal, plain when piped. Text of articles cannot reach the
// terminal as control sequences.
package terminal

import (
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"marquee/bot"
)

// Screen is where replies are shown.
type Screen struct {
	Out   io.Writer // required
	Width int       // columns; 0: 80
	Color bool
}

// The looks of a screen, as ANSI escape sequences.
const (
	reset  = "\x1b[0m"
	bold   = "\x1b[1m"
	faint  = "\x1b[2m"
	italic = "\x1b[3m"
	title  = "\x1b[1;38;5;215m"
	green  = "\x1b[38;5;114m"
	yellow = "\x1b[38;5;221m"
	red    = "\x1b[38;5;203m"
	track  = "\x1b[38;5;238m"
)

// Show writes the reply.
func (s Screen) Show(r bot.Reply) error {
	if s.Width <= 0 {
		s.Width = 80
	}
	var b strings.Builder
	if len(r.Text) > 0 {
		s.paragraph(&b, r.Text, "")
	}
	for i, c := range r.Cards {
		if i > 0 || len(r.Text) > 0 {
			b.WriteByte('\n')
		}
		s.card(&b, c)
	}
	if r.Menu != nil {
		fmt.Fprintf(&b, "\n%s\n", s.look(faint, clean(r.Menu.Placeholder)))
		for _, e := range r.Menu.Entries {
			fmt.Fprintf(&b, "  %s\n", clean(e.Label))
		}
	}
	s.offers(&b, r.Buttons)
	if r.File != nil {
		b.Write(r.File.Data)
	}
	_, err := io.WriteString(s.Out, b.String())
	return err
}

// offers lists what may have been meant; other buttons have commands of their
// own in a terminal.
func (s Screen) offers(b *strings.Builder, buttons []bot.Button) {
	for _, button := range buttons {
		if button.Look == bot.Primary && !button.Disabled {
			fmt.Fprintf(b, "  %s\n", clean(button.Label))
		}
	}
}

func (s Screen) card(b *strings.Builder, c bot.Card) {
	if c.Title != "" {
		fmt.Fprintf(b, "%s\n", s.look(title, clean(c.Title)))
	}
	if len(c.Body) > 0 {
		s.paragraph(b, c.Body, "")
	}
	for _, section := range c.Sections {
		b.WriteByte('\n')
		s.section(b, section)
	}
	var footer []string
	if c.Footer != "" {
		footer = append(footer, clean(c.Footer))
	}
	if !c.Time.IsZero() {
		footer = append(footer, c.Time.Format("2 January 2006"))
	}
	if len(footer) > 0 {
		fmt.Fprintf(b, "\n%s\n", s.look(faint, strings.Join(footer, ": ")))
	}
}

func (s Screen) section(b *strings.Builder, x bot.Section) {
	if x.Title != "" {
		fmt.Fprintf(b, "%s\n", s.look(bold, clean(x.Title)))
	}
	s.bars(b, x.Bars)
	for _, line := range x.Lines {
		s.paragraph(b, line, "  ")
	}
}

// barWidth is how many columns a whole bar takes.
const barWidth = 20

func (s Screen) bars(b *strings.Builder, bars []bot.Bar) {
	label, value := 0, 0
	for _, bar := range bars {
		label = max(label, utf8.RuneCountInString(clean(bar.Label)))
		value = max(value, utf8.RuneCountInString(clean(bar.Value)))
	}
	for _, bar := range bars {
		full := int(bar.Percent/100*barWidth + 0.5)
		full = min(max(full, 0), barWidth)
		line := fmt.Sprintf("  %s  %s%s  %s  %s", pad(clean(bar.Label), label),
			s.look(barColor(bar.Percent), strings.Repeat("█", full)), s.look(track, strings.Repeat("░", barWidth-full)),
			pad(clean(bar.Value), value), s.look(faint, clean(bar.Note)))
		b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
}

func barColor(percent float64) string {
	switch {
	case percent >= 60:
		return green
	case percent >= 40:
		return yellow
	}
	return red
}

func pad(s string, n int) string {
	return s + strings.Repeat(" ", max(0, n-utf8.RuneCountInString(s)))
}

// look gives text a colour where the screen has colours.
func (s Screen) look(code, text string) string {
	if !s.Color || text == "" || code == "" {
		return text
	}
	return code + text + reset
}

// paragraph wraps runs of text at the screen's width, each line after indent.
func (s Screen) paragraph(b *strings.Builder, text bot.Rich, indent string) {
	column := 0
	newline := func() {
		b.WriteByte('\n')
		column = 0
	}
	space := false
	for _, run := range text {
		shown := run.Text
		if !run.Time.IsZero() {
			shown = run.Time.Format("2 January 2006")
		}
		if run.Link != "" && !s.Color && run.Style&bot.Small == 0 {
			shown += " <" + run.Link + ">"
		}
		for i, line := range strings.Split(shown, "\n") {
			if i > 0 {
				newline()
				space = false
			}
			for j, word := range strings.Fields(cleanLine(line)) {
				gap := space || j > 0 || startsWithSpace(line)
				width := utf8.RuneCountInString(word)
				if column > 0 && gap && column+1+width > s.Width {
					newline()
				}
				switch {
				case column == 0:
					b.WriteString(indent)
					column = len(indent)
				case gap:
					b.WriteByte(' ')
					column++
				}
				b.WriteString(s.look(runLook(run), word))
				column += width
				space = false
			}
			space = endsWithSpace(line) || space && strings.TrimSpace(line) == ""
		}
	}
	if column > 0 {
		newline()
	}
}

func startsWithSpace(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	return n > 0 && unicode.IsSpace(r)
}

func endsWithSpace(s string) bool {
	r, n := utf8.DecodeLastRuneInString(s)
	return n > 0 && unicode.IsSpace(r)
}

var styleLooks = []struct {
	style bot.Style
	code  string
}{{bot.Bold, bold}, {bot.Italic, italic}, {bot.Quote, italic}, {bot.Small, faint}}

func runLook(run bot.Run) string {
	code := ""
	for _, l := range styleLooks {
		if run.Style&l.style != 0 {
			code += l.code
		}
	}
	return code
}

// clean drops what would steer the terminal, and line breaks.
func clean(s string) string { return cleanLine(strings.ReplaceAll(s, "\n", " ")) }

// cleanLine drops control characters and those that reorder or hide text.
func cleanLine(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r) && r != '\u200d':
			return -1
		}
		return r
	}, s)
}
