package discord

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"marquee/bot"
)

// Compose makes the message of a reply that answers no interaction: a post, or
// an answer to a mention. Pictures are drawn; one that fails is left out.
func (r *Responder) Compose(ctx context.Context, locale string, reply bot.Reply) Message {
	say := func(english string, args ...any) string {
		if r.Router != nil && r.Router.Translate != nil {
			english = r.Router.Translate(locale, english)
		}
		if len(args) == 0 {
			return english
		}
		return fmt.Sprintf(english, args...)
	}
	x := &exchange{Responder: r, in: &interaction{}}
	pictures := <-x.draw(ctx, reply.Pictures)
	m := r.encoder(locale, say).message(reply, pictures, plainKind)
	m.Flags &^= flagEphemeral // there is no such thing in a channel
	return m
}

// maxNonce is the longest nonce of a message, in characters.
const maxNonce = 25

// Send writes a message in a channel and returns its id. With a nonce the same
// message is sent once, however often this is called within some minutes.
func (c *Client) Send(ctx context.Context, channel string, m Message) (id string, err error) {
	if len(m.Nonce) > maxNonce {
		return "", fmt.Errorf("nonce %q: at most %d characters are possible", m.Nonce, maxNonce)
	}
	return c.made(ctx, Call{Method: http.MethodPost, Path: "/channels/" + channel + "/messages", JSON: m, Files: m.Files})
}

// Change replaces a message that the bot sent in a channel.
func (c *Client) Change(ctx context.Context, channel, id string, m Message) error {
	m.Nonce, m.ReplyTo = "", ""
	_, err := c.Call(ctx, Call{Method: http.MethodPatch, Path: "/channels/" + channel + "/messages/" + id, JSON: m, Files: m.Files})
	return err
}

// DeletePost deletes a message that the bot sent in a channel.
func (c *Client) DeletePost(ctx context.Context, channel, id string) error {
	_, err := c.Call(ctx, Call{Method: http.MethodDelete, Path: "/channels/" + channel + "/messages/" + id})
	return err
}

// DeleteChannel deletes a thread, for which the bot needs Manage Threads.
func (c *Client) DeleteChannel(ctx context.Context, id string) error {
	_, err := c.Call(ctx, Call{Method: http.MethodDelete, Path: "/channels/" + id})
	return err
}

// Publish makes a message of an announcement channel appear in the servers
// that follow it.
func (c *Client) Publish(ctx context.Context, channel, id string) error {
	_, err := c.Call(ctx, Call{Method: http.MethodPost, Path: "/channels/" + channel + "/messages/" + id + "/crosspost", Attempts: 3})
	return err
}

// PostName is how a post in a forum is called that is to have a title.
func PostName(title string) string { return clip(oneLine(title), 100) }

// Posts returns the posts of a forum that are active, then those that were
// archived last.
func (c *Client) Posts(ctx context.Context, guild, forum string) ([]ChannelInfo, error) {
	var out []ChannelInfo
	for _, path := range []string{"/guilds/" + guild + "/threads/active", "/channels/" + forum + "/threads/archived/public?limit=100"} {
		raw, err := c.Call(ctx, Call{Method: http.MethodGet, Path: path})
		if err != nil {
			return nil, err
		}
		var list struct{ Threads []ChannelInfo }
		if err := lenient(raw, &list); err != nil {
			return nil, fmt.Errorf("read the posts of forum %s: %w", forum, err)
		}
		for _, t := range list.Threads {
			if t.ParentID == forum {
				out = append(out, t)
			}
		}
	}
	return out, nil
}

// Forum starts a post in a forum, with a tag unless that is "", and returns
// the id of its thread.
func (c *Client) Forum(ctx context.Context, forum, title, tag string, m Message) (thread string, err error) {
	m.Nonce, m.ReplyTo = "", ""
	body := map[string]any{"name": PostName(title), "message": m}
	if tag != "" {
		body["applied_tags"] = []string{tag}
	}
	return c.made(ctx, Call{Method: http.MethodPost, Path: "/channels/" + forum + "/threads", JSON: body, Files: m.Files,
		Attempts: 1}) // without a nonce a second try could make a second post
}

