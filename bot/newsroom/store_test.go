package newsroom_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"marquee/bot/newsroom"
	"marquee/internal/database"
	"marquee/internal/database/databasetest"
)

const ttl = time.Minute

// desk is a store with its lease and cursor.
type desk struct {
	*newsroom.Store
	t      *testing.T
	lease  database.Lease
	cursor int64
}

func open(t *testing.T, place databasetest.Place) *desk {
	t.Helper()
	d := &desk{Store: &newsroom.Store{DB: place.Open(t)}, t: t}
	lease, ok, err := d.DB.Acquire(t.Context(), "newsroom", "test", time.Hour)
	if err != nil || !ok {
		t.Fatal(ok, err)
	}
	d.lease = lease
	if d.cursor, err = d.Cursor(t.Context()); err != nil {
		t.Fatal(err)
	}
	return d
}

// enter advances by one step with posts written "channel/story/payload".
func (d *desk) enter(posts ...string) int {
	d.t.Helper()
	var list []newsroom.Post
	for _, p := range posts {
		f := strings.Split(p, "/")
		list = append(list, newsroom.Post{Channel: f[0], Story: f[1], Payload: f[2], Server: "100"})
	}
	return d.post(list...)
}

func (d *desk) post(posts ...newsroom.Post) int {
	d.t.Helper()
	added, err := d.Advance(d.t.Context(), d.lease, d.cursor, d.cursor+1, posts)
	if err != nil {
		d.t.Fatal(err)
	}
	d.cursor++
	return added
}

// claim claims everything that can be, and describes it.
func (d *desk) claim(ttl time.Duration) ([]newsroom.Delivery, string) {
	d.t.Helper()
	list, err := d.Claim(d.t.Context(), "test", 10, ttl)
	if err != nil {
		d.t.Fatal(err)
	}
	var says []string
	for _, c := range list {
		says = append(says, c.Channel+"/"+c.Story+"/"+c.Payload)
	}
	return list, strings.Join(says, " ")
}

// one claims one delivery, which must be the wanted one.
func (d *desk) one(want string) newsroom.Delivery {
	d.t.Helper()
	list, says := d.claim(ttl)
	if says != want {
		d.t.Fatalf("claimed %q, want %q", says, want)
	}
	if len(list) == 0 {
		return newsroom.Delivery{}
	}
	return list[0]
}

func (d *desk) ok(err error) {
	d.t.Helper()
	if err != nil {
		d.t.Fatal(err)
	}
}

func (d *desk) states() string {
	d.t.Helper()
	list, err := d.Statuses(d.t.Context(), "100", false, 100)
	d.ok(err)
	var out []string
	for i := len(list) - 1; i >= 0; i-- {
		s := list[i]
		out = append(out, fmt.Sprintf("%s/%s=%s%s", s.Channel, s.Story, s.State, s.Message))
	}
	return strings.Join(out, " ")
}

func each(t *testing.T, fn func(t *testing.T, d *desk)) {
	databasetest.Each(t, func(t *testing.T, place databasetest.Place) { fn(t, open(t, place)) })
}

func TestAStoryGoesToAChannelOnce(t *testing.T) {
	each(t, func(t *testing.T, d *desk) {
		if n := d.enter("1/a/x", "2/a/x", "1/b/x"); n != 3 {
			t.Errorf("%d are new", n)
		}
		if n := d.enter("1/a/x", "1/c/x"); n != 1 {
			t.Errorf("%d are new beside a known one", n)
		}
		_, err := d.Advance(t.Context(), d.lease, d.cursor-1, d.cursor+5, []newsroom.Post{{Channel: "1", Story: "late"}})
		if !errors.Is(err, newsroom.ErrCursorMoved) {
			t.Errorf("a step from an old cursor: %v", err)
		}
		d.ok(d.DB.Release(t.Context(), d.lease))
		_, err = d.Advance(t.Context(), d.lease, d.cursor, d.cursor+1, []newsroom.Post{{Channel: "1", Story: "late"}})
		if !errors.Is(err, database.ErrLeaseLost) {
			t.Errorf("a step without the lease: %v", err)
		}
		if now, err := d.Cursor(t.Context()); now != d.cursor || err != nil {
			t.Errorf("the cursor is %d, %v; want %d", now, err, d.cursor)
		}
		if got, want := d.states(), "1/a=pending 2/a=pending 1/b=pending 1/c=pending"; got != want {
			t.Errorf("states %s, want %s", got, want)
		}
	})
}

