package extract

import "strings"

// sentence reads the claims of one sentence from left to right.
func (f *finder) sentence(i int) {
	s := &f.d.sentences[i]
	ts := s.Tokens
	if len(ts) == 0 {
		return
	}
	if f.creditLine(i) {
		return
	}
	for k := 0; k < len(ts); k++ {
		t := &ts[k]
		if t.Text == "(" {
			f.aside(i, k)
		}
		if t.Flags&personWord == 0 {
			continue
		}
		switch {
		case t.Lower == "by" && k > 0, t.Lower == "from" && k > 0 && fromNouns[ts[k-1].Lower]:
			f.by(i, k)
		case t.Kind == small || k == 0 || s.Position < 0:
			f.word(i, k)
		case t.Kind == capital && roleNouns[t.Lower] != "":
			f.noun(i, k)
		}
	}
}

// creditLine reads "Director: Jane Doe" lines, several on one line included.
func (f *finder) creditLine(i int) bool {
	s := &f.d.sentences[i]
	ts := s.Tokens
	n, ok := labelled(s, labelRoles)
	if !ok || s.Position < 0 {
		return false
	}
	if last := ts[len(ts)-1]; last.Text == "." && ts[n-1].Text != ":" {
		return false
	}
	roles := labelRoles.at(ts, 0).Rule
	for n < len(ts) {
		row, end := s.namesFrom(n, roles == "actor")
		if roles != "-" {
			f.credited(i, row, roles)
		}
		if end == n {
			end++
		}
		n = end
		for n < len(ts) && (ts[n].Kind == punct || ts[n].Lower == "and") {
			n++
		}
		if n < len(ts) && ts[n].Kind == capital {
			if q := labelRoles.at(ts, n); q != nil && n+len(q.words) < len(ts) && ts[n+len(q.words)].Text == ":" {
				roles = q.Rule
				n += len(q.words) + 1
			}
		}
	}
	return true
}

// credited claims the names of a credit line; "(novel)" behind a writer makes
// an author.
func (f *finder) credited(i int, row []named, roles string) {
	s := &f.d.sentences[i]
	film := f.d.filmIndexAt(i, 0)
	for _, n := range row {
		role := roles
		if roles == "writer" && sourceAside(s.Tokens, n.end) {
			role = "author"
		}
		f.claim(i, film, []named{n}, role, "credits: "+roles, false)
	}
}

// word reads what a word of the text says of the people beside it.
func (f *finder) word(i, k int) {
	s := &f.d.sentences[i]
	ts := s.Tokens
	w := ts[k].Lower
	if (w == "based" || w == "inspired" || w == "adapted" || w == "adaptation" || w == "adapting") && k+2 < len(ts) {
		f.source(i, k)
	}
	if q := castCues.at(ts, k); q != nil && f.castCue(i, k, q) {
		return
	}
	if q := castTails.at(ts, k); q != nil && k > 1 {
		f.tail(i, k, q)
	}
	if w == "debut" || w == "debuts" {
		f.debutOf(i, k)
	}
	if roleNouns[w] != "" && f.noun(i, k) {
		return
	}
	if activeVerbs[w] != "" {
		f.verb(i, k)
	}
	switch w {
	case "'s":
		f.debut(i, k)
		f.scriptOf(i, k)
		f.filmDebut(i, k)
		f.performance(i, k)
		f.workOf(i, k)
	case "featured":
		f.inCast(i, k)
	case "cast":
		if k > 2 && ts[k-1].Lower == "the" && (ts[k-2].Lower == "in" || ts[k-2].Lower == "out") {
			f.inCast(i, k-2)
		}
	case "written", "co-written":
		f.writtenWith(i, k)
	case "version", "versions", "adaptations":
		if k+1 < len(ts) && ts[k+1].Lower == "of" {
			f.source(i, k)
		}
	case "from":
		f.ownScript(i, k)
		if basedBefore(ts, k) {
			f.source(i, k)
		}
	case "as":
		f.asCharacter(i, k)
	}
}

// inCast reads "Ann Lee and Bob Ray are featured in", "are also in the cast".
func (f *finder) inCast(i, k int) {
	s := &f.d.sentences[i]
	row := s.namesBefore(k)
	if len(row) == 1 && s.Tokens[row[0].first].Flags&firstName == 0 {
		return
	}
	if len(row) > 0 && row[0].end < k && full(s, row) {
		f.claim(i, f.filmOf(i, k), row, "actor", "in the cast", false)
	}
}

// writtenWith reads "written with his partner Ann Lee".
func (f *finder) writtenWith(i, k int) {
	s := &f.d.sentences[i]
	if k+2 >= len(s.Tokens) || s.Tokens[k+1].Lower != "with" {
		return
	}
	if row, _ := s.namesFrom(k+2, false); len(row) > 0 && full(s, row) && !denied(s.Tokens, k) {
		f.directorToo(i, k)
		f.claim(i, f.filmOf(i, k), row, "writer", "written with", false)
	}
}

