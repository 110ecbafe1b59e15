package answer

import (
	"regexp"
	"strings"

	"marquee/knowledge/answer/passage"
	"marquee/knowledge/answer/question"
	"marquee/knowledge/text"
)

// cue tells by which words a sentence answers a way of asking. Words are
// compared by their stems.
type cue struct {
	label string        // of the question
	asks  []string      // the question holds one of these; none: any question of the label
	tells []string      // the sentence holds one of these
	short question.Type // the type of the short answer; "" when the sentence answers
}

// needed are how sentences tell some things; by the label of the question.
// Without one, looser words such as "music" or "hit" would do.
var needed = map[string]*regexp.Regexp{
	"creator":      regexp.MustCompile(`(?i)\b(creators?|created by|co-created|showrunners?|brainchild|devised by|dreamt up by|[\pL-]+'s creation)\b`),
	"composer":     regexp.MustCompile(`(?i)\b(compos(er|ers|ed)|(music|score|soundtrack) (is |was )?(by|from|composed|written)|(score|music|soundtrack)s? (of|by|from)|['’]s? (\pL+ )?(score|music|soundtrack))\b`),
	"editor":       regexp.MustCompile(`(?i)\b(edited by|editing by|editing of|film['’]s editor|editor:|as editor|again the editor|the editor)\b`),
	"producer":     regexp.MustCompile(`(?i)\b(producers?|produced|producing)\b`),
	"release date": regexp.MustCompile(`(?i)\b(releas\w+|premier\w+|debut\w*|open(s|ed|ing)?|hits? (cinemas|theat\w+|screens|netflix|stores|shelves|the|uk|us|streaming|dvd)|hitting|out (on|in|now|this|next|from)|is out|comes? out|com(es?|ing) to|arriv\w+|storm\w*|set (to|for)|will be (on|in|out|released|shown|available)|in (cinemas|theat\w+)|cinemas|airs?|aired|airing|launch\w*|lands?|due|slated|scheduled|begins?|starts?|returns?|available|screened|broadcast|across the|shown)\b|\(`),
	"where":        regexp.MustCompile(`(?i)\b(on|to|via|through|by|from|at|channel|network|streaming|streamer|service|platform|watch|streams?|in) (the |us |uk |bbc |cable |channel |network |streaming |service |giant |its |bbc's |[\pL]+'s )*(netflix|hulu|disney|prime video|amazon|hbo|max|peacock|paramount|apple tv|shudder|mubi|theat\w+|cinemas|itunes|youtube|starz|showtime|bbc\w*|channel 4|itv\d?|sky\w*|[a-z]*iplayer|dave|e4|film4|nbc|cbs|abc|fox|fx)\b|\b(netflix|hulu|hbo|amazon|disney\+?|apple tv\+?|channel 4|itv|sky|bbc)['’]s (new )?[\pL-]+|\b(netflix|hulu|hbo|amazon|disney|bbc\w*|channel 4|itv|fox|nbc|cbs|abc|sky|apple)(['’]s)? ([\pL-]+ ){0,4}(original|series|show|drama|movie|film|special|comedy|sitcom|documentary|hit|programme|exclusive)`),
}

func words(s string) []string {
	f := strings.Fields(s)
	for i := range f {
		f[i] = text.Stem(f[i])
	}
	return f
}

