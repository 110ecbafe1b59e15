package extract

import "strings"

// The rules of headlines that name what the article is about.
const (
	ownHeadline    = "a headline of its own"
	reviewHeadline = "in a review's headline"
)

// headline weighs what the headline and the first paragraph say of the
// candidates that the text holds, and how often they stand there.
func (c *collector) headline() {
	d := c.d
	if len(d.sentences) == 0 {
		return
	}
	c.titleHead()
	for i := range d.sentences {
		if s := &d.sentences[i]; s.Position < 0 || c.standfirst(i) {
			c.heads(i)
		}
		if i > 1 {
			break
		}
	}
	for k := range c.list {
		f := &c.list[k]
		if f.words > 1 && f.words < 4 && !f.marked && c.usedAlone(f) {
			f.evidence -= 4
		}
		if f.places > 1 {
			f.evidence += 0.5 * float64(min(f.places-1, 6)) * c.cinema
		}
	}
}

// quotedHead returns what speaks for a title that only the headline has, in
// quotation marks: that it stands at the start or behind its maker, and that
// the text speaks of "the film". Quoted speech does neither.
func (c *collector) quotedHead(ts []token, words []string) float64 {
	sum := 0.0
	if c.pointers() > 0 {
		sum += 1.2
	}
	for k := range ts {
		if ts[k].Lower == words[0] {
			if k <= 2 || k > 2 && (ts[k-2].Lower == "'s" || ts[k-2].Text == "’" || ts[k-2].Text == "'") {
				sum++
			}
			break
		}
	}
	return sum
}

// usedAlone reports whether the last word of what may be a full name stands
// alone elsewhere, as surnames do.
func (c *collector) usedAlone(f *candidate) bool {
	if !f.named {
		return false
	}
	c.buf = append(c.buf[:0], f.key[strings.LastIndexByte(f.key, ' ')+1:]...)
	k, ok := c.byKey[string(c.buf)]
	return ok && c.list[k].own > 1
}

// ownsIn reports whether a headline's word is followed by a possessive.
func ownsIn(ts []token, w string) bool {
	for k := 0; k+1 < len(ts); k++ {
		if ts[k].Lower == w && ts[k+1].Lower == "'s" {
			return true
		}
	}
	return false
}

// standfirst reports whether sentence i is a short paragraph of its own at
// the start of the text.
func (c *collector) standfirst(i int) bool {
	d := c.d
	s := &d.sentences[i]
	return s.Position == 0 && len(s.Tokens) <= 45 && i+1 < len(d.sentences) && d.sentences[i+1].Paragraph > 0
}

// repeated reports whether the text begins with headline i once more, so that
// two places of a phrase are one.
func (c *collector) repeated(i int) bool {
	d := c.d
	return d.sentences[i].Position < 0 && i+1 < len(d.sentences) && d.sentences[i+1].Position == 0 && strings.TrimRight(d.sentences[i+1].Text, ".") == strings.TrimRight(d.sentences[i].Text, ".")
}

// heads weighs what the headline, or a short first line, says of the
// candidates.
func (c *collector) heads(i int) {
	s := &c.d.sentences[i]
	head, segments := headWords(s.Tokens)
	repeated := c.repeated(i) || i > 0 && c.repeated(i-1)
	starts := make(map[string][]int, len(head))
	for k, w := range head {
		starts[w] = append(starts[w], k)
	}
	for k := range c.list {
		f := &c.list[k]
		first, _, _ := strings.Cut(f.key, " ")
		if len(starts[first]) == 0 || repeated && !f.marked && !f.sure && f.sentence < 2 && f.places <= 2-f.sentence {
			continue
		}
		words := strings.Fields(f.key)
		from := standsIn(head, starts[words[0]], words)
		if from < 0 {
			continue
		}
		f.lead, f.at = f.lead || s.Position < 0, i
		if f.sentence == i && f.places == 1 && !f.marked && sequelNumbers[words[len(words)-1]] && len(words) > 1 {
			f.weigh(1.5*c.cinema, "a numbered title")
			continue
		}
		if f.sentence == i && f.places == 1 {
			if s.Position == 0 && from <= 1 && f.best >= 2.4 {
				f.evidence += 0.8 // a standfirst that begins with the title
			}
			if f.marked {
				f.evidence += c.quotedHead(s.Tokens, words)
			}
			continue
		}
		if f.words > 1 && f.words < 4 && f.first.Flags&firstName != 0 && c.surname[words[len(words)-1]] || f.words == 1 && (c.surname[words[0]] || firstNames[words[0]] && c.parts[words[0]]) {
			continue
		}
		if len(words) == 1 && ownsIn(s.Tokens, words[0]) {
			f.evidence -= 2
			continue
		}
		w := 1.2
		if len(words) > 1 {
			w = 2.6
		}
		if s.Position < 0 && wholeSegment(segments, from, from+len(words), head) {
			w += 2
		}
		f.weigh(w*c.cinema, "in the headline")
	}
}

// headWords returns the words of a headline and its segments between marks
// (word indices), the word "review" and its like cut off their ends.
func headWords(ts []token) (words []string, segments [][2]int) {
	from := 0
	cut := func() {
		a, b := from, len(words)
		for b > a && headExtra[words[b-1]] {
			b--
		}
		for a < b && headExtra[words[a]] {
			a++
		}
		if b > a {
			segments = append(segments, [2]int{a, b})
		}
		from = len(words)
	}
	for i := range ts {
		if ts[i].Kind != punct {
			words = append(words, ts[i].Lower)
			continue
		}
		if headMarks[ts[i].Text] {
			cut()
		}
	}
	cut()
	return words, segments
}

