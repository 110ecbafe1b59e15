package answer

import (
	"regexp"
	"slices"
	"strings"

	"marquee/knowledge/answer/passage"
	"marquee/knowledge/answer/question"
	"marquee/knowledge/text"
)

// manyOf finds what is counted: "how many animals", "how many people".
var manyOf = regexp.MustCompile(`\bhow many ((?:\pL+ ){0,2}?\pL+)(?: (?:did|does|do|has|have|had|was|were|is|are|will|would|can|could|watched|died|won|attended|signed|tuned|went|came|took|got|of)\b|$)`)

// amount finds a number as articles write it, in figures or words.
var amount = regexp.MustCompile(`(?i)(?:\b(?:about|around|nearly|almost|over|more than|some|up to|at least) )?(?:\b\d[\d,.]*(?: ?(?:million|billion|m|bn|k)\b)?|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|dozens?|thousands?)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine|hundred|thousand|million|billion))*\b)`)

// countWithin is how many words may stand between a number and what it counts.
const countWithin = 3

// howMany finds the number of what "how many" asks for: a number right before
// that noun, in a sentence that tells the rest of the question or stands beside
// what does.
func howMany(sv *sieve, q question.Question, candidates []passage.Candidate) (telling, bool) {
	m := manyOf.FindStringSubmatch(q.Plain)
	if m == nil || len(sv.terms) < 2 {
		return telling{}, false
	}
	nouns := strings.Fields(m[1])
	noun := passage.Kin(text.Stem(nouns[len(nouns)-1]))
	best, found := telling{}, false
	for i, c := range candidates {
		c = sv.inText(c)
		own := sv.share(sv.in(c.Doc, c.Position))
		if own < ownShare || !sv.beside(c) || unsure.MatchString(c.Text) {
			continue
		}
		short := countOf(c.Text, noun)
		if short == "" {
			continue
		}
		if conf := toldTrust + wholly*own - 0.002*float64(i); !found || conf > best.confidence {
			best, found = telling{line: c, text: c.Text, short: short, confidence: conf}, true
		}
	}
	return best, found
}

// counts tells whether a sentence has a number right before what "how many"
// asks for, or whether the question asks for what is told without its noun.
func counts(q question.Question, s string) bool {
	m := manyOf.FindStringSubmatch(q.Plain)
	if m == nil {
		return true
	}
	nouns := strings.Fields(m[1])
	noun := nouns[len(nouns)-1]
	return unnamed[noun] || countOf(s, passage.Kin(text.Stem(noun))) != ""
}

// unnamed are what is counted without being called so.
var unnamed = setOf("people", "viewers", "times", "fans", "others", "ways", "kinds", "types")

// countOf returns the number that stands before a word of one of the stems.
func countOf(s string, noun []string) string {
	for _, at := range amount.FindAllStringIndex(s, 12) {
		for i, w := range text.Words(s[at[1]:min(len(s), at[1]+60)]) {
			if i > countWithin {
				break
			}
			if slices.Contains(noun, text.Stem(w.Fold)) {
				return strings.TrimSpace(strings.TrimRight(s[at[0]:at[1]], ",."))
			}
		}
	}
	return ""
}
