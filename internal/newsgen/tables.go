package newsgen

import "strings"

// list cuts a table into its entries.
func list(s string) []string { return strings.Fields(s) }

// The parts of names and titles.
var (
	firstNames = list(`Ada Alba Amos Anika Arlo Astrid Basil Bela Bruno Carys Celia Cyrus Dara Della Dmitri Edda Eamon
		Elias Esme Ewan Fabio Farah Fergus Freya Gemma Gideon Greta Hana Hector Ines Ingrid Ivo Jonah Judith Kamal Kira
		Lars Leila Linus Luz Mabel Magnus Maren Milo Mina Nadia Nils Noor Olga Orson Otto Petra Priya Quentin Rafael
		Ravi Rhea Rosa Rufus Sana Selma Silas Sofia Tariq Tessa Tobias Una Viktor Wanda Xenia Yara Yusuf Zelda Zoltan`)
	starts = list(`Al Am Ar Bal Bar Bel Ber Bor Bran Cal Car Cas Cor Dal Dar Del Dor Dun El Em Er Fal Far Fen Gal Gar
		Gil Gor Had Hal Har Hol Il Jar Jor Kal Kar Kel Kor Lan Lar Lor Mal Mar Mel Mor Nar Nel Nor Ol Or Pal Par Pel
		Quil Ral Ran Ros Sal San Sel Sor Tal Tan Tel Tor Ul Val Var Vel Vor Wal War Wil Yor Zan`)
	middles = list(`a e i o u ad and en er ett id ill in ing on or und`)
	ends    = list(`ack ada ain ald an and ard aro art ash ato baum berg bo by dal den der do dor eaux ell emann en ero
		ett ev ford gard gate go hart ia ic ick ido in ina ing ini ix ka kin ko la land ley lin lo lund man mann mond
		nd nell ner nik o off on ona or os osa ov rett ric ro son sen sky stein stra ta ter tin to ton tti va vic ville
		well wick wood worth ya zak zi`)
	towns = list(`borough bridge burg bury chester city dale ford ham haven mouth port stadt ton town vale ville`)
	nouns = list(`anchor arrow ash banner beacon bell blade bridge candle canyon circle cloud comet crown current dawn desert
		diamond dream drum echo ember empire engine feather fever field fire flame flood forest fortune garden ghost glass
		harbour heart hour hunter island key kingdom lantern letter light machine meridian mirror moon mountain night
		ocean orchard oath pilot promise queen rain raven return river road rose shadow signal silence sky smoke soldier
		song spring stone storm stranger summer sword thread thunder tide tower train valley voyage wall waltz water
		widow wind winter witness wolf`)
	adjectives = list(`amber ancient bitter blind bright broken burning careful cold crimson crooked dark distant double empty
		endless fading false final forgotten frozen gentle golden hidden hollow honest hungry last late little lonely
		long lost midnight narrow new nameless old paper patient perfect pale quiet reckless restless rising sacred
		savage secret seventh silent silver simple slow small stolen strange sudden sweet tender unseen velvet violent
		wandering wild wooden young`)
	outlets = []string{"The Lantern Post", "Reel Courier", "Northside Gazette", "Cinema Weekly", "The Daily Projector",
		"Screen Almanac", "Harbour Herald", "Matinee", "The Aisle", "Film Ledger", "Second Reel", "Evening Ticket"}
)

// slots are the tables of the sentences' smaller words.
var slots = map[string][]string{
	"noun": nouns,
	"adj":  adjectives,
	"genre": list(`adventure comedy drama thriller western musical romance mystery documentary horror heist fantasy war
		biography satire`),
	"service": {"Netflix", "Hulu", "Disney+", "Prime Video", "Max", "Peacock", "Paramount+", "Apple TV+"},
	"role":    {"director", "producer", "writer", "editor", "composer", "cinematographer"},
	"verb":    list(`praised defended described discussed recalled explained promised regretted announced confirmed`),
	"feeling": list(`warmth dread patience wit anger nostalgia tenderness menace grace urgency melancholy mischief`),
	"craft":   list(`lighting editing staging score dialogue costumes photography pacing casting sound design choreography`),
	"grade":   {"A", "A-", "B+", "B", "B-", "C+", "C"},
	"place2":  list(`Lisbon Prague Toronto Berlin Mumbai Seoul Nairobi Lima Oslo Dublin Sydney Cairo Vienna Warsaw`),
}

var headlines = []string{
	"{film} finds its lead in {person}",
	"Review: {film}",
	"{film} moves to {service}",
	"{person} talks about {film}",
	"How {film} was made in {place}",
	"{film} opens to ${millions} million",
	"Why {film} is not {other}",
	"{person} leaves {film}",
	"First reactions to {film} are in",
	"{film} delayed again as {person} returns to {place}",
}

var queries = []string{
	"{film}",
	"{film} review",
	"who directed {film}",
	"{person} {film}",
	"where can I watch {film}",
	"what score did {outlet} give {film}",
	"{film} {other}",
	"is {film} on {service}",
	"how much did {film} make on its opening weekend",
	"{adj} {noun} {genre} shot in {place}",
	"why was the release of {film} delayed",
	"{person} interview about the {craft} of a {genre}",
	"best {genre} of the year",
	"new films on {service}",
	"when does the new {genre} with {person} come out in theaters",
	"audience score and critics score for {film}",
}
