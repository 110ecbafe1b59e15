package discord

import (
	"fmt"
	"log/slog"
	"strings"

	"marquee/bot"
)

// Discord's limits on messages, in characters unless said.
const (
	maxContent     = 2000
	maxV2Text      = 4000 // of all texts of a message of components together
	maxComponents  = 40   // of a message of components, nested ones included
	maxRows        = 5
	maxPerRow      = 5
	maxLabel       = 80
	maxLinkURL     = 512
	maxPlaceholder = 150
	maxAlt         = 1024
	maxCards       = 10
	maxPictures    = 8
)

// Accent is the colour of a card's edge.
const Accent = 0xE5A823

// kind is what a message was or shall be made of.
type kind int

const (
	plainKind kind = iota // content, and rows of controls
	v2Kind                // components alone; a message never goes back from it
)

// encoder turns replies into messages for one reader.
type encoder struct {
	writer
	seal bot.Seal
	log  *slog.Logger
}

// picture is a picture that is drawn.
type picture struct {
	bot.Picture
	data []byte
}

// message encodes a reply. Replies with cards, pictures or files are made of
// components (they look the same on phones and desktops, have room for links
// in every line, and are seen by readers who turned embeds off); a few words
// are plain content.
func (e encoder) message(r bot.Reply, pictures []picture, was kind) Message {
	m := Message{Roles: roles(r.Mentions)}
	if r.Private {
		m.Flags |= flagEphemeral
	}
	controls := e.controls(r)
	if was == plainKind && len(r.Cards) == 0 && len(pictures) == 0 && r.File == nil {
		m.Flags |= flagSuppressEmbeds
		m.Content = first(e.clipped(r.Text, maxContent), ellipsis)
		m.Components = controls
		return m
	}
	m.Flags |= flagComponentsV2
	m.Components, m.Files = e.layout(r, pictures, controls)
	return m
}

// layout arranges a message of components: the words above, the cards, what
// there is to download, the controls.
func (e encoder) layout(r bot.Reply, pictures []picture, controls []Component) (all []Component, files []File) {
	budget := maxV2Text
	if len(r.Text) > 0 {
		share := budget
		if len(r.Cards) > 0 {
			share = maxV2Text / 4
		}
		text := e.clipped(r.Text, share)
		budget -= bot.Length(text)
		all = appendText(all, text)
	}
	for _, p := range pictures[:min(len(pictures), maxPictures)] {
		files = append(files, File{Name: fileName(p.Name), Alt: clip(oneLine(p.Alt), maxAlt), Data: p.data})
	}
	gallery := galleryOf(files)
	cards := r.Cards[:min(len(r.Cards), maxCards)]
	for i, c := range cards {
		share := budget / (len(cards) - i)
		card := e.card(c, share, gallery)
		gallery = nil // below the first card alone
		budget -= textLength(card)
		all = append(all, card)
	}
	if gallery != nil {
		all = append(all, *gallery)
	}
	if r.File != nil {
		f := File{Name: fileName(r.File.Name), Data: r.File.Data}
		files = append(files, f)
		all = append(all, Component{Type: compFile, File: &Media{URL: "attachment://" + f.Name}})
	}
	for _, row := range controls {
		if count(all)+count([]Component{row}) <= maxComponents {
			all = append(all, row)
		}
	}
	if len(all) == 0 {
		all = appendText(all, ellipsis)
	}
	return all, files
}

func galleryOf(files []File) *Component {
	if len(files) == 0 {
		return nil
	}
	g := &Component{Type: compGallery}
	for _, f := range files {
		g.Items = append(g.Items, MediaItem{Media: Media{URL: "attachment://" + f.Name}, Description: f.Alt})
	}
	return g
}

