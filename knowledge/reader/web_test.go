package reader

import (
	"strings"
	"testing"
)

func TestWeb(t *testing.T) {
	tests := []struct{ name, address, kind, in, url, text string }{
		{"a page", "https://reel.example/vale?utm_source=x", "text/html; charset=utf-8", valePage, "https://reel.example/vale", "The film Ridley Vale"},
		{"an encoding in the header", "https://reel.example/v", "text/html; charset=iso-8859-2", "<p>Ga\xb3\xb1zka sails.", "https://reel.example/v", "Gałązka sails."},
		{"a piece of a page", "https://reel.example/v", "text/html", "Ann <b>Poe</b> sails.", "https://reel.example/v", "Ann Poe sails."},
		{"a feed called a page", "https://reel.example/feed.html", "text/html", "<rss><channel><item><title>Vale</title><link>https://reel.example/1</link></item></channel></rss>", "https://reel.example/1", "Vale"},
		{"text", "https://reel.example/note.txt", "text/plain", "date 2024-03-01\n\nA note.", "https://reel.example/note.txt", "A note."},
		{"lines", "https://reel.example/all.jsonl?key=1", "application/octet-stream", `{"text":"One."}`, "", "One."},
		{"a packed feed", "https://reel.example/feed", "", packed(t, "<rss><channel><item><title>Vale</title></item></channel></rss>"), "", "Vale"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			n := 0
			for a, err := range Web(tt.address, tt.kind, strings.NewReader(tt.in), Limits{}) {
				if n++; err != nil || a.URL != tt.url || !strings.HasPrefix(a.Text, tt.text) {
					t.Errorf("article %+v, error %v; want %q from %q", a, err, tt.text, tt.url)
				}
			}
			if n != 1 {
				t.Errorf("%d articles, want one", n)
			}
		})
	}
	for _, err := range Web("https://reel.example/p", "image/png", strings.NewReader("\x89PNG...."), Limits{}) {
		if err == nil || !strings.Contains(err.Error(), "https://reel.example/p: binary") {
			t.Errorf("a picture: %v", err)
		}
	}
}
