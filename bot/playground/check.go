package playground

import (
	"encoding/json"
	"fmt"
	"unicode/utf16"
	"unicode/utf8"
)

// badForm is Discord's code for a body it does not accept.
const badForm = 50035

// The limits of messages that Discord documents. Lengths are in characters.
const (
	mostChoices    = 25
	mostContent    = 2000
	mostText       = 4000 // of all text of a message of components
	mostComponents = 40
	mostLabel      = 80
	mostCustomID   = 100
	mostRow        = 5
	mostOptions    = 25
	mostAlt        = 1024
	flagV2         = 1 << 15
)

// wire is a message as far as its limits go.
type wire struct {
	Content    *string    `json:"content"`
	Flags      int        `json:"flags"`
	Components []node     `json:"components"`
	Mentions   *mentionIn `json:"allowed_mentions"`
}

type mentionIn struct {
	Parse *[]string `json:"parse"`
}

type node struct {
	Type       int    `json:"type"`
	CustomID   string `json:"custom_id"`
	Label      string `json:"label"`
	URL        string `json:"url"`
	Content    string `json:"content"`
	Options    []any  `json:"options"`
	Components []node `json:"components"`
	Accessory  *node  `json:"accessory"`
	Items      []struct {
		Description string `json:"description"`
	} `json:"items"`
}

// checker walks a message's components.
type checker struct {
	count, text int
	ids         map[string]bool
}

// check returns the refusal that Discord would answer with, or nil. It looks
// at what Discord looks at; that nobody may be pinged is a rule of our own.
func check(raw []byte) error {
	var w wire
	if err := json.Unmarshal(raw, &w); err != nil {
		return refusal{50109, "The request body contains invalid JSON"}
	}
	bad := func(format string, args ...any) error {
		return refusal{badForm, "Invalid Form Body: " + fmt.Sprintf(format, args...)}
	}
	if w.Mentions == nil || w.Mentions.Parse == nil || len(*w.Mentions.Parse) > 0 {
		return bad("allowed_mentions: this message could ping")
	}
	if w.Content != nil && length(*w.Content) > mostContent {
		return bad("content: Must be %d or fewer in length", mostContent)
	}
	v2 := w.Flags&flagV2 != 0
	if v2 && w.Content != nil && *w.Content != "" {
		return bad("content: cannot be used with components V2")
	}
	if !v2 && len(w.Components) > mostRow {
		return bad("components: Must be %d or fewer in length", mostRow)
	}
	c := checker{ids: map[string]bool{}}
	for i, n := range w.Components {
		if !v2 && n.Type != 1 {
			return bad("components[%d].type: Value must be 1", i)
		}
		if says := c.node(n); says != "" {
			return bad("components[%d]: %s", i, says)
		}
	}
	switch {
	case c.count > mostComponents:
		return bad("components: at most %d in all", mostComponents)
	case c.text > mostText:
		return bad("components: at most %d characters in all", mostText)
	}
	return nil
}

// node says what is wrong with a component or one within it.
func (c *checker) node(n node) string {
	c.count++
	c.text += length(n.Content)
	switch n.Type {
	case 1:
		if len(n.Components) == 0 || len(n.Components) > mostRow {
			return "a row holds 1 to 5 components"
		}
		for _, inner := range n.Components {
			if inner.Type == 3 && len(n.Components) > 1 {
				return "a row holds one menu or buttons, not both"
			}
		}
	case 2:
		if length(n.Label) > mostLabel || (n.CustomID == "") == (n.URL == "") {
			return "a button has a label of at most 80 characters and either a custom_id or a url"
		}
	case 3:
		if len(n.Options) == 0 || len(n.Options) > mostOptions {
			return "a menu has 1 to 25 options"
		}
	case 10:
		if n.Content == "" {
			return "a text must not be empty"
		}
	case 12:
		for _, item := range n.Items {
			if length(item.Description) > mostAlt {
				return "a description has at most 1024 characters"
			}
		}
	}
	if n.CustomID != "" {
		if length(n.CustomID) > mostCustomID || c.ids[n.CustomID] {
			return "a custom_id has at most 100 characters and stands once in a message"
		}
		c.ids[n.CustomID] = true
	}
	for _, inner := range n.Components {
		if says := c.node(inner); says != "" {
			return says
		}
	}
	if n.Accessory != nil {
		return c.node(*n.Accessory)
	}
	return ""
}

// length counts as the stricter of Discord's clients and server does.
func length(s string) int {
	return max(utf8.RuneCountInString(s), len(utf16.Encode([]rune(s))))
}
