package eval

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"marquee/knowledge"
	"marquee/knowledge/extract"
	"marquee/knowledge/text"
)

// judged says which films an article may be said to be about; "" is none.
type judged struct {
	Set, ID string
	Films   []string
}

// judgements reads the titles judged by hand.
func judgements(t testing.TB) []judged {
	t.Helper()
	f, err := os.Open(filepath.Join("testdata", "primary.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []judged
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var j judged
		if err := json.Unmarshal(lines.Bytes(), &j); err != nil {
			t.Fatal(err)
		}
		out = append(out, j)
	}
	return out
}

// article is a record of the sets felix and bbc.
type article struct {
	ID, Title, Text, Markdown, Standfirst string
}

var (
	markdownLink  = regexp.MustCompile(`\[([^\]]*)\]\([^)]*\)`)
	markdownMarks = strings.NewReplacer("*", "", "_", "", "#", "")
)

// plain is the article with its markup gone, italics included.
func (a article) plain() knowledge.Article {
	body := a.Text
	if a.Markdown != "" {
		body = markdownMarks.Replace(markdownLink.ReplaceAllString(a.Markdown, "$1"))
	}
	if a.Standfirst != "" {
		body = a.Standfirst + "\n\n" + body
	}
	return knowledge.Article{ID: a.ID, Title: a.Title, Text: body}
}

// TestQualityPrimary measures whether the film an article is about is found,
// and none where it is about none.
func TestQualityPrimary(t *testing.T) {
	articles := map[string]article{}
	for _, set := range []string{"felix", "bbc"} {
		for _, a := range records[article](t, set+"/articles.dev.jsonl") {
			articles[a.ID] = a
		}
	}
	right, total := map[string]int{}, map[string]int{}
	for _, j := range judgements(t) {
		a, ok := articles[j.ID]
		if !ok {
			t.Errorf("%s is not in the set", j.ID)
			continue
		}
		m, found := extract.Facts(a.plain()).Primary()
		good := false
		for _, title := range j.Films {
			good = good || title == "" && !found || found && text.TitleKey(title) == m.Key
		}
		total[j.Set]++
		if good {
			right[j.Set]++
		} else if os.Getenv("WORST") == "primary" {
			t.Logf("%s (%s): got %q by %q, want %q", j.ID, a.Title, m.Title, m.Rule, j.Films)
		}
	}
	for _, set := range []string{"felix", "bbc"} {
		row(t, "film an article is about, "+set, fmt.Sprintf("%.2f of %d", ratio(right[set], total[set]), total[set]), "–", "≥ .93")
		floor(t, "primary film, "+set, ratio(right[set], total[set]), 0.92)
	}
}
