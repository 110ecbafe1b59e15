package answer

import (
	"regexp"
	"strings"

	"marquee/knowledge"
	"marquee/knowledge/answer/passage"
	"marquee/knowledge/answer/question"
	"marquee/knowledge/text"
)

// The verbs and nouns by which a question asks what somebody says.
const (
	saysVerbs = `say|said|saying|says|tell|told|telling|think|thinks|thought|feel|feels|felt|react|reacted|reacting|respond|responded|reply|replied|describe|described|call|called|comment|commented|claim|claimed|write|tweet|tweeted|joke|joked|add|added|reveal|revealed|admit|admitted|suggest|suggested|announce|announced|warn|warned|explain|explained|argue|argued|believe|believed|complain|complained|compare|compared|accuse|accused|accusing|criticise|criticize|want|promise|promised`
	saysNouns = `quote|reaction|response|comments?|opinion|take|views?|thoughts|verdict|remarks?|stance|advice|message|excuse|explanation|complaint|defen[cs]e|criticism|apology`
)

// The ways of asking what somebody says: who speaks, and of what.
var asksSaying = []*regexp.Regexp{
	regexp.MustCompile(`^(?:what|how|whats) (?:(?:did|does|do|has|have|had|was|is|are|were|else did) )?(?P<who>.+?) (?:` + saysVerbs + `)\b(?P<what>.*)$`),
	regexp.MustCompile(`^(?:what|whats)(?: (?:is|was|were|are))?(?: the)? (?:` + saysNouns + `) (?:of|from|by) (?P<who>.+?)(?P<what> (?:on|about|to|of|over|regarding|for)\b.*)?$`),
	regexp.MustCompile(`^(?:what|whats)(?: (?:is|was|were|are))?(?: the)? (?P<who>.+?) (?:` + saysNouns + `)\b(?P<what>.*)$`),
}

var (
	// saying finds the words by which a sentence tells what somebody says.
	saying = regexp.MustCompile(`(?i)\b(sa(ys?|id|ying)|t(ells?|old|elling)|add(?:s|ed)(?: that\b|[,:.])|call(s|ed|ing)|describ\w+|th(inks|ought)|believe[sd]|admit\w*|reveal\w*|den(y|ies|ied)|insist\w*|claim\w*|argu\w+|warn\w*|jok(es?|ed|ing)|wr(ote|ites?|iting)|tweet\w*|respond\w*|repl(y|ies|ied)|react\w*|comment\w*|explain\w*|declar\w*|announc\w+|slam\w*|blast\w*|prais\w+|critici\w+|mock\w*|condemn\w*|defend\w*|thank\w*|apologi\w+|urg(es?|ed|ing)|vow\w*|hail\w*|label\w*|dubs|dubbed|confess\w*|shar(es|ed)|recall\w*|remember\w*|suggest\w*|express\w*|rips|ripped|roast\w*|hits? back|clap(s|ped) back|opens? up|opened up|rule[sd] out|doesn['’]t rule|according to|accus\w+|complain\w*|compar\w+|want(s|ed)|hop(es|ed)|lament\w*|bemoan\w*|promis\w+|ask(s|ed)|quip\w*|insists?|threaten\w*|offer(s|ed)|propos\w+|begg(ed|ing)|order(s|ed)|bragg?\w*|boast\w*|teas(es|ed)|confirm\w*|predict\w*|clarif\w+|question(s|ed)|calls? out|disput\w+|dismiss\w*|weigh(s|ed) in|speaks? out|spoke|speaks)\b`)
	// surely finds those that leave no doubt.
	surely = regexp.MustCompile(`(?i)\b(sa(ys?|id)|tells?|told|add(?:s|ed)(?: that\b|[,:.])|admit(s|ted)|explain(s|ed)|tweet(s|ed)|wrote|repl(y|ies|ied)|respond(s|ed)|jok(es|ed)|insist(s|ed)|argued?|declared?|warn(s|ed)|describ(es|ed)|call(s|ed)|claim(s|ed)|reveal(s|ed)|confess\w*|quip\w*|recall(s|ed)|commented|according to|slams?|slammed|blast(s|ed)|den(y|ies|ied)|prais(es|ed)|critici[sz]ed|accus(es|ed)|apologi[sz](es|ed)|doesn['’]t rule|rule[sd] out)\b`)
	// speech finds words in quotation marks, three or more.
	speech = regexp.MustCompile(`["“][^"“”\s]+(?:\s+[^"“”\s]+){2,}["”]|(?:^|[\s(:])['‘][^'‘’\s]+(?:\s+[^'‘’\s]+){2,}['’](?:[\s,.;:!?)]|$)|["“][^"“”]{24,}$`)
	// headlineSays finds headlines that quote: "It was silly: Carver on the row".
	headlineSays = regexp.MustCompile(`^[^:]{8,}: \p{Lu}[\pL.'’-]+(?: \p{Lu}[\pL.'’-]+){0,2}(?: (?:on|about|over)\b.*)?$|^\p{Lu}[\pL.'’-]+(?: \p{Lu}[\pL.'’-]+){0,2}: \S+ \S+ \S+|\p{Lu}[^:]{6,}: ['‘"“]\p{Lu}`)
	// speaking finds a speaker whom a sentence does not name.
	speaking = regexp.MustCompile(`(?i)\b(he|she|they|i|i'm|i’m|i've|i’ve|my|we|the (?:[\pL-]+ )?(?:actor|actress|star|singer|director|comedian|writer|presenter|filmmaker|author|rapper|model|host|producer|boss|spokesman|spokeswoman|\d\d-year-old))\b`)
)

