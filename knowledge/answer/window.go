package answer

import (
	"regexp"
	"strings"

	"marquee/knowledge/answer/passage"
)

// longTelling is the most bytes of an answer of two sentences.
const longTelling = 480

// short is how many sentences an article has that is told as a whole: a
// headline and a line below it.
const short = 2

// leaning finds sentences that speak of somebody or something by a word that
// the sentence before explains.
var leaning = regexp.MustCompile(`(?i)^["“'‘]?(he|she|it|they|his|her|its|their|this|that|these|those|both|the (?:[\pL-]+ )?(?:actor|actress|star|singer|director|comedian|writer|pair|duo|couple|filmmaker|film|movie|show|series|drama|programme|project|sequel|comedy|presenter|host|network|studio|company|suit|lawsuit|case|band|model|rapper|producer|incident|award|trophy)s?)\b`)

func leans(s string) bool { return leaning.MatchString(s) }

// withBefore returns the candidate, after the sentence before it where it
// leans on that.
func (sv *sieve) withBefore(c passage.Candidate) string {
	n := len(sv.docs[c.Doc].Sentences)
	if n == short && c.Position >= 0 && begins(sv.docs[c.Doc]) {
		return sv.joined(c, 0)
	}
	if c.Position < 1 || c.Position >= n || !leans(c.Text) {
		return c.Text
	}
	return sv.joined(c, c.Position-1)
}

// begins tells whether an article's text begins with its headline.
func begins(d passage.Doc) bool {
	return len(d.Sentences) > 0 && strings.HasPrefix(d.Sentences[0].Text, strings.TrimRight(d.Title, ".… "))
}

// withNext returns the candidate with the sentence after it.
func (sv *sieve) withNext(c passage.Candidate) string {
	if c.Position < 0 || c.Position+1 >= len(sv.docs[c.Doc].Sentences) {
		return c.Text
	}
	return sv.joined(c, c.Position)
}

// joined returns the sentence at a position with the one after it, which are
// the candidate and a neighbour, or the candidate alone if that is too long.
func (sv *sieve) joined(c passage.Candidate, first int) string {
	both := sv.docs[c.Doc].Sentences[first].Text + " " + sv.docs[c.Doc].Sentences[first+1].Text
	if len(both) > longTelling {
		return c.Text
	}
	return both
}

// inText returns the place of the candidate within the text: of a headline
// that the text repeats, its first sentence.
func (sv *sieve) inText(c passage.Candidate) passage.Candidate {
	if d := sv.docs[c.Doc]; c.Position == headline && begins(d) {
		c.Position, c.Text = 0, d.Sentences[0].Text
	}
	return c
}
