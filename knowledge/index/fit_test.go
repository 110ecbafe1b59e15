package index

import (
	"bufio"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"

	"marquee/knowledge"
	"marquee/knowledge/rank"
)

var fit = flag.Bool("fit", false, "fit the weights of the second stage on one half of the development set")

// judged is a question with the one passage that answers it.
type judged struct {
	query knowledge.Query
	gold  string
	train bool

	parsed rank.Query
	found  []int // candidates, as numbers of records
	want   int   // the gold one's number
}

// trial holds all that scoring the questions with other weights needs.
type trial struct {
	records   []rank.Record
	questions []*judged
	average   float64
}

// lines decodes a set of one object a line, or skips the test.
func lines[T any](t testing.TB, name string) []T {
	t.Helper()
	f, err := os.Open(filepath.Join("..", "..", "..", "shared", "eval", name))
	if err != nil {
		t.Skipf("the set %s is not beside the repository", name)
	}
	defer f.Close()
	var out []T
	in := bufio.NewScanner(f)
	in.Buffer(nil, 1<<22)
	for in.Scan() {
		var v T
		if err := json.Unmarshal(in.Bytes(), &v); err != nil {
			t.Fatal(err)
		}
		out = append(out, v)
	}
	return out
}

// passages returns the questions of SQuAD over its passages.
func passages(t testing.TB) (entries []knowledge.Entry, questions []*judged) {
	type passage struct {
		ID    string `json:"passage_id"`
		Title string `json:"title"`
		Text  string `json:"text"`
	}
	type question struct {
		Passage  string `json:"passage_id"`
		Title    string `json:"title"`
		Question string `json:"question"`
	}
	for _, p := range lines[passage](t, "squad11/passages.dev.jsonl") {
		entries = append(entries, knowledge.Entry{Article: article(p.ID, strings.ReplaceAll(p.Title, "_", " "), p.Text)})
	}
	for _, q := range lines[question](t, "squad11/questions.dev.jsonl") {
		questions = append(questions, &judged{query: knowledge.Query{Text: q.Question}, gold: q.Passage, train: crc32.ChecksumIEEE([]byte(q.Title))&1 == 0})
	}
	return entries, questions
}

// headlines returns news articles without their headlines, which are the
// queries: what a person who half remembers a story types.
func headlines(t testing.TB) (entries []knowledge.Entry, questions []*judged) {
	type news struct {
		ID, Title, Text, Standfirst, Markdown string
	}
	seen := map[string]bool{}
	add := func(id, title, text, query string) {
		if query == "" || len(text) < 400 || seen[text[:200]] {
			return
		}
		seen[text[:200]] = true
		entries = append(entries, knowledge.Entry{Article: article(id, title, text)})
		questions = append(questions, &judged{query: knowledge.Query{Text: query}, gold: id, train: crc32.ChecksumIEEE([]byte(id))&1 == 0})
	}
	for _, n := range lines[news](t, "bbc/articles.dev.jsonl") {
		add(n.ID, "", n.Text, n.Title)
	}
	for _, n := range lines[news](t, "felix/articles.dev.jsonl") {
		add(n.ID, n.Title, n.Markdown, n.Standfirst)
	}
	return entries, questions
}

