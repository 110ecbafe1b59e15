package main

import (
	"context"
	"net"
	"net/http"

	"marquee/bot"
)

// transport is how people reach the bot.
type transport struct {
	probe probe
	run   func(context.Context) error // until ctx ends, or a fault that no retry mends
	drain func(context.Context)       // waits for answers under way; may be nil
}

// transport chooses by the settings: HTTP interactions with a public key, the
// gateway with a token, the playground with neither.
func (p *program) transport(h *house, router *bot.Router, m *metrics, mux *http.ServeMux, at net.Addr) (transport, error) {
	return transport{}, nil
}
