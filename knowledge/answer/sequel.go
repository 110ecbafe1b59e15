package answer

import (
	"regexp"
	"strings"

	"marquee/knowledge"
	"marquee/knowledge/answer/passage"
	"marquee/knowledge/answer/question"
)

// How films and seasons that go on with one are told.
const (
	furtherFilm = `(?:sequels?|prequels?|follow ups?|spin offs?|spinoffs?|remakes?|reboots?|revivals?)`
	nth         = `(?:second|third|fourth|fifth|sixth|seventh|next|new|another|final|further|more)`
	furtherPart = nth + ` (?:\pL+ ){0,2}?(?:films?|movies?|seasons?|series|instal?lments?|episodes)`
)

// goingOnWords find, in an article about the film, that it goes on or does not.
var goingOnWords = regexp.MustCompile(`\b(?:(?:a|the|any|no|his|her|its|their|possible|planned) (?:\pL+ )?(?:sequels?|prequels?|follow ups?|spin offs?|spinoffs?)|(?:second|third|fourth|fifth|another|further|more|next) (?:seasons?|series|episodes)|reviv(?:e|ed|ing) (?:it|the)|bring(?:ing)? (?:it|the (?:show|series)) back|renew(?:ed|al)|make any more|(?:will|to|is|are) (?:not )?(?:be )?return(?:ing)?|has been (?:cancelled|canceled|axed|dropped)|was (?:cancelled|canceled|axed|dropped))\b`)

// settling are the words by which news settles whether something goes on.
var settling = regexp.MustCompile(`\b(?:will|wont|would|could|may|might|plans?|planned|planning|set to|due|announced?|confirm(?:s|ed)|commissioned|ordered|renew(?:s|ed|al)|greenlit|green lit|talks?|works|work on|working on|script|writing|written|shooting|filming|hop(?:e|es|ed|ing)|sign(?:s|ed)|cancell?ed|axed|dropped|scrapped|ruled out|not|no|never|arrives?|hits|delighted|expected|already)\b`)

// The verdicts of a sentence on whether a film goes on.
var (
	denied    = regexp.MustCompile(`\b(?:no plans?|not|never|wont|isnt|no longer|den(?:y|ies|ied)|rul(?:e|es|ed) out|cancel(?:led|ed)|axed|scrapped|shelved|dropped|refused|unlikely|no (?:sequel|more|second|third|further))\b`)
	undecided = regexp.MustCompile(`\b(?:talks?|could|may (?:be|not|get|have|return|see|well|also|still|direct|make|come|become|never|yet)|might|hop(?:e|es|ed|ing)|would|wants?|wanted|consider(?:s|ed|ing)|rumou?r(?:s|ed)?|reportedly|discuss\w*|possib\w+|interested|keen|whether|plans?|planned|planning|idea|wish|expected|likely|speculation)\b`)
	affirmed  = regexp.MustCompile(`\b(?:will|is|are|has|have|been|confirmed|announce[ds]?|beg[iau]n\w*|shooting|filming|set to|due|sign(?:s|ed)|fast tracked|greenlit|green lit|renewed|coming|returns?|returning|hits?|arrives?|begins?|starts?|to (?:direct|star|write|return|make|produce))\b`)
)

// The short answers to whether a film goes on. The last stands for talks, hopes
// and rumours.
const (
	yes          = "Yes"
	no           = "No"
	notConfirmed = "Not confirmed"
)

// The confidence in a sentence that names the film's sequel, and in one that
// speaks of a sequel in an article about the film.
const (
	sequelNamed = 0.84
	sequelTold  = 0.72
)

// goes tells by which patterns a sentence speaks of a film that goes on with
// the one of the title, and by which the film itself is what goes on.
type goes struct{ on, is *regexp.Regexp }

