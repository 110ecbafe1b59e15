package bottest

import (
	"encoding/json"
	"strings"
	"time"

	"marquee/bot/discord"
)

const (
	flagEphemeral = 1 << 6
	flagV2        = 1 << 15
	// editFlags and createFlags are the flags a message of an interaction may
	// have.
	editFlags   = 1<<2 | flagV2
	createFlags = editFlags | flagEphemeral | 1<<12
)

// callback takes the first response to an interaction.
func (d *Discord) callback(r *request) (int, any, *failure) {
	d.mu.Lock()
	x := d.exchanges[r.parts[1]]
	if x == nil || x.Token != r.parts[2] {
		d.mu.Unlock()
		return 0, nil, unknownAction
	}
	if x.kind != 0 {
		d.mu.Unlock()
		return 0, nil, answered
	}
	if time.Since(x.Sent) > firstResponse || x.dead {
		x.late = true
		d.mu.Unlock()
		return 0, nil, unknownAction
	}
	d.mu.Unlock()
	if fail := d.take(x, r.json, r.files, r.data); fail != nil {
		return 0, nil, fail
	}
	return 204, nil, nil
}

// Respond takes a first response that came as the answer to a call of
// Discord's own, as with HTTP interactions. It returns what is refused.
func (x *Exchange) Respond(raw []byte) error {
	if fail := x.d.take(x, raw, nil, nil); fail != nil {
		return fail
	}
	return nil
}

func (f *failure) Error() string { return string(encode(f.body())) }

