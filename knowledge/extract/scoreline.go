package extract

import (
	"strings"

	"marquee/knowledge"
)

// A scoreLine is a sentence prepared for reading scores: its marks, and what
// stands where among them.
type scoreLine struct {
	d       *document
	index   int // of d.sentences
	text    string
	marks   []mark
	ratings []rating
	sources []scoreSource
	films   []filmRef
	rated   []bool // marks that belong to a rating
}

// maxScoreSentence bounds the bytes of a sentence that are read for scores:
// longer ones are no prose, and every step stays linear in the text.
const maxScoreSentence = 4000

// A rawScore is a score as one sentence states it, before the sentences of
// the article are weighed against each other.
type rawScore struct {
	rating   rating
	film     knowledge.Film
	source   string
	kind     knowledge.Kind
	critic   string
	rule     string
	sentence int
	old      bool // told as an earlier state
	mean     bool // an average beside the share that leads
}

// newScoreLine prepares sentence i of d, or returns nil when nothing in it
// can be a score.
func newScoreLine(d *document, i int) *scoreLine {
	l := &scoreLine{d: d, index: i, text: d.sentences[i].Text}
	m := d.sentences[i].ratedMarks()
	l.marks = m.marks
	if len(m.ratings) == 0 {
		return nil
	}
	l.films = l.filmRefs()
	for _, r := range m.ratings {
		if len(l.ratings) < maxRatingsInSentence && !l.inTitle(r) {
			l.ratings = append(l.ratings, r)
		}
	}
	if len(l.ratings) == 0 {
		return nil
	}
	all := m.sources
	l.gapped(all)
	l.rated = make([]bool, len(l.marks))
	for _, r := range l.ratings {
		for k := r.from; k < r.to; k++ {
			l.rated[k] = true
		}
	}
	for _, s := range all {
		if s.agg != nil || !l.namesFilm(s.from, s.to) {
			l.sources = append(l.sources, s)
		}
	}
	return l
}

// gapped adds ratings whose unit a list leaves out: "five stars from The
// Times, four from The Guardian", "The Times gave it three stars and Empire
// four". They take the scale of the first rating that has one.
func (l *scoreLine) gapped(all []scoreSource) {
	full := -1
	for k := range l.ratings {
		if f := l.ratings[k].form; full < 0 && (f == formStars || f == formFraction) {
			full = k
		}
	}
	if full < 0 {
		return
	}
	scale := l.ratings[full]
	top := scale.max
	if scale.form == formStars && top == 0 {
		top = starsMaximum
	}
	for k := range all {
		if all[k].agg != nil {
			continue
		}
		at := l.gapBefore(&all[k])
		if at < 0 && all[k].from > scale.from {
			at = l.gapBehind(&all[k])
		}
		if at < 0 {
			continue
		}
		v, n := numberAt(l.marks, at)
		r := rating{form: scale.form, value: v, max: scale.max, from: at, to: at + n}
		if n > 0 && v <= top && l.clauseEnds(at+n, &all[k]) {
			l.insert(r.placed(l.marks))
		}
	}
}

// gapBefore returns the mark of the number in "…, four from The Guardian", or
// -1.
func (l *scoreLine) gapBefore(s *scoreSource) int {
	k := s.from - 1
	if l.low(k) == "the" {
		k--
	}
	if k < 2 || l.low(k) != "from" && l.low(k) != "by" || !gapStarts[l.low(k-2)] {
		return -1
	}
	return k - 1
}

// gapBehind returns the mark of the number in "and Empire four", "while
// Empire gave it four", or -1.
func (l *scoreLine) gapBehind(s *scoreSource) int {
	k := s.from - 1
	if l.low(k) == "the" {
		k--
	}
	if !gapStarts[l.low(k)] {
		return -1
	}
	k = s.to
	if giveStrict[l.low(k)] {
		k++
	}
	for n := 0; n < 3 && gapFillers[l.low(k)]; n++ {
		k++
	}
	return k
}

// clauseEnds reports whether a clause ends at mark k, or the source follows
// that a number before it belongs to.
func (l *scoreLine) clauseEnds(k int, s *scoreSource) bool {
	return k >= len(l.marks) || gapStarts[l.low(k)] || l.low(k) == "." || l.low(k) == "!" || l.low(k) == ")" || k < s.from
}

var (
	gapStarts  = set(`, and ; while but whereas with – — ( &`)
	gapFillers = set(`it them only just a an mere the film movie generous`)
)

// insert enters a rating in order, in place of a number that stands there.
func (l *scoreLine) insert(r rating) {
	at := 0
	for at < len(l.ratings) && l.ratings[at].from < r.from {
		at++
	}
	if at < len(l.ratings) && l.ratings[at].from == r.from {
		l.ratings[at] = r
		return
	}
	l.ratings = append(l.ratings[:at], append([]rating{r}, l.ratings[at:]...)...)
}

