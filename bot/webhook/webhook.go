// Package webhook is the transport over HTTP interactions: Discord posts each
// interaction, signed, and the first response travels in the answer. Replicas
// that share a replay store can stand side by side.
package webhook

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"strconv"
	"sync"
	"time"

	"marquee/bot/discord"
)

// Limits on what is taken.
const (
	maxBody   = 1 << 20         // bytes of an interaction; Discord's largest have some 100 KB
	freshness = 5 * time.Minute // between a request's time and ours
)

// completing is the type of the interactions that come with every letter. They
// change nothing, so that a replay of one is harmless, and the replay store is
// spared most of its work.
const completing = 4

// Handler answers POST /interactions.
type Handler struct {
	Key       ed25519.PublicKey // required: the application's
	Responder discord.Responder // required; its REST sends what follows the first response
	Log       *slog.Logger      // required
	Seen      Seen              // required: NewMemory for one process
	Now       func() time.Time  // required

	work     context.Context // of replies; see Start
	mu       sync.Mutex
	closing  bool
	inflight sync.WaitGroup  // entered under mu, while not closing
	current  map[string]bool // ids whose requests wait here for the first response
}

// ParseKey reads an application's public key: 64 hexadecimal digits.
func ParseKey(s string) (ed25519.PublicKey, error) {
	key, err := hex.DecodeString(s)
	if err != nil || len(key) != ed25519.PublicKeySize {
		return nil, errors.New("DISCORD_PUBLIC_KEY: want the 64 hexadecimal digits of the developer portal's page General Information")
	}
	return key, nil
}

// Wait takes no more interactions and waits until every reply under way is
// out, or ctx is done.
func (h *Handler) Wait(ctx context.Context) {
	h.mu.Lock()
	h.closing = true
	h.mu.Unlock()
	done := make(chan struct{})
	go func() { h.inflight.Wait(); close(done) }()
	select {
	case <-done:
	case <-ctx.Done():
		h.Log.Warn("replies were cut off at the end")
	}
}

// ServeHTTP checks the signature first, whatever else may be wrong.
func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodPost {
		w.Header().Set("Allow", http.MethodPost)
		http.Error(w, "POST alone", http.StatusMethodNotAllowed)
		return
	}
	body, err := h.verified(w, r)
	if err != nil {
		h.Log.Info("interaction refused", "error", err)
		http.Error(w, "invalid request signature", http.StatusUnauthorized)
		return
	}
	var head struct {
		ID   string
		Type int
	}
	if err := json.Unmarshal(body, &head); err != nil || head.Type == 0 {
		http.Error(w, "no interaction", http.StatusBadRequest)
		return
	}
	if head.Type == discord.Pong {
		write(w, discord.Response{Type: discord.Pong}, h.Log)
		return
	}
	// Those who are turned away here are sent to another bot: the store must
	// not know of them.
	if !h.enter() {
		http.Error(w, "shutting down", http.StatusServiceUnavailable)
		return
	}
	defer h.inflight.Done()
	if head.Type == completing {
		h.respond(w, body, h.Responder)
		return
	}
	arrived := time.Now()
	in, responder := h.admit(r.Context(), head.ID, body), h.Responder
	if in == refused {
		h.Log.Info("interaction replayed", "request", head.ID)
		http.Error(w, "interaction seen before", http.StatusUnauthorized)
		return
	}
	responder.DeferAfter = h.patience(in, time.Since(arrived))
	defer h.take(r.Context(), head.ID)()
	if h.respond(w, body, responder) {
		h.answered(r.Context(), head.ID)
	}
}

// respond lets the Responder answer and writes its first response; what comes
// after goes on without the request. It says whether the response went out.
func (h *Handler) respond(w http.ResponseWriter, body []byte, responder discord.Responder) bool {
	out := &outlet{REST: h.Responder.REST, first: make(chan discord.Response, 1), written: make(chan struct{})}
	defer close(out.written)
	responder.REST = out
	failed := make(chan error, 1)
	ctx := h.work
	if ctx == nil {
		ctx = context.Background()
	}
	h.inflight.Go(func() { // the caller is in flight too, so that Wait has not ended
		err := responder.Handle(ctx, body)
		if err != nil {
			h.Log.Error("interaction not answered", "error", err)
		}
		failed <- err
	})
	select {
	case response := <-out.first:
		return write(w, response, h.Log)
	case err := <-failed:
		select {
		case response := <-out.first:
			return write(w, response, h.Log)
		default:
			h.Log.Error("interaction has no first response", "error", err)
			http.Error(w, "no answer", http.StatusInternalServerError)
			return false
		}
	}
}

// enter begins work that Wait waits for, unless it is too late for any.
func (h *Handler) enter() bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	if !h.closing {
		h.inflight.Add(1)
	}
	return !h.closing
}

// Start makes ctx the end of all replies: once it is done, those under way are
// cut off. Without Start they run to their own end.
func (h *Handler) Start(ctx context.Context) { h.work = ctx }

// write writes a first response, which never has files, and says whether it
// went out.
func write(w http.ResponseWriter, response discord.Response, log *slog.Logger) bool {
	raw, err := json.Marshal(response)
	if err != nil {
		log.Error("first response not encoded", "error", err)
		http.Error(w, "no answer", http.StatusInternalServerError)
		return false
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Content-Length", strconv.Itoa(len(raw)))
	if _, err := w.Write(raw); err != nil {
		log.Warn("first response not delivered", "error", err)
		return false
	}
	// What follows must find the first response taken.
	if err := http.NewResponseController(w).Flush(); err != nil && !errors.Is(err, http.ErrNotSupported) {
		log.Warn("first response not delivered", "error", err)
		return false
	}
	return true
}

// verified returns the body of a request whose signature and time are right.
func (h *Handler) verified(w http.ResponseWriter, r *http.Request) ([]byte, error) {
	signature, err := hex.DecodeString(r.Header.Get("X-Signature-Ed25519"))
	if err != nil || len(signature) != ed25519.SignatureSize {
		return nil, errors.New("no signature, or one of the wrong length")
	}
	stamp := r.Header.Get("X-Signature-Timestamp")
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	if err != nil {
		return nil, fmt.Errorf("read the body: %w", err)
	}
	if len(h.Key) != ed25519.PublicKeySize || !ed25519.Verify(h.Key, bytes.Join([][]byte{[]byte(stamp), body}, nil), signature) {
		return nil, errors.New("the signature is wrong")
	}
	seconds, err := strconv.ParseInt(stamp, 10, 64)
	if err != nil {
		return nil, errors.New("the timestamp is no number")
	}
	if off := h.Now().Sub(time.Unix(seconds, 0)).Abs(); off > freshness {
		return nil, fmt.Errorf("the timestamp is %v off", off.Round(time.Second))
	}
	return body, nil
}
