package extract

import "strings"

// ratings finds every rating that the marks of a sentence may spell, in
// order and not overlapping.
func ratings(marks []mark) []rating {
	var found []rating
	for i := 0; i < len(marks); {
		r, ok := ratingAt(marks, i)
		if !ok {
			i++
			continue
		}
		found = append(found, r)
		i = r.to
	}
	return found
}

// ratingAt reads the rating that begins at mark i.
func ratingAt(marks []mark, i int) (rating, bool) {
	if i >= len(marks) {
		return rating{}, false
	}
	if r, ok := starRun(marks, i); ok {
		return r, true
	}
	if r, ok := letterAt(marks, i); ok {
		return r, true
	}
	value, n := numberAt(marks, i)
	if n == 0 || (i > 0 && joinedLeft(marks, i)) {
		return rating{}, false
	}
	r := rating{form: formNumber, value: value, from: i, to: i + n}
	r = withUnit(marks, r)
	if r.form == formNumber && (marks[i].kind == markWord || tightAt(marks, r.to)) {
		return rating{}, false
	}
	return r.placed(marks), true
}

// joinedLeft tells whether the number at i is the tail of something else:
// "$50", "PG-13", "2010/11", "#3", "Se7en", "x264".
func joinedLeft(marks []mark, i int) bool {
	if marks[i].spaced {
		p := marks[i-1].low
		return p == "$" || p == "£" || p == "€" || p == "#"
	}
	prev := marks[i-1]
	if prev.kind != markSign {
		return true
	}
	return strings.Contains("$£€#/&+-¥₹@.", prev.low)
}

// withUnit reads what follows a number: %, /5, out of five, stars.
func withUnit(marks []mark, r rating) rating {
	i := r.to
	switch {
	case lowAt(marks, i) == "%" || lowAt(marks, i) == "percent" || lowAt(marks, i) == "pc":
		r.form, r.to = formPercent, i+1
	case lowAt(marks, i) == "-" && lowAt(marks, i+1) == "percent":
		r.form, r.to, r.tight = formPercent, i+2, true
	case lowAt(marks, i) == "per" && lowAt(marks, i+1) == "cent":
		r.form, r.to = formPercent, i+2
	default:
		r = withStars(marks, withMaximum(marks, r))
		if r.form == formStars && r.max == 0 {
			r = withMaximum(marks, r)
		}
	}
	return r
}

// withMaximum reads "/5", "out of five", "out of a possible 100", "of 5
// stars" after the number or the stars.
func withMaximum(marks []mark, r rating) rating {
	i, open := r.to, false
	if lowAt(marks, i) == "(" && lowAt(marks, i+1) == "out" {
		i, open = i+1, true
	}
	onlyStars := false
	switch {
	case lowAt(marks, i) == "/":
		i++
	case lowAt(marks, i) == "out" && lowAt(marks, i+1) == "of":
		i += 2
	case lowAt(marks, i) == "-" && lowAt(marks, i+1) == "out" && lowAt(marks, i+3) == "-":
		i += 4
	case lowAt(marks, i) == "of":
		i, onlyStars = i+1, r.form != formStars
	default:
		return r
	}
	if lowAt(marks, i) == "a" && (lowAt(marks, i+1) == "possible" || lowAt(marks, i+1) == "maximum" || lowAt(marks, i+1) == "total") {
		i += 2
		if lowAt(marks, i) == "of" {
			i++
		}
	}
	top, n := numberAt(marks, i)
	if run, ok := starRun(marks, i); n == 0 && ok {
		top, n = run.value, run.to-i
	}
	next := lowAt(marks, i+n)
	if n == 0 || top <= 0 || (onlyStars && next != "stars" && next != "star") || next == "%" || next == "/" {
		return r
	}
	if r.form != formStars {
		r.form = formFraction
	}
	r.max, r.to = top, i+n
	if open && lowAt(marks, r.to) == ")" {
		r.to++
	}
	return r
}

// withStars reads "stars", "-star" or "★" after a number or a fraction.
func withStars(marks []mark, r rating) rating {
	i := r.to
	if lowAt(marks, i) == "a" && r.value == 0.5 { // half a star
		i++
	}
	tight := lowAt(marks, i) == "-"
	if tight {
		i++
	}
	switch lowAt(marks, i) {
	case "star":
		r.tight = tight || lowAt(marks, i+1) == "review" || lowAt(marks, i+1) == "rating"
	case "stars":
		r.tight = tight
	case "★", "*":
		if i > 0 && marks[i].spaced && lowAt(marks, i) == "*" {
			return r
		}
	default:
		return r
	}
	r.form, r.to = formStars, i+1
	return r
}

