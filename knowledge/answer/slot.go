package answer

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"marquee/knowledge"
	"marquee/knowledge/answer/passage"
	"marquee/knowledge/answer/question"
	"marquee/knowledge/text"
)

// slot is a sentence that fills what a film question asks for.
type slot struct {
	at         int // index of the candidate
	short      string
	confidence float64
}

// slotTrust is the confidence in a sentence that names the film, holds the
// words of the role, and an answer of the asked type beside them.
const slotTrust = 0.84

// restBeside is what remains where words of the question stand only in the
// neighbours of the sentence, which may tell of another day or place.
const restBeside = 0.8

// deedTrust is the same for questions who did something, which have no words
// of their own to tell the doer by.
const deedTrust = 0.74

// fillSlot looks among the candidates for a sentence that fills the question's
// slot: it must speak of the subject, hold the cue's words, have an answer of
// the cue's type, and miss no other word of the question.
func (d *Desk) fillSlot(q question.Question, c cue, title string, s subject, docs []passage.Doc, articles []knowledge.Article, candidates []passage.Candidate) (slot, bool) {
	best, found := slot{}, false
	rest, more := remaining(q, c, title), added(q)
	alone := s.film == nil && text.Fold(q.Cast) == text.Fold(title)
	for i, cand := range candidates {
		pattern := respectively(cand.Text, q.Cast) + inBrackets(cand.Text, c, q.Cast, title, articles[cand.Doc]) + owner(cand.Text, c, title) + headingDay(cand.Text, c, title) + starBefore(docs[cand.Doc], cand, c, q.Cast, title)
		if pattern == "" && (!holdsStem(cand.Text, c.tells) && (c.label != "where" || !needed[c.label].MatchString(cand.Text)) || q.Cast != "" && !castIn(cand, q.Cast, title, alone)) {
			continue
		}
		if c.label == deeds && !bestNamed(q, cand.Text) || c.label == "release date" && besides(q, cand.Text) {
			continue
		}
		if need := needed[c.label]; need != nil && pattern == "" && !need.MatchString(cand.Text) {
			continue
		}
		if c.label == "score" && !judgedBy(q, cand.Text) {
			continue
		}
		about := speaks(docs[cand.Doc], articles[cand.Doc], cand, title)
		if about < inBefore {
			about = max(about, d.goingBack(docs[cand.Doc], cand, title))
		}
		if about < inOpening && s.aboutIn(articles[cand.Doc].ID) && (c.short != question.Money || anaphor.MatchString(cand.Text)) {
			about = inOpening
		}
		if about < inLine && !creditLine.MatchString(cand.Text) && d.goesOnAbout(docs[cand.Doc], cand.Position, title) ||
			c.label == "release date" && about < inLine && ceremony.MatchString(cand.Text) {
			continue
		}
		if about < inTitle && (d.otherFilm(cand.Text, title) || d.tellsOf(cand.Text, title)) && !creditLine.MatchString(cand.Text) {
			continue
		}
		if s.film != nil && s.ofNamesakeYear(cand.Text, title) {
			continue
		}
		if c.label == "director" && pattern != "" && about < inTitle && cand.Position > ownedFar {
			continue
		}
		if c.short == question.Person && c.label != deeds && about == inBefore && pattern == "" && passingBy(docs[cand.Doc], cand, title) {
			continue
		}
		headed := heads[c.label] != nil && about >= inOpening && heads[c.label].MatchString(cand.Text)
		if c.label == "where" && about < inBefore && !anaphor.MatchString(cand.Text) {
			continue
		}
		if about < inOpening || c.short == "" && about < inTitle {
			continue
		}
		around := surroundings(docs[cand.Doc], cand)
		if !holdsRest(around, articles[cand.Doc], rest, more) && (pattern == "" || !holdsRest(around+" "+q.Cast, articles[cand.Doc], rest, more)) {
			continue
		}
		short := ""
		if c.short != "" {
			short = pattern
			if short == "" {
				short = antecedent(docs[cand.Doc], cand, c, title+" "+q.Text)
			}
			if short == "" {
				short = nearestSpan(cand.Text, narrowed(c, q, cand.Text), title+" "+q.Text, articles[cand.Doc])
			}
			if c.short == question.Money && short == "" {
				short = hyphened.FindString(cand.Text)
			}
			if c.short == question.Date && (short == "" || yearOnly.MatchString(short)) {
				short = cmp.Or(holiday.FindString(cand.Text), short)
			}
			if short == "" || c.short == question.Person && pattern == "" && (!creditLine.MatchString(cand.Text) && d.onlyTitle(short) || about == inLine && d.apart(cand.Text, short, title)) || c.short == question.Date && vague.MatchString(short) ||
				c.label == "where" && !carried(cand.Text, short) && !newOn.MatchString(cand.Text) && (about < inLine || !besideTitle(cand.Text, short, title)) {
				continue
			}
		}
		rank := 1 / (1 + 0.08*float64(i))
		trust := slotTrust
		if c.label == deeds {
			trust = deedTrust
		}
		conf := trust * about * (.8 + .2*rank) * qualified(q, cand.Text)
		if (c.short == question.Money || c.short == question.Date) && !holdsRest(cand.Text, articles[cand.Doc], rest, more) {
			conf *= restBeside
		}
		if headed {
			conf = headTrust
		}
		if !found || conf > best.confidence {
			best, found = slot{at: i, short: short, confidence: conf}, true
		}
	}
	return best, found
}

