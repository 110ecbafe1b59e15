package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"runtime"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"marquee/bot"
	"marquee/bot/newsroom"
)

type serveCmd struct{}

// The times of a running bot.
const (
	freshEvery   = time.Second      // how often the readers of the corpus look for news
	answerWithin = 14 * time.Minute // Discord forgets an interaction after fifteen
	closeWithin  = 8 * time.Second  // of the ten that a stop may take
	headerWithin = 5 * time.Second  // for the head of an HTTP request
	mostHeader   = 1 << 16          // bytes of it
)

func (*serveCmd) run(ctx context.Context, p *program) error {
	h, err := p.open(ctx, withSample)
	if err != nil {
		return err
	}
	defer h.close()
	m := newMetrics()
	m.gauge("marquee_corpus_articles", "Articles in the corpus.", func() float64 { n, _ := h.corpus.Count(ctx); return float64(n) })
	outbox := &newsroom.Store{DB: h.db}
	for _, state := range []newsroom.State{newsroom.Pending, newsroom.Sending, newsroom.Waiting, newsroom.Sent, newsroom.Unknown, newsroom.Dead} {
		m.gauge("marquee_posts_"+string(state), "Posts of the newsroom in the state "+string(state)+".", func() float64 {
			counts, _ := outbox.Counts(ctx) // a database that is away shows in /readyz
			return float64(counts[state])
		})
	}
	f, err := h.front(ctx, m)
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", p.cfg.Listen)
	if err != nil {
		return fmt.Errorf("LISTEN_ADDR %s cannot be used: %s: stop what listens there or choose another", p.cfg.Listen, lastWords(err))
	}
	mux := http.NewServeMux()
	t, err := p.transport(f, m, mux, listener.Addr())
	if err != nil {
		listener.Close()
		return err
	}
	healthRoutes(mux, append(t.probes, h.probes()...), m)
	return p.serve(ctx, h, mux, listener, t, p.poster(f))
}

// middleware wraps every command, the outermost first.
func (h *house) middleware(m *metrics) []bot.Middleware {
	return []bot.Middleware{
		bot.Log(h.p.log, time.Now),
		bot.Watch(time.Now, m.see),
		bot.Deadline(answerWithin),
		h.settings.Apply(),
		bot.Limit(time.Now, bot.DefaultRates()),
		bot.Gated(h.settings),
		bot.Cooldown(time.Now, h.settings.Wait),
		bot.AtOnce(2 * runtime.GOMAXPROCS(0)),
	}
}

// probes look at what every way of answering needs.
func (h *house) probes() []probe {
	return []probe{
		{"database", h.db.Ping},
		{"index", h.index.Health},
	}
}

// serve runs everything until ctx ends or a part fails for good: then no new
// work is taken, what is under way ends, and the doors close.
func (p *program) serve(ctx context.Context, h *house, handler http.Handler, listener net.Listener, t transport, poster newsroom.Poster) error {
	server := &http.Server{Handler: handler, ReadHeaderTimeout: headerWithin, MaxHeaderBytes: mostHeader,
		ErrorLog: slog.NewLogLogger(p.log.Handler(), slog.LevelDebug)}
	group, running := errgroup.WithContext(ctx)
	group.Go(func() error {
		if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			return err
		}
		return nil
	})
	group.Go(func() error { return t.run(running) })
	group.Go(func() error { h.keepFresh(running); return nil })
	group.Go(func() error { return h.newsroom(running, poster) })
	group.Go(func() error {
		<-running.Done()
		closing, cancel := context.WithTimeout(context.WithoutCancel(ctx), closeWithin)
		defer cancel()
		return server.Shutdown(closing)
	})
	err := group.Wait()
	if ctx.Err() != nil {
		p.log.Info("stopped")
		return nil
	}
	return err
}

// keepFresh brings the readers of the corpus up to date whenever something
// arrived, from this process or another, and has everything read again once
// when the rules of reading have changed.
func (h *house) keepFresh(ctx context.Context) {
	var refresh sync.WaitGroup
	defer refresh.Wait()
	refresh.Go(func() {
		if n, err := h.corpus.Refresh(ctx, nil); err != nil && ctx.Err() == nil {
			h.p.log.Error("reading the corpus again with newer rules", slog.Any("error", err))
		} else if n > 0 {
			h.p.log.Info("the corpus was read again with newer rules", slog.Int("changed", n))
		}
	})
	tick := time.NewTicker(freshEvery)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			if err := h.freshen(ctx); err != nil && ctx.Err() == nil {
				h.p.log.Error("reading what is new in the corpus", slog.Any("error", err))
			}
		}
	}
}
