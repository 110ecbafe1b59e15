package answer

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"marquee/knowledge"
)

// slowShelf counts how often it is asked, and takes its time.
type slowShelf struct {
	Shelf
	asked atomic.Int64
	fault atomic.Pointer[string]
}

func (s *slowShelf) About(_ context.Context, key string, _ int) ([]knowledge.Entry, error) {
	s.asked.Add(1)
	time.Sleep(5 * time.Millisecond)
	if f := s.fault.Load(); f != nil {
		if *f == "panic" {
			panic("torn reel")
		}
		return nil, errors.New(*f)
	}
	return []knowledge.Entry{{Article: knowledge.Article{ID: "a", Title: "On " + key, Text: "A film."}}}, nil
}

type anyTitle struct{ Titles }

func (anyTitle) Find(title string) (exact, near []knowledge.Film) {
	return []knowledge.Film{{Key: title, Title: title}}, nil
}

func TestACardIsMadeOnce(t *testing.T) {
	shelf, version := &slowShelf{}, atomic.Int64{}
	c := &Cards{Desk: &Desk{Shelf: shelf, Titles: anyTitle{}}, Version: version.Load}
	crowd := func() {
		var all sync.WaitGroup
		for i := range 90 {
			all.Go(func() {
				title := fmt.Sprint("film ", i%3)
				if card, err := c.Film(t.Context(), title); err != nil || !card.Found || card.Film.Title != title {
					t.Errorf("%s: %+v, %v", title, card.Film, err)
				}
			})
		}
		all.Wait()
	}
	crowd()
	crowd()
	if n := shelf.asked.Load(); n != 3 {
		t.Errorf("three cards were made %d times", n)
	}
	version.Add(1) // the corpus has grown
	crowd()
	if n := shelf.asked.Load(); n != 6 {
		t.Errorf("three cards of a newer corpus were made %d times", n-3)
	}
}

func TestCardsForget(t *testing.T) {
	shelf := &slowShelf{}
	c := &Cards{Desk: &Desk{Shelf: shelf, Titles: anyTitle{}}, Version: func() int64 { return 1 }}
	c.find("", 1)
	for i := range 3 * keptCards {
		c.keep(fmt.Sprint("title ", i), 1, knowledge.Card{})
		c.find("title 0", 1)
	}
	if len(c.kept) != keptCards || c.order.Len() != keptCards {
		t.Errorf("%d and %d are kept, want %d", len(c.kept), c.order.Len(), keptCards)
	}
	if _, ok := c.find("title 0", 1); !ok {
		t.Error("the one that is asked for again and again is forgotten")
	}
}

func TestFaultsOfACardAreNotKept(t *testing.T) {
	shelf := &slowShelf{}
	c := &Cards{Desk: &Desk{Shelf: shelf, Titles: anyTitle{}}, Version: func() int64 { return 1 }}
	for _, fault := range []string{"panic", "away"} {
		shelf.fault.Store(&fault)
		if _, err := c.Film(t.Context(), "x"); err == nil {
			t.Errorf("%s: no error", fault)
		}
	}
	shelf.fault.Store(nil)
	if card, err := c.Film(t.Context(), "x"); err != nil || !card.Found {
		t.Errorf("after a fault: %v", err)
	}
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := c.Film(gone, "y"); !errors.Is(err, context.Canceled) {
		t.Errorf("who left is answered: %v", err)
	}
}
