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
}

// people reads every full name of d.
func (d *document) names() *registry {
	r := &registry{full: map[string]string{}, all: map[string]string{}}
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
	if capitals(ts) > 1 {
		key := text.NameKey(name)
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
		if ts[i].Kind == capital {
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

// A named is one member of a row of names.
type named struct {
	first, end int    // tokens
	character  string // whom they play, or ""
}

// namesFrom reads the row of names that begins at token k, past fillers:
// "Ann Lee, Bob Ray (Tom), and the late Cy Young as Jim". It returns the
// names and the token behind them.
func (s *sentence) namesFrom(k int, cast bool) (row []named, end int) {
	ts := s.Tokens
	end = k
	if k+2 < len(ts) && ts[k].Text == "(" && ts[k+1].Kind == small && ts[k+2].Text == ")" {
		k += 3
	}
	for len(row) < 60 {
		k = s.skipFillers(k)
		if k >= len(ts) || ts[k].Kind != capital && ts[k].Flags&particle == 0 || s.inFilm(k) {
			return row, end
		}
		e := nameAt(ts, k)
		if e == k || notPeople[ts[e-1].Lower] || neverPeople[ts[k].Lower] && e == k+1 || e == k+1 && !endsName(ts, e) {
			return row, end
		}
		if e < len(ts) && ts[e].Kind == capital && ts[e].Flags&noName != 0 && ts[e].Space && !labels[ts[e].Lower] {
			return row, end
		}
		if e < len(ts) && ts[e].Kind == small && roleNouns[ts[e].Lower] != "" {
			return row, end
		}
		row = append(row, named{first: k, end: e})
		if cast || e < len(ts) && ts[e].Text == "(" {
			e = s.characters(row, e)
		}
		end = e
		next := joint(ts, e, cast)
		if next == e {
			break
		}
		k = next
	}
	if !cast && end < len(ts) && activeVerbs[ts[end].Lower] != "" && (end+1 >= len(ts) || ts[end+1].Lower != "by") {
		row = beforeClause(ts, row)
	}
	return row, end
}

// beforeClause drops from a row the names that begin the next clause: "by A,
// and B and C wrote the script".
func beforeClause(ts []token, row []named) []named {
	for k := len(row) - 1; k > 0; k-- {
		if ts[row[k-1].end].Text == "," || k == 1 {
			return row[:k]
		}
	}
	return row
}

// characters reads whom the last of a row plays, or, of "A and B as C and
// D", whom the last two play, and returns the token behind.
func (s *sentence) characters(row []named, e int) int {
	ts := s.Tokens
	last := &row[len(row)-1]
	if len(row) > 1 && e < len(ts) && ts[e].Lower == "as" && row[len(row)-2].character == "" {
		one := characterAt(ts, e+1)
		if one > e+1 && one < len(ts) && ts[one].Lower == "and" {
			two := characterAt(ts, one+1)
			if two > one+1 && (two >= len(ts) || ts[two].Kind == punct || ts[two].Lower == "respectively") {
				row[len(row)-2].character = s.Text[ts[e+1].Start:ts[one-1].End]
				last.character = s.Text[ts[one+1].Start:ts[two-1].End]
				return two
			}
		}
	}
	last.character, e = s.characterAfter(e)
	return e
}

// neverPeople are capitalised single words that are no names.
var neverPeople = set(`god christmas english french internet earth mars nazi nazis jewish christian muslim catholic i`)

// endsName reports whether what stands behind a single word lets it be a
// name: punctuation or a small word that goes on after names.
func endsName(ts []token, e int) bool {
	return e >= len(ts) || ts[e].Kind == punct || afterNames[ts[e].Lower]
}

var afterNames = set(`and or as in with who for from to on at is was 's but that which after before about while also himself herself starring released produced directed written based stars plays alongside opposite has had into`)

// labels are words that begin the next line of credits.
var labels = set(`director directors writer writers starring stars cast runtime certification rating genre producer producers screenplay`)

// skipFillers passes descriptions before a name.
func (s *sentence) skipFillers(k int) int {
	ts := s.Tokens
	for j := 0; j < 8 && k < len(ts); j++ {
		if ts[k].Kind == number && strings.HasSuffix(ts[k].Lower, "-old") {
			k++
			continue
		}
		if k > 0 && determiners[ts[k-1].Lower] && ts[k].Kind == small && k+1 < len(ts) && ts[k+1].Kind == capital {
			k++
			continue
		}
		if ts[k].Flags&filler == 0 && ts[k].Text != "-" && !describer(ts, k) && !(j > 0 && ts[k].Text == "," && ts[k-1].Kind == small) {
			break
		}
		if ts[k].Kind == capital && k+1 < len(ts) && ts[k+1].Kind == capital && ts[k+1].Flags&filler == 0 && ts[k].Flags&noName == 0 {
			break
		}
		k++
	}
	return k
}

var determiners = set(`the a an`)

// describer reports whether a capitalised word at k describes whoever is
// named next: "the Cuban filmmaker Ann Lee".
func describer(ts []token, k int) bool {
	return nationalities[ts[k].Lower] && k+1 < len(ts) && (ts[k+1].Flags&filler != 0 || ts[k+1].Kind == small)
}

// joint returns the token behind what joins two names of a row, or k.
func joint(ts []token, k int, cast bool) int {
	from := k
	for k < len(ts) && k < from+4 {
		switch ts[k].Lower {
		case ",", "and", "&", "/", "plus", ";":
			k++
			continue
		case "with", "alongside", "opposite":
			if cast {
				k++
				continue
			}
		case "as":
			if k+1 < len(ts) && (ts[k+1].Lower == "well") && k+2 < len(ts) && ts[k+2].Lower == "as" {
				return k + 3
			}
		}
		break
	}
	return k
}

// characterAfter reads "(Tom Reed)" or "as Tom Reed" behind a name and
// returns the character and the token behind. An aside that names no
// character is passed over.
func (s *sentence) characterAfter(k int) (string, int) {
	ts := s.Tokens
	if k >= len(ts) {
		return "", k
	}
	if ts[k].Text == "(" {
		for j := k + 1; j < len(ts) && j < k+16; j++ {
			if ts[j].Text != ")" {
				continue
			}
			if j > k+1 && !s.inFilm(k+1) {
				if e := characterAt(ts, k+1); e == j {
					return s.Text[ts[k+1].Start:ts[j-1].End], j + 1
				}
			}
			return "", j + 1
		}
		return "", k
	}
	if ts[k].Lower == "in" {
		for j := k + 1; j < len(ts) && j < k+8; j++ {
			if partWords[ts[j].Lower] {
				if j+2 < len(ts) && ts[j+1].Lower == "of" && characterAt(ts, j+2) > j+2 {
					e := characterAt(ts, j+2)
					return s.Text[ts[j+2].Start:ts[e-1].End], s.passClause(e)
				}
				return "", s.passClause(j)
			}
		}
		return "", k
	}
	if ts[k].Lower != "as" {
		return "", k
	}
	j := k + 1
	if e := characterAt(ts, j); e > j {
		name := s.Text[ts[j].Start:ts[e-1].End]
		return name, s.passClause(e)
	}
	return "", s.passClause(j)
}

var partWords = set(`role roles part debut performance appearance cameo`)

// passClause goes on to the comma, semicolon or "and" before the next name
// of the row, past a description.
func (s *sentence) passClause(k int) int {
	ts := s.Tokens
	for j := k; j < len(ts) && j < k+22; j++ {
		switch ts[j].Lower {
		case ",", "and", ";", "with", "alongside":
			n := s.skipFillers(joint(ts, j, true))
			if n > j && n < len(ts) && ts[n].Kind == capital && !s.inFilm(n) {
				if e := nameAt(ts, n); e > n+1 && (e >= len(ts) || ts[e].Kind == punct || ts[e].Lower == "as" || ts[e].Lower == "and" || ts[e].Lower == "with" || ts[e].Lower == "in") {
					return j
				}
			}
		case "(", ".", "starring", "stars", "directed", "written", "produced", "based", "co-written", "adapted", "screenplay":
			return k
		}
	}
	return k
}

// characterAt returns where the character's name that begins at k ends, or k.
func characterAt(ts []token, k int) int {
	if k >= len(ts) {
		return k
	}
	j := k
	if ts[j].Lower == "the" && j+1 < len(ts) && ts[j+1].Kind == capital {
		j++
	}
	if ts[j].Kind != capital && ts[j].Text != "“" && ts[j].Text != "\"" {
		return k
	}
	for j < len(ts) && j < k+8 {
		t := &ts[j]
		switch {
		case j > k && t.Kind == capital && (t.Flags&inTitle != 0 || t.Flags&opener != 0) && t.Lower != "de" && t.Lower != "la":
			return j
		case t.Kind == capital || t.Kind == number && j > k:
			j++
		case t.Flags&particle != 0 && j+1 < len(ts) && ts[j+1].Kind == capital:
			j++
		case t.Lower == "the" || t.Lower == "of":
			if j+1 >= len(ts) || ts[j+1].Kind != capital {
				return j
			}
			j++
		case nickname(ts, j) > j:
			j = nickname(ts, j)
		default:
			return j
		}
	}
	return j
}
