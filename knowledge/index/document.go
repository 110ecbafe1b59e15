package index

import (
	"runtime"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"github.com/blevesearch/bleve/v2/document"
	index "github.com/blevesearch/bleve_index_api"

	"marquee/knowledge"
	"marquee/knowledge/text"
)

// The fields of a document in bleve. One inverted field serves all words:
// where a word stands is told by the record that the second stage reads.
const (
	fieldWords  = "w" // stems of title, text, outlet
	fieldFilm   = "f" // film keys
	fieldPerson = "p" // folded names
	fieldDay    = "d" // days since 1970, for the date filter
	fieldLength = "n" // number of terms, for the true average length
	fieldRecord = "r" // stored: see record
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
func words(terms []term) *field {
	freqs := make(index.TokenFrequencies, len(terms)*2/3+1)
	slab := make([]index.TokenFreq, 0, len(terms))
	for _, t := range terms {
		if f, ok := freqs[t.stem]; ok {
			f.SetFrequency(f.Frequency() + 1)
			continue
		}
		slab = append(slab, index.TokenFreq{Term: []byte(t.stem)})
		f := &slab[len(slab)-1]
		f.SetFrequency(1)
		freqs[t.stem] = f
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
				if a := entries[i].Article; a.Title != "" || a.Text != "" {
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
	a := e.Article
	terms := analyze(nil, a.Title)
	inTitle := len(terms)
	terms = analyze(terms, a.Text)
	films := make([]string, 0, len(e.Facts.Films))
	for _, m := range e.Facts.Films {
		films = append(films, m.Key)
		if m.Primary {
			films = append(films, primaryPrefix+m.Key)
		}
	}
	var people []string
	for _, p := range e.Facts.People {
		people = append(people, text.NameKey(p.Name))
	}
	record := &field{name: fieldRecord, value: encode(e, people, terms, inTitle), options: index.StoreField}

	d := document.NewDocument(a.ID)
	inverted := append(terms, analyze(nil, a.Outlet)...)
	inverted = append(inverted, stopped(a.Title)...)
	d.AddField(words(inverted))
	if len(films) > 0 {
		d.AddField(keys(fieldFilm, films...))
	}
	if len(people) > 0 {
		d.AddField(keys(fieldPerson, people...))
	}
	if !a.Published.IsZero() {
		d.AddField(keys(fieldDay, strconv.Itoa(day(a.Published))))
	}
	d.AddField(keys(fieldLength, strconv.Itoa(len(inverted))))
	d.AddField(record)
	return d
}

// stopped returns the stop words of a title as terms of their own, so that a
// film called "It" can be found by those who type nothing else.
func stopped(title string) []term {
	var out []term
	for _, w := range text.Words(title) {
		if text.IsStop(w.Fold) && len(w.Fold) <= longestWord {
			out = append(out, term{stem: stopPrefix + w.Fold})
		}
	}
	return out
}

// primaryPrefix marks the key of the film that an article is about.
const primaryPrefix = "*"

// stopPrefix keeps stop words of titles apart from stems; no word has it.
const stopPrefix = "="

// day numbers the UTC days since 1970.
func day(t time.Time) int { return int(t.Unix() / 86400) }
