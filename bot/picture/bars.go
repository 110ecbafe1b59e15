package picture

import (
	"image/color"

	"marquee/bot"
)

// Heights of a picture of bars, in drawn pixels.
const (
	rowHeight = 84
	barHeight = 24
	mostBars  = 10
)

// Bars draws one row a score: who says it, how much, and a bar on a track
// that stands for 100 %.
func (p *Painter) Bars(bars []bot.Bar) ([]byte, error) {
	bars = bars[:min(len(bars), mostBars)]
	c := p.canvas(2*margin + rowHeight*len(bars) - (rowHeight - fontSize - barHeight - 6))
	for i, b := range bars {
		y := margin + i*rowHeight
		value := fit(c.bold, b.Value, 200)
		right := width - margin - measure(c.bold, value)
		c.text(c.bold, ink, right, y+fontSize-6, value)
		label := fit(c.regular, b.Label, right-margin-24)
		after := c.text(c.regular, ink, margin, y+fontSize-6, label)
		if note := fit(c.regular, b.Note, 320); after+32+measure(c.regular, note) < right-24 {
			c.text(c.regular, faintInk, after+24, y+fontSize-6, note)
		}
		top, full := y+fontSize+6, width-2*margin
		c.bar(margin, top, full, barHeight, track)
		if share := int(clamp(b.Percent)/100*float64(full) + 0.5); share > 0 {
			c.bar(margin, top, max(share, barHeight), barHeight, tone(b.Percent))
		}
	}
	return c.png()
}

// tone says how good a score is: from 60 % on a film counts as fresh.
func tone(percent float64) color.RGBA {
	switch {
	case percent >= 60:
		return high
	case percent >= 40:
		return middle
	}
	return low
}

func clamp(percent float64) float64 { return min(max(percent, 0), 100) }
