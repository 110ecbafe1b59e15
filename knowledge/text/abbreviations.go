package text

import "strings"

// usage says what a full stop behind an abbreviation may mean.
type usage uint8

const (
	beforeName   usage = iota + 1 // never ends a sentence: "Mr."
	beforeNumber                  // is an abbreviation before a figure only: "No. 1"
	afterName                     // ends a sentence if a word follows that begins one: "Inc."
	month                         // as afterName; before a figure it is a date: "Dec. 31"
	hour                          // "a.m."
)

// abbreviations are in lower case, with their inner points but not the last.
var abbreviations = table(map[usage]string{
	beforeName: `mr mrs ms mx dr prof rev hon gov sen rep gen col capt cpt cmdr lt sgt cpl maj adm pres
		supt insp det fr mt ft messrs mme mlle st vs v e.g i.e cf feat viz asst brig lt.col`,
	beforeNumber: `no nos p pp vol vols ch fig figs ep eps pt pts ver approx ca rs nr n° nº`,
	afterName: `inc co corp ltd plc llc bros jr sr esq ph.d m.d b.a m.a d.c u.s u.k u.n e.u u.s.a u.a.e
		l.a n.y n.j n.c s.c ave blvd rd hwy assn dept univ calif conn ariz fla minn tenn intl prods ent
		mfg bldg`,
	month: `jan feb mar apr jun jul aug sept sep oct nov dec`,
	hour:  `a.m p.m`,
})

// table turns lists of words into one look-up.
func table(lists map[usage]string) map[string]usage {
	m := make(map[string]usage)
	for use, list := range lists {
		for _, w := range strings.Fields(list) {
			m[w] = use
		}
	}
	return m
}

// starters begin a sentence and no name.
var starters = fieldSet(`a an the he she it they we you i this that these those there here his her its
	their our my your but and or so yet for in on at as if when while after before since because
	although though however meanwhile moreover then now also still once by with from to of what who
	why how where which is are was were do does did has have had can could would should both some
	many most all each every neither such not only even just according despite during instead
	like under over until unless whether millions thousands hundreds today yesterday last next`)

// openings are the words that tell an hour at the start of a sentence.
var openings = fieldSet("at by around until before after about from since on")

// zones are the words that go on after "8 p.m.".
var zones = fieldSet(`et est edt ct cst cdt mt mst mdt pt pst pdt gmt bst utc ist cet cest jst aest eastern
	pacific central mountain local monday tuesday wednesday thursday friday saturday sunday january
	february march april may june july august september october november december`)

// domains end an address, so that a point before them ends no sentence.
var domains = fieldSet("com net org co uk tv io edu gov in js us info")

// speech are the verbs that name who spoke, behind a quotation.
var speech = fieldSet(`said says wrote writes added adds told tells asked asks replied replies explained
	explains joked jokes continued recalled exclaimed shared posted tweeted revealed captioned
	commented noted insisted admitted declared quipped teased answered shouted claimed`)

// shouting are the last words of names and titles that bear a mark of their
// own: Mamma Mia!, Moulin Rouge!, Hail, Caesar!, Tora! Tora! Tora!
var shouting = fieldSet("mia airplane rouge caesar tora zapata oklahoma yahoo jeopardy panic e wham oliver shazam boom")

// fieldSet makes a look-up of the words in s.
func fieldSet(s string) map[string]bool {
	m := make(map[string]bool)
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}
