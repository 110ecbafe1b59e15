package eval

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"marquee/knowledge"
)

// TestQualityPassagesGone takes every second passage away and asks what the
// missing ones answered: the passages left are of the same articles, so that
// most words are still there.
func TestQualityPassagesGone(t *testing.T) {
	type line struct {
		PassageID string `json:"passage_id"`
		Title     string
		Text      string
		Question  string
	}
	gone := map[string]bool{}
	var articles []knowledge.Article
	for i, p := range records[line](t, "squad11/passages.dev.jsonl") {
		if i%2 == 0 {
			gone[p.PassageID] = true
			continue
		}
		articles = append(articles, knowledge.Article{ID: p.PassageID, Title: strings.ReplaceAll(p.Title, "_", " "), Text: p.Text})
	}
	d := deskOver(t, articles)
	declined, n := 0, 0
	for i, q := range records[line](t, "squad11/questions.dev.jsonl") {
		if i%4 != 0 || !gone[q.PassageID] {
			continue
		}
		a, err := d.Ask(context.Background(), q.Question, nil)
		if err != nil {
			t.Fatal(err)
		}
		n++
		if !a.Answered {
			declined++
		}
	}
	row(t, fmt.Sprintf("squad11: declined once the passage is gone (%d)", n), fmt.Sprintf("%.3f", share(declined, n)), "", "0.90")
	atLeast(t, "declined once the passage is gone", share(declined, n), .92)
}
