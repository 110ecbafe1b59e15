package main

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"time"
)

// scenarios are what can be done with the topology, by name.
var scenarios = map[string]func(context.Context, *topology) error{
	"try": try, "load": load, "rolling": rolling, "crash": crash, "database": databaseAway, "search": searchNodeAway,
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
		if t.kill != "" {
			t.say("killing a node of the search")
			if err := shell(ctx, t.kill); err != nil {
				return err
			}
		}
		return pause(ctx, t.span())
	})
	if err != nil {
		return err
	}
	t.header()
	t.row("/film while killed", len(t.replicas), t.workers, sum, 0)
	if err := t.once(); err != nil {
		return fmt.Errorf("after the kills: %w", err)
	}
	if sum.verdicts[wrong] > 0 || sum.verdicts[silent] > t.workers {
		return fmt.Errorf("%d wrong answers, %d without any", sum.verdicts[wrong], sum.verdicts[silent])
	}
	return nil
}

// load measures at rising concurrency for one bot, two, and so on.
func load(ctx context.Context, t *topology) error {
	t.header()
	for n := 1; n <= len(t.replicas); n++ {
		if err := t.serve(ctx, n); err != nil {
			return err
		}
		t.warm(ctx)
		for _, kind := range []struct {
			name string
			ask  func() question
		}{{"/film", t.people.film}, {"completion", t.people.completion}} {
			for _, workers := range atOnce {
				before := t.processor(ctx, n)
				span, cancel := context.WithTimeout(ctx, t.span())
				sum := t.crowd(span, workers, kind.ask)
				cancel()
				t.row(kind.name, n, workers, sum, t.processor(ctx, n)-before)
			}
		}
		t.rest()
	}
	return ctx.Err()
}

// rolling replaces every bot in turn while people ask: nobody may notice.
func rolling(ctx context.Context, t *topology) error {
	if err := t.serve(ctx, len(t.replicas)); err != nil {
		return err
	}
	defer t.rest()
	sum, err := t.during(ctx, func() error {
		for i, r := range t.replicas {
			t.say("replacing bot %d", i+1)
			if err := r.stop(); err != nil {
				return err
			}
			if err := r.start(); err != nil {
				return err
			}
			if err := r.ready(ctx, time.Minute); err != nil {
				return err
			}
			if err := pause(ctx, 2*time.Second); err != nil { // the load balancer sees it
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	t.header()
	t.row("/film, every bot replaced", len(t.replicas), t.workers, sum, 0)
	if bad := sum.count() - sum.verdicts[right]; bad > 0 {
		return fmt.Errorf("%d of %d interactions were not answered right", bad, sum.count())
	}
	return nil
}

// crash kills every bot in turn and starts it again: what one has under way is
// lost, nothing else.
func crash(ctx context.Context, t *topology) error {
	if err := t.serve(ctx, len(t.replicas)); err != nil {
		return err
	}
	defer t.rest()
	sum, err := t.during(ctx, func() error {
		for _, r := range t.replicas {
			r.kill()
			if err := r.start(); err != nil {
				return err
			}
			if err := r.ready(ctx, time.Minute); err != nil {
				return err
			}
			if err := pause(ctx, 2*time.Second); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	t.header()
	t.row("/film, every bot killed", len(t.replicas), t.workers, sum, 0)
	if sum.verdicts[wrong] > 0 || sum.verdicts[silent] > len(t.replicas)*t.workers {
		return fmt.Errorf("%d wrong answers, %d without any", sum.verdicts[wrong], sum.verdicts[silent])
	}
	return nil
}

// databaseAway restarts PostgreSQL under load, then takes it away for a while.
func databaseAway(ctx context.Context, t *topology) error {
	if t.server == "" {
		return errors.New("MARQUEE_TEST_POSTGRES_CTL is not set: run it by .ci/postgres")
	}
	if err := t.serve(ctx, len(t.replicas)); err != nil {
		return err
	}
	defer t.rest()
	t.header()
	for _, c := range []struct {
		name string
		away time.Duration
	}{{"/film, PostgreSQL restarted", 0}, {"/film, PostgreSQL away for 5 s", 5 * time.Second}} {
		var back time.Time
		sum, err := t.during(ctx, func() error {
			if err := shell(ctx, t.server+" stop"); err != nil {
				return err
			}
			if err := pause(ctx, c.away); err != nil {
				return err
			}
			if err := shell(ctx, t.server+" start"); err != nil {
				return err
			}
			back = time.Now()
			return pause(ctx, t.span()+2*time.Second)
		})
		if err != nil {
			return err
		}
		t.row(c.name, len(t.replicas), t.workers, sum, 0)
		t.say("the last question not answered right was asked %.1f s after PostgreSQL was back", max(0, sum.lastBad().Sub(back).Seconds()))
		if sum.verdicts[wrong]+sum.verdicts[silent] > 0 {
			return fmt.Errorf("%d wrong answers, %d without any", sum.verdicts[wrong], sum.verdicts[silent])
		}
	}
	return nil
}

// searchNodeAway kills a node of the search under load.
func searchNodeAway(ctx context.Context, t *topology) error {
	if t.kill == "" {
		return errors.New("MARQUEE_TEST_OPENSEARCH_KILL is not set: run it by .ci/opensearch")
	}
	if err := t.serve(ctx, len(t.replicas)); err != nil {
		return err
	}
	defer t.rest()
	var gone time.Time
	sum, err := t.during(ctx, func() error {
		gone = time.Now()
		if err := shell(ctx, t.kill); err != nil {
			return err
		}
		return pause(ctx, 2*t.span())
	})
	if err != nil {
		return err
	}
	t.header()
	t.row("/film, a search node killed", len(t.replicas), t.workers, sum, 0)
	t.say("the last question not answered right was asked %.1f s after the kill", max(0, sum.lastBad().Sub(gone).Seconds()))
	if sum.verdicts[wrong]+sum.verdicts[silent] > 0 {
		return fmt.Errorf("%d wrong answers, %d without any", sum.verdicts[wrong], sum.verdicts[silent])
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
