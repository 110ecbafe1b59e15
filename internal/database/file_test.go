package database

import "testing"

func TestFilesAreKept(t *testing.T) {
	db, err := Open(t.Context(), "sqlite", t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if data, err := db.File(t.Context(), "titles"); err != nil || data != nil {
		t.Errorf("nothing was kept: got %q, error %v", data, err)
	}
	for _, want := range []string{"one", "two"} {
		if err := db.PutFile(t.Context(), "titles", []byte(want)); err != nil {
			t.Fatal(err)
		}
		if data, err := db.File(t.Context(), "titles"); err != nil || string(data) != want {
			t.Errorf("got %q, error %v, want %q", data, err, want)
		}
	}
}

func TestAFileIsMadeOnce(t *testing.T) {
	db, err := Open(t.Context(), "sqlite", t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, other := range []string{"first", "second"} {
		data, err := db.FileOnce(t.Context(), "key", func() []byte { return []byte(other) })
		if err != nil || string(data) != "first" {
			t.Errorf("got %q, error %v", data, err)
		}
	}
}