// castCues stand before a row of actors.
var castCues = rightCues([]row{
	{"starring", 2, `debuts of|starring|co-starring|starring roles for|also starring|also star|it stars|film stars|movie stars|also stars|which stars|that stars|and stars|and starred|who stars|stars the voices of|stars the voice of|features the voices of|voices of|voice talents of|vocal talents of|stars as main|cast includes|actors include|actors including|cast members include|cast also included|cast also featured|cast also features|cast featured|cast was led by|cast is headed by|cast members included|appearances by|appearances from|appearance by|appearance from|cameos by|cameos from|cameo by|cameo from|appearances , including|cast , including|supporting roles for|supporting roles played by|stars are|leads are|support actors were|supporting actors were|leading actors were|stars include|stars including|with stars|is narrated by|introducing|cast consists of|cast consisting of|cast is joined by|cast consists of|cast consisting of|cast included|cast included|cast including|cast that includes|cast which includes|cast features|cast featuring|cast of|cast is led by|cast led by|cast headed by|cast are|cast is|cast comprises|cast also includes|starring opposite|starring alongside|comedy stars|drama stars|thriller stars|sequel stars|feature stars|picture stars|also featuring|film features|it features|also features|supporting cast includes|supporting roles by|supporting roles from|supporting performances from|supporting performances by|performances by|performances from|performances of|performance by|performance from|lead performance by|turns from|rounded out by|co-stars|stars|starred|featured|features performances by|features performances from|leading performance from|is played by|were played by|players include|actors in the film are|actors in the film include|other actors include|leading actors are|co-stars are|co-stars include|consisting of|featured include|featured actors are|starred by|to star|ensemble cast that consists of|cast that consists of|cast who includes|final film role for|final screen appearance of|final screen appearance by|final film appearance of|last film of|film role of|pairing of|cast is headed by|cast was headed by|cast headlined by|new cast members|cast members|final appearance of|film introduced|film introduces|actors , including|actresses , including|comedians , including|stars , including|actresses including|actresses include|comedians including|actors—including|actors such as|featured are|featured in the film are|starring are|among the cast are|the cast are|appearing are|ensemble including|ensemble featuring|ensemble cast with|cast with|ensemble cast , including|ensemble cast , featuring|lineup includes|line-up includes|vocal performances by|reprise their roles including|headlined by|toplined by|top-lined by|fronted by|guest starring|guest stars include|narration by|narrated by|joining them are|cast , which includes|cast , which also includes|cast , featuring|cast – including|cast — including|voices provided by|voices by|voice of|starring the voices of|starring the voice of|acting talents of|the talents of|also included|roles include|cast alongside|costars|supporting roles done by|roles were taken by|roles are taken by|final role of|film debut of|film debuts of|penultimate film of|last screen appearance of|final film roles for|breakthrough role for|acting debut of|final film of|stars with|the voice of|stars the original cast members|starred in the film are|title role is played by|portrayed by|reunites stars`},
	{"featuring", 1, `featuring|features|with|to feature`},
	{"alongside", 1, `alongside|opposite|along with|joining|as well as|along with co-stars|joined by|with support from|supported by`},
})

// castCue claims the row of names behind a cast cue.
func (f *finder) castCue(i, k int, q *cue) bool {
	s := &f.d.sentences[i]
	ts := s.Tokens
	end := k + len(q.words)
	if end < len(ts) && ts[end].Text == ":" {
		end++
	}
	row, behind := s.namesFrom(end, true)
	if len(row) == 0 || q.Rule != "starring" && !full(s, row) {
		return false
	}
	film := f.filmOf(i, end-1)
	if film == f.d.subject(i) && s.otherVersion(k) || excluded(ts, k) {
		return true
	}
	if q.Rule == "alongside" && !f.castIn(i) {
		return false
	}
	if ts[k].Lower == "with" && len(q.words) == 1 && f.made(i, row[0].end) {
		return false // "wrote the script of the film with Ann Lee"
	}
	others := ts[k].Lower == "with" && len(q.words) == 1 && f.withOthers(i, k, row, behind)
	if q.Rule == "featuring" && !others && (ts[k].Lower == "with" && (k == 0 || !genres[ts[k-1].Lower] || s.Tokens[row[0].first].Flags&firstName == 0) || ts[k].Lower == "features" && (k == 0 || !genres[ts[k-1].Lower] && !filmSubject[ts[k-1].Lower] && !s.inFilm(k-1))) {
		return false
	}
	f.claim(i, film, row, "actor", q.Rule, false)
	return true
}

// excluded reports whether the words before a cue say that the cast is not
// the film's: "without the voice of".
func excluded(ts []token, k int) bool {
	for j := k - 1; j >= 0 && j > k-4; j-- {
		switch ts[j].Lower {
		case "without", "unlike", "beat", "beats", "beating", "against", "over", "ahead", "nominees", "rivals", "not", "never", "nor", "originally", "formerly", "previously":
			return true
		case ".", ",", ";":
			return false
		}
	}
	return false
}

