package feeds

import (
	"encoding/json"
	"fmt"
	"hash/fnv"
	"strconv"
	"time"

	"marquee/knowledge/reader"
)

// Feed is what is kept of a feed between polls.
type Feed struct {
	URL      string    // as it was asked for: its identity
	Next     time.Time // when to poll it next
	Good     time.Time // last success; zero when there was none
	Failures int       // since the last success
	Error    string    // of the last try, in words; "" when it was good
	Told     bool      // somebody was told of the present fault
	State    string    // the poller's own
}

// state is the poller's own memory of a feed, kept as JSON.
type state struct {
	ETag     string            `json:"etag,omitempty"`
	Modified string            `json:"modified,omitempty"`
	Address  string            `json:"address,omitempty"` // where it moved to for good
	Moved    string            `json:"moved,omitempty"`   // where the last polls were sent
	Times    int               `json:"times,omitempty"`   // how often
	Every    int64             `json:"every,omitempty"`   // present interval, seconds
	Target   int64             `json:"target,omitempty"`  // the interval that fits how often it publishes, seconds
	Seen     map[string]string `json:"seen,omitempty"`    // entries of the last poll, by what they say
}

// movesBefore is how often in a row a permanent redirect must be met before
// it is believed.
const movesBefore = 3

func readState(s string) state {
	var st state
	if s == "" || json.Unmarshal([]byte(s), &st) != nil {
		return state{} // nothing is lost but validators
	}
	return st
}

func (st state) String() string {
	b, err := json.Marshal(st)
	if err != nil {
		return ""
	}
	return string(b)
}

// moved notes where a poll was sent by permanent redirects, "" for nowhere.
func (st *state) moved(to string) {
	if to == "" || to == st.Address {
		st.Moved, st.Times = "", 0
		return
	}
	if to != st.Moved {
		st.Moved, st.Times = to, 0
	}
	if st.Times++; st.Times >= movesBefore {
		st.Address, st.Moved, st.Times = to, "", 0
	}
}

// entryKey is what an entry is known by within its feed.
func entryKey(e reader.FeedEntry) string {
	if e.GUID != "" {
		return sum(e.GUID)
	}
	if e.Link != "" {
		return sum(e.Link)
	}
	return sum(e.Title + "\n" + e.Content + e.Summary)
}

// entryHash changes whenever an entry says anything else.
func entryHash(e reader.FeedEntry) string {
	return sum(fmt.Sprintf("%q %q %q %q %q %d", e.Title, e.Link, e.Content, e.Summary, e.Author, e.Published.Unix()))
}

// sum is a short hash (FNV-1a, 64 bits): it tells a few hundred entries of
// one feed apart, and nothing rests on it beyond reading one again.
func sum(s string) string {
	h := fnv.New64a()
	h.Write([]byte(s))
	return strconv.FormatUint(h.Sum64(), 36)
}
