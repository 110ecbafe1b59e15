package gateway

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"net/url"
	"strings"
	"time"

	"github.com/bwmarrin/discordgo"
	"github.com/gorilla/websocket"
)

// The operations of the gateway.
const (
	opDispatch     = 0
	opHeartbeat    = 1
	opIdentify     = 2
	opResume       = 6
	opReconnect    = 7
	opInvalid      = 9
	opHello        = 10
	opHeartbeatACK = 11
)

// The times of a connection.
const (
	dialTime  = 5 * time.Second  // to be connected and greeted
	readyTime = 5 * time.Second  // then to be ready
	writeTime = 5 * time.Second  // for one payload
	deadBeats = 2                // heartbeats without a word, and it is dead
	keepOpen  = 4000             // our close code: the session can be resumed
	maxFrame  = 32 << 20         // bytes; a large server's greeting is far below
	calmAfter = 10 * time.Second // a connection of this age was a good one
)

// shard is one session and its connections, one after another.
type shard struct {
	*Gateway
	id, count, atOnce int
	url               string
	work              context.Context // of the replies
	log               *slog.Logger

	session    string // "" to identify anew
	resumeURL  string
	seq        int64
	bot        string // the bot's own id
	identified int    // identifies since the last READY
	refused    int    // resumes since the last READY or RESUMED
	members    queue  // what is to be told to Members
}

// What ends a connection that is to be replaced: at once, or after the random
// wait that Discord wants.
var (
	errAgain   = errors.New("asked to connect anew")
	errInvalid = errors.New("the session is invalid")
)

// run keeps the shard connected until ctx is done, or returns a Fatal error.
func (s *shard) run(ctx context.Context) error {
	failures := 0
	for ctx.Err() == nil {
		start := time.Now()
		ready, err := s.connect(ctx)
		s.state(s.id, false, "reconnecting")
		if fatal := (*Fatal)(nil); errors.As(err, &fatal) {
			s.log.Error("gateway refused for good", "error", fatal)
			return fatal
		}
		if ctx.Err() != nil {
			return nil
		}
		failures++
		if ready || time.Since(start) > calmAfter {
			failures = 0
		}
		wait := rand.N(100 * time.Millisecond)
		switch {
		case errors.Is(err, errInvalid):
			wait = time.Second + rand.N(1500*time.Millisecond)
		case failures > 0 && !errors.Is(err, errAgain):
			wait += min(250*time.Millisecond<<min(failures, 6), maxWait)
		}
		s.log.Info("gateway connection ended", "error", err, "again in", wait.Round(time.Millisecond))
		pause(ctx, wait)
	}
	return nil
}

// connect makes one connection and serves it to its end. It says whether it
// became ready.
func (s *shard) connect(ctx context.Context) (ready bool, err error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	if s.session == "" || s.refused >= 2 {
		if err := s.slot(ctx); err != nil {
			return false, err
		}
	}
	dialing, stop := context.WithTimeout(ctx, dialTime)
	defer stop()
	dialer := websocket.Dialer{HandshakeTimeout: dialTime, Proxy: websocket.DefaultDialer.Proxy}
	ws, answer, err := dialer.DialContext(dialing, s.address(), nil)
	if answer != nil && answer.Body != nil {
		defer answer.Body.Close()
	}
	if err != nil {
		s.resumeURL = "" // it may be what is down
		return false, fmt.Errorf("connect to the gateway: %w", err)
	}
	c := &connection{shard: s, ws: ws}
	defer c.leave()
	// The end of ctx wakes a read that waits.
	defer context.AfterFunc(ctx, func() { _ = ws.SetReadDeadline(time.Now()) })()
	return c.serve(ctx)
}

// address is where to connect: the address of a session that is resumed, or
// everybody's.
func (s *shard) address() string {
	at := s.url
	if s.session != "" && s.resumeURL != "" {
		at = s.resumeURL
	}
	u, err := url.Parse(at)
	if err != nil {
		return at
	}
	if !strings.HasSuffix(u.Path, "/") {
		u.Path += "/"
	}
	u.RawQuery = "v=10&encoding=json"
	return u.String()
}

