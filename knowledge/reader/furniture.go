package reader

import (
	"regexp"
	"strings"
)

// maxFurniture is the longest line in bytes that may be taken for furniture;
// prose is longer, or begins otherwise.
const maxFurniture = 200

// stray is one kind of furniture. A pattern that may match anywhere in a line
// is tried only on lines with the words it needs, as most lines are prose.
type stray struct {
	needs string // in lower case
	line  *regexp.Regexp
}

// furniture matches lines that stand between the paragraphs of news pages and
// are not part of the article: calls to read on, to share and to subscribe,
// stamps of publication, advertisements. One line extends it.
var furniture = []stray{
	{"", regexp.MustCompile(`(?i)^(?:continue|keep) reading(?: below| the main story| [“"'‘].{0,150})?\W*$`)},
	{"", regexp.MustCompile(`(?i)^(?:story|article) continues (?:below|after)\b`)},
	{"", regexp.MustCompile(`(?i)^(?:read|see|watch|learn|find out) (?:more|next|also|now|it here)\s?(?:[:|»>–—-]|$)`)},
	{"", regexp.MustCompile(`^(?:READ|SEE|WATCH) (?:MORE|NOW|NEXT|ALSO)\b|^CLICK (?:HERE|FOR)\b|^DON['’]T MISS\b[^a-z]*$`)},
	{"", regexp.MustCompile(`(?i)^(?:related|recommended|you may also like|you might also like|more from|more on this(?: story)?|most read|most popular|trending|editor'?s'? picks?|don['’]t miss|popular now|related (?:stories|articles|news|content|video|links|topics|posts))\s*(?::.*)?$`)},
	{"", regexp.MustCompile(`(?i)^also (?:on [\w-]+\.[a-z]{2,}\b|(?:read|see):)`)},
	{"", regexp.MustCompile(`(?i)^(?:like|love|enjoyed?) (?:this|what you)\b.*\bshare\b`)},
	{"", regexp.MustCompile(`(?i)^(?:share|tweet|pin|email|print|comment|reply|save|copy link|share this|share on|follow us|subscribe|sign up|log in|sign in|advertisement|advertising|sponsored|promoted|ad|loading|image|photo|video|gallery|getty(?: images)?)(?:\s+(?:article|story|now|here|content|this (?:article|story|page|post)|on (?:facebook|twitter|x|whatsapp|linkedin|reddit|pinterest)))?\W*$`)},
	{"", regexp.MustCompile(`(?i)^(?:sign up|subscribe|register)\b.*\b(?:newsletters?|inbox|emails?|alerts|updates|podcast|channel)\b`)},
	{"", regexp.MustCompile(`(?i)^(?:get|receive)\b.*\b(?:newsletters?|inbox|alerts)\b`)},
	{"", regexp.MustCompile(`(?i)^(?:breaking news|newsletter|email)s?(?: emails?| alerts?| newsletters?)\W*$`)},
	{"", regexp.MustCompile(`(?i)^click here\b`)},
	{"click", regexp.MustCompile(`(?i)\bclick(?:ing)? here\W*$`)},
	{"", regexp.MustCompile(`(?i)^follow (?:us|him|her|them|me) (?:on|at)\b`)},
	{"", regexp.MustCompile(`(?i)^(?:first )?(?:published|posted|updated|last (?:updated|modified)|modified)(?: on| at|:)?\s+(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+)?(?:\d{1,2}[:/. ]|\d{4}-|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d|\d{1,2}(?:st|nd|rd|th)\s).{0,80}$`)},
	{"(", regexp.MustCompile(`(?i)\((?:image|photo|picture|pic|credit|ap photo|getty|screenshot)\b[^()]*\)$`)}, // a caption
	{"", regexp.MustCompile(`(?i)^(?:copyright\b|©|\(c\) \d{4}).*$`)},
	{"all rights", regexp.MustCompile(`(?i)\ball rights reserved\W*$`)},
	{"appeared", regexp.MustCompile(`(?i)^the post\b.*\b(?:appeared first|first appeared) on\b`)},
	{"", regexp.MustCompile(`(?i)^the views expressed\b|^this (?:article|story|post) (?:was|first|originally)[^.]*\bappeared\b`)},
	{"", regexp.MustCompile(`(?i)^(?:skip to|back to top|view (?:all )?comments|leave a (?:comment|reply)|\d+ comments?)\b.{0,40}$`)},
}

// clock is a line that is nothing but a moment and who wrote then.
var clock = regexp.MustCompile(`(?i)^(?:by\s[^.!?]{2,60}\s)?[-–—|,·\s]*(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s)?(?:\d{1,2}[/. ]\d{1,2}[/. ]\d{2,4}|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s\d{1,2},?\s\d{4})[,\s]*(?:at\s)?\d{1,2}[:.]\d{2}\s?(?:[ap]\.?m\.?)?[\sA-Z/]{0,8}$`)

// withoutFurniture drops the lines of a page's text that are furniture.
func withoutFurniture(text string) string {
	var out []string
	for line := range strings.SplitSeq(text, "\n") {
		if !isFurniture(strings.TrimSpace(line)) {
			out = append(out, line)
		}
	}
	return strings.Join(out, "\n")
}

func isFurniture(line string) bool {
	if line == "" || len(line) > maxFurniture {
		return false
	}
	lower := strings.ToLower(line)
	for _, f := range furniture {
		if strings.Contains(lower, f.needs) && f.line.MatchString(line) {
			return true
		}
	}
	return clock.MatchString(line)
}
