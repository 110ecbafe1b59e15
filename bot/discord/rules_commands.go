package discord

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"marquee/bot"
)

// localeCodes are the locales that Discord knows.
var localeCodes = strings.Fields("id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th zh-CN ja zh-TW ko")

// CheckCommands returns what Discord refuses about a list of commands, given
// as JSON.
func CheckCommands(raw []byte) []Fault {
	var cmds []object
	if err := json.Unmarshal(raw, &cmds); err != nil {
		return []Fault{{"", "is no list of commands"}}
	}
	c := &checker{}
	counts := map[int]int{}
	seen := map[string]bool{}
	for i, cmd := range cmds {
		at := fmt.Sprint(i)
		t := 1
		if cmd["type"] != nil {
			t = integer(cmd["type"])
		}
		counts[t]++
		key := fmt.Sprint(t, cmd["name"])
		if seen[key] {
			c.fault(at+".name", "application command names must be unique")
		}
		seen[key] = true
		c.command(at, cmd, t)
	}
	for t, most := range map[int]int{1: 100, 2: 15, 3: 15, 4: 1} {
		if counts[t] > most {
			c.fault("", "%d commands of type %d, %d are allowed", counts[t], t, most)
		}
	}
	return c.faults
}

func (c *checker) command(at string, cmd object, t int) {
	if t == 1 {
		c.named(at, cmd)
	} else {
		c.length(at+".name", cmd["name"], 1, 32)
		if cmd["description"] != nil && cmd["description"] != "" || len(items(cmd["options"])) > 0 {
			c.fault(at+".description", "context menu commands have neither description nor options")
		}
	}
	if p, given := cmd["default_member_permissions"]; given && p != nil {
		if _, text := p.(string); !text {
			c.fault(at+".default_member_permissions", "must be a text")
		}
	}
	c.options(at+".options", items(cmd["options"]), 0)
	if n := commandSize(cmd); n > 8000 {
		c.fault(at, "command exceeds maximum size: %d of 8000", n)
	}
}

// named checks the name and description of a command or option, and their
// translations.
func (c *checker) named(at string, m object) {
	name, _ := m["name"].(string)
	if !bot.ValidName(name) {
		c.fault(at+".name", "%q does not match the rule for names", name)
	}
	c.length(at+".description", m["description"], 1, 100)
	names, _ := m["name_localizations"].(object)
	descriptions, _ := m["description_localizations"].(object)
	for locale, v := range names {
		name, _ := v.(string)
		if !slices.Contains(localeCodes, locale) || !bot.ValidName(name) {
			c.fault(at+".name_localizations."+locale, "%q: unknown locale or bad name", name)
		}
	}
	for locale, v := range descriptions {
		if !slices.Contains(localeCodes, locale) {
			c.fault(at+".description_localizations."+locale, "unknown locale")
		}
		c.length(at+".description_localizations."+locale, v, 1, 100)
	}
}

func (c *checker) options(at string, options []any, depth int) {
	if len(options) > 25 {
		c.fault(at, "must be 25 or fewer in length")
	}
	seen, optional, subs := map[any]bool{}, false, 0
	for i, v := range options {
		o, _ := v.(object)
		path := fmt.Sprintf("%s.%d", at, i)
		c.named(path, o)
		if seen[o["name"]] {
			c.fault(path+".name", "option name already used")
		}
		seen[o["name"]] = true
		t := integer(o["type"])
		if t == optionSub || t == optionGroup {
			subs++
			if depth > 1 || t == optionGroup && depth > 0 {
				c.fault(path+".type", "subcommands are nested too deep")
			}
			c.options(path+".options", items(o["options"]), depth+1)
			continue
		}
		required, _ := o["required"].(bool)
		if required && optional {
			c.fault(path+".required", "required options must be placed before non-required options")
		}
		optional = optional || !required
		c.option(path, o, t)
	}
	if subs > 0 && subs < len(options) {
		c.fault(at, "subcommands and other options cannot stand together")
	}
}

func (c *checker) option(at string, o object, t int) {
	if t < 3 || t > 11 {
		c.fault(at+".type", "unknown type %d", t)
	}
	choices := items(o["choices"])
	complete, _ := o["autocomplete"].(bool)
	typed := t == optionText || t == optionInteger || t == 10
	if complete && len(choices) > 0 || (complete || len(choices) > 0) && !typed {
		c.fault(at+".autocomplete", "autocomplete and choices cannot stand here together")
	}
	if len(choices) > 25 {
		c.fault(at+".choices", "must be 25 or fewer in length")
	}
	for i, v := range choices {
		ch, _ := v.(object)
		path := fmt.Sprintf("%s.choices.%d", at, i)
		c.length(path+".name", ch["name"], 1, 100)
		_, text := ch["value"].(string)
		if text != (t == optionText) {
			c.fault(path+".value", "is of another type than its option")
		}
		if text {
			c.length(path+".value", ch["value"], 0, 100)
		}
	}
	if low, high := integer(o["min_length"]), integer(o["max_length"]); low < 0 || low > 6000 || high > 6000 || o["max_length"] != nil && (high < 1 || high < low) {
		c.fault(at+".max_length", "the lengths do not fit")
	}
}

// commandSize counts the characters of a command, each text in its longest
// translation.
func commandSize(v any) int {
	m, _ := v.(object)
	n := longestOf(m["name"], m["name_localizations"]) + longestOf(m["description"], m["description_localizations"])
	for _, ch := range items(m["choices"]) {
		c, _ := ch.(object)
		n += longestOf(c["name"], c["name_localizations"]) + runes(c["value"])
	}
	for _, o := range items(m["options"]) {
		n += commandSize(o)
	}
	return n
}

func longestOf(text, translations any) int {
	n := runes(text)
	all, _ := translations.(object)
	for _, t := range all {
		n = max(n, runes(t))
	}
	return n
}
