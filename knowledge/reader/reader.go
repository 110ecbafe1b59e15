// Package reader turns bytes of any supported format into articles: plain
// text, Markdown with front matter, web pages, JSON, JSON lines, RSS, Atom and
// JSON feeds, WARC archives, and gzip of each.
//
// Everything it is given is foreign: sizes, expansion and nesting are bounded
// by Limits, and a bad record never takes the good ones beside it along. The
// room is pure: it opens nothing by itself and knows no network.
//
//	for a, err := range reader.Read("news.jsonl", f, reader.Limits{}) {
//		if rec, ok := errors.AsType[*reader.RecordError](err); ok {
//			// one bad record; the next ones follow
//		}
//	}
package reader

import (
	"errors"
	"fmt"
	"io"
	"iter"

	"marquee/knowledge"
)

// Errors that callers tell apart with errors.Is.
var (
	// ErrFormat says that the bytes are none of the supported formats.
	ErrFormat = errors.New("not a format that is read here (txt, md, html, json, jsonl, RSS, Atom, JSON Feed, warc, or gz of those)")
	// ErrTooLarge says that a document, a record or a stream is beyond Limits.
	ErrTooLarge = errors.New("too large")
	// ErrTooDeep says that elements are nested beyond Limits.
	ErrTooDeep = errors.New("nested too deeply")
	// ErrNoText says that a record has no text to read.
	ErrNoText = errors.New("no text")
)

// RecordError is a bad record among others: it is counted and skipped, and
// reading goes on behind it.
type RecordError struct {
	File string // as given to Read, or the path within a folder
	Line int    // first line of the record, from 1; 0 for the whole file
	Err  error
}

// Error says where and what.
func (e *RecordError) Error() string {
	if e.Line == 0 {
		return fmt.Sprintf("%s: %v", e.File, e.Err)
	}
	return fmt.Sprintf("%s:%d: %v", e.File, e.Line, e.Err)
}

// Unwrap returns what was wrong.
func (e *RecordError) Unwrap() error { return e.Err }

// Read yields the articles of r in their order. The format is told from name
// (its last one or two extensions) and from the first bytes. A bad record is
// yielded as a *RecordError and reading goes on; any other error is the last
// thing yielded. Every article has a text, an id, and a canonical URL or none.
func Read(name string, r io.Reader, limits Limits) iter.Seq2[knowledge.Article, error] {
	return func(yield func(knowledge.Article, error) bool) {
		s := &sink{name: name, yield: yield}
		if err := s.read(r, limits.orDefaults()); err != nil && !s.stopped {
			yield(knowledge.Article{}, fmt.Errorf("%s: %w", name, err))
		}
	}
}

// sink passes articles and bad records on to whoever ranges over them.
type sink struct {
	name    string
	address string // where a server sent it from, or ""
	kind    string // its media type, or ""
	yield   func(knowledge.Article, error) bool
	stopped bool
}

// article finishes and yields one article; false when nobody wants more.
func (s *sink) article(line int, a knowledge.Article) bool {
	a, err := finish(a)
	if err != nil {
		return s.bad(line, err)
	}
	s.stopped = s.stopped || !s.yield(a, nil)
	return !s.stopped
}

// bad yields a bad record; false when nobody wants more.
func (s *sink) bad(line int, err error) bool {
	s.stopped = s.stopped || !s.yield(knowledge.Article{}, &RecordError{File: s.name, Line: line, Err: err})
	return !s.stopped
}

// read detects the format and hands the stream to its reader.
func (s *sink) read(r io.Reader, limits Limits) error {
	in, err := open(r, limits)
	if err != nil {
		return err
	}
	format, err := detect(s.path(), in)
	if err != nil {
		return err
	}
	switch format = s.settle(format); format {
	case formatLines:
		return s.lines(in, limits)
	case formatJSON:
		return s.json(in, limits)
	case formatWARC:
		return s.warc(in, limits)
	}
	b, err := whole(in, limits)
	if err != nil {
		return err
	}
	return s.document(format, b, limits)
}

// document reads a format that is held in memory as a whole.
func (s *sink) document(format format, b []byte, limits Limits) error {
	var a knowledge.Article
	var err error
	switch format {
	case formatFeed:
		return s.feed(b, limits)
	case formatHTML:
		a, err = page(b, s.kind, s.address)
	default:
		a, err = simple(format, b)
	}
	if err != nil {
		s.bad(0, err)
		return nil
	}
	if a.URL == "" {
		a.URL = s.address
	}
	s.article(0, a)
	return nil
}

// simple reads the formats that are text: Markdown and plain.
func simple(format format, b []byte) (knowledge.Article, error) {
	if format == formatMarkdown {
		return markdown(toUTF8(b))
	}
	return plainText(toUTF8(b))
}

// whole reads a document into memory, up to the limit.
func whole(in io.Reader, limits Limits) ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(in, limits.Document+1))
	if err != nil {
		return nil, err
	}
	if int64(len(b)) > limits.Document {
		return nil, fmt.Errorf("%w: a document of more than %d bytes", ErrTooLarge, limits.Document)
	}
	return b, nil
}
