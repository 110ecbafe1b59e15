// Package picture draws scores as PNG pictures for a dark theme: bars for how
// a film stands, lines for how its scores moved. A picture is drawn at twice
// the size it is shown at, 520 pixels wide, and never carries a number that
// the text beside it does not.
package picture

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"math"
	"strings"
	"unicode"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"
)

// Sizes in drawn pixels: twice those that are shown.
const (
	width    = 1040
	margin   = 40
	fontSize = 28
)

// The dark theme. Bars differ in brightness as well as in hue, and every
// value is written beside its bar, so colour never carries a meaning alone.
var (
	background = color.RGBA{0x2b, 0x2d, 0x31, 0xff}
	ink        = color.RGBA{0xf2, 0xf3, 0xf5, 0xff}
	faintInk   = color.RGBA{0xa5, 0xa9, 0xb3, 0xff}
	track      = color.RGBA{0x3f, 0x42, 0x48, 0xff}
	high       = color.RGBA{0x57, 0xc7, 0x8a, 0xff}
	middle     = color.RGBA{0xf2, 0xc1, 0x4e, 0xff}
	low        = color.RGBA{0xe0, 0x6c, 0x5a, 0xff}
)

// Painter draws. It is safe for use by several goroutines: fonts are read
// once, faces are made for each picture.
type Painter struct{ regular, bold *opentype.Font }

// New reads the embedded fonts.
func New() (*Painter, error) {
	regular, err := opentype.Parse(goregular.TTF)
	if err != nil {
		return nil, fmt.Errorf("regular font: %w", err)
	}
	bold, err := opentype.Parse(gobold.TTF)
	if err != nil {
		return nil, fmt.Errorf("bold font: %w", err)
	}
	return &Painter{regular, bold}, nil
}

// canvas is one picture in the making.
type canvas struct {
	img           *image.RGBA
	regular, bold font.Face
}

func (p *Painter) canvas(height int) (*canvas, error) {
	c := &canvas{img: image.NewRGBA(image.Rect(0, 0, width, height))}
	draw.Draw(c.img, c.img.Bounds(), image.NewUniform(background), image.Point{}, draw.Src)
	options := &opentype.FaceOptions{Size: fontSize, DPI: 72, Hinting: font.HintingNone}
	var err error
	if c.regular, err = opentype.NewFace(p.regular, options); err != nil {
		return nil, err
	}
	c.bold, err = opentype.NewFace(p.bold, options)
	return c, err
}

