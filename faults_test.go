package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"os"
	"os/exec"
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

// faults is how many articles the fault run sends through the newsroom:
//
//	go test -run TestFaults -faults 2000 -timeout 30m .
var faults = flag.Int("faults", 40, "articles in the fault run")

// Environment of the processes that the fault run kills.
const (
	faultData     = "MARQUEE_TEST_FAULT_DATA"
	faultDatabase = "MARQUEE_TEST_FAULT_DATABASE"
	faultAPI      = "MARQUEE_TEST_FAULT_API"
)

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
	h.claimFor = time.Second // so that the run need not wait for what a killed process had claimed
	if err := h.newsroom(t.Context(), &discordPoster{client: client, compose: responder.Compose, log: p.log}); err != nil {
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
	place  databasetest.Place
	places []string
	feeds  []string
	kills  int
}

// child starts a newsroom and returns what kills it.
func (r *faultRun) child() func() {
	c := exec.Command(os.Args[0], "-test.run", "^TestFaultChild$", "-test.timeout", "30m")
	c.Env = append(os.Environ(), faultData+"="+r.place.Dir, faultDatabase+"="+r.place.Address, faultAPI+"="+r.d.URL)
	c.Stdout, c.Stderr = io.Discard, io.Discard
	if err := c.Start(); err != nil {
		r.t.Fatal(err)
	}
	return func() {
		if err := c.Process.Kill(); err != nil { // SIGKILL
			r.t.Error(err)
		}
		_ = c.Wait() // killed
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

// TestFaults kills newsrooms at random moments, several of which share the
// work, while Discord fails in every way that it has: every story is in every
// channel once, or marked as undeliverable.
func TestFaults(t *testing.T) {
	t.Run("two on sqlite", func(t *testing.T) { faultsOn(t, databasetest.Place{Dir: t.TempDir()}, 2) })
	t.Run("ten on postgres", func(t *testing.T) { faultsOn(t, databasetest.Postgres(t), 10) })
}

func faultsOn(t *testing.T, place databasetest.Place, newsrooms int) {
	p := &program{cfg: Config{Data: noFeeds(t, place.Dir), Database: place.Address}, log: slog.New(slog.DiscardHandler), out: io.Discard, errs: io.Discard}
	h, err := p.openStore(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer h.close()
	r := &faultRun{t: t, d: bottest.New(t), h: h, store: &newsroom.Store{DB: h.db}, chance: rand.New(rand.NewPCG(1, uint64(*faults))), place: place,
		feeds: []string{"https://one.example.com/feed", "https://two.example.com/feed"}}
	for i := range 12 {
		id := fmt.Sprint(300000000000000100 + i)
		r.places = append(r.places, id)
		r.d.AddChannel(bottest.ChannelSpec{ID: id, Guild: bottest.Guild, Type: bottest.TextChannel})
		for _, feed := range r.feeds[:1+i%2] {
			if _, err := h.settings.Subscribe(t.Context(), settings.By{Server: bottest.Guild, User: bottest.User}, settings.Subscription{URL: feed, Channel: id}); err != nil {
				t.Fatal(err)
			}
		}
	}
	// So that what comes is no backlog.
	for _, feed := range r.feeds {
		if _, err := r.store.Arrive(t.Context(), feed, true, []newsroom.Arrival{{Article: "none", Seq: 1}}); err != nil {
			t.Fatal(err)
		}
	}
	r.run(*faults, newsrooms)
	r.settle(time.Minute + time.Duration(*faults)*time.Second/2)
	r.count()
}

// run lets articles come while newsrooms are killed again and again.
func (r *faultRun) run(articles, newsrooms int) {
	var kill []func()
	for range newsrooms {
		kill = append(kill, r.child())
	}
	for n := range articles {
		r.arrive(n)
		for range 4 {
			r.trouble()
		}
		time.Sleep(time.Duration(r.chance.IntN(150)) * time.Millisecond)
		if r.chance.IntN(4) == 0 {
			i := r.chance.IntN(newsrooms)
			kill[i]()
			kill[i] = r.child()
			r.kills++
		}
	}
	for _, k := range kill {
		k()
	}
	r.d.Heal()
}

// settle lets one newsroom finish undisturbed.
func (r *faultRun) settle(most time.Duration) {
	kill := r.child()
	defer kill()
	for end := time.Now().Add(most); time.Now().Before(end); time.Sleep(200 * time.Millisecond) {
		cursor, err := r.store.Cursor(r.t.Context())
		if err != nil {
			r.t.Fatal(err)
		}
		items, err := r.store.Items(r.t.Context(), cursor, 1)
		if err != nil {
			r.t.Fatal(err)
		}
		if _, left, err := r.store.Next(r.t.Context()); err == nil && !left && len(items) == 0 {
			return
		}
	}
	r.t.Error("the newsroom did not come to an end")
}

// count compares what should be in the channels with what is.
func (r *faultRun) count() {
	ctx := context.Background()
	items, err := r.store.Items(ctx, 0, 1<<20)
	if err != nil {
		r.t.Fatal(err)
	}
	wanted := map[string]map[string]bool{} // stories by feed
	for _, item := range items {
		if item.Kind != newsroom.New {
			continue
		}
		story, err := r.store.StoryOf(ctx, item.Article)
		if err != nil || story == "" {
			r.t.Fatalf("article %s has story %q, error %v", item.Article, story, err)
		}
		if wanted[item.Feed] == nil {
			wanted[item.Feed] = map[string]bool{}
		}
		wanted[item.Feed][story] = true
	}
	outcomes, err := r.store.Statuses(ctx, bottest.Guild, false, 1<<20)
	if err != nil {
		r.t.Fatal(err)
	}
	state := map[string]newsroom.Status{}
	shown := map[string]int{}
	for _, s := range outcomes {
		state[s.Channel+" "+s.Story] = s
		if s.State == newsroom.Sent {
			shown[s.Channel]++
		}
	}
	broken := 0
	for _, c := range r.d.Calls("/messages") {
		if c.Status == 0 || c.Status >= 429 {
			broken++
		}
	}
	posts, lost, doubled, undeliverable := 0, 0, 0, 0
	for i, channel := range r.places {
		stories := map[string]bool{}
		for _, feed := range r.feeds[:1+i%2] {
			for s := range wanted[feed] {
				stories[s] = true
			}
		}
		there := map[string]bool{}
		for _, m := range r.d.Messages(channel) {
			there[m.ID] = true
		}
		for s := range stories {
			switch got := state[channel+" "+s]; {
			case got.State == newsroom.Sent && there[got.Message]:
				posts++
			case got.State == newsroom.Dead || got.State == newsroom.Unknown:
				undeliverable++
			default:
				lost++
			}
		}
		doubled += len(r.d.Messages(channel)) - shown[channel]
	}
	r.t.Logf("%d articles, %d kills, %d answers broken before the act: %d posts, %d undeliverable with a reason, lost %d, doubled %d",
		*faults, r.kills, broken, posts, undeliverable, lost, doubled)
	if lost != 0 || doubled != 0 || posts == 0 {
		r.t.Error("posts were lost or doubled")
	}
}
