package settings_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"marquee/bot"
	"marquee/bot/settings"
	"marquee/internal/database"
	"marquee/internal/database/databasetest"
)

var admin = settings.By{Server: "100", User: "7"}

func open(t testing.TB, place databasetest.Place) *settings.Store {
	t.Helper()
	return &settings.Store{DB: place.Open(t)}
}

// must fails the test on an error.
func must[T any](t testing.TB) func(T, error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func problemOf(t *testing.T, err error, says string) {
	t.Helper()
	var p *bot.Problem
	if !errors.As(err, &p) || !strings.Contains(p.Message, says) {
		t.Errorf("err = %v, want a message with %q", err, says)
	}
}

func TestFields(t *testing.T) {
	for _, tt := range []struct{ name, value, want string }{
		{"visibility", " Private ", "private"}, {"VISIBILITY", "public", "public"}, {"visibility", "hidden", ""},
		{"spoilers", "SHOW", "show"}, {"spoilers", "yes", ""},
		{"language", "es-es", "es-ES"}, {"language", "auto", "auto"}, {"language", "tlh", ""},
		{"timezone", "Europe/Berlin", "Europe/Berlin"}, {"timezone", "utc", "UTC"}, {"timezone", "Local", ""},
		{"timezone", "../../etc/passwd", ""}, {"timezone", "", ""},
		{"cooldown", "5", "5s"}, {"cooldown", "1m30s", "90s"}, {"cooldown", "0", "0s"}, {"cooldown", "-1", ""},
		{"cooldown", "2h", ""}, {"cooldown", "500ms", ""}, {"cooldown", "99999999999999999999", ""},
		{"digest", "18:00", "18"}, {"digest", "24", ""}, {"digest", "noon", ""},
		{"notices", "<#123>", "123"}, {"notices", "OFF", "off"}, {"notices", "#general", ""},
	} {
		f, ok := settings.FieldNamed(tt.name)
		if !ok {
			t.Fatalf("no field %s", tt.name)
		}
		got, err := f.Parse(tt.value)
		if got != tt.want {
			t.Errorf("%s %q: %q, want %q", tt.name, tt.value, got, tt.want)
		}
		if tt.want == "" {
			problemOf(t, err, f.Allowed)
		}
	}
	for _, f := range settings.Fields {
		if v, err := f.Parse(f.Default); err != nil || v != f.Default {
			t.Errorf("the default of %s is not allowed: %q, %v", f.Name, v, err)
		}
	}
}

func TestSetAndAudit(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, place databasetest.Place) {
		s := open(t, place)
		if got := must[settings.Server](t)(s.Server(t.Context(), "100")); got.Cooldown != 2*time.Second || got.Private || got.Spoilers || got.Zone != time.UTC {
			t.Errorf("a new server has %+v", got)
		}
		c := must[settings.Change](t)(s.Set(t.Context(), admin, "cooldown", "10"))
		if c.Before != "2s" || c.After != "10s" || c.Who != "7" || c.At.IsZero() {
			t.Errorf("change %+v", c)
		}
		must[settings.Change](t)(s.Set(t.Context(), admin, "timezone", "Asia/Tokyo"))
		if c := must[settings.Change](t)(s.Set(t.Context(), admin, "cooldown", "10s")); c.Changed() {
			t.Errorf("the same again is a change: %+v", c)
		}
		_, err := s.Set(t.Context(), admin, "colour", "red")
		problemOf(t, err, "cooldown")
		_, err = s.Set(t.Context(), settings.By{User: "7"}, "cooldown", "3")
		problemOf(t, err, "server")

		again := open(t, place)
		got := must[settings.Server](t)(again.Server(t.Context(), "100"))
		if got.Cooldown != 10*time.Second || got.Zone.String() != "Asia/Tokyo" {
			t.Errorf("after opening again %+v", got)
		}
		if other := must[settings.Server](t)(again.Server(t.Context(), "101")); other.Cooldown != 2*time.Second {
			t.Errorf("another server has %+v", other)
		}
		must[settings.Change](t)(s.Set(t.Context(), admin, "cooldown", "default"))
		var log []string
		for _, c := range must[[]settings.Change](t)(s.Audit(t.Context(), "100", 10)) {
			log = append(log, fmt.Sprintf("%s %s: %s → %s", c.Who, c.What, c.Before, c.After))
		}
		want := "7 cooldown: 10s → 2s|7 timezone: UTC → Asia/Tokyo|7 cooldown: 2s → 10s"
		if g := strings.Join(log, "|"); g != want {
			t.Errorf("audit %s\nwant  %s", g, want)
		}
	})
}

