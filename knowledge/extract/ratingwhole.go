package extract

import "strings"

// wholeRating reads text that is a rating and nothing else but its label and
// what it counts ("Rating: 3 out of 5 popcorns"), with its default maximum
// filled in.
func wholeRating(text string) (rating, bool) {
	marks := lex(capitalGrade(text))
	if len(marks) > 1 && marks[0].low == "-" && tightAt(marks, 1) {
		return rating{}, false // below nothing
	}
	marks = trimSigns(marks)
	if start, label := labelAt(marks); label != "" {
		marks = trimSigns(marks[start:])
	}
	for _, article := range [...]string{"a", "an"} {
		if len(marks) > 1 && marks[0].low == article && !isLetterAt(marks, 0) {
			marks = marks[1:]
			break
		}
	}
	r, ok := ratingAt(marks, 0)
	if !ok {
		return rating{}, false
	}
	if top, n := numberAt(marks, r.to+1); r.form == formNumber && lowAt(marks, r.to) == "of" && n > 0 && scaleMaxima[top] {
		r.form, r.max, r.to = formFraction, top, r.to+1+n
	}
	if r.form == formFraction && r.to == len(marks)-1 && counted[lowAt(marks, r.to)] {
		r.to++
	}
	if r.to != len(marks) || r.max > highestMaximum {
		return rating{}, false
	}
	if r.form == formStars {
		r = r.within(starsMaximum)
	}
	return r, true
}

// highestMaximum is the top of the largest scale: what is "5/2019" is a date.
const highestMaximum = 100

// counted are the things besides stars that critics count.
var counted = set(`stars star points marks popcorns buckets hearts skulls thumbs roses reels tickets bananas apples tomatoes pumpkins cups mugs pints
	pandas cats dogs bones claws bats knives lightsabers rings moons suns bells whistles guns bullets helmets hats hammers shields cheers`)

// capitalGrade writes a lone grade with a sign as grades are written: "b+".
func capitalGrade(text string) string {
	if len(text) == 2 && (text[1] == '+' || text[1] == '-') || strings.HasSuffix(text, " +") && len(text) == 3 {
		return strings.ToUpper(text[:1]) + text[len(text)-1:]
	}
	return text
}

// trimSigns drops quotes, brackets and points around the marks.
func trimSigns(marks []mark) []mark {
	const around = "\"'()[].,;:!*_-–—"
	for len(marks) > 0 && marks[0].kind == markSign && strings.Contains(around, marks[0].low) && !starRunAt(marks, 0) {
		marks = marks[1:]
	}
	for n := len(marks); n > 0 && marks[n-1].kind == markSign && strings.Contains("\"'()[].,;:!_", marks[n-1].low); n-- {
		marks = marks[:n-1]
	}
	return marks
}
