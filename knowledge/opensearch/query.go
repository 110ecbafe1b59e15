package opensearch

import (
	"encoding/json"
	"math"
	"strconv"

	"marquee/knowledge/rank"
)

// The clauses of the queries that are sent. Structs and encoding/json write
// them, so that no text can become syntax.
type (
	clause struct {
		Term     map[string]termValue `json:"term,omitempty"`
		Constant *constant            `json:"constant_score,omitempty"`
		Range    map[string]bounds    `json:"range,omitempty"`
		Bool     *boolean             `json:"bool,omitempty"`
	}
	termValue struct {
		Value string  `json:"value"`
		Boost float64 `json:"boost,omitempty"`
	}
	constant struct {
		Filter clause  `json:"filter"`
		Boost  float64 `json:"boost"`
	}
	bounds struct {
		From int `json:"gte"`
	}
	boolean struct {
		Should  []clause `json:"should"`
		AtLeast int      `json:"minimum_should_match"`
		Filter  []clause `json:"filter,omitempty"`
	}
	searchBody struct {
		Size    int                    `json:"size"`
		Timeout string                 `json:"timeout,omitempty"` // after which a node sends what it has found so far
		Total   bool                   `json:"track_total_hits"`
		Source  any                    `json:"_source"`
		Sort    []map[string]string    `json:"sort,omitempty"`
		Query   *clause                `json:"query,omitempty"`
		Aggs    map[string]aggregation `json:"aggs,omitempty"`
		Suggest map[string]suggestion  `json:"suggest,omitempty"`
	}
	aggregation struct {
		Sum   *onField `json:"sum,omitempty"`
		Count *onField `json:"value_count,omitempty"`
	}
	onField struct {
		Field string `json:"field"`
	}
	suggestion struct {
		Text string         `json:"text"`
		Term termSuggestion `json:"term"`
	}
	termSuggestion struct {
		Field     string `json:"field"`
		Mode      string `json:"suggest_mode"`
		Edits     int    `json:"max_edits"`
		Prefix    int    `json:"prefix_length"`
		MinWord   int    `json:"min_word_length"`
		Size      int    `json:"size"`
		ShardSize int    `json:"shard_size"`
		Sort      string `json:"sort"`
	}
)

// candidatesBody asks for the candidates of a weighed query: nil when nothing
// could be found. The boosts undo the cluster's own idf, so that terms weigh
// what rank.Query says.
func candidatesBody(q *rank.Query, docs int, w rank.Weights) *searchBody {
	var should []clause
	for _, t := range q.Terms {
		if t.Freq == 0 {
			continue
		}
		theirs := math.Log(1 + (float64(docs-t.Freq)+0.5)/(float64(t.Freq)+0.5))
		boost := t.Weight * rank.MeanIDF * (w.K1 + 1) / max(theirs, 1e-4)
		if !(boost > 0) || math.IsInf(boost, 0) {
			continue
		}
		should = append(should, clause{Term: map[string]termValue{fieldWords: {t.Stem, boost}}})
	}
	for _, k := range q.Keys(w) {
		field := fieldFilm
		if k.Person {
			field = fieldPerson
		}
		if k.Worth > 0 {
			should = append(should, clause{Constant: &constant{clause{Term: map[string]termValue{field: {Value: k.Key}}}, k.Worth}})
		}
	}
	if len(should) == 0 {
		return nil
	}
	b := &boolean{Should: should, AtLeast: 1}
	if q.Since > 0 {
		first := max(rank.Day(q.Since), 1)
		b.Filter = []clause{{Range: map[string]bounds{fieldDay: {first}}}}
	}
	return &searchBody{Size: q.Candidates(), Source: []string{fieldRecord}, Query: &clause{Bool: b},
		Sort: []map[string]string{{"_score": "desc"}, {fieldSeq: "desc"}}}
}

// frequencyBody asks how many articles hold a term.
func frequencyBody(stem string) searchBody {
	return searchBody{Total: true, Source: false,
		Query: &clause{Term: map[string]termValue{fieldWords: {Value: stem}}}}
}

// sizeBody asks how many articles there are, and how many terms they have.
func sizeBody() searchBody {
	return searchBody{Source: false,
		Aggs: map[string]aggregation{"terms": {Sum: &onField{fieldLength}}, "docs": {Count: &onField{fieldLength}}}}
}

// mostNeighbours is how many terms one edit away are looked at.
const mostNeighbours = 20

// neighboursBody asks for the commonest terms one edit away.
func neighboursBody(stems []string) searchBody {
	b := searchBody{Source: false, Suggest: map[string]suggestion{}}
	for i, s := range stems {
		b.Suggest[strconv.Itoa(i)] = suggestion{s, termSuggestion{Field: fieldWords, Mode: "always", Edits: 1, Prefix: 1, MinWord: 1,
			Size: mostNeighbours, ShardSize: mostNeighbours, Sort: "frequency"}}
	}
	return b
}

// many writes several searches into one request.
func many(index, timeout string, bodies []searchBody) ([]byte, error) {
	head, err := json.Marshal(map[string]string{"index": index, "preference": "_local"})
	if err != nil {
		return nil, err
	}
	var out []byte
	for _, b := range bodies {
		b.Timeout = timeout
		line, err := json.Marshal(b)
		if err != nil {
			return nil, err
		}
		out = append(append(append(append(out, head...), '\n'), line...), '\n')
	}
	return out, nil
}
