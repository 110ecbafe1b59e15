package opensearch

import "marquee/knowledge/rank"

// The fields of a document. They are short, for they stand in every request.
const (
	fieldWords  = "w" // terms of title, text and outlet, analysed by package rank
	fieldFilm   = "f" // film keys
	fieldPerson = "p" // folded names
	fieldDay    = "d" // days since 1970
	fieldLength = "n" // number of terms, for the true average length
	fieldSeq    = "s" // place in order of arrival
	fieldRecord = "r" // see rank.Decode
	fieldCursor = "c" // of the cursor's document alone: how far the corpus was read
	fieldCorpus = "k" // and of which corpus
)

// body is what a new index is created with.
type body struct {
	Settings struct {
		Index indexSettings `json:"index"`
	} `json:"settings"`
	Mappings mappings         `json:"mappings"`
	Aliases  map[string]alias `json:"aliases,omitempty"`
}

type alias struct {
	Write bool `json:"is_write_index,omitempty"`
}

type indexSettings struct {
	Shards     int                   `json:"number_of_shards,omitempty"`
	Expand     string                `json:"auto_expand_replicas"`
	Refresh    string                `json:"refresh_interval"`
	Similarity map[string]similarity `json:"similarity,omitempty"`
}

type similarity struct {
	Type string  `json:"type"`
	K1   float64 `json:"k1"`
	B    float64 `json:"b"`
}

type mappings struct {
	Dynamic    string             `json:"dynamic"`
	Meta       map[string]int     `json:"_meta"`
	Source     source             `json:"_source"`
	Properties map[string]mapping `json:"properties"`
}

type source struct {
	Includes []string `json:"includes"`
}

type mapping struct {
	Type         string `json:"type"`
	Analyzer     string `json:"analyzer,omitempty"`
	IndexOptions string `json:"index_options,omitempty"`
	Similarity   string `json:"similarity,omitempty"`
	Index        *bool  `json:"index,omitempty"`
	DocValues    *bool  `json:"doc_values,omitempty"`
	IgnoreAbove  int    `json:"ignore_above,omitempty"`
}

// The copies of every shard: one on each node up to three, so that the loss
// of a node loses nothing and every node can answer. An index that is being
// built has one copy until it is full.
const (
	copies   = "0-2"
	noCopies = "0-0"
)

// settled are the settings of an index in use.
func settled() indexSettings { return indexSettings{Expand: copies, Refresh: "1s"} }

// newBody describes an index with so many shards and aliases.
func newBody(shards int, settings indexSettings, aliases map[string]alias) body {
	no := false
	w := rank.DefaultWeights()
	var b body
	settings.Shards = shards
	settings.Similarity = map[string]similarity{"marquee": {Type: "BM25", K1: w.K1, B: w.B}}
	b.Settings.Index = settings
	key := mapping{Type: "keyword", DocValues: &no, IgnoreAbove: longestKey}
	b.Mappings = mappings{
		Dynamic: "strict",
		Meta:    map[string]int{"format": Format},
		// Words and keys are only ever looked up: the record says the rest.
		Source: source{[]string{fieldRecord, fieldCursor, fieldCorpus}},
		Properties: map[string]mapping{
			fieldWords:  {Type: "text", Analyzer: "whitespace", IndexOptions: "freqs", Similarity: "marquee"},
			fieldFilm:   key,
			fieldPerson: key,
			fieldDay:    {Type: "integer", DocValues: &no},
			fieldLength: {Type: "integer", Index: &no},
			fieldSeq:    {Type: "long", Index: &no},
			fieldRecord: {Type: "binary"},
			fieldCursor: {Type: "long", Index: &no, DocValues: &no},
			fieldCorpus: {Type: "keyword", Index: &no, DocValues: &no},
		},
	}
	b.Aliases = aliases
	return b
}

// longestKey bounds a key in characters, well below what Lucene takes.
const longestKey = 8000

// inOneShard is how many articles a shard holds before another one pays. At
// some three kilobytes an article a shard is then a few gigabytes, and the
// statistics of a single shard are exact.
const inOneShard = 2_000_000

// shardsFor returns how many shards an index of so many articles is cut into.
func shardsFor(articles int) int { return min(1+articles/inOneShard, 12) }
