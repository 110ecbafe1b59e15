package extract

import "sort"

// locate finds every place that names one of the films, the longest title at
// each, and fills in the mentions of the sentences and the counts.
func locate(d *document) {
	titles := newPhraseIndex()
	for k := range d.films {
		titles.add(d.films[k].Title, k)
	}
	for k := range d.films {
		for _, alias := range append(aliases(d.films[k].Title), d.films[k].aliases...) {
			titles.add(alias, k)
		}
	}
	for i := range d.sentences {
		s := &d.sentences[i]
		titles.find(s, func(sp span, k int) {
			s.Mentions = append(s.Mentions, mention{span: sp, Film: k, Credit: credit(s.Tokens, sp), Origin: origins(s.Tokens, sp.First)})
			f := &d.films[k]
			if f.Mentions == 0 {
				f.Sentence = d.sentences[f.ruled].Text
			}
			if s.Position < 0 {
				f.lead = true
			}
			f.Mentions++
		})
	}
	d.dropUnnamed()
}

// dropUnnamed removes the films that no place names by themselves, longer
// titles having all of them.
func (d *document) dropUnnamed() {
	at := make([]int, len(d.films))
	kept := d.films[:0]
	for k := range d.films {
		at[k] = -1
		if f := d.films[k]; f.Mentions > 0 || f.weight >= 20 {
			if f.Mentions == 0 {
				f.Mentions, f.Sentence = 1, d.sentences[f.ruled].Text
			}
			at[k] = len(kept)
			kept = append(kept, f)
		}
	}
	if len(kept) == len(at) {
		return
	}
	d.films = kept
	for i := range d.sentences {
		s := &d.sentences[i]
		for k := range s.Mentions {
			s.Mentions[k].Film = at[s.Mentions[k].Film]
		}
	}
}

// aliases returns the shorter names that a text uses for a title: what
// stands behind its colon, and the whole without its article.
func aliases(title string) []string {
	var out []string
	ts := tokens(title)
	for k := range ts {
		if ts[k].Text == ":" && k > 0 && (len(ts)-k > 2 || len(ts)-k == 2 && len(ts[k+1].Text) > 5) {
			out = append(out, title[ts[k+1].Start:])
			break
		}
	}
	if len(ts) > 2 && (ts[0].Lower == "the" || ts[0].Lower == "a") {
		out = append(out, title[ts[1].Start:])
	}
	return out
}

// A phraseIndex finds titles in sentences by their first token. Case counts,
// but for titles that are written in capitals only somewhere.
type phraseIndex struct {
	byFirst map[string][]titlePhrase
	initial [256]bool // the first bytes of the keys; spares most look-ups
}

type titlePhrase struct {
	tokens []token
	film   int
}

func newPhraseIndex() *phraseIndex { return &phraseIndex{byFirst: map[string][]titlePhrase{}} }

func (x *phraseIndex) add(title string, film int) {
	ts := tokens(title)
	if len(ts) == 0 {
		return
	}
	for _, p := range x.byFirst[ts[0].Lower] {
		if len(p.tokens) == len(ts) && alike(p.tokens, ts) {
			return
		}
	}
	x.initial[ts[0].Lower[0]] = true
	x.byFirst[ts[0].Lower] = append(x.byFirst[ts[0].Lower], titlePhrase{ts, film})
	sort.SliceStable(x.byFirst[ts[0].Lower], func(i, j int) bool {
		l := x.byFirst[ts[0].Lower]
		return len(l[i].tokens) > len(l[j].tokens)
	})
}

// find calls yield for each place of a title in s.
func (x *phraseIndex) find(s *sentence, yield func(span, int)) {
	ts := s.Tokens
	for i := 0; i < len(ts); i++ {
		if !x.initial[ts[i].Lower[0]] {
			continue
		}
		for _, p := range x.byFirst[ts[i].Lower] {
			n := len(p.tokens)
			if i+n > len(ts) || !alike(ts[i:i+n], p.tokens) || !standsAlone(s, i, i+n, p.tokens) {
				continue
			}
			yield(spanOf(ts, i, i+n), p.film)
			i += n - 1
			break
		}
	}
}

// alike compares tokens without regard to case, dashes and quotation marks.
func alike(a, b []token) bool {
	for i := range a {
		if a[i].Lower != b[i].Lower && (a[i].Kind != punct || b[i].Kind != punct) {
			return false
		}
	}
	return true
}

