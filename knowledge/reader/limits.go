package reader

import (
	"bufio"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
)

// Limits bounds what a source may cost. A zero field means its default, so
// Limits{} is safe for anything foreign.
type Limits struct {
	Document int64 // bytes of one document, record or feed after decompression; 5 MiB
	Stream   int64 // bytes of a whole JSONL, JSON or WARC stream after decompression; 64 GiB
	Ratio    int64 // times that gzip may grow beyond the first 8 MiB; 200
	Depth    int   // elements nested in a feed; 64
}

// ratioFloor is the number of unpacked bytes below which a ratio says little:
// a short file of spaces is no bomb.
const ratioFloor = 8 << 20

func (l Limits) orDefaults() Limits {
	if l.Document <= 0 {
		l.Document = 5 << 20
	}
	if l.Stream <= 0 {
		l.Stream = 64 << 30
	}
	if l.Ratio <= 0 {
		l.Ratio = 200
	}
	if l.Depth <= 0 {
		l.Depth = 64
	}
	return l
}

// open returns the unpacked stream of r, whatever its name says of gzip.
func open(r io.Reader, limits Limits) (*bufio.Reader, error) {
	packed := &counter{r: r}
	in := bufio.NewReaderSize(packed, 64<<10)
	magic, err := in.Peek(2)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	if len(magic) < 2 || magic[0] != 0x1f || magic[1] != 0x8b {
		return bufio.NewReaderSize(&guard{r: in, limits: limits}, 64<<10), nil
	}
	unpacked, err := gzip.NewReader(in)
	if err != nil {
		return nil, fmt.Errorf("damaged gzip: %w", err)
	}
	return bufio.NewReaderSize(&guard{r: unpacked, packed: packed, limits: limits}, 64<<10), nil
}

// counter counts the bytes read through it.
type counter struct {
	r io.Reader
	n int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}

// guard ends a stream that grows beyond its limits.
type guard struct {
	r      io.Reader
	packed *counter // nil when the stream is not compressed
	n      int64
	limits Limits
}

func (g *guard) Read(p []byte) (int, error) {
	n, err := g.r.Read(p)
	g.n += int64(n)
	switch {
	case g.n > g.limits.Stream:
		return n, fmt.Errorf("%w: a stream of more than %d bytes", ErrTooLarge, g.limits.Stream)
	case g.packed != nil && g.n > ratioFloor && g.n/g.limits.Ratio > g.packed.n:
		return n, fmt.Errorf("%w: gzip that grows more than %d times", ErrTooLarge, g.limits.Ratio)
	case err == nil || errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF):
		return n, err
	case g.packed != nil && errors.Is(err, io.ErrUnexpectedEOF):
		return n, errors.New("truncated gzip: the file ends too early, fetch it again")
	case g.packed != nil && (errors.Is(err, gzip.ErrChecksum) || errors.Is(err, gzip.ErrHeader)):
		return n, fmt.Errorf("damaged gzip: %w", err)
	}
	return n, err
}
