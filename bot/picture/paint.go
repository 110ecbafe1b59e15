package picture

import (
	"image"
	"image/color"
	"math"

	"golang.org/x/image/vector"
)

// blend is a colour of the palette that lies on another one, so thickly.
type blend struct{ paint, under, level uint8 }

// levels is how many steps of thickness are told apart: few enough that all
// shades of a picture fit into one palette.
const levels = 15

// index returns the place of a colour in the palette, or that of the nearest
// once the palette is full.
func (c *canvas) index(rgba color.RGBA) uint8 {
	for i, have := range c.img.Palette {
		if have == rgba {
			return uint8(i)
		}
	}
	if len(c.img.Palette) < 256 {
		c.img.Palette = append(c.img.Palette, rgba)
		return uint8(len(c.img.Palette) - 1)
	}
	return uint8(c.img.Palette.Index(rgba))
}

// over returns the colour of paint on under, 0 to levels thick.
func (c *canvas) over(b blend) uint8 {
	switch b.level {
	case 0:
		return b.under
	case levels:
		return b.paint
	}
	if i, ok := c.blends[b]; ok {
		return i
	}
	i := c.index(mix(c.img.Palette[b.paint], c.img.Palette[b.under], b.level))
	c.blends[b] = i
	return i
}

func mix(paint, under color.Color, level uint8) color.RGBA {
	pr, pg, pb, _ := paint.RGBA()
	ur, ug, ub, _ := under.RGBA()
	part := func(p, u uint32) uint8 {
		return uint8((p*uint32(level) + u*(levels-uint32(level))) / levels >> 8)
	}
	return color.RGBA{part(pr, ur), part(pg, ug), part(pb, ub), 0xff}
}

// stamp lays paint on the picture as thickly as the mask says, whose corner
// comes to at.
func (c *canvas) stamp(mask *image.Alpha, at image.Point, paint uint8) {
	box := mask.Rect.Sub(mask.Rect.Min).Add(at)
	for y := max(box.Min.Y, 0); y < min(box.Max.Y, c.img.Rect.Max.Y); y++ {
		from := mask.Pix[(y-box.Min.Y)*mask.Stride:]
		row := c.img.Pix[y*c.img.Stride:]
		for x := max(box.Min.X, 0); x < min(box.Max.X, c.img.Rect.Max.X); x++ {
			if level := uint8((uint32(from[x-box.Min.X])*levels + 127) / 255); level > 0 {
				row[x] = c.over(blend{paint, row[x], level})
			}
		}
	}
}

// block fills a rectangle.
func (c *canvas) block(r image.Rectangle, paint uint8) {
	r = r.Intersect(c.img.Rect)
	for y := r.Min.Y; y < r.Max.Y; y++ {
		row := c.img.Pix[y*c.img.Stride+r.Min.X : y*c.img.Stride+r.Max.X]
		for i := range row {
			row[i] = paint
		}
	}
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

// fill lays the shape on the picture.
func (c *canvas) fill(s shape, paint color.RGBA) {
	s.ClosePath()
	mask := image.NewAlpha(image.Rect(0, 0, s.box.Dx(), s.box.Dy()))
	s.Draw(mask, mask.Rect, image.Opaque, image.Point{})
	c.stamp(mask, s.box.Min, c.index(paint))
}

// bar fills a horizontal bar with round ends, in whole pixels. What lies
// between the ends needs no curves.
func (c *canvas) bar(x, y, w, h int, paint color.RGBA) {
	if w <= 2*h {
		c.rounded(float64(x), float64(y), float64(w), float64(h), paint)
		return
	}
	ends := newShape(0, 0, float64(2*h), float64(h))
	ends.round(0, 0, float64(2*h), float64(h))
	ends.ClosePath()
	mask := image.NewAlpha(image.Rect(0, 0, 2*h, h))
	ends.Draw(mask, mask.Rect, image.Opaque, image.Point{})
	i := c.index(paint)
	c.stamp(crop(mask, image.Rect(0, 0, h, h)), image.Pt(x, y), i)
	c.block(image.Rect(x+h, y, x+w-h, y+h), i)
	c.stamp(crop(mask, image.Rect(h, 0, 2*h, h)), image.Pt(x+w-h, y), i)
}

func crop(mask *image.Alpha, r image.Rectangle) *image.Alpha {
	return &image.Alpha{Pix: mask.Pix[mask.PixOffset(r.Min.X, r.Min.Y):], Stride: mask.Stride, Rect: r}
}

// rounded fills a rectangle with round ends.
func (c *canvas) rounded(x, y, w, h float64, paint color.RGBA) {
	s := newShape(x, y, x+w, y+h)
	s.round(x, y, w, h)
	c.fill(s, paint)
}

// round is the path of a rectangle with round ends.
func (s shape) round(x, y, w, h float64) {
	r := math.Min(h, w) / 2
	// A quarter circle as a cubic curve: k is the usual distance of its
	// control points.
	k := r * 0.5523
	s.move(x+r, y)
	s.line(x+w-r, y)
	s.curve(x+w-r+k, y, x+w, y+r-k, x+w, y+r)
	s.line(x+w, y+h-r)
	s.curve(x+w, y+h-r+k, x+w-r+k, y+h, x+w-r, y+h)
	s.line(x+r, y+h)
	s.curve(x+r-k, y+h, x, y+h-r+k, x, y+h-r)
	s.line(x, y+r)
	s.curve(x, y+r-k, x+r-k, y, x+r, y)
}

// segment draws a line of the given thickness.
func (c *canvas) segment(x0, y0, x1, y1, thick float64, paint color.RGBA) {
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
	c.fill(s, paint)
}
