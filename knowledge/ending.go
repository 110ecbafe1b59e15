package knowledge

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// endings are the words by which a sentence gives away how a film ends, in
// lower case, with spaces for hyphens. To hide more, add a line.
var endings = []string{
	"final scene", "final scenes", "last scene", "closing scene", "final shot", "last shot", "closing shot",
	"final moments", "final minutes", "closing minutes", "final twist", "plot twist", "twist ending", "big twist", "the twist", "a twist",
	"post credits", "post credit", "mid credits", "mid credit", "end credits scene", "credits scene",
	"the ending", "its ending", "'s ending", "happy ending", "ending explained", "ending of", "alternate ending",
	"the film ends", "the movie ends", "the story ends", "ends with the", "ends when", "in the end",
	"at the end", "by the end", "the climax", "the finale",
	"turns out to be", "turns out that", "turned out to have been", "is revealed to be", "is revealed as", "was revealed to be",
	"is unmasked", "is the killer", "the killer is", "the murderer is", "all along",
	"dies at", "dies in", "dies when", "dies saving", "is killed by", "is killed off", "gets killed", "is murdered by",
	"sacrifices himself", "sacrifices herself", "sacrifices themselves", "comes back from the dead", "never made it out",
	"spoiler", "spoilers",
}

// notEndings are words that a cue is part of without giving anything away:
// prizes, terms of a contract and the deaths of real people.
var notEndings = []string{
	"at the end of the month", "at the end of the year", "at the end of this", "at the end of next", "at the end of january",
	"by the end of", "at the end of the week", "at the end of its run", "in the end zone", "spoiler free", "without spoilers", "no spoilers",
	"dies at the age", "dies in hospital", "dies in his", "dies in her",
}

// TellsEnding reports whether a sentence gives away how a film ends. It looks
// for cues alone, in time linear in the sentence, and would rather hide a
// sentence too many.
func TellsEnding(sentence string) bool {
	s := strings.NewReplacer("’", "'", "-", " ", "‑", " ", "–", " ").Replace(strings.ToLower(sentence))
	for _, not := range notEndings {
		s = strings.ReplaceAll(s, not, "")
	}
	for _, cue := range endings {
		if hasWords(s, cue) {
			return true
		}
	}
	return false
}

// hasWords reports whether s has the cue as whole words. A cue that begins
// with an apostrophe goes on a word.
func hasWords(s, cue string) bool {
	for {
		at := strings.Index(s, cue)
		if at < 0 {
			return false
		}
		before, _ := utf8.DecodeLastRuneInString(s[:at])
		after, _ := utf8.DecodeRuneInString(s[at+len(cue):])
		if (cue[0] == '\'' || !unicode.IsLetter(before)) && !unicode.IsLetter(after) {
			return true
		}
		s = s[at+len(cue):]
	}
}