// judgedBy tells whether a rating in a sentence may be that of the judges who
// are asked for: an audience's is told as one, or by whoever counts it.
func judgedBy(q question.Question, sentence string) bool {
	switch q.Kind {
	case knowledge.Audience:
		return holdsStem(sentence, audiences)
	case knowledge.Critics:
		return !holdsStem(sentence, audiences) || holdsStem(sentence, reviewers)
	}
	return true
}

var (
	audiences = words("audience audiences viewer viewers user users public fans moviegoers cinemagoers imdb letterboxd cinemascore posttrak popcornmeter voters readers")
	reviewers = words("critic critics critical reviewers tomatometer metascore")
)

// ceremony finds what also opens, is shown and has a day.
var ceremony = regexp.MustCompile(`(?i)\b(awards?|ceremony|festival|exhibition|concert|tour|auction|screening)\b`)

// vague finds times that tell no day on which a film comes out.
var vague = regexp.MustCompile(`(?i)\b(decades?|century|centuries|today|yesterday|tonight|years?|weekend)\b`)

// yearOnly finds a date that is a year alone; holiday finds the days that
// films are announced for by name.
var (
	yearOnly = regexp.MustCompile(`^\d{4}$`)
	holiday  = regexp.MustCompile(`\b(?:(?:a |for |in )?\d{4} |(?:on|over|around|before|after|for|this|next|by|until|at|during|a) )(?:Christmas|Diwali|Eid|Easter|Thanksgiving|Halloween|Hanukkah|Holi|Valentine['’]s Day|Boxing Day|New Year['’]s (?:Day|Eve)|Independence Day|Republic Day|Labor Day|Memorial Day)(?: \d{4})?\b|\b(?:this|next|late|early|in|in the|for) (?:spring|summer|autumn|fall|winter)(?: (?:of )?\d{4})?\b`)
)

// newOn finds a sentence that goes on about a series by the service it is on:
// "The new HBO series".
var newOn = regexp.MustCompile(`^(?:The|This|Its?) (?:(?:new|upcoming|latest|hit|original|forthcoming|acclaimed|popular|[\pL]+-[\pL]+) )*(?:Netflix|HBO(?: Max)?|Hulu|Amazon(?: Prime)?|Prime Video|Disney\+?|Apple(?: TV\+?)?|Peacock|Paramount\+?|Showtime|Starz|Channel 4|BBC(?: One| Two| Three)?|ITV\d?|Sky(?: \pL+)?|FX|AMC|NBC|CBS|ABC|Fox|Syfy|Bravo|MTV|Lifetime)['’]?s? (?:original )?(?:[\pL-]+ )?(?:series|show|drama|comedy|film|movie|sitcom|documentary|docuseries|miniseries|special|thriller)\b`)

// hyphened finds an amount of money that is written as one word: "$120-million".
var hyphened = regexp.MustCompile(`[$£€₹]\d[\d.,]*-(?:million|billion|m|bn|crore)\b`)

// ownedFar is how far into an article, in sentences, "Mara Lindqvist's film" is
// the one that the article opens with; further on it may be another of hers.
const ownedFar = 6

// headTrust is the confidence in a line of credits above or below a review.
const headTrust = 0.9

// heads find the lines of credits, by the label of the question.
var heads = map[string]*regexp.Regexp{
	"director": regexp.MustCompile(`(?i)^\W*(dir|directors?|directed by)\b[:. ]`),
	"writer":   regexp.MustCompile(`(?i)^\W*(writers?|script|screenplay|screenwriters?|written by)\b[:. ]`),
	"cast":     regexp.MustCompile(`(?i)^\W*(cast|starring|stars)\b[:. ]`),
	"composer": regexp.MustCompile(`(?i)^\W*(music|composers?|score)\b[:. ]`),
	"producer": regexp.MustCompile(`(?i)^\W*(producers?|produced by)\b[:. ]`),
	"creator":  regexp.MustCompile(`(?i)^\W*(creators?|created by)\b[:. ]`),
}

