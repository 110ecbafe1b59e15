package main

import (
	"strings"
	"testing"
	"time"

	"marquee/bot/bottest"
	"marquee/internal/database"
)

// TestADeferredAnswerOfADeadBotIsGiven leaves what a bot leaves that was killed
// while Discord showed it thinking. The next bot answers, over either
// transport; what killed two is given up.
func TestADeferredAnswerOfADeadBotIsGiven(t *testing.T) {
	for name, tt := range map[string]struct {
		more  []string
		tries int
		want  string
	}{
		"over HTTP":        {[]string{"DISCORD_PUBLIC_KEY=" + bottest.PublicKey()}, 1, "68%"},
		"over the gateway": {nil, 1, "68%"},
		"given up":         {nil, 2, "that took too long"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d, data := bottest.New(t), t.TempDir()
			x := d.Interaction(bottest.Act{Command: "film", Options: map[string]any{"title": "extraction"}})
			if err := x.Respond([]byte(`{"type":5,"data":{}}`)); err != nil {
				t.Fatal(err)
			}
			db, err := database.Open(t.Context(), "", data)
			if err != nil {
				t.Fatal(err)
			}
			dead := &database.Deferrals{DB: db, Holder: "dead"}
			if err := dead.Keep(t.Context(), x.ID, x.Raw, false); err != nil {
				t.Fatal(err)
			}
			err = db.Write(t.Context(), func(tx *database.Tx) error {
				_, err := tx.Exec("UPDATE deferrals SET lease = 0, tries = ?", tt.tries)
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
			s := asBot(t, d, data, tt.more...)
			m, err := x.Wait(15 * time.Second)
			if err != nil {
				t.Fatalf("%v\n%s", err, s.logs)
			}
			if !strings.Contains(string(m.Raw), tt.want) {
				t.Errorf("the reply lacks %q: %s", tt.want, m.Raw)
			}
			for range 100 {
				n := 1
				if err := db.QueryRow(t.Context(), "SELECT count(*) FROM deferrals", nil, &n); err != nil {
					t.Fatal(err)
				} else if n == 0 {
					break
				}
				time.Sleep(50 * time.Millisecond)
			}
			var n int
			if err := db.QueryRow(t.Context(), "SELECT count(*) FROM deferrals", nil, &n); err != nil || n != 0 {
				t.Errorf("%d deferrals stay noted, %v", n, err)
			}
			if err := db.Close(); err != nil {
				t.Error(err)
			}
			if code := s.end(t); code != 0 {
				t.Errorf("exit %d:\n%s", code, s.logs)
			}
			if strings.Contains(s.logs.String(), x.Token) {
				t.Error("the interaction's token is in the log")
			}
			if bad := d.Punishable(); len(bad) > 0 {
				t.Errorf("Discord would punish: %v", bad)
			}
		})
	}
}
