package feeds

import "fmt"

// What is said of a feed that cannot be read. Errors are stored as words, and
// said in the languages of those who read them: who translates takes them
// apart by these again.
const (
	noHost        = "%s: no such host"
	noName        = "%s: the name cannot be looked up just now"
	noTime        = "%s: no answer in time"
	noConnection  = "%s: the connection is refused"
	noCertificate = "%s: its certificate is not valid"
	noRobots      = "%s: robots.txt forbids it"
	tooLarge      = "%s: its answer is larger than %s MiB"
	tooFar        = "%s: more than %s redirects"
	nowhere       = "%s: status %s without a place to go"
	redirected    = "redirected by %s: %s"
	answers       = "the server answers %s"
	gone          = "the feed is gone for good"
	noFeed        = "that is no feed (RSS, Atom or JSON Feed)"
	oddFeed       = "that is no feed (RSS, Atom or JSON Feed): %s"

	noAddress   = "not an address that is fetched here: %s"
	tooLong     = "it is longer than %s bytes"
	oddSign     = "“%s” holds a space or a control character"
	unreadable  = "“%s” cannot be read"
	noScheme    = "“%s” does not begin with http:// or https://"
	namesNoHost = "“%s” names no host"
	password    = "it holds a user name or a password"
	inside      = "“%s” is not on the public internet"
	leadsInside = "it leads to %s, which is not on the public internet"
	oddPort     = "port %s; only 80 and 443 are"
	noPort      = "the port is missing after the colon"
	noHostName  = "“%s” is no name of a host"
	downgrade   = "from https to http"
)

// Reasons are the phrases that errors of this package are made of, in English,
// with %s for what is filled in.
var Reasons = []string{noHost, noName, noTime, noConnection, noCertificate, noRobots, tooLarge, tooFar, nowhere, redirected, answers, gone,
	noFeed, oddFeed, noAddress, tooLong, oddSign, unreadable, noScheme, namesNoHost, password, inside, leadsInside, oddPort, noPort, noHostName, downgrade}

// reason is an error that is worded by one of the phrases. What it is, for
// errors.Is, is its cause, of which it says nothing.
type reason struct {
	words string
	cause error
}

func (r *reason) Error() string { return r.words }

// Unwrap returns the cause.
func (r *reason) Unwrap() error { return r.cause }

// because words an error by one of the phrases.
func because(cause error, phrase string, args ...any) error {
	return &reason{fmt.Sprintf(phrase, args...), cause}
}

// badAddress says why an address is not fetched.
func badAddress(phrase string, args ...any) error {
	return because(ErrAddress, noAddress, fmt.Sprintf(phrase, args...))
}
