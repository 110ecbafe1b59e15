// Package picture draws scores as PNG pictures for a dark theme: bars for how
// a film stands, lines for how its scores moved. A picture is drawn at twice
// the size it is shown at, 520 pixels wide, and never carries a number that
// the text beside it does not.
package picture

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
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

// Painter draws. It is safe for use by several goroutines.
type Painter struct {
	regular, bold *face
	buffers       buffers
}

// New reads the embedded fonts.
func New() (*Painter, error) {
	regular, err := newFace(goregular.TTF)
	if err != nil {
		return nil, err
	}
	bold, err := newFace(gobold.TTF)
	return &Painter{regular: regular, bold: bold}, err
}

// canvas is one picture in the making: a byte a pixel, with the colours that
// the drawing needed.
type canvas struct {
	*Painter
	img    *image.Paletted
	blends map[blend]uint8
}

func (p *Painter) canvas(height int) *canvas {
	img := image.NewPaletted(image.Rect(0, 0, width, height), color.Palette{background})
	return &canvas{Painter: p, img: img, blends: map[blend]uint8{}}
}

// buffers are what an encoder needs, kept from picture to picture.
type buffers struct{ pool sync.Pool }

// Get returns a buffer, or nil when none is left.
func (b *buffers) Get() *png.EncoderBuffer {
	buffer, _ := b.pool.Get().(*png.EncoderBuffer)
	return buffer
}

// Put takes a buffer back.
func (b *buffers) Put(buffer *png.EncoderBuffer) { b.pool.Put(buffer) }

func (c *canvas) png() ([]byte, error) {
	var b bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestSpeed, BufferPool: &c.buffers}
	if err := encoder.Encode(&b, c.img); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// fit cuts s so that it is at most most wide. Characters that the font lacks
// and those that cannot be seen are left out.
func fit(face *face, s string, most int) string {
	s = strings.Map(func(r rune) rune {
		if face.glyph(r) == nil || !unicode.IsPrint(r) {
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
