package answer

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"marquee/knowledge"
	"marquee/knowledge/answer/passage"
	"marquee/knowledge/answer/question"
	"marquee/knowledge/text"
)

// valueTrust is the confidence in a sentence that speaks of the subject and
// states the value in one of its fixed ways.
const valueTrust = 0.86

// inArticle is how surely a line of an article about the film speaks of it.
const inArticle = 0.9

// valued looks through all sentences of the articles for one that states the
// value of the film or person with the title.
func (d *Desk) valued(q question.Question, v value, s subject, title string, docs []passage.Doc, articles []knowledge.Article) (c passage.Candidate, short string, confidence float64) {
	rest := slices.DeleteFunc(remaining(q, cue{tells: v.asks}, title), func(stem string) bool { return slices.Contains(v.asks, stem) })
	if title == "" {
		title = v.subject(q)
	}
	for i, doc := range docs {
		primary := v.head && s.aboutIn(articles[i].ID)
		for at := range doc.Sentences {
			cand := passage.Candidate{Doc: i, Position: at, Text: doc.Sentences[at].Text}
			found := v.find(cand.Text)
			if found == "" || overlapsWords(found, title) && v.label != "basis" {
				continue
			}
			about := speaks(doc, articles[i], cand, title)
			if primary {
				about = max(about, inArticle)
			}
			if about < inLine && d.goesOnAbout(doc, at, title) || strings.HasSuffix(cand.Text, "?") || (v.label == "country" || v.label == "language") && d.otherFilm(cand.Text, title) {
				continue
			}
			if s.film != nil && s.ofNamesakeYear(cand.Text, title) {
				continue
			}
			if !v.apt(cand.Text, found, title) {
				continue
			}
			if about < inBefore && !(v.head && about >= inOpening && s.film == nil) || about < inTitle && v.head && d.otherFilm(cand.Text, title) {
				continue
			}
			if !holdsAll(surroundings(doc, cand), rest) {
				continue
			}
			if trust := valueTrust * about; trust > confidence {
				c, short, confidence = cand, found, trust
			}
		}
	}
	return c, short, confidence
}

// topic returns the words of a question that are not its way of asking.
func (v value) topic(q question.Question) string { return v.left(q, true) }

// subject is topic with words such as "oscars", which may be what is asked
// about.
func (v value) subject(q question.Question) string { return v.left(q, false) }

func (v value) left(q question.Question, strict bool) string {
	var out []string
	for _, w := range text.Words(q.Text) {
		if !text.IsStop(w.Fold) && !filler[w.Fold] && !(strict && asides[w.Fold]) && !slices.Contains(v.asks, text.Stem(w.Fold)) {
			out = append(out, w.Text)
		}
	}
	return strings.Join(out, " ")
}

// apt tells whether what was found may be told of the film: a country right by
// its name, what it is based on in its own clause.
func (v value) apt(sentence, found, title string) bool {
	at := max(0, strings.Index(sentence, found))
	switch v.label {
	case "country":
		near := sentence[max(0, at-nearTitle):min(len(sentence), at+len(found)+nearTitle)]
		return titledAs(strings.ToValidUTF8(near, ""), bareTitle(title)) || strings.Contains(sentence[:at], "ountry")
	case "basis":
		return works.MatchString(found) && ownClause(sentence, at, title)
	}
	return true
}

// nearTitle is within how many bytes of a title a country is told of it.
const nearTitle = 110

// works finds what films are based on: something with a name, or a kind of
// work.
var works = regexp.MustCompile(`\p{Lu}|\b(books?|novels?|stor(y|ies)|plays?|comics?|memoirs?|games?|events|life|lives|articles?|true|series|short|diar(y|ies)|letters|experiences?|legends?|myths?|musicals?|poems?|films?|shows?)\b`)

// ownClause tells whether the words before "based on" lead back to the film:
// its title, a word for a film, or the beginning of the sentence.
func ownClause(sentence string, at int, title string) bool {
	before := basing.ReplaceAllString(sentence[:at], "")
	if strings.TrimSpace(before) == "" || titledAs(before, bareTitle(title)) {
		return true
	}
	all := filmWord.FindAllStringIndex(before, -1)
	return all != nil && !strings.ContainsFunc(before[all[len(all)-1][1]:], unicode.IsUpper)
}

var (
	basing   = regexp.MustCompile(`(?i)(partly |very |loosely |closely )*(based|adapted|adaptation|adapts|adapting)\b.{0,24}$`)
	filmWord = regexp.MustCompile(`(?i)\b(it|film|movie|series|show|drama|remake|sitcom|documentary|musical|is an?|this)\b`)
)

// find returns what the sentence states of the value, or "".
func (v value) find(sentence string) string {
	if v.needs != nil && !v.needs.MatchString(sentence) || v.label == string(question.Place) && dropped.MatchString(sentence) {
		return ""
	}
	for _, p := range v.tells {
		m := p.FindStringSubmatch(sentence)
		for _, group := range m[min(1, len(m)):] {
			if group != "" && !text.IsStop(text.Fold(group)) {
				return group
			}
		}
	}
	return ""
}

// dropped finds words by which something does not take place where it is told.
var dropped = regexp.MustCompile(`(?i)\b(abandon\w*|instead of|rather than|no longer|not|never|unable|scrap\w*|cancel\w*|called off|moved from)\b`)

// mostLines bounds how many lines of articles about a film are looked at
// beside those that share words with the question.
const mostLines = 150

// linesAbout returns the candidates, and behind them the other lines of the
// articles that are about the film: a line such as "Out on Friday" shares no
// word with the question.
func (s subject) linesAbout(title string, docs []passage.Doc, articles []knowledge.Article, candidates []passage.Candidate) []passage.Candidate {
	type place struct{ doc, position int }
	have := make(map[place]bool, len(candidates))
	for _, c := range candidates {
		have[place{c.Doc, c.Position}] = true
	}
	all := slices.Clip(candidates)
	for i, doc := range docs {
		if !s.aboutIn(articles[i].ID) && (title == "" || !titledAs(articles[i].Title, bareTitle(title))) {
			continue
		}
		for at := range doc.Sentences {
			if !have[place{i, at}] && len(all) < len(candidates)+mostLines {
				all = append(all, passage.Candidate{Doc: i, Position: at, Text: doc.Sentences[at].Text})
			}
		}
	}
	return all
}

// aboutIn tells whether the article is about the subject's film.
func (s subject) aboutIn(id string) bool {
	if s.film == nil {
		return false
	}
	e, ok := entryOf(s.entries, id)
	if !ok {
		return false
	}
	m, ok := mentionOf(e, s.film.Key)
	return ok && m.Primary
}
