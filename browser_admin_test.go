package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"marquee/bot"
)

// as types a command.
func as(text string) chromedp.Action {
	return chromedp.Tasks{chromedp.SendKeys(`#input`, text), chromedp.SendKeys(`#input`, kb.Escape), chromedp.SendKeys(`#input`, kb.Enter)}
}

// pick types a command and chooses the first of what is offered.
func pick(text string) chromedp.Action {
	return chromedp.Tasks{chromedp.SendKeys(`#input`, text),
		chromedp.WaitVisible(`//ul[@id="choices"]/li[1]`, chromedp.BySearch), chromedp.Sleep(300 * time.Millisecond),
		chromedp.SendKeys(`#input`, kb.Enter), chromedp.SendKeys(`#input`, kb.Enter)}
}

// downloaded keeps what stands at a link as a file.
func downloaded(t *testing.T, link string) string {
	t.Helper()
	answer, err := http.Get(link)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	data, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode != http.StatusOK {
		t.Fatal(answer.Status, err)
	}
	file := filepath.Join(t.TempDir(), "settings.json")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// enter goes to a channel.
func enter(name string) chromedp.Action {
	return chromedp.Click(fmt.Sprintf(`//nav/button[contains(.,%q)]`, name), chromedp.BySearch)
}

// posts waits until the present channel shows so many messages, the newest
// with all the words.
func posts(n int, words ...string) chromedp.Action {
	list := `[...document.querySelectorAll('#messages li.message')].filter(l => !l.hidden)`
	says := fmt.Sprintf(`%s.length === %d`, list, n)
	for _, w := range words {
		says += fmt.Sprintf(` && %s.at(-1).innerText.includes(%q)`, list, w)
	}
	var ok bool
	return chromedp.Poll(says, &ok, chromedp.WithPollingTimeout(90*time.Second))
}

// read has feeds fetched at once and waits for what comes of it. A fetch that
// runs just then notes its own next time over ours: so it is said again.
func read(t *testing.T, data string, then chromedp.Action, urls ...string) chromedp.Action {
	return chromedp.ActionFunc(func(ctx context.Context) error {
		for try := 1; ; try++ {
			dueNow(t, data, urls...)
			within, cancel := context.WithTimeout(ctx, 25*time.Second)
			err := then.Do(within)
			cancel()
			if err == nil || try == 4 {
				return err
			}
		}
	})
}

// TestBrowserAnAdminsDay is what somebody who manages a server does, by hand,
// in the playground: channels, feeds that carry one story three times, a
// preview, a restart, a changed article, settings out and in, and their end.
func TestBrowserAnAdminsDay(t *testing.T) {
	data := noFeeds(t, t.TempDir())
	text := "The lighthouse drama Harbour Lights by Ines Castellano won the audience award at the Lisbon film festival on Sunday. In the end the keeper dies in the storm."
	a := newOutlet(t, "The Daily Reel", feedItem("1", festivalTitle, text))
	b := newOutlet(t, "Screen Gazette", feedItem("1", festivalTitle, festivalText))
	c := newOutlet(t, "Film Ledger", feedItem("1", "Harbour Lights takes the audience award in Lisbon", festivalText+" It was the festival's last day."))
	const private = "ALLOW_PRIVATE_FEEDS=true"
	home, end := servingIn(t, data, private, "FEED_INTERVAL=1m")
	ctx := browser(t, "http://127.0.0.1:")
	add := func(o *outlet, more string) chromedp.Action {
		return chromedp.Tasks{as("/feeds add url: " + o.URL + "/feed channel: #film-news" + more), lastSays("Stories of "+o.name+" go to", "Only you can see this")}
	}
	err := chromedp.Run(ctx, log.Enable(), size(1100, 900, false), chromedp.Navigate(home), chromedp.WaitVisible(`#input`),
		as("/channels allow channel: #film-talk"), lastSays("Manage Server", "Only you can see this"),
		shot("member.png"),
		chromedp.Click(`#manager`),
		as("/settings set name: cooldown value: 0s"), lastSays("“cooldown” is now 0s"),
		chromedp.Sleep(bot.DefaultCooldown),
		as("/channels allow channel: #film-talk"), lastSays("Where I answer", "Allowed", "#film-talk"),
		as("/film extraction"), lastSays("#film-talk", "Only you can see this"),
		add(a, ""), enter("film-news"), posts(1, festivalTitle, a.name), enter("film-talk"), // the others join its story
		add(b, " match: festival not trailer"), add(c, ""),
		shot("feeds-add.png"),
		as("/feeds preview "), lastSays("Preview: 1 of 1 articles would be posted", festivalTitle),
		as("/feeds list "), lastSays("Feeds of this server: 3", "Good, last read"),
		shot("feeds-list.png"),
		enter("film-news"), posts(1, festivalTitle, "Screen Gazette", "Film Ledger"),
		shot("feeds-post.png"),
	)
	if err != nil {
		t.Fatal(err)
	}
	end()
	home, end = servingIn(t, data, private, "FEED_INTERVAL=1m")
	t.Cleanup(end)
	err = chromedp.Run(ctx, chromedp.Navigate(home), chromedp.WaitVisible(`#input`), chromedp.Click(`#manager`),
		enter("film-news"), posts(1, festivalTitle, "Film Ledger")) // it is still there
	if err != nil {
		t.Fatal(err)
	}
	a.says(feedItem("1", festivalTitle+" again", text))
	err = chromedp.Run(ctx, read(t, data, posts(1, festivalTitle+" again", "Also in"), a.URL+"/feed", b.URL+"/feed", c.URL+"/feed"),
		shot("feeds-edited.png"),
		enter("film-talk"),
		as("/settings set name: spoilers value: show"), lastSays("“spoilers” is now show; it was hide"),
		as("/settings show"), lastSays("Settings of this server", "Last changes"),
		shot("settings.png"),
		pick("/feeds pause "), lastSays("Paused: "),
		pick("/feeds resume "), lastSays("Going on: "),
		as("/settings export"), lastSays("marquee-settings.json"),
	)
	if err != nil {
		t.Fatal(err)
	}
	var link string
	err = chromedp.Run(ctx, chromedp.Evaluate(`[...document.querySelectorAll('a.button')].at(-1).href`, &link),
		as("/settings set name: spoilers value: hide"), lastSays("“spoilers” is now hide"))
	if err != nil {
		t.Fatal(err)
	}
	file := downloaded(t, link)
	err = chromedp.Run(ctx,
		chromedp.SendKeys(`#input`, "/settings import "),
		chromedp.Click(`//ul[@id="choices"]/li[contains(.,"Choose a file")]`, chromedp.BySearch),
		chromedp.SetUploadFiles(`#file`, []string{file}),
		chromedp.Poll(`document.querySelector('#input').value.includes('settings.json')`, nil), chromedp.SendKeys(`#input`, kb.Enter),
		lastSays("Imported; 1 settings changed"),
		as("/follow film-or-person: Ines Castellano"), lastSays("I will tell you", "Ines Castellano"),
		as("/following"), lastSays("You follow", "Ines Castellano"),
		as("/news"), lastSays("Harbour Lights"),
		shot("news.png"),
	)
	if err != nil {
		t.Fatal(err)
	}
	b.says(feedItem("2", "Ines Castellano signs on for Lantern Bay", "The director Ines Castellano will shoot Lantern Bay in the spring."))
	err = chromedp.Run(ctx, enter("Marquee"), read(t, data, posts(1, "Lantern Bay"), b.URL+"/feed"), shot("direct.png"),
		as("/film extraction"), lastSays("Sam Hargrave"), // works here too
		as("/feeds list "), lastSays("server"),
		shot("direct-commands.png"), enter("film-talk"),
		as("/unfollow film-or-person: Ines Castellano"), lastSays("You no longer follow"),
		as("/privacy"), lastSays("What Marquee stores"),
		press("Delete this server's settings"), lastSays("There is no way back"),
		press("Delete everything"), lastSays("Nothing is stored of this server"),
		as("/feeds list "), lastSays("This server has no feeds"),
		shot("forgotten.png"),
	)
	if err != nil {
		t.Fatal(err)
	}
}
