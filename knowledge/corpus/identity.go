package corpus

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"hash"
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"marquee/knowledge"
)

// keySize is the length of a stored hash in bytes: at a billion articles two
// different ones share one with a chance below 10^-20.
const keySize = 16

// maxID is the longest id kept as given, in bytes; a longer one is hashed, as
// engines bound what they index.
const maxID = 500

// draft is an article on its way into the corpus.
type draft struct {
	article  knowledge.Article // Title is "" when the source gave none
	urlKey   string            // "" without an address of its own
	textKey  string
	content  string // hash of everything but the id
	title    string // as stored
	made     bool   // the title was made from the text
	nameless bool   // the id was made from the text, so it claims nothing more
	facts    knowledge.Facts
	ready    bool // title and facts are there
}

// newDraft cleans an article and works out by what it is known.
func newDraft(a knowledge.Article) draft {
	for _, s := range []*string{&a.ID, &a.Title, &a.Text, &a.URL, &a.Outlet, &a.Author} {
		*s = clean(*s)
	}
	if !a.Published.IsZero() {
		a.Published = a.Published.UTC().Truncate(1e9)
	}
	d := draft{article: a, urlKey: urlKey(a.URL), textKey: textKey(a.Text)}
	d.content = contentKey(a)
	if len(a.ID) > maxID {
		sum := sha256.Sum256([]byte(a.ID))
		d.article.ID = "i" + hex.EncodeToString(sum[:keySize])
	}
	if a.ID == "" {
		d.article.ID = derivedID(d)
	}
	d.nameless = d.article.ID == textID(d.textKey)
	return d
}

// derivedID names an article that came without an id: by its address if it
// has one, so that a changed text is still the same article.
func derivedID(d draft) string {
	if d.urlKey != "" {
		return "u" + hex.EncodeToString([]byte(d.urlKey[:8]))
	}
	return textID(d.textKey)
}

// textID is the id of an article that is known by its text alone.
func textID(textKey string) string { return hex.EncodeToString([]byte(textKey[:8])) }

// clean makes a string storable everywhere: valid UTF-8 without NUL.
func clean(s string) string {
	if !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, "\uFFFD")
	}
	if strings.IndexByte(s, 0) >= 0 {
		s = strings.ReplaceAll(s, "\x00", "")
	}
	return s
}

// textKey is the hash of a text's letters and digits, case folded, with every
// run of anything else as one space: two texts that differ in white space,
// punctuation or case alone share it. Ids that are made from a text begin
// with the same hash (derivedID, and the reader's for records without one).
func textKey(s string) string {
	buf := make([]byte, 0, len(s))
	gap := false
	for i := 0; i < len(s); {
		r, n := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(s[i:])
		}
		i += n
		if !isWord(r) {
			gap = len(buf) > 0
			continue
		}
		if gap {
			buf = append(buf, ' ')
			gap = false
		}
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		} else if r >= utf8.RuneSelf {
			r = unicode.ToLower(r)
		}
		buf = utf8.AppendRune(buf, r)
	}
	if len(buf) == 0 { // nothing but signs: they are the text
		buf = append(buf, s...)
	}
	sum := sha256.Sum256(buf)
	return string(sum[:keySize])
}

func isWord(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

// urlKey is the hash of a canonical address, "" when the address names no
// article of its own: not http(s), or a site's front page.
func urlKey(address string) string {
	if address == "" {
		return ""
	}
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	host := strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
	if p := u.Port(); p != "" && p != "80" && p != "443" {
		host += ":" + p
	}
	path := strings.TrimRight(u.EscapedPath(), "/")
	query := u.Query()
	for name := range query {
		if isTracking(name) {
			query.Del(name)
		}
	}
	if path == "" && len(query) == 0 {
		return ""
	}
	sum := sha256.Sum256([]byte(host + path + "?" + query.Encode()))
	return string(sum[:keySize])
}

// trackingNames are query parameters that say where a reader came from, not
// which article it is. A name ending in _ stands for all that begin so.
var trackingNames = [...]string{"utm_", "fbclid", "gclid", "dclid", "msclkid", "mc_cid", "mc_eid", "igshid",
	"cmpid", "ref_src", "spm", "yclid", "_ga", "ito", "smid", "ftag", "xtor"}

func isTracking(name string) bool {
	for _, t := range trackingNames {
		if name == t || strings.HasSuffix(t, "_") && strings.HasPrefix(name, t) {
			return true
		}
	}
	return false
}

// contentKey is the hash of everything that makes an article changed.
func contentKey(a knowledge.Article) string {
	h := sha256.New()
	for _, s := range []string{a.Title, a.Text, a.URL, a.Outlet, a.Author} {
		hashString(h, s)
	}
	var published int64
	if !a.Published.IsZero() {
		published = a.Published.Unix() + 1
	}
	var b [8]byte
	binary.LittleEndian.PutUint64(b[:], uint64(published))
	h.Write(b[:])
	for _, s := range a.Emphasis {
		hashString(h, s)
	}
	if r := a.Review; r != nil {
		hashString(h, "review")
		for _, s := range []string{r.Film, r.Rating, r.Author} {
			hashString(h, s)
		}
	}
	return string(h.Sum(nil)[:keySize])
}

func hashString(h hash.Hash, s string) {
	var b [8]byte
	binary.LittleEndian.PutUint64(b[:], uint64(len(s)))
	h.Write(b[:])
	h.Write([]byte(s))
}
