// Package words holds the translations: of the names and descriptions of the
// commands, and of what the bot says itself. Text from articles is never
// translated.
//
// To add a language, add one file to phrases (English phrase to translation),
// one to names (command or option to its name), and one line to languages.
// A phrase that a file lacks is said in English.
package words

import (
	"cmp"
	"embed"
	"encoding/json"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
)

//go:embed phrases/*.json names/*.json
var files embed.FS

// languages are Discord's locales that have files, and how each writes a day:
// {d}, {month} and {y} stand for its parts.
var languages = map[string]struct{ day, months string }{
	"de":    {"{d}. {month} {y}", "Januar Februar März April Mai Juni Juli August September Oktober November Dezember"},
	"es-ES": {"{d} de {month} de {y}", "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"},
	"fr":    {"{d} {month} {y}", "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"},
	"ja":    {"{y}年{month}{d}日", "1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月"},
	"pt-BR": {"{d} de {month} de {y}", "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"},
}

// english is how days are written in every language without files.
const english = "2 January 2006"

// Words are the translations. Make them with Load; they are read only and safe
// for concurrent use.
type Words struct {
	locales    []string // sorted
	localizers map[string]*i18n.Localizer
	known      map[string]bool              // English phrases that some file has
	names      map[string]map[string]string // by path, by locale
	months     map[string][]string
	commands   map[string]*strings.Replacer // by locale: how commands within a phrase are called
}

// Load reads the translations that are part of the program.
func Load() (*Words, error) {
	w := &Words{
		locales:    slices.Sorted(maps.Keys(languages)),
		localizers: map[string]*i18n.Localizer{},
		known:      map[string]bool{},
		names:      map[string]map[string]string{},
		months:     map[string][]string{},
		commands:   map[string]*strings.Replacer{},
	}
	bundle := i18n.NewBundle(language.English)
	for _, locale := range w.locales {
		file, err := bundle.LoadMessageFileFS(files, path.Join("phrases", locale+".json"))
		if err != nil {
			return nil, fmt.Errorf("translations %s: %w", locale, err)
		}
		for _, m := range file.Messages {
			w.known[m.ID] = true
		}
		w.localizers[locale] = i18n.NewLocalizer(bundle, locale)
		w.months[locale] = strings.Fields(languages[locale].months)
		if err := w.loadNames(locale); err != nil {
			return nil, err
		}
		w.commands[locale] = w.renaming(locale)
	}
	return w, nil
}

// renaming writes the commands that a phrase mentions, such as "/feeds list",
// by the names that a locale gives them.
func (w *Words) renaming(locale string) *strings.Replacer {
	paths := slices.SortedFunc(maps.Keys(w.names), func(a, b string) int { // the longer of two that begin alike first
		return cmp.Or(len(b)-len(a), strings.Compare(a, b))
	})
	var pairs []string
	for _, at := range paths {
		pairs = append(pairs, "/"+at+":", "/"+w.commandLine(locale, at+":"), "/"+at, "/"+w.commandLine(locale, at))
	}
	return strings.NewReplacer(pairs...)
}

func (w *Words) loadNames(locale string) error {
	raw, err := files.ReadFile(path.Join("names", locale+".json"))
	if err != nil {
		return fmt.Errorf("names %s: %w", locale, err)
	}
	var names map[string]string
	if err := json.Unmarshal(raw, &names); err != nil {
		return fmt.Errorf("names %s: %w", locale, err)
	}
	for at, name := range names {
		if w.names[at] == nil {
			w.names[at] = map[string]string{}
		}
		w.names[at][locale] = name
	}
	return nil
}

// locale returns the locale with files that serves a reader best: "es-419" and
// "es" read "es-ES". It returns "" for a reader of English.
func (w *Words) locale(reader string) string {
	if _, ok := w.localizers[reader]; ok {
		return reader
	}
	base, _, _ := strings.Cut(reader, "-")
	for _, l := range w.locales {
		if lang, _, _ := strings.Cut(l, "-"); base != "" && lang == base {
			return l
		}
	}
	return ""
}

// Translate says an English phrase in a reader's language, or returns it as it
// is.
func (w *Words) Translate(reader, phrase string) string {
	if line, ok := strings.CutPrefix(phrase, "/"); ok {
		return "/" + w.commandLine(w.locale(reader), line)
	}
	if !w.known[phrase] {
		return phrase
	}
	l := w.localizers[w.locale(reader)]
	if l == nil {
		return phrase
	}
	// Without the other languages' fallback: what is missing is said in English.
	text, tag, err := l.LocalizeWithTag(&i18n.LocalizeConfig{MessageID: phrase})
	if err != nil || text == "" || tag == language.English {
		return phrase
	}
	return w.commands[w.locale(reader)].Replace(text)
}

// commandLine writes a command with its options ("film title: dune") by the
// names that a locale gives them.
func (w *Words) commandLine(locale, line string) string {
	words := strings.Split(line, " ")
	at := ""
	for i, word := range words {
		name, option := strings.CutSuffix(word, ":")
		here := strings.TrimSpace(at + " " + name)
		own, ok := w.names[here][locale]
		switch {
		case ok && option:
			words[i] = own + ":"
		case ok:
			words[i], at = own, here
		case option:
		default:
			if i == 0 {
				return line
			}
		}
	}
	return strings.Join(words, " ")
}

// Phrase returns the translations of an English phrase by locale.
func (w *Words) Phrase(phrase string) map[string]string {
	all := map[string]string{}
	for _, l := range w.locales {
		if text := w.Translate(l, phrase); text != phrase {
			all[l] = text
		}
	}
	return all
}

// Name returns the names of a command or option ("film", "film title") by
// locale.
func (w *Words) Name(at string) map[string]string { return maps.Clone(w.names[at]) }

// Day writes a day as a reader does.
func (w *Words) Day(reader string, t time.Time) string {
	locale := w.locale(reader)
	if locale == "" {
		return t.Format(english)
	}
	return strings.NewReplacer(
		"{d}", fmt.Sprint(t.Day()),
		"{month}", w.months[locale][t.Month()-1],
		"{y}", fmt.Sprint(t.Year()),
	).Replace(languages[locale].day)
}
