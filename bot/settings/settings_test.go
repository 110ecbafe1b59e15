package settings_test

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"marquee/bot"
	"marquee/bot/settings"
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
