package stories

import (
	"slices"
	"strings"
	"time"

	"marquee/knowledge"
	"marquee/knowledge/text"
)

// opening is how many sentences of an article tell what its news is, and
// openingWords how many words of them are looked at.
const (
	opening      = 3
	openingWords = 110
)

// signature is what is remembered of an article.
type signature struct {
	id        string
	outlet    string
	author    string // folded, or ""
	opinion   bool   // a critic's review, or a column: a piece of its own
	published time.Time
	film      string // key of the film it is about, or ""
	year      int
	inOrder   []term    // words of the headline as they follow each other
	filmWords []term    // words of the title of the film it is about
	title     []term    // words of the headline, ascending and distinct
	terms     []term    // words of headline and opening, ascending and distinct
	weights   []float32 // of terms
	length    float64   // of the vector of weights
	names     []term    // words in capitals of the opening
	titled    events    // events the headline tells of
	told      events    // events that headline or opening tell of
	sums      []float64
	days      []day
	ordinals  ordinal
	numbered  []numbered // words of the headline with the number behind them
	sketch    sketch
	story     int // serial of its story
}

// term is the hash of a stem.
type term uint32

func termOf(fold string) term { return term(hash64(text.Stem(fold))) }

// numbered is a word with the number that follows it: "Rocky 4".
type numbered struct {
	word term
	n    int
}

// signatureOf reads an article.
func signatureOf(e knowledge.Entry) *signature {
	a := e.Article
	s := &signature{id: a.ID, outlet: a.Outlet, author: text.Fold(a.Author), published: a.Published}
	if m, ok := e.Facts.Primary(); ok {
		s.setFilm(m.Key, m.Title)
		s.year = m.Year
	}
	if quoted := quotedTitle(a.Title); quoted != "" && text.TitleKey(quoted) != s.film {
		s.setFilm(text.TitleKey(quoted), quoted) // what a headline quotes is surer
		s.year = 0
	}
	body := text.Words(a.Text)
	hashes := make([]uint64, 0, min(len(body), shingled))
	for _, w := range body[:min(len(body), shingled)] {
		hashes = append(hashes, hash64(w.Fold))
	}
	s.sketch = sketchOf(hashes)
	s.readTitle(a.Title)
	s.readOpening(leadOf(a))
	s.opinion = s.titled&(review|column) != 0 || rates(e)
	s.title, s.terms, s.names = distinct(s.title), distinct(s.terms), distinct(s.names)
	return s
}

// rates reports whether an article gives a film its own rating, as reviews do.
func rates(e knowledge.Entry) bool {
	return e.Article.Review != nil || slices.ContainsFunc(e.Facts.Scores, func(sc knowledge.Score) bool {
		return sc.Kind == knowledge.Verdict && (sc.Source == "" || strings.EqualFold(sc.Source, e.Article.Outlet))
	})
}

// setFilm notes the film an article is about.
func (s *signature) setFilm(key, title string) {
	s.film = key
	s.filmWords = nil
	for _, w := range text.Words(title) {
		if !text.IsStop(w.Fold) {
			s.filmWords = append(s.filmWords, termOf(w.Fold))
		}
	}
}

// quotedMost is how many words a quotation in a headline has at most to be
// taken for a title.
const quotedMost = 5

// quotedTitle returns what a headline quotes, if it is one quotation that may
// be a title: a few words that begin with a capital.
func quotedTitle(headline string) string {
	for _, marks := range [...][2]string{{"‘", "’"}, {"“", "”"}, {" '", "'"}, {`"`, `"`}} {
		_, rest, ok := strings.Cut(" "+headline, marks[0])
		if !ok {
			continue
		}
		quoted, _, ok := strings.Cut(rest, marks[1])
		words := text.Words(quoted)
		if !ok || len(words) == 0 || len(words) > quotedMost || strings.Contains(rest[len(quoted):], marks[0]) {
			return ""
		}
		if last := words[len(words)-1]; !capital(words[0]) && !isDigit(words[0]) || !capital(last) && !isDigit(last) {
			return ""
		}
		return quoted
	}
	return ""
}

func isDigit(w text.Token) bool { return '0' <= w.Text[0] && w.Text[0] <= '9' }

// leadOf returns the sentences an article opens with, those that only repeat
// its headline left out.
func leadOf(a knowledge.Article) []text.Sentence {
	const enough = 1500 // bytes in which the opening surely lies
	head := a.Text
	if len(head) > enough {
		head = strings.ToValidUTF8(head[:enough], "")
	}
	ss := text.Sentences(head)
	if len(ss) > 0 && text.TitleKey(ss[0].Text) == text.TitleKey(a.Title) {
		ss = ss[1:]
	}
	return ss[:min(len(ss), opening)]
}

func (s *signature) readTitle(title string) {
	words := text.Words(title)
	folds := make([]string, len(words))
	for i, w := range words {
		folds[i] = w.Fold
		if !text.IsStop(w.Fold) {
			t := termOf(w.Fold)
			s.title = append(s.title, t)
			s.inOrder = append(s.inOrder, t)
			s.terms = append(s.terms, t)
		}
		if n := smallNumber(w.Fold); n > 0 && i > 0 {
			s.numbered = append(s.numbered, numbered{termOf(folds[i-1]), n})
		}
	}
	s.titled = eventsIn(folds)
	s.told = s.titled
	s.ordinals = ordinalsIn(folds)
	s.sums = sumsIn(s.sums, title, words)
	s.days = daysIn(s.days, folds)
}

func (s *signature) readOpening(ss []text.Sentence) {
	left := openingWords
	for _, sentence := range ss {
		words := text.Words(sentence.Text)
		words = words[:min(len(words), left)]
		left -= len(words)
		folds := make([]string, len(words))
		for i, w := range words {
			folds[i] = w.Fold
			if text.IsStop(w.Fold) {
				continue
			}
			t := termOf(w.Fold)
			s.terms = append(s.terms, t)
			if capital(w) && (i > 0 || len(words) > 1 && capital(words[1])) && months[w.Fold] == 0 && !commonCapitals[w.Fold] {
				s.names = append(s.names, t)
			}
		}
		s.told |= eventsIn(folds)
		s.ordinals |= ordinalsIn(folds)
		s.sums = sumsIn(s.sums, sentence.Text, words)
		s.days = daysIn(s.days, folds)
	}
}

func distinct(ts []term) []term {
	slices.Sort(ts)
	return slices.Clip(slices.Compact(ts))
}

func hasTerm(ts []term, t term) bool {
	_, ok := slices.BinarySearch(ts, t)
	return ok
}

func capital(w text.Token) bool { return 'A' <= w.Text[0] && w.Text[0] <= 'Z' }
