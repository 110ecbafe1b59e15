package opensearch

import (
	"testing"
	"time"
)

func TestBreaker(t *testing.T) {
	now := time.Date(2024, 6, 1, 0, 0, 0, 0, time.UTC)
	b := &breaker{limit: 3, pause: time.Second, now: func() time.Time { return now }}
	step := func(name string, want bool, end outcome) {
		t.Helper()
		if got := b.allow(); got != want {
			t.Fatalf("%s: allowed %v, want %v", name, got, want)
		}
		if want {
			b.done(end)
		}
	}
	step("closed", true, failed)
	step("one failure", true, answered)
	step("a success forgets it", true, failed)
	step("again", true, failed)
	step("who goes away says nothing", true, abandoned)
	step("the third", true, failed)
	step("open", false, 0)
	now = now.Add(999 * time.Millisecond)
	step("still open", false, 0)
	now = now.Add(time.Millisecond)
	if !b.allow() || b.allow() {
		t.Fatal("half open, not just one call is let through")
	}
	b.done(failed)
	step("the probe failed: open again", false, 0)
	now = now.Add(time.Second)
	step("the next probe was called off", true, abandoned)
	step("so another is let through", true, answered)
	step("closed again", true, answered)
}
