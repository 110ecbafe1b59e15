package bot

import (
	"context"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// clean takes out of a request's texts what no command wants to see: invalid
// UTF-8, null bytes and other control characters, space at the ends.
func clean(req *Request) {
	for name, value := range req.Options {
		if name == req.Focused {
			value = strings.TrimLeftFunc(tidy(value), unicode.IsSpace)
		} else {
			value = strings.TrimSpace(tidy(value))
		}
		req.Options[name] = value
	}
	req.Target = tidy(req.Target)
}

func tidy(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == utf8.RuneError:
			return -1
		case r == '\n' || r == '\t':
			return r
		case unicode.IsControl(r):
			return ' '
		}
		return r
	}, s)
}

// checked refuses a request whose options are not what the command asked for.
// Discord checks them too, but not when a definition changed meanwhile, and
// the other transports do not.
func checked(h Handler) Handler {
	return func(ctx context.Context, req *Request) (Reply, error) {
		for _, o := range req.Called.Options {
			if message := wrong(req, o); message != "" {
				return Reply{}, &Problem{Message: message}
			}
		}
		return h(ctx, req)
	}
}

// wrong says what is wrong with an option's value, or "".
func wrong(req *Request, o Option) string {
	value, given := req.Options[o.Name]
	if o.Kind == Attachment {
		if _, file := req.Files[o.Name]; o.Required && !file {
			return req.Say("Please attach a file as “%s”.", o.Name)
		}
		return ""
	}
	if !given || value == "" {
		if o.Required {
			return req.Say("Please fill in “%s”.", o.Name)
		}
		delete(req.Options, o.Name)
		return ""
	}
	switch o.Kind {
	case Integer:
		return wrongInteger(req, o, value)
	case Boolean:
		if _, err := strconv.ParseBool(value); err != nil {
			return req.Say("“%s” is either true or false.", o.Name)
		}
	case Text:
		return wrongText(req, o, value)
	}
	return ""
}

func wrongInteger(req *Request, o Option, value string) string {
	n, err := strconv.Atoi(value)
	switch {
	case err != nil:
		return req.Say("“%s” is a whole number.", o.Name)
	case (o.Min != 0 || o.Max != 0) && (n < o.Min || n > o.Max):
		return req.Say("“%s” is a number from %d to %d.", o.Name, o.Min, o.Max)
	}
	return wrongChoice(req, o, value)
}

func wrongText(req *Request, o Option, value string) string {
	most := MaxText
	if o.Max > 0 {
		most = o.Max
	}
	if n := utf8.RuneCountInString(value); n > most {
		return req.Say("“%s” has %d characters, at most %d are possible. Please shorten it.", o.Name, n, most)
	} else if n < o.Min {
		return req.Say("“%s” needs at least %d characters.", o.Name, o.Min)
	}
	return wrongChoice(req, o, value)
}

func wrongChoice(req *Request, o Option, value string) string {
	if len(o.Choices) == 0 {
		return ""
	}
	names := make([]string, len(o.Choices))
	for i, c := range o.Choices {
		if c.Value == value {
			return ""
		}
		names[i] = c.Name
	}
	return req.Say("“%s” is one of: %s.", o.Name, strings.Join(names, ", "))
}
