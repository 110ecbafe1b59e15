package extract

import "marquee/knowledge"

// releases reads "opens July 21", "is slated for May 2", where no place is
// told.
func (f *whereFinder) releases(i int) {
	ts := f.d.sentences[i].Tokens
	for k := 0; k < len(ts); k++ {
		q := releaseCues.at(ts, k)
		if q == nil {
			continue
		}
		end := k + len(q.words)
		if othersSubject(ts, k) || denies(ts, k) || formerly(ts, k) || onceSlated(ts, k) || unsettled(ts) || nounCues[q.words[0]] && len(q.words) == 1 && !subjectBefore(ts, k) {
			k = end - 1
			continue
		}
		w, ok := dateSoon(ts, end)
		if !ok {
			k = end - 1
			continue
		}
		if placeBetween(ts, end, w.end+5) {
			k = end - 1
			continue // a place is told: see places
		}
		day := w.resolve(f.d.article.Published, false)
		if w.year > 0 && !f.d.article.Published.IsZero() && w.year < f.d.article.Published.Year() {
			continue
		}
		if !day.IsZero() && !f.d.article.Published.IsZero() && !f.isFuture(day) {
			k = end - 1
			continue
		}
		f.enter(i, ts[k].Start, releaser(ts, k), knowledge.Upcoming, q.Rule, day)
		k = end - 1
	}
}

// nounCues are verbs of coming out that are nouns as well.
var nounCues = set(`releases launches drops lands debuts premieres bows opens due`)

// subjectBefore tells whether what stands before token k may be a film that
// comes out, so that the word there is a verb.
func subjectBefore(ts []token, k int) bool {
	if k == 0 {
		return false
	}
	t := &ts[k-1]
	return t.Kind == capital || t.Kind == number || filmNouns[t.Lower] || verbSubjects[t.Lower]
}

var verbSubjects = set(`it which that sequel prequel finally officially now also then ” " ’ ' , ) ! ?`)

// formerly tells of a date that holds no more: "was initially scheduled".
func formerly(ts []token, k int) bool {
	for j := max(0, k-4); j < len(ts) && j < k+4; j++ {
		switch ts[j].Lower {
		case "initially", "originally", "previously", "first", "formerly", "last":
			return true
		}
	}
	return false
}

// dateSoon reads a date shortly behind token k.
func dateSoon(ts []token, k int) (when, bool) {
	for j := k; j < len(ts) && j < k+7; j++ {
		if w, ok := whenAt(ts, j); ok {
			return w, true
		}
		if w := ts[j].Lower; !dateLead[w] && ts[j].Kind != capital {
			return when{}, false
		}
	}
	return when{}, false
}

var dateLead = set(`on in for a the wide release nationwide this next early late mid spring summer autumn fall winter only everywhere domestically worldwide sometime its u.s. us theatrical by to , screens around again globally limited december`)

// placeBetween tells whether a service or cinemas are named among tokens
// [a, b).
func placeBetween(ts []token, a, b int) bool {
	for k := a; k < len(ts) && k < b; k++ {
		if _, ok := placeAt(ts, k); ok {
			return true
		}
	}
	return false
}

// denies tells of "not", "never" shortly before token k.
func denies(ts []token, k int) bool {
	for j := k - 1; j >= 0 && j >= k-3; j-- {
		if denials[ts[j].Lower] {
			return true
		}
	}
	return false
}

// changes reads delays and cancellations.
func (f *whereFinder) changes(i int) {
	s := &f.d.sentences[i]
	ts := s.Tokens
	for k := 0; k < len(ts); k++ {
		if q := delayCues.at(ts, k); q != nil && !denies(ts, k) && !othersSubject(ts, k) {
			end := k + len(q.words)
			if f.delays(ts, k, end, q) {
				day := f.newDate(ts, end)
				f.enter(i, f.objectOffset(s, k, end), "", knowledge.Delayed, q.Rule, day)
			}
			k = end - 1
			continue
		}
		if q := cancelCues.at(ts, k); q != nil && !denies(ts, k) && !(k > 0 && ts[k-1].Lower == "it" && len(q.words) == 1) && !othersSubject(ts, k) && f.cancelsFilm(s, k, k+len(q.words)) {
			f.enter(i, f.objectOffset(s, k, k+len(q.words)), "", knowledge.Cancelled, q.Rule, knowledge.Date{})
			k += len(q.words) - 1
		}
	}
}

