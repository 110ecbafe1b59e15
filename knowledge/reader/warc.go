package reader

import (
	"bufio"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/textproto"
	"strconv"
	"strings"
)

// warcHeaderLimit bounds the header of one WARC record in bytes.
const warcHeaderLimit = 64 << 10

// errNotPage says that a WARC record holds nothing to read: a request, an
// image, a redirect. It is passed over, not reported.
var errNotPage = errors.New("no page")

// warc reads the pages of a WARC archive (ISO 28500), record by record.
// Members of a compressed archive arrive here as one stream. A record that
// holds no page is passed over; a broken one is a bad record, with the number
// of the record in place of a line. A broken record header ends the file, as
// the next one cannot be found without it.
func (s *sink) warc(in *bufio.Reader, limits Limits) error {
	for n := 1; ; n++ {
		head, err := warcHeader(in)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("record %d: %w", n, err)
		}
		length, err := strconv.ParseInt(strings.TrimSpace(head.Get("Content-Length")), 10, 64)
		if err != nil || length < 0 {
			return fmt.Errorf("record %d: WARC header with Content-Length %q", n, shorten(head.Get("Content-Length"), 20))
		}
		block := &io.LimitedReader{R: in, N: length}
		more := s.warcRecord(n, head, block, limits)
		if _, err := io.Copy(io.Discard, block); err != nil {
			return fmt.Errorf("record %d: %w", n, err)
		}
		if block.N > 0 {
			return fmt.Errorf("record %d: the archive ends %d bytes too early, fetch it again", n, block.N)
		}
		if !more {
			return nil
		}
	}
}

// warcHeader reads the version line and the fields of a record; io.EOF at the
// end of the archive.
func warcHeader(in *bufio.Reader) (textproto.MIMEHeader, error) {
	for { // records end with two empty lines
		c, err := in.ReadByte()
		if err != nil {
			return nil, err
		}
		if c != '\r' && c != '\n' {
			break
		}
	}
	if err := in.UnreadByte(); err != nil {
		return nil, err
	}
	var head bytes.Buffer
	for lines := 0; ; lines++ {
		line, err := readLine(in, nil, warcHeaderLimit-int64(head.Len()))
		if err != nil {
			return nil, fmt.Errorf("WARC header: %w", noEOF(err))
		}
		if lines == 0 && !bytes.HasPrefix(line, []byte("WARC/")) {
			return nil, fmt.Errorf("no WARC record: it begins with %q", shorten(string(line), 20))
		}
		if lines > 0 {
			head.Write(line)
		}
		if len(bytes.TrimSpace(line)) == 0 {
			break
		}
	}
	fields, err := textproto.NewReader(bufio.NewReader(&head)).ReadMIMEHeader()
	if err != nil {
		return nil, fmt.Errorf("WARC header: %w", noEOF(err))
	}
	return fields, nil
}

// noEOF keeps an early end from being taken for the regular one.
func noEOF(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}

// warcRecord reads one record's page; false when nobody wants more.
func (s *sink) warcRecord(n int, head textproto.MIMEHeader, block io.Reader, limits Limits) bool {
	address := strings.Trim(head.Get("WARC-Target-URI"), "<> ")
	block = io.LimitReader(block, limits.Document+warcHeaderLimit)
	kind, body := "", block
	switch strings.ToLower(head.Get("WARC-Type")) {
	case "response":
		resp, err := http.ReadResponse(bufio.NewReader(block), nil)
		if err != nil {
			return s.bad(n, fmt.Errorf("HTTP response of %s: %w", shorten(address, 80), noEOF(err)))
		}
		defer resp.Body.Close()
		if resp.StatusCode != http.StatusOK {
			return true
		}
		if body, err = decoded(resp); err != nil {
			return s.bad(n, fmt.Errorf("HTTP response of %s: %w", shorten(address, 80), err))
		}
		kind = resp.Header.Get("Content-Type")
	case "resource", "conversion":
		kind = head.Get("Content-Type")
	default:
		return true
	}
	err := s.webDocument(n, kind, address, body, limits)
	if length, _ := strconv.ParseInt(head.Get("Content-Length"), 10, 64); errors.Is(err, io.ErrUnexpectedEOF) && length > limits.Document {
		err = fmt.Errorf("%w: a page of more than %d bytes", ErrTooLarge, limits.Document)
	}
	if err != nil && !errors.Is(err, errNotPage) && !s.stopped {
		return s.bad(n, fmt.Errorf("%s: %w", shorten(address, 80), err))
	}
	return !s.stopped
}

// webKinds are the media types that hold something to read.
var webKinds = []struct {
	part   string
	format format
}{
	{"text/html", formatHTML}, {"application/xhtml+xml", formatHTML}, {"text/plain", formatText}, {"text/markdown", formatMarkdown},
	{"application/rss+xml", formatFeed}, {"application/atom+xml", formatFeed}, {"application/rdf+xml", formatFeed},
	{"application/feed+json", formatFeed}, {"text/xml", formatFeed}, {"application/xml", formatFeed},
}

// webDocument reads what a server sent under a media type.
func (s *sink) webDocument(n int, kind, address string, body io.Reader, limits Limits) error {
	format := formatUnknown
	for _, k := range webKinds {
		if strings.HasPrefix(strings.ToLower(strings.TrimSpace(kind)), k.part) {
			format = k.format
			break
		}
	}
	if format == formatUnknown {
		return errNotPage
	}
	b, err := whole(body, limits)
	if err != nil {
		return err
	}
	if start := bytes.TrimSpace(asciiView(b[:min(len(b), 32<<10)])); format == formatFeed && markup(start) == formatHTML {
		format = formatHTML
	} else if len(start) == 0 || binary(start) {
		return errNotPage
	}
	switch format {
	case formatFeed:
		err = s.feed(b, limits)
		if errors.Is(err, ErrFormat) {
			return errNotPage // some other XML
		}
		return err
	case formatHTML:
		a, err := page(b, kind, address)
		if err != nil {
			return err
		}
		s.article(n, a)
		return nil
	}
	a, err := simple(format, b)
	if err != nil {
		return err
	}
	if a.URL == "" {
		a.URL = address
	}
	s.article(n, a)
	return nil
}

// decoded undoes the Content-Encoding of a stored response.
func decoded(resp *http.Response) (io.Reader, error) {
	switch strings.ToLower(strings.TrimSpace(resp.Header.Get("Content-Encoding"))) {
	case "", "identity":
		return resp.Body, nil
	case "gzip", "x-gzip":
		return unzipped(resp.Body)
	case "deflate":
		in := bufio.NewReader(resp.Body)
		if b, err := in.Peek(1); err == nil && b[0]&0x0f == 8 {
			return zlib.NewReader(in)
		}
		return flate.NewReader(in), nil
	}
	return nil, fmt.Errorf("Content-Encoding %q is not read here", shorten(resp.Header.Get("Content-Encoding"), 20))
}

// unzipped unpacks a body that says it is gzip; some archives keep the header
// and store the body unpacked.
func unzipped(body io.Reader) (io.Reader, error) {
	in := bufio.NewReader(body)
	if magic, err := in.Peek(2); err != nil || magic[0] != 0x1f || magic[1] != 0x8b {
		return in, nil
	}
	return gzip.NewReader(in)
}
