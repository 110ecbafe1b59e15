// Package bottest is a strict stand-in for Discord: its REST API (v9 and v10)
// and its gateway, on a local address. It refuses what Discord refuses, keeps
// Discord's deadlines, breaks on demand, and writes down every call with its
// time. Beside it are scripts: text files of what was typed and what was
// replied.
//
// A test makes one with New, points the bot at its URL, acts as a member does
// (Command, Press, Type) and looks at what arrived.
package bottest

import (
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"
)

// What the stand-in starts with.
const (
	Token       = "bottest.token.of-the-bot"
	Application = "100000000000000001"
	Guild       = "200000000000000001"
	Channel     = "300000000000000001"
	User        = "400000000000000001"
	botUser     = Application
)

// Deadlines of Discord's, which a test may shorten before it acts.
const (
	firstResponse = 3 * time.Second
	tokenLife     = 15 * time.Minute
)

// Discord is the stand-in. Its methods are safe for concurrent use.
type Discord struct {
	URL string // http://127.0.0.1:port, for DISCORD_API_URL

	server  *httptest.Server
	schema  *schema // nil where there is none
	gateway *gateway

	mu        sync.Mutex
	serial    int64
	calls     []Call
	faults    []*Fault
	held      time.Time // end of a global 429
	exchanges map[string]*Exchange
	channels  map[string]*channel
	closedDMs map[string]bool
	locales   map[string]string // of servers
	attached  map[string][]byte
	commands  map[string][]json.RawMessage // by "" or guild
	heads     bool                         // keep the bodies of calls
	punished  []string                     // what the client did that Discord punishes
}

// Call is one call that arrived.
type Call struct {
	At     time.Time
	Method string
	Path   string
	Status int
	JSON   json.RawMessage // payload_json of a multipart body too
	Files  []string        // names
	Auth   string
}

// New starts a stand-in that ends with the test.
func New(t testing.TB) *Discord {
	t.Helper()
	d, err := Start()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(d.Close)
	return d
}

// Start starts a stand-in; Close ends it.
func Start() (*Discord, error) {
	d := &Discord{
		exchanges: map[string]*Exchange{}, channels: map[string]*channel{}, closedDMs: map[string]bool{}, locales: map[string]string{},
		attached: map[string][]byte{},
		commands: map[string][]json.RawMessage{}, serial: 500000000000000000, heads: true,
	}
	var err error
	if d.schema, err = loadSchema(); err != nil {
		return nil, err
	}
	d.gateway = newGateway(d)
	d.AddChannel(ChannelSpec{ID: Channel, Guild: Guild})
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, fmt.Errorf("start the stand-in: %w", err)
	}
	d.server = &httptest.Server{Listener: listener, Config: &http.Server{Handler: d}}
	d.server.Start()
	d.URL = d.server.URL
	return d, nil
}

// Close ends the stand-in and its connections.
func (d *Discord) Close() {
	d.gateway.close()
	d.server.CloseClientConnections()
	d.server.Close()
}

// Forget makes the stand-in drop finished exchanges and calls, so that long
// runs measure the bot alone. Bodies of later calls are not kept.
func (d *Discord) Forget() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.calls, d.exchanges, d.heads = nil, map[string]*Exchange{}, false
}

// Hasty makes the stand-in leave out Discord's own description, which is slow
// to check, and hold calls to its other rules alone. Call it before the bot
// starts, where the bot's own speed is measured.
func (d *Discord) Hasty() { d.schema = nil }

// Calls returns the calls so far whose "METHOD path" contains part.
func (d *Discord) Calls(part string) (found []Call) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, c := range d.calls {
		if strings.Contains(c.Method+" "+c.Path, part) {
			found = append(found, c)
		}
	}
	return found
}

// broken notes something that Discord punishes.
func (d *Discord) broken(format string, args ...any) {
	d.punished = append(d.punished, fmt.Sprintf(format, args...))
}

// Punishable returns what the client did that Discord punishes: calls during a
// 429, payloads that are too large, identifying too often.
func (d *Discord) Punishable() []string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return append([]string(nil), d.punished...)
}

// id returns a new snowflake.
func (d *Discord) id() string {
	d.serial++
	return fmt.Sprint(d.serial)
}