// cues are tried in order: the first whose label and words fit the question.
var cues = []cue{
	{"director", nil, words("dir direct directed director directors directing directorial helm helmed helming helmer filmmaker auteur"), question.Person},
	{"writer", nil, words("write wrote written writer writes writing screenwriter screenplay script scripted scriptwriter scripting pen penned pens penning author novelist"), question.Person},
	{"producer", nil, words("produce produced producer producers producing"), question.Person},
	{"composer", nil, words("compose composed composer music soundtrack"), question.Person},
	{"cinematographer", nil, words("cinematographer cinematography photography lensed"), question.Person},
	{"editor", nil, words("editor edited"), question.Person},
	{"creator", nil, words("create created creator showrunner developed"), question.Person},
	{"stunts", nil, words("stunt stunts"), question.Person},
	{"cast", words("replace replaced replaces replacing"), words("replace replaced replacing replacement instead reshoot recast play"), question.Person},
	{"cast", words("voice voices voiced voicing"), words("voice voices voiced voicing lend lends play plays"), question.Person},
	{"role", nil, words("play plays played playing portray portrays portrayed portraying role part character voice voices voiced as star stars starring starred cast playing"), question.Person},
	{"cast", nil, words("star stars starring starred cast play plays played playing portray portrays portrayed role roles actor actress appear appears lead leads feature features alongside opposite join joins joined voice voiced casting seen with"), question.Person},
	{"character", nil, words("play plays played playing portray portrays portraying role part character voice voices voiced as"), question.Character},
	{"box office", words("cost budget spend spent"), words("cost costs budget spent spend price budgeted"), question.Money},
	{"box office", nil, words("gross grossed grossing earn earned earning took take taking takings made make making box sales collected collect collection haul opened opening raked hit taken topped pull pulled bring brought"), question.Money},
	{"release date", nil, words("release released releases releasing premiere premieres debut debuts open opens opening hit hits hitting arrive arrives come comes theaters theatres cinemas cinema due screens set storm announced launch launches air airs slated scheduled"), question.Date},
	{"where", nil, words("stream streaming streams watch netflix hulu disney prime amazon hbo max peacock paramount apple theaters cinemas dvd available itunes channel network broadcast iplayer"), question.Service},
	{"score", nil, words("rating rated ratings star stars score scored scores give gave given giving grade verdict out percent approval tomatometer"), question.Score},
}

// rolesTold are the words of every role that a name may stand beside.
var rolesTold = func() map[string]string {
	m := map[string]string{}
	for _, c := range cues {
		if c.short == question.Person && len(c.asks) == 0 {
			for _, stem := range c.tells {
				if m[stem] == "" {
					m[stem] = c.label
				}
			}
		}
	}
	return m
}()

// replacing is the place of the first cue of a cast question that asks for
// more than who plays whom.
const replacing = 8

// cueOf returns the cue of the question, and whether there is one.
func cueOf(q question.Question) (cue, bool) {
	label := q.Label
	if label == "cast" && q.Cast != "" && !holdsStem(q.Text, cues[replacing].asks) && !holdsStem(q.Text, cues[replacing+1].asks) {
		label = "role"
	}
	if label == "character" && isOne.MatchString(q.Plain) {
		label = "role" // whoever is asked for may be a character
	}
	for _, c := range cues {
		if c.label == label && (len(c.asks) == 0 || holdsStem(q.Text, c.asks)) {
			return c, true
		}
	}
	if q.Type == question.Person && q.Role == "" && !being.MatchString(q.Plain) {
		return deed(q)
	}
	return cue{}, false
}

// being finds the questions who somebody is, which tell no deed.
var being = regexp.MustCompile(`^(who|whos|whose|whom)( (is|are|was|were))? (the|some|a|an|all|in)\b|^(who|whos) (is|are|was|were|has|have|had)\b`)

// deed makes the cue of a question who did something, from its own words.
func deed(q question.Question) (cue, bool) {
	c := cue{label: deeds, short: question.Person}
	for _, w := range text.Words(q.Text) {
		if w.Text == w.Fold && !text.IsStop(w.Fold) && !asides[w.Fold] && !filler[w.Fold] {
			c.asks = append(c.asks, text.Stem(w.Fold))
		}
	}
	if len(c.asks) > 0 { // the verb stands first
		c.tells = passage.Kin(c.asks[0])
	}
	return c, len(c.tells) > 0
}

// deeds is the label of the cues that deed makes.
const deeds = "deed"

// holdsStem tells whether a word of s has one of the stems.
func holdsStem(s string, stems []string) bool {
	for _, w := range text.Words(s) {
		stem := text.Stem(w.Fold)
		for _, want := range stems {
			if stem == want {
				return true
			}
		}
	}
	return false
}
