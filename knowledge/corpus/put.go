package corpus

import (
	"context"
	"fmt"

	"marquee/internal/database"
	"marquee/knowledge"
)

// Put adds or updates articles in one transaction and tells what it did.
func (c *Corpus) Put(ctx context.Context, articles ...knowledge.Article) (Report, error) {
	commit, err := c.Stage(ctx, articles...)
	if err != nil {
		return Report{}, err
	}
	return commit(ctx)
}

// Stage does the part of Put that needs no lock (recognising what is known,
// extracting facts on all cores) and returns the part that writes, which may
// be called once. Batches staged side by side must be committed in their
// order, as if each had been Put in turn.
func (c *Corpus) Stage(ctx context.Context, articles ...knowledge.Article) (commit func(context.Context) (Report, error), err error) {
	drafts := make([]draft, len(articles))
	if err := parallel(ctx, len(articles), func(i int) { drafts[i] = newDraft(articles[i]) }); err != nil {
		return nil, err
	}
	for i := range drafts {
		if drafts[i].article.Text == "" {
			return nil, fmt.Errorf("article %q: has no text", drafts[i].article.ID)
		}
	}
	known, err := lookUp(poolQuery(ctx, c.DB), drafts)
	if err != nil {
		return nil, c.wrap("looking for known articles", err)
	}
	err = parallel(ctx, len(drafts), func(i int) {
		if r := known.find(&drafts[i]); r == nil || !r.same(&drafts[i]) {
			c.read(&drafts[i])
		}
	})
	if err != nil {
		return nil, err
	}
	return func(ctx context.Context) (Report, error) {
		var report Report
		err := c.DB.Write(ctx, func(tx *database.Tx) (err error) {
			report, err = c.put(tx, drafts)
			return err
		})
		if err != nil {
			return Report{}, c.wrap(fmt.Sprintf("storing %d articles", len(drafts)), err)
		}
		return report, nil
	}, nil
}

// read makes the title and finds the facts of a draft, once.
func (c *Corpus) read(d *draft) {
	if d.ready {
		return
	}
	d.title, d.made = d.article.Title, false
	if d.title == "" && c.Headline != nil {
		d.title, d.made = clean(c.Headline(d.article)), true
	}
	d.facts, d.ready = c.Extract(d.article), true
}

// put is the body of Put's transaction.
func (c *Corpus) put(tx *database.Tx, drafts []draft) (Report, error) {
	seq, err := lockSeq(tx)
	if err != nil {
		return Report{}, err
	}
	known, err := lookUp(tx.Query, drafts)
	if err != nil {
		return Report{}, err
	}
	report := Report{Read: len(drafts)}
	var changed []*row // in order of their first change
	for i := range drafts {
		d := &drafts[i]
		r := known.find(d)
		switch {
		case r == nil:
			report.Added++
			r = known.add(d)
		case r.same(d):
			report.Unchanged++
			continue
		default:
			report.Updated++
			known.update(r, d)
		}
		if !r.changed {
			r.changed = true
			changed = append(changed, r)
		}
	}
	if len(changed) == 0 {
		return report, nil
	}
	w := newWriter(c, tx, seq)
	for _, r := range changed {
		c.read(r.draft)
		if err := w.save(r); err != nil {
			return Report{}, err
		}
	}
	return report, w.flush()
}

// lockSeq returns the newest Seq and keeps every other writer out until the
// transaction ends, which makes Seq rise in the order of commits.
func lockSeq(tx *database.Tx) (int64, error) {
	var seq int64
	err := tx.QueryRow("UPDATE counters SET value = value WHERE name = 'seq' RETURNING value", nil, &seq)
	return seq, err
}
