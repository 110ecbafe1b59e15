package answer

import (
	"regexp"
	"strings"

	"marquee/knowledge/answer/question"
)

// value is a thing that reviews and news state in few fixed ways: how long a
// film is, its certificate, of what somebody died.
type value struct {
	label string           // of the question
	asks  []string         // stems of the way of asking, which a sentence need not hold
	tells []*regexp.Regexp // the first group that matched is the answer
	needs *regexp.Regexp   // the sentence must match it; nil: anything
	head  bool             // a line of an article about the film tells it though it names no film
}

// How numbers and nations stand in the patterns below.
const (
	numeral  = `\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty`
	national = `American|Argentine|Argentinian|Australian|Austrian|Belgian|Bosnian|Brazilian|British|Bulgarian|Canadian|Chilean|Chinese|Colombian|Croatian|Cuban|Czech|Danish|Dutch|Egyptian|English|Estonian|Finnish|French|Georgian|German|Greek|Hungarian|Icelandic|Indian|Indonesian|Iranian|Iraqi|Irish|Israeli|Italian|Japanese|Kenyan|Korean|Latvian|Lebanese|Lithuanian|Malaysian|Mexican|Moroccan|New Zealand|Nigerian|Norwegian|Pakistani|Palestinian|Peruvian|Polish|Portuguese|Romanian|Russian|Scottish|Senegalese|Serbian|Singaporean|Slovak|Slovenian|South African|South Korean|Spanish|Swedish|Swiss|Taiwanese|Thai|Tunisian|Turkish|Ukrainian|Vietnamese|Welsh`
	nations  = `America|Argentina|Australia|Austria|Belgium|Bosnia|Brazil|Britain|Bulgaria|Canada|Chile|China|Colombia|Croatia|Cuba|Denmark|Egypt|England|Estonia|Finland|France|Georgia|Germany|Greece|Hong Kong|Hungary|Iceland|India|Indonesia|Iran|Iraq|Ireland|Israel|Italy|Japan|Kenya|Korea|Latvia|Lebanon|Lithuania|Malaysia|Mexico|Morocco|New Zealand|Nigeria|Norway|Pakistan|Palestine|Peru|Poland|Portugal|Romania|Russia|Scotland|Senegal|Serbia|Singapore|Slovakia|Slovenia|South Africa|South Korea|Spain|Sweden|Switzerland|Taiwan|Thailand|Tunisia|Turkey|Ukraine|Vietnam|Wales`
	tongues  = `Arabic|Aramaic|Bengali|Cantonese|Catalan|Chinese|Danish|Dutch|English|Farsi|Finnish|Flemish|French|Gaelic|German|Greek|Hebrew|Hindi|Hungarian|Icelandic|Italian|Japanese|Korean|Latin|Mandarin|Norwegian|Persian|Polish|Portuguese|Punjabi|Romanian|Russian|Spanish|Swedish|Tamil|Telugu|Thai|Turkish|Urdu|Welsh|Xhosa|Zulu`
	filmKind = `films?|movies?|pictures?|features?|dramas?|comed(?:y|ies)|thrillers?|horrors?|documentar(?:y|ies)|animations?|musicals?|westerns?|epics?|series|sitcoms?|shows?|romances?|biopics?|debut`
)

// How names and titles are written.
const (
	fullName  = `(?:\p{Lu}[\pL'’.-]+ ){1,3}\p{Lu}[\pL'’-]+`
	titleName = `\p{Lu}[\pL'’-]+(?:(?: (?:of|the|and|to|in|a|for|with|on))* \p{Lu}[\pL'’-]+){0,6}`
)

func patterns(list ...string) (out []*regexp.Regexp) {
	for _, s := range list {
		out = append(out, regexp.MustCompile(s))
	}
	return out
}

