package bottest

import (
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"marquee/bot/discord"
)

// The types of channels.
const (
	TextChannel         = 0
	DMChannel           = 1
	AnnouncementChannel = 5
	ThreadChannel       = 11
	ForumChannel        = 15
)

// ChannelSpec is a channel of the stand-in.
type ChannelSpec struct {
	ID, Guild, Parent string
	Type              int
	Hidden            bool // the bot cannot see it
	Mute              bool // the bot cannot write there
	NoThreads         bool // the bot cannot start threads or posts there
	RequiresTag       bool // of a forum: a post needs a tag
	NoHistory         bool // the bot sees no messages there
	Moderator         bool // of a forum: the bot may delete posts
}

type channel struct {
	ChannelSpec
	messages []*Message // oldest first
	user     string     // of a direct message
	name     string     // of a thread
	owner    string     // of a thread: who started it
	archived bool       // of a thread
}

// AddChannel adds or replaces a channel.
func (d *Discord) AddChannel(spec ChannelSpec) {
	d.mu.Lock()
	defer d.mu.Unlock()
	c := d.channels[spec.ID]
	if c == nil {
		c = &channel{}
		d.channels[spec.ID] = c
	}
	c.ChannelSpec = spec
}

// RemoveChannel deletes a channel.
func (d *Discord) RemoveChannel(id string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	delete(d.channels, id)
}

// CloseDMs makes a user take no direct messages.
func (d *Discord) CloseDMs(user string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.closedDMs[user] = true
}

// Messages returns the messages of a channel, oldest first.
func (d *Discord) Messages(id string) []*Message {
	d.mu.Lock()
	defer d.mu.Unlock()
	if c := d.channels[id]; c != nil {
		return slices.Clone(c.messages)
	}
	return nil
}

// DMs returns the direct messages to a user, oldest first.
func (d *Discord) DMs(user string) []*Message { return d.Messages("9" + user) }

