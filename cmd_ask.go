package main

import (
	"context"

	"marquee/bot"
	"marquee/commands"
	"marquee/knowledge"
)

// line is one input of a batch; which of its fields is the asked words depends
// on the command.
type line struct{ Title, Question, Query string }

func (l line) words() string { return l.Title + l.Question + l.Query }

// lookUp is the shape of the commands that turn words into an answer: one
// answer as JSON, one for each line of a batch, or one shown.
type lookUp struct {
	args  []string
	batch string
	what  string // the words are, for messages
	find  func(ctx context.Context, h *house, words string) (any, error)
	show  func(ctx context.Context, h *house, words string) error
}

func (l lookUp) run(ctx context.Context, p *program) error {
	words, err := joined(l.args, l.batch, l.what)
	if err != nil {
		return err
	}
	h, err := p.open(ctx, withSample)
	if err != nil {
		return err
	}
	defer h.close()
	switch {
	case l.batch != "":
		return p.batch(ctx, l.batch, batchOf(p, func(ctx context.Context, in line) (any, error) { return l.find(ctx, h, in.words()) }))
	case p.json:
		found, err := l.find(ctx, h, words)
		if err != nil {
			return err
		}
		return p.printJSON(found)
	}
	return l.show(ctx, h, words)
}

type filmCmd struct {
	Title []string `arg:"" optional:"" help:"The film's title."`
	Batch string   `help:"Read {\"id\",\"title\"} lines from this file; - is standard input." placeholder:"FILE"`
}

func (c *filmCmd) run(ctx context.Context, p *program) error {
	return lookUp{c.Title, c.Batch, "title",
		func(ctx context.Context, h *house, title string) (any, error) { return h.desk.Film(ctx, title) },
		func(ctx context.Context, h *house, title string) error {
			return h.say(ctx, "film", map[string]string{"title": title})
		}}.run(ctx, p)
}

type askCmd struct {
	Question []string `arg:"" optional:"" help:"The question, in your own words."`
	Batch    string   `help:"Read {\"id\",\"question\"} lines from this file; - is standard input." placeholder:"FILE"`
}

func (c *askCmd) run(ctx context.Context, p *program) error {
	return lookUp{c.Question, c.Batch, "question",
		func(ctx context.Context, h *house, question string) (any, error) {
			if c.Batch != "" {
				return h.desk.Ask(ctx, question, nil)
			}
			return p.askOn(ctx, h, question)
		},
		func(ctx context.Context, h *house, question string) error {
			a, err := p.askOn(ctx, h, question)
			if err != nil {
				return err
			}
			return p.screen().Show(commands.Answer(&bot.Request{Terminal: true}, a, question))
		}}.run(ctx, p)
}

type newsCmd struct {
	Topic []string `arg:"" optional:"" help:"A film, a person or any words."`
	Days  int      `help:"Only the last so many days."`
	Limit int      `help:"At most so many stories." default:"10"`
}

func (c *newsCmd) run(ctx context.Context, p *program) error {
	if c.Days < 0 || c.Limit < 1 {
		return usageError{"--days and --limit must be positive"}
	}
	topic, _ := joined(c.Topic, "", "topic") // none: every topic
	h, err := p.open(ctx, withSample)
	if err != nil {
		return err
	}
	defer h.close()
	stories, err := h.newsdesk().News(ctx, topic, c.Days, c.Limit)
	if err != nil {
		return err
	}
	if p.json {
		return p.printJSON(struct {
			Topic   string            `json:"topic"`
			Stories []knowledge.Story `json:"stories"`
		}{topic, list(stories)})
	}
	return p.screen().Show(commands.Stories(&bot.Request{Terminal: true}, topic, c.Days, stories))
}

type searchCmd struct {
	Query []string `arg:"" optional:"" help:"Any words."`
	Limit int      `help:"At most so many articles." default:"10"`
	Batch string   `help:"Read {\"id\",\"query\"} lines from this file; - is standard input." placeholder:"FILE"`
}

// found is the answer of `search`.
type found struct {
	Query   string             `json:"query"`
	Hits    []knowledge.Source `json:"hits"`
	Partial bool               `json:"incomplete,omitempty"` // a part of the index did not answer
}

