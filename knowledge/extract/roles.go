package extract

// roleVerbs are participles and past tenses that name a role: "directed by
// X", "X directed".
var roleVerbs = map[string]string{
	"directed": "director", "co-directed": "director", "helmed": "director", "codirected": "director", "re-directed": "director",
	"written": "writer", "co-written": "writer", "cowritten": "writer", "scripted": "writer", "co-scripted": "writer", "penned": "writer", "co-penned": "writer", "screenwritten": "writer", "adapted": "writer", "rewritten": "writer", "authored": "writer", "co-authored": "writer",
	"produced": "producer", "co-produced": "producer", "coproduced": "producer", "executive-produced": "executive producer",
	"scored": "composer", "co-scored": "composer", "composed": "composer", "co-composed": "composer",
	"photographed": "cinematographer", "shot": "cinematographer", "lensed": "cinematographer",
	"edited": "editor", "co-edited": "editor",
	"created": "creator", "co-created": "creator",
	"played": "actor", "portrayed": "actor", "voiced": "actor",
}

// activeVerbs say what the person named before them did or does.
var activeVerbs = map[string]string{
	"directed": "director", "directs": "director", "direct": "director", "co-directed": "director", "co-directs": "director", "helmed": "director", "helms": "director", "directing": "director", "helming": "director",
	"wrote": "writer", "writes": "writer", "write": "writer", "co-wrote": "writer", "co-writes": "writer", "penned": "writer", "pens": "writer", "scripted": "writer", "adapted": "writer", "adapts": "writer", "co-writing": "writer", "pen": "writer",
	"produced": "producer", "produces": "producer", "produce": "producer", "co-produced": "producer", "co-produces": "producer",
	"composed": "composer", "composes": "composer",
	"stars": "actor", "starred": "actor", "star": "actor", "starring": "actor", "co-stars": "actor", "co-starred": "actor", "co-star": "actor", "costar": "actor", "costars": "actor", "costarred": "actor", "appears": "actor", "appear": "actor", "appeared": "actor", "reprise": "actor", "reprises": "actor", "portray": "actor", "plays": "actor", "played": "actor", "playing": "actor", "portrays": "actor", "portrayed": "actor", "voices": "actor", "voiced": "actor", "portraying": "actor",
}

// roleNouns stand before a name: "director Jane Doe". Weight 2: strong
// enough alone; 1: only where the film has nobody else in the role.
var roleNouns = map[string]string{
	"director": "director", "directors": "director", "co-director": "director", "co-directors": "director", "writer-director": "director+writer", "writer-directors": "director+writer", "director-writer": "director+writer", "helmer": "director", "filmmaker": "director", "film-maker": "director", "filmmakers": "director",
	"writer": "writer", "writers": "writer", "co-writer": "writer", "co-writers": "writer", "screenwriter": "writer", "screenwriters": "writer", "scriptwriter": "writer", "scriptwriters": "writer", "co-screenwriter": "writer", "scribe": "writer",
	"producer": "producer", "producers": "producer", "co-producer": "producer", "producer-director": "director+producer", "writer-producer": "writer+producer", "actor-director": "director+actor",
	"composer": "composer", "composers": "composer", "cinematographer": "cinematographer", "editor": "editor", "star": "actor", "stars": "actor", "co-star": "actor", "co-stars": "actor",
	"creator": "creator", "creators": "creator",
}

// byNouns stand before "by": "screenplay by X".
var byNouns = map[string]string{
	"screenplay": "writer", "screenplays": "writer", "script": "writer", "scripts": "writer", "story": "writer", "teleplay": "writer", "scenario": "writer", "dialogue": "writer", "screenwriting": "writer", "writing": "writer", "adaptation": "writer", "treatment": "writer", "draft": "writer", "rewrite": "writer", "idea": "writer",
	"music": "composer", "score": "composer", "soundtrack": "composer", "songs": "composer",
	"cinematography": "cinematographer", "photography": "cinematographer", "editing": "editor",
	"novel": "author", "novella": "author", "book": "author", "play": "author", "memoir": "author", "autobiography": "author", "novels": "author", "books": "author", "comic": "author", "bestseller": "author", "best-seller": "author", "stories": "author", "plays": "author", "musical": "author", "poem": "author", "trilogy": "author", "manga": "author", "biography": "author", "series": "author",
	"film": "director", "movie": "director", "documentary": "director", "feature": "director", "drama": "director", "comedy": "director", "thriller": "director", "stunts": "stunt coordinator",
}

