package main

import (
	"regexp"
	"strings"
	"testing"
	"time"

	"marquee/bot"
	"marquee/bot/bottest"
)

// saidBy waits for the n-th message that list holds and wants its words.
func saidBy(t *testing.T, list func() []*bottest.Message, n int, wants ...string) *bottest.Message {
	t.Helper()
	for range 100 {
		if got := list(); len(got) >= n {
			for _, want := range wants {
				if !strings.Contains(string(got[n-1].Raw), want) {
					t.Errorf("the reply lacks %q: %s", want, got[n-1].Raw)
				}
			}
			return got[n-1]
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatalf("no message %d came: %d", n, len(list()))
	return nil
}

var customID = regexp.MustCompile(`"custom_id":"([^"]+)"[^{}]*"label":"([^"]+)"|"label":"([^"]+)"[^{}]*"custom_id":"([^"]+)"`)

// buttonOf returns the custom_id of the button with a label.
func buttonOf(t *testing.T, m *bottest.Message, label string) string {
	t.Helper()
	for _, c := range m.Components {
		for _, b := range customID.FindAllStringSubmatch(string(c), -1) {
			if b[2] == label || b[3] == label {
				return b[1] + b[4]
			}
		}
	}
	t.Fatalf("no button %q: %s", label, m.Raw)
	return ""
}

// TestQuestionsReachTheBotEveryWay asks by command, mention, direct message and
// the menu of a message, and presses what stands below an answer.
func TestQuestionsReachTheBotEveryWay(t *testing.T) {
	d := bottest.New(t)
	member, other := bottest.User, "400000000000000031"
	for _, u := range []string{member, other} {
		d.AddChannel(bottest.ChannelSpec{ID: "9" + u, Type: bottest.DMChannel})
	}
	s := asBot(t, d, t.TempDir())
	connected(t, d, s)
	at := "<@" + bottest.Application + "> "
	here := func() []*bottest.Message { return d.Messages(bottest.Channel) }
	private := func() []*bottest.Message { return d.DMs(other) }

	d.Say(bottest.Act{}, at+"who directed extraction", true)
	saidBy(t, here, 1, "Sam Hargrave", "Evidence", "Not helpful")
	time.Sleep(bot.DefaultCooldown + 100*time.Millisecond)
	d.Say(bottest.Act{}, "and what is its audience score "+at, true)
	m := saidBy(t, here, 2, "70%")

	answers(t, d, bottest.Act{Press: buttonOf(t, m, "Film card"), On: m}, "Sam Hargrave", "Where to watch")
	if m := answers(t, d, bottest.Act{Press: buttonOf(t, m, "Not helpful"), On: m}, "Only the type of the question is counted"); !m.Private() {
		t.Error("the thanks for 'not helpful' is public")
	}

	d.Say(bottest.Act{DM: true, Channel: "9" + other, User: other}, "is there a sequel to extraction", false)
	saidBy(t, private, 1, "Yes", "Extraction 2")
	time.Sleep(bot.DefaultCooldown + 100*time.Millisecond)
	d.Say(bottest.Act{DM: true, Channel: "9" + other, User: other}, "who composed the music of extraction", false)
	saidBy(t, private, 2, "I don't know", "What is known of Extraction")

	long := "who directed extraction? " + strings.Repeat("we had a bet on it. ", 98)
	if m := answers(t, d, bottest.Act{Command: "Ask Marquee about this", Target: long[:1980], User: "400000000000000032"}, "Extraction"); !m.Private() {
		t.Error("an answer to somebody else's message is public")
	}
	asked := answers(t, d, bottest.Act{Command: "ask", Options: map[string]any{"question": "who directed extraction"}, User: "400000000000000033"}, "Sam Hargrave")
	answers(t, d, bottest.Act{Press: buttonOf(t, asked, "Evidence"), On: asked, User: "400000000000000033"}, "Evidence: who directed extraction", "Marquee Sampler")
	answers(t, d, bottest.Act{Command: "ask", Options: map[string]any{"question": long[:1980]}, User: "400000000000000034"}, "Extraction")
	if bad := d.Punishable(); len(bad) > 0 {
		t.Errorf("Discord would punish: %v", bad)
	}
}
