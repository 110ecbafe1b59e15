// Command fit finds the weights by which knowledge/answer/passage orders
// sentences and trusts them, on the public development sets:
//
//	go run ./knowledge/eval/fit -sets ../shared/eval -out knowledge/answer/passage
//
// It holds the documents of one tenth apart and reports on them separately;
// everything else is fitted with cross-validation by document, so that the
// trees that judge an answer are fitted on orders that never saw it.
// With -terms FILE it writes the weights of words for knowledge/summary, with
// -half even or -half odd from every other article alone, and stops:
//
//	go run ./knowledge/eval/fit -terms knowledge/summary/terms.tsv
//	go run ./knowledge/eval/fit -terms knowledge/eval/testdata/terms.even.tsv -half even
//	go run ./knowledge/eval/fit -terms knowledge/eval/testdata/terms.odd.tsv -half odd
//
// Further judged questions on film news, which may not be published with the
// sets, are read from the folders of -news and weigh like those of the sets.
// With -vectors FILE (GloVe text format) it writes vectors.bin and stops.
package main

import (
	"flag"
	"fmt"
	"os"
	"strings"
)

func main() {
	sets := flag.String("sets", "../shared/eval", "folder of the development sets")
	out := flag.String("out", "knowledge/answer/passage", "folder to write the fit to; empty: report only")
	vectors := flag.String("vectors", "", "GloVe text file to make vectors.bin from")
	words := flag.Int("words", 30000, "how many of its most frequent words to keep")
	trees := flag.Int("trees", 260, "how many trees order the sentences")
	terms := flag.String("terms", "", "file to write the weights of a summary's words to")
	half := flag.String("half", "", "fit -terms on the even or the odd articles alone")
	more := flag.String("news", os.Getenv("MARQUEE_FIT_NEWS"), "further folders of judged news questions (corpus.jsonl, questions.jsonl), parted by commas")
	flag.Parse()
	fit := func() error { return run(*sets, *more, *out, *vectors, *words, *trees) }
	if *terms != "" {
		fit = func() error { return fitTerms(*sets, *terms, *half) }
	}
	if err := fit(); err != nil {
		fmt.Fprintln(os.Stderr, "fit:", err)
		os.Exit(1)
	}
}

func run(sets, more, out, vectors string, words, trees int) error {
	if vectors != "" {
		return packVectors(vectors, out, words)
	}
	cases, err := load(sets)
	if err != nil {
		return err
	}
	for dir := range strings.SplitSeq(more, ",") {
		if dir == "" {
			continue
		}
		s, err := news(dir, "news")
		if err != nil {
			return err
		}
		cases = append(cases, s...)
	}
	f := fitter{cases: cases, trees: trees}
	return f.run(out)
}
