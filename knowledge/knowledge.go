// Package knowledge holds the vocabulary of film news: articles, the facts
// they state, questions and answers. Every room below it speaks these words;
// it imports nothing but the standard library.
//
// The JSON shapes of Score, Person, Availability and Source are the machine
// output that programs rely on. A value that is not known is absent, never
// guessed.
package knowledge

import (
	"bytes"
	"errors"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// Errors that callers tell apart with errors.Is.
var (
	// ErrNotFound says that no film, article or record has the asked name.
	ErrNotFound = errors.New("not found")
	// ErrNoAnswer says that the corpus does not state an answer.
	ErrNoAnswer = errors.New("no answer in the corpus")
	// ErrUnavailable says that an engine (database, index, cluster) cannot
	// be reached just now; trying again later may work.
	ErrUnavailable = errors.New("unavailable")
)

// Date is a calendar day in UTC, or an unknown day when zero. It is written
// YYYY-MM-DD.
type Date struct{ time.Time }

// DateOf returns the UTC day of t; the zero time gives the unknown day.
func DateOf(t time.Time) Date {
	if t.IsZero() {
		return Date{}
	}
	y, m, d := t.UTC().Date()
	return Date{time.Date(y, m, d, 0, 0, 0, 0, time.UTC)}
}

// String returns YYYY-MM-DD, or "" for the unknown day.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return d.Format(time.DateOnly)
}

// MarshalText writes the day as YYYY-MM-DD, the unknown day as nothing.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads YYYY-MM-DD or RFC 3339; nothing is the unknown day.
func (d *Date) UnmarshalText(b []byte) error {
	s := strings.TrimSpace(string(b))
	if s == "" {
		*d = Date{}
		return nil
	}
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		if t, err = time.Parse(time.RFC3339, s); err != nil {
			return err
		}
	}
	*d = DateOf(t)
	return nil
}

// MarshalJSON writes the day as a string; without it the embedded time's own
// form would win.
func (d Date) MarshalJSON() ([]byte, error) { return []byte(`"` + d.String() + `"`), nil }

// UnmarshalJSON reads what MarshalJSON wrote, and RFC 3339.
func (d *Date) UnmarshalJSON(b []byte) error { return d.UnmarshalText(bytes.Trim(b, `"`)) }

// Article is one piece of film news as it was read. Text has paragraphs
// separated by one blank line; neither Title nor Text holds markup.
type Article struct {
	ID        string    // given by the source, or derived from URL or text
	Title     string    // "" when the source gave none: see extract.Headline
	Text      string    // never empty in the corpus
	URL       string    // canonical http(s) address, or ""
	Outlet    string    // the paper's usual name, or ""
	Author    string    // byline, or ""
	Published time.Time // UTC; zero when unknown
	Emphasis  []string  // phrases the source set in italics; often film titles
	Review    *Review   // rating given as structured data (JSON-LD), or nil
}

// Review is a rating that a page states in structured data rather than in
// prose.
type Review struct {
	Film   string // the reviewed item's name, or ""
	Rating string // as stated, with its maximum when given: "4/5"
	Author string // critic, or ""
}

// Film names a film. Key is the folded title (text.TitleKey) that two
// spellings of one title share; Year tells remakes apart and is 0 when no
// article says it.
type Film struct {
	Key   string `json:"-"`
	Title string `json:"title"`
	Year  int    `json:"year,omitempty"`
}

// Name returns the title with the year in parentheses where it is known.
func (f Film) Name() string {
	if f.Year == 0 {
		return f.Title
	}
	return f.Title + " (" + strconv.Itoa(f.Year) + ")"
}

// refBytes bounds a Ref, so that it fits a button's identity with room to
// spare.
const refBytes = 64

// Ref returns the film's identity as text of at most 64 bytes: its key and
// its year. Long keys are cut; see ParseRef.
func (f Film) Ref() string {
	year := ""
	if f.Year != 0 {
		year = strconv.Itoa(f.Year)
	}
	key := f.Key
	if most := refBytes - len(year) - 1; len(key) > most {
		for most > 0 && !utf8.RuneStart(key[most]) {
			most--
		}
		key = key[:most]
	}
	return key + "|" + year
}

// ParseRef reads what Ref wrote; ok is false for anything else. A key that Ref
// had to cut comes back cut: match it as a prefix.
func ParseRef(ref string) (key string, year int, ok bool) {
	key, digits, ok := strings.Cut(ref, "|")
	if !ok || key == "" || len(ref) > refBytes {
		return "", 0, false
	}
	if digits == "" {
		return key, 0, true
	}
	year, err := strconv.Atoi(digits)
	return key, year, err == nil && year > 1800 && year < 3000
}

