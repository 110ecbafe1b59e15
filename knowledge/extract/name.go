package extract

// nameAt returns where the person's name that begins at token i ends, or i
// when none does. It takes capitalised words, initials, particles, a
// nickname in quotation marks and a generational suffix.
func nameAt(ts []token, i int) int {
	j, words := i, 0
	for j < len(ts) && words < 5 {
		t := &ts[j]
		switch {
		case t.Kind == capital && (t.Flags&noName == 0 || inNames(ts, j, words)):
			if words > 0 && !t.Space && ts[j-1].Kind != punct {
				return j
			}
			j, words = j+1, words+1
			if t.Flags&suffix != 0 {
				return j
			}
		case words > 0 && t.Kind == small && t.Space && mixedCase(t.Text) && ts[j-1].Kind == capital:
			j, words = j+1, words+1
		case words > 0 && nickname(ts, j) > j:
			j = nickname(ts, j)
		case t.Flags&particle != 0 && followedByName(ts, j):
			j++
		case words > 0 && t.Text == "," && j+1 < len(ts) && ts[j+1].Flags&suffix != 0:
			return j + 2
		default:
			return j
		}
	}
	return j
}

// inNames reports whether a word that is mostly no part of a name is one
// here: "Will Smith", "Megan Fox", "Phil Lord".
func inNames(ts []token, j, words int) bool {
	w := ts[j].Lower
	if words > 0 && middle[w] && j+1 < len(ts) && ts[j+1].Kind == capital && ts[j+1].Space && ts[j+1].Flags&noName == 0 && ts[j-1].Kind == capital {
		return true
	}
	if words > 0 {
		return surnames[w] && ts[j-1].Kind == capital && (j+1 >= len(ts) || ts[j+1].Kind != capital || words > 1 || ts[j-1].Flags&firstName != 0)
	}
	if j+1 >= len(ts) || ts[j+1].Kind != capital || !ts[j+1].Space || ts[j+1].Flags&noName != 0 {
		return false
	}
	return firstNames[w] || prizeNames[w] && ts[j+1].Flags&filler == 0 && !ofPrizes[ts[j+1].Lower]
}

// prizeNames are given names that are prizes too, ofPrizes what follows where
// the prize is meant.
var (
	prizeNames = set(`oscar emmy`)
	ofPrizes   = set(`best winner winners nominee nominees night nod nods race season host ceremony party campaign buzz nomination nominations glory sunday week history bait isn't`)
)

// middle are middle names that mostly mean something else.
var middle = set(`may june april august friday sunday`)

// surnames are people's last names that mostly mean something else.
var surnames = set(`fox warner lord may april june august march english irish german french spanish golden apple young king day holland england france paris london christmas part chapter prince page new old london star cast will first last second another here so more such even still now once then most best just`)

// followedByName reports whether a particle at j leads on to a capital,
// perhaps past a second particle ("de la Huerta").
func followedByName(ts []token, j int) bool {
	for k := j + 1; k < len(ts) && k <= j+2; k++ {
		if ts[k].Kind == capital {
			return ts[k].Flags&noName == 0
		}
		if ts[k].Flags&particle == 0 {
			return false
		}
	}
	return false
}

// nickname returns where a nickname in quotation marks at j ends, when a
// capital follows it, or j.
func nickname(ts []token, j int) int {
	closing, ok := opens(ts, j)
	if !ok {
		return j
	}
	for k := j + 1; k < len(ts) && k <= j+4; k++ {
		if ts[k].Text == closing {
			if k > j+1 && k+1 < len(ts) && ts[k+1].Kind == capital {
				return k + 1
			}
			return j
		}
		if ts[k].Kind == small && ts[k].Flags&particle == 0 && !mixedCase(ts[k].Text) {
			return j
		}
	}
	return j
}

// particles are the small words inside names.
var particles = set(`de la le du des del della di da dos von van der den ter ten bin al el af av y zu`)

// suffixes end a name.
var suffixes = set(`jr jr. sr sr. ii iii iv`)

// notInNames are capitalised words that are no part of a person's name:
// function words, calendar, trade and award words, peoples.
var notInNames = set(`
	a an the this that these those in on at of for with by from to as and or but so if when while whereas where why how what who which
	i he she it we they you his her its their our my your him them us me is are was were be been has have had do does did will would can could may might must shall should not no yes
	there here then now also still yet just even only once after before since until during between among about against over under into through despite although though because however meanwhile
	both each every all some many most more much such other another first second third last next new old
	january february march april june july august september october november december
	monday tuesday wednesday thursday friday saturday sunday christmas halloween
	academy oscar oscars award awards award-winning oscar-winning oscar-winner oscar-nominated emmy emmys bafta baftas grammy grammys golden globe globes palme palm prize
	film films movie movies cinema cinemas studio studios pictures picture entertainment productions production company festival tv television series show season episode part chapter volume vol.
	netflix hbo disney marvel warner bros bros. sony paramount universal fox pixar amazon hulu apple dreamworks lionsgate miramax mgm bbc itv nbc abc cbs cnn mtv imdb rko technicolor hollywood bollywood broadway
	american british english french german italian spanish indian chinese japanese korean russian australian canadian irish scottish welsh swedish danish african european asian mexican brazilian
	director directors writer writers actor actors actress producer producers screenplay screenwriter screenwriters starring stars cast runtime certification rating genre running
	mr mr. mrs mrs. ms ms. dr dr. sir dame lord lady captain
	ai uk us usa u.s. u.k. la nyc cgi 3d`)

// honorifics stand before names and are no part of them.
var honorifics = set(`mr mr. mrs mrs. ms ms. dr dr. sir dame lord prof prof.`)
