package bot

import "fmt"

// Phrase is an English phrase with fmt verbs and what is filled in, so that it
// can be said in any language later. The zero Phrase says nothing.
type Phrase struct {
	Text string
	Args []any // a Phrase among them is said in the same language
}

// Phrased makes a phrase.
func Phrased(english string, args ...any) Phrase { return Phrase{english, args} }

// String is the phrase in English.
func (p Phrase) String() string { return p.In(func(english string) string { return english }) }

// Empty says whether there is nothing to say.
func (p Phrase) Empty() bool { return p.Text == "" }

// In says the phrase in the language of a translation.
func (p Phrase) In(translate func(english string) string) string {
	if len(p.Args) == 0 {
		return translate(p.Text)
	}
	args := make([]any, len(p.Args))
	for i, a := range p.Args {
		args[i] = a
		if inner, ok := a.(Phrase); ok {
			args[i] = inner.In(translate)
		}
	}
	return fmt.Sprintf(translate(p.Text), args...)
}

// Tell says a phrase in the language of the person who asked.
func (req *Request) Tell(p Phrase) string {
	return p.In(func(english string) string { return req.Say(english) })
}

// Refuse is a Problem that is said in the language of whoever asked.
func Refuse(english string, args ...any) *Problem {
	p := Phrased(english, args...)
	return &Problem{Message: p.String(), Phrase: p}
}
