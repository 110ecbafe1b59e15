package passage

import (
	"math"
	"math/bits"
	"strings"

	"marquee/knowledge/answer/question"
	"marquee/knowledge/text"
)

// Frequencies tells how common a stem is among the articles.
type Frequencies interface {
	DocFreq(stem string) int // articles that hold the stem
	Docs() int               // articles at all
}

// maxTerms bounds the words of a question that are matched; masks hold them.
const maxTerms = 60

// mask is a set of terms of the question.
type mask uint64

// term is a word of the question that an answer may be expected to share.
type term struct {
	fold   string
	stem   string
	weight float64 // rarity: 0 for the most frequent words up to 1
	vec    int
	name   bool // written as a name: a capital within the question, or quoted
	number bool
	absent bool // no article at all holds it
}

// asked is a question made ready for matching.
type asked struct {
	question.Question
	terms []term
	seq   []string // stems of all its words but the question word, in order
	has   map[string]int
	all   mask
	names mask
	nums  mask
	focus int            // place of the focus noun in the lexicon, or -1
	kind  *[dims]float64 // what answers of the type are like, or nil
	sum   float64
	vec   [dims]float64
}

// asking are words of questions that answers do not repeat.
var asking = set("who", "whos", "whom", "whose", "what", "whats", "which", "when", "whens", "where", "wheres", "why",
	"how", "did", "does", "do", "is", "are", "was", "were", "s", "name", "many", "much", "tell", "me", "please", "any",
	"gonna", "going", "get", "got", "called", "known", "there", "it", "its", "about", "according", "type", "kind")

func set(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}

// ask prepares a question. freq may be nil.
func (s stems) ask(q question.Question, freq Frequencies) *asked {
	a := &asked{Question: q, has: make(map[string]int), focus: -1}
	words := s.read(q.Text)
	shouting := allUpper(words)
	for i, w := range words {
		if !asking[w.token.Fold] {
			a.seq = append(a.seq, w.stem)
		}
		if w.stop || asking[w.token.Fold] || len(a.terms) == maxTerms {
			continue
		}
		if _, dup := a.has[w.stem]; dup {
			continue
		}
		t := term{fold: w.token.Fold, stem: w.stem, vec: w.vec, number: w.digit,
			name: w.upper && i > 0 && !shouting}
		t.weight = weigh(&t, freq)
		bit := mask(1) << len(a.terms)
		a.has[w.stem] = len(a.terms)
		a.all |= bit
		if t.name {
			a.names |= bit
		}
		if t.number {
			a.nums |= bit
		}
		a.terms = append(a.terms, t)
		a.sum += t.weight
		english().add(&a.vec, t.vec, t.weight)
	}
	for i := range a.terms {
		for _, other := range kin()[a.terms[i].stem] {
			if _, taken := a.has[other]; !taken {
				a.has[other] = i
			}
		}
	}
	a.kind = prototypes()[q.Type]
	if q.Focus != "" {
		a.focus = english().find(text.Fold(q.Focus))
	}
	return a
}

func allUpper(words []word) bool {
	n := 0
	for _, w := range words {
		if w.upper {
			n++
		}
	}
	return n*5 > len(words)*4
}

// weigh mixes the rarity of a word in English with its rarity among the
// articles; a corpus too small to tell counts less.
func weigh(t *term, freq Frequencies) float64 {
	general := english().rarity(t.vec)
	if freq == nil {
		return general
	}
	n, df := freq.Docs(), freq.DocFreq(t.stem)
	t.absent = n > 0 && df == 0
	if n < 2 {
		return general
	}
	local := math.Log(1+(float64(n-df)+.5)/(float64(df)+.5)) / math.Log(2*float64(n)+2)
	trust := math.Min(.6, math.Log10(float64(n))/6)
	return (1-trust)*general + trust*local
}

// weight sums the weights of the terms in m.
func (a *asked) weight(m mask) float64 {
	var sum float64
	for m != 0 {
		i := bits.TrailingZeros64(uint64(m))
		sum += a.terms[i].weight
		m &= m - 1
	}
	return sum
}

// share returns the weight of m among that of whole, or none when whole
// weighs nothing.
func (a *asked) share(m, whole mask, none float64) float64 {
	w := a.weight(whole)
	if w == 0 {
		return none
	}
	return a.weight(m&whole) / w
}

// keys are what Learned knows a question by: its type, its first two words
// and its stems.
func (a *asked) keys() []string {
	keys := []string{"=" + string(a.Type)}
	if f := strings.Fields(a.Plain); len(f) > 1 {
		keys = append(keys, "^"+f[0]+" "+f[1])
	}
	for _, t := range a.terms {
		if !t.name && !t.number {
			keys = append(keys, t.stem)
		}
	}
	return keys
}