// Mention is a film as one article speaks of it.
type Mention struct {
	Film
	Mentions int    `json:"mentions"`           // how often the article names it
	Primary  bool   `json:"primary"`            // whether the article is about it
	Series   string `json:"-"`                  // key of the series it continues, or ""
	Sentence string `json:"sentence,omitempty"` // the one by which it is known, verbatim
	Rule     string `json:"rule,omitempty"`     // what made it a film there
}

// Kind says whose judgement a score is.
type Kind string

// The kinds of scores.
const (
	Critics  Kind = "critics"  // an aggregate of critics
	Audience Kind = "audience" // an aggregate of viewers
	Verdict  Kind = "review"   // one critic or outlet
)

// Score is a rating that an article states of a film.
type Score struct {
	FilmKey  string  `json:"-"`
	FilmYear int     `json:"-"`
	Film     string  `json:"film"`
	Source   string  `json:"source"`         // aggregator or outlet, "" when nobody says
	Kind     Kind    `json:"kind"`           //
	Rating   string  `json:"rating"`         // as stated, one spelling: 68%, 2/5, B+, 94/100
	Percent  float64 `json:"percent"`        // 0 to 100
	AsOf     Date    `json:"as_of,omitzero"` // the article's date
	Article  string  `json:"article"`        // id
	Sentence string  `json:"sentence"`       // verbatim
	Rule     string  `json:"rule,omitempty"` // the table row that found it
	Critic   string  `json:"-"`              // the named critic behind a review, or ""
}

// Person is somebody who made or plays in a film.
type Person struct {
	FilmKey   string   `json:"-"`
	FilmYear  int      `json:"-"`
	Name      string   `json:"name"`
	Roles     []string `json:"roles"` // see Roles
	Character string   `json:"character,omitempty"`
	Film      string   `json:"film"`
	Article   string   `json:"article"`
	Sentence  string   `json:"sentence"`
	Rule      string   `json:"rule,omitempty"`
}

// Roles are the roles a Person may have, in the order a card shows them.
var Roles = [...]string{"director", "writer", "author", "creator", "actor", "producer",
	"executive producer", "composer", "cinematographer", "editor", "stunt coordinator"}

// The statuses of an Availability.
const (
	Streaming = "streaming"
	Theaters  = "theaters"
	Rent      = "rent"
	Buy       = "buy"
	Upcoming  = "upcoming"
	Delayed   = "delayed"
	Cancelled = "cancelled"
)

// Availability says where, or from when, a film can be seen.
type Availability struct {
	FilmKey  string `json:"-"`
	FilmYear int    `json:"-"`
	Film     string `json:"film"`
	Service  string `json:"service,omitempty"` // "Netflix"; "" for cinemas at large
	Status   string `json:"status"`
	Date     Date   `json:"date,omitzero"`   // resolved against the article's date
	Period   Period `json:"period,omitzero"` // where only a season, month or year is told; read from the sentence, never stored
	Article  string `json:"article"`
	Sentence string `json:"sentence"`
	Rule     string `json:"rule,omitempty"`
}

// Facts is what one article states. The zero value states nothing.
type Facts struct {
	Films  []Mention
	Scores []Score
	People []Person
	Where  []Availability
}

// Primary returns the film the article is about, and whether there is one.
func (f Facts) Primary() (Mention, bool) {
	for _, m := range f.Films {
		if m.Primary {
			return m, true
		}
	}
	return Mention{}, false
}

// Sentence is one sentence of an article.
type Sentence struct {
	Article   string
	Text      string // verbatim
	Position  int    // 0 is the article's first sentence; -1 its headline
	Paragraph int    // 0 is the first paragraph
	Passing   bool   // the article is about something else than what is asked for
}

// Query asks a search index for articles. Text is what a person typed and is
// never parsed as a query language.
type Query struct {
	Text   string
	Film   string    // film key: articles that name it rank higher
	Person string    // folded name: articles that name it rank higher
	Since  time.Time // only articles published at or after; zero: all
	Limit  int       // at most this many hits; 0 means 10
}

// Hit is an article that an index found.
type Hit struct {
	ID        string
	Score     float64 // comparable within one result only
	Title     string
	Outlet    string
	URL       string
	Published time.Time
	// Partial says that a part of the index did not answer, so that better
	// hits may be missing. It is the same on all hits of a result.
	Partial bool
}

// Source is an article as answers name it. Relevance is 0 to 1, 1 being the
// best of the list.
type Source struct {
	ID        string  `json:"id"`
	Title     string  `json:"title"`
	Outlet    string  `json:"outlet,omitempty"`
	URL       string  `json:"url,omitempty"`
	Published Date    `json:"published,omitzero"`
	Relevance float64 `json:"relevance"`
}

// Entry is an article with what it states, as the corpus keeps it. Seq is its
// place in arrival order: it rises by every addition and every change.
type Entry struct {
	Seq     int64
	Article Article
	Facts   Facts
}
