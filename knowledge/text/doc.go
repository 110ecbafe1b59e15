// Package text reads plain English text: it splits an article into its
// sentences and words, and folds words, film titles and names into the form
// in which two spellings of one thing are equal.
//
// Everything here is pure, takes time linear in the length of its input, and
// accepts any bytes: invalid UTF-8 is treated as punctuation. Offsets are
// byte offsets into the given string, and what is returned as text is a
// verbatim part of it.
package text
