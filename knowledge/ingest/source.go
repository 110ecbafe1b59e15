package ingest

import (
	"context"
	"io"
	"io/fs"
	"iter"
	"sync/atomic"

	"marquee/knowledge"
	"marquee/knowledge/reader"
)

// Source is where articles come from. Name and Articles are required.
type Source struct {
	Name     string                              // for messages
	Articles iter.Seq2[knowledge.Article, error] // bad records as *reader.RecordError
	Size     int64                               // bytes, 0 when unknown
	Done     func() int64                        // bytes read so far; nil when unknown
}

// Stream is a source of one open file or connection; name tells the format as
// for reader.Read, size is 0 when unknown.
func Stream(name string, r io.Reader, size int64, limits reader.Limits) Source {
	c := &countingReader{r: r, n: new(atomic.Int64)}
	return Source{Name: name, Articles: reader.Read(name, c, limits), Size: size, Done: c.n.Load}
}

// Files is a source of a file or, recursively, a folder.
func Files(fsys fs.FS, root string, limits reader.Limits) Source {
	counting := &countingFS{fsys: fsys}
	return Source{Name: root, Articles: reader.Walk(counting, root, limits), Size: sizeOf(fsys, root), Done: counting.n.Load}
}

// sizeOf sums the sizes of the files under root; what cannot be read counts
// nothing, as reading itself will complain.
func sizeOf(fsys fs.FS, root string) int64 {
	var total int64
	_ = fs.WalkDir(fsys, root, func(_ string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return nil
		}
		if info, err := d.Info(); err == nil {
			total += info.Size()
		}
		return nil
	})
	return total
}

// countingFS counts the bytes read from all its files.
type countingFS struct {
	fsys fs.FS
	n    atomic.Int64
}

func (c *countingFS) Open(name string) (fs.File, error) {
	f, err := c.fsys.Open(name)
	if err != nil {
		return nil, err
	}
	if dir, ok := f.(fs.ReadDirFile); ok {
		if info, err := f.Stat(); err != nil || info.IsDir() {
			return dir, err
		}
	}
	return &countingFile{File: f, n: &c.n}, nil
}

type countingFile struct {
	fs.File
	n *atomic.Int64
}

func (f *countingFile) Read(p []byte) (int, error) {
	n, err := f.File.Read(p)
	f.n.Add(int64(n))
	return n, err
}

type countingReader struct {
	r io.Reader
	n *atomic.Int64
}

func (c *countingReader) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n.Add(int64(n))
	return n, err
}

// read is the first step: it cuts the sources into batches.
func (r *run) read(ctx context.Context, out chan<- batch) error {
	var b batch
	var size int
	var before int64 // bytes of the sources that are done
	flush := func(done int64) error {
		if len(b.articles) == 0 {
			return nil
		}
		b.done = done
		full := b
		b, size = batch{}, 0
		return send(ctx, out, full)
	}
	for _, s := range r.sources {
		for a, err := range s.Articles {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			if err != nil {
				if err := r.bad(err); err != nil {
					return err
				}
				if isRecord(err) {
					continue
				}
				break
			}
			b.articles = append(b.articles, a)
			size += len(a.Text)
			if len(b.articles) >= batchArticles || size >= batchBytes {
				if err := flush(before + s.done()); err != nil {
					return err
				}
			}
		}
		before += max(s.Size, s.done())
	}
	return flush(before)
}

func (s Source) done() int64 {
	if s.Done == nil {
		return 0
	}
	return s.Done()
}

// total is the size of all sources, 0 when one is unknown.
func (r *run) total() int64 {
	var total int64
	for _, s := range r.sources {
		if s.Size <= 0 {
			return 0
		}
		total += s.Size
	}
	return total
}
