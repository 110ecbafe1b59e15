package corpus

import (
	"context"
	"database/sql"
	"maps"
	"slices"

	"marquee/internal/database"
)

// row is an article of the corpus, or one about to be, as recognising
// duplicates needs it.
type row struct {
	num     int64 // 0: not stored yet
	id      string
	urlKey  string
	textKey string
	content string
	draft   *draft // what is to be stored; nil while unchanged
	changed bool
}

// same reports whether storing d would change nothing: it says what the row
// says, or it is the same text under another id and address.
func (r *row) same(d *draft) bool {
	return r.content == d.content || r.textKey == d.textKey && !r.isNamedBy(d)
}

// isNamedBy reports whether d claims to be the row's article, by an id of its
// own or by address.
func (r *row) isNamedBy(d *draft) bool {
	return r.id == d.article.ID && !d.nameless || r.urlKey != "" && r.urlKey == d.urlKey
}

// known finds rows by what an article may be known by. Lists keep the order
// of arrival; a row stays in the list of a key it no longer has, so finding
// checks the key.
type known struct {
	byID, byURL, byText map[string][]*row
}

// find returns the row that d is about, nil when d is new.
func (k *known) find(d *draft) *row {
	for _, r := range k.byID[d.article.ID] {
		return r
	}
	if d.urlKey != "" {
		for _, r := range k.byURL[d.urlKey] {
			if r.urlKey == d.urlKey {
				return r
			}
		}
	}
	for _, r := range k.byText[d.textKey] {
		if r.textKey == d.textKey {
			return r
		}
	}
	return nil
}

// add makes the row of a new article.
func (k *known) add(d *draft) *row {
	r := &row{id: d.article.ID}
	k.byID[r.id] = append(k.byID[r.id], r)
	k.update(r, d)
	return r
}

// update lets a row become what d says. The id stays.
func (k *known) update(r *row, d *draft) {
	r.draft, r.content = d, d.content
	if r.textKey != d.textKey {
		r.textKey = d.textKey
		k.byText[r.textKey] = append(k.byText[r.textKey], r)
	}
	if r.urlKey != d.urlKey {
		r.urlKey = d.urlKey
		k.byURL[r.urlKey] = append(k.byURL[r.urlKey], r)
	}
}

// queryFunc runs a SELECT inside or outside a transaction.
type queryFunc func(query string, args ...any) (*sql.Rows, error)

func poolQuery(ctx context.Context, db *database.DB) queryFunc {
	return func(query string, args ...any) (*sql.Rows, error) { return db.Query(ctx, query, args...) }
}

// lookUp reads all rows that the drafts may be about.
func lookUp(query queryFunc, drafts []draft) (*known, error) {
	ids := make([]string, len(drafts))
	texts := make([][]byte, len(drafts))
	var urls [][]byte
	for i := range drafts {
		ids[i] = drafts[i].article.ID
		texts[i] = []byte(drafts[i].textKey)
		if k := drafts[i].urlKey; k != "" {
			urls = append(urls, []byte(k))
		}
	}
	rows := map[int64]*row{}
	if err := readKnown(query, "id", ids, rows); err != nil {
		return nil, err
	}
	if err := readKnown(query, "url_key", urls, rows); err != nil {
		return nil, err
	}
	if err := readKnown(query, "text_key", texts, rows); err != nil {
		return nil, err
	}
	return indexKnown(rows), nil
}

func readKnown[T any](query queryFunc, column string, values []T, into map[int64]*row) error {
	for chunk := range chunks(values) {
		rows, err := query("SELECT num, id, url_key, text_key, content FROM articles WHERE "+column+
			" IN ("+database.Marks(len(chunk))+")", chunk...)
		if err != nil {
			return err
		}
		err = each(rows, func() error {
			var r row
			var urlKey, textKey, content sql.RawBytes
			if err := rows.Scan(&r.num, &r.id, &urlKey, &textKey, &content); err != nil {
				return err
			}
			r.urlKey, r.textKey, r.content = string(urlKey), string(textKey), string(content)
			into[r.num] = &r
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// indexKnown files rows under their keys, the earliest arrival first.
func indexKnown(rows map[int64]*row) *known {
	k := &known{byID: map[string][]*row{}, byURL: map[string][]*row{}, byText: map[string][]*row{}}
	for _, num := range slices.Sorted(maps.Keys(rows)) {
		r := rows[num]
		k.byID[r.id] = append(k.byID[r.id], r)
		k.byText[r.textKey] = append(k.byText[r.textKey], r)
		if r.urlKey != "" {
			k.byURL[r.urlKey] = append(k.byURL[r.urlKey], r)
		}
	}
	return k
}
