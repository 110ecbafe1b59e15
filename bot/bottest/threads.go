package bottest

import (
	"encoding/json"
	"slices"
	"strings"

	"marquee/bot/discord"
)

// deleteThread deletes a post of a forum.
func (d *Discord) deleteThread(c *channel) (int, any, *failure) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if above := d.channels[c.Parent]; c.Type != ThreadChannel || above == nil || !above.Moderator {
		return 0, nil, missingRights
	}
	delete(d.channels, c.ID)
	return 200, c.object(), nil
}

// threads lists threads, the newest first.
func (d *Discord) threads(of func(*channel) bool) (int, any, *failure) {
	d.mu.Lock()
	defer d.mu.Unlock()
	var found []*channel
	for _, c := range d.channels {
		if c.Type == ThreadChannel && of(c) {
			found = append(found, c)
		}
	}
	slices.SortFunc(found, func(a, b *channel) int { return strings.Compare(b.ID, a.ID) })
	list := []object{}
	for _, c := range found {
		list = append(list, c.object())
	}
	return 200, object{"threads": list, "members": []any{}, "has_more": false}, nil
}

// Threads returns the ids of the threads of a channel, oldest first.
func (d *Discord) Threads(parent string) []string {
	d.mu.Lock()
	defer d.mu.Unlock()
	var ids []string
	for _, c := range d.channels {
		if c.Type == ThreadChannel && c.Parent == parent {
			ids = append(ids, c.ID)
		}
	}
	slices.Sort(ids)
	return ids
}

// Archive puts a thread among those that are archived.
func (d *Discord) Archive(thread string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if c := d.channels[thread]; c != nil {
		c.archived = true
	}
}

// thread starts a post in a forum, with its first message, or a thread.
func (d *Discord) thread(c *channel, r *request) (int, any, *failure) {
	var body struct {
		Name    string
		Message json.RawMessage
		Tags    []string `json:"applied_tags"`
	}
	if json.Unmarshal(r.json, &body) != nil || body.Name == "" || len([]rune(body.Name)) > 100 {
		return 0, nil, refused([]discord.Fault{{Path: "name", Message: "must be 1 to 100 in length"}})
	}
	switch {
	case c.NoThreads || c.Mute:
		return 0, nil, missingRights
	case c.Type == ForumChannel && c.RequiresTag && !slices.Equal(body.Tags, []string{"2"}):
		return 0, nil, &failure{status: 400, code: 40067, message: "A tag is required to create a forum post in this channel"}
	case c.Type == ForumChannel && body.Message == nil:
		return 0, nil, refused([]discord.Fault{{Path: "message", Message: "this field is required"}})
	case c.Type != ForumChannel && c.Type != TextChannel && c.Type != AnnouncementChannel:
		return 0, nil, wrongKind
	}
	inner := *r
	thread := ChannelSpec{Guild: c.Guild, Parent: c.ID, Type: ThreadChannel}
	var s sent
	if body.Message != nil {
		inner.json = body.Message
		var fail *failure
		if s, fail = d.inspect("message", &inner, 1<<2|1<<12|flagV2); fail != nil {
			return 0, nil, fail
		}
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	thread.ID = d.id()
	t := &channel{ChannelSpec: thread, name: body.Name, owner: botUser}
	d.channels[thread.ID] = t
	answer := t.object()
	if body.Message != nil {
		m := d.message(s, body.Message, r.data, thread.ID)
		m.ID = thread.ID // the first message of a forum post has its thread's id
		t.messages = append(t.messages, m)
		answer["message"] = m
	}
	return 201, answer, nil
}
