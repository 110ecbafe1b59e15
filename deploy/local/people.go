package main

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"sync"

	"marquee/bot/bottest"
	"marquee/internal/newsgen"
)

// news are the articles that are made up: those of the benchmarks.
var news = newsgen.Generator{Seed: 1, Films: 2000}

// people are members of many servers who ask, each of them once.
type people struct {
	discord *bottest.Discord
	made    int // articles of the corpus that are made up

	mu  *sync.Mutex
	rnd *rand.Rand
	nth int
}

func newPeople(d *bottest.Discord, articles int) people {
	return people{discord: d, made: articles, mu: new(sync.Mutex), rnd: rand.New(rand.NewPCG(1, 2))}
}

// question is one interaction and what a right answer to it holds.
type question struct {
	x     *bottest.Exchange
	wants []string // of the card; nil: a completion; none: any answer at all
}

// film asks for a film, popular ones much oftener than others.
func (p *people) film() question {
	title, wants := p.title()
	return p.named(title, wants...)
}

// named asks for one film; its card holds some words.
func (p *people) named(title string, wants ...string) question {
	return question{p.interact(bottest.Act{Command: "film", Options: map[string]any{"title": title}}), wants}
}

// any asks for a film or, where it is known what the corpus says, a question,
// which goes through the search.
func (p *people) any() question {
	p.mu.Lock()
	ask := p.made == 0 && p.nth%2 == 0
	p.mu.Unlock()
	if !ask {
		return p.film()
	}
	return question{p.interact(bottest.Act{Command: "ask", Options: map[string]any{"question": "will hargrave and hemsworth return"}}), []string{"not settled yet"}}
}

// ask asks what goes through the search. Nobody knows what the made up
// articles say to it: any answer is right that is no apology.
func (p *people) ask() question {
	p.mu.Lock()
	text := news.Query(p.nth)
	p.mu.Unlock()
	return question{p.interact(bottest.Act{Command: "ask", Options: map[string]any{"question": text}}), []string{}}
}

// completion types the first letters of a film.
func (p *people) completion() question {
	title, _ := p.title()
	typed := title[:min(len(title), 5+len(title)%4)]
	return question{p.interact(bottest.Act{Command: "film", Options: map[string]any{"title": typed}, Focused: "title"}), nil}
}

func (p *people) title() (title string, wants []string) {
	if p.made == 0 {
		return "extraction", []string{"Extraction", "68%", "Sam Hargrave"}
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	known := max(1, min(news.Films, p.made/50)) // a few articles tell of any of them
	title = news.Film(int(math.Pow(float64(known), p.rnd.Float64())) - 1).Title
	return title, []string{title, "Newest article"}
}

func (p *people) interact(a bottest.Act) *bottest.Exchange {
	p.mu.Lock()
	p.nth++
	a.User, a.Guild = fmt.Sprint(410000000000000000+p.nth), fmt.Sprint(210000000000000000+p.nth)
	p.mu.Unlock()
	return p.discord.Interaction(a)
}

// verdict is what became of a question.
type verdict int

// The verdicts, from the best to the worst.
const (
	right  verdict = iota
	sorry          // the bot says that it cannot answer now
	wrong          // an answer to something else, or 'not found' of what is there
	silent         // no answer that Discord takes in time
)

// apologies are what the bot says when a part of it is away.
var apologies = []string{"cannot be reached at the moment", "something went wrong on my side", "that took too long"}

// judge compares a reply with what a right one holds.
func (q question) judge(reply string) verdict {
	missing := false
	for _, want := range q.wants {
		missing = missing || !strings.Contains(reply, want)
	}
	if !missing && len(q.wants) > 0 {
		return right
	}
	for _, words := range apologies {
		if strings.Contains(reply, words) {
			return sorry
		}
	}
	if len(q.wants) == 0 && reply != "" {
		return right
	}
	return wrong
}

// judgeChoices is right with any completion; none at all is an apology, since
// Discord shows nothing else there.
func judgeChoices(n int) verdict {
	if n == 0 {
		return sorry
	}
	return right
}
