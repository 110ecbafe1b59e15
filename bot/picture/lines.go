package picture

import (
	"image/color"
	"strconv"
	"time"

	"marquee/bot"
)

// Sizes of a picture of lines, in drawn pixels.
const (
	plotHeight = 420
	axisWidth  = 90
	legendRow  = 44
	mostLines  = 6
)

var strokes = []color.RGBA{high, middle, {0x6c, 0xb4, 0xee, 0xff}, low, {0xc5, 0x9b, 0xe8, 0xff}, faintInk}

// Lines draws scores over time, from 0 to 100 %, each point with its value
// where there is room for it.
func (p *Painter) Lines(lines []bot.Line) ([]byte, error) {
	lines = lines[:min(len(lines), mostLines)]
	c := p.canvas(2*margin + plotHeight + 60 + legendRow*len(lines))
	first, last := span(lines)
	left, right, bottom := float64(margin+axisWidth), float64(width-2*margin), float64(margin+plotHeight)
	for percent := 0; percent <= 100; percent += 25 {
		y := bottom - float64(percent)/100*plotHeight
		c.segment(left, y, right, y, 2, track)
		mark := strconv.Itoa(percent) + "%"
		c.text(c.regular, faintInk, int(left)-16-measure(c.regular, mark), int(y)+10, mark)
	}
	for i, line := range lines {
		stroke := strokes[i%len(strokes)]
		var px, py, labelled float64
		for j, point := range line.Points {
			x := left + share(first.At, last.At, point.At)*(right-left)
			y := bottom - clamp(point.Percent)/100*plotHeight
			if j > 0 {
				c.segment(px, py, x, y, 5, stroke)
			}
			c.rounded(x-9, y-9, 18, 18, stroke)
			if j == 0 || x-labelled >= valueRoom {
				c.value(point, x, y, left, right)
				labelled = x
			}
			px, py = x, y
		}
		legend := int(bottom) + 60 + legendRow*(i+1)
		c.rounded(margin, float64(legend-20), 28, 20, stroke)
		end := line.Points[len(line.Points)-1]
		c.text(c.regular, ink, margin+44, legend, fit(c.regular, line.Label+": "+line.Points[0].Value+" → "+end.Value, width-3*margin))
	}
	c.text(c.regular, faintInk, int(left), int(bottom)+44, dayOf(first))
	until := dayOf(last)
	c.text(c.regular, faintInk, int(right)-measure(c.regular, until), int(bottom)+44, until)
	return c.png()
}

// valueRoom is how far apart the values along a line stand at least.
const valueRoom = 110

// value writes a point's value above it, or below where there is no room.
func (c *canvas) value(p bot.Point, x, y, left, right float64) {
	text := fit(c.bold, p.Value, valueRoom)
	at := x - float64(measure(c.bold, text))/2
	at = min(max(at, left+4), right-float64(measure(c.bold, text)))
	up := y - 18
	if up < margin {
		up = y + 40
	}
	c.text(c.bold, ink, int(at), int(up), text)
}

// span is the first and the last day of all lines.
func span(lines []bot.Line) (first, last bot.Point) {
	for _, line := range lines {
		for _, p := range line.Points {
			if first.At.IsZero() || p.At.Before(first.At) {
				first = p
			}
			if p.At.After(last.At) {
				last = p
			}
		}
	}
	return first, last
}

// dayOf is how a point's day is written.
func dayOf(p bot.Point) string {
	if p.Day != "" {
		return p.Day
	}
	return p.At.Format("2 January 2006")
}

// share is where a day lies between two others, 0 to 1.
func share(first, last, at time.Time) float64 {
	whole := last.Sub(first)
	if whole <= 0 {
		return 0.5
	}
	return float64(at.Sub(first)) / float64(whole)
}