// values are the things, by the label of the questions for them. One line
// teaches one more.
var values = []value{
	{"runtime", words("long many much minutes mins hours hour length run runtime running time duration last lasts clock exactly"), patterns(
		`(?i)\b(?:run(?:ning)?[- ]?time|length|duration)\b\W{0,3}(?:of |is |at |a )?(\d{2,3} ?min(?:ute)?s?|\d h(?:ou)?rs?(?: (?:and )?\d+ ?m(?:in)?\w*)?)`,
		`(?i)\b((?:\d{2,3}|ninety|a hundred)[- ]?min(?:ute)?s?)[- ](?:long|film|movie|run(?:ning)?[- ]?time|runtime|epic|feature|documentary|drama|version|cut)\b`,
		`(?i)\b(?:runs?|running|lasts?|lasting|clocks? in)(?: for| to| at| a)* (?:just |about |around |nearly |over |almost )?((?:\d{2,3} |ninety )min(?:ute)?s?|(?:`+numeral+`)(?: and a half)? hours?)`,
		`(?i)\b((?:two|three|four|\d)(?:[- ]and[- ]a[- ]half)?[- ]hour(?:[- ]long|[- ]plus)?)(?:[- ](?:long|run(?:ning)?[- ]?time|runtime|film|movie|epic|spectacle))\b`,
		`(?i)\b(?:into|in|to|over|after|its|entire|mere|at)(?: an?| the| just| only| under| over| around| about| mere| brisk| lean| tight| whopping| bloated| taut| short| long)* (\d{2,3}[- ]min(?:ute)?s?)\b`,
		`(?i)^\W*(\d{2,3} ?min(?:ute)?s?)\W*$`, `(?i)[.;,] (\d{2,3} ?min(?:ute)?s?)\W*$`), nil, true},
	{"certificate", words("age rating rated certificate certification limit classification what mpaa pg get got given film kids children suitable u pg 12 12a 15 18 r"), patterns(
		`\b[Cc]ertificat(?:e|ion)\b\W{0,3}(PG-13|PG|U|12A|12|15|18|R18|R)\b`, `\b(?:[Rr]ated|[Rr]ating:?) (PG-13|PG|NC-17|R|G|U|12A|12|15|18)\b`,
		`\b(PG-13|NC-17|R|PG)[- ]rat(?:ed|ing)\b`, `\b(?:an? )(12A|12|15|18|PG|U)[- ]certificate\b`, `\((PG-13|PG|U|12A|12|15|18|R)\)\W*$`), nil, true},
	{"language", words("language languages what which spoken shot speak film"), patterns(
		`\b(`+tongues+`)[- ]language\b`, `\b[Ll]anguage\b\W{0,2}(?: is|:)? ?(`+tongues+`)\b`, `(?i:spoken|shot|filmed|told|made|performed|entirely|mostly|all)(?: \w+){0,2} in (`+tongues+`)\b`,
		`\bin (`+tongues+`),? with (?:English )?subtitles`, `\bsubtitled (`+tongues+`)\b`, `\bfirst (`+tongues+`) (?:film|movie)\b`), nil, true},
	{"country", words("country nation where from made come comes produced produce origin nationality which what"), patterns(
		`\b[Cc]ountry\b\W{0,2}: ?(`+nations+`)\b`, `\b(`+national+`)(?:-language)? (?:[\pL-]+ ){0,2}?(?:`+filmKind+`)\b`, `\b(?:`+filmKind+`) (?:\w+ )?from (`+nations+`)\b`), nil, true},
	{"basis", words("based base on adapted adaptation from book novel story comic play memoir which what whose source material true game written it wrote author"), patterns(
		`(?i)\bbased(?: (?:loosely|closely|partly|largely|very loosely))? (?:up)?on ((?:[^.;()]|\b\p{Lu}\.){3,90}?)(?:, |;|\.$|\(| starring| which| who| and (?:directed|starring|written)|$)`,
		`(?i)\b(?:screen |film |big-screen )?adapt(?:ed|ation|ing)(?: (?:from|of)) ([^.;()]{3,90}?)(?:,|;|\.|\(| starring| which| who|$)`,
		`(?i)\badapts ([^,.;()]{3,70})`), nil, true},
	{"death", words("die died dies death cause killed what how happened kill of from"), patterns(
		`(?i)\b(?:died|dies|dead|death)\b[^.;]{0,60}?\b(?:of|from) ((?:an? |the |complications? (?:of|from) |suspected |apparent )?[\pL][\pL'’ -]{2,40}?)(?:,|;|\.| aged| at the age| at age| on | in | at | earlier| last|$)`,
		`(?i)\b(?:battle|fight|struggle) (?:with|against) ((?:[\pL'’-]+ ?){1,4}?)(?:,|;|\.| aged| at| on| in|$)`,
		`(?i)\bdied (?:after|following) ((?:an? |the |suffering (?:from )?)?[\pL'’ -]{3,45}?)(?:,|;|\.| aged| at| on | in |$)`,
		`(?i)\b(?:killed|shot|stabbed) (?:in|by) ([^,.;]{3,50})`), regexp.MustCompile(`(?i)\b(die[sd]?|dead|death|dying|passed away|killed|shot|stabbed)\b`), false},
	{"host", words("host hosts hosting hosted present presents presenting presented presenter front fronts who year this show ceremony"), patterns(
		`(?i:\bhost(?:ess)?,?) (?:and (?:[\pL-]+ ){1,2})?(`+fullName+`)`, `(`+fullName+`(?: and `+fullName+`)?)['’]s? (?:[\pL-]+ ){0,5}(?:show|programme|quiz|chat show|game show)\b`,
		`(?i:hosted|presented|fronted) by (?:[\pL-]+ ){0,3}?(`+fullName+`)`,
		`(`+fullName+`),? (?:who )?(?:will |is to |is set to |is )?(?:host|hosts|hosted|hosting|present|presents|presented|front|fronts|fronted)\b`), nil, false},
	{"opener", words("which what film movie open opens opened opening close closes closed closing festival year"), patterns(
		`(?i:open(?:s|ed|ing)?) (?:with|by)(?: an?| the| its| screening| premiere| world| of)*(?: [\pL-]+){0,3}? (`+titleName+`)`, `(`+titleName+`),? [^.;]{0,60}?\b(?:opens?|opened|will open|is to open)\b`), nil, false},
	{"prize", words("which what prize prizes award awards honour honor accolade trophy medal win won winning wins get getting got gets given receive receiving received awarded"), patterns(
		`((?:[Hh]onorary |[Ll]ifetime [Aa]chievement )?(?:Golden|Silver|Crystal) (?:Bear|Lion|Globe|Palm|Leopard|Camera|Shell|Raspberry|Horse))`,
		`(Palme d['’]Or|Grand Prix|Jury Prize|Camera d['’]Or)`,
		`((?:[Hh]onorary |[Ll]ifetime [Aa]chievement )?(?:\p{Lu}[\pL'’-]+ ){1,3}(?:[Pp]rize|[Aa]wards?|[Mm]edal|[Hh]onou?r|[Tt]rophy|Oscar|Emmy|Bafta|BAFTA|Grammy|Globe|Fellowship))`,
		`((?i:best [\pL-]+(?: [\pL-]+)?) (?:Oscar|Bafta|BAFTA|Emmy|Golden Globe|award|prize))`, `((?i:the|an|his|her|their|honorary) (?:Oscar|Bafta|BAFTA|Emmy|Grammy)s?(?: for [^,.;]{3,40})?)`),
		regexp.MustCompile(`(?i)\b(award\w*|present\w*|honou?r\w*|receiv\w*|win|wins|won|winning|winner|given|gets?|got|prize|recipient|accept\w*|pick(ed|s) up|took|takes)\b`), false},
}

