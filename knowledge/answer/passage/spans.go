package passage

import (
	"strconv"
	"strings"

	"marquee/knowledge/answer/question"
)

// span is a run of words of a line that could be an answer: words lo to hi,
// hi not included.
type span struct{ lo, hi int }

// months, weekdays and number words are told by their folded spelling.
var (
	months   = set("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec")
	weekdays = set("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "tomorrow", "yesterday", "tonight")
	seasons  = set("spring", "summer", "autumn", "fall", "winter", "christmas", "century", "decade", "centuries")
	numbers  = set("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred", "thousand", "million", "billion", "trillion", "dozen", "half", "third", "quarter", "twice", "once", "first", "second", "several", "couple")
	scales   = set("hundred", "thousand", "million", "billion", "trillion", "m", "bn", "k", "crore", "lakh", "percent", "per", "cent", "dollars", "pounds", "euros", "usd")
	linking  = set("of", "the", "and", "de", "la", "le", "von", "van", "der", "del", "da", "di", "bin", "al", "for", "in", "on", "&")
	cueing   = map[question.Type]map[string]bool{
		question.Reason: set("because", "due", "since", "reason", "so", "cause", "caused", "as", "to", "after", "led", "result", "therefore", "thus", "owing", "blamed", "explained"),
		question.Manner: set("by", "through", "using", "with", "via", "when", "process", "method", "means"),
		question.Quote:  set("said", "says", "told", "tweeted", "wrote", "added", "joked", "called", "described", "stated", "claimed", "quipped", "thinks"),
		question.Plot:   set("follows", "tells", "story", "about", "centers", "centres", "revolves", "stars", "plot", "set", "chronicles", "based", "film"),
		question.Sequel: set("sequel", "prequel", "season", "series", "return", "returns", "another", "renewed", "third", "second", "plans", "plan", "reboot", "remake", "follow", "script"),
		question.Place:  set("in", "at", "near", "from", "to", "located", "city", "north", "south", "east", "west", "town"),
		question.List:   set("and", "include", "includes", "including", "such", "like"),
	}
)

// currency signs that may stand right before a number.
const currency = "$£€¥₹"

// spans returns the runs of the line that are of the asked type; a run that
// only repeats the question is left out.
func (a *asked) spans(l *line) []span {
	var out []span
	for _, s := range a.runs(l) {
		if !a.repeats(l, s) {
			out = append(out, s)
		}
	}
	return out
}

// runs returns the runs of the line that are of the asked type.
func (a *asked) runs(l *line) []span {
	var out []span
	keep := func(s span) { out = append(out, s) }
	switch a.Type {
	case question.Date:
		for i := 0; i < len(l.words); {
			j := l.date(i)
			if j > i {
				keep(span{i, j})
				i = j
				continue
			}
			i++
		}
	case question.Number, question.Money, question.Score:
		for i := 0; i < len(l.words); {
			j := l.number(i)
			if j > i {
				if a.Type != question.Money || l.money(span{i, j}) {
					keep(span{i, j})
				}
				i = j
				continue
			}
			i++
		}
	case question.Person, question.Character, question.Place, question.Service, question.Title:
		for i := 0; i < len(l.words); {
			j := l.name(i)
			if j > i {
				keep(span{i, j})
				i = j
				continue
			}
			i++
		}
	}
	return out
}

// repeats tells whether all content words of the span stand in the question.
func (a *asked) repeats(l *line, s span) bool {
	for _, w := range l.words[s.lo:s.hi] {
		if w.stop {
			continue
		}
		if _, ok := a.has[w.stem]; !ok {
			return false
		}
	}
	return true
}

// day reads a folded word as a number that a date may hold: "1999", "3rd",
// "90s".
func day(f string) (n int, ok bool) {
	if f == "" || f[0] < '0' || f[0] > '9' {
		return 0, false
	}
	n, err := strconv.Atoi(strings.TrimRight(f, "sthndr"))
	return n, err == nil
}

// date returns the end of a date that begins at word i, or i.
func (l *line) date(i int) int {
	j := i
	sure := false
	for j < len(l.words) && j < i+6 {
		f := l.words[j].token.Fold
		n, counts := day(f)
		switch {
		case months[f] && (f != "may" && f != "march" || l.words[j].upper), weekdays[f], seasons[f]:
			sure = true
		case counts && len(f) >= 4 && n >= 1000 && n < 2100:
			sure = true
		case counts && n >= 1 && n <= 31:
		case j > i && (f == "of" || f == "the" || f == "bc" || f == "ad"):
		default:
			if sure {
				return l.trim(i, j)
			}
			return i
		}
		j++
	}
	if sure {
		return l.trim(i, j)
	}
	return i
}

// trim drops linking words at the end of words i to j.
func (l *line) trim(i, j int) int {
	for j > i && linking[l.words[j-1].token.Fold] {
		j--
	}
	return j
}

// number returns the end of a number that begins at word i, or i.
func (l *line) number(i int) int {
	j := i
	for j < len(l.words) && j < i+6 {
		w := l.words[j]
		if !w.digit && !numbers[w.token.Fold] && (j == i || !scales[w.token.Fold]) {
			break
		}
		j++
	}
	return j
}

// money tells whether a number is an amount of money.
func (l *line) money(s span) bool {
	start := l.words[s.lo].token.Start
	if strings.ContainsAny(l.text[max(0, start-3):start], currency) || strings.ContainsAny(l.words[s.lo].token.Text, currency) {
		return true
	}
	for k := s.lo; k < min(s.hi+1, len(l.words)); k++ {
		switch f := l.words[k].token.Fold; {
		case f == "dollars", f == "pounds", f == "euros", f == "million", f == "billion", f == "crore", f == "crores", f == "lakh", f == "rupees", f == "yen", f == "cents", f == "usd":
			return true
		case l.words[k].digit && (strings.HasSuffix(f, "m") || strings.HasSuffix(f, "bn")):
			return true
		}
	}
	return false
}

// name returns the end of a run of capitalised words that begins at word i,
// or i. A first word of the sentence that is common English is no name by
// itself.
func (l *line) name(i int) int {
	if !l.words[i].upper || l.words[i].stop && (i == 0 || len(l.words[i].token.Text) == 1) {
		return i
	}
	if f := l.words[i].token.Fold; weekdays[f] || months[f] {
		return i
	}
	if l.shouts() {
		return l.titleName(i)
	}
	j := i + 1
	for j < len(l.words) && j < i+8 && l.adjoins(j) && !l.possessive(j-1) {
		w := l.words[j]
		if w.upper || linking[w.token.Fold] && j+1 < len(l.words) && l.words[j+1].upper && l.adjoins(j+1) {
			j++
			continue
		}
		break
	}
	j = l.trim(i, j)
	if i == 0 && j == 1 && english().rarity(l.words[0].vec) < .62 {
		return i
	}
	return j
}

// plainWord is the rarity below which a capitalised word of a headline in
// title case is taken for a common word, not a name.
const plainWord = 0.585

// shouts tells whether the line is written in title case, as headlines are.
func (l *line) shouts() bool {
	upper, all := 0, 0
	for _, w := range l.words {
		if w.stop || w.digit {
			continue
		}
		all++
		if w.upper {
			upper++
		}
	}
	return all >= 4 && upper*10 >= all*9
}

// titleName is name for lines in title case, where common words end a name.
func (l *line) titleName(i int) int {
	j := i
	for j < len(l.words) && j < i+5 && (j == i || l.adjoins(j)) {
		w := l.words[j]
		if !w.upper || w.stop || english().rarity(w.vec) < plainWord {
			break
		}
		j++
	}
	return j
}

// possessive tells whether word i ends with the s of an owner.
func (l *line) possessive(i int) bool {
	t := l.words[i].token
	if strings.HasSuffix(t.Text, "'s") || strings.HasSuffix(t.Text, "’s") {
		return true
	}
	rest := l.text[t.End:]
	return strings.HasPrefix(rest, "'s ") || strings.HasPrefix(rest, "’s ") || strings.HasPrefix(rest, "' ") || strings.HasPrefix(rest, "’ ")
}

// adjoins tells whether only a space, a point or a hyphen parts word j from
// the one before.
func (l *line) adjoins(j int) bool {
	switch l.text[l.words[j-1].token.End:l.words[j].token.Start] {
	case " ", "-", ". ", ".", "'", "’", " & ":
		return true
	}
	return false
}

// cued tells whether the line holds a word that goes with the asked type.
func (a *asked) cued(l *line) bool {
	cues := cueing[a.Type]
	if cues == nil {
		return false
	}
	for _, w := range l.words {
		if cues[w.token.Fold] {
			return true
		}
	}
	return false
}
