package rank

import (
	"context"
	"iter"

	"marquee/knowledge"
)

// Source is the corpus as an index reads it: every entry that arrived after
// the cursor, in order of arrival. An entry whose article has neither title
// nor text stands for one that is gone: see Gone.
type Source interface {
	After(ctx context.Context, cursor int64) iter.Seq2[knowledge.Entry, error]
}

// Identified is a Source that can be taken for another's: a backup may be
// restored over a corpus. An index filled from another one is filled anew.
type Identified interface {
	Identity(ctx context.Context) (string, error)
}

// Counted is a Source that knows how many articles it has, so that a rebuilt
// index can be held against it.
type Counted interface {
	Count(ctx context.Context) (int, error)
}
