// Package summary picks the sentences that say most: of one article, or of a
// film or a question over many articles. It never writes a word of its own;
// what it returns stands verbatim in what it was given.
//
// A sentence is worth what a weighted sum of a few measures says (Edmundson,
// "New Methods in Automatic Extracting", 1969): where it stands, how much of
// the article's or of the shelf's vocabulary it carries (its centrality, in
// linear time in place of LexRank's graph), how much of the headline or the
// question it repeats, and how long it is. Sentences are then taken one after
// the other, each judged by what it adds to those taken already (maximal
// marginal relevance, Carbonell and Goldstein, 1998). The weights stand in
// one place with their reasons.
package summary
