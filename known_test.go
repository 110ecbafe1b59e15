package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestKnownTitlesAreReadFromTheirTable imports a list twice and damages the
// table in between: completion always offers what was imported.
func TestKnownTitlesAreReadFromTheirTable(t *testing.T) {
	data := t.TempDir()
	list := filepath.Join(t.TempDir(), "list.csv")
	table := filepath.Join(data, knownTable)
	imported := func(title string) {
		t.Helper()
		if err := os.WriteFile(list, []byte("title,year\n"+title+",1987\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		if r := marquee(t, data, "", "titles", "--import", list); r.code != 0 {
			t.Fatal(r.errs)
		}
	}
	offered := func(prefix, want string) {
		t.Helper()
		if r := marquee(t, data, "", "titles", prefix); r.code != 0 || !strings.Contains(r.out, want) {
			t.Errorf("%q offers %q, want %q (%s)", prefix, r.out, want, r.errs)
		}
	}
	imported("Velvet Lighthouse")
	first, err := os.Stat(table)
	if err != nil {
		t.Fatal("no table is kept: ", err)
	}
	offered("velvet l", "Velvet Lighthouse (1987)")
	if again, err := os.Stat(table); err != nil || !again.ModTime().Equal(first.ModTime()) {
		t.Error("a good table was built anew")
	}
	if err := os.WriteFile(table, []byte("MQTITLE1 torn"), 0o600); err != nil {
		t.Fatal(err)
	}
	offered("velvet l", "Velvet Lighthouse (1987)")
	imported("Copper Meridian")
	offered("copper m", "Copper Meridian (1987)")
	offered("velvet l", "Velvet Lighthouse (1987)")
	if err := os.Remove(table); err != nil {
		t.Fatal(err)
	}
	offered("copper m", "Copper Meridian (1987)")
}
