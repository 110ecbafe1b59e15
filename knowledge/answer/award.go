package answer

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"marquee/knowledge"
	"marquee/knowledge/answer/passage"
	"marquee/knowledge/answer/question"
	"marquee/knowledge/text"
)

// prize is an award as questions and articles name it, in folded words.
type prize struct {
	names []string
	since int // its nth ceremony is held in the year since+n; 0: they are not counted
}

var prizes = []prize{
	{[]string{"oscar", "oscars", "academy award", "academy awards"}, 1928},
	{[]string{"bafta", "baftas"}, 1947},
	{[]string{"golden globe", "golden globes"}, 1943},
	{[]string{"emmy", "emmys", "emmies", "emmy award", "emmy awards"}, 1948},
	{[]string{"razzie", "razzies", "golden raspberry", "golden raspberries"}, 1980},
	{[]string{"cannes", "palme d'or"}, 1947},
	{[]string{"berlin film festival", "berlinale", "berlin festival", "golden bear"}, 1950},
	{[]string{"venice film festival", "venice festival", "venice", "golden lion"}, 0},
	{[]string{"sundance"}, 0}, {[]string{"screen actors guild", "sag", "sag awards"}, 0},
	{[]string{"producers guild", "pga"}, 0}, {[]string{"directors guild", "dga"}, 0},
	{[]string{"independent spirit", "spirit awards"}, 0}, {[]string{"critics choice", "critics' choice"}, 0},
	{[]string{"european film awards"}, 0}, {[]string{"cesar", "cesars"}, 0}, {[]string{"goya", "goyas"}, 0},
	{[]string{"national film awards"}, 0}, {[]string{"filmfare"}, 0}, {[]string{"annie awards"}, 0},
}

// honour is what is won: spellings of a category, and whether films or people
// win it.
type honour struct {
	names []string
	of    question.Type // Title or Person
}

var honours = []honour{
	{[]string{"best picture", "best film", "best movie", "film of the year"}, question.Title},
	{[]string{"best actor"}, question.Person}, {[]string{"best actress"}, question.Person},
	{[]string{"best supporting actor", "supporting actor"}, question.Person},
	{[]string{"best supporting actress", "supporting actress"}, question.Person},
	{[]string{"best director"}, question.Person}, {[]string{"best cinematography"}, question.Person},
	{[]string{"best animated feature", "best animated film", "best animation"}, question.Title},
	{[]string{"best foreign film", "best foreign language film", "best foreign-language film", "best international feature"}, question.Title},
	{[]string{"best documentary", "best documentary feature"}, question.Title},
	{[]string{"palme d'or"}, question.Title}, {[]string{"golden bear"}, question.Title}, {[]string{"golden lion"}, question.Title},
	{[]string{"grand jury prize"}, question.Title}, {[]string{"worst picture", "worst film"}, question.Title},
	{[]string{"best short film", "best live action short", "best short"}, question.Person}, {[]string{"best screenplay", "best original screenplay", "best adapted screenplay"}, question.Person},
	{[]string{"best newcomer"}, question.Person}, {[]string{"best score", "best original score"}, question.Person}, {[]string{"best british film"}, question.Title},
	{[]string{"worst actor"}, question.Person}, {[]string{"worst actress"}, question.Person},
}

// awarded is a question who or what won.
type awarded struct {
	honour
	prize   *prize
	edition int      // of the prize, or 0
	rest    []string // stems of the question's other words
}

var (
	asksWinner = regexp.MustCompile(`^(?:best|worst) \pL+|^(who|what|which|name)\b.*\b(win|wins|won|winner|pick|picked|picks|named|name|names|choose|chose|chosen|took|take|takes|taken|awarded|received|got|gets|voted|crowned|best|worst)\b`)
	asksOther  = regexp.MustCompile(`\b(nominated|nominees?|nominations?|first|last time|last year|previous year|year before|most|ever|lost|host|hosted|presented|presenting|directed|wrote|starred|plays|played|beat|before|after|how many)\b`)
	ordinal    = regexp.MustCompile(`\b(\d{1,3})(st|nd|rd|th)\b`)
)

