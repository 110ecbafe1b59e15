package discord

import (
	"encoding/json"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"marquee/bot"
)

// Fault is one thing that Discord refuses, where it is and why.
type Fault struct{ Path, Message string }

func (f Fault) String() string { return f.Path + ": " + f.Message }

// object is JSON of any shape: these rules read what was sent as Discord
// would, not the types it was made from.
type object = map[string]any

// checker collects faults.
type checker struct {
	faults []Fault
	ids    map[string]bool
	count  int // components
	text   int // characters of components' texts
	files  []string
}

func (c *checker) fault(path, format string, args ...any) {
	c.faults = append(c.faults, Fault{Path: path, Message: fmt.Sprintf(format, args...)})
}

// length checks the length of a text, which may be absent where low is 0.
func (c *checker) length(path string, v any, low, high int) {
	s, ok := v.(string)
	if v != nil && !ok {
		c.fault(path, "must be a text")
		return
	}
	if n := bot.Length(strings.TrimSpace(s)); n < low || bot.Length(s) > high {
		c.fault(path, "must be %d to %d in length, has %d", low, high, n)
	}
}

// CheckMessage returns what Discord refuses about a message, given as its JSON
// and the names of the files sent with it. The rules are Discord's documented
// ones, also those that its own description of its API leaves out.
func CheckMessage(raw []byte, files []string) []Fault {
	var m object
	if err := json.Unmarshal(raw, &m); err != nil {
		return []Fault{{"", "is no JSON object"}}
	}
	c := &checker{ids: map[string]bool{}, files: files}
	c.message("", m)
	return c.faults
}

// CheckResponse is CheckMessage for a first response to an interaction.
func CheckResponse(raw []byte, files []string) []Fault {
	var r struct {
		Type int
		Data object
	}
	if err := json.Unmarshal(raw, &r); err != nil {
		return []Fault{{"", "is no JSON object"}}
	}
	c := &checker{ids: map[string]bool{}, files: files}
	switch r.Type {
	case Pong, DeferUpdate:
	case ChannelMessage, UpdateMessage:
		c.message("data", r.Data)
	case DeferMessage:
		if flags := integer(r.Data["flags"]); flags&^flagEphemeral != 0 {
			c.fault("data.flags", "a deferral takes no flag but EPHEMERAL")
		}
	case Completion:
		c.completion(r.Data)
	default:
		c.fault("type", "unknown type %d", r.Type)
	}
	return c.faults
}

func (c *checker) completion(data object) {
	choices, _ := data["choices"].([]any)
	if len(choices) > 25 {
		c.fault("data.choices", "must be 25 or fewer in length")
	}
	for i, v := range choices {
		choice, _ := v.(object)
		at := fmt.Sprintf("data.choices.%d", i)
		c.length(at+".name", choice["name"], 1, 100)
		if _, text := choice["value"].(string); text {
			c.length(at+".value", choice["value"], 1, 100)
		}
	}
}

func (c *checker) message(at string, m object) {
	flags := integer(m["flags"])
	components := items(m["components"])
	v2 := flags&flagComponentsV2 != 0
	content, _ := m["content"].(string)
	embeds := items(m["embeds"])
	c.length(under(at, "content"), m["content"], 0, 2000)
	c.embeds(under(at, "embeds"), embeds)
	if v2 && (content != "" || len(embeds) > 0) {
		c.fault(under(at, "content"), "cannot be used with components V2")
	}
	if content == "" && len(embeds) == 0 && len(components) == 0 && len(c.files) == 0 && m["poll"] == nil {
		c.fault(at, "cannot send an empty message")
	}
	if !v2 && len(components) > 5 {
		c.fault(under(at, "components"), "must be 5 or fewer in length")
	}
	for i, v := range components {
		c.component(fmt.Sprintf("%s.%d", under(at, "components"), i), v, v2, 0)
	}
	if c.count > 40 {
		c.fault(under(at, "components"), "%d components, 40 are allowed", c.count)
	}
	if c.text > 4000 {
		c.fault(under(at, "components"), "%d characters of text, 4000 are allowed", c.text)
	}
	if len(c.files) > 10 {
		c.fault(under(at, "files"), "10 files are allowed")
	}
	c.attachments(under(at, "attachments"), items(m["attachments"]))
}

func (c *checker) attachments(at string, as []any) {
	for i, v := range as {
		a, _ := v.(object)
		if id := integer(a["id"]); a["id"] == nil || id < 0 || id >= len(c.files) && id < 1000 {
			c.fault(fmt.Sprintf("%s.%d.id", at, i), "no file with this id was sent")
		}
		c.length(fmt.Sprintf("%s.%d.description", at, i), a["description"], 0, 1024)
	}
}

// embedLimits are the lengths of an embed's texts.
var embedLimits = map[string]int{"title": 256, "description": 4096, "url": 2048}

func (c *checker) embeds(at string, embeds []any) {
	if len(embeds) > 10 {
		c.fault(at, "must be 10 or fewer in length")
	}
	sum := 0
	for i, v := range embeds {
		e, _ := v.(object)
		path := fmt.Sprintf("%s.%d", at, i)
		for name, most := range embedLimits {
			c.length(path+"."+name, e[name], 0, most)
		}
		c.address(path+".url", e["url"], "http", "https")
		footer, _ := e["footer"].(object)
		author, _ := e["author"].(object)
		c.length(path+".footer.text", footer["text"], 0, 2048)
		c.length(path+".author.name", author["name"], 0, 256)
		sum += runes(e["title"]) + runes(e["description"]) + runes(footer["text"]) + runes(author["name"])
		fields := items(e["fields"])
		if len(fields) > 25 {
			c.fault(path+".fields", "must be 25 or fewer in length")
		}
		for j, v := range fields {
			f, _ := v.(object)
			c.length(fmt.Sprintf("%s.fields.%d.name", path, j), f["name"], 1, 256)
			c.length(fmt.Sprintf("%s.fields.%d.value", path, j), f["value"], 1, 1024)
			sum += runes(f["name"]) + runes(f["value"])
		}
	}
	if sum > 6000 {
		c.fault(at, "%d characters in all embeds together, 6000 are allowed", sum)
	}
}

// address checks that a link, if there is one, has one of the schemes.
func (c *checker) address(path string, v any, schemes ...string) {
	s, ok := v.(string)
	if !ok || s == "" {
		return
	}
	u, err := url.Parse(s)
	if err != nil || !slices.Contains(schemes, u.Scheme) || u.Host == "" {
		c.fault(path, "scheme must be one of %v", schemes)
	}
}

func under(a, b string) string {
	if a == "" {
		return b
	}
	return a + "." + b
}

func items(v any) []any {
	l, _ := v.([]any)
	return l
}

func integer(v any) int {
	switch n := v.(type) {
	case float64:
		return int(n)
	case string:
		i := 0
		if _, err := fmt.Sscan(n, &i); err == nil {
			return i
		}
	}
	return 0
}

func runes(v any) int {
	s, _ := v.(string)
	return bot.Length(s)
}
