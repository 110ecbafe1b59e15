package bottest

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
)

// Act is what a member does. The zero value of each field is the usual: the
// stand-in's server, channel and user.
type Act struct {
	Command string            // "film", "channels allow": a command is used
	Options map[string]any    // its options
	Focused string            // the option being typed: a completion is wanted
	Press   string            // custom_id of a button or menu that is pressed
	Values  []string          // chosen in the menu
	On      *Message          // the message of the pressed control
	Target  string            // text of the message a context command is used on
	User    string            // id
	Channel string            // id
	Guild   string            // id
	DM      bool              // in a direct message with the bot
	Install bool              // elsewhere, as a user install
	Admin   bool              // has Manage Server
	Locale  string            // "en-US"
	Thread  string            // id of the thread's channel: Channel is a thread
	Files   map[string]string // attachments by option: their addresses
	Extra   map[string]any    // fields that replace those of the interaction
}

// Exchange is one interaction and what was answered.
type Exchange struct {
	ID, Token string
	Sent      time.Time
	Raw       []byte // the interaction's JSON

	d        *Discord
	hidden   bool // the first response is private
	kind     int  // of the first response, 0 before it
	first    time.Time
	original *Message
	pressed  *Message
	more     []*Message
	choices  []Choice
	waiting  chan struct{} // closed and replaced at every change
	late     bool
	dead     bool
}

// Choice is a completion that arrived.
type Choice struct{ Name, Value string }

// Message is a message as Discord keeps it.
type Message struct {
	ID         string            `json:"id"`
	ChannelID  string            `json:"channel_id"`
	Content    string            `json:"content"`
	Components []json.RawMessage `json:"components"`
	Embeds     []json.RawMessage `json:"embeds"`
	Flags      int               `json:"flags"`
	Edited     int               `json:"-"`
	Raw        json.RawMessage   `json:"-"` // as it was sent
	Files      map[string][]byte `json:"-"`
	Nonce      string            `json:"nonce,omitempty"`
	Published  bool              `json:"-"`
	Author     object            `json:"author,omitempty"`
	Reference  object            `json:"message_reference,omitempty"`
}

// Private says whether one member alone sees the message.
func (m *Message) Private() bool { return m.Flags&64 != 0 }

// tokenPrefix stands before the interaction's id in its token.
const tokenPrefix = "aW50ZXJhY3Rpb24-"

// Interaction makes the interaction of an act, whose answer the REST API then
// takes, and returns its JSON in the exchange's Raw.
func (d *Discord) Interaction(a Act) *Exchange {
	d.mu.Lock()
	defer d.mu.Unlock()
	x := &Exchange{ID: d.id(), d: d, Sent: time.Now(), pressed: a.On, waiting: make(chan struct{})}
	x.Token = tokenPrefix + x.ID
	x.hidden = a.On != nil && a.On.Private()
	d.exchanges[x.ID] = x
	x.Raw = encode(d.interaction(a, x))
	return x
}

func encode(v any) []byte {
	raw, err := json.Marshal(v)
	if err != nil {
		return []byte("{}") // only ever of values made here
	}
	return raw
}

func (d *Discord) interaction(a Act, x *Exchange) object {
	user := object{"id": or(a.User, User), "username": "member", "global_name": "A Member", "discriminator": "0"}
	in := object{"id": x.ID, "application_id": Application, "token": x.Token, "version": 1, "type": 2,
		"locale": or(a.Locale, "en-US"), "app_permissions": "562949953601536", "entitlements": []any{}, "attachment_size_limit": 10 << 20,
		"channel_id": or(a.Channel, Channel), "channel": object{"id": or(a.Channel, Channel), "type": 0}, "data": d.data(a)}
	switch {
	case a.Press != "":
		in["type"] = 3
		in["message"] = a.On.object()
	case a.Focused != "":
		in["type"] = 4
	}
	if a.Thread != "" {
		in["channel"] = object{"id": or(a.Channel, Channel), "type": 11, "parent_id": a.Thread}
	}
	switch {
	case a.DM:
		in["user"], in["context"], in["authorizing_integration_owners"] = user, 1, object{"0": "0"}
	case a.Install:
		in["user"], in["context"], in["authorizing_integration_owners"] = user, 2, object{"1": user["id"]}
	default:
		rights := "2147485696"
		if a.Admin {
			rights = "2147485728"
		}
		in["guild_id"], in["context"] = or(a.Guild, Guild), 0
		in["guild_locale"] = or(d.locales[or(a.Guild, Guild)], "en-US")
		in["member"] = object{"user": user, "nick": nil, "permissions": rights, "roles": []any{}}
		in["authorizing_integration_owners"] = object{"0": or(a.Guild, Guild)}
	}
	maps.Copy(in, a.Extra)
	return in
}

