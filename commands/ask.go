package commands

import (
	"context"
	"fmt"
	"regexp"
	"strings"
	"time"

	"marquee/bot"
	"marquee/knowledge"
)

// Asks answers questions, about being the film last spoken of, or nil.
type Asks interface {
	Ask(ctx context.Context, question string, about *knowledge.Film) (knowledge.Answer, error)
}

// Feedback counts how often an answer to a type of question did not help. No
// text is kept.
type Feedback interface{ NotHelpful(kind string) }

// questionMost is how long a question may be, in characters: as long as a
// message of Discord.
const questionMost = 2000

func ask(asks Asks, feedback Feedback, recent *recent) bot.Command {
	c := askCommand{asks: asks, feedback: feedback, recent: recent}
	return bot.Command{
		Name:        "ask",
		Description: "A question on film news, answered with the sentence that says so",
		Options: []bot.Option{{Name: "question", Description: "In your own words: who directed Dune?", Required: true,
			Min: 1, Max: questionMost}},
		Examples: []string{"/ask question: is there a sequel to extraction?"},
		Run:      c.run,
		Press:    c.press,
	}
}

// askAbout asks what a message says.
func askAbout(asks Asks, recent *recent) bot.Command {
	c := askCommand{asks: asks, recent: recent}
	return bot.Command{
		Name:        "Ask Marquee about this",
		Description: "Answers the question in a message",
		Context:     true,
		Run: func(ctx context.Context, req *bot.Request) (bot.Reply, error) {
			reply, err := c.answer(ctx, req, cutRunes(req.Target, questionMost))
			reply.Private = true
			return reply, err
		},
	}
}

type askCommand struct {
	asks     Asks
	feedback Feedback
	recent   *recent
}

func (c askCommand) run(ctx context.Context, req *bot.Request) (bot.Reply, error) {
	return c.answer(ctx, req, req.Options["question"])
}

func (c askCommand) answer(ctx context.Context, req *bot.Request, question string) (bot.Reply, error) {
	question = strings.TrimSpace(question)
	if question == "" {
		return bot.Reply{}, &bot.Problem{Message: "There is no question in that message."}
	}
	a, err := c.asks.Ask(ctx, question, c.recent.film(req))
	if err != nil {
		return bot.Reply{}, err
	}
	if a.Film != nil {
		c.recent.remember(req, *a.Film)
	}
	return Answer(req, a, question), nil
}

// Answer says what was found to a question: the answer with its evidence, a
// question back, or an honest decline.
func Answer(req *bot.Request, a knowledge.Answer, question string) bot.Reply {
	switch {
	case a.AskBack:
		return bot.Reply{Private: true, Text: bot.Plain("Which film do you mean? Ask again with its title, or look it up with /film first.")}
	case a.Kind == "off topic" && !a.Answered:
		return bot.Reply{Private: true, Text: bot.Plain("I answer questions on film news, from the articles I have read. Try: who directed Dune?")}
	case a.Kind == "empty" && !a.Answered:
		return bot.Reply{Private: true, Text: bot.Plain("I see no question in that. Try: who directed Dune?")}
	case !a.Answered:
		return declined(req, a)
	}
	return answered(req, a, question)
}

// answered says the short answer, the sentence it rests on and its article.
func answered(req *bot.Request, a knowledge.Answer, question string) bot.Reply {
	card := bot.Card{Title: shown(question), Name: true}
	says := quoted(req, a.Sentence)
	if a.Answer != a.Sentence {
		card.Body = bot.Rich{{Text: dayOr(req, a.Answer), Style: bot.Bold, Spoiler: says.Spoiler}, {Text: "\n"}}
	}
	card.Body = append(card.Body, says)
	if a.Film != nil && len(a.Namesakes) > 0 {
		card.Sections = append(card.Sections, bot.Section{Title: "Film", Lines: []bot.Rich{bot.Plain(ofSeveral(req, a))}})
	}
	if len(a.Sources) > 0 {
		card.Sections = append(card.Sections, bot.Section{Title: "Source", Lines: []bot.Rich{articleRuns(a.Sources[0])}})
	}
	if len(a.Others) > 0 {
		var lines []bot.Rich
		for _, o := range a.Others[:min(3, len(a.Others))] {
			lines = append(lines, bot.Rich{sentence(req, dated(req, o))})
		}
		card.Sections = append(card.Sections, bot.Section{Title: "Others say", Lines: lines})
	}
	if a.Partial {
		card.Footer = incomplete(req)
	}
	reply := bot.Reply{Cards: []bot.Card{card}}
	asked := cutBytes(question, 60)
	if len(a.Sources) > 0 && asked == question {
		reply.Buttons = append(reply.Buttons, bot.Button{Label: "Evidence", Action: bot.Action{Command: "ask", Name: "evidence", Args: []string{question}}})
	}
	if a.Film != nil {
		reply.Buttons = append(reply.Buttons, bot.Button{Label: "Film card", Action: bot.Action{Command: "film", Name: "show", Args: []string{cutBytes(a.Film.Name(), 64)}}})
	}
	reply.Buttons = append(reply.Buttons, bot.Button{Label: "Not helpful", Action: bot.Action{Command: "ask", Name: "unhelpful", Args: []string{a.Kind}}})
	return reply
}

