package reader

import "testing"

func TestAFrontPageNamesNoArticle(t *testing.T) {
	for url, same := range map[string]bool{
		"https://paper.example/": false, "": false,
		"https://paper.example/news": true, "https://paper.example/?p=7": true,
	} {
		if got := deriveID(url, "one text") == deriveID(url, "another text"); got != same {
			t.Errorf("%q: two texts share an id: %v, want %v", url, got, same)
		}
	}
}
