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
		if overlapsWords(part, known) || !acting[c.label] && ofAnother(sentence[:sp.Start], known) || acting[c.label] && (formal.MatchString(part) || played.MatchString(sentence[:sp.Start])) {
			continue
		}
		if c.short == question.Date && setIn.MatchString(sentence[:sp.Start]) {
			continue // when the story takes place
		}
		if c.short == question.Person && creditAfter(sentence[sp.End:], known) {
			continue
		}
		if kind == question.Person && !acting[c.label] && c.short == question.Person && actedAfter.MatchString(sentence[sp.End:]) {
			continue // a character, with the actor in brackets
		}
		if kind == question.Person {
			if c.short == question.Person && (quotedSpan(sentence, sp) || strings.HasPrefix(part, "The ") || lifeOf.MatchString(sentence[sp.End:]) ||
				acting[c.label] && madeBy.MatchString(sentence[:sp.Start]) && !playedByWhom.MatchString(sentence[:sp.Start])) {
				continue
			}
			if c.short == question.Person && inHeadline(tokens) {
				if part = passage.Headlined(part); !strings.Contains(part, " ") {
					continue
				}
			}
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

// setIn finds the words before the time of a story.
var setIn = regexp.MustCompile(`(?i)\bset (?:back )?(?:in|during|around)(?: the| early| late| \pL+)* $`)

// lifeOf finds a film about the person right before it; madeBy and playedByWhom
// find the words before whoever made a film, and before whoever plays in it.
var (
	lifeOf       = regexp.MustCompile(`^(?:['’]s?)? (?:biopic|documentary|biography|tribute)\b`)
	madeBy       = regexp.MustCompile(`\b(?:from|by)(?: [\pL-]+){0,2} $`)
	playedByWhom = regexp.MustCompile(`\b(?:played|portrayed|voiced|acted|performed|performances?|headed|led|fronted|joined|supported|topped)(?: [\pL-]+){0,3} (?:by|from)(?: [\pL-]+){0,2} $`)
)

// quotedSpan tells whether a span stands alone in quotation marks, as titles do.
func quotedSpan(sentence string, sp passage.Span) bool {
	before, after := strings.TrimRight(sentence[:sp.Start], " "), strings.TrimLeft(sentence[sp.End:], ",. ")
	for _, open := range []string{`"`, "“", "‘", "'"} {
		if strings.HasSuffix(before, open) {
			for _, end := range []string{`"`, "”", "’", "'"} {
				if strings.HasPrefix(after, end) && !strings.HasPrefix(after, end+"s ") {
					return true
				}
			}
		}
	}
	return false
}

// inHeadline tells whether nearly every word is written with a capital.
func inHeadline(tokens []text.Token) bool {
	caps := 0
	for _, t := range tokens {
		if capital1(t.Text) {
			caps++
		}
	}
	return len(tokens) > 4 && 4*caps > 3*len(tokens)
}

// ofOther finds a credit with another film right behind a name: ", director of
// Quiet Harbour".
var ofOther = regexp.MustCompile(`^,? (?:the |a |an |best known as the )?(?:[\pL-]+ )?(?:director|writer|producer|creator|composer|star|screenwriter|author|man|woman|team|duo|actor|actress)s? (?:of|behind|who made|who directed) ((?:[\p{Lu}\d][\pL\d'’:-]*(?: (?:of|the|and|in|to|a|for|on|with))* ?){1,6})`)

// creditAfter tells whether the words behind a name credit it with another
// film than is known.
func creditAfter(after, known string) bool {
	m := ofOther.FindStringSubmatch(after)
	return m != nil && !overlapsWords(m[1], known)
}

// actedAfter finds an actor in brackets.
var actedAfter = regexp.MustCompile(`^ \(\p{Lu}[\pL.'’ -]+\)`)

// credential finds a trade with a title before it, right before a person's
// name: "Quiet Harbour director", by which people of other films are told.
var credential = regexp.MustCompile(`((?:[\p{Lu}\d][\pL\d'’:-]*(?: (?:of|the|and|in|to|a|for|on|with))* ){2,}|(?: (?:of|the|and|in|to|a|for|on|with)) \p{Lu}\pL+ )(?:director|writer|producer|creator|composer|screenwriter|helmer)s? $`)

// credentialTail bounds how much before a name is searched for a credential.
const credentialTail = 80

// ofAnother tells whether the words before a name credit it with another film
// than is known.
func ofAnother(before, known string) bool {
	if len(before) > credentialTail {
		before = before[len(before)-credentialTail:]
	}
	m := credential.FindStringSubmatch(before)
	return m != nil && !overlapsWords(m[1], known) && !overlapsWords(m[1], notTitles)
}

// notTitles are capitalised words that stand before a trade without being a
// title.
const notTitles = "British American French Italian Korean Japanese Chinese Indian Oscar Award Academy Hollywood Bollywood New Zealand Hong Kong South Spanish German Executive Film TV"

// formal finds the names that news gives to people outside the cast.
var formal = regexp.MustCompile(`^(Mr|Mrs|Ms|Dr|Lord|Lady)\b`)

// played finds the words before a character's name: who is played, not who
// plays.
var played = regexp.MustCompile(`(?i)\b(as|roles? of|portraying|plays|playing|played|portrays|voicing|voices)( the)? ["'“‘]*$`)

// farthest is how many bytes from the cue's words an answer stands at most.
const farthest = 70

// closest is the distance of a span from the nearest of the cue's words; it is
// farthest when a word of another role stands nearer, or when a character
// stands before the word that casts.
func closest(sentence string, sp passage.Span, tokens []text.Token, c cue) int {
	mine, other := farthest, farthest
	for i, w := range tokens {
		stem := text.Stem(w.Fold)
		if w.Fold == "directly" {
			continue // no kin of "direct", though of its stem
		}
		if i > 0 && (c.label == "director" || c.label == "producer") && otherTrade[tokens[i-1].Fold] && sentence[tokens[i-1].End:w.Start] == " " {
			continue
		}
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

// otherTrade are the words before "director" and "producer" that make another
// trade of it.
var otherTrade = setOf("festival", "artistic", "casting", "art", "managing", "music", "creative", "assistant", "programme", "program", "executive", "deputy",
	"record", "theatre", "stage", "museum", "photography", "communications", "marketing", "sales", "editorial", "fashion", "technical", "hip-hop", "vocal", "bbc", "academy")

// nearer is by how many bytes a word of another role must be nearer to a name
// to claim it.
const nearer = 20

// acting are the cues that ask for actors.
var acting = setOf("cast", "role")

// rating finds a rating in a sentence.
var rating = regexp.MustCompile(`\d+(?:\.\d+)? ?/ ?\d+|\d+(?:\.\d+)?%|\d+(?:\.\d+)? out of \d+|(?i:(?:\d|one|two|three|four|five)(?:½| and a half)?[- ]stars?)\b`)

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
	if choosing.MatchString(between) {
		d += farthest
	}
	if strings.ContainsAny(between, ";:") && !strings.HasPrefix(between, ":") {
		d += 40
	}
	return d
}

// choosing finds the words before examples of those who do something: "the
// finest directors, including".
var choosing = regexp.MustCompile(`\b(including|such as|like|than|among|unlike)\b`)

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

// serviceIn returns the service that the sentence names, as it spells it: the
// first that something is told to be on, else the first.
func serviceIn(sentence string) string {
	words := text.Words(sentence)
	first := ""
	for i := 0; i < len(words); i++ {
		for n := min(3, len(words)-i); n > 0; n-- {
			part := sentence[words[i].Start:words[i+n-1].End]
			if !slices.Contains(serviceNames, owned(text.Fold(part))) || !capital1(part) && !houses[text.Fold(part)] {
				continue
			}
			part = strings.TrimSuffix(strings.TrimSuffix(part, "'s"), "’s")
			if i > 0 && carrying[words[i-1].Fold] {
				return part
			}
			if first == "" {
				first = part
			}
			i += n - 1
			break
		}
	}
	return first
}

// carried tells whether something is told to be on the service, rather than
// that the service has or does something.
func carried(sentence, service string) bool {
	i := strings.Index(sentence, service)
	if i < 0 {
		return false
	}
	before := text.Words(sentence[:i])
	after := sentence[i+len(service):]
	return len(before) > 0 && carrying[before[len(before)-1].Fold] && !strings.HasPrefix(after, "'s") && !strings.HasPrefix(after, "’s")
}

// besideTitle tells whether the service stands by the title as whose it is:
// "a Netflix crime drama", "Netflix's dramedy Quiet Harbour".
func besideTitle(sentence, service, title string) bool {
	lower := strings.ToLower(sentence)
	at, place := strings.Index(sentence, service), strings.Index(lower, bareTitle(title))
	if at < 0 || place < 0 || len(lower) != len(sentence) {
		return false
	}
	end := at + len(service)
	if place < at {
		between := sentence[min(at, place+len(bareTitle(title))):at]
		return ofKind.MatchString(sentence[end:]) && !strings.ContainsFunc(between, unicode.IsUpper)
	}
	return end <= place && !strings.Contains(sentence[end:place], " to ") && ownKind.MatchString(strings.TrimSuffix(sentence[end:place], "The "))
}

// ofKind finds what kind of film a service's is; ownKind what stands between
// a service and its film.
var (
	ofKind  = regexp.MustCompile(`^(?:['’]s?)? (?:[\pL-]+ ){0,3}?(?:` + filmKind + `|dramedy|miniseries|mini-series|original|programme|hit|exclusive)\b`)
	ownKind = regexp.MustCompile(`^(?:['’]s? (?:[\pL\d-]+ ){0,5}|(?: [\pL\d-]+){0,3}? (?:` + filmKind + `|dramedy|miniseries|mini-series|original|programme|hit),? )["“‘']?$`)
)

// carrying are the words right before the service that has a film; houses are
// where it is shown, which are written small.
var (
	carrying = setOf("on", "via", "through", "in", "channel", "network", "service", "giant", "the")
	houses   = setOf("theaters", "cinemas", "iplayer")
)
