package eval

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"marquee/knowledge/extract"
	"marquee/knowledge/text"
)

// peopleOfArticle says who of those read out of an article has the role in the
// film, and who was once read and has not: "name|role|film", judged by eye.
type peopleOfArticle struct {
	ID, Half     string
	Right, Wrong []string
}

// TestQualityArticlePeople measures people read out of a hundred reviews and
// news articles. The half "held" is counted only.
func TestQualityArticlePeople(t *testing.T) {
	articles := newsArticles(t)
	f, err := os.Open(filepath.Join("testdata", "people.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	type count struct{ right, wanted, wrong, other, articles int }
	half := map[string]*count{"dev": {}, "held": {}}
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var j peopleOfArticle
		if err := json.Unmarshal(lines.Bytes(), &j); err != nil {
			t.Fatal(err)
		}
		a, ok := articles[j.ID]
		if !ok {
			t.Errorf("%s is not in the set", j.ID)
			continue
		}
		right, wrong := claimKeys(j.Right), claimKeys(j.Wrong)
		c := half[j.Half]
		c.articles++
		c.wanted += len(right)
		for _, p := range extract.Facts(a).People {
			for _, role := range p.Roles {
				switch k := text.NameKey(p.Name) + "|" + role + "|" + p.FilmKey; {
				case right[k]:
					c.right++
				case wrong[k]:
					c.wrong++
					if os.Getenv("WORST") == "people" && j.Half == "dev" {
						t.Logf("%s: %s by %s", j.ID, k, p.Rule)
					}
				default:
					c.other++
				}
			}
		}
	}
	for _, name := range []string{"dev", "held"} {
		c := half[name]
		row(t, fmt.Sprintf("people of %d articles judged by eye, %s: right ones found", c.articles, name), fmt.Sprintf("%.3f of %d", ratio(c.right, c.wanted), c.wanted), "–", "–")
		row(t, fmt.Sprintf("people of %d articles judged by eye, %s: on a wrong film, in a wrong role or none; not judged", c.articles, name), fmt.Sprintf("%d; %d", c.wrong, c.other), "–", "0")
	}
	floor(t, "right people found", ratio(half["dev"].right, half["dev"].wanted), 0.95)
	if c := half["dev"]; c.wrong > 40 {
		t.Errorf("%d wrong people", c.wrong)
	}
}

// claimKeys returns the keys of "name|role|film".
func claimKeys(claims []string) map[string]bool {
	m := map[string]bool{}
	for _, c := range claims {
		if part := strings.Split(c, "|"); len(part) == 3 {
			m[text.NameKey(part[0])+"|"+part[1]+"|"+text.TitleKey(part[2])] = true
		}
	}
	return m
}
