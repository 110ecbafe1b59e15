package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
)

type sum struct {
	N int `json:"n"`
}

func double(_ context.Context, s sum) (any, error) {
	if s.N == 13 {
		return nil, errors.New("unlucky")
	}
	time.Sleep(time.Duration(s.N%3) * time.Millisecond) // so that answers come out of order
	return map[string]int{"twice": 2 * s.N}, nil
}

func TestBatchKeepsOrderAndGoesOn(t *testing.T) {
	var in strings.Builder
	for i := range 200 {
		fmt.Fprintf(&in, "{\"id\":\"q%d\",\"n\":%d,\"unknown\":true}\n", i, i)
	}
	var out bytes.Buffer
	if err := batch(t.Context(), strings.NewReader(in.String()), &out, double); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	if len(lines) != 200 {
		t.Fatalf("got %d answers", len(lines))
	}
	for i, line := range lines {
		want := fmt.Sprintf(`{"id":"q%d","twice":%d}`, i, 2*i)
		if i == 13 {
			want = `{"id":"q13","line":14,"error":"unlucky"}`
		}
		if line != want {
			t.Errorf("line %d: got %s, want %s", i, line, want)
		}
	}
}

func TestBatchNamesMalformedLines(t *testing.T) {
	input := "{\"id\":1,\"n\":1}\n\n{\"id\":2,\n[]\n{\"id\":3,\"n\":\"x\"}\n{\"n\":4}" // the last without a line end
	var out bytes.Buffer
	if err := batch(t.Context(), strings.NewReader(input), &out, double); err != nil {
		t.Fatal(err)
	}
	var got []lineError
	for _, line := range strings.Split(strings.TrimSpace(out.String()), "\n") {
		var e lineError
		if err := json.Unmarshal([]byte(line), &e); err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		got = append(got, e)
	}
	if len(got) != 5 {
		t.Fatalf("got %d lines: %s", len(got), out.String())
	}
	for i, want := range []int{0, 3, 4, 5, 0} {
		if got[i].Line != want || (want > 0) != (got[i].Error != "") {
			t.Errorf("answer %d: got %+v, want line %d", i, got[i], want)
		}
	}
	if string(got[3].ID) != "3" {
		t.Errorf("the id is lost: %+v", got[3])
	}
}

func TestBatchStopsWhenCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	err := batch(ctx, strings.NewReader("{\"n\":1}\n"), &bytes.Buffer{}, double)
	if err != nil && !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}
