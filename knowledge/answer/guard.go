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

// A sentence answers some types of questions only if it holds what the type
// asks for. Where it does not, this much of the confidence remains.
const unguarded = 0.3

// roleStems are the stems of words by which a sentence credits a role.
var roleStems = map[string][]string{
	"director":          {"direct", "director", "helm", "filmmak", "auteur"},
	"writer":            {"write", "wrote", "written", "writer", "screenwrit", "screenplay", "script", "scriptwrit", "pen", "author", "adapt"},
	"author":            {"write", "wrote", "written", "writer", "author", "novelist", "novel", "book", "pen", "memoir"},
	"creator":           {"creat", "creator", "showrunn", "develop"},
	"producer":          {"produc", "produc", "producer"},
	"composer":          {"compos", "composer", "music", "soundtrack"},
	"cinematographer":   {"cinematograph", "cinematographi", "photographi", "photograph", "lens"},
	"actor":             words("star stars starring starred costar cast play plays played playing portray portrays portrayed role roles actor actress appear appears appearing lead leads voice voices voiced join joins joined alongside opposite cameo performance performances"),
	"editor":            {"edit", "editor"},
	"stunt coordinator": {"stunt"},
}

// guarded lowers the confidence in a candidate that lacks what the question's
// type asks for.
func guarded(q question.Question, a knowledge.Article, c passage.Candidate, confidence float64) float64 {
	ok := true
	switch q.Type {
	case question.Person:
		if stems := roleStems[q.Role]; stems != nil {
			ok = c.Short != "" && holdsStem(c.Text, stems)
		}
		ok = ok && (q.Role == "" || humane(c.Text, c.Short))
		ok = ok && bestNamed(q, c.Text)
	case question.Character:
		ok = c.Short != "" && playedBefore(c.Text, c.Short)
	case question.Quote:
		ok = saying.MatchString(c.Text) || speech.MatchString(c.Text)
		if who, _, asked := readSaying(q); asked {
			ok = ok && len(who) > 0 && sieveOf(who, nil).sayer(c.Text)
		}
	case question.Score:
		ok = c.Short != "" && (q.Source == "" || anybody[q.Source] || spoken(c.Text, q.Source) || spoken(a.Outlet, q.Source))
	case question.Thing:
		ok = (!prizeNouns[q.Focus] || prizeName.MatchString(c.Text)) && bestNamed(q, c.Text) && (!happened.MatchString(q.Plain) || eventful.MatchString(c.Text))
	case question.Reason:
		ok = (!denying(c.Text) || denying(q.Plain)) && reasoned(c.Text) && !otherDeed(q, c.Text)
	case question.Title:
		ok = (strings.ToUpper(c.Short) != c.Short || c.Short == "") && !overlapsWords(c.Short, q.Text)
	case question.Service:
		ok = holdsService(c.Text)
	case question.YesNo:
		ok = saysAll(q, a.Title+". "+c.Text) && (!unsure.MatchString(c.Text) || unsure.MatchString(q.Text))
	case question.Money, question.Date:
		ok = c.Short != ""
	case question.Number:
		ok = c.Short != "" && counts(q, c.Text)
	}
	if !ok {
		return confidence * unguarded
	}
	return confidence
}

// humane tells whether the short answer to who made or plays in something can
// be people: neither an abbreviation nor a title in quotation marks, nor the
// words of a headline.
func humane(sentence, short string) bool {
	at := strings.Index(sentence, short)
	if short == "" || strings.ToUpper(short) == short || strings.HasPrefix(short, "The ") || slices.Contains(serviceNames, text.Fold(short)) {
		return false
	}
	if at >= 0 && quotedSpan(sentence, passage.Span{Start: at, End: at + len(short)}) {
		return false
	}
	if odd(short) || !strings.Contains(short, " ") && !passage.Personal(short) {
		return false
	}
	return !inHeadline(text.Words(sentence)) || strings.Contains(passage.Headlined(short), " ")
}

