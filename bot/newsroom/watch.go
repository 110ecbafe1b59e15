package newsroom

import (
	"sync"
	"time"
)

// A watch tells when the tries of others are over. It is what keeps a post in
// a forum single, for which Discord knows no nonce: nobody may send one while
// another's try may still arrive. The database's clock cannot tell that, since
// it may be set ahead by hours while a try is under way; so who may send what
// when rests on steady clocks alone, which nobody sets:
//
//  1. A try has a number, its claim's token. It is in the row before anything
//     is sent: a first try's by Claim, one after a look by Store.Try, which
//     only the newest claim passes.
//  2. A try is over when its claim is as old as a try may last, by the sender's
//     own clock from before the claim. Its context ends then, and the body of
//     a call refuses to leave after that.
//  3. Who has taken a claim over sends again when it looked and found nothing,
//     and when by its own clock it has known the number of the last try for as
//     long as a try may last, and as long again as Discord's lists need to
//     show what it left. It learnt the number after the claim began: so that
//     try is over, whatever the database's clock did.
//
// What no clock can rule out is a process that is stopped between the last
// look at its clock and the network, or a network that keeps a request for
// longer than that. Then two are shown, until the late one comes to note its
// message: the first that was noted stays, and who notes another takes its own
// away again (Store.Late, Poster.Remove).
type watch struct {
	mu    sync.Mutex
	tries map[post]try
}

// post is a story in a channel.
type post struct{ channel, story string }

// try is the last try for a post that is known of, and when it is over.
type try struct {
	number int64
	over   time.Time // with the reading of the steady clock
}

// mostWatched bounds what is remembered; who forgets waits again.
const mostWatched = 10_000

// over returns for how long the tries of a delivery have been over: negative
// while one may be under way. A try that is first heard of may last for within.
func (w *watch) over(d Delivery, now time.Time, within time.Duration) time.Duration {
	w.mu.Lock()
	defer w.mu.Unlock()
	at := post{d.Channel, d.Story}
	known, ok := w.tries[at]
	if !ok || known.number != d.tried {
		known = try{d.tried, now.Add(within)}
		w.set(at, known)
	}
	return now.Sub(known.over)
}

// ended notes that our own try for a delivery is over.
func (w *watch) ended(d Delivery, now time.Time) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.set(post{d.Channel, d.Story}, try{d.tried, now})
}

// forget drops a delivery that is done with.
func (w *watch) forget(d Delivery) {
	w.mu.Lock()
	defer w.mu.Unlock()
	delete(w.tries, post{d.Channel, d.Story})
}

func (w *watch) set(at post, t try) {
	if w.tries == nil || len(w.tries) >= mostWatched {
		w.tries = map[post]try{}
	}
	w.tries[at] = t
}
