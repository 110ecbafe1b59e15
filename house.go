package main

import (
	"context"
	"fmt"
	"log/slog"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"marquee/bot"
	"marquee/bot/picture"
	"marquee/bot/settings"
	"marquee/commands"
	"marquee/internal/database"
	"marquee/knowledge"
	"marquee/knowledge/answer"
	"marquee/knowledge/corpus"
	"marquee/knowledge/extract"
	"marquee/knowledge/index"
	"marquee/knowledge/ingest"
	"marquee/knowledge/reader"
	"marquee/knowledge/sample"
	"marquee/knowledge/text"
	"marquee/knowledge/titles"
)

// house is the opened knowledge layer: the corpus, and the readers of it that
// answer from memory and from the index.
type house struct {
	p        *program
	db       *database.DB
	corpus   *corpus.Corpus
	settings *settings.Store

	phrases  func(locale, english string) string // translations; nil says everything in English
	claimFor time.Duration                       // of posts; 0: the newsroom's own
	index    searchIndex
	search   answer.Searcher
	titles   *titles.Titles
	desk     *answer.Desk

	bar    *progress    // of what the index is doing
	cursor atomic.Int64 // up to which titles have read the corpus
	cards  *answer.Cards

	knowing sync.Mutex
	known   *titles.List // see knownList

	indexed int64 // up to which the index has
	away    bool  // the index could not be reached the last time
}

// opening says what to do with an empty corpus.
type opening int

const (
	withSample opening = iota // fill it with the built-in sample
	asItIs
)

// indexFolder is where the embedded index lives, in the data directory.
const indexFolder = "index"

func indexFormat() string { return strconv.Itoa(index.Format) }

// open opens the data directory and brings every reader of the corpus up to
// date.
func (p *program) open(ctx context.Context, how opening) (*house, error) {
	h, err := p.openStore(ctx)
	if err != nil {
		return nil, err
	}
	if err := h.furnish(ctx, how); err != nil {
		h.close()
		return nil, err
	}
	return h, nil
}

// openStore opens the database alone.
func (p *program) openStore(ctx context.Context) (*house, error) {
	db, err := database.Open(ctx, p.cfg.Database, p.cfg.Data)
	if err != nil {
		return nil, err
	}
	h := &house{p: p, db: db, settings: &settings.Store{DB: db, CheckMatch: checkMatch}}
	// The list of known titles is read only when an article is.
	reading := sync.OnceValue(func() extract.Extractor {
		x, err := h.extractor(ctx)
		if err != nil {
			p.log.Error("reading articles without the known titles", slog.Any("error", err))
		}
		return x
	})
	h.corpus = &corpus.Corpus{
		DB: db, Extract: func(a knowledge.Article) knowledge.Facts { return reading().Facts(a) },
		Version: extract.Version, Headline: extract.Headline, NameKey: text.NameKey,
	}
	return h, nil
}

func (h *house) furnish(ctx context.Context, how opening) error {
	if how == withSample {
		if err := h.loadSample(ctx); err != nil {
			return err
		}
	}
	h.bar = h.p.progress("indexing", 0)
	opened, err := h.openIndex(ctx)
	if err != nil {
		return err
	}
	h.index = opened
	if err := h.syncIndex(ctx); err != nil {
		return err
	}
	h.bar.done()
	h.search = h.index
	if err := h.loadTitles(ctx); err != nil {
		return err
	}
	h.desk = &answer.Desk{Search: h.search, Shelf: h.corpus, Titles: h.titles, Stats: h.index, Now: time.Now,
		Read: func(a knowledge.Article, titleKey string) knowledge.Facts {
			return extract.Extractor{Asked: titleKey}.Facts(a)
		}}
	h.cards = &answer.Cards{Desk: h.desk, Version: h.cursor.Load}
	return nil
}

// loadSample fills an empty corpus with the built-in articles.
func (h *house) loadSample(ctx context.Context) error {
	n, err := h.corpus.Count(ctx)
	if err != nil || n > 0 {
		return err
	}
	pass := ingest.Pass{Corpus: h.corpus, Strict: true}
	report, err := pass.Run(ctx, ingest.Files(sample.FS(), ".", reader.Limits{}))
	if err != nil {
		return fmt.Errorf("the built-in sample corpus: %w", err)
	}
	fmt.Fprintf(h.p.errs, "marquee: the corpus was empty; loaded the built-in sample of %s\n", count(report.Added, "article", "articles"))
	return nil
}

// loadTitles builds the titles from the films of the corpus and the list of
// known titles.
func (h *house) loadTitles(ctx context.Context) error {
	cursor, err := h.corpus.Latest(ctx)
	if err != nil {
		return err
	}
	films, err := h.corpus.Films(ctx)
	if err != nil {
		return err
	}
	all := make([]titles.Film, 0, len(films))
	for _, f := range films {
		f.Title = text.Calm(f.Title)
		all = append(all, titles.Film{Film: f.Film, Articles: f.Articles, Primary: f.Primary, Newest: f.Newest})
	}
	h.titles = new(titles.Titles)
	h.cursor.Store(cursor)
	h.titles.Add(all...)
	known, err := h.knownList(ctx)
	if err != nil {
		return err
	}
	h.titles.Know(known)
	return nil
}

func (h *house) close() {
	if h.index != nil {
		if err := h.index.Close(); err != nil {
			h.p.log.Warn("closing the index", slog.Any("error", err))
		}
	}
	if err := h.db.Close(); err != nil {
		h.p.log.Warn("closing the database", slog.Any("error", err))
	}
}

// menu is every command over the opened house.
func (h *house) menu(m *metrics) ([]bot.Command, error) {
	painter, err := picture.New()
	if err != nil {
		return nil, err
	}
	needs := commands.Needs{Films: films{h}, Asks: h.desk, News: h.newsdesk(), Charts: painter,
		Channels: h.settings, Settings: h.settings, Feeds: h.feedDesk(), Follows: h.settings, Privacy: h.privacy(), NameKey: text.NameKey,
		Now: time.Now, Log: h.p.log}
	if m != nil {
		needs.Feedback = m
	}
	return commands.All(needs), nil
}

// films lets the menu look up films, with titles as fresh as the last pass.
type films struct{ h *house }

func (f films) Film(ctx context.Context, title string) (knowledge.Card, error) {
	return f.h.cards.Film(ctx, title)
}

func (f films) ByRef(ctx context.Context, ref string) (knowledge.Card, error) {
	return f.h.cards.ByRef(ctx, ref)
}

func (f films) Complete(prefix string, n int) []knowledge.Film { return f.h.titles.Complete(prefix, n) }

// say runs a command of the menu as a person would, and shows its reply.
func (h *house) say(ctx context.Context, command string, options map[string]string) error {
	menu, err := h.menu(nil)
	if err != nil {
		return err
	}
	router, err := bot.NewRouter(h.p.log, menu)
	if err != nil {
		return err
	}
	reply := router.Serve(ctx, &bot.Request{ID: "terminal", Command: command, Options: options, User: "terminal",
		Channel: "terminal", Place: bot.InDM, At: time.Now(), Terminal: true})
	if err := h.p.screen().Show(reply); err != nil {
		return err
	}
	if reply.Error {
		return errSaid
	}
	return nil
}