func (d *Discord) openDM(r *request) (int, any, *failure) {
	var body struct {
		Recipient string `json:"recipient_id"`
	}
	if json.Unmarshal(r.json, &body) != nil || body.Recipient == "" {
		return 0, nil, refused([]discord.Fault{{Path: "recipient_id", Message: "this field is required"}})
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	id := "9" + body.Recipient
	if d.channels[id] == nil {
		d.channels[id] = &channel{ChannelSpec: ChannelSpec{ID: id, Type: DMChannel}, user: body.Recipient}
	}
	return 200, object{"id": id, "type": DMChannel, "recipients": []any{object{"id": body.Recipient}}}, nil
}

// inChannel answers calls below /channels/{id}.
func (d *Discord) inChannel(r *request) (int, any, *failure) {
	d.mu.Lock()
	c := d.channels[r.parts[1]]
	d.mu.Unlock()
	if c == nil {
		return 0, nil, unknownChannel
	}
	if c.Hidden {
		return 0, nil, missingAccess
	}
	rest := r.parts[2:]
	switch {
	case len(rest) == 0 && r.Method == "GET":
		return 200, d.object(c), nil
	case len(rest) == 0 && r.Method == "DELETE":
		return d.deleteThread(c)
	case len(rest) == 1 && rest[0] == "typing" && r.Method == "POST":
		return 204, nil, nil
	case len(rest) == 1 && rest[0] == "messages" && r.Method == "POST":
		return d.post(c, r)
	case len(rest) == 1 && rest[0] == "messages" && r.Method == "GET":
		return d.history(c, r.URL.Query())
	case len(rest) == 1 && rest[0] == "threads" && r.Method == "POST":
		return d.thread(c, r)
	case strings.Join(rest, "/") == "threads/archived/public" && r.Method == "GET":
		return d.threads(func(t *channel) bool { return t.Parent == c.ID && t.archived })
	case len(rest) >= 2 && rest[0] == "messages":
		return d.onMessage(c, r, rest)
	}
	return 0, nil, notFound
}

func (c *channel) object() object {
	return object{"id": c.ID, "type": c.Type, "guild_id": c.Guild, "parent_id": c.Parent, "name": or(c.name, "channel-"+c.ID), "owner_id": c.owner}
}

// object is a channel as it is shown when it is asked for.
func (d *Discord) object(c *channel) object {
	d.mu.Lock()
	defer d.mu.Unlock()
	o := c.object()
	if c.RequiresTag {
		o["flags"], o["available_tags"] = 1<<4, []object{{"id": "1", "name": "staff", "moderated": true}, {"id": "2", "name": "news", "moderated": false}}
	}
	if n := len(c.messages); n > 0 {
		o["last_message_id"] = c.messages[n-1].ID
	}
	return o
}

// post takes a new message. The same nonce within the channel sends nothing
// and returns the message that it sent before.
func (d *Discord) post(c *channel, r *request) (int, any, *failure) {
	if fail := c.writable(d); fail != nil {
		return 0, nil, fail
	}
	if c.Type == ForumChannel {
		return 0, nil, wrongKind
	}
	s, fail := d.inspect("message", r, 1<<2|1<<12|flagV2)
	if fail != nil {
		return 0, nil, fail
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	nonce, _ := s.Nonce.(string)
	if len(nonce) > 25 {
		return 0, nil, refused([]discord.Fault{{Path: "nonce", Message: "must be 25 or fewer in length"}})
	}
	if s.Enforce && nonce != "" {
		for _, m := range c.messages {
			if m.Nonce == nonce {
				return 200, m, nil
			}
		}
	}
	m := d.message(s, r.json, r.data, c.ID)
	m.Nonce = nonce
	c.messages = append(c.messages, m)
	return 200, m, nil
}

func (c *channel) writable(d *Discord) *failure {
	d.mu.Lock()
	defer d.mu.Unlock()
	switch {
	case c.Type == DMChannel && d.closedDMs[c.user]:
		return closedDM
	case c.Mute:
		return missingRights
	}
	return nil
}

// history returns messages, newest first.
func (d *Discord) history(c *channel, q url.Values) (int, any, *failure) {
	limit, err := strconv.Atoi(or(q.Get("limit"), "50"))
	if err != nil || limit < 1 || limit > 100 {
		return 0, nil, refused([]discord.Fault{{Path: "limit", Message: "must be 1 to 100"}})
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	out := []*Message{}
	for _, m := range slices.Backward(c.messages) {
		if c.NoHistory {
			break
		}
		if len(out) < limit && (q.Get("after") == "" || m.ID > q.Get("after")) && (q.Get("before") == "" || m.ID < q.Get("before")) {
			out = append(out, m)
		}
	}
	return 200, out, nil
}

// onMessage reads, edits, deletes or publishes one message.
func (d *Discord) onMessage(c *channel, r *request, rest []string) (int, any, *failure) {
	d.mu.Lock()
	at := slices.IndexFunc(c.messages, func(m *Message) bool { return m.ID == rest[1] })
	var m *Message
	if at >= 0 {
		m = c.messages[at]
	}
	d.mu.Unlock()
	if m == nil {
		return 0, nil, unknownMessage
	}
	switch {
	case len(rest) == 3 && rest[2] == "crosspost" && r.Method == "POST":
		return d.crosspost(c, m)
	case len(rest) > 2:
		return 0, nil, notFound
	case r.Method == "GET":
		return 200, m, nil
	case r.Method == "DELETE":
		d.mu.Lock()
		defer d.mu.Unlock()
		c.messages = slices.Delete(slices.Clone(c.messages), at, at+1)
		return 204, nil, nil
	case r.Method == "PATCH":
		s, fail := d.inspect("message", r, editFlags)
		if fail == nil {
			fail = irreversible(m, s)
		}
		if fail != nil {
			return 0, nil, fail
		}
		d.mu.Lock()
		defer d.mu.Unlock()
		edited := d.message(s, r.json, r.data, c.ID)
		edited.ID, edited.Nonce, edited.Published, edited.Edited = m.ID, m.Nonce, m.Published, m.Edited+1
		c.messages[at] = edited
		return 200, edited, nil
	}
	return 0, nil, notFound
}

func (d *Discord) crosspost(c *channel, m *Message) (int, any, *failure) {
	d.mu.Lock()
	defer d.mu.Unlock()
	switch {
	case c.Type != AnnouncementChannel:
		return 0, nil, wrongKind
	case m.Published:
		return 0, nil, &failure{status: 400, code: 40033, message: "This message has already been crossposted"}
	}
	m.Published = true
	return 200, m, nil
}

// Attach keeps a file that a member attaches, and returns its address for
// Act.Files.
func (d *Discord) Attach(name string, data []byte) (address string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.attached[name] = data
	return d.URL + "/attachments/" + name
}

func (d *Discord) attachment(w http.ResponseWriter, name string) {
	d.mu.Lock()
	data, ok := d.attached[name]
	d.mu.Unlock()
	if !ok {
		w.WriteHeader(http.StatusNotFound)
		return
	}
	_, _ = w.Write(data) // a client that left needs no file
}
