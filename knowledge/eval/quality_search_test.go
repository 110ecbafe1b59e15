package eval

import (
	"context"
	"fmt"
	"iter"
	"strings"
	"testing"

	"marquee/knowledge"
	"marquee/knowledge/index"
)

// pile is a list of articles as a corpus that never changes.
type pile []knowledge.Article

func (p pile) After(_ context.Context, cursor int64) iter.Seq2[knowledge.Entry, error] {
	return func(yield func(knowledge.Entry, error) bool) {
		for i := int(cursor); i < len(p); i++ {
			if !yield(knowledge.Entry{Seq: int64(i + 1), Article: p[i]}, nil) {
				return
			}
		}
	}
}

// squadQuestion is a question with the passage that answers it.
type squadQuestion struct {
	Passage  string `json:"passage_id"`
	Question string `json:"question"`
}

func squadQuestions(t testing.TB) []squadQuestion {
	return records[squadQuestion](t, "squad11/questions.dev.jsonl")
}

// squadPassages are an encyclopaedia's passages as articles.
func squadPassages(t testing.TB) (articles pile) {
	type passage struct {
		ID    string `json:"passage_id"`
		Title string `json:"title"`
		Text  string `json:"text"`
	}
	for _, p := range records[passage](t, "squad11/passages.dev.jsonl") {
		articles = append(articles, knowledge.Article{ID: p.ID, Title: strings.ReplaceAll(p.Title, "_", " "), Text: p.Text})
	}
	return articles
}

// TestQualitySearch asks questions of an encyclopaedia's passages: how often
// the one passage that answers stands first, and among the first five.
func TestQualitySearch(t *testing.T) {
	articles := squadPassages(t)
	ctx := context.Background()
	ix, err := index.Open(ctx, t.TempDir(), index.Options{Source: articles})
	if err != nil {
		t.Fatal(err)
	}
	defer ix.Close()
	if err := ix.Sync(ctx, nil); err != nil {
		t.Fatal(err)
	}
	var first, five, reciprocal float64
	questions := squadQuestions(t)
	for _, q := range questions {
		hits, err := ix.Search(ctx, knowledge.Query{Text: q.Question})
		if err != nil {
			t.Fatal(err)
		}
		for i, h := range hits {
			if h.ID != q.Passage {
				continue
			}
			if i == 0 {
				first++
			}
			if i < 5 {
				five++
			}
			reciprocal += 1 / float64(i+1)
		}
	}
	n := float64(len(questions))
	row(t, "squad11, search: hit@1, hit@5, MRR@10", fmt.Sprintf("%.4f, %.4f, %.4f", first/n, five/n, reciprocal/n),
		"BM25 .810, .946", "≥ .845, ≥ .957")
	if first/n < .850 || five/n < .964 {
		t.Errorf("hit@1 %.4f or hit@5 %.4f has fallen", first/n, five/n)
	}
}
