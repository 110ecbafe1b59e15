package picture

import (
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
)

// face is a font at the one size that pictures are written in. A letter is
// drawn once and then kept: there are no more than the font has.
type face struct {
	mu     sync.Mutex
	font   font.Face
	glyphs map[rune]*glyph // nil for what the font lacks
}

// glyph is a letter: its shape, where that lies from the writing point, and
// how far the next letter is.
type glyph struct {
	mask    *image.Alpha
	at      image.Point
	advance fixed.Int26_6
}

func newFace(ttf []byte) (*face, error) {
	parsed, err := opentype.Parse(ttf)
	if err != nil {
		return nil, fmt.Errorf("font: %w", err)
	}
	f, err := opentype.NewFace(parsed, &opentype.FaceOptions{Size: fontSize, DPI: 72, Hinting: font.HintingNone})
	if err != nil {
		return nil, fmt.Errorf("font: %w", err)
	}
	return &face{font: f, glyphs: map[rune]*glyph{}}, nil
}

// mostGlyphs bounds what is kept, whatever is asked for.
const mostGlyphs = 4096

// glyph returns a letter, or nil when the font lacks it.
func (f *face) glyph(r rune) *glyph {
	f.mu.Lock()
	defer f.mu.Unlock()
	if g, ok := f.glyphs[r]; ok {
		return g
	}
	var g *glyph
	if box, mask, corner, advance, ok := f.font.Glyph(fixed.Point26_6{}, r); ok {
		own := image.NewAlpha(image.Rect(0, 0, box.Dx(), box.Dy())) // the font uses its mask again
		draw.Draw(own, own.Rect, mask, corner, draw.Src)
		g = &glyph{mask: own, at: box.Min, advance: advance}
	}
	if len(f.glyphs) < mostGlyphs {
		f.glyphs[r] = g
	}
	return g
}

// kern is how much closer two letters stand.
func (f *face) kern(a, b rune) fixed.Int26_6 {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.font.Kern(a, b)
}

// each calls fn with every letter and its place from the beginning of s, and
// returns how wide s is.
func (f *face) each(s string, fn func(g *glyph, x int)) int {
	var x fixed.Int26_6
	last := rune(-1)
	for _, r := range s {
		g := f.glyph(r)
		if g == nil {
			continue
		}
		if last >= 0 {
			x += f.kern(last, r)
		}
		if fn != nil {
			fn(g, x.Round())
		}
		x += g.advance
		last = r
	}
	return x.Ceil()
}

// text writes s with its baseline at y and returns the x behind it.
func (c *canvas) text(f *face, paint color.RGBA, x, y int, s string) int {
	i := c.index(paint)
	return x + f.each(s, func(g *glyph, at int) { c.stamp(g.mask, g.at.Add(image.Pt(x+at, y)), i) })
}

// measure is the width of s.
func measure(f *face, s string) int { return f.each(s, nil) }
