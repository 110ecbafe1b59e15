package newsroom_test

import (
	"strings"
	"testing"
	"time"

	"marquee/bot/newsroom"
)

// title is the payload of a story of that title.
func title(of string) string { return `{"title":"` + of + `"}` }

func TestDigests(t *testing.T) {
	each(t, func(t *testing.T, d *desk) {
		past, future := time.Now().Add(-time.Minute), time.Now().Add(time.Hour)
		item := func(channel, story, payload string, at time.Time) newsroom.Post {
			return newsroom.Post{Channel: channel, Story: story, Payload: title(payload), Server: "100", At: at}
		}
		d.post(item("1", "a", "old", past), item("1", "b", "x", past), item("2", "a", "x", past), item("1", "later", "x", future))
		d.post(item("1", "a", "new", past), item("1", "told", "x", past), item("1", "told", "x", time.Time{}))
		d.ok(d.Sent(t.Context(), d.one("1/told/"+title("x")), "m"))
		gather := func() int {
			t.Helper()
			n, err := d.Gather(t.Context(), d.lease, func(posts []newsroom.Post) (string, error) {
				var out []string
				for _, p := range posts {
					out = append(out, p.Story+":"+p.Payload[len(title(""))-2:len(p.Payload)-2])
				}
				return strings.Join(out, "+"), nil
			})
			d.ok(err)
			return n
		}
		if n := gather(); n != 2 {
			t.Errorf("%d digests", n)
		}
		list, _ := d.claim(ttl)
		var says []string
		for _, del := range list {
			says = append(says, del.Channel+"="+del.Payload)
			d.ok(d.Sent(t.Context(), del, "m"+del.Channel))
		}
		if got, want := strings.Join(says, " "), "1=a:new+b:x 2=a:x"; got != want {
			t.Errorf("digests %s, want %s", got, want)
		}
		d.post(item("1", "a", "newer", past), item("2", "a", "x", time.Time{}))
		if n := gather(); n != 0 {
			t.Errorf("%d digests of what was told", n)
		}
		if list, _ := d.claim(ttl); len(list) != 1 || list[0].Message != "m1" || list[0].Step() != newsroom.Edit || !strings.Contains(list[0].Payload, "newer") {
			t.Errorf("of a digest whose story changed %v is claimed", list)
		} else {
			d.ok(d.Sent(t.Context(), list[0], "m1"))
		}
		next, ok, err := d.Next(t.Context())
		if err != nil || !ok || next.UnixMilli() != future.UnixMilli() {
			t.Errorf("next %v, %v, %v; want %v", next, ok, err, future)
		}
	})
}