// data is the part of the interaction that says what was done.
func (d *Discord) data(a Act) object {
	if a.Press != "" {
		if a.Values != nil {
			return object{"custom_id": a.Press, "component_type": 3, "values": a.Values}
		}
		return object{"custom_id": a.Press, "component_type": 2}
	}
	if a.Target != "" {
		return object{"id": "1", "name": a.Command, "type": 3, "target_id": "77",
			"resolved": object{"messages": object{"77": object{"id": "77", "content": a.Target}}}}
	}
	var opts []any
	for _, name := range slices.Sorted(maps.Keys(a.Options)) {
		o := object{"name": name, "type": optionType(a.Options[name]), "value": a.Options[name]}
		if name == a.Focused {
			o["focused"] = true
		}
		opts = append(opts, o)
	}
	attached := object{}
	for name, address := range a.Files {
		attached["88"+name] = object{"id": "88" + name, "filename": "file", "url": address, "size": 100}
		opts = append(opts, object{"name": name, "type": 11, "value": "88" + name})
	}
	names := strings.Fields(a.Command)
	if _, context := d.registered(a.Command); context || len(names) == 0 {
		names = []string{a.Command}
	}
	for i := len(names) - 1; i > 0; i-- {
		t := 1
		if i < len(names)-1 {
			t = 2
		}
		opts = []any{object{"name": names[i], "type": t, "options": opts}}
	}
	return object{"id": "1", "name": names[0], "type": 1, "options": opts, "resolved": object{"attachments": attached}}
}

// registered finds a context command of a name.
func (d *Discord) registered(name string) (json.RawMessage, bool) {
	for _, list := range d.commands {
		for _, raw := range list {
			var c struct {
				Name string
				Type int
			}
			if json.Unmarshal(raw, &c) == nil && c.Name == name && c.Type != 1 {
				return raw, true
			}
		}
	}
	return nil, false
}

func optionType(v any) int {
	switch v.(type) {
	case int, int64, float64:
		return 4
	case bool:
		return 5
	}
	return 3
}

func (m *Message) object() object {
	if m == nil {
		return object{"id": "1", "flags": 0, "components": []any{}, "attachments": []any{}}
	}
	return object{"id": m.ID, "flags": m.Flags, "content": m.Content, "components": m.Components, "attachments": []any{}}
}

func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// Wait returns the reply once it is there, or an error that says what is
// missing.
func (x *Exchange) Wait(most time.Duration) (*Message, error) {
	end := time.After(most)
	for {
		x.d.mu.Lock()
		m, changed := x.reply(), x.waiting
		x.d.mu.Unlock()
		if m != nil {
			return m, nil
		}
		select {
		case <-changed:
		case <-end:
			return nil, fmt.Errorf("no reply after %v: first response of type %d", most, x.kind)
		}
	}
}

// reply is the newest whole reply: the original unless deferred, or what
// followed.
func (x *Exchange) reply() *Message {
	if len(x.more) > 0 {
		return x.more[len(x.more)-1]
	}
	return x.original
}

// Choices returns the completions once they are there.
func (x *Exchange) Choices(most time.Duration) ([]Choice, error) {
	end := time.After(most)
	for {
		x.d.mu.Lock()
		cs, kind, changed := x.choices, x.kind, x.waiting
		x.d.mu.Unlock()
		if kind != 0 {
			return cs, nil
		}
		select {
		case <-changed:
		case <-end:
			return nil, fmt.Errorf("no completion after %v", most)
		}
	}
}

// First returns how long the first response took and its type; 0 while there
// is none.
func (x *Exchange) First() (took time.Duration, kind int) {
	x.d.mu.Lock()
	defer x.d.mu.Unlock()
	if x.kind == 0 {
		return 0, 0
	}
	return x.first.Sub(x.Sent), x.kind
}

// Expire makes the interaction's token invalid, as after fifteen minutes.
func (x *Exchange) Expire() {
	x.d.mu.Lock()
	defer x.d.mu.Unlock()
	x.dead = true
}

func (x *Exchange) changed() {
	close(x.waiting)
	x.waiting = make(chan struct{})
}
