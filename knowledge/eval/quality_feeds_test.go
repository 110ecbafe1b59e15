package eval

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"marquee/knowledge/reader"
)

// feedCase is one file of two feed parsers' test suites with what the suite
// expects of it: a Python expression, or the feed as JSON.
type feedCase struct {
	ID       string `json:"id"`
	Kind     string `json:"kind"`
	Expect   string `json:"expect"`
	Encoding string `json:"encoding"`
	Content  string `json:"content"`
}

func (c feedCase) bytes(t *testing.T) []byte {
	if c.Encoding != "base64" {
		return []byte(c.Content)
	}
	b, err := base64.StdEncoding.DecodeString(c.Content)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// wellFormed reports whether the suite takes the file for a proper feed.
func (c feedCase) wellFormed() bool {
	return c.Kind != "illformed" && !strings.HasPrefix(strings.ReplaceAll(c.Expect, "not bozo", ""), "bozo")
}

// claim is one expected value: a field of the feed (entry -1) or of an entry.
type claim struct {
	entry       int
	field, want string
}

var pythonClaim = regexp.MustCompile(`(feed|entries\[(\d)\])(?:\['|\.)(title|link|published_parsed|updated_parsed)(?:'\])?\s*==\s*(u?'(?:[^'\\]|\\.)*'|u?"(?:[^"\\]|\\.)*"|\([\d, ]+\))`)

// claims reads what a case expects of titles, links and dates.
func (c feedCase) claims() []claim {
	if c.Kind == "gofeed" {
		return c.goClaims()
	}
	var out []claim
	for _, at := range pythonClaim.FindAllStringSubmatchIndex(c.Expect, -1) {
		m := groups(c.Expect, at)
		if strings.HasPrefix(c.Expect[at[1]:], " +") || strings.Contains(m[4], "http://127.0.0.1:") {
			continue // put together by Python; resolved against the suite's own server
		}
		k := claim{entry: -1, field: m[3]}
		if m[2] != "" {
			k.entry, _ = strconv.Atoi(m[2])
		}
		if strings.HasPrefix(m[4], "(") {
			k.want = pythonDate(m[4])
		} else {
			k.want = pythonString(m[4])
		}
		out = append(out, k)
	}
	return out
}

// groups returns the text of each group of a match.
func groups(s string, at []int) []string {
	out := make([]string, len(at)/2)
	for i := range out {
		if at[2*i] >= 0 {
			out[i] = s[at[2*i]:at[2*i+1]]
		}
	}
	return out
}

func pythonDate(s string) string {
	var n [6]int
	for i, p := range strings.Split(strings.Trim(s, "()"), ",")[:6] {
		n[i], _ = strconv.Atoi(strings.TrimSpace(p))
	}
	return time.Date(n[0], time.Month(n[1]), n[2], n[3], n[4], n[5], 0, time.UTC).Format(time.DateTime)
}

func pythonString(s string) string {
	s = strings.TrimPrefix(s, "u")
	s = s[1 : len(s)-1]
	s = regexp.MustCompile(`\\x([0-9a-fA-F]{2})`).ReplaceAllString(s, `\u00$1`)
	s = strings.ReplaceAll(strings.ReplaceAll(s, `\'`, `'`), `"`, `\"`)
	if u, err := strconv.Unquote(`"` + s + `"`); err == nil {
		return u
	}
	return s
}

func (c feedCase) goClaims() []claim {
	var v struct {
		Title   string          `json:"title"`
		Link    string          `json:"link"`
		Items   []gofeedItem    `json:"items"`
		Entries []gofeedItem    `json:"entries"`
		Links   json.RawMessage `json:"links"`
	}
	if json.Unmarshal([]byte(c.Expect), &v) != nil {
		return nil
	}
	out := []claim{{-1, "title", v.Title}, {-1, "link", v.Link}}
	for i, item := range append(v.Items, v.Entries...) {
		out = append(out, claim{i, "title", item.Title}, claim{i, "link", item.Link})
		for field, when := range map[string]string{"published_parsed": item.Published + item.PubDate, "updated_parsed": item.Updated} {
			if t, err := time.Parse(time.RFC3339, when); err == nil {
				out = append(out, claim{i, field, t.UTC().Format(time.DateTime)})
			}
		}
	}
	return out
}

type gofeedItem struct {
	Title     string `json:"title"`
	Link      string `json:"link"`
	Published string `json:"publishedParsed"`
	PubDate   string `json:"pubDateParsed"`
	Updated   string `json:"updatedParsed"`
}

// said returns what our reader found for a claim.
func said(f reader.Feed, k claim) string {
	stamp := func(ts ...time.Time) string {
		for _, t := range ts {
			if !t.IsZero() {
				return t.Format(time.DateTime)
			}
		}
		return ""
	}
	if k.entry < 0 {
		return map[string]string{"title": f.Title, "link": f.Link, "published_parsed": stamp(f.Updated), "updated_parsed": stamp(f.Updated)}[k.field]
	}
	if k.entry >= len(f.Entries) {
		return "(no such entry)"
	}
	e := f.Entries[k.entry]
	return map[string]string{"title": e.Title, "link": e.Link, "published_parsed": stamp(e.Published, e.Updated), "updated_parsed": stamp(e.Updated, e.Published)}[k.field]
}

// unmarked is s as plain text, made here and not by the room that is measured.
func unmarked(s string) string {
	var b strings.Builder
	z := html.NewTokenizer(strings.NewReader(s))
	for z.Next() != html.ErrorToken {
		if t := z.Token(); t.Type == html.TextToken {
			b.WriteString(t.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// agrees compares a value with the expected one: as plain text, and addresses
// that are not absolute as absent, which is what our reader makes of them.
func agrees(k claim, got string) bool {
	want := k.want
	switch k.field {
	case "title":
		return got == unmarked(want) || got == unmarked(html.UnescapeString(want)) || got == strings.Join(strings.Fields(want), " ")
	case "link":
		return got == want || got == "" && !strings.HasPrefix(want, "http")
	}
	return got == want
}

func TestQualityFeeds(t *testing.T) {
	cases := records[feedCase](t, "feeds/feeds.dev.jsonl")
	var read, well, right, claims int
	var slowest time.Duration
	for _, c := range cases {
		b := c.bytes(t)
		start := time.Now()
		f, err := reader.ParseFeed(b, reader.Limits{})
		slowest = max(slowest, time.Since(start))
		if !c.wellFormed() {
			continue
		}
		well++
		if err == nil {
			read++
		} else if testing.Verbose() {
			t.Logf("not read: %s: %v", c.ID, err)
		}
		for _, k := range c.claims() {
			if k.want == "" {
				continue
			}
			claims++
			if got := said(f, k); agrees(k, got) {
				right++
			} else if testing.Verbose() {
				t.Logf("%s: entry %d %s = %q, want %q", c.ID, k.entry, k.field, got, k.want)
			}
		}
	}
	readShare, rightShare := float64(read)/float64(well), float64(right)/float64(claims)
	row(t, "feeds read", fmt.Sprintf("%.1f %% of %d", 100*readShare, well), "–", "≥ 98 %")
	row(t, "feeds: titles, links, dates right", fmt.Sprintf("%.1f %% of %d", 100*rightShare, claims), "–", "≥ 98 %")
	row(t, "feeds: slowest", slowest.Round(time.Millisecond).String(), "–", "< 1 s")
	if readShare < 0.99 || rightShare < 0.98 || slowest > time.Second {
		t.Error("below what was reached before")
	}
}
