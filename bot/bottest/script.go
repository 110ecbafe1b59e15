package bottest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"log/slog"

	"marquee/bot"
	"marquee/bot/discord"
)

// Script plays a text file of what was typed and what was replied, against a
// router that stands behind the real encoder and this stand-in. With update
// the file is rewritten with what is replied now. A script is made of blocks:
//
//	# a remark
//	@ admin locale=de           who types from here on: admin, dm, install,
//	                            user=ID, channel=ID, locale=CODE; alone: the usual
//	> /film title: Extraction   what is typed
//	…                           the reply, up to the next line of these kinds
//	> type /film title: ext     a completion; the option typed is the last one
//	> press Sources             a button of the reply before
//	> choose Extraction (2020)  an entry of a menu of the reply before
//	> forge Sources             the same button, with another identity
//	> message NAME: text        a context command on a message with that text
//
// Each typing stands for itself: there is no cooldown unless the router has
// one. Aliases are pairs, as for strings.NewReplacer: a name in the script and
// what it stands for in this run alone, such as a server's address.
func Script(t *testing.T, router *bot.Router, dates discord.Dates, file string, update bool, aliases ...string) {
	t.Helper()
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	d := New(t)
	api, err := discord.API(d.URL)
	if err != nil {
		t.Fatal(err)
	}
	log := slog.New(slog.DiscardHandler)
	p := &player{d: d, real: strings.NewReplacer(aliases...), shown: strings.NewReplacer(reversed(aliases)...), responder: &discord.Responder{Router: router, Log: log, Dates: dates,
		REST: &discord.Client{HTTP: &http.Client{}, API: api, Token: Token, Log: log}}}
	got, err := p.play(string(raw))
	if err != nil {
		t.Errorf("%s: %v", file, err)
	}
	if bad := d.Punishable(); len(bad) > 0 {
		t.Errorf("%s: punishable: %v", file, bad)
	}
	if bytes.Equal(got, raw) {
		return
	}
	if update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	t.Errorf("%s: replies have changed (rewrite with -update):\n%s", file, difference(string(raw), string(got)))
}

// player plays one script.
type player struct {
	d         *Discord
	responder *discord.Responder
	who       Act
	last      *Message

	real, shown *strings.Replacer // aliases to what they stand for, and back
}

// reversed swaps every pair.
func reversed(pairs []string) []string {
	out := slices.Clone(pairs)
	for i := 0; i+1 < len(out); i += 2 {
		out[i], out[i+1] = out[i+1], out[i]
	}
	return out
}

// play returns the script with what is replied now. Below a line that cannot
// be played stands why.
func (p *player) play(script string) ([]byte, error) {
	var out bytes.Buffer
	var errs []error
	for n, line := range strings.Split(strings.TrimRight(script, "\n"), "\n") {
		switch {
		case strings.HasPrefix(line, "> "):
			fmt.Fprintln(&out, line)
			reply, err := p.typed(p.real.Replace(strings.TrimPrefix(line, "> ")))
			if err != nil {
				errs = append(errs, fmt.Errorf("line %d: %w", n+1, err))
				reply = fmt.Sprintf("! %v\n", err)
			}
			fmt.Fprintf(&out, "%s\n", indentMarks(p.shown.Replace(reply)))
		case strings.HasPrefix(line, "@"):
			fmt.Fprintln(&out, line)
			if err := p.whoTypes(strings.Fields(line[1:])); err != nil {
				return nil, fmt.Errorf("line %d: %w", n+1, err)
			}
		case strings.HasPrefix(line, "# ") || line == "#":
			fmt.Fprintln(&out, line)
		}
	}
	return out.Bytes(), errors.Join(errs...)
}

// indentMarks sets off the lines of a reply that would read as the script's.
func indentMarks(reply string) string {
	lines := strings.SplitAfter(reply, "\n")
	for i, l := range lines {
		if strings.HasPrefix(l, "> ") || strings.HasPrefix(l, "@") || strings.HasPrefix(l, "# ") {
			lines[i] = " " + l
		}
	}
	return strings.Join(lines, "")
}

