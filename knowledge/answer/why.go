package answer

import (
	"regexp"
	"slices"
	"strings"

	"marquee/knowledge/answer/passage"
	"marquee/knowledge/answer/question"
	"marquee/knowledge/text"
)

// giving finds the words by which a sentence gives a reason. "Over" and
// "after" do so only where neither a time nor a number follows.
var giving = regexp.MustCompile(`(?i)\b(because|due to|owing to|thanks to|citing|claiming|alleging|arguing|complaining|fearing|calling it|^(?:It|He|She|They) (?:also )?(?:says?|said|claims?|claimed|argues?|argued|complained)|blam(ed|ing)|as a result of|on the grounds|in protest|amid|following|follows? (?:an?|the|his|her|its|their|claims|complaints|criticism|reports)|so that|stem(?:s|med) from|reason (?:for|why|behind|was|is)|could explain|explains? (?:the|why|his|her|its|their)|sparked by|prompted by|in response to|in (?:an? )?(?:attempt|bid|effort) to|in a row over|saying (?:that |it|he|she|they|the)|said (?:it|he|she|they) (?:was|were|had|did|could|would)|in order to|leading to|led to|resulting in|while (?:it|they|he|she|police|officials) (?:probes?|investigat\w+|looks?|recovers?|deals?)|(?:sued|suing|sues|suit|lawsuit|fined|jailed|arrested|fired|sacked|suspended|banned|criticised|criticized|attacked|slammed|praised|accused|apologised|apologized|sorry|blasted|condemned|rebuked|disqualified|charged|laughed at|ridiculed|mocked|panned|hailed|hated|loved|honou?red|nominated|thanked|fired|remembered) [^.;]{0,80}?\b(?:for|of|with) (?:\pL+ing|an?|the|his|her|its|their)|(?:slam\w*|su(?:es?|ed|ing)|critici\w+|blast\w*|rows?|feud\w*|outrage\w*|anger\w*|backlash|controvers\w+|apologi\w+|fire[ds]?|probe[ds]?|disputes?|clash\w*|quits?|resign\w*|axed|banned|dropped|cancell?ed|pulled|mock\w*|hits?) [^.;]{0,60}?over \pL+|\w+ to (?:avoid|offer|ask|urge|demand|protest|complain|help|raise|end|save|stop|promote|spend|focus|pursue|allow|protect|prevent|mark|celebrate|honou?r|concentrate|draw|encourage|pay|settle|cut|boost) |(over|after) (?:an?|the|his|her|its|their|claims?|concerns?|fears?|allegations?|complaints?|criticism|objections|worries|it|he|she|they|being|\pL+ing|\pL+ (?:said|claimed|complained|refused|was|were|had))\b)`)

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
		words("angry anger angered outrage outraged upset furious protest protested object objected complain complained annoyed annoy mad unhappy cross fuming slam slams slammed blast blasts blasted hit rip rips ripped fury backlash"),
		words("praise praised praises hail hailed"), words("accuse accused accuses accusing accusation alleged allege alleges allegations"),
		words("rival rivals compete competing competition"), words("childhood boyhood girlhood child"), words("spinoff spin-off spin"), words("apologise apologised apologize apologized apology apologises sorry"),
		words("arrest arrested arrests detained custody charged jail jailed"), words("split divorce divorced separated separate breakup"),
		words("marry married wed wedding"), words("replace replaced replaces replacement"),
		words("row controversy controversial criticism criticised debate"), words("leave leaving left quit exit exits departs"),
		words("close closed closing shut shuts"), words("reject rejected rejects refuse refused refuses deny denied denies"),
		words("retire retired retires retirement"), words("resign resigned resigns resignation step stepped steps"),
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

// What speaks for a sentence as one that gives the reason for a deed.
const (
	causeHere    = 0.40 // it gives a cause
	causeLoose   = 0.10 // less, where it only tells what came before
	causeNext    = 0.22 // the next one does
	headlineLess = 0.15 // headlines hint rather than tell
	causeMaybe   = 0.12 // it holds words that may give one
	ofDeed       = 0.40 // as far as it tells the deed itself
	reasonFrom   = 0.42
	deedAfter    = 30 // within these bytes of "after", the deed itself is no cause
)