var (
	headExtra = set(`review reviews reviewed film movie trailer dvd blu-ray dir the a an preview`)
	headMarks = set(`: – — - | ? ! ( ) “ ” ‘ ’ " ' , …`)
)

// standsIn returns where words stand in head, or -1; at are the places of
// the first of them.
func standsIn(head []string, at []int, words []string) int {
	for _, k := range at {
		if k+len(words) > len(head) {
			continue
		}
		same := true
		for j := range words {
			if head[k+j] != words[j] {
				same = false
				break
			}
		}
		if same {
			return k
		}
	}
	return -1
}

// wholeSegment reports whether words [a, b) are a headline's whole segment,
// but for an article before them.
func wholeSegment(segments [][2]int, a, b int, head []string) bool {
	for _, s := range segments {
		if s[1] == b && (s[0] == a || s[0] == a-1 && headExtra[head[s[0]]]) {
			return true
		}
	}
	return false
}

// reviewed enters the title of a headline or first line that calls the piece
// a review: "Low Tide review", "DVD review: Low Tide".
func (c *collector) reviewed(i int) {
	s := &c.d.sentences[i]
	ts := s.Tokens
	if s.Position > 0 || len(ts) > longestTitle+3 || c.share < 0.25 {
		return
	}
	first, end := 0, 0
	if s.Position < 0 {
		first = cornerEnd(ts)
		end = len(ts) * min(first, 1)
	}
	for k := range ts {
		if ts[k].Lower != "review" || first > 0 {
			continue
		}
		if k > 0 && reviewedArt[ts[k-1].Lower] || k > 0 && ts[k-1].Lower == "of" {
			return
		}
		if k+1 < len(ts) && ts[k+1].Text == ":" {
			first, end = k+2, len(ts)
		} else {
			first, end = 0, k
		}
		break
	}
	for end > first && (ts[end-1].Kind == punct || headExtra[ts[end-1].Lower]) {
		end--
	}
	for first < end && ts[first].Kind == punct {
		first++
	}
	for k := first; k < end; k++ {
		if ts[k].Text == "(" || ts[k].Text == "–" || ts[k].Text == "|" {
			end = k
		}
	}
	if end <= first || ts[first].Kind == number && end-first == 2 && dateWithin(ts[first:end]) || !titleCased(ts[first:end]) && !(s.Position < 0 && cornerEnd(ts) > 0 && headCased(ts[first:end], true)) || c.justWords(ts, first, end) {
		return
	}
	if f := c.add(i, first, end, whole, false); f != nil {
		f.weigh(6, reviewHeadline)
		f.sure, f.lead = true, true
	}
}

// cornerEnd returns where the title begins in the headline of a column that
// is about one film each time: "Documentary corner: Low Tide".
func cornerEnd(ts []token) int {
	for k := 1; k+1 < len(ts) && k < 7; k++ {
		switch {
		case ts[k].Text == ":" || ts[k].Text == "|":
			if corners[ts[k-1].Lower] && ts[k+1].Kind != small {
				return k + 1
			}
			return 0
		case !cornerWords[ts[k].Lower]:
			return 0
		}
	}
	return 0
}

var (
	corners     = set(`corner week month fortnight classic classics cinema review`)
	cornerWords = set(`corner of the week month fortnight film movie dvd documentary classic classics cinema review`)
)

// reviewedArt stands before "review" where no film is reviewed.
var reviewedArt = set(`album single book game gig concert live theatre play tv novel music ep year exhibition stage opera the our felix a his her this my judicial`)

// titleHead enters a headline that is nothing but a title with a sub-title,
// both of which the text knows.
func (c *collector) titleHead() {
	s := &c.d.sentences[0]
	ts := s.Tokens
	for k := range ts {
		if k > 3 && (ts[k].Text == "," || ts[k].Text == "|" || dashes[ts[k].Text] && ts[k].Space) {
			ts = ts[:k]
			break
		}
	}
	if s.Position >= 0 || len(ts) > longestTitle || c.cinema < 0.5 || !titleCased(ts) {
		return
	}
	if len(ts) == 1 && common[ts[0].Lower] && c.d.capitalised(ts[0].Lower) > 1 {
		if f := c.add(0, 0, 1, quoted, false); f != nil {
			f.weigh(6, ownHeadline)
			f.sure, f.lead = true, true
		}
		return
	}
	for k := 1; k < len(ts)-1; k++ {
		if ts[k].Text != ":" {
			continue
		}
		if c.places(ts[:k]) > 1 && c.places(ts[k+1:]) > 1 {
			if f := c.add(0, 0, len(ts), whole, false); f != nil {
				f.weigh(6, ownHeadline)
				f.sure, f.lead = true, true
			}
		}
		return
	}
}

// places returns how often the tokens stand as a candidate.
func (c *collector) places(ts []token) int {
	c.buf = keyOf(c.buf[:0], ts)
	if k, ok := c.byKey[string(c.buf)]; ok {
		return c.list[k].places
	}
	return 0
}

// capitalised counts where a word stands with a capital inside a sentence.
func (d *document) capitalised(w string) int {
	n := 0
	for i := range d.sentences {
		ts := d.sentences[i].Tokens
		for k := 1; k < len(ts); k++ {
			if ts[k].Kind == capital && ts[k].Lower == w && ts[k-1].Kind == small && d.sentences[i].Position >= 0 && !allCaps(ts[k].Text) {
				n++
			}
		}
	}
	return n
}
