package main

import (
	"flag"
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"marquee/bot/bottest"
	"marquee/bot/discord"
	"marquee/bot/newsroom"
	"marquee/bot/settings"
	"marquee/internal/database/databasetest"
	"marquee/internal/newsgen"
	"marquee/knowledge"
)

// The fault run sends articles through newsrooms that share the work and are
// killed; it is repeated at length, on both engines, by
//
//	.ci/postgres go test -run TestFaults -timeout 60m . -args -faults 1000 -replicas 10
var (
	faults   = flag.Int("faults", 30, "articles in the fault run")
	replicas = flag.Int("replicas", 2, "newsrooms in the fault run that share the work")
)

// Environment of the processes that the fault run kills.
const (
	faultData     = "MARQUEE_TEST_FAULT_DATA"
	faultDatabase = "MARQUEE_TEST_FAULT_DATABASE"
	faultAPI      = "MARQUEE_TEST_FAULT_API"
)

// faultClaim is how long a claim lasts in the fault run.
const faultClaim = 2 * time.Second

// TestFaultChild is a newsroom that another test kills.
func TestFaultChild(t *testing.T) {
	data := os.Getenv(faultData)
	if data == "" {
		t.Skip("it is started by TestFaults")
	}
	p := &program{cfg: Config{Data: data, Database: os.Getenv(faultDatabase), Token: bottest.Token, APIURL: os.Getenv(faultAPI), FeedInterval: time.Hour},
		log: slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelWarn})), out: io.Discard, errs: os.Stderr}
	h, err := p.openStore(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	client, err := p.discordClient(nil)
	if err != nil {
		t.Fatal(err)
	}
	responder := &discord.Responder{Log: p.log, Dates: plainDates{}}
	h.db.Skew = skewed
	h.claimFor = faultClaim // so that the run need not wait for what a killed process had claimed
	if err := h.newsroom(t.Context(), &discordPoster{client: client, compose: responder.Compose, log: p.log, settles: time.Second}); err != nil {
		t.Fatal(err)
	}
}

// plainDates writes days as they are.
type plainDates struct{}

func (plainDates) Day(_ string, t time.Time) string { return t.Format(time.DateOnly) }

// faultRun is a newsroom under faults: the parent feeds it and breaks things.
type faultRun struct {
	t      *testing.T
	d      *bottest.Discord
	h      *house
	store  *newsroom.Store
	chance *rand.Rand
	data   string
	base   string // address of the database
	places []place
	feeds  []string
	logs   *os.File // of the newsrooms
	kills  int
	pauses int
	jumps  int
}

// place is a channel, what it is, and how many of the feeds it has.
type place struct {
	id    string
	kind  int
	feeds int
	mode  settings.Mode
}

// newsroomProcess is a newsroom that can be killed.
type newsroomProcess struct {
	r *faultRun
	c *exec.Cmd
}

// child starts a newsroom.
func (r *faultRun) child() newsroomProcess {
	c := exec.Command(os.Args[0], "-test.run", "^TestFaultChild$", "-test.timeout", "30m")
	c.Env = append(os.Environ(), faultData+"="+r.data, faultDatabase+"="+r.base, faultAPI+"="+r.d.URL)
	c.Stdout, c.Stderr = io.Discard, r.logs
	if err := c.Start(); err != nil {
		r.t.Fatal(err)
	}
	return newsroomProcess{r, c}
}

func (p newsroomProcess) kill() {
	if err := p.c.Process.Kill(); err != nil { // SIGKILL
		p.r.t.Error(err)
	}
	_ = p.c.Wait() // killed
}

// pause stops the process in the middle of whatever it does, for longer than
// its claims last.
func (p newsroomProcess) pause(most time.Duration) {
	if err := pause(p.c.Process); err != nil {
		p.r.t.Error(err)
	}
	time.Sleep(faultClaim + time.Duration(p.r.chance.Int64N(int64(most))))
	if err := resume(p.c.Process); err != nil {
		p.r.t.Error(err)
	}
}