// creditLine finds the lines of credits above and below reviews.
var creditLine = regexp.MustCompile(`(?i)^\W*(dir|directors?|directed by|writers?|script|screenplay|screenwriters?|cast|starring|stars|music|composer|producers?|creators?|created by)\b[:. ]`)

// apart tells whether a name stands so far from the title, in another clause
// or with another film between, that it hardly belongs to it.
func (d *Desk) apart(sentence, name, title string) bool {
	first, _, _ := strings.Cut(name, " and ")
	at := strings.Index(sentence, first)
	lower := strings.ToLower(sentence)
	place := strings.Index(lower, bareTitle(title))
	if at < 0 || place < 0 || len(lower) != len(sentence) {
		return false
	}
	between := ""
	if at > place {
		between = sentence[min(at, place+len(bareTitle(title))):at]
	} else {
		between = sentence[min(place, at+len(first)):place]
	}
	return len(between) > longClause || strings.ContainsAny(between, ";:") && len(between) > 40 || d.otherFilm(between, title)
}

// longClause is how many bytes may part a name from the title of its film.
const longClause = 160

// onlyTitle tells whether a name is that of a film.
func (d *Desk) onlyTitle(name string) bool { return len(d.exact(name)) > 0 }

// qualifiers narrow what is asked; a sentence without one that the question
// has is trusted this much less.
var qualifiers = words("worldwide weekend opening domestic total overall budget international last final original nominated")

const unqualified = 0.7

// firstDays are the words of an opening.
var firstDays = words("first weekend debut opened opens")

// qualified lowers the trust for every qualifier that the sentence lacks.
func qualified(q question.Question, sentence string) float64 {
	trust := 1.0
	for _, w := range text.Words(q.Text) {
		if w.Fold == "weekend" && strings.Contains(q.Plain, "opening weekend") {
			continue // an opening is one's first weekend
		}
		if stem := text.Stem(w.Fold); w.Fold != "open" && slices.Contains(qualifiers, stem) && !holdsStem(sentence, passage.Kin(stem)) && !(stem == text.Stem("opening") && holdsStem(sentence, firstDays)) {
			trust *= unqualified
		}
	}
	return trust
}

// amounts are words that tell one amount from another, in groups that mean the
// same.
var amounts = [][]string{words("total totals overall altogether far"), words("opening opened opens weekend debut debuted first"), words("worldwide global globally world international"),
	words("domestic domestically us america american north")}

// narrowed returns the cue with the words for the one amount that a question
// asks for, where the sentence tells several.
func narrowed(c cue, q question.Question, sentence string) cue {
	if c.short != question.Money || len(c.asks) > 0 {
		return c
	}
	for _, group := range amounts {
		if holdsStem(q.Text, group) && holdsStem(sentence, group) {
			c.tells = group
			return c
		}
	}
	return c
}

// remaining returns the stems of the question's words that belong neither to
// the title nor to the way of asking.
func remaining(q question.Question, c cue, title string) (out []string) {
	skip := map[string]bool{}
	for _, w := range text.Words(title + " " + q.Source) {
		skip[text.Stem(w.Fold)] = true
	}
	said := " " + q.Plain + " "
	for _, w := range text.Words(q.Asked()) {
		stem := text.Stem(w.Fold)
		if !strings.Contains(said, question.Plain(w.Text)) || text.IsStop(w.Fold) || asides[w.Fold] || filler[w.Fold] || skip[stem] ||
			c.label != deeds && (slices.Contains(c.tells, stem) || slices.Contains(c.asks, stem)) {
			continue
		}
		out = append(out, stem)
	}
	return out
}

// filler are further words that a question may hold and its answer need not.
var filler = setOf("whos", "whats", "hows", "wheres", "whens", "please", "actually", "really", "currently", "weekend", "total", "worldwide",
	"money", "hitting", "going", "gonna", "platform", "service", "channel", "online", "coming", "theatres", "cinema", "cinemas", "exactly", "original",
	"upcoming", "biopic", "came", "up", "anywhere", "somewhere", "anything", "thing", "happening", "besides", "apart", "except", "ever", "one", "behind", "person", "flick", "picture", "motion", "feature", "live", "action", "does", "did", "will", "ever", "else", "also", "there", "its", "it",
	"guy", "dude", "lady", "named", "called", "titled", "thing", "stuff", "full", "main", "whole", "list", "names", "someone", "anyone",
	"good", "bad", "well", "received", "reviewed", "like", "liked", "love", "loved", "think", "people", "audience", "audiences", "critic", "critical", "viewers", "fans", "users", "average", "overall",
	"site", "website", "aggregator", "earn", "worth", "watching")

func holdsAll(s string, stems []string) bool {
	for _, stem := range stems {
		if !holdsStem(s, passage.Kin(stem)) {
			return false
		}
	}
	return true
}
