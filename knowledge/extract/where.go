package extract

import (
	"strings"

	"marquee/knowledge"
	"marquee/knowledge/text"
)

// findWhere returns where and when the document says its films can be seen.
func findWhere(d *document) []knowledge.Availability {
	f := whereFinder{d: d, seen: map[whereKey]int{}}
	for i := range d.sentences {
		if len(f.found) >= maxWhere {
			break
		}
		if ts := d.sentences[i].Tokens; len(ts) <= maxWhereTokens && maybeWhere(ts) {
			f.places(i)
			f.releases(i)
			f.changes(i)
		}
	}
	return f.found
}

// The bounds of what one article may state, and of a sentence that is read:
// a longer one is no prose.
const (
	maxWhere       = 100
	maxWhereTokens = 1000
)

// A whereFinder reads the sentences of a document in order.
type whereFinder struct {
	d     *document
	found []knowledge.Availability
	seen  map[whereKey]int
}

type whereKey struct{ film, service, status string }

// maybeWhere is a quick look: whether a sentence holds a word that every
// statement of place or date has.
func maybeWhere(ts []token) bool {
	for k := range ts {
		if ts[k].Flags&whereWord != 0 {
			return true
		}
	}
	return false
}

var whereTriggers = set(`netflix disney disney+ hulu max hbo prime amazon apple appletv paramount peacock shudder tubi mubi criterion crunchyroll showtime starz amc bet discovery mgm pluto roku freevee
	kanopy hoopla bbc iplayer itvx channel sky now britbox rakuten curzon canal stan binge foxtel crave cbc hotstar jiohotstar zee5 sonyliv sony jiocinema eros viu viki iqiyi showmax quibi youtube cbs itunes google vudu fandango
	microsoft redbox movies blu-ray dvd dvds 4k theaters theatres theater theatre cinemas cinema multiplexes imax streaming stream rent buy digital demand vod pvod opens open opened arrives arrive comes released release releases due slated scheduled
	pushed pushes pushing delayed delays delay delaying postponed postpones postponing bumped shifted shifts shifting moved moves cancelled canceled cancels cancelling canceling scrapped scraps scrapping shelved shelves shelving axed axes plug undated
	set dated premieres premiere premiered debuts debut launches hits hit drops lands bows coming expected all zee5`)

// enter adds a statement about the film at a byte offset of sentence i.
func (f *whereFinder) enter(i, offset int, service, status, rule string, day knowledge.Date) {
	film, ok := f.d.filmAt(i, offset)
	if !ok {
		return
	}
	key := whereKey{film.Key, service, status}
	var period knowledge.Period
	if day.IsZero() && (status == knowledge.Upcoming || status == knowledge.Delayed) {
		period = text.Period(f.d.sentences[i].Text, f.d.article.Published)
	}
	if at, ok := f.seen[key]; ok {
		if old := &f.found[at]; old.Date.IsZero() && (!day.IsZero() || old.Period.Words == "" && period.Words != "") {
			old.Date, old.Period, old.Sentence, old.Rule = day, period, f.d.sentences[i].Text, rule
		}
		return
	}
	f.seen[key] = len(f.found)
	f.found = append(f.found, knowledge.Availability{Period: period, FilmKey: film.Key, FilmYear: film.Year, Film: film.Title, Service: service,
		Status: status, Date: day, Article: f.d.article.ID, Sentence: f.d.sentences[i].Text, Rule: rule})
}

// places reads "streaming on Netflix", "in theaters July 21".
func (f *whereFinder) places(i int) {
	ts := f.d.sentences[i].Tokens
	last := wherePlace{}
	for k := 0; k < len(ts); k++ {
		p, ok := placeAt(ts, k)
		if !ok {
			continue
		}
		if p.cue = cueBefore(ts, &p); p.cue == nil {
			p.cue = f.d.sentences[i].cueApart(&p)
		}
		if p.cue == nil && last.cue != nil && joinsList(ts, last.end, p.first) {
			p.cue, p.at, p.offer = last.cue, last.at, last.offer
		} else if p.cue != nil {
			p.offer = offerBefore(ts, p.at)
		}
		if p.cue == nil && p.kind != shopPlace {
			k = p.end - 1
			continue
		}
		if p.cue == nil {
			p.offer = offerBefore(ts, p.first)
			p.at = p.first
			if p.offer == 0 {
				continue
			}
		}
		f.state(i, p)
		last = p
		k = p.end - 1
	}
}

// joinsList tells whether only a comma or "and" stands between two places.
func joinsList(ts []token, a, b int) bool {
	if b-a > 4 || b <= a {
		return false
	}
	for k := a; k < b; k++ {
		switch ts[k].Lower {
		case ",", "and", "or", "&", "on", "the", "via", "as", "well", "both":
		default:
			return false
		}
	}
	return true
}

