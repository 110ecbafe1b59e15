package main

import (
	"errors"
	"strings"
	"testing"

	"marquee/bot"
	"marquee/bot/settings"
	"marquee/internal/database/databasetest"
)

// A file with a match that cannot be read changes nothing.
func TestImportRefusesABadMatch(t *testing.T) {
	store := &settings.Store{DB: databasetest.Place{Dir: t.TempDir()}.Open(t), CheckMatch: checkMatch}
	admin := settings.By{Server: "100", User: "7"}
	file := func(match string) []byte {
		return []byte(`{"marquee_settings":1,"feeds":[{"url":"https://news.example/feed","channel":"1","mode":"instant","match":"` + match + `"}]}`)
	}
	for match, fine := range map[string]bool{"not": false, "outlet:": false, "casting or trailer": true} {
		_, err := store.Import(t.Context(), admin, file(match))
		if fine != (err == nil) {
			t.Errorf("match %q: %v", match, err)
		}
		p, ok := errors.AsType[*bot.Problem](err)
		if !fine && (!ok || !strings.Contains(p.Message, "“"+match+"”")) {
			t.Errorf("match %q is refused with %v", match, err)
		}
		subs, err := store.Subscriptions(t.Context(), "100")
		if err != nil || !fine && len(subs) > 0 && subs[0].Match == match {
			t.Errorf("match %q was stored: %v %v", match, subs, err)
		}
	}
}
