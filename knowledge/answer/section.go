package answer

import (
	"regexp"
	"strings"

	"marquee/knowledge/answer/passage"
	"marquee/knowledge/text"
)

// The bounds of the search for the heading above a sentence and for that of a
// film, in sentences.
const (
	headingBack = 40
	headingsTop = 200
	headingMost = 80 // bytes of the longest heading
)

// part tells how a sentence of a round-up stands to the part of it that is
// about a film.
type part int

const (
	noParts part = iota // no heading is the film's title
	ownPart
	otherPart
)

var (
	// headingEnd finds what stands behind the title in the heading of a part:
	// " (7th Sept)", " - 2002".
	headingEnd = regexp.MustCompile(`(?:\s*(?:\([^)]*\)|: (?:[Ss]eason|[Ss]eries|[Ee]pisode|S)\s?\d+|[-–—|:] ?[\d/. ]+|[-–—|]? ?[\d½]+(?:/\d+)? ?stars?|[-–—|:] ?\d+/\d+))+\s*$`)
	// labelled finds the lines of credits and the like, which are no headings.
	labelled = regexp.MustCompile(`^[\pL' -]{2,30}: `)
)

// partOfFilm tells of which part of an article a sentence is, where headings
// part it into films.
func partOfFilm(d passage.Doc, position int, key string) part {
	if position < 0 || position >= len(d.Sentences) {
		return noParts
	}
	own := false
	first, _, _ := strings.Cut(key, " ")
	for i := 0; i < min(len(d.Sentences), headingsTop) && !own; i++ {
		line := d.Sentences[i].Text
		own = len(line) <= headingMost && mayHold(line, first) && headingOf(line) == key
	}
	if !own {
		return noParts
	}
	for i := position; i >= max(0, position-headingBack); i-- {
		switch headingOf(d.Sentences[i].Text) {
		case "":
		case key:
			return ownPart
		default:
			return otherPart
		}
	}
	return noParts
}

// headingOf returns the bare title that a line is as a heading, or "".
func headingOf(line string) string {
	if len(line) > headingMost || line == "" || !capital1(strings.TrimLeft(line, `"'“‘`)) || labelled.MatchString(line) || creditLine.MatchString(line) {
		return ""
	}
	line = headingEnd.ReplaceAllString(line, "")
	if line == "" || strings.ContainsAny(line[len(line)-1:], `.,;:`) || len(text.Words(line)) > titleWords {
		return ""
	}
	return bareTitle(strings.Trim(line, `"'“”‘’ `))
}

// dayOf finds a day in a heading.
var dayOf = regexp.MustCompile(`\b\d{1,2}(?:st|nd|rd|th)? (?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?(?: \d{4})?|\b(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}(?:st|nd|rd|th)?(?:,? \d{4})?|\b\d{1,2}/\d{1,2}/\d{2,4}\b`)

// headingDay returns the day that a heading puts behind a film's title, which
// is the one on which it comes out: "Night Ferry (3rd July)".
func headingDay(line string, c cue, title string) string {
	if c.label != "release date" || headingOf(line) != bareTitle(title) {
		return ""
	}
	return dayOf.FindString(line)
}
