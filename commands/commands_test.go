package commands

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"time"

	"marquee/bot"
	"marquee/knowledge"
)

// shelf is a corpus of one film, with a namesake.
type shelf struct{ card knowledge.Card }

func (s shelf) Film(_ context.Context, title string) (knowledge.Card, error) {
	if strings.EqualFold(title, s.card.Film.Title) {
		return s.card, nil
	}
	return knowledge.Card{Query: title, Suggestions: []string{s.card.Film.Name()}}, nil
}

func (s shelf) ByRef(_ context.Context, ref string) (knowledge.Card, error) {
	if ref == s.card.Film.Ref() {
		return s.card, nil
	}
	return knowledge.Card{}, knowledge.ErrNotFound
}

func (s shelf) Complete(prefix string, _ int) []knowledge.Film {
	if strings.HasPrefix(s.card.Film.Key, prefix) {
		return []knowledge.Film{*s.card.Film}
	}
	return nil
}

type oracle struct {
	answer knowledge.Answer
	about  *knowledge.Film
}

func (o *oracle) Ask(_ context.Context, q string, about *knowledge.Film) (knowledge.Answer, error) {
	o.about = about
	a := o.answer
	a.Question = q
	return a, nil
}

type stories int

func (n stories) News(context.Context, string, int, int) ([]knowledge.Story, error) {
	var all []knowledge.Story
	for i := range int(n) {
		all = append(all, knowledge.Story{Title: fmt.Sprint("story ", i), Film: "Night Train", Articles: []knowledge.Source{
			{ID: "a", Title: fmt.Sprint("story ", i), Outlet: "One"}, {ID: "b", Title: "copy", Outlet: "Two"}}})
	}
	return all, nil
}

func day(d int) knowledge.Date {
	return knowledge.DateOf(time.Date(2020, 5, d, 0, 0, 0, 0, time.UTC))
}

func nightTrain() knowledge.Card {
	film := knowledge.Film{Key: "nighttrain", Title: "Night Train", Year: 2019}
	var articles []knowledge.Source
	for i := range 12 {
		articles = append(articles, knowledge.Source{ID: fmt.Sprint("a", i), Title: fmt.Sprint("Headline ", i), Outlet: "Gazette",
			URL: fmt.Sprint("https://example.com/", i), Published: day(i + 1)})
	}
	return knowledge.Card{
		Query: "night train", Found: true, Film: &film,
		Summary: []knowledge.Evidence{{Text: "A conductor finds a stowaway.", Article: "a3"}},
		Scores: []knowledge.Score{{Film: film.Title, Source: "Rotten Tomatoes", Kind: knowledge.Critics, Rating: "68%", Percent: 68,
			AsOf: day(9), Article: "a3", Sentence: "It stands at 68% on Rotten Tomatoes."}},
		History: []knowledge.Score{{Film: film.Title, Source: "Rotten Tomatoes", Kind: knowledge.Critics, Rating: "54%", Percent: 54, AsOf: day(2)}},
		People: []knowledge.Person{{Name: "Ann Lee", Roles: []string{"director"}, Article: "a3", Sentence: "Ann Lee directs."},
			{Name: "Bo Ray", Roles: []string{"actor"}, Character: "Max", Article: "a3", Sentence: "Bo Ray is Max."}},
		Where:    []knowledge.Availability{{Service: "Netflix", Status: knowledge.Streaming, Article: "a3", Sentence: "Now on Netflix."}},
		Articles: articles,
		Choices:  []knowledge.Film{film, {Key: "nighttrain", Title: "Night Train", Year: 1999}},
		Newest:   day(12).Time,
	}
}

type harness struct {
	router *bot.Router
	oracle *oracle
	now    time.Time
}

func start(t *testing.T) *harness {
	t.Helper()
	h := &harness{oracle: &oracle{}, now: time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC)}
	menu := All(Needs{Films: shelf{nightTrain()}, Asks: h.oracle, News: stories(20), Now: func() time.Time { return h.now }})
	router, err := bot.NewRouter(slog.New(slog.DiscardHandler), menu)
	if err != nil {
		t.Fatal(err)
	}
	h.router = router
	return h
}

func (h *harness) run(t *testing.T, command string, options map[string]string) bot.Reply {
	t.Helper()
	return h.router.Serve(t.Context(), &bot.Request{Command: command, Options: options, User: "u", Channel: "c"})
}

func (h *harness) press(t *testing.T, a bot.Action) bot.Reply {
	t.Helper()
	return h.router.Serve(t.Context(), &bot.Request{Command: a.Command, Action: &a, User: "u", Channel: "c"})
}

