package extract

// headline weighs what the headline and the first paragraph say of the
// candidates that the text holds, and how often they stand there.
func (c *collector) headline() {
	d := c.d
	if len(d.sentences) == 0 {
		return
	}
	var head []string
	var segments [][2]int
	if s := &d.sentences[0]; s.Position < 0 {
		head, segments = headWords(s.Tokens)
	}
	starts := map[string][]int{}
	for k, w := range head {
		starts[w] = append(starts[w], k)
	}
	for k := range c.list {
		f := &c.list[k]
		if f.places > 1 {
			f.evidence += 0.5 * float64(min(f.places-1, 6)) * c.cinema
		}
		words, _ := headWords(tokens(f.title))
		if len(words) > 1 && (words[0] == "the" || words[0] == "a") {
			words = words[1:]
		}
		if len(words) == 0 {
			continue
		}
		from := standsIn(head, starts[words[0]], words)
		if from < 0 {
			continue
		}
		f.lead = true
		if d.sentences[f.sentence].Position < 0 && f.places == 1 && !f.marked {
			continue
		}
		w := 1.2
		if len(words) > 1 {
			w = 2.6
		}
		if wholeSegment(segments, from, from+len(words), head) {
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
