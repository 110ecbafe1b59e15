package main

import (
	"strings"
	"testing"
)

func TestMigrateStore(t *testing.T) {
	data, other := t.TempDir(), t.TempDir()
	card := marquee(t, data, "", "film", "extraction")
	if card.code != 0 {
		t.Fatal(card.errs)
	}
	to := "sqlite:" + other
	moved := decode[struct {
		Tables map[string]struct {
			Rows int
			Hash string
		}
		Resumed bool
	}](t, marquee(t, data, "", "migrate-store", "sqlite", to, "--json"))
	if moved.Tables["articles"].Rows == 0 || len(moved.Tables["articles"].Hash) != 64 || moved.Resumed {
		t.Errorf("it says %v", moved)
	}
	if got := marquee(t, other, "", "film", "extraction"); got.out != card.out || got.errs != "" {
		t.Errorf("from the new database: %v\nbefore: %v", got, card)
	}
	for _, tt := range []struct {
		args []string
		code int
		says string
	}{
		{[]string{"sqlite", to, "--check"}, 0, "both hold the same"},
		{[]string{"sqlite", to}, 1, "rows of articles; add --replace to replace everything, or --check"},
		{[]string{"sqlite", to, "--replace"}, 0, "the same by count and hash"},
		{[]string{"sqlite", "sqlite:" + data}, 2, "name the same database"},
		{[]string{"sqlite", "mysql://x"}, 1, "kind \"mysql\""},
		{[]string{"sqlite", "sqlite:" + t.TempDir(), "--check"}, 1, "the contents differ: table counters"},
	} {
		r := marquee(t, data, "", append([]string{"migrate-store"}, tt.args...)...)
		if r.code != tt.code || !strings.Contains(r.out+r.errs, tt.says) {
			t.Errorf("%q: exit %d, %q, want %d and %q", tt.args, r.code, r.out+r.errs, tt.code, tt.says)
		}
	}
}
