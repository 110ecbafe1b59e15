package reader

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/transform"

	"marquee/knowledge"
)

// record is an article as the contract's JSON spells it.
type record struct {
	ID        word       `json:"id"`
	Title     string     `json:"title"`
	Text      string     `json:"text"`
	Published string     `json:"published"`
	Outlet    string     `json:"outlet"`
	URL       string     `json:"url"`
	Author    jsonAuthor `json:"author"`
}

// word is a string, or a number taken as its digits.
type word string

// UnmarshalJSON reads a string or a number.
func (w *word) UnmarshalJSON(b []byte) error {
	var s string
	var n json.Number
	if err := json.Unmarshal(b, &s); err == nil {
		*w = word(s)
	} else if err := json.Unmarshal(b, &n); err == nil {
		*w = word(n)
	} else {
		return errors.New("id is neither a string nor a number")
	}
	return nil
}

// article turns the record into an article.
func (r record) article() (knowledge.Article, error) {
	a := knowledge.Article{ID: string(r.ID), Title: r.Title, Text: r.Text, URL: r.URL, Outlet: r.Outlet, Author: string(r.Author)}
	if strings.TrimSpace(r.Text) == "" {
		return a, fmt.Errorf(`%w: the field "text" is required`, ErrNoText)
	}
	var err error
	if a.Published, err = date(r.Published); err != nil {
		return a, fmt.Errorf("published: %w", err)
	}
	return a, nil
}

// lines reads one JSON object a line. A line that is none is a bad record.
func (s *sink) lines(in *bufio.Reader, limits Limits) error {
	in, err := unmarked(in)
	if err != nil {
		return err
	}
	var buf []byte
	for n := 1; ; n++ {
		line, err := readLine(in, buf[:0], limits.Document)
		buf = line
		if errors.Is(err, errLongLine) {
			if !s.bad(n, fmt.Errorf("%w: more than %d bytes", err, limits.Document)) {
				return nil
			}
			continue
		}
		if err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		if text := bytes.TrimSpace(line); len(text) > 0 && !s.line(n, text) {
			return nil
		}
		if err != nil {
			return nil
		}
	}
}

// line reads one line of JSON; false when nobody wants more.
func (s *sink) line(n int, b []byte) bool {
	if !utf8.Valid(b) {
		b = []byte(lenient(b, charmap.Windows1252))
	}
	var r record
	if err := json.Unmarshal(b, &r); err != nil {
		return s.bad(n, jsonError(err))
	}
	a, err := r.article()
	if err != nil {
		return s.bad(n, err)
	}
	return s.article(n, a)
}

// errLongLine says that one line was too large and has been passed over.
var errLongLine = fmt.Errorf("%w a line", ErrTooLarge)

// readLine appends the next line to buf. A line beyond limit is skipped to its
// end and answered with errLongLine; io.EOF comes with the last line.
func readLine(in *bufio.Reader, buf []byte, limit int64) ([]byte, error) {
	tooLong := false
	for {
		part, err := in.ReadSlice('\n')
		if tooLong = tooLong || int64(len(buf)+len(part)) > limit; !tooLong {
			buf = append(buf, part...)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case tooLong && (err == nil || errors.Is(err, io.EOF)):
			return buf[:0], errLongLine
		}
		return buf, err
	}
}

// unmarked drops a byte order mark, and decodes UTF-16 and UTF-32.
func unmarked(in *bufio.Reader) (*bufio.Reader, error) {
	head, err := in.Peek(4)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	if e := unicodeMark(head); e != nil {
		return bufio.NewReaderSize(transform.NewReader(in, e.NewDecoder()), 64<<10), nil
	}
	if bytes.HasPrefix(head, []byte("\xef\xbb\xbf")) {
		_, err = in.Discard(3)
		return in, err
	}
	return in, nil
}

// jsonError says in plain words what is wrong with a JSON record.
func jsonError(err error) error {
	var typ *json.UnmarshalTypeError
	switch {
	case errors.As(err, &typ) && typ.Field != "":
		return fmt.Errorf("the field %q is a %s, not a string", typ.Field, typ.Value)
	case errors.As(err, &typ):
		return fmt.Errorf("a %s where an object is expected", typ.Value)
	}
	return fmt.Errorf("broken JSON: %w", err)
}
