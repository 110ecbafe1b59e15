package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"marquee/knowledge/answer/passage"
	"marquee/knowledge/answer/question"
	"marquee/knowledge/text"
)

// lead is the opening paragraph of an article about a film.
type lead struct {
	ID       string   `json:"id"`
	Title    string   `json:"title"`
	Text     string   `json:"text"`
	Director []string `json:"director_in_text"`
	Writer   []string `json:"writer_in_text"`
	Cast     []string `json:"cast_in_text"`
}

// ways of asking for a role; %s is the title.
var ways = []struct {
	role  string
	forms []string
}{
	{"director", []string{"who directed %s", "Who directed %s?", "director of %s", "whos behind the camera on %s", "who made %s", "who is the director of %s?", "whos directing %s"}},
	{"writer", []string{"who wrote %s", "Who wrote the screenplay for %s?", "screenwriter of %s", "who penned %s"}},
	{"cast", []string{"who stars in %s", "who is in %s?", "cast of %s", "Which actors appear in %s?", "whos the lead in %s"}},
	{"", []string{"who composed the music for %s", "who shot %s", "how much did %s make at the box office", "what is the rotten tomatoes score of %s", "where can i watch %s", "when does %s come out"}},
}

// credits makes scenarios of the film leads: who directed, wrote, plays, over
// all of them; with the film's lead removed; and what leads do not say.
func credits(dir, set string) ([]scenario, error) {
	f, err := os.Open(filepath.Join(dir, set, "films.dev.jsonl"))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var leads []lead
	var docs []passage.Doc
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var l lead
		if err := json.Unmarshal(lines.Bytes(), &l); err != nil {
			return nil, fmt.Errorf("%s: line %d: %w", set, len(leads)+1, err)
		}
		leads = append(leads, l)
		d := passage.Doc{ID: l.ID, Sentences: text.Sentences(l.Text)}
		if len(leads)%2 == 0 {
			d.Title = l.Title
		}
		docs = append(docs, d)
	}
	if err := lines.Err(); err != nil {
		return nil, err
	}
	all := newShelf(docs)
	var out []scenario
	for i, l := range leads {
		if i%2 == 0 {
			continue
		}
		w := ways[(i/2)%len(ways)]
		asked := fmt.Sprintf(w.forms[(i/8)%len(w.forms)], l.Title)
		if i%3 == 0 {
			asked = strings.ToLower(asked)
		}
		accepted := map[string][]string{"director": l.Director, "writer": l.Writer, "cast": l.Cast}[w.role]
		gold := holds(append([]string(nil), accepted...))
		s := scenario{set: "roles open", fold: foldOf(l.Title), film: true, question: question.Read(asked), freq: all,
			docs: all.search(asked, depth, ""), rank: len(accepted) > 0, judge: true}
		docs := s.docs
		s.answers = func(c passage.Candidate) bool { return docs[c.Doc].ID == l.ID && gold(c) }
		out = append(out, s)
		if i%4 == 1 {
			s.set, s.docs, s.rank = "roles removed", all.search(asked, depth, l.ID), false
			s.answers = func(passage.Candidate) bool { return false }
			out = append(out, s)
		}
	}
	return out, nil
}
