package bottest

import (
	"bytes"
	"compress/zlib"
	"encoding/json"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/gorilla/websocket"
)

// gateway is the stand-in's gateway: sessions that identify, resume and
// replay.
type gateway struct {
	d        *Discord
	upgrader websocket.Upgrader

	mu         sync.Mutex
	sessions   map[string]*session
	conns      map[*conn]bool
	interval   time.Duration
	identified []time.Time
	shards     int
	atOnce     int // max_concurrency
	noAck      bool
	silent     bool
	refuse     int  // close code for whoever identifies
	hang       bool // never says READY
	down       bool // takes no connections
	left       int  // identifies left today
	made       int  // connections so far
}

// session is what survives a connection: its dispatches, to be replayed.
type session struct {
	id    string
	shard [2]int
	seq   int
	log   []frame
	big   bool // wants large frames compressed
}

type conn struct {
	ws      *websocket.Conn
	write   sync.Mutex
	packer  *zlib.Writer // under write
	session *session
}

type frame struct {
	Op int    `json:"op"`
	D  any    `json:"d"`
	S  *int   `json:"s"`
	T  string `json:"t,omitempty"`
}

func newGateway(d *Discord) *gateway {
	return &gateway{d: d, sessions: map[string]*session{}, conns: map[*conn]bool{}, interval: 41250 * time.Millisecond, shards: 1, atOnce: 1, left: 1000}
}

func (g *gateway) info(string) object {
	g.mu.Lock()
	defer g.mu.Unlock()
	return object{"url": "ws" + strings.TrimPrefix(g.d.URL, "http") + "/gw", "shards": g.shards,
		"session_start_limit": object{"total": 1000, "remaining": g.left, "reset_after": 60000, "max_concurrency": g.atOnce}}
}

// serve is one connection.
func (g *gateway) serve(w http.ResponseWriter, r *http.Request) {
	g.mu.Lock()
	down, interval := g.down, g.interval
	g.mu.Unlock()
	if down {
		http.Error(w, "down", http.StatusServiceUnavailable)
		return
	}
	ws, err := g.upgrader.Upgrade(w, r, nil)
	if err != nil {
		return
	}
	c := &conn{ws: ws}
	g.mu.Lock()
	g.conns[c] = true
	g.made++
	g.mu.Unlock()
	defer g.drop(c)
	c.send(frame{Op: 10, D: object{"heartbeat_interval": interval.Milliseconds()}})
	for {
		_, raw, err := ws.ReadMessage()
		if err != nil {
			return
		}
		if len(raw) > 4096 {
			g.d.mu.Lock()
			g.d.broken("gateway payload of %d bytes", len(raw))
			g.d.mu.Unlock()
			c.close(4002)
			return
		}
		var in struct {
			Op int
			D  json.RawMessage
		}
		if json.Unmarshal(raw, &in) != nil {
			c.close(4002)
			return
		}
		if !g.handle(c, in.Op, in.D) {
			return
		}
	}
}

// handle takes one payload and says whether the connection goes on.
func (g *gateway) handle(c *conn, op int, d json.RawMessage) bool {
	switch op {
	case 1:
		g.mu.Lock()
		quiet := g.noAck || g.silent
		g.mu.Unlock()
		if !quiet {
			c.send(frame{Op: 11})
		}
	case 2:
		return g.identify(c, d)
	case 6:
		return g.resume(c, d)
	}
	return true
}

func (g *gateway) identify(c *conn, raw json.RawMessage) bool {
	var d struct {
		Token    string
		Compress bool
		Shard    *[2]int
		Intents  int
	}
	if json.Unmarshal(raw, &d) != nil {
		c.close(4002)
		return false
	}
	g.mu.Lock()
	code, hang := g.refuse, g.hang
	if d.Token != "Bot "+Token {
		code = 4004
	}
	if c.session != nil {
		code = 4005
	}
	if d.Intents&(1<<1|1<<8|1<<15) != 0 {
		code = 4014
	}
	shard := [2]int{0, 1}
	if d.Shard != nil {
		shard = *d.Shard
	}
	g.spaced(shard[0])
	g.mu.Unlock()
	switch {
	case code != 0:
		c.close(code)
		return false
	case hang:
		return true
	}
	s := &session{id: g.d.newID(), shard: shard}
	g.mu.Lock()
	s.big = d.Compress
	g.sessions[s.id], c.session = s, s
	g.mu.Unlock()
	g.dispatch(s, "READY", object{"v": 9, "user": object{"id": botUser, "username": "marquee", "bot": true}, "session_id": s.id,
		"resume_gateway_url": g.info("")["url"], "application": object{"id": Application, "flags": 0}, "shard": shard,
		"guilds": []any{object{"id": Guild, "unavailable": true}}})
	g.dispatch(s, "GUILD_CREATE", object{"id": Guild, "preferred_locale": g.d.speaks(Guild), "name": "Film club", "channels": []any{object{"id": Channel, "type": 0, "name": "general"}},
		"roles": []any{}, "members": []any{}, "emojis": []any{}, "threads": []any{}})
	return true
}

