package newsgen

import (
	"strings"
	"testing"
)

func TestArticlesAreTheSameEveryTime(t *testing.T) {
	for i := range 50 {
		a, b := Generator{Seed: 3}.Article(i), Generator{Seed: 3}.Article(i)
		if a.Title != b.Title || a.Text != b.Text || !a.Published.Equal(b.Published) || a.ID != b.ID {
			t.Fatalf("article %d differs from itself", i)
		}
	}
	if (Generator{Seed: 3}).Article(1).Text == (Generator{Seed: 4}).Article(1).Text {
		t.Error("the seed makes no difference")
	}
}

func TestArticlesAreOfOneLengthAndVaried(t *testing.T) {
	vocabulary, texts := map[string]bool{}, map[string]bool{}
	for i := range 500 {
		a := Generator{Seed: 1}.Article(i)
		if n := len(strings.Fields(a.Text)); n < 340 || n > 400 {
			t.Fatalf("article %d has %d words", i, n)
		}
		if strings.ContainsAny(a.Title+a.Text, "{}") || a.Title == "" {
			t.Fatalf("article %d has an empty slot: %s\n%s", i, a.Title, a.Text)
		}
		texts[a.Text] = true
		for w := range strings.FieldsSeq(a.Text) {
			vocabulary[w] = true
		}
	}
	if len(texts) != 500 || len(vocabulary) < 5000 {
		t.Errorf("%d texts, %d words", len(texts), len(vocabulary))
	}
	if q := (Generator{Seed: 1}).Query(2); q == "" || q == (Generator{Seed: 1}).Query(3) {
		t.Error("queries do not vary")
	}
}

func TestSlotsExist(t *testing.T) {
	w := Generator{}.writer(1)
	w.film.Title, w.other.Title = "A", "B"
	for _, table := range [][]string{sentences, headlines, queries} {
		for _, s := range table {
			for rest := s; ; {
				_, after, ok := strings.Cut(rest, "{")
				if !ok {
					break
				}
				slot, tail, _ := strings.Cut(after, "}")
				if w.slot(slot) == slot {
					t.Errorf("%q has the unknown slot %q", s, slot)
				}
				rest = tail
			}
		}
	}
}