// state enters what a place says.
func (f *whereFinder) state(i int, p wherePlace) {
	ts := f.d.sentences[i].Tokens
	if p.at > 0 && (othersSubject(ts, p.at) || denies(ts, p.at+1) || onceSlated(ts, p.at)) || unsettled(ts) {
		return
	}
	tense := seenNow
	rule := "SERVICE"
	if p.cue != nil {
		tense, rule = int(p.cue.Weight), p.cue.Rule
	}
	later := p.at > 0 && (ts[p.at-1].Lower == "before" || ts[p.at-1].Lower == "ahead")
	if tense != seenPlan && (later || willBefore(ts, p.at)) {
		tense = seenPlan
	}
	day, told := f.dateNear(ts, p.first, p.end, tense == seenPast)
	if tense == seenPlan && p.kind == theaterPlace && p.cue != nil && len(p.cue.words) == 1 && weakTheater[p.cue.words[0]] {
		if !told || day.IsZero() && !f.opensTold(ts, p.at) {
			return
		}
	}
	offset := ts[max(p.at-1, 0)].Start
	status := statusOf[p.kind == theaterPlace]
	if f.ahead(tense, day, told) {
		f.enter(i, offset, p.name, knowledge.Upcoming, rule, day)
		return
	}
	if tense == seenPast && f.isFuture(day) {
		day = knowledge.Date{}
	}
	if tense == seenPast && p.kind == theaterPlace && f.longPast(day) {
		return
	}
	switch {
	case p.offer&offerRent != 0 || p.offer&offerBuy != 0:
		if p.offer&offerRent != 0 {
			f.enter(i, offset, p.name, knowledge.Rent, "rent on SERVICE", day)
		}
		if p.offer&offerBuy != 0 {
			f.enter(i, offset, p.name, knowledge.Buy, "buy on SERVICE", day)
		}
	case p.kind == discPlace || p.kind == digitalPlace:
		f.enter(i, offset, p.name, knowledge.Buy, "out to buy", day)
	case p.kind == demandPlace || p.kind == shopPlace:
		f.enter(i, offset, p.name, knowledge.Rent, "on demand", day)
	default:
		f.enter(i, offset, p.name, status, rule, day)
	}
}

var weakTheater = set(`in into exclusively only`)

// ahead tells whether a film is yet to come, by tense and date.
func (f *whereFinder) ahead(tense int, day knowledge.Date, told bool) bool {
	switch tense {
	case seenPlan:
		return day.IsZero() || f.d.article.Published.IsZero() || f.isFuture(day)
	case seenNow:
		return f.isFuture(day)
	}
	return false
}

// isFuture tells whether a day lies behind the article's.
func (f *whereFinder) isFuture(day knowledge.Date) bool {
	return !day.IsZero() && !f.d.article.Published.IsZero() && day.After(knowledge.DateOf(f.d.article.Published).Time)
}

// longPast tells of a release in cinemas so long ago that it says nothing of
// where the film can be seen now.
func (f *whereFinder) longPast(day knowledge.Date) bool {
	return !day.IsZero() && !f.d.article.Published.IsZero() && day.Before(f.d.article.Published.AddDate(0, -6, 0))
}

// dateNear reads the date that belongs to tokens [a, b): right behind them,
// or before them in the sentence.
func (f *whereFinder) dateNear(ts []token, a, b int, past bool) (knowledge.Date, bool) {
	for k := b; k < len(ts) && k < b+9; k++ {
		if w, ok := whenAt(ts, k); ok {
			return w.resolve(f.d.article.Published, past), true
		}
		if ts[k].Lower == "and" && k+1 < len(ts) && (openVerbs[ts[k+1].Lower] || ts[k+1].Lower == "hits" || ts[k+1].Lower == "comes") {
			break
		}
		if w := ts[k].Lower; w == ";" || w == "but" || w == "while" || w == "after" || w == "before" || w == "when" || w == "grossing" || w == "since" && !past {
			break
		}
	}
	for k := a - 1; k >= 0 && k >= a-14; k-- {
		if w, ok := whenAt(ts, k); ok && w.end <= a && (w.month > 0 && w.day > 0 || w.weekday > 0 || w.relative || w.rule != nil) {
			return w.resolve(f.d.article.Published, past), true
		}
		if ts[k].Text == ";" || ts[k].Lower == "before" || theaterWords[ts[k].Lower] {
			break
		}
	}
	return knowledge.Date{}, false
}

// opensTold tells whether a verb of opening stands shortly before token k.
func (f *whereFinder) opensTold(ts []token, k int) bool {
	for j := k - 1; j >= 0 && j >= k-4; j-- {
		if openVerbs[ts[j].Lower] {
			return true
		}
	}
	return false
}

var openVerbs = set(`opens open arrives arrive releases released release lands hits debuts premieres due slated scheduled set coming out`)

// willBefore tells of the future before token k: "will", "is set to".
func willBefore(ts []token, k int) bool {
	for j := k; j >= 0 && j >= k-6; j-- {
		switch ts[j].Lower {
		case "will", "'ll", "set", "slated", "scheduled", "expected", "soon", "planned", "due", "shall", "would", "won't":
			return true
		case "now", "already", ",", ";":
			return false
		}
	}
	return false
}

// othersSubject tells whether what comes out is no film: "the trailer is now
// streaming on YouTube".
func othersSubject(ts []token, k int) bool {
	for j := k - 1; j >= 0 && j >= k-8; j-- {
		if notFilms[ts[j].Lower] && (j+1 >= len(ts) || ts[j+1].Lower != "of" || ts[j].Lower == "trailer" || ts[j].Lower == "teaser") {
			return true
		}
		if ts[j].Text == "," && j+1 < len(ts) && ts[j+1].Lower == "which" {
			continue
		}
		if w := ts[j].Text; w == "," || w == ";" || w == "“" || w == "”" || strings.EqualFold(w, "film") || strings.EqualFold(w, "movie") {
			return false
		}
	}
	return false
}
