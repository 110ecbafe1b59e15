package rank

import (
	"cmp"
	"slices"
	"strings"

	"marquee/knowledge"
	"marquee/knowledge/text"
)

// Bounds of a query: what a person types is far below them, and what a
// program sends must not cost more.
const (
	longestQuery = 2000 // bytes that are read
	mostTerms    = 32   // distinct terms that are searched
	mostWords    = 12   // words of a query that may name a film or a person
	longestName  = 6    // words in a film's or person's name
	mostLimit    = 1000 // hits of one search
)

// Query is what a person asked, taken apart. Parse makes it; an index then sets
// the terms' Freq and calls Correct and Weigh.
type Query struct {
	Terms  []Term
	Film   string // key asked for, or ""
	Person string // folded name asked for, or ""
	Whole  string // key of the whole query, as if it were a film's title
	Since  int64  // seconds since 1970; 0: any time
	Limit  int    // hits wanted, at most mostLimit

	pairs []pair    // neighbours in the query
	names []name    // runs of words that may be a film's or a person's name
	wants byte      // flags that a term near the match should have: see wants
	slots [256]byte // first term of a hash's low byte, plus one
}

// Term is a distinct term of a query.
type Term struct {
	Stem   string
	Freq   int     // articles that hold it
	Weight float64 // share of the query's weight; all weights sum to 1
	hash   uint32  // 24 bits, as records have them
	form   byte
	next   byte // next term in the same slot, plus one
	soft   bool // says what kind of answer is wanted rather than what about
	flags  byte
	idf    float64 // of BM25
}

// pair is two terms that stand next to each other in the query.
type pair struct{ a, b int }

// name is a run of words that may name a film or a person.
type name struct {
	film, person uint32 // hashes of text.TitleKey and text.NameKey
	share        float64
}

// Parse takes a query apart. It cannot fail: words are only ever words.
func Parse(q knowledge.Query) Query {
	p := Query{Film: q.Film, Person: q.Person, Limit: q.Limit}
	if p.Limit <= 0 {
		p.Limit = 10
	}
	p.Limit = min(p.Limit, mostLimit)
	if !q.Since.IsZero() {
		p.Since = max(q.Since.Unix(), 1)
	}
	typed := q.Text
	if len(typed) > longestQuery {
		typed = strings.ToValidUTF8(typed[:longestQuery], "")
	}
	p.wants = wanted(typed)
	p.Whole = text.TitleKey(typed)
	p.addTerms(analyze(nil, typed))
	if len(p.Terms) == 0 {
		p.addTerms(stopped(typed))
	}
	p.addNames(text.Words(typed))
	p.arrange()
	return p
}

// arrange puts the terms into the slots by which records are searched.
func (p *Query) arrange() {
	clear(p.slots[:])
	for i := range p.Terms {
		t := &p.Terms[i]
		t.hash = hash(t.Stem) & 0xffffff
		slot := byte(t.hash)
		t.next = p.slots[slot]
		p.slots[slot] = byte(i + 1)
	}
}

// addTerms adds the distinct terms and their neighbourhoods.
func (p *Query) addTerms(terms []Token) {
	at := map[string]int{}
	last := -1
	for _, t := range terms {
		i, ok := at[t.Stem]
		if !ok {
			if len(p.Terms) == mostTerms {
				break
			}
			i = len(p.Terms)
			at[t.Stem] = i
			_, soft := softWords[t.Stem]
			p.Terms = append(p.Terms, Term{Stem: t.Stem, form: byte(hash(t.form) >> 24), flags: t.flags, soft: soft})
		}
		if last >= 0 && last != i && t.gap <= 2 {
			p.pairs = append(p.pairs, pair{last, i})
		}
		last = i
	}
}

// addNames lists the runs of words that may be names. Runs that end or begin
// in a stop word are left out unless they are the whole query.
func (p *Query) addNames(words []text.Token) {
	if len(words) > mostWords {
		words = words[:mostWords]
	}
	for i := range words {
		for j := i + 1; j <= min(len(words), i+longestName); j++ {
			whole := i == 0 && j == len(words)
			if !whole && (text.IsStop(words[j-1].Fold) || j == i+1 && text.IsStop(words[i].Fold)) {
				continue
			}
			run := make([]string, 0, longestName)
			for _, w := range words[i:j] {
				run = append(run, w.Fold)
			}
			s := strings.Join(run, " ")
			p.names = append(p.names, name{hash(text.TitleKey(s)), hash(text.NameKey(s)), float64(j-i) / float64(len(words))})
		}
	}
	// Longer runs first: the first one that an article knows is the one meant.
	slices.SortStableFunc(p.names, func(a, b name) int { return cmp.Compare(b.share, a.share) })
}

// Weigh gives every term its idf and its share, from its Freq among so many
// documents.
func (p *Query) Weigh(docs int, w Weights) {
	for i := range p.Terms {
		t := &p.Terms[i]
		t.idf = idf(t.Freq, docs)
	}
	p.Reweigh(w)
}

// Reweigh gives every term its share by its idf.
func (p *Query) Reweigh(w Weights) {
	total := 0.0
	for i := range p.Terms {
		t := &p.Terms[i]
		t.Weight = w.share(t)
		total += t.Weight
	}
	for i := range p.Terms {
		p.Terms[i].Weight /= max(total, 1e-9)
	}
}

// softWords are the stems of words in a question that say of which kind the
// answer is: a text that answers "what year" need not hold "year".
var softWords = map[string]struct{}{
	"day": {}, "month": {}, "call": {}, "term": {}, "word": {}, "person": {}, "thing": {}, "mean": {},
	"percentag": {}, "number": {}, "happen": {}, "describ": {}, "refer": {}, "long": {}, "mention": {},
	"articl": {}, "tell": {}, "know": {}, "known": {}, "exampl": {}, "amount": {},
}

// wanted reads from a question's words what its answer looks like.
func wanted(question string) byte {
	folded := " " + text.Fold(question) + " "
	for _, h := range hints {
		if strings.Contains(folded, h.words) {
			return h.flags
		}
	}
	return 0
}

// hints are tried in order.
var hints = []struct {
	words string
	flags byte
}{
	{" how many ", flagNumber}, {" how much ", flagNumber}, {" how long ", flagNumber},
	{" how old ", flagNumber}, {" how far ", flagNumber}, {" how tall ", flagNumber},
	{" what year ", flagNumber}, {" which year ", flagNumber}, {" what date ", flagNumber},
	{" what day ", flagNumber}, {" percentage ", flagNumber}, {" what percent ", flagNumber},
	{" when ", flagNumber}, {" who ", flagCapital}, {" whose ", flagCapital},
	{" whom ", flagCapital}, {" where ", flagCapital},
	{" what city ", flagCapital}, {" what country ", flagCapital}, {" which ", flagCapital},
}
