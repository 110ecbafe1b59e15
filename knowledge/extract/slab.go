package extract

import "sync"

// A slab is where the tokens of a document's sentences lie, one behind the
// other. Slabs are used again, since no fact keeps a token.
type slab struct {
	tokens []token // those handed out
}

// The bounds of a slab, in tokens: what it has at first, and up to which it is
// worth keeping.
const (
	firstSlab = 1 << 10
	keptSlab  = 1 << 14
)

var slabs = sync.Pool{New: func() any { return &slab{make([]token, 0, firstSlab)} }}

// cut returns the tokens of a sentence.
func (b *slab) cut(s string) []token {
	if need := len(s)/3 + 1; cap(b.tokens)-len(b.tokens) < need {
		b.tokens = make([]token, 0, max(2*cap(b.tokens), need)) // the old ones stay with their sentences
	}
	n := len(b.tokens)
	b.tokens = appendTokens(b.tokens, s)
	return b.tokens[n:len(b.tokens):len(b.tokens)]
}

// done gives the document's tokens back. Nothing may read them any more.
func (d *document) done() {
	if cap(d.slab.tokens) <= keptSlab {
		clear(d.slab.tokens)
		d.slab.tokens = d.slab.tokens[:0]
		slabs.Put(d.slab)
	}
	d.slab = nil
}
