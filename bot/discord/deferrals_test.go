package discord_test

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"marquee/bot"
	"marquee/bot/bottest"
)

// notebook is what two processes share of their promises.
type notebook struct {
	mu      sync.Mutex
	rows    map[string]note
	foreign bool // another process has taken over
	away    bool
	left    int
	done    int
}

type note struct {
	raw    []byte
	hidden bool
}

var errAway = errors.New("database is away")

func (n *notebook) Keep(_ context.Context, id string, raw []byte, hidden bool) error {
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.away {
		return errAway
	}
	if n.rows == nil {
		n.rows = map[string]note{}
	}
	n.rows[id] = note{raw, hidden}
	return nil
}

func (n *notebook) Held(context.Context, string) (bool, error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	return !n.foreign, nil
}

func (*notebook) Void(context.Context, string) error { return nil }

func (n *notebook) Leave(string) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.left++
}

func (n *notebook) Done(_ context.Context, id string) error {
	n.mu.Lock()
	defer n.mu.Unlock()
	delete(n.rows, id)
	n.done++
	return nil
}

func (n *notebook) row(t *testing.T, id string) note {
	t.Helper()
	n.mu.Lock()
	defer n.mu.Unlock()
	row, ok := n.rows[id]
	if !ok {
		t.Fatal("the deferral is not noted")
	}
	return row
}

func TestDeferralsAreNoted(t *testing.T) {
	for name, act := range map[string]bottest.Act{"slow": film("slow"), "slow and private": film("slow unknown")} {
		s, n := newStage(t), new(notebook)
		s.Deferrals = n
		s.do(act)
		if len(n.rows) != 0 || n.done != 1 || n.left != 0 {
			t.Errorf("%s: %d noted, %d done, %d left", name, len(n.rows), n.done, n.left)
		}
	}
	s, n := newStage(t), new(notebook)
	s.Deferrals = n
	s.do(film("Heat"))
	if n.done+n.left != 0 {
		t.Error("an answer at once is noted")
	}
	n.away = true
	if _, m := s.do(film("slow")); !strings.Contains(said(m), "slow") {
		t.Error("without a database the answer does not come")
	}
}

// TestAnotherProcessAnswers ends a process between its deferral and its answer.
func TestAnotherProcessAnswers(t *testing.T) {
	press := func(arg string) bottest.Act {
		id, err := bot.Seal{}.ID(bot.Action{Command: "film", Name: "sources", Args: []string{arg}})
		if err != nil {
			t.Fatal(err)
		}
		return bottest.Act{Press: id, On: &bottest.Message{ID: "5", Flags: 1 << 15}}
	}
	tests := []struct {
		name    string
		act     bottest.Act
		sorry   bool
		private bool
		want    string
	}{
		{"a card", film("slow"), false, false, "## [slow]"},
		{"a private answer", film("slow unknown"), false, true, "No such film."},
		{"an admin's", bottest.Act{Command: "feeds list", Admin: true}, false, true, "no feeds"},
		{"a press that changes its message", press("slow update"), false, false, "changed"},
		{"a press that says something new", press("slow"), false, true, "sources"},
		{"given up", film("slow"), true, true, "that took too long"},
		{"given up, an admin's", bottest.Act{Command: "feeds list", Admin: true}, true, true, "that took too long"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, n := newStage(t), new(notebook)
			s.Deferrals = n
			x := s.double.Interaction(tt.act)
			dying, die := context.WithCancel(t.Context())
			time.AfterFunc(200*time.Millisecond, die)
			_ = s.Handle(dying, x.Raw) // whatever it says, nobody hears it
			if n.left != 1 || n.done != 0 {
				t.Fatalf("%d left, %d done", n.left, n.done)
			}
			row := n.row(t, x.ID)
			if err := s.Resume(t.Context(), row.raw, time.Now(), row.hidden, tt.sorry); err != nil {
				t.Fatal(err)
			}
			m, err := x.Wait(time.Second)
			if err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(said(m), tt.want) || m.Private() != tt.private {
				t.Errorf("said %q private %v; want %q %v", said(m), m.Private(), tt.want, tt.private)
			}
			if n.done != 1 || len(n.rows) != 0 {
				t.Errorf("%d done, %d noted", n.done, len(n.rows))
			}
			if bad := s.double.Punishable(); len(bad) > 0 {
				t.Errorf("punishable: %v", bad)
			}
		})
	}
}

// TestASleeperKeepsQuiet has a process wake up after another has answered.
func TestASleeperKeepsQuiet(t *testing.T) {
	s, n := newStage(t), &notebook{foreign: true}
	s.Deferrals = n
	x := s.double.Interaction(film("slow"))
	if err := s.Handle(t.Context(), x.Raw); err != nil {
		t.Fatal(err)
	}
	if calls := s.double.Calls("PATCH"); len(calls) != 0 {
		t.Errorf("it edits %d times", len(calls))
	}
}

func TestResumeRefuses(t *testing.T) {
	s := newStage(t)
	s.Deferrals = new(notebook)
	for _, raw := range []string{"", "{}", `{"id":"1","token":"t","type":4}`, `{"id":"1","token":"t","type":1}`} {
		if err := s.Resume(t.Context(), []byte(raw), time.Now(), false, false); err == nil {
			t.Errorf("%q is resumed", raw)
		}
	}
	x := s.double.Interaction(film("slow"))
	if err := s.Resume(t.Context(), x.Raw, time.Now().Add(-time.Hour), false, false); err == nil {
		t.Error("an interaction of an hour ago is answered")
	}
}