func words(r bot.Reply) string {
	var b strings.Builder
	rich := func(t bot.Rich) {
		for _, run := range t {
			b.WriteString(run.Text)
		}
		b.WriteByte('\n')
	}
	rich(r.Text)
	for _, c := range r.Cards {
		b.WriteString(c.Title + "\n")
		rich(c.Body)
		for _, s := range c.Sections {
			b.WriteString(s.Title + "\n")
			for _, bar := range s.Bars {
				b.WriteString(bar.Label + " " + bar.Value + "\n")
			}
			for _, l := range s.Lines {
				rich(l)
			}
		}
		b.WriteString(c.Footer + "\n")
	}
	return b.String()
}

func wants(t *testing.T, r bot.Reply, all ...string) {
	t.Helper()
	said := words(r)
	for _, want := range all {
		if !strings.Contains(said, want) {
			t.Errorf("the reply lacks %q:\n%s", want, said)
		}
	}
}

func TestFilmCard(t *testing.T) {
	h := start(t)
	r := h.run(t, "film", map[string]string{"title": "night train"})
	wants(t, r, "Night Train (2019)", "A conductor finds a stowaway. [1]", "Rotten Tomatoes critics 68%", "Director: Ann Lee",
		"Cast: Bo Ray (Max)", "Streaming: Netflix", "1. Headline 3")
	if r.Private {
		t.Error("a found film is private")
	}
	if r.Menu == nil || len(r.Menu.Entries) != 2 {
		t.Errorf("remakes are not offered: %+v", r.Menu)
	}
	chosen := h.press(t, bot.Action{Command: "film", Name: "choose", Values: []string{"nighttrain|2019"}})
	wants(t, chosen, "Night Train (2019)")
}

func TestFilmPages(t *testing.T) {
	h := start(t)
	card := h.run(t, "film", map[string]string{"title": "night train"})
	for i, want := range [][]string{
		{"It stands at 68% on Rotten Tomatoes.", "Headline 3"},
		{"12 articles", "Headline 11", "Page 1 of 2"},
		{"54% · 2 May 2020", "68% · Headline 3"},
	} {
		page := h.press(t, card.Buttons[i].Action)
		wants(t, page, want...)
		if !page.Private || page.Update {
			t.Errorf("%s: opens with private %v, update %v", card.Buttons[i].Label, page.Private, page.Update)
		}
	}
	first := h.press(t, card.Buttons[1].Action)
	second := h.press(t, first.Buttons[1].Action)
	wants(t, second, "Headline 0", "Page 2 of 2")
	if !second.Update || !second.Buttons[1].Disabled {
		t.Error("the last page does not replace the first, or offers more")
	}
}

func TestUnknownFilmIsSaidPlainlyAndPrivately(t *testing.T) {
	h := start(t)
	r := h.run(t, "film", map[string]string{"title": "nigt trane"})
	wants(t, r, "No article here names nigt trane.", "Did you mean")
	if !r.Private || len(r.Buttons) != 1 {
		t.Errorf("private %v, %d buttons", r.Private, len(r.Buttons))
	}
	long := h.run(t, "film", map[string]string{"title": strings.Repeat("é", 100)})
	wants(t, long, strings.Repeat("é", 80)+"…")
}

func TestChosenFilmIsFoundByItsIdentity(t *testing.T) {
	h := start(t)
	choices := h.router.Suggest(t.Context(), &bot.Request{Command: "film", Focused: "title", Options: map[string]string{"title": "night"}})
	if len(choices) != 1 || choices[0].Name != "Night Train (2019)" {
		t.Fatalf("got %+v", choices)
	}
	wants(t, h.run(t, "film", map[string]string{"title": choices[0].Value}), "Ann Lee")
	wants(t, h.run(t, "film", map[string]string{"title": refPrefix + "gone|1950"}), "No article names this film any more.")
}

func TestFalseButtonsAreRefused(t *testing.T) {
	h := start(t)
	for _, a := range []bot.Action{
		{Command: "film", Name: "sources"}, {Command: "film", Name: "sources", Args: []string{"nighttrain|2019", "-1"}},
		{Command: "film", Name: "sources", Args: []string{"nighttrain|2019", "x"}}, {Command: "film", Name: "nothing", Args: []string{"nighttrain|2019", "0"}},
		{Command: "film", Name: "choose"}, {Command: "ask", Name: "evidence"}, {Command: "ask", Name: "x", Args: []string{"y"}},
		{Command: "news", Name: "page"}, {Command: "news", Name: "page", Args: []string{"", "", "9999"}}, {Command: "news", Name: "page", Args: []string{"", "x", "0"}},
	} {
		if r := h.press(t, a); !r.Private || !r.Error {
			t.Errorf("%+v: got %q, private %v, error %v", a, words(r), r.Private, r.Error)
		}
	}
}

