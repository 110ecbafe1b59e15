package opensearch

import (
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"marquee/knowledge"
)

var spaceQuery = knowledge.Query{Text: "space adventure"}

func TestPartialAnswersAreMarked(t *testing.T) {
	search := func(answer string) func(http.ResponseWriter, *http.Request, string) bool {
		return func(w http.ResponseWriter, r *http.Request, _ string) bool {
			if strings.HasSuffix(r.URL.Path, "_search") {
				fmt.Fprint(w, answer)
				return true
			}
			return false
		}
	}
	for _, tt := range []struct {
		name    string
		answer  string
		hits    int
		partial bool
		away    bool
	}{
		{"whole", `{` + wholeShards + `,"hits":{"hits":[` + oneHit() + `]}}`, 1, false, false},
		{"a part failed", `{"_shards":{"total":3,"successful":2,"failed":1},"hits":{"hits":[` + oneHit() + `]}}`, 1, true, false},
		{"a part is missing", `{"_shards":{"total":3,"successful":2,"failed":0},"hits":{"hits":[` + oneHit() + `]}}`, 1, true, false},
		{"a node gave up", `{"timed_out":true,"_shards":{"total":3,"successful":3,"failed":0},"hits":{"hits":[` + oneHit() + `]}}`, 1, true, false},
		{"a part failed and the rest has nothing", `{"_shards":{"total":3,"successful":2,"failed":1},"hits":{"hits":[]}}`, 0, false, true},
		{"all parts failed", `{"_shards":{"total":3,"successful":0,"failed":3},"hits":{"hits":[]}}`, 0, false, true},
		{"nothing is found", `{` + wholeShards + `,"hits":{"hits":[]}}`, 0, false, false},
		{"no word of parts", `{"hits":{"hits":[` + oneHit() + `]}}`, 0, false, true},
		{"no JSON", `<html>Please sign in</html>`, 0, false, true},
		{"another kind of JSON", `[1,2]`, 0, false, true},
		{"nulls", `{` + wholeShards + `,"hits":{"hits":[null,{"_id":null,"_source":null,"sort":null},{"_id":"a:x","sort":[null,null],"_source":{"r":null}}]}}`, 0, false, false},
		{"a garbled record", `{` + wholeShards + `,"hits":{"hits":[{"_id":"a:x","sort":[1,2],"_source":{"r":"AAAA"}}]}}`, 0, false, false},
		{"another's document", `{` + wholeShards + `,"hits":{"hits":[{"_id":"cursor:x","sort":[1,2],"_source":{"r":"AAAA"}}]}}`, 0, false, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := newDouble(t)
			d.say(search(tt.answer))
			ix, _ := over(t, Options{}, d.URL)
			hits, err := ix.Search(context.Background(), spaceQuery)
			if errors.Is(err, knowledge.ErrUnavailable) != tt.away || (err != nil) != tt.away || len(hits) != tt.hits {
				t.Fatalf("%d hits, error %v", len(hits), err)
			}
			if len(hits) > 0 && hits[0].Partial != tt.partial {
				t.Errorf("partial %v", hits[0].Partial)
			}
		})
	}
}

func TestPartialStatisticsAreNotKept(t *testing.T) {
	d := newDouble(t)
	d.say(func(w http.ResponseWriter, r *http.Request, body string) bool {
		if !strings.HasSuffix(r.URL.Path, "_msearch") {
			return false
		}
		part := `{"_shards":{"total":3,"successful":2,"failed":1},"hits":{"total":{"value":1}},"aggregations":{"terms":{"value":9},"docs":{"value":1}}}`
		fmt.Fprintf(w, `{"responses":[%s]}`, strings.TrimRight(strings.Repeat(part+",", strings.Count(body, "\n")/2), ","))
		return true
	})
	ix, _ := over(t, Options{}, d.URL)
	for range 2 {
		if hits, err := ix.Search(context.Background(), spaceQuery); err != nil || len(hits) != 1 || !hits[0].Partial {
			t.Fatal(hits, err)
		}
	}
	d.say(nil)
	for range 3 {
		if hits, err := ix.Search(context.Background(), spaceQuery); err != nil || len(hits) != 1 || hits[0].Partial {
			t.Fatal(hits, err)
		}
	}
	if n := d.count("_msearch"); n != 3 {
		t.Errorf("statistics were asked for %d times, want 3: twice in vain and once to keep", n)
	}
}

func TestDeadlines(t *testing.T) {
	hang := func(_ http.ResponseWriter, r *http.Request, _ string) bool {
		select {
		case <-r.Context().Done():
		case <-time.After(5 * time.Second):
		}
		return true
	}
	slow, quick := newDouble(t), newDouble(t)
	slow.say(hang)
	const within = 400 * time.Millisecond
	t.Run("all nodes hang", func(t *testing.T) {
		ix, _ := over(t, Options{Within: within}, slow.URL)
		began := time.Now()
		_, err := ix.Search(context.Background(), spaceQuery)
		if took := time.Since(began); !errors.Is(err, knowledge.ErrUnavailable) || took > 2*within {
			t.Errorf("error %v after %v", err, took)
		}
	})
	t.Run("one hangs", func(t *testing.T) {
		answered := 0
		for range 4 {
			ix, _ := over(t, Options{Within: 4 * within}, slow.URL, quick.URL)
			if hits, err := ix.Search(context.Background(), spaceQuery); err == nil && len(hits) == 1 {
				answered++
			}
		}
		if answered < 3 {
			t.Errorf("%d of 4 searches were answered by the other node", answered)
		}
	})
	t.Run("the caller goes away", func(t *testing.T) {
		ix, _ := over(t, Options{}, slow.URL)
		for range 10 {
			ctx, cancel := context.WithCancel(context.Background())
			go func() { time.Sleep(5 * time.Millisecond); cancel() }()
			if _, err := ix.Search(ctx, spaceQuery); !errors.Is(err, context.Canceled) {
				t.Fatalf("error %v", err)
			}
		}
		if ix.cluster.breaker.open() {
			t.Error("callers that went away opened the breaker")
		}
	})
}