// delays tells whether a cue at [k, end) speaks of a release: most words of
// delay mean other things too.
func (f *whereFinder) delays(ts []token, k, end int, q *cue) bool {
	if (!weakDelay[q.words[0]] && q.words[0] != "moved" || surelyLater[q.words[len(q.words)-1]]) && f.filmBeside(ts, k, end) {
		return true
	}
	dated, spoken := false, q.words[len(q.words)-1] == "from" && len(q.words) > 1
	for j := max(0, k-10); j < len(ts) && j < end+14; j++ {
		if releaseNouns[ts[j].Lower] {
			spoken = true
		}
		if j >= end && !dated {
			if w, ok := whenAt(ts, j); ok && (w.month > 0 || w.year > 0 || w.rule != nil || w.vague) {
				dated = true
			}
		}
	}
	if q.words[0] == "moved" || q.words[0] == "moves" || q.words[0] == "shifted" || q.words[0] == "shifts" || q.words[len(q.words)-1] == "moved" {
		return dated && spoken && !f.earlier(ts, end)
	}
	return dated || spoken && (len(q.words) > 1 || !weakDelay[q.words[0]])
}

// filmBeside tells whether a film or a word for it stands right beside tokens
// [k, end).
func (f *whereFinder) filmBeside(ts []token, k, end int) bool {
	for j := max(0, k-4); j < k; j++ {
		if w := ts[j].Lower; filmNouns[w] || w == "sequel" || ts[j].Kind == capital && j > 0 || w == "”" || w == "\"" {
			return true
		}
	}
	return end < len(ts) && (ts[end].Kind == capital || openingMark[ts[end].Text])
}

var openingMark = set(`“ " ‘ '`)

var releaseNouns = set(`release released date theaters theatres cinemas calendar schedule slot opening bow debut premiere originally back`)

// earlier tells whether a film moves forward in time.
func (f *whereFinder) earlier(ts []token, k int) bool {
	for j := k; j < len(ts) && j < k+12; j++ {
		if w := ts[j].Lower; w == "up" || w == "forward" || w == "earlier" {
			return true
		}
	}
	return false
}

// newDate reads the date that a delay leads to: the one behind "to" or
// "until", else the last one told.
func (f *whereFinder) newDate(ts []token, k int) knowledge.Date {
	var day knowledge.Date
	for j := k; j < len(ts) && j < k+24; j++ {
		w, ok := whenAt(ts, j)
		if !ok {
			continue
		}
		from := false
		for b := j - 1; b >= j-3 && b >= 0; b-- {
			switch ts[b].Lower {
			case "from":
				from = true
			case "to", "until", "till", "for", "on":
				return w.resolve(f.d.article.Published, false)
			}
		}
		if !from && day.IsZero() {
			day = w.resolve(f.d.article.Published, false)
		}
		j = w.end - 1
	}
	if k > 0 && (ts[k-1].Lower == "to" || ts[k-1].Lower == "until") {
		if w, ok := whenAt(ts, min(k, len(ts)-1)); ok {
			return w.resolve(f.d.article.Published, false)
		}
	}
	return day
}

// objectOffset is where a change's film is looked for: at the first film
// shortly behind the words, else at the words themselves.
func (f *whereFinder) objectOffset(s *sentence, k, end int) int {
	for _, m := range s.Mentions {
		if m.First >= end && m.First <= end+5 && !m.Credit {
			for j := end; j < m.First; j++ {
				if w := s.Tokens[j].Lower; w == "from" || w == "to" || w == "after" || w == "until" || w == "," {
					return s.Tokens[k].Start
				}
			}
			return m.To
		}
	}
	return s.Tokens[k].Start
}

// cancelsFilm tells whether a film is what is cancelled: named right before
// or behind the words.
func (f *whereFinder) cancelsFilm(s *sentence, k, end int) bool {
	for j := max(0, k-8); j < len(s.Tokens) && j < end+6; j++ {
		if notFilms[s.Tokens[j].Lower] {
			return false
		}
	}
	for _, m := range s.Mentions {
		if !m.Credit && m.First < end+6 && m.End > k-8 {
			return true
		}
	}
	for j := max(0, k-6); j < len(s.Tokens) && j < end+4; j++ {
		if w := s.Tokens[j].Lower; w == "film" || w == "movie" || w == "it" && (j == k-1 || j < k-1 && (s.Tokens[j+1].Lower == "was" || s.Tokens[j+1].Lower == "has" || s.Tokens[j+1].Lower == "is")) {
			return true
		}
	}
	return false
}
