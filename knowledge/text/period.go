package text

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"marquee/knowledge"
)

// Period finds when a sentence says that something is to come where it tells
// no day: "in the fall", "pushed to 2025", "early next year". The period holds
// the words as printed and, against the day of the article, the first and last
// day that they can mean: a bound, not a date. Of several the first behind a
// word of coming out counts; what is moved "from" does not. The zero Period
// means that the sentence tells none.
func Period(sentence string, published time.Time) knowledge.Period {
	if len(sentence) > maxPeriodText {
		return knowledge.Period{}
	}
	cue := 0
	if at := comingOut.FindStringIndex(sentence); at != nil {
		cue = at[0]
	}
	var first knowledge.Period
	for _, m := range periods.FindAllStringSubmatchIndex(sentence, maxPeriods) {
		p, ok := readPeriod(sentence, m, published)
		switch {
		case !ok:
		case m[0] >= cue:
			return p
		case first.Words == "":
			first = p
		}
	}
	return first
}

// The bounds of a sentence that is read.
const (
	maxPeriodText = 2000 // bytes
	maxPeriods    = 20
)

var (
	comingOut = regexp.MustCompile(`(?i)\b(releas|open|arriv|hits?\b|com(e|es|ing)\b|push|delay|due\b|slated|expected|premier|debut|lands?\b|stream|drops?\b|return|launch|schedul|mov(e|es|ed|ing)\b|postpon|bump|eyeing|aiming|planned|set for)`)
	periods   = regexp.MustCompile(`(?i)\b(?:(early|mid|late|later|end of|half of)[ -](?:in )?)?(?:(this|next|the following|the coming|the) )?(?:(spring|summer|fall|autumn|winter|year|month|january|february|march|april|may|june|july|august|september|october|november|december)\b(?:(?: of|,)? (20\d\d)\b)?|(20\d\d)\b)`)
)

// The groups of periods, as indexes into its matches.
const (
	groupPart, groupWhich, groupUnit, groupUnitYear, groupYear = 2, 4, 6, 8, 10
)

// readPeriod reads one match of periods, and reports whether it tells of a
// time to come.
func readPeriod(s string, m []int, published time.Time) (knowledge.Period, bool) {
	group := func(g int) string {
		if m[g] < 0 {
			return ""
		}
		return strings.ToLower(s[m[g]:m[g+1]])
	}
	part, which, unit := group(groupPart), group(groupWhich), group(groupUnit)
	year, _ := strconv.Atoi(group(groupUnitYear) + group(groupYear))
	before, behind := lastWord(s[:m[0]]), s[m[1]:]
	led := periodLeads[before]
	if before == "from" || before == "earlier" || before == "since" || possessive(behind) || year > 0 && !published.IsZero() && year < published.Year() {
		return knowledge.Period{}, false
	}
	switch {
	case unit == "" && (!led && part == "" || aWork(behind)):
		return knowledge.Period{}, false
	case unit == "year" || unit == "month":
		if which == "" || which == "the" && part == "" || year > 0 {
			return knowledge.Period{}, false
		}
	case seasons[unit] > 0 && !led && part == "" && (which == "" || which == "the") && year == 0:
		return knowledge.Period{}, false
	case unit != "" && seasons[unit] == 0:
		if s[m[groupUnit]] >= 'a' || !led && part == "" && year == 0 || startsWithDay(behind) && year == 0 || endsWithDay(s[:m[0]]) {
			return knowledge.Period{}, false
		}
	}
	from, to := bounds(part, which, unit, year, published)
	return knowledge.Period{Words: s[m[0]:m[1]], From: knowledge.DateOf(from), To: knowledge.DateOf(to)}, true
}

// periodLeads are the words that lead on to a time.
var periodLeads = set("in by until till to for into during sometime the")

// possessive tells whether a time owns what follows: "this year's festival".
func possessive(behind string) bool {
	return strings.HasPrefix(behind, "'s") || strings.HasPrefix(behind, "’s") || strings.HasPrefix(behind, "-")
}

// aWork tells whether a year names a work: "in 2012 film Low Tide".
func aWork(behind string) bool {
	word, _, _ := strings.Cut(strings.TrimLeft(behind, " "), " ")
	return works[strings.Trim(strings.ToLower(word), ".,;:)")]
}

var works = set("film films movie drama comedy thriller novel book sequel remake series original version festival awards oscars season")

func startsWithDay(s string) bool { return leadingDay.MatchString(s) }
func endsWithDay(s string) bool   { return trailingDay.MatchString(s) }

var (
	leadingDay  = regexp.MustCompile(`^\.? \d{1,2}(st|nd|rd|th)?\b`)
	trailingDay = regexp.MustCompile(`\b\d{1,2}(st|nd|rd|th)?( of)? $`)
)

// lastWord is the last word of s in lower case, without what stands behind it.
func lastWord(s string) string {
	s = strings.TrimRight(s, " ")
	return strings.ToLower(s[strings.LastIndexAny(s, " \t\n(—–“\"")+1:])
}