// readSaying returns who is asked for and of what, or false.
func readSaying(q question.Question) (who, what []string, ok bool) {
	for _, re := range asksSaying {
		if m := re.FindStringSubmatch(q.Plain); m != nil {
			// The words are read from the plain question, whose owners have lost
			// their apostrophes; stems make them alike.
			p := question.Question{Plain: q.Plain}
			speaker, of, _ := strings.Cut(m[re.SubexpIndex("who")], " of ") // the director of a film
			return speakerWords(speaker), tellingWords(p, of+" "+m[re.SubexpIndex("what")]), true
		}
	}
	return nil, nil, false
}

// speakerWords returns the stems of whoever is asked for, the trade before a
// name left out.
func speakerWords(who string) (out []string) {
	for _, w := range text.Words(who) {
		if !text.IsStop(w.Fold) {
			out = append(out, text.Stem(w.Fold))
		}
	}
	for len(out) > 1 && tradeStems[out[0]] {
		out = out[1:]
	}
	return out
}

// tradeStems are stems of trades that stand before names.
var tradeStems = setOf(words("actor actress director star singer comedian writer presenter filmmaker author rapper host producer comic legend president")...)

// What speaks for a sentence as that which tells what somebody says.
const (
	bySpeaker = 0.30 // it names the speaker
	byPronoun = 0.20 // a sentence shortly before does
	ofTopic   = 0.25 // as far as it holds the topic
	nearTopic = 0.20 // as far as its neighbours do
	inMarks   = 0.20 // it quotes
	inWords   = 0.12 // it has a verb that leaves no doubt
	perPlace  = 0.004
	spokenAt  = 0.44 // from this sum on it is said by the speaker and of the topic
)

// saidBy finds what somebody says of something: a sentence that tells of
// speech, names the speaker or goes on from one that does, and has the topic in
// it or beside it.
func saidBy(q question.Question, s subject, docs []passage.Doc, articles []knowledge.Article, candidates []passage.Candidate) (telling, bool) {
	who, what, ok := readSaying(q)
	if !ok || len(who) == 0 {
		return telling{}, false
	}
	speakers, topic := sieveOf(who, docs), sieveOf(what, docs).about(q, s, docs, articles)
	best, found, most := telling{}, false, 0.0
	for _, c := range candidates {
		c = speakers.inText(c)
		heads := (c.Position == headline || c.Position == 0 && begins(docs[c.Doc])) && headlineSays.MatchString(c.Text)
		if !saying.MatchString(c.Text) && !speech.MatchString(c.Text) && !heads {
			continue
		}
		by := speakers.speaker(c)
		if by == 0 || !topic.beside(c) || !speakers.full(speakers.around(c)) {
			continue
		}
		own := topic.share(topic.in(c.Doc, c.Position))
		near := topic.share(topic.in(c.Doc, c.Position) | topic.in(c.Doc, c.Position-1) | topic.in(c.Doc, c.Position+1) | topic.in(c.Doc, headline))
		sum := by + ofTopic*own + nearTopic*near - perPlace*float64(max(0, c.Position))
		if speech.MatchString(c.Text) || heads {
			sum += inMarks
		}
		if surely.MatchString(c.Text) || heads {
			sum += inWords
		}
		if sum > most {
			whole := speakers.saidAt(c)
			if own == 0 && near > 0 && c.Position > 0 && namesPerson(docs[c.Doc].Sentences[c.Position-1].Text) && speakers.in(c.Doc, c.Position-1) == 0 && topic.in(c.Doc, headline) == 0 {
				continue // that was about somebody else
			}
			if whole == c.Text && by == byPronoun && own < topic.share(topic.in(c.Doc, c.Position-1)) && c.Position > 0 {
				whole = speakers.joined(c, c.Position-1)
			}
			most, found = sum, true
			best = telling{line: c, text: whole, confidence: toldTrust + wholly*own - 0.03*(1-near), overrules: true}
		}
	}
	return best, found && most >= spokenAt
}