// askedAward understands a question who or what won a category.
func askedAward(q question.Question) (awarded, bool) {
	if !asksWinner.MatchString(q.Plain) || asksOther.MatchString(q.Plain) {
		return awarded{}, false
	}
	asked := text.Fold(q.Text)
	a, category := awarded{}, ""
	for _, h := range honours {
		for _, n := range h.names {
			if holdsName(asked, n) && len(n) > len(category) {
				a.honour, category = h, n
			}
		}
	}
	if m := bestOf.FindStringSubmatch(q.Plain); m != nil && len(m[1]+m[2]) >= len(category) && !noPrize.MatchString(m[2]) {
		// A category that no table has, or a narrower one.
		category = m[1] + " " + m[2]
		a.names = append([]string{category}, widened(a.names, category)...)
		a.of = winnerOf(q, a.of)
	}
	if category == "" {
		return awarded{}, false
	}
	used := category
	for i := range prizes {
		for _, n := range prizes[i].names {
			if holdsName(asked, n) {
				a.prize, used = &prizes[i], used+" "+n
			}
		}
	}
	if m := ordinal.FindStringSubmatch(q.Plain); m != nil {
		a.edition, _ = strconv.Atoi(m[1])
		used += " " + m[0]
	}
	a.rest = otherWords(q, used)
	return a, a.prize != nil || len(a.rest) > 0
}

// widened keeps the spellings that say as much as the category.
func widened(names []string, category string) []string {
	if slices.Contains(names, category) {
		return names
	}
	return nil
}

// winnerOf tells whether a person or a film wins a category: by the table,
// else by the question.
func winnerOf(q question.Question, known question.Type) question.Type {
	switch {
	case known != "":
		return known
	case strings.HasPrefix(q.Plain, "who"):
		return question.Person
	}
	return question.Title
}

// ofWinning are words of such questions that their answers need not hold.
var ofWinning = setOf("win", "wins", "won", "winner", "winning", "pick", "picked", "picks", "named", "name", "names", "choose", "chose", "chosen", "took", "take",
	"taken", "takes", "awarded", "received", "gets", "voted", "crowned", "category", "ceremony", "annual", "night", "prize", "prizes", "festival", "role")

// otherWords returns the stems of the question's words that are not used.
func otherWords(q question.Question, used string) (rest []string) {
	skip := strings.Fields(question.Plain(used))
	for _, w := range strings.Fields(q.Plain) {
		year := len(w) == 4 && strconv.Itoa(q.Year) == w
		if !year && !text.IsStop(w) && !asides[w] && !filler[w] && !ofWinning[w] && !slices.Contains(skip, w) {
			rest = append(rest, text.Stem(w))
		}
	}
	return rest
}

// holdsName tells whether folded s holds the folded name as whole words,
// apostrophes aside.
func holdsName(s, name string) bool {
	return containsWords(strings.ReplaceAll(s, "'", ""), strings.ReplaceAll(text.Fold(name), "'", ""))
}

func holdsAny(s string, names []string) bool {
	return slices.ContainsFunc(names, func(n string) bool { return holdsName(s, n) })
}

// awardTrust is the confidence in a sentence that says who won what was asked
// of the right ceremony.
const awardTrust = 0.8

// winner looks among the candidates for a sentence that says who won: it names
// the category, a winner of the right kind and a verb of winning, it hopes
// for nothing, and it or its article speaks of the prize and its year. Of
// several the newest speaks.
func (d *Desk) winner(q question.Question, aw awarded, docs []passage.Doc, articles []knowledge.Article, candidates []passage.Candidate) (slot, bool) {
	best, found := slot{}, false
	for i, c := range candidates {
		a := articles[c.Doc]
		if !aw.ceremony(q, docs[c.Doc], a, c) || unsure.MatchString(notOnly.ReplaceAllString(c.Text, " ")) {
			continue
		}
		name := d.wonBy(aw, docs[c.Doc], a, c)
		if name == "" || overlapsWords(name, strings.Join(aw.names, " ")) {
			continue
		}
		if !found || a.Published.After(articles[candidates[best.at].Doc].Published) {
			best, found = slot{at: i, short: name, confidence: awardTrust}, true
		}
	}
	return best, found
}

