package commands

import (
	"testing"
	"time"

	"marquee/bot"
	"marquee/knowledge"
)

// ends tells an ending in its summary, its facts and its answers.
var ends = knowledge.Answer{Answered: true, Answer: "Mara", Sentence: "In the final scene Mara turns out to be the thief.",
	Others: []string{"The captain dies at the end."}, Sources: []knowledge.Source{{ID: "1", Title: "A review"}}}

// hidden counts the runs of a reply that are hidden.
func hidden(r bot.Reply) (n int) {
	count := func(text bot.Rich) {
		for _, run := range text {
			if run.Spoiler {
				n++
			}
		}
	}
	for _, c := range r.Cards {
		count(c.Body)
		for _, s := range c.Sections {
			for _, l := range s.Lines {
				count(l)
			}
		}
	}
	return n
}

func TestEndingsAreHidden(t *testing.T) {
	card := nightTrain()
	card.Summary = []knowledge.Evidence{{Text: "A thriller on rails."}, {Text: ends.Sentence}}
	card.Scores, card.Where = nil, nil
	card.People = []knowledge.Person{{Name: "Bo Ray", Roles: []string{"actor"}, Sentence: ends.Sentence}}
	for name, c := range map[string]struct {
		req  bot.Request
		hide bool
	}{
		"as a server starts":            {bot.Request{}, true},
		"where managers show endings":   {bot.Request{Spoilers: true}, false},
		"in the operator's own machine": {bot.Request{Terminal: true}, false},
	} {
		for page, got := range map[string]struct{ is, want int }{
			"card":    {hidden(filmCommand{recent: newRecent(time.Now)}.reply(&c.req, card)), 1},
			"sources": {hidden(sourcesPage(&c.req, card, 0)), 1},
			"answer":  {hidden(answered(&c.req, ends, "who is the thief?")), 3},
		} {
			if !c.hide {
				got.want = 0
			}
			if got.is != got.want {
				t.Errorf("%s, %s: %d runs are hidden, want %d", name, page, got.is, got.want)
			}
		}
	}
}