// sources are works that films are based on.
var sources = set(`novel novella book play memoir memoirs autobiography novels books comic comics bestseller best-seller story stories plays musical poem trilogy manga biography series article graphic-novel novelette tale fable opera operetta strip profile manuscript essay diary diaries webtoon collection`)

// labelRoles are the labels of credit lines; "-" is a line that names nobody.
var labelRoles = rightCues([]row{
	{"director", 2, `director|directors|dir|dir.|dirs|directed by|co-director|co-directors|director(s)|direction|film by|a film by|helmer`},
	{"director+writer", 2, `director / writer|director/writer|writer/director|writer / director|writer-director|written and directed by|director & writer|director and writer|writer and director|writer-directors|directed and written by|directors/writers|directors / writers|writers/directors`},
	{"writer", 2, `writer|writers|screenwriter|screenwriters|screenplay|screenplay by|written by|script|script by|story|story by|co-writer|co-writers`},
	{"actor", 2, `starring|cast|stars|star|cast includes|cast list|main cast|voices|voice cast|voices of|actors`},
	{"producer", 1, `producer|producers|produced by`},
	{"executive producer", 1, `executive producer|executive producers`},
	{"composer", 1, `music|music by|composer|score|original score|score by`},
	{"cinematographer", 1, `cinematography|cinematography by|cinematographer|director of photography|dop|photography`},
	{"editor", 1, `editor|editing|edited by|editors`},
	{"author", 1, `based on the novel by|author|novel|novel by|based on the book by`},
	{"creator", 1, `creator|creators|created by`},
	{"stunt coordinator", 1, `stunt coordinator|stunts`},
	{"-", 1, `runtime|running time|certification|certificate|rating|genre|released|release date|distributor|studio|country|language|year|out|available`},
})

// fillers are words between a cue and a name, or between names of a list.
var fillers = set(`co-star co-stars two three four five six seven eight the late great veteran newcomer newcomers actor actors actress actresses comedian comedians singer rapper rappers fellow legendary acclaimed famed famous renowned celebrated noted award-winning oscar-winning oscar-winner oscar-nominated oscar winner winners nominee academy award young first-time debut debutant debutante director filmmaker filmmaker film-maker writer screenwriter novelist author playwright composer producer brothers siblings brother sister his very teen former professional co-screenwriter partner his her real-life wife husband son daughter father partner a an both also including multi-award-winning emmy bafta tony grammy golden globe duo team comic legend wrestler wrestler-turned-actor dramatist journalist humorist illustrator ensemble all-star cast large newcomers youngster youngsters executive co-writer co-producer child producers writers directors composers asian african-american brothers, screenwriting r&b model supermodel footballer musician pop then now always ever-reliable excellent brilliant superb wonderful delightful fantastic regular collaborator long-time longtime frequent
	british american english scottish irish welsh french german italian spanish australian canadian japanese korean chinese indian danish swedish norwegian mexican polish russian iranian belgian israeli turkish hungarian brazilian argentine argentinian austrian dutch finnish greek hollywood bollywood sir dame mr mr. mrs. ms. lord dr. dr`)

// notPeople are last words of companies and other makers.
var notPeople = set(`pictures studios studio productions entertainment films film company inc inc. corporation bros brothers-studios media group television network records orchestra band festival animation animations classics features releasing street journal times magazine post weekly theatre university college academy awards world america england kingdom war city land island part universe cinema corp republic britain international enterprises ltd interactive games comics pictures/ home unit artists searchlight century-fox century creek village brothers-films`)