// standsAlone reports whether the tokens [i, j) of s are the title and not a
// part of something longer, nor just the words of it.
func standsAlone(s *sentence, i, j int, title []token) bool {
	ts := s.Tokens
	one := j-i == 1
	for k := i; k < j; k++ {
		if ts[k].Kind == small && title[k-i].Kind == capital {
			return false
		}
	}
	if !one {
		return true
	}
	if common[ts[i].Lower] && !marked(s, i) && (i == 0 || ts[i-1].Kind == punct) {
		return false
	}
	if i > 0 && ts[i-1].Kind == capital && ts[i-1].Space && ts[i].Space && ts[i-1].Flags&firstName != 0 {
		return false
	}
	if i > 0 && ts[i-1].Kind == capital && ts[i-1].Flags&inTitle == 0 && ts[i-1].Flags&opener == 0 && !marked(s, i) && ts[i-1].Lower != "'s" {
		return false
	}
	if j < len(ts) && ts[j].Kind == capital && !marked(s, i) && !afterTitle[ts[j].Lower] && title[0].Kind != number {
		return s.Position < 0
	}
	return true
}

// afterTitle are capitalised words that may follow a title at once.
var afterTitle = set(`director star review trailer i`)

// marked reports whether token i stands in quotation marks or italics that
// hold little more than a title.
func marked(s *sentence, i int) bool {
	for _, sp := range s.Quotes {
		if sp.First <= i && i < sp.End && sp.End-sp.First <= longestTitle {
			return true
		}
	}
	for _, sp := range s.Emphases {
		if sp.First <= i && i < sp.End {
			return true
		}
	}
	return false
}

// credit reports whether a film is named only to say who somebody is:
// "Aquaman star Jason Momoa", "the director of Heat", "known for Heat",
// "McQueen (Hunger, Shame)".
func credit(ts []token, sp span) bool {
	if q := creditAfter.at(ts, sp.End); q != nil {
		k := sp.End + len(q.words)
		if k < len(ts) && ts[k].Kind == capital && nameAt(ts, k) > k {
			return true
		}
	}
	if inAside(ts, sp.First) {
		return true
	}
	for k, skip := sp.First, 0; k > 0 && skip < 4; k, skip = k-1, skip+1 {
		if creditBefore.before(ts, k) != nil {
			return true
		}
		if ts[k-1].Flags&between == 0 && ts[k-1].Kind != punct {
			break
		}
	}
	return false
}

// origins reports whether a film named at k is told to be what another
// continues or retells: "the sequel to Heat", "a remake of Heat".
func origins(ts []token, k int) bool {
	for skip := 0; k > 0 && skip < 8; k, skip = k-1, skip+1 {
		if originBefore.before(ts, k) != nil {
			return true
		}
		if t := &ts[k-1]; t.Kind != small && t.Kind != number && !nationalities[t.Lower] && t.Kind != capital && !closers[t.Text] {
			return false
		}
	}
	return false
}

var originBefore = leftCues([]row{{"sequel to X", 1, `sequel to|sequel of|prequel to|remake of|re-make of|follow-up to|follow up to|followup to|spin-off of|spinoff of|reboot of|version of|based on|based upon|adapted from|adaptation of|adaption of|inspired by|parody of|spoof of|homage to|installment in|instalment in|entry in|film in|after|since|following|followed by|reprising|sequels|spoofs|parodies|continuation of|retelling of|similar to|reworking of|characters from|also known as|known as|also released as|released as|video as|alternatively titled|originally titled|also titled|shortened to|originally called|alternately titled|also called|aka|a.k.a.|novel|book|play|song|story|musical|in the style of|reminiscent of|crossover with|cross between|along with`}})

// inAside reports whether token k stands in parentheses behind a name.
func inAside(ts []token, k int) bool {
	for j := k - 1; j > 0 && j > k-14; j-- {
		switch ts[j].Text {
		case ")":
			return false
		case "(":
			return ts[j-1].Kind == capital || ts[j-1].Lower == "'s"
		}
	}
	return false
}

var creditAfter = rightCues([]row{{"X star N", 1, `star|stars|actor|actress|co-star|director|writer|producer|helmer|filmmaker|screenwriter|veteran|alum|creator`}})

var creditBefore = leftCues([]row{{"known for X", 1, `known for|best known for|famous for|director of|directors of|star of|stars of|writer of|producer of|producers of|creator of|creators of|cinematographer of|editor of|composer of|screenwriter of|actor of|actress of|did for|did on|makers of|maker of|fame in|who directed|who wrote|who starred in|who appeared in|seen in|appeared in|previously directed|also directed|work on|worked on|such films as|films such as|films like|likes of|films including|helmed|coordinator on|director on|credits include|from the director of|from the writer of|plays in|played in|reminiscent of|unlike|similar to|compared to|comparison to|better than|than`}})
