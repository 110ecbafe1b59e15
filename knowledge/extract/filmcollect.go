package extract

import "strings"

// A collector gathers the candidates of a document.
type collector struct {
	d         *document
	list      []candidate
	byKey     map[string]int
	buf       []byte
	surname   map[string]bool // last words of what looks like people's names
	parts     map[string]bool // words of what may be people's names
	cinema    float64         // 0 to 1: how much the text speaks of films
	share     float64         // 0 to 1: of what it says of films, music, television and the like, that of films
	last      place           // the place before this one in the sentence
	sum       float64         // evidence of the words left of the last place
	section   int             // the next section of the document
	onAir     bool            // a short text that speaks of series alone
	elsewhere bool            // a text on the stage, music or games
	plainly   int             // words that can only be said of films
	owners    map[string]bool // keys of somebody who owns what follows: "director Ann Lee's Low Tide"
	speakers  map[string]bool // keys of who speaks in the headline
	barred    map[string]bool // keys of nicknames
	clause    bool            // the film at hand is where something happens: "in his film Ann Lee plays"
	head      bool            // the sentence at hand is a headline with a capital to every word
	taken     []taken         // parts of the sentence at hand that ratings speak for
}

// A place is where a candidate stands in the sentence at hand.
type place struct {
	first, end int
	candidate  int
}

// shortText is up to how many sentences a text need not speak of films for
// its ratings to be those of films.
const shortText = 6

// collect gathers all candidates of d with their evidence.
func collect(d *document) *collector {
	c := &collector{d: d, list: make([]candidate, 0, 32), byKey: make(map[string]int, 32), surname: map[string]bool{}, parts: map[string]bool{}, barred: map[string]bool{}, speakers: map[string]bool{}, owners: map[string]bool{}}
	c.cinema, c.share = cinema(d)
	c.medium()
	for i := range d.sentences {
		s := &d.sentences[i]
		c.last = place{first: -1, end: -1, candidate: -1}
		c.taken = c.taken[:0]
		if len(s.Tokens) == 0 {
			continue
		}
		if _, ok := labelled(s, labelRoles); ok && s.Position >= 0 {
			continue
		}
		if s.Position < 0 {
			c.speaker(s.Tokens)
		}
		c.head = s.Position < 0 && titleCaseLine(s.Tokens)
		if c.heading(i) {
			continue
		}
		scored := statesScore(s.Tokens)
		if s.Rates && (c.cinema > 0.2 || len(d.sentences) <= shortText) {
			c.rated(i)
		}
		c.reviewed(i)
		c.prized(i)
		c.marked(i, s.Quotes, quoted, scored)
		c.marked(i, s.Emphases, italic, scored)
		from := c.defined(i)
		if c.head {
			c.people(s.Tokens)
			continue
		}
		c.runs(i, from, scored)
	}
	return c
}

// speaker notes who is named behind the colon of a headline that is a sentence:
// "I never read my own scripts: Lee".
func (c *collector) speaker(ts []token) {
	k := len(ts) - 2
	for k > 0 && k > len(ts)-5 && ts[k].Text != ":" {
		k--
	}
	if k <= 0 || ts[k].Text != ":" {
		return
	}
	smalls := 0
	for j := range ts[:k] {
		if ts[j].Kind == small && ts[j].Flags&inTitle == 0 && ts[j].Lower != "'s" {
			smalls++
		}
	}
	for j := k + 1; j < len(ts); j++ {
		if ts[j].Kind != capital {
			return
		}
	}
	if smalls > 1 && len(ts)-k < 4 {
		c.speakers[string(keyOf(nil, ts[k+1:]))] = true
		c.surname[ts[len(ts)-1].Lower] = true
	}
}

