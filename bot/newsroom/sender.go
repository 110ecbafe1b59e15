package newsroom

import (
	"cmp"
	"context"
	"errors"
	"log/slog"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"

	"marquee/bot"
	"marquee/bot/settings"
)

// Servers says how servers want their posts, and takes note of people who
// cannot be told.
type Servers interface {
	Server(ctx context.Context, id string) (settings.Server, error)
	StopFollower(ctx context.Context, person, why string) error
	FollowerLocale(ctx context.Context, person string) (string, error)
	Subscriptions(ctx context.Context, server string) ([]settings.Subscription, error)
}

// Sender takes deliveries from the outbox and posts them. Several may work at
// once, also in several processes; each is used by one goroutine. All fields but AtOnce, Say,
// Reason and For are required.
type Sender struct {
	Store   *Store
	Poster  Poster
	Servers Servers
	Holder  string // names this process, uniquely
	Log     *slog.Logger
	AtOnce  int // channels written to at once; 0: 8
	// Say says an English phrase in a language; nil says it in English.
	Say func(locale, english string) string
	// Reason takes apart why something was not posted, so that it can be said
	// in any language; nil leaves it whole.
	Reason func(english string) bot.Phrase
	For    time.Duration // how long a claim lasts; 0: 90 s. A try may take half of it

	seen  int64 // the database's clock at the last pass, 0 before the first
	watch watch
}

// Bounds of sending.
const (
	claimFor    = 90 * time.Second
	noteWithin  = 10 * time.Second
	waitLeast   = 5 * time.Minute
	waitMost    = 6 * time.Hour
	waitTries   = 60             // some two weeks of waiting
	unsureMost  = 24 * time.Hour // then it is left as unknown
	slowLeast   = time.Second
	senderBatch = 32
)

// Pass posts what is due and returns how many deliveries it took.
func (s *Sender) Pass(ctx context.Context) (int, error) {
	due, ok, err := s.Store.Next(ctx)
	if err != nil || !ok {
		return 0, err
	}
	now, err := s.Store.now(ctx)
	if err != nil {
		return 0, err
	}
	// Where the clock was set back, Claim finds out what is due.
	steady := s.seen != 0 && now+clockSlack.Milliseconds() >= s.seen
	s.seen = now
	if steady && due.UnixMilli() > now {
		return 0, nil
	}
	end := time.Now().Add(s.within()) // counted from before the claim
	list, err := s.Store.Claim(ctx, s.Holder, senderBatch, cmp.Or(s.For, claimFor))
	if err != nil || len(list) == 0 {
		return 0, err
	}
	var group errgroup.Group
	group.SetLimit(cmp.Or(s.AtOnce, 8))
	for _, d := range list {
		group.Go(func() error { return s.deliver(ctx, d, end) })
	}
	return len(list), group.Wait()
}

// within is how long a try may take: well within a claim.
func (s *Sender) within() time.Duration { return cmp.Or(s.For, claimFor) / 2 }

// attempt is one try and what came of it.
type attempt struct {
	message string // its id, when it is there
	sent    bool   // this try sent it
	clear   bool   // no earlier try can have left a message
}

// deliver does what a delivery needs before end, and notes the outcome, also
// when ctx ends in the middle: what was sent is then noted still.
func (s *Sender) deliver(ctx context.Context, d Delivery, end time.Time) error {
	sending, cancel := context.WithDeadline(ctx, end)
	a, err := s.try(sending, &d)
	cancel()
	noting, cancel := context.WithTimeout(context.WithoutCancel(ctx), noteWithin)
	defer cancel()
	if err != nil {
		err = s.note(noting, d, a.clear, faultOf(err))
	} else if err = s.Store.Sent(noting, d, a.message); err == nil {
		s.watch.forget(d)
	} else if errors.Is(err, ErrClaimLost) && a.sent {
		return s.late(noting, d, a.message)
	}
	if errors.Is(err, ErrClaimLost) {
		return nil // whoever has it now notes it
	}
	return err
}

// late notes a message that was sent when the claim was another's already, and
// takes it away again where another one is the post.
func (s *Sender) late(ctx context.Context, d Delivery, message string) error {
	there, err := s.Store.Late(ctx, d, message)
	if err != nil || there == message {
		return err
	}
	s.Log.Warn("a post was sent twice; the second one is taken away", slog.String("channel", d.Channel), slog.String("story", d.Story),
		slog.String("message", message))
	channel, err := s.channel(ctx, d.Channel)
	if err == nil {
		err = s.Poster.Remove(ctx, channel, message)
	}
	if err != nil {
		s.Log.Error("a second post stays", slog.String("channel", d.Channel), slog.String("message", message), slog.Any("error", err))
	}
	return nil
}