// newTrial indexes articles and finds every question's candidates.
func newTrial(t testing.TB, entries []knowledge.Entry, questions []*judged) *trial {
	s := &shelf{}
	for _, e := range entries {
		s.Fill(e.Article)
	}
	ix := filled(t, s)
	tr := &trial{questions: questions}
	number := map[string]int{}
	err := ix.owned().use(func(e *engine) error {
		v, err := e.view()
		if err != nil {
			return err
		}
		defer v.close()
		tr.average = v.average
		tr.records = make([]rank.Record, v.size)
		for n := range v.size {
			var id string
			if err := v.visit(n, func(rec rank.Record) { tr.records[n] = rec.Clone() }, &id); err != nil {
				return err
			}
			number[id] = n
		}
		for _, j := range questions {
			j.want = number[j.gold]
			j.parsed = rank.Parse(j.query)
			v.weigh(&j.parsed, rank.DefaultWeights())
			found, err := v.candidates(context.Background(), &j.parsed, rank.DefaultWeights(), e.columns)
			if err != nil {
				return err
			}
			for _, c := range found {
				j.found = append(j.found, c.number)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return tr
}

// figures are what is measured.
type figures struct{ n, hit1, hit5, reciprocal, first float64 }

func (f figures) String() string {
	return fmt.Sprintf("hit@1 %.4f hit@5 %.4f MRR %.4f candidates %.4f (%.0f questions)", f.hit1/f.n, f.hit5/f.n, f.reciprocal/f.n, f.first/f.n, f.n)
}

func (f figures) goal() float64 { return (f.hit1 + f.hit5 + f.reciprocal) / f.n }

// measure scores the questions of one half, or of both.
func (tr *trial) measure(w rank.Weights, half func(*judged) bool) figures {
	var (
		mu  sync.Mutex
		all figures
		wg  sync.WaitGroup
	)
	const workers = 2
	for k := range workers {
		wg.Go(func() {
			var f figures
			for i := k; i < len(tr.questions); i += workers {
				if j := tr.questions[i]; half(j) {
					tr.one(j, w, &f)
				}
			}
			mu.Lock()
			defer mu.Unlock()
			all.n, all.hit1, all.hit5 = all.n+f.n, all.hit1+f.hit1, all.hit5+f.hit5
			all.reciprocal, all.first = all.reciprocal+f.reciprocal, all.first+f.first
		})
	}
	wg.Wait()
	return all
}

func (tr *trial) one(j *judged, w rank.Weights, f *figures) {
	rank := tr.rank(j, w)
	f.n++
	if rank > 0 {
		f.first++
		f.reciprocal += 1 / float64(rank)
	}
	if rank == 1 {
		f.hit1++
	}
	if rank >= 1 && rank <= 5 {
		f.hit5++
	}
}

// rank returns the gold passage's rank, 0 when it is no candidate.
func (tr *trial) rank(j *judged, w rank.Weights) int {
	q := j.parsed
	q.Terms = append([]rank.Term(nil), q.Terms...)
	q.Reweigh(w)
	r := rank.NewRanker(&q, w, tr.average, 0)
	gold, rank := 0.0, 0
	for _, n := range j.found {
		if n == j.want {
			gold, rank = r.Score(tr.records[n]), 1
		}
	}
	if rank == 0 {
		return 0
	}
	for _, n := range j.found {
		if n != j.want && r.Score(tr.records[n]) >= gold { // a tie is no find
			rank++
		}
	}
	return rank
}

// TestFitRanking improves one weight after the other on one half of two sets,
// questions over an encyclopaedia and headlines over news, until nothing
// helps, and reports on the other halves.
func TestFitRanking(t *testing.T) {
	if !*fit {
		t.Skip("run with -fit")
	}
	trials := bothTrials(t)
	train := func(j *judged) bool { return j.train }
	test := func(j *judged) bool { return !j.train }
	goal := func(w rank.Weights) (sum float64) {
		for _, tr := range trials {
			sum += tr.measure(w, train).goal()
		}
		return sum
	}
	report := func(when string, w rank.Weights) {
		for _, tr := range trials {
			t.Logf("%s: fitted half %v\n%*s  other half %v", when, tr.measure(w, train), len(when)-1, "", tr.measure(w, test))
		}
	}
	w := rank.DefaultWeights()
	best := goal(w)
	report("before", w)
	v := reflect.ValueOf(&w).Elem()
	for round, step := 0, 0.5; round < 5; round++ {
		improved := false
		for i := range v.NumField() {
			if untold[v.Type().Field(i).Name] {
				continue
			}
			old := v.Field(i).Float()
			keep := old
			for _, to := range []float64{old * (1 + step), old / (1 + step), old + step/4, 0} {
				v.Field(i).SetFloat(to)
				if g := goal(w); g > best+1e-9 {
					best, keep, improved = g, to, true
				}
			}
			v.Field(i).SetFloat(keep)
		}
		t.Logf("round %d, step %.2f: %.4f", round, step, best)
		if !improved || round%2 == 1 {
			step /= 2
		}
	}
	report("after", w)
	t.Logf("%+v", w)
}

// untold are the weights that the sets cannot tell: they have no films, no
// dates, and no titles that are one article's own.
var untold = map[string]bool{"Film": true, "Primary": true, "Person": true, "Recent": true, "Title": true}

func bothTrials(t testing.TB) []*trial {
	entries, questions := passages(t)
	trials := []*trial{newTrial(t, entries, questions)}
	entries, questions = headlines(t)
	return append(trials, newTrial(t, entries, questions))
}
