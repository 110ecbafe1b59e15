package picture

import (
	"bytes"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"marquee/bot"
)

func painter(t testing.TB) *Painter {
	t.Helper()
	p, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

var bars = []bot.Bar{
	{Label: "Rotten Tomatoes critics", Value: "68%", Percent: 68, Note: "2020-05-17"},
	{Label: "Rotten Tomatoes audience", Value: "50%", Percent: 50},
	{Label: "ComicBook.com review", Value: "1/5", Percent: 20},
}

func TestBarsAreAsLongAsTheScores(t *testing.T) {
	b, err := painter(t).Bars(bars)
	if err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	if img.Bounds().Dx() != width {
		t.Errorf("the picture is %d wide", img.Bounds().Dx())
	}
	for i, bar := range bars {
		y := margin + i*rowHeight + fontSize + 6 + barHeight/2
		filled := 0
		for x := margin; x < width-margin; x++ {
			if color.RGBAModel.Convert(img.At(x, y)) == tone(bar.Percent) {
				filled++
			}
		}
		want := bar.Percent / 100 * (width - 2*margin)
		if diff := float64(filled) - want; diff < -4 || diff > 4 {
			t.Errorf("%s: %d pixels are filled, want %.0f", bar.Label, filled, want)
		}
	}
}

func TestOddLabelsAreDrawn(t *testing.T) {
	odd := []bot.Bar{{Label: strings.Repeat("W", 500), Value: strings.Repeat("9", 90), Percent: 1e9},
		{Label: "日本語\x00\u202e", Value: "", Percent: -5}, {}}
	if _, err := painter(t).Bars(odd); err != nil {
		t.Error(err)
	}
	if _, err := painter(t).Bars(nil); err != nil {
		t.Error(err)
	}
}

func TestLines(t *testing.T) {
	day := func(d int) time.Time { return time.Date(2020, 5, d, 0, 0, 0, 0, time.UTC) }
	lines := []bot.Line{
		{Label: "Rotten Tomatoes critics", Points: []bot.Point{{At: day(1), Percent: 54, Value: "54%"}, {At: day(9), Percent: 50, Value: "50%"}, {At: day(20), Percent: 68, Value: "68%"}}},
		{Label: "One day", Points: []bot.Point{{At: day(3), Percent: 80, Value: "80%"}}},
	}
	b, err := painter(t).Lines(lines)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := png.Decode(bytes.NewReader(b)); err != nil {
		t.Fatal(err)
	}
	if dir := os.Getenv("PICTURES"); dir != "" { // to look at
		bar, _ := painter(t).Bars(bars)
		for name, data := range map[string][]byte{"lines.png": b, "bars.png": bar} {
			if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func BenchmarkBars(b *testing.B) {
	p := painter(b)
	for b.Loop() {
		if _, err := p.Bars(bars); err != nil {
			b.Fatal(err)
		}
	}
}
