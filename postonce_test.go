package main

import (
	"context"
	"strings"
	"sync"
	"testing"
	"time"

	"marquee/bot/bottest"
	"marquee/bot/newsroom"
)

const onceForum = "300000000000000012"

// second is another process's sender at the same outbox.
func (o *office) second(holder string) *newsroom.Sender {
	first := o.sender.Poster.(*discordPoster)
	return &newsroom.Sender{Store: o.store, Servers: o.sender.Servers, Holder: holder, Log: o.sender.Log, Say: o.sender.Say, For: o.sender.For,
		Poster: &discordPoster{client: first.client, compose: first.compose, log: first.log, settles: first.settles}}
}

// passes lets a sender work until what it was given is sent, or time is up.
func (o *office) passes(s *newsroom.Sender, channel, story string, most time.Duration) string {
	o.t.Helper()
	was := o.sender
	o.sender = s
	defer func() { o.sender = was }()
	for end := time.Now().Add(most); ; time.Sleep(50 * time.Millisecond) {
		if got := o.pass(channel, story); strings.HasPrefix(got, "sent") || time.Now().After(end) {
			return got
		}
	}
}

// The clock is set ahead by hours while a post is on its way into a forum, so
// that its claim looks old: whoever takes it over waits by its own clock until
// nothing can be on its way, and finds the post.
func TestAClockThatJumpsWhileAPostIsOnItsWay(t *testing.T) {
	for _, tt := range []struct {
		name string
		kind int
	}{{"forum", bottest.ForumChannel}, {"text", bottest.TextChannel}} {
		t.Run(tt.name, func(t *testing.T) {
			o := newOffice(t)
			o.sender.For = 6 * time.Second
			o.sender.Poster.(*discordPoster).settles = 100 * time.Millisecond
			o.d.AddChannel(bottest.ChannelSpec{ID: onceForum, Guild: bottest.Guild, Type: tt.kind})
			o.enter(onceForum, "s", payload)
			o.d.Break(bottest.Fault{Part: "POST /channels/" + onceForum, Delay: 1500 * time.Millisecond}) // done then, and answered
			var slow sync.WaitGroup
			slow.Go(func() {
				if _, err := o.sender.Pass(context.Background()); err != nil {
					t.Error(err)
				}
			})
			time.Sleep(700 * time.Millisecond)
			o.ahead(3 * time.Hour)
			got := o.passes(o.second("other"), onceForum, "s", 15*time.Second)
			slow.Wait()
			shown := len(o.d.Messages(onceForum)) + len(o.d.Threads(onceForum))
			if shown != 1 || got != "sent " {
				t.Errorf("it is shown %d times and is %q", shown, got)
			}
		})
	}
}

