package corpus

import (
	"cmp"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"marquee/internal/database"
	"marquee/knowledge"
)

// undated is the age of an article without a date: after all others.
const undated = 1 << 40

// bulkRows is how many rows one INSERT writes.
const bulkRows = 64

// writer collects what a transaction writes beside the articles, so that it
// goes out in few statements and in key order.
type writer struct {
	c      *Corpus
	tx     *database.Tx
	seq    int64
	films  [][]any // rows of film_articles
	people [][]any // rows of person_articles
	counts map[spellingKey]*change
}

// spellingKey is the key of the table films.
type spellingKey struct {
	key   string
	year  int
	title string
}

// change is what a transaction does to one row of films.
type change struct {
	articles, primaries int
	age                 int64 // of the newest article added
	lost                bool  // an article went away: the newest may be another
}

func newWriter(c *Corpus, tx *database.Tx, seq int64) *writer {
	return &writer{c: c, tx: tx, seq: seq, counts: map[spellingKey]*change{}}
}

// save stores a row's draft under a new Seq.
func (w *writer) save(r *row) error {
	w.seq++
	d := r.draft
	if r.num != 0 {
		if err := w.forget(r.num); err != nil {
			return err
		}
	}
	a := &d.article
	names := w.names(d.facts)
	facts := encodeFacts(d.facts, a.Text)
	var published any
	if !a.Published.IsZero() {
		published = a.Published.Unix()
	}
	var urlKey any
	if d.urlKey != "" {
		urlKey = []byte(d.urlKey)
	}
	args := []any{r.id, w.seq, urlKey, []byte(d.textKey), []byte(d.content), w.c.Version, published, number(d.made),
		d.title, a.URL, a.Outlet, a.Author, strings.Join(names, "\n"), encodeExtra(a), facts, a.Text}
	var err error
	if r.num == 0 {
		r.num = w.seq
		_, err = w.tx.Exec("INSERT INTO articles (num, id, seq, url_key, text_key, content, version, published, made,"+
			" title, url, outlet, author, names, extra, facts, text) VALUES ("+database.Marks(17)+")",
			append([]any{r.num}, args...)...)
	} else {
		_, err = w.tx.Exec("UPDATE articles SET id = ?, seq = ?, url_key = ?, text_key = ?, content = ?, version = ?,"+
			" published = ?, made = ?, title = ?, url = ?, outlet = ?, author = ?, names = ?, extra = ?, facts = ?,"+
			" text = ? WHERE num = ?", append(args, r.num)...)
	}
	if err != nil {
		return fmt.Errorf("article %q: %w", r.id, err)
	}
	w.remember(r.num, age(a), d.facts, names)
	return nil
}

// remember files an article under its films and people.
func (w *writer) remember(num, age int64, f knowledge.Facts, names []string) {
	for _, m := range distinctFilms(f.Films) {
		w.films = append(w.films, []any{m.Key, number(!m.Primary), age, num})
	}
	for _, name := range names {
		w.people = append(w.people, []any{name, age, num})
	}
	for k, primary := range spellings(f.Films) {
		c := w.count(k)
		c.articles++
		c.primaries += int(number(primary))
		c.age = min(c.age, age)
	}
}

// forget takes a stored article out from under its films and people.
func (w *writer) forget(num int64) error {
	var names, text string
	var published sql.NullInt64
	var stored []byte
	err := w.tx.QueryRow("SELECT names, text, published, facts FROM articles WHERE num = ?", []any{num},
		&names, &text, &published, &stored)
	if err != nil {
		return err
	}
	then := int64(undated)
	if published.Valid {
		then = -published.Int64
	}
	facts, err := decodeFacts(stored, "", text)
	if err != nil { // damaged or of a newer program: the slow way, by the article
		if _, err := w.tx.Exec("DELETE FROM film_articles WHERE num = ?", num); err != nil {
			return err
		}
	}
	for _, m := range distinctFilms(facts.Films) {
		_, err := w.tx.Exec("DELETE FROM film_articles WHERE film_key = ? AND other = ? AND age = ? AND num = ?",
			m.Key, number(!m.Primary), then, num)
		if err != nil {
			return err
		}
	}
	for name := range strings.SplitSeq(names, "\n") {
		if name == "" {
			continue
		}
		_, err := w.tx.Exec("DELETE FROM person_articles WHERE name_key = ? AND age = ? AND num = ?", name, then, num)
		if err != nil {
			return err
		}
	}
	for k, primary := range spellings(facts.Films) {
		c := w.count(k)
		c.articles--
		c.primaries -= int(number(primary))
		c.lost = true
	}
	return nil
}

func (w *writer) count(k spellingKey) *change {
	c := w.counts[k]
	if c == nil {
		c = &change{age: undated}
		w.counts[k] = c
	}
	return c
}

// names returns the keys of the people that the facts name, sorted, once each.
func (w *writer) names(f knowledge.Facts) []string {
	var names []string
	for i := range f.People {
		if key := strings.ReplaceAll(w.c.nameKey(f.People[i].Name), "\n", " "); key != "" {
			names = append(names, key)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// distinctFilms returns one mention a film key, the primary one if any.
func distinctFilms(films []knowledge.Mention) []knowledge.Mention {
	out := make([]knowledge.Mention, 0, len(films))
	for _, m := range films {
		if m.Key == "" {
			continue
		}
		at := slices.IndexFunc(out, func(o knowledge.Mention) bool { return o.Key == m.Key })
		if at < 0 {
			out = append(out, m)
		} else if m.Primary {
			out[at].Primary = true
		}
	}
	return out
}

// spellings returns the rows of films that an article counts in, and whether
// it is about that film.
func spellings(films []knowledge.Mention) map[spellingKey]bool {
	out := make(map[spellingKey]bool, len(films))
	for _, m := range films {
		if m.Key != "" {
			k := spellingKey{m.Key, m.Year, m.Title}
			out[k] = out[k] || m.Primary
		}
	}
	return out
}

func age(a *knowledge.Article) int64 {
	if a.Published.IsZero() {
		return undated
	}
	return -a.Published.Unix()
}

func number(b bool) int64 {
	if b {
		return 1
	}
	return 0
}

func compareKeys(a, b []any) int { return cmp.Compare(a[0].(string), b[0].(string)) }
