package main

import (
	"context"

	"marquee/knowledge/text"
	"marquee/knowledge/titles"
)

// freshen reads what is new since the last time, if anything is. One goroutine
// calls it.
func (h *house) freshen(ctx context.Context) error {
	latest, err := h.corpus.Latest(ctx)
	if err != nil {
		return err
	}
	if err := h.syncIndex(ctx); err != nil {
		return err
	}
	cursor := h.cursor.Load()
	if latest == cursor {
		return nil
	}
	for e, err := range h.corpus.After(ctx, cursor) {
		if err != nil {
			return err
		}
		for _, m := range e.Facts.Films {
			m.Title = text.Calm(m.Title)
			film := titles.Film{Film: m.Film, Articles: 1, Newest: e.Article.Published}
			if m.Primary {
				film.Primary = 1
			}
			h.titles.Add(film)
		}
		h.cursor.Store(e.Seq)
	}
	return nil
}