// trouble breaks the next calls to Discord in some way.
func (r *faultRun) trouble() {
	all := []bottest.Fault{
		{Part: "/messages", Drop: true},
		{Part: "/messages", Drop: true, After: true, Times: 3},
		{Part: "/messages", Status: 500, After: true, Times: 2},
		{Part: "/messages", Status: 503, Times: 4},
		{Part: "/messages", Status: 429, Retry: 300 * time.Millisecond},
		{Part: "/messages", Delay: 200 * time.Millisecond, Times: 3},
		{Part: "POST /channels", Drop: true, After: true},
		{Part: "/threads", Drop: true, After: true},
		{Part: "/threads", Status: 502, After: true},
		{Part: "/threads", Status: 500},
		{Part: "POST /channels", Delay: 700 * time.Millisecond},
		{Part: "/crosspost", Drop: true, After: true, Times: 2},
		{Part: "/crosspost", Status: 500, Times: 4},
		{Part: "GET /", Status: 500, Times: 2},
		{Part: "PATCH /channels", Status: 502, After: true},
	}
	r.d.Break(all[r.chance.IntN(len(all))])
}

// arrive brings articles as a feed does; the same again now and then.
func (r *faultRun) arrive(n int) {
	g := newsgen.Generator{Seed: 7}
	a := g.Article(n)
	a.ID, a.URL = "", fmt.Sprintf("https://example.com/news/%d", n)
	for _, feed := range r.feeds {
		if err := (sink{r.h, r.store}).Take(r.t.Context(), feed, false, []knowledge.Article{a, a}); err != nil {
			r.t.Fatal(err)
		}
	}
	if n%5 == 0 {
		a.Title += " (updated)"
		a.Published = a.Published.Add(time.Hour)
		if err := (sink{r.h, r.store}).Take(r.t.Context(), r.feeds[0], false, []knowledge.Article{a}); err != nil {
			r.t.Fatal(err)
		}
	}
}

// TestFaults kills and stops newsrooms at random moments, several of which
// share the work, while Discord fails in every way that it has and the database's clock
// jumps to and fro: every story is in every channel once, or marked as
// undeliverable.
func TestFaults(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, at databasetest.Place) {
		if os.Getenv(faultData) != "" {
			t.Skip("this process is to be killed")
		}
		data := noFeeds(t, at.Dir)
		p := &program{cfg: Config{Data: data, Database: at.Address}, log: slog.New(slog.DiscardHandler), out: io.Discard, errs: io.Discard}
		h, err := p.openStore(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		defer h.close()
		h.db.Skew = skewed
		r := &faultRun{t: t, d: bottest.New(t), h: h, store: &newsroom.Store{DB: h.db}, chance: rand.New(rand.NewPCG(1, uint64(*faults))),
			data: data, base: at.Address, feeds: []string{"https://one.example.invalid/feed", "https://two.example.invalid/feed"}}
		if r.logs, err = os.Create(filepath.Join(t.TempDir(), "logs")); err != nil {
			t.Fatal(err)
		}
		defer r.logs.Close()
		r.subscribe()
		// So that what comes is no backlog.
		for _, feed := range r.feeds {
			if _, err := r.store.Arrive(t.Context(), feed, true, []newsroom.Arrival{{Article: "none", Seq: 1}}); err != nil {
				t.Fatal(err)
			}
		}
		r.run(*faults)
		r.settle(2*time.Minute + time.Duration(*faults)*time.Second)
		r.count()
	})
}

