package bot

import "time"

// Reply is what is said. The zero Reply says nothing.
type Reply struct {
	Private  bool      // seen by the asking person alone
	Update   bool      // replaces the message whose control was pressed
	Text     Rich      // a plain answer, or the words above the card
	Cards    []Card    // at most 10
	Pictures []Picture // shown below the first card
	Buttons  []Button  // at most 25, in order
	Menu     *Menu     // one select menu
	Mentions []string  // role ids an admin configured; nobody else is ever pinged
	Error    bool      // says why something could not be done
	File     *File     // something to download
}

// Rich is text in runs, each with its own style and link. Renderers escape
// every run, so a run can hold any text.
type Rich []Run

// Run is one run of text.
type Run struct {
	Text    string
	Style   Style
	Link    string    // http or https; anything else is shown without a link
	Time    time.Time // when set, the renderer shows the day in the reader's own way
	Spoiler bool      // hidden until pressed
	Channel string    // id of a channel, shown as a way there; Text is its name for renderers that have none
	User    string    // id of a user, shown by name and never pinging; Text as for Channel
	Role    string    // id of a role, shown by its name and never pinging; Text as for Channel
}

// Style is a set of looks.
type Style uint8

// The looks of a run.
const (
	Bold Style = 1 << iota
	Italic
	Code
	Quote // a verbatim sentence
	Small // a source, a date, an aside
)

// Plain is text without any style.
func Plain(s string) Rich { return Rich{{Text: s}} }

// Card is a framed answer.
type Card struct {
	Title    string
	Name     bool // Title is a name, the same in every language
	URL      string
	Body     Rich      // the summary
	Sections []Section // in order
	Footer   string
	Time     time.Time // freshness, shown beside the footer
}

// Section is a titled part of a card.
type Section struct {
	Title string
	Lines []Rich
	Short bool  // may stand beside its neighbours
	Bars  []Bar // scores: the terminal draws them, Discord lists them
}

// Bar is one score as a bar.
type Bar struct {
	Label   string  // "Rotten Tomatoes critics"
	Value   string  // as stated: "68%"
	Percent float64 // 0 to 100
	Note    string  // date and article, short
}

// Line is one score over time.
type Line struct {
	Label  string
	Points []Point // oldest first
}

// Point is a score on a day.
type Point struct {
	At      time.Time
	Day     string  // At as the reader writes it
	Percent float64 // 0 to 100
	Value   string  // as stated
}

// Picture is drawn only when it is shown, and only by transports that show
// pictures. PNG, at twice the shown size.
type Picture struct {
	Name string // file name, "scores.png"
	Alt  string // what it shows, in words and numbers
	Key  string // all that it is drawn from: the same key is the same picture; "" draws it every time
	Draw func() ([]byte, error)
}

// Look is how a button looks.
type Look int

// The looks of a button.
const (
	Secondary Look = iota
	Primary
	Danger
	LinkButton
)

// Button is something to press.
type Button struct {
	Label    string
	Action   Action
	URL      string // of a LinkButton
	Look     Look
	Disabled bool
}

// Menu offers up to 25 entries of which one is chosen.
type Menu struct {
	Placeholder string
	Action      Action
	Entries     []Entry
}

// Entry is one choice of a menu.
type Entry struct{ Label, Description, Value string }

// File is something to download.
type File struct {
	Name string
	Data []byte
}
