package extract

import (
	"strings"

	"marquee/knowledge"
)

// subjectClaim reads who gives a rating when the sentence names nobody from
// the tables: "we gave it", "film critic Jane Roe rated it", "four stars from
// The Daily Planet".
func (l *scoreLine) subjectClaim(r rating) (scoreClaim, bool) {
	if r.form == formPercent || r.form == formNumber {
		return scoreClaim{}, false
	}
	if verb := l.verbBefore(r); verb > 0 {
		if c, ok := l.subjectOf(verb); ok {
			return c, true
		}
	}
	k := r.to
	for k < r.to+3 && ratingTail[l.low(k)] {
		k++
	}
	if w := l.low(k); w == "from" || w == "by" || w == "in" && r.tight {
		start := k + 1
		for start < k+4 && namesGiver[l.low(start)] && !(l.low(start) == "the" && l.marks[start].upper) {
			start++
		}
		if name, end := l.properName(start); name != "" && (end == len(l.marks) || end-start > 1 || w != "in") && l.low(end) != "'s" {
			return scoreClaim{name: name, kind: knowledge.Verdict, critic: personName(name), rule: "r from NAME", cost: 8}, true
		}
	}
	return scoreClaim{}, false
}

// verbBefore returns the mark of the verb of giving that leads to a rating,
// or -1.
func (l *scoreLine) verbBefore(r rating) int {
	for k := r.from - 1; k >= 0 && k >= r.from-25; k-- {
		w := l.low(k)
		if l.rated[k] || w == ";" || w == "while" || w == "but" {
			return -1
		}
		if giveStrict[w] && !(ratingTail[w] && l.nounBefore(k)) && !passive(l.marks, k) {
			return k
		}
	}
	return -1
}

// subjectOf reads the subject of the verb at mark v.
func (l *scoreLine) subjectOf(v int) (scoreClaim, bool) {
	k := v - 1
	for k >= 0 && adverbs[l.low(k)] {
		k--
	}
	switch w := l.low(k); {
	case w == "i" || w == "we" || w == "i'd" || w == "i'll" || w == "we're" || w == "i'm" || w == "we'd" || w == "we've" || w == "i've":
		return scoreClaim{kind: knowledge.Verdict, rule: "we gave r", cost: 6}, true
	case k >= 1 && (w == "critic" || w == "reviewer" || w == "review" || w == "team" || w == "verdict") && (l.low(k-1) == "our" || l.low(k-1) == "this" || l.low(k-1) == "own" || l.low(k-2) == "our"):
		return scoreClaim{kind: knowledge.Verdict, rule: "our critic gave r", cost: 6}, true
	}
	if k < 0 {
		return scoreClaim{}, false
	}
	start := k
	for start >= 0 && (l.marks[start].upper || (innerName[l.low(start)] && start > 0 && l.marks[start-1].upper)) && l.marks[start].kind == markWord {
		start--
	}
	start++
	if start > k || l.namesFilm(start, k+1) || start == 0 && k == 0 && notName[l.low(0)] {
		return scoreClaim{}, false
	}
	for i := range l.films {
		if f := &l.films[i]; f.named && f.from <= k && f.to > start {
			return scoreClaim{}, false
		}
	}
	name := l.text[l.marks[start].start:l.marks[k].end]
	low := strings.ToLower(name)
	if notName[low] || kindWords[low].kind != "" || otherGivers[low] {
		return scoreClaim{}, false
	}
	who, outlet := cutEmployer(name)
	return scoreClaim{name: famous(outlet), kind: knowledge.Verdict, critic: personName(who), rule: "NAME gave r", cost: 9}, true
}

// cutEmployer parts "Jane Roe of The Daily Planet" into critic and outlet.
func cutEmployer(name string) (who, outlet string) {
	if who, outlet, ok := strings.Cut(name, " of "); ok && personName(who) != "" {
		return who, outlet
	}
	if who, outlet, ok := strings.Cut(name, " for "); ok && personName(who) != "" {
		return who, outlet
	}
	return name, name
}

var (
	adverbs   = set(`has have had only just also even himself herself themselves recently generously merely simply reluctantly happily kindly famously originally previously later once both 've 'd would then did`)
	innerName = set(`of the and & for`)
	notName   = set(`it he she they this that who critics audiences the and but rotten tomatoes viewers users fans some most many everyone reviewers moviegoers netflix both`)
)

// properName reads a run of capitalised words at mark i and where it ends.
func (l *scoreLine) properName(i int) (string, int) {
	end := i
	for end < len(l.marks) && l.marks[end].kind == markWord && (l.marks[end].upper || innerName[l.low(end)] && end > i && end+1 < len(l.marks) && l.marks[end+1].upper && l.marks[end].low != "and") {
		end++
	}
	if end == i || l.namesFilm(i, end) || notName[l.low(i)] && end == i+1 || months[l.low(i)] != 0 {
		return "", i
	}
	return famous(l.text[l.marks[i].start:l.marks[end-1].end]), end
}

// famous returns the full name of a critic known by surname.
func famous(name string) string {
	if full, ok := famousCritics[strings.ToLower(name)]; ok {
		return full
	}
	return name
}

// personName returns the name when it looks like a person's, else "".
func personName(name string) string {
	if first, _, ok := strings.Cut(name, " "); ok && firstNames[strings.ToLower(first)] {
		return name
	}
	return ""
}

// criticAround returns the critic named right beside an outlet: "Empire's
// Jane Roe", "Jane Roe of Empire".
func (l *scoreLine) criticAround(s *scoreSource) string {
	k := s.to
	if w := l.low(k); w == "'s" || w == "'" {
		k++
		for k < s.to+6 && namesGiver[l.low(k)] {
			k++
		}
		if name, end := l.properName(k); end-k >= 2 {
			return personName(name)
		}
	}
	return ""
}
