package extract

import (
	"strings"

	"marquee/knowledge"
)

// ownLine reads a sentence that is a review's rating line and nothing else:
// "Rating: 5/5", "★★★★", "4 stars". It returns false for other sentences.
func (f *scoreFinder) ownLine(i int) bool {
	s := &f.d.sentences[i]
	if len(s.Tokens) > 16 || len(s.Text) > 120 {
		return false
	}
	marks := trimSigns(s.ratedMarks().marks)
	kind := knowledge.Verdict
	start, label := labelAt(marks)
	if label == "" {
		start = f.titleAt(s, marks)
	}
	if readerLabel[label] {
		kind = knowledge.Audience
	}
	if label != "" && len(scoreSources.find(marks[:start])) > 0 {
		return false // somebody's verdict: "Empire's verdict: 4/5"
	}
	rest := trimSigns(marks[start:])
	r, ok := ratingAt(rest, 0)
	if !ok || r.form == formNumber || r.form == formPercent && label == "" || r.form == formLetter && label == "" && r.bare {
		return false
	}
	if label == "" && r.form == formFraction && !scaleMaxima[r.max] || r.max > 0 && r.value > r.max {
		return false
	}
	tail := trimSigns(rest[r.to:])
	if len(tail) > 0 && !(len(tail) == 1 && (ratingTail[tail[0].low] || tail[0].low == "stars" || tail[0].low == "★")) {
		return false
	}
	if label == "" && s.Position >= 0 && !f.aloneInParagraph(i) && f.nextIsProse(i) {
		return false
	}
	film, ok := f.ratedFilm(i)
	if !ok {
		return false
	}
	if r.form == formStars {
		r = r.within(starsMaximum)
	}
	if _, ok := r.percent(); !ok {
		return false
	}
	f.raw = append(f.raw, rawScore{rating: r, film: film, source: f.d.article.Outlet, kind: kind, rule: "rating line", sentence: i, critic: f.d.article.Author})
	return true
}

// titleAt returns the number of marks of a film's title that opens a rating
// line: "Heat ★★★★", "Heat (4/5)".
func (f *scoreFinder) titleAt(s *sentence, marks []mark) int {
	if len(s.Mentions) == 0 || len(marks) == 0 || s.Mentions[0].From > marks[0].start {
		return 0
	}
	k := 0
	for k < len(marks) && marks[k].start < s.Mentions[0].To {
		k++
	}
	for k < len(marks) && (lowAt(marks, k) == "review" || lowAt(marks, k) == "–" || lowAt(marks, k) == "-" || lowAt(marks, k) == "—") {
		k++
	}
	return k
}

// aloneInParagraph tells whether sentence i is a paragraph of its own.
func (f *scoreFinder) aloneInParagraph(i int) bool {
	ss := f.d.sentences
	return (i == 0 || ss[i-1].Paragraph != ss[i].Paragraph) && (i+1 == len(ss) || ss[i+1].Paragraph != ss[i].Paragraph)
}

// nextIsProse tells whether a full sentence of the same paragraph follows or
// precedes, so that "Two stars" is speech rather than a line.
func (f *scoreFinder) nextIsProse(i int) bool {
	ss := f.d.sentences
	return i+1 < len(ss) && ss[i+1].Paragraph == ss[i].Paragraph && len(ss[i+1].Tokens) > 40
}

// ratedFilm returns the film that a rating line at sentence i judges.
func (f *scoreFinder) ratedFilm(i int) (knowledge.Film, bool) {
	d := f.d
	if ms := d.sentences[i].Mentions; len(ms) > 0 {
		return d.films[ms[0].Film].Film, true
	}
	if d.several == 0 {
		if film, ok := d.headingAbove(i); ok {
			return film, true
		}
	}
	if f := d.subject(i); f >= 0 {
		return d.films[f].Film, true
	}
	if only, ok := d.onlyFilm(); ok && d.calledFilm() {
		return only, true
	}
	return knowledge.Film{}, false
}

// calledFilm tells whether the sentence that first names the only film of the
// document calls it one, so that a rating line is not that of a record or a
// play.
func (d *document) calledFilm() bool {
	for _, t := range d.sentences[d.films[0].sentence].Tokens {
		if filmNouns[t.Lower] {
			return true
		}
	}
	return false
}

// labelAt reads a label of a rating line at the start of marks: how many
// marks it takes, and which it is.
func labelAt(marks []mark) (int, string) {
	for k := 0; k < len(marks) && k < 7; k++ {
		if w := marks[k].low; w == ":" || w == "–" || w == "—" || w == "-" || w == "|" {
			if label := labelBefore(marks, k); label != "" {
				return k + 1, label
			}
		}
	}
	// "Rating 4/5", without a colon
	for n := min(3, len(marks)-1); n > 0; n-- {
		if label := joinMarks(marks[:n]); ownLabel[label] && label != "stars" && label != "points" && label != "mark" && label != "marks" {
			return n, label
		}
	}
	return 0, ""
}

// labelBefore returns the label that ends before mark k, or "".
func labelBefore(marks []mark, k int) string {
	for k > 0 && (lowAt(marks, k-1) == "*" || lowAt(marks, k-1) == ")" || lowAt(marks, k-1) == "\"") {
		k--
	}
	for n := 6; n > 0; n-- {
		if n > k {
			continue
		}
		if label := joinMarks(marks[k-n : k]); ownLabel[label] || readerLabel[label] {
			return label
		}
	}
	return ""
}

// joinMarks spells marks with single spaces; 's joins the word before.
func joinMarks(marks []mark) string {
	var b strings.Builder
	for k, m := range marks {
		if k > 0 && m.low != "'s" && m.low != "'" {
			b.WriteByte(' ')
		}
		b.WriteString(m.low)
	}
	return b.String()
}

var (
	ownLabel    = setOf(ratingLabels)
	readerLabel = setOf(readerLabels)
)

func setOf(list []string) map[string]bool {
	m := make(map[string]bool, len(list))
	for _, s := range list {
		m[s] = true
	}
	return m
}

// structured enters the rating that the page states as data.
func (f *scoreFinder) structured() {
	review := f.d.article.Review
	if review == nil {
		return
	}
	r, ok := wholeRating(clip(strings.TrimSpace(review.Rating), 100))
	if ok && r.form == formNumber && r.value <= starsMaximum {
		r = r.within(starsMaximum) // schema.org's default maximum
	}
	if _, fits := r.percent(); !ok || !fits {
		return
	}
	film, ok := f.reviewedFilm(review.Film)
	if !ok {
		return
	}
	f.raw = append(f.raw, rawScore{rating: r, film: film, source: f.d.article.Outlet, kind: knowledge.Verdict, critic: review.Author, rule: "structured data", sentence: -1})
}

// reviewedFilm returns the film of the document that structured data name.
func (f *scoreFinder) reviewedFilm(name string) (knowledge.Film, bool) {
	d := f.d
	if name != "" {
		key := filmKeyOf(name)
		for k := range d.films {
			if d.films[k].Key == key {
				return d.films[k].Film, true
			}
		}
		return knowledge.Film{Key: key, Title: name}, key != ""
	}
	if d.primary >= 0 {
		return d.films[d.primary].Film, true
	}
	return d.onlyFilm()
}
