package main

import (
	"flag"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"marquee/bot"
	"marquee/bot/bottest"
	"marquee/bot/words"
	"marquee/knowledge/ingest"
	"marquee/knowledge/reader"
)

var update = flag.Bool("update", false, "rewrite the scripts with what is replied now")

// scriptDay is the day on which all scripts are played.
var scriptDay = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

// scriptFeed is what the feed of the scripts says.
const scriptFeed = `<rss version="2.0"><channel><title>Harbour Gazette</title>
<item><guid isPermaLink="false">1</guid><title>Night Ferry gets a sequel</title><link>https://gazette.example/1</link><description>The thriller returns next year.</description></item>
<item><guid isPermaLink="false">2</guid><title>First trailer for Paper Moons</title><link>https://gazette.example/2</link><description>A comedy about a stationer.</description></item>
</channel></rss>`

// scriptDates writes the day of the test run, which the database's clock
// gives, as "today": scripts read the same on every day.
type scriptDates struct{ *words.Words }

func (d scriptDates) Day(locale string, t time.Time) string {
	if age := time.Since(t); age > -time.Hour && age < time.Hour {
		return "today"
	}
	return d.Words.Day(locale, t)
}

// TestScripts plays testdata/scripts over the built-in sample with the real
// menu, and holds every reply to what is written there. -update rewrites them.
// Some have a few articles more to read: scriptArticles.
func TestScripts(t *testing.T) {
	files, err := filepath.Glob("testdata/scripts/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no scripts: %v", err)
	}
	w, err := words.Load()
	if err != nil {
		t.Fatal(err)
	}
	feed := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/feed.xml" {
			_, _ = io.WriteString(w, scriptFeed)
			return
		}
		http.NotFound(w, r)
	}))
	defer feed.Close()
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".txt")
		t.Run(name, func(t *testing.T) {
			bottest.Script(t, scripted(t, w, scriptArticles[name]), scriptDates{w}, file, *update, "http://gazette.example", feed.URL)
		})
	}
}

// scriptArticles are the folders of articles that scripts need beside the
// sample.
var scriptArticles = map[string]string{"more": "night-ferry", "spoilers": "endings"}

// readMore adds a folder of articles to the sample.
func readMore(t *testing.T, h *house, folder string) {
	t.Helper()
	pass := ingest.Pass{Corpus: h.corpus, Strict: true}
	if _, err := pass.Run(t.Context(), ingest.Files(os.DirFS("testdata/scripts"), folder, reader.Limits{})); err != nil {
		t.Fatal(err)
	}
	if err := h.freshen(t.Context()); err != nil {
		t.Fatal(err)
	}
}

// scripted is the bot over the built-in sample, in a directory of its own,
// with everything but the limits on how often one may ask.
func scripted(t *testing.T, w *words.Words, more string) *bot.Router {
	t.Helper()
	cfg, err := loadConfig([]string{"MARQUEE_DATA=" + t.TempDir(), "ALLOW_PRIVATE_FEEDS=true"})
	if err != nil {
		t.Fatal(err)
	}
	p := &program{cfg: cfg, log: slog.New(slog.DiscardHandler), errs: io.Discard}
	h, err := p.open(t.Context(), withSample)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(h.close)
	if more != "" {
		readMore(t, h, more)
	}
	h.desk.Now = func() time.Time { return scriptDay }
	menu, err := h.menu(newMetrics())
	if err != nil {
		t.Fatal(err)
	}
	router, err := bot.NewRouter(p.log, menu, h.settings.Apply(), bot.Gated(h.settings))
	if err != nil {
		t.Fatal(err)
	}
	router.Translate = w.Translate
	return router
}