// png encodes the picture with a palette where its colours fit into one: a
// quarter of the bytes to press, and most of the time of a picture.
func (c *canvas) png() ([]byte, error) {
	var b bytes.Buffer
	var img image.Image = c.img
	if small := paletted(c.img); small != nil {
		img = small
	}
	encoder := png.Encoder{CompressionLevel: png.BestSpeed}
	if err := encoder.Encode(&b, img); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// paletted returns the picture in at most 256 colours, those of the theme
// exactly and the shades between them to 5 bits a channel, or nil when there
// are more.
func paletted(img *image.RGBA) *image.Paletted {
	const shades = 1 << 15
	var at [shades]int16 // palette index + 1
	palette := color.Palette{}
	add := func(r, g, b uint8) int16 {
		slot := int(r>>3)<<10 | int(g>>3)<<5 | int(b>>3)
		if at[slot] == 0 && len(palette) < 256 {
			palette = append(palette, color.RGBA{r, g, b, 0xff})
			at[slot] = int16(len(palette))
		}
		return at[slot]
	}
	for _, c := range []color.RGBA{background, ink, faintInk, track, high, middle, low} {
		add(c.R, c.G, c.B)
	}
	out := image.NewPaletted(img.Bounds(), nil)
	for i := range out.Pix {
		index := add(img.Pix[4*i], img.Pix[4*i+1], img.Pix[4*i+2])
		if index == 0 {
			return nil
		}
		out.Pix[i] = uint8(index - 1)
	}
	out.Palette = palette
	return out
}

// text writes s with its baseline at y and returns the x behind it.
func (c *canvas) text(face font.Face, ink color.Color, x, y int, s string) int {
	d := font.Drawer{Dst: c.img, Src: image.NewUniform(ink), Face: face, Dot: fixed.P(x, y)}
	d.DrawString(s)
	return d.Dot.X.Ceil()
}

// measure is the width of s.
func measure(face font.Face, s string) int { return font.MeasureString(face, s).Ceil() }

// fit cuts s so that it is at most most wide. Characters that the font lacks
// and those that cannot be seen are left out.
func fit(face font.Face, s string, most int) string {
	s = strings.Map(func(r rune) rune {
		if _, ok := face.GlyphAdvance(r); !ok || !unicode.IsPrint(r) {
			return -1
		}
		return r
	}, s)
	if measure(face, s) <= most {
		return s
	}
	runes := []rune(s)
	lo, hi := 0, len(runes)
	for lo < hi {
		mid := (lo + hi + 1) / 2
		if measure(face, string(runes[:mid])+"…") <= most {
			lo = mid
		} else {
			hi = mid - 1
		}
	}
	return strings.TrimSpace(string(runes[:lo])) + "…"
}

// shape is a path within a small box of the canvas, so that filling it costs
// its own size and not the picture's.
type shape struct {
	*vector.Rasterizer
	box image.Rectangle
}

func newShape(x0, y0, x1, y1 float64) shape {
	box := image.Rect(int(math.Floor(x0)), int(math.Floor(y0)), int(math.Ceil(x1))+1, int(math.Ceil(y1))+1)
	return shape{vector.NewRasterizer(box.Dx(), box.Dy()), box}
}

// at turns a place on the canvas into one in the box.
func (s shape) at(x, y float64) (float32, float32) {
	return float32(x - float64(s.box.Min.X)), float32(y - float64(s.box.Min.Y))
}

func (s shape) move(x, y float64) { s.MoveTo(s.at(x, y)) }
func (s shape) line(x, y float64) { s.LineTo(s.at(x, y)) }

func (s shape) curve(bx, by, cx, cy, dx, dy float64) {
	x1, y1 := s.at(bx, by)
	x2, y2 := s.at(cx, cy)
	x3, y3 := s.at(dx, dy)
	s.CubeTo(x1, y1, x2, y2, x3, y3)
}

func (s shape) fill(img *image.RGBA, fill color.Color) {
	s.ClosePath()
	s.Draw(img, s.box, image.NewUniform(fill), image.Point{})
}

// rounded fills a rectangle with round ends.
func (c *canvas) rounded(x, y, w, h float64, fill color.Color) {
	r := math.Min(h, w) / 2
	// A quarter circle as a cubic curve: k is the usual distance of its
	// control points.
	k := r * 0.5523
	s := newShape(x, y, x+w, y+h)
	s.move(x+r, y)
	s.line(x+w-r, y)
	s.curve(x+w-r+k, y, x+w, y+r-k, x+w, y+r)
	s.line(x+w, y+h-r)
	s.curve(x+w, y+h-r+k, x+w-r+k, y+h, x+w-r, y+h)
	s.line(x+r, y+h)
	s.curve(x+r-k, y+h, x, y+h-r+k, x, y+h-r)
	s.line(x, y+r)
	s.curve(x, y+r-k, x+r-k, y, x+r, y)
	s.fill(c.img, fill)
}

// segment draws a line of the given thickness.
func (c *canvas) segment(x0, y0, x1, y1, thick float64, fill color.Color) {
	length := math.Hypot(x1-x0, y1-y0)
	if length == 0 {
		return
	}
	dx, dy := (x1-x0)/length*thick/2, (y1-y0)/length*thick/2
	s := newShape(math.Min(x0, x1)-thick, math.Min(y0, y1)-thick, math.Max(x0, x1)+thick, math.Max(y0, y1)+thick)
	s.move(x0-dy, y0+dx)
	s.line(x1-dy, y1+dx)
	s.line(x1+dy, y1-dx)
	s.line(x0+dy, y0-dx)
	s.fill(c.img, fill)
}
