package answer

import (
	"regexp"
	"slices"
	"strings"

	"marquee/knowledge"
	"marquee/knowledge/answer/passage"
	"marquee/knowledge/answer/question"
	"marquee/knowledge/text"
)

// How surely a sentence speaks of the asked film, by where that is named.
const (
	inLine    = 1.0
	inTitle   = 0.95
	inBefore  = 0.85 // in the sentence before, and this one goes on about it
	inOpening = 0.8  // the article opens with it
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

// deedTrust is the same for questions who did something, which have no words
// of their own to tell the doer by.
const deedTrust = 0.78

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
		if !found || conf > best.confidence {
			best, found = slot{at: i, short: short, confidence: conf}, true
		}
	}
	return best, found
}

// castIn tells whether the words of the character or actor asked about stand in
// the sentence itself; of a full name the last word will do.
func castIn(c passage.Candidate, cast, title string, alone bool) bool {
	words := nameWords(cast)
	line := unowned(text.Fold(c.Text))
	if text.Fold(cast) == text.Fold(title) && !alone {
		return holdsStem(line, eponymous)
	}
	for _, w := range words {
		if containsWords(line, w) {
			return true
		}
	}
	return len(words) == 0
}

// eponymous are words for a character that has the film's name.
var eponymous = words("eponymous titular title titled")

