package main

import (
	"context"
	"fmt"
	"net/http"
	"time"
)

// once asks for one film and shows the beginning of its card.
func (t *topology) once() error {
	q := t.people.film()
	v, reply := q.put(http.DefaultClient, t.balancer.url())
	took, _ := q.x.First()
	if v != right {
		return fmt.Errorf("/film is not answered right: %s", reply)
	}
	t.say("/film answered right, first answer after %d ms", took.Milliseconds())
	return nil
}

// warm lets the bots fill their caches.
func (t *topology) warm(ctx context.Context) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	t.crowd(ctx, t.workers, t.people.film)
}

// during lets people ask while something happens, and a while before.
func (t *topology) during(ctx context.Context, happens func() error) (*tally, error) {
	t.warm(ctx)
	asking, stop := context.WithCancel(ctx)
	defer stop()
	sums := make(chan *tally, 1)
	go func() { sums <- t.crowd(asking, t.workers, t.people.any) }()
	err := pause(ctx, 2*time.Second)
	if err == nil {
		err = happens()
	}
	stop()
	sum := <-sums
	t.examples(sum)
	return sum, err
}

// examples shows a few questions that were not answered right.
func (t *topology) examples(sum *tally) {
	shown := [silent + 1]int{}
	for _, l := range sum.bad {
		if shown[l.verdict]++; shown[l.verdict] <= 2 && l.why != "" {
			t.say("  %s: %s", [...]string{"right", "sorry", "wrong", "silent"}[l.verdict], l.why)
		}
	}
}

// cost is processor time in seconds.
type cost struct{ bots, database float64 }

func (c cost) since(before cost) cost {
	return cost{c.bots - before.bots, c.database - before.database}
}

// processor returns the processor time that the first n bots and the database
// have used so far.
func (t *topology) processor(ctx context.Context, n int) (sum cost) {
	for _, r := range t.replicas[:n] {
		sum.bots += r.metric(ctx, "process_cpu_seconds_total")
	}
	sum.database = databaseProcessor(t.database)
	return sum
}

func (t *topology) header() {
	fmt.Fprintln(t.out, "| what | bots | at once | interactions | a second | p50 ms | p99 ms | bots' CPU ms each | PostgreSQL's | deferred | said so plainly | wrong | no answer |")
	fmt.Fprintln(t.out, "|---|---|---|---|---|---|---|---|---|---|---|---|---|")
}

// row reports a run and what it cost, if that was measured.
func (t *topology) row(what string, bots, workers int, s *tally, used cost) {
	each := func(seconds float64) string {
		if seconds <= 0 || s.count() == 0 {
			return ""
		}
		return fmt.Sprintf("%.1f", 1000*seconds/float64(s.count()))
	}
	ms := func(d time.Duration) string { return fmt.Sprintf("%.1f", float64(d.Microseconds())/1000) }
	fmt.Fprintf(t.out, "| %s | %d | %d | %d | %.0f | %s | %s | %s | %s | %d | %d | %d | %d |\n", what, bots, workers, s.count(),
		float64(s.count())/s.took.Seconds(), ms(s.share(0.5)), ms(s.share(0.99)), each(used.bots), each(used.database), s.deferred,
		s.verdicts[sorry], s.verdicts[wrong], s.verdicts[silent])
}
