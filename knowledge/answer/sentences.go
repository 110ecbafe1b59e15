package answer

import (
	"cmp"
	"context"
	"math"
	"regexp"
	"strings"

	"marquee/knowledge"
	"marquee/knowledge/answer/passage"
	"marquee/knowledge/answer/question"
	"marquee/knowledge/text"
)

// The bounds of the search for a sentence.
const (
	readArticles = 8  // best articles read for a question
	filmArticles = 3  // of these, articles about the film at most added to what search found
	kept         = 60 // candidates kept of all sentences
)

// enough is the confidence from which a sentence is given as the answer. It is
// chosen on the development sets so that at most one question in twenty is
// answered wrongly; see knowledge/eval/README.md.
const enough = 0.6

// sentences answers with the best sentence of the best articles, or declines
// with these articles as sources. The best sentence and the confidence in it
// are told in either case.
func (d *Desk) sentences(ctx context.Context, q question.Question, s subject, ans *knowledge.Answer) error {
	articles, scores, err := d.nearest(ctx, q, s, ans)
	if err != nil {
		return err
	}
	if s.partly(q, articles) {
		s.film, s.entries, ans.Film, ans.Namesakes = nil, nil, nil, nil
	}
	if f, ok := d.unlisted(q, s, articles); ok {
		f.fill(ans)
		return nil
	}
	if s.spoken == "" && s.film == nil && s.absent == "" {
		title := ground(q, articles)
		s.grounded = &title
	}
	docs := make([]passage.Doc, len(articles))
	for i, a := range articles {
		docs[i] = passage.Doc{ID: a.ID, Title: a.Title, Sentences: text.Sentences(a.Text), Score: scores[i]}
	}
	res := passage.Default().Find(q, docs, frequencies(d.Stats), kept)
	if len(res.Candidates) == 0 {
		cite(ans, articles, 0)
		return nil
	}
	best, short, confidence := 0, res.Candidates[0].Short, res.Confidence
	stated, whole := passage.Candidate{}, ""
	if v, ok := valueOf(q); ok {
		about := s.named(q, articles)
		stated, short, confidence = d.valued(q, v, s, about, docs, articles)
		if short == "" {
			confidence = res.Confidence
			if s.film != nil || v.label != string(question.Place) {
				confidence *= unfilled
			}
			short = res.Candidates[0].Short
			confidence = guarded(q, articles[res.Candidates[0].Doc], res.Candidates[0], confidence)
		}
	} else if title := withoutNumber(s.named(q, articles)); q.Type == question.Sequel && title != "" {
		stated, short, confidence = d.goesOn(s, title, docs, articles)
		if !asksWhether(q) {
			short = ""
		}
		if confidence == 0 {
			confidence = res.Confidence * unfilled
		}
	} else if aw, ok := askedAward(q); ok {
		filled, ok := d.winner(q, aw, docs, articles, res.Candidates)
		confidence *= unfilled
		if ok {
			best, short, confidence = filled.at, filled.short, filled.confidence
		} else if t, ok := awardTold(q, aw, docs, articles, res.Candidates); ok {
			stated, whole, short, confidence = t.line, t.text, "", t.confidence
		}
	} else if c, film := cueOf(q); film {
		title := s.named(q, articles)
		filled, ok := d.fillSlot(q, c, title, s, docs, articles, res.Candidates)
		if !ok && confidence < enough {
			all := s.linesAbout(title, docs, articles, res.Candidates)
			if filled, ok = d.fillSlot(q, c, title, s, docs, articles, all); ok {
				res.Candidates = all
			}
		}
		if ok && q.Type == question.Score {
			c := res.Candidates[filled.at]
			c.Short = filled.short
			filled.confidence = guarded(q, articles[c.Doc], c, filled.confidence)
		}
		switch {
		case ok && (s.film != nil || filled.at == 0 || confidence < sure || guarded(q, articles[res.Candidates[0].Doc], res.Candidates[0], confidence) < enough):
			best, short, confidence = filled.at, filled.short, max(filled.confidence, blend*confidence)
		case s.film == nil && (confidence >= sure || c.label == deeds):
			confidence = guarded(q, articles[res.Candidates[0].Doc], res.Candidates[0], confidence)
		default:
			confidence *= unfilled
		}
	} else {
		confidence = guarded(q, articles[res.Candidates[0].Doc], res.Candidates[0], confidence)
		if t, ok := d.told(q, s, docs, articles, res.Candidates); ok && (confidence < enough || t.overrules) {
			stated, whole, short, confidence = t.line, t.text, t.short, t.confidence
		}
	}
	first := res.Candidates[best]
	if stated.Text != "" {
		first = stated
	}
	if s.absent != "" && whole == "" && !names(articles[first.Doc], first, s.absent) {
		confidence *= absentTrust
	}
	if !s.bears(q, s.named(q, articles), docs[first.Doc], first) || q.Type == question.Money && wordAlone.MatchString(short) {
		confidence *= unfilled
	}
	ans.Sentence, ans.Confidence = first.Text, math.Round(confidence*1e4)/1e4
	switch {
	case whole != "":
		ans.Sentence = whole
	case q.Type == question.Reason:
		ans.Sentence = goingOn(docs[first.Doc], first)
	}
	about := s.named(q, articles)
	if confidence < enough {
		cite(ans, namingFirst(articles, about), 0)
		return nil
	}
	cite(ans, supporting(docs, articles, first.Doc, about, short), 0)
	ans.Answered = true
	if q.Type == question.Person {
		short = trade(short)
	}
	if ans.Answer = short; short == "" {
		ans.Answer = ans.Sentence
	}
	return nil
}

