package stories

import "time"

// Rules say when two articles tell the same news. Similarities are cosines of
// words weighed by their rarity, 0 to 1.
type Rules struct {
	Copy      float64       // part of the shorter text that the other has, from which it is a copy
	Exact     float64       // resemblance of texts that are the same but for a word, whatever was read in them
	Views     float64       // the same of a critic's review or a column, which only a copy of it can join
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
	Copy: 0.7, Views: 0.3, Exact: 0.97, CopyWords: 25, CopySpan: 14 * 24 * time.Hour, Span: 4 * 24 * time.Hour,
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
	most := r.Copy
	if views(a, b) {
		most = r.Views // two critics have hardly a run of words in common
	}
	if long && apart <= r.CopySpan && a.sketch.contained(b.sketch) >= most {
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
	if views(a, b) {
		return true
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

// views reports whether two articles are somebody's views, each a piece of its
// own: a critic's review, a column, or what two writers say of one film with
// no news in either headline.
func views(a, b *signature) bool {
	return a.opinion || b.opinion ||
		a.titled|b.titled == 0 && a.author != "" && b.author != "" && a.author != b.author && sameFilm(a, b)
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
