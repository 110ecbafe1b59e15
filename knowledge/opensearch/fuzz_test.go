package opensearch

import (
	"encoding/json"
	"strings"
	"testing"

	"marquee/knowledge"
	"marquee/knowledge/rank"
	"marquee/knowledge/rank/ranktest"
)

// FuzzAnswers holds that no answer of a cluster, or of what stands in its
// place, does more than fail.
func FuzzAnswers(f *testing.F) {
	for _, s := range []string{
		`{` + wholeShards + `,"hits":{"total":{"value":3},"hits":[` + oneHit() + `]}}`,
		`{"responses":[{` + wholeShards + `,"aggregations":{"terms":{"value":9},"docs":{"value":1}}},{"error":{"type":"x","reason":"y"},"status":503}]}`,
		`{"items":[{"index":{"status":429,"error":{"type":"rejected","reason":"full"}}},{"delete":{"status":404}}]}`,
		`{"error":{"type":"index_not_found_exception","reason":"no such index"},"status":404}`, `{"error":"alias missing"}`,
		`{"suggest":{"0":[{"options":[{"text":"space","freq":3}]}]},"_shards":{"total":1,"successful":1}}`,
		`{"found":true,"_source":{"c":12,"k":"one"}}`, `null`, `[]`, `<html>`, `{"hits":null}`, `{"items":[null,{}]}`,
	} {
		f.Add([]byte(s))
	}
	q := rank.Parse(knowledge.Query{Text: "space adventure"})
	q.Weigh(10, rank.DefaultWeights())
	ix := &Index{weights: rank.DefaultWeights(), options: Options{Now: ranktest.Today}}
	f.Fuzz(func(t *testing.T, b []byte) {
		if a, err := decodeSearch(b); err == nil {
			_, _ = a.partial()
			found := a.candidates(100)
			if hits := ix.order(&q, size{10, 12}, found); len(found) > 100 || len(hits) > 10 {
				t.Fatalf("%d candidates, %d hits", len(found), len(hits))
			}
		}
		if a, err := decodeMany(b, 2); err == nil && len(a) != 2 {
			t.Fatal("answers to other questions")
		}
		if a, err := decodeBulk(b, 2); err == nil && len(a) != 2 {
			t.Fatal("answers for other items")
		}
		if e := parseError(500, b); len(e.Error()) > 3*longestReason || strings.ContainsAny(e.Error(), "\n\r") {
			t.Fatalf("an error of %d bytes", len(e.Error()))
		}
		var c cursorAnswer
		_ = decode(b, &c)
	})
}

// FuzzQueryBody holds that whatever a person types stays a value.
func FuzzQueryBody(f *testing.F) {
	for _, s := range []string{"who directs it?", `"}},{"match_all":{}}`, "_id:* AND /.*/", "\xff\u2028\x00", "it"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		q := rank.Parse(knowledge.Query{Text: typed, Film: typed, Person: typed})
		for i := range q.Terms {
			q.Terms[i].Freq = i%3 + 1
		}
		q.Weigh(10, rank.DefaultWeights())
		body := candidatesBody(&q, 10, rank.DefaultWeights())
		if body == nil {
			return
		}
		b, err := json.Marshal(body)
		if err != nil {
			t.Fatal(err)
		}
		var back struct {
			Query struct {
				Bool struct {
					Should []map[string]json.RawMessage
				}
			}
		}
		if err := json.Unmarshal(b, &back); err != nil || len(back.Query.Bool.Should) != len(body.Query.Bool.Should) {
			t.Fatalf("%v in %s", err, b)
		}
		for _, c := range back.Query.Bool.Should {
			for verb := range c {
				if verb != "term" && verb != "constant_score" {
					t.Fatalf("a clause %q in %s", verb, b)
				}
			}
		}
	})
}