// age and numbers of things are told by what the question says.
var (
	ageAtDeath = patterns(`(?i)\b(?:aged|at the age of|at age|at|age) (\d{1,3})\b`, `\b(\d{1,3})[- ]year[- ]old\b`, `, (\d{1,3}),`)
	agedAlive  = patterns(`(?i)\b(?:dies|died|dead|death)\b[^.;]{0,40}? (?:at|aged|at the age of) (\d{1,3})\b`, `(?i)\b(?:aged|at the age of|at age) (\d{1,3})\b`, `\b(\d{1,3})[- ]year[- ]old\b`, `\p{Lu}[\pL'’-]+, (\d{1,3}),`)
	dying      = regexp.MustCompile(`(?i)\b(die[sd]?|dead|death|dying|passed|killed)\b`)
	nominating = regexp.MustCompile(`\b(nominations?|nods?|nominated|up for)\b`)
	ofNominees = patterns(`(?i)\b(`+numeral+`)(?: [\pL-]+){0,3} (?:nominations|nominees|nods)\b`, `(?i)\bnominat(?:ed|ions?) (?:in|for) (?:up to )?(`+numeral+`)\b`, `(?i)\bup for (`+numeral+`)\b`)
	ofWinners  = patterns(`(?i)\b(?:won|win|wins|winning|took|taken|taking|scoop\w*|bagg\w*|picked up|picking up|collect\w*|landed|haul of|sweep of)(?: home)?(?: an?)?(?: \pL+)?? (`+numeral+`)(?: (?:oscars?|baftas?|emmys?|awards?|prizes?|golden globes?|of them|times|gongs|trophies|statuettes)|,|;|$| and| at| in| including| from|\.)`,
		`(?i)\bits? (`+numeral+`) (?:Oscars|Baftas|Emmys|Golden Globes|awards)\b`)
)

