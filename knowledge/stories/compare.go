package stories

import (
	"math"
	"slices"
	"strings"
	"time"
)

// Rules say when two articles tell the same news. Similarities are cosines of
// words weighed by their rarity, 0 to 1.
type Rules struct {
	Copy      float64       // part of the shorter text that the other has, from which it is a copy
	Exact     float64       // resemblance of texts that are the same but for a word, whatever was read in them
	CopyWords int           // distinct shingles a text needs to be judged so
	CopySpan  time.Duration // how far apart in time copies may be
	Span      time.Duration // how far apart in time articles of one story may be

	SameFilmEvent float64 // least similarity with one film and a common event
	SameFilm      float64 // … one film, and no event told by one of them
	SameEvent     float64 // … a common event, and no film told by one of them
	Words         float64 // … nothing but words
	Undated       float64 // what is added when one has no date
	SameOutlet    float64 // what is added when both are of one outlet: it seldom tells its news twice
	Deeds         float64 // least similarity without the names of people and films …
	FilmDeeds     float64 // … when the film is the same
	Detail        float64 // what is taken off when both name one sum or day
	TitleWeight   float64 // how much more a headline's word counts
	People        float64 // least part of a headline's names that the other article must have too
}

// DefaultRules are fitted on a judged set (knowledge/eval) so that a false
// merge is rarer than one in fifty, then as many merges as that allows.
var DefaultRules = Rules{
	Copy: 0.7, Exact: 0.97, CopyWords: 25, CopySpan: 14 * 24 * time.Hour, Span: 4 * 24 * time.Hour,
	SameFilmEvent: 0.3, SameFilm: 0.45, SameEvent: 0.45, Words: 0.65, Undated: 0.2, SameOutlet: 0.15, Detail: 0.1, Deeds: 0.15, FilmDeeds: 0,
	TitleWeight: 1.6, People: 0.6,
}

// personal are the events that are about one person: another name is another
// story.
const personal = casting | direction | death | court | arrest | freed | birth | award | deal

// same reports whether a and b tell the same news.
func (c *Clusterer) same(a, b *signature) bool {
	r := c.rules()
	apart, dated := distance(a.published, b.published)
	long := min(a.sketch.total, b.sketch.total) >= r.CopyWords
	if long && apart <= r.CopySpan && a.sketch.resemblance(b.sketch) >= r.Exact {
		return true
	}
	if otherFilm(a, b) || contradict(a, b) {
		return false
	}
	if long && apart <= r.CopySpan && a.sketch.contained(b.sketch) >= r.Copy {
		return true
	}
	if apart > r.Span || c.unlike(a, b) {
		return false
	}
	least := r.least(a, b)
	if !dated {
		least += r.Undated
	}
	if a.titled&b.titled != 0 && (meet(a.sums, b.sums) || shareDay(a.days, b.days)) {
		least -= r.Detail
	}
	if a.outlet != "" && a.outlet == b.outlet {
		least += r.SameOutlet
	}
	if similarity(a, b) < least {
		return false
	}
	deeds := r.Deeds
	if sameFilm(a, b) {
		deeds = r.FilmDeeds
	}
	return deedsAlike(a, b) >= deeds
}

// deedsAlike is the similarity of two articles without the names of people
// and films: what was done. Follow-ups share the names of the first report
// and little else.
func deedsAlike(a, b *signature) float64 {
	named := func(t term) bool {
		return hasTerm(a.names, t) || hasTerm(b.names, t) || filmWord(a, t) || filmWord(b, t)
	}
	dot, inA, inB := 0.0, 0.0, 0.0
	for i, j := 0, 0; i < len(a.terms) || j < len(b.terms); {
		switch {
		case j == len(b.terms) || i < len(a.terms) && a.terms[i] < b.terms[j]:
			if w := float64(a.weights[i]); !named(a.terms[i]) {
				inA += w * w
			}
			i++
		case i == len(a.terms) || b.terms[j] < a.terms[i]:
			if w := float64(b.weights[j]); !named(b.terms[j]) {
				inB += w * w
			}
			j++
		default:
			if x, y := float64(a.weights[i]), float64(b.weights[j]); !named(a.terms[i]) {
				dot, inA, inB = dot+x*y, inA+x*x, inB+y*y
			}
			i++
			j++
		}
	}
	if dot == 0 {
		return 0
	}
	return dot / math.Sqrt(inA*inB)
}

// otherFilm reports whether a and b are about two films. Where the readings
// of one film differ ("Watch Harbour Lights", "Harbour Lights"), the headline
// of one holds the title of the other; a sequel is another film always.
func otherFilm(a, b *signature) bool {
	if a.film == "" || b.film == "" {
		return false
	}
	if a.film == b.film {
		return a.year != b.year && a.year != 0 && b.year != 0
	}
	if bare(a.film) == bare(b.film) {
		return !announced(a, b)
	}
	return !within(a.filmWords, b.title) && !within(b.filmWords, a.title)
}

// sameFilm reports whether a and b are about one film, be it that only one of
// them was understood to be and the other's headline names it.
func sameFilm(a, b *signature) bool {
	if a.film != "" && b.film != "" {
		return a.film == b.film || bare(a.film) == bare(b.film) && announced(a, b)
	}
	return a.film != "" && headlines(b, a) || b.film != "" && headlines(a, b)
}

// headlines reports whether a's headline has the title of b's film, with no
// sequel's number behind it that b has not.
func headlines(a, b *signature) bool {
	if !within(b.filmWords, a.title) {
		return false
	}
	last := b.filmWords[len(b.filmWords)-1]
	for _, x := range a.numbered {
		if x.word == last {
			return false
		}
	}
	return true
}