func TestAskRemembersTheFilmForAMoment(t *testing.T) {
	h := start(t)
	h.oracle.answer = knowledge.Answer{Answered: true, Answer: "70%", Sentence: "Its audience score is 70%.", Sources: []knowledge.Source{{Title: "News", ID: "a"}}}
	h.run(t, "film", map[string]string{"title": "night train"})
	wants(t, h.run(t, "ask", map[string]string{"question": "what is its audience score"}), "70%", "Its audience score is 70%.", "News")
	if h.oracle.about == nil || h.oracle.about.Title != "Night Train" {
		t.Errorf("the film is forgotten at once: %+v", h.oracle.about)
	}
	h.now = h.now.Add(recentFor + time.Second)
	h.run(t, "ask", map[string]string{"question": "and its director"})
	if h.oracle.about != nil {
		t.Errorf("the film is remembered too long: %+v", h.oracle.about)
	}
}

func TestAskDeclinesHonestly(t *testing.T) {
	h := start(t)
	card := nightTrain()
	h.oracle.answer = knowledge.Answer{Known: &card}
	r := h.run(t, "ask", map[string]string{"question": "who composed it"})
	wants(t, r, "I don't know", "What is known of Night Train (2019)", "68%")
	if !r.Private {
		t.Error("'I don't know' is public")
	}
	h.oracle.answer = knowledge.Answer{AskBack: true}
	wants(t, h.run(t, "ask", map[string]string{"question": "who directed it"}), "Which film do you mean?")
}

func TestAskSaysThatATitleIsNoQuestion(t *testing.T) {
	h := start(t)
	card := nightTrain()
	h.oracle.answer = knowledge.Answer{Kind: "thing", Known: &card}
	for _, title := range []string{"night train", "Night Train?", "“Night Train”", "*night train (2019)*"} {
		wants(t, h.run(t, "ask", map[string]string{"question": title}), "I see no question in that", "What is known of Night Train (2019)")
	}
	wants(t, h.run(t, "ask", map[string]string{"question": "night train 2"}), "I don't know")
}

func TestAskTakesAQuestionAsLongAsAMessage(t *testing.T) {
	h := start(t)
	h.oracle.answer = knowledge.Answer{Answered: true, Answer: "Ann Lee", Sentence: "Ann Lee directs.", Sources: []knowledge.Source{{Title: "News", ID: "a"}}}
	long := "who directed night train? " + strings.Repeat("é", 2000-26)
	wants(t, h.run(t, "ask", map[string]string{"question": long}), "Ann Lee", "News")
	wants(t, h.run(t, "ask", map[string]string{"question": long + "é"}), "at most 2000 are possible")
	wants(t, h.router.Serve(t.Context(), &bot.Request{Command: "Ask Marquee about this", Target: long + long}), "Ann Lee")
}

func TestMessageMenuAsks(t *testing.T) {
	h := start(t)
	h.oracle.answer = knowledge.Answer{Answered: true, Answer: "Ann Lee", Sentence: "Ann Lee directs."}
	r := h.router.Serve(t.Context(), &bot.Request{Command: "Ask Marquee about this", Target: "who directed night train?"})
	wants(t, r, "Ann Lee")
	if !r.Private {
		t.Error("an answer to somebody else's message is public")
	}
	empty := h.router.Serve(t.Context(), &bot.Request{Command: "Ask Marquee about this", Target: " \n"})
	wants(t, empty, "no question")
}

func TestNewsIsPaged(t *testing.T) {
	h := start(t)
	r := h.run(t, "news", map[string]string{"topic": "train", "days": "7"})
	wants(t, r, "Film news: train (last 7 days)", "story 0", "also in: Two", "Page 1 of 4")
	next := h.press(t, r.Buttons[1].Action)
	wants(t, next, "story 6", "Page 2 of 4")
}

func TestHelpListsWhatIsThere(t *testing.T) {
	h := start(t)
	wants(t, h.run(t, "help", nil), "/film", "/ask", "/news", "/privacy", "Ask Marquee about this")
}

func TestErrorsOfTheKnowledgeAreApologies(t *testing.T) {
	router, err := bot.NewRouter(slog.New(slog.DiscardHandler), All(Needs{Films: broken{}}))
	if err != nil {
		t.Fatal(err)
	}
	r := router.Serve(t.Context(), &bot.Request{Command: "film", Options: map[string]string{"title": "x"}})
	if !r.Private || !r.Error || strings.Contains(words(r), "secret") {
		t.Errorf("got %q", words(r))
	}
}

type broken struct{ shelf }

func (broken) Film(context.Context, string) (knowledge.Card, error) {
	return knowledge.Card{}, errors.New("secret detail")
}
