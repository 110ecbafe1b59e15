package titles

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"marquee/knowledge"
	"marquee/knowledge/text"
)

// The bounds of a list of titles.
const (
	mostBytes    = 1 << 30 // unpacked
	longestLine  = 1 << 20
	longestTitle = 300
	mostTitles   = 5_000_000
	mostBad      = 20 // bad lines that are named
)

// Import is what became of a list.
type Import struct {
	Read   int // lines with a title
	Failed int // lines without one
	Errors []error
}

// bad counts a line that could not be used, and names the first ones.
func (i *Import) bad(line int, why string) {
	if i.Failed++; len(i.Errors) < mostBad {
		i.Errors = append(i.Errors, fmt.Errorf("line %d: %s", line, why))
	}
}

// ErrNoTitles says that a list holds no title at all.
var ErrNoTitles = errors.New("no film titles found: want CSV with a title column, JSON lines with a title, or TMDB's daily id export")

// ReadList reads a list of known titles and calls f with each: CSV whose
// header names a title column, JSON lines with "title" (or TMDB's
// "original_title"), either of them in gzip. Year and popularity are taken
// where they are given. Bad lines are counted and skipped; an error is that
// of reading, of f, or ErrNoTitles.
func ReadList(ctx context.Context, r io.Reader, f func(Film) error) (Import, error) {
	var done Import
	in := bufio.NewReaderSize(r, 64<<10)
	if magic, _ := in.Peek(2); bytes.Equal(magic, []byte{0x1f, 0x8b}) {
		z, err := gzip.NewReader(in)
		if err != nil {
			return done, fmt.Errorf("unpack list of titles: %w", err)
		}
		in = bufio.NewReaderSize(z, 64<<10)
	}
	in = bufio.NewReaderSize(&limited{r: in, left: mostBytes}, 64<<10)
	if bom, _ := in.Peek(3); bytes.Equal(bom, []byte("\xef\xbb\xbf")) {
		_, _ = in.Discard(3)
	}
	give := func(film Film) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		if done.Read++; done.Read > mostTitles {
			return fmt.Errorf("a list of more than %d titles", mostTitles)
		}
		return f(film)
	}
	var err error
	if first, _ := in.Peek(1); len(first) == 1 && first[0] == '{' {
		err = readLines(in, &done, give)
	} else {
		err = readCSV(in, &done, give)
	}
	if err == nil && done.Read == 0 {
		err = ErrNoTitles
	}
	return done, err
}

// limited fails when more is read than a list may hold.
type limited struct {
	r    io.Reader
	left int
}

func (l *limited) Read(p []byte) (int, error) {
	if l.left <= 0 {
		return 0, fmt.Errorf("a list of titles of more than %d bytes", mostBytes)
	}
	n, err := l.r.Read(p[:min(len(p), l.left)])
	l.left -= n
	return n, err
}

// readLines reads JSON lines.
func readLines(in *bufio.Reader, done *Import, give func(Film) error) error {
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, longestLine)
	n := 0
	for lines.Scan() {
		n++
		line := bytes.TrimSpace(lines.Bytes())
		if len(line) == 0 {
			continue
		}
		var v struct {
			Title      string          `json:"title"`
			Original   string          `json:"original_title"`
			Year       json.RawMessage `json:"year"`
			Released   string          `json:"release_date"`
			Popularity float64         `json:"popularity"`
			Votes      float64         `json:"votes"`
		}
		if err := json.Unmarshal(line, &v); err != nil {
			done.bad(n, err.Error())
			continue
		}
		if v.Title == "" {
			v.Title = v.Original
		}
		year := strings.Trim(string(v.Year), `"`)
		if year == "" {
			year = v.Released
		}
		film, why := filmOf(v.Title, year, max(v.Popularity, v.Votes))
		if why != "" {
			done.bad(n, why)
			continue
		}
		if err := give(film); err != nil {
			return err
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("list of titles, after line %d: %w", n, err)
	}
	return nil
}

// The headers that a column of a CSV list may have, best first.
var (
	titleColumns      = []string{"title", "primarytitle", "original_title", "originaltitle", "name", "film", "movie"}
	yearColumns       = []string{"year", "startyear", "release_year", "release_date", "released"}
	popularityColumns = []string{"popularity", "votes", "numvotes", "vote_count"}
)

// readCSV reads comma- or tab-separated values with a header. A list of one
// column may do without one.
func readCSV(in *bufio.Reader, done *Import, give func(Film) error) error {
	rows := csv.NewReader(in)
	rows.FieldsPerRecord, rows.LazyQuotes, rows.ReuseRecord = -1, true, true
	if head, _ := in.Peek(4096); bytes.ContainsRune(firstLine(head), '\t') {
		rows.Comma = '\t'
	}
	title, year, popularity := 0, -1, -1
	for n := 1; ; n++ {
		row, err := rows.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if parse := new(csv.ParseError); errors.As(err, &parse) {
			done.bad(parse.Line, parse.Err.Error())
			continue
		}
		if err != nil {
			return fmt.Errorf("list of titles, line %d: %w", n, err)
		}
		if n == 1 {
			if at := column(row, titleColumns); at >= 0 {
				title, year, popularity = at, column(row, yearColumns), column(row, popularityColumns)
				continue
			}
			if len(row) > 1 {
				return fmt.Errorf("%w; its header has none of the columns %s", ErrNoTitles, strings.Join(titleColumns, ", "))
			}
		}
		known, _ := strconv.ParseFloat(cell(row, popularity), 64)
		film, why := filmOf(cell(row, title), cell(row, year), known)
		if why != "" {
			done.bad(n, why)
			continue
		}
		if err := give(film); err != nil {
			return err
		}
	}
}

func firstLine(b []byte) []byte {
	line, _, _ := bytes.Cut(b, []byte("\n"))
	return line
}

// column returns the index of the first name that a header has, or -1.
func column(header, names []string) int {
	for _, name := range names {
		for i, h := range header {
			if strings.EqualFold(strings.TrimSpace(h), name) {
				return i
			}
		}
	}
	return -1
}

// cell returns a value of a row, or "".
func cell(row []string, i int) string {
	if i < 0 || i >= len(row) {
		return ""
	}
	return strings.TrimSpace(row[i])
}

// filmOf makes a film of a list's values, or says why it cannot.
func filmOf(title, year string, popularity float64) (_ Film, why string) {
	title = strings.Join(strings.Fields(title), " ")
	switch {
	case title == "":
		return Film{}, "no title"
	case !utf8.ValidString(title):
		return Film{}, "the title is not UTF-8"
	case len(title) > longestTitle:
		return Film{}, fmt.Sprintf("a title of %d bytes", len(title))
	}
	key := text.TitleKey(title)
	if key == "" {
		return Film{}, fmt.Sprintf("%q is no title", title)
	}
	f := Film{Film: knowledge.Film{Key: key, Title: strings.Clone(title)}, Popularity: popularity}
	if len(year) >= 4 {
		if y, err := strconv.Atoi(year[:4]); err == nil && y > 1870 && y < 2200 {
			f.Year = y
		}
	}
	return f, ""
}
