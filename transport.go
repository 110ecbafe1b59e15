package main

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"runtime"
	"time"

	"marquee/bot"
	"marquee/bot/discord"
	"marquee/bot/gateway"
	"marquee/bot/playground"
	"marquee/bot/webhook"
	"marquee/bot/words"
	"marquee/internal/database"
)

// transport is how people reach the bot.
type transport struct {
	probes []probe
	run    func(context.Context) error // until ctx ends, or a fault that no retry mends
	// resume answers instead of processes that died, until ctx ends; it takes no
	// more over once working has. nil: there are no others.
	resume func(ctx, working context.Context)
}

// front is what every transport hands interactions to.
type front struct {
	responder   *discord.Responder
	definitions []discord.Definition
	seen        webhook.Seen
	deferrals   *database.Deferrals
	slots       gateway.Slots // nil: this process alone identifies
	members     gateway.Members
}

// front puts the menu behind a Responder; its REST is the transport's.
func (h *house) front(ctx context.Context, m *metrics) (*front, error) {
	menu, err := h.menu(m)
	if err != nil {
		return nil, err
	}
	turns := bot.NewTurns(2 * runtime.GOMAXPROCS(0))
	router, err := bot.NewRouter(h.p.log, menu, h.middleware(m, turns)...)
	if err != nil {
		return nil, err
	}
	w, err := words.Load()
	if err != nil {
		return nil, fmt.Errorf("translations: %w", err)
	}
	router.Quiet = func(ctx context.Context, req *bot.Request) bool {
		server, err := h.settings.Server(ctx, req.Server)
		return err == nil && server.Private
	}
	router.Translate, router.Day = w.Translate, w.Day
	h.phrases = w.Translate
	key, err := h.sealKey(ctx)
	if err != nil {
		return nil, err
	}
	f := &front{
		responder:   &discord.Responder{Router: router, Log: h.p.log, Seal: bot.Seal{Key: key}, Dates: w, Turns: turns, Pictures: discord.NewPictures(turns)},
		definitions: discord.Definitions(menu, w, h.p.cfg.GuildID != ""),
		seen:        database.Seen{DB: h.db},
		deferrals:   &database.Deferrals{DB: h.db, Holder: rand.Text()},
		members:     members{h.settings, h.p.log},
	}
	if h.db.Dialect == database.Postgres { // other processes may run shards of the same bot
		f.slots = database.Slots{DB: h.db, Name: "identify", Every: identifyEvery}
	}
	return f, nil
}

// transport chooses by the settings: HTTP interactions with a public key, the
// gateway with a token alone, the playground without any credentials.
func (p *program) transport(f *front, m *metrics, mux *http.ServeMux, at net.Addr) (transport, error) {
	switch {
	case p.cfg.PublicKey != "":
		return p.webhook(f, m, mux)
	case p.cfg.Token != "":
		return p.gateway(f, m)
	}
	return p.playground(f, mux, at), nil
}

// playground opens the local page and says where.
func (p *program) playground(f *front, mux *http.ServeMux, at net.Addr) transport {
	page := &playground.Page{Responder: f.responder, Definitions: f.definitions, Log: p.log, Now: time.Now}
	f.responder.REST, f.responder.Fetch = page, page.Fetch
	mux.Handle("/", page.Routes())
	fmt.Fprintf(p.out, "No Discord credentials are set: the playground is open at http://%s/\n", at)
	return transport{run: func(ctx context.Context) error {
		<-ctx.Done()
		page.Close()
		return nil
	}}
}

// identifyEvery is Discord's time between two identifications of one bucket.
const identifyEvery = 5 * time.Second

// registerWithin bounds registering the commands at the start.
const registerWithin = 2 * time.Minute

// shardsGauge is the metric of the gateway alone.
const shardsGauge = "marquee_gateway_shards_connected"

// gateway connects to Discord.
func (p *program) gateway(f *front, m *metrics) (transport, error) {
	client, err := p.discordClient(m)
	if err != nil {
		return transport{}, err
	}
	f.answerBy(client, m)
	g := &gateway.Gateway{Client: client, Responder: f.responder, Log: p.log, Shards: p.cfg.Shards, Ask: "ask", Question: "question", Slots: f.slots, Members: f.members}
	m.gauge(shardsGauge, "Shards of this process that are connected.", func() float64 {
		ready, _ := g.Connected()
		return float64(ready)
	})
	ready := func(context.Context) error {
		if ok, why := g.Ready(); !ok {
			return errors.New(why)
		}
		return nil
	}
	return transport{
		probes: []probe{{"gateway", ready}},
		resume: f.resume,
		run: func(ctx context.Context) error {
			// The bot answers meanwhile; a wrong token stops it anyway.
			go func() { _ = p.keepRegistering(ctx, client, f.definitions) }()
			return g.Run(ctx)
		},
	}, nil
}

// keepRegistering registers the commands, again and again while Discord does
// not answer. What no retry mends is logged and returned.
func (p *program) keepRegistering(ctx context.Context, client *discord.Client, definitions []discord.Definition) error {
	for wait := time.Second; ; wait = min(2*wait, time.Minute) {
		err := p.register(ctx, client, definitions)
		if err == nil || ctx.Err() != nil {
			return nil
		}
		var status *discord.StatusError
		lasting := errors.As(err, &status) && status.Status < http.StatusInternalServerError && status.Status != http.StatusTooManyRequests
		p.log.Error("the commands are not registered", slog.Any("error", err), slog.Bool("again", !lasting))
		if lasting {
			return err
		}
		select {
		case <-time.After(wait):
		case <-ctx.Done():
			return nil
		}
	}
}

// register makes Discord's commands those of the menu, if they are not yet.
func (p *program) register(ctx context.Context, client *discord.Client, definitions []discord.Definition) error {
	ctx, cancel := context.WithTimeout(ctx, registerWithin)
	defer cancel()
	application := p.cfg.ApplicationID
	if application == "" {
		id, err := applicationID(ctx, client)
		if err != nil {
			return err
		}
		application = id
	}
	written, err := client.Register(ctx, application, p.cfg.GuildID, definitions)
	if err != nil {
		return fmt.Errorf("registering the commands: %w", err)
	}
	p.log.Info("the commands are registered", slog.Bool("changed", written), slog.Int("commands", len(definitions)))
	return nil
}

// sealName is where the key of the buttons is kept.
const sealName = "seal.key"

// sealKey returns the key that seals the identities of buttons. It is made
// once and kept, so that buttons survive restarts and replicas share them.
func (h *house) sealKey(ctx context.Context) ([]byte, error) {
	return h.db.FileOnce(ctx, sealName, func() []byte { return []byte(rand.Text()) })
}

// applicationID asks Discord whose token this is.
func applicationID(ctx context.Context, client *discord.Client) (string, error) {
	body, err := client.Call(ctx, discord.Call{Method: http.MethodGet, Path: "/applications/@me"})
	if err != nil {
		return "", fmt.Errorf("asking Discord for the application's id: %w: check DISCORD_TOKEN, or set DISCORD_APPLICATION_ID", err)
	}
	var application struct {
		ID string `json:"id"`
	}
	if err := json.Unmarshal(body, &application); err != nil || application.ID == "" {
		return "", errors.New("asking Discord for the application: the answer names none: set DISCORD_APPLICATION_ID")
	}
	return application.ID, nil
}
