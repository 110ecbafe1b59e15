package newsroom

import (
	"context"
	"fmt"
	"strings"

	"marquee/internal/database"
)

// Copy is an outlet that carries an article of another one word for word.
type Copy struct{ Article, Outlet, URL string }

// noteCopy notes an arrival that is a copy; false when it was known.
func noteCopy(tx *database.Tx, a Arrival) (bool, error) {
	if a.Outlet == "" {
		return false, nil
	}
	n, err := tx.Exec("INSERT INTO copies (article, outlet, num, url)"+
		" SELECT ?, ?, coalesce(max(num), 0) + 1, ? FROM copies WHERE article = ? ON CONFLICT (article, outlet) DO NOTHING",
		a.Article, a.Outlet, a.URL, a.Article)
	return n > 0, err
}

// Copies returns the outlets that carry any of the articles word for word, in
// the order in which they came.
func (s *Store) Copies(ctx context.Context, articles ...string) ([]Copy, error) {
	if len(articles) == 0 {
		return nil, nil
	}
	args := make([]any, len(articles))
	for i, id := range articles {
		args[i] = id
	}
	rows, err := s.DB.Query(ctx, "SELECT article, outlet, url FROM copies WHERE article IN (?"+strings.Repeat(", ?", len(articles)-1)+
		") ORDER BY article, num", args...)
	if err != nil {
		return nil, fmt.Errorf("reading who copies %d articles: %w", len(articles), err)
	}
	return database.Collect(rows, func(c *Copy) error { return rows.Scan(&c.Article, &c.Outlet, &c.URL) })
}

// name adds the outlets of copies to those that a content names.
func (c *Content) name(copies []Copy) {
	named := map[string]bool{c.Outlet: true}
	for _, l := range c.Also {
		named[l.Outlet] = true
	}
	for _, copied := range copies {
		if !named[copied.Outlet] && len(c.Also) < maxAlso {
			named[copied.Outlet] = true
			c.Also = append(c.Also, Link{Outlet: copied.Outlet, Title: c.Title, URL: copied.URL})
		}
	}
}
