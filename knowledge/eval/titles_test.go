package eval

import (
	"context"
	"testing"

	"marquee/knowledge"
	"marquee/knowledge/corpus"
	"marquee/knowledge/text"
)

type mapTitles map[string][]knowledge.Film

func titlesOf(t testing.TB, c *corpus.Corpus) mapTitles {
	films, err := c.Films(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	m := mapTitles{}
	for _, f := range films {
		m[f.Key] = append(m[f.Key], f.Film)
	}
	return m
}

func (m mapTitles) Complete(string, int) []knowledge.Film { return nil }

func (m mapTitles) Find(title string) (exact, near []knowledge.Film) {
	key := text.TitleKey(title)
	if f := m[key]; f != nil {
		return f, nil
	}
	for k, f := range m {
		if len(k) > 4 && len(key) > 4 && k[0] == key[0] && len(k)-len(key) < 3 && len(key)-len(k) < 3 {
			n := 0
			for n < len(k) && n < len(key) && k[n] == key[n] {
				n++
			}
			i, j := len(k)-1, len(key)-1
			for i >= n && j >= n && k[i] == key[j] {
				i--
				j--
			}
			if max(i, j)-n+1 <= 2 {
				near = append(near, f...)
			}
		}
	}
	return nil, near
}
