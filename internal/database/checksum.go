package database

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"math/bits"
	"slices"
	"strings"
)

// Sum is what two databases compare of a table: how many rows it has, and a
// hash of their content that is the same on every engine and in every order.
type Sum struct {
	Rows int    `json:"rows"`
	Hash Digest `json:"hash"`
}

// Digest is the sum of the SHA-256 of all rows modulo 2^256, the least
// significant word first. Rows have a key, so no two of them are equal; a sum
// therefore changes with any row.
type Digest [4]uint64

// String returns 64 hexadecimal digits.
func (d Digest) String() string {
	var raw [sha256.Size]byte
	for i, word := range d {
		binary.BigEndian.PutUint64(raw[8*(3-i):], word)
	}
	return hex.EncodeToString(raw[:])
}

// MarshalText writes the hexadecimal digits.
func (d Digest) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// add adds the hash of one row.
func (d *Digest) add(row [sha256.Size]byte) {
	var carry uint64
	for i := range d {
		d[i], carry = bits.Add64(d[i], binary.BigEndian.Uint64(row[8*(3-i):]), carry)
	}
}

// Sums returns the sums of all tables at one moment, without the corpus's
// identity, which every database has of its own. Progress, if not nil, is told
// the rows read so far.
func (db *DB) Sums(ctx context.Context, progress func(rows int)) (map[string]Sum, error) {
	tx, err := db.read.BeginTx(ctx, db.snapshot())
	if err != nil {
		return nil, db.Explain(err)
	}
	defer tx.Rollback()
	return db.sums(ctx, tx, progress, Tables[:]...)
}

func (db *DB) sums(ctx context.Context, tx *sql.Tx, progress func(int), tables ...string) (map[string]Sum, error) {
	all := map[string]Sum{}
	done := 0
	for _, table := range tables {
		sum, err := sumTable(ctx, tx, table, func() {
			if done++; progress != nil && done%1000 == 0 {
				progress(done)
			}
		})
		if err != nil {
			return nil, fmt.Errorf("reading table %s: %w", table, db.Explain(err))
		}
		all[table] = sum
	}
	return all, nil
}

func sumTable(ctx context.Context, tx *sql.Tx, table string, each func()) (sum Sum, err error) {
	columns, err := columnsOf(ctx, tx, table)
	if err != nil {
		return sum, err
	}
	slices.Sort(columns) // an order that both engines share
	query := "SELECT " + strings.Join(columns, ", ") + " FROM " + table
	if table == "meta" {
		query += " WHERE name <> 'identity'"
	}
	rows, err := tx.QueryContext(ctx, query)
	if err != nil {
		return sum, err
	}
	defer rows.Close()
	var buffer []byte
	for rows.Next() {
		row, err := scanRow(rows, len(columns))
		if err != nil {
			return sum, err
		}
		if buffer, err = encodeRow(buffer[:0], columns, row); err != nil {
			return sum, err
		}
		sum.Hash.add(sha256.Sum256(buffer))
		sum.Rows++
		each()
	}
	return sum, rows.Err()
}

// columnsOf returns the names of a table's columns.
func columnsOf(ctx context.Context, tx *sql.Tx, table string) ([]string, error) {
	rows, err := tx.QueryContext(ctx, "SELECT * FROM "+table+" LIMIT 0")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		return nil, err
	}
	return columns, rows.Err()
}

// scanRow reads the present row: int64, string, []byte and nil alone.
func scanRow(rows *sql.Rows, columns int) ([]any, error) {
	row, into := make([]any, columns), make([]any, columns)
	for i := range row {
		into[i] = &row[i]
	}
	if err := rows.Scan(into...); err != nil {
		return nil, err
	}
	for i, v := range row {
		if b, ok := v.([]byte); ok && b == nil {
			row[i] = []byte{} // an empty value, which drivers would write as NULL
		}
	}
	return row, nil
}

// encodeRow appends a row in a form without ambiguity: for each column a mark
// of its kind, its length and its bytes. Text and bytes are one kind, since
// the engines draw the line between them differently.
func encodeRow(to []byte, columns []string, row []any) ([]byte, error) {
	for i, v := range row {
		switch v := v.(type) {
		case nil:
			to = append(to, 0)
		case int64:
			to = binary.BigEndian.AppendUint64(append(to, 1), uint64(v))
		case string:
			to = append(binary.BigEndian.AppendUint64(append(to, 2), uint64(len(v))), v...)
		case []byte:
			to = append(binary.BigEndian.AppendUint64(append(to, 2), uint64(len(v))), v...)
		default:
			return nil, fmt.Errorf("column %s holds a %T, which no table of this program has", columns[i], v)
		}
	}
	return to, nil
}
