package index

import (
	"runtime"
	"strconv"
	"sync"
	"sync/atomic"

	"github.com/blevesearch/bleve/v2/document"
	index "github.com/blevesearch/bleve_index_api"

	"marquee/knowledge"
	"marquee/knowledge/rank"
)

// The fields of a document in bleve. One inverted field serves all words:
// where a word stands is told by the record that the second stage reads.
const (
	fieldWords  = "w" // stems of title, text, outlet
	fieldFilm   = "f" // film keys
	fieldPerson = "p" // folded names
	fieldDay    = "d" // days since 1970, for the date filter
	fieldLength = "n" // number of terms, for the true average length
	fieldRecord = "r" // stored: see rank.Decode
)

// field is an analysed field as scorch takes it. The words are analysed once,
// for postings and record both, before the document reaches bleve.
type field struct {
	name    string
	value   []byte
	options index.FieldIndexingOptions
	length  int
	freqs   index.TokenFrequencies
}

func (f *field) Name() string                                     { return f.name }
func (f *field) Value() []byte                                    { return f.value }
func (f *field) ArrayPositions() []uint64                         { return nil }
func (f *field) EncodedFieldType() byte                           { return 't' }
func (f *field) Analyze()                                         {}
func (f *field) Options() index.FieldIndexingOptions              { return f.options }
func (f *field) AnalyzedLength() int                              { return f.length }
func (f *field) AnalyzedTokenFrequencies() index.TokenFrequencies { return f.freqs }
func (f *field) NumPlainTextBytes() uint64                        { return uint64(len(f.value)) }

func (f *field) Size() int { return len(f.value) + 64*len(f.freqs) }

// keys returns a field of exact terms without frequencies.
func keys(name string, terms ...string) *field {
	slab := make([]index.TokenFreq, len(terms))
	freqs := make(index.TokenFrequencies, len(terms))
	for i, t := range terms {
		slab[i].Term = []byte(t)
		slab[i].SetFrequency(1)
		freqs[t] = &slab[i]
	}
	return &field{name: name, freqs: freqs, length: len(terms), options: index.IndexField | index.SkipFreqNorm}
}

// words returns the inverted field of an article's terms.
func words(terms []rank.Token) *field {
	freqs := make(index.TokenFrequencies, len(terms)*2/3+1)
	slab := make([]index.TokenFreq, 0, len(terms))
	for _, t := range terms {
		if f, ok := freqs[t.Stem]; ok {
			f.SetFrequency(f.Frequency() + 1)
			continue
		}
		slab = append(slab, index.TokenFreq{Term: []byte(t.Stem)})
		f := &slab[len(slab)-1]
		f.SetFrequency(1)
		freqs[t.Stem] = f
	}
	return &field{name: fieldWords, freqs: freqs, length: len(terms), options: index.IndexField}
}

// documentsOf analyses entries on all cores; nil stands for one that is gone.
func documentsOf(entries []knowledge.Entry) []*document.Document {
	out := make([]*document.Document, len(entries))
	var (
		next atomic.Int64
		work sync.WaitGroup
	)
	for range runtime.GOMAXPROCS(0) {
		work.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(entries); i = int(next.Add(1)) - 1 {
				if !rank.Gone(entries[i]) {
					out[i] = documentOf(entries[i])
				}
			}
		})
	}
	work.Wait()
	return out
}

// documentOf returns an entry as a bleve document.
func documentOf(e knowledge.Entry) *document.Document {
	r := rank.NewDocument(e)
	d := document.NewDocument(e.Article.ID)
	d.AddField(words(r.Terms))
	if len(r.Films) > 0 {
		d.AddField(keys(fieldFilm, r.Films...))
	}
	if len(r.People) > 0 {
		d.AddField(keys(fieldPerson, r.People...))
	}
	if r.Dated {
		d.AddField(keys(fieldDay, strconv.Itoa(r.Day)))
	}
	d.AddField(keys(fieldLength, strconv.Itoa(len(r.Terms))))
	d.AddField(&field{name: fieldRecord, value: r.Record, options: index.StoreField})
	return d
}
