package main

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"

	"marquee/knowledge/answer/passage"
	"marquee/knowledge/answer/question"
	"marquee/knowledge/text"
)

// asked is a judged question over the articles of the news set.
type asked struct {
	Question, Match   string
	Answers, Articles []string
	Answerable        bool
}

// news makes the scenarios of the questions on real film news: over all of its
// articles, and with those that answer removed. They are few, but alone tell
// what right sentences look like in a newspaper.
func news(dir, set string) ([]scenario, error) {
	texts, err := read(filepath.Join(dir, "corpus.jsonl"))
	if err != nil {
		return nil, err
	}
	var docs []passage.Doc
	for _, t := range texts {
		docs = append(docs, passage.Doc{ID: t.ID, Title: t.Title, Sentences: text.Sentences(t.Text)})
	}
	all := newShelf(docs)
	lines, err := raw(filepath.Join(dir, "questions.jsonl"))
	if err != nil {
		return nil, err
	}
	var out []scenario
	for i, line := range lines {
		var a asked
		if err := json.Unmarshal(line, &a); err != nil {
			return nil, fmt.Errorf("%s: question %d: %w", set, i+1, err)
		}
		gone := func(d passage.Doc) bool { return slices.Contains(a.Articles, d.ID) }
		found := all.search(a.Question, depth+len(a.Articles), "")
		s := scenario{set: set + " removed", fold: foldOf(a.Question), film: true, question: question.Read(a.Question), freq: all,
			docs: firsts(slices.DeleteFunc(slices.Clone(found), gone)), judge: true,
			answers: func(passage.Candidate) bool { return false }}
		out = append(out, s)
		if !a.Answerable || a.Match == "all" || len(a.Articles) == 0 {
			continue
		}
		s.set, s.docs, s.rank = set+" open", firsts(found), true
		gold, own := holds(a.Answers), s.docs
		s.answers = func(c passage.Candidate) bool { return gone(own[c.Doc]) && gold(c) }
		out = append(out, s)
	}
	return out, nil
}

// firsts cuts the docs at depth.
func firsts(docs []passage.Doc) []passage.Doc { return docs[:min(depth, len(docs))] }
