package passage

import (
	_ "embed"
	"math"
	"sort"
	"sync"

	"marquee/knowledge/answer/question"
)

// rankerData and judgeData are what `fit` found: the order of sentences, and
// whether the first of them answers.
//
//go:embed ranker.json
var rankerData []byte

//go:embed judge.json
var judgeData []byte

//go:embed learned.tsv
var learnedData []byte

// Model is everything that was fitted.
type Model struct {
	Ranker  *Trees  // orders lines by their features
	Judge   *Trees  // tells whether the first line answers; nil: never sure
	Learned Learned // which words answers to which words of questions use
}

// Default decodes the embedded model once. The tests hold that it decodes;
// were it broken, lines would be ordered by shared words alone and no answer
// would be sure.
var Default = sync.OnceValue(func() Model {
	var m Model
	if t, err := ParseTrees(rankerData, Features[:]); err == nil {
		m.Ranker = t
	}
	if t, err := ParseTrees(judgeData, Signs[:]); err == nil {
		m.Judge = t
	}
	if l, err := ParseLearned(learnedData); err == nil {
		m.Learned = l
	}
	return m
})

// Candidate is a sentence that may answer.
type Candidate struct {
	Doc       int    // index of its Doc
	Position  int    // in the Doc; -1 is the headline
	Paragraph int    // in the Doc
	Text      string // verbatim
	Score     float64
	Features  []float64
	Negated   bool   // holds a word such as not or never
	Short     string // the best span of the asked type, "" when there is none
}

// Result is what the articles say to a question.
type Result struct {
	Candidates []Candidate // best first
	Confidence float64     // that the first one answers, 0 to 1
	Signs      []float64   // what the confidence rests on
}

// Find orders the sentences of the docs, best first, and keeps at most n of
// them: those that share most with the question, so that the costly features
// are computed of these alone. freq may be nil.
func (m Model) Find(q question.Question, docs []Doc, freq Frequencies, n int) Result {
	s := make(stems, 512)
	a := s.ask(q, freq)
	if len(a.terms) == 0 || len(docs) == 0 {
		return Result{}
	}
	sc := s.look(a, docs)
	sc.pairs = m.Learned
	sc.picked = sc.foremost(n)
	rows := sc.rows()
	order := make([]int, len(rows))
	scores := make([]float64, len(rows))
	for i := range rows {
		order[i] = i
		if m.Ranker != nil {
			scores[i] = m.Ranker.Score(rows[i][:])
		} else {
			scores[i] = rows[i][fCovLocal]
		}
	}
	sort.SliceStable(order, func(i, j int) bool { return scores[order[i]] > scores[order[j]] })
	if len(order) == 0 {
		return Result{}
	}
	signs := sc.signs(rows, scores, order)
	res := Result{Signs: signs[:]}
	if m.Judge != nil {
		res.Confidence = logistic(m.Judge.Score(signs[:]))
	}
	for _, i := range order[:min(n, len(order))] {
		l := &sc.lines[sc.picked[i]]
		res.Candidates = append(res.Candidates, Candidate{Doc: l.doc, Position: l.position, Paragraph: l.paragraph, Text: l.text,
			Score: scores[i], Features: rows[i][:], Negated: rows[i][fNegated] != 0, Short: sc.short(l)})
	}
	return res
}

// softmax returns the share of exp(scores[top]) among all.
func softmax(scores []float64, top int) float64 {
	var sum float64
	for _, s := range scores {
		sum += math.Exp(s - scores[top])
	}
	return 1 / sum
}

// ascending is numbers in rising order.
type ascending []float64

func sorted(v []float64) ascending {
	s := append([]float64(nil), v...)
	sort.Float64s(s)
	return s
}

// above counts the numbers greater than x.
func (s ascending) above(x float64) int {
	return len(s) - sort.Search(len(s), func(i int) bool { return s[i] > x })
}
