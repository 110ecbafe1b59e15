// Package summary picks the sentences that say most: of one article, or of a
// film or a question over many articles. It never writes a word of its own;
// what it returns stands verbatim in what it was given.
//
// A card's sentences come from many articles. Each is worth what a weighted
// sum of a few measures says (Edmundson, "New Methods in Automatic
// Extracting", 1969): where it stands, how much of the vocabulary of all it
// carries (its centrality, in linear time in place of LexRank's graph), how
// much of the question it repeats, and how long it is. Sentences are then
// taken one after the other, each judged by what it adds to those taken
// already (maximal marginal relevance, Carbonell and Goldstein, 1998).
//
// The sentences of one article are chosen as a set. A logistic regression
// tells of each word how likely a person's summary has it; the set taken is
// the one whose words are expected to agree best with that summary, at the
// length that such summaries have.
package summary
