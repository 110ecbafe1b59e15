package main

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestLastSpoken(t *testing.T) {
	path := filepath.Join(t.TempDir(), spokenFile)
	now := time.Date(2024, 3, 1, 12, 0, 0, 0, time.UTC)
	for _, tt := range []struct{ file, want string }{
		{`{"key":"grey harbour","title":"Grey Harbour","at":"2024-03-01T11:58:00Z"}`, "Grey Harbour"},
		{`{"key":"grey harbour","title":"Grey Harbour","at":"2024-03-01T11:50:00Z"}`, ""},
		{`{"key":"grey harbour","title":"Grey Harbour","at":"2024-03-01T12:50:00Z"}`, ""},
		{`{"title":"Grey Harbour","at":"2024-03-01T11:58:00Z"}`, ""},
		{`broken`, ""},
	} {
		if err := os.WriteFile(path, []byte(tt.file), 0o600); err != nil {
			t.Fatal(err)
		}
		got := ""
		if f := lastSpoken(path, now); f != nil {
			got = f.Title
		}
		if got != tt.want {
			t.Errorf("%s: %q, want %q", tt.file, got, tt.want)
		}
	}
	if lastSpoken(filepath.Join(t.TempDir(), "none"), now) != nil {
		t.Error("a film out of no file")
	}
}
