package main

import (
	"fmt"
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"
)

// progress shows how far a long step is, on a terminal; elsewhere it is
// silent. It appears only when the step takes longer than a moment.
type progress struct {
	p     *program
	name  string
	total int64
	began time.Time

	mu  sync.Mutex
	bar *progressbar.ProgressBar
}

// patience is how long a step may take before it shows how far it is.
const patience = time.Second

// progress returns the bar of a step over total bytes or things; 0 when nobody
// knows how many.
func (p *program) progress(name string, total int64) *progress {
	return &progress{p: p, name: name, total: total, began: time.Now()}
}

// shown makes the bar once the step has taken its moment. The caller holds mu.
func (b *progress) shown() bool {
	if b.bar != nil {
		return true
	}
	width, ok := terminalWidth(b.p.errs)
	if !ok || time.Since(b.began) < patience {
		return false
	}
	total := b.total
	if total == 0 {
		total = -1
	}
	b.bar = progressbar.NewOptions64(total,
		progressbar.OptionSetWriter(b.p.errs),
		progressbar.OptionSetDescription(b.name),
		progressbar.OptionSetWidth(max(10, min(40, width-50))),
		progressbar.OptionThrottle(100*time.Millisecond),
		progressbar.OptionSetPredictTime(true),
		progressbar.OptionClearOnFinish(),
	)
	return true
}

// at shows that n things are done.
func (b *progress) at(n int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.shown() {
		_ = b.bar.Set(n) // the bar is only for looking at
	}
}

// atBytes shows how many bytes and records are done.
func (b *progress) atBytes(n int64, records int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.shown() {
		rate := float64(records) / max(time.Since(b.began).Seconds(), 0.001)
		b.bar.Describe(fmt.Sprintf("%s %d articles, %.0f/s", b.name, records, rate))
		_ = b.bar.Set64(n)
	}
}

// clear makes room for a line of text.
func (b *progress) clear() {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.bar != nil {
		_ = b.bar.Clear()
	}
}

// done takes the bar away.
func (b *progress) done() {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.bar != nil {
		_ = b.bar.Finish()
	}
}