func TestAnswers(t *testing.T) {
	for _, tt := range []struct {
		allow, deny     string
		channel, parent string
		want            bool
	}{
		{"", "", "1", "", true},
		{"1", "", "1", "", true},
		{"1", "", "2", "", false},
		{"1", "", "9", "1", true},  // a thread of an allowed channel
		{"1", "", "9", "2", false}, // of another
		{"9", "", "9", "2", true},  // the thread itself is allowed
		{"", "1", "1", "", false},
		{"", "1", "2", "", true},
		{"", "1", "9", "1", false},
		{"1", "1", "1", "", false}, // deny wins
		{"1", "9", "9", "1", false},
		{"9", "1", "9", "1", false},
		{"1", "2", "1", "", true},
	} {
		list := func(s string) []string { return strings.Fields(s) }
		s := settings.Server{Allow: list(tt.allow), Deny: list(tt.deny)}
		if got := s.Answers(tt.channel, tt.parent); got != tt.want {
			t.Errorf("allow %q, deny %q, channel %s of %q: %v", tt.allow, tt.deny, tt.channel, tt.parent, got)
		}
	}
}

func TestChannels(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, place databasetest.Place) {
		s := open(t, place)
		req := &bot.Request{Server: "100", Channel: "3"}
		gate := func() bot.Verdict { return must[bot.Verdict](t)(s.Gate(t.Context(), req)) }
		if !gate().Allowed {
			t.Error("without lists the bot does not answer")
		}
		must[settings.Change](t)(s.Allow(t.Context(), admin, "1"))
		must[settings.Change](t)(s.Allow(t.Context(), admin, "2"))
		c := must[settings.Change](t)(s.Deny(t.Context(), admin, "2"))
		if c.Before != "allow 1,2" || c.After != "allow 1,2; deny 2" {
			t.Errorf("change %+v", c)
		}
		if v := gate(); v.Allowed || !reflect.DeepEqual(v.Channels, []string{"1"}) {
			t.Errorf("verdict %+v, want only 1 to be right", v)
		}
		_, err := s.Allow(t.Context(), admin, "general")
		problemOf(t, err, "no channel")
		must[settings.Change](t)(s.ResetChannels(t.Context(), admin))
		if v := gate(); !v.Allowed {
			t.Errorf("after a reset %+v", v)
		}
	})
}

