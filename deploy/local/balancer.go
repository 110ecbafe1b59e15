package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os/exec"
	"sync/atomic"
	"time"
)

// balancer stands before the bots.
type balancer interface {
	url() string // of the interactions
	close()
}

// balance starts the load balancer that the options name.
func (t *topology) balance(ctx context.Context, replicas []*replica) (balancer, error) {
	var at []string
	for _, r := range replicas {
		at = append(at, r.at)
	}
	if t.options.balancer != "own" {
		path, err := exec.LookPath("haproxy")
		if err == nil {
			h, err := startHAProxy(ctx, path, t.folder, at)
			if err != nil {
				return nil, err
			}
			return h, nil
		}
		if t.options.balancer == "haproxy" {
			return nil, fmt.Errorf("haproxy is not installed: %w", err)
		}
	}
	return startOwn(at), nil
}

// own is a small load balancer with the rules of haproxy.cfg: bots that say
// they are ready, else those that run; another bot when one is not there or is
// stopping.
type own struct {
	server *httptest.Server
	bots   []*backend
	stop   context.CancelFunc
	client *http.Client
}

// backend is a bot as the balancer sees it.
type backend struct {
	at           string
	ready, alive atomic.Bool
	busy         atomic.Int64
}

// checkEvery is the time between two looks at a bot.
const checkEvery = 500 * time.Millisecond

// mostBody bounds what is kept of an interaction to send it again, in bytes.
const mostBody = 1 << 20

func startOwn(at []string) *own {
	ctx, stop := context.WithCancel(context.Background())
	o := &own{stop: stop, client: &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 256}}}
	for _, a := range at {
		b := &backend{at: a}
		b.look(ctx)
		o.bots = append(o.bots, b)
		go b.watch(ctx)
	}
	o.server = httptest.NewServer(o)
	return o
}

func (o *own) url() string { return o.server.URL + "/interactions" }

func (o *own) close() {
	o.stop()
	o.server.Close()
	o.client.CloseIdleConnections()
}

func (b *backend) watch(ctx context.Context) {
	tick := time.NewTicker(checkEvery)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			b.look(ctx)
		}
	}
}

func (b *backend) look(ctx context.Context) {
	ready, _ := get(ctx, "http://"+b.at+"/readyz")
	b.ready.Store(ready == http.StatusOK)
	b.alive.Store(ready != 0)
}

// next returns the least busy bot that is ready, else one that is alive, of
// those not tried yet.
func (o *own) next(tried map[*backend]bool) *backend {
	for _, fit := range []func(*backend) bool{
		func(b *backend) bool { return b.ready.Load() },
		func(b *backend) bool { return b.alive.Load() },
		func(*backend) bool { return true },
	} {
		var best *backend
		for _, b := range o.bots {
			if !tried[b] && fit(b) && (best == nil || b.busy.Load() < best.busy.Load()) {
				best = b
			}
		}
		if best != nil {
			return best
		}
	}
	return nil
}

func (o *own) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, mostBody))
	if err != nil {
		http.Error(w, "too large", http.StatusRequestEntityTooLarge)
		return
	}
	tried := map[*backend]bool{}
	for b := o.next(tried); b != nil; b = o.next(tried) {
		tried[b] = true
		if o.pass(w, r, b, body) {
			return
		}
	}
	http.Error(w, "no bot answers", http.StatusBadGateway)
}

// pass sends an interaction to a bot; false when that has not taken it.
func (o *own) pass(w http.ResponseWriter, r *http.Request, b *backend, body []byte) bool {
	b.busy.Add(1)
	defer b.busy.Add(-1)
	req, err := http.NewRequestWithContext(r.Context(), http.MethodPost, "http://"+b.at+r.URL.Path, bytes.NewReader(body))
	if err != nil {
		return false
	}
	req.Header = r.Header.Clone()
	answer, err := o.client.Do(req)
	if err != nil {
		return false
	}
	defer answer.Body.Close()
	if answer.StatusCode == http.StatusServiceUnavailable {
		return false
	}
	w.Header().Set("Content-Type", answer.Header.Get("Content-Type"))
	w.WriteHeader(answer.StatusCode)
	_, _ = io.Copy(w, answer.Body) // whoever asked may have left
	return true
}