// maybeScore is a quick look: whether a sentence holds a word or sign that
// every stated score has. It spares most sentences the closer reading.
func maybeScore(ts []token) bool {
	for k := range ts {
		t := &ts[k]
		switch t.Kind {
		case number:
			if k+1 < len(ts) && unitAhead[ts[k+1].Lower] {
				return true
			}
		case punct:
			if strings.Contains(scoreSigns, t.Text) {
				return true
			}
		case capital:
			if len(t.Text) == 1 && maybeGrade(ts, k) || t.Flags&(scoreWord|sourceFirst) != 0 {
				return true
			}
		}
		if t.Flags&unitWord != 0 && maybeUnit(ts, k) || len(t.Lower) > 6 && unitTail(t.Lower) {
			return true
		}
	}
	return false
}

// maybeGrade tells whether the single capital at k may be a grade.
func maybeGrade(ts []token, k int) bool {
	if k+1 < len(ts) && gradeSigns[ts[k+1].Text] {
		return true
	}
	if ts[k].Text[0] > 'F' || k == 0 {
		return false
	}
	w := ts[k-1].Lower
	return w == "a" || w == "an" || ts[k-1].Kind == punct || w == "grade" || w == "of" || w == "straight" || k+1 < len(ts) && aggregatorNames[ts[k+1].Lower]
}

// maybeUnit tells whether the word at k, one of unitWords, is the unit of a
// rating.
func maybeUnit(ts []token, k int) bool {
	switch ts[k].Lower {
	case "cent":
		return k > 0 && ts[k-1].Lower == "per"
	case "out":
		return k > 0 && k+1 < len(ts) && ts[k+1].Lower == "of"
	case "star", "stars":
		return k > 0 && (ts[k-1].Kind == number || ts[k-1].Kind == punct || ts[k-1].Lower == "half" || ts[k-1].Lower == "a" || isNumberWord(ts[k-1].Lower))
	case "plus", "minus":
		return k > 0 && len(ts[k-1].Text) == 1
	}
	return true
}

// unitTail tells whether a longer word ends in a rating's unit: "four-star".
func unitTail(w string) bool {
	n := len(w)
	return w[n-5] == '-' && (w[n-4:] == "star" || w[n-4:] == "plus") || w[n-6] == '-' && (w[n-5:] == "stars" || w[n-5:] == "minus")
}

// isNumberWord tells of "four" and of "three-and-a-half".
func isNumberWord(w string) bool {
	if _, ok := numberWords[w]; ok {
		return true
	}
	return strings.HasSuffix(w, "half")
}

// scoreSigns are the signs of ratings.
const scoreSigns = "★⭐½%％☆*"

var (
	gradeSigns      = set(`+ - − – ‑`)
	unitWords       = set(`percent tomatometer metascore popcornmeter cinemascore cinemascores posttrak rotten letterboxd imdb metacritic cent out star stars plus minus`)
	unitAhead       = set(`% percent per out / stars star ★ ½ ⁄ pc and 1`)
	aggregatorNames = set(`rottentomatoes rt metacritic metascore imdb letterboxd cinemascore posttrak fandango douban maoyan kinopoisk filmaffinity tmdb allociné bookmyshow filmarks flixster`)
)

// inTitle tells whether a rating is a part of a film's title ("9/10", "Two
// Stars").
func (l *scoreLine) inTitle(r rating) bool {
	for _, f := range l.films {
		if f.named && f.start <= r.start && r.end <= f.end {
			return true
		}
	}
	return false
}

// namesFilm tells whether marks [from, to) name a film of the sentence.
func (l *scoreLine) namesFilm(from, to int) bool {
	for _, f := range l.films {
		if f.named && f.start <= l.marks[from].start && l.marks[to-1].end <= f.end {
			return true
		}
	}
	return false
}

// low returns the spelling of mark i, or "".
func (l *scoreLine) low(i int) string { return lowAt(l.marks, i) }

// breaks are words that part what belongs together.
var breaks = map[string]int{
	",": 3, ";": 10, "and": 3, "while": 7, "whereas": 7, "but": 6, "yet": 6, "against": 6, "versus": 6, "vs": 6, "compared": 6,
	"though": 5, "although": 5, "with": 1, ".": 10, "–": 3, "—": 4, "(": 2, ")": 2, "|": 6, "/": 3, "plus": 3, "to": 0, "or": 4,
	"meanwhile": 5, "however": 4, "then": 2, "who": 1, "which": 1, "than": 5, "•": 10, "·": 10,
}

// distance is how far the marks [a, b) and [c, d) stand apart, in marks, with
// a surcharge for what parts them.
func (l *scoreLine) distance(a, b, c, d int) int {
	lo, hi := b, c
	if c < a {
		lo, hi = d, a
	}
	sum := 0
	for k := lo; k < hi; k++ {
		sum += 1 + breaks[l.marks[k].low]
		if l.rated[k] {
			sum += 2
		}
		if sum > farAway {
			break
		}
	}
	return sum
}

// farAway bounds the search for what belongs to a rating, so that reading
// stays linear in the length of a sentence.
const farAway = 90
