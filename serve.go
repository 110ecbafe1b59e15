package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
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
	h.observe(ctx, m)
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
	stopping := probe{"stopping", func(context.Context) error {
		if ctx.Err() != nil {
			return errors.New("the program was told to stop")
		}
		return nil
	}}
	healthRoutes(mux, append(t.probes, append(h.probes(), stopping)...), m)
	return p.serve(ctx, h, mux, listener, t, p.poster(f))
}

// observe registers what is asked for when somebody reads the metrics.
func (h *house) observe(ctx context.Context, m *metrics) {
	m.gauge("marquee_corpus_articles", "Articles in the corpus.", func() float64 { n, _ := h.corpus.Count(ctx); return float64(n) })
	outbox := &newsroom.Store{DB: h.db}
	for _, state := range []newsroom.State{newsroom.Pending, newsroom.Sending, newsroom.Waiting, newsroom.Sent, newsroom.Unknown, newsroom.Dead} {
		m.gauge("marquee_posts_"+string(state), "Posts of the newsroom in the state "+string(state)+".", func() float64 {
			counts, _ := outbox.Counts(ctx) // a database that is away shows in /readyz
			return float64(counts[state])
		})
	}
}

// middleware wraps every command, the outermost first.
func (h *house) middleware(m *metrics, turns *bot.Turns) []bot.Middleware {
	return []bot.Middleware{
		bot.Log(h.p.log, time.Now),
		bot.Watch(time.Now, m.see),
		bot.Deadline(answerWithin),
		away(),
		turns.Middleware(),
		h.settings.Apply(),
		bot.Limit(time.Now, bot.DefaultRates()),
		bot.Gated(h.settings),
		bot.Cooldown(time.Now, h.settings.Wait),
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
// work is begun, what is under way ends, and the doors close. Interactions are
// taken for the DRAIN_TIME longer, in which a load balancer learns to send
// them elsewhere.
func (p *program) serve(ctx context.Context, h *house, handler http.Handler, listener net.Listener, t transport, poster newsroom.Poster) error {
	server := &http.Server{Handler: handler, ReadHeaderTimeout: headerWithin, MaxHeaderBytes: mostHeader,
		ErrorLog: slog.NewLogLogger(p.log.Handler(), slog.LevelDebug)}
	group, open := errgroup.WithContext(context.WithoutCancel(ctx))
	working, rest := context.WithCancel(open)
	defer rest()
	group.Go(func() error {
		select {
		case <-open.Done():
		case <-ctx.Done():
			rest()
			drain(open, p.cfg.Drain)
		}
		return errStopped
	})
	group.Go(func() error {
		if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			return err
		}
		return nil
	})
	group.Go(func() error { return t.run(open) })
	group.Go(func() error {
		if t.resume != nil {
			t.resume(open, working)
		}
		return nil
	})
	group.Go(func() error { h.keepFresh(open); return nil })
	group.Go(func() error { h.keepRead(working); return nil })
	group.Go(func() error { return h.newsroom(working, poster) })
	group.Go(func() error {
		<-open.Done()
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

// errStopped ends the parts of a program that was told to stop.
var errStopped = errors.New("told to stop")

// drain waits, unless ctx ends before.
func drain(ctx context.Context, most time.Duration) {
	select {
	case <-ctx.Done():
	case <-time.After(most):
	}
}

// keepFresh brings the readers of the corpus up to date whenever something
// arrived, from this process or another.
func (h *house) keepFresh(ctx context.Context) {
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

// keepRead has everything read again once when the rules of reading have
// changed. Of several processes one does it; the others look again later, in
// case that it died.
func (h *house) keepRead(ctx context.Context) {
	for holder := rand.Text(); ctx.Err() == nil; drain(ctx, leaseAgain) {
		done, err := h.readAgain(ctx, holder)
		if err != nil && ctx.Err() == nil {
			h.p.log.Error("reading the corpus again with newer rules", slog.Any("error", err))
		}
		if done {
			return
		}
	}
}

// readAgain is done when nothing is left that older rules have read; it is not
// while another process is at it.
func (h *house) readAgain(ctx context.Context, holder string) (done bool, err error) {
	lease, ok, err := h.db.Acquire(ctx, "reading", holder, feedLease)
	if err != nil || !ok {
		return false, err
	}
	defer h.release(ctx, lease)
	reading, stop := context.WithCancel(ctx)
	defer stop()
	go h.keepLease(reading, stop, lease)
	n, err := h.corpus.Refresh(reading, nil)
	if err == nil && n > 0 {
		h.p.log.Info("the corpus was read again with newer rules", slog.Int("changed", n))
	}
	return err == nil, err
}
