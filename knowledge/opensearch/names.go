package opensearch

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// Format numbers the layout of the index: mapping, records, analysis. It
// rises with every change that an older index does not have.
const Format = 1

// DefaultPrefix begins the names of all that Marquee keeps in a cluster.
const DefaultPrefix = "marquee"

// prefixForm is what a prefix may look like.
var prefixForm = regexp.MustCompile(`^[a-z][a-z0-9]{0,40}$`)

// ValidPrefix says whether a prefix can begin the names of what is kept.
func ValidPrefix(s string) bool { return prefixForm.MatchString(s) }

// names of one installation in a cluster.
type names struct{ prefix string }

func (n names) read() string     { return n.base(Format) }
func (n names) write() string    { return n.read() + "-write" }
func (n names) building() string { return n.read() + "-building" }

func (n names) base(format int) string { return n.prefix + "-f" + strconv.Itoa(format) }

// physical returns the name of an index by its number.
func (n names) physical(number int) string { return fmt.Sprintf("%s-%06d", n.read(), number) }

// parse returns format and number of a physical index of ours.
func (n names) parse(index string) (format, number int, ok bool) {
	rest, ok := strings.CutPrefix(index, n.prefix+"-f")
	if !ok {
		return 0, 0, false
	}
	f, digits, ok := strings.Cut(rest, "-")
	if !ok {
		return 0, 0, false
	}
	format, err := strconv.Atoi(f)
	if err != nil {
		return 0, 0, false
	}
	number, err = strconv.Atoi(digits)
	return format, number, err == nil && number > 0
}

// Ids of documents: an article's and a cursor's never meet.
func articleID(id string) string      { return "a:" + id }
func cursorID(physical string) string { return "cursor:" + physical }