// people notes the surnames of a line in which capitals tell no title.
func (c *collector) people(ts []token) {
	for k := 0; k < len(ts); k++ {
		if ts[k].Flags&firstName == 0 || ts[k].Kind != capital {
			continue
		}
		if e := nameAt(ts, k); e == k+2 || e == k+3 && ts[k+2].Lower == "'s" {
			c.surname[ts[k+1].Lower] = true
		}
	}
}

// heading enters the title that heads a section, and reports whether sentence
// i is such a heading.
func (c *collector) heading(i int) bool {
	for ; c.section < len(c.d.sections); c.section++ {
		h := &c.d.sections[c.section]
		if h.first < i {
			continue
		}
		if h.first > i || h.weight < filmHeading || c.cinema < 0.3 && (h.year == 0 || c.dated() < 3 || c.share < 0.3) {
			return false
		}
		f := c.add(i, h.span[0], h.span[1], whole, false)
		if f == nil {
			return false
		}
		f.weigh(6, "a heading of its own")
		f.sure = true
		f.note(h.year)
		return true
	}
	return false
}

// dated counts the headings with a year, of which a list of films has several.
func (c *collector) dated() int {
	n := 0
	for k := range c.d.sections {
		if c.d.sections[k].year > 0 {
			n++
		}
		if n == 3 {
			break
		}
	}
	return n
}

// statesScore reports whether a sentence seems to state a rating.
func statesScore(ts []token) bool {
	for i := range ts {
		if ts[i].Flags&scoreWord != 0 {
			return true
		}
		if (ts[i].Lower == "star" || ts[i].Lower == "stars") && i > 0 && (ts[i-1].Kind == number || scales[ts[i-1].Lower]) {
			return true
		}
		if ts[i].Lower == "out" && i > 0 && i+2 < len(ts) && ts[i+1].Lower == "of" && (ts[i+2].Kind == number || scales[ts[i+2].Lower]) {
			return true
		}
	}
	return false
}

var (
	scoreWords = set(`% percent ★ ☆ tomatometer metascore cinemascore posttrak letterboxd metacritic imdb rotten popcornmeter fresh`)
	scales     = set(`one two three four five ten hundred half`)
)

// titleCaseLine reports whether a headline writes (nearly) every word with a
// capital, so that capitals tell nothing.
func titleCaseLine(ts []token) bool {
	long, caps := 0, 0
	for i := range ts {
		if ts[i].Kind == punct || ts[i].Kind == number || ts[i].Flags&inTitle != 0 || len(ts[i].Lower) < 3 {
			continue
		}
		long++
		if ts[i].Kind == capital {
			caps++
		}
	}
	return long > 2 && caps*10 >= long*8
}

// defined enters the subject of "X is a 2014 crime film", where X may hold
// commas and small words, and returns where it ends.
func (c *collector) defined(i int) int {
	s := &c.d.sentences[i]
	ts := s.Tokens
	if ts[0].Kind == small || ts[0].Kind == punct {
		return 0
	}
	for k := 1; k < len(ts)-3 && k <= longestTitle+12; k++ {
		if ts[k].Kind != small || ts[k].Lower != "is" && ts[k].Lower != "was" && ts[k].Lower != "are" {
			continue
		}
		year, ok := definition(ts, k+1)
		if !ok {
			continue
		}
		end := k
		if p := aside(ts, k); p > 0 {
			end = p
		}
		from := 0
		if s.Position < 0 {
			from = afterDash(ts, end)
		}
		if from == 0 && besides[ts[0].Lower] && holdsComma(ts[:end]) {
			return 0
		}
		if end-from > longestTitle || !titleCased(ts[from:end]) || end > 1 && nationalities[ts[0].Lower] && categories[ts[end-1].Lower] {
			continue
		}
		if f := c.add(i, from, end, whole, false); f != nil {
			f.weigh(8, "X is a film")
			f.sure = true
			f.note(year)
			return end
		}
		return 0
	}
	return 0
}

// besides open a sentence on a film by naming others.
var besides = set(`among amongst besides alongside between unlike compared`)

