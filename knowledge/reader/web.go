package reader

import (
	"fmt"
	"io"
	"iter"
	"net/url"
	"strings"

	"marquee/knowledge"
)

// Web yields the articles of what a server sent from an address: a page, a
// feed, or a file of any format that Read knows. The content decides; the
// media type (HTTP's Content-Type, or "") gives the encoding and settles what
// the content leaves open. A page or text that does not say its own address
// gets this one.
func Web(address, mediaType string, r io.Reader, limits Limits) iter.Seq2[knowledge.Article, error] {
	return func(yield func(knowledge.Article, error) bool) {
		s := &sink{name: address, address: address, kind: mediaType, yield: yield}
		if err := s.read(r, limits.orDefaults()); err != nil && !s.stopped {
			yield(knowledge.Article{}, fmt.Errorf("%s: %w", address, err))
		}
	}
}

// path returns what the format is told by: a name, or an address without its
// query, whose extension counts only where it names an article file. Servers
// call pages anything.
func (s *sink) path() string {
	if s.address == "" {
		return s.name
	}
	u, err := url.Parse(s.address)
	if err != nil {
		return ""
	}
	switch formatOf(u.Path) {
	case formatLines, formatWARC, formatMarkdown:
		return u.Path
	}
	return ""
}

// settle lets the media type decide between text and a page.
func (s *sink) settle(format format) format {
	if format == formatText && strings.Contains(strings.ToLower(s.kind), "html") {
		return formatHTML
	}
	return format
}
