package index

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"marquee/knowledge/rank"
	"marquee/knowledge/rank/ranktest"
)

// TestMeanLength holds that the mean length of articles is theirs, also where
// one has a length that no other has: scores rest on it.
func TestMeanLength(t *testing.T) {
	s, sum := &shelf{}, 0
	for i := range 1500 {
		words := 20 + i%4
		if i%500 == 7 {
			words = 300 + i
		}
		s.Fill(ranktest.Article(fmt.Sprintf("n%d", i), "Premiere", strings.Repeat("festival ", words)))
	}
	for _, e := range s.Entries() {
		sum += len(rank.NewDocument(e).Terms)
	}
	ix := filled(t, s)
	err := ix.owned().use(func(e *engine) error {
		if err := e.scorch.ForceMerge(context.Background(), nil); err != nil { // merged segments write lists another way
			return err
		}
		v, err := e.view()
		if err != nil {
			return err
		}
		defer v.close()
		if want := float64(sum) / 1500; v.average != want {
			t.Errorf("mean length %g, want %g", v.average, want)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