// Direct returns the channel of direct messages with a user.
func (c *Client) Direct(ctx context.Context, user string) (channel string, err error) {
	return c.made(ctx, Call{Method: http.MethodPost, Path: "/users/@me/channels", JSON: map[string]string{"recipient_id": user}})
}

// Posted is a message found in a channel.
type Posted struct {
	ID     string
	Nonce  string
	Author struct{ ID string }
	Raw    json.RawMessage `json:"-"` // all of it
}

// Shows reports whether any text or address of the message contains s.
func (p Posted) Shows(s string) bool {
	var all any
	return json.Unmarshal(p.Raw, &all) == nil && shows(all, s)
}

func shows(v any, s string) bool {
	switch v := v.(type) {
	case string:
		return strings.Contains(v, s)
	case []any:
		return slices.ContainsFunc(v, func(w any) bool { return shows(w, s) })
	case map[string]any:
		for _, w := range v {
			if shows(w, s) {
				return true
			}
		}
	}
	return false
}

// Recent returns the newest messages of a channel, at most 100, newest first.
func (c *Client) Recent(ctx context.Context, channel string, limit int) ([]Posted, error) {
	raw, err := c.Call(ctx, Call{Method: http.MethodGet, Path: fmt.Sprintf("/channels/%s/messages?limit=%d", channel, min(max(limit, 1), 100))})
	if err != nil {
		return nil, err
	}
	var list []json.RawMessage
	if err := lenient(raw, &list); err != nil {
		return nil, fmt.Errorf("read messages of channel %s: %w", channel, err)
	}
	posts := make([]Posted, len(list))
	for i, one := range list {
		if err := lenient(one, &posts[i]); err != nil {
			return nil, fmt.Errorf("read messages of channel %s: %w", channel, err)
		}
		posts[i].Raw = one
	}
	return posts, nil
}

// Me returns the bot's own id.
func (c *Client) Me(ctx context.Context) (id string, err error) {
	return c.made(ctx, Call{Method: http.MethodGet, Path: "/users/@me"})
}

// ChannelInfo is what is known of a channel.
type ChannelInfo struct {
	ID       string
	Type     int    // 0 text, 5 announcements, 10 to 12 threads, 15 forum…
	GuildID  string `json:"guild_id"`
	ParentID string `json:"parent_id"`
	Name     string
	OwnerID  string `json:"owner_id"` // of a thread: who started it

	LastMessage string `json:"last_message_id"` // "" where there never was one
	Flags       int
	Tags        []Tag `json:"available_tags"` // of a forum
}

// Tag is what sorts posts in a forum.
type Tag struct {
	ID        string
	Moderated bool // only moderators may give it
}

// flagRequireTag says that every post in a forum needs a tag.
const flagRequireTag = 1 << 4

// Tag returns the tag that a post in a forum is to have: the first one where
// one is required, else "".
func (c ChannelInfo) Tag() string {
	if c.Flags&flagRequireTag == 0 {
		return ""
	}
	for _, t := range c.Tags {
		if !t.Moderated {
			return t.ID
		}
	}
	return ""
}

// Thread returns the channel a thread belongs to, or "" for other channels.
func (c ChannelInfo) Thread() string {
	if c.Type >= 10 && c.Type <= 12 {
		return c.ParentID
	}
	return ""
}

// Channel asks what a channel is.
func (c *Client) Channel(ctx context.Context, id string) (ChannelInfo, error) {
	var found ChannelInfo
	raw, err := c.Call(ctx, Call{Method: http.MethodGet, Path: "/channels/" + id})
	if err != nil {
		return found, err
	}
	if err := lenient(raw, &found); err != nil {
		return found, fmt.Errorf("read channel %s: %w", id, err)
	}
	return found, nil
}

// made makes a call that creates something, and returns its id.
func (c *Client) made(ctx context.Context, call Call) (string, error) {
	raw, err := c.Call(ctx, call)
	if err != nil {
		return "", err
	}
	var made struct{ ID string }
	if err := json.Unmarshal(raw, &made); err != nil || made.ID == "" {
		return "", fmt.Errorf("%s: the answer names no id", route(call.Method, call.Path))
	}
	return made.ID, nil
}