// The same while its answer is lost: nobody notes it, until it is found.
func TestAClockThatJumpsBeforeAnAnswerIsLost(t *testing.T) {
	o := newOffice(t)
	o.sender.For = 4 * time.Second
	o.sender.Poster.(*discordPoster).settles = 100 * time.Millisecond
	o.d.AddChannel(bottest.ChannelSpec{ID: onceForum, Guild: bottest.Guild, Type: bottest.ForumChannel})
	o.enter(onceForum, "s", payload)
	o.d.Break(bottest.Fault{Part: "POST /channels/" + onceForum, Delay: time.Second})
	dying, kill := context.WithCancel(t.Context())
	var slow sync.WaitGroup
	slow.Go(func() { _, _ = o.second("dying").Pass(dying) })
	time.Sleep(500 * time.Millisecond)
	o.ahead(3 * time.Hour)
	others := []*newsroom.Sender{o.second("two"), o.second("three")}
	for end := time.Now().Add(4 * time.Second); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		for _, s := range others { // they take turns
			if _, err := s.Pass(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
	}
	kill()
	slow.Wait()
	got := o.passes(others[0], onceForum, "s", 10*time.Second)
	if n := len(o.d.Threads(onceForum)); n != 1 || got != "sent " {
		t.Errorf("it is shown %d times and is %q", n, got)
	}
}

// stopped is a poster whose process is stopped between its last look at the
// clock and the network.
type stopped struct {
	newsroom.Poster
	until chan struct{}
}

func (p stopped) Send(ctx context.Context, l newsroom.Letter) (string, error) {
	<-p.until
	return p.Poster.Send(context.WithoutCancel(ctx), l)
}

// A process that is stopped just before it sends, for longer than anybody
// waits, takes its message away when it goes on and another's is there; and
// leaves it where it comes first.
func TestAProcessThatIsStoppedWhileItSends(t *testing.T) {
	for _, tt := range []struct {
		name              string
		moderator, second bool
		threads, messages int
	}{
		{"another sent it", true, true, 1, 1},
		{"another sent it, without Manage Threads", false, true, 2, 1},
		{"another only took it over", false, false, 1, 1},
	} {
		t.Run(tt.name, func(t *testing.T) {
			o := newOffice(t)
			o.sender.For = time.Second
			o.sender.Poster.(*discordPoster).settles = 100 * time.Millisecond
			o.d.AddChannel(bottest.ChannelSpec{ID: onceForum, Guild: bottest.Guild, Type: bottest.ForumChannel, Moderator: tt.moderator})
			o.enter(onceForum, "s", payload)
			slow, goOn := o.second("slow"), make(chan struct{})
			slow.Poster = stopped{slow.Poster, goOn}
			var sending sync.WaitGroup
			sending.Go(func() {
				if _, err := slow.Pass(context.Background()); err != nil {
					t.Error(err)
				}
			})
			time.Sleep(1200 * time.Millisecond)
			if tt.second {
				if got := o.passes(o.sender, onceForum, "s", 8*time.Second); got != "sent " {
					t.Fatalf("the other's is %q", got)
				}
			} else {
				o.pass(onceForum, "s")
			}
			close(goOn)
			sending.Wait()
			messages := 0
			for _, thread := range o.d.Threads(onceForum) {
				messages += len(o.d.Messages(thread))
			}
			got := o.passes(o.sender, onceForum, "s", 5*time.Second)
			if n := len(o.d.Threads(onceForum)); n != tt.threads || messages != tt.messages || got != "sent " {
				t.Errorf("%d posts with %d messages, it is %q", n, messages, got)
			}
		})
	}
}

// Discord shows no messages to a bot that may not read them: that is not an
// empty channel. What may be there is not sent again when the nonce is
// forgotten; the admin is told what is missing.
func TestAChannelWhoseMessagesAreHidden(t *testing.T) {
	const quiet = "300000000000000021"
	o := newOffice(t)
	o.d.AddChannel(bottest.ChannelSpec{ID: quiet, Guild: bottest.Guild, NoHistory: true})
	o.d.Break(bottest.Fault{Part: "/messages", Drop: true, After: true, Times: 100})
	o.enter(quiet, "s", payload)
	ctx, cancel := context.WithTimeout(t.Context(), time.Second)
	defer cancel()
	if _, err := o.sender.Pass(ctx); err != nil {
		t.Fatal(err)
	}
	o.d.Heal()
	o.ahead(time.Hour)
	got := o.pass(quiet, "s")
	if n := len(o.d.Messages(quiet)); n != 1 || !strings.Contains(got, "Read Message History") {
		t.Errorf("%d messages, it is %q", n, got)
	}
	o.d.AddChannel(bottest.ChannelSpec{ID: quiet, Guild: bottest.Guild})
	o.ahead(9 * time.Hour)
	if got := o.pass(quiet, "s"); got != "sent " || len(o.d.Messages(quiet)) != 1 {
		t.Errorf("%d messages, it is %q", len(o.d.Messages(quiet)), got)
	}
}

// A forum that asks for tags gets the first that the bot may give.
func TestAForumThatAsksForTags(t *testing.T) {
	o := newOffice(t)
	o.d.AddChannel(bottest.ChannelSpec{ID: onceForum, Guild: bottest.Guild, Type: bottest.ForumChannel, RequiresTag: true})
	if got := o.post(onceForum, "s", payload); got != "sent " || len(o.d.Threads(onceForum)) != 1 {
		t.Errorf("it is %q", got)
	}
}
