package playground

import (
	"crypto/rand"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"time"

	"marquee/bot/discord"
)

// pulse keeps an idle stream of events open.
const pulse = 20 * time.Second

// waiting is how many events a slow page may leave unread; then it must load
// again.
const waiting = 128

// events is the stream of one page: its id first, then what happens.
func (p *Page) events(w http.ResponseWriter, r *http.Request) {
	t, ok := p.openTab()
	if !ok {
		http.Error(w, "too many pages are open: close some", http.StatusServiceUnavailable)
		return
	}
	defer p.closeTab(t)
	w.Header().Set("Content-Type", "text/event-stream")
	stream := http.NewResponseController(w)
	write := func(e event) bool {
		raw, err := json.Marshal(e)
		if err != nil {
			return true // an event that cannot be shown is passed over
		}
		if _, err := fmt.Fprintf(w, "data: %s\n\n", raw); err != nil {
			return false
		}
		return stream.Flush() == nil
	}
	if !write(event{Kind: "hello", Tab: t.id}) {
		return
	}
	for _, e := range p.posted() {
		if !write(e) {
			return
		}
	}
	beat := time.NewTicker(pulse)
	defer beat.Stop()
	for {
		select {
		case <-r.Context().Done():
			return
		case <-p.closing():
			return
		case e := <-t.events:
			if !write(e) {
				return
			}
		case <-beat.C:
			if _, err := fmt.Fprint(w, ": still here\n\n"); err != nil || stream.Flush() != nil {
				return
			}
		}
	}
}

// closing is closed by Close.
func (p *Page) closing() chan struct{} {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed == nil {
		p.closed = make(chan struct{})
	}
	return p.closed
}

// Close ends the streams of all open pages, so that the server can stop. It
// is called once.
func (p *Page) Close() { close(p.closing()) }

func (p *Page) openTab() (*tab, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.tabs) >= mostTabs {
		return nil, false
	}
	if p.tabs == nil {
		p.tabs = map[string]*tab{}
	}
	t := &tab{id: rand.Text(), events: make(chan event, waiting)}
	p.tabs[t.id] = t
	return t, true
}

func (p *Page) closeTab(t *tab) {
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.tabs, t.id)
}

// send tells a page of an event; one that does not read loses it.
func (p *Page) send(t *tab, e event) {
	select {
	case t.events <- e:
	default:
		p.Log.Warn("a page of the playground does not read its events")
	}
}

// Say shows a post in a channel of every open page and returns its id; with an
// id it replaces that message.
func (p *Page) Say(channel, id string, m discord.Message) (string, error) {
	s, err := p.show(id, m)
	if err != nil {
		return "", err
	}
	return p.Post(channel, id, s), nil
}

// Post shows a message in a channel of every open page, as Discord would, and
// returns its id; with an id it replaces that message.
func (p *Page) Post(channel, id string, s *shown) string {
	p.mu.Lock()
	defer p.mu.Unlock()
	if id == "" {
		id = p.nextID()
	}
	s.ID = id
	e := event{Kind: "post", Channel: channel, ID: id, Message: s}
	p.posts = append(slices.DeleteFunc(p.posts, func(old event) bool { return old.ID == id }), e)
	p.posts = p.posts[max(0, len(p.posts)-keptPosts):]
	for _, t := range p.tabs {
		p.send(t, e)
	}
	return id
}

// Unpost takes a post away from every open page.
func (p *Page) Unpost(channel, id string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.posts = slices.DeleteFunc(p.posts, func(old event) bool { return old.ID == id })
	for _, t := range p.tabs {
		p.send(t, event{Kind: "delete", Channel: channel, ID: id})
	}
}

// keptPosts is how many posts a page that opens is shown.
const keptPosts = 50

// posted returns the newest posts, the oldest first.
func (p *Page) posted() []event {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Clone(p.posts)
}