// forget makes the next connection identify anew.
func (s *shard) forget() { s.session, s.resumeURL, s.seq = "", "", 0 }

// slot waits until the shard may identify. It is taken before the connection
// is made, which could otherwise die of waiting.
func (s *shard) slot(ctx context.Context) error {
	s.forget()
	s.refused = 0
	// Discord allows a thousand identifies a day: attempts that never become
	// ready get rarer.
	if over := s.identified - 3; over >= 0 {
		if !pause(ctx, min(time.Second<<min(over, 9), 5*time.Minute)) {
			return ctx.Err()
		}
	}
	return s.Slots.Take(ctx, s.id%s.atOnce)
}

// introduce sends a resume, or an identify.
func (s *shard) introduce(c *connection) error {
	token := "Bot " + s.Client.Token
	if s.session != "" {
		s.refused++
		return c.send(opResume, map[string]any{"token": token, "session_id": s.session, "seq": s.seq})
	}
	s.identified++
	return c.send(opIdentify, discordgo.Identify{
		Token:      token,
		Compress:   true,
		Intents:    s.intents(),
		Shard:      &[2]int{s.id, s.count},
		Properties: discordgo.IdentifyProperties{OS: "linux", Browser: "marquee", Device: "marquee"},
	})
}

// intents are what the gateway is asked to tell. Commands need none; none of
// these is privileged: the words of a message come with it only where it is
// written to the bot or mentions it.
func (s *shard) intents() (wanted discordgo.Intent) {
	if s.Ask != "" {
		wanted |= discordgo.IntentsGuildMessages | discordgo.IntentsDirectMessages
	}
	if s.Members != nil {
		wanted |= discordgo.IntentsGuilds
	}
	return wanted
}

// refusals are the close codes that trying again will not mend, and what to
// do about each.
var refusals = map[int]string{
	4004: "Discord does not know this token: check DISCORD_TOKEN (developer portal, page Bot, Reset Token)",
	4010: "Discord refuses this shard: check SHARDS",
	4011: "Discord wants more shards: set SHARDS to auto or to a higher count",
	4012: "Discord no longer speaks this version of its gateway: update marquee",
	4013: "Discord does not know the intents asked for: update marquee",
	4014: "Discord does not allow the intents asked for: switch them on in the developer portal, page Bot, Privileged Gateway Intents",
}

// closed reads what a connection's end means.
func (s *shard) closed(err error) error {
	var end *websocket.CloseError
	if !errors.As(err, &end) {
		return err
	}
	if says, ok := refusals[end.Code]; ok {
		return &Fatal{fmt.Sprintf("%s (close code %d)", says, end.Code)}
	}
	switch end.Code {
	case 4003, 4007, 4009, websocket.CloseNormalClosure, websocket.CloseGoingAway: // the session is over
		s.forget()
	}
	return fmt.Errorf("gateway closed the connection: %w", end)
}

// greeting is what READY says.
type greeting struct {
	SessionID string `json:"session_id"`
	ResumeURL string `json:"resume_gateway_url"`
	User      struct{ ID string }
	Guilds    []server
}

// dispatch takes one event.
func (s *shard) dispatch(name string, raw json.RawMessage) (ready bool) {
	switch name {
	case "READY":
		var hello greeting
		if err := json.Unmarshal(raw, &hello); err != nil {
			s.log.Warn("odd greeting", "error", err)
		}
		s.session, s.resumeURL, s.bot = hello.SessionID, hello.ResumeURL, hello.User.ID
		s.identified, s.refused = 0, 0
		s.present(hello.Guilds)
		s.log.Info("gateway ready")
		return true
	case "RESUMED":
		s.refused = 0
		s.log.Info("gateway resumed")
		return true
	case "INTERACTION_CREATE":
		s.inflight.Go(func() { s.answer(s.work, raw) })
	case "MESSAGE_CREATE":
		self := s.bot
		s.inflight.Go(func() { s.listen(s.work, raw, self) })
	case "GUILD_CREATE", "GUILD_UPDATE", "GUILD_DELETE":
		s.membership(name, raw)
	}
	return false
}
