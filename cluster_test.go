package main

import (
	"bytes"
	"context"
	"fmt"
	"net"
	"os"
	"strings"
	"testing"

	"marquee/knowledge/opensearch"
)

// onCluster runs the program with a search cluster's addresses.
func onCluster(t *testing.T, urls, data string, args ...string) result {
	t.Helper()
	return prefixed(t, urls, "", data, args...)
}

// prefixed runs the program with a cluster's addresses and a prefix there.
func prefixed(t *testing.T, urls, prefix, data string, args ...string) result {
	t.Helper()
	var out, errs bytes.Buffer
	environ := []string{"LOG_LEVEL=warn", "OPENSEARCH_URLS=" + urls, "OPENSEARCH_PREFIX=" + prefix}
	code := run(t.Context(), append(args, "--data", data), environ, strings.NewReader(""), &out, &errs)
	return result{code, out.String(), errs.String()}
}

// TestSearchClusterThatIsAway holds that what needs no search goes on, that
// what does is told plainly, and that no password is told at all.
func TestSearchClusterThatIsAway(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	listener.Close() // nobody listens there now
	urls, data := fmt.Sprintf("http://marquee:s3cret@%s", listener.Addr()), t.TempDir()
	for _, tt := range []struct {
		args []string
		code int
		says string
	}{
		{[]string{"film", "extraction"}, 0, "68%"},
		{[]string{"search", "netflix"}, 1, "does not answer just now"},
		{[]string{"ask", "what", "do", "the", "critics", "say", "of", "the", "weather"}, 1, "does not answer"},
		{[]string{"reindex"}, 1, "check OPENSEARCH_URLS"},
		{[]string{"doctor"}, 1, "does not answer just now"},
	} {
		r := onCluster(t, urls, data, tt.args...)
		said := strings.Join(strings.Fields(r.out+r.errs), " ")
		if r.code != tt.code || !strings.Contains(said, tt.says) {
			t.Errorf("%v: exit %d, %s", tt.args, r.code, said)
		}
		if strings.Contains(said, "s3cret") {
			t.Errorf("%v tells the password: %s", tt.args, said)
		}
	}
}

// realCluster returns the addresses of a cluster, from which all that is kept
// under the prefixes goes after the test.
func realCluster(t *testing.T, prefixes ...string) string {
	t.Helper()
	urls := os.Getenv("OPENSEARCH_URLS")
	if urls == "" {
		if os.Getenv("REQUIRE_OPENSEARCH") != "" {
			t.Fatal("REQUIRE_OPENSEARCH is set and OPENSEARCH_URLS names no cluster: use .ci/opensearch")
		}
		t.Skip("OPENSEARCH_URLS names no cluster; .ci/opensearch COMMAND starts one")
	}
	t.Cleanup(func() {
		for _, prefix := range prefixes {
			ix, err := opensearch.Open(opensearch.Options{URLs: strings.Split(urls, ","), Prefix: prefix})
			if err != nil {
				t.Fatal(err)
			}
			defer ix.Close()
			if err := ix.Remove(context.Background()); err != nil {
				t.Error(err)
			}
		}
	})
	return urls
}

// TestTwoInstallationsOnACluster holds that bots of different databases share
// a cluster when their prefixes differ, and neither finds the other's articles.
func TestTwoInstallationsOnACluster(t *testing.T) {
	urls := realCluster(t, "sharedone", "sharedone2")
	homes := map[string]string{"sharedone": t.TempDir(), "sharedone2": t.TempDir()}
	for prefix, data := range homes {
		article := write(t, prefix+".txt", strings.ReplaceAll(nightTrain, "Night Ferry", "Night Ferry "+prefix))
		if r := prefixed(t, urls, prefix, data, "ingest", article); r.code != 0 {
			t.Fatalf("%s: %s", prefix, r.errs)
		}
	}
	for prefix, data := range homes {
		r := prefixed(t, urls, prefix, data, "search", "storm in cinemas", "--json")
		if hits := decode[struct{ Hits []struct{ Title string } }](t, r).Hits; len(hits) != 1 || !strings.Contains(hits[0].Title, prefix+" ") || r.errs != "" {
			t.Errorf("%s finds %+v, and says %q", prefix, hits, r.errs)
		}
		if r := prefixed(t, urls, prefix, data, "doctor"); !strings.Contains(r.out, prefix+"-f") {
			t.Errorf("the doctor does not name %s: %s", prefix, r.out)
		}
	}
}

// TestProgramOnAClusterIsTheSame compares what the program prints over a real
// cluster with what it prints over the embedded index.
func TestProgramOnAClusterIsTheSame(t *testing.T) {
	urls := realCluster(t, "marquee")
	data, plain := t.TempDir(), t.TempDir()
	onCluster(t, urls, data, "titles", "a") // loads the sample
	marquee(t, plain, "", "titles", "a")
	if r := onCluster(t, urls, data, "reindex"); r.code != 0 {
		t.Fatalf("reindex: %s", r.errs)
	}
	for _, args := range [][]string{
		{"search", "netflix sequel", "--json"}, {"search", "who directed the lighthouse", "--json"}, {"search", "sequal delayd", "--json"},
		{"ask", "who directed extraction", "--json"}, {"ask", "is there a sequel to extraction", "--json"},
		{"ask", "why is the sky blue", "--json"}, {"news", "box office", "--json"}, {"film", "dune", "--json"},
	} {
		want := marquee(t, plain, "", args...)
		got := onCluster(t, urls, data, args...)
		if got.code != want.code || got.out != want.out {
			t.Errorf("%v: over the cluster exit %d\n%s%s\nembedded exit %d\n%s", args, got.code, got.out, got.errs, want.code, want.out)
		}
	}
	r := onCluster(t, urls, data, "doctor", "--json")
	if said := strings.Join(strings.Fields(r.out), " "); !strings.Contains(said, "OpenSearch") || !strings.Contains(said, "80 articles") {
		t.Errorf("doctor: %s", said)
	}
}
