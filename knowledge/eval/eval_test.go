package eval

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
)

// sharedFile returns the path of a file of the public development sets, and
// skips the test where they are absent.
func sharedFile(t testing.TB, name string) string {
	t.Helper()
	path := filepath.Join("..", "..", "..", "shared", "eval", name)
	if _, err := os.Stat(path); err != nil {
		t.Skipf("the set %s is not beside the repository", name)
	}
	return path
}

// records decodes every line of a JSONL set.
func records[T any](t testing.TB, name string) []T {
	t.Helper()
	f, err := os.Open(sharedFile(t, name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []T
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 16<<20)
	for lines.Scan() {
		var v T
		if err := json.Unmarshal(lines.Bytes(), &v); err != nil {
			t.Fatalf("%s: line %d: %v", name, len(out)+1, err)
		}
		out = append(out, v)
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

// row prints one line of the quality table.
func row(t testing.TB, measure, figure, baseline, target string) {
	t.Helper()
	t.Logf("| %s | %s | %s | %s |", measure, figure, baseline, target)
}