func TestSubscriptions(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, place databasetest.Place) {
		s := open(t, place)
		add := func(by settings.By, sub settings.Subscription) (settings.Subscription, error) {
			return s.Subscribe(t.Context(), by, sub)
		}
		one := must[settings.Subscription](t)(add(admin, settings.Subscription{URL: "https://paper.example/rss", Channel: "1", Match: "dune", Role: "5"}))
		two := must[settings.Subscription](t)(add(admin, settings.Subscription{URL: "https://other.example/rss", Channel: "1", Mode: settings.Daily}))
		must[settings.Subscription](t)(add(settings.By{Server: "200", User: "8"}, one))
		for says, sub := range map[string]settings.Subscription{
			"already":        {URL: one.URL, Channel: "1", Match: "dune"},
			"no address":     {URL: "file:///etc/passwd", Channel: "1"},
			"no channel":     {URL: one.URL, Channel: "general"},
			"no role":        {URL: one.URL, Channel: "1", Role: "@everyone"},
			"none of":        {URL: one.URL, Channel: "1", Mode: "hourly"},
			"password":       {URL: "https://u:p@paper.example/rss", Channel: "1"},
			"longer than":    {URL: one.URL, Channel: "1", Match: strings.Repeat("x", 501)},
			"begins with ht": {URL: "paper.example", Channel: "1"},
		} {
			_, err := add(admin, sub)
			problemOf(t, err, says)
		}
		list := must[[]settings.Subscription](t)(s.Subscriptions(t.Context(), "100"))
		if len(list) != 2 || list[0] != one || list[1] != two {
			t.Errorf("list %+v", list)
		}
		rev := must[int64](t)(s.Revision(t.Context()))
		must[settings.Change](t)(s.Pause(t.Context(), admin, one.ID, ""))
		if r := must[int64](t)(s.Revision(t.Context())); r <= rev {
			t.Errorf("revision %d after %d", r, rev)
		}
		if run := must[[]settings.Subscription](t)(s.Running(t.Context())); len(run) != 2 {
			t.Errorf("%d running, want 2", len(run))
		}
		must[settings.Change](t)(s.Resume(t.Context(), admin, one.URL))
		_, err := s.Unsubscribe(t.Context(), settings.By{Server: "200"}, two.ID)
		problemOf(t, err, "no feed") // another server's
		c := must[settings.Change](t)(s.Unsubscribe(t.Context(), admin, two.URL))
		if c.After != "" || !strings.Contains(c.Before, "other.example") {
			t.Errorf("change %+v", c)
		}
		if err := s.Left(t.Context(), "200"); err != nil {
			t.Fatal(err)
		}
		if run := must[[]settings.Subscription](t)(s.Running(t.Context())); len(run) != 1 || run[0].ID != one.ID {
			t.Errorf("running after a server left: %+v", run)
		}
	})
}

func TestExportAndImport(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, place databasetest.Place) {
		s := open(t, place)
		must[settings.Change](t)(s.Set(t.Context(), admin, "language", "de"))
		must[settings.Change](t)(s.Deny(t.Context(), admin, "11"))
		must[settings.Change](t)(s.Allow(t.Context(), admin, "12"))
		kept := must[settings.Subscription](t)(s.Subscribe(t.Context(), admin, settings.Subscription{URL: "https://paper.example/rss", Channel: "1", Match: "not dune"}))
		file := must[[]byte](t)(s.Export(t.Context(), "100"))

		if changes := must[[]settings.Change](t)(s.Import(t.Context(), admin, file)); len(changes) != 0 {
			t.Errorf("importing the same changed %+v", changes)
		}
		other := settings.By{Server: "200", User: "9"}
		must[settings.Subscription](t)(s.Subscribe(t.Context(), other, settings.Subscription{URL: "https://gone.example/rss", Channel: "1"}))
		changes := must[[]settings.Change](t)(s.Import(t.Context(), other, file))
		if len(changes) != 4 {
			t.Errorf("changes %+v, want four", changes)
		}
		if again := must[[]byte](t)(s.Export(t.Context(), "200")); string(again) != string(file) {
			t.Errorf("exported again\n%s\nwant\n%s", again, file)
		}
		if list := must[[]settings.Subscription](t)(s.Subscriptions(t.Context(), "100")); len(list) != 1 || list[0].ID != kept.ID {
			t.Errorf("a feed that stays has another id: %+v", list)
		}
		for says, bad := range map[string]string{
			"no export":       `{"marquee_settings":1,"settings":{`,
			"version 2":       `{"marquee_settings":2}`,
			"no setting":      `{"marquee_settings":1,"settings":{"colour":"red"}}`,
			"“cooldown” is":   `{"marquee_settings":1,"settings":{"language":"fr","cooldown":"never"}}`,
			"no channel":      `{"marquee_settings":1,"channels":{"allow":["x"]}}`,
			"no address":      `{"marquee_settings":1,"feeds":[{"url":"x","channel":"1"}]}`,
			"unknown field":   `{"marquee_settings":1,"token":"x"}`,
			"larger than 256": strings.Repeat(" ", 300<<10),
		} {
			_, err := s.Import(t.Context(), other, []byte(bad))
			problemOf(t, err, says)
		}
		if again := must[[]byte](t)(s.Export(t.Context(), "200")); string(again) != string(file) {
			t.Errorf("a refused import changed\n%s", again)
		}
	})
}

