// Package playground is a local page that looks and works like a Discord
// channel. What one types becomes an interaction in Discord's own JSON, goes
// to the same Responder as one from Discord, and what the Responder sends is
// shown from the very JSON that Discord would get. What Discord would refuse
// is shown as the error it would give.
//
// The page is hand-written HTML, CSS and ES modules, embedded, and asks
// nothing of any other host. It is for the person at this machine: it answers
// only on addresses of this machine, to pages it served itself.
package playground

import (
	"context"
	"embed"
	"encoding/json"
	"errors"
	"io/fs"
	"log/slog"
	"net"
	"net/http"
	"sync"
	"time"

	"marquee/bot/discord"
)

//go:embed static
var static embed.FS

// Page is the playground. Its fields are set before the first request. It is
// the discord.REST of its Responder.
type Page struct {
	Responder   *discord.Responder   // required; its REST is this Page
	Definitions []discord.Definition // required: what Discord would be told of the menu
	Log         *slog.Logger         // required
	Now         func() time.Time     // required

	mu        sync.Mutex
	closed    chan struct{} // made with the first page
	tabs      map[string]*tab
	posts     []event              // the newest in channels
	exchanges map[string]*exchange // by token
	files     fileShelf
	lastID    int64
}

// The bounds of the page.
const (
	mostBody      = 2 << 20 // of one request
	mostTabs      = 32
	mostExchanges = 512
	firstWithin   = 3 * time.Second  // Discord waits so long for a first response
	tokenLife     = 15 * time.Minute // and so long for edits
)

// Routes are the page, its files and its API.
func (p *Page) Routes() http.Handler {
	files, err := fs.Sub(static, "static")
	if err != nil {
		says := err.Error()
		return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			http.Error(w, says, http.StatusInternalServerError)
		})
	}
	mux := http.NewServeMux()
	mux.Handle("GET /", http.FileServerFS(files))
	mux.HandleFunc("GET /api/commands", p.commands)
	mux.HandleFunc("GET /api/events", p.events)
	mux.HandleFunc("POST /api/interact", p.interact)
	mux.HandleFunc("POST /api/attach", p.attach)
	mux.HandleFunc("GET /files/{id}/{name}", p.file)
	return guard(mux)
}

// guard lets in only pages served from here: a foreign Origin is refused, and
// so is a Host that is no name of this machine, against DNS rebinding.
func guard(next http.Handler) http.Handler {
	cross := http.NewCrossOriginProtection()
	return cross.Handler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !local(r.Host) {
			http.Error(w, "the playground answers on this machine's own addresses alone", http.StatusForbidden)
			return
		}
		h := w.Header()
		h.Set("Content-Security-Policy", "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cache-Control", "no-cache")
		r.Body = http.MaxBytesReader(w, r.Body, mostBody)
		next.ServeHTTP(w, r)
	}))
}

// local says whether a Host header names this machine.
func local(host string) bool {
	name, _, err := net.SplitHostPort(host)
	if err != nil {
		name = host
	}
	if name == "localhost" {
		return true
	}
	ip := net.ParseIP(name)
	return ip != nil && ip.IsLoopback()
}

func (p *Page) commands(w http.ResponseWriter, _ *http.Request) {
	reply(w, http.StatusOK, p.Definitions)
}

func reply(w http.ResponseWriter, status int, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(v) // the page may have gone
}

// fault is an error as Discord words it.
type fault struct {
	Error string `json:"error"`
}

// asked is what the page says somebody did.
type asked struct {
	Tab     string          `json:"tab"`
	Type    int             `json:"type"`
	Data    json.RawMessage `json:"data"`
	Channel string          `json:"channel"`
	Manager bool            `json:"manager"`
	Message *messageRef     `json:"message,omitempty"`
	Locale  string          `json:"locale"`
}

type messageRef struct {
	ID    string `json:"id"`
	Flags int    `json:"flags"`
}

// interact takes what was done to the Responder and answers with its first
// response; what follows comes by the tab's events.
func (p *Page) interact(w http.ResponseWriter, r *http.Request) {
	var a asked
	if err := json.NewDecoder(r.Body).Decode(&a); err != nil {
		reply(w, http.StatusBadRequest, fault{"not an interaction: " + err.Error()})
		return
	}
	x, err := p.begin(a)
	if err != nil {
		reply(w, http.StatusBadRequest, fault{err.Error()})
		return
	}
	raw, err := json.Marshal(p.interaction(a, x))
	if err != nil {
		reply(w, http.StatusBadRequest, fault{err.Error()})
		return
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(r.Context()), tokenLife)
	go func() {
		defer cancel()
		if err := p.Responder.Handle(ctx, raw); err != nil {
			p.Log.Error("an interaction of the playground", slog.Any("error", err))
		}
	}()
	select {
	case first := <-x.first:
		reply(w, http.StatusOK, first)
	case <-time.After(firstWithin):
		x.expire()
		reply(w, http.StatusOK, fault{"The application did not respond"})
	case <-r.Context().Done():
	}
}

var errTab = errors.New("this page is from another run: load it again")
