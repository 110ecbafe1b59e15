package extract

import (
	"sort"
	"strings"

	"marquee/knowledge"
	"marquee/knowledge/text"
)

// The evidence from which a candidate is a film. A bare run of capitals must
// besides stand at one place that speaks for a film by itself.
const (
	enough     = 3.0
	strongBare = 2.5
	manyBare   = 4.2 // or several places that say little, of a title of several words
	maxFilms   = 60  // films of one article; more are a catalogue
)

// findFilms fills in d.films, d.primary and the mentions of each sentence.
func findFilms(d *document, known Known, asked string) {
	d.sections = sections(d)
	c := collect(d)
	credits := c.creditTitles()
	c.headline()
	d.films = sift(c.choose(known, asked, credits))
	locate(d)
	d.placeSections()
	for k := range d.films {
		d.films[k].Series = series(d.films[k].Title)
	}
	d.primary = c.aboutFilm(credits)
}

// choose returns the candidates that are films, in order of first mention.
func (c *collector) choose(known Known, asked string, credits []titleLine) []film {
	var films []film
	byKey := map[string]int{}
	enter := func(f film) {
		if f.Key == "" || serial(f.Title) {
			return
		}
		if k, ok := byKey[f.Key]; ok {
			g := &films[k]
			if g.Year == 0 {
				g.Year = f.Year
			}
			if shouts(g.Title) && !shouts(f.Title) {
				g.Title = f.Title
			}
			return
		}
		byKey[f.Key] = len(films)
		films = append(films, f)
	}
	for _, t := range credits {
		enter(film{Film: knowledge.Film{Key: text.TitleKey(t.title), Title: t.title, Year: t.year}, Rule: "title above credits", weight: 20, sentence: t.sentence, ruled: t.sentence})
	}
	for k := range c.list {
		f := &c.list[k]
		c.known(f, known)
		if asked != "" && text.TitleKey(f.title) == asked {
			f.sure = true
		}
		if c.barred[f.key] && !f.sure || c.speakers[f.key] && !f.sure && !f.marked && f.year == 0 || !c.accepted(f) {
			continue
		}
		if f.rule == "" {
			f.rule, f.ruled = "capitals in several places", f.sentence
		}
		key := text.TitleKey(f.title)
		if television[key] && !f.sure && f.best < 4 && f.year == 0 {
			continue
		}
		enter(film{Film: knowledge.Film{Key: key, Title: f.title, Year: f.year}, Rule: f.rule, weight: f.evidence, own: f.own, sentence: f.sentence, ruled: f.ruled, lead: f.lead})
		if len(films) >= maxFilms {
			break
		}
	}
	sort.SliceStable(films, func(i, j int) bool { return films[i].sentence < films[j].sentence })
	return films
}

// known lets a list of titles speak for a candidate that has some evidence.
func (c *collector) known(f *candidate, known Known) {
	if known == nil || f.evidence < 0.8 || !known.Has(text.TitleKey(f.title)) {
		return
	}
	f.weigh(min(1+float64(f.words), 3), "a known title")
}

// outletNames are the keys of the outlets' names, which texts set apart as they
// do titles.
var outletNames = func() map[string]bool {
	m := map[string]bool{}
	for _, line := range outlets {
		for _, name := range strings.Split(line, "|") {
			m[string(keyOf(nil, tokens(name)))] = true
		}
	}
	return m
}()

// filmRules are the rules that tell a film also in a text on the stage or on
// games.
var filmRules = map[string]bool{"the film X": true, "films such as X": true, "X film": true, "X wins a film's prize": true, "X (year)": true, "X is a film": true, "in a list of films": true}

// longText is from how many sentences on a title that a text is about, or
// tells of, is named more plainly than by quotation marks once.
const longText = 12

// accepted reports whether a candidate is a film.
func (c *collector) accepted(f *candidate) bool {
	if f.sure {
		return !c.elsewhere || filmRules[f.rule]
	}
	if f.words == 1 && f.first.Flags&nation != 0 && !f.marked && f.rule != "the film X" {
		return false
	}
	if c.elsewhere && !filmRules[f.rule] {
		return false
	}
	if c.onAir && !f.sure && f.year == 0 && f.rule != "the film X" && f.rule != "X film" {
		return false
	}
	if f.rule == "X star N" && f.places <= 1+f.quotes && c.plainly == 0 && len(c.d.sentences) <= shortText {
		return false // "the “Night Ferry” star": a film or a series
	}
	if (f.rule == "in italics" || f.rule == "in quotation marks" || f.rule == "X review") && outletNames[f.key] {
		return false
	}
	need := enough
	if f.words == 1 && makers[f.first.Lower] && f.year == 0 && f.best < 4.4 {
		need += 4
	}
	if f.quotes == 1 && f.rule == "in quotation marks" && !f.lead && len(c.d.sentences) > longText {
		need++
	}
	switch {
	case f.words == 1 && !f.marked && c.surname[f.first.Lower]:
		need += 8
	case f.words == 1 && !f.marked && !f.lead && c.parts[f.first.Lower]:
		if need += 3; f.best >= 4 && f.rule == "the film X" {
			need -= 2 // "the biopic Rose", of a Rose Lee
		}
	case f.words == 1 && f.quotes == 1 && f.rule == "in quotation marks" && !f.lead:
		need += 1.5
	case f.named && c.owners[f.key] && !f.marked:
		need += 3
	}
	if f.named && !f.marked && f.best < 3.4 && f.first.Flags&firstName != 0 {
		need += 3
	}
	if f.words == 1 && !f.marked && common[f.first.Lower] {
		need += 2
	}
	if f.evidence < need {
		return false
	}
	return f.marked || f.best >= strongBare || f.words > 1 && f.evidence >= manyBare
}

// common are function words that are titles of films too ("It", "Us"); bare
// ones need more evidence.
var common = set(`this that these those it us her him up she he they we you them then now if not what who why where when how here there so no yes in on out over after before only just again once alone`)

// serial reports whether a title is that of a season of television.
func serial(title string) bool {
	ts := tokens(title)
	for k := 0; k+1 < len(ts); k++ {
		if w := ts[k].Lower; (w == "season" || w == "series" || w == "episode") && (ts[k+1].Kind == number || scales[ts[k+1].Lower]) && k > 0 && !strings.HasPrefix(lower(title), "star wars") {
			return true
		}
	}
	return false
}

// shouts reports whether a title is written in capitals only.
func shouts(s string) bool { return strings.ToUpper(s) == s && strings.ToLower(s) != s }