func TestAChannelGetsItsStoriesInOrder(t *testing.T) {
	each(t, func(t *testing.T, d *desk) {
		d.enter("1/a/x", "1/b/x", "2/a/x", "1/c/x")
		list, says := d.claim(ttl)
		if says != "1/a/x 2/a/x" {
			t.Fatalf("claimed %s", says)
		}
		if _, says := d.claim(ttl); says != "" {
			t.Errorf("claimed %s beside a claim of the channel", says)
		}
		if list[0].Nonce == list[1].Nonce || len(list[0].Nonce) != 25 {
			t.Errorf("nonces %s and %s", list[0].Nonce, list[1].Nonce)
		}
		d.ok(d.Sent(t.Context(), list[0], "m1"))
		b := d.one("1/b/x")
		d.ok(d.Retry(t.Context(), b, time.Hour, "slow down"))
		d.one("") // c waits for b
		d.ok(d.Sent(t.Context(), list[1], "m2"))
		if got, want := d.states(), "1/a=sentm1 1/b=pending 2/a=sentm2 1/c=pending"; got != want {
			t.Errorf("states %s, want %s", got, want)
		}
	})
}

func TestStep(t *testing.T) {
	now := time.Now()
	for _, tt := range []struct {
		name string
		d    newsroom.Delivery
		want newsroom.Step
	}{
		{"first try", newsroom.Delivery{State: newsroom.Pending, Started: now}, newsroom.Send},
		{"again soon", newsroom.Delivery{State: newsroom.Sending, Started: now.Add(-time.Minute)}, newsroom.Look},
		{"again late", newsroom.Delivery{State: newsroom.Sending, Started: now.Add(-newsroom.NonceWindow)}, newsroom.Look},
		{"waited long", newsroom.Delivery{State: newsroom.Waiting, Started: now}, newsroom.Send},
		{"changed", newsroom.Delivery{State: newsroom.Sent, Message: "m"}, newsroom.Edit},
	} {
		if got := tt.d.Step(); got != tt.want {
			t.Errorf("%s: step %d, want %d", tt.name, got, tt.want)
		}
	}
}

func TestAnUnknownOutcomeKeepsItsNonceAndTime(t *testing.T) {
	each(t, func(t *testing.T, d *desk) {
		d.enter("1/a/x")
		list, _ := d.claim(time.Millisecond) // and crash
		time.Sleep(20 * time.Millisecond)
		second := d.one("1/a/x")
		if second.State != newsroom.Sending || second.Nonce != list[0].Nonce || !second.Started.Equal(list[0].Started) || second.Attempts != 2 {
			t.Errorf("claimed again %+v, at first %+v", second, list[0])
		}
		if err := d.Sent(t.Context(), list[0], "m"); !errors.Is(err, newsroom.ErrClaimLost) {
			t.Errorf("the outcome of an old claim: %v", err)
		}
		d.ok(d.Unsure(t.Context(), second, 0, "no answer"))
		third := d.one("1/a/x")
		if !third.Started.Equal(list[0].Started) {
			t.Error("the third try has another start")
		}
		d.ok(d.Retry(t.Context(), third, 0, "slow down"))
		if fourth := d.one("1/a/x"); fourth.State != newsroom.Pending || !fourth.Started.After(list[0].Started) {
			t.Errorf("after a certain failure %+v", fourth)
		}
	})
}

func TestAChangedStoryIsEdited(t *testing.T) {
	each(t, func(t *testing.T, d *desk) {
		d.enter("1/a/x")
		d.enter("1/a/y") // changed before it was sent
		first := d.one("1/a/y")
		d.enter("1/a/z") // changed on the way
		d.ok(d.Sent(t.Context(), first, "m"))
		edit := d.one("1/a/z")
		if edit.Step() != newsroom.Edit || edit.Message != "m" {
			t.Errorf("claimed %+v, want an edit of m", edit)
		}
		d.ok(d.Unsure(t.Context(), edit, 0, "no answer"))
		edit = d.one("1/a/z")
		d.ok(d.Sent(t.Context(), edit, "m"))
		d.one("")
		d.enter("1/a/z")
		d.one("") // nothing changed
		d.enter("1/a/w")
		d.ok(d.GiveUp(t.Context(), d.one("1/a/w"), newsroom.Sent, "the message was deleted"))
		d.one("")
	})
}

