package answer

import (
	"slices"

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
func (d *Desk) fillSlot(q question.Question, c cue, title string, known bool, docs []passage.Doc, articles []knowledge.Article, candidates []passage.Candidate) (slot, bool) {
	best, found := slot{}, false
	rest := remaining(q, c, title)
	alone := !known && text.Fold(q.Cast) == text.Fold(title)
	for i, cand := range candidates {
		pattern := inBrackets(cand.Text, c, q.Cast) + owner(cand.Text, c, title)
		if pattern == "" && !holdsStem(cand.Text, c.tells) || q.Cast != "" && !castIn(cand, q.Cast, title, alone) {
			continue
		}
		if c.label == deeds && !bestNamed(q, cand.Text) || c.label == "release date" && besides(q, cand.Text) {
			continue
		}
		about := speaks(docs[cand.Doc], articles[cand.Doc], cand, title)
		if about < inTitle && d.otherFilm(cand.Text, title) {
			continue
		}
		if about < inOpening || c.short == "" && about < inTitle {
			continue
		}
		around := surroundings(docs[cand.Doc], cand)
		if !holdsAll(around, rest) {
			continue
		}
		short := ""
		if c.short != "" {
			short = pattern
			if short == "" {
				short = antecedent(docs[cand.Doc], cand, c, title+" "+q.Text)
			}
			if short == "" {
				short = nearestSpan(cand.Text, c, title+" "+q.Text, articles[cand.Doc])
			}
			if short == "" {
				continue
			}
		}
		rank := 1 / (1 + 0.08*float64(i))
		trust := slotTrust
		if c.label == deeds {
			trust = deedTrust
		}
		conf := trust * about * (.8 + .2*rank) * qualified(q, cand.Text)
		if (c.short == question.Money || c.short == question.Date) && !holdsAll(cand.Text, rest) {
			conf *= restBeside
		}
		if !found || conf > best.confidence {
			best, found = slot{at: i, short: short, confidence: conf}, true
		}
	}
	return best, found
}

// qualifiers narrow what is asked; a sentence without one that the question
// has is trusted this much less.
var qualifiers = words("worldwide weekend opening domestic total overall budget international last final original nominated")

const unqualified = 0.7

// qualified lowers the trust for every qualifier that the sentence lacks.
func qualified(q question.Question, sentence string) float64 {
	trust := 1.0
	for _, w := range text.Words(q.Text) {
		if stem := text.Stem(w.Fold); slices.Contains(qualifiers, stem) && !holdsStem(sentence, passage.Kin(stem)) {
			trust *= unqualified
		}
	}
	return trust
}

// remaining returns the stems of the question's words that belong neither to
// the title nor to the way of asking.
func remaining(q question.Question, c cue, title string) (out []string) {
	skip := map[string]bool{}
	for _, w := range text.Words(title + " " + q.Source) {
		skip[text.Stem(w.Fold)] = true
	}
	for _, w := range text.Words(q.Text) {
		stem := text.Stem(w.Fold)
		if text.IsStop(w.Fold) || asides[w.Fold] || filler[w.Fold] || skip[stem] ||
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
	"upcoming", "one", "behind", "person", "guy", "flick", "picture", "motion", "feature", "live", "action", "does", "did", "will", "ever", "else", "also", "there", "its", "it",
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
