package main

import (
	"bufio"
	"context"
	"flag"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"marquee/bot"
)

// pictures is where the screenshots go; .ci/screenshot sets it.
var pictures = flag.String("pictures", "", "write screenshots of the playground into this folder")

// serving starts the program on a free port and returns its address.
func serving(t *testing.T) string {
	t.Helper()
	data := noFeeds(t, t.TempDir()) // made first, so that it goes last
	home, end := servingIn(t, data)
	t.Cleanup(end)
	return home
}

// servingIn starts the program on a data directory, and returns its address
// and what ends it.
func servingIn(t *testing.T, data string, env ...string) (home string, end func()) {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	out, in := io.Pipe()
	ended := make(chan int, 1)
	go func() {
		ended <- run(ctx, []string{"serve", "--data", data}, append([]string{"LISTEN_ADDR=127.0.0.1:0", "LOG_LEVEL=error"}, env...), nil, in, os.Stderr)
	}()
	end = func() {
		stop()
		select {
		case code := <-ended:
			if code != 0 {
				t.Errorf("the program ended with %d", code)
			}
		case <-time.After(10 * time.Second):
			t.Error("the program did not stop within 10 s")
		}
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	go func() { _, _ = io.Copy(io.Discard, out) }()
	address := regexp.MustCompile(`http://[^/]+/`).FindString(line)
	if address == "" {
		t.Fatalf("no address in %q", line)
	}
	return address, end
}

// browser opens headless Chromium and fails the test on anything it logs as an
// error and on any request that leaves the page's own host.
func browser(t *testing.T, home string) context.Context {
	t.Helper()
	path, err := exec.LookPath("chromium")
	if err != nil {
		if os.Getenv("REQUIRE_BROWSER") != "" {
			t.Fatal("chromium is not installed")
		}
		t.Skip("chromium is not installed")
	}
	// Chromium may write its profile for a moment after it was told to end.
	profile, err := os.MkdirTemp("", "marquee-browser")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(profile) })
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-sync", true), chromedp.Flag("disable-quic", true), chromedp.NoFirstRun, chromedp.UserDataDir(profile))
	allocator, stop := chromedp.NewExecAllocator(t.Context(), options...)
	t.Cleanup(stop)
	ctx, leave := chromedp.NewContext(allocator)
	t.Cleanup(leave)
	ctx, late := context.WithTimeout(ctx, 4*time.Minute)
	t.Cleanup(late)
	chromedp.ListenTarget(ctx, func(e any) {
		switch e := e.(type) {
		case *runtime.EventExceptionThrown:
			t.Errorf("the page threw: %s", e.ExceptionDetails.Error())
		case *log.EventEntryAdded:
			if e.Entry.Level == log.LevelError {
				t.Errorf("the console says: %s %s", e.Entry.Text, e.Entry.URL)
			}
		case *network.EventRequestWillBeSent:
			if !strings.HasPrefix(e.Request.URL, home) && !strings.HasPrefix(e.Request.URL, "data:") {
				t.Errorf("the page asks another host: %s", e.Request.URL)
			}
		}
	})
	return ctx
}

// lastSays waits until the newest message says all words.
func lastSays(words ...string) chromedp.Action {
	return chromedp.ActionFunc(func(ctx context.Context) error {
		var said string
		for range 100 {
			err := chromedp.Evaluate(`document.querySelector('#messages li:last-child')?.innerText ?? ''`, &said).Do(ctx)
			if err != nil {
				return err
			}
			missing := ""
			for _, w := range words {
				if !strings.Contains(said, w) {
					missing = w
				}
			}
			if missing == "" {
				return nil
			}
			time.Sleep(50 * time.Millisecond)
		}
		return fmt.Errorf("the newest message lacks one of %q: %q", words, said)
	})
}

// press presses a button of the newest message that has it.
func press(label string) chromedp.Action {
	return chromedp.Click(fmt.Sprintf(`(//li[contains(@class,"message")]//button[normalize-space()=%q])[last()]`, label), chromedp.BySearch)
}

func shot(name string) chromedp.Action {
	return chromedp.ActionFunc(func(ctx context.Context) error {
		if *pictures == "" {
			return nil
		}
		var png []byte
		if err := chromedp.CaptureScreenshot(&png).Do(ctx); err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(*pictures, name), png, 0o644)
	})
}

func size(width, height int64, phone bool) chromedp.Action {
	return emulation.SetDeviceMetricsOverride(width, height, 1, phone)
}

func TestBrowserFilmCard(t *testing.T) {
	home := serving(t)
	ctx := browser(t, home)
	var picture bool
	err := chromedp.Run(ctx, log.Enable(), network.Enable(), size(1100, 900, false), chromedp.Navigate(home),
		chromedp.WaitVisible(`#input`),
		chromedp.SendKeys(`#input`, "/"),
		chromedp.WaitVisible(`//ul[@id="choices"]/li[contains(.,"/ask")]`, chromedp.BySearch),
		chromedp.SendKeys(`#input`, "film extraction"),
		chromedp.WaitVisible(`//ul[@id="choices"]/li[1][starts-with(.,"Extraction") and not(contains(.,"2"))]`, chromedp.BySearch),
		shot("completion.png"),
		chromedp.SendKeys(`#input`, kb.Enter), // chooses
		chromedp.SendKeys(`#input`, kb.Enter), // sends
		lastSays("Extraction", "68%", "70%", "Sam Hargrave", "Netflix", "Sources"),
		chromedp.Poll(`[...document.querySelectorAll('.gallery img')].every(i => i.complete && i.naturalWidth === 1040 && i.alt.includes('68%'))`, &picture),
		shot("playground.png"),
		press("Sources"),
		lastSays("Where this is said", "Only you can see this"),
		shot("sources.png"),
		size(390, 844, true), shot("phone.png"), size(1100, 900, false),
	)
	if err != nil {
		t.Fatal(err)
	}
}

func TestBrowserQuestions(t *testing.T) {
	home := serving(t)
	ctx := browser(t, home)
	// A member waits two seconds between two uses of a command.
	ask := func(text string) chromedp.Action {
		return chromedp.Tasks{chromedp.Sleep(bot.DefaultCooldown + 200*time.Millisecond), chromedp.SendKeys(`#input`, text), chromedp.SendKeys(`#input`, kb.Enter)}
	}
	err := chromedp.Run(ctx, log.Enable(), size(1100, 900, false), chromedp.Navigate(home), chromedp.WaitVisible(`#input`),
		ask("/ask who directed extraction"), lastSays("Sam Hargrave", "Source"),
		ask("what is its audience score"), lastSays("70%"),
		ask("who composed the music of extraction"), lastSays("I don't know"),
		shot("ask.png"),
		ask("/film a film nobody has made"), lastSays("No article here names"),
		ask("/nonsense"), lastSays("There is no such command"),
		ask("/help"), lastSays("/film", "Only you can see this"),
		ask("/film <img src=x onerror=alert(1)> @everyone"), lastSays("<img src=x onerror=alert(1)>"),
	)
	if err != nil {
		t.Fatal(err)
	}
}

func TestAnOpenPageDoesNotHoldTheStop(t *testing.T) {
	var stopping time.Time
	t.Run("open", func(t *testing.T) { // at whose end the program is stopped
		response, err := http.Get(serving(t) + "api/events")
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { stopping = time.Now() })
		if _, err := response.Body.Read(make([]byte, 1)); err != nil {
			t.Error(err)
		}
	})
	if took := time.Since(stopping); took > 4*time.Second {
		t.Errorf("the stop took %v", took)
	}
}
