package answer

import (
	"regexp"
	"slices"
	"strings"

	"marquee/knowledge"
	"marquee/knowledge/answer/passage"
	"marquee/knowledge/answer/question"
	"marquee/knowledge/text"
)

// giving finds the words by which a sentence gives a reason. "Over" and
// "after" do so only where neither a time nor a number follows.
var giving = regexp.MustCompile(`(?i)\b(because|due to|owing to|thanks to|citing|blam(ed|ing)|as a result of|on the grounds|in protest|amid|following|so that|in order to|leading to|led to|resulting in|while (?:it|they|he|she|police|officials) (?:probes?|investigat\w+|looks?|recovers?|deals?)|(?:sued|suing|sues|suit|lawsuit|fined|jailed|arrested|fired|sacked|suspended|banned|criticised|criticized|attacked|slammed|praised|accused|apologised|apologized|sorry|blasted|condemned|rebuked|disqualified|charged) [^.;]{0,80}?\b(?:for|of|with) (?:\pL+ing|an?|the|his|her|its|their)|(over|after) (?:an?|the|his|her|its|their|claims?|concerns?|fears?|allegations?|complaints?|criticism|objections|worries|it|he|she|they|being|\pL+ing|\pL+ (?:said|claimed|complained|refused|was|were|had))\b)`)

// timely finds what follows "over" and "after" where they tell a time.
var timely = regexp.MustCompile(`(?i)^(over|after) (the|a|its|his|her|their) (\pL+ )?(weekend|weeks?|years?|months?|days?|decades?|course|phone|night|end|festival|show|premiere|opening|credits)\b`)

// deedFamilies are what people ask of and articles tell of in other words.
var deedFamilies = func() map[string][]string {
	m := map[string][]string{}
	for _, family := range [][]string{
		words("sue suing sued lawsuit legal court"), words("quit resign resigned resignation leave left"),
		words("pull pulled suspend suspended suspension halt halted stop stopped"), words("refuse refused reject rejected turn declined decline"),
		words("cut edit edited editing censor"), words("miss missed skip skipped pull absent"), words("win won winning victory"),
		words("drop dropped axe axed axing cancellation scrap scrapped abandon abandoned cancel cancelled canceled shelve shelved ditch ditched pull pulled"),
		words("delay delayed delays postpone postponed pushed"),
		words("quit leave left exit exited depart departed walked stepped"),
		words("fire fired sack sacked dismiss dismissed replaced dropped"),
		words("angry anger angered outrage outraged upset furious protest protested object objected complain complained"),
		words("ban banned block blocked censor censored prohibit prohibited"),
		words("sue sued suing sues lawsuit"), words("flop flopped fail failed bomb bombed"),
		words("criticise criticised criticize criticized slam slammed attack attacked"),
	} {
		for _, w := range family {
			m[w] = append(m[w], family...)
		}
	}
	return m
}()

// reasonTrust is the confidence in a sentence that tells the deed asked about
// and gives a reason.
const reasonTrust = 0.72

// reason looks among the candidates for the first sentence that tells what the
// question tells and gives a reason for it.
func reason(q question.Question, docs []passage.Doc, articles []knowledge.Article, candidates []passage.Candidate) (slot, bool) {
	var rest []string
	for _, stem := range remaining(q, cue{}, "") {
		if stem != "whi" && stem != "why" {
			rest = append(rest, stem)
		}
	}
	if len(rest) < 2 {
		return slot{}, false
	}
	for i, c := range candidates {
		if because, ok := causeAt(c.Text); ok && !opposite(q, c.Text[:because]) && tells(rest, docs[c.Doc], articles[c.Doc], c) {
			return slot{at: i, confidence: reasonTrust}, true
		}
	}
	return slot{}, false
}

// causeAt returns where the sentence begins to give a reason.
func causeAt(s string) (int, bool) {
	for _, m := range giving.FindAllStringIndex(s, 8) {
		if !timely.MatchString(s[m[0]:]) {
			return m[0], true
		}
	}
	return 0, false
}

// hinting finds further words that may give a reason.
var hinting = regexp.MustCompile(`(?i)\b(reasons?|so|since|cause[ds]?|as|to|led|results?|resulted|therefore|thus|explain(ed|s|ing)?|for|sparked|prompted|accus\w+)\b`)

// otherDeed tells whether a sentence tells nothing of the deed whose reason is
// asked for, or denies it.
func otherDeed(q question.Question, sentence string) bool {
	for _, stem := range remaining(q, cue{}, "") {
		if deedFamilies[stem] != nil && !holdsDeed(sentence, stem) {
			return true
		}
	}
	at, ok := causeAt(sentence)
	return ok && opposite(q, sentence[:at])
}

// reasoned tells whether a sentence may give a reason at all.
func reasoned(s string) bool {
	_, ok := causeAt(s)
	return ok || hinting.MatchString(s)
}

var not = regexp.MustCompile(`(?i)\bnot\b|n['’]t\b`)

// opposite tells whether a clause denies what the question takes for granted.
func opposite(q question.Question, clause string) bool {
	return (denying(clause) || not.MatchString(clause)) && !denying(q.Plain) && !not.MatchString(q.Text)
}

// tells reports whether the candidate says all that the question does: its
// deeds in the sentence itself; a name may stand beside it.
func tells(rest []string, d passage.Doc, a knowledge.Article, c passage.Candidate) bool {
	held := 0
	beside := a.Title + ". " + surroundings(d, c)
	for _, stem := range rest {
		switch {
		case holdsDeed(c.Text, stem):
			held++
		case !namesStem(beside, stem):
			return false
		}
	}
	return held > 0
}

// holdsDeed tells whether s holds a word that tells the same as the stem.
func holdsDeed(s, stem string) bool {
	return holdsStem(s, append(slices.Clip(passage.Kin(stem)), deedFamilies[stem]...))
}

// namesStem tells whether s has a word of that stem that is written as a
// name within a sentence.
func namesStem(s, stem string) bool {
	for _, w := range text.Words(s) {
		if capital1(w.Text) && text.Stem(owned(w.Fold)) == text.Stem(owned(stem)) {
			return true
		}
	}
	return false
}

// goingOn returns the sentence with the one after it, where that goes on to
// give the reason for the same person's deed.
func goingOn(d passage.Doc, c passage.Candidate) string {
	if _, ok := causeAt(c.Text); !ok || c.Position < 0 || c.Position+1 >= len(d.Sentences) {
		return c.Text
	}
	next := d.Sentences[c.Position+1].Text
	words := text.Words(next)
	if _, ok := causeAt(next); !ok || len(words) == 0 || !capital1(words[0].Text) {
		return c.Text
	}
	first := owned(words[0].Fold)
	if persons[first] || !text.IsStop(first) && strings.Contains(" "+unowned(text.Fold(c.Text))+" ", " "+first+" ") {
		return c.Text + " " + next
	}
	return c.Text
}

var persons = setOf("he", "she", "they", "it")
