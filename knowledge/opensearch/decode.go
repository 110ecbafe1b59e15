package opensearch

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"marquee/knowledge/rank"
)

// errNonsense says that an answer is not what the cluster's interface
// promises: something else listens there, or a proxy stepped in.
const errNonsense = away("what answers at OPENSEARCH_URLS does not speak like OpenSearch")

// decode reads an answer into v.
func decode(b []byte, v any) error {
	if err := json.Unmarshal(b, v); err != nil {
		return fmt.Errorf("%w (%w)", errNonsense, err)
	}
	return nil
}

// shards is how an answer says whether all parts of the index took part.
type shards struct {
	Total      int `json:"total"`
	Successful int `json:"successful"`
	Failed     int `json:"failed"`
}

// searchAnswer is what is read of the answer to a search.
type searchAnswer struct {
	TimedOut bool    `json:"timed_out"`
	Shards   *shards `json:"_shards"`
	Hits     struct {
		Total *struct {
			Value int `json:"value"`
		} `json:"total"`
		Hits []struct {
			ID     string `json:"_id"`
			Source struct {
				Record []byte `json:"r"`
			} `json:"_source"`
			Sort []json.RawMessage `json:"sort"`
		} `json:"hits"`
	} `json:"hits"`
	Aggregations struct {
		Terms value `json:"terms"`
		Docs  value `json:"docs"`
	} `json:"aggregations"`
	Suggest map[string][]struct {
		Options []struct {
			Text string `json:"text"`
			Freq int    `json:"freq"`
		} `json:"options"`
	} `json:"suggest"`
	Error  *cause `json:"error"` // of one answer among several
	Status int    `json:"status"`
}

type value struct {
	Value float64 `json:"value"`
}

type cause struct {
	Type   string `json:"type"`
	Reason string `json:"reason"`
}

// partial says whether a part of the index did not take part. The error says
// that none did.
func (a *searchAnswer) partial() (bool, error) {
	switch {
	case a.Error != nil:
		return true, fmt.Errorf("%w (%s)", errUnavailable, shortened(a.Error.Type))
	case a.Shards == nil:
		return true, errNonsense
	case a.Shards.Total > 0 && a.Shards.Successful == 0:
		return true, fmt.Errorf("%w (no part of the index answered)", errUnavailable)
	}
	return a.TimedOut || a.Shards.Failed > 0 || a.Shards.Successful < a.Shards.Total, nil
}

// found is a document that the cluster brought as a candidate.
type found struct {
	id      string
	arrival int64
	record  rank.Record
}

// candidates returns the documents of an answer; those that are none of ours
// are left out.
func (a *searchAnswer) candidates(most int) (out []found) {
	for _, h := range a.Hits.Hits {
		id, ok := strings.CutPrefix(h.ID, articleID(""))
		if !ok || len(h.Sort) != 2 || len(out) == most {
			continue
		}
		f := found{id: id}
		if json.Unmarshal(h.Sort[1], &f.arrival) != nil {
			continue
		}
		record, err := rank.Decode(h.Source.Record)
		if err != nil {
			continue
		}
		f.record = record
		out = append(out, f)
	}
	return out
}

// decodeSearch reads the answer to a search.
func decodeSearch(b []byte) (*searchAnswer, error) {
	var a searchAnswer
	if err := decode(b, &a); err != nil {
		return nil, err
	}
	return &a, nil
}

// decodeMany reads the answer to several searches at once, of which there
// must be so many.
func decodeMany(b []byte, want int) ([]searchAnswer, error) {
	var a struct {
		Responses []searchAnswer `json:"responses"`
	}
	if err := decode(b, &a); err != nil {
		return nil, err
	}
	if len(a.Responses) != want {
		return nil, fmt.Errorf("%w (%d answers to %d questions)", errNonsense, len(a.Responses), want)
	}
	return a.Responses, nil
}

// itemAnswer is what the cluster says of one item of a bulk.
type itemAnswer struct {
	Status int    `json:"status"`
	Error  *cause `json:"error"`
}

// decodeBulk reads the answer to a bulk of so many items, in their order.
func decodeBulk(b []byte, want int) ([]itemAnswer, error) {
	var a struct {
		Items []map[string]*itemAnswer `json:"items"`
	}
	if err := decode(b, &a); err != nil {
		return nil, err
	}
	if len(a.Items) != want {
		return nil, fmt.Errorf("%w (%d answers to %d items)", errNonsense, len(a.Items), want)
	}
	out := make([]itemAnswer, 0, want)
	for _, item := range a.Items {
		for _, said := range item {
			if said != nil {
				out = append(out, *said)
			}
		}
	}
	if len(out) != want {
		return nil, errNonsense
	}
	return out, nil
}

// parseError reads what the cluster says of a request that it refused.
func parseError(status int, b []byte) *statusError {
	e := &statusError{status: status, kind: "error", reason: "no reason is given"}
	var a struct {
		Error json.RawMessage `json:"error"`
	}
	if json.Unmarshal(b, &a) != nil {
		return e
	}
	var c cause
	var plain string
	switch {
	case json.Unmarshal(a.Error, &c) == nil && c.Type != "":
		e.kind, e.reason = shortened(c.Type), shortened(c.Reason)
	case json.Unmarshal(a.Error, &plain) == nil && plain != "":
		e.reason = shortened(plain)
	}
	return e
}

// longestReason bounds, in bytes, what is repeated of another's words.
const longestReason = 300

// shortened makes another's words fit for a log line.
func shortened(s string) string {
	s = strings.Join(strings.Fields(strings.ToValidUTF8(s, "?")), " ")
	if len(s) > longestReason {
		s = strings.ToValidUTF8(s[:longestReason], "") + "…"
	}
	return s
}

// cursorAnswer is the cursor's document.
type cursorAnswer struct {
	Found  bool `json:"found"`
	Source struct {
		Cursor int64  `json:"c"`
		Corpus string `json:"k"`
	} `json:"_source"`
}

var errNoIndex = errors.New("the cluster has no index of ours")
