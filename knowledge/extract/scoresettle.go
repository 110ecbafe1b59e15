package extract

import (
	"marquee/knowledge"
	"marquee/knowledge/text"
)

// filmKeyOf is the identity of a title.
func filmKeyOf(title string) string { return text.TitleKey(title) }

// scoreKey is what two statements of one score share.
type scoreKey struct {
	film, source string
	kind         knowledge.Kind
}

// settle weighs the scores of all sentences against each other: of several
// for one film, source and kind the newer state speaks, a share before an
// average, else the first.
func (f *scoreFinder) settle() []knowledge.Score {
	f.nameSources()
	best := map[scoreKey]int{}
	var keep []int
	for k := range f.raw {
		s := &f.raw[k]
		key := scoreKey{s.film.Key, s.source, s.kind}
		if s.source == "" {
			key.source = "?" + s.rating.spelling()
		}
		at, seen := best[key]
		if !seen {
			best[key] = len(keep)
			keep = append(keep, k)
			continue
		}
		if f.raw[keep[at]].yields(s) {
			keep[at] = k
		}
	}
	var out []knowledge.Score
	for _, k := range keep {
		if !f.echo(k, keep) {
			out = append(out, f.raw[k].score(f.d))
		}
	}
	return out
}

// nameSources gives percentages of critics and audiences without a source the
// one aggregator that the article names somewhere.
func (f *scoreFinder) nameSources() {
	s := f.carried(len(f.d.sentences), formPercent, len(f.d.sentences)+1)
	if s == nil || s.agg != &aggregators[0] {
		return
	}
	for k := range f.raw {
		if r := &f.raw[k]; r.source == "" && r.rating.form == formPercent {
			r.source = s.agg.name
		}
	}
}

// yields tells whether score s, told later for the same film, source and
// kind, is the one to keep.
func (a *rawScore) yields(b *rawScore) bool {
	switch {
	case a.mean != b.mean:
		return a.mean
	case a.old != b.old:
		return a.old
	}
	return a.old
}

// echo tells whether a score without source repeats one that has it.
func (f *scoreFinder) echo(k int, keep []int) bool {
	s := &f.raw[k]
	if s.source != "" {
		return false
	}
	for _, j := range keep {
		t := &f.raw[j]
		if j != k && t.source != "" && t.film.Key == s.film.Key && t.kind == s.kind && t.rating.spelling() == s.rating.spelling() {
			return true
		}
	}
	return false
}

// score gives a raw score its public shape.
func (a *rawScore) score(d *document) knowledge.Score {
	percent, _ := a.rating.percent()
	s := knowledge.Score{FilmKey: a.film.Key, FilmYear: a.film.Year, Film: a.film.Title, Source: a.source, Kind: a.kind,
		Rating: a.rating.spelling(), Percent: percent, AsOf: knowledge.DateOf(d.article.Published), Article: d.article.ID,
		Rule: a.rule, Critic: a.critic}
	if a.sentence >= 0 {
		s.Sentence = d.sentences[a.sentence].Text
	} else if d.article.Review != nil {
		s.Sentence = d.article.Review.Rating
	}
	return s
}
