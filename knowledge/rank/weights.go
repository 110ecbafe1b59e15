package rank

import "math"

// Weights are the knobs of the second stage. They were fitted by
//
//	go test ./knowledge/eval -run FitRanking -fit -v
//
// on one half of a development set and reported on the other; the reasons
// stand beside them.
type Weights struct {
	K1, B    float64 // BM25: saturation of repeats, punishment of length
	BM25     float64 // the plain score itself: repeats say what an article is about
	IDFPower float64 // above 1: rare words of a query count for more than BM25 says
	Soft     float64 // share kept by words that only say what kind of answer is wanted
	Capital  float64 // factor for capitalised words: names say what a question is about
	Coverage float64 // weighted share of the query's terms that the article holds
	Form     float64 // the same for words in just the form typed: stems are forgiving, this prefers the name as written
	Title    float64 // the same for terms in the title
	Pair     float64 // neighbours of the query that are neighbours in the article
	Near     float64 // the same, in any order within a few words
	Sentence float64 // best coverage by a single sentence: what is asked is mostly told in one breath
	Window   float64 // best coverage by two neighbouring sentences
	Wanted   float64 // the best sentence also holds what the question's kind asks for: a number, a name
	Film     float64 // the query names a film that the article names
	Primary  float64 // and that the article is about
	Person   float64 // the query names a person that the article credits
	Recent   float64 // of today rather than long ago; halves every RecentDays
}

// RecentDays is the age in days at which an article's freshness has halved.
const RecentDays = 365

// DefaultWeights returns the fitted weights.
func DefaultWeights() Weights {
	return Weights{
		K1: 1.9, B: 0.8, BM25: 1.25, IDFPower: 0.96, Soft: 1, Capital: 1.1,
		Coverage: 0.05, Form: 0.34, Title: 0.2, Pair: 0.7, Near: 0.2,
		Sentence: 0.9, Window: 0.2, Wanted: 0.2,
		Film: 0.5, Primary: 0.5, Person: 0.3, Recent: 0.05,
	}
}

// share returns what a term weighs before all are made to sum to one.
func (w Weights) share(t *Term) float64 {
	s := math.Pow(t.idf, w.IDFPower)
	if t.soft {
		s *= w.Soft
	}
	if t.flags&flagCapital != 0 && t.flags&flagSentence == 0 {
		s *= w.Capital
	}
	return s
}

// idf is the inverse document frequency of BM25, never below zero (Robertson
// and Zaragoza, The Probabilistic Relevance Framework, 2009).
func idf(freq, docs int) float64 {
	return math.Log(1 + (float64(docs-freq)+0.5)/(float64(freq)+0.5))
}
