package main

import (
	"math"
	"sort"

	"marquee/knowledge/answer/passage"
	"marquee/knowledge/text"
)

// shelf is a set's articles with a plain BM25 over them (k1 1.2, b 0.75),
// standing in for the search engine.
type shelf struct {
	docs     []passage.Doc
	postings map[string][]posting
	lengths  []float64
	mean     float64
}

type posting struct {
	doc int
	n   float64
}

func newShelf(docs []passage.Doc) *shelf {
	s := &shelf{docs: docs, postings: make(map[string][]posting)}
	for i, d := range docs {
		counts := make(map[string]float64)
		for _, w := range stemmed(d.Title) {
			counts[w] += 2
		}
		n := 0
		for _, sentence := range d.Sentences {
			for _, w := range stemmed(sentence.Text) {
				counts[w]++
				n++
			}
		}
		for w, c := range counts {
			s.postings[w] = append(s.postings[w], posting{i, c})
		}
		s.lengths = append(s.lengths, float64(n))
		s.mean += float64(n)
	}
	s.mean /= float64(max(1, len(docs)))
	return s
}

// DocFreq and Docs are passage.Frequencies.
func (s *shelf) DocFreq(stem string) int { return len(s.postings[stem]) }

// Docs is the number of articles.
func (s *shelf) Docs() int { return len(s.docs) }

// search returns the n best docs without the one called gone.
func (s *shelf) search(question string, n int, gone string) []passage.Doc {
	scores := make(map[int]float64)
	for _, w := range stemmed(question) {
		list := s.postings[w]
		idf := math.Log(1 + (float64(len(s.docs)-len(list))+.5)/(float64(len(list))+.5))
		for _, p := range list {
			scores[p.doc] += idf * p.n * 2.2 / (p.n + 1.2*(.25+.75*s.lengths[p.doc]/s.mean))
		}
	}
	order := make([]int, 0, len(scores))
	for i := range scores {
		if s.docs[i].ID != gone {
			order = append(order, i)
		}
	}
	sort.Slice(order, func(i, j int) bool {
		if a, b := scores[order[i]], scores[order[j]]; a != b {
			return a > b
		}
		return order[i] < order[j]
	})
	var out []passage.Doc
	for _, i := range order[:min(n, len(order))] {
		d := s.docs[i]
		d.Score = scores[i]
		out = append(out, d)
	}
	return out
}

func stemmed(s string) []string {
	var out []string
	for _, t := range text.Words(s) {
		if !text.IsStop(t.Fold) {
			out = append(out, text.Stem(t.Fold))
		}
	}
	return out
}
