package index

import (
	"context"
	"testing"

	"marquee/knowledge/rank/ranktest"
)

// TestConformance runs the contract of every search index.
func TestConformance(t *testing.T) {
	ranktest.Conform(t, func(t testing.TB) ranktest.Engine { return filled(t, &shelf{}) })
}

func TestStatus(t *testing.T) {
	s := ranktest.Cinema()
	ix := filled(t, s)
	s.Put(article("dog", "Rex comes home", "Now a cat walks home."), article("space", "", ""))
	sync1(t, ix)
	if st, err := ix.Status(context.Background()); err != nil || st.Docs != 4 || st.Cursor != 7 || st.Fault != "" {
		t.Errorf("status %+v %v", st, err)
	}
}
