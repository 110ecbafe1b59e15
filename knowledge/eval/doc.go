// Package eval is quality as tests: judged questions, titles and queries with
// recall, MRR and goldens on the built-in corpus, and larger public sets where
// they are present beside the repository (shared/eval).
//
//	go test ./knowledge/eval -run Quality -v
//
// prints one row a measure: what was measured, the figure, a plain baseline
// and the target.
package eval
