package discord

import (
	"fmt"
	"slices"
	"strings"
)

// component checks one component and what is nested in it. Depth is how many
// components it is nested in.
func (c *checker) component(at string, v any, v2 bool, depth int) {
	m, ok := v.(object)
	if !ok {
		c.fault(at, "must be an object")
		return
	}
	c.count++
	t := integer(m["type"])
	if !v2 && t > 8 {
		c.fault(at+".type", "type %d needs the flag IS_COMPONENTS_V2", t)
	}
	if depth == 0 && !v2 && t != compRow {
		c.fault(at+".type", "must be an action row")
	}
	switch t {
	case compRow:
		c.row(at, items(m["components"]))
	case compText:
		c.length(at+".content", m["content"], 1, 4000)
		c.text += runes(m["content"])
	case compContainer:
		if depth > 0 || len(items(m["components"])) == 0 {
			c.fault(at, "a container stands at the top and holds something")
		}
		for i, sub := range items(m["components"]) {
			c.component(fmt.Sprintf("%s.components.%d", at, i), sub, v2, depth+1)
		}
	case compGallery:
		c.gallery(at, items(m["items"]))
	case compFile:
		c.media(at+".file", m["file"], false)
	case compSeparator:
	case 9:
		c.section(at, m, v2, depth)
	default:
		c.fault(at+".type", "type %d cannot stand here", t)
	}
}

func (c *checker) section(at string, m object, v2 bool, depth int) {
	texts := items(m["components"])
	if len(texts) < 1 || len(texts) > 3 || m["accessory"] == nil {
		c.fault(at, "a section has 1 to 3 texts and an accessory")
	}
	for i, sub := range texts {
		c.component(fmt.Sprintf("%s.components.%d", at, i), sub, v2, depth+1)
	}
	accessory, _ := m["accessory"].(object)
	c.count++
	if integer(accessory["type"]) == compButton {
		c.button(at+".accessory", accessory)
	}
}

func (c *checker) gallery(at string, items []any) {
	if len(items) < 1 || len(items) > 10 {
		c.fault(at+".items", "must be 1 to 10 in length")
	}
	for i, v := range items {
		item, _ := v.(object)
		path := fmt.Sprintf("%s.items.%d", at, i)
		c.length(path+".description", item["description"], 0, 1024)
		if d, given := item["description"]; given && d == "" {
			c.fault(path+".description", "must be 1 or more in length")
		}
		c.media(path+".media", item["media"], true)
	}
}

// media checks where a picture or file is: among the files, or on the web.
func (c *checker) media(at string, v any, web bool) {
	m, _ := v.(object)
	address, _ := m["url"].(string)
	if name, ok := strings.CutPrefix(address, "attachment://"); ok {
		if !slices.Contains(c.files, name) {
			c.fault(at+".url", "no file %q was sent", name)
		}
		return
	}
	if !web || address == "" {
		c.fault(at+".url", "must be an attachment")
		return
	}
	c.address(at+".url", address, "http", "https")
}

func (c *checker) row(at string, parts []any) {
	if len(parts) < 1 || len(parts) > 5 {
		c.fault(at+".components", "must be 1 to 5 in length")
	}
	for i, v := range parts {
		m, _ := v.(object)
		path := fmt.Sprintf("%s.components.%d", at, i)
		c.count++
		switch t := integer(m["type"]); {
		case t == compButton:
			c.button(path, m)
		case t >= 3 && t <= 8 && t != 4:
			if len(parts) > 1 {
				c.fault(at+".components", "a select menu stands alone in its row")
			}
			c.selectMenu(path, m)
		default:
			c.fault(path+".type", "type %d cannot stand in a row", t)
		}
	}
}

func (c *checker) button(at string, m object) {
	c.length(at+".label", m["label"], 0, 80)
	if m["label"] == nil && m["emoji"] == nil {
		c.fault(at+".label", "a button needs a label or an emoji")
	}
	_, hasID := m["custom_id"]
	_, hasURL := m["url"]
	switch style := integer(m["style"]); {
	case style < 1 || style > 6:
		c.fault(at+".style", "must be 1 to 6")
	case style == 5:
		if hasID || !hasURL {
			c.fault(at, "a link button has a url and no custom_id")
		}
		c.length(at+".url", m["url"], 1, 512)
		c.address(at+".url", m["url"], "http", "https", "discord")
	case hasURL || !hasID:
		c.fault(at, "a button has a custom_id and no url")
	default:
		c.customID(at, m["custom_id"])
	}
}

func (c *checker) customID(at string, v any) {
	c.length(at+".custom_id", v, 1, 100)
	id, _ := v.(string)
	if c.ids[id] {
		c.fault(at+".custom_id", "component custom id cannot be duplicated")
	}
	c.ids[id] = true
}

func (c *checker) selectMenu(at string, m object) {
	c.customID(at, m["custom_id"])
	c.length(at+".placeholder", m["placeholder"], 0, 150)
	options := items(m["options"])
	if integer(m["type"]) == compSelect && (len(options) < 1 || len(options) > 25) {
		c.fault(at+".options", "must be 1 to 25 in length")
	}
	values := map[any]bool{}
	for i, v := range options {
		o, _ := v.(object)
		path := fmt.Sprintf("%s.options.%d", at, i)
		c.length(path+".label", o["label"], 1, 100)
		c.length(path+".value", o["value"], 1, 100)
		c.length(path+".description", o["description"], 0, 100)
		if values[o["value"]] {
			c.fault(path+".value", "the specified option value is already used")
		}
		values[o["value"]] = true
	}
	low, high := 1, 1
	if m["min_values"] != nil {
		low = integer(m["min_values"])
	}
	if m["max_values"] != nil {
		high = integer(m["max_values"])
	}
	if low < 0 || low > high || high < 1 || high > 25 || len(options) > 0 && high > len(options) {
		c.fault(at+".max_values", "min_values and max_values do not fit the options")
	}
}
