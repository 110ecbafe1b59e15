package passage

import (
	"strings"
	"sync"

	"marquee/knowledge/answer/question"
	"marquee/knowledge/text"
)

// families are words that a question and its answer use for one another:
// irregular forms, doers and deeds, peoples and their countries. Each line is
// one family; a word may stand in several.
var families = []string{
	"direct directed director directorial helmed helmer filmmaker", "star stars starring starred cast costar", "star lead role",
	"play plays played portray portrays portrayed role voice voiced voices", "act actor actress acting", "cast cast casting",
	"write wrote written writer writing penned author", "script screenplay screenwriter written wrote scriptwriter", "author novel novelist book",
	"produce produced producer production", "compose composed composer score soundtrack", "create created creator creation showrunner",
	"release released premiere premiered debut debuted theaters", "movie film picture feature", "sequel follow-up prequel successor",
	"gross grossed earn earned took takings made", "cost budget spent", "stream streaming netflix", "rating rated stars score",
	"win won winner wins victory", "award awarded prize oscar", "nominate nominated nomination nominee",
	"make made maker", "take took taken", "give gave given", "become became", "begin began begun beginning start started", "start started begin",
	"end ended ending finish finished final", "sing sang sung singer vocals vocal", "song single track", "build built builder construct constructed construction",
	"buy bought purchase purchased acquire acquired", "sell sold sale sales", "lead led leader leading", "lose lost loss defeat", "find found finding discovered",
	"leave left departure", "know knew known", "grow grew grown growth", "fall fell fallen", "rise rose risen", "speak spoke spoken speech language",
	"choose chose chosen choice select selected", "die died death dead dies", "born birth birthplace", "fight fought battle", "teach taught teacher",
	"think thought believe believed", "bring brought", "catch caught", "hold held", "keep kept", "meet met meeting", "pay paid payment", "say said says stated told",
	"send sent", "shoot shot filmed filming", "spend spent spending", "steal stole stolen theft", "tell told says said", "throw threw thrown", "wear wore worn",
	"draw drew drawn", "drive drove driven driver", "eat ate eaten", "fly flew flown flight", "get got gotten", "go went gone", "hide hid hidden",
	"run ran", "see saw seen", "show shown showed", "stand stood", "break broke broken", "feel felt", "sink sank sunk", "teach taught",
	"marry married marriage wife husband wed spouse", "found founded founder established establish", "establish established founded formed", "invent invented inventor invention",
	"discover discovered discovery discoverer", "perform performed performer performance", "locate located location situated lies", "large largest big biggest greatest",
	"populous population inhabitants people", "kill killed assassinated murdered murder", "replace replaced successor succeed succeeded", "elect elected election",
	"own owner owned owns", "rule ruler ruled reign", "long length lasted duration", "tall height high", "old age aged", "deep depth", "wide width",
	"fast speed", "heavy weight weighs", "far distance", "country nation state", "city town capital", "company firm corporation", "kid child children", "man men", "woman women",
	"person people", "percent percentage", "cause caused reason because due", "attend attended studied educated", "design designed designer architect", "name named called",
	"develop developed developer development", "publish published publisher publication", "record recorded recording", "introduce introduced introduction",
	"happen happened occur occurred", "job occupation profession worked", "earn earned income salary", "moon lunar", "sun solar", "king monarch", "doctor physician",
	"weekend days friday sunday", "near close nearby", "help helped aid", "use used using", "part section portion", "type kind form", "movie cinema", "tv television", "war wars", "us american america united",
	"america american", "britain british uk england", "england english", "france french", "germany german", "china chinese", "japan japanese", "russia russian", "spain spanish",
	"italy italian", "greece greek", "rome roman", "egypt egyptian", "india indian", "turkey turkish", "poland polish", "canada canadian", "mexico mexican",
	"australia australian", "ireland irish", "scotland scottish", "netherlands dutch", "sweden swedish", "portugal portuguese", "europe european", "africa african", "asia asian",
	"first original", "critic critics review reviews reviewer", "audience audiences viewers", "oppose opposed against", "support supported supporter", "arrive arrived arrival",
	"destroy destroyed destruction", "protect protected protection", "move moved relocated", "return returned returns returning", "replace replaced replacing replacement instead",
	"sue suing sued lawsuit", "hurt injury injured injuries", "cancel cancelled canceled axed scrapped", "quit left departed exits",
}

// kin maps a stem to the stems of its families.
var kin = sync.OnceValue(func() map[string][]string {
	m := make(map[string][]string)
	for _, family := range families {
		var stems []string
		for _, w := range strings.Fields(family) {
			stems = append(stems, text.Stem(text.Fold(w)))
		}
		for _, a := range stems {
			for _, b := range stems {
				if a != b {
					m[a] = append(m[a], b)
				}
			}
		}
	}
	return m
})

// examples are words that answers of a type are like, by word vectors.
var examples = map[question.Type]string{
	question.Person: "john david michael mary smith james robert susan maria williams",
	question.Place:  "london paris germany texas city river california rome africa india",
}

// prototypes are the sums of the examples' vectors.
var prototypes = sync.OnceValue(func() map[question.Type]*[dims]float64 {
	m := make(map[question.Type]*[dims]float64)
	for t, words := range examples {
		sum := new([dims]float64)
		for _, w := range strings.Fields(words) {
			english().add(sum, english().find(w), 1)
		}
		m[t] = sum
	}
	return m
})

// Kin returns a stem with those of its families.
func Kin(stem string) []string { return append([]string{stem}, kin()[stem]...) }