// longestStarRun is how many stars in a row can be a rating.
const longestStarRun = 10

// starRun reads ★★★½, ★★★☆☆ or ***1/2.
func starRun(marks []mark, i int) (rating, bool) {
	if !starRunAt(marks, i) {
		return rating{}, false
	}
	r := rating{form: formStars, from: i, to: i}
	sign := marks[i].low
	for lowAt(marks, r.to) == sign && r.value <= longestStarRun {
		r.value++
		r.to++
	}
	if f, ok := vulgarFractions[lowAt(marks, r.to)]; ok {
		r.value += f
		r.to++
	} else if f, ok := writtenFraction(marks, r.to); ok {
		r.value += f
		r.to += 3
	}
	if sign == "*" && r.value != float64(int(r.value)) || sign == "★" {
		hollow := 0
		for lowAt(marks, r.to) == "☆" && hollow < longestStarRun {
			hollow++
			r.to++
		}
		if hollow > 0 {
			r.max = float64(int(r.value+0.75) + hollow)
		}
	}
	r = withMaximum(marks, r)
	if r.value > longestStarRun || (r.max == 0 && r.value > starsMaximum) {
		return rating{}, false
	}
	return r.placed(marks), true
}

// starRunAt tells whether a run of star signs begins at i. Asterisks count
// in runs of one to five that stand free.
func starRunAt(marks []mark, i int) bool {
	switch lowAt(marks, i) {
	case "★", "☆":
		return lowAt(marks, i) == "★"
	case "*":
		n := 1
		for n <= longestStarRun && lowAt(marks, i+n) == "*" {
			n++
		}
		next := lowAt(marks, i+n)
		free := i+n >= len(marks) || marks[i+n].spaced || next == "½" || next == "1" || next == "/" || next == "("
		return (marks[i].spaced || lowAt(marks, i-1) == "/") && n <= 5 && free && (n >= 2 || next == "½" || next == "1" || next == "/")
	}
	return false
}

// letterAt reads a school grade: "B+", "A−", "A minus", "C".
func letterAt(marks []mark, i int) (rating, bool) {
	if !isLetterAt(marks, i) {
		return rating{}, false
	}
	r := rating{form: formLetter, letter: strings.ToUpper(marks[i].low), from: i, to: i + 1, bare: true}
	if sign, n := letterSign(marks, i+1); n > 0 {
		if _, ok := letterPercents[r.letter+sign]; ok {
			r.letter, r.to, r.bare = r.letter+sign, i+1+n, marks[i+n].kind == markWord
		}
	}
	if _, ok := letterPercents[r.letter]; !ok || (tightAt(marks, r.to+1) && !marks[r.to].spaced) {
		return rating{}, false // "F*", "A-list"
	}
	return r.placed(marks), true
}

// letterSign reads the sign of a grade and the number of marks it takes. A
// sign that joins a word is none: "A-list", "B–movie".
func letterSign(marks []mark, i int) (string, int) {
	sign, ok := letterSigns[lowAt(marks, i)]
	if !ok {
		if lowAt(marks, i) == "-" && !tightAt(marks, i+1) {
			return "-", 1
		}
		return "", 0
	}
	if marks[i].kind == markWord {
		return sign, 1
	}
	if marks[i].spaced || (i+1 < len(marks) && !marks[i+1].spaced && marks[i+1].kind != markSign) {
		if lowAt(marks, i) == "-" && (lowAt(marks, i+1) == "plus" || lowAt(marks, i+1) == "minus") {
			return letterSigns[lowAt(marks, i+1)], 2
		}
		return "", 0
	}
	return sign, 1
}

// isLetterAt tells whether a single capital A to F stands at i.
func isLetterAt(marks []mark, i int) bool {
	if i >= len(marks) || marks[i].kind != markWord || !marks[i].upper || len(marks[i].low) != 1 {
		return false
	}
	c := marks[i].low[0]
	if c < 'a' || c > 'f' || c == 'e' || (i > 0 && !marks[i].spaced && marks[i-1].kind != markSign) {
		return false
	}
	return i == 0 || marks[i].spaced || !strings.Contains("-&/.+", marks[i-1].low)
}

// placed fills in the byte offsets.
func (r rating) placed(marks []mark) rating {
	r.start, r.end = marks[r.from].start, marks[r.to-1].end
	return r
}

// lowAt returns the spelling of mark i, or "" outside the sentence.
func lowAt(marks []mark, i int) string {
	if i < 0 || i >= len(marks) {
		return ""
	}
	return marks[i].low
}

// tightAt tells whether a word or number stands at i without space before it.
func tightAt(marks []mark, i int) bool {
	return i < len(marks) && !marks[i].spaced && marks[i].kind != markSign
}
