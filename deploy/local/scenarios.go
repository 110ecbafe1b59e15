package main

import (
	"context"
	"fmt"
	"net/http"
	"os/exec"
	"strings"
	"time"
)

// scenarios are what can be done with the topology, by name.
var scenarios = map[string]func(context.Context, *topology) error{
	"try": try, "load": load, "fresh": fresh,
	"rolling": rolling, "crash": crash, "database": databaseAway, "search": searchAway,
}

// atOnce are the numbers of interactions under way at once that load tries.
var atOnce = []int{1, 4, 16, 64}

// try asks for a film through the load balancer, kills a bot, and a node of the
// search where there are several, while others ask on, and asks again.
func try(ctx context.Context, t *topology) error {
	if err := t.serve(ctx, len(t.replicas)); err != nil {
		return err
	}
	defer t.rest()
	if err := t.once(); err != nil {
		return err
	}
	sum, err := t.during(ctx, func() error {
		if len(t.replicas) > 1 {
			t.say("killing a bot")
			t.replicas[0].kill()
		}
		if t.nodes.killable() {
			t.say("killing a node of the search")
			if err := t.nodes.kill(1); err != nil {
				return err
			}
		}
		return pause(ctx, t.span())
	})
	if err != nil {
		return err
	}
	t.header()
	t.row("a bot killed, and a search node if any", len(t.replicas), t.workers, sum, cost{})
	if err := t.once(); err != nil {
		return fmt.Errorf("after the kills: %w", err)
	}
	if err := sum.demand(); err != nil {
		return err
	}
	if t.nodes.killable() {
		return t.nodes.revive(ctx, 1)
	}
	return nil
}

// load measures at rising concurrency for one bot, two, and so on; beside a
// search cluster first without it, then with it.
func load(ctx context.Context, t *topology) error {
	defer func() { t.embedded = false }()
	t.header()
	engines := []string{""}
	if len(t.nodes.urls) > 0 {
		engines = []string{", embedded", ", OpenSearch"}
	}
	for i, engine := range engines {
		t.embedded = len(engines) > 1 && i == 0
		for n := 1; n <= len(t.replicas); n++ {
			if err := t.loadOf(ctx, n, engine); err != nil {
				return err
			}
		}
	}
	return ctx.Err()
}

// loadOf measures n bots.
func (t *topology) loadOf(ctx context.Context, n int, engine string) error {
	if err := t.serve(ctx, n); err != nil {
		return err
	}
	defer t.rest()
	t.warm(ctx)
	if n == 1 {
		t.sizes(ctx)
	}
	for _, kind := range []struct {
		name string
		ask  func() question
	}{{"/film", t.people.film}, {"/ask", t.people.ask}, {"completion", t.people.completion}} {
		for _, workers := range atOnce {
			before := t.processor(ctx, n)
			span, cancel := context.WithTimeout(ctx, t.span())
			sum := t.crowd(span, workers, kind.ask)
			cancel()
			t.examples(sum)
			t.row(kind.name+engine, n, workers, sum, t.processor(ctx, n).since(before))
		}
	}
	return nil
}

// fresh ingests an article beside the running bots and waits until each of
// them answers with it.
func fresh(ctx context.Context, t *topology) error {
	if err := t.serve(ctx, len(t.replicas)); err != nil {
		return err
	}
	defer t.rest()
	title := "Local Lantern " + time.Now().Format("150405")
	article := "title: " + title + " sails into cinemas\noutlet: Harbour Gazette\n\n\"" + title +
		"\" is now streaming on Netflix. " + title + " holds an 81% on Rotten Tomatoes.\n"
	if err := t.marquee(ctx, strings.NewReader(article), "ingest", "-"); err != nil {
		return err
	}
	stored := time.Now()
	for i, r := range t.replicas {
		for {
			q := t.people.named(title, title, "81%")
			v, _ := q.put(http.DefaultClient, "http://"+r.at+"/interactions")
			if v == right {
				t.say("bot %d answers with the new article %.1f s after it was stored", i+1, time.Since(stored).Seconds())
				break
			}
			if time.Since(stored) > 15*time.Second {
				return fmt.Errorf("bot %d does not know the new article after 15 s", i+1)
			}
			if err := pause(ctx, 100*time.Millisecond); err != nil {
				return err
			}
		}
	}
	return nil
}

// shell runs a command line.
func shell(ctx context.Context, line string) error {
	if says, err := exec.CommandContext(ctx, "sh", "-c", line).CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w: %s", line, err, says)
	}
	return nil
}

// pause waits, unless ctx ends before.
func pause(ctx context.Context, d time.Duration) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(d):
		return nil
	}
}
