package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"slices"
	"sync"
	"time"

	"marquee/bot/bottest"
)

// How long people wait.
const (
	firstAnswer = 3 * time.Second  // Discord's patience
	wholeAnswer = 40 * time.Second // ours, after a deferral, which another bot may have to keep
)

// tally is what came of many questions.
type tally struct {
	verdicts [silent + 1]int
	deferred int
	times    []time.Duration // to the first answer
	took     time.Duration   // of the whole run
	bad      []lapse
}

// lapse is one question that was not answered right.
type lapse struct {
	at      time.Time // it was asked
	verdict verdict
	why     string
}

func (t *tally) count() int {
	return t.verdicts[right] + t.verdicts[sorry] + t.verdicts[wrong] + t.verdicts[silent]
}

// share returns the time that a share of all first answers kept within.
func (t *tally) share(s float64) time.Duration {
	if len(t.times) == 0 {
		return 0
	}
	slices.Sort(t.times)
	return t.times[min(len(t.times)-1, int(s*float64(len(t.times))))]
}

// lastBad is the moment of the last question that was not answered right; zero
// when all were.
func (t *tally) lastBad() (last time.Time) {
	for _, l := range t.bad {
		if l.at.After(last) {
			last = l.at
		}
	}
	return last
}

// crowd asks from several workers at once until ctx ends, and waits for the
// answers to what they asked.
func (t *topology) crowd(ctx context.Context, workers int, ask func() question) *tally {
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: workers, MaxConnsPerHost: 2 * workers}}
	defer client.CloseIdleConnections()
	url := t.balancer.url()
	sum := new(tally)
	began := time.Now()
	var mu sync.Mutex
	var all sync.WaitGroup
	for range workers {
		all.Go(func() {
			for ctx.Err() == nil {
				asked := time.Now()
				q := ask()
				v, why := q.put(client, url)
				took, kind := q.x.First()
				mu.Lock()
				sum.verdicts[v]++
				if kind == 5 {
					sum.deferred++
				}
				if kind != 0 {
					sum.times = append(sum.times, took)
				}
				if v != right {
					sum.bad = append(sum.bad, lapse{asked, v, why})
				}
				mu.Unlock()
			}
		})
	}
	all.Wait()
	sum.took = time.Since(began)
	t.discord.Forget()
	return sum
}

// put posts the interaction and waits for the whole answer.
func (q question) put(client *http.Client, url string) (v verdict, why string) {
	if err := post(client, url, q.x); err != nil {
		return silent, err.Error()
	}
	if q.wants == nil {
		choices, err := q.x.Choices(firstAnswer)
		if err != nil {
			return silent, err.Error()
		}
		return judgeChoices(len(choices)), ""
	}
	m, err := q.x.Wait(wholeAnswer)
	if err != nil {
		return silent, err.Error()
	}
	reply := string(m.Raw)
	v = q.judge(reply)
	return v, reply[:min(len(reply), 400)]
}

// post sends a signed interaction and takes the first response from the
// answer, within Discord's time.
func post(client *http.Client, url string, x *bottest.Exchange) error {
	ctx, cancel := context.WithTimeout(context.Background(), firstAnswer)
	defer cancel()
	req, err := bottest.Sign(ctx, url, x.Raw, time.Now())
	if err != nil {
		return err
	}
	answer, err := client.Do(req)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	raw, err := io.ReadAll(io.LimitReader(answer.Body, 1<<20))
	if err != nil {
		return err
	}
	if answer.StatusCode != http.StatusOK {
		return fmt.Errorf("status %d: %.200s", answer.StatusCode, raw)
	}
	return x.Respond(raw)
}
