package corpus

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"

	"marquee/internal/database"
	"marquee/knowledge"
)

// refreshSize is how many articles one transaction of Refresh covers; small,
// so that writers who wait are not kept long.
const refreshSize = 100

// Refresh applies the present extraction rules to every article that older
// rules were applied to, in batches, while others read and write; it returns
// when none is left. It is resumable: what a killed run did stays done.
// Progress, if not nil, is told after every batch how many articles were done
// and how many are left. Refresh returns how many articles' facts differ.
func (c *Corpus) Refresh(ctx context.Context, progress func(done, left int)) (changed int, err error) {
	done := 0
	for {
		stale, err := c.stale(ctx)
		if err != nil || len(stale) == 0 {
			return changed, c.wrap("extracting again", err)
		}
		if err := parallel(ctx, len(stale), func(i int) { c.read(&stale[i].draft) }); err != nil {
			return changed, err
		}
		n := 0
		err = c.DB.Write(ctx, func(tx *database.Tx) (err error) {
			n, err = c.refresh(tx, stale)
			return err
		})
		if err != nil {
			return changed, c.wrap("extracting again", err)
		}
		changed += n
		done += len(stale)
		if progress != nil {
			left, err := c.staleCount(ctx)
			if err != nil {
				return changed, c.wrap("extracting again", err)
			}
			progress(done, left)
		}
	}
}

// staleRow is a stored article that older rules were applied to.
type staleRow struct {
	num, seq int64
	title    string // as stored
	facts    []byte // as stored
	draft    draft
}

func (c *Corpus) staleCount(ctx context.Context) (int, error) {
	var n int
	err := c.DB.QueryRow(ctx, "SELECT count(*) FROM articles WHERE version < ?", []any{c.Version}, &n)
	return n, err
}

// stale reads the next articles to extract again.
func (c *Corpus) stale(ctx context.Context) ([]staleRow, error) {
	rows, err := c.DB.Query(ctx, "SELECT "+articleColumns+", a.num, a.made, a.facts, a.url_key, a.text_key, a.content"+
		" FROM articles a WHERE a.version < ? ORDER BY a.version, a.num LIMIT ?", c.Version, refreshSize)
	if err != nil {
		return nil, err
	}
	var out []staleRow
	err = each(rows, func() error {
		var s staleRow
		var e knowledge.Entry
		var urlKey, textKey, content sql.RawBytes
		var made int64
		if err := scanArticle(rows, &e, &s.num, &made, &s.facts, &urlKey, &textKey, &content); err != nil {
			return err
		}
		s.seq, s.title = e.Seq, e.Article.Title
		if made != 0 {
			e.Article.Title = ""
		}
		s.draft = draft{article: e.Article, urlKey: string(urlKey), textKey: string(textKey), content: string(content)}
		out = append(out, s)
		return nil
	})
	return out, err
}

// refresh stores newly found facts, unless the article changed meanwhile, and
// returns how many differ from the old ones.
func (c *Corpus) refresh(tx *database.Tx, stale []staleRow) (changed int, err error) {
	seq, err := lockSeq(tx)
	if err != nil {
		return 0, err
	}
	w := newWriter(c, tx, seq)
	for i := range stale {
		s := &stale[i]
		d := &s.draft
		var now int64
		if err := tx.QueryRow("SELECT seq FROM articles WHERE num = ?", []any{s.num}, &now); err != nil {
			return 0, fmt.Errorf("article %q: %w", d.article.ID, err)
		}
		if now != s.seq {
			continue // changed, and so read by rules that are current, or still stale
		}
		if d.title == s.title && bytes.Equal(encodeFacts(d.facts, d.article.Text), s.facts) {
			_, err := tx.Exec("UPDATE articles SET version = ? WHERE num = ?", c.Version, s.num)
			if err != nil {
				return 0, err
			}
			continue
		}
		if err := w.save(&row{num: s.num, id: d.article.ID, draft: d}); err != nil {
			return 0, err
		}
		changed++
	}
	if changed == 0 {
		return 0, nil
	}
	return changed, w.flush()
}