// valueOf returns what the question asks for as a value, if it does.
func valueOf(q question.Question) (value, bool) {
	switch q.Label {
	case "age":
		v := value{label: q.Label, asks: words("old age what how death died dead die when he she they his her their was is at"), tells: agedAlive}
		if dying.MatchString(q.Plain) {
			v.tells, v.needs = ageAtDeath, dying
		}
		return v, true
	case "count":
		return counted(q), true
	case string(question.Place):
		return happening(q)
	}
	for _, v := range values {
		if v.label == q.Label {
			return v, true
		}
	}
	return value{}, false
}

// happenings are where things take place, by the words for it.
var happenings = []struct {
	asks  *regexp.Regexp // the question
	stems []string
	tells []*regexp.Regexp
}{
	{regexp.MustCompile(`\b(open|opens|opening|opened|premiere[ds]?|premiering|debut(s|ed)?|launch(es|ed)?)\b`), words("open opens opening opened premiere premieres premiered premiering debut debuts debuted launch launches launched where first take place"),
		patterns(`(?i:premiere[ds]?|debut(?:s|ed)?|open(?:s|ed|ing)?|launch(?:es|ed)?)\b[^.;]{0,40}? (?:in|at) ` + placeName)},
	{regexp.MustCompile(`\b(shot|filmed|film|filming|shoot|shooting)\b`), words("shot filmed film filming shoot shooting where location location take place movie"),
		patterns(`(?i:(?:was|were|been|being|is|are) (?:mostly |mainly |partly |entirely |also )?(?:shot|filmed)|filmed|filming|shooting|shoots)\b[^.;]{0,25}? (?:in|at|around) ` + placeName)},
	{regexp.MustCompile(`\b(held|take place|takes place|took place|happen\w*|staged)\b`), words("held take takes took place happen happens happening staged where"),
		patterns(`(?i:held|takes? place|took place|taking place|staged|happen(?:s|ed)?)\b[^.;]{0,40}? (?:in|at) ` + placeName)},
	{regexp.MustCompile(`\bset\b`), words("set where story film movie show take place"), patterns(`(?i:set|takes place)\b[^.;]{0,30}? (?:in|at|on) ` + placeName)},
	{regexp.MustCompile(`\bborn\b`), words("born where"), patterns(`(?i:born)\b[^.;]{0,30}? in ` + placeName)},
}

// placeName is how places are written.
const placeName = `((?:the )?\p{Lu}[\pL'’-]+(?:,? (?:of |the )?\p{Lu}[\pL'’-]+){0,3})`

// happening makes the value of a question where something takes place.
func happening(q question.Question) (value, bool) {
	for _, h := range happenings {
		if h.asks.MatchString(q.Plain) {
			return value{label: q.Label, asks: h.stems, tells: h.tells}, true
		}
	}
	return value{}, false
}

// counted makes the value of a question how many of something there are.
func counted(q question.Question) value {
	v := value{label: q.Label, asks: words("how many much there were was are is win won winning wins get got gets have has had receive received nominated earn earned up total make made release released run film show")}
	nouns := strings.Fields(q.Focus)
	if len(nouns) == 0 {
		return v
	}
	noun := strings.TrimSuffix(nouns[len(nouns)-1], "s")
	prize := prizeWord[noun]
	switch {
	case nominating.MatchString(q.Plain):
		v.tells = ofNominees
		v.asks = append(v.asks, words("nomination nominations nods nod award awards")...)
	case prize:
		v.tells = append(v.tells, ofWinners...)
		v.asks = append(v.asks, words("award awards prize prizes")...)
	default:
		v.asks = append(v.asks, words(noun+" "+noun+"s")...)
		v.tells = patterns(`(?i)\b(` + numeral + `)(?: (?:[\pL-]+ ){0,2}|-)` + strings.TrimSuffix(nounSpellings(noun), "|") + `s?\b`)
	}
	return v
}

// nounSpellings writes the nouns that count the same.
func nounSpellings(noun string) string {
	switch noun {
	case "season", "serie":
		return `(?:season|serie)`
	case "film", "movie":
		return `(?:film|movie|instal?lment)`
	case "cinema", "theater", "theatre", "screen":
		return `(?:cinema|theat(?:er|re)|screen)`
	}
	return regexp.QuoteMeta(noun)
}

// prizeWord are the nouns of prizes that are counted.
var prizeWord = setOf("oscar", "bafta", "emmy", "emmie", "globe", "award", "prize")
