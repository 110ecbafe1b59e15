package discord

import (
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"marquee/bot"
)

// The types of interactions.
const (
	typePing         = 1
	typeCommand      = 2
	typePress        = 3
	typeAutocomplete = 4
)

// The permission bits that let a member manage the server.
const (
	permAdministrator = 1 << 3
	permManageServer  = 1 << 5
)

// interaction is the part of Discord's interaction that is needed. Fields of
// kinds not known yet are not looked at, so they cannot break it.
type interaction struct {
	Ticket
	Type int
	raw  []byte // what it was read from

	GuildID     string `json:"guild_id"`
	ChannelID   string `json:"channel_id"`
	Channel     channel
	Member      *member
	User        *user
	Locale      string
	GuildLocale string `json:"guild_locale"`
	Permissions string `json:"app_permissions"`
	Context     *int
	Owners      map[string]json.RawMessage `json:"authorizing_integration_owners"`
	Data        data
	Message     *struct {
		ID    string
		Flags int
	}
}

type channel struct {
	ID       string
	Type     int
	ParentID string `json:"parent_id"`
}

type member struct {
	User        user
	Nick        string
	Permissions string
}

type user struct {
	ID         string
	Username   string
	GlobalName string `json:"global_name"`
}

type data struct {
	Name     string
	Type     int
	TargetID string `json:"target_id"`
	Options  []option
	CustomID string `json:"custom_id"`
	Values   []string
	Resolved struct {
		Messages    map[string]message
		Attachments map[string]attachment
	}
}

type option struct {
	Name    string
	Type    int
	Value   json.RawMessage
	Focused bool
	Options []option
}

type message struct {
	Content string
	Embeds  []struct{ Title, Description string }
}

type attachment struct {
	Filename string
	URL      string
	Size     int64
}

// UnmarshalJSON reads the ids from the interaction's own level.
func (i *interaction) UnmarshalJSON(raw []byte) error {
	type plain interaction // without this method
	var ids struct {
		ID            string
		ApplicationID string `json:"application_id"`
		Token         string
	}
	err := errors.Join(lenient(raw, &ids), lenient(raw, (*plain)(i)))
	i.Ticket = Ticket{ID: ids.ID, ApplicationID: ids.ApplicationID, Token: ids.Token}
	return err
}

// lenient decodes JSON and passes over fields of another type than expected.
func lenient(raw []byte, into any) error {
	err := json.Unmarshal(raw, into)
	if wrong := (*json.UnmarshalTypeError)(nil); errors.As(err, &wrong) && wrong.Field != "" {
		return nil
	}
	return err
}

// decode reads an interaction. It needs an id and a token, since without them
// nothing can be answered.
func decode(raw []byte) (*interaction, error) {
	var i interaction
	if err := json.Unmarshal(raw, &i); err != nil {
		return nil, fmt.Errorf("read interaction: %w", err)
	}
	if i.ID == "" || i.Token == "" {
		return nil, errors.New("read interaction: it has no id or no token")
	}
	i.raw = raw
	return &i, nil
}

// request turns an interaction into a request, apart from its action and its
// files. It says which message's attachments are still to be fetched.
func (i *interaction) request(now time.Time) (*bot.Request, map[string]attachment) {
	req := &bot.Request{
		ID: i.ID, Command: i.Data.Name, Options: map[string]string{},
		Server: i.GuildID, Channel: i.ChannelID, Place: i.place(),
		Locale: i.Locale, ServerLocale: i.GuildLocale, At: now,
	}
	if req.Channel == "" {
		req.Channel = i.Channel.ID
	}
	if t := i.Channel.Type; t >= 10 && t <= 12 { // the three kinds of threads
		req.Parent = i.Channel.ParentID
	}
	req.BotPermissions, _ = strconv.ParseInt(i.Permissions, 10, 64)
	who := i.User
	if i.Member != nil {
		who = &i.Member.User
		bits, _ := strconv.ParseUint(i.Member.Permissions, 10, 64)
		req.Manager = i.GuildID != "" && bits&(permAdministrator|permManageServer) != 0
		req.UserName = i.Member.Nick
	}
	if who != nil {
		req.User = who.ID
		req.UserName = first(req.UserName, who.GlobalName, who.Username)
	}
	if m, ok := i.Data.Resolved.Messages[i.Data.TargetID]; ok {
		req.Target = m.text()
	}
	return req, i.options(req, i.Data.Options)
}

// place tells a server that has the bot from one where a member merely brought
// it along. Interactions without a context are as old as servers alone.
func (i *interaction) place() bot.Place {
	_, installed := i.Owners["0"]
	switch {
	case i.GuildID != "" && (installed || len(i.Owners) == 0):
		return bot.InServer
	case i.GuildID != "", i.Context != nil && *i.Context == 2:
		return bot.Elsewhere
	}
	return bot.InDM
}

// options walks down through subcommands and collects the values.
func (i *interaction) options(req *bot.Request, opts []option) map[string]attachment {
	files := map[string]attachment{}
	for depth := 0; depth < 2 && len(opts) == 1 && (opts[0].Type == optionSub || opts[0].Type == optionGroup); depth++ {
		req.Command += " " + opts[0].Name
		opts = opts[0].Options
	}
	for _, o := range opts {
		value := text(o.Value)
		req.Options[o.Name] = value
		if o.Focused {
			req.Focused = o.Name
		}
		if a, ok := i.Data.Resolved.Attachments[value]; ok && o.Type == optionAttachment {
			files[o.Name] = a
		}
	}
	return files
}

// text is an option's value, which Discord sends as text, number or boolean,
// as a command sees it.
func text(raw json.RawMessage) string {
	var s string
	if json.Unmarshal(raw, &s) == nil {
		return s
	}
	if v := strings.TrimSpace(string(raw)); v != "null" && !strings.HasPrefix(v, "{") && !strings.HasPrefix(v, "[") {
		return v
	}
	return ""
}

// text is what a message says, its embeds included.
func (m message) text() string {
	parts := []string{m.Content}
	for _, e := range m.Embeds {
		parts = append(parts, e.Title, e.Description)
	}
	return strings.TrimSpace(strings.Join(parts, "\n"))
}

func first(texts ...string) string {
	for _, t := range texts {
		if t != "" {
			return t
		}
	}
	return ""
}