// spaced notes an identify and whether it came too soon after another of its
// rate limit key. It wants the lock.
func (g *gateway) spaced(shard int) {
	now := time.Now()
	g.identified = append(g.identified, now)
	g.left--
	recent := 0
	for _, at := range g.identified {
		if now.Sub(at) < 4900*time.Millisecond {
			recent++
		}
	}
	if recent > g.atOnce && g.shards > 1 {
		g.d.mu.Lock()
		g.d.broken("shard %d identified as the %dth within 5 s", shard, recent)
		g.d.mu.Unlock()
	}
}

func (g *gateway) resume(c *conn, raw json.RawMessage) bool {
	var d struct {
		Token   string
		Session string `json:"session_id"`
		Seq     int
	}
	_ = json.Unmarshal(raw, &d) // a bad one has no session
	g.mu.Lock()
	s := g.sessions[d.Session]
	hang := g.hang
	g.mu.Unlock()
	if hang {
		return true
	}
	if s == nil || d.Token != "Bot "+Token {
		c.send(frame{Op: 9, D: false})
		return true
	}
	g.mu.Lock()
	c.session = s
	missed := make([]frame, 0, len(s.log))
	for _, f := range s.log {
		if *f.S > d.Seq {
			missed = append(missed, f)
		}
	}
	g.mu.Unlock()
	for _, f := range missed {
		c.send(f)
	}
	g.dispatch(s, "RESUMED", object{})
	return true
}

func (d *Discord) newID() string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.id()
}

// dispatch sends an event to a session's connection, and keeps it.
func (g *gateway) dispatch(s *session, name string, d any) {
	g.mu.Lock()
	s.seq++
	seq := s.seq
	f := frame{Op: 0, D: d, S: &seq, T: name}
	if s.log = append(s.log, f); len(s.log) > 500 {
		s.log = s.log[len(s.log)-500:]
	}
	var to *conn
	for c := range g.conns {
		if c.session == s {
			to = c
		}
	}
	silent := g.silent
	g.mu.Unlock()
	if to != nil && !silent {
		to.send(f)
	}
}

// send writes a frame; to clients that want it, large ones compressed.
func (c *conn) send(f frame) {
	raw := encode(f)
	c.write.Lock()
	defer c.write.Unlock()
	_ = c.ws.SetWriteDeadline(time.Now().Add(5 * time.Second))
	if c.session == nil || !c.session.big || len(raw) < 200 {
		_ = c.ws.WriteMessage(websocket.TextMessage, raw) // a client that left hears nothing
		return
	}
	var b bytes.Buffer
	if c.packer == nil { // one for all frames: each takes close to a megabyte
		c.packer, _ = zlib.NewWriterLevel(&b, zlib.BestSpeed)
	}
	c.packer.Reset(&b)
	_, _ = c.packer.Write(raw)
	_ = c.packer.Close()
	_ = c.ws.WriteMessage(websocket.BinaryMessage, b.Bytes())
}

func (c *conn) close(code int) {
	c.write.Lock()
	defer c.write.Unlock()
	_ = c.ws.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(code, ""), time.Now().Add(time.Second))
}

func (g *gateway) drop(c *conn) {
	g.mu.Lock()
	delete(g.conns, c)
	g.mu.Unlock()
	_ = c.ws.Close()
}

func (g *gateway) close() {
	g.mu.Lock()
	defer g.mu.Unlock()
	for c := range g.conns {
		_ = c.ws.Close()
	}
}
