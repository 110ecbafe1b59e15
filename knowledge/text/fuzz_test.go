package text

import (
	"strings"
	"testing"
)

func seeds(f *testing.F) {
	for _, s := range []string{"", "Mr. Doyle left. “Never!” he said…", "• one • two", "1.) a 2.) b", "U.S. “", "8½ Æ ﬁ İ ʼn ｆ", "a\n\nb\r\n c",
		"The Godfather Part II & Co.", "J. J. Abrams", "\xff.\xfe A", "'é’́'s", ". . . .", "[…] A", "x.Ya b.com", "Matrix, The"} {
		f.Add(s)
	}
}

func FuzzSentences(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, s string) {
		last, paragraph, kept := 0, 0, 0
		for _, x := range Sentences(s) {
			if x.Start < last || x.End <= x.Start || s[x.Start:x.End] != x.Text || strings.TrimSpace(x.Text) != x.Text {
				t.Fatalf("%q: sentence %+v after %d", s, x, last)
			}
			if x.Paragraph < paragraph || x.Paragraph > paragraph+1 {
				t.Fatalf("%q: paragraph %d after %d", s, x.Paragraph, paragraph)
			}
			if strings.TrimSpace(s[last:x.Start]) != "" {
				t.Fatalf("%q: lost %q", s, s[last:x.Start])
			}
			last, paragraph = x.End, x.Paragraph
			kept += len(x.Text)
		}
		if strings.TrimSpace(s[last:]) != "" {
			t.Fatalf("%q: lost %q", s, s[last:])
		}
	})
}

func FuzzWords(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, s string) {
		last := 0
		var folds []string
		for _, w := range Words(s) {
			if w.Start < last || s[w.Start:w.End] != w.Text || w.Fold == "" {
				t.Fatalf("%q: word %+v after %d", s, w, last)
			}
			last = w.End
			folds = append(folds, w.Fold)
		}
		fold := Fold(s)
		if want := strings.Join(folds, " "); fold != want {
			t.Fatalf("Fold(%q) = %q, words %q", s, fold, want)
		}
		if again := Fold(fold); again != fold {
			t.Fatalf("Fold(%q) = %q", fold, again)
		}
		for _, w := range folds {
			Stem(w)
		}
	})
}

func FuzzKeys(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, s string) {
		key := TitleKey(s)
		if again := TitleKey(key); again != key {
			t.Fatalf("TitleKey(%q) = %q, and of that %q", s, key, again)
		}
		if key == "" && strings.TrimSpace(s) != "" {
			t.Fatalf("TitleKey(%q) is empty", s)
		}
		name := NameKey(s)
		if again := NameKey(name); again != name {
			t.Fatalf("NameKey(%q) = %q, and of that %q", s, name, again)
		}
	})
}