// ofSeveral says which film an answer is about, where several have its title.
func ofSeveral(req *bot.Request, a knowledge.Answer) string {
	names := make([]string, 0, len(a.Namesakes))
	for _, f := range a.Namesakes[:min(3, len(a.Namesakes))] {
		names = append(names, f.Name())
	}
	return req.Say("%s; there is also %s. Ask with the year for another.", a.Film.Name(), strings.Join(names, ", "))
}

// declined says that the corpus does not know, and what it does know.
func declined(req *bot.Request, a knowledge.Answer) bot.Reply {
	reply := bot.Reply{Private: true, Text: bot.Plain("I don't know: no article here says so.")}
	if a.Known != nil && a.Known.Found && isTitle(a.Question, *a.Known.Film) {
		reply.Text = bot.Plain("I see no question in that. Try: who directed Dune?")
	}
	if a.Partial {
		reply.Text = append(reply.Text, bot.Run{Text: "\n" + incomplete(req), Style: bot.Small})
	}
	card := bot.Card{Title: "Nearest in the news"}
	var lines []bot.Rich
	for _, s := range a.Sources[:min(3, len(a.Sources))] {
		lines = append(lines, articleRuns(s))
	}
	if a.Known != nil && a.Known.Found {
		card.Title = req.Say("What is known of %s", a.Known.Film.Name())
		card.Sections = append(card.Sections, sections(req, *a.Known, numberSources(*a.Known))...)
		reply.Buttons = []bot.Button{{Label: "Film card", Action: bot.Action{Command: "film", Name: "show", Args: []string{cutBytes(a.Known.Film.Name(), 64)}}}}
	} else if len(lines) > 0 {
		card.Sections = []bot.Section{{Title: "Articles", Lines: lines}}
	}
	if len(card.Sections) > 0 {
		reply.Cards = []bot.Card{card}
	}
	return reply
}

// isTitle reports whether a question is a film's title and nothing else.
func isTitle(question string, f knowledge.Film) bool {
	bare := strings.Trim(question, " ?!.\"'“”‘’*_")
	return strings.EqualFold(bare, f.Title) || strings.EqualFold(bare, f.Name())
}

// press answers the buttons below an answer.
func (c askCommand) press(ctx context.Context, req *bot.Request) (bot.Reply, error) {
	a := req.Action
	if len(a.Args) != 1 {
		return bot.Reply{}, staleButton(fmt.Errorf("ask button %q has %d arguments", a.Name, len(a.Args)))
	}
	switch a.Name {
	case "unhelpful":
		if c.feedback != nil {
			c.feedback.NotHelpful(a.Args[0])
		}
		return bot.Reply{Private: true, Text: bot.Plain("Thank you. Only the type of the question is counted, nothing you wrote.")}, nil
	case "evidence":
		return c.evidence(ctx, req, a.Args[0])
	}
	return bot.Reply{}, staleButton(fmt.Errorf("ask has no button %q", a.Name))
}

// evidence asks once more and lists every source with what it says.
func (c askCommand) evidence(ctx context.Context, req *bot.Request, question string) (bot.Reply, error) {
	a, err := c.asks.Ask(ctx, question, c.recent.film(req))
	if err != nil {
		return bot.Reply{}, err
	}
	card := bot.Card{Title: req.Say("Evidence: %s", shown(question))}
	if a.Sentence != "" {
		card.Body = bot.Rich{quoted(req, a.Sentence)}
	}
	for _, o := range a.Others {
		card.Sections = append(card.Sections, bot.Section{Title: "Also", Lines: []bot.Rich{{sentence(req, dated(req, o))}}})
	}
	var lines []bot.Rich
	for _, s := range a.Sources[:min(newsPerPage, len(a.Sources))] {
		lines = append(lines, articleRuns(s))
	}
	card.Sections = append(card.Sections, bot.Section{Title: "Articles", Lines: lines})
	return bot.Reply{Private: true, Cards: []bot.Card{card}}, nil
}

// asOf is the day behind what another source says.
var asOf = regexp.MustCompile(`\((\d{4}-\d\d-\d\d)\)$`)

// dated writes that day as the reader does.
func dated(req *bot.Request, says string) string {
	m := asOf.FindStringSubmatchIndex(says)
	if m == nil {
		return says
	}
	return says[:m[2]] + dayOr(req, says[m[2]:m[3]]) + ")"
}

// dayOr writes an answer that is a day as the reader does, and leaves any
// other as it is.
func dayOr(req *bot.Request, answer string) string {
	if t, err := time.Parse(time.DateOnly, answer); err == nil {
		return req.Day(t)
	}
	return answer
}
