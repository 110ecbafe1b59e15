package newsroom

import (
	"context"
	"crypto/sha256"
	"encoding/base32"
	"errors"
	"fmt"
	"time"

	"marquee/internal/database"
)

// Errors that callers tell apart with errors.Is.
var (
	// ErrCursorMoved says that another newsroom took the step already.
	ErrCursorMoved = errors.New("another newsroom has gone on from there")
	// ErrClaimLost says that a delivery is another's now, because the claim
	// ended before its outcome was noted.
	ErrClaimLost = errors.New("the delivery is another's now")
)

// Bounds of the outbox.
const (
	// NonceWindow is how long Discord is trusted to know a nonce again. Until
	// then a try whose outcome is unknown is repeated with the same nonce even
	// where the channel cannot be looked at.
	NonceWindow = 2 * time.Minute
	// nonceLength is the most that Discord takes.
	nonceLength = 25
)

// Store is the newsroom's outbox: which story goes to which channel, and what
// became of it. DB is required.
//
// A story goes to a channel at most once, by the table's key. It enters in the
// transaction that moves the newsroom's cursor (Advance), so it is neither
// forgotten nor entered twice. From there:
//
//	pending ──Claim──► sending ──Sent──► sent ──(changed: Claim, Sent)──► sent
//	   ▲                 │ ├─Unsure──► sending, again by Claim
//	   ├──────Retry──────┤ ├─Wait────► waiting, again by Claim
//	                       └─GiveUp──► dead, or unknown when it may be there
//
// A claim ends by itself: who crashed in the middle leaves a row in sending,
// which the next Claim returns with the time of its first try: the channel is
// looked at, and what is not there is sent with the same nonce. Every
// claim has a higher token, and outcomes are only taken from the newest, so a
// sender that slept cannot undo what another did. What it sent nevertheless is
// noted by Late, when nothing else was, or taken away again.
type Store struct {
	DB *database.DB // required
}

// State is where a delivery is on its way.
type State string

// The states.
const (
	Pending State = "pending" // to be sent
	Sending State = "sending" // perhaps sent: claimed, or its sender crashed
	Waiting State = "waiting" // to be sent when the channel lets us
	Sent    State = "sent"    // there, under Message
	Unknown State = "unknown" // perhaps there; not tried again
	Dead    State = "dead"    // undeliverable
)

// Post is a story for a channel.
type Post struct {
	Channel      string    // id; "@" and a user id for a direct message
	Story        string    // id, stable over changes of the story
	Server       string    // "" for a direct message
	Person       string    // id of who follows, "" in a server
	Subscription string    // that matched first, or ""
	Role         string    // id of the role to ping, or ""
	Payload      string    // what is said; the sender's own form
	At           time.Time // zero: at once; else the digest it waits for
}

// Delivery is a claimed post.
type Delivery struct {
	Post
	State    State // before the claim
	Rev      int64 // of Payload
	Nonce    string
	Message  string    // id of the message that is there, or ""
	Attempts int       // this one included
	Started  time.Time // begin of the first try whose outcome is not known
	token    int64
	tried    int64 // token of the last claim that may have sent it
}

// Step is what is to be done with a claimed delivery.
type Step int

// The steps.
const (
	Send Step = iota // send it with its nonce
	Look             // look into the channel first: it may be there
	Edit             // change the message that is there
)

// Step decides what is to be done. After a try whose outcome nobody knows the
// channel is always looked at first: the nonce alone would do within its
// window, but what the clock says of that is wrong when it was set back.
func (d Delivery) Step() Step {
	switch {
	case d.Message != "":
		return Edit
	case d.State == Sending:
		return Look
	}
	return Send
}

// age is how long ago the first try began whose outcome is not known, as far
// as the clock can tell.
func (d Delivery) age(now time.Time) time.Duration {
	if d.Started.IsZero() {
		return 0
	}
	return max(0, now.Sub(d.Started))
}

