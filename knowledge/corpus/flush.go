package corpus

import (
	"cmp"
	"maps"
	"slices"

	"marquee/internal/database"
)

// flush writes what was collected, and the new Seq.
func (w *writer) flush() error {
	err := w.insert("INSERT INTO film_articles (film_key, other, age, num) VALUES ", 4, w.films)
	if err != nil {
		return err
	}
	err = w.insert("INSERT INTO person_articles (name_key, age, num) VALUES ", 3, w.people)
	if err != nil {
		return err
	}
	if err := w.flushCounts(); err != nil {
		return err
	}
	_, err = w.tx.Exec("UPDATE counters SET value = ? WHERE name = 'seq'", w.seq)
	return err
}

// insert writes rows in key order, many in one statement.
func (w *writer) insert(head string, width int, rows [][]any) error {
	slices.SortFunc(rows, compareKeys)
	return w.bulk(head, "", width, rows)
}

func (w *writer) bulk(head, tail string, width int, rows [][]any) error {
	for len(rows) > 0 {
		n := bulkRows
		for n > len(rows) {
			n /= 4
		}
		_, err := w.tx.Exec(head+database.Rows(n, width)+tail, slices.Concat(rows[:n]...)...)
		if err != nil {
			return err
		}
		rows = rows[n:]
	}
	return nil
}

// flushCounts brings the table films up to date.
func (w *writer) flushCounts() error {
	keys := slices.SortedFunc(maps.Keys(w.counts), func(a, b spellingKey) int {
		return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.year, b.year), cmp.Compare(a.title, b.title))
	})
	least := "min"
	if w.tx.Dialect() == database.Postgres {
		least = "least"
	}
	var grown [][]any
	for _, k := range keys {
		c := w.counts[k]
		if c.articles == 0 && c.primaries == 0 && !c.lost {
			continue
		}
		grown = append(grown, []any{k.key, k.year, k.title, c.articles, c.primaries, c.age})
	}
	err := w.bulk("INSERT INTO films (film_key, year, title, articles, primaries, age) VALUES ",
		" ON CONFLICT (film_key, year, title) DO UPDATE SET articles = films.articles + excluded.articles,"+
			" primaries = films.primaries + excluded.primaries, age = "+least+"(films.age, excluded.age)", 6, grown)
	if err != nil {
		return err
	}
	for _, k := range keys {
		if w.counts[k].lost {
			if err := w.recount(k); err != nil {
				return err
			}
		}
	}
	return nil
}

// recount mends a row of films that an article left: it goes away with its
// last article, and its newest date is read anew.
func (w *writer) recount(k spellingKey) error {
	_, err := w.tx.Exec("DELETE FROM films WHERE film_key = ? AND year = ? AND title = ? AND articles <= 0",
		k.key, k.year, k.title)
	if err != nil {
		return err
	}
	_, err = w.tx.Exec("UPDATE films SET age = coalesce((SELECT min(f.age) FROM film_articles f"+
		" WHERE f.film_key = films.film_key), age) WHERE film_key = ? AND year = ? AND title = ?",
		k.key, k.year, k.title)
	return err
}
