package newsroom

import (
	"context"
	"errors"
	"fmt"
	"time"

	"marquee/bot"
)

// Letter is what is to be posted.
type Letter struct {
	Channel string
	Title   string // what a post in a forum is called
	URL     string // of what it tells, or ""
	Locale  string // the language of its readers, "" for English
	Reply   bot.Reply
	Nonce   string // the same for every try
	// Taken says of a message that it is known to be another letter's; nil:
	// none is.
	Taken func(message string) bool
	// Age is how long ago the first try began that it looks for, by the
	// database's clock; Over for how long all of them have certainly been over,
	// by a clock that nobody sets: negative while one may still be under way.
	Age, Over time.Duration
}

// Others says that a message is known to be another letter's.
func (l Letter) Others(message string) bool { return l.Taken != nil && l.Taken(message) }

// Poster writes in channels. Its errors are *Fault; any other error counts as
// Uncertain.
type Poster interface {
	// Send writes a message and returns its id.
	Send(ctx context.Context, l Letter) (message string, err error)
	// Change replaces a message.
	Change(ctx context.Context, message string, l Letter) error
	// Remove deletes a message that turned out to be a second one.
	Remove(ctx context.Context, channel, message string) error
	// Find looks for a message that an earlier try may have left: the newest
	// of ours that shows the address or, without one, the title. Nothing found
	// means that nothing was left; where only time can tell, it is an error.
	Find(ctx context.Context, l Letter) (message string, found bool, err error)
	// Direct returns the channel of a person's direct messages.
	Direct(ctx context.Context, person string) (channel string, err error)
}

// FaultKind says what can be done about a fault.
type FaultKind int

// The kinds of faults.
const (
	Uncertain   FaultKind = iota // nobody knows whether it succeeded
	Slow                         // certainly not done; later
	Denied                       // not done: a permission is missing, which an admin can give
	Lost                         // not done: the channel is gone
	Closed                       // not done: the person takes no direct messages
	Refused                      // not done: the content is not taken, now or later
	Vanished                     // the message that was to be changed is gone
	Blind                        // perhaps done, and there is no way to find out
	Unpublished                  // done, but not yet published to the servers that follow the channel
)

// Fault is why something was not posted.
type Fault struct {
	Kind    FaultKind
	Reason  string        // in words, for admins
	After   time.Duration // when to come back, at the earliest
	Message string        // of Unpublished: what was done
	Err     error         // for the log
}

// Error gives the reason and the cause.
func (f *Fault) Error() string {
	if f.Err == nil {
		return f.Reason
	}
	return fmt.Sprintf("%s: %v", f.Reason, f.Err)
}

// Unwrap returns the cause.
func (f *Fault) Unwrap() error { return f.Err }

func faultOf(err error) *Fault {
	if f, ok := errors.AsType[*Fault](err); ok {
		return f
	}
	return &Fault{Kind: Uncertain, Reason: "no answer", Err: err}
}