// holdsComma reports whether a comma stands among tokens.
func holdsComma(ts []token) bool {
	for k := range ts {
		if ts[k].Text == "," {
			return true
		}
	}
	return false
}

// afterDash returns what follows the last dash, colon or bar of a headline
// before token end.
func afterDash(ts []token, end int) int {
	for k := end - 2; k > 0; k-- {
		switch ts[k].Text {
		case "–", "—", "|", ":", "-":
			return k + 1
		}
	}
	return 0
}

// aside returns where an aside in parentheses or commas that ends before k
// begins, or 0.
func aside(ts []token, k int) int {
	if ts[k-1].Text == ")" {
		for j := k - 2; j > 0; j-- {
			if ts[j].Text == "(" {
				return j
			}
		}
	}
	if ts[k-1].Text == "," {
		for j := k - 2; j > 0; j-- {
			if ts[j].Text == "," {
				return j
			}
		}
	}
	return 0
}

// definition reports whether "a 2014 American crime film" stands at k, and
// its year.
func definition(ts []token, k int) (year int, ok bool) {
	if k >= len(ts) || ts[k].Lower != "a" && ts[k].Lower != "an" && ts[k].Lower != "the" && ts[k].Lower != "'s" && ts[k].Lower != "his" && ts[k].Lower != "her" {
		return 0, false
	}
	for j := k + 1; j < len(ts) && j < k+14; j++ {
		t := &ts[j]
		switch {
		case t.Flags&genre != 0 || tellings[t.Lower] || hyphenGenre(t.Lower):
			if t.Kind == capital && j+1 < len(ts) && ts[j+1].Kind == capital || j+1 < len(ts) && afterGenre[ts[j+1].Lower] {
				continue
			}
			if j+1 < len(ts) && ts[j+1].Lower == "'s" {
				return 0, false // "the walk is the film's best scene"
			}
			return year, true
		case year == 0 && yearOf(t) > 0:
			year = yearOf(t)
		case t.Text == "(" || t.Text == ")" || t.Lower == "that" || t.Lower == "which" || t.Lower == "who" || t.Lower == "of" && ts[j-1].Lower != "coming" || t.Lower == "in" || t.Lower == "for" || beyondNoun[t.Lower]:
			return 0, false
		}
	}
	return 0, false
}

// beyondNoun are prepositions behind which a film word is another noun's:
// "Rose is a fine addition to the film".
var beyondNoun = set(`to on into about`)

// afterGenre are nouns that make another thing of a film word: "a film
// festival".
var afterGenre = set(`channel channels premiere premieres rights package service network coverage festival festivals director directors maker makers star stars company studio studios critic critics award awards series buff fan fans club magazine school student theatre theater actor actress writer franchise trilogy industry`)

func hyphenGenre(w string) bool {
	k := strings.LastIndexAny(w, "-–")
	return k > 0 && genres[w[k+1:]]
}

// tellings say the same of what stands before them: "Low Tide: a fine tale",
// "Low Tide, the eighth instalment".
var tellings = set(`installment instalment outing follow-up tale romp satire fable`)

// genres are the nouns that say that a thing is a film.
var genres = set(`film movie film, picture biopic feature documentary thriller comedy drama western rom-com romcom sequel prequel remake blockbuster weepie melodrama mockumentary whodunnit adaptation flick noir chiller`)

// yearOf returns the year that a token is, or 0.
func yearOf(t *token) int {
	if t.Kind != number || len(t.Text) != 4 {
		return 0
	}
	y := 0
	for i := 0; i < 4; i++ {
		if t.Text[i] < '0' || t.Text[i] > '9' {
			return 0
		}
		y = y*10 + int(t.Text[i]-'0')
	}
	if y < 1888 || y > 2099 {
		return 0
	}
	return y
}

func (f *candidate) note(year int) {
	if f.year == 0 {
		f.year = year
	}
}
