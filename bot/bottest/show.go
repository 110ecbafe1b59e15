package bottest

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"maps"
)

// Show is a message as a person reads it: its words as they are rendered, its
// controls between brackets, its pictures by what they say.
func Show(m *Message) string {
	var b strings.Builder
	if m.Private() {
		b.WriteString("(private)\n")
	}
	if m.Content != "" {
		b.WriteString(plain(m.Content) + "\n")
	}
	for _, raw := range m.Components {
		var c component
		if json.Unmarshal(raw, &c) == nil {
			c.show(&b)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(m.Files)) {
		fmt.Fprintf(&b, "(file %s)\n", name)
	}
	return b.String()
}

// component is any component, as far as it can be read.
type component struct {
	Type        int
	Content     string
	Label       string
	URL         string
	CustomID    string `json:"custom_id"`
	Placeholder string
	Disabled    bool
	Options     []struct{ Label, Value, Description string }
	Items       []struct{ Description string }
	Components  []component
}

func (c component) show(b *strings.Builder) {
	switch {
	case c.Content != "":
		b.WriteString(plain(c.Content) + "\n")
	case c.Type == 1:
		for i, sub := range c.Components {
			if i > 0 {
				b.WriteByte(' ')
			}
			sub.control(b)
		}
		b.WriteByte('\n')
		return
	}
	for _, item := range c.Items {
		fmt.Fprintf(b, "(picture: %s)\n", item.Description)
	}
	for _, sub := range c.Components {
		sub.show(b)
	}
}

func (c component) control(b *strings.Builder) {
	switch {
	case c.Type == 3:
		fmt.Fprintf(b, "{%s:", c.Placeholder)
		for _, o := range c.Options {
			fmt.Fprintf(b, " [%s]", o.Label)
		}
		b.WriteString("}")
	case c.URL != "":
		fmt.Fprintf(b, "[%s ↗]", c.Label)
	case c.Disabled:
		fmt.Fprintf(b, "(%s)", c.Label)
	default:
		fmt.Fprintf(b, "[%s]", c.Label)
	}
}

// plain takes the backslashes out that keep text from being markup.
func plain(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) && strings.IndexByte("\\*_~|`<>[]#-+./", s[i+1]) >= 0 {
			i++
		}
		b.WriteByte(s[i])
	}
	return strings.TrimRight(b.String(), "\n")
}

// Control returns the custom_id of a message's button or menu by its label or
// placeholder, and for an entry of a menu also its value.
func (m *Message) Control(label string) (id, value string, ok bool) {
	var search func(cs []component) bool
	search = func(cs []component) bool {
		for _, c := range cs {
			if c.CustomID != "" && !c.Disabled && (c.Label == label || c.Placeholder == label && label != "") {
				id = c.CustomID
				return true
			}
			for _, o := range c.Options {
				if o.Label == label {
					id, value = c.CustomID, o.Value
					return true
				}
			}
			if search(c.Components) {
				return true
			}
		}
		return false
	}
	for _, raw := range m.Components {
		var c component
		if json.Unmarshal(raw, &c) == nil && search([]component{c}) {
			return id, value, true
		}
	}
	return "", "", false
}
