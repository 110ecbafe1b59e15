package settings_test

import (
	"context"
	"testing"
	"time"

	"marquee/bot"
	"marquee/bot/settings"
	"marquee/internal/database"
	"marquee/internal/database/databasetest"
)

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
		if err := s.Joined(t.Context(), "300", ""); err != nil {
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

// What Discord lists at a start is who has the bot: who is missing removed it
// meanwhile, who is back keeps everything, and other shards' servers are left
// alone.
func TestPresent(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, place databasetest.Place) {
		s := open(t, place)
		const stays, went, back, elsewhere = "8388608", "16777216", "25165824", "4194304" // shards 0, 0, 0 and 1 of 2
		for _, server := range []string{stays, went, back, elsewhere} {
			must[settings.Change](t)(s.Set(t.Context(), settings.By{Server: server, User: "7"}, "cooldown", "9"))
		}
		if err := s.Left(t.Context(), back); err != nil {
			t.Fatal(err)
		}
		if err := s.Present(t.Context(), []string{stays, back, "33554432"}, 0, 2); err != nil {
			t.Fatal(err)
		}
		for server, left := range map[string]bool{stays: false, went: true, back: false, elsewhere: false} {
			if got := must[settings.Server](t)(s.Server(t.Context(), server)); got.Left != left || got.Cooldown != 9*time.Second {
				t.Errorf("server %s: left %v, want %v; cooldown %v", server, got.Left, left, got.Cooldown)
			}
		}
	})
}
