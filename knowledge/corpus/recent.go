package corpus

import (
	"context"
	"time"

	"marquee/internal/database"
	"marquee/knowledge"
)

// Recent returns at most limit entries that were published at or after since,
// the newest first. The zero time takes all; undated articles come last then,
// and are left out otherwise.
func (c *Corpus) Recent(ctx context.Context, since time.Time, limit int) ([]knowledge.Entry, error) {
	if since.IsZero() {
		entries, err := c.entries(ctx, "SELECT "+entryColumns+
			" FROM articles a ORDER BY a.published DESC NULLS LAST, a.seq DESC LIMIT ?", bound(limit))
		return entries, c.wrap("reading the newest articles", err)
	}
	entries, err := c.entries(ctx, "SELECT "+entryColumns+
		" FROM articles a WHERE a.published >= ? ORDER BY a.published DESC, a.seq DESC LIMIT ?", since.Unix(), bound(limit))
	return entries, c.wrap("reading the newest articles", err)
}

// Entries returns the named articles with their facts, in the asked order;
// unknown ids are left out.
func (c *Corpus) Entries(ctx context.Context, ids ...string) ([]knowledge.Entry, error) {
	found := make(map[string]knowledge.Entry, len(ids))
	for chunk := range chunks(ids) {
		entries, err := c.entries(ctx, "SELECT "+entryColumns+" FROM articles a WHERE a.id IN ("+database.Marks(len(chunk))+")", chunk...)
		if err != nil {
			return nil, c.wrap("reading entries", err)
		}
		for _, e := range entries {
			found[e.Article.ID] = e
		}
	}
	out := make([]knowledge.Entry, 0, len(ids))
	for _, id := range ids {
		if e, ok := found[id]; ok {
			out = append(out, e)
		}
	}
	return out, nil
}
