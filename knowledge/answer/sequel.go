package answer

import (
	"regexp"
	"strings"

	"marquee/knowledge"
	"marquee/knowledge/answer/passage"
	"marquee/knowledge/answer/question"
)

// another matches the words for a film or season that goes on with one.
const another = `(?:sequels?|prequels?|follow ups?|spin offs?|spinoffs?|remakes?|reboots?|revivals?|(?:second|third|fourth|fifth|sixth|next|new|another|final|further|more) (?:\pL+ ){0,2}?(?:films?|movies?|seasons?|series|instal?lments?|episodes|chapters?|outings?|one))`

// goingOnWords find, in an article about the film, that it goes on or does not.
var goingOnWords = regexp.MustCompile(`\b(?:` + another + `|reviv(?:e|ed|ing)|return(?:s|ing)?|come ?back|coming back|bring(?:ing)? (?:it |the (?:show|series) )?back|brought back|renew(?:ed|al)?|make any more|cancelled|canceled|axed|dropped|scrapped)\b`)

// The verdicts of a sentence on whether a film goes on.
var (
	denied    = regexp.MustCompile(`\b(?:no plans?|not|never|wont|isnt|no longer|den(?:y|ies|ied)|rul(?:e|es|ed) out|cancel(?:led|ed)|axed|scrapped|shelved|dropped|refused|unlikely|no (?:sequel|more|second|third|further))\b`)
	undecided = regexp.MustCompile(`\b(?:talks?|could|may|might|hop(?:e|es|ed|ing)|would|wants?|wanted|consider(?:s|ed|ing)|rumou?r(?:s|ed)?|reportedly|discuss\w*|possib\w+|interested|keen|whether|plans?|planned|planning|idea|wish|expected|likely|speculation)\b`)
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
		on: regexp.MustCompile(`\b` + another + `\b(?: \pL+){0,3}? (?:to|of|for|in) (?:\pL+ ){0,4}?` + t + `\b|\b` + t + ` (?:sequel|prequel|follow up|spin off|spinoff|reboot|remake|revival|ii|iii|iv|part (?:two|three|2|3))\b|\b` + t + ` [2-5](?: [^s]|$)` +
			`|\b(?:second|third|fourth|fifth|sixth|next|new|another|final|more) (?:\pL+ ){0,2}?` + t + ` (?:film|movie|season|series|instal?lment|episodes)s?\b|\b` + t + `\b.{0,50}\b(?:renewed|return(?:s|ing)?|coming back|come back|comeback|reviv\w+|(?:second|third|fourth|fifth|another|new) (?:season|series))\b` +
			`|\b(?:bring|bringing|brought)\b.{0,40}\b` + t + `\b.{0,20}\bback\b|\b` + t + `\b.{0,40}\b(?:dropped|axed|cancell?ed|scrapped|shelved|ended|finished)\b` +
			`|\b(?:reviv\w+|renew\w*|return(?:ing|s)?|bring(?:ing)? back|coming back|come back)\b.{0,30}\b` + t + `\b`),
		is: regexp.MustCompile(`\b` + t + `(?: is| was| a| an| the| his| her| their| its| much| anticipated| long| awaited| belated| latest| hit| 2| 3){0,4} (?:sequel|follow up|prequel|remake|reboot|spin off) (?:to|of|from)\b|\b(?:sequel|remake|reboot|follow up) ` + t + `\b`),
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
			case p.on.MatchString(plain):
				trust = sequelNamed
			case about && goingOnWords.MatchString(plain) && !d.otherFilm(sentence.Text, title):
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
