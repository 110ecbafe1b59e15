package answer

import (
	"regexp"
	"strings"

	"marquee/knowledge"
	"marquee/knowledge/answer/passage"
	"marquee/knowledge/answer/question"
	"marquee/knowledge/text"
)

// plotSigns are what sentences that tell a film's story hold, and what they
// weigh; what reviewers' opinions hold weighs against.
var plotSigns = []struct {
	match  *regexp.Regexp
	weight float64
}{
	{regexp.MustCompile(`(?i)\b((is|are) (a|an|the)\b[^.;]{0,60}\b(story|tale|account|film|drama|comedy|documentary|satire|thriller|series|show|portrait) (about|of|in which|that follows)|sees (an?|the|two|three|him|her|them|\p{Lu}[\pL'’-]+)\b|tells? (the|a|of|us|her|his|their)\b.{0,20}(story|tale)|(story|tale|account|portrait) of (an?|the|two|three|how|his|her)|follows?|following (an?|the|two|three|\pL+'s)|chronicl\w+|cent(er|re)s (on|around|upon)|cent(er|re)d (on|around)|revolves?|focus(es|ing|ed) on|depicts?|recounts?|documents|traces|charts|explores|concerns|(is|are) about|deals with|looks at|examines|imagines|takes place)\b`), .45},
	{regexp.MustCompile(`(?i)\b(about (an?|the|two|three|his|her|how|growing|what)|in which|based on|set (in|on|during|against|around)|inspired by|exploration of|study of|portrait of|an attempt to|shows how|shows? us|plot|premise|storyline|the story)\b`), .25},
	{regexp.MustCompile(`^(When|After|As|Following)\b[^,]{10,120}, (he|she|they|it|the|an?|\p{Lu}[\pL'’-]+)\b`), .3},
	{regexp.MustCompile(`\pL \(\p{Lu}[\pL.'’-]+ (?:[\pL.'’-]+ ){0,2}\p{Lu}[\pL'’-]+[,)]`), .3},
	{regexp.MustCompile(`(?i)\b(must|finds? (himself|herself|themselves|out|a)|discovers?|forced to|sets? (out|off)|struggles?|falls? (in love|for)|decides?|returns? to|tries to|attempts? to|battles?|fights?|escapes?|lives? (in|with|of)|moves? to|relocat\w+|trying to|stumbles?|uncovers?|becomes?|threatens?|hires?|plots|teams up|takes on|confronts?|hunts?|haunted|wants to|grows up|lands|joins|loses|dies|agrees|travels|journeys|encounters?|begins|tackl\w+|embarks?|befriends?|meets|learns|seeks|investigat\w+|wakes? up|a (young|single|retired|former|teenage|group))\b`), .15},
	{regexp.MustCompile(`(?i)\b(novelists?|detectives?|cops?|teachers?|widow\w*|couples?|teenagers?|boys?|girls?|wom[ae]n|m[ae]n|family|soldiers?|students?|husband|wife|daughters?|sons?|father|mother|brothers?|sisters?|king|queen|workers?|doctor|lawyer|agent|spy|assassin|thief|robbers?|friends|orphan|prisoners?|aliens?|survivors?)\b`), .1},
	{regexp.MustCompile(`(?i)\b(i|i'm|i've|my|you|performances?|best|worst|brilliant\w*|disappoint\w*|reviews?|stars out of|oscars?|award\w*|box office|audiences?|released?|premiere\w*|sequel|filmed|filming|trailer|franchise|masterpiece|stunning|screenplay|soundtrack|critics?|runtime|grossed|budget|adaptation|remake)\b`), -.15},
	{regexp.MustCompile(`\?$|^(But|However|So|Yet|And|Unfortunately|Sadly|Overall|Although|While)\b`), -.2},
}

// What a sentence's place counts for telling a film's story, and from which sum
// on it does.
const (
	namesTitle = .2
	isHeadline = -.1
	earlyPlot  = .12 // for the first sentence, less for each further one
	plotFrom   = .4
	plotWithin = 8 // sentences of an article that need not name the film
)

// plot finds the sentence that tells what a film is about.
func (d *Desk) plot(q question.Question, s subject, docs []passage.Doc, articles []knowledge.Article, candidates []passage.Candidate) (telling, bool) {
	if partOfStory.MatchString(q.Plain) {
		return telling{}, false // what the whole is about would be no answer
	}
	title := s.named(q, articles)
	if m := asksPlot.FindStringSubmatch(q.Plain); m != nil && title == "" {
		title = strings.TrimSpace(m[1] + m[2])
	}
	if title == "" {
		return telling{}, false
	}
	sv := newSieve(q, docs)
	key := bareTitle(title)
	best, found, most := telling{}, false, plotFrom
	for _, c := range s.linesAbout(title, docs, articles, candidates) {
		if len(text.Words(c.Text)) < 7 || d.otherFilm(c.Text, title) || !sv.full(sv.anywhere(c.Doc)) {
			continue
		}
		named := titledAs(c.Text, key) || headed(docs[c.Doc], c.Position, key)
		about := s.aboutIn(articles[c.Doc].ID) || titledAs(docs[c.Doc].Title, key) || opensWith(docs[c.Doc], key)
		if !named && (!about || c.Position > plotWithin && !leans(c.Text)) {
			continue
		}
		sum := earlyPlot / float64(1+max(0, c.Position)/2)
		if named {
			sum += namesTitle
		}
		if c.Position == headline {
			sum += isHeadline
		}
		for _, sign := range plotSigns {
			if sign.match.MatchString(c.Text) {
				sum += sign.weight
			}
		}
		if sum > most {
			most, found = sum, true
			best = telling{line: c, text: sv.withBefore(c), confidence: min(.85, toldTrust+.3*(sum-plotFrom)), overrules: true}
		}
	}
	return best, found
}

// asksPlot finds the title in a question what something is about.
var asksPlot = regexp.MustCompile(`^(?:whats|what is|what was|what are) (?:the (?:film|movie|show|series) )?(.+?) (?:all )?about$|^(?:whats |what is )?(?:the )?(?:plot|story|premise|synopsis) of (.+)$`)

// partOfStory finds that not the story is asked for but a part of it.
var partOfStory = regexp.MustCompile(`\b(?:scenes?|endings?|ends?|twists?|finale|(?:final|last|first|opening|second|third) (?:act|shot|minutes|episode|part))\b`)

// headed tells whether a heading with the title stands above a sentence: in
// lists of films each has one.
func headed(d passage.Doc, position int, key string) bool {
	for p := position - 1; p >= max(0, position-2); p-- {
		if p < len(d.Sentences) && len(text.Words(d.Sentences[p].Text)) <= headingWords {
			return titledAs(d.Sentences[p].Text, key)
		}
	}
	return false
}

// headingWords is the most words of a heading.
const headingWords = 7

// opensWith tells whether one of the first sentences names the title.
func opensWith(d passage.Doc, key string) bool {
	for i := range min(3, len(d.Sentences)) {
		if titledAs(d.Sentences[i].Text, key) {
			return true
		}
	}
	return false
}
