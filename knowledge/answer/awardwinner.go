package answer

import (
	"regexp"
	"strings"

	"marquee/knowledge"
	"marquee/knowledge/answer/passage"
	"marquee/knowledge/answer/question"
	"marquee/knowledge/text"
)

var (
	// won stands between the winner and the category; givenTo between the
	// givers and the winner, with the category after it.
	won     = regexp.MustCompile(`(?i)\b((was|were|is) (?:the )?$|won|wins|winning|winner of|took home|takes home|took|taking|takes|scooped|scoops|picked up|picks up|landed|bagged|collected|received|receives|(was|were|been|being) (also )?(named|voted|crowned|chosen|picked|awarded|given|honou?red))\b`)
	givenTo = regexp.MustCompile(`(?i)\b(named|names|picked|picks|chose|chooses|voted|crowned|awarded|awards|gave|gives|honou?red)\b`)
	// goesTo follows the category and comes before the winner.
	goesTo = regexp.MustCompile(`(?i)^[ ,]*((award|prize|oscar|bafta|statuette|honou?r|accolade|title|trophy|gong|golden globe)[ ,]+)?(: |went to|goes to|was (won|taken) by|was given to|winner( was|,)?|winners? is|was awarded to|was|for)[ "“'‘]+`)
	// aside finds a clause about the winner between it and its verb.
	aside = regexp.MustCompile(`^,? (?:who|which|whose|starring|directed by|the|a|an|\d+)\b[^.;:]{3,90}, `)
	// itself finds a winner that the sentence does not name.
	itself = regexp.MustCompile(`(?i)\b(it|(the|this) (film|movie|picture|drama|comedy|documentary|musical))\b`)
	// anyone finds a person, whom nobody here can tell.
	anyone = regexp.MustCompile(`(?i)\b(he|she|they|his|her|their)\b`)
)

// reach is how many bytes may part a winner from the verb, and the verb from
// the category.
const (
	reachSubject  = 30
	reachCategory = 110
)

// wonBy returns who won the category by the candidate, or "".
func (d *Desk) wonBy(aw awarded, doc passage.Doc, a knowledge.Article, c passage.Candidate) string {
	s := c.Text
	lower := strings.ToLower(s)
	for _, n := range aw.names {
		for from := 0; ; {
			i := strings.Index(lower[from:], n)
			if i < 0 || len(lower) != len(s) {
				break
			}
			at := from + i
			if name := d.wonAt(aw, doc, a, c, at, at+len(n)); name != "" {
				return name
			}
			from = at + len(n)
		}
	}
	return ""
}

// wonAt is wonBy for the category that stands at bytes start to end.
func (d *Desk) wonAt(aw awarded, doc passage.Doc, a knowledge.Article, c passage.Candidate, start, end int) string {
	s := c.Text
	names := d.winners(s, aw.of)
	if goesOn(strings.ToLower(s[end:])) {
		return ""
	}
	if m := goesTo.FindStringIndex(s[end:]); m != nil {
		for _, sp := range names {
			if sp.Start == end+m[1] {
				return s[sp.Start:sp.End]
			}
		}
	}
	before := s[max(0, start-reachCategory):start]
	base := start - len(before)
	if i := strings.LastIndexAny(before, ";"); i >= 0 {
		before, base = before[i+1:], base+i+1
	}
	if all := won.FindAllStringIndex(before, -1); all != nil {
		verb := all[len(all)-1]
		return d.subjectOf(s, base+verb[0], names, aw.of, doc, a, c)
	}
	if all := givenTo.FindAllStringIndex(before, -1); all != nil {
		verb := base + all[len(all)-1][1]
		for _, sp := range names {
			if sp.Start >= verb && sp.Start-verb <= 4 && sp.End <= start {
				return s[sp.Start:sp.End]
			}
		}
		if between := s[verb:start]; aw.of == question.Title && len(names) == 0 && itself.MatchString(between) {
			return d.spokenOf(doc, a, c)
		}
	}
	return ""
}

// subjectOf returns the winner that stands before a verb.
func (d *Desk) subjectOf(s string, verb int, names []passage.Span, of question.Type, doc passage.Doc, a knowledge.Article, c passage.Candidate) string {
	last := passage.Span{}
	for _, sp := range names {
		if sp.End <= verb {
			last = sp
		}
	}
	between := aside.ReplaceAllString(s[last.End:verb], "")
	switch {
	case anyone.MatchString(between) && of == question.Person:
		return ""
	case of == question.Title && itself.MatchString(between):
		return d.spokenOf(doc, a, c)
	case last.End == 0 || len(between) > reachSubject || strings.ContainsAny(between, ".:"):
		return ""
	}
	return s[last.Start:last.End]
}