// filmSubject may stand between a film and "features".
var filmSubject = set(`also which and that cast`)

// full reports whether the first of a row is a full name.
func full(s *sentence, row []named) bool { return capitals(s.Tokens[row[0].first:row[0].end]) > 1 }

// castIn reports whether sentence i has told of an actor already.
func (f *finder) castIn(i int) bool {
	for k := len(f.claims) - 1; k >= 0 && f.claims[k].sentence == i; k-- {
		if f.claims[k].role == "actor" {
			return true
		}
	}
	return false
}

// noun reads "writer/producer Joe Doe", "Heat director Jane Doe".
func (f *finder) noun(i, k int) bool {
	s := &f.d.sentences[i]
	ts := s.Tokens
	roles := roleNouns[ts[k].Lower]
	j := k + 1
	for j+1 < len(ts) && (ts[j].Text == "/" || ts[j].Lower == "and" || ts[j].Text == "&" || ts[j].Text == "-" || ts[j].Text == ",") && roleNouns[ts[j+1].Lower] != "" {
		roles += "+" + roleNouns[ts[j+1].Lower]
		j += 2
	}
	if j > k+1 && ts[k].Lower == ts[j-1].Lower || j >= len(ts) || ts[j].Kind == punct && ts[j].Text != "," {
		return false
	}
	if ts[j].Text == "," || k > 0 && roleNouns[ts[k-1].Lower] != "" || k > 1 && ts[k-1].Kind == punct && roleNouns[ts[k-2].Lower] != "" {
		return false
	}
	row, end := s.namesFrom(j, roles == "actor")
	if len(row) == 0 || !full(s, row) && !f.knows(s, row) {
		return false
	}
	if last := ts[j-1].Lower; !strings.HasSuffix(last, "s") {
		row, end = row[:1], min(end, row[0].end)
		if j > k+1 && strings.HasSuffix(ts[k].Lower, "s") {
			roles = roleNouns[last] // "the producers and director Ann Lee"
		}
	}
	if k > 0 && ts[k-1].Lower == "executive" {
		roles = strings.ReplaceAll(roles, "producer", "executive producer")
	}
	for _, m := range s.Mentions {
		if m.End == k || m.End+1 == k && (ts[m.End].Lower == "'s" || closers[ts[m.End].Text]) || m.End+2 == k && ts[m.End+1].Lower == "'s" {
			f.claim(i, m.Film, row, roles, "film's "+ts[k].Lower, false)
			return true
		}
	}
	if end < len(ts) && ts[end].Lower == "'s" && len(row) == 1 && strings.HasPrefix(roles, "director") {
		if film := nextMention(s, end, 6); film >= 0 && !crosses(ts, end, 6, s, film) {
			f.claim(i, film, row, roles, "director's film", false)
			return true
		}
	}
	if j == k+1 && !nounStands(ts, k) || end < len(ts) && (ts[end].Lower == "'s" || ts[end].Text == "’") && len(s.Mentions) > 0 {
		return false
	}
	if film := f.filmOf(i, k); film == f.d.primary {
		f.claim(i, film, row, roles, ts[k].Lower, true)
	}
	return true
}

// crosses reports whether a comma or a verb stands between token k and the
// film named within n tokens.
func crosses(ts []token, k, n int, s *sentence, film int) bool {
	for j := k + 1; j < len(ts) && j <= k+n; j++ {
		for _, m := range s.Mentions {
			if m.First == j && m.Film == film {
				return false
			}
		}
		if ts[j].Kind == punct && !closers[ts[j].Text] || activeVerbs[ts[j].Lower] != "" || ts[j].Lower == "of" || ts[j].Lower == "to" {
			return true
		}
	}
	return true
}

// knows reports whether a row's first name resolves to a full one.
func (f *finder) knows(s *sentence, row []named) bool {
	_, ok := f.names.full[s.Tokens[row[0].end-1].Lower]
	return ok
}

// nounStands reports whether a role noun at k speaks of the film at hand and
// not of a trade: "the director", "film's star", but no "pop star".
func nounStands(ts []token, k int) bool {
	if k == 0 {
		return true
	}
	if k > 1 && (ts[k-1].Lower == "with" && ts[k-2].Lower == "along" || ts[k-1].Lower == "the" && roleNouns[ts[k].Lower] == "writer" && (ts[k-2].Lower == "of" || ts[k-2].Lower == "about")) {
		return false // "experiences of the writer Ann Lee"
	}
	switch w := ts[k-1].Lower; w {
	case "the", "film's", "'s", "and", "with", "by", "from", ",", "its", "that", "first-time", "film", "movie":
		return w != "film" || ts[k].Lower == "director"
	}
	return ts[k-1].Kind == punct
}
