package reader

import (
	"encoding/json"
	"strings"
	"testing"

	"marquee/internal/oddtext"
)

// TestLinear holds the reading of every format to linear time, whatever stands
// in it.
func TestLinear(t *testing.T) {
	whole := func(name, before, after string) func(string) {
		return func(s string) {
			for range Read(name, strings.NewReader(before+s+after), Limits{}) {
			}
		}
	}
	for name, f := range map[string]func(string){
		"text":            whole("a.txt", "", ""),
		"Markdown":        whole("a.md", "", ""),
		"front matter":    whole("a.md", "---\ntitle: ", "\n---\nText."),
		"page":            whole("a.html", "<html><body><p>", ""),
		"attribute":       whole("a.html", "<html><body><p title=\"", "\">Text of a film.</p>"),
		"JSON":            whole("a.json", "", ""),
		"lines":           whole("a.jsonl", "", ""),
		"feed":            whole("a.xml", "<rss><channel><item><title>", ""),
		"content in feed": whole("a.xml", "<rss><channel><item><title>T</title><description><![CDATA[", "]]></description></item></channel></rss>"),
		"WARC":            whole("a.warc", "WARC/1.0\r\nWARC-Type: response\r\n", ""),
		"text in JSON": func(s string) {
			quoted, err := json.Marshal(s)
			if err != nil {
				t.Fatal(err)
			}
			whole("a.json", `{"title":"T","text":`, "}")(string(quoted))
		},
		"Web": func(s string) {
			for range Web("https://a.example/b", "text/html", strings.NewReader(s), Limits{}) {
			}
		},
		"CanonicalURL": func(s string) { CanonicalURL("https://a.example/" + s) },
		"Fingerprint":  func(s string) { Fingerprint(s) },
	} {
		t.Run(name, func(t *testing.T) { oddtext.Linear(t, f) })
	}
}