// winners returns the names in a sentence that may have won: known films, or
// persons with first and last name.
func (d *Desk) winners(s string, of question.Type) (out []passage.Span) {
	if of == question.Person {
		for _, sp := range passage.Spans(s, question.Person) {
			name := s[sp.Start:sp.End]
			full := trade(name)
			sp.Start += len(name) - len(full)
			if strings.Contains(full, " ") && passage.Personal(full) && len(d.exact(full)) == 0 {
				out = append(out, sp)
			}
		}
		return out
	}
	words := text.Words(s)
	for lo := 0; lo < len(words); lo++ {
		if !capital1(words[lo].Text) {
			continue
		}
		for hi := min(len(words), lo+titleWords); hi > lo; hi-- {
			name := s[words[lo].Start:words[hi-1].End]
			if !capital1(words[hi-1].Text) || plain(words[lo:hi]) || hi-lo == 1 && (everyday(words[lo].Fold) || lo == 0 && len(words[lo].Fold) < 4) {
				continue
			}
			if len(d.exact(name)) > 0 {
				out = append(out, passage.Span{Start: words[lo].Start, End: words[hi-1].End})
				lo = hi - 1
				break
			}
		}
	}
	return out
}

// spokenOf returns the one film that the sentence before names, else the one
// of the headline.
func (d *Desk) spokenOf(doc passage.Doc, a knowledge.Article, c passage.Candidate) string {
	places := []string{a.Title}
	if c.Position > 0 && c.Position <= len(doc.Sentences) {
		places = []string{doc.Sentences[c.Position-1].Text, a.Title}
	}
	for _, s := range places {
		if names := d.winners(s, question.Title); len(names) == 1 {
			return s[names[0].Start:names[0].End]
		} else if len(names) > 1 {
			return ""
		}
	}
	return ""
}

// awardTold finds a sentence that names the category and tells who won it where
// no rule tells the winner's name: the sentence then answers. A line that is the
// category alone is given with the one after it.
func awardTold(q question.Question, aw awarded, docs []passage.Doc, articles []knowledge.Article, candidates []passage.Candidate) (telling, bool) {
	sv := sieveOf(nil, docs)
	asked := onePicture.Replace(aw.names[0] + " ")
	for _, c := range candidates {
		c = sv.inText(c)
		line := onePicture.Replace(question.Plain(c.Text) + " ")
		at := strings.Index(" "+line, " "+asked)
		if at < 0 || goesOn(line[min(len(line), at+len(asked)):]) || !aw.ceremony(q, docs[c.Doc], articles[c.Doc], c) || !holdsAll(c.Text+" "+opening(docs[c.Doc], articles[c.Doc]), aw.rest) || !holdsAll(c.Text, narrowing(aw.rest)) {
			continue
		}
		around := line[max(0, at-hopeWithin):min(len(line), at+len(asked)+hopeWithin)]
		alone := at <= 1 && len(strings.Fields(line)) <= len(strings.Fields(asked))+2
		switch {
		case unsure.MatchString(notOnly.ReplaceAllString(around, " ")) || hoped.MatchString(around):
		case alone && c.Position >= 0 && c.Position+1 < len(docs[c.Doc].Sentences):
			return telling{line: c, text: sv.joined(c, c.Position), confidence: toldTrust + wholly/2}, true
		case !alone && (tellsWinner.MatchString(around) || listLine.MatchString(c.Text) && at < 10) && !anyone.MatchString(around):
			return telling{line: c, text: sv.withBefore(c), confidence: toldTrust + wholly/2}, true
		}
	}
	return telling{}, false
}

// hopeWithin is how many bytes around a category are searched for words of
// hope or defeat.
const hopeWithin = 60

// goesOn tells whether the words after a category narrow it: "best comedy
// drama" is not "best comedy".
func goesOn(after string) bool {
	tokens := text.Words(after[:min(len(after), 40)])
	return len(tokens) > 0 && tokens[0].Start <= 1 && categoryNouns[tokens[0].Fold]
}

// narrowing returns the stems that are part of a category rather than of
// whoever gives the prize.
func narrowing(rest []string) (out []string) {
	for _, stem := range rest {
		for noun := range categoryNouns {
			if text.Stem(noun) == stem {
				out = append(out, stem)
				break
			}
		}
	}
	return out
}

// categoryNouns are the nouns by which a longer category goes on.
var categoryNouns = setOf("drama", "comedy", "series", "actor", "actress", "actors", "film", "musical", "documentary", "feature", "short", "song", "album", "director",
	"newcomer", "performance", "presenter", "programme", "show", "entertainment", "screenplay", "adaptation", "revival", "duo", "group", "band", "act", "artist")

// tellsWinner finds words of winning, or the colon behind a category.
var tellsWinner = regexp.MustCompile(`(?i)\b(won|wins?|winning|winners?|took home|takes home|took|taking|named|voted|crowned|went to|goes to|picked up|picking up|scoop\w+|collect\w+|bagg?(ed|s)|landed|was best|is best|awarded|recipient|accept(s|ed))\b`)

// listLine finds a line of a list: the category and its winner.
var listLine = regexp.MustCompile(`^[^.:]{4,50}: \S|^[^.]{4,50} [–-] \S`)

// hoped finds further words of hope than unsure.
var hoped = regexp.MustCompile(`(?i)\b(will|seems?|sho[eo]-in|bound to|likely|predict\w*|our pick|going to|campaign|buzz)\b`)