func sequelsOf(title string) goes {
	t := `(?:the |a )?` + regexp.QuoteMeta(question.Plain(bareTitle(title))) + `s?`
	t = strings.ReplaceAll(t, " and ", "(?: and)? ")
	return goes{
		on: regexp.MustCompile(`\b` + furtherFilm + `(?: \pL+){0,2}? (?:to|of|for) (?:\pL+ ){0,3}?` + t + `\b|\b` + furtherPart + ` of (?:\pL+ ){0,2}?` + t + `\b` +
			`|\b` + t + ` ` + furtherFilm + `\b|\b` + t + ` (?:ii|iii|iv|part (?:two|three|2|3))\b|\b` + t + ` [2-5](?: [^s]|$)|\b` + nth + ` (?:\pL+ ){0,2}?` + t + ` (?:film|movie|season|series|inst` + `al?lment|episodes)s?\b` +
			`|\b` + t + ` (?:\pL+ ){0,4}(?:renewed|will return|wont return|not return|to return|is returning|coming back|axed|cancell?ed|dropped|scrapped|shelved)\b` +
			`|\b(?:bring|bringing|brought)\b.{0,40}\b` + t + `\b.{0,20}\bback\b|\b(?:reviv\w+|renew\w*|bring(?:ing)? back)\b.{0,30}\b` + t + `\b` +
			`|\b(?:coming back|come back|return(?:s|ing)?) (?:\pL+ ){0,2}?(?:for|to|in|as) (?:\pL+ ){0,4}?` + t + `\b`),
		is: regexp.MustCompile(`\b` + t + `(?: is| was| were| technically| actually| a| an| the| his| her| their| its| much| anticipated| long| awaited| belated| latest| hit| 2| 3){0,4} (?:sequel|follow up|prequel|remake|reboot|spin off) (?:to|of|from)\b|\b(?:sequel|prequel|remake|reboot|follow up) ` + t + `\b`),
	}
}

// goesOn looks through the articles for a sentence that says whether the film
// with the title goes on: one that names it and its sequel, else one that
// tells of a sequel in an article about it. Of equals the newest speaks.
func (d *Desk) goesOn(s subject, title string, docs []passage.Doc, articles []knowledge.Article) (best passage.Candidate, short string, confidence float64) {
	if title == "" {
		return best, "", 0
	}
	p := sequelsOf(title)
	for i, doc := range docs {
		a := articles[i]
		about := s.aboutIn(a.ID) || titledAs(a.Title, bareTitle(title))
		for at, sentence := range doc.Sentences {
			plain := question.Plain(sentence.Text)
			trust := 0.0
			switch {
			case p.is.MatchString(plain):
			case p.on.MatchString(plain) && (strings.Contains(title, " ") || titledAs(partNumber.ReplaceAllString(sentence.Text, ""), bareTitle(title))):
				trust = sequelNamed
			case about && goingOnWords.MatchString(plain) && settling.MatchString(plain) && !d.otherFilm(sentence.Text, title):
				trust = sequelTold
			}
			if trust == 0 {
				continue
			}
			verdict := verdictOf(plain)
			if verdict == "" {
				trust *= unspoken
			}
			if trust > confidence || trust == confidence && a.Published.After(articles[best.Doc].Published) {
				best, short, confidence = passage.Candidate{Doc: i, Position: at, Text: sentence.Text}, verdict, trust
			}
		}
	}
	return best, short, confidence
}

// partNumber finds the number of a sequel.
var partNumber = regexp.MustCompile(` [2-9]\b`)

// unspoken is what remains of the trust in a sentence that says neither yes nor
// no.
const unspoken = 0.75

// verdictOf reads a sentence about a sequel as yes, no or not confirmed; "" is
// none of them.
func verdictOf(plain string) string {
	switch {
	case denied.MatchString(plain):
		return no
	case undecided.MatchString(plain):
		return notConfirmed
	case affirmed.MatchString(plain):
		return yes
	}
	return ""
}

// asksWhether tells whether a question can be answered with yes or no.
func asksWhether(q question.Question) bool {
	first, _, _ := strings.Cut(q.Plain, " ")
	return whethers[first]
}

var whethers = setOf("is", "are", "was", "were", "will", "did", "does", "do", "has", "have", "had", "can", "could", "would", "should", "any")