func TestForgetting(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, place databasetest.Place) {
		s := open(t, place)
		for _, server := range []string{"100", "200", "300"} {
			by := settings.By{Server: server, User: "7"}
			must[settings.Change](t)(s.Set(t.Context(), by, "cooldown", "9"))
			must[settings.Change](t)(s.Allow(t.Context(), by, "1"))
			must[settings.Subscription](t)(s.Subscribe(t.Context(), by, settings.Subscription{URL: "https://paper.example/rss", Channel: "1"}))
		}
		cooldown := func(server string) time.Duration {
			return must[settings.Server](t)(s.Server(t.Context(), server)).Cooldown
		}
		if err := s.Forget(t.Context(), "100"); err != nil {
			t.Fatal(err)
		}
		if n := mentions(t, s.DB, "100"); n != 0 {
			t.Errorf("%d rows still hold the forgotten server", n)
		}
		for _, server := range []string{"200", "300"} {
			if err := s.Left(t.Context(), server); err != nil {
				t.Fatal(err)
			}
		}
		if n := must[int](t)(s.Sweep(t.Context())); n != 0 || cooldown("200") != 9*time.Second {
			t.Errorf("%d servers were forgotten at once", n)
		}
		age(t, s.DB, settings.KeptAfterRemoval+time.Hour)
		if err := s.Joined(t.Context(), "300"); err != nil {
			t.Fatal(err)
		}
		if n := must[int](t)(s.Sweep(t.Context())); n != 1 || mentions(t, s.DB, "200") != 0 || cooldown("300") != 9*time.Second {
			t.Errorf("%d servers were forgotten, %d rows left, cooldown %v", n, mentions(t, s.DB, "200"), cooldown("300"))
		}
		must[bool](t)(s.Follow(t.Context(), settings.Follow{Person: "7", Kind: settings.FollowFilm, Key: "dune", Name: "Dune"}))
		if err := s.ForgetPerson(t.Context(), "7"); err != nil {
			t.Fatal(err)
		}
		if n := mentions(t, s.DB, "7"); n != 0 {
			t.Errorf("%d rows still hold the forgotten person", n)
		}
	})
}