func (p *player) whoTypes(words []string) error {
	p.who = Act{}
	for _, w := range words {
		name, value, _ := strings.Cut(w, "=")
		switch name {
		case "admin":
			p.who.Admin = true
		case "dm":
			p.who.DM = true
		case "install":
			p.who.Install = true
		case "user":
			p.who.User = value
		case "channel":
			p.who.Channel = value
		case "locale":
			p.who.Locale = value
		default:
			return fmt.Errorf("%q: want admin, dm, install, user=, channel= or locale=", w)
		}
	}
	return nil
}

// typed acts and returns what is replied.
func (p *player) typed(what string) (string, error) {
	a, err := p.act(what)
	if err != nil {
		return "", err
	}
	x := p.d.Interaction(a)
	if err := p.responder.Handle(context.Background(), x.Raw); err != nil {
		return "", err
	}
	if a.Focused != "" {
		cs, err := x.Choices(time.Second)
		var b strings.Builder
		for _, c := range cs {
			fmt.Fprintf(&b, "- %s\n", c.Name)
		}
		return b.String(), err
	}
	if p.last, err = x.Wait(time.Second); err != nil {
		return "", err
	}
	return Show(p.last), nil
}

func (p *player) act(what string) (Act, error) {
	a := p.who
	verb, rest, _ := strings.Cut(what, " ")
	switch {
	case verb == "press" || verb == "choose" || verb == "forge":
		if p.last == nil {
			return a, errors.New("there is nothing to press yet")
		}
		id, value, ok := p.last.Control(rest)
		if !ok {
			return a, fmt.Errorf("the reply before has no %q", rest)
		}
		a.Press, a.On = id, p.last
		switch verb {
		case "choose":
			a.Values = []string{value}
		case "forge":
			a.Press = strings.ToUpper(id)
		}
		return a, nil
	case verb == "message":
		a.Command, a.Target, _ = strings.Cut(rest, ": ")
		return a, nil
	case verb == "type":
		a.Command, a.Options, a.Focused = p.command(rest)
		if a.Focused == "" {
			return a, fmt.Errorf("%q types no option", rest)
		}
		return a, nil
	case strings.HasPrefix(what, "/"):
		a.Command, a.Options, _ = p.command(what)
		return a, nil
	}
	return a, fmt.Errorf("%q: want /command, type, press, choose, forge or message", what)
}

// command reads "/channels allow channel: 7", with option names from the menu.
func (p *player) command(line string) (name string, options map[string]any, last string) {
	var words []string
	rest := strings.TrimPrefix(line, "/")
	for rest != "" {
		word, after, _ := strings.Cut(rest, " ")
		if strings.HasSuffix(word, ":") {
			break
		}
		words, rest = append(words, word), strings.TrimLeft(after, " ")
	}
	name, options = strings.Join(words, " "), map[string]any{}
	var value []string
	flush := func() {
		if last != "" {
			options[last] = strings.Join(value, " ")
		}
		value = nil
	}
	for _, word := range strings.Fields(rest) {
		if option, ok := strings.CutSuffix(word, ":"); ok && p.has(name, option) {
			flush()
			last = option
			continue
		}
		value = append(value, word)
	}
	flush()
	return name, options, last
}

// has says whether a command has an option.
func (p *player) has(name, option string) bool {
	c, ok := p.responder.Router.Lookup(name)
	for _, o := range c.Options {
		ok = ok && o.Name != option
	}
	return !ok
}

// difference names the first line that differs.
func difference(want, got string) string {
	a, b := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range max(len(a), len(b)) {
		var was, is string
		if i < len(a) {
			was = a[i]
		}
		if i < len(b) {
			is = b[i]
		}
		if was != is {
			return fmt.Sprintf("line %d\n  was %q\n  is  %q", i+1, was, is)
		}
	}
	return ""
}