// What remains of the ranking's confidence in a film question: where a
// sentence fills its slot, and where none does.
const (
	blend    = 0.8
	unfilled = 0.35
	sure     = 0.5 // a ranking as sure as this is not overruled where no known film is named
)

// wordAlone finds what of an amount is left without its number: "million".
var wordAlone = regexp.MustCompile(`^\pL+$`)

// named returns the title that the sentences must speak of.
func (s subject) named(q question.Question, articles []knowledge.Article) string {
	switch {
	case s.spoken != "":
		return s.spoken
	case s.film != nil:
		return s.film.Title
	case s.absent != "":
		return s.absent
	}
	if s.grounded != nil {
		return *s.grounded
	}
	return ground(q, articles)
}

// withoutNumber drops a sequel's number at the end of a title.
func withoutNumber(title string) string {
	words := strings.Fields(title)
	if n := len(words); n > 1 && sequelNumbers[strings.ToLower(words[n-1])] {
		words = words[:n-1]
	}
	return strings.Join(words, " ")
}

// absentTrust is what remains of a confidence when the article does not name
// the sequel that was asked about.
const absentTrust = 0.1

// names tells whether the article's title or the sentence names the film.
func names(a knowledge.Article, c passage.Candidate, title string) bool {
	key := text.Fold(title)
	return containsWords(text.Fold(a.Title), key) || containsWords(text.Fold(c.Text), key)
}

// frequencies passes a nil Stats on as nil.
func frequencies(s Stats) passage.Frequencies {
	if s == nil {
		return nil
	}
	return s
}

// nearest returns the articles to read for a question and their scores: what
// search finds, and articles about the film. The answer is marked when a part
// of the index did not answer.
func (d *Desk) nearest(ctx context.Context, q question.Question, s subject, ans *knowledge.Answer) ([]knowledge.Article, []float64, error) {
	query := knowledge.Query{Text: cmp.Or(s.query, q.Text), Limit: readArticles}
	if s.film != nil {
		query.Film = s.film.Key
	}
	hits, err := d.Search.Search(ctx, query)
	if err != nil {
		return nil, nil, err
	}
	ids := make([]string, 0, len(hits))
	score := make(map[string]float64, len(hits))
	for _, h := range hits {
		ids = append(ids, h.ID)
		score[h.ID] = h.Score
		ans.Partial = ans.Partial || h.Partial
	}
	articles, err := d.Shelf.Articles(ctx, ids...)
	if err != nil {
		return nil, nil, err
	}
	added := 0
	for _, e := range s.entries {
		if _, ok := score[e.Article.ID]; !ok && added < filmArticles {
			added++
			articles = append(articles, e.Article)
		}
	}
	scores := make([]float64, len(articles))
	for i, a := range articles {
		scores[i] = score[a.ID]
	}
	return articles, scores, nil
}
