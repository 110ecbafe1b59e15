package bottest_test

import (
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"marquee/bot/bottest"
)

// call makes one call and returns its status and body.
func call(t *testing.T, d *bottest.Discord, method, path, body string) (int, string) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), method, d.URL+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Authorization", "Bot "+bottest.Token)
	req.Header.Set("Content-Type", "application/json")
	answer, err := http.DefaultClient.Do(req)
	if err != nil {
		return 0, err.Error()
	}
	defer answer.Body.Close()
	raw, _ := io.ReadAll(answer.Body)
	return answer.StatusCode, string(raw)
}

const hello = `{"content":"hello","allowed_mentions":{"parse":[]}}`

func TestDeadlinesOfAnInteraction(t *testing.T) {
	d := bottest.New(t)
	x := d.Interaction(bottest.Act{Command: "film"})
	callback := "/api/v10/interactions/" + x.ID + "/" + x.Token + "/callback"
	original := "/api/v9/webhooks/" + bottest.Application + "/" + x.Token + "/messages/@original"
	response := `{"type":4,"data":` + hello + `}`
	steps := []struct {
		name, method, path, body string
		status                   int
		says                     string
	}{
		{"edit before the first response", "PATCH", original, hello, 404, "10015"},
		{"wrong token", "POST", strings.Replace(callback, x.Token, "x", 1), response, 404, "10062"},
		{"empty message", "POST", callback, `{"type":4,"data":{}}`, 400, "50035"},
		{"no JSON", "POST", callback, `{`, 400, "50109"},
		{"first response", "POST", callback, response, 204, ""},
		{"second", "POST", callback, response, 400, "40060"},
		{"edit", "PATCH", original, hello, 200, "hello"},
		{"ephemeral by an edit", "PATCH", original, `{"content":"x","flags":64}`, 400, "flags"},
		{"read", "GET", original, "", 200, "hello"},
		{"deleted", "DELETE", original, "", 204, ""},
		{"read again", "GET", original, "", 404, "10008"},
	}
	for _, s := range steps {
		if status, body := call(t, d, s.method, s.path, s.body); status != s.status || !strings.Contains(body, s.says) {
			t.Errorf("%s: %d %s, want %d %s", s.name, status, body, s.status, s.says)
		}
	}
	x.Expire()
	if status, body := call(t, d, "PATCH", original, hello); status != 401 || !strings.Contains(body, "50027") {
		t.Errorf("expired: %d %s", status, body)
	}
	if bad := d.Punishable(); len(bad) > 0 {
		t.Errorf("punishable: %v", bad)
	}
}

func TestLateFirstResponse(t *testing.T) {
	if testing.Short() {
		t.Skip("waits three seconds")
	}
	t.Parallel()
	d := bottest.New(t)
	x := d.Interaction(bottest.Act{Command: "film"})
	time.Sleep(3100 * time.Millisecond)
	if status, body := call(t, d, "POST", "/api/v10/interactions/"+x.ID+"/"+x.Token+"/callback", `{"type":4,"data":`+hello+`}`); status != 404 || !strings.Contains(body, "10062") {
		t.Errorf("%d %s", status, body)
	}
}

func TestWhatIsPunished(t *testing.T) {
	message := "/api/v10/channels/" + bottest.Channel + "/messages"
	tests := []struct {
		name string
		do   func(*bottest.Discord)
		want string
	}{
		{"could ping", func(d *bottest.Discord) { call(t, d, "POST", message, `{"content":"hello"}`) }, "could ping"},
		{"during a 429", func(d *bottest.Discord) {
			d.Break(bottest.Fault{Part: "messages", Status: 429, Retry: time.Second})
			call(t, d, "POST", message, hello)
			call(t, d, "POST", message, hello)
		}, "during a 429"},
		{"elsewhere during a global 429", func(d *bottest.Discord) {
			d.Break(bottest.Fault{Part: "messages", Status: 429, Retry: time.Second, Global: true})
			call(t, d, "POST", message, hello)
			call(t, d, "GET", "/api/v10/users/@me", "")
		}, "during a global 429"},
	}
	for _, tt := range tests {
		d := bottest.New(t)
		tt.do(d)
		if got := fmt.Sprint(d.Punishable()); !strings.Contains(got, tt.want) {
			t.Errorf("%s: %s", tt.name, got)
		}
	}
}

func TestFaults(t *testing.T) {
	me := "/api/v10/users/@me"
	tests := []struct {
		name   string
		fault  bottest.Fault
		status int
		says   string
	}{
		{"503", bottest.Fault{Status: 503}, 503, "503"},
		{"429", bottest.Fault{Status: 429, Retry: 10 * time.Millisecond}, 429, `"retry_after":0.01`},
		{"global", bottest.Fault{Status: 429, Retry: 10 * time.Millisecond, Global: true}, 429, `"global":true`},
		{"HTML", bottest.Fault{Status: 429, Retry: 10 * time.Millisecond, HTML: true}, 429, "<!doctype"},
		{"dropped", bottest.Fault{Drop: true}, 0, "EOF"},
		{"slow", bottest.Fault{Delay: 30 * time.Millisecond}, 200, "marquee"},
		{"another path", bottest.Fault{Part: "channels", Status: 500}, 200, "marquee"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := bottest.New(t)
			d.Break(tt.fault)
			if status, body := call(t, d, "GET", me, ""); status != tt.status || !strings.Contains(body, tt.says) {
				t.Errorf("%d %s", status, body)
			}
			d.Heal()
			if status, _ := call(t, d, "GET", me, ""); status != 200 {
				t.Errorf("then %d", status)
			}
		})
	}
}

func TestRefusesStrangers(t *testing.T) {
	d := bottest.New(t)
	answer, err := http.Get(d.URL + "/api/v10/users/@me")
	if err != nil {
		t.Fatal(err)
	}
	answer.Body.Close()
	if answer.StatusCode != 401 {
		t.Errorf("without a token: %d", answer.StatusCode)
	}
	for path, want := range map[string]int{"/api/v8/users/@me": 404, "/api/v10/none": 404, "/api/v10/channels/1": 404, "/api/v10/gateway": 200} {
		if status, _ := call(t, d, "GET", path, ""); status != want {
			t.Errorf("%s: %d, want %d", path, status, want)
		}
	}
}

func TestBackFromComponents(t *testing.T) {
	d := bottest.New(t)
	x := d.Interaction(bottest.Act{Command: "film"})
	original := "/api/v10/webhooks/" + bottest.Application + "/" + x.Token + "/messages/@original"
	card := `{"flags":32768,"components":[{"type":10,"content":"x"}],"allowed_mentions":{"parse":[]}}`
	if err := x.Respond([]byte(`{"type":4,"data":` + card + `}`)); err != nil {
		t.Fatal(err)
	}
	if status, body := call(t, d, "PATCH", original, hello); status != 400 {
		t.Errorf("back to content: %d %s", status, body)
	}
	if status, body := call(t, d, "PATCH", original, card); status != 200 {
		t.Errorf("components again: %d %s", status, body)
	}
}
