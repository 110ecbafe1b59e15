package discord

import (
	"strings"

	"marquee/bot"
)

// block is a piece of a card that can give room away: its last lines first,
// then the end of its only line.
type block struct {
	head  string   // stays
	runs  []line   // each with its own line
	shown []string // the rendered lines that are left
	cut   int      // lines left out
}

// line is rich text, or a line that is rendered already.
type line struct {
	rich  bot.Rich
	fixed string
}

const (
	maxTitle     = 256
	maxLine      = 900  // of one line of a section
	maxBody      = 2200 // of a card's body
	moreRoom     = 40   // kept for "… and 12 more"
	minCardText  = 120  // below it a line is left out rather than cut
	maxFooterLen = 300
)

// card encodes a card as a container whose texts have at most budget
// characters together. The gallery, if any, stands after the scores it draws,
// or at the end.
func (e encoder) card(c bot.Card, budget int, gallery *Component) Component {
	out := Component{Type: compContainer, Accent: Accent}
	title, footer := e.title(c, budget/3), e.footer(c, budget/5)
	blocks := e.blocks(c)
	e.fit(blocks, budget-bot.Length(title)-bot.Length(footer)-4)

	texts := []string{title}
	drawn := gallery == nil
	for i := range blocks {
		texts = append(texts, e.block(&blocks[i]))
		if bars := i - 1; !drawn && bars >= 0 && len(c.Sections[bars].Bars) > 0 {
			out.Components = appendText(out.Components, join(texts))
			out.Components = append(out.Components, *gallery)
			texts, drawn = nil, true
		}
	}
	out.Components = appendText(out.Components, join(texts))
	if !drawn {
		out.Components = append(out.Components, *gallery)
	}
	out.Components = appendText(out.Components, footer)
	if len(out.Components) == 0 {
		out.Components = appendText(nil, ellipsis)
	}
	return out
}

func join(texts []string) string {
	kept := texts[:0]
	for _, t := range texts {
		if t != "" {
			kept = append(kept, t)
		}
	}
	return strings.Join(kept, "\n")
}

// title is the title in at most n characters, its link included.
func (e encoder) title(c bot.Card, n int) string {
	title := c.Title
	if !c.Name {
		title = e.phrase(title)
	}
	title = oneLine(title)
	if title == "" {
		return ""
	}
	rich := bot.Rich{{Text: clip(title, maxTitle), Link: c.URL}}
	if bot.Length(link(c.URL)) > n/2 {
		rich[0].Link = ""
	}
	return "## " + e.clipped(rich, n-3)
}

func (e encoder) footer(c bot.Card, n int) string {
	text := clip(oneLine(e.phrase(c.Footer)), maxFooterLen)
	var runs bot.Rich
	if text != "" {
		runs = append(runs, bot.Run{Text: text, Style: bot.Small})
	}
	if !c.Time.IsZero() {
		if text != "" {
			runs = append(runs, bot.Run{Text: " · ", Style: bot.Small})
		}
		runs = append(runs, bot.Run{Time: c.Time, Style: bot.Small})
	}
	return e.clipped(runs, n)
}

// blocks are the body and one block for each section.
func (e encoder) blocks(c bot.Card) []block {
	body := block{}
	if len(c.Body) > 0 {
		body.add(e, line{rich: c.Body}, maxBody)
	}
	blocks := []block{body}
	for _, s := range c.Sections {
		var b block
		if title := oneLine(e.phrase(s.Title)); title != "" {
			b.head = "### " + escape(clip(title, maxTitle))
		}
		for _, l := range s.Lines {
			b.add(e, line{rich: l}, maxLine)
		}
		for _, l := range e.bars(s.Bars) {
			b.add(e, line{fixed: l}, maxLine)
		}
		blocks = append(blocks, b)
	}
	return blocks
}

func (b *block) add(e encoder, l line, most int) {
	text := l.fixed
	if text == "" {
		text = e.clipped(l.rich, most)
	}
	if text != "" {
		b.runs, b.shown = append(b.runs, l), append(b.shown, text)
	}
}

// bars lists scores with their values in a column, which code keeps aligned on
// every screen.
func (e encoder) bars(bars []bot.Bar) (lines []string) {
	width := 0
	for _, b := range bars {
		width = max(width, bot.Length(clip(oneLine(b.Value), 12)))
	}
	for _, b := range bars {
		value := code(clip(oneLine(b.Value), 12))
		value = strings.Repeat("\u00a0", max(0, width-bot.Length(value))) + value
		text := "`" + value + "` " + escape(clip(e.label(b.Label), 100))
		if note := oneLine(b.Note); note != "" {
			text += " · " + escape(clip(note, 100))
		}
		lines = append(lines, text)
	}
	return lines
}

// label is a score's name; its last word, which says whose judgement it is, is
// in the reader's language.
func (e encoder) label(label string) string {
	label = oneLine(label)
	if i := strings.LastIndexByte(label, ' '); i > 0 {
		return label[:i+1] + e.phrase(label[i+1:])
	}
	return label
}

func (b *block) length() int {
	n := bot.Length(b.head) + 1
	for _, s := range b.shown {
		n += bot.Length(s) + 1
	}
	if b.cut > 0 {
		n += moreRoom
	}
	return n
}

// fit takes lines from the longest blocks until all have at most n characters
// together; a block's only line is shortened instead.
func (e encoder) fit(blocks []block, n int) {
	lengths, total := make([]int, len(blocks)), 0
	for i := range blocks {
		lengths[i] = blocks[i].length()
		total += lengths[i]
	}
	for total > n {
		longest := 0
		for i := range lengths {
			if lengths[i] > lengths[longest] {
				longest = i
			}
		}
		if lengths[longest] == 0 {
			return
		}
		over := total - n
		total -= lengths[longest]
		lengths[longest] = e.shrink(&blocks[longest], over)
		total += lengths[longest]
	}
}

// shrink takes a line or some words from a block, and returns its new length:
// 0 once nothing is left.
func (e encoder) shrink(b *block, over int) int {
	last := len(b.shown) - 1
	if last < 0 {
		*b = block{}
		return 0
	}
	want := bot.Length(b.shown[last]) - over
	if last == 0 && b.runs[0].fixed == "" && want >= minCardText {
		if text := e.clipped(b.runs[0].rich, want); bot.Length(text) < bot.Length(b.shown[0]) {
			b.shown[0] = text
			return b.length()
		}
	}
	b.shown, b.runs = b.shown[:last], b.runs[:last]
	b.cut++
	if last == 0 {
		*b = block{}
		return 0
	}
	return b.length()
}

// block is the text of a block, which says how many lines are missing.
func (e encoder) block(b *block) string {
	lines := b.shown
	if b.head != "" && len(lines) > 0 {
		lines = append([]string{b.head}, lines...)
	}
	if b.cut > 0 && len(b.shown) > 0 {
		lines = append(lines, "-# "+escape(e.say("… and %d more", b.cut)))
	}
	return strings.Join(lines, "\n")
}