func TestARepeatedTryMayShowTheOldText(t *testing.T) {
	each(t, func(t *testing.T, d *desk) {
		d.enter("1/a/old")
		d.claim(time.Millisecond) // sent, and crashed before it was noted
		time.Sleep(20 * time.Millisecond)
		d.enter("1/a/new")
		again := d.one("1/a/new")
		d.ok(d.Sent(t.Context(), again, "m")) // by its nonce it is the old message
		if edit := d.one("1/a/new"); edit.Step() != newsroom.Edit {
			t.Errorf("claimed %+v, want an edit", edit)
		}
	})
}

func TestAChannelInTroubleWaits(t *testing.T) {
	each(t, func(t *testing.T, d *desk) {
		d.enter("1/a/x", "1/b/x", "2/a/x")
		list, _ := d.claim(ttl)
		wait := func(del newsroom.Delivery, reason string) bool {
			fresh, err := d.Wait(t.Context(), del, true, 0, reason)
			d.ok(err)
			return fresh
		}
		if !wait(list[0], "Send Messages is missing") {
			t.Error("a new trouble is not told")
		}
		a := d.one("1/a/x")
		if wait(a, "Send Messages is missing") {
			t.Error("the same trouble is told twice")
		}
		if a = d.one("1/a/x"); !wait(a, "Embed Links is missing") {
			t.Error("another trouble is not told")
		}
		troubled, err := d.Statuses(t.Context(), "100", true, 10)
		if err != nil || len(troubled) != 1 || troubled[0].State != newsroom.Waiting || troubled[0].Reason != "Embed Links is missing" {
			t.Errorf("troubled %+v, %v", troubled, err)
		}
		d.ok(d.Sent(t.Context(), d.one("1/a/x"), "m"))
		if !wait(d.one("1/b/x"), "Embed Links is missing") {
			t.Error("a trouble that came back is not told")
		}
		n, err := d.DropChannel(t.Context(), "1", "the channel is gone")
		if n != 1 || err != nil {
			t.Errorf("dropped %d, %v", n, err)
		}
		d.ok(d.GiveUp(t.Context(), list[1], newsroom.Unknown, "no answer"))
		if err := d.GiveUp(t.Context(), list[1], newsroom.Pending, ""); err == nil {
			t.Error("giving up to pending works")
		}
		if got, want := d.states(), "1/a=sentm 1/b=dead 2/a=unknown"; got != want {
			t.Errorf("states %s, want %s", got, want)
		}
		counts, err := d.Counts(t.Context())
		if err != nil || counts[newsroom.Sent] != 1 || counts[newsroom.Dead] != 1 || counts[newsroom.Unknown] != 1 {
			t.Errorf("counts %v, %v", counts, err)
		}
	})
}

func TestPurge(t *testing.T) {
	each(t, func(t *testing.T, d *desk) {
		d.enter("1/a/x", "2/a/x")
		list, _ := d.claim(ttl)
		d.ok(d.Sent(t.Context(), list[0], "m"))
		if n, err := d.Purge(t.Context(), time.Hour); n != 0 || err != nil {
			t.Errorf("purged %d, %v", n, err)
		}
		time.Sleep(5 * time.Millisecond)
		if n, err := d.Purge(t.Context(), 0); n != 1 || err != nil {
			t.Errorf("purged %d, %v; want what is done alone", n, err)
		}
	})
}

// BenchmarkOutbox enters, claims and marks posts to many channels.
func BenchmarkOutbox(b *testing.B) {
	s := &newsroom.Store{DB: databasetest.Place{Dir: b.TempDir()}.Open(b)}
	ctx := context.Background()
	lease, _, err := s.DB.Acquire(ctx, "newsroom", "b", time.Hour)
	if err != nil {
		b.Fatal(err)
	}
	cursor, sent := int64(0), 0
	for b.Loop() {
		var posts []newsroom.Post
		for i := range 1000 {
			posts = append(posts, newsroom.Post{Channel: fmt.Sprint(i), Story: fmt.Sprint(cursor), Server: fmt.Sprint(i / 3), Payload: strings.Repeat("x", 500)})
		}
		if _, err := s.Advance(ctx, lease, cursor, cursor+1, posts); err != nil {
			b.Fatal(err)
		}
		cursor++
		for {
			list, err := s.Claim(ctx, "b", 100, time.Minute)
			if err != nil {
				b.Fatal(err)
			}
			for _, d := range list {
				if err := s.Sent(ctx, d, "m"); err != nil {
					b.Fatal(err)
				}
				sent++
			}
			if len(list) == 0 {
				break
			}
		}
	}
	b.ReportMetric(float64(sent)/b.Elapsed().Seconds(), "posts/s")
}