// nonce is the same for every try of one post.
func nonce(channel, story string) string {
	sum := sha256.Sum256([]byte(channel + "\x00" + story))
	return base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(sum[:])[:nonceLength]
}

// Cursor returns up to where the newsroom has read the corpus.
func (s *Store) Cursor(ctx context.Context) (int64, error) {
	var n int64
	err := s.DB.QueryRow(ctx, "SELECT value FROM counters WHERE name = 'newsroom'", nil, &n)
	if err != nil {
		return 0, fmt.Errorf("reading the newsroom's cursor: %w", err)
	}
	return n, nil
}

// Advance enters posts and moves the cursor, in one transaction that the lease
// must still cover. A post that is known with another payload becomes a change
// of it: one that is there will be edited. It returns how many are new, and
// ErrCursorMoved when the cursor is not at from.
func (s *Store) Advance(ctx context.Context, lease database.Lease, from, to int64, posts []Post) (added int, err error) {
	err = s.DB.Write(ctx, func(tx *database.Tx) error {
		added = 0
		if err := tx.Check(lease); err != nil {
			return err
		}
		moved, err := tx.Exec("UPDATE counters SET value = ? WHERE name = 'newsroom' AND value = ?", to, from)
		if err != nil {
			return err
		}
		if moved == 0 {
			return ErrCursorMoved
		}
		added, err = enter(tx, posts)
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("entering %d posts from %d to %d: %w", len(posts), from, to, err)
	}
	return added, nil
}

// enter files posts in the outbox or in the digests.
func enter(tx *database.Tx, posts []Post) (added int, err error) {
	if len(posts) == 0 {
		return 0, nil
	}
	now, err := tx.Now()
	if err != nil {
		return 0, err
	}
	var num int64
	err = tx.QueryRow("UPDATE counters SET value = value + ? WHERE name = 'deliveries' RETURNING value", []any{len(posts)}, &num)
	if err != nil {
		return 0, err
	}
	num -= int64(len(posts))
	for _, p := range posts {
		num++
		n, err := enterOne(tx, p, num, now)
		if err != nil {
			return 0, fmt.Errorf("story %q for channel %s: %w", p.Story, p.Channel, err)
		}
		added += n
	}
	return added, nil
}

func enterOne(tx *database.Tx, p Post, num, now int64) (added int, err error) {
	changed, err := change(tx, p.Channel, p.Story, p.Payload, now)
	if err != nil || changed {
		return 0, err
	}
	if !p.At.IsZero() {
		return enterDigest(tx, p, num, now)
	}
	n, err := tx.Exec("INSERT INTO deliveries (channel, story, num, server, person, subscription, role, payload,"+
		" rev, sent_rev, state, due, holder, token, attempts, started, message, error, created, updated)"+
		" SELECT ?, ?, ?, ?, ?, ?, ?, ?, 1, 0, 'pending', ?, '', 0, 0, 0, '', '', ?, ?"+
		" WHERE NOT EXISTS (SELECT 1 FROM digests WHERE channel = ? AND story = ? AND due IS NULL)"+
		" ON CONFLICT (channel, story) DO NOTHING",
		p.Channel, p.Story, num, p.Server, p.Person, p.Subscription, p.Role, p.Payload, now, now, now, p.Channel, p.Story)
	return int(n), err
}

// change gives a delivery other words: one that is there will be edited.
func change(tx *database.Tx, channel, story, payload string, now int64) (bool, error) {
	n, err := tx.Exec("UPDATE deliveries SET payload = ?, rev = rev + 1, updated = ?,"+
		" due = CASE WHEN state = 'sent' AND due IS NULL THEN ? ELSE due END"+
		" WHERE channel = ? AND story = ? AND payload <> ? AND state NOT IN ('dead', 'unknown')",
		payload, now, now, channel, story, payload)
	return n > 0, err
}
