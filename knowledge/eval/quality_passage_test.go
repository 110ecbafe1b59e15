package eval

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"marquee/knowledge"
	"marquee/knowledge/answer"
	"marquee/knowledge/answer/question"
	"marquee/knowledge/text"
)

// passageQuestion is a question over passages, and what its answer is like.
type passageQuestion struct {
	Question string
	Film     bool
	Right    func(knowledge.Answer) bool
}

// sectionLine is a line of the sets whose sentences are cut already.
type sectionLine struct {
	ID, Question, Article, Document, Title, Topic string
	Entertainment                                 bool
	Candidates, Sentences                         []string
	Answers                                       []any
}

func (l sectionLine) article() knowledge.Article {
	s := l.Candidates
	if s == nil {
		s = l.Sentences
	}
	return knowledge.Article{ID: l.ID, Title: l.Article + l.Document + l.Title, Text: strings.Join(s, " ")}
}

// right tells whether the sentence is one of the marked ones (or, where the
// set marks words, holds one of them). The program cuts sentences itself, so
// one that holds, or is held by, a marked one counts.
func (l sectionLine) right(a knowledge.Answer) bool {
	said := text.Fold(a.Sentence)
	if said == "" {
		return false
	}
	for _, v := range l.Answers {
		switch v := v.(type) {
		case string:
			if contains(a.Sentence, v) {
				return true
			}
		case float64:
			gold := text.Fold(l.Candidates[int(v)])
			if strings.Contains(gold, said) || strings.Contains(said, gold) {
				return true
			}
		}
	}
	return false
}

func (l sectionLine) film() bool {
	return l.Entertainment || l.Topic == "MOVIES" || l.Topic == "TV"
}

// askPassages asks all questions on all cores and returns the share that is right,
// the share declined, and the median and 99th percentile of the time taken.
func askPassages(t testing.TB, d *answer.Desk, questions []passageQuestion) (right, answered, rightAnswered float64, p50, p99 time.Duration) {
	var mu sync.Mutex
	var times []time.Duration
	var good, said, goodSaid int
	types := map[question.Type]*[3]int{} // right, wrong, declined
	next := make(chan passageQuestion)
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for q := range next {
				start := time.Now()
				a, err := d.Ask(context.Background(), q.Question, nil)
				took := time.Since(start)
				mu.Lock()
				if err != nil {
					t.Error(err)
				}
				times = append(times, took)
				ok := q.Right(a)
				if ok {
					good++
				}
				kind := question.Read(q.Question).Type
				if types[kind] == nil {
					types[kind] = new([3]int)
				}
				switch {
				case !a.Answered:
					types[kind][2]++
				case ok:
					types[kind][0]++
				default:
					types[kind][1]++
				}
				if a.Answered {
					said++
					if ok {
						goodSaid++
					}
				}
				mu.Unlock()
			}
		})
	}
	for _, q := range questions {
		next <- q
	}
	close(next)
	wg.Wait()
	for _, kind := range question.Types {
		if n := types[kind]; n != nil {
			t.Logf("  %s: right %d, wrong %d, declined %d", kind, n[0], n[1], n[2])
		}
	}
	slices.Sort(times)
	return share(good, len(questions)), share(said, len(questions)), share(goodSaid, said), times[len(times)/2], times[len(times)*99/100]
}

// reportPassages prints a row of a passage set.
func reportPassages(t testing.TB, name string, d *answer.Desk, questions []passageQuestion, baseline, target string) float64 {
	right, answered, of, p50, p99 := askPassages(t, d, questions)
	row(t, name, fmt.Sprintf("%.3f (answered %.2f, right of these %.2f; %v, %v)", right, answered, of, p50.Round(time.Millisecond), p99.Round(time.Millisecond)), baseline, target)
	return right
}

// listedDesk is a desk over all sections of a set, each once.
func listedDesk(t testing.TB, set string) (*answer.Desk, []sectionLine) {
	lines := records[sectionLine](t, set+"/questions.dev.jsonl")
	seen := map[string]bool{}
	var articles []knowledge.Article
	for _, l := range lines {
		if a := l.article(); !seen[a.Text] {
			seen[a.Text] = true
			articles = append(articles, a)
		}
	}
	return deskOver(t, articles), lines
}

// sentencesFirst is the baseline: how often BM25 over all sentences of a set
// puts a marked one first, for the questions that pick picks.
func sentencesFirst(lines []sectionLine, pick func(sectionLine) bool) float64 {
	var b plainBM25
	var all []string
	seen := map[string]bool{}
	for _, l := range lines {
		for _, s := range append(l.Candidates[:len(l.Candidates):len(l.Candidates)], l.Sentences...) {
			if !seen[s] {
				seen[s] = true
				all = append(all, s)
				b.add(s)
			}
		}
	}
	right, n := 0, 0
	for _, l := range lines {
		if !pick(l) {
			continue
		}
		n++
		if i := b.first(l.Question); i >= 0 && l.right(knowledge.Answer{Sentence: all[i]}) {
			right++
		}
	}
	return share(right, n)
}

// atLeast fails when a figure fell below its floor.
func atLeast(t testing.TB, what string, got, floor float64) {
	t.Helper()
	if got < floor {
		t.Errorf("%s: %.3f, below %.3f", what, got, floor)
	}
}

func TestQualitySelqaOpen(t *testing.T) {
	d, lines := listedDesk(t, "selqa")
	var film, all []passageQuestion
	for _, l := range lines {
		q := passageQuestion{Question: l.Question, Right: l.right}
		all = append(all, q)
		if l.film() {
			film = append(film, q)
		}
	}
	plain := sentencesFirst(lines, sectionLine.film)
	got := reportPassages(t, "selqa open, film and TV: sentence first", d, film, fmt.Sprintf("%.3f BM25 over sentences", plain), "BM25 + 0.10")
	atLeast(t, "selqa open, film and TV", got, plain+.1)
	if !testing.Short() {
		reportPassages(t, "selqa open, all topics", d, all, "", "")
	}
}

func TestQualityQedOpen(t *testing.T) {
	d, lines := listedDesk(t, "qed_nq")
	var film, all []passageQuestion
	for _, l := range lines {
		q := passageQuestion{Question: l.Question, Right: l.right}
		all = append(all, q)
		if l.film() {
			film = append(film, q)
		}
	}
	reportPassages(t, "qed_nq open, entertainment", d, film, "", "0.56 within")
	reportPassages(t, "qed_nq open, all", d, all, "", "")
}

func TestQualitySquadOpen(t *testing.T) {
	type passage struct {
		ID    string `json:"passage_id"`
		Title string
		Text  string
	}
	type line struct {
		Question string
		Answers  []string
	}
	var articles []knowledge.Article
	for _, p := range records[passage](t, "squad11/passages.dev.jsonl") {
		articles = append(articles, knowledge.Article{ID: p.ID, Title: strings.ReplaceAll(p.Title, "_", " "), Text: p.Text})
	}
	d := deskOver(t, articles)
	var questions []passageQuestion
	for i, l := range records[line](t, "squad11/questions.dev.jsonl") {
		if i%4 == 0 {
			questions = append(questions, passageQuestion{Question: l.Question, Right: func(a knowledge.Answer) bool {
				return slices.ContainsFunc(l.Answers, func(s string) bool { return contains(a.Sentence, s) })
			}})
		}
	}
	got := reportPassages(t, "squad11 open: answer in the chosen sentence", d, questions, "~.71", "0.76")
	atLeast(t, "squad11 open", got, .76)
}
