package corpus

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"
	"math"
	"time"

	"marquee/internal/database"
	"marquee/knowledge"
)

const (
	entryColumns   = "a.seq, a.id, a.title, a.text, a.url, a.outlet, a.author, a.published, a.extra, a.facts"
	articleColumns = "a.seq, a.id, a.title, a.text, a.url, a.outlet, a.author, a.published, a.extra"

	// pageSize is how many entries After reads at once. Between pages no
	// transaction is open, so that a slow reader holds up nobody.
	pageSize = 256
	// listSize is how many values one IN list holds at most.
	listSize = 256
)

// After returns the entries whose Seq is above the cursor, in Seq order. An
// entry that changes while it is read may come again, with its higher Seq.
func (c *Corpus) After(ctx context.Context, cursor int64) iter.Seq2[knowledge.Entry, error] {
	return func(yield func(knowledge.Entry, error) bool) {
		for {
			page, err := c.entries(ctx, "SELECT "+entryColumns+
				" FROM articles a WHERE a.seq > ? ORDER BY a.seq LIMIT ?", cursor, pageSize)
			if err != nil {
				yield(knowledge.Entry{}, c.wrap(fmt.Sprintf("reading what came after %d", cursor), err))
				return
			}
			for _, e := range page {
				if !yield(e, nil) {
					return
				}
				cursor = e.Seq
			}
			if len(page) < pageSize {
				return
			}
		}
	}
}

// Articles returns the named articles in the asked order; unknown ids are
// left out.
func (c *Corpus) Articles(ctx context.Context, ids ...string) ([]knowledge.Article, error) {
	found := make(map[string]knowledge.Article, len(ids))
	for chunk := range chunks(ids) {
		rows, err := c.DB.Query(ctx, "SELECT "+articleColumns+" FROM articles a WHERE a.id IN ("+
			database.Marks(len(chunk))+")", chunk...)
		if err != nil {
			return nil, c.wrap("reading articles", err)
		}
		err = each(rows, func() error {
			var e knowledge.Entry
			if err := scanArticle(rows, &e); err != nil {
				return err
			}
			found[e.Article.ID] = e.Article
			return nil
		})
		if err != nil {
			return nil, c.wrap("reading articles", err)
		}
	}
	out := make([]knowledge.Article, 0, len(ids))
	for _, id := range ids {
		if a, ok := found[id]; ok {
			out = append(out, a)
		}
	}
	return out, nil
}

// About returns at most limit entries that name the film, with the facts of
// that film alone: articles about it first, then the newest. Limit 0 means
// all.
func (c *Corpus) About(ctx context.Context, filmKey string, limit int) ([]knowledge.Entry, error) {
	entries, err := c.entries(ctx, "SELECT "+entryColumns+
		" FROM film_articles f JOIN articles a ON a.num = f.num WHERE f.film_key = ?"+
		" ORDER BY f.other, f.age, f.num LIMIT ?", filmKey, bound(limit))
	if err != nil {
		return nil, c.wrap(fmt.Sprintf("reading about film %q", filmKey), err)
	}
	for i := range entries {
		entries[i].Facts = ofFilm(entries[i].Facts, filmKey)
	}
	return entries, nil
}

// ByPerson returns at most limit entries whose facts name the person, the
// newest first, with all their facts. Limit 0 means all.
func (c *Corpus) ByPerson(ctx context.Context, nameKey string, limit int) ([]knowledge.Entry, error) {
	entries, err := c.entries(ctx, "SELECT "+entryColumns+
		" FROM person_articles p JOIN articles a ON a.num = p.num WHERE p.name_key = ?"+
		" ORDER BY p.age, p.num LIMIT ?", nameKey, bound(limit))
	return entries, c.wrap(fmt.Sprintf("reading about person %q", nameKey), err)
}

func bound(limit int) int {
	if limit <= 0 {
		return math.MaxInt32
	}
	return limit
}

// ofFilm keeps the facts of one film. The slices it returns may share memory
// with f.
func ofFilm(f knowledge.Facts, key string) knowledge.Facts {
	return knowledge.Facts{
		Films:  keep(f.Films, func(m *knowledge.Mention) bool { return m.Key == key }),
		Scores: keep(f.Scores, func(s *knowledge.Score) bool { return s.FilmKey == key }),
		People: keep(f.People, func(p *knowledge.Person) bool { return p.FilmKey == key }),
		Where:  keep(f.Where, func(w *knowledge.Availability) bool { return w.FilmKey == key }),
	}
}

func keep[T any](s []T, ok func(*T) bool) []T {
	out := s[:0]
	for i := range s {
		if ok(&s[i]) {
			out = append(out, s[i])
		}
	}
	if len(out) == 0 {
		return nil
	}
	return out
}

// entries runs a query for entryColumns, once more when the engine's
// connection breaks in the middle.
func (c *Corpus) entries(ctx context.Context, query string, args ...any) ([]knowledge.Entry, error) {
	out, err := c.entriesOnce(ctx, query, args)
	if errors.Is(c.DB.Explain(err), database.ErrUnavailable) && ctx.Err() == nil {
		return c.entriesOnce(ctx, query, args)
	}
	return out, err
}

func (c *Corpus) entriesOnce(ctx context.Context, query string, args []any) ([]knowledge.Entry, error) {
	rows, err := c.DB.Query(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	var out []knowledge.Entry
	err = each(rows, func() error {
		var e knowledge.Entry
		var facts sql.RawBytes
		if err := scanArticle(rows, &e, &facts); err != nil {
			return err
		}
		e.Facts, err = decodeFacts(facts, e.Article.ID, e.Article.Text)
		if err != nil && !errors.Is(err, errNewerFacts) {
			// Damaged facts cost only themselves: the article is whole, and
			// the next extraction writes them anew.
			e.Facts = knowledge.Facts{}
		}
		out = append(out, e)
		return nil
	})
	return out, err
}

// scanArticle scans articleColumns and then more.
func scanArticle(rows *sql.Rows, e *knowledge.Entry, more ...any) error {
	a := &e.Article
	var published sql.NullInt64
	var extra sql.RawBytes
	dest := append([]any{&e.Seq, &a.ID, &a.Title, &a.Text, &a.URL, &a.Outlet, &a.Author, &published, &extra}, more...)
	if err := rows.Scan(dest...); err != nil {
		return err
	}
	if published.Valid {
		a.Published = time.Unix(published.Int64, 0).UTC()
	}
	return decodeExtra(extra, a)
}

// each calls fn for every row and closes the rows.
func each(rows *sql.Rows, fn func() error) error {
	defer rows.Close()
	for rows.Next() {
		if err := fn(); err != nil {
			return err
		}
	}
	if err := rows.Err(); err != nil {
		return err
	}
	return rows.Close()
}

// chunks cuts values into lists for IN, padded to few different lengths, so
// that the engine sees few different statements.
func chunks[T any](values []T) iter.Seq[[]any] {
	return func(yield func([]any) bool) {
		for len(values) > 0 {
			n := min(len(values), listSize)
			size := 1
			for size < n {
				size *= 4
			}
			size = min(size, listSize)
			list := make([]any, size)
			for i := range list {
				list[i] = values[min(i, n-1)]
			}
			if !yield(list) {
				return
			}
			values = values[n:]
		}
	}
}
