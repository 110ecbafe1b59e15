package corpus

import (
	"encoding/binary"
	"errors"
	"math"
	"strings"
	"time"

	"marquee/knowledge"
)

// The stored form of facts: a format byte, then the fields in the order of
// the functions below, each of which both writes and reads. Numbers are
// varints. A string is a reference: 0 empty, 1 new (length, bytes), 2 a piece
// of the article's text (offset, length), n+3 the n-th string met before; so
// a sentence that five facts share, and that stands in the text anyway, costs
// a few bytes. Article ids are not stored: they are the row's.
//
// New fields are appended inside `if c.format >= n` with a higher
// factsFormat, so that older rows stay readable.
const factsFormat = 1

var (
	errBadFacts   = errors.New("stored facts are damaged")
	errNewerFacts = errors.New("stored facts are of a newer version")
)

// minShared is the length from which looking a string up in the text pays.
const minShared = 12

type coder struct {
	reading bool
	format  byte
	text    string // of the article
	out     []byte // written so far
	in      string // still to read
	table   []string
	seen    map[string]int
	err     error
}

// encodeFacts returns the stored form of an article's facts.
func encodeFacts(f knowledge.Facts, text string) []byte {
	c := coder{format: factsFormat, text: text, seen: map[string]int{}, out: make([]byte, 0, 512)}
	c.out = append(c.out, factsFormat)
	c.facts(&f)
	return c.out
}

// decodeFacts reads the stored form of the facts of the article with that id
// and text.
func decodeFacts(b []byte, id, text string) (knowledge.Facts, error) {
	var f knowledge.Facts
	if len(b) == 0 {
		return f, nil
	}
	if b[0] > factsFormat {
		return f, errNewerFacts
	}
	c := coder{reading: true, format: b[0], text: text, in: string(b[1:])}
	c.facts(&f)
	if c.err != nil {
		return knowledge.Facts{}, c.err
	}
	own(&f, id)
	return f, nil
}

// own sets the article that the facts belong to.
func own(f *knowledge.Facts, id string) {
	for i := range f.Scores {
		f.Scores[i].Article = id
	}
	for i := range f.People {
		f.People[i].Article = id
	}
	for i := range f.Where {
		f.Where[i].Article = id
	}
}

func (c *coder) facts(f *knowledge.Facts) {
	list(c, &f.Films, c.mention)
	list(c, &f.Scores, c.score)
	list(c, &f.People, c.person)
	list(c, &f.Where, c.where)
}

func (c *coder) mention(m *knowledge.Mention) {
	c.str(&m.Key)
	c.str(&m.Title)
	c.num(&m.Year)
	c.num(&m.Mentions)
	c.flag(&m.Primary)
	c.str(&m.Series)
	c.str(&m.Sentence)
	c.str(&m.Rule)
}

func (c *coder) score(s *knowledge.Score) {
	c.str(&s.FilmKey)
	c.num(&s.FilmYear)
	c.str(&s.Film)
	c.str(&s.Source)
	c.str((*string)(&s.Kind))
	c.str(&s.Rating)
	c.float(&s.Percent)
	c.date(&s.AsOf)
	c.str(&s.Sentence)
	c.str(&s.Rule)
	c.str(&s.Critic)
}

func (c *coder) person(p *knowledge.Person) {
	c.str(&p.FilmKey)
	c.num(&p.FilmYear)
	c.str(&p.Name)
	list(c, &p.Roles, c.str)
	c.str(&p.Character)
	c.str(&p.Film)
	c.str(&p.Sentence)
	c.str(&p.Rule)
}

func (c *coder) where(w *knowledge.Availability) {
	c.str(&w.FilmKey)
	c.num(&w.FilmYear)
	c.str(&w.Film)
	c.str(&w.Service)
	c.str(&w.Status)
	c.date(&w.Date)
	c.str(&w.Sentence)
	c.str(&w.Rule)
}

func list[T any](c *coder, s *[]T, each func(*T)) {
	n := len(*s)
	c.num(&n)
	if c.reading {
		if c.err != nil || n < 0 || n > len(c.in) { // an element has a byte at least
			c.fail()
			return
		}
		if n > 0 {
			*s = make([]T, n)
		}
	}
	for i := range *s {
		each(&(*s)[i])
	}
}

func (c *coder) str(s *string) {
	if c.reading {
		*s = c.readString()
		return
	}
	ref, known := c.seen[*s]
	at := -1
	if !known && len(*s) >= minShared {
		at = strings.Index(c.text, *s)
	}
	switch {
	case *s == "":
		c.put(0)
		return
	case known:
		c.put(uint64(ref) + 3)
		return
	case at >= 0:
		c.put(2)
		c.put(uint64(at))
		c.put(uint64(len(*s)))
	default:
		c.put(1)
		c.put(uint64(len(*s)))
		c.out = append(c.out, *s...)
	}
	c.seen[*s] = len(c.seen)
}

func (c *coder) readString() string {
	var s string
	switch ref := c.get(); ref {
	case 0:
		return ""
	case 1:
		n := c.get()
		if n > uint64(len(c.in)) {
			c.fail()
			return ""
		}
		s, c.in = c.in[:n], c.in[n:]
	case 2:
		at, n := c.get(), c.get()
		if at > uint64(len(c.text)) || n > uint64(len(c.text))-at {
			c.fail()
			return ""
		}
		s = c.text[at : at+n]
	default:
		if ref-3 >= uint64(len(c.table)) {
			c.fail()
			return ""
		}
		return c.table[ref-3]
	}
	c.table = append(c.table, s)
	return s
}

func (c *coder) num(n *int) {
	if !c.reading {
		c.out = binary.AppendVarint(c.out, int64(*n))
		return
	}
	u := c.get() // zigzag, as AppendVarint writes
	*n = int(int64(u>>1) ^ -int64(u&1))
}

func (c *coder) flag(b *bool) {
	n := 0
	if *b {
		n = 1
	}
	c.num(&n)
	*b = n != 0
}

func (c *coder) float(f *float64) {
	bits := math.Float64bits(*f)
	if c.reading {
		*f = math.Float64frombits(reverse(c.get()))
		return
	}
	c.put(reverse(bits))
}

// reverse puts a round float's zero bytes where a varint saves them.
func reverse(bits uint64) uint64 {
	var b [8]byte
	binary.BigEndian.PutUint64(b[:], bits)
	return binary.LittleEndian.Uint64(b[:])
}

// date is stored as days since 1970, plus one; 0 is the unknown day.
func (c *coder) date(d *knowledge.Date) {
	const day = 24 * 60 * 60
	n := 0
	if !d.IsZero() {
		if n = int(floorDiv(d.Unix(), day)); n >= 0 {
			n++
		}
	}
	c.num(&n)
	if c.reading && n != 0 {
		if n > 0 {
			n--
		}
		*d = knowledge.Date{Time: time.Unix(int64(n)*day, 0).UTC()}
	}
}

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

func (c *coder) put(u uint64) { c.out = binary.AppendUvarint(c.out, u) }

func (c *coder) get() uint64 {
	var u uint64
	for i := 0; i < len(c.in) && i < binary.MaxVarintLen64; i++ {
		b := c.in[i]
		u |= uint64(b&0x7f) << (7 * i)
		if b < 0x80 {
			c.in = c.in[i+1:]
			return u
		}
	}
	c.fail()
	return 0
}

func (c *coder) fail() {
	c.err = errBadFacts
	c.in = ""
}
