// Package stories tells which articles are the same piece of news, so that a
// story that five outlets carry is posted once.
//
// An article becomes a signature: the film it is about, the kinds of event it
// tells, the names, sums and days in its headline and opening, the words of
// these, and a sketch of its whole text (SimHash, Charikar 2002, for finding
// copies; bottom-k MinHash, Broder 1997, for measuring how much of one text
// is in another). A copy joins its story at once. Any other article joins a
// story only if nothing speaks against it (another film, another event,
// another person cast, another sum or day) and its words are near enough to
// those of the story's articles. Where in doubt, two stories are kept apart:
// a post too many is a smaller harm than news that nobody hears of.
package stories
