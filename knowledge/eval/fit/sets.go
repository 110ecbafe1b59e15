package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"strings"

	"marquee/knowledge/answer/passage"
	"marquee/knowledge/answer/question"
	"marquee/knowledge/text"
)

// scenario is one question over some docs. answers tells which sentences
// answer; none does where the gold article was taken away.
type scenario struct {
	set      string // the set and how it is asked: "selqa open"
	fold     int    // by document; the last tenth is held out
	film     bool   // of the sets' film and television part
	possible bool   // SQuAD 2: whether the passage holds an answer
	question question.Question
	docs     []passage.Doc
	freq     passage.Frequencies
	answers  func(c passage.Candidate) bool
	rank     bool // whether the ranker learns from it
	judge    bool // whether the judge learns from it
}

// folds is the number of parts; the last is held out.
const folds = 10

func foldOf(key string) int {
	h := fnv.New32a()
	h.Write([]byte(key))
	return int(h.Sum32()>>3) % folds
}

// item is a line of any of the sets.
type item struct {
	ID            string          `json:"id"`
	Title         string          `json:"title"`
	Article       string          `json:"article"`
	Section       string          `json:"section"`
	Document      string          `json:"document"`
	Topic         string          `json:"topic"`
	Entertainment bool            `json:"entertainment"`
	PassageID     string          `json:"passage_id"`
	Text          string          `json:"text"`
	Question      string          `json:"question"`
	Candidates    []string        `json:"candidates"`
	Sentences     []string        `json:"sentences"`
	Answers       json.RawMessage `json:"answers"`
	Impossible    bool            `json:"is_impossible"`
}

func (it item) strings() (out []string) {
	if json.Unmarshal(it.Answers, &out) != nil {
		return nil
	}
	return out
}

func (it item) places() map[int]bool {
	var list []int
	if json.Unmarshal(it.Answers, &list) != nil {
		return nil
	}
	m := make(map[int]bool)
	for _, i := range list {
		m[i] = true
	}
	return m
}

func read(path string) ([]item, error) {
	lines, err := raw(path)
	if err != nil {
		return nil, err
	}
	out := make([]item, len(lines))
	for i, line := range lines {
		if err := json.Unmarshal(line, &out[i]); err != nil {
			return nil, fmt.Errorf("%s: line %d: %w", path, i+1, err)
		}
	}
	return out, nil
}

// raw returns the lines of a file.
func raw(path string) ([][]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out [][]byte
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 16<<20)
	for lines.Scan() {
		out = append(out, bytes.Clone(lines.Bytes()))
	}
	return out, lines.Err()
}

// load makes the scenarios of all sets.
func load(dir string) ([]scenario, error) {
	var out []scenario
	for _, part := range []struct {
		set  string
		make func(dir, set string) ([]scenario, error)
	}{{"selqa", lists}, {"wikiqa", lists}, {"qed_nq", lists}, {"squad11", passages}, {"squad20", passages}, {"film_roles", credits}, {"news", news}} {
		s, err := part.make(dir, part.set)
		if err != nil {
			return nil, err
		}
		out = append(out, s...)
	}
	return out, nil
}

// sentences makes a doc of ready-cut sentences.
func sentences(id, title string, list []string) passage.Doc {
	d := passage.Doc{ID: id, Title: title}
	for _, s := range list {
		d.Sentences = append(d.Sentences, text.Sentence{Text: s})
	}
	return d
}

// lists makes the scenarios of the sets whose sentences are cut already: each
// question over its own section, over all, and with its section removed.
func lists(dir, set string) ([]scenario, error) {
	items, err := read(filepath.Join(dir, set, "questions.dev.jsonl"))
	if err != nil {
		return nil, err
	}
	var docs []passage.Doc
	own := make(map[string]int) // the doc of each text
	place := make([]int, len(items))
	for i, it := range items {
		list := it.Candidates
		if set == "qed_nq" {
			list = it.Sentences
		}
		key := strings.Join(list, "\n")
		if _, ok := own[key]; !ok {
			own[key] = len(docs)
			docs = append(docs, sentences(it.ID, it.Title+it.Article+it.Document, list))
		}
		place[i] = own[key]
	}
	all := newShelf(docs)
	var out []scenario
	for i, it := range items {
		doc := docs[place[i]]
		right := it.places()
		answers := func(c passage.Candidate) bool {
			return c.Position >= 0 && right[c.Position]
		}
		if set == "qed_nq" {
			answers = holds(it.strings())
		}
		s := scenario{set: set + " within", fold: foldOf(doc.Title), question: question.Read(it.Question), docs: []passage.Doc{doc},
			film: it.Entertainment || it.Topic == "MOVIES" || it.Topic == "TV", freq: all, judge: true, rank: true}
		inOwn := func(docs []passage.Doc) func(passage.Candidate) bool {
			return func(c passage.Candidate) bool { return docs[c.Doc].ID == doc.ID && answers(c) }
		}
		s.answers = inOwn(s.docs)
		out = append(out, s)
		if set == "wikiqa" && len(right) == 0 {
			continue
		}
		s.set, s.docs = set+" open", all.search(it.Question, depth, "")
		s.answers = inOwn(s.docs)
		out = append(out, s)
		s.set, s.docs, s.rank = set+" removed", all.search(it.Question, depth, doc.ID), false
		s.answers = func(passage.Candidate) bool { return false }
		out = append(out, s)
	}
	return out, nil
}

// depth is how many articles are looked at.
const depth = 8

// holds tells whether a sentence holds one of the answers.
func holds(answers []string) func(passage.Candidate) bool {
	for i := range answers {
		answers[i] = strings.ToLower(answers[i])
	}
	return func(c passage.Candidate) bool {
		s := strings.ToLower(c.Text)
		for _, a := range answers {
			if strings.Contains(s, a) {
				return true
			}
		}
		return false
	}
}

// passages makes the scenarios of the SQuAD sets.
func passages(dir, set string) ([]scenario, error) {
	texts, err := read(filepath.Join(dir, set, "passages.dev.jsonl"))
	if err != nil {
		return nil, err
	}
	items, err := read(filepath.Join(dir, set, "questions.dev.jsonl"))
	if err != nil {
		return nil, err
	}
	var docs []passage.Doc
	place := make(map[string]int)
	for _, t := range texts {
		place[t.PassageID] = len(docs)
		docs = append(docs, passage.Doc{ID: t.PassageID, Title: strings.ReplaceAll(t.Title, "_", " "), Sentences: text.Sentences(t.Text)})
	}
	all := newShelf(docs)
	var out []scenario
	for i, it := range items {
		doc := docs[place[it.PassageID]]
		gold := holds(it.strings())
		if it.Impossible {
			gold = func(passage.Candidate) bool { return false }
		}
		s := scenario{possible: !it.Impossible, set: set + " open", fold: foldOf(it.Title), question: question.Read(it.Question), freq: all,
			docs: all.search(it.Question, depth, ""), rank: set == "squad11", judge: true}
		docs := s.docs
		s.answers = func(c passage.Candidate) bool { return docs[c.Doc].ID == doc.ID && gold(c) }
		out = append(out, s)
		if set == "squad20" {
			s.set, s.docs, s.answers = set+" within", []passage.Doc{doc}, gold
			out = append(out, s)
		} else if i%3 == 0 {
			s.set, s.docs, s.rank = set+" removed", all.search(it.Question, depth, doc.ID), false
			s.answers = func(passage.Candidate) bool { return false }
			out = append(out, s)
		}
	}
	return out, nil
}
