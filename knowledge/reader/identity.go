package reader

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// tracking names query parameters that say where a reader came from, not what
// is read. A trailing * matches every name with that prefix.
var tracking = []string{
	"utm_*", "at_*", "fbclid", "gclid", "gclsrc", "dclid", "msclkid", "yclid", "twclid", "igshid",
	"mc_cid", "mc_eid", "_ga", "_gl", "cmpid", "cmp", "ns_*", "ocid", "ftag", "smid", "smtyp",
	"partner", "src", "ref", "ref_src", "referrer", "feature", "share", "xtor", "wt_mc", "icid", "ncid",
	"__twitter_impression", "guccounter", "guce_*", "spm", "s_cid", "mbid", "ito", "sh", "sr_share",
}

// CanonicalURL returns the address that stands for all spellings of raw:
// scheme and host in lower case, no default port, no user, no fragment, no
// tracking parameters, at least the path "/". It still leads to the page. What
// is no absolute http(s) address gives "".
func CanonicalURL(raw string) string {
	u, err := url.Parse(strings.TrimSpace(raw))
	if err != nil || len(raw) > longestURL || !utf8.ValidString(u.Host) {
		return ""
	}
	u.Scheme = strings.ToLower(u.Scheme)
	if u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" || len(u.Host) > longestHost {
		return ""
	}
	u.Host = strings.ToLower(u.Host)
	u.Host = strings.TrimSuffix(u.Host, map[string]string{"http": ":80", "https": ":443"}[u.Scheme])
	u.User, u.Fragment, u.RawFragment = nil, "", ""
	if u.Path == "" {
		u.Path = "/"
	}
	u.RawQuery, u.ForceQuery = withoutTracking(u.RawQuery), false
	if c := u.String(); len(c) <= longestURL { // writing it out escapes, which may triple it
		return c
	}
	return ""
}

// Bounds of an address, in bytes. A host name has 253 at most in the DNS (RFC
// 1035); the rest is for a port, or for a name that is not yet in ASCII.
const (
	longestURL  = 4096
	longestHost = 512
)

// withoutTracking drops parameters and keeps the order of the others: to some
// servers it matters.
func withoutTracking(query string) string {
	if query == "" {
		return ""
	}
	kept := slices.DeleteFunc(strings.Split(query, "&"), func(pair string) bool {
		name, _, _ := strings.Cut(pair, "=")
		return name == "" || slices.ContainsFunc(tracking, func(t string) bool {
			prefix, open := strings.CutSuffix(t, "*")
			return strings.EqualFold(name, t) || open && len(name) > len(prefix) && strings.EqualFold(name[:len(prefix)], prefix)
		})
	})
	return escapeQuery(strings.Join(kept, "&"))
}

// escapeQuery writes what a query may not hold as it stands (spaces and bytes
// beyond ASCII) as %XX, as browsers do before they send it.
func escapeQuery(query string) string {
	var b strings.Builder
	for i := 0; i < len(query); i++ {
		if c := query[i]; c <= ' ' || c >= 0x7f {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

// Fingerprint identifies a text by its letters and digits alone: 32 hex digits
// of the SHA-256 of the text in lower case with every run of anything else as
// one space. Two copies that differ in case, quotes, punctuation or line
// breaks share it.
func Fingerprint(text string) string {
	sum := sha256.New()
	buf := make([]byte, 0, 4096)
	gap, begun := false, false
	for _, r := range text {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) {
			gap = true
			continue
		}
		if gap && begun {
			buf = append(buf, ' ')
		}
		gap, begun = false, true
		buf = utf8.AppendRune(buf, unicode.ToLower(r))
		if len(buf) > 4000 {
			sum.Write(buf)
			buf = buf[:0]
		}
	}
	sum.Write(buf)
	return hex.EncodeToString(sum.Sum(nil)[:16])
}

// deriveID returns the id of an article that came without one: 16 hex digits
// that depend on its canonical URL or, without one of its own, on its text
// alone.
func deriveID(canonical, text string) string {
	if canonical == "" || isFrontPage(canonical) {
		return Fingerprint(text)[:16]
	}
	sum := sha256.Sum256([]byte(canonical))
	return hex.EncodeToString(sum[:8])
}

// isFrontPage reports whether a canonical URL is that of a whole site, which
// names no article.
func isFrontPage(canonical string) bool {
	_, rest, _ := strings.Cut(canonical, "://")
	_, path, _ := strings.Cut(rest, "/")
	return path == ""
}
