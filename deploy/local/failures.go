package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"time"
)

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
			if err := again(ctx, r); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	t.header()
	t.row("every bot replaced", len(t.replicas), t.workers, sum, cost{})
	if bad := sum.count() - sum.verdicts[right]; bad > 0 {
		return fmt.Errorf("%d of %d interactions were not answered right", bad, sum.count())
	}
	return nil
}

// crash kills every bot in turn and starts it again: what one has under way is
// answered by another.
func crash(ctx context.Context, t *topology) error {
	if err := t.serve(ctx, len(t.replicas)); err != nil {
		return err
	}
	defer t.rest()
	const lost, promised = "interaction answered again", "answering what another process deferred"
	before, later := t.logged(lost), t.logged(promised)
	sum, err := t.during(ctx, func() error {
		for _, r := range t.replicas {
			r.kill()
			if err := again(ctx, r); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	t.header()
	t.row("every bot killed", len(t.replicas), t.workers, sum, cost{})
	t.say("%d interactions lost their first bot and were answered by another at once, %d that were deferred later",
		t.logged(lost)-before, t.logged(promised)-later)
	return sum.demand()
}

// logged counts the lines of all bots' logs that hold some words.
func (t *topology) logged(words string) (n int) {
	for _, r := range t.replicas {
		raw, err := os.ReadFile(r.data + ".log")
		if err == nil { // a bot that never ran has none
			n += bytes.Count(raw, []byte(words))
		}
	}
	return n
}

// again starts a bot that was ended, and waits until people reach it.
func again(ctx context.Context, r *replica) error {
	if err := r.start(); err != nil {
		return err
	}
	if err := r.ready(ctx, time.Minute); err != nil {
		return err
	}
	return pause(ctx, 2*time.Second) // the load balancer sees it
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
	}{{"PostgreSQL restarted", 0}, {"PostgreSQL away for 5 s", 5 * time.Second}} {
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
		t.row(c.name, len(t.replicas), t.workers, sum, cost{})
		t.say("the last question not answered right was asked %.1f s after PostgreSQL was back", max(0, sum.lastBad().Sub(back).Seconds()))
		if err := sum.demand(); err != nil {
			return err
		}
	}
	return nil
}

// demand is an error when people were answered wrong, or not at all.
func (t *tally) demand() error {
	if t.verdicts[wrong]+t.verdicts[silent] > 0 {
		return fmt.Errorf("%d wrong answers, %d without any", t.verdicts[wrong], t.verdicts[silent])
	}
	return nil
}
