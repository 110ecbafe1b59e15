package opensearch

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"time"

	"marquee/knowledge/rank/ranktest"
)

// clusterURLs returns the addresses of a real cluster. A machine without one
// skips the test, unless REQUIRE_OPENSEARCH says that there must be one.
func clusterURLs(t testing.TB) []string {
	t.Helper()
	urls := os.Getenv("OPENSEARCH_URLS")
	if urls == "" {
		if os.Getenv("REQUIRE_OPENSEARCH") != "" {
			t.Fatal("REQUIRE_OPENSEARCH is set and OPENSEARCH_URLS names no cluster: run .ci/opensearch go test ./knowledge/opensearch")
		}
		t.Skip("OPENSEARCH_URLS names no cluster; .ci/opensearch go test ./knowledge/opensearch starts one")
	}
	return strings.Split(urls, ",")
}

// fresh opens an index of a name of its own on the real cluster, and deletes
// it after the test.
func fresh(t testing.TB, o Options) *Index {
	t.Helper()
	o.URLs = clusterURLs(t)
	if o.Prefix == "" {
		o.Prefix = fmt.Sprintf("test%x", rand.Uint64())
	}
	if o.Within == 0 {
		o.Within = 20 * time.Second // the tests of deadlines set their own
	}
	if o.Now == nil {
		o.Now = ranktest.Today
	}
	ix, err := Open(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := ix.Remove(context.Background()); err != nil {
			t.Error(err)
		}
		_ = ix.Close()
	})
	return ix
}

// TestConformance runs the contract of every search index, and on an index of
// three parts that of it which parts could break.
func TestConformance(t *testing.T) {
	in := func(shards int) ranktest.Open {
		return func(t testing.TB) ranktest.Engine { return fresh(t, Options{Shards: shards}) }
	}
	t.Run("one shard", func(t *testing.T) { ranktest.Conform(t, in(1)) })
	t.Run("three shards", func(t *testing.T) {
		ranktest.Conform(t, in(3), "finds", "finds nothing", "update and delete", "limit", "statistics", "ties")
	})
}