// otherFilm tells whether a sentence names a film with another title, of two
// words or more.
func (d *Desk) otherFilm(sentence, title string) bool {
	key := text.TitleKey(title)
	for _, sp := range passage.Spans(sentence, question.Title) {
		name := sentence[sp.Start:sp.End]
		if !strings.Contains(name, " ") || overlapsWords(name, title) {
			continue
		}
		for _, f := range d.exact(name) {
			if f.Key != key {
				return true
			}
		}
	}
	return false
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

// speaks tells how surely a candidate speaks of the film with the title.
func speaks(d passage.Doc, a knowledge.Article, c passage.Candidate, title string) float64 {
	key := bareTitle(title)
	if key == "" {
		return 0
	}
	if titledAs(c.Text, key) {
		return inLine
	}
	if titledAs(a.Title, key) {
		return inTitle
	}
	if c.Position > 0 && c.Position <= len(d.Sentences) && titledAs(d.Sentences[c.Position-1].Text, key) {
		return inBefore
	}
	for i := 0; i < min(3, len(d.Sentences)); i++ {
		if titledAs(d.Sentences[i].Text, key) {
			return inOpening
		}
	}
	return 0
}

// titledAs tells whether s holds the folded words of a title, written as one:
// the first of them with a capital or a figure.
func titledAs(s, key string) bool {
	want := strings.Fields(unowned(key))
	tokens := text.Words(s)
	for i := 0; i+len(want) <= len(tokens); i++ {
		if owned(tokens[i].Fold) != want[0] || !capital1(tokens[i].Text) {
			continue
		}
		n := 1
		for n < len(want) && owned(tokens[i+n].Fold) == want[n] {
			n++
		}
		if n == len(want) && !numbered(tokens, i+n) {
			return true
		}
	}
	return false
}

// owned drops the s of an owner from a folded word.
func owned(fold string) string { return strings.TrimSuffix(fold, "'s") }

// numbered tells whether a sequel's number follows, which makes it another
// film.
func numbered(tokens []text.Token, i int) bool {
	return i < len(tokens) && sequelNumbers[tokens[i].Fold] && tokens[i].Start-tokens[i-1].End == 1
}

// bareTitle folds a title and drops its leading article.
func bareTitle(title string) string {
	key := text.Fold(title)
	for _, article := range []string{"the ", "a ", "an "} {
		if rest := strings.TrimPrefix(key, article); rest != "" && rest != key {
			return rest
		}
	}
	return key
}

// surroundings is the candidate with its neighbours and its article's title.
func surroundings(d passage.Doc, c passage.Candidate) string {
	parts := []string{d.Title, c.Text}
	for _, i := range []int{c.Position - 1, c.Position + 1} {
		if c.Position >= 0 && i >= 0 && i < len(d.Sentences) {
			parts = append(parts, d.Sentences[i].Text)
		}
	}
	return strings.Join(parts, " ")
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
	"upcoming", "person", "guy", "flick", "picture", "motion", "feature", "live", "action", "does", "did", "will", "ever", "else", "also", "there", "its", "it")

func holdsAll(s string, stems []string) bool {
	for _, stem := range stems {
		if !holdsStem(s, passage.Kin(stem)) {
			return false
		}
	}
	return true
}

// nearestSpan returns the part of the sentence of the cue's type that stands
// nearest to one of its words, and repeats nothing of known.
func nearestSpan(sentence string, c cue, known string, a knowledge.Article) string {
	switch c.short {
	case question.Service:
		return serviceIn(sentence)
	case question.Score:
		return rating.FindString(sentence)
	}
	kind := c.short
	if kind == question.Character {
		kind = question.Person
	}
	tokens := text.Words(sentence)
	best, least := "", farthest
	for _, sp := range passage.Spans(sentence, kind) {
		part := sentence[sp.Start:sp.End]
		if overlapsWords(part, known) {
			continue
		}
		if kind == question.Person {
			if part = person(part, a); part == "" {
				continue
			}
		}
		if d := closest(sentence, sp, tokens, c); d < least {
			best, least = part, d
		}
	}
	return best
}

// farthest is how many bytes from the cue's words an answer stands at most.
const farthest = 70

// closest is the distance of a span from the nearest of the cue's words; it is
// farthest when a word of another role stands nearer, or when a character
// stands before the word that casts.
func closest(sentence string, sp passage.Span, tokens []text.Token, c cue) int {
	mine, other := farthest, farthest
	for _, w := range tokens {
		stem := text.Stem(w.Fold)
		d := distance(sentence, sp, w)
		switch {
		case slices.Contains(c.tells, stem):
			if c.short == question.Character && w.Start > sp.Start {
				continue
			}
			mine = min(mine, d)
		case rolesTold[stem] != "" && c.short == question.Person && acting[c.label] != acting[rolesTold[stem]]:
			other = min(other, d)
		}
	}
	if other+nearer < mine {
		return farthest
	}
	return mine
}

// nearer is by how many bytes a word of another role must be nearer to a name
// to claim it.
const nearer = 20

// acting are the cues that ask for actors.
var acting = setOf("cast", "role")

// bracketed finds a name in brackets right after a character's: "Edda (Mara
// Lindqvist)".
var bracketed = regexp.MustCompile(`([\pL'’.-]+) \(([\pL'’. -]{3,40}?)[),;–—]`)

// inBrackets returns the actor whom reviews name in brackets after the
// character.
func inBrackets(sentence string, c cue, cast string) string {
	if c.label != "role" {
		return ""
	}
	for _, m := range bracketed.FindAllStringSubmatch(sentence, 8) {
		if overlapsWords(m[1], cast) && strings.Contains(m[2], " ") && capital1(m[2]) {
			return strings.TrimRight(m[2], " -")
		}
	}
	return ""
}

// rating finds a rating in a sentence.
var rating = regexp.MustCompile(`\d+(?:\.\d+)? ?/ ?\d+|\d+(?:\.\d+)?%|\d+(?:\.\d+)? out of \d+|(?i:(?:\d|one|two|three|four|five)(?:½| and a half)?[- ]stars?)\b`)

// ownedFilm finds "Mara Lindqvist's quiet drama": by whom a film is.
var ownedFilm = regexp.MustCompile(`((?:\p{Lu}[\pL.'-]+ ){1,3}\p{Lu}[\pL.-]+)['’]s? ((?:[\pL-]+ ){0,3}?)(film|movie|drama|comedy|documentary|tale|thriller|epic|biopic|debut|follow-up|horror|romance|western|picture|musical|feature)\b`)

// owner returns by whom the film is, from an owner's s before the title or
// before a word for a film.
func owner(sentence string, c cue, title string) string {
	if c.label != "director" {
		return ""
	}
	if m := ownedFilm.FindStringSubmatchIndex(sentence); m != nil {
		next := strings.TrimLeft(sentence[m[1]:], " \"'“‘")
		other := next != "" && capital1(next) && !strings.HasPrefix(bareTitle(next)+" ", bareTitle(title)+" ")
		if name := trade(sentence[m[2]:m[3]]); !other && strings.Contains(name, " ") && passage.Personal(name) {
			return name
		}
	}
	for _, sp := range passage.Spans(sentence, question.Person) {
		name, rest := trade(sentence[sp.Start:sp.End]), sentence[sp.End:]
		if !strings.HasPrefix(rest, "'s ") && !strings.HasPrefix(rest, "’s ") || !strings.Contains(name, " ") {
			continue
		}
		after := bareTitle(strings.TrimLeft(rest[strings.IndexByte(rest, ' '):], " \"'“‘"))
		if strings.HasPrefix(after+" ", bareTitle(title)+" ") && passage.Personal(name) {
			return name
		}
	}
	return ""
}

// antecedent returns the person whom a sentence that begins with he or she
// goes on about: the first one whom the sentence before names.
func antecedent(d passage.Doc, cand passage.Candidate, c cue, known string) string {
	words := text.Words(cand.Text)
	if c.short != question.Person || cand.Position < 1 || len(words) == 0 || words[0].Fold != "he" && words[0].Fold != "she" {
		return ""
	}
	before := d.Sentences[cand.Position-1].Text
	for _, sp := range passage.Spans(before, question.Person) {
		name := trade(before[sp.Start:sp.End])
		if strings.Contains(name, " ") && !overlapsWords(name, known) && passage.Personal(name) {
			return name
		}
	}
	return ""
}

// trade drops the words of a trade that stand before a name: "Actress".
func trade(name string) string {
	for {
		first, rest, ok := strings.Cut(name, " ")
		if !ok || !trades[text.Fold(first)] {
			return name
		}
		name = rest
	}
}

var trades = setOf("actor", "actress", "director", "producer", "writer", "star", "singer", "comedian", "composer", "film", "filmmaker",
	"bollywood", "hollywood", "british", "american", "french", "sir", "dame", "oscar", "author", "novelist", "screenwriter", "creator")

// distance is the number of bytes between a span and a word; a span right
// after "by" is the doer, and counts as near; a clause between counts as far.
func distance(sentence string, sp passage.Span, w text.Token) int {
	d, between := 0, ""
	switch {
	case sp.Start >= w.End:
		between = sentence[w.End:sp.Start]
		d = len(between)
		if strings.HasSuffix(strings.TrimSpace(between), "by") {
			d = 0
		}
	case w.Start >= sp.End:
		between = sentence[sp.End:w.Start]
		d = len(between) + 1
	}
	if strings.ContainsAny(between, ";:") && !strings.HasPrefix(between, ":") {
		d += 40
	}
	return d
}

// overlapsWords tells whether a content word of part stands in known.
func overlapsWords(part, known string) bool {
	k := unowned(text.Fold(known))
	for _, w := range nameWords(part) {
		if containsWords(k, w) {
			return true
		}
	}
	return false
}

// person returns a name when it can be a person's: a surname alone stands for
// the full name that the article gives, and is none without one.
func person(name string, a knowledge.Article) string {
	if first, rest, ok := strings.Cut(name, " and "); ok {
		first, rest = person(first, a), person(rest, a)
		if first == "" || rest == "" {
			return first + rest
		}
		return first + " and " + rest
	}
	name = trade(strings.TrimSuffix(strings.TrimSuffix(name, "'s"), "’s"))
	words := strings.Fields(name)
	if strings.ToUpper(name) == name || len(words) > 5 || slices.ContainsFunc(words, func(w string) bool { return !capital1(w) && !particles[w] }) {
		return ""
	}
	if len(words) > 1 {
		if passage.Personal(name) {
			return name
		}
		return ""
	}
	for _, sp := range passage.Spans(a.Title+". "+a.Text[:min(len(a.Text), fullNames)], question.Person) {
		full := (a.Title + ". " + a.Text)[sp.Start:sp.End]
		if (strings.HasSuffix(full, " "+name) || strings.HasPrefix(full, name+" ")) && len(strings.Fields(full)) < 5 && passage.Personal(full) {
			return full
		}
	}
	return ""
}

// particles are the small words that people's names hold.
var particles = setOf("de", "la", "van", "von", "der", "den", "bin", "al", "di", "da", "del", "dos", "du", "le", "ten", "y")

// fullNames bounds how far into an article a full name is looked for, in
// bytes.
const fullNames = 3000

// serviceIn returns the service that the sentence names, as it spells it.
func serviceIn(sentence string) string {
	words := text.Words(sentence)
	for i := range words {
		for n := min(3, len(words)-i); n > 0; n-- {
			part := sentence[words[i].Start:words[i+n-1].End]
			if slices.Contains(serviceNames, text.Fold(part)) {
				return part
			}
		}
	}
	return ""
}