// subscribe opens the channels: texts, announcements and forums, most at once
// and some with digests.
func (r *faultRun) subscribe() {
	kinds := []int{bottest.TextChannel, bottest.TextChannel, bottest.TextChannel, bottest.AnnouncementChannel, bottest.ForumChannel, bottest.TextChannel}
	for i := range 12 {
		p := place{id: fmt.Sprint(300000000000000100 + i), kind: kinds[i%len(kinds)], feeds: 1 + i/len(kinds), mode: settings.Instant}
		if i%len(kinds) == len(kinds)-1 {
			p.mode = []settings.Mode{settings.Daily, settings.Weekly}[i/len(kinds)]
		}
		r.places = append(r.places, p)
		r.d.AddChannel(bottest.ChannelSpec{ID: p.id, Guild: bottest.Guild, Type: p.kind})
		for _, feed := range r.feeds[:p.feeds] {
			sub := settings.Subscription{URL: feed, Channel: p.id, Mode: p.mode}
			if _, err := r.h.settings.Subscribe(r.t.Context(), settings.By{Server: bottest.Guild, User: bottest.User}, sub); err != nil {
				r.t.Fatal(err)
			}
		}
	}
}

// run lets articles come while newsrooms are killed again and again.
func (r *faultRun) run(articles int) {
	rooms := make([]newsroomProcess, *replicas)
	for i := range rooms {
		rooms[i] = r.child()
	}
	for n := range articles {
		r.arrive(n)
		for range 4 {
			r.trouble()
		}
		time.Sleep(time.Duration(r.chance.IntN(150)) * time.Millisecond)
		if r.chance.IntN(4) == 0 {
			i := r.chance.IntN(len(rooms))
			rooms[i].kill()
			rooms[i] = r.child()
			r.kills++
		}
		if r.chance.IntN(12) == 0 {
			rooms[r.chance.IntN(len(rooms))].pause(2 * time.Second)
			r.pauses++
		}
		if r.chance.IntN(6) == 0 { // up to three hours ahead, or back again
			r.jump(time.Duration(r.chance.IntN(3*60)) * time.Minute)
			r.jumps++
		}
	}
	for _, room := range rooms {
		room.kill()
	}
	r.d.Heal()
}

func (r *faultRun) jump(ahead time.Duration) {
	if err := setSkew(r.t.Context(), r.h.db, ahead); err != nil {
		r.t.Fatal(err)
	}
}

// settle lets one newsroom finish undisturbed: what was put off comes, then
// the digests' days.
func (r *faultRun) settle(most time.Duration) {
	defer r.child().kill()
	const hour, day = time.Hour, 24 * time.Hour
	for _, ahead := range []time.Duration{0, hour, 8 * hour, 9 * day, 9*day + 8*hour} {
		r.jump(ahead)
		if !r.quiet(most) {
			r.t.Error("the newsroom did not come to an end")
			r.left()
			return
		}
	}
}

// left shows what is still on its way, and what newsrooms logged last.
func (r *faultRun) left() {
	outcomes, err := r.store.Statuses(r.t.Context(), bottest.Guild, false, 1<<20)
	if err != nil {
		r.t.Error(err)
	}
	for _, s := range outcomes {
		if s.State != newsroom.Sent {
			r.t.Logf("%+v", s)
		}
	}
	if logs, err := os.ReadFile(r.logs.Name()); err == nil {
		r.t.Logf("%s", logs[max(0, len(logs)-8000):])
	}
}

// quiet waits until nothing is left to be done at the present hour.
func (r *faultRun) quiet(most time.Duration) bool {
	for end := time.Now().Add(most); time.Now().Before(end); time.Sleep(200 * time.Millisecond) {
		cursor, err := r.store.Cursor(r.t.Context())
		if err != nil {
			r.t.Fatal(err)
		}
		items, err := r.store.Items(r.t.Context(), cursor, 1)
		if err != nil {
			r.t.Fatal(err)
		}
		due, left, err := r.store.Next(r.t.Context())
		if err != nil {
			r.t.Fatal(err)
		}
		now, err := r.h.db.Now(r.t.Context())
		if err != nil {
			r.t.Fatal(err)
		}
		if len(items) == 0 && (!left || due.Sub(now) > 2*time.Minute) {
			return true
		}
	}
	return false
}
