// Package passage finds the sentence of some articles that answers a
// question, says how sure one may be of it, and cuts the short answer out of
// it. It is pure: articles go in as text, nothing is fetched.
//
// Sentences are described by features (weighted word overlap, neighbours,
// word vectors, presence of the asked type of answer, place in the article)
// and ordered by gradient-boosted trees. A second set of trees judges whether
// the best sentence answers at all. Both are fitted offline by
// knowledge/eval/fit and embedded as data:
//
//	go run ./knowledge/eval/fit -sets ../shared/eval -out knowledge/answer/passage
package passage