func TestClusterThatIsAwayAndComesBack(t *testing.T) {
	d := newDouble(t)
	d.say(func(w http.ResponseWriter, _ *http.Request, _ string) bool {
		w.WriteHeader(http.StatusServiceUnavailable)
		return true
	})
	ix, _ := over(t, Options{}, d.URL)
	ctx := context.Background()
	for i := range 8 {
		if _, err := ix.Search(ctx, spaceQuery); !errors.Is(err, knowledge.ErrUnavailable) {
			t.Fatalf("search %d: %v", i, err)
		}
	}
	if !ix.cluster.breaker.open() {
		t.Fatal("the breaker is closed")
	}
	before, began := d.count("_msearch"), time.Now()
	for range 20 {
		if _, err := ix.Search(ctx, spaceQuery); !errors.Is(err, errOpen) {
			t.Fatalf("error %v", err)
		}
	}
	if took := time.Since(began); took > 200*time.Millisecond || d.count("_msearch") != before {
		t.Errorf("twenty refusals took %v and %d requests", took, d.count("_msearch")-before)
	}
	if ix.Docs() != 0 || ix.DocFreq("space") != 0 {
		t.Error("statistics of a cluster that is away")
	}
	if err := ix.Health(ctx); err == nil {
		t.Error("a cluster that is away is healthy")
	}
	d.say(nil)
	deadline := time.Now().Add(10 * time.Second)
	for {
		hits, err := ix.Search(ctx, spaceQuery)
		if err == nil && len(hits) == 1 {
			break
		}
		if time.Now().After(deadline) {
			t.Fatalf("it does not come back: %v", err)
		}
		time.Sleep(20 * time.Millisecond)
	}
}

func TestDeadNodeIsPassedOver(t *testing.T) {
	gone, well := newDouble(t), newDouble(t)
	gone.Close()
	ix, _ := over(t, Options{}, gone.URL, well.URL)
	for i := range 10 {
		if hits, err := ix.Search(context.Background(), spaceQuery); err != nil || len(hits) != 1 {
			t.Fatalf("search %d: %v %v", i, hits, err)
		}
	}
}

func TestCredentialsStayWithTheirNode(t *testing.T) {
	const secret = "geheim-7f3a"
	d, other := newDouble(t), newDouble(t)
	with := strings.Replace(d.URL, "http://", "http://marquee:"+secret+"@", 1)
	ix, log := over(t, Options{}, with, other.URL)
	ctx := context.Background()
	for range 8 {
		if _, err := ix.Search(ctx, spaceQuery); err != nil {
			t.Fatal(err)
		}
	}
	want := "Basic " + base64.StdEncoding.EncodeToString([]byte("marquee:"+secret))
	for _, a := range d.auth {
		if a != want {
			t.Fatalf("the node was told %q", a)
		}
	}
	for _, a := range other.auth {
		if a != "" {
			t.Fatal("another node was told the password")
		}
	}
	var said []string
	note := func(err error) {
		if err == nil {
			t.Error("no error to look at")
			return
		}
		said = append(said, err.Error(), fmt.Sprintf("%+v %#v", err, err))
	}
	for _, status := range []int{401, 403, 400, 500, 503} {
		d.say(func(w http.ResponseWriter, _ *http.Request, _ string) bool { w.WriteHeader(status); return true })
		other.say(d.answer)
		_, err := ix.Search(ctx, knowledge.Query{Text: fmt.Sprintf("word%d", status)})
		note(err)
		note(ix.Health(ctx))
	}
	d.Close()
	other.Close()
	_, err := ix.Search(ctx, spaceQuery)
	note(err)
	for _, raw := range []string{"marquee:" + secret + "@host:9200", "ftp://m:" + secret + "@host", "http://m:" + secret + "@", "http://m:" + secret + "@h:x y/\x7f"} {
		_, err := Open(Options{URLs: []string{raw}})
		note(err)
	}
	for _, s := range append(said, log.String()) {
		if strings.Contains(s, secret) || strings.Contains(s, base64.StdEncoding.EncodeToString([]byte("marquee:"+secret))) {
			t.Errorf("the password is told: %s", s)
		}
	}
}

func TestHugeAnswerIsCut(t *testing.T) {
	d := newDouble(t)
	d.say(func(w http.ResponseWriter, r *http.Request, _ string) bool {
		if !strings.HasSuffix(r.URL.Path, "_search") {
			return false
		}
		chunk := strings.Repeat(" ", 1<<20)
		for range mostBody>>20 + 8 {
			if _, err := fmt.Fprint(w, chunk); err != nil {
				return true
			}
		}
		return true
	})
	ix, _ := over(t, Options{Within: 20 * time.Second}, d.URL)
	if _, err := ix.Search(context.Background(), spaceQuery); !errors.Is(err, knowledge.ErrUnavailable) {
		t.Errorf("error %v", err)
	}
}