// odd tells whether a run of words holds one that names of people do not: a
// small word, a trade or a prize behind the first word.
func odd(name string) bool {
	for i, w := range strings.Fields(name) {
		fold := text.Fold(w)
		switch {
		case fold == "and" || fold == "&" || particles[fold]:
		case !capital1(strings.TrimLeft(w, `"'“‘`)), i > 0 && text.IsStop(fold) && len(fold) > 1 && fold != "will" && fold != "may":
			return true
		case fold == "actor" && i > 0, fold == "actress" && i > 0, fold == "supporting", fold == "best":
			return true
		}
	}
	return false
}

// saysAll tells whether s holds every content word of the question.
func saysAll(q question.Question, s string) bool {
	for _, w := range text.Words(q.Text) {
		if !text.IsStop(w.Fold) && !filler[w.Fold] && w.Fold != "did" && w.Fold != "any" && !holdsStem(s, alike(text.Stem(w.Fold))) {
			return false
		}
	}
	return true
}

// alike returns the stems that tell the same as one.
func alike(stem string) []string {
	if exactly[stem] {
		return []string{stem}
	}
	return passage.Kin(stem)
}

// bestOf finds the prize that a question asks the winner of.
var bestOf = regexp.MustCompile(`\b(best|worst) ((?:\pL+ ){0,3}?\pL+)(?: (?:at|in|for|of|to|from|by|the|a|did|does|do|is|was|on|with|oscars?|baftas?|emmys?|globes?|award|awards|prize|this|last|\d.*)\b|$)`)

// bestNamed tells whether a sentence names the prize whose winner is asked
// for, word by word: a film and a picture are one.
func bestNamed(q question.Question, sentence string) bool {
	m := bestOf.FindStringSubmatch(q.Plain)
	if m == nil || noPrize.MatchString(m[2]) {
		return true
	}
	s, asked := onePicture.Replace(question.Plain(sentence)+" "), onePicture.Replace(m[1]+" "+m[2]+" ")
	return strings.Contains(" "+s, " "+asked)
}

// noPrize finds what is best without a prize.
var noPrize = regexp.MustCompile(`^(known|remembered|loved|selling|friends?|way|thing|part|time|place|man|bits?|scene|seller|interests?)\b`)

// onePicture makes the words for a film one.
var onePicture = strings.NewReplacer(" movie ", " film ", " picture ", " film ", " foreign language ", " foreign ")

// playedBefore tells whether a word of playing stands a few words before the
// character's name at most.
func playedBefore(sentence, character string) bool {
	before, _, ok := strings.Cut(sentence, character)
	words := strings.Fields(before)
	return ok && playing.MatchString(strings.Join(words[max(0, len(words)-playedNear):], " "))
}

// playedNear is within how many words a character follows the word of playing.
const playedNear = 6

var playing = regexp.MustCompile(`(?i)\b(as|roles?|characters?|play\w*|portray\w*|voic\w+)\b`)

// spoken tells whether the words of name that count all stand in s.
func spoken(s, name string) bool {
	s = unowned(text.Fold(s))
	words := nameWords(name)
	for _, w := range words {
		if !containsWords(s, w) {
			return false
		}
	}
	return len(words) > 0
}

func holdsService(s string) bool {
	s = " " + text.Fold(s) + " "
	for _, n := range serviceNames {
		if strings.Contains(s, " "+n+" ") {
			return true
		}
	}
	return false
}

// denying tells whether a sentence denies that something is so.
func denying(s string) bool {
	s = text.Fold(s)
	for _, w := range denials {
		if containsWords(s, w) {
			return true
		}
	}
	return false
}

var denials = []string{"no", "never", "denied", "denies", "deny", "ruled out", "no longer", "nothing"}

// prizeNouns are the nouns whose question asks for the name of a prize.
var prizeNouns = setOf("award", "awards", "prize", "prizes", "honour", "honor", "medal")

var prizeName = regexp.MustCompile(`\p{Lu}[\pL'’.-]+ (?:[Pp]rize|[Aa]ward|[Mm]edal|[Hh]onou?r|Globe|Oscar|Emmy|Bafta)`)
