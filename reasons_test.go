package main

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"marquee/bot/bottest"
	"marquee/bot/discord"
	"marquee/bot/newsroom"
	"marquee/bot/words"
	"marquee/knowledge/feeds"
)

// Why a feed cannot be read or a post is not there can be said in every
// language, by the phrases it is made of.
func TestReasonsAreTranslated(t *testing.T) {
	said, err := words.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range allReasons {
		if n := len(said.Phrase(r)); n != 5 {
			t.Errorf("%q is said in %d more languages", r, n)
		}
	}
}

// What a fetch really says is made of them.
func TestReasonsAreTakenApart(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/robots.txt":
			_, _ = w.Write([]byte("User-agent: *\nDisallow: /secret"))
		case "/gone":
			w.WriteHeader(http.StatusGone)
		case "/away":
			http.Redirect(w, r, "ftp://example.com/feed", http.StatusFound)
		case "/page":
			_, _ = w.Write([]byte("<html><body>words</body></html>"))
		default:
			w.WriteHeader(http.StatusNotFound)
		}
	}))
	t.Cleanup(server.Close)
	tls := httptest.NewTLSServer(nil)
	t.Cleanup(tls.Close)
	host := strings.TrimPrefix(server.URL, "http://")
	closed := httptest.NewServer(nil)
	closed.Close()
	german, err := words.Load()
	if err != nil {
		t.Fatal(err)
	}
	for address, want := range map[string]string{
		server.URL + "/none":   "der Server antwortet 404 Not Found",
		server.URL + "/gone":   "den Feed gibt es nicht mehr",
		server.URL + "/secret": host + ": robots.txt verbietet es",
		server.URL + "/away":   "weitergeleitet von " + server.URL + "/away: eine Adresse, die hier nicht abgerufen wird: „ftp://example.com/feed“ beginnt nicht mit http:// oder https://",
		server.URL + "/page":   "das ist kein Feed (RSS, Atom oder JSON Feed): ",
		closed.URL:             strings.TrimPrefix(closed.URL, "http://") + ": die Verbindung wird abgelehnt",
		tls.URL:                strings.TrimPrefix(tls.URL, "https://") + ": das Zertifikat ist ungültig",
		"http://10.0.0.1:1a":   "eine Adresse, die hier nicht abgerufen wird: „http://10.0.0.1:1a“ ist nicht lesbar",
		"http://u:p@10.0.0.1/": "eine Adresse, die hier nicht abgerufen wird: sie enthält einen Benutzernamen oder ein Passwort",
	} {
		_, err := (&feeds.Fetcher{AllowPrivate: true}).Read(context.Background(), address)
		if err == nil {
			t.Errorf("%s was read", address)
			continue
		}
		got := reasonOf(err.Error()).In(func(english string) string { return german.Translate("de", english) })
		if !strings.HasPrefix(got, want) {
			t.Errorf("%s: %q, want %q", address, got, want)
		}
	}
}

// A notice of a broken feed is in the server's language, its reason too.
func TestABrokenFeedIsToldInTheServersLanguage(t *testing.T) {
	d := newDesk(t)
	d.sender.Reason = reasonOf
	d.set("language", "de")
	d.subscribe(bottest.Channel, "")
	broken := feeds.Feed{URL: d.feed, Error: "film.example: no answer in time", Failures: 3}
	if err := tellBroken(t.Context(), d.h.settings, d.store, broken); err != nil {
		t.Fatal(err)
	}
	if _, err := d.sender.Pass(t.Context()); err != nil {
		t.Fatal(err)
	}
	messages := d.d.Messages(bottest.Channel)
	if len(messages) != 1 || !strings.Contains(string(messages[0].Raw), "film.example: keine Antwort in der Zeit") {
		t.Errorf("%d notices", len(messages))
	}
}

// What an admin can mend waits; the reason is one that can be told.
func TestWhatAnAdminCanMendWaits(t *testing.T) {
	for code, want := range map[int]string{noAccess: needsView, noPermission: needsSend, tagRequired: needsTag} {
		f := fault(&discord.StatusError{Status: http.StatusBadRequest, Code: code, Message: "no"})
		if f.Kind != newsroom.Denied || f.Reason != want {
			t.Errorf("code %d: kind %d, %q", code, f.Kind, f.Reason)
		}
	}
}
