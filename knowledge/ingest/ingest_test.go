package ingest

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"marquee/knowledge"
	"marquee/knowledge/reader"
)

// shelf is a Corpus in memory that knows articles by id alone.
type shelf struct {
	mu      sync.Mutex
	ids     []string
	texts   map[string]string
	commits int
	failAt  int // the commit that fails, from 1; 0 for none
}

var errDisk = errors.New("the disk is full")

func (s *shelf) Stage(_ context.Context, articles ...knowledge.Article) (func(context.Context) (knowledge.Tally, error), error) {
	return func(ctx context.Context) (knowledge.Tally, error) {
		s.mu.Lock()
		defer s.mu.Unlock()
		if s.commits++; s.commits == s.failAt {
			return knowledge.Tally{}, errDisk
		}
		if s.texts == nil {
			s.texts = map[string]string{}
		}
		t := knowledge.Tally{Read: len(articles)}
		for _, a := range articles {
			old, known := s.texts[a.ID]
			switch {
			case !known:
				s.ids = append(s.ids, a.ID)
				t.Added++
			case old == a.Text:
				t.Unchanged++
			default:
				t.Updated++
			}
			s.texts[a.ID] = a.Text
		}
		return t, ctx.Err()
	}, nil
}

func lines(n int, at string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `{"id":"%s%d","text":"The sequel number %d has found its director."}`+"\n", at, i, i)
	}
	return b.String()
}

func jsonl(name, content string) Source {
	return Stream(name, strings.NewReader(content), int64(len(content)), reader.Limits{})
}

func TestRun(t *testing.T) {
	bad := "{\"text\": \"torn\n"
	for _, tt := range []struct {
		name    string
		sources []Source
		want    Report
		err     error
		says    string
	}{
		{"all good", []Source{jsonl("a.jsonl", lines(3, "a"))}, Report{Read: 3, Added: 3}, nil, ""},
		{"many batches", []Source{jsonl("a.jsonl", lines(2000, "a"))}, Report{Read: 2000, Added: 2000}, nil, ""},
		{"same again", []Source{jsonl("a.jsonl", lines(3, "a")), jsonl("b.jsonl", lines(4, "a"))},
			Report{Read: 7, Added: 4, Unchanged: 3}, nil, ""},
		{"changed", []Source{jsonl("a.jsonl", lines(1, "a")+`{"id":"a0","text":"It has lost him."}`)},
			Report{Read: 2, Added: 1, Updated: 1}, nil, ""},
		{"one bad", []Source{jsonl("a.jsonl", lines(2, "a")+bad+lines(2, "b"))},
			Report{Read: 5, Added: 4, Failed: 1}, nil, "a.jsonl:3"},
		{"all bad", []Source{jsonl("a.jsonl", bad+bad)}, Report{Read: 2, Failed: 2}, ErrNothing, "all 2 records are bad, the first: a.jsonl:1"},
		{"broken beside good", []Source{jsonl("x.txt", "\x00\x01\x02\x00"), jsonl("a.jsonl", lines(1, "a"))},
			Report{Read: 2, Added: 1, Failed: 1}, nil, "x.txt"},
		{"empty folder", []Source{Files(fstest.MapFS{"news/readme": {Data: []byte("x")}}, "news", reader.Limits{})},
			Report{}, ErrNothing, "news: holds no article"},
		{"missing", []Source{Files(fstest.MapFS{}, "gone.txt", reader.Limits{})}, Report{Read: 1, Failed: 1}, ErrNothing, "gone.txt"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var said []string
			pass := Pass{Corpus: &shelf{}, Bad: func(err error) { said = append(said, err.Error()) }, Now: func() time.Time { return time.Time{} }}
			got, err := pass.Run(t.Context(), tt.sources...)
			if got != tt.want || !errors.Is(err, tt.err) {
				t.Errorf("got %+v, %v; want %+v, %v", got, err, tt.want, tt.err)
			}
			if all := fmt.Sprint(said, err); !strings.Contains(all, tt.says) {
				t.Errorf("said %q, want it to hold %q", all, tt.says)
			}
		})
	}
}

func TestRunKeepsTheOrder(t *testing.T) {
	s := &shelf{}
	if _, err := (&Pass{Corpus: s}).Run(t.Context(), jsonl("a.jsonl", lines(1500, ""))); err != nil {
		t.Fatal(err)
	}
	for i, id := range s.ids {
		if id != fmt.Sprint(i) {
			t.Fatalf("article %d is %q", i, id)
		}
	}
}

func TestStrictStopsAtTheFirstBadRecord(t *testing.T) {
	s := &shelf{}
	got, err := (&Pass{Corpus: s, Strict: true}).Run(t.Context(), jsonl("a.jsonl", lines(2, "a")+"{\n"+lines(600, "b")))
	var rec *reader.RecordError
	if !errors.As(err, &rec) || rec.Line != 3 {
		t.Errorf("err = %v, want that of line 3", err)
	}
	if got.Added != len(s.ids) || got.Added > 2 || got.Failed != 1 {
		t.Errorf("report %+v beside %d stored", got, len(s.ids))
	}
}

func TestAFailedStoreEndsThePass(t *testing.T) {
	s := &shelf{failAt: 3}
	got, err := (&Pass{Corpus: s}).Run(t.Context(), jsonl("a.jsonl", lines(5*batchArticles, "a")))
	if !errors.Is(err, errDisk) {
		t.Errorf("err = %v, want %v", err, errDisk)
	}
	if got.Added != 2*batchArticles || len(s.ids) != got.Added {
		t.Errorf("reported %d, stored %d, want %d", got.Added, len(s.ids), 2*batchArticles)
	}
}

func TestProgressReachesTheTotal(t *testing.T) {
	files := fstest.MapFS{
		"news/a.jsonl":   {Data: []byte(lines(700, "a"))},
		"news/b/c.jsonl": {Data: []byte(lines(10, "b"))},
	}
	var last Progress
	pass := Pass{Corpus: &shelf{}, Progress: func(p Progress) {
		if p.Done < last.Done || p.Records <= last.Records || p.Done > p.Total {
			t.Errorf("progress %+v after %+v", p, last)
		}
		last = p
	}}
	if _, err := pass.Run(t.Context(), Files(files, "news", reader.Limits{})); err != nil {
		t.Fatal(err)
	}
	if last.Records != 710 || last.Done != last.Total || last.Total == 0 {
		t.Errorf("last progress %+v, want all of 710 records", last)
	}
}

func TestCancelEndsThePass(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	pass := Pass{Corpus: &shelf{}, Progress: func(Progress) { cancel() }}
	_, err := pass.Run(ctx, jsonl("a.jsonl", lines(20*batchArticles, "a")))
	if !errors.Is(err, context.Canceled) {
		t.Errorf("err = %v, want it cancelled", err)
	}
}
