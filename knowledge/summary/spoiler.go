package summary

import (
	"regexp"
	"strings"
)

// endings are the signs of a sentence that tells how a story ends. Each is a
// part of a regular expression over the sentence in lower case; to add one,
// add a line.
var endings = []string{
	`\b(dies|is killed|gets killed|is murdered|kills (him|her|them)sel(f|ves)|sacrifices (him|her)self|comes back from the dead|is (actually |secretly )?alive)\b`,
	`\b(turns out to be|is revealed (to be|as)|reveals (him|her)self (to be|as)|was (the killer|dead) all along|all along)\b`,
	`\b(the (film|movie|story|sequel|season|series|finale)('s)? ends? (with|on|when|as)|in the (very )?(end|final (scene|moments|minutes|act|shot))|the final (scene|shot|twist) (shows|reveals|sees))\b`,
	`\b(the (surprise |big |final |plot )?twist (is|being|that)|plot twist\b.*\b(that|is)|the killer is|the (real )?(villain|culprit|murderer) is)\b`,
	`\b(post|mid|end)[ -]credits? (scene|sequence|stinger)s?\b.*\b(shows?|reveals?|sees?|teases?|features?|sets? up)\b`,
	`\b(spoilers?( alert| warning| ahead)?[:!]|\(spoilers?\)|ending explained)`,
}

var spoiling = regexp.MustCompile(strings.Join(endings, "|"))

// about are signs that the sentence is about people or business, where the
// same words spoil nothing.
var about = regexp.MustCompile(`\b(obituary|aged \d|at the age of|box office|opening weekend|grossed|subscribers)\b`)

// Spoils reports whether a sentence tells how a story ends.
func Spoils(sentence string) bool {
	s := strings.ToLower(strings.ReplaceAll(sentence, "’", "'"))
	return spoiling.MatchString(s) && !about.MatchString(s)
}
