package extract

// wordsPerFilm is how many words a text about a film may have to each that
// speaks of films; a text with fewer of them only touches on films.
const wordsPerFilm = 120

// cinema returns how much a text speaks of films, 0 to 1, rather than of
// music, television, books or the stage, and the share of films in these.
func cinema(d *document) (much, share float64) {
	films, others, words := 0.0, 0.0, 0.0
	for i := range d.sentences {
		words += float64(len(d.sentences[i].Tokens))
		for k := range d.sentences[i].Tokens {
			switch m := d.sentences[i].Tokens[k].Flags; {
			case m&filmWord != 0:
				films++
			case m&mediaWord != 0:
				others++
			case m&halfFilm != 0:
				films += 0.5
			}
		}
	}
	if films == 0 {
		return 0, 0
	}
	share = films / (films + 0.7*others + 0.5)
	return share * min(1, films*wordsPerFilm/words), share
}

// medium counts the words that only films have, and finds short texts that
// speak of series alone, and texts that speak of the stage or of games.
func (c *collector) medium() {
	air, other, films := 0, 0, 0
	for i := range c.d.sentences {
		for k := range c.d.sentences[i].Tokens {
			t := &c.d.sentences[i].Tokens[k]
			if t.Flags&mediumWord == 0 {
				continue
			}
			switch w := t.Lower; {
			case onlyFilms[w]:
				c.plainly++
				if w != "director" {
					films++
				}
			case onlySeries[w]:
				air++
			case otherStages[w]:
				other++
			}
		}
	}
	c.elsewhere = other > 4 && 2*films < other
	c.onAir = air > 0 && c.plainly == 0 && len(c.d.sentences) <= shortText
}

var (
	onlyFilms   = set(`film films movie movies biopic cinemas theaters theatres box box-office oscar oscars blockbuster flick moviegoers filmmaker director sequel prequel`)
	otherStages = set(`theatre theatres theater stage staged staging playwright playwrights play plays interval broadway rsc gameplay console consoles gamers xbox ps3 ps4 playstation nintendo multiplayer dlc opera operas ballet choreography libretto soprano tenor conductor orchestra`)
	onlySeries  = set(`series season seasons episode episodes sitcom showrunner miniseries mini-series docuseries bio-series docu-series six-part eight-episode ten-episode eight-part four-part soap finale revival`)
)