// because finds the sentence that tells what the question tells and gives a
// reason for it, itself or in the next.
func because(sv *sieve, q question.Question, candidates []passage.Candidate) (telling, bool) {
	best, found, most := telling{}, false, reasonFrom
	if len(sv.terms) < 2 {
		return best, false
	}
	deeds := sv.deeds()
	for _, c := range candidates {
		c = sv.inText(c)
		own := sv.in(c.Doc, c.Position)
		if own == 0 || !sv.toldIn(c) || deeds&^(own|sv.in(c.Doc, c.Position-1)|sv.in(c.Doc, headline)) != 0 {
			continue
		}
		sum, whole := ofDeed*sv.share(own)-perPlace*float64(max(0, c.Position)), sv.withBefore(c)
		at, end, ok := causeIn(c.Text)
		ok = ok && sv.of(c.Text[end:min(len(c.Text), end+deedAfter)])&deeds == 0
		switch {
		case ok && opposite(q, c.Text[:at]):
			continue
		case ok:
			sum += causeHere
			if loosely.MatchString(c.Text[at:]) {
				sum -= causeLoose
			}
			if more := goingOn(sv.docs[c.Doc], c); more != c.Text {
				whole = more
			}
		case opposite(q, c.Text):
			continue
		case sv.causeAfter(c):
			sum, whole = sum+causeNext, sv.withNext(c)
		case hintingAt.MatchString(c.Text) || speech.MatchString(c.Text):
			sum += causeMaybe
		}
		if deeds&own != 0 && angered.MatchString(q.Plain) {
			sum += causeMaybe // whatever angers is the reason
		}
		if c.Position == headline {
			sum -= headlineLess
		}
		if begins(sv.docs[c.Doc]) && len(sv.docs[c.Doc].Sentences) == short {
			sum += causeMaybe
		}
		if sum > most {
			most, found = sum, true
			best = telling{line: c, text: whole, confidence: min(.8, toldTrust+.25*(sum-reasonFrom))}
		}
	}
	return best, found
}

// deeds returns the terms that tell what was done.
func (sv *sieve) deeds() (m mask) {
	for k, stem := range sv.terms {
		if deedFamilies[stem] != nil {
			m |= 1 << k
		}
	}
	return m
}

// causeAfter tells whether the sentence after the candidate gives a cause.
func (sv *sieve) causeAfter(c passage.Candidate) bool {
	if c.Position < 0 || c.Position+1 >= len(sv.docs[c.Doc].Sentences) {
		return false
	}
	_, ok := causeAt(sv.docs[c.Doc].Sentences[c.Position+1].Text)
	return ok
}

// causeAt returns where the sentence begins to give a reason.
func causeAt(s string) (int, bool) {
	start, _, ok := causeIn(s)
	return start, ok
}

// causeIn returns where the words that give a reason stand.
func causeIn(s string) (start, end int, ok bool) {
	for _, m := range giving.FindAllStringIndex(s, 8) {
		last := m[0]
		for _, w := range []string{"over ", "after "} {
			last = max(last, m[0]+strings.LastIndex(s[m[0]:m[1]], w))
		}
		if !timely.MatchString(s[last:]) {
			return m[0], m[1], true
		}
	}
	return 0, 0, false
}

// hinting finds further words that may give a reason.
var hinting = regexp.MustCompile(`(?i)\b(reasons?|so|since|cause[ds]?|as|led|results?|resulted|therefore|thus|explain(ed|s|ing)?|for|sparked|prompted|accus\w+)\b`)

// hintingAt finds those that hint by themselves.
var hintingAt = regexp.MustCompile(`(?i)\b(reasons?|cause[ds]?|led|results?|resulted|therefore|thus|explain(ed|s|ing)?|sparked|prompted|accus\w+)\b`)

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

// angered finds questions why somebody is angry.
var angered = regexp.MustCompile(`\b(angry|annoyed|upset|furious|mad|unhappy|outraged?|offended|protest\w*|objects?|object(ed|ing)|complain\w*|criticis\w+|criticiz\w+)\b`)

// loosely finds causes that may be mere times and circumstances.
var loosely = regexp.MustCompile(`(?i)^(after|over|amid|so that|in order|while|saying|said|with)\b`)

var not = regexp.MustCompile(`(?i)\bnot\b|n['’]t\b`)

// opposite tells whether a clause denies what the question takes for granted.
func opposite(q question.Question, clause string) bool {
	return (denying(clause) || not.MatchString(clause)) && !denying(q.Plain) && !not.MatchString(q.Text)
}

// holdsDeed tells whether s holds a word that tells the same as the stem.
func holdsDeed(s, stem string) bool {
	return holdsStem(s, append(slices.Clip(passage.Kin(stem)), deedFamilies[stem]...))
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
