package extract

import "strings"

// A flag says in which hot tables a word stands, found with one look-up when
// the word is read, so that the loops over all words pass most of them at
// once.
type flag uint32

const (
	filmWord    flag = 1 << iota // see filmWords
	halfFilm                     // see halfFilmWords
	mediaWord                    // see otherMedia
	personWord                   // may begin a statement on a person
	noName                       // see notInNames
	particle                     // see particles
	suffix                       // see suffixes
	inTitle                      // see inTitles
	weakTitle                    // see weakTitles
	opener                       // see openers
	firstName                    // see firstNames
	neverTitle                   // see never
	between                      // see betweenFilm
	filler                       // see fillers
	leftCue                      // ends a phrase of beforeFilm
	notLeftCue                   // ends a phrase of notBeforeFilm
	scoreWord                    // see scoreWords
	whereWord                    // see whereTriggers
	sourceWord                   // see aggregatorWords
	sourceFirst                  // see aggregatorNames
	placeWord                    // begins a name of placeNames, or see theaterWords
	afterCue                     // begins a phrase of afterFilm
	unitWord                     // see unitWords
	nation                       // see nationalities
	institution                  // see places
	studio                       // see studios
	genre                        // see genres
	mediumWord                   // see onlyFilms, onlySeries, otherStages
)

// lexicon holds the flags of words.
var lexicon = newWordTable(makeLexicon())

func makeLexicon() map[string]flag {
	m := map[string]flag{"by": personWord, "from": personWord, "based": personWord, "adapted": personWord, "adaptation": personWord,
		"adapting": personWord, "debut": personWord, "debuts": personWord, "as": personWord, "inspired": personWord, "version": personWord, "versions": personWord, "adaptations": personWord, "cast": personWord, "written": personWord, "co-written": personWord, "'s": personWord}
	for f, words := range map[flag]map[string]bool{filmWord: filmWords, halfFilm: halfFilmWords, mediaWord: otherMedia, noName: notInNames, particle: particles,
		suffix: suffixes, inTitle: inTitles, weakTitle: weakTitles, opener: openers, firstName: firstNames, neverTitle: never,
		between: betweenFilm, filler: fillers, scoreWord: scoreWords, whereWord: whereTriggers, sourceWord: aggregatorWords,
		placeWord: theaterWords, sourceFirst: aggregatorNames, unitWord: unitWords, nation: nationalities, institution: places,
		studio: studios, genre: genres} {
		for w := range words {
			m[w] |= f
		}
	}
	for _, medium := range []map[string]bool{onlyFilms, onlySeries, otherStages} {
		for w := range medium {
			m[w] |= mediumWord
		}
	}
	for _, roles := range []map[string]string{roleNouns, activeVerbs} {
		for w := range roles {
			m[w] |= personWord
		}
	}
	for _, t := range []struct {
		f     flag
		table cues
	}{{personWord, castCues}, {personWord, castTails}, {leftCue, beforeFilm}, {notLeftCue, notBeforeFilm}, {afterCue, afterFilm}} {
		for w := range t.table.rows {
			m[w] |= t.f
		}
	}
	for _, list := range [...][]string{streamingServices, shopServices, discs, demand, digital} {
		for _, line := range list {
			for _, name := range strings.Split(line, "|") {
				w, _, _ := strings.Cut(lower(name), " ")
				m[strings.TrimRight(w, "+")] |= placeWord
			}
		}
	}
	return m
}