func (d *Discord) take(x *Exchange, raw json.RawMessage, files []string, data map[string][]byte) *failure {
	faults := append(discord.CheckResponse(raw, files), d.schema.check("callback", raw)...)
	var in struct {
		Type int
		Data struct {
			sent
			Choices []Choice
		}
	}
	if err := json.Unmarshal(raw, &in); err != nil {
		return refused([]discord.Fault{{Message: err.Error()}})
	}
	if in.Data.Flags&^createFlags != 0 {
		faults = append(faults, discord.Fault{Path: "data.flags", Message: "takes EPHEMERAL, SUPPRESS_EMBEDS, IS_COMPONENTS_V2 alone"})
	}
	if len(faults) > 0 {
		return refused(faults)
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	x.kind, x.first = in.Type, time.Now()
	var whole struct{ Data json.RawMessage }
	_ = json.Unmarshal(raw, &whole) // it was read above
	switch in.Type {
	case discord.ChannelMessage:
		x.hidden = in.Data.Flags&flagEphemeral != 0
		x.original = d.message(in.Data.sent, whole.Data, data, Channel)
	case discord.DeferMessage:
		x.hidden = in.Data.Flags&flagEphemeral != 0
	case discord.UpdateMessage:
		if fail := irreversible(x.pressed, in.Data.sent); fail != nil {
			x.kind = 0
			return fail
		}
		x.original = d.message(in.Data.sent, whole.Data, data, Channel)
		if x.hidden {
			x.original.Flags |= flagEphemeral
		}
	case discord.Completion:
		x.choices = in.Data.Choices
	}
	x.changed()
	return nil
}

// sent is what is read of a message that was sent.
type sent struct {
	Content    json.RawMessage
	Components []json.RawMessage
	Embeds     []json.RawMessage
	Flags      int
	Nonce      any
	Enforce    bool   `json:"enforce_nonce"`
	Reference  object `json:"message_reference"`
	Mentions   *struct {
		Parse []string
		Roles []string
	} `json:"allowed_mentions"`
}

func (d *Discord) message(s sent, raw json.RawMessage, files map[string][]byte, channel string) *Message {
	m := &Message{ID: d.id(), ChannelID: channel, Content: s.text(), Components: s.Components, Embeds: s.Embeds, Flags: s.Flags, Raw: raw, Files: files,
		Author: object{"id": botUser, "bot": true}, Reference: s.Reference}
	if s.Mentions == nil || s.Mentions.Parse == nil || len(s.Mentions.Parse) > 0 {
		d.broken("message %s could ping: no allowed_mentions with an empty parse list", m.ID)
	}
	return m
}

// irreversible refuses an edit that takes a message back from components V2,
// or to them without clearing its content.
func irreversible(was *Message, now sent) *failure {
	switch {
	case was == nil:
	case was.Flags&flagV2 != 0 && now.text() != "":
		return refused([]discord.Fault{{Path: "content", Message: "cannot be used with components V2"}})
	case was.Flags&flagV2 != 0 && now.Flags&flagV2 == 0:
		return refused([]discord.Fault{{Path: "flags", Message: "IS_COMPONENTS_V2 cannot be taken back"}})
	case was.Flags&flagV2 == 0 && now.Flags&flagV2 != 0 && was.Content != "" && !now.cleared():
		return refused([]discord.Fault{{Path: "content", Message: "must be set to null to move to components V2"}})
	}
	return nil
}

// cleared says whether the content was set to null, which is other than
// leaving it as it is.
func (s sent) cleared() bool { return string(s.Content) == "null" }

// text is the content, "" when there is none.
func (s sent) text() string {
	var text string
	_ = json.Unmarshal(s.Content, &text) // null and absent are ""
	return text
}

// exchange finds the exchange of a webhook call that is still alive.
func (d *Discord) exchange(r *request) (*Exchange, *failure) {
	if r.parts[1] != Application {
		return nil, unknownWebhook
	}
	x := d.exchanges[strings.TrimPrefix(r.parts[2], tokenPrefix)]
	switch {
	case x == nil || x.Token != r.parts[2], x.dead, time.Since(x.Sent) > tokenLife:
		return nil, expired
	case x.kind == 0:
		return nil, unknownWebhook
	}
	return x, nil
}

// followup takes another message; the first one after a deferral is the
// deferred one.
func (d *Discord) followup(r *request) (int, any, *failure) {
	d.mu.Lock()
	x, fail := d.exchange(r)
	d.mu.Unlock()
	if fail != nil {
		return 0, nil, fail
	}
	s, fail := d.inspect("followup", r, createFlags)
	if fail != nil {
		return 0, nil, fail
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	m := d.message(s, r.json, r.data, Channel)
	if x.kind == discord.DeferMessage && x.original == nil && !x.gone() {
		m.Flags &^= flagEphemeral
		if x.hidden {
			m.Flags |= flagEphemeral
		}
		x.original = m
	} else {
		x.more = append(x.more, m)
	}
	x.changed()
	return 200, m, nil
}

// gone says whether the deferred message was deleted.
func (x *Exchange) gone() bool { return x.kind == -discord.DeferMessage }

// inspect checks a message of a webhook or a channel.
func (d *Discord) inspect(part string, r *request, flags int) (sent, *failure) {
	faults := append(discord.CheckMessage(r.json, r.files), d.schema.check(part, r.json)...)
	var s sent
	if err := json.Unmarshal(r.json, &s); err != nil {
		return s, refused([]discord.Fault{{Message: err.Error()}})
	}
	if s.Flags&^flags != 0 {
		faults = append(faults, discord.Fault{Path: "flags", Message: "a flag that cannot be set here"})
	}
	if len(faults) > 0 {
		return s, refused(faults)
	}
	return s, nil
}

// original reads, edits or deletes the message of the first response.
func (d *Discord) original(r *request) (int, any, *failure) {
	d.mu.Lock()
	x, fail := d.exchange(r)
	d.mu.Unlock()
	if fail != nil {
		return 0, nil, fail
	}
	if r.parts[4] != "@original" {
		return 0, nil, unknownMessage
	}
	switch r.Method {
	case "PATCH":
		return d.edit(x, r)
	case "DELETE":
		d.mu.Lock()
		defer d.mu.Unlock()
		if x.kind == discord.DeferMessage {
			x.kind = -discord.DeferMessage
		}
		x.original = nil
		return 204, nil, nil
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if x.original == nil {
		return 0, nil, unknownMessage
	}
	return 200, x.original, nil
}

func (d *Discord) edit(x *Exchange, r *request) (int, any, *failure) {
	s, fail := d.inspect("edit", r, editFlags)
	if fail != nil {
		return 0, nil, fail
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	was := x.original
	if was == nil {
		was = x.pressed
	}
	switch {
	case x.kind < 0, x.kind == discord.Completion:
		return 0, nil, unknownMessage
	case x.kind == discord.ChannelMessage, x.kind == discord.UpdateMessage, x.kind == discord.DeferUpdate:
		if fail := irreversible(was, s); fail != nil {
			return 0, nil, fail
		}
	}
	m := d.message(s, r.json, r.data, Channel)
	if was != nil {
		m.ID, m.Edited = was.ID, was.Edited+1
	}
	if x.hidden {
		m.Flags |= flagEphemeral
	}
	x.original = m
	x.changed()
	return 200, m, nil
}