// speaker tells how surely the candidate's speaker is the one asked for.
func (sv *sieve) speaker(c passage.Candidate) float64 {
	last, all := mask(1)<<(len(sv.terms)-1), mask(1)<<len(sv.terms)-1
	if sv.in(c.Doc, c.Position)&last != 0 {
		if c.Position <= 0 && headlineSays.MatchString(c.Text) && sv.sayer(c.Text) {
			return bySpeaker
		}
		said := sv.withBefore(c)
		if c.Position != headline && !sv.saysHere(said) {
			return 0
		}
		return bySpeaker
	}
	if namesPerson(c.Text) || !speech.MatchString(c.Text) && (!speaking.MatchString(c.Text) || !surely.MatchString(c.Text)) {
		return 0
	}
	for p := c.Position - 1; p >= max(headline, c.Position-3); p-- {
		if sv.in(c.Doc, p)&all != 0 {
			return byPronoun
		}
		if namesPerson(sv.textAt(c.Doc, p)) {
			return 0 // who speaks now
		}
	}
	return 0
}

var (
	// verbAfter finds a verb of saying shortly after a name, itsWords a noun of
	// saying that the name owns, and saidBefore a verb right before a name and
	// its trade: "said the festival's director, Mara Adair".
	verbAfter  = regexp.MustCompile(`(?i)^[^.;"“]{0,70}?` + saying.String()[len("(?i)"):])
	itsWords   = regexp.MustCompile(`(?i)^['’]s? (?:[\pL-]+ ){0,2}?(critique|claims?|comments?|remarks?|statement|tweets?|response|reaction|opinion|view|verdict|speech|letter|post|take|criticism|essay|review|words|message|reply|joke|advice|apology)\b`)
	saidBefore = regexp.MustCompile(`(?i)\b(sa(ys?|id)|adds|added|according to|quot(es|ed)|told by|explains|explained|tweeted|wrote|insists|insisted|claims|claimed|joked|admits|admitted|recalled|asked|from|by)[^.;"“”]{0,60}$`)
)

// saysHere tells whether a sentence lets the speaker say something: a verb of
// saying follows the name or stands right before it and its trade.
func (sv *sieve) saysHere(s string) bool {
	name, marked := sv.terms[len(sv.terms)-1], speech.MatchString(s)
	for _, w := range text.Words(s) {
		if text.Stem(owned(w.Fold)) != name {
			continue
		}
		after := s[w.End:]
		if owned(w.Fold) != w.Fold {
			after = s[w.Start+strings.LastIndexAny(s[w.Start:w.End], "'’"):]
			if itsWords.MatchString(after) {
				return true
			}
			continue
		}
		if verbAfter.MatchString(after[:min(len(after), 200)]) || marked && saidBefore.MatchString(s[max(0, w.Start-80):w.Start]) {
			return true
		}
	}
	return false
}

// sayer tells whether the speaker says something in a sentence, or is named
// beside words in quotation marks.
func (sv *sieve) sayer(s string) bool {
	if sv.saysHere(s) {
		return true
	}
	if !speech.MatchString(s) && !headlineSays.MatchString(s) {
		return false
	}
	for _, w := range text.Words(s) {
		if owned(w.Fold) == w.Fold && text.Stem(w.Fold) == sv.terms[len(sv.terms)-1] {
			return true
		}
	}
	return false
}

// namesPerson tells whether a sentence names somebody with first and last name.
func namesPerson(s string) bool {
	s = speech.ReplaceAllString(s, " ")
	for _, sp := range passage.Spans(s, question.Person) {
		if name := trade(s[sp.Start:sp.End]); strings.Contains(name, " ") && passage.Personal(name) {
			return true
		}
	}
	return false
}

// saidAt returns the candidate with the neighbour that completes it: the one
// before where it leans on that, the one after where the words in quotation
// marks stand there or go on.
func (sv *sieve) saidAt(c passage.Candidate) string {
	if whole := sv.withBefore(c); whole != c.Text {
		return whole
	}
	if c.Position < 0 || c.Position+1 >= len(sv.docs[c.Doc].Sentences) {
		return c.Text
	}
	next := sv.docs[c.Doc].Sentences[c.Position+1].Text
	if speech.MatchString(next) && (!speech.MatchString(c.Text) || leans(next) || strings.HasPrefix(next, `"`) || strings.HasPrefix(next, "“")) || leans(next) && c.Position == 0 {
		return sv.withNext(c)
	}
	return c.Text
}