var (
	notOnly = regexp.MustCompile(`(?i)\bnot (only|just)\b`)
	// unsure finds words of hopes, chances, defeats and former years.
	unsure = regexp.MustCompile(`(?i)\b(nominat\w*|nominees?|could|may|might|hop(es?|ed|ing)|favou?rites?|tipped|expect\w*|predict\w*|should|would|if|never|not|no|ever|multiple|contenders?|up for|shortlist\w*|deserv\w*|los[et]|losing|fail\w*|snub\w*|chances?|odds|bets?|frontrunners?|last year('s|’s)?|previous\w*|former|since|back in)\b|\?`)
	years  = regexp.MustCompile(`\b(19|20)\d\d\b`)
)

// otherBody finds whoever gives prizes.
var otherBody = regexp.MustCompile(`\p{Lu}[\pL'’]+ (?:[Aa]wards|[Ff]estival|[Cc]ritics|[Gg]uild|[Cc]ircle|[Aa]cademy)\b`)

// ceremony tells whether the candidate speaks of the asked prize and year.
func (aw awarded) ceremony(q question.Question, d passage.Doc, a knowledge.Article, c passage.Candidate) bool {
	line, head := text.Fold(c.Text), opening(d, a)
	if !holdsAll(surroundings(d, c)+" "+head, aw.rest) || len(aw.rest) > 0 && aw.prize == nil && otherBody.MatchString(c.Text) && !holdsAll(c.Text, aw.rest) {
		return false
	}
	if aw.prize != nil {
		named := holdsAny(line, aw.prize.names)
		for i := range prizes {
			if &prizes[i] != aw.prize && !named && holdsAny(line, prizes[i].names) {
				return false
			}
		}
		if !named && !holdsAny(head, aw.prize.names) {
			return false
		}
	}
	return aw.when(q, a, c)
}

// opening returns the folded headline and first sentences of an article.
func opening(d passage.Doc, a knowledge.Article) string {
	head := text.Fold(a.Title)
	for i := range min(3, len(d.Sentences)) {
		head += " " + text.Fold(d.Sentences[i].Text)
	}
	return head
}

// when tells whether the candidate speaks of the asked year or ceremony; with
// none asked, it must not speak of a year before its article's.
func (aw awarded) when(q question.Question, a knowledge.Article, c passage.Candidate) bool {
	year, of := q.Year, a.Published.Year()
	if year == 0 && aw.edition > 0 {
		if strings.Contains(a.Title+" "+a.Text, ordinalOf(aw.edition)+" ") {
			return true
		}
		if aw.prize == nil || aw.prize.since == 0 {
			return false
		}
		year = aw.prize.since + aw.edition
	}
	said := years.FindAllString(c.Text, -1)
	if len(said) > 0 {
		return slices.Contains(said, strconv.Itoa(year)) || year == 0 && slices.Contains(said, strconv.Itoa(of))
	}
	if year == 0 || year == of {
		return true
	}
	return aw.prize != nil && aw.prize.since > 0 && year > aw.prize.since && strings.Contains(a.Title+" "+a.Text, ordinalOf(year-aw.prize.since)+" ")
}

// ordinalOf writes a number as "84th".
func ordinalOf(n int) string {
	suffix := "th"
	if n%100 < 11 || n%100 > 13 {
		switch n % 10 {
		case 1:
			suffix = "st"
		case 2:
			suffix = "nd"
		case 3:
			suffix = "rd"
		}
	}
	return strconv.Itoa(n) + suffix
}
