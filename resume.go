package main

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"marquee/bot/discord"
	"marquee/internal/database"
)

// The times of answering instead of a process that died.
const (
	resumeEvery  = 2 * time.Second // looks at what was promised; a fourth of the lease
	resumeAtOnce = 4               // answers of others that one process gives at a time
	lookWithin   = 5 * time.Second
)

// answerBy makes replies go to Discord itself, and notes what is deferred.
func (f *front) answerBy(client *discord.Client, m *metrics) {
	f.responder.REST, f.responder.Answered, f.responder.Fetch = client, m.answered, client.Fetch
	f.responder.Deferrals = f.deferrals
}

// resume keeps the promises of this process its own while it lives, and takes
// over those of processes that died, until working ends. It returns once ctx
// has ended and the answers under way are out or cut off.
func (f *front) resume(ctx, working context.Context) {
	log := f.responder.Log
	var answers sync.WaitGroup
	defer answers.Wait()
	free := make(chan struct{}, resumeAtOnce)
	tick := time.NewTicker(resumeEvery)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		for _, d := range f.look(ctx, working, resumeAtOnce-len(free)) {
			free <- struct{}{}
			answers.Go(func() {
				defer func() { <-free }()
				sorry := d.Tries > database.MostDeferralTries
				if err := f.responder.Resume(ctx, d.Raw, d.Began, d.Hidden, sorry); err != nil {
					log.Error("a deferred answer is not given", slog.Any("error", err))
				}
			})
		}
	}
}

// look renews what is this process's own and returns what it took over, at
// most n. A database that is away is told of by /readyz.
func (f *front) look(ctx, working context.Context, n int) []database.Deferral {
	ctx, cancel := context.WithTimeout(ctx, lookWithin)
	defer cancel()
	if err := f.deferrals.Renew(ctx); err != nil {
		f.responder.Log.Debug("deferred answers are not renewed", slog.Any("error", err))
		return nil
	}
	if n == 0 || working.Err() != nil {
		return nil
	}
	taken, err := f.deferrals.Take(ctx, n)
	if err != nil {
		f.responder.Log.Debug("deferred answers are not looked for", slog.Any("error", err))
	}
	return taken
}
