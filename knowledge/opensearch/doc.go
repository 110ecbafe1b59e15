// Package opensearch is the search index on an OpenSearch cluster: the same
// contract as package index, for a corpus or a number of replicas that one
// machine does not hold. The cluster finds the candidates; what is indexed
// and how the candidates are ordered is package rank, so both engines give
// the same answers.
//
// # Words
//
// Articles are cut into terms here, not by the cluster's analysers, and terms
// go to and fro in JSON made by encoding/json. What a person typed or an
// article says never reaches a query parser.
//
// # Indexes
//
// A physical index is called PREFIX-fFORMAT-NUMBER. Two aliases point to the
// one in use: PREFIX-fFORMAT is read, PREFIX-fFORMAT-write is written, and
// every written item requires that it is an alias. Rebuild fills the next
// number behind a third alias, holds its count against the corpus, and swaps
// the other two in one call. The number before is deleted a few seconds later,
// when the searches that were under way have ended: the corpus is the truth,
// so there is nothing to go back to. A newer format has aliases of its own, so
// that old and new replicas work side by side during a rolling upgrade; a
// Rebuild by the newest one deletes what older formats left.
//
// # Several processes
//
// How far the corpus was read stands in a document of the physical index
// itself, so all replicas share it. A turn (Options.Turn) keeps all but one
// from writing at a time. Should two write nonetheless, no harm is done: an
// article's place in the corpus is its external version, so an older state
// never overwrites a newer one and the same one twice is the same document.
//
// # Trouble
//
// Every call has a deadline, so that a member is told something within
// Discord's three seconds. Nodes that do not answer are passed over; after
// several failures in a row calls fail at once (see breaker) until one that is
// let through succeeds. All such errors are knowledge.ErrUnavailable. Answers
// that lack a part of the index mark their hits as partial. Credentials in the
// addresses are kept apart from them from the start, and no message has them.
package opensearch