// age moves the removal of servers into the past.
func age(t *testing.T, db *database.DB, by time.Duration) {
	t.Helper()
	err := db.Write(t.Context(), func(tx *database.Tx) error {
		_, err := tx.Exec("UPDATE servers SET left_at = left_at - ?", by.Milliseconds())
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// mentions counts the rows of any table that hold an id.
func mentions(t *testing.T, db *database.DB, id string) int {
	t.Helper()
	total := 0
	for _, table := range database.Tables {
		rows, err := db.Query(t.Context(), "SELECT * FROM "+table)
		if err != nil {
			t.Fatal(err)
		}
		columns, err := rows.Columns()
		if err != nil {
			t.Fatal(err)
		}
		for rows.Next() {
			values := make([]any, len(columns))
			for i := range values {
				values[i] = new(any)
			}
			if err := rows.Scan(values...); err != nil {
				t.Fatal(err)
			}
			for _, v := range values {
				if s, ok := (*v.(*any)).(string); ok && s == id {
					total++
				}
			}
		}
		rows.Close()
	}
	return total
}

func TestApply(t *testing.T) {
	s := open(t, databasetest.Place{Dir: t.TempDir()})
	must[settings.Change](t)(s.Set(t.Context(), admin, "language", "de"))
	must[settings.Change](t)(s.Set(t.Context(), admin, "visibility", "private"))
	must[settings.Change](t)(s.Set(t.Context(), admin, "cooldown", "7"))
	if err := s.Left(t.Context(), "100"); err != nil {
		t.Fatal(err)
	}
	handler := s.Apply()(func(_ context.Context, req *bot.Request) (bot.Reply, error) {
		return bot.Reply{Text: bot.Plain(req.Locale)}, nil
	})
	for _, tt := range []struct {
		req     bot.Request
		locale  string
		private bool
		wait    time.Duration
	}{
		{bot.Request{Server: "100", Locale: "fr"}, "de", true, 7 * time.Second},
		{bot.Request{Server: "200", Locale: "fr"}, "fr", false, bot.DefaultCooldown},
		{bot.Request{Place: bot.InDM, Locale: "fr"}, "fr", false, bot.DefaultCooldown},
	} {
		reply, err := handler(t.Context(), &tt.req)
		if err != nil || reply.Text[0].Text != tt.locale || reply.Private != tt.private {
			t.Errorf("%+v: %+v, %v", tt.req, reply, err)
		}
		if got := s.Wait(t.Context(), &tt.req); got != tt.wait {
			t.Errorf("%+v: cooldown %v", tt.req, got)
		}
	}
	if got := must[settings.Server](t)(s.Server(t.Context(), "100")); got.Left {
		t.Error("a server that uses the bot is still noted as left")
	}
}

func TestFollows(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, place databasetest.Place) {
		s := open(t, place)
		follow := func(person, kind, key string) (bool, error) {
			return s.Follow(t.Context(), settings.Follow{Person: person, Kind: kind, Key: key, Name: strings.ToUpper(key)})
		}
		if !must[bool](t)(follow("7", "film", "dune")) || must[bool](t)(follow("7", "film", "dune")) {
			t.Error("following twice is not told apart")
		}
		must[bool](t)(follow("7", "person", "ann bee"))
		must[bool](t)(follow("8", "film", "dune"))
		_, err := follow("7", "planet", "arrakis")
		problemOf(t, err, "cannot be followed")
		if got := must[[]settings.Follow](t)(s.Following(t.Context(), "7")); len(got) != 2 || got[0].Name != "ANN BEE" || got[1].Key != "dune" {
			t.Errorf("following %+v", got)
		}
		if err := s.StopFollower(t.Context(), "8", "closed"); err != nil {
			t.Fatal(err)
		}
		if got := must[[]settings.Follow](t)(s.Follows(t.Context())); len(got) != 2 {
			t.Errorf("all %+v, want those of 7", got)
		}
		must[bool](t)(follow("8", "film", "jaws"))
		if got := must[[]settings.Follow](t)(s.Follows(t.Context())); len(got) != 4 {
			t.Errorf("all %+v, want those of 7 and 8", got)
		}
		if !must[bool](t)(s.Unfollow(t.Context(), "8", "film", "jaws")) || must[bool](t)(s.Unfollow(t.Context(), "8", "film", "jaws")) {
			t.Error("unfollowing twice is not told apart")
		}
		for i := range settings.MaxFollows {
			must[bool](t)(follow("9", "film", fmt.Sprint(i)))
		}
		_, err = follow("9", "film", "more")
		problemOf(t, err, "50")
	})
}

func TestFeeds(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, place databasetest.Place) {
		s := open(t, place)
		must[settings.Subscription](t)(s.Subscribe(t.Context(), admin, settings.Subscription{URL: "https://a.example/rss", Channel: "1"}))
		sub := must[settings.Subscription](t)(s.Subscribe(t.Context(), admin, settings.Subscription{URL: "https://b.example/rss", Channel: "1"}))
		due := func() string {
			var out []string
			for _, f := range must[[]settings.Feed](t)(s.Due(t.Context(), 10)) {
				out = append(out, strings.TrimSuffix(strings.TrimPrefix(f.URL, "https://"), ".example/rss"))
			}
			return strings.Join(out, " ")
		}
		keep := func() {
			t.Helper()
			if err := s.KeepFeeds(t.Context(), "https://c.example/rss"); err != nil {
				t.Fatal(err)
			}
		}
		keep()
		if got := due(); got != "a b c" {
			t.Errorf("due %s", got)
		}
		want := settings.Feed{URL: "https://c.example/rss", Next: time.Now().Add(time.Hour).UTC().Truncate(time.Millisecond),
			Good: day(1), Failures: 2, Error: "it is away", Told: true, State: `{"etag":"x"}`}
		if err := s.SaveFeed(t.Context(), want); err != nil {
			t.Fatal(err)
		}
		must[settings.Change](t)(s.Pause(t.Context(), admin, sub.ID, ""))
		keep()
		if got := due(); got != "a" {
			t.Errorf("due %s", got)
		}
		got, ok, err := s.Feed(t.Context(), want.URL)
		if err != nil || !ok || got != want {
			t.Errorf("feed %+v, %v, %v; want %+v", got, ok, err, want)
		}
		if _, ok, err := s.Feed(t.Context(), sub.URL); ok || err != nil {
			t.Errorf("a paused feed is still polled (%v)", err)
		}
	})
}

