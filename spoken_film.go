package main

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"time"

	"marquee/knowledge"
)

// spokenFor is how long the film of one question in the terminal is "it" in
// the next.
const spokenFor = 5 * time.Minute

// spokenFile holds that film, in the data directory.
const spokenFile = "last-film.json"

type spokenFilm struct {
	Key   string    `json:"key"`
	Title string    `json:"title"`
	Year  int       `json:"year,omitempty"`
	At    time.Time `json:"at"`
}

// askOn answers a question in the terminal, where "it" is the film of the
// question before. A file that cannot be read or written only means that
// nothing was spoken of.
func (p *program) askOn(ctx context.Context, h *house, question string) (knowledge.Answer, error) {
	path := filepath.Join(p.cfg.Data, spokenFile)
	a, err := h.desk.Ask(ctx, question, lastSpoken(path, time.Now()))
	if err != nil || a.Film == nil {
		return a, err
	}
	if b, err := json.Marshal(spokenFilm{a.Film.Key, a.Film.Title, a.Film.Year, time.Now()}); err == nil {
		_ = os.WriteFile(path, b, 0o600) // nothing depends on it
	}
	return a, nil
}

// lastSpoken returns the film that the file holds, or nil.
func lastSpoken(path string, now time.Time) *knowledge.Film {
	b, err := os.ReadFile(path)
	var f spokenFilm
	if err != nil || json.Unmarshal(b, &f) != nil || f.Key == "" || now.Sub(f.At) > spokenFor || f.At.After(now) {
		return nil
	}
	return &knowledge.Film{Key: f.Key, Title: f.Title, Year: f.Year}
}