// controls encodes the menu and the buttons, in rows. A control that Discord
// would refuse is left out and logged.
func (e encoder) controls(r bot.Reply) (rows []Component) {
	seen := map[string]bool{}
	if r.Menu != nil {
		if menu, ok := e.menu(*r.Menu, seen); ok {
			rows = append(rows, Component{Type: compRow, Components: []Component{menu}})
		}
	}
	var row []Component
	for _, b := range r.Buttons {
		button, ok := e.button(b, seen)
		if !ok || len(rows) == maxRows {
			continue
		}
		if row = append(row, button); len(row) == maxPerRow {
			rows, row = append(rows, Component{Type: compRow, Components: row}), nil
		}
	}
	if len(row) > 0 {
		rows = append(rows, Component{Type: compRow, Components: row})
	}
	return rows
}

// buttonStyles are Discord's numbers for the looks.
var buttonStyles = map[bot.Look]int{bot.Primary: 1, bot.Secondary: 2, bot.Danger: 4, bot.LinkButton: 5}

func (e encoder) button(b bot.Button, seen map[string]bool) (Component, bool) {
	c := Component{Type: compButton, Label: clip(oneLine(e.phrase(b.Label)), maxLabel), Style: buttonStyles[b.Look], Disabled: b.Disabled}
	if c.Label == "" {
		c.Label = ellipsis
	}
	if b.Look == bot.LinkButton {
		c.URL = link(b.URL)
		return c, c.URL != "" && len(c.URL) <= maxLinkURL
	}
	var ok bool
	c.CustomID, ok = e.customID(b.Action, seen)
	return c, ok
}

// customID returns the id of a control, unique in its message.
func (e encoder) customID(a bot.Action, seen map[string]bool) (string, bool) {
	id, err := e.seal.ID(a)
	if err == nil && seen[id] {
		err = fmt.Errorf("action %q of command %q: twice in one message", a.Name, a.Command)
	}
	if err != nil {
		e.log.Error("control left out", "error", err)
		return "", false
	}
	seen[id] = true
	return id, true
}

func (e encoder) menu(m bot.Menu, seen map[string]bool) (Component, bool) {
	c := Component{Type: compSelect, Placeholder: clip(oneLine(e.phrase(m.Placeholder)), maxPlaceholder)}
	values := map[string]bool{}
	for _, entry := range m.Entries {
		label := clip(oneLine(entry.Label), bot.MaxChoice)
		if label == "" || entry.Value == "" || bot.Length(entry.Value) > bot.MaxChoice || values[entry.Value] || len(c.Options) == bot.MaxChoices {
			e.log.Error("menu entry left out", "label", label, "command", m.Action.Command)
			continue
		}
		values[entry.Value] = true
		c.Options = append(c.Options, SelectOption{Label: label, Value: entry.Value, Description: clip(oneLine(entry.Description), bot.MaxChoice)})
	}
	var ok bool
	c.CustomID, ok = e.customID(m.Action, seen)
	return c, ok && len(c.Options) > 0
}

func appendText(all []Component, text string) []Component {
	if strings.TrimSpace(text) == "" {
		return all
	}
	return append(all, Component{Type: compText, Content: text})
}

// count counts components as Discord does, nested ones included.
func count(cs []Component) int {
	n := 0
	for _, c := range cs {
		n += 1 + count(c.Components)
	}
	return n
}

func textLength(c Component) int {
	n := bot.Length(c.Content)
	for _, sub := range c.Components {
		n += textLength(sub)
	}
	return n
}

// roles keeps what are ids of roles; Discord takes at most 100.
func roles(ids []string) (out []string) {
	for _, id := range ids {
		if digits(id) && len(out) < 100 {
			out = append(out, id)
		}
	}
	return out
}

// fileName makes a name that an attachment:// address can carry as it is.
func fileName(name string) string {
	safe := strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == '.', r == '-', r == '_':
			return r
		}
		return '_'
	}, name)
	if safe = strings.Trim(safe, "."); safe == "" {
		return "file"
	}
	return safe[:min(len(safe), 60)]
}
