package main

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"time"
)

// searchAway kills a node of the search under load and starts it again, then
// all of them. The bots must say so while it is away, and recover by
// themselves.
func searchAway(ctx context.Context, t *topology) error {
	if err := t.serve(ctx, len(t.replicas)); err != nil {
		return err
	}
	defer t.rest()
	t.header()
	for _, c := range []struct {
		name  string
		count int
	}{{"a search node killed", 1}, {"the whole search killed", len(t.nodes.pids)}} {
		var gone outage
		sum, err := t.during(ctx, func() (err error) {
			gone, err = t.loseNodes(ctx, c.count)
			return err
		})
		if err != nil {
			return err
		}
		t.row(c.name, len(t.replicas), t.workers, sum, cost{})
		t.say("%s", gone.report(sum.lastBad()))
		if err := sum.demand(); err != nil {
			return err
		}
	}
	return nil
}

// outage is when what happened to the search.
type outage struct {
	killed  time.Time
	told    time.Time // every bot's /readyz said so; zero: they stayed ready
	started time.Time // the nodes were
	whole   time.Time // all nodes were there, and every part of the index
	ready   time.Time // every bot's /readyz was well again
}

// toldWithin bounds how long /readyz may say that all is well without a search.
const toldWithin = 10 * time.Second

// loseNodes kills nodes of the search, waits a while, and starts them again.
func (t *topology) loseNodes(ctx context.Context, count int) (o outage, err error) {
	o.killed = time.Now()
	if err := t.nodes.kill(count); err != nil {
		return o, err
	}
	if count == len(t.nodes.pids) {
		if err := t.readiness(ctx, false, toldWithin); err != nil {
			return o, err
		}
		o.told = time.Now()
	}
	if err := pause(ctx, t.span()); err != nil {
		return o, err
	}
	o.started = time.Now()
	if err := t.nodes.revive(ctx, count); err != nil {
		return o, err
	}
	o.whole = time.Now()
	if err := t.readiness(ctx, true, time.Minute); err != nil {
		return o, err
	}
	o.ready = time.Now()
	return o, pause(ctx, t.span())
}

// readiness waits until the /readyz of every bot says that it is ready, or
// that its index is not.
func (t *topology) readiness(ctx context.Context, want bool, most time.Duration) error {
	ctx, cancel := context.WithTimeout(ctx, most)
	defer cancel()
	for i, r := range t.replicas {
		for {
			status, body := get(ctx, "http://"+r.at+"/readyz")
			if want && status == http.StatusOK || !want && status == http.StatusServiceUnavailable && strings.Contains(string(body), `"index":{"ok":false`) {
				break
			}
			if err := pause(ctx, 50*time.Millisecond); err != nil {
				return fmt.Errorf("/readyz of bot %d should say %v by now: it says %d %s", i+1, want, status, body)
			}
		}
	}
	return nil
}

// report tells an outage in seconds.
func (o outage) report(lastBad time.Time) string {
	var b strings.Builder
	if o.told.IsZero() {
		fmt.Fprintf(&b, "the last question not answered right was asked %.1f s after the kill", max(0, lastBad.Sub(o.killed).Seconds()))
	} else {
		fmt.Fprintf(&b, "every /readyz said so %.1f s after the kill", o.told.Sub(o.killed).Seconds())
	}
	fmt.Fprintf(&b, "; the search was whole %.1f s after its start, every bot ready %.1f s later", o.whole.Sub(o.started).Seconds(), o.ready.Sub(o.whole).Seconds())
	if !o.told.IsZero() {
		fmt.Fprintf(&b, "; the last question not answered right was asked %.1f s before that", max(0, o.ready.Sub(lastBad).Seconds()))
	}
	return b.String()
}
