package eval

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"marquee/knowledge"
	"marquee/knowledge/answer"
	"marquee/knowledge/corpus"
	"marquee/knowledge/index"
	"marquee/knowledge/opensearch"
	"marquee/knowledge/rank"
)

// clusterOver returns an index on the cluster of OPENSEARCH_URLS that has read
// the source, or skips the test.
func clusterOver(t testing.TB, source rank.Source) *opensearch.Index {
	t.Helper()
	urls := os.Getenv("OPENSEARCH_URLS")
	if urls == "" {
		if os.Getenv("REQUIRE_OPENSEARCH") != "" {
			t.Fatal("REQUIRE_OPENSEARCH is set and OPENSEARCH_URLS names no cluster: use .ci/opensearch")
		}
		t.Skip("OPENSEARCH_URLS names no cluster; .ci/opensearch COMMAND starts one")
	}
	ix, err := opensearch.Open(opensearch.Options{URLs: strings.Split(urls, ","), Prefix: fmt.Sprintf("eval%x", rand.Uint64()),
		Within: 20 * time.Second}) // what is measured is quality, on however busy a machine
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := ix.Remove(context.Background()); err != nil {
			t.Error(err)
		}
		_ = ix.Close()
	})
	if err := ix.Sync(context.Background(), source); err != nil {
		t.Fatal(err)
	}
	return ix
}

// alike counts how alike the embedded index and a cluster answer.
type alike struct {
	n, first, five int
	right          [2]struct{ at1, at5, reciprocal float64 }
	differ         []string
}

// add compares the hits of both engines for a query. right says which hit
// answers it.
func (a *alike) add(query string, hits [2][]knowledge.Hit, right func(knowledge.Hit) bool) {
	var ids [2][]string
	for e, list := range hits {
		for _, h := range list[:min(5, len(list))] {
			ids[e] = append(ids[e], h.ID)
		}
		at := slices.IndexFunc(list, right)
		if at < 0 {
			continue
		}
		a.right[e].reciprocal += 1 / float64(at+1)
		if at == 0 {
			a.right[e].at1++
		}
		if at < 5 {
			a.right[e].at5++
		}
	}
	a.n++
	if slices.Equal(ids[0], ids[1]) {
		a.five++
	}
	if slices.Equal(ids[0][:min(1, len(ids[0]))], ids[1][:min(1, len(ids[1]))]) {
		a.first++
		return
	}
	a.differ = append(a.differ, query)
}

func (a *alike) tell(t *testing.T, set string) {
	t.Helper()
	n := float64(a.n)
	for e, name := range []string{"embedded", "OpenSearch"} {
		r := a.right[e]
		row(t, set+", "+name+": hit@1, hit@5, MRR@10", fmt.Sprintf("%.4f, %.4f, %.4f", r.at1/n, r.at5/n, r.reciprocal/n), "", "")
	}
	row(t, fmt.Sprintf("%s: same first hit, same first five in order, of %d queries", set, a.n),
		fmt.Sprintf("%.3f, %.3f", float64(a.first)/n, float64(a.five)/n), "", "")
	for _, q := range a.differ[:min(5, len(a.differ))] {
		t.Logf("  another first hit: %s", q)
	}
	atLeast(t, set+": same first hit", float64(a.first)/n, .99)
	atLeast(t, set+": same first five", float64(a.five)/n, .98)
}

// both asks both engines.
func both(t testing.TB, engines [2]answer.Searcher, text string) (hits [2][]knowledge.Hit) {
	t.Helper()
	for e, engine := range engines {
		list, err := engine.Search(t.Context(), knowledge.Query{Text: text})
		if err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		if len(list) > 0 && list[0].Partial {
			t.Fatalf("%q: a whole cluster gives partial hits", text)
		}
		hits[e] = list
	}
	return hits
}

// TestQualityEnginesSearch ranks the same queries on both engines: the judged
// ones over the built-in corpus, and questions over an encyclopaedia.
func TestQualityEnginesSearch(t *testing.T) {
	t.Run("built-in corpus", func(t *testing.T) {
		desk := deskOver(t, sampleArticles(t))
		engines := [2]answer.Searcher{desk.Search, clusterOver(t, desk.Shelf.(*corpus.Corpus))}
		var a alike
		for _, q := range judgedQueries(t) {
			a.add(q.query, both(t, engines, q.query), func(h knowledge.Hit) bool { return slices.Contains(q.right, h.Title) })
		}
		a.tell(t, "built-in corpus")
	})
	t.Run("squad11", func(t *testing.T) {
		articles := squadPassages(t)
		ix, err := index.Open(t.Context(), t.TempDir(), index.Options{Source: articles})
		if err != nil {
			t.Fatal(err)
		}
		defer ix.Close()
		if err := ix.Sync(t.Context(), nil); err != nil {
			t.Fatal(err)
		}
		engines := [2]answer.Searcher{ix, clusterOver(t, articles)}
		var a alike
		for i, q := range squadQuestions(t) {
			if i%every == 0 {
				a.add(q.Question, both(t, engines, q.Question), func(h knowledge.Hit) bool { return h.ID == q.Passage })
			}
		}
		a.tell(t, "squad11")
	})
}

// every is which part of the encyclopaedia's questions both engines are asked.
const every = 10

// TestQualityEnginesAsk answers the same questions over both engines.
func TestQualityEnginesAsk(t *testing.T) {
	questions := records[asked](t, "questions.jsonl")
	embedded := newsDesk(t, nil)
	cluster := clusterOver(t, embedded.Shelf.(*corpus.Corpus))
	over := *embedded
	over.Search, over.Stats = cluster, cluster
	same, identical := 0, 0
	for _, q := range questions {
		a, err := embedded.Ask(t.Context(), q.Question, nil)
		if err != nil {
			t.Fatal(err)
		}
		b, err := over.Ask(t.Context(), q.Question, nil)
		if err != nil {
			t.Fatal(err)
		}
		if a.Answered == b.Answered && a.Answer == b.Answer && a.Sentence == b.Sentence {
			same++
		} else {
			t.Logf("  another answer to %q: %q (%.3f), %q (%.3f)", q.Question, a.Answer, a.Confidence, b.Answer, b.Confidence)
		}
		if reflect.DeepEqual(a, b) {
			identical++
		}
	}
	row(t, fmt.Sprintf("ask on both engines: same answer and sentence, same to the last source and digit, of %d questions", len(questions)),
		fmt.Sprintf("%.3f, %.3f", share(same, len(questions)), share(identical, len(questions))), "", "")
	atLeast(t, "ask: same answers on both engines", share(same, len(questions)), .98)
}