// try makes one try.
func (s *Sender) try(ctx context.Context, d *Delivery) (a attempt, err error) {
	a.clear = d.State != Sending
	if ctx.Err() != nil {
		return a, &Fault{Kind: Slow, Reason: "its turn did not come in time", Err: ctx.Err()}
	}
	letter, err := s.letter(ctx, *d)
	if err != nil {
		return a, err
	}
	switch d.Step() {
	case Edit:
		a.message, a.sent = d.Message, true
		return a, s.Poster.Change(ctx, d.Message, letter)
	case Look:
		a.clear = false
		if letter.Taken, err = s.Store.taken(ctx, *d); err != nil {
			return a, &Fault{Kind: Slow, Reason: "the outbox cannot be read", Err: err}
		}
		letter.Over = s.watch.over(*d, time.Now(), s.within())
		message, found, err := s.Poster.Find(ctx, letter)
		if found {
			a.message = message
			return a, err
		}
		// Who may not read a channel has the nonce alone.
		if a.clear = err == nil; !a.clear && (faultOf(err).Kind != Denied || letter.Age >= NonceWindow) {
			return a, err
		}
		if err := s.Store.Try(ctx, d); err != nil {
			return a, err
		}
	}
	a.message, err = s.Poster.Send(ctx, letter)
	a.sent = err == nil
	s.watch.ended(*d, time.Now())
	return a, err
}

// channel resolves a person to the channel of direct messages.
func (s *Sender) channel(ctx context.Context, name string) (string, error) {
	person, direct := strings.CutPrefix(name, "@")
	if !direct {
		return name, nil
	}
	channel, err := s.Poster.Direct(ctx, person)
	if f := faultOf(err); err != nil && f.Kind == Uncertain {
		return "", &Fault{Kind: Slow, Reason: f.Reason, Err: f.Err} // opening a channel twice does no harm
	}
	return channel, err
}

// note files the outcome of a try that failed. Unless it is clear that an
// earlier one left nothing either, that is kept in mind.
func (s *Sender) note(ctx context.Context, d Delivery, clear bool, f *Fault) error {
	s.Log.Info("a post did not go through", slog.String("channel", d.Channel), slog.String("story", d.Story),
		slog.Int("attempt", d.Attempts), slog.String("error", f.Error()))
	switch f.Kind {
	case Unpublished:
		return s.unpublished(ctx, d, f)
	case Slow:
		if !clear {
			break
		}
		return s.Store.Retry(ctx, d, max(f.After, pause(d.Attempts, slowLeast, time.Minute)), f.Reason)
	case Denied, Lost:
		return s.wait(ctx, d, clear, f)
	case Closed:
		if person, ok := strings.CutPrefix(d.Channel, "@"); ok && d.Person != "" {
			if err := s.Servers.StopFollower(ctx, person, f.Reason); err != nil {
				return err
			}
		}
		return s.giveUp(ctx, d, Dead, f.Reason)
	case Refused:
		return s.giveUp(ctx, d, Dead, f.Reason)
	case Vanished:
		return s.giveUp(ctx, d, Sent, f.Reason)
	case Blind:
		return s.giveUp(ctx, d, Unknown, f.Reason)
	}
	now, err := s.Store.now(ctx)
	if err != nil {
		return err
	}
	if !d.Started.IsZero() && time.UnixMilli(now).Sub(d.Started) > unsureMost {
		return s.giveUp(ctx, d, Unknown, f.Reason)
	}
	return s.Store.Unsure(ctx, d, cmp.Or(f.After, pause(d.Attempts, slowLeast, time.Minute)), f.Reason)
}

// giveUp ends a delivery: one that is there already stays as it is.
func (s *Sender) giveUp(ctx context.Context, d Delivery, state State, reason string) error {
	if d.Message != "" {
		state = Sent
	} else if state == Sent {
		state = Dead
	}
	return s.Store.GiveUp(ctx, d, state, reason)
}

// pause doubles with every attempt.
func pause(attempts int, least, most time.Duration) time.Duration {
	return min(least<<min(max(attempts-1, 0), 20), most)
}
