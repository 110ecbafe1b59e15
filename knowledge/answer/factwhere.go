package answer

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"marquee/knowledge"
	"marquee/knowledge/answer/question"
)

// watchable are the statuses that answer where a film can be seen.
var watchable = setOf(knowledge.Streaming, knowledge.Theaters, knowledge.Rent, knowledge.Buy, knowledge.Upcoming)

// where answers where the film can be seen, newest word first; a question
// that names a service is answered with yes where an article says so.
func where(q question.Question, s subject) (found, bool) {
	var names []string
	var f found
	whether := strings.HasPrefix(q.Plain, "is ") || strings.HasPrefix(q.Plain, "can ") || strings.HasPrefix(q.Plain, "are ")
	for _, w := range mergeWhere(s.entries) {
		if !watchable[w.Status] {
			continue
		}
		name := w.Service
		if name == "" && w.Status == knowledge.Theaters {
			name = "theaters"
		}
		e, ok := entryOf(s.entries, w.Article)
		if w.Status == knowledge.Theaters && asksStream(q) {
			continue
		}
		if name == "" || !ok || slices.Contains(names, name) {
			continue
		}
		if whether && asksService(q, name) {
			return found{short: yes, sentence: w.Sentence, entries: []knowledge.Article{e.Article},
				confidence: trust([]knowledge.Entry{e}, s.film.Key)}, true
		}
		if len(names) == 0 {
			f.sentence, f.confidence = w.Sentence, trust([]knowledge.Entry{e}, s.film.Key)
		} else {
			f.others = append(f.others, name+": "+byline(e.Article))
		}
		names = append(names, name)
		f.entries = append(f.entries, e.Article)
	}
	if len(names) == 0 || whether && namesService(q) {
		return found{}, false
	}
	f.short = names[0]
	return f, true
}

// asksStream tells whether a question asks for a service rather than for any
// place.
func asksStream(q question.Question) bool { return holdsStem(q.Text, streaming) }

var streaming = words("stream streaming streamer platform service online rent")

// namesService tells whether a yes-or-no question asks for one service.
func namesService(q question.Question) bool {
	return slices.ContainsFunc(serviceNames, func(n string) bool { return strings.Contains(" "+q.Plain+" ", " "+n+" ") })
}

var serviceNames = []string{"netflix", "hulu", "disney", "disney plus", "prime", "prime video", "amazon", "hbo", "max", "hbo max", "peacock",
	"paramount", "paramount plus", "apple", "apple tv", "shudder", "mubi", "theaters", "cinemas", "itunes", "youtube", "starz", "showtime",
	"amazon prime", "amazon prime video", "disney+", "apple tv+", "bbc", "bbc one", "bbc two", "bbc three", "bbc four", "bbc1", "bbc2", "iplayer", "bbc iplayer", "channel 4", "channel 5", "itv", "itv1", "itv2",
	"sky", "sky one", "sky atlantic", "sky living", "sky movies", "fox", "nbc", "cbs", "abc", "fx", "amc", "pbs", "e4", "film4", "dave", "comedy central", "mtv", "adult swim", "hbo go", "all4", "britbox", "hotstar"}

// released answers when the film comes out.
func released(q question.Question, s subject) (found, bool) {
	if q.Label != "release date" {
		return found{}, false
	}
	var vague found
	for _, w := range mergeWhere(s.entries) {
		e, ok := entryOf(s.entries, w.Article)
		if w.Date.IsZero() && w.Period.Words == "" || !ok || w.Status == knowledge.Cancelled || besides(q, w.Sentence) || !covers(q, s.film.Title, w.Sentence) {
			continue
		}
		f := found{short: w.Date.String(), sentence: w.Sentence, entries: []knowledge.Article{e.Article},
			confidence: trust([]knowledge.Entry{e}, s.film.Key)}
		switch {
		case f.short != "" && !(vague.short != "" && vague.entries[0].Published.After(e.Article.Published)):
			return f, true
		case vague.short == "":
			f.short = cmp.Or(f.short, w.Period.Words) // a day is better, but not an older one
			vague = f
		}
	}
	return vague, vague.short != ""
}

// besides tells whether a sentence speaks of something that is sold beside a
// film, of which the question does not ask.
func besides(q question.Question, sentence string) bool {
	return holdsStem(sourceOfFilm.ReplaceAllString(sentence, ""), merchandise) && !holdsStem(q.Text, merchandise)
}

// sourceOfFilm finds what a film is made after.
var sourceOfFilm = regexp.MustCompile(`(?i)\b(adaptation of|based (up)?on|adapted from|adapts|inspired by|film version of)\b[^.;,]*`)

var merchandise = words("soundtrack album game playstation xbox nintendo single song book novel toy trailer teaser dvd")
