package knowledge

import "time"

// Evidence is a verbatim sentence and the article it stands in.
type Evidence struct {
	Text    string `json:"text"`
	Article string `json:"article"`
}

// Card is all that the corpus says of one film: what `film --json` prints.
type Card struct {
	Query       string         `json:"query"`
	Found       bool           `json:"found"`
	Film        *Film          `json:"film,omitempty"`
	Summary     []Evidence     `json:"summary"`
	Scores      []Score        `json:"scores"`      // newest per source and kind
	History     []Score        `json:"-"`           // older ones, newest first
	People      []Person       `json:"people"`      // one entry a person, by role
	Where       []Availability `json:"where"`       // newest word per service
	Articles    []Source       `json:"articles"`    // ranked
	Choices     []Film         `json:"choices"`     // when the title names several films
	Suggestions []string       `json:"suggestions"` // when nothing was found
	Newest      time.Time      `json:"-"`           // date of the newest article
}

// Answer is the reply to a question: what `ask --json` prints.
type Answer struct {
	Question   string   `json:"question"`
	Answered   bool     `json:"answered"`
	Answer     string   `json:"answer,omitempty"`   // a name, a date, a number, yes or no; else the sentence
	Sentence   string   `json:"sentence,omitempty"` // verbatim from the first source
	Kind       string   `json:"kind,omitempty"`     // type of the question
	Confidence float64  `json:"confidence"`         // 0 to 1, calibrated
	Film       *Film    `json:"film,omitempty"`     // the film the question is about
	Sources    []Source `json:"sources"`            // first the one that says so
	Others     []string `json:"-"`                  // what further sources say: agreement or dissent
	Known      *Card    `json:"-"`                  // what is known of the film, when declined
	Namesakes  []Film   `json:"-"`                  // other films of the same title, told apart by year
	AskBack    bool     `json:"-"`                  // the question needs a film and names none
	// Partial says that a part of the search index did not answer.
	Partial bool `json:"incomplete,omitempty"`
}

// Story is one piece of news that one or more outlets carry: an entry of what
// `news --json` prints.
type Story struct {
	ID        string   `json:"-"`
	Title     string   `json:"title"`
	Published Date     `json:"published,omitzero"`
	Film      string   `json:"film,omitempty"`
	Articles  []Source `json:"articles"` // first the one that speaks for the story
	Partial   bool     `json:"-"`        // a part of the search index did not answer
}
