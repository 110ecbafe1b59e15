package text

import (
	"strings"
	"testing"
)

// sample is an article of some 350 words in the manner of film news.
var sample = strings.Repeat(`The “Harbour Lights” sequel has found its director, and it isn’t J.J. Abrams. Ann Doyle, who made
the 2019 original for $12.5 million, will return to helm Part II for Warner Bros. Pictures, the studio told reporters on Monday.
"We start in May. We couldn't be happier," she said. The first film holds an 84% score with critics and a 79% score with
viewers on Rotten Tomatoes; our own review gave it 3.5 out of 5.

Zoë Lindqvist and Samuel L. Poole are expected back as well… but nobody has signed. The U.S. release is set for Dec. 25.

`, 4)

func BenchmarkSentences(b *testing.B) {
	b.SetBytes(int64(len(sample)))
	b.ReportAllocs()
	for b.Loop() {
		Sentences(sample)
	}
}

// BenchmarkOdd splits 64 KiB of text that is no prose: the figures should be
// alike, within a factor of some ten, since all work is linear.
func BenchmarkOdd(b *testing.B) {
	for _, odd := range []string{"? - ", ". ", "\" ", "“a. ", "a\n", "• ", "1. ", "(a) ", "U.S. ", "\n \n", "…", "' ", "x.Ya@", "Mr. "} {
		s := strings.Repeat(odd, 1<<16/len(odd))
		b.Run(strings.ReplaceAll(odd, "\n", "/"), func(b *testing.B) {
			b.SetBytes(int64(len(s)))
			for b.Loop() {
				Sentences(s)
				TitleKey(s)
			}
		})
	}
}

func BenchmarkWords(b *testing.B) {
	b.SetBytes(int64(len(sample)))
	b.ReportAllocs()
	for b.Loop() {
		Words(sample)
	}
}

func BenchmarkStem(b *testing.B) {
	words := Words(sample)
	b.ReportAllocs()
	for b.Loop() {
		for _, w := range words {
			Stem(w.Fold)
		}
	}
}

func BenchmarkTitleKey(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		TitleKey("Guardians of the Galaxy Vol. 2")
	}
}

func BenchmarkNameKey(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		NameKey("J. J. Abrams-Saldaña")
	}
}
