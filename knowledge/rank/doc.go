// Package rank is what all search indexes share: how articles and queries are
// cut into terms, what a document keeps, and the second stage that orders the
// candidates which an engine's first stage has found (Weights says by what).
// It is pure: no files, no network, no clock. Two engines that keep the
// documents of NewDocument and rank by Ranker give the same answers as long
// as their first stages bring the same candidates.
//
// A search goes: Parse takes the query apart; the engine tells how many
// articles hold each term (Term.Freq); Correct mends words that none holds;
// Weigh gives the terms their shares; the engine brings Candidates documents
// by terms and Keys; a Ranker scores their records; Compare orders them.
package rank
