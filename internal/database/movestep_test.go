package database

import (
	"slices"
	"testing"
)

// TestKeysAreThoseOfTheSchema keeps keys equal to the primary keys that the
// migrations make.
func TestKeysAreThoseOfTheSchema(t *testing.T) {
	db, err := Open(t.Context(), "", t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, table := range Tables {
		rows, err := db.Query(t.Context(), "SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk", table)
		if err != nil {
			t.Fatal(err)
		}
		want, err := Collect(rows, func(name *string) error { return rows.Scan(name) })
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(keys[table], want) {
			t.Errorf("table %s: keys has %v, the schema %v", table, keys[table], want)
		}
	}
}

func TestMarks(t *testing.T) {
	columns := []string{"title", "year", "film_key"}
	for _, key := range [][]any{
		{"dune", int64(2021), "Dune"}, {"", int64(-5), ""}, {"a b \"c\" 12", int64(0), "\xff\x00\n"}, {"✖ '", int64(1) << 62, "\\"},
	} {
		mark := markOf("films", columns, []any{key[2], key[1], key[0]})
		got, err := readMark("films", mark)
		if err != nil || !slices.Equal(got, key) {
			t.Errorf("%q reads as %v, %v; want %v", mark, got, err, key)
		}
	}
	for _, mark := range []string{`"a"`, `"a" 1`, `"a" 1 "b" 2`, `"a" x "b"`, `"a`, " "} {
		if key, err := readMark("films", mark); err == nil {
			t.Errorf("%q reads as %v", mark, key)
		}
	}
}

func TestDigestCarries(t *testing.T) {
	var d Digest
	var ones, one [32]byte
	for i := range ones {
		ones[i] = 0xff
	}
	one[31] = 1
	d.add(ones)
	d.add(one)
	d.add(one)
	if got, want := d.String(), "0000000000000000000000000000000000000000000000000000000000000001"; got != want {
		t.Errorf("2^256 + 1 is %s, want %s", got, want)
	}
}
