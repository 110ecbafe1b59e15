package playground

import (
	"crypto/rand"
	"encoding/json"
	"strconv"
	"sync"
	"time"
)

// tab is one open page.
type tab struct {
	id     string
	events chan event
}

// event is something that happens after the first response, or without one.
type event struct {
	Kind    string `json:"kind"` // hello, edit, followup, delete, post, refused
	Tab     string `json:"tab,omitempty"`
	ID      string `json:"id,omitempty"` // of the message
	Message *shown `json:"message,omitempty"`
	Error   string `json:"error,omitempty"`
	Channel string `json:"channel,omitempty"`
}

// shown is a message: Discord's JSON, and where its files are.
type shown struct {
	ID      string            `json:"id"`
	Discord json.RawMessage   `json:"discord"`
	Files   map[string]string `json:"files,omitempty"` // address by file name
}

// first is the first response to an interaction.
type first struct {
	Type    int             `json:"type"`
	ID      string          `json:"id"` // of the message it makes or changes
	Message *shown          `json:"message,omitempty"`
	Data    json.RawMessage `json:"data,omitempty"` // of a completion or deferral
	Error   string          `json:"error,omitempty"`
}

// exchange is one interaction under way.
type exchange struct {
	id, token string
	tab       *tab
	message   string // the message its first response makes or changes
	born      time.Time
	first     chan first

	mu      sync.Mutex
	acked   bool
	expired bool
}

// expire notes that the first response came too late.
func (x *exchange) expire() {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.expired = true
}

// ack claims the first response, once and in time.
func (x *exchange) ack() error {
	x.mu.Lock()
	defer x.mu.Unlock()
	switch {
	case x.expired:
		return refusal{10062, "Unknown interaction"}
	case x.acked:
		return refusal{40060, "Interaction has already been acknowledged"}
	}
	x.acked = true
	return nil
}

func (x *exchange) hasAck() bool {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.acked
}

// begin opens an exchange for a page that is known.
func (p *Page) begin(a asked) (*exchange, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	t, ok := p.tabs[a.Tab]
	if !ok {
		return nil, errTab
	}
	now := p.Now()
	if p.exchanges == nil {
		p.exchanges = map[string]*exchange{}
	}
	for token, x := range p.exchanges {
		if now.Sub(x.born) > tokenLife || len(p.exchanges) >= mostExchanges {
			delete(p.exchanges, token)
		}
	}
	x := &exchange{id: p.nextID(), token: rand.Text(), tab: t, message: p.nextID(), born: now, first: make(chan first, 1)}
	if a.Type == typePress && a.Message != nil {
		x.message = a.Message.ID
	}
	p.exchanges[x.token] = x
	return x, nil
}

// nextID makes an id that looks like Discord's. The caller holds mu.
func (p *Page) nextID() string {
	p.lastID = max(p.lastID+1, p.Now().UnixMilli()<<22)
	return strconv.FormatInt(p.lastID, 10)
}

// The types of interactions, and the people and places of the playground.
const (
	typePress = 3

	application = "100000000000000001"
	server      = "100000000000000002"
	member      = "100000000000000003"
)

// Direct is the channel of the bot's direct messages.
const Direct = "100000000000000019"

// The permissions of a member, and those of one who manages the server.
const (
	memberMay  = "68608"
	managerMay = "68640"
	botMay     = "563225681685568"
)

// interaction is what Discord would send.
func (p *Page) interaction(a asked, x *exchange) map[string]any {
	may := memberMay
	if a.Manager {
		may = managerMay
	}
	in := map[string]any{
		"id": x.id, "application_id": application, "token": x.token, "type": a.Type, "version": 1,
		"guild_id": server, "channel_id": a.Channel, "channel": map[string]any{"id": a.Channel, "type": 0},
		"member": map[string]any{"user": map[string]any{"id": member, "username": "you"}, "permissions": may},
		"locale": a.Locale, "guild_locale": a.Locale, "context": 0, "app_permissions": botMay,
		"authorizing_integration_owners": map[string]string{"0": server},
		"data":                           a.Data, "attachment_size_limit": 10 << 20,
	}
	if a.Channel == Direct {
		in["user"], in["context"] = map[string]any{"id": member, "username": "you"}, 1
		in["authorizing_integration_owners"] = map[string]string{"0": "0"}
		in["channel"] = map[string]any{"id": a.Channel, "type": 1}
		delete(in, "guild_id")
		delete(in, "guild_locale")
		delete(in, "member")
	}
	if a.Message != nil {
		in["message"] = a.Message
	}
	return in
}
