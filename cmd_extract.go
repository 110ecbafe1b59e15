package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"marquee/bot"
	"marquee/knowledge"
	"marquee/knowledge/extract"
	"marquee/knowledge/reader"
)

type extractCmd struct {
	File  string `arg:"" optional:"" help:"Article in any format that ingest reads; standard input by default."`
	Why   bool   `help:"Name the rule behind each fact."`
	Batch string `help:"Read one article a line as JSON from this file; - is standard input." placeholder:"FILE"`
}

// articleView is an article as `extract --json` shows it.
type articleView struct {
	Title     string         `json:"title"`
	Published knowledge.Date `json:"published,omitzero"`
	Outlet    string         `json:"outlet,omitempty"`
	Author    string         `json:"author,omitempty"`
	URL       string         `json:"url,omitempty"`
	Text      string         `json:"text"`
}

// extracted is the answer of `extract`.
type extracted struct {
	Article articleView              `json:"article"`
	Films   []knowledge.Mention      `json:"films"`
	Scores  []knowledge.Score        `json:"scores"`
	People  []knowledge.Person       `json:"people"`
	Where   []knowledge.Availability `json:"where"`
}

func (c *extractCmd) run(ctx context.Context, p *program) error {
	if c.Batch != "" {
		if c.File != "" {
			return usageError{"both a file and --batch given: write one of them"}
		}
		return p.batch(ctx, c.Batch, batchOf(p, func(_ context.Context, in articleLine) (any, error) {
			a, err := in.article()
			if err != nil {
				return nil, err
			}
			return c.extract(a), nil
		}))
	}
	return p.eachArticle(c.File, func(a knowledge.Article) error {
		found := c.extract(a)
		if p.json {
			return p.printJSON(found)
		}
		return p.screen().Show(found.reply(c.Why))
	})
}

func (c *extractCmd) extract(a knowledge.Article) extracted {
	if a.Title == "" {
		a.Title = extract.Headline(a)
	}
	f := extract.Facts(a)
	e := extracted{
		Article: articleView{Title: a.Title, Published: knowledge.DateOf(a.Published), Outlet: a.Outlet, Author: a.Author, URL: a.URL, Text: a.Text},
		Films:   list(f.Films), Scores: list(f.Scores), People: list(f.People), Where: list(f.Where),
	}
	if !c.Why {
		for i := range e.Films {
			e.Films[i].Rule, e.Films[i].Sentence = "", ""
		}
		for i := range e.Scores {
			e.Scores[i].Rule = ""
		}
		for i := range e.People {
			e.People[i].Rule = ""
		}
		for i := range e.Where {
			e.Where[i].Rule = ""
		}
	}
	return e
}

// list is never nil, so that its JSON is a list.
func list[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}

// reply lays the facts out for the terminal.
func (e extracted) reply(why bool) bot.Reply {
	card := bot.Card{Title: e.Article.Title, Footer: e.Article.Outlet, Time: e.Article.Published.Time}
	fact := func(says, sentence, rule string) bot.Rich {
		line := bot.Rich{{Text: says}, {Text: "\n" + sentence, Style: bot.Small}}
		if why && rule != "" {
			line = append(line, bot.Run{Text: "\nrule: " + rule, Style: bot.Small})
		}
		return line
	}
	add := func(title string, lines []bot.Rich) {
		if len(lines) == 0 {
			lines = []bot.Rich{bot.Plain("none")}
		}
		card.Sections = append(card.Sections, bot.Section{Title: title, Lines: lines})
	}
	var films, scores, people, where []bot.Rich
	for _, m := range e.Films {
		says := fmt.Sprintf("%s, named %d times", m.Name(), m.Mentions)
		if m.Mentions == 1 {
			says = m.Name() + ", named once"
		}
		if m.Primary {
			says += ", what the article is about"
		}
		films = append(films, fact(says, m.Sentence, m.Rule))
	}
	for _, s := range e.Scores {
		scores = append(scores, fact(fmt.Sprintf("%s: %s %s %s", s.Film, s.Source, s.Kind, s.Rating), s.Sentence, s.Rule))
	}
	for _, x := range e.People {
		says := fmt.Sprintf("%s: %s, %s", x.Film, x.Name, strings.Join(x.Roles, ", "))
		if x.Character != "" {
			says += " (" + x.Character + ")"
		}
		people = append(people, fact(says, x.Sentence, x.Rule))
	}
	for _, w := range e.Where {
		where = append(where, fact(strings.Join(strings.Fields(w.Film+": "+w.Status+" "+w.Service+" "+w.Date.String()+" "+w.Period.Words), " "), w.Sentence, w.Rule))
	}
	add("Films", films)
	add("Scores", scores)
	add("People", people)
	add("Where and when", where)
	return bot.Reply{Cards: []bot.Card{card}}
}

// articleLine is one article of a batch.
type articleLine struct {
	ID        json.RawMessage `json:"id"`
	Title     string          `json:"title"`
	Text      string          `json:"text"`
	Published string          `json:"published"`
	Outlet    string          `json:"outlet"`
	URL       string          `json:"url"`
	Author    string          `json:"author"`
	Sentences int             `json:"sentences"`
}

func (l articleLine) article() (knowledge.Article, error) {
	if strings.TrimSpace(l.Text) == "" && strings.TrimSpace(l.Title) == "" {
		return knowledge.Article{}, errors.New(`no text: write it in the field "text"`)
	}
	a := knowledge.Article{ID: strings.Trim(string(l.ID), `"`), Title: l.Title, Text: l.Text, Outlet: l.Outlet, URL: l.URL, Author: l.Author}
	if a.Text == "" {
		a.Text = a.Title
	}
	if l.Published != "" {
		var d knowledge.Date
		if err := d.UnmarshalText([]byte(l.Published)); err != nil {
			return a, fmt.Errorf("published is %q: write YYYY-MM-DD or RFC 3339", l.Published)
		}
		a.Published = d.Time
		if t, err := time.Parse(time.RFC3339, l.Published); err == nil {
			a.Published = t.UTC()
		}
	}
	return a, nil
}

// eachArticle reads every article of a file, or of standard input. A bad
// record is named on stderr; none at all is an error.
func (p *program) eachArticle(name string, each func(knowledge.Article) error) error {
	in, err := openInput(name, p.in)
	if err != nil {
		return err
	}
	defer in.Close()
	shown := name
	if name == "" || name == "-" {
		shown = "standard input"
	}
	count := 0
	for a, err := range reader.Read(shown, in, reader.Limits{}) {
		var bad *reader.RecordError
		switch {
		case errors.As(err, &bad):
			fmt.Fprintln(p.errs, "marquee:", err)
			continue
		case err != nil:
			return err
		}
		count++
		if err := each(a); err != nil {
			return err
		}
	}
	if count == 0 {
		return fmt.Errorf("%s holds no article: see marquee ingest --help for what is read", shown)
	}
	return nil
}
