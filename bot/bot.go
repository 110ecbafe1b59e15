// Package bot is the conversation, free of Discord: commands, requests,
// replies, and the router that joins them. It imports nothing but the
// standard library.
//
// A transport (gateway, webhook, playground, terminal) turns what a person did
// into a Request, hands it to the Router, and shows the Reply. A Reply says
// what is said; how it looks is the renderer's business, so a command never
// writes markup, and text taken from articles can never become any.
package bot

import (
	"context"
	"time"
)

// Handler answers one request.
type Handler func(ctx context.Context, req *Request) (Reply, error)

// Middleware wraps a Handler with one concern: recovering, logging, gating.
type Middleware func(Handler) Handler

// Transport carries requests in and replies out until ctx is done.
type Transport interface {
	Run(ctx context.Context) error
}

// Command is one slash command, or one subcommand of another. Either Run or
// Subcommands is set.
type Command struct {
	Name        string // 1-32 lower-case characters
	Description string // 1-100 characters
	Options     []Option
	AdminOnly   bool // needs Manage Server, checked on every use
	Everywhere  bool // answers also (privately) where the bot is not allowed
	Private     bool // answers the asking person alone; what AdminOnly commands do anyway
	Context     bool // a message context-menu command: Request.Target holds the text
	Examples    []string

	Run         Handler
	Suggest     func(ctx context.Context, req *Request) ([]Choice, error) // completion of the option in Request.Focused
	Press       Handler                                                   // a button or menu of one of this command's replies: Request.Action
	Subcommands []Command
}

// OptionKind is the type of an option's value.
type OptionKind int

// The kinds of options.
const (
	Text OptionKind = iota
	Integer
	Boolean
	Channel
	Role
	Attachment
)

// Option is one argument of a command.
type Option struct {
	Name        string
	Description string
	Kind        OptionKind
	Required    bool // required options stand before the others
	Suggest     bool // completed by Command.Suggest as one types
	Choices     []Choice
	Min, Max    int // of an Integer's value or a Text's length; 0, 0: no limit of our own
}

// Choice is one completion or one fixed value: Name is shown, Value comes
// back. Both have at most 100 characters.
type Choice struct{ Name, Value string }

// Place is where a request was made.
type Place int

// The places.
const (
	InServer  Place = iota // a server that has the bot
	InDM                   // a direct message with the bot
	Elsewhere              // anywhere else, as a user install
)

// Request is what a person did: a command, a press, or a completion.
type Request struct {
	ID      string            // the transport's id of it, for logs
	Command string            // "film", or "channels allow" for a subcommand
	Options map[string]string // by option name; ids for channels and roles
	Focused string            // the option being completed
	Action  *Action           // the pressed button or chosen menu entry, or nil
	Target  string            // text of the message a context-menu command is used on
	Files   map[string][]byte // attachments by option name, bounded by the transport

	User           string // id
	UserName       string // shown name; only ever shown back to this user
	Server         string // id, "" outside a server
	Channel        string // id
	Parent         string // id of the channel a thread belongs to, or ""
	Place          Place
	Manager        bool   // may manage the server
	BotPermissions int64  // what the bot may do in the channel; 0 when the transport does not say
	Locale         string // BCP 47 of the member, or ""
	ServerLocale   string
	At             time.Time
	Terminal       bool // asked in the operator's own terminal
	Resumed        bool // answered instead of a process that died: how often people ask is counted already
	Spoilers       bool // endings are told without a spoiler mark: the server's setting

	Called *Command // the command that answers, set by the Router for the middleware; read only

	translate func(locale, english string) string
	day       func(locale string, t time.Time) string
}

// Action names a button or a menu entry of an earlier reply. It travels in
// Discord's custom_id, so it outlives restarts; the transport checks it.
type Action struct {
	Command string   // whose Press answers
	Name    string   // "sources", "page"…
	Args    []string // what it needs; all together at most 80 bytes
	Values  []string // chosen menu values
}
