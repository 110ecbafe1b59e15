package extract

import "strings"

// A titleLine is a title on a line of its own above a block of credits, or
// behind a label.
type titleLine struct {
	title    string
	year     int
	sentence int
}

// creditTitles returns the titles that stand above blocks of credits
// ("Director: …") or behind a label ("Film: …").
func (c *collector) creditTitles() []titleLine {
	d := c.d
	var out []titleLine
	above := 0
	for i := range d.sentences {
		s := &d.sentences[i]
		if s.Position < 0 || len(s.Tokens) == 0 {
			continue
		}
		if rest, ok := labelled(s, titleLabels); ok && len(s.Tokens)-rest <= longestTitle && rest < len(s.Tokens) {
			out = append(out, lineOf(s, rest, i))
			continue
		}
		if len(s.Tokens) > longestTitle || i+1 >= len(d.sentences) || len(out) > maxFilms {
			continue
		}
		if _, ok := labelled(s, creditLabels); ok {
			continue
		}
		if !d.creditsBelow(i) || !plainTitle(s.Tokens) {
			continue
		}
		if !headCased(s.Tokens, false) {
			if above++; above <= maxAbove {
				c.aboveCredits(i)
			}
		} else if !c.justWords(s.Tokens, 0, len(s.Tokens)) {
			out = append(out, lineOf(s, 0, i))
		}
	}
	return out
}

// maxAbove bounds the lines above credits that are searched for titles.
const maxAbove = 4

// aboveCredits weighs the titles within a line above credits that is more than
// a title: "Ann Lee reviews Low Tide".
func (c *collector) aboveCredits(i int) {
	for k := range c.list {
		if f := &c.list[k]; f.sentence == i && !f.named && f.places > 1 {
			f.at = i
			f.weigh(3, "in the line above credits")
		}
	}
}

// creditsBelow reports whether a line of credits follows sentence i, perhaps
// behind a line with the rating.
func (d *document) creditsBelow(i int) bool {
	i++
	if i < len(d.sentences) && d.sentences[i].line && len(d.sentences[i].Tokens) > 0 && ratesAlone(d.sentences[i].Tokens) {
		i++
	}
	if i >= len(d.sentences) {
		return false
	}
	_, ok := labelled(&d.sentences[i], creditLabels)
	return ok
}

// lineOf makes a title of the tokens of s from the given one on, a year in
// parentheses apart.
func lineOf(s *sentence, from, i int) titleLine {
	end, year := len(s.Tokens), 0
	for k := from; k < end; k++ {
		if s.Tokens[k].Text == "(" && k > from {
			year, _ = yearAside(s.Tokens, k)
			end = k
			break
		}
	}
	title := strings.Trim(s.Text[s.Tokens[from].Start:s.Tokens[end-1].End], " .,:–-*“”\"‘’")
	return titleLine{title: title, year: year, sentence: i}
}

// plainTitle reports whether a whole line may be a title.
func plainTitle(ts []token) bool {
	if last := ts[len(ts)-1].Text; last == "." || last == "," || last == ":" {
		return false
	}
	return ts[0].Kind == capital || ts[0].Kind == number || ts[0].Kind == punct
}

// labelled reports whether a line begins with one of the labels, and the
// index of the first token behind it and its colon.
func labelled(s *sentence, labels cues) (int, bool) {
	if len(s.Tokens) == 0 || s.Tokens[0].Kind != capital {
		return 0, false
	}
	q := labels.at(s.Tokens, 0)
	if q == nil {
		return 0, false
	}
	n := len(q.words)
	if n < len(s.Tokens) && (s.Tokens[n].Text == ":" || s.Tokens[n].Text == "-" || s.Tokens[n].Text == "–") {
		return n + 1, true
	}
	return n, q.Weight > 1 && creditShape(s.Tokens[n:])
}

// creditShape reports whether what follows a label without a colon is names
// alone: "Director Ann Lee", not "Director Ann Lee provides a thrill."
func creditShape(ts []token) bool {
	if len(ts) == 0 || ts[0].Kind != capital {
		return false
	}
	aside := false
	for i := range ts {
		switch t := &ts[i]; {
		case t.Text == "(":
			aside = true
		case t.Text == ")":
			aside = false
		case t.Kind == capital || t.Kind == punct && t.Text != "." || aside:
		case t.Kind == small && (t.Lower == "and" || particles[t.Lower] || t.Lower == "with"):
		default:
			return false
		}
	}
	return true
}

// titleLabels stand before a title on a line; a colon must follow.
var titleLabels = rightCues([]row{{"a title line", 1, `film|title|movie|film title|reviewed|film reviewed|film review|movie review|review`}})

// creditLabels begin the lines of a block of credits. Weight 2: a colon may
// lack.
var creditLabels = rightCues([]row{
	{"director", 2, `director|directors|dir|dir.|director / writer|director/writer|writer/director|writer / director|writer-director|dirs`},
	{"writer", 2, `writer|writers|screenwriter|screenwriters|screenplay|screenplay by|written by|script|writer(s)`},
	{"actor", 2, `starring|cast|stars`},
	{"other", 1, `runtime|running time|certification|certificate|rating|genre|released|release date|producer|producers|producer(s)`},
})
