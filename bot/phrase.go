package bot

import (
	"encoding/json"
	"fmt"
)

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

// phraseJSON is a Phrase that has something filled in, as JSON; another one is
// its text alone.
type phraseJSON struct {
	Text string            `json:"say"`
	Args []json.RawMessage `json:"with"`
}

// MarshalJSON writes a phrase for storing; what is filled in that is no Phrase
// is written as text.
func (p Phrase) MarshalJSON() ([]byte, error) {
	if len(p.Args) == 0 {
		return json.Marshal(p.Text)
	}
	out := phraseJSON{Text: p.Text}
	for _, a := range p.Args {
		if _, ok := a.(Phrase); !ok {
			a = fmt.Sprint(a)
		}
		raw, err := json.Marshal(a)
		if err != nil {
			return nil, err
		}
		out.Args = append(out.Args, raw)
	}
	return json.Marshal(out)
}

// UnmarshalJSON reads what MarshalJSON wrote. What was filled in as text is a
// Phrase of it.
func (p *Phrase) UnmarshalJSON(raw []byte) error {
	if len(raw) > 0 && raw[0] == '"' {
		p.Args = nil
		return json.Unmarshal(raw, &p.Text)
	}
	var in phraseJSON
	if err := json.Unmarshal(raw, &in); err != nil {
		return fmt.Errorf("reading a phrase: %w", err)
	}
	p.Text, p.Args = in.Text, nil
	for _, one := range in.Args {
		var a Phrase
		if err := a.UnmarshalJSON(one); err != nil {
			return err
		}
		p.Args = append(p.Args, a)
	}
	return nil
}
