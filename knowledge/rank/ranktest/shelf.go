// Package ranktest holds the tests that every search index must pass,
// whatever engine is behind it, and a corpus in memory to run them on.
package ranktest

import (
	"context"
	"fmt"
	"iter"
	"sync"
	"time"

	"marquee/knowledge"
)

// Shelf is a corpus in memory. The zero value is empty. Its methods may be
// called from several goroutines.
type Shelf struct {
	Name string // who it is; "": it does not say

	mu      sync.Mutex
	entries []knowledge.Entry
	seq     int64
}

// Put adds or replaces articles, as the corpus does: a change gets a new seq.
// An article with neither title nor text stands for one that is gone.
func (s *Shelf) Put(articles ...knowledge.Article) {
	for _, a := range articles {
		s.PutEntry(knowledge.Entry{Article: a})
	}
}

// PutEntry is Put for an article with its facts.
func (s *Shelf) PutEntry(e knowledge.Entry) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.seq++
	e.Seq = s.seq
	kept := s.entries[:0:0]
	for _, old := range s.entries {
		if old.Article.ID != e.Article.ID {
			kept = append(kept, old)
		}
	}
	s.entries = append(kept, e)
}

// Fill puts many new articles at once, which Put would be slow at.
func (s *Shelf) Fill(articles ...knowledge.Article) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, a := range articles {
		s.seq++
		s.entries = append(s.entries, knowledge.Entry{Seq: s.seq, Article: a})
	}
}

// After returns what arrived after the cursor.
func (s *Shelf) After(_ context.Context, cursor int64) iter.Seq2[knowledge.Entry, error] {
	s.mu.Lock()
	entries := s.entries
	s.mu.Unlock()
	return func(yield func(knowledge.Entry, error) bool) {
		for _, e := range entries {
			if e.Seq > cursor && !yield(e, nil) {
				return
			}
		}
	}
}

// Entries returns all entries in order of arrival.
func (s *Shelf) Entries() []knowledge.Entry {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.entries
}

// Identity returns the shelf's name.
func (s *Shelf) Identity(context.Context) (string, error) { return s.Name, nil }

// Count returns how many articles there are.
func (s *Shelf) Count(context.Context) (n int, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, e := range s.entries {
		if e.Article.Title != "" || e.Article.Text != "" {
			n++
		}
	}
	return n, nil
}

// Article is short for an article with a title and a text.
func Article(id, title, text string) knowledge.Article {
	return knowledge.Article{ID: id, Title: title, Text: text}
}

// Many returns n articles that share common words, and one word each that no
// other has: lot0, lot1, …
func Many(n int) []knowledge.Article {
	var out []knowledge.Article
	for i := range n {
		out = append(out, Article(fmt.Sprintf("n%d", i), fmt.Sprintf("Bulletin %d", i),
			fmt.Sprintf("The studio said a film will open. Item %d of the day is about lot%d.", i, i)))
	}
	return out
}

// Today is the day of the tests.
func Today() time.Time { return time.Date(2024, 6, 1, 0, 0, 0, 0, time.UTC) }

// Cinema returns a small corpus with films that are easily taken for one
// another.
func Cinema() *Shelf {
	s := &Shelf{}
	s.Put(
		Article("heist", "Harbour Lights opens", "Lena Ortiz directs the heist drama. It was shot in Lisbon in nine weeks."),
		Article("space", "Orbit Seven delayed", "The studio moved the space adventure to spring. Lena Ortiz had left the project."),
		Article("dog", "Rex comes home", "A dog walks home. The director wrote it in a week."),
		Article("it", "It", "The clown is back."),
	)
	s.PutEntry(knowledge.Entry{
		Article: knowledge.Article{ID: "review", Title: "Review", Text: "A fine film with a quiet end.", Outlet: "The Lantern",
			URL: "https://lantern.example/review", Published: time.Date(2024, 5, 1, 9, 0, 0, 0, time.UTC)},
		Facts: knowledge.Facts{
			Films:  []knowledge.Mention{{Film: knowledge.Film{Key: "harbourlights", Title: "Harbour Lights"}, Primary: true}},
			People: []knowledge.Person{{Name: "Tomás Reyes"}},
		},
	})
	return s
}
