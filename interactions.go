package main

import (
	"context"
	"net/http"
	"time"

	"marquee/bot/webhook"
)

// repliesWithin is how long replies under way may take once the program is
// told to stop.
const repliesWithin = 8 * time.Second

// doorsClose is how long the server is given to stop taking requests before
// the last replies are waited for.
const doorsClose = 300 * time.Millisecond

// webhook takes interactions over HTTP. The commands are registered when there
// is a token to do it with.
func (p *program) webhook(f *front, m *metrics, mux *http.ServeMux) (transport, error) {
	key, err := webhook.ParseKey(p.cfg.PublicKey)
	if err != nil {
		return transport{}, err
	}
	client, err := p.discordClient(m)
	if err != nil {
		return transport{}, err
	}
	f.answerBy(client, m)
	hook := &webhook.Handler{Key: key, Responder: *f.responder, Log: p.log, Seen: f.seen, Now: time.Now}
	mux.Handle("/interactions", hook)
	return transport{
		probes: []probe{{"interactions", func(context.Context) error { return nil }}},
		resume: f.resume,
		run: func(ctx context.Context) error {
			failed := make(chan error, 1)
			if p.cfg.Token == "" {
				p.log.Info("no DISCORD_TOKEN is set: the commands are not registered from here")
			} else {
				go func() { failed <- p.keepRegistering(ctx, client, f.definitions) }()
			}
			for ctx.Err() == nil {
				select {
				case err := <-failed:
					if err != nil {
						return err
					}
				case <-ctx.Done():
				}
			}
			time.Sleep(doorsClose)
			ending, cancel := context.WithTimeout(context.WithoutCancel(ctx), repliesWithin)
			defer cancel()
			hook.Wait(ending)
			return nil
		},
	}, nil
}
