package webhook_test

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"marquee/bot/bottest"
	"marquee/bot/discord"
	"marquee/bot/webhook"
)

// send posts an interaction as the load balancer does and returns the status,
// 0 when the connection breaks before any.
func send(t *testing.T, ctx context.Context, url string, raw []byte) (status int, answer []byte) {
	t.Helper()
	req, err := bottest.Sign(ctx, url, raw, time.Now())
	if err != nil {
		t.Error(err)
		return 0, nil
	}
	response, err := http.DefaultClient.Do(req)
	if err != nil {
		return 0, nil
	}
	defer response.Body.Close()
	answer, err = io.ReadAll(response.Body)
	if err != nil {
		return 0, nil
	}
	return response.StatusCode, answer
}

// replicas are several bots over one replay store.
func replicas(t *testing.T, n int) []*stage {
	t.Helper()
	shared := webhook.NewMemory(time.Now)
	var all []*stage
	for range n {
		s := newStage(t)
		s.hook.Seen = shared
		all = append(all, s)
	}
	return all
}

func runs(all []*stage) (sum int64) {
	for _, s := range all {
		sum += s.runs.Load()
	}
	return sum
}

// hung is a bot that takes an interaction and dies before it answers.
func hung(t *testing.T, s *stage) string {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.hook.ServeHTTP(&deaf{header: http.Header{}}, r)
		panic(http.ErrAbortHandler) // the connection breaks
	}))
	t.Cleanup(server.Close)
	return server.URL
}

// deaf takes no answer.
type deaf struct{ header http.Header }

func (d *deaf) Header() http.Header     { return d.header }
func (*deaf) WriteHeader(int)           {}
func (*deaf) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }

// voids counts the promises that are void.
type voids struct {
	discord.Deferrals
	ids []string
}

func (v *voids) Void(_ context.Context, id string) error {
	v.ids = append(v.ids, id)
	return nil
}

func TestALostCopyIsAnsweredByAnotherBot(t *testing.T) {
	all := replicas(t, 3)
	x := all[0].double.Interaction(film("Heat"))
	if status, _ := send(t, t.Context(), hung(t, all[0]), x.Raw); status != 0 {
		t.Fatalf("the first copy has status %d, want a broken connection", status)
	}
	promises := new(voids)
	all[1].hook.Responder.Deferrals = promises
	asked := time.Now()
	status, raw := send(t, t.Context(), all[1].url, x.Raw)
	if status != 200 || time.Since(asked) > 1500*time.Millisecond {
		t.Fatalf("the repetition has status %d after %v", status, time.Since(asked))
	}
	if err := x.Respond(raw); err != nil {
		t.Error(err)
	}
	for _, s := range all {
		if status, _ := send(t, t.Context(), s.url, x.Raw); status != 401 {
			t.Errorf("a copy after the answer has status %d", status)
		}
	}
	if n := runs(all); n != 2 {
		t.Errorf("the command ran %d times, want 2", n)
	}
	if len(promises.ids) != 1 || promises.ids[0] != x.ID {
		t.Errorf("void are the promises %q", promises.ids)
	}
}

func TestACopyIsLetInOnce(t *testing.T) {
	all := replicas(t, 4)
	x := all[0].double.Interaction(film("Heat"))
	for i, want := range []int{0, 0, 401, 401} { // it kills two, not all
		url := all[i].url
		if want == 0 {
			url = hung(t, all[i])
		}
		if status, _ := send(t, t.Context(), url, x.Raw); status != want {
			t.Errorf("copy %d has status %d, want %d", i+1, status, want)
		}
	}
	if n := runs(all); n != 2 {
		t.Errorf("the command ran %d times, want 2", n)
	}
}

// TestACopyWaitsForTheFirst sends copies while the first one is being answered:
// at the same bot, and at another.
func TestACopyWaitsForTheFirst(t *testing.T) {
	all := replicas(t, 2)
	x := all[0].double.Interaction(film("slow")) // deferred after 100 ms
	var answered, refused atomic.Int32
	var wg sync.WaitGroup
	for i := range 12 {
		wg.Go(func() {
			switch status, _ := send(t, t.Context(), all[i%2].url, x.Raw); status {
			case 200:
				answered.Add(1)
			case 401:
				refused.Add(1)
			}
		})
	}
	wg.Wait()
	if answered.Load() != 1 || refused.Load() != 11 || runs(all) != 1 {
		t.Errorf("%d answered, %d refused, run %d times", answered.Load(), refused.Load(), runs(all))
	}
}

func TestOtherContentIsNoCopy(t *testing.T) {
	all := replicas(t, 2)
	x := all[0].double.Interaction(film("Heat"))
	if status, _ := send(t, t.Context(), hung(t, all[0]), x.Raw); status != 0 {
		t.Fatal("the first copy is answered")
	}
	forged := append([]byte(" "), x.Raw...)
	if status, _ := send(t, t.Context(), all[1].url, forged); status != 401 || all[1].runs.Load() != 0 {
		t.Errorf("other content under the same id has status %d", status)
	}
}

func TestStoppingTurnsAwayUnseen(t *testing.T) {
	all := replicas(t, 2)
	all[0].hook.Wait(t.Context())
	x := all[0].double.Interaction(film("Heat"))
	if status, _ := send(t, t.Context(), all[0].url, x.Raw); status != 503 {
		t.Errorf("a bot that has stopped: status %d", status)
	}
	asked := time.Now()
	if status, _ := send(t, t.Context(), all[1].url, x.Raw); status != 200 || time.Since(asked) > 400*time.Millisecond {
		t.Errorf("the next one: status %d after %v", status, time.Since(asked))
	}
}

func TestMemory(t *testing.T) {
	now := time.Unix(1000, 0)
	m := webhook.NewMemory(func() time.Time { return now })
	first := func(id string) bool { ok, _, _ := m.Begin(context.Background(), id, "x", time.Minute); return ok }
	if !first("a") || first("a") || !first("b") || !first("") || !first("") {
		t.Error("does not remember")
	}
	if ok, _ := m.Again(context.Background(), "b", "x", time.Minute, 0, time.Second); !ok {
		t.Error("b may not come again")
	}
	if ok, _ := m.Again(context.Background(), "a", "x", time.Minute, time.Second, time.Minute); ok {
		t.Error("a may come again too early")
	}
	now = now.Add(time.Second)
	if ok, _ := m.Again(context.Background(), "a", "x", time.Minute, 0, time.Second); ok {
		t.Error("a may come again too late")
	}
	now = now.Add(60 * time.Second)
	if first("a") {
		t.Error("forgets too early")
	}
	now = now.Add(61 * time.Second)
	first("c")
	now = now.Add(61 * time.Second)
	if !first("b") {
		t.Error("never forgets")
	}
}
