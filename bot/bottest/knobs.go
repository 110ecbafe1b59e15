package bottest

import (
	"encoding/json"
	"fmt"
	"strconv"
	"time"
)

// Heartbeat sets the interval that connections to come are told.
func (d *Discord) Heartbeat(every time.Duration) {
	d.gateway.set(func(g *gateway) { g.interval = every })
}

// Shards sets how many shards are recommended, and how many may identify at
// once.
func (d *Discord) Shards(n, atOnce int) {
	d.gateway.set(func(g *gateway) { g.shards, g.atOnce = n, atOnce })
}

// NoAck makes heartbeats go unanswered, or answered again.
func (d *Discord) NoAck(on bool) { d.gateway.set(func(g *gateway) { g.noAck = on }) }

// Silence makes the gateway say nothing at all, while it stays connected.
func (d *Discord) Silence(on bool) { d.gateway.set(func(g *gateway) { g.silent = on }) }

// Hang makes the gateway take those who identify and never say READY.
func (d *Discord) Hang(on bool) { d.gateway.set(func(g *gateway) { g.hang = on }) }

// Down makes the gateway take no connections.
func (d *Discord) Down(on bool) { d.gateway.set(func(g *gateway) { g.down = on }) }

// RefuseIdentify closes whoever identifies with a code; 0 takes them again.
func (d *Discord) RefuseIdentify(code int) { d.gateway.set(func(g *gateway) { g.refuse = code }) }

// ForgetSessions makes every resume fail.
func (d *Discord) ForgetSessions() {
	d.gateway.set(func(g *gateway) { g.sessions = map[string]*session{} })
}

func (g *gateway) set(f func(*gateway)) {
	g.mu.Lock()
	defer g.mu.Unlock()
	f(g)
}

// each does something to every connection.
func (g *gateway) each(f func(*conn)) {
	g.mu.Lock()
	conns := make([]*conn, 0, len(g.conns))
	for c := range g.conns {
		conns = append(conns, c)
	}
	g.mu.Unlock()
	for _, c := range conns {
		f(c)
	}
}

// Reconnect sends op 7 to every connection.
func (d *Discord) Reconnect() { d.gateway.each(func(c *conn) { c.send(frame{Op: 7}) }) }

// Invalidate sends op 9 to every connection and forgets its session, unless it
// can be resumed.
func (d *Discord) Invalidate(resumable bool) {
	if !resumable {
		d.ForgetSessions()
	}
	d.gateway.each(func(c *conn) { c.send(frame{Op: 9, D: resumable}) })
}

// DropConnections ends every connection without a word.
func (d *Discord) DropConnections() { d.gateway.each(func(c *conn) { _ = c.ws.Close() }) }

// CloseConnections ends every connection with a close code.
func (d *Discord) CloseConnections(code int) {
	d.gateway.each(func(c *conn) { c.close(code); _ = c.ws.Close() })
}

// Connected returns how many sessions are connected and ready.
func (d *Discord) Connected() (n int) {
	d.gateway.set(func(g *gateway) {
		for c := range g.conns {
			if c.session != nil {
				n++
			}
		}
	})
	return n
}

// Connections returns how many connections were made so far.
func (d *Discord) Connections() (n int) {
	d.gateway.set(func(g *gateway) { n = g.made })
	return n
}

// Identified returns when clients identified.
func (d *Discord) Identified() (at []time.Time) {
	d.gateway.set(func(g *gateway) { at = append(at, g.identified...) })
	return at
}

// WaitConnected waits until n sessions are connected and ready.
func (d *Discord) WaitConnected(n int, most time.Duration) error {
	end := time.Now().Add(most)
	for d.Connected() != n {
		if time.Now().After(end) {
			return fmt.Errorf("%d sessions after %v, want %d", d.Connected(), most, n)
		}
		time.Sleep(2 * time.Millisecond)
	}
	return nil
}

// Do sends an act over the gateway, to the shard of its server.
func (d *Discord) Do(a Act) *Exchange {
	x := d.Interaction(a)
	d.event(or(a.Guild, Guild), "INTERACTION_CREATE", json.RawMessage(x.Raw))
	return x
}

// Say sends a message of a member's over the gateway. It has its content only
// where Discord gives it without a privileged intent: in a direct message, or
// when it mentions the bot.
func (d *Discord) Say(a Act, content string, mentions bool) (id string) {
	id = d.newID()
	m := object{"id": id, "channel_id": or(a.Channel, Channel), "content": "", "type": 0, "tts": false, "timestamp": time.Now().Format(time.RFC3339),
		"author":   object{"id": or(a.User, User), "username": "member", "discriminator": "0"},
		"mentions": []any{}, "attachments": []any{}, "embeds": []any{}, "mention_roles": []any{}}
	if mentions {
		m["mentions"] = []any{object{"id": botUser, "username": "marquee", "bot": true}}
	}
	if mentions || a.DM {
		m["content"] = content
	}
	if !a.DM {
		m["guild_id"] = or(a.Guild, Guild)
		m["member"] = object{"roles": []any{}}
	}
	d.event(or(a.Guild, Guild), "MESSAGE_CREATE", m)
	return id
}

// event dispatches to the session whose shard has the server.
func (d *Discord) event(guild, name string, payload any) {
	n, _ := strconv.ParseUint(guild, 10, 64)
	var to []*session
	d.gateway.set(func(g *gateway) {
		for _, s := range g.sessions {
			if int(n>>22)%s.shard[1] == s.shard[0] {
				to = append(to, s)
			}
		}
	})
	for _, s := range to {
		d.gateway.dispatch(s, name, payload)
	}
}

// TellServer tells the bot that a server added it (GUILD_CREATE) or removed it
// (GUILD_DELETE), or that the server has an outage.
func (d *Discord) TellServer(event, guild string, unavailable bool) {
	payload := object{"id": guild, "preferred_locale": d.speaks(guild)}
	if unavailable {
		payload["unavailable"] = true
	}
	d.event(guild, event, payload)
}

// Speak changes the language of a server, and tells the bot.
func (d *Discord) Speak(guild, locale string) {
	d.mu.Lock()
	d.locales[guild] = locale
	d.mu.Unlock()
	d.event(guild, "GUILD_UPDATE", object{"id": guild, "preferred_locale": locale})
}

// speaks is the language of a server.
func (d *Discord) speaks(guild string) string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return or(d.locales[guild], "en-US")
}