func day(d int) time.Time { return time.Date(2024, 3, d, 0, 0, 0, 0, time.UTC) }

func TestConcurrentChangesOfOneServer(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, place databasetest.Place) {
		const changes = 20
		var wg sync.WaitGroup
		for i := range 3 {
			s := open(t, place)
			wg.Go(func() {
				for j := range changes {
					if _, err := s.Allow(context.Background(), admin, fmt.Sprint(1+i*changes+j)); err != nil {
						t.Error(err)
					}
				}
			})
		}
		wg.Wait()
		s := open(t, place)
		if got := must[settings.Server](t)(s.Server(t.Context(), "100")); len(got.Allow) != 3*changes {
			t.Errorf("%d channels are allowed, want %d", len(got.Allow), 3*changes)
		}
		if got := must[[]settings.Change](t)(s.Audit(t.Context(), "100", 1000)); len(got) != 3*changes {
			t.Errorf("%d audit rows, want %d", len(got), 3*changes)
		}
	})
}

const childDir = "SETTINGS_TEST_DIR"

// TestMain lets the test binary be the process that TestKilled kills: it
// confirms changes until then.
func TestMain(m *testing.M) {
	dir := os.Getenv(childDir)
	if dir == "" {
		os.Exit(m.Run())
	}
	db, err := database.Open(context.Background(), "", dir)
	if err != nil {
		panic(err)
	}
	s := &settings.Store{DB: db}
	for i := 1; ; i++ {
		if _, err := s.Deny(context.Background(), admin, fmt.Sprint(i)); err != nil {
			return
		}
		fmt.Println(i)
	}
}

func TestKilledRightAfterConfirming(t *testing.T) {
	for range 5 {
		place := databasetest.Place{Dir: t.TempDir()}
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), childDir+"="+place.Dir)
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		confirmed := 0
		for confirmed < 20 {
			if _, err := fmt.Fscanln(out, &confirmed); err != nil {
				t.Fatal(err)
			}
		}
		cmd.Process.Kill()
		for {
			var n int
			if _, err := fmt.Fscanln(out, &n); err != nil {
				break
			}
			confirmed = n
		}
		_ = cmd.Wait() // killed
		got := must[settings.Server](t)(open(t, place).Server(t.Context(), "100"))
		if len(got.Deny) < confirmed {
			t.Errorf("%d changes were confirmed, %d are there", confirmed, len(got.Deny))
		}
	}
}