// announced reports whether both tell of a sequel that one of them calls by
// its number and the other by the first film.
func announced(a, b *signature) bool {
	return a.told&b.told&sequel != 0 && (a.film == bare(a.film) || b.film == bare(b.film))
}

// bare is a film's key without the number of a sequel.
func bare(key string) string { return strings.TrimRight(key, "0123456789") }

// within reports whether all words, of which there must be some, are in the
// ascending list.
func within(words, list []term) bool {
	for _, w := range words {
		if !hasTerm(list, w) {
			return false
		}
	}
	return len(words) > 0
}

// least is the similarity that two articles need by what else they share.
func (r Rules) least(a, b *signature) float64 {
	film := sameFilm(a, b)
	event := a.titled&b.titled != 0
	if film {
		event = a.titled&b.told|b.titled&a.told != 0
	}
	switch {
	case film && event:
		return r.SameFilmEvent
	case film:
		return r.SameFilm
	case event:
		return r.SameEvent
	}
	return r.Words
}

// distance is the time between two articles, and whether it is known.
func distance(a, b time.Time) (time.Duration, bool) {
	if a.IsZero() || b.IsZero() {
		return 0, false
	}
	return a.Sub(b).Abs(), true
}

// contradict reports whether the sums, days, sequel numbers or trailers that
// two articles name tell them apart.
func contradict(a, b *signature) bool {
	both := a.told & b.told
	if both&(boxOffice|deal|record) != 0 && len(a.sums) > 0 && len(b.sums) > 0 && !meet(a.sums, b.sums) {
		return true
	}
	if both&(release|streaming) != 0 && len(a.days) > 0 && len(b.days) > 0 && !shareDay(a.days, b.days) {
		return true
	}
	if both&(trailer|picture|boxOffice) != 0 && a.ordinals != 0 && b.ordinals != 0 && a.ordinals&b.ordinals == 0 {
		return true
	}
	for _, x := range a.numbered {
		for _, y := range b.numbered {
			if x.word == y.word && x.n != y.n {
				return true
			}
		}
	}
	return false
}

func shareDay(a, b []day) bool {
	for _, x := range a {
		for _, y := range b {
			if x == y {
				return true
			}
		}
	}
	return false
}

// unlike reports whether the events or the people of two articles tell them
// apart.
func (c *Clusterer) unlike(a, b *signature) bool {
	if (a.titled|b.titled)&(review|column) != 0 {
		return true // every critic's review and every column is a piece of its own
	}
	x, y := a.titled&^accompanying, b.titled&^accompanying
	if x != 0 && y != 0 && x&y == 0 && (x&b.told == 0 || y&a.told == 0) {
		return true
	}
	if (a.titled|b.titled)&personal == 0 && a.told&b.told&casting == 0 {
		return false
	}
	return c.otherPerson(a, b) || c.otherPerson(b, a)
}

// otherPerson reports whether a's headline is about somebody b does not
// speak of: of the name it begins with nothing, or of all its names too
// little, stands in b. A name has two words or more if any has; the words of
// film titles are no names here.
func (c *Clusterer) otherPerson(a, b *signature) bool {
	names, known := 0, 0  // words of all names
	run, knownRun := 0, 0 // words of the name at hand
	subject, met := 0, 0  // words of the name the headline is about
	for _, t := range append(a.inOrder[:len(a.inOrder):len(a.inOrder)], 0) {
		if t != 0 && !filmWord(a, t) && !filmWord(b, t) && (hasTerm(a.names, t) || hasTerm(b.names, t)) {
			run++
			if hasTerm(b.terms, t) {
				knownRun++
			}
			continue
		}
		names, known = names+run, known+knownRun
		if subject == 0 || subject == 1 && run > 1 {
			subject, met = run, knownRun
		}
		run, knownRun = 0, 0
	}
	return names > 0 && (met == 0 || float64(known) < c.rules().People*float64(names))
}

// filmWord reports whether t is a word of the title of s's film.
func filmWord(s *signature, t term) bool { return slices.Contains(s.filmWords, t) }

// similarity is the cosine of two articles' words, those in a headline
// counting more, each weighed by its rarity among the remembered articles.
func similarity(a, b *signature) float64 {
	dot := 0.0
	for i, j := 0, 0; i < len(a.terms) && j < len(b.terms); {
		switch {
		case a.terms[i] == b.terms[j]:
			dot += float64(a.weights[i]) * float64(b.weights[j])
			i++
			j++
		case a.terms[i] < b.terms[j]:
			i++
		default:
			j++
		}
	}
	if dot == 0 {
		return 0
	}
	return dot / (a.length * b.length)
}

// weigh gives the terms of a new article their weights, by what is remembered
// when it comes.
func (c *Clusterer) weigh(s *signature) {
	s.weights = make([]float32, len(s.terms))
	sum := 0.0
	for i, t := range s.terms {
		w := c.weight(s, t)
		s.weights[i] = float32(w)
		sum += w * w
	}
	s.length = math.Sqrt(sum)
}

// pretended is how many articles the rarity of words is reckoned with before
// that many are remembered, so that the first stories are judged like later ones.
const pretended = 300

// weight is a term's inverse document frequency, raised in the headline.
func (c *Clusterer) weight(s *signature, t term) float64 {
	w := math.Log((pretended + float64(len(c.known))) / (2 + float64(len(c.postings[t]))))
	if hasTerm(s.title, t) {
		w *= c.rules().TitleWeight
	}
	return max(0.1, w)
}