func (c *searchCmd) run(ctx context.Context, p *program) error {
	if c.Limit < 1 {
		return usageError{"--limit must be at least 1"}
	}
	search := func(ctx context.Context, h *house, query string) (found, error) {
		hits, err := h.search.Search(ctx, knowledge.Query{Text: query, Limit: c.Limit})
		return found{query, sourcesOf(hits), len(hits) > 0 && hits[0].Partial}, err
	}
	return lookUp{c.Query, c.Batch, "query",
		func(ctx context.Context, h *house, query string) (any, error) { return search(ctx, h, query) },
		func(ctx context.Context, h *house, query string) error {
			f, err := search(ctx, h, query)
			if err != nil {
				return err
			}
			return p.screen().Show(f.reply())
		}}.run(ctx, p)
}

// sourcesOf makes relevance 1 of the best score.
func sourcesOf(hits []knowledge.Hit) []knowledge.Source {
	sources := make([]knowledge.Source, 0, len(hits))
	for _, hit := range hits {
		relevance := 0.0
		if hits[0].Score > 0 {
			relevance = max(0, hit.Score/hits[0].Score)
		}
		sources = append(sources, knowledge.Source{ID: hit.ID, Title: hit.Title, Outlet: hit.Outlet, URL: hit.URL,
			Published: knowledge.DateOf(hit.Published), Relevance: float64(int(relevance*1000+0.5)) / 1000})
	}
	return sources
}

func (f found) reply() bot.Reply {
	if len(f.Hits) == 0 {
		return bot.Reply{Text: bot.Rich{{Text: "Nothing found for "}, {Text: f.Query, Style: bot.Bold}, {Text: "."}}}
	}
	var lines []bot.Rich
	for _, hit := range f.Hits {
		line := bot.Rich{{Text: hit.Title, Link: hit.URL}, {Text: "\n"}}
		if hit.Outlet != "" {
			line = append(line, bot.Run{Text: hit.Outlet + " ", Style: bot.Small})
		}
		if !hit.Published.IsZero() {
			line = append(line, bot.Run{Text: hit.Published.String(), Style: bot.Small, Time: hit.Published.Time})
		}
		lines = append(lines, line)
	}
	card := bot.Card{Title: f.Query, Sections: []bot.Section{{Lines: lines}}}
	if f.Partial {
		card.Footer = "Results may be incomplete: a part of the search does not answer just now."
	}
	return bot.Reply{Cards: []bot.Card{card}}
}

type titlesCmd struct {
	Prefix []string `arg:"" optional:"" help:"The beginning of a title."`
	Import string   `help:"Add a list of known film titles: CSV, JSONL or TMDB's daily id export." placeholder:"FILE"`
	Batch  string   `help:"Read {\"id\",\"query\"} lines from this file; - is standard input." placeholder:"FILE"`
}

// completed is the answer of `titles`.
type completed struct {
	Query   string           `json:"query"`
	Choices []knowledge.Film `json:"choices"`
}

// mostTitles is how many completions are offered, as many as Discord shows.
const mostTitles = 25

func (c *titlesCmd) run(ctx context.Context, p *program) error {
	if c.Import != "" {
		return p.importTitles(ctx, c.Import)
	}
	complete := func(h *house, prefix string) completed {
		return completed{prefix, list(h.titles.Complete(prefix, mostTitles))}
	}
	return lookUp{c.Prefix, c.Batch, "prefix",
		func(_ context.Context, h *house, prefix string) (any, error) { return complete(h, prefix), nil },
		func(_ context.Context, h *house, prefix string) error {
			return p.screen().Show(complete(h, prefix).reply())
		}}.run(ctx, p)
}

// reply lists the titles, one a line.
func (c completed) reply() bot.Reply {
	if len(c.Choices) == 0 {
		return bot.Reply{Text: bot.Rich{{Text: "No title begins with "}, {Text: c.Query, Style: bot.Bold}, {Text: "."}}}
	}
	var text bot.Rich
	for _, f := range c.Choices {
		text = append(text, bot.Run{Text: f.Name() + "\n"})
	}
	return bot.Reply{Text: text}
}
