package opensearch

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"

	"marquee/knowledge"
	"marquee/knowledge/rank/ranktest"
)

// bulk answers bulks item by item: what status an item gets at its nth try.
type bulk struct {
	mu    sync.Mutex
	tries map[string]int
	said  func(id string, try int) int
}

func (b *bulk) answer(w http.ResponseWriter, r *http.Request, body string) bool {
	if !strings.HasSuffix(r.URL.Path, "_bulk") {
		return false
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	var items []string
	for line := range strings.Lines(body) {
		var head map[string]action
		if json.Unmarshal([]byte(line), &head) != nil || len(head) != 1 {
			continue
		}
		for verb, a := range head {
			if a.ID == "" {
				continue
			}
			b.tries[a.ID]++
			status := b.said(strings.TrimPrefix(a.ID, "a:"), b.tries[a.ID])
			items = append(items, fmt.Sprintf(`{%q:{"status":%d,"error":{"type":"some_exception","reason":"because"}}}`, verb, status))
		}
	}
	fmt.Fprintf(w, `{"items":[%s]}`, strings.Join(items, ","))
	return true
}

func TestBulkItemsAreTriedAgain(t *testing.T) {
	for _, tt := range []struct {
		name    string
		said    func(id string, try int) int
		refused int
		away    bool
		tries   map[string]int
	}{
		{"all are taken", func(string, int) int { return 201 }, 0, false, map[string]int{"a:heist": 1, "a:dog": 1}},
		{"no room at first", func(id string, try int) int {
			if id == "dog" && try < 4 {
				return 429
			}
			return 200
		}, 0, false, map[string]int{"a:heist": 1, "a:dog": 4}},
		{"a shard is moving", func(id string, try int) int {
			if id == "heist" && try == 1 {
				return 503
			}
			return 200
		}, 0, false, map[string]int{"a:heist": 2, "a:dog": 1}},
		{"a newer one is there", func(string, int) int { return 409 }, 0, false, map[string]int{"a:heist": 1}},
		{"one is refused", func(id string, _ int) int {
			if id == "it" {
				return 400
			}
			return 201
		}, 1, false, map[string]int{"a:it": 1, "a:dog": 1}},
		{"never any room", func(id string, _ int) int {
			if id == "it" {
				return 429
			}
			return 201
		}, 0, true, map[string]int{"a:it": bulkTries, "a:dog": 1}},
		{"the alias is gone", func(string, int) int { return 404 }, 0, true, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d, b := newDouble(t), &bulk{tries: map[string]int{}, said: tt.said}
			d.say(b.answer)
			ix, log := over(t, Options{}, d.URL)
			var items []item
			for _, e := range ranktest.Cinema().Entries() {
				it, err := itemOf(e)
				if err != nil {
					t.Fatal(err)
				}
				items = append(items, it)
			}
			refused, err := ix.send(context.Background(), ix.names.write(), items)
			if refused != tt.refused || errors.Is(err, knowledge.ErrUnavailable) != tt.away || err != nil && !tt.away {
				t.Errorf("%d refused, error %v", refused, err)
			}
			for id, want := range tt.tries {
				if b.tries[id] != want {
					t.Errorf("%s was sent %d times, want %d", id, b.tries[id], want)
				}
			}
			if said := log.String(); tt.refused > 0 && (!strings.Contains(said, "article=it") || !strings.Contains(said, "because")) {
				t.Errorf("the log does not say which article was refused and why: %s", said)
			}
		})
	}
}

// TestUnwrittenArticlesKeepTheCursor holds that the cursor never passes an
// article that was not written.
func TestUnwrittenArticlesKeepTheCursor(t *testing.T) {
	d := newDouble(t)
	b := &bulk{tries: map[string]int{}, said: func(id string, _ int) int {
		if id == "it" {
			return 429
		}
		return 201
	}}
	physical := names{DefaultPrefix}.physical(1)
	d.say(func(w http.ResponseWriter, r *http.Request, body string) bool {
		if strings.Contains(r.URL.Path, "/_alias/") {
			fmt.Fprintf(w, `{%q:{}}`, physical)
			return true
		}
		return b.answer(w, r, body)
	})
	ix, _ := over(t, Options{}, d.URL)
	if err := ix.Sync(context.Background(), ranktest.Cinema()); !errors.Is(err, knowledge.ErrUnavailable) {
		t.Errorf("error %v", err)
	}
	if n := b.tries[cursorID(physical)]; n != 0 {
		t.Errorf("the cursor was written %d times", n)
	}
	b.said = func(string, int) int { return 201 }
	if err := ix.Sync(context.Background(), nil); err != nil || b.tries[cursorID(physical)] != 1 {
		t.Errorf("error %v, cursor written %d times", err, b.tries[cursorID(physical)])
	}
}

// TestItemsAreLinesOfJSON holds that no article can add lines to a bulk.
func TestItemsAreLinesOfJSON(t *testing.T) {
	e := knowledge.Entry{Seq: 3, Article: knowledge.Article{ID: "\"}\n{\"delete\":{}}\n", Title: "A\nB\u2028\x00", Text: "x\n{\"index\":{}}\ny"}}
	it, err := itemOf(e)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(string(it.lines), "\n"), "\n")
	if len(lines) != 2 || !json.Valid([]byte(lines[0])) || !json.Valid([]byte(lines[1])) {
		t.Errorf("%d lines: %q", len(lines), lines)
	}
}
