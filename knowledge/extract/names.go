package extract

import (
	"strings"

	"marquee/knowledge/text"
)

// A registry knows the full names of a document, so that a surname later on
// stands for the person.
type registry struct {
	full map[string]string // folded surname → full name, as first written
	all  map[string]string // name key → full name as first written
	tail map[string]string // key of the last two of three names → full name
}

// people reads every full name of d.
func (d *document) names() *registry {
	r := &registry{full: map[string]string{}, all: map[string]string{}, tail: map[string]string{}}
	for i := range d.sentences {
		s := &d.sentences[i]
		if s.Position < 0 && titleCaseLine(s.Tokens) {
			r.headline(s)
			continue
		}
		for k := 0; k < len(s.Tokens); {
			if s.Tokens[k].Kind != capital || s.inFilm(k) {
				k++
				continue
			}
			e := nameAt(s.Tokens, k)
			if e <= k {
				k++
				continue
			}
			if n := capitals(s.Tokens[k:e]); n > 1 && n < 5 {
				r.enter(s.Tokens[k:e], s.Text[s.Tokens[k].Start:s.Tokens[e-1].End])
			}
			k = e
		}
	}
	return r
}

// headline reads the names of a headline in capitals: a known given name and
// the word behind it.
func (r *registry) headline(s *sentence) {
	ts := s.Tokens
	for k := 0; k+1 < len(ts); k++ {
		if ts[k].Flags&firstName != 0 && ts[k].Kind == capital && nameAt(ts, k) > k+1 && !s.inFilm(k) && !s.inFilm(k+1) {
			r.enter(ts[k:k+2], s.Text[ts[k].Start:ts[k+1].End])
			k++
		}
	}
}

// enter notes a full name under its surname; who is named first keeps it,
// but a likelier person takes it.
func (r *registry) enter(ts []token, name string) {
	last := ts[len(ts)-1].Lower
	if suffixes[last] && len(ts) > 2 {
		if last = ts[len(ts)-2].Lower; last == "," {
			last = ts[len(ts)-3].Lower
		}
	}
	if n := len(ts); n == 3 && ts[0].Flags&firstName != 0 && ts[1].Kind == capital && ts[2].Kind == capital && len(ts[1].Text) > 2 && !suffixes[last] {
		r.tail[text.NameKey(ts[1].Text+" "+ts[2].Text)] = name
	}
	if n := len(ts); n > 2 && ts[n-2].Flags&particle != 0 {
		if key := ts[n-2].Lower + " " + last; r.full[key] == "" {
			r.full[key] = name
		}
	}
	likely := ts[0].Flags&firstName != 0 && !notPeople[last]
	for _, key := range [...]string{last, hyphenTail(last)} {
		if key == "" {
			continue
		}
		if old, ok := r.full[key]; !ok || likely && !firstNames[firstLower(old)] {
			r.full[key] = name
		}
	}
	if likely {
		if first := ts[0].Lower; r.full[first] == "" {
			r.full[first] = name
		}
	}
}

// hyphenTail returns nothing for a plain surname; "Taylor-Johnson" is found
// by the whole alone.
func hyphenTail(string) string { return "" }

func firstLower(name string) string {
	first, _, _ := strings.Cut(name, " ")
	return lower(first)
}

// character gives a character's surname the full name that the text has.
func (r *registry) character(written, actor string) string {
	if written == "" || strings.Contains(written, " ") {
		return written
	}
	if full, ok := r.full[lower(written)]; ok && full != actor && strings.HasSuffix(full, " "+written) {
		return full
	}
	return written
}

// resolve returns the full name that a written one stands for, and whether
// it has more than one word.
func (r *registry) resolve(ts []token, name string) (string, bool) {
	if n := len(ts); n == 2 && ts[0].Flags&particle != 0 {
		if full, ok := r.full[ts[0].Lower+" "+ts[1].Lower]; ok {
			return full, true
		}
	}
	if capitals(ts) > 1 {
		key := text.NameKey(name)
		if full, ok := r.tail[key]; ok && len(ts) == 2 {
			return full, true
		}
		if full, ok := r.all[key]; ok {
			return full, true
		}
		r.all[key] = name
		return name, true
	}
	if full, ok := r.full[ts[len(ts)-1].Lower]; ok {
		return full, true
	}
	return name, false
}

func capitals(ts []token) int {
	n := 0
	for i := range ts {
		if ts[i].Kind == capital || ts[i].Kind == small && mixedCase(ts[i].Text) {
			n++
		}
	}
	return n
}

// inFilm reports whether token k is part of a film's mention.
func (s *sentence) inFilm(k int) bool {
	for _, m := range s.Mentions {
		if m.First <= k && k < m.End {
			return true
		}
	}
	return false
}
